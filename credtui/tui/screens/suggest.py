"""Speakers that the registry does not know: the entry as it would be written, and leave to write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from credtui.registry.suggest import Suggestion, snippet
from credtui.tui.display import flow, pad, styled, visible
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import LinePane, RowList


class _Rows:
    height = 1

    def __init__(self, rows: Sequence[Suggestion], written: Sequence[str], signs: Signs) -> None:
        self.rows, self.written, self.signs = rows, written, signs

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        row = self.rows[index]
        names = " / ".join(dict.fromkeys(name for forms in row.names.values() for name in forms[:1]))
        line = styled(pad(visible(names), 32, self.signs.ellipsis), STYLES["strong"])
        line.append(f" {len(row.documents)} documents, {row.statements} statements", STYLES["dim"])
        return line.append("  written", STYLES["good"]) if row.id in self.written else line


class SuggestScreen(ModalScreen[tuple[str, ...] | None]):
    """List above, the entry below; the answer is what was written."""

    DEFAULT_CSS = """
    SuggestScreen { align: center middle; background: $background 60%; }
    SuggestScreen Vertical { width: 100; max-width: 98%; height: 30; max-height: 94%; border: round $primary; background: $panel; padding: 0 1; }
    SuggestScreen RowList { height: 1fr; background: $panel; }
    SuggestScreen LinePane { height: 1fr; background: $panel; border-top: solid #3a3a3a; }
    SuggestScreen Static { height: auto; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "close", "close"),
        ("y", "write", "write"),
    ]

    def __init__(self, rows: Sequence[Suggestion], signs: Signs) -> None:
        super().__init__()
        self.rows, self.signs = tuple(rows), signs
        self.written: list[str] = []

    def compose(self) -> ComposeResult:
        """Keys, list, entry."""
        from credtui.store.find import user_sources

        keys = Text()
        where = visible(str(user_sources() / "registry"))
        offered = (("y", f"write this entry into {where}"),) if self.rows else ()
        for key, words in (*offered, ("esc", "close")):
            keys.append(key, STYLES["key"]).append(f" {words}   ", STYLES["text"])
        with Vertical() as box:
            box.border_title = Text("Speakers the registry does not know")
            yield Static(keys, markup=False)
            yield RowList(
                id="rows", empty="Nobody without an entry is named in three documents or more: esc closes."
            )
            yield LinePane(id="entry")
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """All of them."""
        listing = self.query_one("#rows", RowList)
        listing.pointer = self.signs.pointer
        listing.styles.height = min(8, max(2, len(self.rows) + 1))
        self._fill()
        listing.focus()

    def _fill(self) -> None:
        listing = self.query_one("#rows", RowList)
        listing.show_rows(_Rows(self.rows, self.written, self.signs), max(0, listing.cursor))
        self._entry()

    @property
    def row(self) -> Suggestion | None:
        """The suggestion under the cursor."""
        cursor = self.query_one("#rows", RowList).cursor
        return self.rows[cursor] if 0 <= cursor < len(self.rows) else None

    @on(RowList.Highlighted, "#rows")
    def _entry(self) -> None:
        row = self.row
        if row is None:
            return
        lines = snippet(row).split("\n")

        def build(width: int) -> list[Text]:
            out: list[Text] = []
            for line in lines:
                out += flow([(visible(line), STYLES["dim" if line.startswith("#") else "text"])], width)
            return out

        self.query_one("#entry", LinePane).show(build)

    def action_write(self) -> None:
        """Write the entry: pressing the key is the consent."""
        from credtui.store.own import add_source
        from credtui.tomlio.problem import BadInput

        row = self.row
        if row is None or row.id in self.written:
            return
        try:
            path = add_source(row.id, snippet(row))
        except BadInput as error:
            self._say(error.problems[0].message, bad=True)
            return
        except OSError as error:
            self._say(f"Not written: {error.strerror or error}", bad=True)
            return
        self.written.append(row.id)
        self._fill()
        self._say(f"Written: {path}. Fill in the references there.")

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.query_one("#said", Static).update(Text(visible(words), STYLES["error" if bad else "good"]))

    def action_close(self) -> None:
        """Answer with what was written."""
        self.dismiss(tuple(self.written))
