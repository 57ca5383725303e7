"""A compiled ruleset: fires on columns, explains in the sources' words, caps grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credtui.model import Scoring
from credtui.ruleset.conditions import UNKNOWN, YES, Condition, one_sided
from credtui.ruleset.schema import Example
from credtui.ruleset.template import fill
from credtui.tomlio.problem import Problem

Where = tuple[str, int]
"""File as provenance writes it, and line from 1."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that an override put another in the place of."""

    key: str
    value: Any
    file: str
    line: int
    reason: str
    """Why it was replaced, as the override says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled; every value knows its file and line."""

    id: str
    title: str
    relation: str | None
    type: str | None
    excuse: str | None
    gate: bool
    points: int
    group: str
    explain: str
    why: str
    misfires: tuple[str, ...]
    references: tuple[str, ...]
    enabled: bool
    examples: tuple[Example, ...]
    condition: Condition
    file: str
    line: int
    formerly: tuple[str, ...] = ()
    """Earlier ids."""
    origin: Mapping[str, Where] = field(default_factory=dict)
    """Key of the rule -> where its value was set (an override's place wins)."""
    replaced: tuple[Replaced, ...] = ()
    """What overrides replaced, oldest first."""


@dataclass(frozen=True, slots=True)
class Cap:
    """One ceiling on grades."""

    id: str
    title: str
    why: str
    reliability: str | None
    credibility: int | None
    condition: Condition
    file: str
    line: int
    references: tuple[str, ...] = ()
    enabled: bool = True
    origin: Mapping[str, Where] = field(default_factory=dict)
    """Key of the cap -> where its value was set."""
    replaced: tuple[Replaced, ...] = ()
    """What overrides replaced, oldest first."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule kept silent on claims that hold a text."""

    rule: str
    contains: str
    reason: str
    until: date | None
    over: bool
    """The day it was to end has passed: it no longer holds."""
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Fired:
    """Rules x pairs: which fired, and which only with the sides exchanged."""

    fired: NDArray[np.bool_]
    swapped: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All enabled rules and caps of the loaded packs."""

    rules: tuple[Rule, ...]
    caps: tuple[Cap, ...]
    scoring: Scoring
    sha256: str
    disabled: tuple[Rule, ...] = ()
    files: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    disabled_caps: tuple[Cap, ...] = ()
    origin: Mapping[str, Where] = field(default_factory=dict)
    """Key of ``[scoring]`` -> where its value was set."""
    base_rate: float | None = None
    """Share of conflicts that fitting reckons with; None if no pack says."""
    problems: tuple[Problem, ...] = ()
    """What could not be used of the files."""

    def fire(self, columns: Any) -> Fired:
        """Try every rule on every pair: its whole condition in one orientation, then in the other."""
        fired = np.zeros((len(self.rules), len(columns)), dtype=np.bool_)
        swapped = np.zeros_like(fired)
        for i, rule in enumerate(self.rules):
            straight = rule.condition.eval(columns, False) == YES
            fired[i] = straight
            if one_sided(rule.condition):
                other = rule.condition.eval(columns, True) == YES
                swapped[i] = other & ~straight
                fired[i] |= other
        for rule_index, mask in self._silenced(columns):
            fired[rule_index] &= ~mask
            swapped[rule_index] &= ~mask
        return Fired(fired, swapped)

    def _silenced(self, columns: Any) -> list[tuple[int, NDArray[np.bool_]]]:
        """Per suppression that holds: the rule's index and the pairs it keeps silent."""
        index = {r.id: i for i, r in enumerate(self.rules)}
        out = []
        for one in self.suppressions:
            if not one.over and one.rule in index:
                out.append((index[one.rule], holding(columns, one.contains)))
        return out

    def unused_suppressions(self, columns: Any) -> tuple[Suppression, ...]:
        """Suppressions that changed nothing on these pairs, and those whose day has passed."""
        bare = replace(self, suppressions=()).fire(columns).fired
        index = {r.id: i for i, r in enumerate(self.rules)}
        return tuple(
            s for s in self.suppressions
            if s.over or s.rule not in index or not (bare[index[s.rule]] & holding(columns, s.contains)).any()
        )  # fmt: skip

    def explain(self, rule: Any, columns: Any, row: int, swapped: bool) -> str:
        """The rule's sentence for one pair, sides as the rule saw them."""
        rows = columns.pairs.rows
        a, b = int(columns.pairs.a[row]), int(columns.pairs.b[row])
        if swapped:
            a, b = b, a
        sides = {s: (rows.statements[rows.statement[r]], rows.at(r)) for s, r in (("a", a), ("b", b))}
        return fill(rule.explain or rule.title, sides)

    def caps_for(self, facts: Mapping[str, Any]) -> tuple[Cap, ...]:
        """The caps whose condition holds for one statement's facts."""
        columns = _Facts(facts)
        return tuple(c for c in self.caps if int(c.condition.eval(columns, False)[0]) == YES)

    @property
    def every(self) -> tuple[Rule, ...]:
        """All rules, the disabled ones last."""
        return (*self.rules, *self.disabled)

    def cap(self, cap_id: str) -> Cap | None:
        """An enabled or disabled cap by its id."""
        return next((c for c in (*self.caps, *self.disabled_caps) if c.id == cap_id), None)

    def rule(self, rule_id: str) -> Rule | None:
        """An enabled or disabled rule by its id, or by one it had before."""
        found = next((r for r in self.every if r.id == rule_id), None)
        return found or next((r for r in self.every if rule_id in r.formerly), None)


def holding(columns: Any, text: str) -> NDArray[np.bool_]:
    """Pairs of which one side's own wording holds ``text`` (compared without regard to case)."""
    wanted = text.casefold()
    codes_a, words = columns.codes("text", "a")
    codes_b, _ = columns.codes("text", "b")
    hit = np.asarray([*(wanted in w.casefold() for w in words), False], dtype=np.bool_)
    made: NDArray[np.bool_] = hit[codes_a] | hit[codes_b]
    return made


class _Facts:
    """One statement's facts as columns of length one, so that caps use the same conditions."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts = facts

    def __len__(self) -> int:
        return 1

    def memo(self, key: tuple[str, ...], make: Any) -> Any:
        return make()

    def codes(self, name: str, side: str, swapped: bool = False) -> tuple[NDArray[Any], list[str]]:
        value = self.facts.get(name)
        if value is None:
            return np.asarray([-1]), []
        word = "true" if value is True else "false" if value is False else str(value)
        return np.asarray([0]), [word]

    def between(self, name: str, swapped: bool = False) -> tuple[NDArray[Any], NDArray[np.bool_], list[str]]:
        value = self.facts.get(name)
        known = np.asarray([value is not None])
        return np.asarray([0.0 if value is None else float(value)]), known, ["false", "true"]


__all__ = ["UNKNOWN", "Cap", "Fired", "Rule", "Ruleset", "Suppression"]
