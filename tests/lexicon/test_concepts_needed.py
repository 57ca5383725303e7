"""Without a word of a concept a sentence with the word names another concept, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from credtui.facets.view import View
from credtui.knowledge import Knowledge
from credtui.lexicon.meaning import ConceptWords
from credtui.model import Span
from credtui.text.morph import readings
from tests.lexicon.needed import KNOWLEDGE, LANGUAGES, full, knowing
from tests.lexicon.sentences import inflected

SHAPES = {
    "en": ("{}", "Vell {} Marl", "Vell saw the {}", "Vell is {}", "the {} leaks", "a {} port"),
    "ru": ("{}", "Сыч {} Ткача", "Сыч видел {}", "Сыч был {}"),
    "uk": ("{}", "Сич {} Ткача", "Сич бачив {}", "Сич був {}"),
}
MANY = 40
"""So many forms of a word are tried."""
STEP = 24
"""The words of a concept are taken out one at a time, those that stand so far apart together."""
IDLE = {
    "en": {
        "be based on", "be rooted in", "be faced", "be stranded", "be headed", "be based", "based at",
        "engaged to", "wounded", "fascist", "goal scored", "logging", "boxing", "giant",
        "prosecutor’s office", "slip one’s mind", "hold one’s tongue", "run for one’s life",
        "rise to one’s foot", "give one’s word", "tender one’s resignation", "make up one’s mind",
    },
    "ru": {"минский соглашение", "будапештский меморандум", "европейский союз", "европейский комиссия"},
    "uk": {
        "мінський угода", "будапештський меморандум", "європейський союз", "європейський комісія",
        "запорізький аес", "той хто вижити", "завдання досягти",
    },
}  # fmt: skip
"""Words that name nothing: the place in them is read first, another word is, or no form is theirs."""


@cache
def without(lang: str, nth: int) -> Knowledge:
    """What is known without the nth word of any concept that has others."""
    concept = {}
    for name, words in full(lang).concept.items():
        kept = [word for n, word in enumerate(words.root.split(", ")) if n % STEP != nth]
        if kept:
            concept[name] = ConceptWords(", ".join(kept))
    known = knowing(lang, full(lang).model_copy(update={"concept": concept}))
    lexicons = replace(known.lexicons, sha256=f"{lang} concepts {nth}")  # what is kept is kept by this
    return Knowledge(lexicons, known.registry)


def concepts(text: str, lang: str, knowledge: Knowledge) -> tuple[dict[int, tuple[int, str]], ...]:
    """Which events and things the words of a text name."""
    view = View(text, Span(0, len(text)), lang, knowledge)
    return view.events, view.things


def sentences(word: str, lang: str) -> Iterator[str]:
    for form in inflected(word, lang)[:MANY]:
        yield from (s.replace("{}", form) for s in SHAPES[lang])


def needed(name: str, word: str, lang: str, less: Knowledge) -> bool:
    """Some sentence with the word names the concept, and does not without the word."""
    for text in sentences(word, lang):
        found = concepts(text, lang, KNOWLEDGE)
        named = any(hit[1] == name for table in found for hit in table.values())
        if named and found != concepts(text, lang, less):
            return True
    return False


@cache
def owners(lang: str) -> dict[str, int]:
    """Word -> how many concepts have it: each is read in one of them first."""
    out: dict[str, int] = {}
    for words in full(lang).concept.values():
        for word in set(words.words):
            out[word] = out.get(word, 0) + 1
    return out


def is_a_form(word: str, of: set[str], lang: str) -> bool:
    """The word is a form of another one."""
    bases = [{r.lemma for r in readings(part, lang)} for part in word.split()]
    every = [other.split() for other in of - {word}]
    return any(len(o) == len(bases) and all(map(_either, o, bases, word.split())) for o in every)


def _either(part: str, bases: set[str], own: str) -> bool:
    return part == own or part in bases


@pytest.mark.parametrize(("lang", "nth"), [(lang, n) for lang in LANGUAGES for n in range(STEP)])
def test_words(lang: str, nth: int) -> None:
    less, idle, every, others = without(lang, nth), [], 0, 0
    for name, words in full(lang).concept.items():
        for entry in words.entries[nth::STEP]:
            word, every = entry.phrase, every + 1
            if word in IDLE[lang] or needed(name, word, lang, less):
                continue
            others += 1
            if owners(lang)[word] == 1 and not is_a_form(word, set(words.words), lang):
                idle.append((name, word))
    assert not idle
    assert others <= 2 + 0.02 * every  # few are read in another of their concepts first
