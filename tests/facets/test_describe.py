"""Statements to propositions, on invented sentences about invented people."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credtui.facets import describe_text
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Facets, Statement


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    return load_knowledge()


def told(text: str, lang: str, **more: str) -> Statement:
    return describe_text(text, lang=lang, date="2024-05-10", knowledge=knowledge(), **more)


def first(text: str, lang: str) -> Facets:
    return told(text, lang).propositions[0].facets


@pytest.mark.parametrize(
    ("text", "lang", "polarity"),
    [
        ("The ferry sank near the harbour.", "en", "affirmed"),
        ("The ferry did not sink near the harbour.", "en", "negated"),
        ("Nobody died on the ferry.", "en", "negated"),
        ("Not only the ferry sank near the harbour.", "en", "affirmed"),
        ("Паром не затонув біля пристані.", "uk", "negated"),
        ("На поромі ніхто не загинув.", "uk", "negated"),
        ("На поромі загинуло не менше десяти людей.", "uk", "affirmed"),
        ("Паром не затонул у причала.", "ru", "negated"),
        ("На пароме никто никого не ранил.", "ru", "negated"),
    ],
)  # fmt: skip
def test_polarity_has_scope(text: str, lang: str, polarity: str) -> None:
    assert first(text, lang).polarity == polarity


@pytest.mark.parametrize(
    "texts",
    [
        ("The crew was evacuated.", "Екіпаж евакуювали.", "Экипаж эвакуировали."),
        ("The minister resigned.", "Міністр подав у відставку.", "Министр подал в отставку."),
        ("The convoy crossed the border.", "Колона перетнула кордон.", "Колонна пересекла границу."),
        ("The hall was crowded.", "Зала була переповнена.", "Зал был переполнен."),
        ("The garrison was encircled.", "Гарнізон оточили.", "Гарнизон окружили."),
        ("The families took shelter.", "Родини сховалися.", "Семьи укрылись."),
        ("The wall collapsed.", "Стіна обвалилася.", "Стена обрушилась."),
        ("The duke condemned the plan.", "Герцог засудив план.", "Герцог осудил план."),
    ],
)
def test_one_event_has_one_concept_in_every_language(texts: tuple[str, str, str]) -> None:
    events = [first(text, lang).event for text, lang in zip(texts, ("en", "uk", "ru"), strict=True)]
    assert all(e is not None and e.known for e in events)
    assert len({e.id for e in events if e is not None}) == 1


def test_things_share_one_id_across_languages() -> None:
    found = [
        first(text, lang).patient
        for text, lang in (("The crew was evacuated.", "en"), ("Екіпаж евакуювали.", "uk"))
    ]
    assert [r.id for r in found if r is not None] == ["crew", "crew"]


@pytest.mark.parametrize(
    ("text", "event", "who"),
    [
        ("There were no rowers killed in the storm.", "kill", "rowers"),
        ("There was no clerk waiting at the pier.", "wait", "clerk"),
    ],
)
def test_what_nobody_did_is_told_by_the_participle(text: str, event: str, who: str) -> None:
    facets = first(text, "en")
    assert facets.polarity == "negated"
    assert facets.event is not None and facets.event.id == event
    assert who in {r.words.split()[-1] for r in (facets.agent, facets.patient) if r is not None}


@pytest.mark.parametrize(
    ("text", "lang", "event"),
    [
        ("A fire broke out at the depot.", "en", "burn"),
        ("The guards fired at the car.", "en", "fire"),
        ("The duke runs the bank.", "en", "run"),
        ("The storm sank the ferry.", "en", "sink"),
        ("The rebels stormed the palace.", "en", "attack"),
    ],
)
def test_the_part_of_speech_tells_the_sense(text: str, lang: str, event: str) -> None:
    found = first(text, lang).event
    assert found is not None and found.id == event


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("Словацька артилерія обстріляла склад.", "uk", "SK"),
        ("Словацкая артиллерия обстреляла склад.", "ru", "SK"),
        ("Slovak artillery shelled a depot.", "en", "SK"),
    ],
)
def test_a_nationality_ties_a_noun_to_its_country(text: str, lang: str, place: str) -> None:
    agent = first(text, lang).agent
    assert agent is not None and agent.id == "artillery" and agent.of == (place,)


def test_passive_turns_the_roles() -> None:
    facets = first("The bridge was destroyed by the army.", "en")
    assert facets.agent is not None and "army" in facets.agent.words
    assert facets.patient is not None and facets.patient.id == "bridge"


def test_case_tells_who_did_it_whatever_the_order() -> None:
    facets = first("Міст знищила армія.", "uk")
    assert facets.agent is not None and facets.agent.id == "army"
    assert facets.patient is not None and facets.patient.id == "bridge"


def test_who_dies_is_the_patient() -> None:
    facets = first("Пилот погиб.", "ru")
    assert facets.agent is None
    assert facets.patient is not None and facets.patient.id == "pilot"


def test_place_is_known_by_its_registry_of_places() -> None:
    facets = first("The crew was evacuated in Poland.", "en")
    assert facets.place is not None and facets.place.known and facets.place.id == "PL"


def test_every_concept_has_words_in_every_language() -> None:
    lexicons = knowledge().lexicons
    for concept in lexicons.concepts.concept:
        for lang, lexicon in lexicons.languages.items():
            assert concept in lexicon.concept and lexicon.concept[concept].words, (concept, lang)


def test_links_lead_to_concepts() -> None:
    links = knowledge().lexicons.concepts.concept
    for name, link in links.items():
        for other in (*link.broader, *link.antonyms, *link.implies, *link.excludes):
            assert other in links, (name, other)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120), st.sampled_from(["uk", "ru", "en", "xx"]))
def test_any_text_is_survived_and_propositions_are_its_stretches(text: str, lang: str) -> None:
    made = describe_text(text, lang=lang, date="not a date", knowledge=knowledge())
    for one in made.propositions:
        assert one.text == text[one.span.start : one.span.end]


@pytest.mark.parametrize("lang", ["uk", "ru", "en"])
def test_a_sentence_of_five_hundred_words_is_survived(lang: str) -> None:
    words = {"uk": "міст знищила армія, ", "ru": "мост разрушила армия, ", "en": "the army destroyed it, "}[
        lang
    ]
    assert told(words * 130, lang).propositions


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("Every rower surrendered.", "Every rower died.", "en"),
        ("The baron escalated the quarrel.", "The baron defused the quarrel.", "en"),
        ("Залишки загону евакуювали.", "Залишки загону загинули.", "uk"),
        ("Зал был переполнен.", "Зал пустовал.", "ru"),
        ("Аероплан збили.", "В аероплана сталася несправність.", "uk"),
        ("The brigade controls the mill.", "The brigade retreated from the mill.", "en"),
    ],
)
def test_what_cannot_both_hold_is_opposite(one: str, other: str, lang: str) -> None:
    from credtui.signals.concepts import ConceptGraph

    graph = ConceptGraph(knowledge().lexicons.concepts)
    a, b = first(one, lang).event, first(other, lang).event
    assert a is not None and b is not None
    assert graph.opposite(a.id, b.id) and graph.opposite(b.id, a.id)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Остап і Богдан тижнями листувалися.", "uk"),
        ("Остап и Богдан неделями переписывались.", "ru"),
    ],
)
def test_of_two_joined_subjects_the_first_does_it_with_the_second(text: str, lang: str) -> None:
    facets = first(text, lang)
    assert facets.agent is not None and facets.agent.words.startswith("Остап")
    assert facets.patient is not None and facets.patient.words.startswith("Богдан")


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        ("Графиня покинула замок; она подписала договор.", "ru", "Графиня"),
        ("Графиня покинула маєток; вона підписала угоду.", "uk", "Графиня"),
    ],
)
def test_a_pronoun_stands_for_the_one_participant_that_agrees(text: str, lang: str, who: str) -> None:
    before, after = (p.facets for p in told(text, lang).propositions)
    assert before.agent is not None and before.agent.words == who
    assert after.agent is not None and after.agent.id == before.agent.id


def test_a_pronoun_that_could_be_either_of_two_stands_for_neither() -> None:
    made = told("Паром протаранил катер; он затонул.", "ru").propositions
    assert made[-1].facets.patient is None
    assert made[-1].facets.agent is None
