"""The report before it is written: every format there is, as bytes that stay the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from credtui.pause import Pause
from credtui.session import Session
from credtui.tui.display import flow, styled, visible
from credtui.tui.theme import STYLES
from credtui.tui.widgets.lines import LinePane

if TYPE_CHECKING:
    from credtui.tui.app import CredtuiApp

FORMATS = {"md": ".md", "html": ".html", "json": ".json", "csv": ".csv", "claimreview": ".claimreview.json"}
"""Format of ``credtui.reports.writers`` -> end of the file's name."""
SHOWN = 2000
"""Lines of a report that the preview shows; the file has all of them."""


def render(session: Session, form: str) -> str:
    """The report's text in one format: the same bytes as ``credtui report`` writes."""
    from credtui.reports import make_report
    from credtui.reports.writers import written

    comparison = replace(session.comparison, relations=())
    view = make_report(comparison, title=session.title, questions=session.questions, notes=session.remarks)
    return written(form, comparison, view, False)


class ExportScreen(ModalScreen[None]):
    """Preview, choose a format, write."""

    DEFAULT_CSS = """
    ExportScreen { align: center middle; background: $background 60%; }
    ExportScreen Vertical { width: 110; max-width: 98%; height: 94%; border: round $primary; background: $panel; padding: 0 1; }
    ExportScreen LinePane { height: 1fr; background: $panel; margin: 1 0; }
    ExportScreen Input { padding: 0; background: $surface; }
    ExportScreen Static { height: 1; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "close", "close"),
        ("f", "format(1)", "next format"),
        ("F", "format(-1)", "last format"),
        ("w", "name", "write"),
        ("x", "close", "close"),
    ]

    class Made(Message):
        """A report is ready."""

        def __init__(self, form: str, body: str) -> None:
            super().__init__()
            self.form, self.body = form, body

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.form = next(iter(FORMATS))
        self.body: str | None = None

    def compose(self) -> ComposeResult:
        """Keys, text, file name."""
        with Vertical() as box:
            box.border_title = "Export"
            yield Static(id="keys", markup=False)
            yield LinePane(empty="Writing the report ...")
            field = Input(id="name", select_on_focus=False)
            field.cursor_blink = False
            yield field
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Markdown first."""
        self._fill()
        self.query_one(LinePane).focus()

    def _fill(self) -> None:
        """Make the report of the chosen format in a thread."""
        form, session = self.form, self.session
        self.body = None
        self._keys()
        self.query_one(LinePane).show(None)
        stem = re.sub(r"[^a-z0-9]+", "-", (session.comparison.case or "comparison").casefold()).strip("-")
        field = self.query_one("#name", Input)
        field.value = f"{stem or 'comparison'}{FORMATS[form]}"
        field.cursor_position = len(field.value)

        def work(pause: Pause) -> None:
            self.post_message(self.Made(form, render(session, form)))

        cast("CredtuiApp", self.app).compute(work, "report")

    def _keys(self) -> None:
        line = styled("w", STYLES["key"]).append(" write   ", STYLES["text"])
        line.append("f", STYLES["key"]).append(" format ", STYLES["text"])
        for form in FORMATS:
            here = form == self.form
            line.append(f" [{form}]" if here else f" {form}", STYLES["strong" if here else "dim"])
        line.append("   esc", STYLES["key"]).append(" close", STYLES["text"])
        self.query_one("#keys", Static).update(line)

    @on(Made)
    def _made(self, message: Made) -> None:
        if message.form != self.form:
            return
        self.body = message.body
        lines = message.body.split("\n")

        def build(width: int) -> list[Text]:
            out: list[Text] = []
            for line in lines[:SHOWN]:
                style = STYLES["strong"] if line.startswith("#") else STYLES["text"]
                blank = len(line) - len(line.lstrip(" "))
                rows = flow([(visible(line.strip()), style)], max(8, width - blank))
                out += [Text(" " * blank).append_text(row) for row in rows]
            if len(lines) > SHOWN:
                out.append(Text(f"... and {len(lines) - SHOWN} lines more in the file", STYLES["dim"]))
            return out

        self.query_one(LinePane).show(build)

    def action_format(self, by: int) -> None:
        """Another format."""
        forms = list(FORMATS)
        self.form = forms[(forms.index(self.form) + by) % len(forms)]
        self._fill()

    def action_name(self) -> None:
        """Ask for the file's name."""
        self.query_one("#name", Input).focus()
        self._say("enter writes the file, esc goes back to the preview", "dim")

    def action_close(self) -> None:
        """From the name to the preview, from there away."""
        if isinstance(self.focused, Input):
            self.query_one(LinePane).focus()
            self._say("", "dim")
        else:
            self.dismiss(None)

    @on(Input.Submitted)
    def _write(self, message: Input.Submitted) -> None:
        from credtui.store.files import write_atomic

        if self.body is None:
            self._say("The report is not ready yet.", "check")
            return
        path = Path(message.value.strip()).expanduser()
        if not message.value.strip() or path.is_dir():
            self._say("That is no file name: write one like report.md", "error")
            return
        try:
            write_atomic(path, self.body.encode("utf-8", "backslashreplace"), replace=False)
        except FileExistsError:
            self._say(f"{path} is there already; choose another name, nothing was overwritten", "error")
            return
        except (OSError, ValueError) as error:
            self._say(f"Not written: {getattr(error, 'strerror', None) or error}", "error")
            return
        self._say(f"Written: {path.resolve()}", "good")
        self.query_one(LinePane).focus()

    def _say(self, words: str, style: str) -> None:
        self.query_one("#said", Static).update(styled(visible(words), STYLES[style]))
