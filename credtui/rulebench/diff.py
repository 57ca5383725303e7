"""``rules diff``: what a change of rules does, as a diff of the rules and of the labelled pairs."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from credtui.conflicts.score import band_of
from credtui.evaluate.pairs import Prediction, Row, predict, read_rows
from credtui.knowledge import Knowledge
from credtui.ruleset.load import load_ruleset, rule_files
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Change:
    """One pair whose relation, band or score changed."""

    id: str
    rank: int
    """0 a conflict lost, 1 a conflict new, 2 moved to another relation or band, 3 score alone."""
    before: str
    after: str


def told(prediction: Prediction) -> str:
    """A prediction in a phrase."""
    kind = f", {prediction.type}" if prediction.type else ""
    return f"{prediction.relation}{kind} {prediction.score} ({band_of(prediction.score)})"


def changes(before: Sequence[Prediction], after: Sequence[Prediction]) -> list[Change]:
    """Changed pairs, losses first."""
    out = []
    for old, new in zip(before, after, strict=True):
        if (old.relation, old.type, old.score) == (new.relation, new.type, new.score):
            continue
        moved = (old.relation, old.type, band_of(old.score)) != (new.relation, new.type, band_of(new.score))
        lost, won = old.conflict and not new.conflict, new.conflict and not old.conflict
        rank = 0 if lost else 1 if won else 2 if moved else 3
        out.append(Change(old.id, rank, told(old), told(new)))
    return sorted(out, key=lambda c: (c.rank, c.id))


def precision_recall(rows: Sequence[Row], found: Sequence[Prediction]) -> tuple[float, float]:
    """Precision and recall of conflicts; 0 where nothing was found or there was nothing to find."""
    hit = sum(r.conflict and p.conflict for r, p in zip(rows, found, strict=True))
    said, true = sum(p.conflict for p in found), sum(r.conflict for r in rows)
    return hit / said if said else 0.0, hit / true if true else 0.0


def text_diff(old: Path, new: Path) -> str:
    """Unified diff of the rule files of two folders."""
    left, right = rule_files([old]), rule_files([new])
    out: list[str] = []
    for name in sorted({*left, *right}):
        before, after = (_lines(files.get(name)) for files in (left, right))
        out += difflib.unified_diff(before, after, f"old/{name}.toml", f"new/{name}.toml")
    return "".join(out)


def _lines(path: Path | None) -> list[str]:
    return path.read_text("utf-8").splitlines(keepends=True) if path else []


def print_diff(old: Path, new: Path, labels: Path | None, knowledge: Knowledge, out: TextIO) -> bool:
    """Write the differences; True if there are any.  Raises BadInput for what cannot be read."""
    missing = [p for p in (old, new, labels) if p is not None and not p.exists()]
    if missing:
        raise BadInput(Problem(str(p), 0, 0, "no such file or folder") for p in missing)
    rules = [load_ruleset([old]), load_ruleset([new])]
    text = text_diff(old, new)
    out.write(text)
    if labels is None:
        return bool(text)
    try:
        rows = read_rows(labels)
    except (ValueError, OSError) as error:
        raise BadInput([Problem(str(labels), 0, 0, str(error))]) from error
    before, after = (predict(rows, knowledge, ruleset) for ruleset in rules)
    found = changes(before, after)
    count = [sum(c.rank == rank for c in found) for rank in range(4)]
    out.write(f"\n{count[0]} vanish, {count[1]} new, {count[2]} change relation or band, "
              f"{count[3]} change score\n")  # fmt: skip
    for change in found:
        out.write(f"  {change.id}: {change.before} -> {change.after}\n")
    (p1, r1), (p2, r2) = precision_recall(rows, before), precision_recall(rows, after)
    out.write(f"precision {p1:.3f} -> {p2:.3f}; recall {r1:.3f} -> {r2:.3f} on {len(rows)} labelled pairs\n")
    return bool(text or found)
