"""From fired rules to scores: groups, vetoes, the exact sum and the formula of DESIGN section 6.

Works on whole arrays; nothing here knows a rule's meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from credtui.model import CONFLICT_RELATIONS, Scoring

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

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
    count, size = fired.shape
    points = np.asarray([r.points for r in rules], dtype=np.int64).reshape(count)
    counted = np.zeros((count, size), dtype=np.bool_)
    total = np.zeros(size, dtype=np.int64)
    best = np.zeros(size, dtype=np.int64)
    top = np.full(size, -1, dtype=np.int64)
    veto = np.full(size, -1, dtype=np.int64)
    groups: dict[str, list[int]] = {}
    for i, rule in enumerate(rules):
        if not rule.gate:
            groups.setdefault(rule.group, []).append(i)
    for members in groups.values():
        which, hit = _strongest(members, points, fired)
        value = np.where(hit, points[which], 0)
        counted[which[hit], np.flatnonzero(hit)] = True
        total += value
        leads = np.asarray([r.relation in CONFLICT_RELATIONS for r in rules], dtype=np.bool_)[which]
        better = hit & leads & (value > best)
        best = np.where(better, value, best)
        top = np.where(better, which, top)
    for i, rule in enumerate(rules):
        if rule.gate:
            veto = np.where((veto < 0) & fired[i], i, veto)
    excuses = [i for i, r in enumerate(rules) if r.excuse and not r.gate]
    which, hit = _strongest(excuses, points, fired)
    excuse = np.where(hit, which, -1)
    vetoed = veto >= 0
    total = np.where(vetoed, 0, total)
    counted[:, vetoed] = False
    score = score_of(total, scoring.offset)
    score = np.where(top < 0, np.minimum(score, scoring.threshold - 1), score)
    conflict = (score >= scoring.threshold) & (top >= 0) & ~vetoed
    return Scores(total, score, counted, top, veto, excuse, conflict)


def _strongest(members: Sequence[int], points: Ints, fired: Bools) -> tuple[Ints, Bools]:
    """The firing rule of most weight, the first among equals, and whether any fired."""
    size = fired.shape[1]
    if not members:
        return np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.bool_)
    index = np.asarray(members, dtype=np.int64)
    weight: NDArray[Any] = np.where(fired[index], np.abs(points[index])[:, None] + 1, 0)
    at = np.argmax(weight, axis=0)
    return index[at], weight[at, np.arange(size)] > 0
