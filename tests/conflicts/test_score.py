"""Groups, vetoes and sums, whatever fires."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.conflicts.score import band_of, score_of, score_rows
from credtui.model import Scoring


@dataclass(frozen=True)
class Rule:
    points: int
    group: str
    relation: str | None = None
    type: str | None = None
    excuse: str | None = None
    gate: bool = False


rules = st.lists(
    st.builds(
        Rule,
        points=st.integers(-60, 60),
        group=st.sampled_from(["number", "denial", "setting"]),
        relation=st.sampled_from([None, "contrary", "contradictory"]),
        excuse=st.sampled_from([None, "scope"]),
        gate=st.booleans(),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=150, deadline=None)
@given(rules, st.integers(1, 5), st.randoms(use_true_random=False))
def test_counted_points_add_up_to_the_sum(made, pairs, random):
    fired = np.asarray([[random.random() < 0.6 for _ in range(pairs)] for _ in made])
    scores = score_rows(made, fired, Scoring())
    for pair in range(pairs):
        lines = [r.points for i, r in enumerate(made) if scores.counted[i, pair]]
        assert sum(lines) == scores.sum[pair]
        assert not (scores.counted[:, pair] & ~fired[:, pair]).any()
        groups = [r.group for i, r in enumerate(made) if scores.counted[i, pair]]
        assert len(groups) == len(set(groups))
        assert 1 <= scores.score[pair] <= 99
        if any(r.gate and fired[i, pair] for i, r in enumerate(made)):
            assert not scores.conflict[pair]
        if scores.conflict[pair]:
            assert made[scores.top[pair]].relation


def test_the_strongest_rule_of_a_group_counts_once():
    made = [Rule(30, "number", "contrary"), Rule(20, "number", "contrary"), Rule(25, "setting")]
    scores = score_rows(made, np.ones((3, 1), dtype=bool), Scoring())
    assert scores.sum.tolist() == [55]
    assert scores.counted[:, 0].tolist() == [True, False, True]
    assert scores.conflict.tolist() == [True]


def test_support_alone_is_no_conflict():
    scores = score_rows([Rule(90, "setting")], np.ones((1, 1), dtype=bool), Scoring())
    assert not scores.conflict[0] and scores.score[0] < 50


def test_formula_and_bands():
    assert score_of(50, 50) == 50
    assert score_of(60, 50) == 67
    assert score_of(10_000, 50) == 99 and score_of(-10_000, 50) == 1
    assert [band_of(s) for s in (90, 70, 51)] == ["clear", "check", "weak"]
