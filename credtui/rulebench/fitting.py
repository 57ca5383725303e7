"""From a labelled file to a proposed patch: the part of ``rules fit`` that touches files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from credtui.bundled import rules_dir, shown
from credtui.conflicts.score import score_rows
from credtui.evaluate.pairs import describe_side, paired_columns, read_rows
from credtui.knowledge import Knowledge
from credtui.rulebench.fit import Fit, fit_points, patch, unified
from credtui.ruleset.load import check_folders, load_ruleset, rule_files
from credtui.store.files import write_atomic
from credtui.tomlio.problem import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Proposal:
    """What fitting proposes; ``texts`` are the whole new files by their path."""

    fit: Fit
    diff: str
    texts: dict[Path, str]
    pairs: int


def propose(folders: Sequence[Path], labels: Path, knowledge: Knowledge) -> Proposal:
    """Fit the points of the rules to labelled pairs.  Raises BadInput."""
    try:
        rows = read_rows(labels)
    except (ValueError, OSError) as error:
        raise BadInput([Problem(str(labels), 0, 0, str(error))]) from error
    if not rows:
        raise BadInput([Problem(str(labels), 0, 0, "no labelled pairs", "one JSON object a line")])
    ruleset = load_ruleset(folders)
    statements = [
        describe_side(side, f"{i}/{name}", knowledge)
        for i, row in enumerate(rows) for name, side in (("a", row.a), ("b", row.b))
    ]  # fmt: skip
    columns = paired_columns(statements, knowledge)
    scores = score_rows(ruleset.rules, ruleset.fire(columns).fired, ruleset.scoring)
    owner = columns.table.statement[columns.pairs.a] // 2
    # A statement pair is judged by its strongest row; vetoed rows have no sum to fit.
    best: dict[int, int] = {}
    for row in np.flatnonzero(scores.veto < 0).tolist():
        pair = int(owner[row])
        if pair not in best or scores.sum[row] > scores.sum[best[pair]]:
            best[pair] = row
    kept = sorted(best)
    counted = scores.counted[:, [best[k] for k in kept]].T.astype(np.float64)
    conflict = np.asarray([rows[k].conflict for k in kept], dtype=np.bool_)
    points = [r.points for r in ruleset.rules]
    checked = check_folders(folders)[0]
    rates = [c.model.scoring.base_rate for c in checked if c.model and c.model.scoring]
    rate = next((r for r in reversed(rates) if r), 0.5)
    fit = fit_points(counted, conflict, points, ruleset.scoring.offset, [rows[k].id for k in kept], rate)
    paths = {shown(p): p for p in rule_files(folders).values()}
    texts = {c.file: c.text for c in checked}
    keys = {c.file: c.places for c in checked}
    changes: dict[tuple[str, tuple[str, ...]], int] = {}
    for rule, new in zip(ruleset.rules, fit.points, strict=True):
        file = rule.origin.get("points", (rule.file, 0))[0]
        places = [(kind, rule_id, "points") for kind in ("override", "rule")
                  for rule_id in (rule.id, *rule.formerly)]  # fmt: skip
        path = next((p for p in places if p in keys[file]), None)
        if new != rule.points and path is not None:
            changes[(file, path)] = new
    after = patch(texts, changes)
    return Proposal(fit, unified(texts, after), {paths[f]: t for f, t in after.items()}, len(kept))


def apply(proposal: Proposal) -> None:
    """Write the proposed files, each whole or not at all.

    Raises BadInput, before anything is written, if one of them ships with the program.
    """
    bundled = [p for p in proposal.texts if p.resolve().is_relative_to(rules_dir().resolve())]
    if bundled:
        raise BadInput(
            Problem(shown(p), 0, 0, "ships with credtui and is not written",
                    "a copy of it in a folder of yours, named with --rules")
            for p in bundled
        )  # fmt: skip
    for path, text in proposal.texts.items():
        write_atomic(path, text.encode("utf-8"))
