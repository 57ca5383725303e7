"""Colours for TOML without a grammar library: one linear pattern a line, made when a line is drawn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

_TOKEN = re.compile(
    r"(?P<comment>\#.*)"
    r"|(?P<table>^\s*\[\[?[^\]\#\"]*\]\]?)"
    r"|(?P<string>\"(?:[^\"\\]|\\.)*\"?|'[^']*'?)"
    r"|(?P<key>(?<![A-Za-z0-9_.\-])[A-Za-z0-9_.\-]++(?=\s*=))"
    r"|(?P<constant>\b(?:true|false|inf|nan)\b)"
    r"|(?P<number>[+-]?\b\d[\d_.:TZ+\-]*)"
)
_FENCE = re.compile(r'"""|\'\'\'')

Span = tuple[int, int | None, str]
"""Start and end as UTF-8 byte offsets of the line, and the token's kind."""


@lru_cache(4096)
def tokens(line: str) -> tuple[Span, ...]:
    """The coloured stretches of one line outside multi-line strings."""
    if line.isascii():
        return tuple((m.start(), m.end(), m.lastgroup or "") for m in _TOKEN.finditer(line))
    out: list[Span] = []
    done = size = 0
    for m in _TOKEN.finditer(line):
        size += len(line[done : m.start()].encode("utf-8", "replace"))
        length = len(m.group().encode("utf-8", "replace"))
        out.append((size, size + length, m.lastgroup or ""))
        size += length
        done = m.end()
    return tuple(out)


def fenced(lines: Sequence[str]) -> dict[int, list[Span]]:
    """The lines that belong to a multi-line string, by index."""
    out: dict[int, list[Span]] = {}
    fence = ""
    for i, line in enumerate(lines):
        if not fence and '"""' not in line and "'''" not in line:
            continue
        inside, at = bool(fence), 0
        for m in _FENCE.finditer(line):
            if not fence:
                fence = m.group()
                at = m.start()
            elif m.group() == fence:
                fence = ""
        if inside:
            out[i] = [(0, None, "string")]
        else:
            start = len(line[:at].encode("utf-8", "replace"))
            out[i] = [s for s in tokens(line) if s[0] < start] + [(start, None, "string")]
    return out


class LazyHighlights(defaultdict[int, list[Span]]):
    """Line -> coloured stretches, computed when a line is first asked for after an edit."""

    def __init__(self, lines: Callable[[], Sequence[str]]) -> None:
        super().__init__(list)
        self._lines = lines
        self._fenced: dict[int, list[Span]] | None = None
        self.problems: dict[int, list[Span]] = {}
        """Stretches to mark as wrong, by line; they come on top."""

    def __bool__(self) -> bool:
        return True

    def forget(self) -> None:
        """The text changed."""
        self.clear()
        self._fenced = None

    def __missing__(self, row: int) -> list[Span]:
        lines = self._lines()
        if self._fenced is None:
            self._fenced = fenced(lines)
        fenced_here = self._fenced.get(row)
        coloured = fenced_here if fenced_here is not None else tokens(lines[row]) if row < len(lines) else ()
        made = [*coloured, *self.problems.get(row, ())]
        self[row] = made
        return made
