"""A language's thesaurus: synonyms, opposites and kinds of words, from one data file.

The file is named by ``[wording] thesaurus`` of a language's lexicon; its lines hold three fields:
``= kind range of synsets``; ``^ first synset, broader synset of it and of each after it`` (0 for none, below
0 for what is single of its kind); ``< place whole``; ``! lemma opposite``; ``~ lemma lemma`` made from it;
and last, in order, ``lemma, part of speech, synsets``.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile
from pathlib import Path

SHALLOW = 6
"""How far up the chain of broader synsets is looked: further up everything is an entity."""
COUSINS = 3
"""How far up two words may meet to be of one kind."""
NARROW = 6
"""Steps below the broadest synset from which on a kind is narrow (alcohol, musical instrument)."""
DEEPEST = 30
MARKS = "=^<!~#"


class Thesaurus:
    """Answers about two lemmas; unknown words are related to nothing."""

    def __init__(self, lines: Sequence[str]) -> None:
        head = list(takewhile(lambda line: line[:1] in MARKS, lines))
        self._words = lines[len(head) :]
        self._seen: dict[str, dict[str, tuple[int, ...]]] = {}
        rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for line in head:
            if line.count("\t") == 2:
                first, second, third = line.split("\t")
                rows[first].append((second, third))
        up = [0] + [int(n) for _, broader in rows["^"] for n in broader.split(" ")]
        self._up = up
        self._whole = {int(a): int(b) for a, b in rows["<"]}
        self._opposite = _both_ways(rows["!"])
        self._made = _both_ways(rows["~"])
        self._ranges = {name: tuple(map(int, ends.split("-"))) for name, ends in rows["="]}

    def _entry(self, word: str) -> dict[str, tuple[int, ...]]:
        """Part of speech -> synsets."""
        if word not in self._seen:
            lead = word + "\t"
            at = bisect_left(self._words, lead)
            found = takewhile(lambda line: line.startswith(lead), self._words[at : at + 4])
            parts = (line.split("\t") for line in found if line.count("\t") == 2)
            self._seen[word] = {pos: tuple(map(int, synsets.split())) for _, pos, synsets in parts}
        return self._seen[word]

    def _broader(self, synset: int) -> int:
        return abs(self._up[synset]) if synset < len(self._up) else 0

    def _single(self, synset: int) -> bool:
        return synset < len(self._up) and self._up[synset] < 0

    def senses(self, word: str, pos: str) -> tuple[int, ...]:
        """The word's first synsets as a noun (n), verb (v), adjective (a) or adverb (r)."""
        return self._entry(word).get(pos, ())

    def __bool__(self) -> bool:
        return bool(self._words)

    def knows(self, word: str) -> bool:
        """True if the thesaurus lists the word."""
        return bool(self._entry(word))

    def _shared(self, a: str, b: str) -> Iterable[str]:
        return self._entry(a).keys() & self._entry(b).keys()

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
        return {self._broader(s) or s for s in self.senses(word, "a")[:1]}

    def chain(self, synset: int) -> list[int]:
        """The synset and what it is a kind of, nearest first, at most ``SHALLOW`` steps."""
        out = [synset]
        while (synset := self._broader(synset)) and len(out) < SHALLOW:
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

    def describes(self, word: str) -> bool:
        """Can stand before a noun as an adjective does."""
        return bool(self.senses(word, "a"))

    def cousins(self, a: str, b: str) -> bool:
        """Different kinds of one thing that is itself of a narrow kind (beer and gin of alcohol)."""
        theirs = {up: n for s in self.senses(b, "n") for n, up in enumerate(self.chain(s)[: COUSINS + 1])}
        for sense in self.senses(a, "n"):
            mine = self.chain(sense)[: COUSINS + 1]
            n = next((n for n, up in enumerate(mine) if up in theirs), 0)
            if n and theirs[mine[n]] and self._depth(mine[n]) >= NARROW:
                return True
        return False

    def _depth(self, synset: int) -> int:
        """How many steps there are from the synset to the broadest one."""
        steps = 0
        while (synset := self._broader(synset)) and steps < DEEPEST:
            steps += 1
        return steps

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
        entry = self._entry(word)
        return set(entry) == {"n"} and all(map(self._single, entry["n"]))

    def place(self, word: str) -> bool:
        """One of its first senses is one particular place (Spain, not island)."""
        return any(self._in(s, "place", "object") and self._single(s) for s in self.senses(word, "n"))

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
