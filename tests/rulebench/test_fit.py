"""Fitting of points on made-up pairs whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from credtui.model import Scoring
from credtui.rulebench.fit import Fit, Samples, descend, fit_points, judged, weights
from credtui.rulebench.fitting import patch, unified
from credtui.ruleset.load import check_texts, compiled
from credtui.ruleset.ruleset import Rule

SCORING = Scoring(offset=40, threshold=50)
TRUE = (60, 25, -30)


def rules(*points: int) -> tuple[Rule, ...]:
    """A conflict rule, and settings, each in a group of its own."""
    kinds = ('relation = "contrary"\ntype = "number"', 'group = "g1"', 'group = "g2"')
    text = "".join(
        f'[rule.r{i}]\ntitle = "r"\npoints = {p}\n{kinds[min(i, 2)]}{i if i > 2 else ""}\n'
        f"when = {{ shared-names = {{ ge = {i} }} }}\n"
        for i, p in enumerate(points)
    )
    checked, problems = check_texts({"x.toml": text})
    assert not [p for p in problems if p.is_error]
    return compiled(checked).rules


def made(count: int = 900, seed: int = 5) -> Samples:
    """Pairs on which rules fire at random and whose label follows the score of the true points."""
    chance = np.random.default_rng(seed)
    fired = chance.random((3, count)) < 0.5
    fired[0] = True
    odds = np.log(2) / 10 * (fired.T @ np.asarray(TRUE, dtype=np.float64) - SCORING.offset)
    conflict = chance.random(count) < 1 / (1 + np.exp(-odds))
    return Samples(fired, np.arange(count), conflict, tuple(f"d{i % 60}" for i in range(count)))


def fitted(*points: int, pull: float = 0.001) -> Fit:
    samples = made()
    return fit_points(rules(*points), samples, SCORING, float(samples.conflict.mean()), pull)


def test_points_move_towards_what_the_labels_say_and_do_better_on_what_was_held_out() -> None:
    found = fitted(45, 60, -5)
    assert found.after.loss < found.before.loss
    assert found.points[0] > 50
    assert found.points[1] < 45
    assert found.points[2] < -15


def test_signs_are_kept_and_a_conflict_rule_keeps_a_point() -> None:
    found = fitted(45, -10, 10, pull=0.0001)
    assert found.points[1] <= 0
    assert found.points[2] >= 0
    samples = made()
    never = Samples(samples.fired, samples.pair, np.zeros(900, dtype=np.bool_), samples.dispute)
    assert descend(rules(45, 10, -10), never, SCORING, 0.5, 1e-6)[0] == 1


def test_a_strong_pull_changes_nothing_and_zero_stays_zero() -> None:
    assert fitted(45, 0, -5, pull=1e6).points == (45, 0, -5)
    assert fitted(45, 0, -5).points[1] == 0


def test_the_held_out_figures_are_those_of_the_score_a_case_gets() -> None:
    samples = made()
    found = rules(45, 20, -30)
    score, said = judged(found, [45, 20, -30], samples, SCORING)
    sums = samples.fired.T @ np.asarray([45, 20, -30]) - SCORING.offset
    shown = np.clip(np.rint(100 / (1 + 2.0 ** (-sums / 10))), 1, 99) / 100
    assert np.allclose(score, shown)
    assert (said == (shown >= 0.5)).all()


def test_the_strongest_row_of_a_pair_decides() -> None:
    fired = np.asarray([[True, True, False], [False, True, False], [True, False, False]])
    samples = Samples(fired, np.asarray([0, 0, 1]), np.asarray([True, False]), ("x", "y"))
    score, said = judged(rules(45, 20, -30), [45, 20, -30], samples, SCORING)
    assert said.tolist() == [True, False]
    assert score.tolist() == [0.85, 0.06]


def test_weights_give_the_base_rate() -> None:
    conflict = np.asarray([True] * 30 + [False] * 10)
    weight = weights(conflict, 0.2)
    assert np.isclose(weight[conflict].sum() / weight.sum(), 0.2)
    assert np.isclose(weight.mean(), 1.0)


@pytest.mark.parametrize("label", [True, False])
def test_one_label_alone_gives_figures_all_the_same(label: bool) -> None:
    samples = made(60)
    one = Samples(samples.fired, samples.pair, np.full(60, label), samples.dispute)
    found = fit_points(rules(45, 20, -30), one, SCORING, 0.5)
    assert 0 <= found.after.precision <= 1
    assert np.isfinite(found.after.loss)


def test_the_patch_keeps_comments() -> None:
    texts = {"a.toml": "[rule.x]  # mine\npoints = 3    # tuned\n", "b.toml": "[rule.y]\npoints = 1\n"}
    after = patch(texts, {("a.toml", ("rule", "x", "points")): 12})
    assert after == {"a.toml": "[rule.x]  # mine\npoints = 12    # tuned\n"}
    assert "-points = 3    # tuned\n+points = 12    # tuned\n" in unified(texts, after)
