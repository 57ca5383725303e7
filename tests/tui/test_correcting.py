"""Correcting in the documents view, by keys, on a real case in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from credtui.model import Span
from credtui.session import Session
from credtui.store.corrections import load_corrections
from credtui.tui.app import CredtuiApp
from credtui.tui.display import visible
from credtui.tui.screens.pick import Option, fitting
from credtui.tui.selection import Cut, Selection, next_free, trimmed
from credtui.tui.theme import ASCII, UNICODE
from credtui.tui.widgets.doc_lines import lay_out
from tests.corrections.live import live_session, make_case
from tests.tui.driving import frame, golden, settled
from tests.tui.sample import documents, session, statements

GATE = "The gate is shut"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CREDTUI_BY", "Olena")
    return make_case(tmp_path)


def place(made: Session, words: str) -> tuple[str, int]:
    """Document and number of the statement with these words."""
    (found,) = [s for s in made.comparison.statements if words in s.text]
    mine = [s for s in made.comparison.statements if s.document == found.document]
    return found.document, sorted(s.span for s in mine).index(found.span)


async def at(app: CredtuiApp, pilot, words: str) -> None:  # type: ignore[no-untyped-def]
    """Go to a statement in the documents view."""
    await settled(app, pilot)
    document, number = place(app.session, words)
    await pilot.press("5")
    await settled(app, pilot)
    rows = [d.id for d in app.session.comparison.documents]
    await pilot.press(*["down"] * rows.index(document), *["n"] * number)
    await settled(app, pilot)
    assert words in app.screen.statement.text


async def keys(
    case: Path, words: str, *pressed: str, size: tuple[int, int] = (120, 40)
) -> tuple[Session, str]:
    """The session and the screen after these keys on a statement."""
    app = CredtuiApp(lambda: live_session(case))
    async with app.run_test(size=size) as pilot:
        await at(app, pilot, words)
        await pilot.press(*pressed)
        await settled(app, pilot)
        await settled(app, pilot)
        return app.session, frame(app)


def statement(made: Session, words: str):  # type: ignore[no-untyped-def]
    (found,) = [s for s in made.comparison.statements if words in s.text]
    return found


def changes(case: Path) -> list[str]:
    return [c.change for c in load_corrections(case)[0]]


async def test_speaker_by_typing_a_name(case: Path) -> None:
    made, shown = await keys(case, GATE, "s", *"Ihor Malyk", "enter")
    assert statement(made, GATE).speaker.name == "Ihor Malyk"
    assert "corrected: speaker: Ihor Malyk instead of" in shown
    assert "1 corrected" in shown
    (one,) = load_corrections(case)[0]
    assert (one.by, one.change) == ("Olena", "speaker")


async def test_speaker_from_the_registry_and_a_descriptor_without_a_name(case: Path) -> None:
    made, _ = await keys(case, GATE, "s", *"peskov", "enter")
    assert statement(made, GATE).speaker.id == "peskov"
    made, _ = await keys(case, GATE, "s", *"anonymous: two guards", "enter")
    who = statement(made, GATE).speaker
    assert (who.name, who.id, who.kind) == ("two guards", None, "anonymous")


async def test_stance_quotation_and_carrier(case: Path) -> None:
    made, _ = await keys(
        case, GATE, "t", *"deny", "enter", "i", *"mixed", "enter", "v", *"Evening Courier", "enter"
    )
    found = statement(made, GATE)
    assert (found.stance, found.quote, found.via) == ("deny", "mixed", "Evening Courier")
    assert changes(case) == ["stance", "quote", "via"]


async def test_words_are_moved_by_keys_and_the_cursor_stays(case: Path) -> None:
    made, shown = await keys(case, "closed only once", "w", "left", "left", "tab", "right", "enter")
    assert [s.text for s in made.comparison.statements if s.corrected] == ["bridge was closed"]
    assert "‹bridge was closed›" in shown


async def test_split_join_and_no_statement(case: Path) -> None:
    made, _ = await keys(case, "closed only once", "b", "right", "enter")
    assert {"The bridge was closed", "only once"} <= {s.text for s in made.comparison.statements}
    made, _ = await keys(case, "only once", "d")
    assert "only once" not in {s.text for s in made.comparison.statements}
    assert changes(case) == ["split", "not-a-statement"]


async def test_join_with_the_next_one(case: Path) -> None:
    made, _ = await keys(case, "went home early", "J")
    (joined,) = [s for s in made.comparison.statements if s.corrected]
    assert joined.text.startswith("The workers went home early")
    assert joined.text.endswith("The gate is shut")


async def test_a_missed_statement(case: Path) -> None:
    made, shown = await keys(case, GATE, "a", "down", "enter", *"Ihor Malyk", "enter", "enter")
    added = statement(made, "Nobody was hurt")
    assert (added.speaker.name, added.stance, added.quote) == ("Ihor Malyk", "assert", "indirect")
    assert "Nobody was hurt›" in shown
    assert "Ihor Malyk" in shown.split("─────")[-1], "the cursor is on the new statement"


async def test_a_facet_with_its_words(case: Path) -> None:
    made, shown = await keys(
        case, "closed only once", "f", *"occurrences", "enter", *"1..3", "enter"
    )  # fmt: skip
    found = statement(made, "closed only once").propositions[0].facets.occurrences
    assert found is not None
    assert (found.interval.lo, found.interval.hi) == (1, 3)
    assert found.words in "The bridge was closed only once"
    assert "corrected: how often* (Olena)" in shown
    assert "how often* only once (1 to 3)" in shown


async def test_a_wrong_value_is_said_and_nothing_is_written(case: Path) -> None:
    _, shown = await keys(case, "closed only once", "f", *"occurrences", "enter", *"many", "enter")
    assert "'many' is not a count" in shown
    assert changes(case) == []


async def test_words_that_the_source_did_not_use_are_refused(case: Path) -> None:
    _, shown = await keys(
        case, "closed only once", "f", *"occurrences", "enter", *"2", "tab", *"twice", "enter"
    )
    assert "does not stand in the statement" in shown
    assert changes(case) == []


async def test_undo_is_one_key_and_a_new_file(case: Path) -> None:
    before = live_session(case).comparison.statements
    made, shown = await keys(case, GATE, "d", "u")
    assert made.comparison.statements == before
    assert changes(case) == ["not-a-statement", "revoke"]
    assert "Undone: not a statement" in shown
    made, _ = await keys(case, GATE, "d", "u", "U")
    assert changes(case).count("not-a-statement") == 3


async def test_the_list_of_corrections_takes_any_back(case: Path) -> None:
    await keys(case, GATE, "t", *"deny", "enter", "s", *"Ihor Malyk", "enter")
    made, shown = await keys(case, GATE, "c")
    assert "stance: deny instead of assert" in shown
    assert "2 corrections" in shown
    made, _ = await keys(case, GATE, "c", "down", "r")
    assert statement(made, GATE).stance == "assert"
    assert statement(made, GATE).speaker.name == "Ihor Malyk"
    _, shown = await keys(case, "went home early", "c", "enter")
    assert "Ihor Malyk" in shown.split("─────")[-1], "enter goes to the statement"


async def test_an_orphan_is_named_in_the_document_and_in_the_list(case: Path) -> None:
    await keys(case, GATE, "t", *"deny", "enter")
    file = case / "documents" / "post.md"
    file.write_text(file.read_text("utf-8").replace(f'"{GATE}."', "And that was all she told us."), "utf-8")
    _, shown = await keys(case, "went home early")
    assert "1 correction no longer finds the place here" in shown
    _, shown = await keys(case, "went home early", "c")
    assert "! place gone: stance: deny" in shown
    assert changes(case) == ["stance"]


async def test_the_name_is_asked_for_once(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDTUI_BY")
    await keys(case, GATE, "d", "escape")
    assert changes(case) == []
    await keys(case, GATE, "d", *"Petro Kit", "enter", "u", "d")
    assert [c.by for c in load_corrections(case)[0]] == ["Petro Kit"] * 3
    await keys(case, "closed only once", "d")
    assert {c.by for c in load_corrections(case)[0]} == {"Petro Kit"}


async def test_a_text_of_no_case_says_so(case: Path) -> None:
    app = CredtuiApp(lambda: live_session(case / "documents" / "post.md"))
    async with app.run_test(size=(120, 40)) as pilot:
        await at(app, pilot, GATE)
        await pilot.press("s")
        await settled(app, pilot)
        assert "This text is in no case" in frame(app)
        await pilot.press("a")
        await settled(app, pilot)
        assert "This text is in no case" in frame(app)


async def test_every_dialog_closes_without_a_change(case: Path) -> None:
    for key in "stivwbaf":
        _, shown = await keys(case, "closed only once", key, "escape")
        assert "Orest Lan" in shown
    assert changes(case) == []


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize(
    ("name", "pressed"),
    [
        ("speaker", "s+L+o+s"),
        ("words", "w+left+tab+right"),
        ("facet-value", "f+o+c+c+u+r+enter"),
        ("split", "b"),
    ],
)
async def test_frames_of_dialogs(size: tuple[int, int], name: str, pressed: str) -> None:
    app = CredtuiApp(session)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await pilot.press("5", *pressed.split("+"))
        await settled(app, pilot)
        golden(f"correcting-{name}-{size[0]}x{size[1]}", frame(app))


# ------------------------------------------------------------------ what is under the screens
TEXT = "He said: «The gate “North” is shut.» It is open, 12.5 km away (as before)."


def test_edges_move_by_words_and_stay_apart() -> None:
    chosen = Selection(TEXT, Span(10, 35))
    chosen.by_word(-1)
    assert chosen.span.of(TEXT) == "The gate “North” is shut"
    for _ in range(40):
        chosen.by_word(-1)
    assert chosen.span.end > chosen.span.start
    chosen.other_edge()
    for _ in range(40):
        chosen.by_word(1)
        chosen.by_character(1)
    assert chosen.span.end > chosen.span.start
    for _ in range(80):
        chosen.by_word(-1)
    assert chosen.span.start == 0


def test_content_is_cut_like_a_statement() -> None:
    assert trimmed(TEXT, Span(9, 36)).of(TEXT) == "The gate “North” is shut"
    text = '"gate," he said. The ship is called "Hope".'
    assert trimmed(text, Span(17, len(text))).of(text) == 'The ship is called "Hope"'
    assert trimmed("...", Span(0, 3)) == Span(0, 3)


def test_a_cut_leaves_words_on_both_sides() -> None:
    cut = Cut(TEXT, Span(10, len(TEXT)))
    for by in (-1, 1):
        for _ in range(60):
            cut.by_word(by)
            if cut.pieces:
                one, two = cut.pieces
                assert one.end <= two.start
                assert one.of(TEXT).strip() and two.of(TEXT).strip()
    assert Cut("word", Span(0, 4)).pieces is None


def test_the_next_free_sentence() -> None:
    assert next_free(TEXT, [Span(0, 36)], 0) == trimmed(TEXT, Span(37, len(TEXT)))
    assert next_free(" \n", [], 0) is None


def test_options_that_begin_with_what_is_typed_come_first() -> None:
    options = [Option("apply"), Option("map"), Option("ap", "x")]
    assert [o.value for o in fitting(options, "AP")] == ["ap", "apply", "map"]
    assert fitting(options, "") == options


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_claims_are_marked_inside_their_statement(signs) -> None:  # type: ignore[no-untyped-def]
    (document,) = [d for d in documents() if d.id == "north"]
    mine = [s for s in statements() if s.document == "north"]
    first = mine[0]
    half = Span(first.span.start, first.span.start + 17)
    rest = Span(half.end + 1, first.span.end)
    claims = tuple(replace(first.propositions[0], span=s, text=s.of(document.text)) for s in (half, rest))
    mine[0] = replace(first, propositions=claims)
    laid = lay_out(document, mine, first.id, 1, 200, signs)
    text = "\n".join(line.plain for line in laid.lines)
    assert f"1{signs.open}[1a {visible(half.of(document.text))}] [1b " in text
    assert f"]{signs.close}, according to" in text
    assert f"2{signs.open}At least 40" in text
    assert set(laid.place) == {s.id for s in mine}
    removed: Sequence[str] = ("[1a ", "[1b ", "]", *(f"{i}{signs.open}" for i in (1, 2, 3)), signs.close)
    for sign in removed:
        text = text.replace(sign, "")
    assert text.split() == document.text.split()


async def test_new_sources_are_offered_and_written_only_with_consent(case: Path, own_folders: Path) -> None:
    for name in ("lantern", "third", "fourth"):
        text = f'+++\noutlet = "{name}"\nurl = "https://{name}.example/2"\nlang = "en"\n+++\n'
        said = '"The quay is open," Ostap Vartovenko said.\n'
        (case / "documents" / f"{name}-2.md").write_text(text + said, "utf-8")
    app = CredtuiApp(lambda: live_session(case))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("4", "a")
        await settled(app, pilot)
        assert "Ostap Vartovenko" in frame(app)
        assert "[source.ostap-vartovenko]" in frame(app)
        own = own_folders / "data" / "credtui" / "sources" / "registry"
        assert not own.exists()
        await pilot.press("y")
        await settled(app, pilot)
        await settled(app, pilot)
        assert "written" in frame(app)
        assert [p.name for p in own.iterdir()] == ["ostap-vartovenko.toml"]
        await pilot.press("y", "escape")
        await settled(app, pilot)
        assert "Taken in: ostap-vartovenko" in frame(app)


async def test_no_new_sources_is_a_sentence(case: Path) -> None:
    app = CredtuiApp(lambda: live_session(case))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("4", "a", "y", "escape")
        await settled(app, pilot)
        assert "Taken in" not in frame(app)


def test_a_long_text_is_laid_out_round_the_statement() -> None:
    (document,) = [d for d in documents() if d.id == "north"]
    first = next(s for s in statements() if s.document == "north")
    text = (document.text + "\n") * 600
    size = len(document.text) + 1
    made = [
        replace(first, id=f"x{i}", span=Span(first.span.start + i * size, first.span.end + i * size))
        for i in range(600)
    ]
    for i in (0, 300, 599):
        laid = lay_out(replace(document, text=text), made, f"x{i}", 0, 80, UNICODE)
        assert len(laid.lines) < 3000
        assert f"{i + 1}‹" in laid.lines[laid.place[f"x{i}"]].plain
        assert "characters before" in laid.lines[0].plain or i == 0
        assert "characters after" in laid.lines[-1].plain or i == 599
    assert len(lay_out(replace(document, text="x" * 900_000), (), None, 0, 80, UNICODE).lines) < 1200
