"""pymorphy3's dictionaries walked without a call for every letter: the same answers in less time.

The automaton in pure Python that pymorphy3 comes with calls three functions a letter, and collects the
analyses of a word from its last node anew for each of the thousands of words that end there.  An
analyser with another automaton (the C extension, if somebody has installed it) is left as it is.
"""

from __future__ import annotations

from binascii import a2b_base64
from functools import lru_cache, partial
from typing import Any

_MASK, _LABEL, _EXTENSION, _HAS_VALUE = 0xFFFFFFFF, 0x800000FF, 0x200, 0x100
_NODES = 50_000
"""Last nodes whose analyses are remembered."""


def hasten(analyser: Any) -> None:
    """Let an analyser walk its words, its endings and its probabilities so."""
    dictionary, estimator = analyser.dictionary, analyser.prob_estimator
    tables = [dictionary.words, *dictionary.prediction_suffixes_dawgs]
    for table in (*tables, *([estimator.p_t_given_w] if estimator is not None else [])):
        kind: type[Any] = type(getattr(table, "dct", None))
        if kind.__module__ != "dawg_python.wrapper":
            continue
        walker = _walker(kind)()
        walker._units = table.dct._units
        table.dct = walker
        if any(table is t for t in tables):
            table._value_for_index = lru_cache(maxsize=_NODES)(partial(_values, table))
            table.similar_items = partial(_similar, table)


def _values(table: Any, start: int) -> list[tuple[int, ...]]:
    """The records below a node, in the order of their keys."""
    units, guide, unpack = table.dct._units, table.guide._units, table._struct.unpack
    follow = table.dct.follow_char
    out: list[tuple[int, ...]] = []
    key, path, index = bytearray(), [start], start
    while True:
        if units[index] & _HAS_VALUE:
            out.append(unpack(a2b_base64(key)))
        label = guide[2 * index]  # the first child
        while not label:
            label = guide[2 * index + 1]  # the next sibling
            path.pop()
            if not path:
                return out
            key.pop()
            index = path[-1]
        index = follow(label, index)
        key.append(label)
        path.append(index)


def _similar(table: Any, word: str, replaces: dict[bytes, Any]) -> list[tuple[str, Any]]:
    """The records of the word, then of those with some letters exchanged, by the first exchange."""
    follow, end = table.dct.follow_bytes, table._payload_separator
    out: list[tuple[str, Any]] = []
    todo: list[tuple[bytes, int, int | None]] = [(word.encode("utf8"), 0, table.dct.ROOT)]
    while todo:
        spelt, at, index = todo.pop()
        others: list[tuple[bytes, int, int | None]] = []
        places = [(m, letter) for letter in replaces if letter in spelt for m in _places(spelt, letter, at)]
        for place, letter in sorted(places):
            index = follow(spelt[at:place], index)
            if index is None:
                break
            at = place
            for written, _ in replaces[letter]:
                node = follow(written, index)
                if node:
                    behind = place + len(written)
                    others.append((spelt[:place] + written + spelt[place + len(letter) :], behind, node))
        node = None if index is None else follow(spelt[at:] + end, index)
        if node:
            out.append((spelt.decode("utf8"), table._value_for_index(node)))
        todo += reversed(others)
    return out


def _places(spelt: bytes, letter: bytes, at: int) -> list[int]:
    """Where a letter stands, from ``at`` on."""
    out = []
    while (at := spelt.find(letter, at)) >= 0:
        out.append(at)
        at += len(letter)
    return out


def _walker(kind: type[Any]) -> type[Any]:
    """The library's automaton with its inner loops in one function."""

    class Walker(kind):  # type: ignore[misc]
        """An automaton in an array: a node's transitions lie at its offset, exclusive-or the letter."""

        def follow_char(self, label: int, index: int) -> int | None:
            """The node behind one letter."""
            units = self._units
            base = units[index]
            index = (index ^ ((base >> 10) << ((base & _EXTENSION) >> 6)) ^ label) & _MASK
            return index if units[index] & _LABEL == label else None

        def follow_bytes(self, s: bytes, index: int) -> int | None:
            """The node behind several."""
            units = self._units
            for label in s:
                base = units[index]
                index = (index ^ ((base >> 10) << ((base & _EXTENSION) >> 6)) ^ label) & _MASK
                if units[index] & _LABEL != label:
                    return None
            return index

    return Walker
