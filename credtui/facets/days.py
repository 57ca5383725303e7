"""Dates by the calendar: 24.02.2022, "8 жовтня 2024", "October 8th", a month, a year.

A date that does not exist (31 June) is no date; its month is not read by itself either.
"""

from __future__ import annotations

import re
from datetime import date

from credtui.facets.calendar import Atom, Moment, make, month_span
from credtui.facets.numerals import numeral_at
from credtui.facets.scan import Words
from credtui.facets.tables import TimeTables

_DOTTED = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = ("-", "–", "—")


def numeric_date(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
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


def inside(words: Words, i: int, t: TimeTables) -> int:
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


def year_for(month: int, day: int, m: Moment) -> int:
    """The year of a month and day that the text leaves out."""
    this = m.today.year
    if m.nearest:
        years = (this - 1, this, this + 1)
        return min(years, key=lambda y: abs((date(y, month, min(day, 28)) - m.today).days))
    past = (month, day) <= (m.today.month, m.today.day)
    if m.ahead:
        return this + 1 if (month, day) < (m.today.month, m.today.day) and month < m.today.month else this
    return this if past else this - 1


def day_month(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "8 жовтня 2024", "8-13 жовтня", "the 8th of October"."""
    low = day_at(words, i, t)
    if low is None:
        return None
    high = low
    j = low[1] + 1
    if words.form(j) in (*_DASHES, *t.joiners) and day_at(words, j + 1, t):
        high = day_at(words, j + 1, t) or low
    j = inside(words, high[1] + 1, t)
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
        year = year_for(month, low, m)
    start, end = make(year, month, low), make(year, month, high)
    return Atom(first, last, start, end) if start and end and start <= end else None


def no_such_day(words: Words, i: int, t: TimeTables) -> int | None:
    """The last token of "31 лютого 2023", "45 May", "February 30th": a day that does not exist, else None."""
    if _YEAR.fullmatch(words.form(i)) and words.form(i + 1) == "-" == words.form(i + 3):
        parts = (words.form(i + 2), words.form(i + 4))
        if all(p.isdecimal() and len(p) == 2 for p in parts):
            return None if make(int(words.form(i)), int(parts[0]), int(parts[1])) else i + 4
    first = i
    if t.month_first and month_of(words, i, t, True):
        first = _dotted(words, i) + 1
    form = words.form(first)
    if not (words.toks[first].kind == "number" if first < len(words) else False) or not form.isdecimal():
        return None
    if len(form) > 2:
        return None
    at = inside(words, first + 1, t) if first == i else i
    if first == i and words.form(first + 1) in t.numerals.suffixes:
        at = inside(words, first + 2, t)
    month = month_of(words, at, t, True)
    if month is None or (first != i and words.form(i - 1) == "in"):
        return None
    last = max(at, first)
    year = year_at(words, last + 2 if words.form(last + 1) == "," else last + 1, t)
    if make(year[0] if year else 2000, month, int(form)) is not None:
        return None
    return year[1] if year else last


def named_month(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
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
    j = inside(words, i + 1, t)
    found = year_at(words, j + 1 if words.form(j) == "," else j, t)
    year, last = found if found else (year_for(month, 1, m), i)
    placed = m.bare_year or in_time(words, i, t)
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


def in_time(words: Words, i: int, t: TimeTables) -> bool:
    """A word that puts names in time stands before token ``i`` ("the" and "of" skipped)."""
    j = i - 1
    while j > max(0, i - 4) and words.form(j) in t.inside:
        j -= 1
    return any(
        table.ending(words, at) for at in {i - 1, j} if at >= 0
        for table in (t.in_time, t.relations, t.parts, t.this, t.last, t.next)
    )  # fmt: skip


def named_year(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "in 2022", "2022 року"."""
    found = year_at(words, i, t)
    if found is None or words.form(i - 1) in ("-", "№", "#", "$", "€", "£"):
        return None
    year, last = found
    if last == i and not m.bare_year and not t.in_year.ending(words, i - 1):
        return None
    if words.form(last + 1) == "%":
        return None
    return Atom(i, last, date(year, 1, 1), date(year, 12, 31), "year")
