"""What is left of a field's values after some tests: sets of words, ends of intervals, numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor, inf
from typing import Any

from credtui.fields import Field, Kind

_NOT = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge", "eq": "ne", "ne": "eq"}
"""What a plain comparison is when its answer is no."""


@dataclass
class Values:
    """Which words of a field remain."""

    allowed: frozenset[str] | None = None
    """None: any word."""
    excluded: frozenset[str] = frozenset()

    @classmethod
    def of(cls, row: Field) -> Values:
        """All values that the field may have."""
        if row.kind is Kind.BOOL:
            return cls(frozenset({"true", "false"}))
        return cls(frozenset(row.values) if row.values else None)

    def narrow(self, op: str, value: Any, yes: bool) -> None:
        """Take away what one test excludes."""
        words = frozenset(_word(v) for v in (value if op == "in" else (value,)))
        if (op == "ne") != yes:
            self.allowed = words if self.allowed is None else self.allowed & words
        else:
            self.excluded |= words

    @property
    def left(self) -> frozenset[str] | None:
        """The words that remain; None if they cannot be listed."""
        return None if self.allowed is None else self.allowed - self.excluded

    @property
    def empty(self) -> bool:
        """True if nothing remains."""
        return self.left is not None and not self.left

    def may_equal(self, other: Values) -> bool:
        """False if no word remains on both sides."""
        return self.left is None or other.left is None or bool(self.left & other.left)

    def may_differ(self, other: Values) -> bool:
        """False if both sides are down to one and the same word."""
        return self.left is None or self.left != other.left or len(self.left) != 1


def _word(value: Any) -> str:
    return "true" if value is True else "false" if value is False else str(value)


@dataclass
class Range:
    """Bounds of one number; a bound that is itself excluded is ``open``."""

    low: float = -inf
    high: float = inf
    low_open: bool = False
    high_open: bool = False
    whole: bool = False
    """Only whole numbers occur."""
    excluded: set[float] = field(default_factory=set)

    @classmethod
    def of(cls, row: Field) -> Range:
        """All values that a number of the field table may have."""
        if row.unit == "percent":
            return cls(0, 100)
        if row.unit == "days":
            return cls(whole=True)
        return cls(0, whole=True)

    def narrow(self, op: str, value: float, yes: bool) -> None:
        """Take away what one comparison excludes."""
        op = op if yes else _NOT[op]
        if op in ("ge", "gt", "eq"):
            self._raise(value, op == "gt")
        if op in ("le", "lt", "eq"):
            self._lower(value, op == "lt")
        if op == "ne":
            self.excluded.add(value)

    def _raise(self, value: float, strict: bool) -> None:
        if self.whole:
            value, strict = (floor(value) + 1 if strict else ceil(value)), False
        if (value, strict) > (self.low, self.low_open):
            self.low, self.low_open = value, strict

    def _lower(self, value: float, strict: bool) -> None:
        if self.whole:
            value, strict = (ceil(value) - 1 if strict else floor(value)), False
        if (value, not strict) < (self.high, not self.high_open):
            self.high, self.high_open = value, strict

    @property
    def empty(self) -> bool:
        """True if no number remains."""
        if self.low == self.high:
            return self.low_open or self.high_open or self.low in self.excluded
        return self.low > self.high


@dataclass
class Ends:
    """Bounds of both ends of an interval whose low end is never above its high end."""

    whole: bool = False
    low: Range = field(init=False)
    high: Range = field(init=False)
    never: set[float] = field(default_factory=set)
    """Numbers that the interval is not allowed to be."""
    exact: set[float] = field(default_factory=set)

    def __post_init__(self) -> None:
        # an open low end stands below every number, so only the high end has a least value
        self.low = Range(whole=self.whole)
        self.high = Range(0 if self.whole else -inf, whole=self.whole)

    def narrow(self, op: str, value: float, yes: bool) -> None:
        """Take away what one comparison of an interval excludes (``maybe_*``: for some value)."""
        end, plain = {
            "ge": (self.low, "ge"), "gt": (self.low, "gt"), "le": (self.high, "le"), "lt": (self.high, "lt"),
            "maybe_ge": (self.high, "ge"), "maybe_le": (self.low, "le"),
        }.get(op, (self.low, op))  # fmt: skip
        if op in ("eq", "ne"):
            (self.exact if (op == "eq") == yes else self.never).add(value)
            if op == "eq" and yes:
                self.low.narrow("eq", value, True)
                self.high.narrow("eq", value, True)
            elif op == "ne" and not yes:  # not surely other than: the interval holds the number
                self.exact.discard(value)
                self.low.narrow("le", value, True)
                self.high.narrow("ge", value, True)
            return
        end.narrow(plain, value, yes)

    @property
    def empty(self) -> bool:
        """True if no interval remains."""
        if self.low.empty or self.high.empty or self.exact & self.never:
            return True
        if self.low.low > self.high.high:
            return True
        if self.low.low != self.high.high:
            return False
        return self.low.low_open or self.high.high_open or self.low.low in self.never

    def may_meet(self, other: Ends) -> bool:
        """False if the two certainly share no number, even if both are said to be approximate."""
        return not (_apart(self, other) or _apart(other, self))


def _apart(lower: Ends, upper: Ends) -> bool:
    top, bottom = lower.high.high, upper.low.low
    return bottom - abs(bottom) * 0.1 > top + abs(top) * 0.1
