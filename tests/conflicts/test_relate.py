"""Rules on hand-built propositions: the flagship's shape with invented people."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest
from build import contact, count, days, statement

from credtui.bundled import rules_dir
from credtui.knowledge import load_knowledge
from credtui.model import Facets, Ref
from credtui.pipeline import compare_statements
from credtui.ruleset import load_ruleset


@lru_cache(maxsize=1)
def loaded():
    return load_knowledge(), load_ruleset([rules_dir()])


def compare(*statements):
    knowledge, ruleset = loaded()
    return compare_statements(statements, (), knowledge, ruleset, all_relations=True)


def only(*statements):
    found = compare(*statements)
    every = [*found.conflicts, *found.relations]
    assert len(every) == 1, every
    return every[0]


REGULAR = statement(
    "a",
    "They talk regularly",
    contact(occurrences=count(3, None, "regularly"), when=days("2029-01-01", "2031-03-01")),
)
ONCE = statement(
    "b", "They talked only once", contact(occurrences=count(1, 1, "once"), covers=days(None, "2031-03-01"))
)


def test_regular_against_once_is_contrary_frequency():
    made = only(REGULAR, ONCE)
    assert (made.relation, made.type) == ("contrary", "frequency")
    assert sum(p.points for p in made.points if p.counted) == made.sum
    assert any("regularly" in p.explain and "once" in p.explain for p in made.points)


def test_regular_against_not_regular_is_contradictory():
    denied = contact(polarity="negated", occurrences=count(3, None, "regularly"))
    no = statement("b", "They do not talk regularly", denied, stance="deny")
    made = only(REGULAR, no)
    assert made.relation == "contradictory" and made.type in ("denial", "negation")


def test_once_in_another_period_is_different_time():
    once = statement("b", "Before 2020 they talked once",
                     contact(occurrences=count(1, 1, "once"), covers=days(None, "2019-12-31")))  # fmt: skip
    assert only(REGULAR, once).relation == "different-time"


def test_without_regular_the_frequency_rule_is_silent():
    plain = statement("a", "They talk", contact(when=days("2029-01-01", "2031-03-01")))
    made = compare(plain, ONCE)
    assert not made.conflicts


def test_no_comment_is_no_conflict():
    silent = statement("b", "declined to comment", contact(polarity="negated"), stance="decline")
    assert only(REGULAR, silent).relation == "non-confirmation"


TOLL = Facets(
    polarity="affirmed", event=Ref("die", "died", known=True), patient=Ref("miners", "miners"),
    place=Ref("Hlyboka", "Hlyboka"), participants=(Ref("miners", "miners"),), measure="killed",
    unique=True, modality="happened",
)  # fmt: skip


def toll(name, lo, hi, **more):
    facets = replace(TOLL, quantity=count(lo, hi, str(lo or hi)))
    return statement(name, f"{lo or hi} miners died in Hlyboka", facets, **more)


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        ((40, 40), (6, 6), True),
        ((40, None), (53, 53), False),
        ((None, 50), (471, 471), True),
        ((40, 40), (40, 40), False),
    ],
)
def test_numbers_collide_only_if_they_share_no_value(one, two, conflict):
    made = only(toll("a", *one), toll("b", *two))
    assert made.is_conflict is conflict
    if conflict:
        assert made.type == "number"


def test_the_same_speaker_later_is_an_update():
    made = only(toll("a", 12, 12, speaker="Ministry of Mines"),
                toll("b", 19, 19, speaker="Ministry of Mines", day="2031-03-03"))  # fmt: skip
    assert made.relation == "update"


def test_killed_is_not_wounded():
    wounded = replace(
        TOLL, measure="wounded", event=Ref("wound", "hurt", known=True), quantity=count(130, 130, "130")
    )
    made = only(toll("a", 40, 40), statement("b", "130 miners were hurt in Hlyboka", wounded))
    assert made.relation == "scope"


def test_planned_is_not_done():
    plan = statement("b", "They will not talk before spring", contact(polarity="negated", modality="planned"))
    assert not compare(statement("a", "They talked", contact()), plan).conflicts


def test_order_of_input_changes_nothing():
    one = compare(REGULAR, ONCE, toll("c", 40, 40), toll("d", 6, 6))
    two = compare(toll("d", 6, 6), ONCE, toll("c", 40, 40), REGULAR)
    assert one == two


def test_exchanging_names_changes_no_relation_or_score():
    def bare(found):
        return [(r.a, r.b, r.relation, r.type, r.score, r.sum) for r in (*found.conflicts, *found.relations)]

    names = {"a": "Petro Hai", "b": "Ivan Lys", "c": "Olha Rak", "d": "Yurii Sokil"}
    made = [REGULAR, ONCE, toll("c", 40, 40), toll("d", 6, 6)]

    def named(order):
        return [
            replace(s, speaker=replace(s.speaker, name=names[k])) for s, k in zip(made, order, strict=True)
        ]

    assert bare(compare(*named("abcd"))) == bare(compare(*named("badc"))) == bare(compare(*named("cdab")))


def test_whole_report_denial_is_one_row():
    claims = [
        statement(
            f"c{i}",
            f"Roman Sych did thing {i}",
            contact(),
            document="article",
            start=100 * i,
            speaker="Daily Kite",
        )
        for i in range(4)
    ]
    rejected = Facets(polarity="negated", about="whole-report")
    denial = statement("z", "There is no truth in it", rejected, stance="deny", document="article", start=900)
    found = compare(*claims, denial)
    assert len([r for r in found.conflicts if "z" in (r.a, r.b)]) == 1


def test_who_says_both_does_not_collide_with_who_says_both():
    once = contact(occurrences=count(1, 1, "once"), when=days(None, "2020-12-31"))
    since = days("2021-01-01", "2031-03-01")
    never = contact(polarity="negated", occurrences=count(0, 0, "never"), covers=since)
    one = statement("a", "Once before 2021 and never since", once, never)
    found = compare(one, statement("b", "One talk before 2021, none since", once, never))
    assert not found.conflicts


def test_empty_statements_are_unrelated_and_harmless():
    found = compare(statement("a", ""), statement("b", "Hm"))
    assert not found.conflicts


def test_without_a_rule_nothing_collides(tmp_path):
    knowledge, _ = loaded()
    (tmp_path / "none.toml").write_text("format = 1\n", "utf-8")
    found = compare_statements((REGULAR, ONCE), (), knowledge, load_ruleset([tmp_path]), all_relations=True)
    assert not found.conflicts


def test_dispute_positions_and_flip_cost():
    found = compare(REGULAR, ONCE)
    (dispute,) = found.disputes
    assert sorted(len(p.statements) for p in dispute.positions) == [1, 1]
    assert dispute.separation == "not separated"
    assert dispute.flip_cost == 1
    assert found.conflicts[0].dispute == dispute.id
    assert dispute.question.startswith("How often")
