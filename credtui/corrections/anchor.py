"""Finding a quote again after its text has changed: exact, then unique, then the best overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from credtui.corrections.model import Anchor
from credtui.model import Span

AROUND = 40
"""Code points of text that are kept before and after a quote."""

How = Literal["exact", "unique", "overlap"]

_TELLING = 12
"""A quote of fewer code points is not looked for by likeness: too much is like it."""
_LEAST_WORDS = 70.0
"""How alike (0 to 100) other words must be where nothing else points at them."""
_LEAST_BETWEEN = 50.0
"""The same between the old neighbours: the place is known, only the words are others."""
_MOST_SPOTS = 2000
_EDGE = 12
"""How much of a neighbour must be found unchanged to show the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor stands in a text, and how it was found."""

    span: Span
    how: How

    @property
    def same(self) -> bool:
        """True if the words there are the anchor's own."""
        return self.how != "overlap"


def anchor_of(text: str, span: Span) -> Anchor:
    """The anchor of ``text[span]``."""
    return Anchor(
        span.of(text), text[max(0, span.start - AROUND) : span.start],
        text[span.end : span.end + AROUND], span.start,
    )  # fmt: skip


def locate(text: str, anchor: Anchor) -> Place | None:
    """Where the anchor stands in ``text`` now; None if no place is like it.

    Of several places with the same words the one with the same neighbours is taken, then the nearest;
    a short quote whose neighbours are all gone is not guessed.
    """
    if not anchor.quote.strip():
        return None
    size = len(anchor.quote)
    kept = _kept(text, anchor.start, anchor.start + size, anchor)
    if text.startswith(anchor.quote, anchor.start) and kept == len(anchor.before) + len(anchor.after):
        return Place(Span(anchor.start, anchor.start + size), "exact")
    spots = list(_spots(text, anchor.quote))
    if spots:
        scored = [(_kept(text, s, s + size, anchor), s) for s in spots]
        best = max(kept for kept, _ in scored)
        start = min((s for kept, s in scored if kept == best), key=lambda s: abs(s - anchor.start))
        whole = best == len(anchor.before) + len(anchor.after)
        if whole or len(spots) == 1:
            return Place(Span(start, start + size), "exact" if whole else "unique")
        if best or size >= 2 * _TELLING:
            return Place(Span(start, start + size), "unique")
        return None
    return _alike(text, anchor)


def _spots(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    for _ in range(_MOST_SPOTS):
        if at < 0:
            return
        yield at
        at = text.find(quote, at + 1)


def _kept(text: str, start: int, end: int, anchor: Anchor) -> int:
    """How many code points next to the place are the anchor's neighbours."""
    before = after = 0
    start, end = min(start, len(text)), min(end, len(text))
    while before < min(len(anchor.before), start) and anchor.before[-1 - before] == text[start - 1 - before]:
        before += 1
    while after < min(len(anchor.after), len(text) - end) and anchor.after[after] == text[end + after]:
        after += 1
    return before + after


def _alike(text: str, anchor: Anchor) -> Place | None:
    """Other words at the old place, or like words elsewhere."""
    from rapidfuzz import fuzz

    between = _between(text, anchor)
    if between is not None and fuzz.ratio(anchor.quote, between.of(text)) >= _LEAST_BETWEEN:
        return Place(between, "overlap")
    if len(anchor.quote) < _TELLING:
        return None
    found = fuzz.partial_ratio_alignment(anchor.quote, text, score_cutoff=_LEAST_WORDS)
    if found is None or len(text) < len(anchor.quote):
        return None
    span = _whole_words(text, Span(found.dest_start, found.dest_end))
    return Place(span, "overlap") if fuzz.ratio(anchor.quote, span.of(text)) >= _LEAST_WORDS else None


def _between(text: str, anchor: Anchor) -> Span | None:
    """What stands between the old neighbours, if both are there and near each other."""
    left, right = anchor.before[-_EDGE:], anchor.after[:_EDGE]
    if len(left) < _EDGE or len(right) < _EDGE:
        return None
    best: Span | None = None
    for at in _spots(text, left):
        start = at + len(left)
        end = text.find(right, start, start + 3 * len(anchor.quote) + AROUND + len(right))
        span = Span(start, end)
        if end > start and (best is None or abs(start - anchor.start) < abs(best.start - anchor.start)):
            best = span
    return best


def _whole_words(text: str, span: Span) -> Span:
    """The span without parts of words at its ends: half a word or more is taken in, less is left out."""
    start, end = span.start, span.end
    left = right = start
    while left and text[left - 1].isalnum() and text[left : left + 1].isalnum():
        left -= 1
    while right < end and text[right].isalnum():
        right += 1
    if left < start:
        start = left if (start - left) <= (right - start) else right
    left = right = end
    while right < len(text) and text[right].isalnum() and text[right - 1 : right].isalnum():
        right += 1
    while left > start and text[left - 1].isalnum():
        left -= 1
    if right > end:
        end = right if (right - end) <= (end - left) else left
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else span


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans, 0 to 1."""
    both = min(a.end, b.end) - max(a.start, b.start)
    return both / (max(a.end, b.end) - min(a.start, b.start)) if both > 0 else 0.0
