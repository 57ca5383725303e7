"""The report before it is written: Markdown or JSON, as bytes that stay the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from credtui.model import Comparison
from credtui.tui.display import flow, styled, visible
from credtui.tui.theme import STYLES
from credtui.tui.widgets.lines import LinePane

FORMATS = ("md", "json")
SHOWN = 2000
"""Lines of a report that the preview shows; the file has all of them."""


def render(comparison: Comparison, title: str, form: str) -> str:
    """The report's text in one format."""
    from credtui.reports import compare_json, make_report, markdown_report

    if form == "json":
        return compare_json(comparison)
    return markdown_report(make_report(comparison, title=title))


class ExportScreen(ModalScreen[None]):
    """Preview, choose a format, write."""

    DEFAULT_CSS = """
    ExportScreen { align: center middle; background: $background 60%; }
    ExportScreen Vertical { width: 110; max-width: 98%; height: 94%; border: round $primary; background: $panel; padding: 0 1; }
    ExportScreen LinePane { height: 1fr; background: $panel; }
    ExportScreen Input { height: 1; border: none; padding: 0; background: $surface; }
    ExportScreen Static { height: 1; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "close"),
        ("f", "format", "other format"),
        ("w", "name", "write"),
        ("x", "dismiss(None)", "close"),
    ]

    def __init__(self, comparison: Comparison, title: str) -> None:
        super().__init__()
        self.comparison, self.report_title = comparison, title
        self.form = FORMATS[0]
        self.body = ""

    def compose(self) -> ComposeResult:
        """Keys, text, file name."""
        with Vertical() as box:
            box.border_title = "Export"
            yield Static(id="keys", markup=False)
            yield LinePane()
            field = Input(id="name", select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Markdown first."""
        self._fill()
        self.query_one(LinePane).focus()

    def _fill(self) -> None:
        self.body = render(self.comparison, self.report_title, self.form)
        lines = self.body.split("\n")
        shown = lines[:SHOWN]

        def build(width: int) -> list[Text]:
            out: list[Text] = []
            for line in shown:
                style = STYLES["strong"] if line.startswith("#") else STYLES["text"]
                blank = len(line) - len(line.lstrip(" "))
                rows = flow([(visible(line.strip()), style)], max(8, width - blank))
                out += [Text(" " * blank).append_text(row) for row in rows]
            if len(lines) > SHOWN:
                out.append(Text(f"... and {len(lines) - SHOWN} lines more in the file", STYLES["dim"]))
            return out

        self.query_one(LinePane).show(build)
        keys = styled("w", STYLES["key"]).append(" write   ", STYLES["text"])
        keys.append("f", STYLES["key"]).append(f" {' / '.join(FORMATS)} (now {self.form})   ", STYLES["text"])
        keys.append("esc", STYLES["key"]).append(" close", STYLES["text"])
        self.query_one("#keys", Static).update(keys)
        stem = re.sub(r"[^a-z0-9]+", "-", (self.comparison.case or "comparison").casefold()).strip("-")
        self.query_one("#name", Input).value = f"{stem or 'comparison'}.{self.form}"

    def action_format(self) -> None:
        """The next format."""
        self.form = FORMATS[(FORMATS.index(self.form) + 1) % len(FORMATS)]
        self._fill()

    def action_name(self) -> None:
        """Ask for the file's name."""
        self.query_one("#name", Input).focus()
        self._say("enter writes the file, tab goes back to the preview", "dim")

    @on(Input.Submitted)
    def _write(self, message: Input.Submitted) -> None:
        from credtui.store.files import write_atomic

        path = Path(message.value.strip()).expanduser()
        if not message.value.strip() or path.is_dir():
            self._say("That is no file name: write one like report.md", "error")
            return
        if path.exists():
            self._say(f"{path} is there already; choose another name, nothing was overwritten", "error")
            return
        try:
            write_atomic(path, self.body.encode("utf-8", "backslashreplace"), replace=False)
        except OSError as error:
            self._say(f"Not written: {error.strerror or error}", "error")
            return
        self._say(f"Written: {path.resolve()}", "good")
        self.query_one(LinePane).focus()

    def _say(self, words: str, style: str) -> None:
        self.query_one("#said", Static).update(styled(visible(words), STYLES[style]))
