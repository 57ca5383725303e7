"""Rule files to one compiled ruleset; every problem of every file at once, each with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from credtui.bundled import rule_files, rule_versions, shown
from credtui.model import Scoring
from credtui.ruleset.check import Checked, check_file, check_text, note_findings
from credtui.ruleset.ruleset import Cap, Replaced, Rule, Ruleset, Suppression, Where
from credtui.ruleset.schema import OverrideModel
from credtui.tomlio.load import decode
from credtui.tomlio.problem import BadInput, Problem, nearest

__all__ = [
    "Checked",
    "check_file",
    "check_folders",
    "check_text",
    "check_texts",
    "compiled",
    "load_ruleset",
    "rule_files",
    "usable_ruleset",
]


def check_folders(
    folders: Iterable[Path], drafts: Mapping[str, str] | None = None
) -> tuple[list[Checked], list[Problem], bytes]:
    """Every file of the folders with all problems, those between files included, and a digest.

    ``drafts`` maps a pack's name to a text that stands in for its file: an editor's unsaved text.  Where
    nothing of a file can be read, the one of the same name that it replaces counts.
    """
    checked, lost, digest = _read_folders(folders, drafts)
    _note_findings(checked)
    return checked, sorted([*lost, *(p for c in checked for p in c.problems)]), digest


def _read_folders(
    folders: Iterable[Path], drafts: Mapping[str, str] | None
) -> tuple[list[Checked], list[Problem], bytes]:
    """The files that count, the problems of those that do not, and a digest."""
    checked, digest, lost = [], hashlib.sha256(), list[Problem]()
    for name, paths in rule_versions(folders).items():
        for path in reversed(paths):
            # a draft stands in for the file that counts, not for the one below it
            draft = drafts.get(name) if drafts and path is paths[-1] else None
            made, data = _read(path, name, draft)
            if made.model is not None or path is paths[0]:
                break
            lost += made.problems
        digest.update(name.encode() + b"\0" + data + b"\0")
        checked.append(made)
    checked = _in_order(checked)
    _between_files(checked)
    return checked, lost, digest.digest()


def _read(path: Path, name: str, draft: str | None) -> tuple[Checked, bytes]:
    file = shown(path)
    if draft is not None:
        data = _bytes(draft)
    else:
        try:
            data = path.read_bytes()
        except OSError as error:
            problem = Problem(file, 0, 0, f"cannot be read: {error.strerror or error}")
            return Checked(name, file, "", problems=[problem]), b""
    text, problems = decode(data, file)
    return Checked(name, file, text, problems=problems) if problems else check_file(text, file, name), data


def _bytes(text: str) -> bytes:
    """A draft as its file would hold it; bytes of the file that are no text stay those bytes."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def check_texts(texts: Mapping[str, str]) -> tuple[list[Checked], list[Problem]]:
    """The same for texts in hand, by name: what a test or an unsaved pack needs."""
    checked = _in_order([check_file(text, name, Path(name).stem) for name, text in texts.items()])
    _between_files(checked)
    _note_findings(checked)
    return checked, sorted(p for c in checked for p in c.problems)


def _in_order(checked: list[Checked]) -> list[Checked]:
    """Packs after those they extend, else as given: what comes later wins."""
    by_name = {c.name: c for c in checked}
    out: list[Checked] = []
    placed: set[str] = set()
    for one in checked:
        todo = [one.name]
        while todo:
            current = by_name[todo[-1]]
            extends = current.model.extends if current.model else ()
            open_ = [p for p in extends if p in by_name and p not in placed and p not in todo]
            if open_:
                todo.append(open_[0])
                continue
            todo.pop()
            if current.name not in placed:
                placed.add(current.name)
                out.append(current)
    return out


