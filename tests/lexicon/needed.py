"""A lexicon with one entry taken out, and whether a text is then read in another way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from credtui.facets import describe_text
from credtui.knowledge import Knowledge, load_knowledge
from credtui.lexicon import Lexicon
from credtui.syntax import parse
from credtui.text import english

KNOWLEDGE = load_knowledge()
LANGUAGES = ("en", "ru", "uk")
Shapes = dict[str, dict[str, tuple[str, ...]]]
"""List -> language -> sentences with ``{}`` where an entry stands."""


@cache
def analyser(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)


@cache
def forms(word: str, lang: str) -> tuple[str, ...]:
    """All forms of a word, or of the first word of a phrase; the word itself comes first."""
    head, _, rest = word.partition(" ")
    if lang == "en":
        made = {f for pos in ("VERB", "NOUN") for fs in english.inflections(head, pos).values() for f in fs}
    else:
        made = {form.word for parse in analyser(lang).parse(head) for form in parse.lexeme}
    return tuple(f"{form} {rest}".strip() for form in (head, *sorted(made - {head})))


def full(lang: str) -> Lexicon:
    """The lexicon as it is."""
    return KNOWLEDGE.lexicons.languages[lang]


def less(lang: str, section: str, path: tuple[str, ...], entry: Any) -> Lexicon:
    """The lexicon with one entry of one list taken out."""

    def cut(value: Any, names: tuple[str, ...]) -> Any:
        if not names and isinstance(value, dict):
            return {key: kept for key, kept in value.items() if key != entry}
        if not names:
            return tuple(x for x in value if x != entry) if isinstance(value, tuple) else ""
        if isinstance(value, dict):
            return {**value, names[0]: cut(value[names[0]], names[1:])}
        return value.model_copy(update={names[0]: cut(getattr(value, names[0]), names[1:])})

    made = cut(full(lang), (section, *path))
    assert isinstance(made, Lexicon)
    return made


def knowing(lang: str, lexicon: Lexicon) -> Knowledge:
    """What is known, with another lexicon of a language."""
    languages = {**KNOWLEDGE.lexicons.languages, lang: lexicon}
    return Knowledge(replace(KNOWLEDGE.lexicons, languages=languages), KNOWLEDGE.registry)


def without(lang: str, section: str, path: tuple[str, ...], entry: str) -> Knowledge:
    """What is known with one entry of one list taken out."""
    return knowing(lang, less(lang, section, path, entry))


def entries(section: str, *names: str) -> list[Any]:
    """Every entry of the lists, with its language; a list that stands in several is named in front."""
    made = []
    for name in names:
        for lang in LANGUAGES:
            value = getattr(getattr(full(lang), section), name)
            for entry in (value,) if isinstance(value, str) and value else value:
                if len(names) == 1:
                    made.append(pytest.param(lang, entry, id=f"{lang}-{entry}"))
                else:
                    made.append(pytest.param(name, lang, entry, id=f"{name}-{lang}-{entry}"))
    return made


def filled(shapes: Iterable[str], words: Iterable[str]) -> list[str]:
    """The sentences with each word in its place, with a capital where it opens one."""
    shapes = tuple(shapes)
    return [
        s.replace("{}", word[:1].upper() + word[1:] if s.startswith("{}") else word)
        for word in words
        for s in shapes
    ]


def parsed_otherwise(texts: Iterable[str], one: Lexicon, other: Lexicon) -> bool:
    """Some text has other clauses, phrases, roles or parts of speech under the other lexicon.

    The inner words of a phrase have no part of speech of their own: they count for nothing.
    """
    for text in texts:
        a, b = parse(text, one), parse(text, other)
        pairs = zip(a.words, b.words, strict=False)
        if a.clauses != b.clauses or any(x.pos != y.pos for x, y in pairs if x.size and y.size):
            return True
    return False


def claimed_otherwise(texts: Iterable[str], lang: str, other: Knowledge) -> bool:
    """Some text makes other claims under the other knowledge."""

    def told(text: str, knowledge: Knowledge) -> list[Any]:
        found = describe_text(text, lang=lang, date="2031-05-10", knowledge=knowledge)
        return [(p.text, p.facets) for p in found.propositions]

    return any(told(text, KNOWLEDGE) != told(text, other) for text in texts)
