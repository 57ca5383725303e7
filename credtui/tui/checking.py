"""Checking what is typed while it is typed: after a short rest, in a thread, stale answers dropped."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from credtui.pause import Pause
from credtui.session import Outcome
from credtui.tomlio.problem import Problem
from credtui.tui.messages import Checked, Previewed

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from credtui.tui.app import CredtuiApp

REST = 0.15
"""Seconds without a key before the text is checked."""


class Rest:
    """Calls once after a rest; a key during it makes it longer.  One timer, however fast one types."""

    def __init__(self, owner: Screen[None], seconds: float, then: Callable[[], None]) -> None:
        self._owner, self._seconds, self._then = owner, seconds, then
        self._timer: Timer | None = None
        self._due = 0.0

    def again(self) -> None:
        """Something happened: the rest begins anew."""
        self._due = time.monotonic() + self._seconds
        if self._timer is None:
            self._timer = self._owner.set_timer(self._seconds, self._over)

    def _over(self) -> None:
        left = self._due - time.monotonic()
        if left > 0.005:
            self._timer = self._owner.set_timer(left, self._over)
            return
        self._timer = None
        # what is being taken down has lost its parts already, and its timers run till the end
        if self._owner.display and self._owner.app.is_running:
            self._then()


class Checker:
    """What the texts in the editor are worth: problems, or what they would change."""

    def __init__(self, app: CredtuiApp, screen: Screen[None], texts: Callable[[], Mapping[str, str]]) -> None:
        self._app, self._screen, self._texts = app, screen, texts
        self._generation = 0
        self._asked: dict[str, str] = {}
        self.problems: tuple[Problem, ...] = ()
        self.outcome: Outcome | None = None
        """What the texts would do; None if they are the session's own, have problems, or are being tried."""
        self.waiting = False
        """An answer is on its way."""
        self._rest = Rest(screen, REST, self.check)

    def typed(self) -> None:
        """A text changed: what is on its way is stale."""
        self._generation += 1
        self._rest.again()

    def check(self) -> None:
        """Check and try the texts now."""
        session = self._app.session
        if session is None:
            return
        self._generation += 1
        texts = dict(self._texts())
        self._asked, self.outcome = texts, None
        generation, bench, screen = self._generation, session.bench, self._screen
        whole = {**session.texts, **texts}
        job = session.job(session.plan_texts(texts), whole=False) if texts else None
        self.waiting = bool(texts)

        def work(pause: Pause) -> None:
            problems = bench.check(whole)
            screen.post_message(Checked(generation, problems))
            pause()
            if job is not None:
                screen.post_message(Previewed(generation, job(pause)))

        self._app.compute(work, "preview")

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those that are no mere warnings."""
        return tuple(p for p in self.problems if p.is_error)

    @property
    def edited(self) -> bool:
        """There is a text of the reader's own to judge."""
        return bool(self._asked)

    @property
    def unusable(self) -> bool:
        """The texts cannot be used, so that the last good result stays."""
        return bool(self.errors) and (self.outcome is None or self.outcome.comparison is None)

    def checked(self, message: Checked) -> bool:
        """Take the problems in; False if nobody waits for them any more."""
        if message.generation != self._generation:
            return False
        self.problems = message.problems
        self.waiting = bool(self._asked)
        return True

    def previewed(self, message: Previewed) -> bool:
        """Take the consequence in; False if it is stale."""
        if message.generation != self._generation:
            return False
        self.waiting, self.outcome = False, message.outcome
        return True
