"""Keystroke to diagnostics on a 2,000-line rule file, beside tomllib alone (run by hand).

python tests/benchmarks/bench_check.py
"""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable

from credtui.bundled import rules_dir
from credtui.ruleset import check_text
from credtui.ruleset.assist import completions, hover

LIMIT = 0.050
"""Seconds of work that one check may take (issue: 50 ms)."""


def long_file(lines: int = 2000) -> str:
    """The conflict pack repeated under other ids until it has that many lines."""
    base = (rules_dir() / "conflicts.toml").read_text("utf-8")
    parts = [base]
    while sum(p.count("\n") for p in parts) < lines:
        copy = re.sub(r"(\[\[?rule\.)([a-z-]+)", rf"\g<1>\g<2>-{len(parts)}", base)
        parts.append(copy.replace("format = 1\n", ""))
    return "".join(parts)


def best(work: Callable[[], object], times: int = 5) -> float:
    """The fastest of some runs, in seconds."""
    out = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        out.append(time.perf_counter() - start)
    return min(out)


def main() -> int:
    """Print milliseconds and ratios; 1 if a check takes longer than it may."""
    text = long_file()
    last = text.count("\n")
    bare, check = best(lambda: tomllib.loads(text)), best(lambda: check_text(text, "x.toml"))
    broken = best(lambda: check_text(text.replace("relation =", "relatoin ="), "x.toml"))
    typing = best(lambda: (completions(text, last, 3), hover(text, last, 3)))
    print(f"{last} lines: tomllib {bare * 1000:.1f} ms; check {check * 1000:.1f} ms ({check / bare:.1f}x); "
          f"with errors {broken * 1000:.1f} ms; assist {typing * 1000:.1f} ms")  # fmt: skip
    return int(check > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
