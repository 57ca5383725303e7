"""Every expression of time in a span, with the words that bound it: since, before, until, by, between.

``when`` and ``covers`` read the same expressions; ``quantity`` skips their tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from credtui.facets.calendar import Atom, Moment, back_by, make, shift
from credtui.facets.dates import atom_at
from credtui.facets.days import day_at, no_such_day
from credtui.facets.relative import length_at
from credtui.facets.scan import Phrases, Words
from credtui.facets.tables import TimeTables, time_tables
from credtui.knowledge import Knowledge
from credtui.model import Period, Precision, Span

How = Literal["at", "since", "before", "until", "after", "by", "range", "running"]
_DASHES = ("-", "–", "—")
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time, resolved."""

    first: int
    last: int
    how: How
    start: date | None
    end: date | None
    precision: Precision = "day"
    bare: Atom | None = None
    """The named stretch itself, before "since" or "before" moved its ends."""
    attribute: bool = False
    """It dates a thing, not the claim ("made in 1986")."""


def expressions(words: Words, today: date, t: TimeTables) -> list[Expression]:
    """All expressions in order; two joined by "and" or a dash become one."""
    found: list[Expression] = []
    starts = t.starts(words)
    if not starts:
        return found
    ahead = _plans(words, t)
    i = 0
    while i < len(words):
        if i not in starts:
            i += 1
            continue
        nothing = no_such_day(words, i, t)
        if nothing is not None:
            i = nothing + 1
            continue
        expression = _at(words, i, today, ahead, t)
        if expression is None:
            i += 1
            continue
        before = found[-1] if found else None
        joined = None
        if before is not None:
            joined = _of_year(words, before, expression, today, t) or _join(words, before, expression, t)
        if joined is not None:
            found[-1] = joined
        else:
            found.append(expression)
        i = expression.last + 1
    return found


def _of_year(words: Words, a: Expression, b: Expression, today: date, t: TimeTables) -> Expression | None:
    """ "У травні торік", "since May last year", "last year in May": the year dates the month beside it."""
    year, part = (b, a) if b.precision == "year" else (a, b)
    if year.how != "at" or year.precision != "year" or year.start is None or part.bare is None:
        return None
    if part.precision not in ("day", "month", "season") and part.how == "at":
        return None
    gap = range(a.last + 1, b.first)
    if len(gap) > 2 or any(not t.in_time.at(words, k) for k in gap) or _own_year(words, part):
        return None
    if part is b and part.how != "at":
        return None
    moved = _in_year(part.bare, year.start.year)
    if moved is None:
        return None
    atom = replace(moved, first=a.first, last=b.last)
    if part.how == "at":
        return Expression(a.first, b.last, "at", atom.start, atom.end, atom.precision, atom, part.attribute)
    return _related(words, a.first, atom, part.how, today)


def _in_year(atom: Atom, year: int) -> Atom | None:
    """The same month, season or day in another year."""
    if atom.precision not in ("day", "week", "month", "season"):
        return None
    start = make(
        year, atom.start.month, min(atom.start.day, 28) if atom.precision != "day" else atom.start.day
    )
    return (
        None if start is None else replace(atom, start=start, end=shift(start, (atom.end - atom.start).days))
    )


def _own_year(words: Words, e: Expression) -> bool:
    """Four digits stand among its words."""
    return any(words.form(j).isdecimal() and len(words.form(j)) == 4 for j in range(e.first, e.last + 1))


@lru_cache(maxsize=64)
def _plans(words: Words, t: TimeTables) -> bool:
    """The span speaks of what is to come: a word of plans, or a future and no past verb."""
    if t.future.where(words):
        return True
    future = past = False
    if words.lang == "en":
        return False
    for i in range(len(words)):
        for reading in words.readings(i)[:1]:
            future = future or (reading.pos == "VERB" and reading.tense == "Fut")
            past = past or (reading.pos == "VERB" and reading.tense == "Past")
    return future and not past


