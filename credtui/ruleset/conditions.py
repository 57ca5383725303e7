"""``when`` tables as trees of conditions, checked against the closed field table.

Three values throughout, as ``uint8``: 0 no, 1 unknown, 2 yes.  So *and* is minimum, *or* maximum,
*not* ``2 - x`` (Kleene 1938); a rule fires only on 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tri = NDArray[np.uint8]
NO, UNKNOWN, YES = 0, 1, 2


def tri(true: NDArray[np.bool_], known: NDArray[np.bool_]) -> Tri:
    """Three values from a truth and a known mask."""
    out: Tri = np.where(known, np.where(true, YES, NO), UNKNOWN).astype(np.uint8)
    return out


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no part, yes."""

    parts: tuple[Condition, ...]

    def eval(self, columns: Any, swapped: bool) -> Tri:
        """One value a pair."""
        out: Tri = np.full(len(columns), YES, dtype=np.uint8)
        for part in self.parts:
            np.minimum(out, part.eval(columns, swapped), out=out)
        return out


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def eval(self, columns: Any, swapped: bool) -> Tri:
        """One value a pair."""
        out: Tri = np.full(len(columns), NO, dtype=np.uint8)
        for part in self.parts:
            np.maximum(out, part.eval(columns, swapped), out=out)
        return out


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; unknown stays unknown."""

    part: Condition

    def eval(self, columns: Any, swapped: bool) -> Tri:
        """One value a pair."""
        out: Tri = (YES - self.part.eval(columns, swapped)).astype(np.uint8)
        return out


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one field; ``side`` is "a", "b" or "" for a field between the sides."""

    side: str
    field: str
    op: str
    value: Any
    test: Callable[[Any, bool], Tri]
    path: tuple[str | int, ...] = ()
    """Where the test stands below ``when`` in the file."""

    def eval(self, columns: Any, swapped: bool) -> Tri:
        """One value a pair; the same test in several rules is computed once."""
        key = ("leaf", self.side, self.field, self.op, repr(self.value), str(swapped))
        made: Tri = columns.memo(key, lambda: self.test(columns, swapped))
        return made

    @property
    def told(self) -> str:
        """The test as a person writes it: ``a.occurrences ge 3``."""
        name = f"{self.side}.{self.field}" if self.side else self.field
        if self.op in ("known", "missing"):
            return f"{name} is {self.op}"
        if self.op == "similar":
            scorer, least = self.value
            return f"{name} similar ({scorer}) ge {least:g}"
        if self.op == "overlap" and self.value:
            return f"{name} overlap " + " ".join(f"{op} {value:g}" for op, value in self.value)
        if self.value is None:
            return f"{name} {self.op}"
        shown = ", ".join(map(str, self.value)) if isinstance(self.value, tuple) else str(self.value)
        return f"{name} {self.op} {shown.lower() if isinstance(self.value, bool) else shown}"


Condition = All | Any_ | Not | Leaf


def leaves(condition: Condition) -> list[Leaf]:
    """All tests of a condition, in order."""
    if isinstance(condition, Leaf):
        return [condition]
    if isinstance(condition, Not):
        return leaves(condition.part)
    return [leaf for part in condition.parts for leaf in leaves(part)]


def guaranteed(condition: Condition) -> frozenset[tuple[str, str]]:
    """Which side fields are certainly known when the condition holds: {("a", "quantity"), ...}."""
    if isinstance(condition, Leaf):
        if condition.op == "missing":
            return frozenset()
        sides = (condition.side,) if condition.side else ("a", "b")
        return frozenset((side, condition.field) for side in sides)
    if isinstance(condition, Not):
        inner = condition.part
        if isinstance(inner, Leaf) and inner.op == "missing":
            return frozenset({(inner.side, inner.field)})
        if isinstance(inner, Leaf):  # not(x) is yes only where x is known
            return guaranteed(inner)
        return frozenset()
    sets = [guaranteed(part) for part in condition.parts]
    if not sets:
        return frozenset()
    if isinstance(condition, All):
        return frozenset().union(*sets)
    return frozenset.intersection(*sets)


def one_sided(condition: Condition) -> bool:
    """True if exchanging the sides can change the outcome."""
    return any(
        leaf.side or leaf.op in ("within", "before") or leaf.field == "days-apart"
        for leaf in leaves(condition)
    )
