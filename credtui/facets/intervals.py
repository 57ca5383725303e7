"""Interval logic for counts and periods, three-valued: ``None`` in, or nothing to compare, is ``None`` out.

An open end of an ``Interval`` is a true "any value beyond"; so is an open end of a ``Period``.  What is
missing altogether (no interval, or a period with neither end) is unknown and stays unknown.
Comparators follow DESIGN section 4: ``certainly_*`` hold for every possible value, ``maybe_*`` for some.
"""

from __future__ import annotations

from datetime import date

from credtui.model import Count, Interval, Period

Range = Interval | Period
"""What the relations below compare; both sides must be of one kind."""


def interval_of(count: Count | None) -> Interval | None:
    """The interval of a count; None if there is no count."""
    return None if count is None else count.interval


def _ends(value: Range | None) -> tuple[float | None, float | None] | None:
    """Both ends as numbers (days for a period); None for what is unknown."""
    if isinstance(value, Period):
        if value.start is None and value.end is None:
            return None
        return _day(value.start), _day(value.end)
    if value is None or (value.lo is None and value.hi is None):
        return None
    return value.lo, value.hi


def _day(value: date | None) -> float | None:
    return None if value is None else float(value.toordinal())


def before(a: Range | None, b: Range | None) -> bool | None:
    """Every value of ``a`` lies below (earlier than) every value of ``b``."""
    x, y = _ends(a), _ends(b)
    if x is None or y is None:
        return None
    return x[1] is not None and y[0] is not None and x[1] < y[0]


def disjoint(a: Range | None, b: Range | None) -> bool | None:
    """No value belongs to both."""
    first = before(a, b)
    return None if first is None else first or bool(before(b, a))


def overlap(a: Range | None, b: Range | None) -> bool | None:
    """At least one value belongs to both."""
    apart = disjoint(a, b)
    return None if apart is None else not apart


def within(a: Range | None, b: Range | None) -> bool | None:
    """Every value of ``a`` belongs to ``b``."""
    x, y = _ends(a), _ends(b)
    if x is None or y is None:
        return None
    low = y[0] is None or (x[0] is not None and x[0] >= y[0])
    high = y[1] is None or (x[1] is not None and x[1] <= y[1])
    return low and high


def equal(a: Range | None, b: Range | None) -> bool | None:
    """Both ends are the same."""
    x, y = _ends(a), _ends(b)
    return None if x is None or y is None else x == y


def certainly_ge(a: Interval | None, bound: float) -> bool | None:
    """Every possible value is at least ``bound``."""
    return None if _ends(a) is None or a is None else a.lo is not None and a.lo >= bound


def certainly_gt(a: Interval | None, bound: float) -> bool | None:
    """Every possible value is greater than ``bound``."""
    return None if _ends(a) is None or a is None else a.lo is not None and a.lo > bound


def certainly_le(a: Interval | None, bound: float) -> bool | None:
    """Every possible value is at most ``bound``."""
    return None if _ends(a) is None or a is None else a.hi is not None and a.hi <= bound


def certainly_lt(a: Interval | None, bound: float) -> bool | None:
    """Every possible value is less than ``bound``."""
    return None if _ends(a) is None or a is None else a.hi is not None and a.hi < bound


def certainly_eq(a: Interval | None, bound: float) -> bool | None:
    """The only possible value is ``bound``."""
    return None if _ends(a) is None or a is None else a.lo == bound == a.hi


def maybe_ge(a: Interval | None, bound: float) -> bool | None:
    """Some possible value is at least ``bound``."""
    below = certainly_lt(a, bound)
    return None if below is None else not below


def maybe_le(a: Interval | None, bound: float) -> bool | None:
    """Some possible value is at most ``bound``."""
    above = certainly_gt(a, bound)
    return None if above is None else not above


def widened(count: Count, share: float) -> Interval:
    """The interval of an approximate count, each end moved out by ``share`` (0.1 is 10 %); else unchanged."""
    lo, hi = count.interval.lo, count.interval.hi
    if not count.approx:
        return count.interval
    return Interval(
        None if lo is None else lo - abs(lo) * share,
        None if hi is None else hi + abs(hi) * share,
    )


def days(period: Period | None) -> int | None:
    """Length in days, both ends counted; None if an end is open or unknown."""
    if period is None or period.start is None or period.end is None:
        return None
    return (period.end - period.start).days + 1
