"""Wordings side by side against the bare overlap of their words (run by hand; figures go to QUALITY.md).

python tests/benchmarks/bench_wording.py [PAIRS]
"""

from __future__ import annotations

import random
import sys
import time

import numpy as np

from credtui.knowledge import load_knowledge
from credtui.signals.table import Sets, Vocabulary
from credtui.signals.wording_align import Aligner
from credtui.signals.wording_meaning import Meanings
from credtui.signals.wording_profile import Profile
from credtui.signals.wording_reading import Profiler

NOUNS = (
    "ferry", "harbour", "lorry", "mayor", "builder", "bridge", "letter", "goat", "choir", "album", "pilot",
    "depot", "river", "school", "doctor", "market", "tunnel", "island", "captain", "witness",
)  # fmt: skip
VERBS = ("left", "opened", "sold", "closed", "reached", "burned", "painted", "lost", "found", "crossed")
PLACES = ("Brazil", "Mexico", "Spain", "Norway", "Peru", "Kenya")


def sentence(dice: random.Random) -> str:
    """One invented sentence of the kind that a headline is."""
    negated = "did not" if dice.random() < 0.2 else "has"
    one, two, three = dice.sample(NOUNS, 3)
    return (
        f"The {one} {negated} {dice.choice(VERBS)} the {two} of {dice.choice(PLACES)}"
        f" with {dice.randrange(2, 9)} {three}s in {dice.randrange(2001, 2009)}"
    )


def overlap(profiles: list[Profile]) -> Sets:
    """The keys of each profile as a bare set."""
    words = Vocabulary()
    coded = [sorted({words.code(u.key) for u in p.units}) for p in profiles]
    width = max(len(words.codes), 1)
    start = np.zeros(len(coded) + 1, dtype=np.int64)
    np.cumsum([len(group) for group in coded], out=start[1:])
    return Sets(
        np.asarray([r * width + c for r, g in enumerate(coded) for c in g], dtype=np.int64), start, width
    )


def main(size: int) -> None:
    """Time profiles once a text, then alignment and bare overlap of the same pairs."""
    dice = random.Random(7)
    profiler = Profiler(load_knowledge().lexicons)
    language = profiler.language("en")
    texts = [sentence(dice) for _ in range(3000)]
    start = time.perf_counter()
    profiles = [profiler.of(text, "en") for text in texts]
    read = time.perf_counter() - start
    rng = np.random.default_rng(7)
    a, b = rng.integers(0, len(texts), (2, size))
    sets = overlap(profiles)
    start = time.perf_counter()
    sets.overlap(a.astype(np.int32), b.astype(np.int32))
    bare = time.perf_counter() - start
    aligner, meanings = Aligner(profiles), Meanings(language)
    start = time.perf_counter()
    near = np.flatnonzero(aligner.unaligned(a, b).share >= 20)
    sifted = time.perf_counter() - start
    start = time.perf_counter()
    aligner.align(a[near], b[near], meanings)
    aligned = time.perf_counter() - start
    print(
        f"{len(texts)} texts read in {read:.2f} s; {size} pairs: sifted {sifted / bare:.1f} times the bare "
        f"overlap ({bare:.2f} s), {len(near)} near ones aligned in {aligned:.2f} s "
        f"({1e6 * aligned / max(len(near), 1):.0f} microseconds a pair, {aligned / bare:.1f} times)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
