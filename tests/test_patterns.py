"""No regular expression of credtui can blow up: each is fed its worst case."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.patterns import Asked, expressions, slow

MINUTES = 5
"""All expressions together take a quarter of one."""


def test_no_expression_takes_long_over_its_worst_case() -> None:
    """In a program of its own, which is stopped if an expression never ends."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=Path(__file__).parent.parent, capture_output=True, text=True, timeout=60 * MINUTES, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert "SLOW" not in run.stdout, run.stdout
    assert len(run.stdout.splitlines()) == len(list(expressions())) > 50


def test_an_expression_that_blows_up_is_found() -> None:
    for text in (r"\s*a?\s*b?\s*c?", r"(a+)+b", r"(?:x|x)*y", r"«[^»]*»", r"\w+\s*="):
        assert slow(Asked("here", re.compile(text), ("search", "fullmatch"))), text


def test_one_that_does_not_is_not() -> None:
    assert not slow(Asked("here", re.compile(r"\d{1,3}(?:[.,]\d{3})+"), ("search", "fullmatch")))
