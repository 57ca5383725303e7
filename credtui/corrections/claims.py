"""Corrected facets laid over described propositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from credtui.corrections.amend import Amending, Row
from credtui.corrections.anchor import Place, locate, overlap
from credtui.corrections.model import Correction, FacetValue, Value
from credtui.fields import FIELDS, Scope
from credtui.knowledge import Knowledge
from credtui.model import Count, Document, Facets, Period, Proposition, Ref, Span, Statement
from credtui.registry.names import normal_name
from credtui.registry.places import place_index

CORRECTABLE = tuple(
    name
    for name, row in FIELDS.items()
    if row.scope is Scope.PROPOSITION and name in Facets.__dataclass_fields__ and name != "terms"
)
"""Facets an analyst can set, in the order of the field table; ``terms`` follow from the words."""
_ROLES = ("agent", "patient")
_INSIDE = 0.5
"""Share of the shorter stretch that a claim must have in common with the one that was corrected."""


def amend_claims(
    statements: Sequence[Statement], done: Amending, document: Document, knowledge: Knowledge
) -> tuple[Statement, ...]:
    """The described statements with the corrected facets; ``done`` learns what became of them."""
    waiting = {row.statement.id: row for row in done.rows if row.claims}
    return tuple(
        _amended(s, waiting[s.id], done, document, knowledge) if s.id in waiting else s for s in statements
    )


def _amended(
    statement: Statement, row: Row, done: Amending, document: Document, knowledge: Knowledge
) -> Statement:
    propositions = list(statement.propositions)
    last: dict[tuple[int, str], Correction] = {}
    for one in row.claims:
        if one.facet is None or one.claim is None:
            continue
        place = locate(document.text, one.claim)
        at = _claim(propositions, place) if place else None
        if place is None or at is None:
            done.tell(one, "orphaned", "the claim is no longer in the statement")
            continue
        if not place.same and not _still_said(one.facet, propositions[at]):
            done.tell(one, "orphaned", "the claim has other words now, check its value")
            continue
        key = (at, one.facet.name)
        if key in last:
            done.tell(last[key], "overruled", f"{one.by} says otherwise later", by=one.by)
        last[key] = one
        propositions[at] = _with(propositions[at], one.facet, statement, knowledge)
        if not place.same:
            done.tell(one, "moved", "the text has changed; found again by likeness", row=row)
    return replace(statement, propositions=tuple(propositions))


def _claim(propositions: Sequence[Proposition], place: Place) -> int | None:
    """The proposition that says what stood at the place, however the statement is cut now."""

    def shared(p: Proposition) -> tuple[float, float]:
        both = min(p.span.end, place.span.end) - max(p.span.start, place.span.start)
        least = min(p.span.end - p.span.start, place.span.end - place.span.start)
        return (both / least if both > 0 else 0.0, overlap(p.span, place.span))

    best = max(range(len(propositions)), key=lambda i: shared(propositions[i]), default=None)
    if best is None or shared(propositions[best])[0] < _INSIDE:
        return None
    return best


def _still_said(facet: FacetValue, claim: Proposition) -> bool:
    """True if the words of the value stand in the claim, so that nothing is put in anyone's mouth."""
    words = _words(facet.value)
    return bool(words) and all(w in claim.text for w in words)


def _words(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, (Count, Period, Ref)):
        return (value.words,) if value.words else ()
    if isinstance(value, tuple):
        return tuple(r.words for r in value if r.words)
    return (value,) if isinstance(value, str) else ()


def _with(claim: Proposition, facet: FacetValue, statement: Statement, knowledge: Knowledge) -> Proposition:
    """The claim with one facet set; participants and terms follow."""
    value: Any = facet.value
    if isinstance(value, Ref):
        value = _named(facet.name, value, claim, statement, knowledge)
    elif isinstance(value, tuple):
        value = tuple(_named(facet.name, r, claim, statement, knowledge) for r in value)
    elif isinstance(value, (Count, Period)):
        words, span = _said(value.words, claim, statement)
        value = replace(value, words=words, span=span)
    before = claim.facets
    facets = replace(before, **{facet.name: value})
    return replace(claim, facets=_follow(before, facets, facet.name))


def _said(words: str, claim: Proposition, statement: Statement) -> tuple[str, Span | None]:
    """The source's own words and their place: those given if the source uses them, else the whole claim."""
    for text, start in ((claim.text, claim.span.start), (statement.text, statement.span.start)):
        at = text.find(words) if words else -1
        if at >= 0:
            return words, Span(start + at, start + at + len(words))
    return claim.text, claim.span


def _named(name: str, ref: Ref, claim: Proposition, statement: Statement, knowledge: Knowledge) -> Ref:
    """A name made comparable: by its id where something known has it, else by its words."""
    if name == "event":
        known = ref.id in knowledge.lexicons.concepts.concept
    else:
        known = ref.id in knowledge.registry.sources or ref.id in place_index(knowledge.lexicons).places
    words, span = _said(ref.words, claim, statement)
    if not known:
        name = ref.words or ref.id
        return Ref(normal_name(name, statement.lang) or ref.id, name, span, capital=name[:1].isupper())
    return Ref(ref.id, ref.words, span, True, capital=words[:1].isupper())


def _follow(before: Facets, after: Facets, name: str) -> Facets:
    """Who takes part and the comparable words go with a corrected role, place or event."""
    old, new = getattr(before, name), getattr(after, name)
    if name in _ROLES:
        other = {r.id for r in (after.agent, after.patient) if r is not None}
        kept = tuple(r for r in after.participants if not old or r.id != old.id or r.id in other)
        joined = (new,) if isinstance(new, Ref) and new.id not in {r.id for r in kept} else ()
        after = replace(after, participants=(*kept, *joined))
    if name in (*_ROLES, "event", "participants"):
        gone, come = _ids(old) - _ids(new), _ids(new)
        after = replace(after, terms=tuple(sorted((set(after.terms) - gone) | come)))
    return after


def _ids(value: Ref | tuple[Ref, ...] | None) -> set[str]:
    refs = (value,) if isinstance(value, Ref) else value or ()
    return {r.id for r in refs if r.known}
