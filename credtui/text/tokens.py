"""Words, numbers, marks: one linear pass over a text, offsets kept."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "punct"]

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f]|[’'ʼ`\u2011-](?=[^\W\d_])|[^\W_])*)"
    r"|(?P<punct>[^\s\w]|_)"
)


class Token(NamedTuple):
    """One word, number or mark; ``text == document[start:end]``."""

    start: int
    end: int
    text: str
    kind: TokenKind

    @property
    def lower(self) -> str:
        """Case-folded text, for lookups."""
        return self.text.lower()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order, with offsets into the whole ``text``."""
    stop = len(text) if end is None else end
    new = tuple.__new__  # a third of the time of the class's own constructor
    return [new(Token, (*m.span(), m.group(), m.lastgroup)) for m in _TOKEN.finditer(text, start, stop)]
