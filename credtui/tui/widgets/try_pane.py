"""Try it: two sentences in, every signal and every rule's result out."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from credtui.rulebench.tryit import Trial
from credtui.tui.display import styled
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.bars import LineBar
from credtui.tui.widgets.lines import RowList, TextRows
from credtui.tui.widgets.safe_area import SafeArea
from credtui.tui.widgets.try_rows import Target, TryRows

_ASKED = {"a": "the first sentence", "b": "the second one"}


class Sentence(SafeArea):
    """One of the two sentences; enter goes on."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
            return
        await super()._on_key(event)


class TryPane(Vertical):
    """The two sentences and what they came to; its screen does the trying."""

    DEFAULT_CSS = """
    TryPane { display: none; border-top: solid #3a3a3a; }
    TryPane.open { display: block; }
    TryPane Horizontal { height: 3; margin: 0 0 1 0; }
    TryPane Static { width: 3; padding: 0 0 0 1; }
    TryPane Sentence { height: 3; width: 1fr; border: none; padding: 0 1; background: $panel; }
    TryPane Sentence:focus { border: none; background: $boost; }
    TryPane #try-results { height: 1fr; }
    """

    class Asked(Message):
        """The sentences changed."""

    class Goto(Message):
        """To a rule's line, or to one of its conditions."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def compose(self) -> ComposeResult:
        """Two sentences, the result."""
        yield LineBar(id="try-head")
        for name in "ab":
            field = Sentence(
                id=f"try-{name}",
                soft_wrap=True,
                placeholder=_ASKED[name],
                show_line_numbers=False,
                compact=True,
                tab_behavior="focus",
                highlight_cursor_line=False,
            )
            field.cursor_blink = False
            with Horizontal():
                yield Static(styled(name, STYLES[name]), markup=False)
                yield field
        yield RowList(id="try-results", empty="Two sentences, and what every rule makes of them.")

    def on_mount(self) -> None:
        """The head says how it is used."""
        line = styled(" Try it ", STYLES["strong"]).append("f4 closes, tab goes on", STYLES["dim"])
        self.query_one("#try-head", LineBar).show_line(line)

    @property
    def sentences(self) -> tuple[str, str]:
        """What is to be compared."""
        a, b = (self.query_one(f"#try-{side}", Sentence).text.strip() for side in "ab")
        return a, b

    def put(self, a: str, b: str) -> None:
        """Other sentences."""
        self.query_one("#try-a", Sentence).load_text(a)
        self.query_one("#try-b", Sentence).load_text(b)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Asked())

    def show(self, trial: Trial | None, rule: str | None, signs: Signs) -> None:
        """What it came to; None while the rules have problems."""
        listing = self.query_one("#try-results", RowList)
        listing.pointer = signs.pointer
        if trial is None:
            listing.show_rows(TextRows(()))
            listing.show_empty("The rules have problems: mend them, and the sentences are tried again.")
            return
        listing.show_built(lambda width: TryRows(trial, rule, width, signs), listing.cursor)

    @on(RowList.Chosen, "#try-results")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        rows = message.list.rows
        target = rows.target(message.index) if isinstance(rows, TryRows) else None
        if target:
            self.post_message(self.Goto(target))
