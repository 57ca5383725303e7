"""What is claimed and what is left open under one cue are two statements."""

from __future__ import annotations

import pytest

from credtui.extract import extract
from credtui.knowledge import load_knowledge
from credtui.model import Document

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "The ministry said that the crew was saved, but the cause of the fire is not known.",
         [("the crew was saved", "assert"), ("the cause of the fire is not known", "decline")]),
        ("uk", "У міністерстві запевнили, що екіпаж врятували, а причини пожежі ще встановлюють.",
         [("екіпаж врятували", "assert"), ("причини пожежі ще встановлюють", "decline")]),
        ("en", "The ministry said that the ship sank, but the crew was saved.",
         [("the ship sank, but the crew was saved", "assert")]),
        ("uk", "Речник заявив, що порт не коментуватиме потоп, перевірку, а також питання безпеки.",
         [("порт не коментуватиме потоп, перевірку, а також питання безпеки", "decline")]),
        ("uk", "У міністерстві запевнили, що корабель затонув, а екіпаж врятували.",
         [("корабель затонув, а екіпаж врятували", "assert")]),
    ],
)  # fmt: skip
def test_a_refusal_is_parted_from_a_claim(lang: str, text: str, told: list[tuple[str, str]]) -> None:
    found = extract(Document("d", "", "d.txt", "", None, lang, text), KNOWLEDGE)
    assert [(s.text, s.stance) for s in found] == told
    assert all(text[s.span.start : s.span.end] == s.text for s in found)
    assert len({s.speaker.name for s in found}) == 1
