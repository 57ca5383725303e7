"""Pairs described once and scored again and again: other rules repeat only what rules can change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from credtui.conflicts import relate
from credtui.conflicts.case import CaseView
from credtui.conflicts.engine import RulesetView
from credtui.evaluate.pairs import Counts, Row, describe_side, paired_columns, read_rows
from credtui.knowledge import Knowledge
from credtui.model import Relation, Statement
from credtui.pipeline import pair_columns
from credtui.tomlio.problem import BadInput, Problem


class CaseScores:
    """The pairs of one case as columns, scored again and again with other rules."""

    def __init__(
        self, statements: Sequence[Statement], knowledge: Knowledge, case: CaseView | None = None
    ) -> None:
        self.columns = pair_columns(statements, knowledge, case)

    def __len__(self) -> int:
        return len(self.columns)

    def conflicts(self, ruleset: RulesetView) -> tuple[Relation, ...]:
        """The conflicts by these rules, ranked as a case shows them."""
        return relate(self.columns, ruleset)


class LabelledScores:
    """A labelled file, described once; precision and recall of any rules on it."""

    def __init__(self, rows: Sequence[Row], knowledge: Knowledge) -> None:
        self.rows = tuple(rows)
        statements = [
            describe_side(side, f"{i}/{name}", knowledge)
            for i, row in enumerate(rows)
            for name, side in (("a", row.a), ("b", row.b))
        ]
        self.columns = paired_columns(statements, knowledge)

    @classmethod
    def read(cls, path: Path, knowledge: Knowledge) -> LabelledScores:
        """Read JSON Lines ``{id, a, b, conflict|label}``.  Raises BadInput."""
        return cls(labelled_rows(path), knowledge)

    def found(self, ruleset: RulesetView) -> dict[int, Relation]:
        """The rows that these rules call conflicts, by their number from 0."""
        return {int(r.a.split("/")[0]): r for r in relate(self.columns, ruleset)}

    def counts(self, ruleset: RulesetView) -> Counts:
        """Hits, false alarms and misses of these rules."""
        return self.counts_of(self.found(ruleset))

    def counts_of(self, found: Collection[int]) -> Counts:
        """Hits, false alarms and misses, if the rows of these numbers are called conflicts."""
        said, true = set(found), {i for i, row in enumerate(self.rows) if row.conflict}
        return Counts(len(said & true), len(said - true), len(true - said))


def labelled_rows(path: Path) -> list[Row]:
    """The rows of a labelled file.  Raises BadInput with the line that cannot be read."""
    try:
        rows = read_rows(path)
    except (ValueError, OSError) as error:
        raise BadInput([Problem(str(path), 0, 0, str(error))]) from error
    if not rows:
        raise BadInput([Problem(str(path), 0, 0, "no labelled pairs", "one JSON object a line")])
    return rows
