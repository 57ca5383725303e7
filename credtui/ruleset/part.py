"""One stretch of a rule file, read: its shape, its compiled rules and caps, and all its problems.

Lines count from the stretch's own first line and the file has no name here, so that what was read once
serves wherever the same text stands: an editor reads again only the table that is being changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from credtui.fields import Scope
from credtui.ruleset.conditions import Condition, guaranteed
from credtui.ruleset.parse import Parser
from credtui.ruleset.ruleset import Cap, Rule, Where
from credtui.ruleset.schema import CapModel, RuleFile, RuleModel
from credtui.ruleset.template import ALWAYS, holes, names
from credtui.tomlio.load import model_problems, newer_format, parse, place_of, problem_at
from credtui.tomlio.problem import Problem, nearest
from credtui.tomlio.scan import Lines, Path, scan

OWN_TABLES = ("rule", "cap", "override")
"""Kinds whose entries are tables with an id: ``[rule.x]``."""
KEPT = 4096
"""How many stretches of text are remembered."""


places_of = lru_cache(maxsize=KEPT)(scan)
"""Where each key and value of a stretch stands; looked for once."""
lines_of = lru_cache(maxsize=KEPT)(Lines)
"""The lines of a stretch."""


def problem_in(
    text: str, path: Path, message: str, expected: str = "", suggestion: str = "", value: bool = False
) -> Problem:
    """A problem of a stretch at a key, or at its value, or at the nearest table around it."""
    place = places_of(text).get(path)
    span = place_of(places_of(text), path) if place is None else place.value if value else place.key
    return problem_at("", lines_of(text), span, message, expected, suggestion)


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of one stretch."""

    problems: tuple[Problem, ...] = ()
    broken: bool = False
    """It is not TOML."""
    newer: bool = False
    """It says that it is of a newer format than this program reads."""
    keys: frozenset[str] = frozenset()
    """Its keys at the top."""
    declared: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of every rule, cap and override in it, those with problems too."""
    model: RuleFile | None = None
    """Its shape without what does not fit."""
    rules: tuple[Rule, ...] = ()
    """Compiled, those with problems left out."""
    caps: tuple[Cap, ...] = ()


@lru_cache(maxsize=KEPT)
def read_part(text: str) -> Part:
    """Read one stretch of whole lines; whatever it holds, this gives a result."""
    table, problems = parse(text, "")
    if problems:
        return Part(tuple(problems), broken=True)
    newer = newer_format(table, RuleFile, text, "")
    if newer:
        return Part(tuple(newer), newer=True)
    made = _Reader(text)
    declared = frozenset(
        (kind, name)
        for kind in OWN_TABLES if isinstance(table.get(kind), dict) for name in table[kind]
    )  # fmt: skip
    model = made.model(table)
    for rule_id, rule in model.rule.items() if model else ():
        made.rule(rule_id, rule)
    for cap_id, cap in model.cap.items() if model else ():
        made.cap(cap_id, cap)
    return Part(tuple(made.problems), keys=frozenset(table), declared=declared, model=model,
                rules=tuple(made.rules), caps=tuple(made.caps))  # fmt: skip


@dataclass
class _Reader:
    text: str
    rules: list[Rule] = field(default_factory=list)
    caps: list[Cap] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def line(self, *path: str | int) -> int:
        return lines_of(self.text).at(place_of(places_of(self.text), path)[0])[0]

    def problem(
        self, path: Path, message: str, expected: str = "", suggestion: str = "", value: bool = False
    ) -> None:
        self.problems.append(problem_in(self.text, path, message, expected, suggestion, value))

    def model(self, table: dict[str, Any]) -> RuleFile | None:
        """The shape of the table; what does not fit is reported, taken out, and the rest is kept."""
        try:
            return RuleFile.model_validate(table)
        except ValidationError as error:
            self.problems += model_problems(error, RuleFile, self.text, "")
            wrong = {_entry(item["loc"]) for item in error.errors(include_url=False)}
        for kind, name in sorted(wrong, key=str):
            if kind in ("rule", "cap") and name is not None:
                self._condition_of(str(kind), str(name), table)
        try:
            return RuleFile.model_validate(_without(table, wrong))
        except ValidationError:  # nothing that can be told apart is left
            return None

    def _condition_of(self, kind: str, name: str, table: dict[str, Any]) -> None:
        """After an error of shape, still look into the conditions: all problems in one pass."""
        body = table[kind].get(name) if isinstance(table[kind], dict) else None
        when = body.get("when") if isinstance(body, dict) else None
        if not isinstance(body, dict) or not isinstance(when, dict):
            return
        scope = Scope.PROPOSITION if kind == "rule" else Scope.STATEMENT
        before = len(self.problems)
        condition = self._condition((kind, name), when, scope)
        if isinstance(body.get("explain"), str):
            sound = len(self.problems) == before
            self._template((kind, name), body["explain"], condition if sound else None)

    def _condition(self, path: tuple[str, str], when: dict[str, Any], scope: Scope) -> Condition:
        def report(
            inner: tuple[str | int, ...], message: str, expected: str, suggestion: str, value: bool = False
        ) -> None:
            self.problem((*path, "when", *inner), message, expected, suggestion, value)

        return Parser(scope, report).table(when)

    def rule(self, rule_id: str, model: RuleModel) -> None:
        """Compile one rule; it is left out if there is a problem with it."""
        path, before = ("rule", rule_id), len(self.problems)
        condition = self._condition(path, model.when, Scope.PROPOSITION)
        self._template(path, model.explain, condition if len(self.problems) == before else None)
        self._arguments(path, model)
        if len(self.problems) > before:
            return
        given = model.model_dump(exclude={"when", "example", "group"})
        group = model.group or model.type or model.excuse or rule_id
        self.rules.append(
            Rule(id=rule_id, group=group, examples=model.example, condition=condition, file="",
                 line=self.line(*path), origin=self._origin(path, len(model.example)), **given)
        )  # fmt: skip

    def _origin(self, path: tuple[str, str], examples: int) -> dict[str, Where]:
        keys = [k for k in places_of(self.text) if k[:2] == path and len(k) == 3]
        origin = {str(key[2]): ("", self.line(*key)) for key in keys}
        return origin | {f"example.{i}": ("", self.line(*path, "example", i)) for i in range(examples)}

    def _arguments(self, path: tuple[str, str], model: RuleModel) -> None:
        name = f"rule '{path[1]}'"
        if (model.relation is None) != (model.type is None):
            self.problem(path, f"{name} needs both relation and type, or neither")
        if model.relation and model.excuse:
            self.problem(path, f"{name} cannot argue for a conflict and excuse it", "relation or excuse")
        if model.gate and not model.excuse:
            self.problem((*path, "gate"), "a veto needs the relation it argues for", 'excuse = "..."')
        if not model.when:
            self.problem((*path, "when"), f"{name} would fire on every pair", "at least one condition")

    def _template(self, path: tuple[str, str], explain: str, condition: Condition | None) -> None:
        """Check what stands in braces; of a condition with problems (None) nothing is known to be sure."""
        sure = guaranteed(condition) if condition else frozenset()
        for hole, side, name in holes(explain):
            if not side or name not in names():
                valid = [f"{s}.{n}" for s in "ab" for n in names()]
                self.problem(
                    (*path, "explain"), f"{hole} names no field", "{a.field} or {b.field}",
                    nearest(hole.strip("{}"), valid), value=True,
                )  # fmt: skip
            elif condition and name not in ALWAYS and (side, name) not in sure:
                message = f"{hole} may be unknown when the rule fires"
                expected = f"{side}.{name} = {{ known = true }} in 'when'"
                self.problem((*path, "explain"), message, expected, value=True)

    def cap(self, cap_id: str, model: CapModel) -> None:
        """Compile one cap; it is left out if there is a problem with it."""
        path, before = ("cap", cap_id), len(self.problems)
        condition = self._condition(path, model.when, Scope.STATEMENT)
        if model.reliability is None and model.credibility is None:
            self.problem(path, f"cap '{cap_id}' caps nothing", "reliability or credibility")
        if len(self.problems) == before:
            given = model.model_dump(exclude={"when"})
            self.caps.append(Cap(id=cap_id, condition=condition, file="", line=self.line(*path),
                                 origin=self._origin(path, 0), **given))  # fmt: skip


def _entry(path: Sequence[str | int]) -> tuple[str | int, str | int | None]:
    """The smallest thing that can be left out: one rule, one suppression, or a key at the top."""
    parts = [p for p in path if p != "[key]"]
    if parts[0] in ("rule", "cap", "override", "suppress") and len(parts) > 1:
        return parts[0], parts[1]
    return parts[0], None


def _without(table: dict[str, Any], wrong: set[tuple[str | int, str | int | None]]) -> dict[str, Any]:
    def kept(kind: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {k: v for k, v in value.items() if (kind, k) not in wrong}
        if isinstance(value, list):
            return [v for i, v in enumerate(value) if (kind, i) not in wrong]
        return value

    return {kind: kept(kind, value) for kind, value in table.items() if (kind, None) not in wrong}


def moved(problems: Sequence[Problem], file: str, lines: int) -> Iterator[Problem]:
    """Problems of a stretch as problems of its file."""
    for p in problems:
        yield replace(p, file=file, line=p.line + lines if p.line else 0)
