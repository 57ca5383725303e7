"""Trying two sentences on the rules as they are typed: in a thread, stale answers dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from credtui.pause import Pause
from credtui.tui.messages import Tried

if TYPE_CHECKING:
    from textual.screen import Screen

    from credtui.tui.app import CredtuiApp


class Trying:
    """Asks what the rules make of two sentences; the answer comes to the screen as ``Tried``."""

    def __init__(self, app: CredtuiApp, screen: Screen[None]) -> None:
        self._app, self._screen = app, screen
        self._generation = 0

    def ask(self, texts: Mapping[str, str], sentences: tuple[str, str], rule: str | None) -> None:
        """Try them by these rule texts; ``rule`` is the one whose conditions are to be shown in full."""
        session = self._app.session
        a, b = sentences
        if session is None or not a or not b:
            return
        self._generation += 1
        number, bench, screen = self._generation, session.bench, self._screen

        def work(pause: Pause) -> None:
            screen.post_message(Tried(number, rule, bench.try_pair(texts, a, b)))

        self._app.compute(work, "try")

    def current(self, message: Tried) -> bool:
        """False if the answer is stale."""
        return message.generation == self._generation
