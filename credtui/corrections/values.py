"""Facet values as an analyst types them: what can be typed, what it means, what is wrong with it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from credtui.corrections.claims import CORRECTABLE
from credtui.corrections.model import FacetValue, Value
from credtui.corrections.words import value_words
from credtui.fields import FIELDS, Kind
from credtui.knowledge import Knowledge
from credtui.model import Count, Facets, Interval, Period, Precision, Ref, Statement
from credtui.registry.places import place_index
from credtui.tomlio.problem import nearest

UNKNOWN = "unknown"
"""Typed for "the text does not say"."""

HINTS: dict[Kind, str] = {
    Kind.ENUM: "one of the values below",
    Kind.BOOL: "yes or no",
    Kind.REF: "a name: a source's id, a place, or words of the statement",
    Kind.REFS: "names with commas between them",
    Kind.COUNT: "3, 3.. (or more), ..50 (or fewer), 40..60, ~40 (about), with a unit if it has one",
    Kind.PERIOD: "2031-05-02, 2031-05, 2031, 2031-03-01..2031-05-03, 2030.. (since), ..2030 (until)",
    Kind.TEXT: "the words as they stand in the statement",
}
"""What to type, by the kind of the field."""

_COUNT = re.compile(
    r"(?P<about>~?)\s*+(?P<lo>-?\d{1,15}(?:[.,]\d{1,6})?)?\s*+(?P<to>\.\.)?\s*+(?P<hi>-?\d{1,15}(?:[.,]\d{1,6})?)?"
    r"\s*+(?P<unit>%|[^\W\d_]{1,20})?"
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def parse_value(name: str, typed: str, words: str, statement: Statement, knowledge: Knowledge) -> FacetValue:
    """The value that was typed for a facet; ``words`` are the source's own words for it, empty if not given.

    Raises ValueError with a sentence that says what is wrong and what would be right.
    """
    row = FIELDS.get(name)
    if row is None or name not in CORRECTABLE:
        near = nearest(name, CORRECTABLE)
        raise ValueError(
            f"'{name}' is no facet that can be corrected" + (f"; did you mean '{near}'?" if near else "")
        )
    said, typed = " ".join(words.split()) and words.strip(), typed.strip()
    if said and said not in statement.text:
        raise ValueError(f"'{said}' does not stand in the statement; copy its words, or leave them empty")
    if typed == UNKNOWN:
        return FacetValue(name, None)
    if not typed:
        raise ValueError(f"type {HINTS[row.kind]}, or '{UNKNOWN}'")
    return FacetValue(name, _typed(name, row.kind, typed, said, statement, knowledge))


def _typed(name: str, kind: Kind, typed: str, said: str, statement: Statement, knowledge: Knowledge) -> Value:
    if kind is Kind.ENUM:
        valid = FIELDS[name].values or measures(knowledge)
        if typed not in valid:
            near = nearest(typed, valid)
            hint = f"; did you mean '{near}'?" if near else f": {', '.join(valid[:8])}"
            raise ValueError(f"'{typed}' is not a value of '{name}'{hint}")
        return typed
    if kind is Kind.BOOL:
        if typed not in ("yes", "no"):
            raise ValueError(f"'{name}' is yes, no or {UNKNOWN}, not '{typed}'")
        return typed == "yes"
    if kind is Kind.COUNT:
        return parse_count(typed, said)
    if kind is Kind.PERIOD:
        return parse_period(typed, said)
    if kind is Kind.REFS:
        names = [n.strip() for n in typed.split(",")]
        return tuple(_ref(name, n, "", statement, knowledge) for n in names if n)
    if kind is Kind.REF:
        return _ref(name, typed, said, statement, knowledge)
    if typed not in statement.text:
        raise ValueError(f"'{typed}' does not stand in the statement; copy its words")
    return typed


def parse_count(typed: str, words: str = "") -> Count:
    """``3``, ``3..``, ``..50``, ``40..60``, ``~40 percent`` as a count.  Raises ValueError."""
    found = _COUNT.fullmatch(typed)
    lo, hi = (_number(found[k]) if found else None for k in ("lo", "hi"))
    if found is None or (lo is None and hi is None) or (hi is not None and not found["to"]):
        raise ValueError(f"'{typed}' is not a count; type {HINTS[Kind.COUNT]}")
    if not found["to"]:
        hi = lo
    if lo is not None and hi is not None and lo > hi:
        raise ValueError(f"'{typed}' ends before it begins")
    unit = "percent" if found["unit"] == "%" else found["unit"]
    return Count(Interval(lo, hi), words, None, unit, bool(found["about"]))


def _number(digits: str | None) -> float | None:
    return float(digits.replace(",", ".")) if digits else None


def parse_period(typed: str, words: str = "") -> Period:
    """A day, month, year, or two of them with ``..`` between, as days.  Raises ValueError."""
    first, dots, last = typed.partition("..")
    start, end = (_days(part.strip(), typed) for part in (first, last if dots else first))
    if start is None and end is None:
        raise ValueError(f"'{typed}' is not a time; type {HINTS[Kind.PERIOD]}")
    from_day, to_day = (start[0] if start else None), (end[1] if end else None)
    if from_day and to_day and from_day > to_day:
        raise ValueError(f"'{typed}' ends before it begins")
    order: list[Precision] = ["day", "month", "year", "open"]
    fine: list[Precision] = [part[2] if part else "open" for part in (start, end)]
    return Period(from_day, to_day, words, None, max(fine, key=order.index))


def _days(typed: str, whole: str) -> tuple[date, date, Precision] | None:
    """First day, last day and fineness of a day, month or year; None for nothing typed."""
    if not typed:
        return None
    found = _DAY.fullmatch(typed)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(g) if g else 0 for g in found.groups())
        if day and month:
            return date(year, month, day), date(year, month, day), "day"
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
        return date(year, 1, 1), date(year, 12, 31), "year"
    except ValueError:
        raise ValueError(f"'{whole}' is not a time; type {HINTS[Kind.PERIOD]}") from None


def _ref(name: str, typed: str, said: str, statement: Statement, knowledge: Knowledge) -> Ref:
    """Something known by its id or one of its names, else words that the statement uses."""
    known = _known(name, typed, statement.lang, knowledge)
    if known:
        return Ref(known, said or (typed if typed in statement.text else ""), None, True)
    if typed not in statement.text:
        ids = [v for v, _ in choices(name, Facets(), statement, knowledge)]
        near = nearest(typed, ids)
        hint = f"did you mean '{near}'?" if near else "copy its words"
        raise ValueError(f"'{typed}' is neither known nor does it stand in the statement; {hint}")
    return Ref(typed, typed)


def _known(name: str, typed: str, lang: str, knowledge: Knowledge) -> str | None:
    from credtui.registry.names import name_index

    if name == "event":
        return typed if typed in knowledge.lexicons.concepts.concept else None
    places = place_index(knowledge.lexicons)
    if typed in knowledge.registry.sources or typed in places.places:
        return typed
    found = name_index(knowledge.registry, knowledge.lexicons).find(typed, lang)
    return found or places.find(typed, lang)


def measures(knowledge: Knowledge) -> tuple[str, ...]:
    """Everything that numbers count, as the concepts name it."""
    found = {c.measure for c in knowledge.lexicons.concepts.concept.values() if c.measure}
    return tuple(sorted(found | {"money", "percent"}))


def choices(
    name: str, facets: Facets, statement: Statement, knowledge: Knowledge
) -> tuple[tuple[str, str], ...]:
    """What can be typed for a facet, with a word of explanation: the closed values, known names first
    if the statement names them; *unknown* comes last."""
    return (*dict(_choices(name, facets, statement, knowledge)).items(), (UNKNOWN, "the text does not say"))


def _choices(
    name: str, facets: Facets, statement: Statement, knowledge: Knowledge
) -> Iterator[tuple[str, str]]:
    row = FIELDS[name]
    now = getattr(facets, name)
    if now is not None and now != ():
        yield value_words(FacetValue(name, now)), "as it is now"
    if row.kind is Kind.ENUM:
        yield from ((v, "") for v in row.values or measures(knowledge))
    elif row.kind is Kind.BOOL:
        yield from (("yes", row.meaning), ("no", ""))
    elif row.kind is Kind.COUNT:
        yield from (("0", "never, none"), ("1", "once, one"), ("2", "twice"), ("3..", "three or more"))
    elif row.kind is Kind.PERIOD and statement.said_at is not None:
        day = statement.said_at.date().isoformat()
        yield from ((day, "the day it was said"), (f"..{day}", "everything up to that day"))
    elif name == "event":
        concepts = knowledge.lexicons.concepts
        events = (key for key, links in concepts.concept.items() if not links.thing)
        yield from ((key, concepts.title(key)) for key in sorted(events))
    elif row.kind in (Kind.REF, Kind.REFS):
        yield from ((r.words or r.id, "named in the claim") for r in facets.participants)
        if statement.speaker.id:
            yield statement.speaker.id, "the speaker"
        sources = knowledge.registry.sources
        yield from ((key, knowledge.registry.name(key)) for key in sorted(sources))
