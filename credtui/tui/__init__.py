"""The terminal.  Nothing outside this package imports Textual."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from credtui.session import Session

SOON = 0.15
"""Seconds in which a kept comparison is read; more of it is read while the terminal is imported."""


def run_terminal(load: Callable[[Callable[[], None]], Session], *, ascii_only: bool = False) -> int:
    """Open the terminal; ``load`` runs in a thread and calls what it gets before its long work.

    An exception of ``load`` is shown as a sentence on the screen.  Returns the exit code.
    """
    from credtui.tui.early import Early

    early = Early(load)
    early.settle(SOON)
    from credtui.tui.app import CredtuiApp

    again = lambda: load(lambda: None)  # noqa: E731
    app = CredtuiApp(early.result, first=early.peek, again=again, ascii_only=ascii_only)
    app.run()
    return app.return_code or 0
