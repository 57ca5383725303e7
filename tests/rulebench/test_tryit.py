"""Two invented sentences through the try-it path: signals, rules, reasons."""

from __future__ import annotations

from functools import cache

import pytest

from credtui.bundled import rules_dir
from credtui.fields import FIELDS, Scope
from credtui.knowledge import Knowledge, load_knowledge
from credtui.rulebench.reasons import Reason, outline
from credtui.rulebench.tryit import Trial, try_pair
from credtui.ruleset import Ruleset, load_ruleset
from credtui.ruleset.load import check_texts, compiled

OFTEN = "The mayor has met the developer regularly since spring"
ONCE = "Мэр встречался с застройщиком только один раз"


@cache
def known() -> tuple[Knowledge, Ruleset]:
    return load_knowledge(), load_ruleset([rules_dir()])


def tried(a: str = OFTEN, b: str = ONCE) -> Trial:
    return try_pair(a, b, *known())


def conditions_of(one: Reason) -> list[Reason]:
    return [t for part in one.parts for t in conditions_of(part)] if one.parts else [one]


def test_every_signal_and_every_rule_comes_out_and_the_points_add_up() -> None:
    trial = tried()
    first = trial.pairs[0]
    assert {s.field for s in first.signals} == {
        f.name for f in FIELDS.values() if f.scope is not Scope.STATEMENT
    }
    assert {r.rule.id for r in first.rules} == {r.id for r in known()[1].rules}
    assert trial.relation is not None
    assert (trial.relation.relation, trial.relation.type) == ("contrary", "frequency")
    assert sum(r.rule.points for r in first.rules if r.counted) == first.sum == trial.relation.sum


def test_signals_are_told_in_the_source_s_words_beside_what_they_stand_for() -> None:
    signals = {s.field: s for s in tried().pairs[0].signals}
    assert signals["occurrences"].a == "“regularly” = 3 or more"
    assert "disjoint" in signals["occurrences"].holds
    assert signals["counts-differ"].between == "yes"
    assert not signals["quantity"].known


def test_each_condition_is_told_with_its_value_and_its_place() -> None:
    results = {r.rule.id: r for r in tried().pairs[0].rules}
    fired = results["regular-against-single"]
    assert (fired.value, fired.counted, fired.swapped) == ("yes", True, False)
    assert {t.value for t in conditions_of(fired.reason)} == {"yes"}
    count = next(t for t in conditions_of(fired.reason) if t.words == "a.occurrences ge 3")
    assert count.path == ("a", "occurrences", "ge")
    unknown = [t for r in results.values() for t in conditions_of(r.reason) if t.value == "unknown"]
    assert unknown
    assert any(t.read == "not known" for t in unknown)


def test_exchanged_sentences_give_the_same_result_with_the_sides_exchanged() -> None:
    one, other = tried(), tried(ONCE, OFTEN)
    assert one.relation is not None and other.relation is not None
    assert one.relation.score == other.relation.score
    result = next(r for r in other.pairs[0].rules if r.rule.id == "regular-against-single")
    assert (result.value, result.swapped) == ("yes", True)


def test_fired_rules_come_first_then_the_nearest_misses() -> None:
    rules = tried().pairs[0].rules
    values = [r.value == "yes" for r in rules]
    assert values == sorted(values, reverse=True)
    assert rules[0].counted


def test_a_suppressed_rule_says_that_it_is_silenced() -> None:
    text = """[rule.x]
title = "x"
points = 5
when = { occurrences = "disjoint" }
[[suppress]]
rule = "x"
contains = "regularly"
reason = "told apart by hand"
"""
    checked, problems = check_texts({"x.toml": text})
    assert not problems
    result = try_pair(OFTEN, ONCE, known()[0], compiled(checked)).pairs[0].rules[0]
    assert (result.value, result.silenced, result.explain) == ("yes", True, "")


@pytest.mark.parametrize("text", ["", " ", "?", "[/b] {a.text} \x1b[31m", "no comment"])
def test_sentences_that_claim_nothing_give_an_outcome(text: str) -> None:
    trial = tried(text, ONCE)
    assert trial.relation is None or not trial.relation.is_conflict
    for pair in trial.pairs:
        for rule in pair.rules:
            assert list(outline(rule.reason))
