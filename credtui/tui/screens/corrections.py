"""Every correction of the case: what it says, who made it, what became of it; one key takes it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from credtui.model import Amendment
from credtui.tui.display import clip, styled, visible
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import RowList

_STYLE = {"orphaned": "error", "overruled": "dim", "revoked": "dim", "idle": "dim", "moved": "check"}
_WORD = {"applied": "", "moved": "moved", "idle": "idle", "overruled": "overruled", "revoked": "taken back",
         "orphaned": "! place gone"}  # fmt: skip


class _Rows:
    height = 2

    def __init__(
        self,
        rows: Sequence[Amendment],
        outlets: Mapping[str, str],
        signs: Signs,
    ) -> None:
        self.rows, self.outlets, self.signs = rows, outlets, signs

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        row = self.rows[index]
        style = STYLES[_STYLE.get(row.fate, "text")]
        if part == 0:
            mark = _WORD[row.fate]
            words = f"{mark}: {row.says}" if mark else row.says
            return styled(clip(visible(words), width, self.signs.ellipsis), style)
        day = row.at[:16].replace("T", " ")
        quote = " ".join(row.quote.split())
        about = f"  {row.by}, {day}, {self.outlets.get(row.document, row.document)}: {quote}"
        why = f" ({row.reason})" if row.reason and row.fate not in ("revoked",) else ""
        room = width - len(why)
        return styled(clip(visible(about), room, self.signs.ellipsis) + visible(why), STYLES["dim"])


class CorrectionsScreen(ModalScreen[tuple[str, str] | None]):
    """The list, latest first; the answer is (*back*, correction) or (*go*, statement)."""

    DEFAULT_CSS = """
    CorrectionsScreen { align: center middle; background: $background 60%; }
    CorrectionsScreen Vertical { width: 110; max-width: 98%; height: 30; max-height: 94%; border: round $primary; background: $panel; padding: 0 1; }
    CorrectionsScreen RowList { height: 1fr; background: $panel; }
    CorrectionsScreen Static { height: 1; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "close"),
        ("c", "dismiss(None)", "close"),
        ("r", "back", "take back"),
    ]

    def __init__(
        self,
        amendments: Sequence[Amendment],
        outlets: Mapping[str, str],
        signs: Signs,
    ) -> None:
        super().__init__()
        self.rows = tuple(reversed(amendments))
        self.outlets, self.signs = outlets, signs

    def compose(self) -> ComposeResult:
        """Keys and list."""
        keys = Text()
        for key, words in (("enter", "go to its statement"), ("r", "take it back"), ("esc", "close")):
            keys.append(key, STYLES["key"]).append(f" {words}   ", STYLES["text"])
        orphans = sum(r.fate == "orphaned" for r in self.rows)
        with Vertical() as box:
            count = f"{len(self.rows)} correction{'s' * (len(self.rows) != 1)}"
            box.border_title = Text(f"{count}, {orphans} without a place" if orphans else count)
            yield Static(keys, markup=False)
            yield RowList(empty="Nothing was corrected yet: esc closes, then s, t, w, f ... correct.")
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """All of them."""
        listing = self.query_one(RowList)
        listing.pointer = self.signs.pointer
        listing.show_rows(_Rows(self.rows, self.outlets, self.signs))
        listing.focus()

    @property
    def row(self) -> Amendment | None:
        """The correction under the cursor."""
        cursor = self.query_one(RowList).cursor
        return self.rows[cursor] if 0 <= cursor < len(self.rows) else None

    def action_back(self) -> None:
        """Take it back, if it counts."""
        row = self.row
        if row is None:
            return
        if row.fate == "revoked":
            self._say("This one was taken back already.")
        else:
            self.dismiss(("back", row.id))

    @on(RowList.Chosen)
    def _go(self) -> None:
        row = self.row
        if row is None:
            return
        if row.statement is None:
            self._say("No statement is shaped by this correction, so there is none to go to.")
        else:
            self.dismiss(("go", row.statement))

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Text(words, STYLES["check"]))
