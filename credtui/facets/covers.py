"""The period for which a count, an "only" or a "never" is total.

"Only once", said today, covers everything up to today: that is the default.  "Since May" gives the
start, "by December" the end, "since then" starts after the time told just before.  A toll of one event
covers nothing: it is no count over a period.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from datetime import date as date_type
from functools import lru_cache
from typing import Literal

from credtui.facets.calendar import shift
from credtui.facets.occurrences import read_occurrences, told_in
from credtui.facets.quantity import counted_in, quantities
from credtui.facets.scan import Words, words_of
from credtui.facets.tables import NumberTables, TimeTables, number_tables, time_tables
from credtui.facets.timeline import Expression, period, previous, timeline, told_times
from credtui.knowledge import Knowledge
from credtui.model import Period, Span

Total = Literal["zero", "limit", "toll", "some"]
_STRETCHES = ("since", "running", "by")
_LATE = date_type(2100, 1, 1)
"""Which words bound a stretch hardly depends on the day: a fixed late one keeps the cache warm."""
SCOPE = 400
"""How far back, in code points, "since then" looks for the time it continues."""


def total_for(text: str, span: Span, lang: str, knowledge: Knowledge) -> Total | None:
    """What kind of total ``text[span]`` gives: never, so many times, a running toll, at least some."""
    tables, times = number_tables(lang, knowledge), time_tables(lang, knowledge)
    if tables is None or times is None:
        return None
    return _total(words_of(text, span.start, span.end, lang), tables, times)


@lru_cache(maxsize=64)
def _total(words: Words, tables: NumberTables, times: TimeTables) -> Total | None:
    counted = [q for q in counted_in(words, tables, times) if not q.duration]
    occurrences = told_in(words, tables, times)
    if (occurrences and occurrences.interval.hi == 0) or any(q.zero and not q.event for q in counted):
        return "zero"
    if occurrences is not None:
        return "limit" if occurrences.interval.hi is not None else "some"
    amount = [q for q in counted if not q.event]
    since = (
        any(e.how in _STRETCHES and not e.attribute for e in told_times(words, _LATE, times))
        if amount
        else False
    )
    running = since or times.so_far.where(words) or times.running_total.where(words)
    return "toll" if amount and running else None


def read_covers(
    text: str, span: Span, lang: str, date: date | None, knowledge: Knowledge, scope: Span | None = None
) -> Period | None:
    """The period that ``text[span]`` speaks for in full; None if it gives no total.

    ``scope`` is the statement (or sentence) that the proposition stands in: "since then" looks for
    its time there, before the span; by default the 400 characters before it.
    """
    times = time_tables(lang, knowledge)
    if times is None or date is None:
        return None
    words = words_of(text, span.start, span.end, lang)
    told = [e for e in timeline(words, date, knowledge) if not e.attribute]
    kind = total_for(text, span, lang, knowledge)
    continued = _continued(text, span, lang, date, knowledge, scope, words, times)
    if continued is not None:
        return continued
    if kind is None:
        return None
    bound = _bound(told, kind)
    if kind == "zero" and bound is None and not _frequency_zero(text, span, lang, knowledge):
        return None
    if kind == "some" and (
        bound is None or bound.how not in ("since", "after") or not _numbered(text, span, lang, knowledge)
    ):
        return None
    if bound is None:
        return Period(None, date, precision="open")
    start, end = bound.start, bound.end
    if bound.how == "by":
        start = None
    end = end if bound.how in ("by", "before", "until") and end is not None else min(end or date, date)
    if start is not None and start > end:
        return None
    return replace(period(words, bound), start=start, end=end)


def _no_more(words: Words, i: int, times: TimeTables) -> bool:
    """ "more", "afterwards" at ``i``; after a bare "not" it bounds a number ("not more than 40")."""
    hit = times.no_more.at(words, i)
    if hit is None or (i > 0 and times.not_words.at(words, i - 1)):
        return False
    return i + hit[0] >= len(words) or words.toks[i + hit[0]].kind != "number"


def _frequency_zero(text: str, span: Span, lang: str, knowledge: Knowledge) -> bool:
    found = read_occurrences(text, span, lang, knowledge)
    return found is not None and found.interval.hi == 0


def _numbered(text: str, span: Span, lang: str, knowledge: Knowledge) -> bool:
    """The occurrences come from a count of happenings ("several calls"), not from an adverb."""
    return any(q.event and not q.zero for q in quantities(text, span, lang, knowledge))


def _bound(told: list[Expression], kind: Total) -> Expression | None:
    """The expression that bounds the total; one that only dates the single event does not."""
    for e in told:
        if e.how in ("since", "running", "after"):
            return e
    if kind == "toll":
        return next((e for e in told if e.how in ("by", "range")), None)
    if kind == "zero":
        return told[0] if told else None
    bounded = [e for e in told if e.how in ("before", "until", "by")]
    plain = [e for e in told if e.how in ("at", "range")]
    if bounded and plain:
        return bounded[0]  # "twice before May, in February and in April"
    return next((e for e in plain if e.bare is not None and e.bare.precision in ("open",)), None)


def _continued(
    text: str, span: Span, lang: str, today: date, knowledge: Knowledge, scope: Span | None,
    words: Words, times: TimeTables,
) -> Period | None:  # fmt: skip
    """ "Since then", "no more": from the day after what was told before, up to now."""
    plain = bool(times.since_then.where(words))
    more = bool(times.not_words.where(words)) and any(
        _no_more(words, i, times) for i in times.no_more.where(words)
    )
    if not plain and not more:
        return None
    start = scope.start if scope is not None else max(0, span.start - SCOPE)
    told = previous(text, Span(start, span.start), lang, today, knowledge) if start < span.start else None
    if told is None and plain and scope is not None:  # what another statement told just before
        told = previous(text, Span(max(0, span.start - SCOPE), span.start), lang, today, knowledge)
    own = next((e for e in timeline(words, today, knowledge) if not e.attribute), None)
    told = told or own
    if told is None or told.end is None or told.end >= today:
        return None
    at = min((*times.since_then.where(words), *times.no_more.where(words)))
    length = (times.since_then.at(words, at) or times.no_more.at(words, at) or (1, True))[0]
    return Period(
        shift(told.end, 1),
        today,
        words.words(at, at + length - 1),
        words.span(at, at + length - 1),
        told.precision,
    )
