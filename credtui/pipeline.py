"""The stages composed: documents in, one comparison out; same input, same output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from credtui.conflicts import case_context, footing, group, in_order, relate, with_fidelity
from credtui.conflicts.case import CaseView
from credtui.conflicts.engine import RulesetView
from credtui.conflicts.relate import rank_key
from credtui.knowledge import Knowledge
from credtui.model import Amendment, Comparison, Document, Facets, Proposition, Statement
from credtui.pairs import candidates
from credtui.pause import Pause, no_pause
from credtui.signals import PairColumns, PropositionTable
from credtui.signals.concepts import ConceptGraph

if TYPE_CHECKING:
    from credtui.corrections.model import Correction


@dataclass(frozen=True, slots=True)
class Extraction:
    """What reading documents gave: their statements, and what became of every correction."""

    statements: tuple[Statement, ...]
    corrections: tuple[Amendment, ...] = ()


class Memory(Protocol):
    """What documents that were read before, unchanged, by the same program, gave then."""

    def recall(self, document: Document, corrections: Sequence[Correction]) -> Extraction | None:
        """What this version of a document gave under these corrections of it; None if that is not kept."""

    def keep(self, document: Document, corrections: Sequence[Correction], read: Extraction) -> None:
        """Keep it for the next time."""


def statements_of(
    documents: Sequence[Document], knowledge: Knowledge, corrections: Sequence[Correction] = ()
) -> tuple[Statement, ...]:
    """Every statement of the documents with its propositions, as the analysts corrected them."""
    return extraction_of(documents, knowledge, corrections).statements


def extraction_of(
    documents: Sequence[Document],
    knowledge: Knowledge,
    corrections: Sequence[Correction] = (),
    memory: Memory | None = None,
) -> Extraction:
    """Every statement of the documents with its propositions, document by document.

    Corrections are laid over the statements before these are described, facets after; one whose document
    is not there is an orphan.
    """
    from credtui.corrections.amend import strays

    read = [_read(d, knowledge, corrections_of(d, corrections), memory) for d in documents]
    fates = [a for one in read for a in one.corrections]
    fates += strays(corrections, {d.id for d in documents})
    at = {c.id: (c.at, c.id) for c in corrections}
    return Extraction(
        tuple(s for one in read for s in one.statements), tuple(sorted(fates, key=lambda f: at[f.id]))
    )


def _read(
    document: Document, knowledge: Knowledge, corrections: Sequence[Correction], memory: Memory | None
) -> Extraction:
    """What one document gives; no other document has a say in it."""
    from credtui.extract import extract_mixed

    kept = memory.recall(document, corrections) if memory else None
    if kept is not None:
        return kept
    made = finished(extract_mixed(document, knowledge), document, knowledge, corrections)
    if memory:
        memory.keep(document, corrections, made)
    return made


def corrections_of(document: Document, corrections: Sequence[Correction]) -> Sequence[Correction]:
    """The corrections of one document with every revocation, which may name no document."""
    mine = [c for c in corrections if c.document == document.id or c.change == "revoke"]
    return mine if any(c.change != "revoke" for c in mine) else ()


def finished(
    found: Sequence[Statement], document: Document, knowledge: Knowledge, corrections: Sequence[Correction]
) -> Extraction:
    """What was found in one document, corrected and described, in order of the text."""
    from credtui.corrections.amend import amend
    from credtui.corrections.claims import amend_claims

    # a paraphrase is our wording: marks inside it (a ship's name) quote nobody
    ours = document.text_kind == "paraphrase"
    plain = [replace(s, quote="indirect") if ours else s for s in found]
    if not corrections:
        return Extraction(tuple(_described(plain, document, knowledge)))
    done = amend(plain, document, corrections, knowledge)
    described = _described([row.statement for row in done.rows], document, knowledge)
    return Extraction(amend_claims(described, done, document, knowledge), tuple(done.fates.values()))


def _described(statements: Sequence[Statement], document: Document, knowledge: Knowledge) -> list[Statement]:
    from credtui.facets import describe

    earlier: list[Statement] = []
    for statement in statements:
        earlier.append(describe(statement, document, knowledge, earlier))
    return earlier


def with_claim(statement: Statement) -> Statement:
    """A statement that makes no claim (a refusal) stands as one proposition, so that pairs can name it."""
    if statement.propositions:
        return statement
    whole = Proposition(statement.span, statement.text, Facets(about=statement.about))
    return replace(statement, propositions=(whole,))


def compare(
    documents: Sequence[Document],
    knowledge: Knowledge,
    ruleset: RulesetView,
    case: CaseView | None = None,
    all_relations: bool = False,
    as_of: datetime | None = None,
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """Read, extract, correct, compare; ``as_of`` hides what was published later."""
    seen, still = published_by(documents, corrections, as_of)
    read = extraction_of(seen, knowledge, still)
    made = compare_statements(read.statements, seen, knowledge, ruleset, case, all_relations)
    return replace(made, corrections=read.corrections)


def published_by(
    documents: Sequence[Document], corrections: Sequence[Correction], limit: datetime | None
) -> tuple[tuple[Document, ...], tuple[Correction, ...]]:
    """The documents that were out by then (or do not say when), and the corrections without the others'."""
    seen = tuple(d for d in documents if _by(d.published_at, limit))
    later = {d.id for d in documents} - {d.id for d in seen}
    return seen, tuple(c for c in corrections if c.document not in later)


def _by(published: datetime | None, limit: datetime | None) -> bool:
    if published is None or limit is None:
        return True
    if (published.tzinfo is None) != (limit.tzinfo is None):
        return published.replace(tzinfo=None) <= limit.replace(tzinfo=None)
    return published <= limit


def pair_columns(
    statements: Sequence[Statement], knowledge: Knowledge, case: CaseView | None = None
) -> PairColumns:
    """The candidate pairs of statements as the columns that rules read."""
    links = ConceptGraph(knowledge.lexicons.concepts)
    pairs = candidates(in_order(with_claim(s) for s in statements), links=links)
    context = case_context(case, knowledge.registry)
    return PairColumns(PropositionTable(pairs.rows), pairs, knowledge, context)


def compare_statements(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    knowledge: Knowledge,
    ruleset: RulesetView,
    case: CaseView | None = None,
    all_relations: bool = False,
) -> Comparison:
    """The part after extraction: what is done again when statements are corrected."""
    columns = pair_columns(statements, knowledge, case)
    return compare_columns(columns, documents, knowledge, ruleset, case, all_relations)


def compare_columns(
    columns: PairColumns,
    documents: Sequence[Document],
    knowledge: Knowledge,
    ruleset: RulesetView,
    case: CaseView | None = None,
    all_relations: bool = False,
    pause: Pause = no_pause,
) -> Comparison:
    """The part after the columns: what is done again when only rules change."""
    ordered = columns.pairs.rows.statements
    context = case_context(case, knowledge.registry)
    every = relate(columns, ruleset, all_relations=True, pause=pause)
    conflicts = tuple(r for r in every if r.is_conflict)
    pause()
    told = with_fidelity(ordered, documents, knowledge, context)
    graded = footing(told, every, ruleset, knowledge, context)
    pause()
    disputes, conflicts = group(graded, conflicts, knowledge, context)
    pause()
    others = tuple(r for r in every if not r.is_conflict) if all_relations else ()
    return Comparison(
        case=case.id if case else None,
        ruleset_sha256=ruleset.sha256,
        scoring=ruleset.scoring,
        documents=tuple(documents),
        statements=graded,
        conflicts=tuple(sorted(conflicts, key=rank_key)),
        relations=others,
        disputes=disputes,
    )
