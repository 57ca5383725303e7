"""Who speaks decides nothing: names and sides exchanged over labelled pairs, and the same in cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from credtui.bundled import rules_dir
from credtui.evaluate.pairs import describe_side, predict_statements, read_rows
from credtui.knowledge import load_knowledge
from credtui.ruleset import load_ruleset

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "pairs.jsonl"


@pytest.fixture(scope="module")
def described():
    if not GOLD.is_file():
        pytest.skip("the labelled pairs are not beside this checkout")
    rows = read_rows(GOLD)
    knowledge = load_knowledge()
    sides = [
        describe_side(s, f"{i}/{k}", knowledge)
        for i, r in enumerate(rows)
        for k, s in zip("ab", (r.a, r.b), strict=True)
    ]
    return rows, sides, knowledge, load_ruleset([rules_dir()])


def shown(made):
    return [(p.conflict, p.relation, p.type, p.score) for p in made]


def test_exchanging_the_sides_changes_nothing(described):
    rows, sides, knowledge, ruleset = described
    turned = [sides[i ^ 1] for i in range(len(sides))]
    one = predict_statements(rows, sides, knowledge, ruleset)
    two = predict_statements(rows, turned, knowledge, ruleset)
    assert shown(one) == shown(two)


def test_exchanging_the_two_speakers_changes_nothing(described):
    from dataclasses import replace

    rows, sides, knowledge, ruleset = described
    swapped = [replace(s, speaker=sides[i ^ 1].speaker) for i, s in enumerate(sides)]
    one = shown(predict_statements(rows, sides, knowledge, ruleset))
    two = shown(predict_statements(rows, swapped, knowledge, ruleset))
    named = [i for i, (x, y) in enumerate(zip(one, two, strict=True)) if x != y]
    # only a speaker named in the other side's claim may matter (denied utterances)
    assert all("denied-utterance" in (one[i][2], two[i][2]) for i in named)
