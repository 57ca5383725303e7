"""The program ends while answers and rests are still due: nothing asks a screen that is being taken down."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from credtui.tui.app import CredtuiApp
from credtui.tui.messages import Checked, Judged, Loaded, LoadFailed
from credtui.tui.screens.rules import RulesScreen
from credtui.tui.widgets.toml_area import TomlArea
from tests.tui.driving import settled
from tests.tui.real import own_rules, real_session

SLOW = 0.6
"""Seconds that taking down takes here; longer than any rest."""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CredtuiApp:
    async def unmounted(_: TomlArea) -> None:
        await asyncio.sleep(SLOW)

    monkeypatch.setattr(TomlArea, "_on_unmount", unmounted)
    rules = own_rules(tmp_path / "rules")
    return CredtuiApp(lambda: real_session(tmp_path / "case", rules))


Due = Callable[[CredtuiApp], object]


async def ended(app: CredtuiApp, due: Due) -> None:
    """End the program from the editor, with something due."""
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("6")
        await settled(app, pilot)
        due(app)


async def test_a_rest_after_a_key_is_forgotten(app: CredtuiApp) -> None:
    await ended(app, lambda app: app.screen.area.insert(" "))


async def test_a_rest_after_a_move_is_forgotten(app: CredtuiApp) -> None:
    await ended(app, lambda app: app.screen.area.move_cursor((3, 0)))


@pytest.mark.parametrize("kind", ["loaded", "failed", "judged", "broken", "edited", "says"])
async def test_an_answer_that_comes_late_is_dropped(app: CredtuiApp, kind: str) -> None:
    async def later(send: Callable[[], object]) -> None:
        await asyncio.sleep(SLOW / 3)
        send()

    kept: list[Awaitable[None]] = []

    def due(app: CredtuiApp) -> None:
        session = app.session
        assert session is not None
        sends: dict[str, Callable[[], object]] = {
            "loaded": lambda: app.post_message(Loaded(session)),
            "failed": lambda: app.post_message(LoadFailed("gone")),
            "judged": lambda: app.post_message(Judged(session.texts, frozenset({"a"}), None)),
            "broken": lambda: app.post_message(Judged(problem="gone")),
            "edited": lambda: app.change("do", lambda s: s.plan_texts({})),
            "says": lambda: app.say("too late"),
        }
        kept.append(asyncio.create_task(later(sends[kind])))

    await ended(app, due)
    await kept[0]


@pytest.mark.parametrize("kind", ["verdict", "rest"])
async def test_a_view_that_lies_below_is_not_asked_any_more(app: CredtuiApp, kind: str) -> None:
    async def later(screen: RulesScreen) -> None:
        for _ in range(60):
            await asyncio.sleep(SLOW / 30)
            if kind == "verdict":
                screen.post_message(Checked(screen.checker._generation, ()))
            else:
                screen._hover_rest.again()

    kept: list[Awaitable[None]] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("6")
        await settled(app, pilot)
        screen = app.screen
        screen.area.insert(" ")
        await settled(app, pilot, 0.3)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.screen is not screen
        kept.append(asyncio.create_task(later(screen)))
    await kept[0]
