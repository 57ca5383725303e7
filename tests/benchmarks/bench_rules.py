"""Rules over many pairs against bare numpy (run by hand; figures go to QUALITY.md).

python tests/benchmarks/bench_rules.py [PAIRS]
"""

from __future__ import annotations

import random
import sys
import time
from datetime import UTC, datetime, timedelta

import numpy as np

from credtui.bundled import rules_dir
from credtui.conflicts.score import Board, score_rows
from credtui.knowledge import load_knowledge
from credtui.model import Count, Facets, Interval, Proposition, Ref, Span, Speaker, Statement
from credtui.pairs import Pairs, rows_of
from credtui.ruleset import load_ruleset
from credtui.signals import PairColumns, PropositionTable

EVENTS = ("contact", "strike", "kill", "sign", "evacuate")


def statement(number: int, dice: random.Random) -> Statement:
    """One invented statement with one proposition."""
    text = f"invented statement {number % 997}"
    span = Span(0, len(text))
    names = tuple(Ref(f"name{dice.randrange(300)}", "Name") for _ in range(2))
    facets = Facets(
        polarity=dice.choice(("affirmed", "negated")), event=Ref(dice.choice(EVENTS), "x", known=True),
        agent=names[0], patient=names[1], participants=names,
        measure=dice.choice((None, "killed", "wounded")),
        quantity=Count(Interval(dice.randrange(90), None), "n"), unique=dice.random() < 0.5,
        modality="happened", terms=tuple(sorted(f"term{dice.randrange(900)}" for _ in range(5))),
    )  # fmt: skip
    return Statement(
        id=str(number), document=f"d{number % 40}", span=span, outer=span, text=text,
        lang=dice.choice(("uk", "ru", "en")), speaker=Speaker(f"s{number % 50}", None, "person"),
        quote="indirect", stance="assert",
        said_at=datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=number % 90),
        propositions=(Proposition(span, text, facets),),
    )  # fmt: skip


def main(size: int) -> None:
    """Time one full run of the shipped rules and the floor it is measured against."""
    dice = random.Random(7)
    rows = rows_of([statement(i, dice) for i in range(4000)])
    rng = np.random.default_rng(7)
    a = rng.integers(0, 3999, size).astype(np.int32)
    b = (a + 1 + rng.integers(0, 3999, size) % (3999 - a)).astype(np.int32)
    ruleset = load_ruleset([rules_dir()])
    columns = PairColumns(PropositionTable(rows), Pairs(rows, a, b), load_knowledge())
    start = time.perf_counter()
    ruleset.fire(columns)
    first = time.perf_counter() - start
    start = time.perf_counter()
    fired = ruleset.fire(columns)
    again = time.perf_counter() - start
    start = time.perf_counter()
    scores = score_rows(ruleset.rules, fired.fired, ruleset.scoring)
    scored = time.perf_counter() - start
    start = time.perf_counter()
    x, y = rng.integers(0, 9, size), rng.integers(0, 9, size)
    for _ in ruleset.rules:
        (x == y) & (x > 3) & (y < 7) & (x >= 0)
        (y == x) & (y > 3) & (x < 7) & (y >= 0)
    bare = time.perf_counter() - start
    start = time.perf_counter()
    np.argsort(-scores.sum, kind="stable")
    sort = time.perf_counter() - start
    board = Board(ruleset.rules, fired.fired, ruleset.scoring)
    common = int(fired.fired.sum(axis=1).argmax())
    start = time.perf_counter()
    np.argsort(-(scores.sum + 3 * fired.fired[common]), kind="stable")
    floor = time.perf_counter() - start
    start = time.perf_counter()
    board.set_points(common, ruleset.rules[common].points + 3)
    np.argsort(-board.sum, kind="stable")
    rerank = time.perf_counter() - start
    print(
        f"{size} pairs x {len(ruleset.rules)} rules: columns and rules {first:.2f} s, "
        f"rules again {again:.2f} s, "
        f"scores {scored:.2f} s; bare numpy {bare:.2f} s, argsort {sort:.2f} s; "
        f"points of the rule that fires most changed and ranked again {rerank:.3f} s, "
        f"bare column and argsort {floor:.3f} s"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
