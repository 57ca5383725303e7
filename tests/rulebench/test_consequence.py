"""What a change of rules does to the conflicts of one case, losses first."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from credtui.bundled import rules_dir
from credtui.evaluate.pairs import Counts, Row
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Relation
from credtui.rulebench.consequence import Consequence, consequence
from credtui.rulebench.rescoring import LabelledScores
from credtui.ruleset import Ruleset, load_ruleset


def conflict(name: str, score: int, kind: str = "number", relation: str = "contrary") -> Relation:
    band = "clear" if score >= 85 else "check" if score >= 65 else "weak"
    return Relation(name, f"{name}/a", f"{name}/b", 0, 0, relation, kind, score, band, score)


def test_losses_come_first_and_confirmed_ones_before_all() -> None:
    before = [conflict("one", 90), conflict("two", 80), conflict("three", 70), conflict("four", 66)]
    after = [conflict("five", 88), conflict("three", 75), conflict("four", 60)]
    made = consequence(before, after, confirmed={"two"})
    assert [m.relation.id for m in made.vanish] == ["two", "one"]
    assert [(word, m.relation.id) for word, m in made.rows()] == [
        ("vanish", "two"), ("vanish", "one"), ("down", "four"), ("up", "three"), ("new", "five"),
    ]  # fmt: skip
    assert made.sentence() == "2 vanish, of them 1 confirmed; 1 down, 1 up, 1 new; 0 stay."
    assert made.down[0].turned == ("band", "rank")


def test_another_relation_or_rank_with_the_same_score_is_told() -> None:
    before = [conflict("one", 80), conflict("two", 80)]
    after = [conflict("two", 80), conflict("one", 80, relation="contradictory")]
    made = consequence(before, after)
    assert [m.relation.id for m in made.turned] == ["one"]
    assert [m.relation.id for m in made.shifted] == ["two"]
    assert not made.quiet


def test_figures_on_labelled_pairs_are_part_of_the_sentence() -> None:
    made = consequence([], [], gold=(Counts(7, 1, 3), Counts(8, 2, 2)))
    told = "precision .875 -> .800, recall .700 -> .800 on the labelled set"
    assert made.sentence() == f"No conflict changes (0 stay); {told}."
    assert made.quiet


SCORES = st.dictionaries(st.sampled_from("abcdef"), st.integers(50, 99), max_size=6)


@given(SCORES, SCORES)
def test_every_conflict_is_told_once_or_counted_as_staying(old: dict[str, int], new: dict[str, int]) -> None:
    def ranked(scores: dict[str, int]) -> list[Relation]:
        return sorted((conflict(k, v) for k, v in scores.items()), key=lambda r: -r.score)

    made = consequence(ranked(old), ranked(new))
    told = [m.relation.id for word, m in made.rows() if word != "shifted"]
    assert len(told) == len(set(told))
    assert len(told) + made.same == len(old.keys() | new.keys())
    assert consequence(ranked(old), ranked(old)) == Consequence(same=len(old))


@cache
def known() -> tuple[Knowledge, Ruleset]:
    return load_knowledge(), load_ruleset([rules_dir()])


def test_a_labelled_file_is_scored_again_with_other_rules() -> None:
    knowledge, ruleset = known()
    texts = [
        ("Forty miners died in the Hlyboka pit", "Six miners died in the Hlyboka pit", True),
        ("Forty miners died in the Hlyboka pit", "40 miners died in the Hlyboka pit", False),
    ]
    rows = [Row(str(i), {"text": a}, {"text": b}, c, None, None, None, None)
            for i, (a, b, c) in enumerate(texts)]  # fmt: skip
    scores = LabelledScores(rows, knowledge)
    assert scores.counts(ruleset) == Counts(hit=1)
    silent = replace(ruleset, rules=tuple(r for r in ruleset.rules if r.type != "number"))
    assert scores.counts(silent) == Counts(miss=1)
    assert scores.counts(ruleset) == Counts(hit=1)
