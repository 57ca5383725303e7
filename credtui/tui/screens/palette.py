"""The palette: any command of the registry by name."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from credtui.tui.commands import Command, State, commands_of
from credtui.tui.display import clip, styled
from credtui.tui.theme import STYLES
from credtui.tui.widgets.lines import RowList


class _Rows:
    height = 1

    def __init__(self, commands: list[Command], state: State) -> None:
        self.commands, self.state = commands, state

    def __len__(self) -> int:
        return len(self.commands)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        command = self.commands[index]
        reason = command.reason(self.state)
        line = styled(f"{command.shown_key:>7}  ", STYLES["key" if reason is None else "faint"])
        words = f"{command.id.replace('-', ' ')}: {reason or command.help}"
        line.append(clip(words, width - 10), STYLES["text" if reason is None else "faint"])
        return line


class PaletteScreen(ModalScreen[str | None]):
    """Type a few letters, enter runs."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $background 60%; }
    PaletteScreen Vertical { width: 92; max-width: 98%; height: auto; max-height: 90%; margin-top: 2; border: round $primary; background: $panel; }
    PaletteScreen Input { background: $panel; padding: 0 1; }
    PaletteScreen RowList { height: 16; max-height: 1fr; background: $panel; }
    """  # noqa: E501
    BINDINGS: ClassVar = [
        ("escape", "dismiss(None)", "close"),
        ("down", "move(1)", "next"),
        ("up", "move(-1)", "previous"),
        ("ctrl+q", "app.command('quit')", "quit"),
    ]

    def __init__(self, view: str, state: State) -> None:
        super().__init__()
        self.state = state
        self.commands = [c for c in commands_of(view) if c.id != "palette"]

    def compose(self) -> ComposeResult:
        """Input and list."""
        with Vertical() as box:
            box.border_title = "Commands: enter runs, esc closes"
            field = Input(placeholder="what do you want to do?")
            field.cursor_blink = False
            yield field
            yield RowList(empty="No command has these letters.")

    def on_mount(self) -> None:
        """All commands first."""
        self._filter("")
        self.query_one(Input).focus()

    def _filter(self, query: str) -> None:
        words = query.casefold().split()
        fit = [
            c
            for c in self.commands
            if all(w in f"{c.id} {c.name} {c.help} {c.shown_key}".casefold() for w in words)
        ]
        fit.sort(key=lambda c: not (words and c.id.replace("-", " ").startswith(" ".join(words))))
        self.query_one(RowList).show_rows(_Rows(fit, self.state))

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
        chosen = rows.commands[listing.cursor] if isinstance(rows, _Rows) and listing.cursor >= 0 else None
        self.dismiss(chosen.id if chosen else None)
