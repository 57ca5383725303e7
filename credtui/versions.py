"""What a new version of a page changes in its statements: added, gone, worded otherwise, said by another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credtui.model import Statement

ALIKE = 60.0
"""How alike (0 to 100) two wordings must be to be one statement that was reworded."""
_MOST_PAIRS = 4_000_000
"""Beyond this many pairs rewording is not looked for: what is not the same is added or gone."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two readings of one document, in order of the text."""

    added: tuple[Statement, ...] = ()
    gone: tuple[Statement, ...] = ()
    reworded: tuple[tuple[Statement, Statement], ...] = ()
    """Before and after."""
    another: tuple[tuple[Statement, Statement], ...] = ()
    """The same words of another speaker."""
    same: int = 0

    @property
    def none(self) -> bool:
        """True if every statement is as it was."""
        return not (self.added or self.gone or self.reworded or self.another)


def changes_between(before: Sequence[Statement], after: Sequence[Statement]) -> Changes:
    """Statements of the same words are one; of the others those that are most alike are one reworded."""
    left: dict[str, list[int]] = {}
    for i, statement in enumerate(before):
        left.setdefault(statement.text, []).append(i)
    same, another, new = 0, [], []
    for statement in after:
        twins = left.get(statement.text)
        if not twins:
            new.append(statement)
            continue
        who = statement.speaker.name
        twin = next((i for i in twins if before[i].speaker.name == who), twins[0])
        twins.remove(twin)
        if before[twin].speaker.name == who:
            same += 1
        else:
            another.append((before[twin], statement))
    old = [before[i] for i in sorted(i for twins in left.values() for i in twins)]
    pairs = _reworded(old, new)
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    return Changes(
        tuple(s for j, s in enumerate(new) if j not in columns),
        tuple(s for i, s in enumerate(old) if i not in rows),
        tuple((old[i], new[j]) for i, j in pairs), tuple(another), same,
    )  # fmt: skip


def _reworded(old: Sequence[Statement], new: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs of alike wordings by their numbers, chosen from the most alike down; each statement once."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    from rapidfuzz import fuzz, process

    table = process.cdist([s.text for s in old], [s.text for s in new], scorer=fuzz.ratio, score_cutoff=ALIKE)
    ranked = sorted((-float(table[i, j]), i, j) for i, j in zip(*table.nonzero(), strict=True))
    rows, columns = set[int](), set[int]()
    pairs = []
    for _, i, j in ranked:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return sorted(pairs, key=lambda p: p[1])