def _between_files(checked: list[Checked]) -> None:
    """Duplicate ids, overrides and suppressions of nothing, packs that are missing or go in a circle."""
    packs = {c.name: c for c in checked}
    _duplicates(checked)
    known = frozenset().union(*(c.declared for c in checked))
    _check_renamed(checked, known)
    for one in checked:
        for target in sorted(name for kind, name in one.declared if kind == "override"):
            _check_override(
                one, target, one.model.override.get(target) if one.model else None, known, checked
            )
        for i, entry in enumerate(one.model.suppress if one.model else ()):
            if ("rule", entry.rule) not in known and not redirect(checked, entry.rule):
                ids = [name for kind, name in sorted(known) if kind == "rule"]
                one.problem(("suppress", i, "rule"), f"there is no rule '{entry.rule}'",
                            "the id of a rule", nearest(entry.rule, ids), value=True)  # fmt: skip
        for i, pack in enumerate(one.model.extends if one.model else ()):
            if pack not in packs:
                one.problem(("extends", i), f"there is no pack '{pack}'", "one of " + ", ".join(packs),
                            nearest(pack, list(packs)))  # fmt: skip
            elif _reaches(packs, pack, one.name):
                one.problem(("extends", i), f"packs '{one.name}' and '{pack}' extend each other in a circle")


def _note_findings(checked: list[Checked]) -> None:
    """What never holds or never counts, with all overrides applied."""
    whole = compiled(checked)
    note_findings(checked, whole.rules, whole.caps)


OVERRIDES = {"rule": ("points", "enabled", "group"), "cap": ("enabled", "reliability", "credibility")}
"""What an override may change, by kind."""


def _check_override(
    one: Checked, target: str, change: OverrideModel | None, known: frozenset[tuple[str, str]],
    checked: list[Checked],
) -> None:  # fmt: skip
    """That an override has something to change, and changes what that has; None is one of a wrong shape."""
    path = ("override", target)
    kind = "rule" if ("rule", target) in known or redirect(checked, target) else "cap"
    if (kind, target) not in known and kind == "cap":
        ids = sorted(name for known_kind, name in known if known_kind != "override")
        one.problem(path, f"there is no rule or cap '{target}'", "the id of a rule or a cap",
                    nearest(target, ids))  # fmt: skip
        return
    given = change.model_fields_set if change else ()
    wrong = [k for k in given if k != "reason" and k not in OVERRIDES[kind]]
    for key in sorted(wrong):
        one.problem((*path, key), f"'{key}' is no value of a {kind}",
                    "one of " + ", ".join(OVERRIDES[kind]))  # fmt: skip


def _duplicates(checked: list[Checked]) -> None:
    """A rule or cap that is defined twice: the first one counts."""
    first: dict[tuple[str, str], Checked] = {}
    for one in checked:
        again = []
        for path in sorted(p for p in one.declared if p[0] != "override"):
            at = first.setdefault(path, one)
            if at is not one:
                message = f"{path[0]} '{path[1]}' is already defined in {at.file}:{at.line(*path)}"
                one.problem(path, message, f"another id, or [override.{path[1]}]")
                again.append(path)
        one.rules = [r for r in one.rules if ("rule", r.id) not in again]
        one.caps = [c for c in one.caps if ("cap", c.id) not in again]


def _check_renamed(checked: list[Checked], known: frozenset[tuple[str, str]]) -> None:
    """Earlier ids that do not lead to one rule."""
    owner: dict[str, str] = {}
    for one in checked:
        for rule in one.rules:
            for i, old in enumerate(rule.formerly):
                path = ("rule", rule.id, "formerly", i)
                if ("rule", old) in known:
                    one.problem(path, f"'{old}' is a rule of its own", "an id that no rule has", value=True)
                elif owner.setdefault(old, rule.id) != rule.id:
                    one.problem(path, f"'{old}' is an earlier id of '{owner[old]}' too", "one rule for each",
                                value=True)  # fmt: skip


def redirect(checked: Iterable[Checked], old: str) -> str | None:
    """The id that a renamed rule has now."""
    for one in checked:
        for rule in one.rules:
            if old in rule.formerly:
                return rule.id
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


