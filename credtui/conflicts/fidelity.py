"""Fidelity of a chain's hops, where the case holds both a source's own wording and a retelling of it.

Own wording is a quotation of the source in quotation marks, or anything said in a document that the source
published itself; of an outlet that others retell it is what its own document says.  A retelling that one of
them bears out is faithful; else it adds detail or drops a qualifier.  Where nobody's own words are at hand
a hop stays as the document alone let it be known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from credtui.conflicts.retold import Own, Pool, fidelity_of, gentlest, harshest, same_claim
from credtui.knowledge import Knowledge
from credtui.model import Document, Fidelity, Proposition, Statement
from credtui.signals.columns import Context
from credtui.signals.names import skeleton

_OUTLETS = ("outlet", "agency")
_TOLD = ("assert", "deny", "promise")
_SAME_OCCASION = 7
"""Days within which a retelling follows the words it retells."""
_MANY = 50
"""Claims of one source about one event that a retelling is compared with, at most: keeps the cost linear."""

Shelf = dict[tuple[str, str], list[Own]]
"""Source and event (empty if it has none) -> the source's own claims, in order of documents and text."""


def with_fidelity(
    statements: Sequence[Statement], documents: Sequence[Document], knowledge: Knowledge, context: Context
) -> tuple[Statement, ...]:
    """The same statements, chains compared with the own words of whom they retell."""
    by_id = {d.id: d for d in documents}
    ordered = sorted(statements, key=lambda s: (s.document, s.span.start, s.span.end, s.id))
    spoken, printed = _own_words(ordered, by_id, context), _own_pages(ordered, by_id, context)
    if not spoken and not printed:
        return tuple(statements)
    reader = _Reader(by_id, knowledge, context, spoken, printed)
    return tuple(reader.read(s) for s in statements)


def _source(statement: Statement, context: Context) -> str:
    """Whose words these are: whom a named speaker speaks for; empty if nobody is named."""
    speaker = statement.speaker
    if speaker.id is not None:
        return context.roots.get(speaker.id, speaker.id)
    if speaker.kind in ("anonymous", "unknown") or not speaker.name:
        return ""
    return "name:" + skeleton(speaker.name)


def _publisher(document: Document, context: Context) -> str:
    if document.outlet_id is not None:
        return context.roots.get(document.outlet_id, document.outlet_id)
    return "name:" + skeleton(document.outlet) if document.outlet else ""


def _is_own(statement: Statement, document: Document | None, context: Context) -> bool:
    """The source's own wording: quoted, or in a document that the source published itself."""
    if document is None or document.seen == "retelling" or document.text_kind == "paraphrase":
        return False
    published = _source(statement, context) == _publisher(document, context) != ""
    return published or (statement.quote == "direct" and document.text_kind != "translation")


def _own_words(ordered: Sequence[Statement], by_id: Mapping[str, Document], context: Context) -> Shelf:
    """What named sources are seen to say in their own words."""
    own = [s for s in ordered if _source(s, context) and _is_own(s, by_id.get(s.document), context)]
    return _shelved([(_source(s, context), s) for s in own])


def _own_pages(ordered: Sequence[Statement], by_id: Mapping[str, Document], context: Context) -> Shelf:
    """What outlets that others may retell are seen to print themselves."""
    own = []
    for statement in ordered:
        document = by_id.get(statement.document)
        if document is not None and document.seen != "retelling" and document.text_kind != "paraphrase":
            own.append((_publisher(document, context), statement))
    return _shelved([(who, s) for who, s in own if who])


def _shelved(own: Sequence[tuple[str, Statement]]) -> Shelf:
    pools: dict[str, Pool] = defaultdict(Pool)
    for who, statement in own:
        pools[who].source |= {who, *((statement.speaker.id,) if statement.speaker.id else ())}
        pools[who].add(statement)
    out: Shelf = defaultdict(list)
    for who, statement in own:
        if statement.stance in _TOLD:
            for claim in statement.propositions:
                out[who, _event(claim)].append(Own(statement, claim, pools[who]))
    return dict(out)


def _event(claim: Proposition) -> str:
    return claim.facets.event.id if claim.facets.event is not None else ""


class _Reader:
    def __init__(
        self,
        documents: Mapping[str, Document],
        knowledge: Knowledge,
        context: Context,
        spoken: Shelf,
        printed: Shelf,
    ) -> None:
        self._documents = documents
        self._knowledge = knowledge
        self._context = context
        self._spoken, self._printed = spoken, printed

    def read(self, statement: Statement) -> Statement:
        """The statement with the fidelity of its hops as far as own words are at hand."""
        document = self._documents.get(statement.document)
        if document is None or document.text_kind == "paraphrase" or statement.stance not in _TOLD:
            return statement
        if not statement.chain or not statement.propositions or _is_own(statement, document, self._context):
            return statement
        chain = list(statement.chain)
        for i in range(len(chain) - 1):
            if chain[i].kind not in _OUTLETS:
                continue
            publisher = self._context.roots.get(chain[i].source, chain[i].source)
            found = self._compared(statement, self._printed, publisher, i == 0)
            if found is None:
                continue
            value, seen = found
            chain[i] = replace(chain[i], fidelity=value)
            if i and chain[i - 1].fidelity == "original-not-seen" and seen.chain:
                chain[i - 1] = replace(chain[i - 1], fidelity=seen.chain[0].fidelity)
            return replace(statement, chain=tuple(chain))
        source = _source(statement, self._context)
        found = self._compared(statement, self._spoken, source, False) if source else None
        if found is None:
            return statement
        chain[0] = replace(chain[0], fidelity=found[0])
        return replace(statement, chain=tuple(chain))

    def _compared(
        self, told: Statement, shelf: Shelf, source: str, anybody: bool
    ) -> tuple[Fidelity, Statement] | None:
        """What a retelling does to the own words it matches, and the statement that it does least to."""
        values: list[Fidelity] = []
        seen: list[tuple[Fidelity, Statement]] = []
        for claim in told.propositions:
            near = [
                own
                for event in dict.fromkeys((_event(claim), ""))
                for own in shelf.get((source, event), ())[:_MANY]
                if self._retells(told, own.statement, anybody)
                and same_claim(own.claim.facets, claim.facets, own.pool)
            ]
            made = [(fidelity_of(told, claim, own, self._knowledge), own.statement) for own in near]
            best = gentlest(value for value, _ in made)
            if best is not None:
                values.append(best)
                seen.append(next(m for m in made if m[0] == best))
        worst = harshest(values)
        return None if worst is None else next(s for s in seen if s[0] == worst)

    def _retells(self, told: Statement, own: Statement, anybody: bool) -> bool:
        """The one may be the other retold: by its speaker and its time."""
        if told.id == own.id and told.document == own.document:
            return False
        if not anybody:
            mine, theirs = _source(own, self._context), _source(told, self._context)
            if mine != theirs or (not mine and own.speaker.kind != told.speaker.kind):
                return False
        return _soon_after(own, told, self._documents)


def _soon_after(own: Statement, told: Statement, documents: Mapping[str, Document]) -> bool:
    first, then = _day(own, documents), _day(told, documents)
    if first is None or then is None:
        return True
    return 0 <= (then.date() - first.date()).days <= _SAME_OCCASION


def _day(statement: Statement, documents: Mapping[str, Document]) -> datetime | None:
    document = documents.get(statement.document)
    return statement.said_at or (document.published_at if document else None)
