"""The real app, driven by keys: what it shows, changes, takes back, and survives."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from credtui.model import Facets, Ref
from credtui.session import Session
from credtui.tui.app import CredtuiApp
from credtui.tui.commands import COMMANDS
from credtui.tui.display import visible
from credtui.tui.toml_colours import tokens
from credtui.tui.words import exchanged
from tests.tui.driving import frame, golden, settled
from tests.tui.sample import session, statements

HOSTILE = "[/b] [red]x[/red] \x1b[31mred\x1b[0m a\u202eb soft\u00adhyphen \x07 \ud800 [link=x]"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("conflicts", ()),
        ("disputes", ("2",)),
        ("timeline", ("3",)),
        ("sources", ("4",)),
        ("documents", ("5",)),
        ("rules", ("r",)),
        ("help", ("question_mark",)),
    ],
)
async def test_frames(size: tuple[int, int], name: str, keys: tuple[str, ...]) -> None:
    app = CredtuiApp(session)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await pilot.press(*keys)
        await settled(app, pilot)
        golden(f"{name}-{size[0]}x{size[1]}", frame(app))


async def test_what_is_known_at_once_stands_in_the_first_frame() -> None:
    def never() -> Session:
        raise AssertionError("nothing is left to be read")

    made = session()
    app = CredtuiApp(never, first=lambda: made)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "3 conflicts" in frame(app)
        assert "The mayor and the builder" in frame(app)


@pytest.mark.parametrize("keys", [(), ("2",), ("5",), ("6",), ("x",), ("ctrl+p",), ("question_mark",)])
async def test_ascii_draws_no_line_or_bar_of_another_alphabet(keys: tuple[str, ...]) -> None:
    app = CredtuiApp(session, ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press(*keys)
        await settled(app, pilot)
        strange = {c for c in frame(app) if not c.isascii() and not c.isalpha()}
        assert not strange


async def test_points_change_the_rank_and_come_back() -> None:
    app = CredtuiApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        made: Session = app.session
        first = [(r.id, r.score) for r in made.comparison.conflicts]
        for _ in range(3):
            await pilot.press("left_square_bracket")
            await settled(app, pilot)
        assert made.points["regular-against-single"] == 27
        assert [(r.id, r.score) for r in made.comparison.conflicts] != first
        assert "points = 27  # ten double the odds" in made.texts["rules/sample.toml"]
        for _ in range(3):
            await pilot.press("u")
            await settled(app, pilot)
        assert [(r.id, r.score) for r in made.comparison.conflicts] == first
        assert made.dirty == ()
        await pilot.press("U")
        await settled(app, pilot)
        assert made.points["regular-against-single"] == 37


async def test_a_nudge_that_ends_a_conflict_hits_no_other_rule() -> None:
    app = CredtuiApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        first = dict(app.session.points)
        count = len(app.session.comparison.conflicts)
        for _ in range(14):
            await pilot.press("left_square_bracket")
            await settled(app, pilot)
        changed = {rule for rule, points in app.session.points.items() if points != first[rule]}
        assert changed == {"regular-against-single"}
        assert len(app.session.comparison.conflicts) < count
        assert "This conflict is gone" in frame(app)
        await pilot.press(*["right_square_bracket"] * 14)
        await settled(app, pilot)
        await settled(app, pilot)
        assert app.session.points == first


async def test_leaving_from_a_dialog_asks_too() -> None:
    app = CredtuiApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("left_square_bracket")
        await settled(app, pilot)
        await pilot.press("x", "ctrl+q")
        await settled(app, pilot)
        assert "leave without saving" in frame(app)


async def test_a_nudge_while_loading_is_refused() -> None:
    gate = threading.Event()

    def slow() -> Session:
        gate.wait(10)
        return session()

    app = CredtuiApp(slow)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert "The case is still loading." in frame(app)
        gate.set()
        await settled(app, pilot)
        assert app.session.points["regular-against-single"] == 42


async def test_shown_points_add_up() -> None:
    for relation in session().comparison.conflicts:
        assert sum(p.points for p in relation.points if p.counted) == relation.sum


async def test_filter_counts() -> None:
    app = CredtuiApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("slash", *"source:sych")
        await settled(app, pilot)
        assert "1 of 3 conflicts" in frame(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "3 conflicts" in frame(app)


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("2",),
        ("3",),
        ("4",),
        ("5",),
        ("6",),
        ("x",),
        ("w",),
        ("question_mark",),
        ("ctrl+p",),
        ("5", "s"),
        ("5", "t"),
        ("5", "w"),
        ("5", "b"),
        ("5", "a"),
        ("5", "f"),
        ("5", "f", "enter"),
        ("5", "v"),
        ("5", "c"),
        ("5", "F"),
    ],
)
async def test_hostile_text_is_only_shown(keys: tuple[str, ...]) -> None:
    def hostile() -> Session:
        rows = [
            replace(s, text=HOSTILE, speaker=replace(s.speaker, name=HOSTILE), via=HOSTILE)
            for s in statements()
        ]
        made = session(tuple(rows))
        made.title = HOSTILE
        made.notes = (HOSTILE,)
        return made

    app = CredtuiApp(hostile)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        app.say(HOSTILE)
        await pilot.press(*keys)
        await settled(app, pilot)
        text = frame(app)
        assert not any(c in text for c in "\x1b\x07\u202e\u00ad\ud800")


async def test_every_key_in_every_view_is_harmless() -> None:
    keys = [k for c in COMMANDS if c.id not in ("quit", "open", "save") for k in c.key.split(",")]
    app = CredtuiApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for view in ("1", "2", "3", "4", "5"):
            for key in [*keys, "tab", "enter", "pagedown", "end", "home"]:
                await pilot.press(key)
                await pilot.press("escape")
            await pilot.press(view)
            await settled(app, pilot)
        assert app.session is not None


async def test_a_failed_load_is_a_sentence() -> None:
    def broken() -> Session:
        raise ValueError("case.toml:3:1: [/b] no such key")

    app = CredtuiApp(broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "The case could not be opened." in frame(app)
        assert "[/b] no such key" in frame(app)


async def test_ascii() -> None:
    app = CredtuiApp(session, ascii_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("down")
        assert "{regularly}" in frame(app)


def test_visible_keeps_what_it_says() -> None:
    assert visible("a\x1b[31m b\u202e c\u00add") == "a^[[31m b<202E> cd"
    assert visible("и\u0306") == "й"


def test_names_in_exchanged_roles_are_no_difference_of_their_own() -> None:
    tkach, sych, third = Ref("tkach", "Tkach"), Ref("sych", "Sych"), Ref("kul", "Kul")
    assert exchanged(Facets(agent=tkach, patient=sych), Facets(agent=sych, patient=tkach))
    assert exchanged(Facets(agent=third, patient=sych), Facets(agent=sych, patient=tkach))
    assert not exchanged(Facets(agent=tkach, patient=sych), Facets(agent=tkach, patient=third))
    assert not exchanged(Facets(agent=tkach), Facets(agent=sych))


def test_colours_count_bytes() -> None:
    assert tokens("ключ = 1 # «й»")[-1] == (13, 21, "comment")


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        (
            "import credtui.session, credtui.bench, credtui.pipeline, credtui.ruleset, credtui.reports",
            ["textual"],
        ),
        ("from credtui.cli import main; main(['--version'])", ["textual", "pydantic"]),
    ],
)
def test_imports(code: str, absent: list[str]) -> None:
    check = f"{code}\nimport sys\nprint([m for m in {absent!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
