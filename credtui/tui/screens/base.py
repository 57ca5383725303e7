"""What every view shares: the line of tabs above, the message line and the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from credtui.tui.commands import COMMANDS, VIEWS, State, commands_of
from credtui.tui.messages import Go, Place
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.bars import KeyBar, MessageBar, TabBar
from credtui.tui.widgets.lines import RowList

if TYPE_CHECKING:
    from credtui.desk import Desk
    from credtui.session import Session
    from credtui.tui.app import CredtuiApp


def bindings(view: str) -> list[Binding]:
    """The bindings that only this view has."""
    return [
        Binding(c.key, f"app.command('{c.id}')", c.name, show=False, id=f"{view}-{c.id}")
        for c in COMMANDS
        if view in c.where
    ]


class View(Screen[None]):
    """A screen with tabs, a body, a message line and a key line."""

    view: ClassVar[str] = VIEWS[0]
    stands = False
    """The widgets are there and can be drawn."""
    AUTO_FOCUS = "RowList"
    DEFAULT_CSS = """
    View { background: $background; layers: base above; }
    """

    def compose(self) -> ComposeResult:
        """Tabs, body, message, keys."""
        yield TabBar(self.view)
        yield from self.body()
        yield MessageBar()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """The view's own widgets."""
        yield from ()

    @property
    def credtui(self) -> CredtuiApp:
        """The app, by its own type."""
        return cast("CredtuiApp", self.app)

    @property
    def gone(self) -> bool:
        """The view is being taken down, or the program: answers that come now find no widgets."""
        return not self.display or not self.app.is_running

    @property
    def session(self) -> Session | None:
        """The session; None while it loads."""
        return self.credtui.session

    @property
    def signs(self) -> Signs:
        """The signs to draw with."""
        return self.credtui.signs

    def on_mount(self) -> None:
        """Show what there is."""
        self.stands = True
        self.session_changed()

    def session_changed(self) -> None:
        """Draw again from the session."""
        if not self.stands:
            return
        session = self.session
        title = session.title if session else ""
        dirty = len(self.credtui.saving.unsaved()) if session else 0
        self.query_one(TabBar).show(title, dirty, self.signs)
        self.refresh_data()
        self.keys_changed()

    def refresh_data(self) -> None:
        """Give the widgets their data again."""

    # ------------------------------------------------------------- places
    def here(self) -> Place:
        """The view and where in it the reader is: where ``back`` leads."""
        return Place(self.view)

    def arrive(self, place: Place) -> None:
        """Go to a place of this view; the data may come later."""

    # ------------------------------------------------------------- keys
    def state(self) -> State:
        """What commands may ask about this view."""
        session = self.session
        if session is None:
            return State()
        focused = self.focused
        typing = focused is not None and focused.check_consume_key("a", "a")
        return State(
            loaded=True, typing=typing, undo=session.undo_label, redo=session.redo_label,
            dirty=len(self.credtui.saving.unsaved()), problems=len(session.problems),
            back=bool(self.credtui.routes.trail),
            rows=len(focused.rows) if isinstance(focused, RowList) else 0,
        )  # fmt: skip

    def keys_changed(self) -> None:
        """Draw the key line again."""
        state = self.state()
        shown = sorted((c for c in commands_of(self.view) if c.footer), key=lambda c: c.footer)
        keys = [(c.key_now(state.typing), c.name) for c in shown if c.reason(state) is None]
        self.query_one(KeyBar).show([k for k in keys if k[0]])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys work in a text than in a list."""
        self.keys_changed()

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Show a sentence in the message line."""
        self.query_one(MessageBar).show(sentence, STYLES["error" if bad else "good"])

    def desk(self) -> Desk | None:
        """What those who correct are offered; None, and a sentence, while the texts are still read."""
        session = self.session
        if session is None:
            return None
        if session.bench.ready:
            return session.bench.desk()
        self.say("The texts are still being read: once more in a moment.")
        return None

    def do_quit(self) -> None:
        """Leave."""
        self.credtui.do_quit()

    def do_jump(self) -> None:
        """Letters on the rows of the list with the focus."""
        if isinstance(self.focused, RowList):
            self.focused.label()
            self.say("A letter goes to its row; any other key puts the letters away.")


class FilterView(View):
    """A view with a list that a line above it filters while one types."""

    FILTER: ClassVar[str] = "words"
    """What stands in the empty line."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "clear", "clear", show=False)]
    DEFAULT_CSS = """
    FilterView #filter { display: none; padding: 0 1; background: $panel; }
    FilterView #filter.open { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.query_words = ""

    def filter_line(self) -> Input:
        """The line, to be put above the list."""
        line = Input(id="filter", placeholder=self.FILTER, select_on_focus=False)
        line.cursor_blink = False
        return line

    def filtered(self) -> None:
        """Draw the list again for another filter."""

    @property
    def listed(self) -> RowList:
        """The list that is filtered."""
        return self.query_one("#list", RowList)

    @on(Input.Changed, "#filter")
    def _typed_filter(self, message: Input.Changed) -> None:
        self.query_words = message.value
        self.filtered()

    @on(Input.Submitted, "#filter")
    def _submitted_filter(self) -> None:
        if not self.query_words:
            self.query_one("#filter").remove_class("open")
        self.listed.focus()

    def set_filter(self, query: str) -> None:
        """Another filter; an empty one closes the line."""
        line = self.query_one("#filter", Input)
        with self.prevent(Input.Changed):
            line.value = query
        line.set_class(bool(query), "open")
        self.query_words = query
        self.filtered()

    def do_filter(self) -> None:
        """Open the line."""
        line = self.query_one("#filter", Input)
        line.add_class("open")
        line.focus()

    def action_clear(self) -> None:
        """Close the filter; without one, back to the conflicts."""
        if self.query_one("#filter").has_class("open"):
            self.set_filter("")
            self.listed.focus()
        else:
            self.post_message(Go("conflicts"))
