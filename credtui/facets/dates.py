"""One expression of time at one token, as days: dates, months, years, seasons, "last week", "N months ago".

A date that does not exist (31 June) is no date; a bare month or weekday is the latest one that had begun
by the statement's date, or the next one if the text speaks of plans.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from credtui.facets.numerals import numeral_at
from credtui.facets.scan import Words
from credtui.facets.tables import TimeTables
from credtui.model import Precision

_DOTTED = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = ("-", "–", "—")
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


def atom_at(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """The expression of time that starts at token ``i``, without its "since" or "before"."""
    if not 0 <= i < len(words):
        return None
    for read in (_numeric, _part, _day_month, _month, _year, _relative, _ago, _weekday, _season, _era):
        found = read(words, i, t, m)
        if found is not None:
            return found
    return None


def _numeric(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """24.02.2022 and 2022-02-24."""
    if words.toks[i].kind != "number":
        return None
    dotted = _DOTTED.fullmatch(words.toks[i].text)
    if dotted:
        day = make(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return Atom(i, _skip_year_word(words, i, t), day, day) if day else None
    if _YEAR.fullmatch(words.form(i)) and words.form(i + 1) == "-" == words.form(i + 3):
        parts = (words.form(i + 2), words.form(i + 4))
        if all(p.isdecimal() and len(p) == 2 for p in parts) and all(words.glued(i + k) for k in range(1, 5)):
            day = make(int(words.form(i)), int(parts[0]), int(parts[1]))
            return Atom(i, i + 4, day, day) if day else None
    return None


def month_of(words: Words, i: int, t: TimeTables, dated: bool) -> int | None:
    """The month that token ``i`` names; short forms only next to a day (``dated``)."""
    if not words.is_word(i):
        return None
    form = words.form(i)
    if words.lang == "en" and not words.toks[i].text[:1].isupper():
        return None
    for key in words.keys(i):
        number = t.months.get(key)
        if number is not None and (dated or len(form) > 4 or key in t.full_months):
            return number
    return None


def day_at(words: Words, i: int, t: TimeTables) -> tuple[int, int] | None:
    """(day of the month, last token) for "8", "8-го", "8th", "сьомого", "seventh"."""
    number = numeral_at(words, i, t.numerals, joiner=False)
    if number is None or not number.whole or number.hi is None or not 1 <= number.lo <= 31:
        return None
    if not (number.digits or number.ordinal) or (number.digits and len(words.form(i)) > 2):
        return None
    return int(number.lo), number.last


def _inside(words: Words, i: int, t: TimeTables) -> int:
    """Skip "of", "the" inside a date."""
    for j in range(i, i + 3):  # never more: a text may repeat such a word without end
        if words.form(j) not in t.inside:
            return j
    return i + 3


def year_at(words: Words, i: int, t: TimeTables) -> tuple[int, int] | None:
    """(year, last token) of four digits that may be a year, with its "року" or "-го"."""
    if not 0 <= i < len(words) or not _YEAR.fullmatch(words.form(i)):
        return None
    last = i
    if words.form(i + 1) in ("-", "‑") and words.glued(i + 1) and words.form(i + 2) in t.numerals.suffixes:
        last = i + 2
    return int(words.form(i)), _skip_year_word(words, last, t)


def _skip_year_word(words: Words, last: int, t: TimeTables) -> int:
    if words.is_word(last + 1) and any(k in t.year for k in words.keys(last + 1)):
        last += 1
        if words.form(last + 1) == "." and words.glued(last + 1) and len(words.form(last)) < 3:
            last += 1
    return last


def _year_for(month: int, day: int, m: Moment) -> int:
    """The year of a month and day that the text leaves out."""
    this = m.today.year
    if m.nearest:
        years = (this - 1, this, this + 1)
        return min(years, key=lambda y: abs((date(y, month, min(day, 28)) - m.today).days))
    past = (month, day) <= (m.today.month, m.today.day)
    if m.ahead:
        return this + 1 if (month, day) < (m.today.month, m.today.day) and month < m.today.month else this
    return this if past else this - 1


def _day_month(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "8 жовтня 2024", "8-13 жовтня", "the 8th of October"."""
    low = day_at(words, i, t)
    if low is None:
        return None
    high = low
    j = low[1] + 1
    if words.form(j) in (*_DASHES, *t.joiners) and day_at(words, j + 1, t):
        high = day_at(words, j + 1, t) or low
    j = _inside(words, high[1] + 1, t)
    month = month_of(words, j, t, True)
    return None if month is None else _dated(words, i, j, month, low[0], high[0], t, m)