def _at(words: Words, i: int, today: date, ahead: bool, t: TimeTables) -> Expression | None:
    plain = Moment(today, ahead)
    between = _between(words, i, plain, t)
    if between is not None:
        return between
    relation = t.relations.at(words, i)
    if relation is not None:
        start = i + relation[0]
        if relation[1] == "running":
            running = _running(words, i, start, today, t)
            if running is not None:
                return running
        while start < i + relation[0] + 3 and words.form(start) in t.inside:
            start += 1
        nearest = relation[1] in ("by", "until") and not ahead
        atom = atom_at(words, start, t, Moment(today, ahead, nearest, bare_year=True))
        late = t.parts.at(words, start)
        ending = relation[1] == "until" and late is not None and late[1] == "late"
        if atom is not None and ending and atom.start <= today < atom.end:
            # "until the end of the year", said near it
            return Expression(i, atom.last, "by", today, atom.end, atom.precision, atom)
        if atom is not None and relation[1] != "running":
            return _related(words, i, atom, relation[1], today)
    atom = atom_at(words, i, t, plain)
    if atom is None:
        return None
    attribute = any(t.attributes.ending(words, j) for j in range(max(0, i - 2), i))
    return Expression(i, atom.last, "at", atom.start, atom.end, atom.precision, atom, attribute)


def _related(words: Words, first: int, atom: Atom, how: str, today: date) -> Expression:
    start: date | None = atom.start
    end: date | None = atom.end
    precision: Precision = atom.precision
    kind: How = "at"
    if how == "since":
        kind, end = "since", max(today, atom.end) if atom.start > today else today
    elif how == "before":
        kind, start, end, precision = "before", None, shift(atom.start, -1), "open"
    elif how == "until":
        day = atom.start if atom.precision == "day" else shift(atom.start, -1)
        kind, start, end, precision = "until", None, day, "open"
    elif how == "after":
        kind, start, end = "after", shift(atom.end, 1), today
        if atom.end >= today >= atom.start:  # "after the June blast", said in June
            start, precision = atom.start, "open"
        elif atom.start > today:
            end = None
    elif how == "by":
        kind = "by"
        start, end = (today, atom.start) if atom.start > today else (None, min(atom.end, today))
    return Expression(first, atom.last, kind, start, end, precision, atom)


def _running(words: Words, first: int, start: int, today: date, t: TimeTables) -> Expression | None:
    """ "for almost two years": from so long ago till now.  A word or two may soften the length."""
    for skip in range(3):
        length = length_at(words, start + skip, t)
        if length is not None and length[1] not in ("hour", "minute"):
            if t.ago.at(words, length[2] + 1):
                return None
            begin = back_by(today, length[0], length[1])
            precision: Precision = "month" if length[1] in ("month", "year") else "day"
            return Expression(first, length[2], "running", begin, today, precision)
    return None


def _between(words: Words, i: int, m: Moment, t: TimeTables) -> Expression | None:
    """ "between October 8th and 13th", "з 8 до 13 жовтня", "from March to June 2023"."""
    if i not in t.range_openings.where(words):
        return None
    for opening, middle in t.ranges:
        hit = opening.at(words, i)
        if hit is None:
            continue
        start = i + hit[0]
        low = atom_at(words, start, t, replace(m, bare_year=True))
        bare = day_at(words, start, t) if low is None else None
        if low is None and bare is None:
            continue
        high = _other_end(words, (low.last if low else bare[1] if bare else start) + 1, middle, low, m, t)
        if high is None:
            continue
        if low is None and bare is not None:
            if not 1 <= bare[0] <= high.start.day:
                continue
            begin = high.start.replace(day=bare[0])
        elif low is not None:
            begin = low.start
            if begin > high.end and begin.year == m.today.year:
                begin = low.start.replace(year=high.end.year, day=min(low.start.day, 28))
            if low.precision != "day" and high.precision == low.precision and begin.year < high.start.year:
                begin = _same_year(words, low, high) or begin
        if begin <= high.end:
            return Expression(i, high.last, "range", begin, high.end, high.precision)
    return None


