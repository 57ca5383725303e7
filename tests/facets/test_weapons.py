"""Who sent or set off what hit something, told behind the noun of the weapon or the blast."""

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
    ("text", "lang", "agent", "patient"),
    [
        ("A rocket fired by the rebels destroyed the bridge.", "en", "insurgent", "bridge"),
        ("The missile that hit the depot was fired by the rebels.", "en", "insurgent", "warehouse"),
        ("The rebels fired the missile that hit the depot.", "en", "insurgent", "warehouse"),
        ("The missile that hit the depot came from a launcher of the rebels.", "en", "launcher", "warehouse"),
        ("A warplane dropped the bomb that tore the theatre apart.", "en", "warplane", "theatre"),
        ("A drone came down on the market.", "en", "drone", "market"),
        ("Снаряд, який випустили повстанці, влучив у будинок.", "uk", "insurgent", "building"),
        ("На ринок впала ракета, яку випустили повстанці.", "uk", "insurgent", "market"),
        ("На рынок упала ракета, выпущенная повстанцами.", "ru", "insurgent", "market"),
        ("Повстанцы выпустили ракету, которая разрушила рынок.", "ru", "insurgent", "market"),
        ("An explosion set off by the rebels destroyed the theatre.", "en", "insurgent", "theatre"),
        ("Вибух, який влаштували повстанці, зруйнував греблю.", "uk", "insurgent", "dam"),
        ("Взрыв, устроенный повстанцами, разрушил плотину.", "ru", "insurgent", "dam"),
    ],
)  # fmt: skip
def test_the_author_stands_for_what_was_sent(
    text: str, lang: str, agent: str, patient: str, knowledge: Knowledge
) -> None:
    facets = first(text, lang, knowledge)
    assert (facets.agent and facets.agent.id, facets.patient and facets.patient.id) == (agent, patient)


@pytest.mark.parametrize(
    ("text", "lang", "agent"),
    [
        ("A rocket made by the rebels destroyed the bridge.", "en", "missile"),
        ("The strike that killed the guards destroyed the theatre.", "en", "strike"),
        ("Ракета, которую сбили повстанцы, разрушила мост.", "ru", "missile"),
    ],
)  # fmt: skip
def test_not_everybody_named_beside_it_is_its_author(
    text: str, lang: str, agent: str, knowledge: Knowledge
) -> None:
    facets = first(text, lang, knowledge)
    assert facets.agent is not None
    assert facets.agent.id == agent


def test_what_falls_into_nothing_is_no_strike(knowledge: Knowledge) -> None:
    facets = first("The drone crashed.", "en", knowledge)
    assert facets.event is not None
    assert facets.event.id == "crash"
    assert facets.patient is not None
    assert facets.patient.id == "drone"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The army shot the plane down.", "shoot-down"),
        ("The army shot down the plane.", "shoot-down"),
        ("They blew the bridge up.", "explode"),
        ("They drove the truck up the hill.", "drive"),
    ],
)  # fmt: skip
def test_a_particle_behind_the_object_belongs_to_the_verb(
    text: str, event: str, knowledge: Knowledge
) -> None:
    facets = first(text, "en", knowledge)
    assert facets.event is not None
    assert facets.event.id == event


@pytest.mark.parametrize(
    ("text", "lang", "polarity"),
    [
        ("Not one soldier died.", "en", "negated"),
        ("Not a single soldier died.", "en", "negated"),
        ("One soldier died.", "en", "affirmed"),
        ("Жоден снаряд не впав на табір.", "uk", "negated"),
        ("Ни один снаряд не упал на лагерь.", "ru", "negated"),
    ],
)  # fmt: skip
def test_not_one_is_none(text: str, lang: str, polarity: str, knowledge: Knowledge) -> None:
    assert first(text, lang, knowledge).polarity == polarity
