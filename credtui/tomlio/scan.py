"""Where every TOML key and value stands: one linear scan of a text that ``tomllib`` accepts.

``tomllib`` gives values without places.  This scanner gives the places; a property test holds that
both see the same keys.  Paths are tuples of keys and array indices: ``("rule", "x", "points")``.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass

Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*")
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_BASIC = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_LITERAL = re.compile(r"'[^'\n]*'")


@dataclass(frozen=True, slots=True)
class Place:
    """Code point offsets of a key (or table header) and of its value (the header itself for a table)."""

    key: tuple[int, int]
    value: tuple[int, int]


Places = dict[Path, Place]


def line_col(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both counting from 1."""
    before = text.count("\n", 0, offset)
    return before + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


class Lines:
    """The lines of a text, for many look-ups of places; lines end at LF alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counting from 1."""
        row = bisect_right(self._starts, offset) - 1
        return row + 1, offset - self._starts[row] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; a place outside the text is moved to its nearest edge."""
        row = min(max(line, 1), len(self._starts)) - 1
        end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self.text)
        return min(self._starts[row] + max(column, 1) - 1, end)

    def line(self, number: int) -> str:
        """A line by its number, without its end; "" outside the text."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end]


def scan(text: str) -> Places:
    """Places of all keys and values of ``text``, which must be valid TOML.

    The result is unspecified (but never an endless loop) for text that ``tomllib`` rejects.
    """
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.places: Places = {}
        self.at = 0
        self.arrays: dict[Path, int] = {}

    def run(self) -> Places:
        table: Path = ()
        while True:
            self._skip(_SPACE)
            if self.at >= len(self.text):
                return self.places
            start = self.at
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            if self.at == start:  # not TOML: step over it rather than stand still
                self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()

    def _header(self) -> Path:
        start = self.at
        double = self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        keys = self._keys()
        self._skip(_BLANK)
        self.at = min(len(self.text), self.at + (2 if double else 1))
        path: Path = ()
        for i, (key, _) in enumerate(keys):
            path = (*path, key)
            last = i == len(keys) - 1
            if double and last:
                self.arrays[path] = self.arrays.get(path, -1) + 1
            if path in self.arrays:
                self._note(path, keys[i][1], (start, self.at))
                path = (*path, self.arrays[path])
            self._note(path, keys[i][1], (start, self.at))
        return path

    def _pair(self, table: Path) -> None:
        keys = self._keys()
        self._skip(_BLANK)
        if not keys or self.at >= len(self.text) or self.text[self.at] != "=":
            return
        self.at += 1
        path = table
        for key, span in keys[:-1]:
            path = (*path, key)
            self._note(path, span, span)
        key, span = keys[-1]
        path = (*path, key)
        self._skip(_BLANK)
        value = self._value(path)
        self.places[path] = Place(span, value)

    def _note(self, path: Path, key: tuple[int, int], value: tuple[int, int]) -> None:
        self.places.setdefault(path, Place(key, value))

    def _keys(self) -> list[tuple[str, tuple[int, int]]]:
        keys: list[tuple[str, tuple[int, int]]] = []
        while True:
            self._skip(_BLANK)
            for pattern in (_BARE_KEY, _BASIC, _LITERAL):
                match = pattern.match(self.text, self.at)
                if match:
                    break
            else:
                return keys
            self.at = match.end()
            keys.append((_key_name(match.group()), match.span()))
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _value(self, path: Path) -> tuple[int, int]:
        start = self.at
        head = self.text[self.at : self.at + 3]
        if head in ('"""', "'''"):
            self._long_string(head)
        elif head[:1] == '"':
            self._skip(_BASIC)
        elif head[:1] == "'":
            self._skip(_LITERAL)
        elif head[:1] == "[":
            self._array(path)
        elif head[:1] == "{":
            self._inline(path)
        else:
            self._skip(_SCALAR)
            while self.at > start and self.text[self.at - 1] in " \t":
                self.at -= 1
        return start, self.at

    def _long_string(self, mark: str) -> None:
        at = self.at + 3
        while at < len(self.text):
            if mark == '"""' and self.text[at] == "\\":
                at += 2
                continue
            if self.text.startswith(mark, at):
                at += 3
                while self.text.startswith(mark[0], at):  # up to two quotes may end the string
                    at += 1
                break
            at += 1
        self.at = min(at, len(self.text))

    def _array(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self.at < len(self.text):
            self._skip(_SPACE)
            if self.text.startswith("]", self.at):
                self.at += 1
                return
            before = self.at
            value = self._value((*path, index))
            self.places[(*path, index)] = Place(value, value)
            index += 1
            self._skip(_SPACE)
            if self.text.startswith(",", self.at) or self.at == before:
                self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while self.at < len(self.text):
            self._skip(_SPACE)
            if self.text.startswith("}", self.at):
                self.at += 1
                return
            before = self.at
            self._pair(path)
            self._skip(_SPACE)
            if self.text.startswith(",", self.at) or self.at == before:
                self.at += 1


def _key_name(raw: str) -> str:
    if raw[0] not in "\"'":
        return raw
    try:
        return next(iter(tomllib.loads(f"{raw} = 0")))
    except tomllib.TOMLDecodeError:
        return raw[1:-1]
