"""From fired rules to scores: groups, vetoes, the exact sum and the formula of DESIGN section 6.

Works on whole arrays; nothing here knows a rule's meaning.  ``Board`` keeps what it found, so that new
points for one rule touch only the pairs on which that rule fired.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from credtui.model import CONFLICT_RELATIONS, Scoring

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Indices = NDArray[np.signedinteger]

CLEAR, CHECK = 85, 65
"""Lowest scores of the bands *clear* and *check*; what is reported below is *weak*."""


class Scored(Protocol):
    """What scoring must know of a rule."""

    @property
    def points(self) -> int: ...  # noqa: D102
    @property
    def group(self) -> str: ...  # noqa: D102
    @property
    def relation(self) -> str | None: ...  # noqa: D102
    @property
    def type(self) -> str | None: ...  # noqa: D102
    @property
    def excuse(self) -> str | None: ...  # noqa: D102
    @property
    def gate(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Scores:
    """One entry a pair; rule indices point into the rules given, -1 is none."""

    sum: Ints
    score: Ints
    counted: Bools
    """rules x pairs: the rule's points are part of the sum."""
    top: Ints
    """The rule that gives relation and type."""
    veto: Ints
    excuse: Ints
    """The strongest excuse that fired."""
    conflict: Bools


def score_of(total: Ints | int, offset: int) -> Ints:
    """``p = 1 / (1 + 2 ** -((sum - offset) / 10))`` in per cent, clamped to 1..99."""
    value = (np.asarray(total, dtype=np.float64) - offset) / 10.0
    p = 1.0 / (1.0 + np.exp2(-np.clip(value, -60.0, 60.0)))
    return np.clip(np.rint(100.0 * p), 1, 99).astype(np.int64)


def band_of(score: int) -> str:
    """The word for a score."""
    return "clear" if score >= CLEAR else "check" if score >= CHECK else "weak"


def score_rows(rules: Sequence[Scored], fired: Bools, scoring: Scoring) -> Scores:
    """Score every pair; ``fired`` is rules x pairs."""
    return Board(rules, fired, scoring).scores()


class Board:
    """The scores of many pairs, kept so that one rule's points can change without starting again.

    Only the rules that fired decide who leads a group, so each group keeps its strongest firing rule
    per pair.  New points for a rule can move that choice in its own group alone, and only where it fired.
    """

    def __init__(self, rules: Sequence[Scored], fired: Bools, scoring: Scoring) -> None:
        count, size = fired.shape
        self._fired = fired
        self._scoring = scoring
        # index -1 (no rule) reads the last entry
        self._points = np.asarray([*(r.points for r in rules), 0], dtype=np.int64)
        self._leads = np.asarray([*(r.relation in CONFLICT_RELATIONS for r in rules), False], dtype=np.bool_)
        groups: dict[str, list[int]] = {}
        for i, rule in enumerate(rules):
            if not rule.gate:
                groups.setdefault(rule.group, []).append(i)
        self._members = list(groups.values())
        self._excuses = [i for i, r in enumerate(rules) if r.excuse and not r.gate]
        self._leading = [g for g, m in enumerate(self._members) if self._leads[m].any()]
        self._index = np.dtype(np.int16 if count < 2**15 else np.int32)
        self._veto = np.full(size, -1, dtype=self._index)
        for i in reversed([i for i, r in enumerate(rules) if r.gate]):
            np.copyto(self._veto, i, where=fired[i])
        self._vetoed = self._veto >= 0
        self._chosen = np.full((len(self._members), size), -1, dtype=self._index)
        self._raw = np.zeros(size, dtype=np.int64)
        for g, members in enumerate(self._members):
            self._strongest(members, self._chosen[g])
            self._raw += self._points[self._chosen[g]]
        self._excuse = np.full(size, -1, dtype=self._index)
        self._strongest(self._excuses, self._excuse)
        self._top = self._tops(self._chosen)

    def _strongest(self, members: Sequence[int], out: Indices) -> None:
        """Write the firing rule of most weight into ``out``, the first among equals."""
        out.fill(-1)
        # weakest first, so that what is written last is the strongest
        for i in sorted(members, key=lambda i: (abs(int(self._points[i])), -i)):
            np.copyto(out, i, where=self._fired[i])

    def _tops(self, chosen: Indices) -> Indices:
        """Of the groups' choices, the conflict rule of most points above nought, the first among equals."""
        weight = np.where(self._leads, self._points, 0)
        top = np.full(chosen.shape[1], -1, dtype=self._index)
        best = np.zeros(chosen.shape[1], dtype=np.int64)
        for g in self._leading:
            value = weight[chosen[g]]
            better = value > best
            np.copyto(best, value, where=better)
            np.copyto(top, chosen[g], where=better)
        return top

    def set_points(self, rule: int, points: int) -> None:
        """Give the rule of this index other points: its column is worked through again, nothing else."""
        before = self._points.copy()
        self._points[rule] = points
        if rule in self._excuses:
            self._strongest(self._excuses, self._excuse)
        for g, members in enumerate(self._members):
            if rule in members:
                self._move(g, before)

    def _move(self, group: int, before: Ints) -> None:
        """Choose again in one group; sums and leading rules follow where that changed anything."""
        old = self._chosen[group].copy()
        new = self._chosen[group]
        self._strongest(self._members[group], new)
        gain = self._points[new] - before[old]
        self._raw += gain
        if group in self._leading:
            rows = np.flatnonzero((gain != 0) | (new != old))
            self._top[rows] = self._tops(self._chosen[:, rows])

    @property
    def sum(self) -> Ints:
        """The exact sum of each pair, 0 under a veto: what pairs are ranked by."""
        return np.where(self._vetoed, 0, self._raw)

    def scores(self) -> Scores:
        """The scores as they stand; later changes of points do not touch them."""
        total, limit = self.sum, self._scoring.threshold
        counted = np.zeros(self._fired.shape, dtype=np.bool_)
        for g, members in enumerate(self._members):
            chosen = np.where(self._vetoed, -1, self._chosen[g])
            for i in members:
                np.equal(chosen, i, out=counted[i])
        score = _looked_up(total, self._scoring.offset)
        score = np.where(self._top < 0, np.minimum(score, limit - 1), score)
        conflict = (score >= limit) & (self._top >= 0) & ~self._vetoed
        top, veto, excuse = (x.astype(np.int64) for x in (self._top, self._veto, self._excuse))
        return Scores(total, score, counted, top, veto, excuse, conflict)


def _looked_up(total: Ints, offset: int) -> Ints:
    """``score_of`` of whole sums: worked out once for each sum there can be, then read from that table."""
    if not total.size:
        return total
    low, high = int(total.min()), int(total.max())
    if high - low > total.size:
        return score_of(total, offset)
    return score_of(np.arange(low, high + 1), offset)[total - low]
