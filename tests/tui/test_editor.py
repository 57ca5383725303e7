"""The rule editor as a person uses it, on real rules and a small real case."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from credtui.bundled import rules_dir
from credtui.tomlio.problem import Problem
from credtui.tui.app import CredtuiApp
from credtui.tui.screens.find_rule import rules_in
from credtui.tui.screens.rules import RulesScreen
from credtui.tui.toml_colours import tokens
from credtui.tui.widgets.line_document import LineDocument
from credtui.tui.widgets.offers import Offers
from credtui.tui.widgets.toml_area import TomlArea
from tests.tui.driving import frame, settled, typed
from tests.tui.real import PACK, own_rules, real_session


@pytest.fixture
def app(tmp_path: Path) -> CredtuiApp:
    rules = own_rules(tmp_path / "rules")
    return CredtuiApp(lambda: real_session(tmp_path / "case", rules))


async def opened(app: CredtuiApp, pilot, *keys: str) -> TomlArea:
    await settled(app, pilot)
    await pilot.press(*(keys or ("6",)))
    await settled(app, pilot)
    return app.screen.area


def at(area: TomlArea, text: str) -> int:
    """The line (from 0) that a text stands in."""
    return area.text[: area.text.index(text)].count("\n")


async def test_from_a_point_to_its_line_and_back(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("down", "tab", "tab", "down")
        await settled(app, pilot)
        before = app.screen.here()
        point = app.screen.point
        area = await opened(app, pilot, "r")
        assert (area.file, area.cursor_location[0] + 1) == (point.file, point.line)
        assert f"[rule.{point.rule}]" in area.document.get_line(area.cursor_location[0])
        await pilot.press("ctrl+o")
        await settled(app, pilot)
        assert app.screen.here() == before


async def test_an_edit_taken_back_elsewhere_is_gone_from_the_text(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        old = area.text
        area.change_to(old.replace("points = 42", "points = 41", 1))
        await settled(app, pilot, 0.3)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "1 unsaved" in frame(app)
        await pilot.press("u")
        await settled(app, pilot)
        assert app.saving.unsaved() == {}
        assert "unsaved" not in frame(app)
        assert area.text == old
        await pilot.press("U")
        await settled(app, pilot)
        assert "points = 41" in area.text


async def test_keys_that_come_at_once_act_in_their_order(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        area.go(at(area, "points = ") + 1)
        old = area.document.get_line(area.cursor_location[0])
        await pilot.pause()
        for key, character in (("end", None), ("backspace", "\x7f"), ("backspace", "\x7f"), ("7", "7")):
            app.post_message(events.Key(key, character))
        await settled(app, pilot)
        assert area.document.get_line(area.cursor_location[0]) == f"{old[:-2]}7"


async def test_every_problem_has_its_place_and_can_be_mended(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        first = app.session.comparison
        text = area.text
        area.change_to(text.replace("points = 42", "pionts = 42", 1).replace('"frequency"', '"frequenzy"', 1))
        await settled(app, pilot, 0.3)
        shown = frame(app)
        assert "2 problems; the last good result stays" in shown
        assert "did you mean points" in shown and "did you mean frequency" in shown
        assert app.session.comparison is first
        await pilot.press("f8")
        await settled(app, pilot, 0.1)
        one = area.cursor_location
        await pilot.press("f8")
        await settled(app, pilot, 0.1)
        assert area.cursor_location != one
        assert {one[0], area.cursor_location[0]} == {at(area, "pionts"), at(area, "frequenzy")}
        await pilot.press("f9")
        await settled(app, pilot, 0.3)
        await pilot.press("f9")
        await settled(app, pilot, 0.3)
        assert area.text == text
        assert "problem" not in frame(app)


async def test_a_problem_of_a_file_that_is_not_open_here_changes_nothing(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        text = area.text
        screen = app.screen
        assert isinstance(screen, RulesScreen) and screen.checker is not None
        screen.checker.problems = (Problem("elsewhere.toml", 1, 1, "no such key", "", "points", width=6),)
        await pilot.press("f9")
        await settled(app, pilot, 0.1)
        assert area.text == text
        assert "elsewhere.toml is not among the files that can be changed here" in frame(app)


async def test_a_bad_text_is_not_saved_and_not_lost(app: CredtuiApp, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        before = app.session.comparison
        await pilot.press("ctrl+home")
        area.move_cursor((0, 0))
        await typed(pilot, "zz ")
        await settled(app, pilot, 0.3)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "Not saved: mend the problems first." in frame(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "it is kept, 6 goes back to it" in frame(app)
        assert app.session.comparison is before
        assert (tmp_path / "rules" / "conflicts.toml").read_text("utf-8") == PACK
        await pilot.press("6")
        await settled(app, pilot, 0.3)
        assert app.screen.area.text.startswith("zz # Two rules")
        await pilot.press("ctrl+z")
        await settled(app, pilot, 0.3)
        assert not app.screen.area.changed


async def test_consequence_then_save_then_undo(app: CredtuiApp, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        less = PACK.replace("points = 42", "points = 1")
        area.change_to(less)
        await settled(app, pilot, 0.3)
        shown = frame(app)
        assert "If you save (ctrl+s)" in shown and "1 vanish; 1 stay." in shown
        assert len(app.session.comparison.conflicts) == 2
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert len(app.session.comparison.conflicts) == 1
        assert (tmp_path / "rules" / "conflicts.toml").read_text("utf-8") == less
        await pilot.press("escape")
        await settled(app, pilot)
        await pilot.press("u")
        await settled(app, pilot)
        assert len(app.session.comparison.conflicts) == 2
        assert len(app.session.dirty) == 1


async def test_a_bundled_file_is_saved_as_a_copy(tmp_path: Path, own_folders: Path) -> None:
    app = CredtuiApp(lambda: real_session(tmp_path / "case"))
    original = (rules_dir() / "conflicts.toml").read_text("utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        assert area.text == original and "bundled: saving makes" in frame(app)
        area.move_cursor((0, 0))
        await typed(pilot, "# ")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        saved = own_folders / "config" / "credtui" / "rules" / "conflicts.toml"
        assert saved.read_text("utf-8") == f"# {original}"
        assert (rules_dir() / "conflicts.toml").read_text("utf-8") == original
        assert "bundled" not in frame(app)


async def test_a_lost_conflict_can_be_looked_at(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        lost = app.session.comparison.conflicts[0].id
        area.change_to(area.text.replace("points = 42", "points = 1", 1))
        await settled(app, pilot, 0.3)
        await pilot.press("f3", "enter")
        await settled(app, pilot, 0.2)
        assert app.screen.view == "conflicts"
        assert lost not in [r.id for r in app.session.comparison.conflicts]
        assert app.screen.here().relation == lost


async def test_words_are_offered_with_their_meaning(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        offers = app.screen.query_one(Offers)
        area.move_cursor((at(area, "a.occurrences = { ge = 3 }"), 0))
        await pilot.press("enter", "up")
        await typed(pilot, "b.quan")
        await pilot.pause()
        assert offers.open and "How many or how much" in frame(app)
        await pilot.press("enter")
        await pilot.pause()
        line = area.document.get_line(area.cursor_location[0])
        assert line == "b.quantity = " and offers.open
        assert "{ ge = 1 }" in frame(app) and "for every possible value" in frame(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not offers.open and app.screen.view == "rules"
        await pilot.press("ctrl+n", "down", "tab")
        await settled(app, pilot, 0.3)
        assert "b.quantity = { " in area.text
        assert "problem" not in frame(app)


async def test_enter_without_a_word_is_a_new_line(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        count = area.document.line_count
        area.move_cursor(area.document.end)
        await typed(pilot, '[rule.x]\ntitle = "')
        await pilot.press("enter")
        await pilot.pause()
        assert area.document.line_count == count + 2


async def test_a_rule_is_written_by_filling_in_and_choosing(app: CredtuiApp) -> None:
    """Somebody who never saw the format: f2, then only words, arrows, enter and tab."""
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot, "6", "f2")
        await settled(app, pilot, 0.3)
        assert "problem" not in frame(app)
        await typed(pilot, "Promises that differ")
        await pilot.press("tab")
        await pilot.pause()
        shown = frame(app)
        assert "they cannot both be true; both may be wrong" in shown
        assert "exactly one of the two can be true" in shown
        await pilot.press("down", "enter")  # contradictory comes first, contrary second
        await pilot.press("tab")
        await pilot.pause()
        assert "two amounts that exclude each other" in frame(app)
        await typed(pilot, "num")
        await pilot.press("enter", "tab")
        await typed(pilot, "60")
        await pilot.press("escape")
        await settled(app, pilot, 0.3)
        rule = tomllib.loads(area.text)["rule"]["my-rule"]
        assert (rule["title"], rule["relation"], rule["type"], rule["points"]) == (
            "Promises that differ", "contrary", "number", 60,
        )  # fmt: skip
        assert app.screen.checker.errors == ()
        assert "1 new" in frame(app) or "1 up" in frame(app)


async def test_what_the_cursor_stands_on_is_explained(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        area.move_cursor((at(area, "a.occurrences = { ge = 3 }"), 4))
        await settled(app, pilot, 0.1)
        assert "How many times it happened" in frame(app)


async def test_two_sentences_are_tried_with_the_text_as_typed(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        area.go(at(area, "[rule.regular-against-single.when]") + 1)
        await pilot.press("f4")
        await settled(app, pilot, 0.2)
        shown = frame(app)
        assert "regular-against-single fires" in shown
        assert "a.occurrences ge 3" in shown and "“seven” = 7" in shown
        area.change_to(area.text.replace("a.occurrences = { ge = 3 }", "a.occurrences = { ge = 99 }", 1))
        await settled(app, pilot, 0.5)
        shown = frame(app)
        assert "regular-against-single does not fire" in shown and "× a.occurrences ge 99" in shown
        results = app.screen.query_one("#try-results")
        results.focus()
        row = next(i for i in range(len(results.rows)) if "ge 99" in results.rows.line(i, 0, 80).plain)
        results.select(row)
        await pilot.press("enter")
        await settled(app, pilot)
        assert area.document.get_line(area.cursor_location[0]) == "a.occurrences = { ge = 99 }"


async def test_a_conflict_is_tried_in_the_editor(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        entry = app.screen.entry
        await pilot.press("t")
        await settled(app, pilot, 0.3)
        shown = frame(app)
        assert "have met only once" in shown and entry.relation.type in shown


async def test_a_rule_is_found_and_where_it_fires_is_shown(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        await pilot.press("ctrl+g")
        await typed(pilot, "single occasion")
        await pilot.press("enter")
        await settled(app, pilot)
        assert "[rule.regular-against-single]" in app.screen.area.document.get_line(
            app.screen.area.cursor_location[0]
        )
        await pilot.press("f5")
        await settled(app, pilot, 0.2)
        assert "1 of 2 conflicts" in frame(app) and "rule:regular-against-single" in frame(app)


async def test_each_file_keeps_its_undo_and_place(tmp_path: Path) -> None:
    rules = own_rules(tmp_path / "rules")
    (rules / "more.toml").write_text("# Nothing yet.\nformat = 1\n", "utf-8")
    app = CredtuiApp(lambda: real_session(tmp_path / "case", rules))
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        area.move_cursor((7, 0))
        await typed(pilot, "# ")
        await pilot.press("f6")
        await settled(app, pilot, 0.3)
        assert app.screen.area is not area
        await pilot.press("escape", "6")
        await settled(app, pilot, 0.3)
        for _ in range(len(app.session.files) - 1):
            await pilot.press("f6")
            await settled(app, pilot)
        assert app.screen.area is area and area.cursor_location == (7, 2)
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not area.document.get_line(7).startswith("#")


async def test_keys_shown_while_typing_type_nothing(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot)
        last = frame(app).splitlines()[-1]
        words = [w for w in last.split("  ") if w.strip()]
        assert len(words) > 5
        for word in words:
            key = word.strip().split(" ")[0]
            assert key.startswith(("ctrl+", "f")) and len(key) > 1, key


HOSTILE_TOML = '# \x1b[31mred\u202e [/b]\x07\ntitle = "a\u2028b\x85c\u00add"\n'


async def test_a_hostile_rule_file_is_shown_and_kept(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "odd.toml").write_text(HOSTILE_TOML, "utf-8")
    app = CredtuiApp(lambda: real_session(tmp_path / "case", rules))
    async with app.run_test(size=(80, 24)) as pilot:
        area = await opened(app, pilot)
        await settled(app, pilot, 0.3)
        assert area.text == HOSTILE_TOML
        assert not any(c in frame(app) for c in "\x1b\x07\u202e\u2028\x85")


@given(st.text("ab\n\r\u2028\x0b\x85 é漢", max_size=60), st.text("ab\nxé\r", max_size=40))
def test_any_text_comes_in_as_it_is(old: str, new: str) -> None:
    document = LineDocument(old)
    assert document.text == old
    area = TomlArea("x", old)
    area.change_to(new.replace("\r", ""))
    assert area.text == new.replace("\r", "")
    area.undo()
    assert area.text == old


def test_colours_count_bytes() -> None:
    assert tokens("ключ = 1 # «й»")[-1] == (13, 21, "comment")


def test_rules_are_found_in_a_text_that_is_not_valid() -> None:
    found = rules_in({"x.toml": '[rule.one]\ntitle = "First"\nbroken = = \n\n[cap.two]\n[rule.one.when]\n'})
    assert [(f.kind, f.name, f.title, f.line) for f in found] == [
        ("rule", "one", "First", 1),
        ("cap", "two", "", 5),
    ]


async def test_a_file_found_broken_hinders_no_edit_of_another(tmp_path: Path) -> None:
    rules = own_rules(tmp_path / "rules")
    (rules / "more.toml").write_text('[rule.half]\ntitle = "Half"\npionts = 3\n', "utf-8")
    app = CredtuiApp(lambda: real_session(tmp_path / "case", rules))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        assert len(app.session.comparison.conflicts) == 2
        await pilot.press("left_square_bracket")
        await settled(app, pilot)
        assert app.session.points["regular-against-single"] == 37
        area = await opened(app, pilot)
        await settled(app, pilot, 0.3)
        assert "what is broken is left out" in frame(app) and "did you mean points" in frame(app)
        area.change_to(area.text.replace("points = 37", "points = x"))
        await settled(app, pilot, 0.3)
        assert "the last good result stays" in frame(app)
        area.change_to(area.text.replace("points = x", "points = 1"))
        await settled(app, pilot, 0.3)
        assert "1 vanish" in frame(app) and "left out" in frame(app)


async def test_a_warning_stands_beside_the_consequence(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        area = await opened(app, pilot)
        area.change_to(area.text.replace("a.occurrences = { ge = 3 }", "a.occurrences = { ge = 3, le = 2 }"))
        await settled(app, pilot, 0.3)
        shown = frame(app)
        assert "1 warning" in shown and "1 vanish; 1 stay." in shown and "If you save" in shown


async def test_misfired_here_gives_an_example_and_a_tighter_rule(app: CredtuiApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        relation = app.screen.entry.relation
        assert (relation.type, app.screen.point.rule) == ("frequency", "regular-against-single")
        await pilot.press("m")
        await settled(app, pilot)
        shown = frame(app)
        assert "Which condition held and should not have counted?" in shown
        assert "a.occurrences ge 3" in shown and "“regularly” = 3 or more" in shown
        await pilot.press("enter")
        await settled(app, pilot)
        shown = frame(app)
        assert "What shall change?" in shown and "only the example" in shown
        assert '+expect = "no-match"' in shown
        await pilot.press("enter")
        await settled(app, pilot)
        (name,) = app.session.files
        text = app.session.texts[name]
        rule = tomllib.loads(text)["rule"]["regular-against-single"]
        assert [e["expect"] for e in rule["example"]] == ["match", "no-match"]
        assert all(line in text.splitlines() for line in PACK.splitlines() if "occurrences" not in line)
        assert rule["when"] != tomllib.loads(PACK)["rule"]["regular-against-single"]["when"]
        assert relation.id not in [r.id for r in app.session.comparison.conflicts]
        await pilot.press("u")
        await settled(app, pilot)
        assert app.session.texts[name] == PACK
        assert relation.id in [r.id for r in app.session.comparison.conflicts]


async def test_misfired_here_can_be_left(app: CredtuiApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("m")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "Which condition held" in frame(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.session.dirty == () and app.screen.view == "conflicts"
