"""People of one surname in one document are kept apart."""

from __future__ import annotations

import pytest

from credtui.extract import extract
from credtui.knowledge import load_knowledge
from credtui.model import Document

KNOWLEDGE = load_knowledge()

FAMILY = "Oliver Marl, the harbour chief, met his wife Dora Marl on Monday."
OFFICE = "Senator Paul Vance and Mayor Anna Vance disagreed."
BROTHERS = "Мер Олег Сич і депутат Андрій Сич сперечалися."
DEPUTIES = "Мэр Олег Брод и депутат Андрей Брод спорили."


@pytest.mark.parametrize(
    ("lang", "before", "mention", "said", "name"),
    [
        ("en", FAMILY, "Oliver Marl", "said", "Oliver Marl"),
        ("en", FAMILY, "Mr. Marl", "said", "Oliver Marl"),
        ("en", FAMILY, "Mrs. Marl", "said", "Dora Marl"),
        ("en", FAMILY, "The harbour chief Marl", "said", "Oliver Marl"),
        ("en", FAMILY + " Oliver Marl came back.", "Marl", "said", "Oliver Marl"),
        ("en", FAMILY + " Oliver Marl left before Dora Marl did.", "Marl", "said", "Dora Marl"),
        ("en", OFFICE, "Senator Vance", "said", "Paul Vance"),
        ("en", OFFICE, "Mayor Vance", "said", "Anna Vance"),
        ("en", "Paul Vance came, and later Peter Vance did.", "Vance", "said", "Peter Vance"),
        ("uk", BROTHERS, "Мер Сич", "сказав", "Олег Сич"),
        ("uk", BROTHERS, "Депутат Сич", "сказав", "Андрій Сич"),
        ("ru", DEPUTIES, "Мэр Брод", "сказал", "Олег Брод"),
        ("ru", DEPUTIES, "Депутат Брод", "сказал", "Андрей Брод"),
    ],
)
def test_of_two_with_one_surname_the_one_that_is_meant_speaks(
    lang: str, before: str, mention: str, said: str, name: str
) -> None:
    that = {"en": " that the dam leaks", "uk": ", що дамба тече", "ru": ", что дамба течёт"}[lang]
    text = f"{before} {mention} {said}{that}."
    (one,) = extract(Document("d", "", "d.txt", "", None, lang, text), KNOWLEDGE)
    assert one.speaker.name == name


@pytest.mark.parametrize(
    ("lang", "word", "gender"),
    [
        (lang, word, gender)
        for lang in ("en", "ru", "uk")
        for gender in ("men", "women")
        for word in getattr(KNOWLEDGE.lexicons.languages[lang].speakers, f"titles_of_{gender}")
    ],
)
def test_every_title_of_a_man_or_a_woman_tells_two_apart(lang: str, word: str, gender: str) -> None:
    people = {"en": ("Oliver", "Dora", "Marl"), "ru": ("Олег", "Дарья", "Брод"),
              "uk": ("Олег", "Дарина", "Сич")}[lang]  # fmt: skip
    he, she, family = people
    came = {"en": "came with", "ru": "знает, кто такая", "uk": "знає, хто така"}[lang]
    that = {"en": "says that the dam leaks", "ru": "говорит, что дамба течёт", "uk": "каже, що дамба тече"}[
        lang
    ]
    first, last = (f"{he} {family}", f"{she} {family}")
    # whoever is not meant is named last
    known = f"{last} {came} {first}." if gender == "women" else f"{first} {came} {last}."
    text = f"{known} {word.capitalize()} {family} {that}."
    (one,) = extract(Document("d", "", "d.txt", "", None, lang, text), KNOWLEDGE)
    assert one.speaker.name == (first if gender == "men" else last)


def test_an_unknown_title_is_no_given_name() -> None:
    text = "Engineer Vira Tkach said that the dam leaks."
    (one,) = extract(Document("d", "", "d.txt", "", None, "en", text), KNOWLEDGE)
    assert one.speaker.name == "Vira Tkach"
