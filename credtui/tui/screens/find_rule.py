"""Finding a rule by a few letters of its name or title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from credtui.tui.display import pad, styled, visible
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import RowList

_HEAD = re.compile(r"^\[(rule|cap|override)\.([\w-]+)\]\s*$", re.MULTILINE)
_TITLE = re.compile(r'^title\s*=\s*"((?:[^"\\\n]|\\.)*)"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """One rule, cap or override as it stands in a text."""

    kind: str
    name: str
    title: str
    file: str
    line: int


def rules_in(texts: Mapping[str, str]) -> list[Found]:
    """Every rule of the texts in order; also of a text that is not valid at the moment."""
    out = []
    for file, text in texts.items():
        heads = list(_HEAD.finditer(text))
        for head, after in zip(heads, [*heads[1:], None], strict=True):
            end = after.start() if after else len(text)
            title = _TITLE.search(text, head.end(), end)
            line = text.count("\n", 0, head.start()) + 1
            out.append(Found(head[1], head[2], title[1] if title else "", file, line))
    return out


class _Rows:
    height = 1

    def __init__(self, found: Sequence[Found], signs: Signs) -> None:
        self.found, self.signs = found, signs

    def __len__(self) -> int:
        return len(self.found)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        one = self.found[index]
        name = one.name if one.kind == "rule" else f"{one.name} ({one.kind})"
        line = styled(pad(visible(name), 34, self.signs.ellipsis), STYLES["rule"])
        place = f"{visible(one.file)}:{one.line}"
        room = width - 34 - len(place) - 3
        line.append(" " + pad(visible(one.title), max(0, room), self.signs.ellipsis), STYLES["text"])
        return line.append(f" {place}", STYLES["dim"])


class FindRuleScreen(ModalScreen[tuple[str, int] | None]):
    """Type a few letters, enter goes there; dismissed with file and line."""

    DEFAULT_CSS = """
    FindRuleScreen { align: center top; background: $background 60%; }
    FindRuleScreen Vertical { width: 108; max-width: 98%; height: auto; max-height: 90%; margin-top: 2; border: round $primary; background: $panel; }
    FindRuleScreen Input { background: $panel; padding: 0 1; }
    FindRuleScreen RowList { height: 18; max-height: 1fr; background: $panel; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "close"),
        ("down", "move(1)", "next"),
        ("up", "move(-1)", "previous"),
        ("ctrl+q", "app.command('quit')", "quit"),
    ]

    def __init__(self, texts: Mapping[str, str], signs: Signs) -> None:
        super().__init__()
        self.signs = signs
        self.rules = rules_in(texts)

    def compose(self) -> ComposeResult:
        """Input and list."""
        with Vertical() as box:
            box.border_title = "Find a rule: enter goes there, esc closes"
            field = Input(placeholder="a few letters of its name or title")
            field.cursor_blink = False
            yield field
            yield RowList(empty="No rule has these letters.")

    def on_mount(self) -> None:
        """All rules first."""
        self._filter("")
        self.query_one(Input).focus()

    def _filter(self, query: str) -> None:
        words = query.casefold().split()
        fit = [
            f for f in self.rules
            if all(w in f"{f.name} {f.title} {f.kind} {f.file}".casefold() for w in words)
        ]  # fmt: skip
        if words:
            fit.sort(key=lambda f: not f.name.startswith(words[0]))
        listing = self.query_one(RowList)
        listing.pointer = self.signs.pointer
        listing.show_rows(_Rows(fit, self.signs))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._filter(message.value)

    def action_move(self, by: int) -> None:
        """Move in the list while typing."""
        self.query_one(RowList).move(by)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _run(self) -> None:
        listing = self.query_one(RowList)
        rows = listing.rows
        chosen = rows.found[listing.cursor] if isinstance(rows, _Rows) and listing.cursor >= 0 else None
        self.dismiss((chosen.file, chosen.line) if chosen else None)
