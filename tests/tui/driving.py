"""What every test of the real app needs: waiting until it has come to rest, and what it shows."""

from __future__ import annotations

import os
from pathlib import Path

from textual.pilot import Pilot

from credtui.tui.app import CredtuiApp

FRAMES = Path(__file__).parent / "frames"
NAMED = {" ": "space", "[": "left_square_bracket", "]": "right_square_bracket", "{": "left_curly_bracket",
         "}": "right_curly_bracket", "=": "equals_sign", '"': "quotation_mark", ".": "full_stop",
         "-": "minus", "#": "number_sign", ":": "colon", "_": "underscore", ",": "comma"}  # fmt: skip


def frame(app: CredtuiApp) -> str:
    """The screen as text."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips()) + "\n"


PATIENCE = 250
"""How often ``settled`` looks again, at most."""


async def settled(app: CredtuiApp, pilot: Pilot[None], rest: float = 0.0) -> None:
    """Wait for ``rest`` seconds, then for every worker; once a case is read, till edits need not wait."""
    await pilot.pause(rest)
    await app.workers.wait_for_complete()
    await pilot.pause()
    for _ in range(PATIENCE):  # on a busy machine the answer of the load may not be in yet
        if app.session is not None or app.failure:
            break
        await pilot.pause(0.02)
    while app.session is not None and not (app.keeping.started and app.session.bench.ready):
        await pilot.pause(0.02)
    for _ in range(2):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key."""
    await pilot.press(*(NAMED.get(c, "enter" if c == "\n" else c) for c in text))


def golden(name: str, text: str) -> None:
    """Compare with the stored frame; CREDTUI_FRAMES=1 writes it anew."""
    path = FRAMES / f"{name}.txt"
    if os.environ.get("CREDTUI_FRAMES"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8"), f"{path.name} differs: CREDTUI_FRAMES=1 writes it anew"
