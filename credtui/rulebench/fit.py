"""Fitting points to labelled pairs: the arithmetic of ``rules fit``.

The score is a logistic curve of the sum (DESIGN section 6), so fitting points is logistic regression
with the factor ``ln 2 / 10``.  It is regularised towards the points that are there, a rule keeps the
sign it has, and pairs are weighted so that conflicts make up the base rate.  What is told of the result
is measured on disputes that had no part in it, with the scoring that a case gets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from credtui.conflicts.score import Scores, score_rows
from credtui.model import Scoring
from credtui.ruleset.ruleset import Rule

SCALE = np.log(2.0) / 10.0
"""Natural log-odds of one point: ten points double the odds."""
FOLDS = 5
STEPS = 400
ROUNDS = 3
"""Other points may let another rule of a group count, so what counts is worked out again."""
PULL = 0.02
"""Weight of the quadratic pull towards the points that are there, per point squared and pair."""

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Samples:
    """Labelled pairs; each has one row or more, one for every claim beside every claim."""

    fired: Bools
    """Rules x rows."""
    pair: Ints
    """Row -> its pair."""
    conflict: Bools
    """Pair -> is it labelled as a conflict?"""
    dispute: tuple[str, ...]
    """Pair -> what it is about; a dispute is held out whole."""

    def of(self, wanted: Bools) -> Samples:
        """The pairs of a mask."""
        number = np.cumsum(wanted) - 1
        rows = wanted[self.pair]
        disputes = tuple(d for d, w in zip(self.dispute, wanted.tolist(), strict=True) if w)
        return Samples(self.fired[:, rows], number[self.pair[rows]], self.conflict[wanted], disputes)


@dataclass(frozen=True, slots=True)
class Figures:
    """How some points do on labelled pairs."""

    loss: float
    """Mean log loss of the score, in bits, with conflicts weighted to the base rate."""
    precision: float
    """Of the pairs reported, the share of conflicts, at the base rate."""
    recall: float

    def words(self) -> str:
        """``0.412 bits, precision .880, recall .700``."""
        return f"{self.loss:.3f} bits, precision {self.precision:.3f}, recall {self.recall:.3f}"


@dataclass(frozen=True, slots=True)
class Fit:
    """Proposed points and how they do on disputes that were not fitted."""

    points: tuple[int, ...]
    before: Figures
    """The current points, on the held-out folds."""
    after: Figures


def fit_points(
    rules: Sequence[Rule], samples: Samples, scoring: Scoring, base_rate: float, pull: float = PULL
) -> Fit:
    """Points for the rules, and how points made in the same way do on the disputes left out."""
    folds = np.asarray([hashlib.sha256(d.encode()).digest()[0] % FOLDS for d in samples.dispute])
    score, said = (np.zeros((2, len(samples.conflict))) for _ in range(2))
    now = [r.points for r in rules]
    for fold in range(FOLDS):
        out = folds == fold
        if not out.any():
            continue
        made = now if out.all() else descend(rules, samples.of(~out), scoring, base_rate, pull)
        for i, points in enumerate((now, made)):
            score[i, out], said[i, out] = judged(rules, points, samples.of(out), scoring)
    weight = weights(samples.conflict, base_rate)
    before, after = (figures(score[i], said[i] > 0, samples.conflict, weight) for i in range(2))
    return Fit(tuple(descend(rules, samples, scoring, base_rate, pull)), before, after)


def judged(
    rules: Sequence[Rule], points: Sequence[int], samples: Samples, scoring: Scoring
) -> tuple[Floats, Bools]:
    """Score (0 to 1) of each pair's strongest row, and whether it is reported."""
    made = _scored(rules, points, samples.fired, scoring)
    size = len(samples.conflict)
    score, said = np.full(size, 0.01), np.zeros(size, dtype=np.bool_)
    np.maximum.at(score, samples.pair, made.score / 100.0)
    np.logical_or.at(said, samples.pair, made.conflict)
    best = np.zeros(size)
    np.maximum.at(best, samples.pair, np.where(made.conflict, made.score / 100.0, 0.0))
    return np.where(said, best, score), said


