"""Fitting of points on made-up pairs whose answer is known."""

from __future__ import annotations

import numpy as np

from credtui.rulebench.fit import fit_points, patch, unified, weights


def made(count: int = 600, seed: int = 5) -> tuple[np.ndarray, np.ndarray, list[str]]:
    chance = np.random.default_rng(seed)
    fired = (chance.random((count, 3)) < 0.5).astype(np.float64)
    odds = np.log(2) / 10 * (fired @ np.asarray([60.0, 25.0, -30.0]) - 40)
    conflict = chance.random(count) < 1 / (1 + np.exp(-odds))
    return fired, conflict, [f"p{i}" for i in range(count)]


def test_points_move_towards_what_the_labels_say_and_do_better_on_what_was_held_out() -> None:
    fired, conflict, ids = made()
    found = fit_points(fired, conflict, (20, 60, -5), 40, ids, base_rate=float(conflict.mean()), pull=0.001)
    assert found.after < found.before
    assert found.points[0] > 40
    assert found.points[1] < 45
    assert found.points[2] < -15


def test_signs_are_kept() -> None:
    fired, conflict, ids = made()
    found = fit_points(fired, conflict, (-10, 10, 10), 40, ids, pull=0.0001)
    assert found.points[0] <= 0
    assert found.points[2] >= 0


def test_a_strong_pull_changes_nothing_and_zero_stays_zero() -> None:
    fired, conflict, ids = made()
    assert fit_points(fired, conflict, (20, 0, -5), 40, ids, pull=1e6).points == (20, 0, -5)


def test_weights_give_the_base_rate() -> None:
    conflict = np.asarray([True] * 30 + [False] * 10)
    weight = weights(conflict, 0.2)
    assert np.isclose(weight[conflict].sum() / weight.sum(), 0.2)
    assert np.isclose(weight.mean(), 1.0)


def test_the_patch_keeps_comments() -> None:
    texts = {"a.toml": "[rule.x]  # mine\npoints = 3    # tuned\n", "b.toml": "[rule.y]\npoints = 1\n"}
    after = patch(texts, {("a.toml", ("rule", "x", "points")): 12})
    assert after == {"a.toml": "[rule.x]  # mine\npoints = 12    # tuned\n"}
    assert "-points = 3    # tuned\n+points = 12    # tuned\n" in unified(texts, after)