def _same_year(words: Words, low: Atom, high: Atom) -> date | None:
    """A first month without a year takes the second one's."""
    named = any(words.form(j).isdecimal() and len(words.form(j)) == 4 for j in range(low.first, low.last + 1))
    if named or low.precision == "year":
        return None
    moved = low.start.replace(year=high.start.year)
    return moved if moved <= high.start else None


def _other_end(
    words: Words, join: int, middle: Phrases[bool], low: Atom | None, m: Moment, t: TimeTables
) -> Atom | None:
    step = middle.at(words, join)
    if step is None:
        return None
    j = join + step[0]
    high = atom_at(words, j, t, replace(m, bare_year=True))
    if high is not None:
        return high
    day = day_at(words, j, t)
    if day is None or low is None or low.precision != "day" or not low.start.day <= day[0]:
        return None
    try:
        end = low.start.replace(day=day[0])
    except ValueError:
        return None
    return Atom(j, day[1], end, end)


def _join(words: Words, a: Expression, b: Expression, t: TimeTables) -> Expression | None:
    """ "in February and in April", "2023–2024", "during 2023 and into 2024": the whole from first to last."""
    gap = [words.form(k) for k in range(a.last + 1, b.first)]
    links = [g for g in gap if g in t.joiners or g in _DASHES]
    others = [k for k in range(a.last + 1, b.first) if words.form(k) not in (*t.joiners, *_DASHES)]
    if not links or len(gap) > 3 or a.attribute:
        return None
    if any(not t.in_time.at(words, k) for k in others):
        return None
    if a.how not in ("at", "range") or b.how not in ("at", "range"):
        return None
    if a.start is None or b.start is None or a.end is None or b.end is None or a.start > b.end:
        return None
    return replace(a, last=b.last, how="range", end=max(a.end, b.end), precision=b.precision)


@lru_cache(maxsize=64)
def told_times(words: Words, today: date, t: TimeTables) -> tuple[Expression, ...]:
    """The expressions of time among words, read from one day."""
    return tuple(expressions(words, today, t))


def timeline(words: Words, today: date | None, knowledge: Knowledge) -> tuple[Expression, ...]:
    """The expressions of a span; without a document date the relative ones are left out."""
    t = time_tables(words.lang, knowledge)
    if t is None:
        return ()
    if today is None:
        return tuple(e for e in told_times(words, date(2000, 1, 1), t) if _absolute(words, e))
    return told_times(words, today, t)


def _absolute(words: Words, e: Expression) -> bool:
    """It names its own year, and its ends do not come from the document's date."""
    if e.how in ("since", "after", "by", "running"):
        return False
    return any(
        len(words.form(j)) >= 4 and any(ch.isdecimal() for ch in words.form(j))
        for j in range(e.first, e.last + 1)
    )


def time_tokens(words: Words, t: TimeTables) -> frozenset[int]:
    """Indexes of the tokens that belong to expressions of time."""
    # only the extent matters here, and it hardly depends on the day: a fixed late one keeps the cache warm
    found = {k for e in told_times(words, date(2100, 1, 1), t) for k in range(e.first, e.last + 1)}
    for i in t.starts(words):
        nothing = no_such_day(words, i, t)  # "31 February" counts no Februaries
        found |= set(range(i, nothing + 1)) if nothing is not None else set()
    return frozenset(found)


def period(words: Words, e: Expression) -> Period:
    """The expression as the model's ``Period``, with the source's words."""
    return Period(e.start, e.end, words.words(e.first, e.last), words.span(e.first, e.last), e.precision)


def previous(
    text: str, scope: Span, lang: str, today: date | None, knowledge: Knowledge
) -> Expression | None:
    """The last expression told in ``text[scope]``, for "since then"."""
    from credtui.facets.scan import words_of

    told = timeline(words_of(text, scope.start, scope.end, lang), today, knowledge)
    return next((e for e in reversed(told) if not e.attribute), None)
