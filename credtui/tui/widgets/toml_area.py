"""The rule editor's text: TOML colours, problems marked in place, completion of the format's words."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix
from typing import Any

from rich.style import Style
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from credtui.ruleset.assist import completions
from credtui.tomlio.problem import Problem
from credtui.tui.toml_colours import LazyHighlights

THEME = TextAreaTheme(
    name="credtui",
    cursor_line_style=Style(bgcolor="#262626"),
    cursor_line_gutter_style=Style(color="#d0d0d0", bgcolor="#262626"),
    gutter_style=Style(color="#585858"),
    syntax_styles={
        "comment": Style(color="#8a8a8a", italic=True),
        "table": Style(color="#87d7ff", bold=True),
        "string": Style(color="#afd787"),
        "key": Style(color="#afafd7"),
        "constant": Style(color="#ffaf87"),
        "number": Style(color="#ffd787"),
        "wrong": Style(color="#ff8787", bold=True, underline=True),
    },
)


class TomlArea(TextArea):
    """A text area for rule files."""

    def __init__(self, **more: Any) -> None:
        super().__init__(soft_wrap=False, show_line_numbers=True, tab_behavior="focus", **more)
        self._highlights = self.colours = LazyHighlights(lambda: self.document.lines)
        self.register_theme(THEME)
        self.theme = THEME.name
        self.cursor_blink = False

    def _build_highlight_map(self) -> None:
        self._line_cache.clear()
        colours = self._highlights
        if isinstance(colours, LazyHighlights):
            colours.forget()

    def update_suggestion(self) -> None:
        """Offer the one word that fits, at the end of a line; right takes it."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        self.suggestion = self._rest(row, column) if column == len(line) else ""

    def _rest(self, row: int, column: int) -> str:
        """What is left of the one word that fits, or of what all that fit begin with."""
        if column == 0 or not (self.document.get_line(row)[column - 1].isalnum()):
            return ""
        offered = completions(self.text, row + 1, column + 1)
        if not offered:
            return ""
        typed = self.document.get_line(row)[offered[0].start - 1 : column]
        fit = [c.text for c in offered if typed and c.text.startswith(typed)]
        # what is typed so far are words, not paths
        return commonprefix(fit)[len(typed) :] if fit else ""  # noqa: RUF071

    def mark(self, problems: Sequence[Problem]) -> None:
        """Underline where the problems are."""
        marked: dict[int, list[tuple[int, int | None, str]]] = {}
        for p in problems:
            if p.line < 1 or p.line > self.document.line_count:
                continue
            line = self.document.get_line(p.line - 1)
            start = len(line[: p.column - 1].encode("utf-8", "replace"))
            end = start + len(line[p.column - 1 : p.column - 1 + max(1, p.width)].encode("utf-8", "replace"))
            marked.setdefault(p.line - 1, []).append((start, max(end, start + 1), "wrong"))
        if marked != self.colours.problems:
            self.colours.problems = marked
            self._build_highlight_map()
            self.refresh()

    def go(self, line: int) -> None:
        """Put the cursor on a line (from 1) and show it a third down the window."""
        row = min(max(line - 1, 0), self.document.line_count - 1)
        self.move_cursor((row, 0), center=True)
