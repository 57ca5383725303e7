"""Reading the case while the terminal stands, and getting ready for edits."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from threading import Thread
from typing import TYPE_CHECKING

from credtui.model import Comparison
from credtui.session import Session
from credtui.tomlio.problem import BadInput
from credtui.tui.early import in_thread
from credtui.tui.messages import Judged, Loaded, LoadFailed

if TYPE_CHECKING:
    from credtui.tui.app import CredtuiApp

PAINTED = 0.3
"""Seconds after which the conflicts stand on the screen, and what edits need can be read."""


class Loading:
    """How one app comes by its session, and by the same session read anew."""

    def __init__(self, app: CredtuiApp, load: Callable[[], Session], again: Callable[[], Session]) -> None:
        self._app, self._load, self._again = app, load, again
        self._why = ""
        """Why the case was read anew."""

    def begin(self) -> None:
        """Read the case, unless the first frame had it already."""
        if self._app.session is not None:
            self._opened(self._app.session)
        else:
            self._app.run_worker(self._read(self._load), group="load", exit_on_error=False)

    def anew(self, why: str = "") -> None:
        """Read the case again, and say why."""
        self._why = why
        self._app.run_worker(self._read(self._again), group="load", exclusive=True, exit_on_error=False)

    async def _read(self, load: Callable[[], Session]) -> None:
        try:
            message: Loaded | LoadFailed = Loaded(await in_thread(load))
        except Exception as error:
            message = LoadFailed(str(error) or type(error).__name__)
        self._app.post_message(message)

    def loaded(self, session: Session) -> None:
        """The case is read: it is the session, or its texts go into the session there is."""
        app = self._app
        if app.session is None:
            app.session = session
        else:
            app.session.read_again(session)
            if app.session.dirty:
                app.change("outside", lambda s: s.plan_texts({}, "the case read again"), quiet=True)
        app.spread()
        self._opened(app.session)

    def failed(self, reason: str) -> None:
        """The case could not be read; what was read before stays."""
        if self._app.session is not None:
            self._app.say(f"Read again, and failed: {reason.splitlines()[0]}", bad=True)
            return
        self._app.failure = reason
        self._app.spread()

    def _opened(self, session: Session) -> None:
        """Say what could not be read, and get ready for edits once the conflicts stand."""
        app, broken = self._app, len(session.problems)
        words = [
            f"{broken} problem{'s' * (broken != 1)} in the rules: what is broken is left out, 6 shows it."
        ]
        told = [*(words if broken else ()), *session.notes[:3]]
        app.say(" ".join(told) or self._why, bad=bool(told))
        work = (session, session.texts, session.comparison)
        app.set_timer(PAINTED, Thread(target=self._prepare, args=work, daemon=True).start)
        app.set_timer(PAINTED, lambda: app.keeping.begin(session))

    def _prepare(self, session: Session, texts: Mapping[str, str], comparison: Comparison) -> None:
        try:
            session.bench.prepare()
            made = session.bench.judged(texts, comparison)
        except BadInput as error:
            self._app.post_message(Judged(problem=error.problems[0].message))
            return
        self._app.post_message(Judged(texts, *made))
        # what is read once lives on: looking through it for garbage would hold up the screen
        gc.freeze()

    def judged(self, message: Judged) -> None:
        """What people decided of the case is known, or why it is not."""
        session = self._app.session
        if message.problem:
            self._app.say(f"It cannot be read again: {message.problem}.", bad=True)
        elif session is not None:
            session.know(message.texts, message.confirmed, message.gold)
            if message.confirmed:
                self._app.spread()
