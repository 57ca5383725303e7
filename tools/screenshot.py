"""Draws docs/screenshot.svg from the bundled case: ``python tools/screenshot.py [OUT.svg]``."""

from __future__ import annotations

import asyncio
import re
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
        if app.session is None or not app.session.comparison.conflicts:
            sys.exit("The bundled case shows no conflict: nothing was drawn.")
        out.write_text(_alone(app.export_screenshot(title="credtui")), "utf-8")


def _alone(drawing: str) -> str:
    """The drawing without fonts from the network, and with its spaces kept by every viewer."""
    drawing = re.sub(r"@font-face \{[^}]*\}\s*", "", drawing)
    drawing = drawing.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return "\n".join(line.rstrip() for line in drawing.splitlines()) + "\n"


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshot.svg")))
