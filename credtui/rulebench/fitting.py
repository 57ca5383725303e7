"""From labels to a proposed patch: the part of ``rules fit`` that touches files."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credtui.bundled import rules_dir, shown
from credtui.knowledge import Knowledge
from credtui.rulebench.fit import Fit, fit_points
from credtui.rulebench.samples import Learned, joined, learn
from credtui.ruleset.load import check_folders, load_ruleset, rule_files
from credtui.ruleset.ruleset import Rule
from credtui.store.files import write_atomic
from credtui.tomlio.load import encode
from credtui.tomlio.problem import BadInput, Problem
from credtui.tomlio.scan import scan
from credtui.tomlio.splice import splice

EVEN = 0.5
"""Base rate where no pack says one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What fitting proposes."""

    fit: Fit
    rules: tuple[Rule, ...]
    """The rules fitted, with the points they have; in the order of ``fit.points``."""
    base_rate: float
    learned: Learned
    diff: str
    texts: dict[Path, str]
    """The whole new files by their path."""

    def moved(self) -> Iterator[tuple[Rule, int]]:
        """Rules with other points than they have, and those points."""
        return ((r, p) for r, p in zip(self.rules, self.fit.points, strict=True) if p != r.points)

    def told(self) -> Iterator[str]:
        """What it rests on and how it does, as lines for a person."""
        made = self.learned
        across = f" and {made.across} across disputes" if made.across else ""
        yield f"{made.labelled} labelled pairs{across}; conflicts reckoned as {100 * self.base_rate:g} %"
        yield f"held out, points as they are: {self.fit.before.words()}"
        yield f"held out, points as fitted:   {self.fit.after.words()}"
        if self.fit.after.loss > self.fit.before.loss:
            yield "the fitted points do no better on what they were not fitted to"
        for problem in made.problems:
            yield f"{problem.file}: {problem.message}"

    def as_json(self) -> dict[str, Any]:
        """The same as JSON."""
        figures = {
            name: {
                "log_loss": round(f.loss, 4),
                "precision": round(f.precision, 4),
                "recall": round(f.recall, 4),
            }
            for name, f in (("before", self.fit.before), ("after", self.fit.after))
        }
        return {
            "schema": "credtui/rules-fit/1", "pairs": self.learned.labelled, "across": self.learned.across,
            "base_rate": self.base_rate, "held_out": figures,
            "points": [{"rule": r.id, "before": r.points, "after": p} for r, p in self.moved()],
            "diff": self.diff,
        }  # fmt: skip


def propose(
    folders: Sequence[Path], words: Sequence[str], knowledge: Knowledge, sources: Sequence[Path] = (),
    base_rate: float | None = None,
) -> Proposal:  # fmt: skip
    """Fit the points of the rules to labelled files and to verdicts of cases.  Raises BadInput."""
    ruleset = load_ruleset(folders)
    learned = joined([learn(w, ruleset, knowledge, sources) for w in words])
    rate = base_rate or ruleset.base_rate or EVEN
    fit = fit_points(ruleset.rules, learned.samples, ruleset.scoring, rate)
    checked = {c.file: c for c in check_folders(folders)[0]}
    texts = {name: c.text for name, c in checked.items()}
    changes = {
        _place(rule, checked[_file(rule)].places): points
        for rule, points in zip(ruleset.rules, fit.points, strict=True) if points != rule.points
    }  # fmt: skip
    after = patch(texts, changes)
    paths = {shown(p): p for p in rule_files(folders).values()}
    return Proposal(fit, ruleset.rules, rate, learned, unified(texts, after),
                    {paths[f]: t for f, t in after.items()})  # fmt: skip


def _file(rule: Rule) -> str:
    return rule.origin.get("points", (rule.file, 0))[0]


def _place(rule: Rule, places: Mapping[tuple[str | int, ...], Any]) -> tuple[str, tuple[str, ...]]:
    """File and path of the points that count: those of an override, or the rule's own."""
    ids = (rule.id, *rule.formerly)
    paths = [(kind, name, "points") for kind in ("override", "rule") for name in ids]
    return _file(rule), next(p for p in paths if p in places)


def patch(texts: Mapping[str, str], changes: Mapping[tuple[str, tuple[str, ...]], int]) -> dict[str, str]:
    """Texts with new points at (file, path); files without a change are left out."""
    out: dict[str, str] = {}
    for (file, path), points in changes.items():
        out[file] = splice(out.get(file, texts[file]), path, points)
    return {file: text for file, text in out.items() if text != texts[file]}


def unified(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """A unified diff of the changed texts, files in order."""
    out: list[str] = []
    for file in sorted(after):
        left, right = (t[file].splitlines(keepends=True) for t in (before, after))
        name = file.lstrip("/")
        out += difflib.unified_diff(left, right, f"a/{name}", f"b/{name}")
    return "".join(out)


def apply(proposal: Proposal) -> None:
    """Write the proposed files, each whole or not at all; line ends and byte order mark stay.

    Raises BadInput, before anything is written, if one of them ships with the program or has changed
    since it was read.
    """
    problems = []
    for path, text in proposal.texts.items():
        if path.resolve().is_relative_to(rules_dir().resolve()):
            problems.append(Problem(shown(path), 0, 0, "ships with credtui and is not written",
                                    "a copy of it in a folder of yours, named with --rules"))  # fmt: skip
        elif scan(text).keys() != scan(path.read_bytes().decode("utf-8-sig", "replace")).keys():
            problems.append(Problem(shown(path), 0, 0, "has changed since it was read", "rules fit again"))
    if problems:
        raise BadInput(problems)
    for path, text in proposal.texts.items():
        write_atomic(path, encode(text, path.read_bytes()))
