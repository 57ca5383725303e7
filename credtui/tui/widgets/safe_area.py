"""A text area that draws nothing a terminal would obey."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from credtui.tui.display import pictured


class SafeArea(TextArea, inherit_bindings=False):
    """What is pasted or read from a file is drawn; it commands nothing."""

    # f6 and f7 are the program's own keys
    BINDINGS: ClassVar[list[BindingType]] = [
        b for b in TextArea.BINDINGS if isinstance(b, Binding) and b.key not in ("f6", "f7")
    ]

    def get_line(self, line_index: int) -> Text:
        """A line to draw: what a terminal would obey stands as a picture of one cell."""
        return Text(pictured(self.document.get_line(line_index)), end="", no_wrap=True)
