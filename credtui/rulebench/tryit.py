"""Try it: two sentences in; every signal and every rule's result out, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from credtui.conflicts import relate
from credtui.conflicts.case import CaseView
from credtui.conflicts.score import Scores, score_rows
from credtui.evaluate.pairs import describe_side, paired_columns
from credtui.fields import FIELDS, PREDICATES, Scope
from credtui.knowledge import Knowledge
from credtui.model import Proposition, Relation, Statement
from credtui.rulebench.reasons import VALUE, Reason, between_words, held, reason, side_words
from credtui.ruleset.conditions import YES, leaves, one_sided
from credtui.ruleset.ruleset import Fired, Rule, Ruleset
from credtui.signals import PairColumns

Side = str | Mapping[str, Any]
"""A sentence, or ``{text, lang?, date?, speaker?, outlet?}`` as in a rule's examples."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One field of the closed table on one pair of claims."""

    field: str
    a: str = ""
    """What side a says, in its own words and in comparable form; "" if not known."""
    b: str = ""
    between: str = ""
    """The value of a field that exists only between the sides; "" if not known."""
    holds: tuple[str, ...] = ()
    """The predicates that hold between the sides (``disjoint``, ``same-concept`` ...)."""

    @property
    def known(self) -> bool:
        """True if either text says anything of it."""
        return bool(self.a or self.b or self.between)


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule made of one pair of claims."""

    rule: Rule
    value: str
    """``yes`` (it fires), ``no`` or ``unknown``."""
    swapped: bool
    """It was tried with the sides exchanged: ``a`` in the reason is the second sentence."""
    counted: bool
    """Its points are part of the sum."""
    silenced: bool
    """Its condition holds, and a suppression keeps it silent."""
    explain: str
    """The sentence a reader would see; "" unless it fires."""
    held: int
    """How many of its tests hold."""
    reason: Reason


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """One claim of the first sentence beside one of the second."""

    a: Proposition
    b: Proposition
    sum: int
    score: int
    veto: str | None
    """The id of the veto that fired."""
    signals: tuple[Signal, ...]
    rules: tuple[RuleResult, ...]
    """Those that fire, then the nearest misses."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Two sentences beside each other."""

    a: Statement
    b: Statement
    relation: Relation | None
    """What the pair is; None if no rule has anything to say of it (unrelated)."""
    pairs: tuple[ClaimPair, ...]
    """Every claim of one with every claim of the other, the pair that decides first."""


def try_pair(a: Side, b: Side, knowledge: Knowledge, ruleset: Ruleset) -> Trial:
    """Put two sentences through the real pipeline: text, facets, columns, rules, score."""
    sides = [describe_side(_side(x), f"{n}/{n}", knowledge) for n, x in (("a", a), ("b", b))]
    return try_statements(sides[0], sides[1], knowledge, ruleset)


def try_statements(
    a: Statement, b: Statement, knowledge: Knowledge, ruleset: Ruleset, case: CaseView | None = None
) -> Trial:
    """The same for two statements that were described before, for example those of a conflict."""
    columns = paired_columns((a, b), knowledge, case)
    found = relate(columns, ruleset, all_relations=True)
    relation = found[0] if found else None
    fired = ruleset.fire(columns)
    scores = score_rows(ruleset.rules, fired.fired, ruleset.scoring)
    pairs = [
        (_decides(relation, columns, row), _claim_pair(row, columns, ruleset, fired, scores))
        for row in range(len(columns))
    ]
    pairs.sort(key=lambda p: (not p[0], -p[1].sum))
    return Trial(a, b, relation, tuple(p for _, p in pairs))


def signals(columns: PairColumns, row: int) -> tuple[Signal, ...]:
    """Every field that rules may read, on one pair, in the order of the field table."""
    out = []
    for field in FIELDS.values():
        if field.scope is Scope.PAIR:
            out.append(Signal(field.name, between=between_words(field, columns, row)))
        elif field.scope is Scope.PROPOSITION:
            a, b = (side_words(field, columns, row, side) for side in ("a", "b"))
            names = [p for p in PREDICATES[field.kind] if p != "similar"]
            truths = [(p, columns.predicate(field.name, p)) for p in names]
            holds = tuple(p for p, t in truths if t.known[row] and t.true[row])
            out.append(Signal(field.name, a, b, holds=holds))
    return tuple(out)


def rule_result(
    rule: Rule, index: int, row: int, columns: PairColumns, ruleset: Ruleset, fired: Fired,
    counted: bool = False,
) -> RuleResult:  # fmt: skip
    """What one rule of the ruleset made of one pair, in the orientation nearer to firing."""
    values = [int(rule.condition.eval(columns, s)[row]) for s in (False, True)]
    near = [held(rule.condition, columns, row, s) for s in (False, True)]
    swapped = one_sided(rule.condition) and (values[1], near[1]) > (values[0], near[0])
    fires = bool(fired.fired[index, row])
    told = ruleset.explain(rule, columns, row, swapped) if fires else ""
    silenced = max(values) == YES and not fires
    return RuleResult(
        rule, VALUE[values[swapped]], swapped, counted, silenced, told, near[swapped],
        reason(rule.condition, columns, row, swapped),
    )  # fmt: skip


def _side(side: Side) -> Mapping[str, Any]:
    given = {"text": side} if isinstance(side, str) else side
    return {k: v for k, v in given.items() if v is not None}


def _decides(relation: Relation | None, columns: PairColumns, row: int) -> bool:
    """True for the pair of claims that the relation was read from."""
    if relation is None:
        return False
    at = columns.table.rows.proposition
    here = (at[int(columns.pairs.a[row])], at[int(columns.pairs.b[row])])
    return here == (relation.a_proposition, relation.b_proposition)


def _claim_pair(row: int, columns: PairColumns, ruleset: Ruleset, fired: Fired, scores: Scores) -> ClaimPair:
    rules = [
        rule_result(rule, i, row, columns, ruleset, fired, bool(scores.counted[i, row]))
        for i, rule in enumerate(ruleset.rules)
    ]
    veto = int(scores.veto[row])
    claims = [columns.table.rows.at(int(columns.rows(side)[row])) for side in ("a", "b")]
    return ClaimPair(
        claims[0], claims[1], int(scores.sum[row]), int(scores.score[row]),
        ruleset.rules[veto].id if veto >= 0 else None,
        signals(columns, row), tuple(sorted(rules, key=_nearness)),
    )  # fmt: skip


def _nearness(one: RuleResult) -> tuple[bool, bool, float]:
    """Fired rules by weight, counted ones first; then those of which most conditions held."""
    fires = one.value == VALUE[YES]
    share = one.held / max(len(leaves(one.rule.condition)), 1)
    return (not fires, not one.counted, -abs(one.rule.points) if fires else -share)
