"""The lines above and below every view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from credtui.tui.commands import VIEWS
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.theme import STYLES, UNICODE, Signs

WIDE = 100
"""Columns from which the program's name fits before the views."""


class _Bar(Widget):
    """One line of styled text."""

    DEFAULT_CSS = """
    _Bar { height: 1; width: 1fr; background: $panel; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.line = Text()

    def show_line(self, line: Text) -> None:
        """Draw another line, if it is another."""
        if line != self.line or line.spans != self.line.spans:
            self.line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        line = self.line.copy()
        line.end = ""
        strip, base = Strip(list(line.render(self.app.console))), self.rich_style
        return strip.adjust_cell_length(self.size.width, base).apply_style(base)


class LineBar(_Bar):
    """A line that its screen writes."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._build: Callable[[int], Text] | None = None

    def show_built(self, build: Callable[[int], Text]) -> None:
        """Draw the line that ``build`` makes for the width there is, and anew for another width."""
        self._build = build
        self.show_line(build(self.size.width))

    def on_resize(self) -> None:
        """More or less fits."""
        if self._build is not None:
            self.show_line(self._build(self.size.width))


class TabBar(_Bar):
    """Name, views, title, unsaved changes."""

    def __init__(self, view: str) -> None:
        super().__init__()
        self.view = view
        self._said = ("", 0, UNICODE)

    def show(self, title: str, dirty: int, signs: Signs) -> None:
        """Set what the line says."""
        self._said = (title, dirty, signs)
        self._draw()

    def on_resize(self) -> None:
        """Room for the title changes."""
        self._draw()

    def _draw(self) -> None:
        title, dirty, signs = self._said
        line = styled(" credtui " if self.size.width >= WIDE else "", STYLES["strong"])
        for i, name in enumerate(VIEWS, 1):
            here = name == self.view
            line.append(f" {i} ", STYLES["key" if here else "dim"])
            line.append(f"[{name}]" if here else f"{name}", STYLES["strong" if here else "dim"])
        tail = f" {dirty} unsaved " if dirty else " "
        room = self.size.width - line.cell_len - len(tail) - 2
        name = clip(visible(title), room, signs.ellipsis) if room > 8 else ""
        line.append(" " * max(0, 2 + room - Text(name).cell_len))
        line.append(name, STYLES["dim"])
        line.append(tail, STYLES["check"])
        self.show_line(line)


class MessageBar(_Bar):
    """The latest sentence of the program; a long one takes a second line."""

    DEFAULT_CSS = """
    MessageBar { background: $background; }
    """
    MOST: ClassVar[int] = 2

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[str, Style] = ("", STYLES["good"])
        self._lines: list[Text] = []

    def show(self, sentence: str, style: Style) -> None:
        """Say it."""
        self._said = sentence, style
        self._draw()

    def on_resize(self) -> None:
        """More or less fits."""
        self._draw()

    def _draw(self) -> None:
        sentence, style = self._said
        width = max(20, self.size.width or WIDE) - 2
        lines = flow([(sentence, style)], width)
        if len(lines) > self.MOST:
            rest = " ".join(line.plain for line in lines[self.MOST - 1 :])
            lines = [*lines[: self.MOST - 1], styled(clip(rest, width, "..."), style)]
        self._lines = lines
        self.styles.height = max(1, len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One of its lines."""
        self.line = Text(" ").append_text(self._lines[y]) if y < len(self._lines) else Text()
        return super().render_line(0)


class KeyBar(_Bar):
    """The keys of the view that can be used now, the most wanted first."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[tuple[str, str]] = ()

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Key and label; the last two (help and quit) always fit."""
        self._keys = keys
        self._draw()

    def on_resize(self) -> None:
        """Fewer keys fit."""
        self._draw()

    def _draw(self) -> None:
        parts = [
            styled(key, STYLES["key"]).append(f" {label}  ", STYLES["text"]) for key, label in self._keys
        ]
        last = parts[-2:]
        room = self.size.width - 1 - sum(p.cell_len for p in last)
        line = Text(" ")
        for part in parts[:-2]:
            if part.cell_len <= room:
                line.append_text(part)
                room -= part.cell_len
        for part in last:
            line.append_text(part)
        self.show_line(line)


class CountBar(_Bar):
    """How many are shown of how many."""

    def show(self, words: str, note: str) -> None:
        """``24 conflicts``, and what else there is to say."""
        line = Text(" ")
        line.append(words, STYLES["strong"])
        line.append(note, STYLES["dim"])
        self.show_line(line)
