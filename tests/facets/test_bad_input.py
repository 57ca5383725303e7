"""Texts that are no proper sentences: what cannot be read stays missing, and nothing raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credtui.facets import describe_text
from credtui.knowledge import load_knowledge
from credtui.model import Facets

KNOWLEDGE = load_knowledge()
WORDS = {
    "en": "the ferry sank near of 40 people that was not by who and , said : ( ) « » — 5km Mayor 31 May",
    "uk": "пором затонув біля 40 людей що не було і , який : ( ) « » — 5км Мер 31 травня жоден з",
    "ru": "паром затонул у 40 человек что не было и , который : ( ) « » — 5км Мэр 31 мая никто из",
}


def read(text: str, lang: str) -> list[Facets]:
    made = describe_text(text, lang=lang, date="2024-05-10", knowledge=KNOWLEDGE)
    return [p.facets for p in made.propositions]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("", "en"), ("   ", "uk"), ("!!!", "ru"), ("Bridge", "en"), ("Міст", "uk"), ("Мост", "ru"),
        ("5km", "en"),
        ("- bread\n- milk\n- eggs", "en"), ("1) хліб; 2) молоко; 3) яйця", "uk"),
        ("1) хлеб; 2) молоко", "ru"),
        ("of of of the the", "en"), ("що що що, який, який", "uk"), ("не не не не", "ru"), ("x" * 4000, "en"),
    ],
)  # fmt: skip
def test_what_says_nothing_has_no_facets(text: str, lang: str) -> None:
    for f in read(text, lang):
        found = (
            f.event,
            f.agent,
            f.patient,
            f.place,
            f.quantity,
            f.occurrences,
            f.when,
            f.covers,
            f.exclusive,
        )
        assert found == (None,) * 9
        assert f.polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The ferry sank on 31 February 2023.", "en"),
        ("The ferry sank on February 30th.", "en"),
        ("The ferry sank on 45 May.", "en"),
        ("The ferry sank on 2023-02-30.", "en"),
        ("The ferry sank on 30.02.2023.", "en"),
        ("Пором затонув 31 лютого 2023 року.", "uk"),
        ("Пором затонув 45 травня.", "uk"),
        ("Паром затонул 31 февраля 2023 года.", "ru"),
        ("Паром затонул 45 мая.", "ru"),
    ],
)
def test_a_day_that_does_not_exist_is_no_time_and_no_number(text: str, lang: str) -> None:
    first = read(text, lang)[0]
    assert first.event is not None and first.event.id == "sink"
    assert first.when is None
    assert first.quantity is None


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("The ferry sank on 29 February 2024.", "en", date(2024, 2, 29)),
        ("Пором затонув 29 лютого 2024 року.", "uk", date(2024, 2, 29)),
        ("Паром затонул 9 мая.", "ru", date(2024, 5, 9)),
    ],
)
def test_a_day_that_exists_is_read(text: str, lang: str, day: date) -> None:
    first = read(text, lang)[0]
    assert first.when is not None
    assert (first.when.start, first.when.end) == (day, day)


@pytest.mark.parametrize(
    ("text", "lang", "many"),
    [
        ("Загинуло 40осіб.", "uk", 40),
        ("Погибло 40человек.", "ru", 40),
        ("Ferry Sinks Near Lesna, 40 Dead", "en", 40),
    ],
)
def test_numbers_glued_to_words_and_headlines(text: str, lang: str, many: int) -> None:
    first = read(text, lang)[0]
    assert first.quantity is not None
    assert (first.quantity.interval.lo, first.quantity.interval.hi) == (many, many)
    assert first.measure == "killed"


@pytest.mark.parametrize(
    ("text", "lang"), [("The fеrry sаnk.", "en"), ("Пopoм зaтoнyв.", "uk"), ("Пapoм зaтoнyл.", "ru")]
)
def test_words_of_mixed_scripts_name_nothing_known(text: str, lang: str) -> None:
    for f in read(text, lang):
        assert all(r is None or not r.known for r in (f.event, f.agent, f.patient, f.place))


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
def test_a_sentence_of_five_hundred_words(lang: str) -> None:
    words = WORDS[lang].split()
    text = " ".join(words[(k * 7) % len(words)] for k in range(500)) + "."
    assert read(text, lang)


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_order_of_words_raises(lang: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[lang].split()), min_size=1, max_size=25))
    text = " ".join(words)
    for f in read(text, lang):
        if f.quantity is not None and f.quantity.span is not None:
            span = f.quantity.span
            assert 0 <= span.start < span.end <= len(text)


@given(text=st.text(max_size=80), lang=st.sampled_from(["en", "uk", "ru"]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_raises(text: str, lang: str) -> None:
    read(text, lang)
