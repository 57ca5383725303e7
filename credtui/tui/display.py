"""Foreign text made fit to show: what it says, never what it commands.

Control and bidirectional characters are shown as signs; soft hyphens and zero-width characters are
dropped; letters are composed (NFC).  The raw text is never changed, only what is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rich.cells import cell_len, get_character_cell_size
from rich.style import Style
from rich.text import Text

Run = tuple[str, Style]
"""A stretch of text in one style."""

_DROPPED = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F))
_ODD = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def _sign(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    if char in "\t\n\r\u2028\u2029":
        return " "
    if code < 0x20 or code == 0x7F:
        return "^" + chr(code ^ 0x40)
    return f"<{code:04X}>"


def visible(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal obeys.

    >>> visible("a\\x1b[31m b\\u202e c")
    'a^[[31m b<202E> c'
    """
    return _ODD.sub(_sign, unicodedata.normalize("NFC", text.translate(_DROPPED)))


def pictured(text: str) -> str:
    """``text`` with every character that a terminal obeys as a picture of one cell, so that columns stay.

    >>> pictured("a\\x1b[31m b\\u202e")
    'a␛[31m b�'
    """
    return _ODD.sub(_picture, text) if _ODD.search(text) else text


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x09:
        return "\t"
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def styled(text: str, style: Style) -> Text:
    """A line that starts with ``text``; what is appended does not inherit its style."""
    return Text(no_wrap=True, end="").append(text, style)


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """``text`` cut to ``width`` cells, with an ellipsis if anything was cut."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    out, used = [], 0
    room = width - cell_len(ellipsis)
    for char in text:
        size = get_character_cell_size(char)
        if used + size > room:
            break
        out.append(char)
        used += size
    return ("".join(out).rstrip() + ellipsis) if room >= 0 else ellipsis[:width]


def pad(text: str, width: int, ellipsis: str = "…") -> str:
    """``text`` in exactly ``width`` cells."""
    cut = clip(text, width, ellipsis)
    return cut + " " * (width - cell_len(cut))


def flow(runs: Iterable[Run], width: int, indent: int = 0) -> list[Text]:
    """Styled words wrapped to ``width`` cells; later lines start with ``indent`` blanks."""
    width = max(width, 4)
    lines: list[Text] = [Text(no_wrap=True, end="")]
    used, pending = 0, False
    for text, style in runs:
        for part in re.split(r"( +)", text):
            if not part:
                continue
            if part[0] == " ":
                pending = True
                continue
            for piece in _fit(part, width - indent):
                size = cell_len(piece)
                start = used == (indent if len(lines) > 1 else 0)
                if used + size + (pending and not start) > width and not start:
                    lines.append(Text(" " * indent, no_wrap=True, end=""))
                    used, pending, start = indent, False, True
                if pending and not start:
                    lines[-1].append(" ", style)
                    used += 1
                lines[-1].append(piece, style)
                used += size
                pending = False
    return lines


def _fit(word: str, width: int) -> list[str]:
    """A word cut into pieces that fit a line (long addresses, scripts without blanks)."""
    if cell_len(word) <= width:
        return [word]
    pieces, now, used = [], "", 0
    for char in word:
        size = get_character_cell_size(char)
        if used + size > width:
            pieces.append(now)
            now, used = "", 0
        now += char
        used += size
    return [*pieces, now]


def beside(left: list[Text], right: list[Text], width: int, gap: Text) -> list[Text]:
    """Two columns of ``width`` cells each, line by line, with ``gap`` between them."""
    out = []
    for i in range(max(len(left), len(right))):
        line = Text(no_wrap=True, end="")
        cell = left[i].copy() if i < len(left) else Text()
        cell.pad_right(max(0, width - cell.cell_len))
        line.append_text(cell)
        line.append_text(gap)
        if i < len(right):
            line.append_text(right[i])
        out.append(line)
    return out


def short_path(path: str, ellipsis: str) -> str:
    """A file's name where there is little room: its folder and itself."""
    parts = path.split("/")
    return path if len(parts) < 3 else f"{ellipsis}/{'/'.join(parts[-2:])}"
