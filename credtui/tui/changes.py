"""Changes to the session: one after the other, each tried in a thread before it is adopted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from credtui.frozen import dataclass
from credtui.pause import Pause
from credtui.session import Outcome, Session, Step
from credtui.tui.messages import Scored

if TYPE_CHECKING:
    from credtui.tui.app import CredtuiApp

_NOT_PLANNED = {
    "do": "That value is not written in a rule file that can be changed.",
    "undo": "That cannot be taken back: the same lines have been changed by another program since.",
    "redo": "That cannot be done again: the same lines have been changed since.",
    "outside": "That file is gone.",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A change that waits for its turn."""

    kind: str
    """``do``, ``undo``, ``redo`` or ``outside``."""
    plan: Callable[[Session], Step | None]
    """Made when its turn comes, so that it starts from the texts as they are then."""
    done: Callable[[bool], None] | None = None
    """Told whether the change was made."""
    quiet: bool = False
    """No sentence about it."""


class Changes:
    """One app's queue of changes; only the app's own thread adopts what a change came to."""

    def __init__(self, app: CredtuiApp) -> None:
        self._app = app
        self._waiting: deque[Change] = deque()
        self._now: Change | None = None

    @property
    def going(self) -> bool:
        """A change is being tried or waits for it."""
        return self._now is not None or bool(self._waiting)

    def queue(self, change: Change) -> None:
        """Make a change when those before it are through."""
        self._waiting.append(change)
        self._pump()

    def _pump(self) -> None:
        app = self._app
        while self._waiting and self._now is None and app.session is not None:
            change = self._waiting.popleft()
            edit = change.plan(app.session)
            if edit is None:
                if not change.quiet:
                    app.say(_NOT_PLANNED[change.kind], bad=True)
                if change.done:
                    change.done(False)
                continue
            self._now = change
            job, kind = app.session.job(edit), change.kind

            def work(
                pause: Pause, job: Callable[[Pause], Outcome] = job, kind: str = kind, edit: Step = edit
            ) -> None:
                app.post_message(Scored(kind, edit, job(pause)))

            app.compute(work, "score")

    def scored(self, message: Scored) -> None:
        """A change was tried: adopt it if it is good, and go on with the next."""
        change, self._now = self._now, None
        app, session = self._app, self._app.session
        if session is None or change is None or app.ending:
            return
        adopt = {"do": session.adopt, "undo": session.adopt_undo, "redo": session.adopt_redo,
                 "outside": session.adopt_outside}[message.kind]  # fmt: skip
        made = adopt(message.edit, message.outcome)
        if not change.quiet:
            self._tell(session, message, made)
        if made:
            if message.outcome.written is not None:
                app.keeping.wrote(session)
            app.spread()
            app.keeping.keep()
        if change.done:
            change.done(made)
        self._pump()

    def _tell(self, session: Session, message: Scored, made: bool) -> None:
        word = {"undo": "Undone: ", "redo": "Done again: ", "outside": "Changed outside: "}
        if made:
            said = session.last.sentence() if session.last else ""
            self._app.say(f"{word.get(message.kind, '')}{message.edit.label}. {said}")
        else:
            problems = message.outcome.problems
            why = problems[0].message if problems else "the rules do not load"
            self._app.say(f"Not changed: {why}", bad=True)
