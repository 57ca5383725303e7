"""Long work that leaves room for others: between its pieces it lets them run, or gives up.

Work in a worker thread holds the interpreter while it computes; whoever draws the screen has to wait
for it.  A ``Pause`` handed down is called every few milliseconds of work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Pause = Callable[[], None]
"""Called between pieces of work; may wait a moment, raises ``Stopped`` to end it."""

WORK = 0.002
"""Seconds of work between two rests."""
REST = 0.0005
"""Seconds of rest: long enough for another thread to take its turn."""


class Stopped(Exception):  # noqa: N818 - no error: the answer is not wanted any more
    """The work was given up because nobody wants its answer."""


def no_pause() -> None:
    """For whoever has the processor to himself."""


class Resting:
    """Rests after every stretch of work, and stops when ``unwanted()`` says so."""

    def __init__(self, unwanted: Callable[[], bool]) -> None:
        self._unwanted = unwanted
        self._last = time.perf_counter()

    def __call__(self) -> None:
        """Rest if it is time to."""
        if time.perf_counter() - self._last < WORK:
            return
        if self._unwanted():
            raise Stopped
        time.sleep(REST)
        self._last = time.perf_counter()


def pausing(items: Iterable[T], pause: Pause, every: int = 16) -> Iterator[T]:
    """The same items, with a pause before each ``every`` of them."""
    if pause is no_pause:
        yield from items
        return
    for number, item in enumerate(items):
        if number % every == 0:
            pause()
        yield item
