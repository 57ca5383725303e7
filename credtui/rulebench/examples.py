"""Each rule's own examples, through the real pipeline: text, facets, columns, rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from credtui.conflicts import case_context
from credtui.evaluate.pairs import describe_side, paired
from credtui.knowledge import Knowledge
from credtui.model import Scoring, Statement
from credtui.ruleset.conditions import NO, UNKNOWN, YES, All, Condition, Leaf, Not, leaves
from credtui.ruleset.ruleset import Rule, Ruleset
from credtui.ruleset.schema import Example
from credtui.signals import PairColumns, PropositionTable

VALUE = {NO: "no", UNKNOWN: "unknown", YES: "yes"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example of one rule."""

    rule: str
    number: int
    """From 1, in the order of the file."""
    expect: str
    got: str
    why: tuple[str, ...]
    """For a failure: every condition with what it came to, and the values it read."""
    file: str
    line: int

    @property
    def passed(self) -> bool:
        """True if the rule did what the example expects."""
        return self.expect == self.got


def run_examples(rules: Iterable[Rule], knowledge: Knowledge, swap: bool = False) -> list[Outcome]:
    """Every example of ``rules``; with ``swap`` the sides change places (the result must not)."""
    todo = [(rule, i, example) for rule in rules for i, example in enumerate(rule.examples, 1)]
    statements: list[Statement] = []
    for n, (_, _, example) in enumerate(todo):
        a, b = (example.b, example.a) if swap else (example.a, example.b)
        statements += [_side(a.model_dump(), f"{n}/a", knowledge), _side(b.model_dump(), f"{n}/b", knowledge)]
    if not todo:
        return []
    columns = columns_of(statements, knowledge)
    owner = np.asarray([int(statements[s].id.split("/")[0]) for s in _first_owner(columns)])
    only = {rule.id: Ruleset((rule,), (), Scoring(), "") for rule in rules}
    fired = {rule_id: one.fire(columns).fired[0] for rule_id, one in only.items()}
    out = []
    for n, (rule, i, example) in enumerate(todo):
        rows = np.flatnonzero(owner == n)
        got = "match" if fired[rule.id][rows].any() else "no-match"
        why = () if got == example.expect else reasons(rule.condition, columns, rows.tolist())
        out.append(Outcome(rule.id, i, example.expect, got, why, rule.file, _line(rule, example, i)))
    return out


def _line(rule: Rule, example: Example, number: int) -> int:
    place = rule.origin.get(f"example.{number - 1}")
    return place[1] if place else rule.line


def _side(side: dict[str, Any], identity: str, knowledge: Knowledge) -> Statement:
    return describe_side({k: v for k, v in side.items() if v is not None}, identity, knowledge)


def _first_owner(columns: PairColumns) -> list[int]:
    return [int(columns.table.statement[row]) for row in columns.pairs.a.tolist()]


def columns_of(statements: Sequence[Statement], knowledge: Knowledge) -> PairColumns:
    """The columns of statement 0 beside 1, 2 beside 3 and so on."""
    pairs = paired(statements)
    context = case_context(None, knowledge.registry)
    return PairColumns(PropositionTable(pairs.rows), pairs, knowledge, context)


def reasons(condition: Condition, columns: PairColumns, rows: Sequence[int]) -> tuple[str, ...]:
    """What each test of a condition came to, in the orientation and row where most of it held."""
    if not rows:
        return ("one side has no claim that could be compared",)
    best: tuple[int, int, bool] = (-1, rows[0], False)
    for swapped in (False, True):
        values = [leaf.eval(columns, swapped)[list(rows)] for leaf in leaves(condition)]
        held = np.sum(np.asarray(values) == YES, axis=0) if values else np.zeros(len(rows))
        at = int(np.argmax(held))
        if int(held[at]) > best[0]:
            best = (int(held[at]), rows[at], swapped)
    _, row, swapped = best
    lines = ["sides exchanged"] if swapped else []
    lines += [*_told(condition, columns, row, swapped, 0), *_values(condition, columns, row, swapped)]
    return tuple(lines)


def _told(condition: Condition, columns: PairColumns, row: int, swapped: bool, depth: int) -> list[str]:
    value = VALUE[int(condition.eval(columns, swapped)[row])]
    pad = "  " * depth
    if isinstance(condition, Leaf):
        return [f"{pad}{value}: {told_leaf(condition)}"]
    if isinstance(condition, Not):
        return [f"{pad}{value}: not", *_told(condition.part, columns, row, swapped, depth + 1)]
    word = "all" if isinstance(condition, All) else "any"
    inner = [line for part in condition.parts for line in _told(part, columns, row, swapped, depth + 1)]
    return [f"{pad}{value}: {word} of", *inner]


def told_leaf(leaf: Leaf) -> str:
    """A test as a person writes it: ``a.occurrences ge 3``."""
    name = f"{leaf.side}.{leaf.field}" if leaf.side else leaf.field
    if leaf.op in ("known", "missing"):
        return f"{name} is {leaf.op}"
    if leaf.value is None:
        return f"{name} {leaf.op}"
    shown = ", ".join(str(v) for v in leaf.value) if isinstance(leaf.value, tuple) else str(leaf.value)
    return f"{name} {leaf.op} {shown.lower() if isinstance(leaf.value, bool) else shown}"


def _values(condition: Condition, columns: PairColumns, row: int, swapped: bool) -> list[str]:
    """The facets that the condition reads, as extracted from both texts."""
    from credtui.ruleset.template import words_of

    fields = list(dict.fromkeys(leaf.field for leaf in leaves(condition)))
    a, b = int(columns.pairs.a[row]), int(columns.pairs.b[row])
    sides = (("a", b if swapped else a), ("b", a if swapped else b))
    out = []
    for side, index in sides:
        statement = columns.table.owners[index]
        proposition = columns.table.rows.at(index)
        for name in fields:
            if hasattr(proposition.facets, name.replace("-", "_")):
                out.append(f"{side}.{name} = {words_of(statement, proposition, name) or 'unknown'}")
    return out


def renamed(example: Example) -> Example:
    """The example with speaker and outlet exchanged between the sides: no rule may notice."""
    a = example.a.model_copy(update={"speaker": example.b.speaker, "outlet": example.b.outlet})
    b = example.b.model_copy(update={"speaker": example.a.speaker, "outlet": example.a.outlet})
    return example.model_copy(update={"a": a, "b": b})


def run_exchanged(rules: Sequence[Rule], knowledge: Knowledge) -> list[Outcome]:
    """``rules test --swap``: sides exchanged, then speakers and outlets exchanged between them.

    What each outcome expects is what the rule did without the exchange: nothing may change.

    Rules that name the speaker's identity as their subject (a denial of one's own words) compare two
    identities, so they are tried with exchanged sides alone.
    """
    straight = {(o.rule, o.number): o.got for o in run_examples(rules, knowledge)}
    about_speaker = {"same-speaker", "same-side", "opposed-stakes", "speaker-named"}
    free = [r for r in rules if not about_speaker & {leaf.field for leaf in leaves(r.condition)}]
    exchanged = [replace(r, examples=tuple(renamed(e) for e in r.examples)) for r in free]
    again = [*run_examples(rules, knowledge, swap=True), *run_examples(exchanged, knowledge)]
    return [replace(o, expect=straight[o.rule, o.number]) for o in again]


__all__ = [
    "Outcome", "columns_of", "reasons", "renamed", "run_examples", "run_exchanged", "told_leaf",
]  # fmt: skip
