"""Which rules a case exercises: those that never fire, always fire, or fire where another does.

And which suppressions keep nothing silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from credtui.ruleset.ruleset import Ruleset, Suppression
from credtui.tomlio.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from credtui.knowledge import Knowledge

OVERLAP = 0.9
"""Least share of the pairs on which either of two rules fires, on which both do, to call it overlap."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often one rule fired."""

    rule: str
    fired: int
    pairs: int
    """Candidate pairs of propositions, the whole that ``fired`` is counted in."""
    overlaps: tuple[str, ...] = ()
    """Other rules that fire on nearly the same pairs."""

    @property
    def verdict(self) -> str:
        """``never``, ``always`` or ``some``; ``""`` if there was no pair to fire on."""
        if not self.pairs:
            return ""
        return "never" if not self.fired else "always" if self.fired == self.pairs else "some"


def columns_of(words: Sequence[str], knowledge: Knowledge, sources: Sequence[Path] = ()) -> Any:
    """The candidate pairs of what a command line names.  Raises BadInput if it names nothing."""
    from credtui.pipeline import pair_columns, statements_of
    from credtui.store.targets import load_target

    target = load_target(words, knowledge, sources)
    return pair_columns(
        statements_of(target.documents, knowledge, target.corrections), knowledge, target.case
    )


def coverage(ruleset: Ruleset, cases: Sequence[Any]) -> tuple[Coverage, ...]:
    """Every enabled rule's coverage over the columns of one or more cases, in the order of the ruleset."""
    fired = np.concatenate([ruleset.fire(columns).fired for columns in cases], axis=1)
    single = fired.astype(np.float32)
    both = single @ single.T
    counts = both.diagonal()
    either = counts[:, None] + counts[None, :] - both
    close = (both > 0) & (both >= OVERLAP * either)
    ids = [r.id for r in ruleset.rules]
    return tuple(
        Coverage(name, int(fired[i].sum()), fired.shape[1],
                 tuple(ids[j] for j in np.flatnonzero(close[i]).tolist() if j != i))
        for i, name in enumerate(ids)
    )  # fmt: skip


def coverage_words(one: Coverage) -> str:
    """Coverage as a phrase."""
    if not one.pairs:
        return "no pairs"
    often = f"fires on {one.fired} of {one.pairs} pairs"
    words = {"never": "never fires", "always": f"always fires ({one.pairs} pairs)"}.get(one.verdict, often)
    return words + (f"; with {', '.join(one.overlaps)}" if one.overlaps else "")


def idle_suppressions(ruleset: Ruleset) -> tuple[Suppression, ...]:
    """Suppressions that can silence nothing, whatever the articles: ended, or of a disabled rule."""
    on = {r.id for r in ruleset.rules}
    return tuple(s for s in ruleset.suppressions if s.over or s.rule not in on)


def suppression_problem(one: Suppression, ruleset: Ruleset) -> Problem:
    """Where an unused suppression stands and why it is of no use, as a note."""
    if one.over:
        why = f"ended on {one.until}"
    elif all(r.id != one.rule for r in ruleset.rules):
        why = "its rule is disabled"
    else:
        why = f"no pair on which the rule fires holds '{one.contains}'"
    message = f"unused suppression of {one.rule}: {why}"
    return Problem(one.file, one.line, 1, message, severity="note")


def suppression_note(one: Suppression, ruleset: Ruleset) -> str:
    """The same as one line."""
    found = suppression_problem(one, ruleset)
    return f"{found.file}:{found.line}: {found.message}"
