"""Keystroke to diagnostics on a 2,000-line rule file, beside tomllib alone (run by hand).

python tests/benchmarks/bench_check.py

Figures are ratios of the fastest runs inside one process.  A key changes one table, so the others are
known from the key before; a fresh program has to read them all once.
"""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable
from itertools import count

from credtui.bundled import rules_dir
from credtui.ruleset import check_text
from credtui.ruleset.assist import completions, hover
from credtui.ruleset.part import lines_of, places_of, read_part
from credtui.tomlio.splice import splice

LIMIT = 0.050
"""Seconds of work that one key may cost (issue: 50 ms)."""


def long_file(lines: int = 2000) -> str:
    """The conflict pack repeated under other ids and groups until it has that many lines."""
    base = (rules_dir() / "conflicts.toml").read_text("utf-8")
    parts = [base]
    while sum(p.count("\n") for p in parts) < lines:
        copy = re.sub(r"(\[\[?rule\.)([a-z-]+)", rf"\g<1>\g<2>-{len(parts)}", base)
        copy = copy.replace("points =", f'group = "copy-{len(parts)}"\npoints =')
        parts.append(copy.replace("format = 1\n", ""))
    return "".join(parts)


def best(work: Callable[[], object], times: int = 7) -> float:
    """The fastest of some runs, in seconds."""
    out = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        out.append(time.perf_counter() - start)
    return min(out)


def fresh(text: str) -> None:
    """A check that knows nothing from before."""
    for kept in (read_part, places_of, lines_of):
        kept.cache_clear()
    check_text(text, "x.toml")


def main() -> int:
    """Print milliseconds and ratios; 1 if a key costs more than it may."""
    text = long_file()
    last, number = text.count("\n"), count()
    bare = best(lambda: tomllib.loads(text))
    path = ("rule", "two-dates", "points")
    key = best(lambda: check_text(splice_fast(text, path, next(number)), "x.toml"))
    broken = best(lambda: check_text(text.replace("points = 42", f"points = {next(number)}x", 1), "x.toml"))
    cold = best(lambda: fresh(text), 3)
    spliced = best(lambda: splice(text, path, next(number)))
    typing = best(lambda: (completions(text, last, 3), hover(text, last, 3)))
    told = (("a key", key), ("a key that breaks the table", broken), ("first look", cold),
            ("one value edited in place", spliced), ("completion and hover", typing))  # fmt: skip
    print(f"{last} lines; tomllib {bare * 1000:.1f} ms")
    for name, took in told:
        print(f"  {name}: {took * 1000:.1f} ms, {took / bare:.2f} times tomllib")
    return int(max(key, broken) > LIMIT)


def splice_fast(text: str, path: tuple[str, ...], value: int) -> str:
    """The text with other points in one rule, as an editor's buffer would have it."""
    at = text.index(f"[rule.{path[1]}]")
    start = text.index("points = ", at) + len("points = ")
    return text[:start] + str(value % 90) + text[text.index("\n", start) :]


if __name__ == "__main__":
    raise SystemExit(main())
