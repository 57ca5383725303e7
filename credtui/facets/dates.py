"""One expression of time at one token, as days: dates, months, years, seasons, "last week", "N months ago".

A bare month or weekday is the latest one that had begun by the statement's date, or the next one if the
text speaks of plans.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from credtui.facets.calendar import Atom, Moment, month_span, shift
from credtui.facets.days import day_month, inside, named_month, named_year, numeric_date
from credtui.facets.relative import (
    named_era,
    named_season,
    named_weekday,
    relative_time,
    time_ago,
    unit_of,
)
from credtui.facets.scan import Words
from credtui.facets.tables import TimeTables
from credtui.model import Precision


def atom_at(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """The expression of time that starts at token ``i``, without its "since" or "before"."""
    if not 0 <= i < len(words):
        return None
    for read in _READERS:
        found = read(words, i, t, m)
        if found is not None:
            return found
    return None


def _part(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "late 2022", "the final week of October", "на початку року"."""
    part = None if m.in_part else t.parts.at(words, i)
    if part is None:
        return None
    j = inside(words, i + part[0], t)
    whole = atom_at(words, j, t, replace(m, bare_year=True, in_part=True)) or _whole_unit(words, j, t, m)
    if whole is None or whole.precision not in ("month", "year", "season"):
        return None
    return replace(_portion(whole, part[1]), first=i)


def _whole_unit(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "the year", "месяца" after a part: the one that runs."""
    unit = unit_of(words, i, t)
    if unit == "year":
        return Atom(i, i, date(m.today.year, 1, 1), date(m.today.year, 12, 31), "year")
    if unit == "month":
        return Atom(i, i, *month_span(m.today.year, m.today.month), "month")
    return None


def _portion(whole: Atom, part: str) -> Atom:
    """A quarter at either end of a year, ten days of a month, a month of a season."""
    start, end = whole.start, whole.end
    length = (end - start).days + 1
    precision: Precision = "season" if whole.precision == "year" else "week"
    if part == "last-week":
        return replace(whole, start=max(start, shift(end, -6)), precision="week")
    if part == "last-day":
        return replace(whole, start=end, precision="day")
    if part.startswith("half"):
        middle = month_span(start.year, start.month + 6)[0] if length > 300 else shift(start, length // 2)
        half = (start, shift(middle, -1)) if part == "half-1" else (middle, end)
        return replace(whole, start=half[0], end=half[1], precision=precision)
    if length > 300:
        first, last = {"early": (1, 3), "middle": (5, 8), "late": (10, 12)}[part]
        return replace(
            whole, start=month_span(start.year, first)[0], end=month_span(start.year, last)[1],
            precision=precision,
        )  # fmt: skip
    third = length // 3
    low, high = {"early": (0, third), "middle": (third, 2 * third), "late": (2 * third, length)}[part]
    return replace(whole, start=shift(start, low), end=shift(start, high - 1), precision=precision)


_READERS = (
    numeric_date, _part, day_month, named_month, named_year, relative_time, time_ago, named_weekday,
    named_season, named_era,
)  # fmt: skip
