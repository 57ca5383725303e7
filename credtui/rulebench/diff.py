"""``rules diff``: what other rules do to the files, to the conflicts of cases and to labelled pairs."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from credtui.evaluate.pairs import Counts
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Relation, Statement
from credtui.rulebench.consequence import Consequence, consequence
from credtui.rulebench.rescoring import CaseScores, LabelledScores
from credtui.ruleset.load import load_ruleset, rule_files
from credtui.ruleset.ruleset import Ruleset
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two rule folders, on top of the rules that both share."""

    ruleset: Ruleset
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What changes in the conflicts of one case or folder."""

    title: str
    consequence: Consequence
    statements: Mapping[str, Statement]
    """Those of the conflicts that changed, by id."""


@dataclass(frozen=True, slots=True)
class LabelledChange:
    """What changes on one labelled file."""

    file: str
    pairs: int
    before: Counts
    after: Counts
    consequence: Consequence
    """A relation's id is the id of its row."""
    right: frozenset[str]
    """Ids of the rows that are labelled as conflicts."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two rule folders."""

    text: str
    """Unified diff of the files."""
    cases: tuple[CaseChange, ...] = ()
    labelled: tuple[LabelledChange, ...] = ()

    @property
    def changed(self) -> bool:
        """True if anything differs."""
        made = [*(c.consequence for c in self.cases), *(g.consequence for g in self.labelled)]
        return bool(self.text) or not all(one.quiet for one in made)


def sides(
    old: Path, new: Path, base: Sequence[Path], sources: Sequence[Path], alone: bool = False
) -> tuple[Side, Side]:
    """Both folders loaded on top of the folders in ``base``, or ``alone`` without them.

    Lexicons always build on the bundled ones.  Raises BadInput with the problems of both.
    """
    missing = [Problem(str(p), 0, 0, "no such file or folder") for p in (old, new) if not p.exists()]
    if missing:
        raise BadInput(missing)
    made: list[Side] = []
    problems: list[Problem] = []
    for folder in (old, new):
        try:
            ruleset = load_ruleset([folder] if alone else [*base, folder])
            with_words = [*base[1:], *([folder] if (folder / "lexicon").is_dir() else [])]
            same = made and made[0].knowledge.lexicons.sha256
            knowledge = load_knowledge(with_words, sources)
            if same == knowledge.lexicons.sha256:
                knowledge = made[0].knowledge
            made.append(Side(ruleset, knowledge))
        except BadInput as error:
            problems += error.problems
    if problems:
        raise BadInput(dict.fromkeys(problems))
    return made[0], made[1]


def text_diff(old: Path, new: Path) -> str:
    """Unified diff of the rule packs of two folders (or of two files); of lexicons if both have some."""
    words = all((folder / "lexicon").is_dir() for folder in (old, new))
    left, right = (_files(folder, words) for folder in (old, new))
    if old.is_file() and new.is_file():
        left, right = ({new.name: next(iter(x.values()))} for x in (left, right))
    out: list[str] = []
    for name in sorted({*left, *right}):
        before, after = (_lines(files.get(name)) for files in (left, right))
        out += difflib.unified_diff(before, after, f"old/{name}", f"new/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in out)


def _files(folder: Path, words: bool) -> dict[str, Path]:
    packs = {path.name: path for path in rule_files([folder]).values()}
    inside = sorted((folder / "lexicon").glob("*.toml")) if words else []
    return packs | {f"lexicon/{path.name}": path for path in inside}


def _lines(path: Path | None) -> list[str]:
    return path.read_text("utf-8").splitlines(keepends=True) if path else []


def case_change(
    title: str, before: tuple[Sequence[Relation], Sequence[Statement]],
    after: tuple[Sequence[Relation], Sequence[Statement]], confirmed: frozenset[str] = frozenset(),
) -> CaseChange:  # fmt: skip
    """Compare the conflicts of one case under both rule folders."""
    made = consequence(before[0], after[0], confirmed)
    by_id = {s.id: s for _, statements in (before, after) for s in statements}
    named = {k for _, moved in made.rows() for k in (moved.relation.a, moved.relation.b)}
    return CaseChange(title, made, {k: v for k, v in by_id.items() if k in named})


def compare_case(words: str, both: tuple[Side, Side], folders: Sequence[Path]) -> CaseChange:
    """What one case, folder or article gives under both.  Raises BadInput if the words name nothing."""
    from credtui.pipeline import statements_of
    from credtui.store.targets import load_target

    results = []
    title = words
    known: tuple[Knowledge, CaseScores, tuple[Statement, ...]] | None = None
    for side in both:
        if known is None or known[0] is not side.knowledge:
            target = load_target([words], side.knowledge, folders)
            title = target.name
            statements = statements_of(target.documents, side.knowledge, target.corrections)
            known = (side.knowledge, CaseScores(statements, side.knowledge, target.case), statements)
        results.append((known[1].conflicts(side.ruleset), known[2]))
    return case_change(title, results[0], results[1])


def compare_labelled(path: Path, both: tuple[Side, Side]) -> LabelledChange:
    """What a labelled file gives under both.  Raises BadInput if it cannot be read."""
    scores = LabelledScores.read(path, both[0].knowledge)
    rows = scores.rows
    right = frozenset(row.id for row in rows if row.conflict)
    counts, found = [], []
    for side in both:
        if side.knowledge is not both[0].knowledge:
            scores = LabelledScores(rows, side.knowledge)
        said = scores.found(side.ruleset)
        counts.append(scores.counts_of(said))
        found.append([replace(relation, id=rows[i].id) for i, relation in said.items()])
    made = consequence(found[0], found[1], confirmed=right)
    # the order of labelled rows is chance: that another row moved in front of one says nothing
    made = replace(made, shifted=())
    return LabelledChange(str(path), len(rows), counts[0], counts[1], made, right)
