"""A negator before a phrase, what stands instead, causes, and chance that is said of a number alone."""

from __future__ import annotations

import pytest

from credtui.facets import describe_text
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Facets


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def first(text: str, lang: str, knowledge: Knowledge) -> Facets:
    return describe_text(text, lang=lang, date="2031-05-10", knowledge=knowledge).propositions[0].facets


@pytest.mark.parametrize(
    ("text", "lang", "polarity", "place"),
    [
        ("The talks took place not in Kyiv.", "en", "negated", "kyiv"),
        ("The talks took place not in Kyiv but in Odesa.", "en", "affirmed", "odesa"),
        ("Зустріч відбулася не в Києві.", "uk", "negated", "kyiv"),
        ("Зустріч відбулася не в Києві, а в Одесі.", "uk", "affirmed", "odesa"),
        ("Встреча прошла не в Киеве.", "ru", "negated", "kyiv"),
        ("Встреча прошла не в Киеве, а в Одессе.", "ru", "affirmed", "odesa"),
        ("Встреча прошла не только в Киеве.", "ru", "affirmed", "kyiv"),
    ],
)  # fmt: skip
def test_a_place_that_is_rejected(
    text: str, lang: str, polarity: str, place: str, knowledge: Knowledge
) -> None:
    facets = first(text, lang, knowledge)
    assert facets.polarity == polarity
    assert facets.place is not None
    assert facets.place.id == place


@pytest.mark.parametrize(
    ("text", "lang", "polarity", "agent"),
    [
        ("It was not fishermen who burned the depot.", "en", "negated", "fisherman"),
        ("It was sailors who burned the depot.", "en", "affirmed", "sailor"),
        ("Склад підпалили не рибалки.", "uk", "negated", "fisherman"),
        ("Склад підпалили не рибалки, а моряки.", "uk", "affirmed", "sailor"),
        ("Склад подожгли не рыбаки.", "ru", "negated", "fisherman"),
        ("Склад подожгли не рыбаки, а моряки.", "ru", "affirmed", "sailor"),
    ],
)  # fmt: skip
def test_a_doer_who_is_rejected(
    text: str, lang: str, polarity: str, agent: str, knowledge: Knowledge
) -> None:
    facets = first(text, lang, knowledge)
    assert facets.polarity == polarity
    assert facets.agent is not None
    assert facets.agent.id == agent


@pytest.mark.parametrize(
    ("text", "lang", "event", "agent"),
    [
        ("The fire was caused by a short circuit.", "en", "burn", "short-circuit"),
        ("До пожежі на складі призвело коротке замикання.", "uk", "burn", "short-circuit"),
        ("К пожару на складе привело короткое замыкание.", "ru", "burn", "short-circuit"),
        ("Пожежу на складі спричинило влучання ракети.", "uk", "burn", "strike"),
    ],
)  # fmt: skip
def test_what_brought_it_about(text: str, lang: str, event: str, agent: str, knowledge: Knowledge) -> None:
    facets = first(text, lang, knowledge)
    assert facets.event is not None and facets.event.id == event
    assert facets.agent is not None and facets.agent.id == agent


@pytest.mark.parametrize(
    ("text", "lang", "modality"),
    [
        ("Ostap Vovk made several calls, perhaps seven.", "en", "happened"),
        ("Perhaps Ostap Vovk made a call.", "en", "possible"),
        ("Загинуло багато людей, можливо, сорок.", "uk", "happened"),
        ("Погибло много людей, возможно, сорок.", "ru", "happened"),
    ],
)  # fmt: skip
def test_chance_before_a_number_leaves_the_number_open(
    text: str, lang: str, modality: str, knowledge: Knowledge
) -> None:
    assert first(text, lang, knowledge).modality == modality


@pytest.mark.parametrize(
    ("text", "lang", "at_least", "at_most"),
    [
        ("Зенітники збили літак уперше.", "uk", 1, 1),
        ("Зенитчики сбили самолёт впервые.", "ru", 1, 1),
        ("Остап Вовк не один раз звонил в порт.", "ru", 3, None),
    ],
)  # fmt: skip
def test_first_and_not_once(
    text: str, lang: str, at_least: int, at_most: int | None, knowledge: Knowledge
) -> None:
    count = first(text, lang, knowledge).occurrences
    assert count is not None
    assert (count.interval.lo, count.interval.hi) == (at_least, at_most)


@pytest.mark.parametrize(
    ("text", "lang", "patient"),
    [
        ("The truck carried not people but rockets.", "en", "person"),
        ("Борт віз не людей, а ракети.", "uk", "person"),
        ("Борт вёз не людей, а ракеты.", "ru", "person"),
    ],
)  # fmt: skip
def test_what_was_rejected_is_a_claim_of_its_own(
    text: str, lang: str, patient: str, knowledge: Knowledge
) -> None:
    told = describe_text(text, lang=lang, date="2031-05-10", knowledge=knowledge).propositions
    assert [p.facets.polarity for p in told] == ["affirmed", "negated"]
    aside = told[1].facets
    assert aside.patient is not None and aside.patient.id == patient
    assert told[1].text == told[1].span.of(text)


@pytest.mark.parametrize(
    ("text", "lang", "event", "polarity"),
    [
        ("No warning was sent to the port.", "en", "warn", "negated"),
        ("Жодного попередження порту не надсилали.", "uk", "warn", "negated"),
        ("Такой просьбы в порт не поступало.", "ru", "ask", "negated"),
        ("Not all the sailors were evacuated.", "en", "evacuate", "negated"),
    ],
)  # fmt: skip
def test_a_message_that_is_passed_on_is_the_telling(
    text: str, lang: str, event: str, polarity: str, knowledge: Knowledge
) -> None:
    facets = first(text, lang, knowledge)
    assert facets.event is not None
    assert (facets.event.id, facets.polarity) == (event, polarity)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Склад згорів після влучання ракети.", "uk"),
        ("Склад сгорел после удара ракеты.", "ru"),
    ],
)  # fmt: skip
def test_a_harm_told_as_what_went_before_is_the_cause(text: str, lang: str, knowledge: Knowledge) -> None:
    facets = first(text, lang, knowledge)
    assert facets.agent is not None
    assert facets.agent.id in ("strike", "missile-strike")


def test_soldiers_known_to_have_died_are_dead(knowledge: Knowledge) -> None:
    facets = first("Nine soldiers are now known to have died in the pit.", "en", knowledge)
    assert facets.event is not None and facets.event.id == "die"
    assert facets.measure == "killed"
