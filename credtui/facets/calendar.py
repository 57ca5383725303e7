"""Days, months and years: the calendar under the expressions of time."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from credtui.model import Precision

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of days that the words name, both ends inclusive."""

    first: int
    """Index of the first token."""
    last: int
    start: date
    end: date
    precision: Precision = "day"
    relative: bool = False
    """Told from the statement's date ("yesterday"), not by the calendar."""
    running: bool = False
    """It ends at the statement's date because it is still going on ("this year")."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What resolving needs besides the words."""

    today: date
    ahead: bool = False
    """The text speaks of plans: bare names of times lie ahead."""
    nearest: bool = False
    """After a deadline word: whichever is nearer."""
    bare_year: bool = False
    """A word of time stands before: four digits are a year."""
    in_part: bool = False
    """A word of a part ("late") stands before: no part of a part is read."""


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None if there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; ``month`` may run over (13 is January of the next year)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, 1), 9998)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def shift(day: date, days: float) -> date:
    """``day`` moved by days, kept inside the calendar."""
    number = min(max(day.toordinal() + round(days), 1), date.max.toordinal())
    return date.fromordinal(number)


def back_months(day: date, months: int) -> date:
    """The same day of the month, ``months`` earlier (the month's last day if it is shorter)."""
    start, end = month_span(*divmod_month(day.year, day.month - min(months, 12 * 1900)))
    return min(start + DAY * (day.day - 1), end)


def divmod_month(year: int, month: int) -> tuple[int, int]:
    """Year and month 1-12 of a month number that may run under or over."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def back_by(today: date, count: float, unit: str) -> date:
    """The day ``count`` units before ``today``."""
    if unit in ("year", "month"):
        return back_months(today, round(count * (12 if unit == "year" else 1)))
    return shift(today, -count * {"week": 7, "day": 1}.get(unit, 0))
