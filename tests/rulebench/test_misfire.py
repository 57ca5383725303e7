"""A rule that fired where it should not: example in invented names, conditions that were tried."""

from __future__ import annotations

from functools import cache

import pytest

from credtui.bundled import rules_dir
from credtui.conflicts import relate
from credtui.evaluate.pairs import describe_side, paired_columns
from credtui.knowledge import Knowledge, load_knowledge
from credtui.rulebench.examples import run_examples
from credtui.rulebench.invented import renamed
from credtui.rulebench.misfire import Fired, fired_on, misfire
from credtui.ruleset import Ruleset, check_text, load_ruleset
from credtui.ruleset.check import check_file
from credtui.ruleset.conditions import YES, leaves

TEXTS = {p.name: p.read_text("utf-8") for p in rules_dir().glob("*.toml")}
PAIRS = [
    ("regular-against-single", "Ostap Vovk regularly speaks to Mariia Hora",
     "Ostap Vovk and Mariia Hora had only one phone call", ("Hora", "Vovk")),
    ("other-number", "У шахті «Ясенова» загинули сорок гірників", "Сьогодні в Києві загинули шестеро людей",
     ("Ясенов", "Києв")),
    ("opposite-events", "Совет одобрил продажу порта Вовку", "Совет отклонил продажу порта", ("Вовк",)),
]  # fmt: skip


@cache
def known() -> tuple[Knowledge, Ruleset]:
    return load_knowledge(), load_ruleset([rules_dir()])


def fired(rule_id: str, a: str, b: str) -> Fired:
    knowledge, ruleset = known()
    sides = [describe_side({"text": t}, f"{n}/{n}", knowledge) for n, t in (("a", a), ("b", b))]
    relation = relate(paired_columns(sides, knowledge), ruleset, all_relations=True)[0]
    rule = ruleset.rule(rule_id)
    assert rule is not None
    assert rule_id in [p.rule for p in relation.points]
    return fired_on(rule, relation, sides[0], sides[1], knowledge)


@pytest.mark.parametrize(("rule_id", "a", "b", "names"), PAIRS)
def test_for_every_condition_the_example_is_invented_and_the_proposals_hold(
    rule_id: str, a: str, b: str, names: tuple[str, ...]
) -> None:
    knowledge, _ = known()
    on = fired(rule_id, a, b)
    text = TEXTS[on.rule.file.removeprefix("rules/")]
    proposed = 0
    for leaf in leaves(on.rule.condition):
        made = misfire(on, leaf.path, text, knowledge)
        assert made.fires
        assert not any(name in made.example for name in names)
        assert made.condition.path == leaf.path
        assert check_text(made.text, "x.toml") == []
        assert made.text.replace("\n" + made.example, "", 1) == text
        for index, one in enumerate(made.proposals):
            proposed += 1
            rule = next(r for r in check_file(made.with_proposal(index), "x").rules if r.id == rule_id)
            assert all(o.passed for o in run_examples([rule], knowledge))
            assert rule.condition.eval(on.columns, on.swapped)[on.row] != YES
            before, after = text.splitlines(), one.text.splitlines()
            assert len(set(before) - set(after)) <= 1
    assert proposed


def test_a_condition_that_is_not_there_is_a_key_error() -> None:
    rule_id, a, b, _ = PAIRS[0]
    with pytest.raises(KeyError, match="no condition at a\\.quantity"):
        misfire(fired(rule_id, a, b), ("a", "quantity"), TEXTS["conflicts.toml"], known()[0])


def test_the_value_that_was_wrong_leaves_the_list() -> None:
    made = misfire(
        fired("regular-against-single", "Ostap Vovk regularly speaks to Mariia Hora",
              "Ostap Vovk and Mariia Hora had only one phone call"),
        ("event-kind", "in"), TEXTS["conflicts.toml"], known()[0],
    )  # fmt: skip
    first = made.proposals[0]
    assert first.words == "event-kind in same, implied, mentioned"
    assert 'event-kind = { in = ["same", "implied", "mentioned"] }' in first.text


def sides(*texts: tuple[str, str]) -> tuple[list[str], list[str]]:
    knowledge = known()[0]
    statements = [describe_side({"text": t, "lang": lang}, f"{i}/x", knowledge)
                  for i, (t, lang) in enumerate(texts)]  # fmt: skip
    made = renamed([t for t, _ in texts], statements, knowledge)
    return list(made.texts), list(made.left)


def test_one_name_becomes_one_invented_name_in_three_languages_and_its_case() -> None:
    texts, left = sides(
        ("У Києві Остап Вовк говорив із Марією Горою", "uk"),
        ("В Киеве Остап Вовк не был", "ru"),
        ("Ostap Vovk was in Kyiv", "en"),
    )
    assert texts[0].startswith("У Куцьку ")
    assert texts[1].startswith("В Куцке ")
    assert texts[2].endswith(" in Kutsk")
    assert "Vovk" not in texts[2] and "Вовк" not in texts[0] + texts[1]
    assert left == []


def test_words_with_a_capital_that_stay_are_told() -> None:
    texts, left = sides(("On Monday Tymur Balan, the port director, left for Kyiv", "en"))
    assert texts == ["On Monday Roman Sych, the port director, left for Kutsk"]
    assert left == ["Monday"]


def test_a_body_becomes_an_initialism() -> None:
    texts, left = sides(("Сьогодні Верховна Рада ухвалила закон", "uk"))
    assert texts == ["Сьогодні КЛТ ухвалила закон"]
    assert left == []


def test_the_tables_of_proposals_name_fields_that_are_there() -> None:
    from credtui.fields import FIELDS
    from credtui.rulebench.tighten import CHANCE, RELATED, TOPIC
    from credtui.ruleset.reach import SAME_AS

    named = {*CHANCE, *TOPIC, *SAME_AS, *SAME_AS.values(), *(f for row in RELATED.values() for f in row)}
    assert named <= FIELDS.keys()
    assert set(TOPIC.values()) <= RELATED.keys()
