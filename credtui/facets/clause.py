"""A stretch of text as analysed words, and phrases of dictionary forms found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from credtui.model import Span
from credtui.text.morph import readings
from credtui.text.tokens import tokens


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("ʼ", "'")


@lru_cache(maxsize=50_000)
def _forms(word: str, lang: str) -> frozenset[str]:
    """Every dictionary form and the word itself, in small letters."""
    return frozenset({_plain(word), *(r.lemma for r in readings(word, lang))})


@lru_cache(maxsize=512)
def _compiled(phrases: tuple[str, ...]) -> Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]:
    """First word -> (number of the phrase, its words)."""
    out: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, phrase in enumerate(phrases):
        parts = tuple(phrase.lower().split())
        if parts:
            out.setdefault(parts[0], []).append((number, parts))
    return out


class Clause:
    """The words of ``text[span]``."""

    def __init__(self, text: str, span: Span, lang: str) -> None:
        self.text, self.span, self.lang = text, span, lang
        self.words = tokens(text, span.start, span.end)
        self.forms = [
            _forms(t.lower, lang) if t.kind == "word" else frozenset({_plain(t.lower)}) for t in self.words
        ]
        self._where: dict[str, list[int]] = {}
        for i, forms in enumerate(self.forms):
            for form in forms:
                self._where.setdefault(form, []).append(i)

    def at(self, phrase: Sequence[str], i: int) -> bool:
        """True if the phrase of dictionary forms stands at word ``i``."""
        if i + len(phrase) > len(self.words):
            return False
        return all(part in self.forms[i + k] for k, part in enumerate(phrase))

    def find(self, phrases: tuple[str, ...]) -> tuple[int, int] | None:
        """(word, length) of the first phrase in order of text, of those at one word the first listed."""
        compiled = _compiled(phrases)
        found = (
            (i, number, len(parts))
            for first in compiled.keys() & self._where.keys()
            for i in self._where[first]
            for number, parts in compiled[first]
            if self.at(parts, i)
        )
        best = min(found, default=None)
        return None if best is None else (best[0], best[2])

    def holds(self, phrases: tuple[str, ...]) -> bool:
        """True if any of the phrases stands in the clause."""
        return self.find(phrases) is not None

    def span_of(self, first: int, last: int) -> Span:
        """Offsets from word ``first`` to word ``last`` inclusive."""
        return Span(self.words[first].start, self.words[last].end)
