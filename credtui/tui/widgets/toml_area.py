"""The rule editor's text: TOML colours, problems marked in place, completion of the format's words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from os.path import commonprefix
from typing import Any

from rich.style import Style
from textual import events
from textual.document._document import EditResult
from textual.document._document_navigator import DocumentNavigator
from textual.message import Message
from textual.strip import Strip
from textual.widgets.text_area import Selection, TextAreaTheme

from credtui.ruleset.assist import Completion, completions, hover
from credtui.tomlio.problem import Problem
from credtui.tui.toml_colours import LazyHighlights
from credtui.tui.widgets.line_document import LineDocument, Unwrapped
from credtui.tui.widgets.safe_area import SafeArea

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
        "doubtful": Style(color="#ffd75f", underline=True),
    },
)

FURTHEST = 300
"""Lines above the cursor that are looked through for the table it stands in."""
_TABLE = re.compile(r"\[\[?[\w\"']")
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|(?<=[=\[ ])(-?\d[\d_.]*|true|false)(?=[\s,\]}]|$)')
_SIDE = re.compile(r"([ab])\s*=\s*(?:\{.*?text\s*=\s*)?(\"(?:[^\"\\]|\\.)*\"|'[^']*')")
_KEY = re.compile(r"[ \t]*(?:[\w-]+\.)*")
"""What may stand before a key on its line."""
_CALLED = re.compile(r"[\w.\-\"\[]$")
"""What the text before the cursor ends with when completion opens by itself."""


class TomlArea(SafeArea):
    """A text area for one rule file."""

    class Typed(Message):
        """A key changed the text, or the reader asked: what may stand at the cursor may be offered."""

        def __init__(self, asked: bool = False) -> None:
            super().__init__()
            self.asked = asked

    class Key(Message):
        """A key that the completion list takes while it is open."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, file: str, text: str, **more: Any) -> None:
        super().__init__(text, soft_wrap=False, show_line_numbers=True, tab_behavior="focus", **more)
        self.file = file
        self.base = text
        """The session's text that the reader's own changes start from."""
        self.offering = False
        """The completion list is open: it gets the keys that move and choose."""
        self.filling: list[int] | None = None
        """First and last line of a new rule whose values tab goes through; None at other times."""
        self._highlights = self.colours = LazyHighlights(lambda: self.document.lines)
        self.register_theme(THEME)
        self.theme = THEME.name
        self.cursor_blink = False

    @property
    def changed(self) -> bool:
        """True if the reader typed something that the session does not have."""
        return self.text != self.base

    # ------------------------------------------------------------- drawing
    def render_line(self, y: int) -> Strip:
        """A line of the window, drawn once for each look that it has: a key draws one line anew."""
        row, left = int(self.scroll_offset.y) + y, int(self.scroll_offset.x)
        if row >= self.document.line_count:
            return Strip.blank(self.size.width, self.rich_style)
        start, end = sorted(self.selection)
        touched = start[0] <= row <= end[0]
        brackets = self._matching_bracket_location
        look = (
            self.document.get_line(row), tuple(self._highlights[row]), row, left, self.size,
            self.virtual_size.width, self.gutter_width, self.selection if touched else None,
            self.has_focus, brackets if touched or (brackets and brackets[0] == row) else None,
        )  # fmt: skip
        drawn = self._line_cache.get(look)
        if drawn is None:
            drawn = self._line_cache[look] = self._render_line(y)
        return drawn

    def _build_highlight_map(self) -> None:
        colours = self._highlights
        if isinstance(colours, LazyHighlights):
            colours.forget()

    def mark(self, problems: Sequence[Problem]) -> None:
        """Underline where the problems are."""
        marked: dict[int, list[tuple[int, int | None, str]]] = {}
        for p in problems:
            if p.line < 1 or p.line > self.document.line_count:
                continue
            line = self.document.get_line(p.line - 1)
            start = len(line[: p.column - 1].encode("utf-8", "replace"))
            end = start + len(line[p.column - 1 : p.column - 1 + max(1, p.width)].encode("utf-8", "replace"))
            style = "wrong" if p.is_error else "doubtful"
            marked.setdefault(p.line - 1, []).append((start, max(end, start + 1), style))
        if marked != self.colours.problems:
            self.colours.problems = marked
            self._build_highlight_map()
            self.refresh()

    # ------------------------------------------------------------- keys
    async def _on_key(self, event: events.Key) -> None:
        if self._taken(event.key):
            event.stop()
            event.prevent_default()
            return
        if await self.acted(event):
            return
        before = self.document.line_count
        await super()._on_key(event)
        if event._no_default_action:
            self._grown(self.document.line_count - before)
            self.post_message(self.Typed())

    def _taken(self, key: str) -> bool:
        if self.offering and key in ("up", "down", "pageup", "pagedown", "enter", "tab", "escape"):
            self.post_message(self.Key(key))
            return True
        if self.filling is not None and key in ("tab", "shift+tab"):
            self.next_value(1 if key == "tab" else -1)
            return True
        if self.filling is not None and key == "escape":
            self.filling = None
            return True
        return False

    def _grown(self, lines: int) -> None:
        """The rule that is being filled in grows with what is typed in it."""
        if self.filling is not None and self.filling[0] <= self.cursor_location[0] <= self.filling[1] + 1:
            self.filling[1] += lines

    # ------------------------------------------------------------- help while typing
    @property
    def _start(self) -> tuple[int, int]:
        """The cursor; of a chosen stretch its beginning, since what is typed replaces it."""
        return min(self.selection)

    def _window(self) -> tuple[str, int, int]:
        """The lines from the last table header to the cursor, and the cursor in them (from 1)."""
        row, column = self._start
        top = row
        while top > max(0, row - FURTHEST) and not _TABLE.match(self.document.get_line(top)):
            top -= 1
        lines = [self.document.get_line(i) for i in range(top, row + 1)]
        return "\n".join(lines), row - top + 1, column + 1

    def offers(self) -> list[Completion]:
        """What may stand at the cursor."""
        text, line, column = self._window()
        row, at = self._start
        typed = self.document.get_line(row)[:at]
        found = completions(text, line, column)
        return [c for c in found if typed[c.start - 1 :] != c.text]

    def calls(self) -> bool:
        """True if what was just typed begins or goes on with a word that could be completed."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if "#" in line[:column] and '"' not in line[:column]:
            return False
        return bool(_CALLED.search(line[:column])) and not line[column : column + 1].isalnum()

    def meaning(self) -> str:
        """What the key or word under the cursor means."""
        return hover(*self._window_after())

    def _window_after(self) -> tuple[str, int, int]:
        text, line, column = self._window()
        row, _ = self._start
        lines = text.split("\n")
        lines[-1] = self.document.get_line(row)
        return "\n".join(lines), line, column

    def take(self, offer: Completion) -> None:
        """Write a completion over what stands of it, and over what is chosen."""
        row, column = self._start
        line, end = self.document.get_line(row), max(self.selection)
        start, made = (row, offer.start - 1), offer.text
        if made.startswith('"'):
            if line[end[1] : end[1] + 1] == '"':
                made = made[:-1]
        elif column == len(line) and "=" not in line and _KEY.fullmatch(line[: offer.start - 1]):
            made += " = "
        self.replace(made, start, end, maintain_selection_offset=False)
        self.move_cursor((row, offer.start - 1 + len(made)))
        if made.endswith((" = ", ".")):
            self.post_message(self.Typed(asked=True))

    # ------------------------------------------------------------- places
    def go(self, line: int, column: int = 1) -> None:
        """Put the cursor on a line (from 1) and show it in the middle of the window."""
        row = min(max(line - 1, 0), self.document.line_count - 1)
        self.move_cursor((row, min(max(column - 1, 0), len(self.document.get_line(row)))), center=True)

    def rule_here(self) -> str | None:
        """The id of the rule whose tables the cursor stands in."""
        row = self.cursor_location[0]
        while row >= 0:
            found = re.match(r"\[\[?\s*(?:rule|override)\.([\w-]+)", self.document.get_line(row))
            if found:
                return found[1]
            if _TABLE.match(self.document.get_line(row)):
                return None
            row -= 1
        return None

    def example_here(self) -> tuple[str, str] | None:
        """The two sentences of the example that the cursor stands in, else of its rule's first one."""
        rule, row = self.rule_here(), self.cursor_location[0]
        if rule is None:
            return None
        heads = [i for i, line in enumerate(self.document.lines) if line.startswith(f"[[rule.{rule}.example")]
        before = [i for i in heads if i <= row]
        top = (before or heads or [-1])[-1 if before else 0]
        if top < 0:
            return None
        found: dict[str, str] = {}
        for line in self.document.lines[top + 1 : top + 8]:
            if line.startswith("["):
                break
            side = _SIDE.match(line)
            if side:
                found[side[1]] = _spoken(side[2])
        return (found["a"], found["b"]) if len(found) == 2 else None

    def partly(self) -> bool:
        """True if a word stands before the cursor, so that enter may complete it."""
        row, column = self.cursor_location
        return bool(re.search(r"[\w-]$", self.document.get_line(row)[:column]))

    def fill(self, first: int, last: int) -> None:
        """Let tab go through the values of these lines (from 0), beginning with the first."""
        self.filling = [first, last]
        self.move_cursor((min(first + 8, last), 0), center=True)
        self.move_cursor((first, 0))
        self.next_value(1)

    def next_value(self, by: int) -> None:
        """Choose the next value of the new rule, so that typing replaces it."""
        if self.filling is None:
            return
        first, last = self.filling
        values = [
            (row, m.start(1) if m[1] is not None else m.start(2), m.end(1) if m[1] is not None else m.end(2))
            for row in range(first, min(last, self.document.line_count - 1) + 1)
            for m in _VALUE.finditer(self.document.get_line(row))
        ]
        if not values:
            return
        here = self.selection.end if by > 0 else self.selection.start
        later = [v for v in values if (v[0], v[1]) > here]
        earlier = [v for v in values if (v[0], v[2]) < here]
        found = (later or values)[0] if by > 0 else (earlier or values)[-1]
        self.selection = Selection((found[0], found[1]), (found[0], found[2]))
        self.scroll_cursor_visible()
        self.post_message(self.Typed(asked=True))

    def change_to(self, text: str) -> None:
        """Bring in a text from elsewhere as one change that can be undone; the cursor stays in place."""
        old = self.text
        if text == old:
            return
        # of two texts, not of two paths
        start = len(commonprefix((old, text)))  # noqa: RUF071
        rest = min(len(old), len(text)) - start
        same = len(commonprefix((old[len(old) - rest :][::-1], text[len(text) - rest :][::-1])))  # noqa: RUF071
        self.replace(text[start : len(text) - same], _place(old, start), _place(old, len(old) - same))

    def _replace_via_keyboard(
        self, insert: str, start: tuple[int, int], end: tuple[int, int]
    ) -> EditResult | None:
        """What is typed or pasted has the line ends of this text."""
        return super()._replace_via_keyboard(insert.replace("\r\n", "\n").replace("\r", "\n"), start, end)

    def _set_document(self, text: str, language: str | None) -> None:
        document = LineDocument(text)
        self.document = document
        self.wrapped_document = Unwrapped(document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()


def _spoken(value: str) -> str:
    """A TOML string as what it says."""
    try:
        return str(tomllib.loads(f"v = {value}")["v"])
    except tomllib.TOMLDecodeError:
        return value.strip("\"'")


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column (from 0) of an offset."""
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)
