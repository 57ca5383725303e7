"""What is told without a verb of saying: nouns of speech, causes put down to somebody, what nobody says."""

from __future__ import annotations

import pytest

from credtui.extract import extract
from credtui.knowledge import load_knowledge
from credtui.model import Document, Statement

KNOWLEDGE = load_knowledge()


def read(text: str, lang: str) -> tuple[Statement, ...]:
    return extract(Document("doc", "", "doc.txt", "Harbour Post", None, lang, text), KNOWLEDGE)


def told(text: str, lang: str) -> list[tuple[str, str, str]]:
    return [(s.speaker.words, s.stance, s.text) for s in read(text, lang)]


NOUNS = [
    ("en", "Vell's assertion Monday that the dam is leaking drew rebukes from the harbour office.",
     ("Vell", "assert", "the dam is leaking")),
    ("en", "The claim by Oliver Marl that the dam was leaking was ignored.",
     ("Oliver Marl", "assert", "the dam was leaking")),
    ("en", "The mayor's claim was that the dam was leaking.",
     ("The mayor", "assert", "the dam was leaking")),
    ("en", "Vell issued a statement that the dam was leaking.", ("Vell", "assert", "the dam was leaking")),
    ("en", "Vell repeated his promise to close the dam.", ("Vell", "promise", "to close the dam")),
    ("en", "Vell's refusal to open the dam angered the town.",
     ("Vell", "decline", "refusal to open the dam")),
    ("en", "The harbour office's demand that the dam be closed was ignored.",
     ("The harbour office", "ask", "the dam be closed")),
    ("uk", "Заява Сича про те, що дамба тече, здивувала порт.", ("Сича", "assert", "дамба тече")),
    ("uk", "Твердження мера Сича, що дамба тече, не підтвердилося.",
     ("мера Сича", "assert", "дамба тече")),
    ("uk", "Сич поширив заяву про те, що дамба тече.", ("Сич", "assert", "дамба тече")),
    ("uk", "Сич повторив свою вимогу закрити дамбу.", ("Сич", "ask", "закрити дамбу")),
    ("ru", "Заявление Сыча о том, что дамба течёт, удивило порт.", ("Сыча", "assert", "дамба течёт")),
    ("ru", "Сыч выступил с заявлением, что дамба течёт.", ("Сыч", "assert", "дамба течёт")),
    ("ru", "Жители пересказывали слухи, будто дамба течёт.", ("Жители", "assert", "дамба течёт")),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "one"), NOUNS)
def test_a_noun_of_speech_reports_its_owner(lang: str, text: str, one: tuple[str, str, str]) -> None:
    assert told(text, lang) == [one]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The claim that the dam was leaking was ignored."),
        ("en", "The claim that Vell made was ignored."),
        ("en", "The dam that Vell built was closed."),
        ("uk", "Твердження, що дамба тече, не підтвердилося."),
        ("ru", "Утверждение, что дамба течёт, не подтвердилось."),
    ],
)
def test_a_noun_without_an_owner_or_a_clause_of_its_own_reports_nothing(lang: str, text: str) -> None:
    assert told(text, lang) == []


CAUSES = [
    ("en", "The mayor put the flood down to heavy rain.",
     ("The mayor", "assert", "the flood down to heavy rain")),
    ("en", "The mayor attributed the flood to heavy rain.",
     ("The mayor", "assert", "the flood to heavy rain")),
    ("en", "The harbour office has not withdrawn its own count of 40 boats.",
     ("The harbour office", "assert", "its own count of 40 boats")),
    ("en", "The harbour office withdrew its count of 40 boats.",
     ("The harbour office", "deny", "its count of 40 boats")),
    ("uk", "Сич звинуватив порт у підриві дамби.", ("Сич", "assert", "порт у підриві дамби")),
    ("uk", "Сич пояснив повінь дощами.", ("Сич", "assert", "повінь дощами")),
    ("uk", "Порт відкликав свою заяву про 40 човнів.", ("Порт", "deny", "свою заяву про 40 човнів")),
    ("ru", "Мэр списал наводнение на дожди.", ("Мэр", "assert", "наводнение на дожди")),
    ("ru", "Порт возложил вину за наводнение на мэра.",
     ("Порт", "assert", "вину за наводнение на мэра")),
    ("ru", "Порт так и не отозвал свои данные о 40 лодках.",
     ("Порт", "assert", "свои данные о 40 лодках")),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "one"), CAUSES)
def test_a_cause_or_an_account_is_what_somebody_says(lang: str, text: str, one: tuple[str, str, str]) -> None:
    assert told(text, lang) == [one]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Vell put the book down."),
        ("en", "The harbour office withdrew its boats."),
        ("uk", "Сич пояснив причини аварії."),
        ("uk", "Порт відкликав свої човни."),
        ("ru", "Порт отозвал свои лодки."),
    ],
)
def test_the_same_verbs_without_a_cause_or_an_account_report_nothing(lang: str, text: str) -> None:
    assert told(text, lang) == []


NOBODY = [
    ("en", "Vell is accused of hiding the report", ""),
    ("en", "Vell was accused by the harbour office of hiding the report", "the harbour office"),
    ("en", "Vell is said to have hidden the report", ""),
    ("en", "The dam is believed to be leaking", ""),
    ("uk", "Сич звинувачується в підриві дамби", ""),
    ("uk", "Сича звинувачують у підриві дамби", ""),
    ("ru", "Сыч обвиняется в подрыве дамбы", ""),
    ("ru", "Сыча обвиняют в подрыве дамбы", ""),
]
BEFORE = {"en": "Marl said that the harbour was closed.", "uk": "Ткач заявив, що порт закрито.",
          "ru": "Ткач заявил, что порт закрыт."}  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "by"), NOBODY)
def test_what_is_said_of_somebody_is_not_what_whoever_spoke_last_says(lang: str, text: str, by: str) -> None:
    _, one = read(f"{BEFORE[lang]} {text}.", lang)
    assert (one.text, one.speaker.words, one.speaker.id) == (text, by, None)
    assert by or (one.speaker.name, one.speaker.kind) == ("", "anonymous")


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        ("en", "It is believed that the dam leaks.", "the dam leaks"),
        ("uk", "Вважається, що дамба тече.", "дамба тече"),
        ("ru", "Считается, что дамба течёт.", "дамба течёт"),
    ],
)
def test_what_is_believed_is_nobodys_in_particular(lang: str, text: str, content: str) -> None:
    _, one = read(f"{BEFORE[lang]} {text}", lang)
    assert (one.text, one.speaker.name, one.speaker.kind) == (content, "", "anonymous")
