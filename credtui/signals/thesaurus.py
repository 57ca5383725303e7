"""A language's thesaurus: synonyms, opposites and kinds of words, from one data file.

The file is named by ``[wording] thesaurus`` of a language's lexicon; its lines are ``lemma TAB pos TAB
synsets``, ``^ TAB synset TAB broader synset`` and ``! TAB lemma TAB opposite lemma``.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

SHALLOW = 6
"""How far up the chain of broader synsets is looked: further up everything is an entity."""


class Thesaurus:
    """Answers about two lemmas; unknown words are related to nothing."""

    def __init__(self, lines: list[str]) -> None:
        self._parent: dict[int, int] = {}
        self._senses: dict[str, dict[str, tuple[int, ...]]] = {}
        self._opposite: dict[str, set[str]] = {}
        for line in lines:
            if line.startswith("#") or line.count("\t") != 2:
                continue
            first, second, third = line.split("\t")
            if first == "^":
                self._parent[int(second)] = int(third)
            elif first == "!":
                self._opposite.setdefault(second, set()).add(third)
                self._opposite.setdefault(third, set()).add(second)
            else:
                self._senses.setdefault(first, {})[second] = tuple(map(int, third.split()))
        heads: set[tuple[int, int]] = set()
        for word, others in self._opposite.items():
            for other in others:
                for x in self._senses.get(word, {}).get("a", ())[:2]:
                    heads.update((x, y) for y in self._senses.get(other, {}).get("a", ())[:2])
        self._heads = heads
        self._colour_root: int | None = None

    def knows(self, word: str) -> bool:
        """True if the thesaurus lists the word."""
        return word in self._senses

    def synonyms(self, a: str, b: str) -> bool:
        """The two share one of their first senses."""
        return self._any(a, b, lambda x, y: x == y)

    def opposites(self, a: str, b: str) -> bool:
        """Listed as antonyms, two kinds of person apart (a man and a woman can both be there)."""
        return b in self._opposite.get(a, ()) and not (self._person(a) and self._person(b))

    def _person(self, word: str) -> bool:
        senses = self._senses.get(word, {}).get("n", ())
        roots = set(self._senses.get("person", {}).get("n", ())[:1])
        return bool(senses and roots & set(self.chain(senses[0])))

    def indirect(self, a: str, b: str) -> bool:
        """Adjectives whose clusters have opposite heads (huge, little)."""
        x = self._clusters(a)
        return any((p, q) in self._heads for p in x for q in self._clusters(b))

    def _clusters(self, word: str) -> set[int]:
        senses = self._senses.get(word, {}).get("a", ())[:1]
        return {self._parent.get(s, s) for s in senses}

    def chain(self, synset: int) -> list[int]:
        """The synset and what it is a kind of, nearest first, at most ``SHALLOW`` steps."""
        out = [synset]
        while synset in self._parent and len(out) < SHALLOW:
            synset = self._parent[synset]
            out.append(synset)
        return out

    def kind_of(self, a: str, b: str) -> bool:
        """One word is a kind of the other, in any of their first senses."""
        for pos, mine in self._senses.get(a, {}).items():
            theirs = set(self._senses.get(b, {}).get(pos, ()))
            if any(theirs & set(self.chain(s)) for s in mine):
                return True
        for pos, mine in self._senses.get(b, {}).items():
            theirs = set(self._senses.get(a, {}).get(pos, ()))
            if any(theirs & set(self.chain(s)) for s in mine):
                return True
        return False

    def sisters(self, a: str, b: str, pos: str = "n", steps: int = 1) -> bool:
        """Different kinds of one thing: their main senses meet within ``steps`` above both."""
        mine, theirs = self._senses.get(a, {}).get(pos, ()), self._senses.get(b, {}).get(pos, ())
        if not mine or not theirs:
            return False
        up_a = self.chain(mine[0])[1 : steps + 1]
        up_b = self.chain(theirs[0])[1 : steps + 1]
        return bool(set(up_a) & set(up_b)) and not self.kind_of(a, b)

    def colours(self, a: str, b: str) -> bool:
        """Two different colours: both words have a chromatic or achromatic colour among their senses."""
        return a != b and bool(self._colour(a)) and bool(self._colour(b)) and not self.kind_of(a, b)

    def _colour(self, word: str) -> bool:
        root = self._root()
        return any(root in self.chain(s) for s in self._senses.get(word, {}).get("n", ()))

    def _root(self) -> int:
        """The kind that red and black have in common, wherever the data file numbers it."""
        if self._colour_root is None:
            red, black = (self._senses.get(w, {}).get("n", ()) for w in ("red", "black"))
            meet = [up for r in red for up in self.chain(r) for k in black if up in self.chain(k)]
            self._colour_root = meet[0] if meet else -1
        return self._colour_root

    def _any(self, a: str, b: str, test) -> bool:  # type: ignore[no-untyped-def]
        for pos, mine in self._senses.get(a, {}).items():
            theirs = self._senses.get(b, {}).get(pos, ())
            if any(test(x, y) for x in mine for y in theirs):
                return True
        return False


@lru_cache(maxsize=8)
def load_thesaurus(path: Path) -> Thesaurus:
    """Read a data file; a missing one gives an empty thesaurus."""
    if not path.is_file():
        return Thesaurus([])
    return Thesaurus(gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())
