"""Text from outside made harmless for terminals, Markdown and JSON, with nothing hidden."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))
"""Unicode categories that a terminal may obey or not show: controls, format, bidi, private, surrogates."""
_MARKDOWN = re.compile(r"(?i)[\\`*_{}\[\]<>#|~@$!&]|:(?=//)|(?<=www)\.")
"""Marks of Markdown, and what would make a bare address into a link."""
_LEADING = re.compile(r"^( *)([-+=]|\d+[.)])")
SAFE_URL = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
"""Addresses that can stand in a link as they are."""


def visible(text: str, *, lines: bool = False) -> str:
    """``text`` with control, bidi and invisible characters written out as ``<U+202E>``.

    Line breaks and tabs become one space, or stay as they are with ``lines=True``.
    """
    return "".join(_one(c, lines) for c in text)


def _one(char: str, lines: bool) -> str:
    if char in "\n\t":
        return char if lines else " "
    if char < "\x7f" and char >= " ":
        return char
    if unicodedata.category(char) in _HIDDEN:
        return f"<U+{ord(char):04X}>"
    return char


def markdown(text: str) -> str:
    """``text`` as one line of Markdown that renders as exactly these characters."""
    plain = _MARKDOWN.sub(lambda m: "&amp;" if m.group() == "&" else "\\" + m.group(), visible(text))
    return _LEADING.sub(lambda m: m.group(1) + _guard(m.group(2)), plain)


def _guard(mark: str) -> str:
    return f"\\{mark}" if len(mark) == 1 else f"{mark[:-1]}\\{mark[-1]}"


def escaped_json(text: str) -> str:
    """JSON text with the characters that a terminal may obey or hide written as ``\\uXXXX``."""
    return "".join(_json(c) for c in text)


def _json(char: str) -> str:
    if char < "\x7f":  # json itself escapes the C0 controls inside strings
        return char
    if unicodedata.category(char) not in _HIDDEN:
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