def _scored(rules: Sequence[Rule], points: Sequence[int], fired: Bools, scoring: Scoring) -> Scores:
    moved = [replace(r, points=p) for r, p in zip(rules, points, strict=True)]
    return score_rows(moved, fired, scoring)


def figures(score: Floats, said: Bools, conflict: Bools, weight: Floats) -> Figures:
    """Log loss, precision and recall of judged pairs, weighted."""
    loss = -np.log2(np.where(conflict, score, 1.0 - score))
    total = max(float(weight.sum()), 1e-9)
    hit, reported = float(weight[said & conflict].sum()), float(weight[said].sum())
    true = float(weight[conflict].sum())
    return Figures(
        float((loss * weight).sum()) / total, hit / reported if reported else 0.0, hit / true if true else 0.0
    )


def weights(conflict: Bools, base_rate: float) -> Floats:
    """Weights that make conflicts ``base_rate`` of all, with mean 1; plain ones if one label is absent."""
    share = float(conflict.mean()) if len(conflict) else 0.0
    if not 0.0 < share < 1.0:
        return np.ones(len(conflict))
    made: Floats = np.where(conflict, base_rate / share, (1.0 - base_rate) / (1.0 - share))
    return made


def descend(
    rules: Sequence[Rule], samples: Samples, scoring: Scoring, base_rate: float, pull: float = PULL
) -> list[int]:
    """Fitted whole points.  A pair without a conflict rule, or under a veto, is decided: it has no say."""
    start = np.asarray([r.points for r in rules], dtype=np.float64)
    low, high = _limits(rules)
    weight = weights(samples.conflict, base_rate)
    points = [r.points for r in rules]
    for _ in range(ROUNDS):
        made = _scored(rules, points, samples.fired, scoring)
        rows = _strongest(made, samples)
        pairs = samples.pair[rows]
        found = _gradient(
            made.counted[:, rows].T.astype(np.float64), samples.conflict[pairs], start, scoring.offset,
            weight[pairs], pull, low, high,
        )  # fmt: skip
        before, points = points, [int(v) for v in np.rint(found)]
        if points == before:
            break
    return points


def _limits(rules: Sequence[Rule]) -> tuple[Floats, Floats]:
    """A rule keeps its sign; one that argues for a conflict keeps a point, or it could never decide."""
    low = np.asarray([(1.0 if r.relation else 0.0) if r.points > 0 else -100.0 for r in rules])
    high = np.asarray([100.0 if r.points > 0 else 0.0 for r in rules])
    fixed = np.asarray([r.points == 0 or r.gate for r in rules])
    now = np.asarray([float(r.points) for r in rules])
    return np.where(fixed, now, low), np.where(fixed, now, high)


def _strongest(made: Scores, samples: Samples) -> list[int]:
    """One undecided row a pair: the one of the highest sum, of equals the first."""
    best: dict[int, int] = {}
    for row in np.flatnonzero((made.veto < 0) & (made.top >= 0)).tolist():
        pair = int(samples.pair[row])
        if pair not in best or made.sum[row] > made.sum[best[pair]]:
            best[pair] = row
    return [best[pair] for pair in sorted(best)]


def _gradient(
    x: Floats, y: Bools, start: Floats, offset: int, weight: Floats, pull: float, low: Floats, high: Floats
) -> Floats:
    """Projected gradient descent; the step is the inverse of a bound on the curvature."""
    count = max(len(y), 1)
    size = float(np.linalg.norm(x * np.sqrt(weight)[:, None], 2)) if x.size else 0.0
    regular = pull * SCALE**2
    step = 1.0 / (SCALE**2 * size**2 / (4.0 * count) + regular)
    w = start.copy()
    for _ in range(STEPS):
        z = SCALE * (x @ w - offset)
        p = 1.0 / (1.0 + np.exp(-np.clip(z, -40.0, 40.0)))
        slope = SCALE * (x.T @ (weight * (p - y))) / count + regular * (w - start)
        w = np.clip(w - step * slope, low, high)
    return w
