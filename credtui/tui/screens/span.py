"""Where a statement begins and ends, and where it is cut in two, moved by keys in the text itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from credtui.model import Span
from credtui.tui.display import Run, flow, visible
from credtui.tui.selection import Cut, Selection
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import LinePane

AROUND = 1500
"""Code points of text that are shown before and after."""

Mode = Literal["words", "add", "split"]
_TITLES = {
    "words": "Where does the statement begin and end?",
    "add": "Which words are the missed statement?",
    "split": "Where does the second statement begin?",
}


class SpanScreen(ModalScreen[tuple[Span, ...] | None]):
    """The text with the marked words; the answer is one span, or two for a split."""

    DEFAULT_CSS = """
    SpanScreen { align: center middle; background: $background 60%; }
    SpanScreen Vertical { width: 100; max-width: 98%; height: 26; max-height: 94%; border: round $primary; background: $panel; padding: 0 1; }
    SpanScreen LinePane { height: 1fr; background: $panel; }
    SpanScreen Static { height: auto; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave"),
        Binding("enter", "keep", "keep", priority=True),
        Binding("left", "word(-1)", "a word back", priority=True),
        Binding("right", "word(1)", "a word on", priority=True),
        Binding("shift+left,comma", "character(-1)", "a character back", priority=True),
        Binding("shift+right,full_stop", "character(1)", "a character on", priority=True),
        Binding("up", "sentence(-1)", "the sentence before", priority=True),
        Binding("down", "sentence(1)", "the next sentence", priority=True),
        Binding("tab", "edge", "the other edge", priority=True),
    ]

    def __init__(
        self, text: str, span: Span, mode: Mode, signs: Signs, abbreviations: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.text, self.mode, self.signs, self.abbreviations = text, mode, signs, abbreviations
        self.selection = Selection(text, span)
        self.cut = Cut(text, span) if mode == "split" else None
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """What the keys do, then the text."""
        with Vertical() as box:
            box.border_title = Text(_TITLES[self.mode])
            yield Static(id="keys", markup=False)
            yield LinePane(id="text")
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Draw."""
        self._draw()

    def on_resize(self) -> None:
        """Keep the words in sight."""
        self.call_after_refresh(self._draw)

    # ------------------------------------------------------------- drawing
    @property
    def marked(self) -> tuple[Span, ...]:
        """The words between signs: one stretch, or the two pieces of a split."""
        if self.cut is None:
            return (self.selection.span,)
        return self.cut.pieces or (self.cut.span,)

    def _draw(self) -> None:
        self.query_one("#keys", Static).update(self._keys())
        pane = self.query_one("#text", LinePane)
        pane.show(lambda width: lay_out(self.text, self.marked, width, self.signs)[0])
        width = max(8, pane.size.width - 1)
        line = lay_out(self.text, self.marked, width, self.signs)[1]
        pane.scroll_to(y=max(0, line - pane.size.height // 2), animate=False, immediate=True)
        self.query_one("#said", Static).update(Text(self._wrong, STYLES["error"]))

    def _keys(self) -> Text:
        if self.cut is not None:
            rows = [("left right", "move the cut by words")]
        else:
            edge = "end" if self.selection.at_end else "beginning"
            rows = [("left right", f"move the {edge} by words"), (", .", "by characters"),
                    ("tab", f"move the {'beginning' if self.selection.at_end else 'end'}")]  # fmt: skip
            if self.mode == "add":
                rows.append(("up down", "another sentence"))
        rows += [("enter", "keep"), ("esc", "leave")]
        line = Text()
        for key, words in rows:
            line.append(key, STYLES["key"])
            line.append(f" {words}  ", STYLES["text"])
        return line

    # ------------------------------------------------------------- keys
    def action_word(self, by: int) -> None:
        """Move by words."""
        (self.cut or self.selection).by_word(by)
        self._wrong = ""
        self._draw()

    def action_character(self, by: int) -> None:
        """Move by characters."""
        if self.cut is None:
            self.selection.by_character(by)
        self._draw()

    def action_sentence(self, by: int) -> None:
        """Take another sentence, where a missed statement is looked for."""
        if self.mode == "add":
            self.selection.by_sentence(by, self.abbreviations)
        self._draw()

    def action_edge(self) -> None:
        """Move the other edge."""
        self.selection.other_edge()
        self._draw()

    def action_keep(self) -> None:
        """Answer with what is marked."""
        if self.cut is not None and self.cut.pieces is None:
            self._wrong = "One of the two would have no words."
            self._draw()
            return
        if not any(c.isalnum() for c in self.marked[0].of(self.text)):
            self._wrong = "There are no words between the marks."
            self._draw()
            return
        self.dismiss(self.marked)


def lay_out(text: str, marked: Sequence[Span], width: int, signs: Signs) -> tuple[list[Text], int]:
    """The text round the marked stretches as lines, and the line where the first one begins."""
    low = max(0, marked[0].start - AROUND)
    high = min(len(text), marked[-1].end + AROUND)
    while low and text[low - 1] != "\n" and marked[0].start - low < 2 * AROUND:
        low -= 1
    lines: list[Text] = []
    runs: list[Run] = []
    first = 0

    def put(piece: str, name: str) -> None:
        for i, part in enumerate(piece.split("\n")):
            if i:
                lines.extend(flow(runs, width) if runs else [Text()])
                runs.clear()
            if part:
                runs.append((visible(part), STYLES[name]))

    at = low
    for span in marked:
        put(text[at : span.start], "dim")
        if span is marked[0]:
            first = len(lines) + (len(flow(runs, width)) - 1 if runs else 0)
        runs.append((signs.open, STYLES["a-mark"]))
        put(span.of(text), "a")
        runs.append((signs.close, STYLES["a-mark"]))
        at = span.end
    put(text[at:high], "dim")
    lines.extend(flow(runs, width) if runs else [])
    return lines, first
