"""Without a word of [syntax] that facets, statements or names ask for some text tells something else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest

from credtui.bundled import rules_dir
from credtui.extract import extract
from credtui.knowledge import Knowledge
from credtui.model import Document
from credtui.pipeline import compare
from credtui.registry import Registry, SourceEntry
from credtui.registry.names import NameIndex
from credtui.ruleset import load_ruleset
from tests.lexicon.needed import (
    KNOWLEDGE,
    Shapes,
    claimed_otherwise,
    entries,
    filled,
    forms,
    full,
    less,
    parsed_otherwise,
    without,
)  # fmt: skip

CLAIMS: Shapes = {
    "linkers": {
        "ru": ("{} были солдаты, которые взорвали склад.",),
        "uk": ("{} були солдати, які підірвали склад.",),
    },
    "expletives": {"en": ("{} was sailors who burned the depot.",)},
    "partitives": {
        "en": ("Two {} the soldiers died.",),
        "ru": ("Двое {} солдат погибли.", "Погибли двое {} пяти солдат."),
        "uk": ("Двоє {} солдатів загинули.", "Загинули двоє {} солдатів."),
    },
    "conditions": {
        "en": ("The depot was burned {} the soldiers were killed.",),
        "ru": ("Склад взорвали, {} солдаты были убиты.",),
        "uk": ("Склад підірвали, {} солдати були вбиті.",),
    },
    "purposes": {
        "en": ("The depot was burned {} the soldiers were killed.",),
        "ru": ("Склад взорвали, {} солдаты были убиты.",),
        "uk": ("Склад підірвали, {} солдати були вбиті.",),
    },
    "negatives": {
        "en": ("{} of the soldiers died.", "{} soldiers died.", "Soldiers went {}."),
        "ru": ("{} взорвал склад.", "{} склад взорван.", "{} солдаты не погибли.",
               "Солдаты {} не взорвали склад."),
        "uk": ("{} підірвав склад.", "{} склад підірвано.", "{} солдати не загинули.",
               "Солдати {} не підірвали склад."),
    },
}  # fmt: skip
"""Lists that the claims of a sentence show."""

PREPOSITIONS = {
    "en": (
        "Vell left {} the port.",
        "Vell left {} 2022.",
        "Men {} Kutsk left.",
        "The port was closed {} Vell.",
    ),
    "ru": ("Сыч ушёл {} кино.", "{} кино Сыч ушёл.", "Сыч ушёл {} старого кино.", "Сыч ушёл {} метро."),
    "uk": ("Сич пішов {} кіно.", "Сич пішов {} метро."),
}
"""Behind it a noun that has one form for all cases, where nouns have cases."""
CLAIMED = ("Soldiers were sent {} one of the depots.", "Soldiers died {} Odesa.")
SAID = {
    "en": ("Dora Vell said: “The port will open the dam {} the storm ends.”",
           "Dora Vell said that the port will open the dam."),
    "ru": ("Дарья Ткач сказала: «Порт откроет дамбу, {} шторм стихнет».",
           "Дарья Ткач сказала, что порт откроет дамбу."),
    "uk": ("Дарина Ткач сказала: «Порт відкриє дамбу, {} шторм стихне».",
           "Дарина Ткач сказала, що порт відкриє дамбу."),
}  # fmt: skip
"""What somebody says, and what an outlet tells of it without the condition."""
REFUSED = ("Nor would Vell say that the port leaks.",)
GIVEN = {
    "ru": {"а": "Андрей Сыч", "и": "Иван Сыч"},
    "uk": {"а": "Андрій Сич", "і": "Іван Сич", "й": "Йосип Сич"},
}
"""Somebody whose initial looks like a word that joins."""
RULES = load_ruleset([rules_dir()])


def hops(lang: str, entry: str, knowledge: Knowledge) -> list[str]:
    """What the chains of a quotation with a condition and of a retelling without it say about fidelity."""
    pages = [
        Document(n, n, f"{n}.txt", n, None, lang, text, published_at=datetime(2031, 3, int(n), tzinfo=UTC))
        for n, text in zip("34", filled(SAID[lang], (entry,)), strict=True)
    ]
    return [str(hop.fidelity) for s in compare(pages, knowledge, RULES).statements for hop in s.chain]


def extracted_otherwise(texts: Iterable[str], lang: str, other: Knowledge) -> bool:
    """Some text has other statements under the other knowledge."""

    def told(text: str, knowledge: Knowledge) -> list[Any]:
        return [
            (s.text, s.stance) for s in extract(Document("d", "", "d.txt", "", None, lang, text), knowledge)
        ]

    return any(told(text, KNOWLEDGE) != told(text, other) for text in texts)


def names(text: str, lang: str, given: str, knowledge: Knowledge) -> list[Any]:
    """Where a text names somebody."""
    registry = Registry({"x": SourceEntry(kind="official", names={lang: (given,)})}, "test")
    return NameIndex(registry, knowledge.lexicons).mentions(text, lang)


@pytest.mark.parametrize(("name", "lang", "entry"), entries("syntax", *CLAIMS))
def test_claims(name: str, lang: str, entry: str) -> None:
    other = without(lang, "syntax", (name,), entry)
    told = filled(
        CLAIMS[name][lang], forms(entry, lang) if name == "negatives" and lang != "en" else (entry,)
    )
    if claimed_otherwise(told, lang, other):
        return
    if name == "conditions":
        assert hops(lang, entry, KNOWLEDGE) != hops(lang, entry, other)
    else:
        assert extracted_otherwise(REFUSED, lang, other)


@pytest.mark.parametrize(("lang", "entry"), entries("syntax", "prepositions"))
def test_prepositions(lang: str, entry: str) -> None:
    texts = filled(PREPOSITIONS[lang], (entry,))
    if not parsed_otherwise(texts, full(lang), less(lang, "syntax", ("prepositions",), entry)):
        other = without(lang, "syntax", ("prepositions",), entry)
        assert claimed_otherwise(filled(CLAIMED, (entry,)), lang, other)
    for case in full(lang).syntax.prepositions[entry]:
        other_case = less(lang, "syntax", ("prepositions", entry), case)
        assert parsed_otherwise(texts, full(lang), other_case), case


@pytest.mark.parametrize(("lang", "entry"), [(lang, entry) for lang in GIVEN for entry in GIVEN[lang]])
def test_words_that_look_like_initials(lang: str, entry: str) -> None:
    text, given = f"{entry.upper()} {GIVEN[lang][entry].split()[1]} ...", GIVEN[lang][entry]
    other = without(lang, "syntax", ("coordinators",), entry)
    assert names(text, lang, given, KNOWLEDGE) != names(text, lang, given, other)
