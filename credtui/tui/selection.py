"""A stretch of text that is moved by words, characters and sentences: what the span editor edits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from credtui.model import Span
from credtui.text.sentences import sentences
from credtui.text.tokens import tokens

WINDOW = 20_000
"""Code points around the start within which the edges move: a long text stays quick."""
_OPENING = "«„“\"‘'‚ \t\n–—-"
_CLOSING = "»”“\"’'.,;:!?… \t\n"
_PARTNERS = {"»": "«", "”": "“„", "“": "„", "’": "‘‚", '"': '"', "'": "'"}


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks, quotation marks and stops at its ends, as a statement's content is cut.

    A closing mark whose partner stands inside belongs to the words and stays.
    """
    start, end = span.start, span.end
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        partners = _PARTNERS.get(text[end - 1], "")
        if any(mark in text[start : end - 1] for mark in partners):
            break
        end -= 1
    return Span(start, end) if end > start else span


class Selection:
    """Two edges in a text, of which one moves."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span
        self.at_end = True
        """Which edge moves."""
        self._low, self._high = max(0, span.start - WINDOW), min(len(text), span.end + WINDOW)
        found = tokens(text, self._low, self._high)
        self._starts = [t.start for t in found] or [span.start]
        self._ends = [t.end for t in found] or [span.end]

    def by_word(self, by: int) -> None:
        """Move the edge over whole words and marks."""
        places = self._ends if self.at_end else self._starts
        edge = self.span.end if self.at_end else self.span.start
        at = bisect_right(places, edge) if by > 0 else bisect_left(places, edge)
        index = at + by - (1 if by > 0 else 0)
        self._to(places[min(max(index, 0), len(places) - 1)])

    def by_character(self, by: int) -> None:
        """Move the edge by code points."""
        self._to((self.span.end if self.at_end else self.span.start) + by)

    def other_edge(self) -> None:
        """Move the other edge from now on."""
        self.at_end = not self.at_end

    def by_sentence(self, by: int, abbreviations: Sequence[str] = ()) -> None:
        """Select the next or previous whole sentence."""
        found = sentences(self.text, Span(self._low, self._high), abbreviations)
        here = trimmed(self.text, self.span).start
        before = [s for s in found if s.end <= here]
        after = [s for s in found if s.start > here]
        chosen = after[0] if by > 0 and after else before[-1] if by < 0 and before else None
        if chosen is not None:
            self.span = trimmed(self.text, chosen)

    def _to(self, edge: int) -> None:
        edge = min(max(edge, self._low), self._high)
        if self.at_end and edge > self.span.start:
            self.span = Span(self.span.start, edge)
        elif not self.at_end and edge < self.span.end:
            self.span = Span(edge, self.span.end)


class Cut:
    """A place inside a statement where it is split in two."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span
        found = tokens(text, span.start, span.end)
        self._places = [t.start for t in found[1:]] or [span.start]
        middle = (span.start + span.end) // 2
        self.at = min(self._places, key=lambda p: (not self._after_stop(p), abs(p - middle)))

    def _after_stop(self, place: int) -> bool:
        return self.text[:place].rstrip()[-1:] in ".!?…;»”"

    def by_word(self, by: int) -> None:
        """Move the place over whole words."""
        index = bisect_left(self._places, self.at) + by
        self.at = self._places[min(max(index, 0), len(self._places) - 1)]

    @property
    def pieces(self) -> tuple[Span, Span] | None:
        """The two statements; None while one of them would be empty."""
        first = trimmed(self.text, Span(self.span.start, self.at))
        second = trimmed(self.text, Span(self.at, self.span.end))
        words = all(any(c.isalnum() for c in s.of(self.text)) for s in (first, second))
        return (first, second) if words and first.end <= second.start else None


def next_free(text: str, taken: Sequence[Span], after: int, abbreviations: Sequence[str] = ()) -> Span | None:
    """The first sentence after a place that lies in no statement, else the first of all; None for none."""
    found = [s for s in sentences(text, None, abbreviations) if any(c.isalpha() for c in s.of(text))]
    free = [s for s in found if not any(s.overlaps(t) for t in taken)]
    later = [s for s in free if s.start >= after]
    chosen = (later or free or found)[:1]
    return trimmed(text, chosen[0]) if chosen else None
