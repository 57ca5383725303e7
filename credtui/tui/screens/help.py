"""Every key of a view, with what it does and why it cannot be used now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from credtui.tui.commands import Command, State, commands_of
from credtui.tui.display import flow, styled
from credtui.tui.theme import STYLES
from credtui.tui.widgets.lines import LinePane

LIST_KEYS = (
    ("j k arrows", "Move. Page keys, home and end (g, G) go further."),
    ("tab", "Go to the next pane."),
    ("enter", "From a conflict to its points, from a point to its rule."),
    ("esc", "Clear the filter, close a window, go back."),
)
SIGNS = (
    ("!!  !  ·", "Bands of a score: clear (85 up), check (65 up), weak. A match, never a chance of truth."),
    ("‹ ›", "Words in which the two statements differ."),
    ("=  ≠  ?", "A facet is the same, differs, or is unknown on one side."),
    ("[our wording]", "A paraphrase: not the source's own words, never in quotation marks."),
    ("+0", "A rule that fired, but a stronger one of its group counts."),
)  # fmt: skip


class HelpScreen(ModalScreen[None]):
    """The help of one view."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen Vertical { width: 92; max-width: 98%; height: auto; max-height: 94%; border: round $primary; padding: 0 1; background: $panel; }
    HelpScreen LinePane { height: 100; max-height: 1fr; background: $panel; }
    """  # noqa: E501
    BINDINGS: ClassVar = [
        ("escape", "dismiss(None)", "close"),
        ("q", "dismiss(None)", "close"),
        ("question_mark", "dismiss(None)", "close"),
        ("ctrl+q", "app.command('quit')", "quit"),
    ]

    def __init__(self, view: str, state: State) -> None:
        super().__init__()
        self.view, self.state = view, state

    def compose(self) -> ComposeResult:
        """One scrolling pane."""
        with Vertical() as box:
            box.border_title = "Help: esc closes"
            yield LinePane()

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(LinePane).show(self._lines)

    def _key(self, command: Command) -> str:
        """The key that works now: while a text is being typed, a letter does only after esc."""
        return command.key_now(self.state.typing) or f"esc {command.shown_key}"

    def _lines(self, width: int) -> Sequence[Text]:
        lines: list[Text] = []

        def row(key: str, words: str, note: str | None = None) -> None:
            head = styled(f"{key:>13}  ", STYLES["key" if note is None else "faint"])
            body = flow(
                [(words, STYLES["text"]), (f"  ({note})" if note else "", STYLES["check"])], width - 15
            )
            for i, line in enumerate(body):
                lines.append((head.copy() if i == 0 else Text(" " * 15)).append_text(line))

        lines.append(Text(f"In {self.view}", STYLES["head"]))
        for command in commands_of(self.view):
            if command.where:
                row(self._key(command), command.help, command.reason(self.state))
        lines += [Text(), Text("Everywhere", STYLES["head"])]
        for command in commands_of(self.view):
            if not command.where:
                row(self._key(command), command.help, command.reason(self.state))
        for key, words in LIST_KEYS:
            row(key, words)
        lines += [Text(), Text("Signs", STYLES["head"])]
        for key, words in SIGNS:
            row(key, words)
        return lines
