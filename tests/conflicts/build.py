"""Statements with hand-built facets, invented people and outlets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from credtui.model import Count, Facets, Interval, Period, Proposition, Ref, Span, Speaker, Statement

SYCH = Ref("Roman Sych", "Roman Sych")
TKACH = Ref("Olena Tkach", "Olena Tkach")


def count(lo: float | None, hi: float | None, words: str = "n", approx: bool = False) -> Count:
    return Count(Interval(lo, hi), words, approx=approx)


def days(start: str | None, end: str | None, words: str = "then") -> Period:
    return Period(
        date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None, words
    )


def contact(**more: Any) -> Facets:
    base = Facets(
        polarity="affirmed", event=Ref("contact", "talks", known=True), agent=SYCH, patient=TKACH,
        participants=(SYCH, TKACH), unique=False, modality="happened", exclusive=False,
    )  # fmt: skip
    return replace(base, **more)


def statement(
    name: str, text: str, *facets: Facets, speaker: str = "", document: str = "", day: str = "2031-03-01",
    stance: Any = "assert", about: Any = None, kind: Any = "person", start: int = 0, lang: str = "en",
) -> Statement:  # fmt: skip
    span = Span(start, start + len(text))
    return Statement(
        id=name, document=document or f"doc-{name}", span=span, outer=span, text=text, lang=lang,
        speaker=Speaker(speaker or f"speaker {name}", None, kind), quote="indirect", stance=stance,
        about=about,
        said_at=datetime.fromisoformat(day).replace(tzinfo=UTC),
        propositions=tuple(Proposition(span, text, f) for f in facets),
    )  # fmt: skip
