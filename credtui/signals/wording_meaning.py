"""What two words of one language are to each other; asked once for each two words that ever meet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credtui.signals.wording_language import Language

Ints = NDArray[np.int64]

NONE, SAME, NARROWER, BROADER, ANTONYM, COLOUR, SISTER, LIKE_KIND, OTHER_KIND, TRAITS = range(10)
"""Of the first word to the second: a kind of it, what it is a kind of, its opposite, another colour,
another of its kind, of one general kind, of another general kind, both words that describe."""
ALIKE = (SAME, NARROWER, BROADER)
COVERED = (SAME, BROADER)
"""Whoever says the second word says the first one too."""
TURNED = np.asarray([NONE, SAME, BROADER, NARROWER, ANTONYM, COLOUR, SISTER, LIKE_KIND, OTHER_KIND, TRAITS])
"""The same relation seen from the second word."""


THINGS = {
    "animal", "artifact", "body", "communication", "food", "group", "object", "person", "place", "plant",
    "substance",
}  # fmt: skip
"""Kinds of nouns that say what something is."""


STUFF = ("food", "plant", "substance")
"""Kinds of things that stand for no one doer: what is drunk, grown or built with."""


class Meanings:
    """Relations between the words of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known: dict[int, int] = {}

    def relations(self, x: Ints, y: Ints, words: list[str]) -> Ints:
        """The relation of word ``x[i]`` to word ``y[i]``, both codes into ``words``."""
        size = len(words)
        unique, inverse = np.unique(x * size + y, return_inverse=True)
        found = np.zeros(len(unique), dtype=np.int64)
        for i, both in enumerate(unique.tolist()):
            if both not in self._known:
                self._known[both] = self.relation(words[both // size], words[both % size])
            found[i] = self._known[both]
        return found[inverse]

    def opposed(self, marks: list[str]) -> NDArray[np.bool_]:
        """Which prepositions are opposites (before, after), both ways."""
        pairs = self._language.opposite
        return np.asarray([[frozenset((a, b)) in pairs for b in marks] for a in marks], dtype=np.bool_)

    def relation(self, a: str, b: str) -> int:
        """The relation of one word to another."""
        language, book = self._language, self._language.thesaurus
        if frozenset((a, b)) in language.opposite or book.opposites(a, b) or language.undone(a, b):
            return ANTONYM
        if b in language.groups.get(a, ()) or book.synonyms(a, b):
            return SAME
        mine, theirs = book.kinds(a) & THINGS, book.kinds(b) & THINGS
        if book.made_from(a, b) and not (mine and theirs and not mine & theirs):
            return SAME  # a musician is not music
        if book.narrower(a, b):
            return NARROWER
        if book.narrower(b, a):
            return BROADER
        if book.indirect(a, b):
            return ANTONYM
        if book.colours(a, b):
            return COLOUR
        if book.sisters(a, b) and book.kind(a) != "person":
            return SISTER
        if book.kind(a) == book.kind(b) and book.kind(a) in STUFF and book.cousins(a, b):
            return SISTER
        if book.describes(a) and book.describes(b):
            return TRAITS
        if not mine or not theirs:
            return NONE
        return LIKE_KIND if mine & theirs else OTHER_KIND
