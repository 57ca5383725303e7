"""When it happened, in days, resolved against the date of the document."""

from __future__ import annotations

from datetime import date

from credtui.facets.calendar import shift
from credtui.facets.covers import SCOPE, total_for
from credtui.facets.scan import words_of
from credtui.facets.tables import time_tables
from credtui.facets.timeline import Expression, period, previous, timeline
from credtui.knowledge import Knowledge
from credtui.model import Period, Span


def read_when(text: str, span: Span, lang: str, date: date | None, knowledge: Knowledge) -> Period | None:
    """The time of the event that ``text[span]`` tells; None if it does not say or the date does not exist.

    ``date`` is the document's; without it only dates with their own year are read.  A stretch for which a
    zero or a running total is given ("never since May") belongs to ``covers`` and is no time of an event.
    """
    words = words_of(text, span.start, span.end, lang)
    told = [e for e in timeline(words, date, knowledge) if not e.attribute]
    if not told:
        return _till_then(text, span, lang, date, knowledge)
    kind = total_for(text, span, lang, knowledge)
    if kind in ("zero", "toll"):
        # a deadline that lies ahead ("by" with a start) is the time of the planned event itself
        stretch = ("since", "running", "range", "after", "until", "before", "by")
        told = [
            e for e in told
            if (e.how not in stretch or (e.how == "by" and e.start is not None))
            and not (kind == "zero" and _long(e))
        ]  # fmt: skip
    best = _main(told)
    return None if best is None else period(words, best)


def _till_then(text: str, span: Span, lang: str, today: date | None, knowledge: Knowledge) -> Period | None:
    """ "Until then", "до того": everything before the time told just before."""
    times = time_tables(lang, knowledge)
    words = words_of(text, span.start, span.end, lang)
    if times is None:
        return None
    for i, hit in times.till_then.where(words).items():
        told = previous(text, Span(max(0, span.start - SCOPE), span.start), lang, today, knowledge)
        if told is None or told.start is None:
            return None
        last = i + hit[0] - 1
        return Period(None, shift(told.start, -1), words.words(i, last), words.span(i, last), "open")
    return None


def _long(e: Expression) -> bool:
    return e.precision in ("year", "season", "month", "open")


def _main(told: list[Expression]) -> Expression | None:
    """The first expression, or a later one that narrows it down; a plain date before a bound."""
    if not told:
        return None
    plain = [e for e in told if e.how in ("at", "range")]
    first = told[0]
    if plain and first.how in ("before", "until") and plain[0] is not first:
        first = plain[0]
    if first.bare is not None and first.bare.relative:
        named = (e for e in plain if e.precision == "day" and e.bare is not None and not e.bare.relative)
        first = next(named, first)  # "the day before, on 5 June"
    for e in told:
        if e.how != "at" or e.start is None or e.end is None or first.start is None or first.end is None:
            continue
        inside = first.start <= e.start and e.end <= first.end
        if first.how == "at" and inside and (e.end - e.start) < (first.end - first.start):
            first = e
    return first
