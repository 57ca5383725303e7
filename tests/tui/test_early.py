"""Opening a session before the terminal is there."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from credtui.session import Session
from credtui.tui.early import Early
from tests.tui.sample import session


def test_what_is_kept_is_there_once_it_has_settled() -> None:
    made = session()
    early = Early(lambda wait: made)
    early.settle(10)
    assert early.peek() is made
    assert early.result() is made


def test_long_work_is_not_begun_before_it_is_asked_for() -> None:
    made, begun = session(), threading.Event()

    def load(wait: Callable[[], None]) -> Session:
        wait()
        begun.set()
        return made

    early = Early(load)
    early.settle(10)
    assert not begun.is_set() and early.peek() is None
    assert early.result() is made


def test_what_could_not_be_opened_settles_too() -> None:
    def load(wait: Callable[[], None]) -> Session:
        raise ValueError("no such case")

    early = Early(load)
    early.settle(10)
    assert early.peek() is None
    with pytest.raises(ValueError, match="no such case"):
        early.result()


def test_what_takes_long_is_not_waited_for() -> None:
    gate, made = threading.Event(), session()

    def load(wait: Callable[[], None]) -> Session:
        gate.wait(10)
        return made

    early = Early(load)
    early.settle(0.01)
    assert early.peek() is None
    gate.set()
    assert early.result() is made


def test_the_first_frame_needs_no_heavy_module() -> None:
    widgets = [f"textual.widgets._{name}" for name in ("text_area", "markdown", "data_table")]
    heavy = ["pydantic", "numpy", "tomllib", "rapidfuzz", "pymorphy3", "trafilatura", *widgets]
    code = (
        "import sys, credtui.cli.open, credtui.bench, credtui.cache.comparisons, credtui.cache.keys\n"
        "import credtui.tui.app, credtui.tui.screens.conflicts\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
