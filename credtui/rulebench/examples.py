"""Each rule's own examples, through the real pipeline: text, facets, columns, rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from credtui.evaluate.pairs import describe_side, paired_columns
from credtui.knowledge import Knowledge
from credtui.model import Scoring, Statement
from credtui.rulebench.reasons import deciding_words, nearest_row, outline, reason
from credtui.ruleset.conditions import Condition, leaves
from credtui.ruleset.ruleset import Rule, Ruleset
from credtui.ruleset.schema import Example
from credtui.signals import PairColumns


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
    deciding: str = ""
    """For a failure: in one phrase, the test that decided."""

    @property
    def passed(self) -> bool:
        """True if the rule did what the example expects."""
        return self.expect == self.got


def run_examples(rules: Sequence[Rule], knowledge: Knowledge, swap: bool = False) -> list[Outcome]:
    """Every example of ``rules``; with ``swap`` the sides change places (the result must not)."""
    todo = [(rule, i, example) for rule in rules for i, example in enumerate(rule.examples, 1)]
    statements: list[Statement] = []
    for n, (_, _, example) in enumerate(todo):
        statements += described(example, n, knowledge, swap)
    if not todo:
        return []
    columns = paired_columns(statements, knowledge)
    owner = np.asarray([int(statements[s].id.split("/")[0]) for s in _first_owner(columns)])
    only = {rule.id: Ruleset((rule,), (), Scoring(), "") for rule in rules}
    fired = {rule_id: one.fire(columns).fired[0] for rule_id, one in only.items()}
    out = []
    for n, (rule, i, example) in enumerate(todo):
        rows = np.flatnonzero(owner == n)
        got = "match" if fired[rule.id][rows].any() else "no-match"
        why, deciding = ((), "") if got == example.expect else _why(rule.condition, columns, rows.tolist())
        line = _line(rule, example, i)
        out.append(Outcome(rule.id, i, example.expect, got, why, rule.file, line, deciding))
    return out


def _line(rule: Rule, example: Example, number: int) -> int:
    place = rule.origin.get(f"example.{number - 1}")
    return place[1] if place else rule.line


def described(example: Example, number: int, knowledge: Knowledge, swap: bool = False) -> list[Statement]:
    """Both sides of an example as statements; ``swap`` exchanges them."""
    sides = (example.b, example.a) if swap else (example.a, example.b)
    return [
        describe_side(side.model_dump(exclude_none=True), f"{number}/{name}", knowledge)
        for name, side in zip("ab", sides, strict=True)
    ]


def _first_owner(columns: PairColumns) -> list[int]:
    return [int(columns.table.statement[row]) for row in columns.pairs.a.tolist()]


def _why(condition: Condition, columns: PairColumns, rows: Sequence[int]) -> tuple[tuple[str, ...], str]:
    """What each test came to, in the orientation and row where most of it held, and the one that decided."""
    if not rows:
        words = "one side has no claim that could be compared"
        return (words,), words
    row, swapped = nearest_row(condition, columns, rows)
    told = reason(condition, columns, row, swapped)
    lines = ["sides exchanged"] if swapped else []
    return (*lines, *outline(told)), deciding_words(told)


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