def _dated(
    words: Words, first: int, last: int, month: int, low: int, high: int, t: TimeTables, m: Moment
) -> Atom | None:
    """A day or days of a month, with the year if it follows."""
    if words.form(last + 1) == "." and len(words.form(last)) <= 5 and words.glued(last + 1):
        last += 1 if year_at(words, last + 2, t) else 0
    j = last + 2 if words.form(last + 1) == "," else last + 1
    found = year_at(words, j, t)
    if found:
        year, last = found[0], found[1]
    else:
        year = _year_for(month, low, m)
    start, end = make(year, month, low), make(year, month, high)
    return Atom(first, last, start, end) if start and end and start <= end else None


def _month(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "October 2024", "October 8th", "у жовтні"."""
    month = month_of(words, i, t, False)
    if month is None:
        month = (
            month_of(words, i, t, True) if t.month_first and day_at(words, _dotted(words, i) + 1, t) else None
        )
    if month is None:
        return None
    if t.month_first:
        day = _month_day(words, i, month, t, m)
        if day:
            return day
    j = _inside(words, i + 1, t)
    found = year_at(words, j + 1 if words.form(j) == "," else j, t)
    year, last = found if found else (_year_for(month, 1, m), i)
    placed = m.bare_year or _in_time(words, i, t)
    if not found and words.lang != "en" and not placed and words.keys(i)[0] not in t.months:
        return None
    if not found and words.lang == "en" and not placed:
        return None
    return Atom(i, last, *month_span(year, month), "month")


def _dotted(words: Words, i: int) -> int:
    """The token that ends a name of a month: its full stop if it is cut short ("Nov. 7")."""
    return i + 1 if len(words.form(i)) <= 5 and words.form(i + 1) == "." and words.glued(i + 1) else i


def _month_day(words: Words, i: int, month: int, t: TimeTables, m: Moment) -> Atom | None:
    at = _dotted(words, i) + 1
    low = day_at(words, at, t)
    if low is None:
        return None
    suffixed = low[1] > at
    if not suffixed and words.form(i - 1) == "in":
        return None
    high = low
    j = low[1] + 1
    if words.form(j) in (*_DASHES, *t.joiners):
        high = day_at(words, j + 1, t) or low
    return _dated(words, i, high[1], month, low[0], high[0], t, m)


def _in_time(words: Words, i: int, t: TimeTables) -> bool:
    """A word that puts names in time stands before token ``i`` ("the" and "of" skipped)."""
    j = i - 1
    while j > max(0, i - 4) and words.form(j) in t.inside:
        j -= 1
    return any(
        table.ending(words, at) for at in {i - 1, j} if at >= 0
        for table in (t.in_time, t.relations, t.parts, t.this, t.last, t.next)
    )  # fmt: skip


def _year(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    found = year_at(words, i, t)
    if found is None or words.form(i - 1) in ("-", "№", "#", "$", "€", "£"):
        return None
    year, last = found
    if last == i and not m.bare_year and not t.in_year.ending(words, i - 1):
        return None
    if words.form(last + 1) == "%":
        return None
    return Atom(i, last, date(year, 1, 1), date(year, 12, 31), "year")


def _part(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "late 2022", "the final week of October", "на початку року"."""
    part = None if m.in_part else t.parts.at(words, i)
    if part is None:
        return None
    j = _inside(words, i + part[0], t)
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


def unit_of(words: Words, i: int, t: TimeTables) -> str | None:
    """The unit of time that token ``i`` names."""
    if not words.is_word(i):
        return None
    return next((t.units[k] for k in words.keys(i) if k in t.units), None)


def _relative(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "yesterday", "overnight", "last week", "this October", "цього року"."""
    night = t.nights.at(words, i)
    if night:
        return Atom(i, i + night[0] - 1, shift(m.today, -1), m.today)
    day = t.days.at(words, i)
    if day:
        there = shift(m.today, day[1])
        return Atom(i, i + day[0] - 1, there, there, relative=True)
    named = t.years.at(words, i)
    if named:
        whole = _calendar_unit(i, "year", named[1], m.today)
        return None if whole is None else replace(whole, last=i + named[0] - 1)
    skip = t.earlier.at(words, i)
    j = i + skip[0] if skip else i
    for table, step in ((t.this, 0), (t.last, -1), (t.next, 1)):
        hit = table.at(words, j)
        if hit:
            found = _stepped(words, j + hit[0], step, t, m)
            return None if found is None else replace(found, first=i)
    return None


def _stepped(words: Words, i: int, step: int, t: TimeTables, m: Moment) -> Atom | None:
    """The unit, month, weekday or season after "this", "last", "next"."""
    unit = unit_of(words, i, t)
    if unit is not None:
        return _calendar_unit(i, unit, step, m.today)
    month = month_of(words, i, t, False)
    if month:
        year = _year_for(month, 1, Moment(m.today, ahead=step > 0))
        if step < 0 and (year, month) == (m.today.year, m.today.month):
            year -= 1
        return Atom(i, i, *month_span(year, month), "month")
    weekday = (
        next((t.weekdays[k] for k in words.keys(i) if k in t.weekdays), None) if words.is_word(i) else None
    )
    if weekday is not None:
        gap = (m.today.weekday() - weekday) % 7
        there = shift(m.today, -gap if step == 0 else -(gap or 7) if step < 0 else (-gap) % 7 or 7)
        return Atom(i, i, there, there)
    season = t.seasons.at(words, i)
    if season:
        spring = _season_span(season[1], Moment(m.today, ahead=step > 0))
        if step < 0 and spring[1] >= m.today:  # the one that runs is "this"
            spring = _season_span(season[1], m, spring[0].year - (0 if season[1] == 12 else 1))
        return Atom(i, i + season[0] - 1, *spring, "season")
    return None


def _calendar_unit(i: int, unit: str, step: int, today: date) -> Atom | None:
    if unit == "day":
        there = shift(today, step)
        return Atom(i, i, there, there)
    if unit == "week":
        monday = shift(today, 7 * step - today.weekday())
        return Atom(i, i, monday, today if step == 0 else shift(monday, 6), "week", step == 0)
    if unit == "month":
        start, end = month_span(today.year, today.month + step)
        return Atom(i, i, start, today if step == 0 else end, "month", step == 0)
    if unit == "year":
        year = today.year + step
        return Atom(i, i, date(year, 1, 1), today if step == 0 else date(year, 12, 31), "year", step == 0)
    return None


def length_at(words: Words, i: int, t: TimeTables) -> tuple[float, str, int] | None:
    """(how many, unit, last token) of "18 months", "півтора року", "a year and a half", "год"."""
    number = numeral_at(words, i, t.numerals)
    count, j = 1.0, i
    if number is not None and not number.ordinal and number.hi is not None:
        count, j = number.lo, number.last + 1
        inner = t.halved.at(words, j)  # "два з половиною роки"
        if inner:
            count, j = count + 0.5, j + inner[0]
    elif number is None and words.is_word(i) and len(words.form(i)) == 1:
        j = i + 1  # an article
    elif number is not None:
        return None
    unit = unit_of(words, j, t)
    if unit is None or count > 10_000:
        return None
    half = t.halved.at(words, j + 1)
    if half:
        count, j = count + 0.5, j + half[0]
    if unit == "decade":
        count, unit = count * 10, "year"
    if unit == "half-year":
        count, unit = count * 6, "month"
    return count, unit, j


def _ago(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    found = length_at(words, i, t)
    if found is None:
        return None
    count, unit, last = found
    if last == i and any(r.number == "Plur" for r in words.readings(i)[:1]):
        return None  # "years ago": how many is not said
    behind = t.ago.at(words, last + 1)
    if behind is None:
        return None
    last += behind[0]
    if unit in ("hour", "minute"):
        there = shift(m.today, -count / 24 if unit == "hour" else 0)
        return Atom(i, last, there, m.today)
    if unit in ("day", "week"):
        there = shift(m.today, -count * (7 if unit == "week" else 1))
        slack = 0 if unit == "day" else 3
        return Atom(
            i, last, shift(there, -slack), min(shift(there, slack), m.today), "day" if not slack else "week"
        )
    months = round(count * 12) if unit == "year" else round(count)
    centre = back_months(m.today, months)
    # the further back, the rounder the number: whole years a quarter either way, else a month
    slack = 3 if unit == "year" and count.is_integer() and count > 1 else 1 if months >= 6 else 0
    start = month_span(*divmod_month(centre.year, centre.month - slack))[0]
    end = month_span(*divmod_month(centre.year, centre.month + slack))[1]
    return Atom(i, last, start, min(end, m.today), "month" if slack < 3 else "season")


def back_by(today: date, count: float, unit: str) -> date:
    """The day ``count`` units before ``today``."""
    if unit in ("year", "month"):
        return back_months(today, round(count * (12 if unit == "year" else 1)))
    return shift(today, -count * {"week": 7, "day": 1}.get(unit, 0))


def _weekday(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    if not words.is_word(i):
        return None
    weekday = next((t.weekdays[k] for k in words.keys(i) if k in t.weekdays), None)
    if weekday is None or (words.lang == "en" and not words.toks[i].text[:1].isupper()):
        return None
    if words.lang != "en" and not _in_time(words, i, t):
        return None
    j = i + 2 if words.form(i + 1) == "," else i + 1
    exact = _day_month(words, j, t, m) or (_month(words, j, t, m) if t.month_first else None)
    if exact is not None and exact.precision == "day":
        return replace(exact, first=i)
    gap = (m.today.weekday() - weekday) % 7
    there = shift(m.today, ((-gap) % 7) if m.ahead else -gap)
    return Atom(i, i, there, there)


def _season_span(month: int, m: Moment, year: int | None = None) -> tuple[date, date]:
    if year is None:
        year = m.today.year
        if not m.ahead and month > m.today.month:
            year -= 1
    elif month == 12:
        year -= 1  # "winter of 2023" is the one that ends in it
    return date(year, month, 1), month_span(year, month + 2)[1]


def _season(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    season = t.seasons.at(words, i)
    if season is None or words.form(i) in t.units:  # "10 лет" counts years, whatever the dictionary form
        return None
    last = i + season[0] - 1
    j = _inside(words, last + 1, t)
    found = year_at(words, j, t)
    if found is None:
        stepped = _relative(words, j, t, m)
        if stepped is not None and stepped.precision == "year":
            year = stepped.start.year
            return Atom(i, stepped.last, *_season_span(season[1], m, year), "season")
        if words.lang == "en" and not _in_time(words, i, t):
            return None
        return Atom(i, last, *_season_span(season[1], m), "season")
    return Atom(i, found[1], *_season_span(season[1], m, found[0]), "season")


def _era(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    era = t.eras.at(words, i)
    if era is None or era[1].start > m.today or not (m.bare_year or _in_time(words, i, t)):
        return None
    last = i + era[0] - 1
    end = era[1].end
    precision: Precision = "day" if end == era[1].start else "open"
    return Atom(i, last, era[1].start, min(end or m.today, m.today), precision, running=end is None)
