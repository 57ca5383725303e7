"""What is certain about rules before any text is read: those that never fire, those that never count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from credtui.ruleset.conditions import Condition, leaves
from credtui.ruleset.reach import SAME_AS, Asked, alternatives, clash, implies
from credtui.ruleset.ruleset import Cap, Rule
from credtui.tomlio.scan import Path

MOST_RIVALS = 400
"""Rules of one group beyond which it is not asked which of them outdoes which."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule or cap certainly never does."""

    file: str
    path: tuple[str | int, ...]
    message: str
    expected: str = ""


def findings(rules: Sequence[Rule], caps: Sequence[Cap] = ()) -> Iterator[Finding]:
    """Conditions that never hold, rules that never count, in the order given (rules must be enabled)."""
    reachable = [r for r in rules if never_holds(r.condition) is None]
    every: list[tuple[str, Rule | Cap]] = [*(("rule", r) for r in rules), *(("cap", c) for c in caps)]
    for kind, entry in every:
        found = never_holds(entry.condition)
        if found is not None:
            path, message = found
            yield Finding(entry.file, (kind, entry.id, "when", *path), f"this can never hold: {message}",
                          "conditions that can hold together")  # fmt: skip
    for rule in reachable:
        if rule.relation and not rule.gate and rule.points <= 0:
            message = f"a rule of {rule.points} points never decides that a pair is {rule.relation}"
            yield Finding(rule.file, ("rule", rule.id, "points"), message, "points above 0")
    yield from _shadowed(reachable)


@lru_cache(maxsize=4096)
def never_holds(condition: Condition) -> tuple[Path, str] | None:
    """Where and why a condition can never be *yes*; None if it may be, or if that is not certain."""
    ways = alternatives(condition)
    if ways is None:
        return None
    clashes = [clash(way) for way in ways]
    if not clashes:
        return (), "there is no alternative to choose from"
    if not all(clashes):
        return None
    first = clashes[0]
    told = " and ".join(_told(t) for t in first)
    many = " (and so with every other alternative)" if len(ways) > 1 else ""
    return first[-1].leaf.path, told + many


def _told(test: Asked) -> str:
    return test.leaf.told if test.yes else f"not {test.leaf.told}"


def _shadowed(rules: Sequence[Rule]) -> Iterator[Finding]:
    """Rules that another rule always outdoes: a veto, or a stronger one of the same group."""
    fields = [frozenset(_fields(r.condition)) for r in rules]
    places: dict[str | None, list[int]] = {}
    for i, rule in enumerate(rules):
        places.setdefault(None if rule.gate else rule.group, []).append(i)
    vetoes = places.get(None, [])
    for i, rule in enumerate(rules):
        rivals = [*vetoes, *([] if rule.gate else places[rule.group])]
        for j in rivals if len(rivals) <= MOST_RIVALS else ():
            other = rules[j]
            if i == j or not _outdoes(other, j, rule, i) or not fields[j] <= fields[i]:
                continue
            if _always(rule.condition, other.condition):
                how = "is a veto" if other.gate else f"counts {other.points:+d} in group '{rule.group}'"
                message = f"rule '{rule.id}' never counts: wherever it fires, '{other.id}' does too and {how}"
                yield Finding(rule.file, ("rule", rule.id), message, "a condition of its own, or more points")
                break


def _outdoes(other: Rule, place: int, rule: Rule, own: int) -> bool:
    """True if ``other`` takes precedence where both fire; places are those in the ruleset."""
    if other.gate:
        return not rule.gate or place < own
    return (abs(other.points), -place) > (abs(rule.points), -own)


_always = lru_cache(maxsize=65536)(implies)


def _fields(condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        yield SAME_AS.get(leaf.field, leaf.field)
