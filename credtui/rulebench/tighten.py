"""Tighter conditions for a rule that fired where it should not: each tried before it is proposed."""

from __future__ import annotations

import copy
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credtui.evaluate.pairs import paired_columns
from credtui.fields import FIELDS, Field, Kind, Scope
from credtui.knowledge import Knowledge
from credtui.rulebench.examples import described
from credtui.ruleset.conditions import YES, Condition, Leaf
from credtui.ruleset.parse import Parser
from credtui.ruleset.ruleset import Rule
from credtui.signals import PairColumns
from credtui.tomlio.scan import Path
from credtui.tomlio.splice import add_key, replace_source, toml_value

MOST = 5
"""How many proposals a person is shown."""


@dataclass(frozen=True, slots=True)
class Tighter:
    """One change of a rule's ``when`` under which it no longer fires on the pair."""

    words: str
    """What changes, as a person writes it."""
    text: str
    """The whole file with this one change."""
    path: Path
    """The key that is changed or added, from the top of the file."""
    silenced: int
    """On how many other pairs of the case the rule no longer fires."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The pair on which a rule misfired, and what a tighter condition must not lose."""

    rule: Rule
    text: str
    """The file that the rule stands in."""
    columns: PairColumns
    row: int
    swapped: bool
    example: PairColumns
    """The example made of the pair: a tighter rule must not fire there either."""
    others: PairColumns | None = None
    """All pairs of the case, to count what else would fall silent."""


def tighter(leaf: Leaf, subject: Subject, knowledge: Knowledge) -> tuple[Tighter, ...]:
    """Proposals for one condition that was wrong, best first: what changes least of the case.

    Each silences the rule on the pair and keeps all of its own match examples; there may be none.
    """
    examples = _Examples(subject.rule, knowledge)
    others = subject.others
    before = fires(subject.rule.condition, others) if others is not None else None
    whole = tomllib.loads(subject.text)["rule"][subject.rule.id]["when"]
    found: list[tuple[bool, int, int, _Edit]] = []
    for order, edit in enumerate(_edits(leaf, subject)):
        condition = _condition(whole, edit)
        if condition is None or fires(condition, subject.columns)[subject.row]:
            continue
        if fires(condition, subject.example).any() or not examples.kept(condition):
            continue
        lost = 0 if others is None or before is None else int((before & ~fires(condition, others)).sum())
        found.append((edit.adds, lost, order, edit))
    found.sort(key=lambda f: f[:3])
    out = []
    for _, lost, _, edit in found:
        text = _written(edit, subject)
        if text is not None:
            path = ("rule", subject.rule.id, "when", *edit.path)
            out.append(Tighter(edit.words, text, path, lost))
    return tuple(out[:MOST])


def fires(condition: Condition, columns: PairColumns) -> NDArray[np.bool_]:
    """On which pairs a condition holds, in either orientation."""
    made: NDArray[np.bool_] = np.maximum(condition.eval(columns, False), condition.eval(columns, True)) == YES
    return made


@dataclass(frozen=True, slots=True)
class _Edit:
    words: str
    path: Path
    """Below ``when``: the key whose value changes, or that is added."""
    source: str
    """The value as TOML."""
    adds: bool = False


def _condition(whole: Mapping[str, Any], edit: _Edit) -> Condition | None:
    """The edited ``when`` as a condition; None where it does not fit."""
    table = copy.deepcopy(dict(whole))
    at: Any = table
    for key in edit.path[:-1]:
        at = at[key]
    if edit.adds and edit.path[-1] in at:
        return None
    at[edit.path[-1]] = tomllib.loads(f"v = {edit.source}")["v"]
    problems: list[str] = []
    made = Parser(Scope.PROPOSITION, lambda path, message, *more: problems.append(message)).table(table)
    return None if problems else made


def _written(edit: _Edit, subject: Subject) -> str | None:
    """The file with the edit; None where its place cannot be found, as in a table of another shape."""
    path = ("rule", subject.rule.id, "when", *edit.path)
    try:
        if edit.adds:
            return add_key(subject.text, path[:-1], str(path[-1]), edit.source)
        return replace_source(subject.text, path, edit.source)
    except (KeyError, ValueError):
        return None


class _Examples:
    """The rule's match examples as columns."""

    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        wanted = [e for e in rule.examples if e.expect == "match"]
        statements = [s for n, e in enumerate(wanted) for s in described(e, n, knowledge)]
        self._columns = paired_columns(statements, knowledge) if statements else None
        self._matched = self._matches(rule.condition)

    def kept(self, condition: Condition) -> bool:
        """True if every example that the rule matches is matched still."""
        return self._matched <= self._matches(condition)

    def _matches(self, condition: Condition) -> set[int]:
        if self._columns is None:
            return set()
        owner = self._columns.table.statement[self._columns.pairs.a] // 2
        return set(owner[fires(condition, self._columns)].tolist())


def _edits(leaf: Leaf, subject: Subject) -> Iterator[_Edit]:
    for words, place, source in _own(leaf, subject):
        yield _Edit(words, (*leaf.path, *place), source)
    table = _alternative(leaf.path)
    first = RELATED[TOPIC.get(leaf.field, "event")]
    rest = [f.name for f in FIELDS.values() if f.scope is Scope.PAIR and f.name not in (*first, *CHANCE)]
    for name in (*first, *rest):
        source = _missed(FIELDS[name], subject)
        if source:
            yield _Edit(f"also {name} = {source}", (*table, name), source, adds=True)


