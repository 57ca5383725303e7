"""What every view shares: the line of tabs above, the message line and the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from credtui.tui.commands import COMMANDS, VIEWS, State, commands_of
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.bars import KeyBar, MessageBar, TabBar

if TYPE_CHECKING:
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
    AUTO_FOCUS = "RowList"
    DEFAULT_CSS = """
    View { background: $background; }
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
    def session(self) -> Session | None:
        """The session; None while it loads."""
        return self.credtui.session

    @property
    def signs(self) -> Signs:
        """The signs to draw with."""
        return self.credtui.signs

    def on_mount(self) -> None:
        """Show what there is."""
        self.session_changed()

    def session_changed(self) -> None:
        """Draw again from the session."""
        session = self.session
        title = session.title if session else ""
        dirty = len(session.dirty) if session else 0
        self.query_one(TabBar).show(title, dirty, self.signs)
        self.refresh_data()
        self.keys_changed()

    def refresh_data(self) -> None:
        """Give the widgets their data again."""

    def state(self) -> State:
        """What commands may ask about this view."""
        session = self.session
        if session is None:
            return State()
        return State(
            loaded=True, undo=session.undo_label, redo=session.redo_label, dirty=len(session.dirty),
            problems=len(session.problems),
        )  # fmt: skip

    def keys_changed(self) -> None:
        """Draw the key line again."""
        state = self.state()
        shown = sorted((c for c in commands_of(self.view) if c.footer), key=lambda c: c.footer)
        self.query_one(KeyBar).show([(c.shown_key, c.name, c.reason(state) is None) for c in shown])

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Show a sentence in the message line."""
        self.query_one(MessageBar).show(Text(sentence, STYLES["error" if bad else "good"]))

    def do_quit(self) -> None:
        """Leave."""
        self.credtui.do_quit()
