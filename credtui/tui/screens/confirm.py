"""One question before leaving with unsaved rule changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from credtui.tui.display import visible
from credtui.tui.theme import STYLES


class LeaveScreen(ModalScreen[str | None]):
    """Save, drop or stay."""

    DEFAULT_CSS = """
    LeaveScreen { align: center middle; background: $background 60%; }
    LeaveScreen Vertical { width: 64; max-width: 96%; height: auto; border: round $primary; padding: 1 2; background: $panel; }
    """  # noqa: E501
    BINDINGS: ClassVar = [
        ("s", "answer('save')", "save and leave"),
        ("d", "answer('drop')", "leave without saving"),
        ("escape", "answer('')", "stay"),
    ]

    def __init__(self, files: Sequence[str]) -> None:
        super().__init__()
        self.files = tuple(files)

    def compose(self) -> ComposeResult:
        """The question and its three keys."""
        text = Text(f"Not saved: {visible(', '.join(self.files))}\n\n", STYLES["check"])
        for key, words in (("s", "save and leave"), ("d", "leave without saving"), ("esc", "stay")):
            text.append(f"{key:>4} ", STYLES["key"])
            text.append(f" {words}\n", STYLES["text"])
        with Vertical():
            yield Static(text, markup=False)

    def action_answer(self, answer: str) -> None:
        """Close with the answer."""
        self.dismiss(answer or None)
