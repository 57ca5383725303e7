"""Which words of two statements differ: the words of facets in dispute, else the words themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from credtui.model import Facets, Ref, Span, Statement

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
MIN_SHARED = 0.3
"""Below this share of common words a word-by-word comparison says nothing."""


def differing(
    a: Statement, b: Statement, a_index: int = 0, b_index: int = 0
) -> tuple[list[Span], list[Span]]:
    """Spans, relative to each statement's text, of the words that make the difference."""
    left, right = facets_of(a, a_index), facets_of(b, b_index)
    # "X met Y" and "Y met X" differ in nothing, "X hit Y" and "Y hit X" in nothing else.
    for crossed in (False, True):
        mine, theirs = _disputed(left, right, a, crossed), _disputed(right, left, b, crossed)
        if mine or theirs:
            return _merge(mine), _merge(theirs)
    if a.lang != b.lang:
        return [], []
    return _by_words(a.text, b.text)


def facets_of(statement: Statement, index: int) -> Facets:
    """The facets of one proposition; empty ones if there is no such proposition."""
    if 0 <= index < len(statement.propositions):
        return statement.propositions[index].facets
    return Facets()


def exchanged(a: Facets, b: Facets) -> bool:
    """True if a name that acts on one side is acted upon on the other."""

    def same(one: Ref | None, two: Ref | None) -> bool:
        return one is not None and two is not None and one.id == two.id

    return (same(a.agent, b.patient) or same(a.patient, b.agent)) and not (
        same(a.agent, b.agent) or same(a.patient, b.patient)
    )


def _disputed(mine: Facets, other: Facets, statement: Statement, crossed: bool) -> list[Span]:
    spans: list[Span | None] = []
    for name in ("quantity", "occurrences"):
        count, against = getattr(mine, name), getattr(other, name)
        if count and (against is None or count.interval != against.interval):
            spans.append(count.span or _find(count.words, statement))
    period, against = mine.when, other.when
    if period and against and (period.start, period.end) != (against.start, against.end):
        spans.append(period.span or _find(period.words, statement))
    for name in ("event", "agent", "place"):
        ref, against = getattr(mine, name), getattr(other, name)
        if name == "agent" and not crossed and exchanged(mine, other):
            continue
        if ref and against and ref.id != against.id:
            spans.append(ref.span or _find(ref.words, statement))
    out = []
    for span in spans:
        if span and statement.span.contains(span):
            out.append(Span(span.start - statement.span.start, span.end - statement.span.start))
    return out


def _find(words: str, statement: Statement) -> Span | None:
    at = statement.text.find(words) if words else -1
    return Span(statement.span.start + at, statement.span.start + at + len(words)) if at >= 0 else None


def _by_words(a: str, b: str) -> tuple[list[Span], list[Span]]:
    left, right = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    if not left or not right or max(len(left), len(right)) > 400:
        return [], []
    match = SequenceMatcher(
        None, [m.group().casefold() for m in left], [m.group().casefold() for m in right], autojunk=False
    )
    if match.ratio() < MIN_SHARED:
        return [], []
    one: list[Span] = []
    two: list[Span] = []
    for kind, i1, i2, j1, j2 in match.get_opcodes():
        if kind == "equal":
            continue
        if i2 > i1:
            one.append(Span(left[i1].start(), left[i2 - 1].end()))
        if j2 > j1:
            two.append(Span(right[j1].start(), right[j2 - 1].end()))
    return one, two


def _merge(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
