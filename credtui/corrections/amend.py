"""Corrections laid over an extraction: statements first, then, when they are described, their facets.

The extraction is a cache, the correction is what somebody saw.  A corrected statement keeps the words
that were on screen when it was corrected, whatever another lexicon makes of the text, and is made
anew if no reading finds it any more.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC

from credtui.corrections.anchor import Place, locate, overlap
from credtui.corrections.model import Correction, Seen, in_force
from credtui.corrections.words import says
from credtui.extract.chain import build_chains
from credtui.extract.engine import statement_id
from credtui.knowledge import Knowledge
from credtui.model import Amendment, Document, Fate, Hop, Span, Speaker, Statement
from credtui.registry.names import same_name

SAME = 0.5
"""Two stretches are one statement if they share this much of what they cover together."""
_OPENING, _CLOSING = "«„“\"‘'‚", "»”“\"’'.!?…"

_GONE = "its words are no longer in the text"


@dataclass(slots=True)
class Row:
    """A statement on its way through the corrections."""

    statement: Statement
    touched: bool = False
    changed: dict[str, Correction] = field(default_factory=dict)
    """Which correction had the last word on what."""
    claims: list[Correction] = field(default_factory=list)
    """Facet corrections that wait for the propositions."""


class Amending:
    """The corrections of one document, applied to its statements one after the other."""

    def __init__(
        self, document: Document, statements: Sequence[Statement], corrections: Sequence[Correction]
    ) -> None:
        self.document = document
        self.rows = [Row(s) for s in statements]
        self.fates: dict[str, Amendment] = {}
        self.shaped: dict[str, Row] = {}
        """The row that each correction went into."""
        self._removed: list[tuple[Span, Correction]] = []
        active, revoked = in_force(corrections)
        for one in corrections:
            if one.id in revoked and one.change != "revoke":
                self.tell(one, "revoked", "taken back")
        for one in active:
            self._apply(one)

    # ------------------------------------------------------------- one correction
    def _apply(self, one: Correction) -> None:
        if one.statement is None:
            return
        place = locate(self.document.text, one.statement)
        if place is None:
            self.tell(one, "orphaned", _GONE)
        elif one.change == "not-a-statement":
            self._remove(one, place)
        elif one.change in ("span", "split", "join"):
            self._cut(one, place)
        else:
            self._set(one, self._row(one, place), place)

    def _remove(self, one: Correction, place: Place) -> None:
        row = self._match(place.span)
        if row is None:
            self.tell(one, "idle", "the extraction does not take it for a statement by itself")
            return
        self.rows.remove(row)
        for other in (*row.changed.values(), *row.claims):
            self.tell(other, "overruled", f"{one.by} says it is no statement", by=one.by)
        self._removed.append((place.span, one))
        self.tell(one, "applied" if place.same else "moved", _moved(place))

    def _set(self, one: Correction, row: Row, place: Place) -> None:
        for span, other in self._removed:
            if overlap(span, place.span) >= SAME:
                self.tell(other, "overruled", f"{one.by} corrected it as a statement later", by=one.by)
        statement = row.statement
        if one.change == "facet":
            row.claims.append(one)
        elif one.change in ("speaker", "add") and one.speaker is not None:
            statement = replace(statement, speaker=_spoken(statement.speaker, one.speaker), via=None)
            self._last_word(row, "speaker", one)
        if one.stance is not None:
            statement = replace(statement, stance=one.stance, about=None)
            self._last_word(row, "stance", one)
        if one.quote is not None:
            statement = replace(statement, quote=one.quote)
            self._last_word(row, "quote", one)
        if one.change == "via":
            self._last_word(row, "via", one)
        row.statement = statement
        self.tell(one, "applied" if place.same else "moved", _moved(place), row=row)

    def _cut(self, one: Correction, place: Place) -> None:
        found = [locate(self.document.text, part) for part in one.parts]
        places = [p.span for p in found if p is not None]
        if len(places) < len(one.parts) or (one.change == "split" and not _in_order(places)):
            self.tell(one, "orphaned", _GONE)
            return
        row = self._row(one, place)
        if one.change == "span":
            self._move(row, places[0])
            self._last_word(row, "span", one)
        elif one.change == "join":
            self._join(row, [place.span, *places])
            self._last_word(row, "span", one)
        else:
            at = self.rows.index(row)
            pieces = [Row(row.statement, True, dict(row.changed)) for _ in places]
            for piece, span in zip(pieces, places, strict=True):
                self._move(piece, span)
                self._last_word(piece, "span", one)
            self.rows[at : at + 1] = pieces
            row = pieces[0]
        moved = next((p for p in (place, *found) if p is not None and not p.same), place)
        self.tell(one, "applied" if moved.same else "moved", _moved(moved), row=row)

    def _join(self, row: Row, spans: list[Span]) -> None:
        for span in spans[1:]:
            other = self._match(span)
            if other is not None and other is not row:
                self.rows.remove(other)
        self._move(row, Span(min(s.start for s in spans), max(s.end for s in spans)))

    # ------------------------------------------------------------- rows
    def _match(self, span: Span) -> Row | None:
        """The row that covers nearly the same stretch."""
        best = max(self.rows, key=lambda r: overlap(r.statement.span, span), default=None)
        return best if best is not None and overlap(best.statement.span, span) >= SAME else None

    def _row(self, one: Correction, place: Place) -> Row:
        """The row of a correction, with the words its analyst saw; made anew if there is none."""
        row = self._match(place.span)
        if row is None:
            row = Row(_made(one, place.span, self.document), True)
            self.rows = [r for r in self.rows if not _in_the_way(r.statement.span, place.span)]
            self.rows.append(row)
        elif place.same:
            self._move(row, place.span)
        row.touched = True
        return row

    def _move(self, row: Row, span: Span) -> None:
        statement = row.statement
        if span != statement.span:
            text = self.document.text
            row.statement = replace(
                statement, id="", span=span, text=span.of(text), outer=outer_of(text, span)
            )
        row.touched = True

    # ------------------------------------------------------------- what became of them
    def _last_word(self, row: Row, what: str, one: Correction) -> None:
        before = row.changed.get(what)
        if before is not None and before.id != one.id:
            self.tell(before, "overruled", f"{one.by} says otherwise later", by=one.by)
        row.changed[what] = one

    def tell(
        self, one: Correction, fate: Fate, reason: str = "", *, by: str = "", row: Row | None = None
    ) -> None:
        """Note what became of a correction; ``by`` is whose later one stands against it."""
        if by and by == one.by:
            reason = "changed again later"
        if row is not None:
            self.shaped[one.id] = row
        self.fates[one.id] = told(one, fate, reason)


def told(one: Correction, fate: Fate, reason: str = "") -> Amendment:
    """What became of a correction, with what a screen or a report says of it."""
    return Amendment(
        one.id, one.by, one.change, one.document, fate, says(one), reason,
        at=one.at.astimezone(UTC).isoformat(), quote=one.statement.quote if one.statement else "",
        facet=one.facet.name if one.facet else "", claim=one.claim.quote if one.claim else "",
    )  # fmt: skip


def amend(
    statements: Sequence[Statement],
    document: Document,
    corrections: Sequence[Correction],
    knowledge: Knowledge,
) -> Amending:
    """Apply a document's corrections to its statements; ``rows`` holds them in order of the text.

    Chains are built again where the speaker or the carrier changed, ids follow the words.
    """
    done = Amending(document, statements, corrections)
    done.rows.sort(key=lambda r: (r.statement.span.start, r.statement.span.end))
    _name(done, document)
    _chains(done, document, knowledge)
    return done


def _name(done: Amending, document: Document) -> None:
    """Statements whose words are new get the id of their words; the others keep theirs."""
    used = {r.statement.id for r in done.rows}
    for row in done.rows:
        if row.statement.id:
            continue
        count = 0
        while (name := statement_id(document.id, row.statement.text, count)) in used:
            count += 1
        used.add(name)
        row.statement = replace(row.statement, id=name)
    for key, row in done.shaped.items():
        if done.fates[key].fate in ("applied", "moved"):
            done.fates[key] = replace(done.fates[key], statement=row.statement.id)


def _chains(done: Amending, document: Document, knowledge: Knowledge) -> None:
    if not any(r.touched for r in done.rows):
        return
    chained = build_chains([r.statement for r in done.rows], document, knowledge)
    for row, new in zip(done.rows, chained, strict=True):
        if not row.touched:
            continue
        one = row.changed.get("via")
        if one is not None and one.via is not None:
            new = _carried(new, one.via, document, knowledge)
        row.statement = replace(new, corrected=True)


def _carried(statement: Statement, via: str, document: Document, knowledge: Knowledge) -> Statement:
    """The statement with another carrier between its speaker and its outlet, or with none."""
    registry = knowledge.registry
    known = next((i for i in registry.sources if via in (i, registry.name(i))), None)
    hops = list(statement.chain)
    if statement.via and len(hops) > 1:
        del hops[1]
    first = hops[0]
    seen = not via and document.seen == "original"
    chain = [replace(first, fidelity="faithful" if seen else "original-not-seen")]
    if via:
        kind = registry.sources[known].kind if known else "outlet"
        chain.append(Hop(known or via, kind, "original-not-seen"))
    outlet = document.outlet_id or document.outlet
    if outlet and chain[-1].source != outlet:
        chain.append(Hop(outlet, "outlet", "faithful"))
    return replace(statement, via=(registry.name(known) if known else via) or None, chain=tuple(chain))


def _spoken(before: Speaker, now: Speaker) -> Speaker:
    """The corrected speaker; the mention in the text stays unless it names somebody else."""
    named = any(w[:1].isupper() for w in before.words.split())
    if named and not same_name(before.words, now.name):
        return replace(now, words=now.words, span=None)
    return replace(now, words=before.words, span=before.span)


def _made(one: Correction, span: Span, document: Document) -> Statement:
    """A statement that only the correction knows of."""
    seen = one.seen or Seen(one.speaker or Speaker("", None, "unknown"))
    text = span.of(document.text)
    return Statement(
        id="", document=document.id, span=span,
        outer=outer_of(document.text, span), text=text, lang=document.lang, speaker=seen.speaker,
        quote=seen.quote, stance=seen.stance, via=seen.via, said_at=document.published_at, corrected=True,
    )  # fmt: skip


def outer_of(text: str, span: Span) -> Span:
    """The span with the quotation marks and the final stop right beside it."""
    start, end = span.start, span.end
    if start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and end - span.end < 2 and text[end] in _CLOSING:
        end += 1
    return Span(start, end)


def _in_the_way(machine: Span, mine: Span) -> bool:
    """True for a machine's statement that cannot stand beside the analyst's: it crosses its border, or
    is the same attribution cut wider or narrower (one edge in common).  One inside the other stays."""
    if not machine.overlaps(mine):
        return False
    nested = machine.contains(mine) or mine.contains(machine)
    return not nested or abs(machine.start - mine.start) <= 2 or abs(machine.end - mine.end) <= 2


def _in_order(spans: Sequence[Span]) -> bool:
    return all(a.end <= b.start for a, b in itertools.pairwise(spans))


def _moved(place: Place) -> str:
    return "" if place.same else "the text has changed; found again by likeness"


def strays(corrections: Sequence[Correction], documents: Collection[str]) -> list[Amendment]:
    """What becomes of corrections of documents that are not there."""
    active, revoked = in_force(corrections)
    out = [
        told(c, "orphaned", "its document is not in the case") for c in active if c.document not in documents
    ]
    gone = [c for c in corrections if c.id in revoked and c.document and c.document not in documents]
    return out + [told(c, "revoked", "taken back") for c in gone]
