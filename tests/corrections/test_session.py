"""Corrections in a session: written at once, taken back by another file, nobody else's lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from credtui.corrections.anchor import anchor_of
from credtui.corrections.model import Correction, Seen
from credtui.model import Speaker, Statement
from credtui.session import Session
from credtui.store.corrections import load_corrections, moment_after, save_correction
from tests.corrections.build import MALYK
from tests.corrections.live import live_session, make_case

GATE = "The gate is shut"
FAR = datetime(2131, 1, 1, tzinfo=UTC)


def statement(session: Session, words: str) -> Statement:
    (found,) = [s for s in session.comparison.statements if words in s.text]
    return found


def draft(session: Session, words: str, speaker: Speaker = MALYK, by: str = "Olena") -> Correction:
    s = statement(session, words)
    (document,) = [d for d in session.comparison.documents if d.id == s.document]
    seen = Seen(s.speaker, s.stance, s.quote, s.via, s.speaker.name)
    anchor = anchor_of(document.text, s.span)
    return Correction("", by, moment_after(()), document.id, "speaker", anchor, seen, speaker=speaker)


def do(session: Session, one: Correction) -> bool:
    step = session.plan_correction(one)
    return session.adopt(step, session.job(step)())


def undo(session: Session) -> bool:
    step = session.plan_undo()
    assert step is not None
    return session.adopt_undo(step, session.job(step)())


def redo(session: Session) -> bool:
    step = session.plan_redo()
    assert step is not None
    return session.adopt_redo(step, session.job(step)())


def test_a_correction_is_on_disk_when_it_is_on_screen(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    session = live_session(case)
    before = session.comparison
    assert do(session, draft(session, GATE))
    assert statement(session, GATE).speaker.name == "Ihor Malyk"
    assert [c.by for c in load_corrections(case)[0]] == ["Olena"]
    assert session.undo_label is not None
    assert "Ihor Malyk" in session.undo_label
    again = live_session(case)
    assert again.comparison.statements == session.comparison.statements
    assert again.comparison.corrections == session.comparison.corrections
    assert [s for s in before.statements if GATE not in s.text] == [
        s for s in session.comparison.statements if GATE not in s.text
    ]


def test_undo_is_a_new_file_and_redo_another(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    session = live_session(case)
    before = session.comparison.statements
    do(session, draft(session, GATE))
    assert undo(session)
    assert session.comparison.statements == before
    assert [c.change for c in load_corrections(case)[0]].count("revoke") == 1
    assert live_session(case).comparison.statements == before
    assert redo(session)
    assert statement(session, GATE).speaker.name == "Ihor Malyk"
    assert undo(session)
    assert live_session(case).comparison.statements == before
    assert len(load_corrections(case)[0]) == 4, "nothing was deleted or overwritten"


def test_rules_and_corrections_are_taken_back_in_turn(tmp_path: Path) -> None:
    session = live_session(make_case(tmp_path))
    rule = next(iter(session.points))
    first = dict(session.points)
    nudge = session.plan_nudge(rule, 5)
    assert nudge is not None
    session.adopt(nudge, session.job(nudge)())
    do(session, draft(session, GATE))
    assert session.points[rule] == first[rule] + 5, "a correction keeps the rules as they are edited"
    undo(session)
    assert statement(session, GATE).speaker.name != "Ihor Malyk"
    undo(session)
    assert session.points == first


def test_somebody_else_s_corrections_come_in_with_the_next_change(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    session = live_session(case)
    save_correction(case, draft(session, "regularly", Speaker("Petro Kit", None, "person"), by="Petro"))
    do(session, draft(session, GATE))
    assert statement(session, "regularly").speaker.name == "Petro Kit"
    assert {c.by for c in session.comparison.corrections} == {"Olena", "Petro"}
    assert live_session(case).comparison.statements == session.comparison.statements


def test_a_disk_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = live_session(make_case(tmp_path))
    before = session.comparison

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("credtui.store.corrections.write_atomic", full)
    step = session.plan_correction(draft(session, GATE))
    outcome = session.job(step)()
    assert not session.adopt(step, outcome)
    assert "No space left" in outcome.problems[0].message
    assert session.comparison is before
    assert session.undo_label is None


def test_a_text_of_no_case_says_what_to_do(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    session = live_session(case / "documents" / "post.md")
    step = session.plan_correction(draft(session, GATE))
    outcome = session.job(step)()
    assert not session.adopt(step, outcome)
    assert "credtui new NAME" in outcome.problems[0].message


def test_two_cases_at_once_each_keep_their_own(tmp_path: Path) -> None:
    one, two = make_case(tmp_path / "a"), make_case(tmp_path / "b")
    (two / "documents" / "post.md").unlink()
    session = live_session(one, two)
    do(session, draft(session, GATE))
    assert len(load_corrections(one)[0]) == 1
    assert load_corrections(two)[0] == ()


def test_a_bundled_case_is_copied_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from credtui.bundled import sources_dir

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    bundled = sources_dir() / "cases" / "moskva"
    before = sorted(p.name for p in bundled.rglob("*"))
    session = live_session(bundled)
    s = session.comparison.statements[0]
    (document,) = [d for d in session.comparison.documents if d.id == s.document]
    one = Correction(
        "", "Olena", moment_after(()), document.id, "not-a-statement", anchor_of(document.text, s.span),
        Seen(s.speaker, s.stance, s.quote),
    )  # fmt: skip
    assert do(session, one)
    own = tmp_path / "credtui" / "sources" / "cases" / "moskva"
    assert len(load_corrections(own)[0]) == 1
    assert sorted(p.name for p in bundled.rglob("*")) == before
    assert all(Path(d.path).is_relative_to(own) for d in session.comparison.documents)
    assert undo(session)
    assert len(load_corrections(own)[0]) == 2


def test_what_is_done_later_is_dated_later_whatever_the_clocks_say(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    session = live_session(case)
    fast = replace(draft(session, GATE, Speaker("Petro Kit", None, "person"), by="Petro"), at=FAR)
    save_correction(case, fast)
    session = live_session(case)
    assert statement(session, GATE).speaker.name == "Petro Kit"
    do(session, draft(session, GATE))
    assert statement(session, GATE).speaker.name == "Ihor Malyk"
    assert live_session(case).comparison.statements == session.comparison.statements
