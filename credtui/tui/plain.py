"""Lines, bars and typographic marks as ASCII, for terminals that have no others."""

from __future__ import annotations

from unicodedata import name

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


def _plain(code: int) -> str:
    """The nearest ASCII sign of a box or block drawing character."""
    words = name(chr(code), "")
    if "BLOCK" in words or "SHADE" in words or "QUADRANT" in words:
        return "#"
    lying = any(w in words for w in ("HORIZONTAL", "LEFT", "RIGHT"))
    standing = any(w in words for w in ("VERTICAL", "UP", "DOWN"))
    return "+" if lying and standing else "-" if lying else "|"


PLAIN = {code: _plain(code) for code in range(0x2500, 0x25A0)} | str.maketrans("–—…“”„‘’", '--~"""\'\'')


class AsciiLines(LineFilter):
    """What is on its way to the terminal with ASCII marks; letters stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments with other signs."""
        return [Segment(s.text.translate(PLAIN), s.style, s.control) for s in segments]