STRICTER: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.REF: {"within": ("same-concept", "equal"), "same-concept": ("equal",)},
    Kind.REFS: {"overlap": ("within", "equal"), "within": ("equal",)},
    Kind.COUNT: {"overlap": ("within", "equal"), "within": ("equal",)},
    Kind.PERIOD: {"overlap": ("within", "equal"), "within": ("equal",), "disjoint": ("before",)},
}
"""Predicate -> those that hold less often, nearest first."""


def _own(leaf: Leaf, subject: Subject) -> Iterator[tuple[str, Path, str]]:
    """(words, path below the leaf, TOML) of stricter forms of the condition itself."""
    field = FIELDS[leaf.field]
    name = f"{leaf.side}.{leaf.field}" if leaf.side else leaf.field
    columns, row = subject.columns, subject.row
    if leaf.op == "in":
        word = _word(leaf, subject)
        rest = [v for v in leaf.value if v != word]
        if rest:
            yield f"{name} in {', '.join(rest)}", (), "[" + ", ".join(map(toml_value, rest)) + "]"
    elif leaf.op in ("ge", "gt", "le", "lt", "maybe_ge", "maybe_le"):
        bound = _bound(leaf, subject)
        if bound is not None:
            yield f"{name} {leaf.op} {bound}", (), str(bound)
    elif leaf.op == "similar":
        bound = math.floor(float(columns.similar(leaf.field, leaf.value[0])[row])) + 1
        if bound <= 100:
            yield f"{name} similar ge {bound}", ("ge",), str(bound)
    elif leaf.op == "overlap" and leaf.value:
        bound = int(columns.shared(leaf.field)[row]) + 1
        if any(op == "ge" for op, _ in leaf.value):
            yield f"{name} overlap ge {bound}", ("overlap", "ge"), str(bound)
    elif leaf.op == "overlap" and field.kind is Kind.REFS:
        bound = int(columns.shared(leaf.field)[row]) + 1
        yield f"{name} overlap ge {bound}", (), f"{{ overlap = {{ ge = {bound} }} }}"
    if leaf.value is None:
        for stricter in STRICTER.get(field.kind, {}).get(leaf.op, ()):
            yield f"{name} {stricter}", (), toml_value(stricter)


def _word(leaf: Leaf, subject: Subject) -> str:
    field, columns, row = FIELDS[leaf.field], subject.columns, subject.row
    if field.scope is Scope.PAIR:
        values, _, words = columns.between(field.name, subject.swapped)
        return words[int(values[row])]
    codes, words = columns.codes(field.name, leaf.side, subject.swapped)
    return words[int(codes[row])] if codes[row] >= 0 else ""


def _bound(leaf: Leaf, subject: Subject) -> int | None:
    """The nearest whole bound that the value on this pair misses; None if there is none."""
    field, columns, row = FIELDS[leaf.field], subject.columns, subject.row
    if field.kind is Kind.NUMBER:
        value = low = high = float(columns.between(field.name, subject.swapped)[0][row])
    else:
        ends = columns.ends(field.name, leaf.side, subject.swapped)
        low, high = float(ends.lo[row]), float(ends.hi[row])
        value = {"ge": low, "gt": low, "maybe_ge": high, "le": high, "lt": high, "maybe_le": low}[leaf.op]
    if not math.isfinite(value):
        return None
    if leaf.op in ("ge", "maybe_ge"):
        return math.floor(value) + 1
    if leaf.op in ("le", "maybe_le"):
        return math.ceil(value) - 1
    return math.ceil(value) if leaf.op == "gt" else math.floor(value)


RELATED: dict[str, tuple[str, ...]] = {
    "event": ("places-differ", "agents-differ", "patients-differ", "dates-differ", "windows-apart",
              "names-clash", "modality-differs", "numbers-differ", "counts-differ"),
    "number": ("measures-differ", "one-part", "one-revises", "dates-differ", "windows-apart",
               "places-differ"),
    "time": ("dates-differ", "windows-apart", "counts-differ"),
    "who": ("names-clash", "agents-differ", "patients-differ", "places-differ"),
    "stance": ("one-doubts", "names-clash", "modality-differs", "places-differ"),
}  # fmt: skip
"""What else may tell a pair apart, by what the chosen condition is about, likeliest first."""
CHANCE = frozenset({"same-document", "days-apart", "swap", "wording-share", "wording-rest", "wording-extra",
                    "wording-names"})  # fmt: skip
"""Fields that may tell this pair apart and say nothing of why: never proposed."""
TOPIC = {
    **dict.fromkeys(("quantity", "measure", "numbers-differ", "toll", "one-part", "whole"), "number"),
    **dict.fromkeys(("when", "covers", "window", "occurrences", "dates-differ", "days-apart"), "time"),
    **dict.fromkeys(("agent", "patient", "participants", "place", "shared-names", "exclusive"), "who"),
    **dict.fromkeys(("polarity", "stance", "denial", "about", "answers", "one-negated"), "stance"),
}


def _alternative(path: Sequence[str | int]) -> Path:
    """The innermost alternative (item of ``any`` or ``all``) that a condition stands in, below ``when``."""
    ends = [i for i, key in enumerate(path) if isinstance(key, int)]
    return tuple(path[: ends[-1] + 1]) if ends else ()


def _missed(field: Field, subject: Subject) -> str:
    """A condition on a field between the sides that this pair does not meet; "" if it says nothing."""
    values, known, words = subject.columns.between(field.name, subject.swapped)
    if not known[subject.row]:
        return ""
    value = values[subject.row]
    if field.kind is Kind.BOOL:
        return "false" if value else "true"
    if field.kind is Kind.ENUM:
        return f"{{ ne = {toml_value(words[int(value)])} }}"
    return f"{{ ge = {math.floor(float(value)) + 1} }}"
