"""Draws docs/screenshot.svg from the bundled case: ``python tools/screenshot.py [OUT.svg]``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from credtui.bench import open_session
from credtui.store import FIRST_CASE
from credtui.tui.app import CredtuiApp


async def draw(out: Path) -> None:
    """Open the first case at 120x40 and write what stands on the screen."""
    app = CredtuiApp(lambda: open_session([FIRST_CASE]))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(app.export_screenshot(title="credtui"), "utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshot.svg")))
