"""Times told from the statement's date or by their place in a week or a year: "yesterday", "last week",
"three months ago", weekdays, seasons, eras.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from credtui.facets.calendar import (
    Atom,
    Moment,
    back_months,
    divmod_month,
    month_span,
    shift,
)
from credtui.facets.days import day_month, in_time, inside, month_of, named_month, year_at, year_for
from credtui.facets.numerals import numeral_at
from credtui.facets.scan import Words
from credtui.facets.tables import TimeTables
from credtui.model import Precision


def unit_of(words: Words, i: int, t: TimeTables) -> str | None:
    """The unit of time that token ``i`` names."""
    if not words.is_word(i):
        return None
    return next((t.units[k] for k in words.keys(i) if k in t.units), None)


def relative_time(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
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
            if found is not None:  # "this past year" is the last one
                return replace(found, first=i)
    return None


def _stepped(words: Words, i: int, step: int, t: TimeTables, m: Moment) -> Atom | None:
    """The unit, month, weekday or season after "this", "last", "next"."""
    unit = unit_of(words, i, t)
    if unit is not None:
        return _calendar_unit(i, unit, step, m.today)
    month = month_of(words, i, t, False)
    if month:
        year = year_for(month, 1, Moment(m.today, ahead=step > 0))
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


def time_ago(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "three months ago", "рік тому"."""
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


def named_weekday(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "on Friday", "у п'ятницю, 8 жовтня"."""
    if not words.is_word(i):
        return None
    weekday = next((t.weekdays[k] for k in words.keys(i) if k in t.weekdays), None)
    if weekday is None or (words.lang == "en" and not words.toks[i].text[:1].isupper()):
        return None
    if words.lang != "en" and not in_time(words, i, t):
        return None
    j = i + 2 if words.form(i + 1) == "," else i + 1
    exact = day_month(words, j, t, m) or (named_month(words, j, t, m) if t.month_first else None)
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


def named_season(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """ "spring 2022", "навесні"."""
    season = t.seasons.at(words, i)
    if season is None or words.form(i) in t.units:  # "10 лет" counts years, whatever the dictionary form
        return None
    last = i + season[0] - 1
    j = inside(words, last + 1, t)
    found = year_at(words, j, t)
    if found is None:
        stepped = relative_time(words, j, t, m)
        if stepped is not None and stepped.precision == "year":
            year = stepped.start.year
            return Atom(i, stepped.last, *_season_span(season[1], m, year), "season")
        if words.lang == "en" and not in_time(words, i, t):
            return None
        return Atom(i, last, *_season_span(season[1], m), "season")
    return Atom(i, found[1], *_season_span(season[1], m, found[0]), "season")


def named_era(words: Words, i: int, t: TimeTables, m: Moment) -> Atom | None:
    """A time with a name of its own, from the lexicon."""
    era = t.eras.at(words, i)
    if era is None or era[1].start > m.today or not (m.bare_year or in_time(words, i, t)):
        return None
    last = i + era[0] - 1
    end = era[1].end
    precision: Precision = "day" if end == era[1].start else "open"
    return Atom(i, last, era[1].start, min(end or m.today, m.today), precision, running=end is None)
