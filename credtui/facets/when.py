"""When it happened, in days, resolved against the date of the document."""

from __future__ import annotations

from datetime import date

from credtui.facets.covers import total_for
from credtui.facets.scan import words_of
from credtui.facets.timeline import Expression, period, timeline
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
        return None
    kind = total_for(text, span, lang, knowledge)
    if kind in ("zero", "toll"):
        stretch = ("since", "running", "range", "after", "until", "before", "by")
        told = [e for e in told if e.how not in stretch and not (kind == "zero" and _long(e))]
    best = _main(told)
    return None if best is None else period(words, best)


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
    for e in told:
        if e.how != "at" or e.start is None or e.end is None or first.start is None or first.end is None:
            continue
        inside = first.start <= e.start and e.end <= first.end
        if first.how == "at" and inside and (e.end - e.start) < (first.end - first.start):
            first = e
    return first
