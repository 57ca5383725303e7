"""``rules fit``: points proposed from labelled pairs, as a patch that keeps every comment.

The score is a logistic curve of the sum (DESIGN section 6), so fitting points is logistic regression
with the factor ``ln 2 / 10``.  It is regularised towards the points that are there, a rule keeps the
sign it has, and pairs are weighted so that conflicts make up ``base_rate``.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credtui.tomlio import splice

SCALE = np.log(2.0) / 10.0
"""Natural log-odds of one point: ten points double the odds."""
FOLDS = 5
STEPS = 400

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Proposed points and how they do on pairs that were not fitted."""

    points: tuple[int, ...]
    before: float
    """Mean log loss of the current points on the held-out folds, in bits."""
    after: float


def fit_points(
    counted: Floats, conflict: NDArray[np.bool_], points: Sequence[int], offset: int,
    ids: Sequence[str], base_rate: float = 0.5, pull: float = 0.02,
) -> Fit:  # fmt: skip
    """Fit points.

    ``counted`` is pairs x rules, 1 where the rule's points count; ``pull`` is the weight of the
    quadratic pull towards the current points, per point squared and pair.
    """
    start = np.asarray(points, dtype=np.float64)
    weight = weights(conflict, base_rate)
    fold = np.asarray([hashlib.sha256(i.encode()).digest()[0] % FOLDS for i in ids])
    losses = np.zeros((2, len(conflict)))
    for f in range(FOLDS):
        out = fold == f
        if out.all() or not out.any():
            continue
        found = _descend(counted[~out], conflict[~out], start, offset, weight[~out], pull)
        for row, w in ((0, start), (1, np.rint(found))):
            losses[row, out] = _loss(counted[out], conflict[out], w, offset)
    whole = _descend(counted, conflict, start, offset, weight, pull)
    mean = (losses * weight).sum(axis=1) / max(weight.sum(), 1e-9)
    return Fit(tuple(int(v) for v in np.rint(whole)), float(mean[0]), float(mean[1]))


def weights(conflict: NDArray[np.bool_], base_rate: float) -> Floats:
    """Weights that make conflicts ``base_rate`` of all, with mean 1; plain ones if one label is absent."""
    share = float(conflict.mean()) if len(conflict) else 0.0
    if not 0.0 < share < 1.0:
        return np.ones(len(conflict))
    made: Floats = np.where(conflict, base_rate / share, (1.0 - base_rate) / (1.0 - share))
    return made


def _loss(x: Floats, y: NDArray[np.bool_], w: Floats, offset: int) -> Floats:
    z = SCALE * (x @ w - offset)
    made: Floats = np.logaddexp(0.0, np.where(y, -z, z)) / np.log(2.0)
    return made


def _descend(
    x: Floats, y: NDArray[np.bool_], start: Floats, offset: int, weight: Floats, pull: float
) -> Floats:
    """Projected gradient descent; the step is the inverse of a bound on the curvature."""
    count = max(len(y), 1)
    size = float(np.linalg.norm(x * np.sqrt(weight)[:, None], 2)) if x.size else 0.0
    regular = pull * SCALE**2
    step = 1.0 / (SCALE**2 * size**2 / (4.0 * count) + regular)
    low = np.where(start > 0, 0.0, -100.0)
    high = np.where(start < 0, 0.0, 100.0)
    low, high = np.where(start == 0, 0.0, low), np.where(start == 0, 0.0, high)
    w = start.copy()
    for _ in range(STEPS):
        z = SCALE * (x @ w - offset)
        p = 1.0 / (1.0 + np.exp(-np.clip(z, -40.0, 40.0)))
        slope = SCALE * (x.T @ (weight * (p - y))) / count + regular * (w - start)
        w = np.clip(w - step * slope, low, high)
    return w


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
        out += difflib.unified_diff(left, right, f"a/{file}", f"b/{file}")
    return "".join(out)
