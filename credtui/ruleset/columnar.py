"""The tests of single fields as column operations; each returns a function of the columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credtui.fields import Field, Kind, Scope
from credtui.ruleset.conditions import NO, UNKNOWN, YES, Tri, tri

Test = Callable[[Any, bool], Tri]

_NUMBER: dict[str, Callable[[Any, float], Any]] = {
    "eq": lambda x, n: x == n,
    "ne": lambda x, n: x != n,
    "ge": lambda x, n: x >= n,
    "gt": lambda x, n: x > n,
    "le": lambda x, n: x <= n,
    "lt": lambda x, n: x < n,
}


def known(row: Field, side: str, wanted: bool) -> Test:
    """Whether a value is there; never unknown itself."""

    def test(columns: Any, swapped: bool) -> Tri:
        mask = _known_mask(columns, row, side, swapped)
        return tri(mask if wanted else ~mask, np.ones(len(columns), dtype=np.bool_))

    return test


def _known_mask(columns: Any, row: Field, side: str, swapped: bool) -> NDArray[np.bool_]:
    if row.scope is Scope.PAIR:
        mask: NDArray[np.bool_] = columns.between(row.name, swapped)[1]
    elif row.kind in (Kind.COUNT, Kind.PERIOD):
        mask = columns.ends(row.name, side, swapped).known
    elif row.kind is Kind.REFS:
        mask = columns.members(row.name, side, swapped) > 0
    else:
        mask = columns.codes(row.name, side, swapped)[0] >= 0
    return mask


def compare(row: Field, side: str, op: str, value: Any) -> Test:
    """A comparator of one side's field or of a field between the sides."""
    if row.kind is Kind.COUNT:
        return _count(row.name, side, op, float(value))
    if row.kind is Kind.NUMBER:
        return lambda columns, swapped: _number(columns, row.name, swapped, op, float(value))
    wanted = {
        "true" if v is True else "false" if v is False else str(v) for v in (value if op == "in" else [value])
    }

    def test(columns: Any, swapped: bool) -> Tri:
        if row.scope is Scope.PAIR:
            codes, mask, words = columns.between(row.name, swapped)
            if row.kind is Kind.BOOL:
                words = ["false", "true"]
            codes = np.where(mask, codes, -1).astype(np.int64)
        else:
            codes, words = columns.codes(row.name, side, swapped)
        return _lookup(codes, words, wanted, negate=op == "ne")

    return test


def _lookup(codes: NDArray[Any], words: list[str], wanted: set[str], negate: bool) -> Tri:
    table = np.full(len(words) + 1, NO, dtype=np.uint8)
    for i, word in enumerate(words):
        if (word in wanted) != negate:
            table[i] = YES
    table[-1] = UNKNOWN  # code -1 reads the last entry
    out: Tri = table[codes]
    return out


def _number(columns: Any, name: str, swapped: bool, op: str, value: float) -> Tri:
    values, mask, _ = columns.between(name, swapped)
    return tri(_NUMBER[op](values, value), mask)


def _count(name: str, side: str, op: str, value: float) -> Test:
    """On intervals a comparator holds for every possible value, ``maybe_*`` for some value."""

    def test(columns: Any, swapped: bool) -> Tri:
        ends = columns.ends(name, side, swapped)
        lo, hi = ends.lo, ends.hi
        true = {
            "eq": lambda: (lo == value) & (hi == value),
            "ne": lambda: (lo > value) | (hi < value),
            "ge": lambda: lo >= value,
            "gt": lambda: lo > value,
            "le": lambda: hi <= value,
            "lt": lambda: hi < value,
            "maybe_ge": lambda: hi >= value,
            "maybe_le": lambda: lo <= value,
        }[op]()
        return tri(true, ends.known)

    return test


def predicate(row: Field, name: str) -> Test:
    """A named predicate between the sides."""

    def test(columns: Any, swapped: bool) -> Tri:
        truth = columns.predicate(row.name, name, swapped)
        return tri(truth.true, truth.known)

    return test


def overlap(row: Field, bounds: Mapping[str, float]) -> Test:
    """How many members two sets share."""

    def test(columns: Any, swapped: bool) -> Tri:
        shared = columns.shared(row.name)
        true = np.ones(len(columns), dtype=np.bool_)
        for op, value in bounds.items():
            true &= _NUMBER[op](shared, value)
        return tri(true, columns.predicate(row.name, "overlap", swapped).known)

    return test


def similar(name: str, scorer: str, least: float) -> Test:
    """Likeness of wording by rapidfuzz, 0..100."""

    def test(columns: Any, swapped: bool) -> Tri:
        mask = (columns.codes(name, "a")[0] >= 0) & (columns.codes(name, "b")[0] >= 0)
        return tri(columns.similar(name, scorer) >= least, mask)

    return test
