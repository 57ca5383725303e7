"""The application: owns the session, runs the work in threads, and is what every view speaks to."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from credtui.pause import Pause, Resting, Stopped
from credtui.session import Session, Step
from credtui.tui.changes import Change, Changes
from credtui.tui.commands import BY_ID, COMMANDS, VIEWS, State
from credtui.tui.display import visible
from credtui.tui.keeping import Keeping
from credtui.tui.loading import Loading
from credtui.tui.messages import FilesChanged, Go, Judged, Loaded, LoadFailed, Scored
from credtui.tui.routes import Routes
from credtui.tui.saving import Saving
from credtui.tui.screens.base import View
from credtui.tui.theme import ASCII, DARK, UNICODE, Signs

if TYPE_CHECKING:
    from textual.filter import LineFilter
    from textual.theme import Theme

_EVERYWHERE = [
    Binding(
        c.key, f"command('{c.id}')", c.name, show=False, id=c.id, priority=c.id in ("quit", "palette", "save")
    )
    for c in COMMANDS
    if not c.where
]


_THEMES = {DARK.name: DARK}
OFTEN = (700, 10, 10)
"""When Python looks for garbage if nobody tells it otherwise."""


class CredtuiApp(App[None]):
    """credtui in a terminal."""

    TITLE = "credtui"
    CSS = "Input, Input:focus { border: none; height: 1; }"
    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [*_EVERYWHERE]
    theme = Reactive(DARK.name)  # from the start: another one later makes Textual read all styles twice
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad")]  # noqa: RUF012

    def __init__(
        self,
        load: Callable[[], Session],
        *,
        first: Callable[[], Session | None] = lambda: None,
        again: Callable[[], Session] | None = None,
        ascii_only: bool = False,
    ) -> None:
        """``load`` may take its time in a thread; what ``first`` gives at once stands in the first frame.

        ``again`` reads everything anew when files changed (``load`` if not given).
        """
        super().__init__()
        self.animation_level = "none"
        self.signs: Signs = ASCII if ascii_only else UNICODE
        self.session: Session | None = None
        self.failure: str | None = None
        self.analyst = ""
        """Who signs corrections, once asked for."""
        self._first = first
        self.loading = Loading(self, load, again or load)
        """Where the session comes from."""
        self._changes = Changes(self)
        self.routes = Routes(self)
        """Which view is shown, and the way back."""
        self.saving = Saving(self)
        """What is not on disk yet."""
        self.keeping = Keeping(self)
        """Unsaved texts, kept safe from a crash, and what other programs write."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The colours there are."""
        return _THEMES

    @property
    def current_theme(self) -> Theme:
        """The colours in use; asked for with every line that is drawn."""
        return _THEMES[self.theme]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """With ASCII signs also what Textual draws is ASCII."""
        if self.signs is not ASCII:
            return super().get_line_filters()
        from credtui.tui.plain import AsciiLines

        return [*super().get_line_filters(), AsciiLines()]

    # ------------------------------------------------------------- loading
    def get_default_screen(self) -> Screen[None]:
        """The conflicts are the ground every other view stands on."""
        from credtui.tui.screens.conflicts import ConflictsScreen

        self.session = self._first()
        return ConflictsScreen()

    def on_ready(self) -> None:
        """Read the case once the first frame stands."""
        # a worker that computes hands the interpreter over this often
        sys.setswitchinterval(0.0005)
        # what stands by now lives on; from here on short looks for garbage are better than rare long ones
        gc.freeze()
        gc.set_threshold(*OFTEN)
        self.loading.begin()

    @property
    def ending(self) -> bool:
        """The program is being taken down: answers that come now have nothing to be shown on."""
        return not self.is_running or not self.screen_stack

    @on(Loaded)
    def _loaded(self, message: Loaded) -> None:
        if not self.ending:
            self.loading.loaded(message.session)

    @on(Judged)
    def _judged(self, message: Judged) -> None:
        if not self.ending:
            self.loading.judged(message)

    @on(LoadFailed)
    def _load_failed(self, message: LoadFailed) -> None:
        if not self.ending:
            self.loading.failed(message.reason)

    def spread(self) -> None:
        """Tell every screen that the session changed; the texts of a hidden editor follow too."""
        editor = self.routes.editor
        if editor is not None and editor not in self.screen_stack:
            editor.take_texts()
        for screen in self.screen_stack:
            if isinstance(screen, View):
                screen.session_changed()

    def compute(self, work: Callable[[Pause], None], group: str) -> Worker[None]:
        """Run work in a thread that leaves room for the screen and stops when it is not wanted any more."""

        def run() -> None:
            worker = get_current_worker()
            try:
                work(Resting(lambda: worker.is_cancelled))
            except Stopped:
                return

        return self.run_worker(run, thread=True, group=group, exclusive=True)

    # ------------------------------------------------------------- changing
    def change(
        self,
        kind: str,
        plan: Callable[[Session], Step | None],
        done: Callable[[bool], None] | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        """Queue a change: ``do``, ``undo``, ``redo`` or ``outside``."""
        self._changes.queue(Change(kind, plan, done, quiet))

    @property
    def changing(self) -> bool:
        """A change is being tried, so what is shown will be another in a moment."""
        return self._changes.going

    @on(Scored)
    def _scored(self, message: Scored) -> None:
        self._changes.scored(message)

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
                self.saving.leave_dialog()
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
        if not self.ending and isinstance(self.screen, View):
            self.screen.say(visible(sentence), bad=bad)

    def do_quit(self) -> None:
        """Leave; unsaved rule changes are asked about first."""
        self.saving.ask_and_leave()

    def do_undo(self) -> None:
        """Take the latest change back."""
        self.change("undo", lambda s: s.plan_undo())

    def do_redo(self) -> None:
        """Do it again."""
        self.change("redo", lambda s: s.plan_redo())

    def do_save(self) -> None:
        """Write every changed rule file."""
        self.saving.save()

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
            self.push_screen(ExportScreen(self.session))

    def open_editor(self, path: str, line: int) -> bool:
        """Open a file at a line in the reader's own editor; False if that was not possible."""
        from credtui.tui.lending import lend

        reason = lend(self, path, line)
        if reason:
            self.say(reason, bad=True)
        return not reason

    # ------------------------------------------------------------- views
    def do_view_conflicts(self) -> None:
        """Show the conflicts."""
        self.post_message(Go("conflicts"))

    def do_view_disputes(self) -> None:
        """Show the disputes."""
        self.post_message(Go("disputes"))

    def do_view_timeline(self) -> None:
        """Show the timeline."""
        self.post_message(Go("timeline"))

    def do_view_sources(self) -> None:
        """Show the sources."""
        self.post_message(Go("sources"))

    def do_view_documents(self) -> None:
        """Show the documents."""
        self.post_message(Go("documents"))

    def do_view_rules(self) -> None:
        """Show the rules."""
        self.post_message(Go("rules"))

    def do_back(self) -> None:
        """Back to where the reader came from."""
        self.routes.back()

    @on(Go)
    async def _go(self, message: Go) -> None:
        if not self.ending:
            await self.routes.go(message.place)

    @on(FilesChanged)
    def _files_changed(self, message: FilesChanged) -> None:
        if not self.ending:
            self.keeping.files_changed(message.paths)
