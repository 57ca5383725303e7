"""Edit to consequence on a case of 20,000 pairs, beside the first run and bare numpy (run by hand).

python -m tests.benchmarks.bench_consequence [PAIRS]

Everything is one process; the ratios are what counts.  The statements are invented, more of them collide
than in any real case (one pair in ten), so this is the dear end.
"""

from __future__ import annotations

import random
import sys
import time

import numpy as np

from credtui.bundled import rules_dir
from credtui.conflicts import relate
from credtui.conflicts.score import score_rows
from credtui.knowledge import load_knowledge
from credtui.pairs import Pairs, rows_of
from credtui.rulebench.consequence import consequence
from credtui.ruleset import load_ruleset
from credtui.signals import PairColumns, PropositionTable
from tests.benchmarks.bench_rules import statement


def main(size: int) -> None:
    """Time what one edit costs once the columns are there."""
    dice, rng = random.Random(7), np.random.default_rng(7)
    rows = rows_of([statement(i, dice) for i in range(4000)])
    a = rng.integers(0, 3999, size).astype(np.int32)
    b = (a + 1 + rng.integers(0, 3999, size) % (3999 - a)).astype(np.int32)
    text = (rules_dir() / "conflicts.toml").read_text("utf-8")
    columns = PairColumns(PropositionTable(rows), Pairs(rows, a, b), load_knowledge())
    start = time.perf_counter()
    before = relate(columns, load_ruleset([rules_dir()]))
    first = time.perf_counter() - start
    edits = {
        "points of one rule": text.replace("points = 42", "points = 20", 1),
        "a condition of one rule": text.replace(
            "a.occurrences = { ge = 3 }", "a.occurrences = { ge = 4 }", 1
        ),
    }
    x, y = rng.integers(0, 9, size), rng.integers(0, 9, size)
    start = time.perf_counter()
    for _ in range(104):
        (x == y) & (x > 3) & (y < 7) & (x >= 0)
    bare = time.perf_counter() - start
    print(f"{size} pairs, {len(before)} conflicts; first run {first:.2f} s, bare numpy {bare * 1000:.0f} ms")
    for name, edited in edits.items():
        steps = []
        start = time.perf_counter()
        ruleset = load_ruleset([rules_dir()], drafts={"conflicts": edited})
        steps.append(("rules read", time.perf_counter() - start))
        start = time.perf_counter()
        fired = ruleset.fire(columns).fired
        steps.append(("fired", time.perf_counter() - start))
        start = time.perf_counter()
        score_rows(ruleset.rules, fired, ruleset.scoring)
        steps.append(("scored", time.perf_counter() - start))
        start = time.perf_counter()
        after = relate(columns, ruleset)
        steps.append(("related, with the three before", time.perf_counter() - start))
        start = time.perf_counter()
        made = consequence(before, after)
        steps.append(("compared", time.perf_counter() - start))
        total = sum(took for word, took in steps if word not in ("fired", "scored"))
        told = ", ".join(f"{word} {took * 1000:.0f} ms" for word, took in steps)
        print(f"{name}: {total * 1000:.0f} ms = {total / first:.2f} of the first run ({told})")
        print(f"  {made.sentence()}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
