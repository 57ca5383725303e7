"""A text area that draws nothing a terminal would obey."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from credtui.tui.display import pictured


class SafeArea(TextArea, inherit_bindings=False):
    """What is pasted or read from a file is drawn; it commands nothing."""

    # f6 and f7 are the program's own keys
    BINDINGS: ClassVar[list[BindingType]] = [
        b for b in TextArea.BINDINGS if isinstance(b, Binding) and b.key not in ("f6", "f7")
    ]

    async def _on_key(self, event: events.Key) -> None:
        if not await self.acted(event):
            await super()._on_key(event)

    async def acted(self, event: events.Key) -> bool:
        """Do what this text binds to a key; False if it binds nothing.

        Textual runs a binding only once its key has gone up to the app, and a letter typed after it may
        be written before: a fast hand or a slow machine would put it where the cursor was.
        """
        own = next(iter(self._bindings.key_to_bindings.get(event.key, ())), None)
        if own is None:
            return False
        event.stop()
        event.prevent_default()
        await self.run_action(own.action)
        return True

    def get_line(self, line_index: int) -> Text:
        """A line to draw: what a terminal would obey stands as a picture of one cell."""
        return Text(pictured(self.document.get_line(line_index)), end="", no_wrap=True)
