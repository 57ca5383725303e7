"""A language's thesaurus: synonyms, opposites and kinds of words, from one data file.

The file is named by ``[wording] thesaurus`` of a language's lexicon; its lines hold three fields:
``lemma, part of speech, synsets``; ``^ synset broader`` (``*`` for one that is single of its kind);
``< place whole``; ``= kind range of synsets``; ``! lemma opposite``; ``~ lemma lemma`` made from it.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

SHALLOW = 6
"""How far up the chain of broader synsets is looked: further up everything is an entity."""
MARKS = ("^", "*", "<", "=", "!", "~")


class Thesaurus:
    """Answers about two lemmas; unknown words are related to nothing."""

    def __init__(self, lines: Iterable[str]) -> None:
        rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._listed: dict[str, dict[str, str]] = {}
        for line in lines:
            first, tab, rest = line.partition("\t")
            second, again, third = rest.partition("\t")
            if not tab or not again or first.startswith("#"):
                continue
            if first in MARKS:
                rows[first].append((second, third))
            else:
                self._listed.setdefault(first, {})[second] = third
        self._parent = {int(a): int(b) for mark in "^*" for a, b in rows[mark]}
        self._single = frozenset(int(a) for a, _ in rows["*"])
        self._whole = {int(a): int(b) for a, b in rows["<"]}
        self._opposite = _both_ways(rows["!"])
        self._made = _both_ways(rows["~"])
        self._ranges = {name: tuple(map(int, ends.split("-"))) for name, ends in rows["="]}

    def senses(self, word: str, pos: str) -> tuple[int, ...]:
        """The word's first synsets as a noun (n), verb (v), adjective (a) or adverb (r)."""
        return tuple(map(int, self._listed.get(word, {}).get(pos, "").split()))

    def __bool__(self) -> bool:
        return bool(self._listed)

    def knows(self, word: str) -> bool:
        """True if the thesaurus lists the word."""
        return word in self._listed

    def _shared(self, a: str, b: str) -> Iterable[str]:
        return self._listed.get(a, {}).keys() & self._listed.get(b, {}).keys()

    def synonyms(self, a: str, b: str) -> bool:
        """The two share one of their first senses."""
        return any(set(self.senses(a, pos)) & set(self.senses(b, pos)) for pos in self._shared(a, b))

    def made_from(self, a: str, b: str) -> bool:
        """One word is made from the other (direct, director; Spain, Spanish)."""
        return b in self._made.get(a, ())

    def opposites(self, a: str, b: str) -> bool:
        """Listed as antonyms, two kinds of person apart (a man and a woman can both be there)."""
        return b in self._opposite.get(a, ()) and not (self.kind(a) == self.kind(b) == "person")

    def indirect(self, a: str, b: str) -> bool:
        """Adjectives whose clusters have opposite heads (huge, little)."""
        x = self._clusters(a)
        return any((p, q) in self._heads for p in x for q in self._clusters(b))

    @cached_property
    def _heads(self) -> frozenset[tuple[int, int]]:
        """Pairs of adjective synsets whose words are opposites."""
        pairs = ((a, b) for a, others in self._opposite.items() for b in others)
        return frozenset(
            (x, y) for a, b in pairs for x in self.senses(a, "a")[:2] for y in self.senses(b, "a")[:2]
        )

    def _clusters(self, word: str) -> set[int]:
        return {self._parent.get(s, s) for s in self.senses(word, "a")[:1]}

    def chain(self, synset: int) -> list[int]:
        """The synset and what it is a kind of, nearest first, at most ``SHALLOW`` steps."""
        out = [synset]
        while synset in self._parent and len(out) < SHALLOW:
            synset = self._parent[synset]
            out.append(synset)
        return out

    def narrower(self, a: str, b: str) -> bool:
        """``a`` is a kind of ``b``, or lies in it, in any of their first senses."""
        for pos in self._shared(a, b):
            wide = set(self.senses(b, pos))
            if any(wide & set(self.chain(s)) for s in self.senses(a, pos)):
                return True
        return self.inside(a, b)

    def inside(self, a: str, b: str) -> bool:
        """``a`` is a place that lies in the place ``b``."""
        wide = set(self.senses(b, "n"))
        for synset in self.senses(a, "n"):
            for _ in range(SHALLOW):
                if synset not in self._whole:
                    break
                synset = self._whole[synset]
                if synset in wide:
                    return True
        return False

    def sisters(self, a: str, b: str, pos: str = "n", steps: int = 1) -> bool:
        """Different kinds of one thing: their main senses meet within ``steps`` above both."""
        mine, theirs = self.senses(a, pos), self.senses(b, pos)
        if not mine or not theirs:
            return False
        up_a = self.chain(mine[0])[1 : steps + 1]
        up_b = self.chain(theirs[0])[1 : steps + 1]
        return bool(set(up_a) & set(up_b))

    def kind(self, word: str) -> str:
        """What kind of thing the noun's main sense is (person, animal, place ...), empty if unknown."""
        return next((self._kind(s) for s in self.senses(word, "n")), "")

    def kinds(self, word: str) -> frozenset[str]:
        """The kinds of all its first senses."""
        return frozenset(self._kind(s) for s in self.senses(word, "n"))

    def _kind(self, synset: int) -> str:
        return next((k for k, (lo, hi) in self._ranges.items() if lo <= synset <= hi), "")

    def named(self, word: str) -> bool:
        """Listed as the name of one thing or person and as nothing else."""
        entry = self._listed.get(word, {})
        return set(entry) == {"n"} and all(s in self._single for s in self.senses(word, "n"))

    def place(self, word: str) -> bool:
        """One of its first senses is one particular place (Spain, not island)."""
        return any(self._in(s, "place", "object") and s in self._single for s in self.senses(word, "n"))

    def _in(self, synset: int, *kinds: str) -> bool:
        return any(lo <= synset <= hi for lo, hi in (self._ranges.get(k, (0, -1)) for k in kinds))

    def country(self, word: str) -> str | None:
        """The place that an adjective or a name of its people belongs to (Spanish, Spaniard -> spain)."""
        if not self.senses(word, "a") and self.kind(word) != "person":
            return None
        return next((w for w in sorted(self._made.get(word, ())) if self.place(w)), None)

    def colours(self, a: str, b: str) -> bool:
        """Two different colours: both words have a chromatic or achromatic colour among their senses."""
        return a != b and self._colour(a) and self._colour(b)

    def _colour(self, word: str) -> bool:
        return any(self._colour_root in self.chain(s) for s in self.senses(word, "n"))

    @cached_property
    def _colour_root(self) -> int:
        """The kind that red and black have in common, wherever the data file numbers it."""
        black = {up for k in self.senses("black", "n") for up in self.chain(k)}
        return next((up for r in self.senses("red", "n") for up in self.chain(r) if up in black), -1)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        out[a].add(b)
        out[b].add(a)
    return dict(out)


@lru_cache(maxsize=8)
def load_thesaurus(path: Path) -> Thesaurus:
    """Read a data file; a missing one gives an empty thesaurus."""
    if not path.is_file():
        return Thesaurus([])
    return Thesaurus(gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())
