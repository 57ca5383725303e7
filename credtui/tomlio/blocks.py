"""A TOML text cut at its tables, so that a change in one of them is read again alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_HEADER = re.compile(r"^[ \t]*\[(\[?)([^\n]*)", re.MULTILINE)
_KEY = re.compile(r"[ \t]*(?:([A-Za-z0-9_-]+)|\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)')[ \t]*([.\]])")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of whole lines: what stands before the first header, or a table with its sub-tables."""

    text: str
    line: int
    """How many lines stand before it."""
    name: tuple[str, ...] = ()
    """The first keys of its header; () before the first header."""
    listed: bool = False
    """Its header is that of an array of tables (``[[x]]``)."""

    @property
    def lines(self) -> int:
        """How many line ends it holds."""
        return self.text.count("\n")


def blocks(text: str, depth: Callable[[str], int]) -> list[Block]:
    """Cut a text at its headers; ``depth`` says how many first keys of a header make one block.

    Lines that only look like headers (in a long string, in an array over several lines) are cut at too:
    a block that cannot be read alone has to be read with what follows it.
    """
    cuts: list[tuple[int, tuple[str, ...], bool]] = [(0, (), False)]
    for match in _HEADER.finditer(text):
        keys = _keys(match.group(2))
        name = keys[: depth(keys[0])] if keys else ()
        listed = bool(match.group(1)) and len(keys) == len(name)
        if name != cuts[-1][1] or listed:
            cuts.append((match.start(), name, listed))
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    out, line = [], 0
    for (start, name, listed), end in zip(cuts, ends, strict=True):
        block = Block(text[start:end], line, name, listed)
        line += block.lines
        out.append(block)
    return out


def joined(parts: list[Block]) -> Block:
    """Blocks that follow each other as one."""
    first = parts[0]
    return Block("".join(p.text for p in parts), first.line, first.name, first.listed)


def apart(parts: list[Block]) -> bool:
    """True if surely no two blocks are about one table, so that each can be read without the others."""
    seen: set[tuple[str, ...]] = set()
    listed: set[tuple[str, ...]] = set()
    for part in parts[1:]:
        if not part.name or part.name in seen or (part.name in listed and not part.listed):
            return False
        (listed if part.listed else seen).add(part.name)
    return not listed & seen


def _keys(header: str) -> tuple[str, ...]:
    """The keys of a header from behind its first bracket; () where they cannot be told."""
    out: list[str] = []
    at = 0
    while match := _KEY.match(header, at):
        bare, basic, literal, mark = match.groups()
        if basic is not None and "\\" in basic:
            return ()
        out.append(bare if bare is not None else basic if basic is not None else literal)
        if mark == "]":
            return tuple(out)
        at = match.end()
    return ()
