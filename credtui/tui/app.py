"""The application: owns the session, runs the work in threads, and is the only one that changes things."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from credtui.frozen import dataclass
from credtui.model import Comparison
from credtui.pause import Pause, Resting, Stopped
from credtui.session import ChangedOutside, Outcome, Session, Step
from credtui.tomlio.problem import BadInput
from credtui.tui.commands import BY_ID, COMMANDS, VIEWS, State
from credtui.tui.display import visible
from credtui.tui.early import in_thread
from credtui.tui.keeping import Keeping
from credtui.tui.messages import FilesChanged, Go, Judged, Loaded, LoadFailed, Place, Scored
from credtui.tui.screens.base import View
from credtui.tui.theme import ASCII, DARK, UNICODE, Signs

if TYPE_CHECKING:
    from textual.filter import LineFilter
    from textual.theme import Theme

    from credtui.tui.screens.rules import RulesScreen

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
PAINTED = 0.3
"""Seconds after which the conflicts stand on the screen, and what edits need can be read."""


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
        self.note = ""
        """A sentence for the view that comes next."""
        self.trail: list[Place] = []
        """Where the reader came from, the latest last."""
        self.pending: dict[str, str] = {}
        """Rule texts that the editor shall show when it is shown next, by file."""
        self.keeping = Keeping(self)
        """Unsaved texts, kept safe from a crash, and what other programs write."""
        self._load, self._first, self._again = load, first, again or load
        self._why = ""
        """Why the case was read anew."""
        self._waiting: deque[Change] = deque()
        self._now: Change | None = None

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
        if self.session is not None:
            self._opened(self.session)
        else:
            self.run_worker(self._read(self._load), group="load", exit_on_error=False)

    async def _read(self, load: Callable[[], Session]) -> None:
        try:
            message: Loaded | LoadFailed = Loaded(await in_thread(load))
        except Exception as error:
            message = LoadFailed(str(error) or type(error).__name__)
        self.post_message(message)

    @property
    def ending(self) -> bool:
        """The program is being taken down: answers that come now have nothing to be shown on."""
        return not self.is_running or not self.screen_stack

    @on(Loaded)
    def _loaded(self, message: Loaded) -> None:
        if self.ending:
            return
        if self.session is None:
            self.session = message.session
        else:
            self.session.read_again(message.session)
            if self.session.dirty:
                self.change("outside", lambda s: s.plan_texts({}, "the case read again"), quiet=True)
        self.spread()
        self._opened(self.session)

    def _opened(self, session: Session) -> None:
        """Say what could not be read, and get ready for edits once the conflicts stand."""
        broken = len(session.problems)
        words = [
            f"{broken} problem{'s' * (broken != 1)} in the rules: what is broken is left out, 6 shows it."
        ]
        told = [*(words if broken else ()), *session.notes[:3]]
        self.say(" ".join(told) or self._why, bad=bool(told))
        work = (session, session.texts, session.comparison)
        self.set_timer(PAINTED, Thread(target=self._prepare, args=work, daemon=True).start)
        self.set_timer(PAINTED, lambda: self.keeping.begin(session))

    def _prepare(self, session: Session, texts: Mapping[str, str], comparison: Comparison) -> None:
        try:
            session.bench.prepare()
            made = session.bench.judged(texts, comparison)
        except BadInput as error:
            self.post_message(Judged(problem=error.problems[0].message))
            return
        self.post_message(Judged(texts, *made))
        # what is read once lives on: looking through it for garbage would hold up the screen
        gc.freeze()

    @on(Judged)
    def _judged(self, message: Judged) -> None:
        if self.ending:
            return
        if message.problem:
            self.say(f"It cannot be read again: {message.problem}.", bad=True)
        elif self.session is not None:
            self.session.know(message.texts, message.confirmed, message.gold)
            if message.confirmed:
                self.spread()

    @on(LoadFailed)
    def _load_failed(self, message: LoadFailed) -> None:
        if self.ending:
            return
        if self.session is not None:
            self.say(f"Read again, and failed: {message.reason.splitlines()[0]}", bad=True)
            return
        self.failure = message.reason
        self.spread()

    def load_again(self, why: str = "") -> None:
        """Read the case anew, because its files changed, and say why."""
        self._why = why
        self.run_worker(self._read(self._again), group="load", exclusive=True, exit_on_error=False)

    def spread(self) -> None:
        """Tell every screen that the session changed; the texts of a hidden editor follow too."""
        editor = self.editor
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
        self._waiting.append(Change(kind, plan, done, quiet))
        self._pump()

    @property
    def changing(self) -> bool:
        """A change is being tried, so what is shown will be another in a moment."""
        return self._now is not None or bool(self._waiting)

    def _pump(self) -> None:
        while self._waiting and self._now is None and self.session is not None:
            change = self._waiting.popleft()
            edit = change.plan(self.session)
            if edit is None:
                if not change.quiet:
                    self.say(_NOT_PLANNED[change.kind], bad=True)
                if change.done:
                    change.done(False)
                continue
            self._now = change
            job, kind = self.session.job(edit), change.kind

            def work(
                pause: Pause, job: Callable[[Pause], Outcome] = job, kind: str = kind, edit: Step = edit
            ) -> None:
                self.post_message(Scored(kind, edit, job(pause)))

            self.compute(work, "score")

    @on(Scored)
    def _scored(self, message: Scored) -> None:
        change, self._now = self._now, None
        session = self.session
        if session is None or change is None or self.ending:
            return
        adopt = {"do": session.adopt, "undo": session.adopt_undo, "redo": session.adopt_redo,
                 "outside": session.adopt_outside}[message.kind]  # fmt: skip
        made = adopt(message.edit, message.outcome)
        if not change.quiet:
            self._tell(message, made)
        if made:
            if message.outcome.written is not None:
                self.keeping.wrote(session)
            self.spread()
            self.keeping.keep()
        if change.done:
            change.done(made)
        self._pump()

    def _tell(self, message: Scored, made: bool) -> None:
        last = self.session.last if self.session else None
        word = {"undo": "Undone: ", "redo": "Done again: ", "outside": "Changed outside: "}
        if made:
            said = last.sentence() if last else ""
            self.say(f"{word.get(message.kind, '')}{message.edit.label}. {said}")
        else:
            problems = message.outcome.problems
            self.say(f"Not changed: {problems[0].message if problems else 'the rules do not load'}", bad=True)

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
        if not self.ending and isinstance(self.screen, View):
            self.screen.say(visible(sentence), bad=bad)

    def unsaved(self) -> dict[str, str]:
        """Rule texts that are not on disk, as typed, by file."""
        if self.session is None:
            return {}
        texts = {name: self.session.files[name].text for name in self.session.dirty}
        for name, text in self.buffers().items():
            if text == self.session.files[name].saved:
                texts.pop(name, None)
            else:
                texts[name] = text
        return texts

    def buffers(self) -> Mapping[str, str]:
        """Rule texts as typed in the editor that the session does not have."""
        editor = self.editor
        return {**self.pending, **(editor.buffers() if editor else {})}

    @property
    def editor(self) -> RulesScreen | None:
        """The rule editor, once it has been shown."""
        if "rules" not in self._installed_screens:
            return None
        from credtui.tui.screens.rules import RulesScreen

        made = self.get_screen("rules")
        return made if isinstance(made, RulesScreen) else None

    def do_quit(self) -> None:
        """Leave; unsaved rule changes are asked about first."""
        unsaved = sorted(self.unsaved())
        if not unsaved:
            self.leave()
            return
        from credtui.tui.screens.choice import Choice, ChoiceScreen

        names = visible(", ".join(unsaved))
        self.push_screen(
            ChoiceScreen(
                "Not saved yet",
                [names],
                (Choice("s", "save", "save and leave"), Choice("d", "drop", "leave without saving"),
                 Choice("escape", "", "stay")),
            ),
            self._left,
        )  # fmt: skip

    def leave(self) -> None:
        """End the program; what was kept for a crash is not needed any more."""
        self.keeping.end()
        self.exit()

    def _quit_from_dialog(self) -> None:
        """Close the dialog first: unsaved changes are asked about on the view below it."""
        if getattr(self.screen, "leaving_is_asked", False):
            return
        self.pop_screen()
        self.call_later(self.do_quit)

    def _left(self, answer: str | None) -> None:
        if answer == "save":
            self.save(lambda saved: self.leave() if saved else None)
        elif answer == "drop":
            self.leave()

    def do_undo(self) -> None:
        """Take the latest change back."""
        self.change("undo", lambda s: s.plan_undo())

    def do_redo(self) -> None:
        """Do it again."""
        self.change("redo", lambda s: s.plan_redo())

    def do_save(self) -> None:
        """Write every changed rule file."""
        self.save()

    def save(self, done: Callable[[bool], None] | None = None) -> None:
        """Take over what is typed, then write every changed file; a text with problems is not written."""
        buffers = dict(self.buffers())
        if buffers:
            plan = lambda s: s.plan_texts(buffers)  # noqa: E731
            self.change("do", plan, lambda made: self._write(made, done), quiet=True)
        else:
            self._write(True, done)

    def _write(self, good: bool, done: Callable[[bool], None] | None) -> None:
        saved = False
        if not good:
            self.say(
                "Not saved: mend the problems first. The text is kept, and so is the last good result.",
                bad=True,
            )
        elif self.session is not None:
            saved = self._write_files(self.session)
        if done:
            done(saved)

    def _write_files(self, session: Session) -> bool:
        places = []
        try:
            for name in session.dirty:
                places.append(session.save(name))
        except ChangedOutside as there:
            self.keeping.both_changed(there.name, there.text)
            return False
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            self.say(f"Not saved: {error.strerror or error}{where}. Your change is kept here.", bad=True)
            return False
        finally:
            self.keeping.wrote(session)
            self.keeping.keep()
            self.spread()
        self.say(f"Saved {', '.join(places)}." if places else "Every rule file is as it is on disk.")
        return True

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
        if self.trail:
            self.run_worker(self._show(self.trail.pop()), group="go")

    @on(Go)
    async def _go(self, message: Go) -> None:
        if self.ending:
            return
        if isinstance(self.screen, View):
            here = self.screen.here()
            if here != message.place and (not self.trail or self.trail[-1] != here):
                self.trail = [*self.trail[-49:], here]
        await self._show(message.place)

    async def _show(self, place: Place) -> None:
        leaving = getattr(self.screen, "leaving", None)
        if leaving and place.view != "rules":
            leaving()
        wanted = self._view(place)
        while len(self.screen_stack) > 1 and self.screen is not wanted:
            await self.pop_screen()
        if wanted is not None and self.screen is not wanted:
            await self.push_screen(wanted)
        if isinstance(self.screen, View):
            self.screen.arrive(place)
        self.spread()
        if self.note:
            self.say(self.note)
            self.note = ""

    def _view(self, place: Place) -> Screen[None] | None:
        """The screen of a view; None for the conflicts, which lie below all others."""
        if place.view == "documents":
            from credtui.tui.screens.documents import DocumentsScreen

            return DocumentsScreen(place.document, place.statement)
        if place.view == "conflicts":
            return None
        if place.view not in self._installed_screens:
            self.install_screen(_made(place.view), place.view)
        return self.get_screen(place.view)

    @on(FilesChanged)
    def _files_changed(self, message: FilesChanged) -> None:
        if not self.ending:
            self.keeping.files_changed(message.paths)


_NOT_PLANNED = {
    "do": "That value is not written in a rule file that can be changed.",
    "undo": "That cannot be taken back: the same lines have been changed by another program since.",
    "redo": "That cannot be done again: the same lines have been changed since.",
    "outside": "That file is gone.",
}


def _made(view: str) -> Screen[None]:
    if view == "disputes":
        from credtui.tui.screens.disputes import DisputesScreen

        return DisputesScreen()
    if view == "timeline":
        from credtui.tui.screens.timeline import TimelineScreen

        return TimelineScreen()
    if view == "sources":
        from credtui.tui.screens.sources import SourcesScreen

        return SourcesScreen()
    from credtui.tui.screens.rules import RulesScreen

    return RulesScreen()
