"""Whether those concerned and where it was can be one: by the map and by what is done together."""

from __future__ import annotations

from functools import cache

import pytest

from credtui.evaluate.pairs import describe_side, paired_columns
from credtui.knowledge import Knowledge, load_knowledge


@cache
def known() -> Knowledge:
    return load_knowledge()


def signal(name: str, a: str, b: str) -> object:
    sides = [describe_side({"text": t}, f"0/{n}", known()) for n, t in (("a", a), ("b", b))]
    value, there, words = paired_columns(sides, known()).between(name)
    assert len(value) == 1
    if not there[0]:
        return None
    return words[int(value[0])] if words else int(value[0])


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("The depot in Kyiv burned", "The depot in Odesa burned", 1),
        ("У Києві згорів склад", "В Одессе сгорел склад", 1),
        ("The depot in Kyiv burned", "In Ukraine a depot burned", 0),
        ("The fire in the engine room was put out", "The fire in the station was put out", 0),
        ("Пожежу в порту загасили", "Пожар на складе потушили", 0),
    ],
)
def test_only_the_map_tells_two_places_apart(a: str, b: str, differ: int) -> None:
    assert signal("places-differ", a, b) == differ


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ostap Vovk spoke to Mariia Hora", "Mariia Hora spoke to Ostap Vovk"),
        ("Остап Вовк спілкувався з Марією Горою", "Мария Гора общалась с Остапом Вовком"),
    ],
)
def test_who_is_named_first_in_what_two_do_together_says_nothing(a: str, b: str) -> None:
    assert signal("agents-differ", a, b) == 0
    assert signal("patients-differ", a, b) == 0


def test_two_people_to_whom_it_happened_are_two() -> None:
    assert signal("patients-differ", "Roman Sych was wounded", "Petro Hai was wounded") == 1


def test_an_event_and_a_thing_are_no_two_things() -> None:
    assert signal("patients-differ", "Жертв вибуху шестеро", "Загинули шестеро людей") == 0


def test_people_and_people_are_not_told_to_be_the_same() -> None:
    assert signal("patient-kind", "Six people died", "Forty people were killed") is None
    assert signal("patient-kind", "Six miners died", "Forty miners were killed") == "same"
    assert signal("shared-names", "Six people died", "Forty people were killed") == 0


def test_a_capital_that_stands_for_its_government_clashes_with_no_name() -> None:
    a, b = "Київ про рейс не повідомляли", "Украинское правительство уведомили о рейсе"
    assert signal("names-clash", a, b) == 0


def test_a_school_of_a_town_names_the_town() -> None:
    told = "У макіївській школі загинули десятеро людей"
    there = signal("shared-names", told, "Шестеро людей загинули в Макіївці")
    elsewhere = signal("shared-names", told, "Шестеро людей загинули в Полтаві")
    assert isinstance(elsewhere, int) and there == elsewhere + 1


@pytest.mark.parametrize(
    ("a", "b", "outside"),
    [
        ("Ostap Vovk called Mariia Hora in 2027", "There have been no calls since 2029", 1),
        ("Ostap Vovk called Mariia Hora in 2030", "There have been no calls since 2029", 0),
        ("Ostap Vovk called Mariia Hora only once", "There have been no calls since 2029", 1),
        ("Ostap Vovk called Mariia Hora regularly", "There have been no calls since 2029", 0),
    ],
)
def test_what_came_before_the_time_of_a_denial_is_not_denied(a: str, b: str, outside: int) -> None:
    sides = [
        describe_side({"text": t, "date": "2031-01-10"}, f"0/{n}", known()) for n, t in (("a", a), ("b", b))
    ]
    value, there, _ = paired_columns(sides, known()).between("outside-window")
    assert there[0] and int(value[0]) == outside
