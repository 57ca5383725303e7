"""A stretch of text as analysed words, and phrases of dictionary forms found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from credtui.model import Span
from credtui.text.morph import Reading, readings
from credtui.text.tokens import Token, tokens


@dataclass(frozen=True)
class Word:
    """One token with its readings."""

    token: Token
    readings: tuple[Reading, ...]

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every dictionary form and the word itself, lower case."""
        plain = self.token.lower.replace("’", "'").replace("ʼ", "'")
        return frozenset({plain, *(r.lemma for r in self.readings)})

    @property
    def upper(self) -> bool:
        """True if it begins with a capital."""
        return self.token.text[:1].isupper()

    def can_be(self, pos: str) -> bool:
        """True if some reading has this part of speech."""
        return any(r.pos == pos for r in self.readings)

    def finite(self) -> bool:
        """True if the likeliest reading is a finite verb (or a short participle)."""
        return any(r.pos == "VERB" and r.verb_form in ("Fin", "Part", None) for r in self.readings[:2])


class Clause:
    """The words of ``text[span]``."""

    def __init__(self, text: str, span: Span, lang: str) -> None:
        self.text, self.span, self.lang = text, span, lang
        self.words = [
            Word(t, readings(t.text, lang) if t.kind == "word" else ())
            for t in tokens(text, span.start, span.end)
        ]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, phrase: Sequence[str], i: int) -> bool:
        """True if the phrase of dictionary forms stands at word ``i``."""
        if i + len(phrase) > len(self.words):
            return False
        return all(part in self.words[i + k].forms for k, part in enumerate(phrase))

    def find(self, phrases: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """(word, length, phrase) of each phrase found, in order of text."""
        parts = [(p.lower().split(), p) for p in phrases]
        heads = {p[0][0] for p in parts if p[0]}
        for i, word in enumerate(self.words):
            if word.forms & heads:
                for split, phrase in parts:
                    if split and self.at(split, i):
                        yield i, len(split), phrase

    def holds(self, phrases: Sequence[str]) -> bool:
        """True if any of the phrases stands in the clause."""
        return next(iter(self.find(phrases)), None) is not None

    def span_of(self, first: int, last: int) -> Span:
        """Offsets from word ``first`` to word ``last`` inclusive."""
        return Span(self.words[first].token.start, self.words[last].token.end)
