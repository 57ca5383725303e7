"""Sentences in which the entries of word lists do what the lists say, and how they are read without them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from itertools import islice, product
from typing import Any, NamedTuple

import pytest

from credtui.facets import describe
from credtui.facets.covers import read_covers
from credtui.facets.exclusive import read_exclusive, read_first
from credtui.facets.occurrences import read_occurrences
from credtui.facets.quantity import quantities
from credtui.facets.when import read_when
from credtui.knowledge import Knowledge
from credtui.model import Document, Span, Speaker, Statement
from tests.lexicon.needed import KNOWLEDGE, LANGUAGES, forms, full, knowing

MANY = 60
"""So many forms of a phrase are tried."""

DAY = datetime(2024, 5, 22)
"""When everything here is said: a Wednesday."""

Reader = Callable[[str, str, Knowledge], Any]
"""What a stage makes of a text in a language."""


class Sentences(NamedTuple):
    """The sentences in which the entries of one list do what the list says."""

    read: Reader
    forms: str
    """Which forms of an entry are tried: "as it is", "any", "titled" for any with a capital, or "comma" for
    one before its last word too."""
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()

    def of(self, entry: Any, lang: str) -> Iterator[str]:
        """The sentences with an entry at "{}", or with the words of a pair at "{0}" and "{1}"."""
        words = (entry,) if isinstance(entry, str) else tuple(entry)
        tried = [words]
        if self.forms == "any":
            tried = [(form,) for form in inflected(entry, lang)]
        elif self.forms == "titled":
            tried = [(made,) for form in inflected(entry, lang) for made in (form.capitalize(), form)]
        elif self.forms == "comma":
            tried.append((", ".join(entry.rsplit(" ", 1)),))
        for one in tried:
            for template in getattr(self, lang):
                text = template.format(*one)
                yield text[:1].upper() + text[1:]


def counted(text: str, lang: str, knowledge: Knowledge) -> tuple[Any, ...]:
    """What a text says of how many and how often."""
    asked = (text, Span(0, len(text)), lang, knowledge)
    return quantities(*asked), read_occurrences(*asked), read_exclusive(*asked), read_first(*asked)


def timed(text: str, lang: str, knowledge: Knowledge) -> tuple[Any, ...]:
    """What the last sentence of a text says of when."""
    span = Span(text.rfind(". ") + 2 if ". " in text else 0, len(text))
    asked = (text, span, lang, DAY.date(), knowledge)
    return read_when(*asked), read_covers(*asked, Span(0, len(text)))


def told(text: str, lang: str, knowledge: Knowledge) -> Statement:
    """A text as a statement of somebody, with its propositions."""
    span, who = Span(0, len(text)), Speaker("Dora Vell", None, "person", "Vell")
    document = Document("d", "", "d.txt", "", None, lang, text, published_at=DAY)
    said = Statement("s", "d", span, span, text, lang, who, "indirect", "assert", said_at=DAY)
    return describe(said, document, knowledge)


@cache
def inflected(phrase: str, lang: str) -> tuple[str, ...]:
    """A phrase as it is, then with one word changed, then with several."""
    words = phrase.split()
    every = [forms(word, lang) for word in words]
    one = [" ".join((*words[:i], form, *words[i + 1 :])) for i, found in enumerate(every) for form in found]
    more = (" ".join(made) for made in islice(product(*every), MANY)) if 1 < len(words) < 4 else ()
    return tuple(dict.fromkeys((phrase, *one, *more)))


def cut(value: Any, path: tuple[str | int, ...]) -> Any:
    """A value of a lexicon without the entry at a path."""
    here, *below = path
    if isinstance(value, dict):
        if below:
            return {**value, here: cut(value[here], tuple(below))}
        return {k: v for k, v in value.items() if k != here}
    if isinstance(value, tuple):
        assert isinstance(here, int)
        kept = (cut(value[here], tuple(below)),) if below else ()
        return (*value[:here], *kept, *value[here + 1 :])
    return value.model_copy(update={here: cut(getattr(value, str(here)), tuple(below))})


def without(lang: str, *path: str | int) -> Knowledge:
    """What is known with the entry at a path of the lexicon of a language taken out."""
    return knowing(lang, cut(full(lang), path))


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every entry of a list, a table or groups of words, with its path."""
    if isinstance(value, Mapping):
        yield from (((*path, key), key) for key in value)
        return
    for i, one in enumerate(value):
        if hasattr(one, "words"):
            yield from paths(one.words, (*path, i, "words"))
        else:
            yield (*path, i), one


def lists(section: str) -> set[str]:
    """The lists of a section that have entries in some language."""
    found = [getattr(full(lang), section) for lang in LANGUAGES]
    return {
        name
        for one in found
        for name, value in one
        if isinstance(value, (tuple, dict)) and any(True for _ in paths(value))
    }


def entries(section: str, names: Iterable[str]) -> list[Any]:
    """Every entry of lists of a section: language, name of the list, path of the entry, the entry."""
    return [
        pytest.param(lang, name, path, entry, id=f"{name}-{lang}-{_shown(entry)}")
        for name in names
        for lang in LANGUAGES
        for path, entry in paths(getattr(getattr(full(lang), section), name))
    ]


def _shown(entry: Any) -> str:
    return entry if isinstance(entry, str) else " ".join(entry)


def needed(texts: Iterable[str], lang: str, read: Reader, path: tuple[str | int, ...]) -> str | None:
    """The first of the texts that is read otherwise with an entry taken out; None if none is."""
    less = without(lang, *path)
    return next((t for t in texts if read(t, lang, KNOWLEDGE) != read(t, lang, less)), None)
