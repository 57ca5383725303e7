"""Without an entry of [language] some text is cut, named or taken for a language in another way."""

from __future__ import annotations

from typing import Any

import pytest

from credtui.extract.speakers import resolve_speakers
from credtui.lexicon import Lexicon
from credtui.model import Document, Span, Speaker, Statement
from credtui.read.language import detect
from credtui.registry import Registry, SourceEntry
from credtui.registry.names import NameIndex
from credtui.registry.places import PlaceIndex
from credtui.text.sentences import sentences
from tests.lexicon.needed import KNOWLEDGE, LANGUAGES, entries, full, knowing, less

SHORT = {"en": "Vell saw {} Port leaks.", "ru": "Сыч видел {} Порт тонет.", "uk": "Сич бачив {} Порт тоне."}
"""Is the full stop of what stands here the end of a sentence?"""
CALLED = {"en": "Oliver Marl", "ru": "Олег Мельник", "uk": "Олег Мельник"}
"""Somebody known."""
LEFT = {"en": "{} Marl left.", "ru": "{} Мельник ушёл.", "uk": "{} Мельник пішов."}
CAME = {"ru": "Порт посетил {} Воронов. Он x x.", "uk": "Порт відвідав {} Воронов. Він x x."}
"""Somebody unknown, and a pronoun that would point at a given name with a surname."""
FOREIGN = {
    "en": ("Kutsk", "Marl"),
    "ru": ("Дралг", "Квирм", "Зукк", "Тхоор", "Нгуак", "Шоо", "Стоун"),
    "uk": ("Дралг", "Квирм", "Зукк", "Тхоор", "Нгуак", "Шоо", "Стоун", "Лі", "Куо", "Мазепрунт"),
}
"""Surnames that no dictionary has."""
SAW = {"en": "Vell saw {} port.", "ru": "Сыч видел {}.", "uk": "Сич бачив {}."}
SPELT = {
    "en": (),
    "ru": (
        "Корабль шел в порт города и вез груз для завода, а ветер только усиливался",
        "жители ждут хлеб, цена растет, щит не нужен, юг далеко",
        "фонарь горит, чайка летит над рекой, хозяин ушел",
        "мама моет рамы молоком, много мест для моряков",
    ),
    "uk": (
        "Люди чекають на воду, а хвиля та вода руйнують старий порт",
        "щука та жаба пливуть до моря, дзеркало шукають",
        "цех фарбує човен, йде юрба, льон росте поруч",
        "гора та фабрика чекають на цукор, гуска пливе до людей",
    ),
}
"""Words whose language their letters leave open, but for the one that is missing."""


def cut(text: str, lexicon: Lexicon) -> list[list[Span]]:
    """The sentences of a text, as readers with and without the abbreviations that close one see them."""
    short, closing = lexicon.language.abbreviations, lexicon.language.closing_abbreviations
    return [sentences(text, None, short), sentences(text, None, short, closing)]


def named(text: str, lang: str, name: str, lexicon: Lexicon, kind: Any = "official") -> list[Any]:
    """Where a text names somebody of this name."""
    registry = Registry({"x": SourceEntry(kind=kind, names={lang: (name,)})}, "test")
    return NameIndex(registry, knowing(lang, lexicon).lexicons).mentions(text, lang)


def pointed(text: str, lang: str, lexicon: Lexicon) -> str:
    """Whom the pronoun behind the first full stop points at."""
    at = text.index(". ") + 2
    word = text[at:].split()[0]
    who = Speaker(word, None, "unknown", word, Span(at, at + len(word)))
    last = Span(len(text) - 2, len(text) - 1)
    made = Statement(
        id="b", document="d", span=last, outer=last, text="x", lang=lang, speaker=who, quote="indirect",
        stance="assert", cue="said",
    )  # fmt: skip
    document = Document("d", "", "d.txt", "", None, lang, text)
    return resolve_speakers([made], document, knowing(lang, lexicon))[0].speaker.name


@pytest.mark.parametrize(
    ("name", "lang", "entry"), entries("language", "abbreviations", "closing_abbreviations")
)
def test_abbreviations(name: str, lang: str, entry: str) -> None:
    text = SHORT[lang].replace("{}", entry)
    assert cut(text, full(lang)) != cut(text, less(lang, "language", (name,), entry))


@pytest.mark.parametrize(("lang", "entry"), entries("language", "articles"))
def test_articles(lang: str, entry: str) -> None:
    name = f"{entry.capitalize()} Harbour Post"
    other = less(lang, "language", ("articles",), entry)
    text = "Harbour Post wrote."
    assert named(text, lang, name, full(lang), "outlet") != named(text, lang, name, other, "outlet")


@pytest.mark.parametrize(("lang", "entry"), entries("language", "titles"))
def test_titles(lang: str, entry: str) -> None:
    other = less(lang, "language", ("titles",), entry)
    left = LEFT[lang].replace("{}", entry.capitalize())
    if named(left, lang, CALLED[lang], full(lang)) == named(left, lang, CALLED[lang], other):
        came = CAME[lang].replace("{}", entry.capitalize())
        assert pointed(came, lang, full(lang)) != pointed(came, lang, other)


@pytest.mark.parametrize(("lang", "entry"), entries("language", "name_endings"))
def test_name_endings(lang: str, entry: str) -> None:
    other = less(lang, "language", ("name_endings",), entry)
    texts = [(name, SAW[lang].replace("{}", name + entry)) for name in FOREIGN[lang]]
    if not any(named(t, lang, name, full(lang)) != named(t, lang, name, other) for name, t in texts):
        places = [PlaceIndex(knowing(lang, one).lexicons) for one in (full(lang), other)]
        first, second = (p.mentions(SAW[lang].replace("{}", f"Kharkiv{entry}"), lang) for p in places)
        assert first != second


@pytest.mark.parametrize(
    ("lang", "letter"), [(lang, letter) for lang in LANGUAGES for letter in full(lang).language.letters]
)
def test_letters(lang: str, letter: str) -> None:
    language = full(lang).language
    fewer = language.model_copy(update={"letters": language.letters.replace(letter, "")})
    other = knowing(lang, full(lang).model_copy(update={"language": fewer})).lexicons
    texts = [" ".join([letter * 4] * 6), *(t for t in SPELT[lang] if letter in t)]
    assert any(detect(text, KNOWLEDGE.lexicons) != detect(text, other) for text in texts)
