"""Groups, vetoes and sums, whatever fires."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.conflicts.score import Board, band_of, score_of, score_rows
from credtui.model import CONFLICT_RELATIONS, Scoring


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


def by_hand(made, fired, scoring):
    """One pair, scored as the design words it, without arrays."""
    on = [i for i, r in enumerate(made) if fired[i]]
    veto = next((i for i in on if made[i].gate), -1)
    names = list(dict.fromkeys(r.group for r in made if not r.gate))
    chosen = []
    for name in names:
        group = [i for i in on if made[i].group == name and not made[i].gate]
        chosen += [max(group, key=lambda i: (abs(made[i].points), -i))] if group else []
    leaders = [i for i in chosen if made[i].relation in CONFLICT_RELATIONS and made[i].points > 0]
    # max keeps the first of equals, and the groups come in the order of their first rule
    top = max(leaders, key=lambda i: made[i].points, default=-1)
    excuses = [i for i in on if made[i].excuse and not made[i].gate]
    excuse = max(excuses, key=lambda i: (abs(made[i].points), -i), default=-1)
    total = 0 if veto >= 0 else sum(made[i].points for i in chosen)
    score = int(score_of(total, scoring.offset))
    score = min(score, scoring.threshold - 1) if top < 0 else score
    conflict = score >= scoring.threshold and top >= 0 and veto < 0
    counted = [veto < 0 and i in chosen for i in range(len(made))]
    return {
        "sum": total, "score": score, "counted": counted, "top": top,
        "veto": veto, "excuse": excuse, "conflict": conflict,
    }  # fmt: skip


def table(made, pairs, random):
    return np.asarray([[random.random() < 0.6 for _ in range(pairs)] for _ in made], dtype=np.bool_)


@settings(max_examples=200, deadline=None)
@given(rules, st.integers(1, 5), st.randoms(use_true_random=False))
def test_arrays_score_like_one_pair_by_hand(made, pairs, random):
    fired = table(made, pairs, random)
    scores = score_rows(made, fired, Scoring())
    for pair in range(pairs):
        for key, value in by_hand(made, fired[:, pair], Scoring()).items():
            got = scores.counted[:, pair] if key == "counted" else getattr(scores, key)[pair]
            assert np.array_equal(got, value), key


changes = st.lists(st.tuples(st.integers(0, 6), st.integers(-60, 60)), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(rules, st.integers(0, 30), changes, st.randoms(use_true_random=False))
def test_changed_points_score_like_a_fresh_start(made, pairs, changes, random):
    fired = table(made, pairs, random)
    board = Board(made, fired, Scoring())
    first = board.scores()
    kept = {f.name: getattr(first, f.name).copy() for f in fields(first)}
    for at, points in changes:
        at %= len(made)
        made = [replace(r, points=points) if i == at else r for i, r in enumerate(made)]
        board.set_points(at, points)
        fresh, mine = score_rows(made, fired, Scoring()), board.scores()
        for f in fields(fresh):
            assert np.array_equal(getattr(fresh, f.name), getattr(mine, f.name)), f.name
    for name, value in kept.items():
        assert np.array_equal(getattr(first, name), value), "scores handed out change later"
