"""Reported clauses by construction: what is content, who says it, what is no statement."""

from __future__ import annotations

import pytest

from credtui.extract import extract
from credtui.knowledge import load_knowledge
from credtui.model import Document, Statement

KNOWLEDGE = load_knowledge()


def read(text: str, lang: str) -> tuple[Statement, ...]:
    return extract(Document("doc", "", "doc.txt", "Harbour Post", None, lang, text), KNOWLEDGE)


def told(text: str, lang: str) -> list[tuple[str, str]]:
    return [(s.speaker.words, s.text) for s in read(text, lang)]


CONTENTS = [
    # two reports joined by "and": neither holds the other
    ("en", "Vell said the dam leaks, and other engineers said it holds.",
     [("Vell", "the dam leaks"), ("other engineers", "it holds")]),
    ("en", "Vell said that the dam leaks and that the valley is empty.",
     [("Vell", "the dam leaks and that the valley is empty")]),
    # the subject of what is said may be joined by "and"
    ("en", "Vell said the talks between Sych and Marl should end.",
     [("Vell", "the talks between Sych and Marl should end")]),
    ("en", "Dora Vell, the harbour chief, said the dam leaks.",
     [("Dora Vell, the harbour chief", "the dam leaks")]),
    ("en", "Dora Vell, who runs the harbour, said in an interview that the dam leaks.",
     [("Dora Vell, who runs the harbour", "the dam leaks")]),
    ("en", "“The dam leaks,” said Dora Vell, the harbour chief.",
     [("Dora Vell, the harbour chief", "The dam leaks")]),
    ("en", "The dam leaks, Vell told the Quill Post, adding that the valley was empty.",
     [("Vell", "The dam leaks"), ("Vell", "the valley was empty")]),
    ("en", "Vell opened the gate, saying the water would rise.", [("Vell", "the water would rise")]),
    ("en", "He added that widening the gate was dangerous.", [("He", "widening the gate was dangerous")]),
    ("en", "Vell told a hearing on Thursday that the dam had leaked.", [("Vell", "the dam had leaked")]),
    ("uk", "Сич попросив мера не відкривати шлюз і чекати весни.",
     [("Сич", "не відкривати шлюз і чекати весни")]),
    ("uk", "Мер пообіцяв щодня виплачувати людям по сто гривень.",
     [("Мер", "щодня виплачувати людям по сто гривень")]),
    ("uk", "Ткач, за його словами, не бачив жодного човна.", [("його", "не бачив жодного човна")]),
    ("uk", "За даними відомства, баржа стоїть, людей вивезли рятувальники.",
     [("відомства", "баржа стоїть, людей вивезли рятувальники")]),
    ("uk", "За словами І. Ткача, баржа стоїть.", [("І. Ткача", "баржа стоїть")]),
    ("ru", "Лоцман в эфире «Гавани» гибель парома не подтвердил.",
     [("Лоцман", "гибель парома не подтвердил")]),
    ("ru", "Мэр назвал неправдой заметку о взрыве.", [("Мэр", "неправдой заметку о взрыве")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wanted"), CONTENTS)
def test_contents_and_speakers(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Цього ніхто не підтвердив."),
        ("ru", "Медсестра, имени которой газета не раскрывает, живёт в порту."),
        ("en", "He would say that the dam leaks."),
        ("en", "Kutsk showed what the board calls “river products”."),
        ("en", "Harbour: half a year of quarrels"),
    ],
)
def test_what_nobody_has_said(lang: str, text: str) -> None:
    assert read(text, lang) == ()


QUOTATIONS = [
    ("en", "''The dam leaks,'' Vell said.", ["The dam leaks"]),
    ("en", "“The dam leaks,\" Vell said.", ["The dam leaks"]),
    ("en", '" The dam leaks , " Vell said .', ["The dam leaks"]),
    ("en", "“The dam leaks,” Vell said. “It leaked all night.”", ["The dam leaks", "It leaked all night"]),
    ("en", "The engineer was blunter: “The dam leaks.”", ["The dam leaks"]),
    ("ru", "«Дамба течёт, — сказала Ткач, — и ремонта не будет».", ["Дамба течёт", "и ремонта не будет"]),
    ("uk", "„Дамба тече“, – повторив Сич.", ["Дамба тече"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wanted"), QUOTATIONS)
def test_quotation_marks(lang: str, text: str, wanted: list[str]) -> None:
    found = read(text, lang)
    assert [s.text for s in found] == wanted
    assert all(s.quote == "direct" for s in found)


def test_a_mayor_told_to_do_is_asked() -> None:
    (one,) = read("Vell advised the mayor to open the gate.", "en")
    assert one.stance == "ask"
