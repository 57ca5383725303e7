"""What people decided stands beside the consequence of an edit: confirmed conflicts and labelled pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from credtui.cli import main
from credtui.session import Session
from credtui.store.corrections import load_corrections
from credtui.tui.app import CredtuiApp
from tests.corrections.live import live_session, make_case
from tests.tui.driving import frame, settled

ROWS = (
    ("The bridge was closed regularly", "The bridge was closed only once", True),
    ("The mill burned down in June", "The mill did not burn down", True),
    ("The clerks left at noon", "The ferry has a new captain", False),
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    rows = [{"id": str(i), "a": a, "b": b, "conflict": c} for i, (a, b, c) in enumerate(ROWS)]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def confirm(case: Path, made: Session) -> str:
    """An analyst confirms the strongest conflict; its id."""
    first = made.comparison.conflicts[0]
    known = {s.id: s for s in made.comparison.statements}
    texts = {d.id: d.text for d in made.comparison.documents}
    lines = ['by = "Olena"', "at = 2031-05-13T10:00:00Z", 'verdict = "collides"']
    for side, key in (("a", first.a), ("b", first.b)):
        s = known[key]
        text = texts[s.document]
        lines += [
            f"[{side}]", f"document = {json.dumps(s.document)}", f"quote = {json.dumps(s.text)}",
            f"before = {json.dumps(text[max(0, s.span.start - 20) : s.span.start])}",
            f"after = {json.dumps(text[s.span.end : s.span.end + 20])}", f"start = {s.span.start}",
        ]  # fmt: skip
    (case / "verdicts").mkdir()
    (case / "verdicts" / "one.toml").write_text("\n".join(lines) + "\n", "utf-8")
    return first.id


async def test_confirmed_conflicts_and_figures_are_told_before_saving(case: Path, gold: Path) -> None:
    first = confirm(case, live_session(case))
    app = CredtuiApp(lambda: live_session(case, gold=gold))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        while app.session.gold is None:
            await pilot.pause(0.05)
        assert app.session.confirmed == {first}
        point = next(p for p in app.session.comparison.conflicts[0].points if p.counted)
        edit = app.session.plan_nudge(point.rule, -90)
        made = app.session.job(edit)()
        assert made.made.sentence().startswith("1 vanish, of them 1 confirmed;")
        assert "precision" in made.made.sentence() and "on the labelled set" in made.made.sentence()
        await pilot.press("r")
        await settled(app, pilot)
        area = app.screen.area
        area.change_to(edit.after[area.file])
        await settled(app, pilot, 0.4)
        words = " ".join(frame(app).split())
        assert "of them 1 confirmed" in words and "labelled set" in words
        assert load_corrections(case)[0] == ()


def test_a_labelled_file_that_cannot_be_read_is_told_at_once(
    case: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold.write_text('{"id": "1", "a": "x"}\n', "utf-8")
    assert main([str(case), "--gold", str(gold)]) == 2
    assert "pairs.jsonl" in capsys.readouterr().err
