"""The application: owns the session, runs the work in threads, and is the only one that changes things."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable
from threading import Thread
from typing import ClassVar

from textual import on
from textual.app import App, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.screen import Screen

from credtui.session import Session, Step
from credtui.tui.commands import BY_ID, COMMANDS, VIEWS, State
from credtui.tui.display import visible
from credtui.tui.early import in_thread
from credtui.tui.messages import Go, Loaded, LoadFailed, Scored
from credtui.tui.screens.base import View
from credtui.tui.theme import ASCII, DARK, UNICODE, Signs

_EVERYWHERE = [
    Binding(
        c.key, f"command('{c.id}')", c.name, show=False, id=c.id, priority=c.id in ("quit", "palette", "save")
    )
    for c in COMMANDS
    if not c.where
]


OFTEN = (700, 10, 10)
"""When Python looks for garbage if nobody tells it otherwise."""
PAINTED = 0.3
"""Seconds after which the conflicts stand on the screen, and what edits need can be read."""


class CredtuiApp(App[None]):
    """credtui in a terminal."""

    TITLE = "credtui"
    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [*_EVERYWHERE]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad")]  # noqa: RUF012

    def __init__(
        self,
        load: Callable[[], Session],
        *,
        first: Callable[[], Session | None] = lambda: None,
        ascii_only: bool = False,
    ) -> None:
        """``load`` may take its time in a thread; what ``first`` gives at once stands in the first frame."""
        super().__init__()
        self.animation_level = "none"
        self.signs: Signs = ASCII if ascii_only else UNICODE
        self.session: Session | None = None
        self.failure: str | None = None
        self.drafts: dict[str, str] = {}
        """Rule texts that were typed but cannot be used yet, by file."""
        self.note = ""
        """A sentence for the view that comes next."""
        self._load, self._first = load, first
        self._waiting: deque[tuple[str, Callable[[Session], Step | None]]] = deque()
        self._busy = False
        self.register_theme(DARK)
        self.theme = DARK.name

    # ------------------------------------------------------------- loading
    def get_default_screen(self) -> Screen[None]:
        """The conflicts are the ground every other view stands on."""
        from credtui.tui.screens.conflicts import ConflictsScreen

        self.session = self._first()
        return ConflictsScreen()

    def on_ready(self) -> None:
        """Read the case once the first frame stands."""
        sys.setswitchinterval(0.001)
        # what stands by now lives on; from here on short looks for garbage are better than rare long ones
        gc.freeze()
        gc.set_threshold(*OFTEN)
        if self.session is not None:
            self._opened(self.session)
            return
        self.run_worker(self._read(), group="load", exit_on_error=False)

    async def _read(self) -> None:
        try:
            message: Loaded | LoadFailed = Loaded(await in_thread(self._load))
        except Exception as error:
            message = LoadFailed(str(error) or type(error).__name__)
        self.post_message(message)

    @on(Loaded)
    def _loaded(self, message: Loaded) -> None:
        self.session = message.session
        self.spread()
        self._opened(message.session)

    def _opened(self, session: Session) -> None:
        """Say what could not be read, and get ready for edits once the conflicts stand."""
        self.say(" ".join(session.notes[:3]), bad=True)
        self.set_timer(PAINTED, Thread(target=session.bench.prepare, daemon=True).start)

    @on(LoadFailed)
    def _load_failed(self, message: LoadFailed) -> None:
        self.failure = message.reason
        self.spread()

    def spread(self) -> None:
        """Tell every screen that the session changed."""
        for screen in self.screen_stack:
            if isinstance(screen, View):
                screen.session_changed()

    # ------------------------------------------------------------- changing
    def change(self, kind: str, plan: Callable[[Session], Step | None]) -> None:
        """Queue a change: ``do``, ``undo`` or ``redo``; it is planned when its turn comes."""
        self._waiting.append((kind, plan))
        self._pump()

    def _pump(self) -> None:
        while self._waiting and not self._busy and self.session is not None:
            kind, plan = self._waiting.popleft()
            edit = plan(self.session)
            if edit is None:
                self.say("That value is not written in a rule file that can be changed.", bad=True)
                continue
            self._busy = True
            job = self.session.job(edit)
            self.run_worker(
                lambda k=kind, e=edit, j=job: self.post_message(Scored(k, e, j())) and None,
                thread=True, group="score", exit_on_error=True,
            )  # fmt: skip

    @on(Scored)
    def _scored(self, message: Scored) -> None:
        self._busy = False
        session = self.session
        if session is None:
            return
        adopt = {"do": session.adopt, "undo": session.adopt_undo, "redo": session.adopt_redo}[message.kind]
        word = {"do": "", "undo": "Undone: ", "redo": "Done again: "}[message.kind]
        if adopt(message.edit, message.outcome):
            said = session.last.sentence() if session.last else ""
            self.say(f"{word}{message.edit.label}. {said}")
            self.spread()
        else:
            first = (
                message.outcome.problems[0].message if message.outcome.problems else "the rules do not load"
            )
            self.say(f"Not changed: {first}", bad=True)
        self._pump()

    # ------------------------------------------------------------- commands
    def state(self) -> State:
        """What commands may ask."""
        return (
            self.screen.state() if isinstance(self.screen, View) else State(loaded=self.session is not None)
        )

    def action_command(self, name: str) -> None:
        """Run a command, or say why it cannot run."""
        screen = self.screen
        if not isinstance(screen, View):
            if name == "quit":
                self._quit_from_dialog()
            return
        reason = BY_ID[name].reason(self.state())
        if reason:
            self.say(reason)
            return
        handler = getattr(screen, "do_" + name.replace("-", "_"), None) or getattr(
            self, "do_" + name.replace("-", "_"), None
        )
        if handler:
            handler()

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """One line above the footer, until the next one."""
        if isinstance(self.screen, View):
            self.screen.say(visible(sentence), bad=bad)

    def do_quit(self) -> None:
        """Leave; unsaved rule changes are asked about first."""
        unsaved = sorted({*(self.session.dirty if self.session else ()), *self.drafts})
        if unsaved:
            from credtui.tui.screens.confirm import LeaveScreen

            self.push_screen(LeaveScreen(unsaved), self._left)
        else:
            self.exit()

    def _quit_from_dialog(self) -> None:
        """Close the dialog first: unsaved changes are asked about on the view below it."""
        from credtui.tui.screens.confirm import LeaveScreen

        if not isinstance(self.screen, LeaveScreen):
            self.pop_screen()
            self.call_later(self.do_quit)

    def _left(self, answer: str | None) -> None:
        if answer == "save":
            self.action_command("save")
            if self.drafts or (self.session and self.session.dirty):
                return  # the message line says why; nothing is lost
        if answer in ("save", "drop"):
            self.exit()

    def do_undo(self) -> None:
        """Take the latest change back."""
        self.change("undo", lambda s: s.plan_undo())

    def do_redo(self) -> None:
        """Do it again."""
        self.change("redo", lambda s: s.plan_redo())

    def do_save(self) -> None:
        """Write every changed rule file."""
        if self.session is None:
            return
        try:
            places = [self.session.save(name) for name in self.session.dirty]
        except OSError as error:
            self.say(
                f"Not saved: {error.strerror or error} ({error.filename}). Your change is kept here.",
                bad=True,
            )
            return
        self.say(f"Saved {', '.join(places)}.")
        self.spread()

    def do_help(self) -> None:
        """Show the keys of this view."""
        from credtui.tui.screens.help import HelpScreen

        view = self.screen.view if isinstance(self.screen, View) else VIEWS[0]
        self.push_screen(HelpScreen(view, self.state()))

    def do_palette(self) -> None:
        """Find a command by name."""
        from credtui.tui.screens.palette import PaletteScreen

        view = self.screen.view if isinstance(self.screen, View) else VIEWS[0]
        self.push_screen(PaletteScreen(view, self.state()), self._picked)

    def _picked(self, name: str | None) -> None:
        if name:
            self.action_command(name)

    def do_export(self) -> None:
        """Preview the report."""
        from credtui.tui.screens.export import ExportScreen

        if self.session:
            self.push_screen(ExportScreen(self.session.comparison, self.session.title))

    def open_editor(self, path: str, line: int) -> bool:
        """Open a file at a line in ``$VISUAL`` or ``$EDITOR``; False if that was not possible."""
        import os
        import shlex
        import subprocess
        from pathlib import Path

        words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        if not words:
            self.say("Set $EDITOR to the name of your editor first.", bad=True)
            return False
        if not Path(path).is_file():
            self.say(f"{path} is not a file on disk any more.", bad=True)
            return False
        place = (
            [f"+{line}"]
            if Path(words[0]).name in ("vi", "vim", "nvim", "nano", "emacs", "kak", "micro")
            else []
        )
        try:
            with self.suspend():
                subprocess.run([*words, *place, str(Path(path).resolve())], check=False)
        except SuspendNotSupported:
            self.say("This terminal cannot be lent to another program.", bad=True)
            return False
        except OSError as error:
            self.say(f"{words[0]} did not start: {error.strerror or error}", bad=True)
            return False
        return True

    # ------------------------------------------------------------- views
    def do_view_conflicts(self) -> None:
        """Show the conflicts."""
        self.post_message(Go("conflicts"))

    def do_view_documents(self) -> None:
        """Show the documents."""
        self.post_message(Go("documents"))

    def do_view_sources(self) -> None:
        """Show the sources."""
        self.post_message(Go("sources"))

    def do_view_rules(self) -> None:
        """Show the rules."""
        self.post_message(Go("rules"))

    @on(Go)
    async def _go(self, message: Go) -> None:
        leaving = getattr(self.screen, "leaving", None)
        if leaving:
            leaving()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if message.view != "conflicts":
            await self.push_screen(self._view(message))
        self.spread()
        if self.note:
            self.say(self.note, bad=bool(self.drafts))
            self.note = ""

    def _view(self, go: Go) -> Screen[None]:
        if go.view == "documents":
            from credtui.tui.screens.documents import DocumentsScreen

            return DocumentsScreen(go.document, go.statement)
        if go.view == "sources":
            from credtui.tui.screens.sources import SourcesScreen

            return SourcesScreen()
        from credtui.tui.screens.rules import RulesScreen

        return RulesScreen(go.file, go.line)