def load_ruleset(
    folders: Iterable[Path], today: date | None = None, drafts: Mapping[str, str] | None = None
) -> Ruleset:
    """All packs of the folders as one compiled ruleset.

    ``today`` decides which suppressions have run out (the clock's day if not given); ``drafts`` are
    unsaved texts by pack name.  Raises BadInput with every problem of every file; warnings do not count.
    """
    made = usable_ruleset(folders, today, drafts)
    if made.problems:
        raise BadInput(made.problems)
    return made


def usable_ruleset(
    folders: Iterable[Path], today: date | None = None, drafts: Mapping[str, str] | None = None
) -> Ruleset:
    """The same without what is broken, which is its ``problems``."""
    checked, lost, digest = _read_folders(folders, drafts)
    problems = sorted([*lost, *(p for c in checked for p in c.problems)])
    return replace(compiled(checked, digest.hex(), today), problems=tuple(problems))


def compiled(checked: Iterable[Checked], sha256: str = "", today: date | None = None) -> Ruleset:
    """One ruleset of checked files, overrides applied in order; what has problems is left out."""
    checked = list(checked)
    scoring, places = dict[str, Any](), dict[str, Where]()
    rules = {r.id: r for c in checked for r in c.rules}
    caps = {c.id: c for one in checked for c in one.caps}
    suppressed: list[Suppression] = []
    for one in checked:
        if one.model is None:
            continue
        if one.model.scoring:
            given = one.model.scoring.model_dump(exclude_unset=True)
            scoring |= given
            places |= {key: (one.file, one.line("scoring", key)) for key in given}
        for target, change in one.model.override.items():
            rule_id = target if target in rules else redirect(checked, target)
            if rule_id in rules:
                rules[rule_id] = _overridden(rules[rule_id], target, change, one)
            elif target in caps:
                caps[target] = _overridden(caps[target], target, change, one)
        suppressed += _suppressions(one, rules, checked, today or date.today())
    ordered, ceilings = tuple(rules.values()), tuple(caps.values())
    return Ruleset(
        rules=tuple(r for r in ordered if r.enabled),
        caps=tuple(c for c in ceilings if c.enabled),
        scoring=Scoring(**{k: v for k, v in scoring.items() if k != "base_rate"}),
        sha256=sha256,
        disabled=tuple(r for r in ordered if not r.enabled),
        files=tuple(c.file for c in checked),
        suppressions=tuple(suppressed),
        disabled_caps=tuple(c for c in ceilings if not c.enabled),
        origin=places,
        base_rate=scoring.get("base_rate"),
    )


Entry = TypeVar("Entry", Rule, Cap)


def _overridden(entry: Entry, target: str, change: OverrideModel, by: Checked) -> Entry:
    """A rule or cap with what one override changes, and a record of what it was."""
    keys = [
        k for k in OVERRIDES["rule" if isinstance(entry, Rule) else "cap"] if k in change.model_fields_set
    ]
    origin, replaced = dict(entry.origin), list(entry.replaced)
    for key in keys:
        was = origin.get(key, (entry.file, entry.line))
        replaced.append(Replaced(key, getattr(entry, key), *was, reason=change.reason))
        origin[key] = (by.file, by.line("override", target, key))
    values = {key: getattr(change, key) for key in keys}
    return replace(entry, **values, origin=origin, replaced=tuple(replaced))


def _suppressions(
    one: Checked, rules: Mapping[str, Rule], checked: list[Checked], today: date
) -> Iterator[Suppression]:
    for i, entry in enumerate(one.model.suppress if one.model else ()):
        rule_id = entry.rule if entry.rule in rules else redirect(checked, entry.rule)
        if rule_id is not None:
            over = entry.until is not None and entry.until < today
            line = one.line("suppress", i)
            yield Suppression(rule_id, entry.contains, entry.reason, entry.until, over, one.file, line)
