"""What the disputes, the timeline and the sources share: a filtered list, and what is chosen beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from credtui.model import Statement
from credtui.tui.commands import State
from credtui.tui.messages import Go
from credtui.tui.screens.base import FilterView
from credtui.tui.widgets.lines import RowList, Rows


class ListedView(FilterView):
    """A list on the left that a line above it filters, and panes on the right for what is chosen in it."""

    AUTO_FOCUS = "#list"
    EMPTY: ClassVar[str] = ""
    """What stands in the list if there is nothing to list."""
    DEFAULT_CSS = """
    ListedView #body { height: 1fr; layout: horizontal; }
    ListedView #left { border-right: solid #3a3a3a; }
    ListedView #list { height: 1fr; }
    ListedView #right { width: 1fr; padding: 0 0 0 1; }
    ListedView.-narrow #body { layout: vertical; }
    ListedView.-narrow #left { width: 1fr; border-right: none; border-bottom: solid #3a3a3a; }
    ListedView.-narrow #right { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.at: str | None = None
        """What is chosen, kept over every re-score and filter."""

    def body(self) -> ComposeResult:
        """The list, and what stands beside it."""
        with Container(id="body"):
            with Vertical(id="left"):
                yield self.filter_line()
                yield RowList(id="list", empty=self.EMPTY)
            with Vertical(id="right"):
                yield from self.beside()

    def beside(self) -> ComposeResult:
        """The panes on the right."""
        yield from ()

    def refresh_data(self) -> None:
        """List anew from the comparison."""
        for listing in self.query(RowList):
            listing.pointer = self.signs.pointer
        self.filtered()

    def passes(self, text: str) -> bool:
        """The words of the filter are all in a text."""
        folded = text.casefold()
        return all(word in folded for word in self.query_words.casefold().split())

    def list_rows(self, rows: Rows, at: int) -> None:
        """Show what passes the filter, with the cursor on a row, and what is chosen by it."""
        filtered = bool(self.query_words.split())
        self.listed.show_empty("Nothing passes this filter: esc clears it." if filtered else self.EMPTY)
        self.listed.show_rows(rows, at)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Fill the panes on the right from the row under the cursor."""

    @on(RowList.Highlighted, "#list")
    def _moved(self) -> None:
        self.show_chosen()

    # ------------------------------------------------------------- reading
    @property
    def statement(self) -> Statement | None:
        """The statement that could be read in its document."""
        return None

    def state(self) -> State:
        """Whether there is a statement to read."""
        return replace(super().state(), chosen=self.statement is not None)

    def do_read(self) -> None:
        """The statement in its document."""
        self.read(self.statement)

    def read(self, statement: Statement | None) -> None:
        """Go to a statement in its document."""
        if statement:
            self.post_message(Go("documents", document=statement.document, statement=statement.id))
