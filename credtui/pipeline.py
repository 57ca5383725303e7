"""The stages composed: documents in, one comparison out; same input, same output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from credtui.conflicts import case_context, footing, group, in_order, relate
from credtui.conflicts.case import CaseView
from credtui.conflicts.engine import RulesetView
from credtui.conflicts.relate import rank_key
from credtui.knowledge import Knowledge
from credtui.model import Comparison, Document, Facets, Proposition, Statement
from credtui.pairs import candidates
from credtui.signals import PairColumns, PropositionTable


def statements_of(documents: Sequence[Document], knowledge: Knowledge) -> tuple[Statement, ...]:
    """Every statement of the documents with its propositions, document by document."""
    from credtui.extract import extract
    from credtui.facets import describe

    out: list[Statement] = []
    for document in documents:
        earlier: list[Statement] = []
        for found in extract(document, knowledge):
            # a paraphrase is our wording: marks inside it (a ship's name) quote nobody
            ours = document.text_kind == "paraphrase" and found.quote != "indirect"
            statement = replace(found, quote="indirect") if ours else found
            described = describe(statement, document, knowledge, tuple(earlier))
            earlier.append(described)
        out.extend(earlier)
    return tuple(out)


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
) -> Comparison:
    """Read, extract, compare; ``as_of`` hides what was published later."""
    seen = tuple(d for d in documents if _by(d.published_at, as_of))
    return compare_statements(statements_of(seen, knowledge), seen, knowledge, ruleset, case, all_relations)


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
    pairs = candidates(in_order(with_claim(s) for s in statements))
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
    """The part after extraction: what the session calls again when rules or corrections change."""
    ordered = in_order(with_claim(s) for s in statements)
    context = case_context(case, knowledge.registry)
    columns = pair_columns(ordered, knowledge, case)
    every = relate(columns, ruleset, all_relations=True)
    conflicts = tuple(r for r in every if r.is_conflict)
    graded = footing(ordered, every, ruleset, knowledge, context)
    disputes, conflicts = group(graded, conflicts, knowledge, context)
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
