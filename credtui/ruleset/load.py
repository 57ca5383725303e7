"""Rule files to one compiled ruleset; every problem of every file at once, each with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from credtui.bundled import shown
from credtui.model import Scoring
from credtui.ruleset.check import Checked, check_file, check_text
from credtui.ruleset.ruleset import Rule, Ruleset, Suppression
from credtui.tomlio.load import decode
from credtui.tomlio.problem import BadInput, Problem, nearest

__all__ = [
    "Checked",
    "check_file",
    "check_folders",
    "check_text",
    "check_texts",
    "load_ruleset",
    "rule_files",
]


def rule_files(folders: Iterable[Path]) -> dict[str, Path]:
    """Name -> file, in the order of the folders; a later folder's file replaces one of the same name."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.glob("*.toml")):
            found.pop(path.stem, None)
            found[path.stem] = path
    return found


def check_folders(
    folders: Iterable[Path], drafts: Mapping[str, str] | None = None
) -> tuple[list[Checked], list[Problem], bytes]:
    """Every file of the folders with all problems, those between files included, and a digest.

    ``drafts`` maps a pack's name to a text that stands in for its file: an editor's unsaved text.
    """
    checked, digest = [], hashlib.sha256()
    for name, path in rule_files(folders).items():
        file, problems = shown(path), list[Problem]()
        if drafts and name in drafts:
            text, data = drafts[name], drafts[name].encode("utf-8", "replace")
        else:
            try:
                data = path.read_bytes()
            except OSError as error:
                problems.append(Problem(file, 0, 0, f"cannot be read: {error.strerror or error}"))
                data = b""
            text, undecoded = decode(data, file)
            problems += undecoded
        digest.update(name.encode() + b"\0" + data + b"\0")
        made = check_file(text, file, name) if not problems else Checked(name, file, text, problems=problems)
        checked.append(made)
    checked = _in_order(checked)
    _between_files(checked)
    return checked, sorted(p for c in checked for p in c.problems), digest.digest()


def check_texts(texts: Mapping[str, str]) -> tuple[list[Checked], list[Problem]]:
    """The same for texts in hand, by name: what a test or an unsaved pack needs."""
    checked = _in_order([check_file(text, name, Path(name).stem) for name, text in texts.items()])
    _between_files(checked)
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
    ids = [r.id for c in checked for r in c.rules]
    for one in checked:
        if one.model is None:
            continue
        for target in one.model.override:
            if target not in ids and not redirect(checked, target):
                one.problem(("override", target), f"there is no rule '{target}'", "the id of a rule",
                            nearest(target, ids))  # fmt: skip
        for i, entry in enumerate(one.model.suppress):
            if entry.rule not in ids and not redirect(checked, entry.rule):
                one.problem(("suppress", i, "rule"), f"there is no rule '{entry.rule}'",
                            "the id of a rule", nearest(entry.rule, ids), value=True)  # fmt: skip
        for i, pack in enumerate(one.model.extends):
            if pack not in packs:
                one.problem(("extends", i), f"there is no pack '{pack}'", "one of " + ", ".join(packs),
                            nearest(pack, list(packs)))  # fmt: skip
            elif _reaches(packs, pack, one.name):
                one.problem(("extends", i), f"packs '{one.name}' and '{pack}' extend each other in a circle")


def _duplicates(checked: list[Checked]) -> None:
    first: dict[tuple[str, str], Checked] = {}
    for one in checked:
        entries = [("rule", r.id) for r in one.rules] + [("cap", c.id) for c in one.caps]
        for path in entries:
            if path in first:
                at = first[path]
                message = f"{path[0]} '{path[1]}' is already defined in {at.file}:{at.line(*path)}"
                one.problem(path, message, f"another id, or [override.{path[1]}]")
            else:
                first[path] = one


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
    unsaved texts by pack name.  Raises BadInput with every problem of every file.
    """
    checked, problems, digest = check_folders(folders, drafts)
    if problems:
        raise BadInput(problems)
    return compiled(checked, digest.hex(), today)


def compiled(checked: Iterable[Checked], sha256: str = "", today: date | None = None) -> Ruleset:
    """One ruleset of checked files that have no problems, overrides applied in order."""
    checked = list(checked)
    scoring = Scoring()
    rules = {r.id: r for c in checked for r in c.rules}
    suppressed: list[Suppression] = []
    for one in checked:
        if one.model is None:
            continue
        if one.model.scoring:
            scoring = Scoring(one.model.scoring.offset, one.model.scoring.threshold)
        for target, change in one.model.override.items():
            rule_id = target if target in rules else str(redirect(checked, target))
            set_here = {k: v for k, v in change.model_dump(exclude={"reason"}).items() if v is not None}
            origin = {k: (one.file, one.line("override", target, k)) for k in set_here}
            old = rules[rule_id]
            rules[rule_id] = replace(old, **set_here, origin={**old.origin, **origin})
        for i, entry in enumerate(one.model.suppress):
            until = date.fromisoformat(entry.until) if entry.until else None
            rule_id = entry.rule if entry.rule in rules else str(redirect(checked, entry.rule))
            over = until is not None and until < (today or date.today())
            line = one.line("suppress", i)
            suppressed.append(Suppression(rule_id, entry.contains, entry.reason, until, over, one.file, line))
    ordered: tuple[Rule, ...] = tuple(rules.values())
    return Ruleset(
        rules=tuple(r for r in ordered if r.enabled),
        caps=tuple(c for one in checked for c in one.caps),
        scoring=scoring,
        sha256=sha256,
        disabled=tuple(r for r in ordered if not r.enabled),
        files=tuple(c.file for c in checked),
        suppressions=tuple(suppressed),
    )
