"""Sentences that cannot report anything are not parsed, and nothing is lost by it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import credtui.extract.sentence as reading
from credtui.extract import extract
from credtui.extract.page import make_page
from credtui.extract.telling import tells
from credtui.knowledge import load_knowledge
from credtui.model import Document, Statement

KNOWLEDGE = load_knowledge()
PIECES = {
    "en": [
        "The ferry stands.", "Dora Vell said the dam leaks.", "“Wait,”", "she said.", "That is,", "stood",
        "by his word", "according to the pilot,", "the mayor's claim that", "it rains.", "—", ":",
        "This was reported by Vell.", "The pilot's o’clock report.", "\n", "Vell:", "who's saying", "Mr.",
    ],
    "ru": [
        "Паром стоит.", "Дора Сыч сказала, что дамба течёт.", "«Ждите»,", "сказала она.", "По",
        "словам лоцмана,", "слова мэра о том, что", "идёт дождь.", "–", ":", "Об этом сообщил Сыч.", "\n",
        "Сыч:", "с точки зрения", "дал понять, что",
    ],
    "uk": [
        "Пором стоїть.", "Дора Сич сказала, що дамба тече.", "«Чекайте»,", "сказала вона.", "За",
        "словами лоцмана,", "обіцянка мера", "відкрити дамбу.", "–", ":", "Про це повідомив Сич.", "\n",
        "Сич:", "з точки зору", "дав зрозуміти, що",
    ],
}  # fmt: skip


def read(text: str, lang: str) -> tuple[Statement, ...]:
    return extract(Document("doc", "", "doc.txt", "Harbour Post", None, lang, text), KNOWLEDGE)


@pytest.mark.parametrize("lang", sorted(PIECES))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_is_lost(lang: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(PIECES[lang]), max_size=14)))
    found = read(text, lang)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "tells", lambda page, lo, hi: True)
        assert read(text, lang) == found


@pytest.mark.parametrize("lang", sorted(PIECES))
def test_every_cue_of_the_lexicon_tells(lang: str) -> None:
    lexicon = KNOWLEDGE.lexicons.of(lang)
    assert lexicon is not None
    words = lexicon.attribution
    entries = [*words.according, *(e for group in words.verbs.values() for e in group.lemmas)]
    assert entries
    for entry in entries:
        page = make_page(entry, lang, lexicon)
        assert tells(page, 0, len(page.toks)), entry


def test_a_text_without_a_word_of_speech_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    plain = reading.parse

    def counted(text: str, lexicon: Any) -> Any:
        parsed.append(text)
        return plain(text, lexicon)

    monkeypatch.setattr(reading, "parse", counted)
    read("A bridge.\n\n" + "The ferry stands at the pier. " * 20, "en")
    assert parsed == []
    read("A bridge.\n\nThe ferry stands at the pier. Vell said the dam leaks.", "en")
    assert parsed == ["Vell said the dam leaks."]
