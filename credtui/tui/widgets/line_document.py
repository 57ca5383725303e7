"""A text whose lines end at LF alone, as TOML's do: nothing else in it is taken for a line end."""

from __future__ import annotations

from rich.cells import cell_len
from textual.document._document import Document, EditResult, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Size


class LineDocument(Document):
    """What the editor holds; ``text`` is exactly what was given, with what was typed."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._newline = "\n"
        self._lines = text.split("\n")
        self._widths: dict[str, int] = {}

    def get_size(self, tab_width: int) -> Size:
        """Width and height; each line is measured once."""
        widths = self._widths
        if len(widths) > 4 * len(self._lines) + 64:
            widths.clear()
        longest = 0
        for line in self._lines:
            width = widths.get(line)
            if width is None:
                width = widths[line] = cell_len(line.expandtabs(tab_width))
            if width > longest:
                longest = width
        return Size(longest, len(self._lines))

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace a stretch of text."""
        (top, left), (bottom, right) = sorted((start, end))
        lines = self._lines
        replaced = self.get_text_range((top, left), (bottom, right))
        before = lines[top][:left] if top < len(lines) else ""
        after = lines[bottom][right:] if bottom < len(lines) else ""
        made = text.split("\n")
        made[0] = before + made[0]
        column = len(made[-1])
        made[-1] += after
        lines[top : bottom + 1] = made
        return EditResult((top + len(made) - 1, column), replaced)


class Unwrapped(WrappedDocument):
    """A document whose lines are never wrapped."""

    @property
    def height(self) -> int:
        """One row a line; nothing needs to be counted."""
        return int(self.document.line_count)
