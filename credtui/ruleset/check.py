"""One rule file's text, checked whole: syntax, shape, fields, values, explanations, every place known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from credtui.fields import Scope
from credtui.ruleset.conditions import Condition, guaranteed
from credtui.ruleset.parse import Parser
from credtui.ruleset.ruleset import Cap, Rule
from credtui.ruleset.schema import FORMAT, CapModel, RuleFile, RuleModel
from credtui.ruleset.template import ALWAYS, holes, names
from credtui.tomlio.load import model_problems, parse, place_of, problem_at
from credtui.tomlio.problem import Problem, nearest
from credtui.tomlio.scan import Lines, Places, scan


@dataclass
class Checked:
    """One file, read: its model, compiled rules and problems."""

    name: str
    file: str
    text: str
    model: RuleFile | None = None
    places: Places = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    caps: list[Cap] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def keys(self) -> dict[tuple[str, str], list[str]]:
        """The keys that each ``[kind.id]`` table sets."""
        out: dict[tuple[str, str], list[str]] = {}
        for path in self.places:
            if len(path) == 3:
                out.setdefault((str(path[0]), str(path[1])), []).append(str(path[2]))
        return out

    def line(self, *path: str | int) -> int:
        """The line of a key, or of the nearest table around it."""
        return self.lines.at(place_of(self.places, path)[0])[0]

    def problem(
        self, path: Sequence[str | int], message: str, expected: str = "", suggestion: str = "",
        value: bool = False,
    ) -> None:  # fmt: skip
        """Note a problem at a key, or at its value, or at the nearest table around it."""
        place = self.places.get(tuple(path))
        span = place_of(self.places, tuple(path)) if place is None else place.value if value else place.key
        self.problems.append(problem_at(self.file, self.lines, span, message, expected, suggestion))


def check_file(text: str, file: str, name: str = "") -> Checked:
    """Read one rule file's text, whole: syntax, shape, fields, values, templates."""
    checked = Checked(name or Path(file).stem, file, text)
    table, problems = parse(text, file)
    if problems:
        checked.problems += problems
        return checked
    checked.places = scan(text)
    newer = table.get("format")
    if isinstance(newer, int) and newer > FORMAT:
        message = f"format {newer} is newer than this program reads (up to {FORMAT})"
        checked.problem(("format",), message, "a newer credtui, or format = " + str(FORMAT))
        return checked
    try:
        checked.model = RuleFile.model_validate(table)
    except ValidationError as error:
        checked.problems += model_problems(error, RuleFile, text, file)
        _salvage(checked, table)
        return checked
    for rule_id, rule in checked.model.rule.items():
        _compile(checked, rule_id, rule)
    for cap_id, cap in checked.model.cap.items():
        _compile_cap(checked, cap_id, cap)
    for i, entry in enumerate(checked.model.suppress):
        if entry.until and not _is_date(entry.until):
            message = f"'{entry.until}' is not a date"
            checked.problem(("suppress", i, "until"), message, '"2031-12-31"', value=True)
    return checked


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _salvage(checked: Checked, table: dict[str, Any]) -> None:
    """After a shape error, still look into every ``when``: all problems in one pass."""
    for kind, scope in (("rule", Scope.PROPOSITION), ("cap", Scope.STATEMENT)):
        entries = table.get(kind)
        for entry_id, body in entries.items() if isinstance(entries, dict) else ():
            when = body.get("when") if isinstance(body, dict) else None
            if isinstance(when, dict):
                _condition(checked, (kind, entry_id), when, scope)


def _condition(checked: Checked, path: tuple[str, str], when: dict[str, Any], scope: Scope) -> Condition:
    def report(
        inner: tuple[str | int, ...], message: str, expected: str, suggestion: str, value: bool = False
    ) -> None:
        checked.problem((*path, "when", *inner), message, expected, suggestion, value)

    return Parser(scope, report).table(when)


def _compile(checked: Checked, rule_id: str, rule: RuleModel) -> None:
    path = ("rule", rule_id)
    condition = _condition(checked, path, rule.when, Scope.PROPOSITION)
    if (rule.relation is None) != (rule.type is None):
        checked.problem(path, f"rule '{rule_id}' needs both relation and type, or neither")
    if rule.relation and rule.excuse:
        checked.problem(
            path, f"rule '{rule_id}' cannot argue for a conflict and excuse it", "relation or excuse"
        )
    if rule.gate and not rule.excuse:
        checked.problem((*path, "gate"), "a veto needs the relation it argues for", 'excuse = "..."')
    if not rule.when:
        checked.problem(
            (*path, "when"), f"rule '{rule_id}' would fire on every pair", "at least one condition"
        )
    _check_template(checked, path, rule, condition)
    group = rule.group or rule.type or rule.excuse or rule_id
    origin = {key: (checked.file, checked.line(*path, key)) for key in checked.keys.get(path, ())}
    for i in range(len(rule.example)):
        origin[f"example.{i}"] = (checked.file, checked.line(*path, "example", i))
    checked.rules.append(
        Rule(
            id=rule_id,
            title=rule.title,
            relation=rule.relation,
            type=rule.type,
            excuse=rule.excuse,
            gate=rule.gate,
            points=rule.points,
            group=group,
            explain=rule.explain,
            why=rule.why,
            misfires=rule.misfires,
            references=rule.references,
            enabled=rule.enabled,
            formerly=rule.formerly,
            examples=rule.example,
            condition=condition,
            file=checked.file,
            line=checked.line(*path),
            origin=origin,
        )
    )


def _check_template(checked: Checked, path: tuple[str, str], rule: RuleModel, condition: Condition) -> None:
    sure = guaranteed(condition)
    for hole, side, name in holes(rule.explain):
        if not side or name not in names():
            valid = [f"{s}.{n}" for s in "ab" for n in names()]
            checked.problem(
                (*path, "explain"), f"{hole} names no field", "{a.field} or {b.field}",
                nearest(hole.strip("{}"), valid), value=True,
            )  # fmt: skip
        elif name not in ALWAYS and (side, name) not in sure:
            message = f"{hole} may be unknown when the rule fires"
            expected = f"{side}.{name} = {{ known = true }} in 'when'"
            checked.problem((*path, "explain"), message, expected, value=True)


def _compile_cap(checked: Checked, cap_id: str, cap: CapModel) -> None:
    path = ("cap", cap_id)
    condition = _condition(checked, path, cap.when, Scope.STATEMENT)
    if cap.reliability is None and cap.credibility is None:
        checked.problem(path, f"cap '{cap_id}' caps nothing", "reliability or credibility")
    if cap.enabled:
        checked.caps.append(
            Cap(cap_id, cap.title, cap.why, cap.reliability, cap.credibility, condition, checked.file,
                checked.line(*path))
        )  # fmt: skip


def check_text(text: str, file: str) -> list[Problem]:
    """Problems of one file's text alone: what an editor asks after each pause in typing."""
    return sorted(check_file(text, file).problems)
