"""Rule files to one compiled ruleset; every problem of every file at once, each with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from credtui.bundled import shown
from credtui.fields import Scope
from credtui.model import Scoring
from credtui.ruleset.conditions import Condition, guaranteed
from credtui.ruleset.parse import Parser
from credtui.ruleset.ruleset import Cap, Rule, Ruleset
from credtui.ruleset.schema import FORMAT, CapModel, RuleFile, RuleModel
from credtui.ruleset.template import ALWAYS, holes, names
from credtui.tomlio.load import decode, model_problems, parse, place_of, problem_at
from credtui.tomlio.problem import BadInput, Problem, nearest
from credtui.tomlio.scan import Places, line_col, scan


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

    def line(self, *path: str | int) -> int:
        """The line of a key, or of the nearest table around it."""
        return line_col(self.text, place_of(self.places, path)[0])[0]

    def problem(
        self, path: Sequence[str | int], message: str, expected: str = "", suggestion: str = ""
    ) -> None:
        """Note a problem at a key; a scalar's own place is used where there is one."""
        place = self.places.get(tuple(path))
        span = place.key if place else place_of(self.places, tuple(path))
        self.problems.append(problem_at(self.file, self.text, span, message, expected, suggestion))


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
    return checked


def _salvage(checked: Checked, table: dict[str, Any]) -> None:
    """After a shape error, still look into every ``when``: all problems in one pass."""
    for kind, scope in (("rule", Scope.PROPOSITION), ("cap", Scope.STATEMENT)):
        entries = table.get(kind)
        for entry_id, body in entries.items() if isinstance(entries, dict) else ():
            when = body.get("when") if isinstance(body, dict) else None
            if isinstance(when, dict):
                _condition(checked, (kind, entry_id), when, scope)


def _condition(checked: Checked, path: tuple[str, str], when: dict[str, Any], scope: Scope) -> Condition:
    def report(inner: tuple[str | int, ...], message: str, expected: str, suggestion: str) -> None:
        checked.problem((*path, "when", *inner), message, expected, suggestion)

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
    origin = {k[2]: (checked.file, checked.line(*k)) for k in checked.places if k[:2] == path and len(k) == 3}
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
            examples=rule.example,
            condition=condition,
            file=checked.file,
            line=checked.line(*path),
            origin={str(k): v for k, v in origin.items()},
        )
    )


def _check_template(checked: Checked, path: tuple[str, str], rule: RuleModel, condition: Condition) -> None:
    sure = guaranteed(condition)
    for hole, side, name in holes(rule.explain):
        if not side or name not in names():
            valid = [f"{s}.{n}" for s in "ab" for n in names()]
            checked.problem(
                (*path, "explain"), f"{hole} names no field", "{a.field} or {b.field}",
                nearest(hole.strip("{}"), valid),
            )  # fmt: skip
        elif name not in ALWAYS and (side, name) not in sure:
            message = f"{hole} may be unknown when the rule fires"
            checked.problem((*path, "explain"), message, f"{side}.{name} = {{ known = true }} in 'when'")


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


def rule_files(folders: Iterable[Path]) -> dict[str, Path]:
    """Name -> file; a file of a later folder replaces one of the same name."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.glob("*.toml")):
            found[path.stem] = path
    return found


def check_folders(folders: Iterable[Path]) -> tuple[list[Checked], list[Problem], bytes]:
    """Every file of the folders with all problems, those between files included, and a digest."""
    checked, digest = [], hashlib.sha256()
    for name, path in sorted(rule_files(folders).items()):
        file = shown(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            lost = Checked(name, file, "")
            lost.problems.append(Problem(file, 0, 0, f"cannot be read: {error.strerror or error}"))
            checked.append(lost)
            continue
        digest.update(name.encode() + b"\0" + data + b"\0")
        text, problems = decode(data, file)
        made = check_file(text, file, name) if not problems else Checked(name, file, text, problems=problems)
        checked.append(made)
    _between_files(checked)
    return checked, sorted(p for c in checked for p in c.problems), digest.digest()


def _between_files(checked: list[Checked]) -> None:
    """Duplicate ids, overrides of nothing, packs that are missing or go in a circle."""
    first: dict[str, Checked] = {}
    names_ = {c.name: c for c in checked}
    ids = [r.id for c in checked for r in c.rules]
    for one in checked:
        for rule in one.rules:
            if rule.id in first:
                at = first[rule.id]
                message = f"rule '{rule.id}' is already defined in {at.file}:{at.line('rule', rule.id)}"
                one.problem(("rule", rule.id), message, f"another id, or [override.{rule.id}]")
            else:
                first[rule.id] = one
        if one.model is None:
            continue
        for target in one.model.override:
            if target not in ids and not _redirect(checked, target):
                one.problem(
                    ("override", target),
                    f"there is no rule '{target}'",
                    "the id of a rule",
                    nearest(target, ids),
                )
        for i, pack in enumerate(one.model.extends):
            if pack not in names_:
                one.problem(
                    ("extends", i),
                    f"there is no pack '{pack}'",
                    "one of " + ", ".join(names_),
                    nearest(pack, list(names_)),
                )
            elif _reaches(names_, pack, one.name):
                one.problem(("extends", i), f"packs '{one.name}' and '{pack}' extend each other in a circle")


def _redirect(checked: list[Checked], old: str) -> str | None:
    for one in checked:
        for rule_id, rule in one.model.rule.items() if one.model else ():
            if old in rule.formerly:
                return rule_id
    return None


def _reaches(packs: dict[str, Checked], start: str, goal: str) -> bool:
    seen, todo = set(), [start]
    while todo:
        name = todo.pop()
        if name == goal:
            return True
        if name in seen or name not in packs:
            continue
        seen.add(name)
        model = packs[name].model
        todo += model.extends if model else ()
    return False


def load_ruleset(folders: Iterable[Path]) -> Ruleset:
    """All packs of the folders as one compiled ruleset.

    Raises BadInput with every problem of every file.
    """
    checked, problems, digest = check_folders(folders)
    if problems:
        raise BadInput(problems)
    scoring = Scoring()
    rules = {r.id: r for c in checked for r in c.rules}
    for one in checked:
        model = one.model
        if model is None:
            continue
        if model.scoring:
            scoring = Scoring(model.scoring.offset, model.scoring.threshold)
        for target, change in model.override.items():
            rule_id = target if target in rules else str(_redirect(checked, target))
            set_here = {k: v for k, v in change.model_dump(exclude={"reason"}).items() if v is not None}
            origin = {k: (one.file, one.line("override", target, k)) for k in set_here}
            old = rules[rule_id]
            rules[rule_id] = replace(old, **set_here, origin={**old.origin, **origin})
    ordered = tuple(rules.values())
    return Ruleset(
        rules=tuple(r for r in ordered if r.enabled),
        caps=tuple(c for one in checked for c in one.caps),
        scoring=scoring,
        sha256=digest.hex(),
        disabled=tuple(r for r in ordered if not r.enabled),
        files=tuple(c.file for c in checked),
    )


def check_text(text: str, file: str) -> list[Problem]:
    """Problems of one file's text alone: what an editor asks after each pause in typing."""
    return sorted(check_file(text, file).problems)
