"""Corrections in sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credtui.model import Count, Period, Ref

if TYPE_CHECKING:
    from credtui.corrections.model import Correction, FacetValue

_LONGEST = 60


def says(one: Correction) -> str:
    """What a correction changes: ``speaker: Ihor Malyk instead of Iryna Los``."""
    before = f" instead of {one.seen.value}" if one.seen and one.seen.value else ""
    if one.change == "add":
        return f"a statement by {_who(one)}"
    if one.change == "not-a-statement":
        return "not a statement"
    if one.change == "revoke":
        return f"takes back: {one.note}" if one.note else "takes a correction back"
    if one.change == "facet" and one.facet is not None:
        return f"{one.facet.name}: {value_words(one.facet)}{before}"
    if one.change == "split":
        return f"split into {len(one.parts)}"
    if one.change == "join":
        return f"joined with {len(one.parts)} more"
    if one.change == "span":
        words = one.parts[0].quote if one.parts else ""
        return f"words: {_short(words)}"
    value = {"speaker": _who(one), "stance": one.stance, "quote": one.quote, "via": one.via or "nobody"}
    return f"{one.change}: {value.get(one.change)}{before}"


def _who(one: Correction) -> str:
    return (one.speaker.name if one.speaker else "") or "a speaker who is not named"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def value_words(facet: FacetValue) -> str:
    """A facet's value in words."""
    value = facet.value
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Ref):
        return value.words or value.id
    if isinstance(value, tuple):
        return ", ".join(r.words or r.id for r in value)
    if isinstance(value, Count):
        return bounds(value)
    if isinstance(value, Period):
        start = value.start.isoformat() if value.start else ""
        end = value.end.isoformat() if value.end else ""
        return start if start == end else f"{start}..{end}"
    return value


def bounds(count: Count) -> str:
    """A count as it is typed: ``3``, ``3..``, ``..50``, ``40..60 percent``."""
    lo, hi = (digits(x) if x is not None else "" for x in (count.interval.lo, count.interval.hi))
    number = lo if lo and lo == hi else f"{lo}..{hi}"
    about = "~" if count.approx else ""
    return f"{about}{number} {count.unit}" if count.unit else f"{about}{number}"


def digits(number: float) -> str:
    """A number with all its digits: 1234567, 0.5."""
    return f"{number:.0f}" if number == int(number) else f"{number:.6f}".rstrip("0").rstrip(".")
