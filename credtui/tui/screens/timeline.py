"""Statements in the order they were made, those that collide marked."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from credtui.model import Comparison, Document, Relation, Statement
from credtui.tui.display import clip, styled, visible
from credtui.tui.index import said, who
from credtui.tui.messages import Go, Place
from credtui.tui.pairview import statement_page
from credtui.tui.screens.base import bindings
from credtui.tui.screens.listed import ListedView
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import LinePane, RowList
from credtui.tui.widgets.statement_rows import StatementRows, collided


def moment_of(statement: Statement, document: Document | None) -> datetime | None:
    """When it was said, else when it was published."""
    return statement.said_at or (document.published_at if document else None)


def in_time(comparison: Comparison) -> list[Statement]:
    """Statements by moment, undated ones last; those of one moment in order of the text."""
    documents = {d.id: d for d in comparison.documents}

    def key(pair: tuple[int, Statement]) -> tuple[bool, str, int]:
        moment = moment_of(pair[1], documents.get(pair[1].document))
        # day and hour as written: zones differ, and some moments have none
        return moment is None, moment.strftime("%Y%m%d%H%M") if moment else "", pair[0]

    return [s for _, s in sorted(enumerate(comparison.statements), key=key)]


class RelationRows:
    """What one statement collides with: a line each."""

    height = 1

    def __init__(
        self, statement: Statement, relations: tuple[Relation, ...], statements: dict[str, Statement],
        signs: Signs,
    ) -> None:  # fmt: skip
        self.statement, self.relations, self.statements, self.signs = statement, relations, statements, signs

    def __len__(self) -> int:
        return len(self.relations)

    def selectable(self, index: int) -> bool:
        """Each leads to its conflict."""
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        """``!! 88 frequency × Peskov  text``."""
        relation, signs = self.relations[index], self.signs
        other = self.statements.get(relation.b if relation.a == self.statement.id else relation.a)
        line = styled(f"{signs.band(relation.band)} {relation.score:>2} ", STYLES[relation.band])
        line.append(f"{relation.type or '':<11} {signs.against} ", STYLES["dim"])
        if other:
            line.append(clip(visible(who(other)), 22, signs.ellipsis), STYLES["b"])
            room = width - line.cell_len - 2
            if room > 8:
                line.append("  " + clip(visible(other.text), room, signs.ellipsis), STYLES["text"])
        return line


class TimelineScreen(ListedView):
    """Statements by day on the left, the chosen one and what it collides with on the right."""

    view: ClassVar[str] = "timeline"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]
    FILTER: ClassVar[str] = "words of a statement, its speaker or outlet"
    EMPTY: ClassVar[str] = "No statement was found: 5 shows the documents."
    DEFAULT_CSS = """
    TimelineScreen #left { width: 1fr; }
    TimelineScreen #page { height: 3fr; }
    TimelineScreen #conflicts { height: 2fr; border-top: solid #3a3a3a; }
    TimelineScreen.-narrow #left { height: 10; }
    TimelineScreen.-narrow #conflicts { height: 4; }
    """

    def beside(self) -> ComposeResult:
        """The statement, and what it collides with."""
        yield LinePane(id="page")
        yield RowList(id="conflicts", empty="It collides with nothing here.")

    def filtered(self) -> None:
        """Those that have the words, with a heading before each day."""
        session = self.session
        if session is None:
            return
        comparison = session.comparison
        documents = {d.id: d for d in comparison.documents}
        shown: list[Statement] = []
        heads: dict[str, str] = {}
        last: str | None = None
        for statement in in_time(comparison):
            document = documents.get(statement.document)
            outlet = document.outlet if document else ""
            if not self.passes(f"{statement.text} {who(statement)} {outlet}"):
                continue
            day = said(statement, document) or "No date known"
            if day != last:
                heads[statement.id] = last = day
            shown.append(statement)
        rows = StatementRows(shown, documents, collided(comparison), self.signs, speakers=True, heads=heads)
        self.list_rows(rows, max(0, rows.find(self.at)))

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        rows, cursor = self.listed.rows, self.listed.cursor
        return rows.statement(cursor) if isinstance(rows, StatementRows) else None

    def show_chosen(self) -> None:
        """The statement, and what it collides with."""
        session, statement, pane = self.session, self.statement, self.query_one("#page", LinePane)
        listing = self.query_one("#conflicts", RowList)
        if session is None or statement is None:
            pane.show(None)
            listing.show_rows(StatementRows((), {}, {}, self.signs))
            return
        self.at = statement.id
        comparison, signs = session.comparison, self.signs
        document = next((d for d in comparison.documents if d.id == statement.document), None)
        pane.show(lambda width: statement_page(statement, document, width, signs))
        relations = tuple(r for r in comparison.conflicts if statement.id in (r.a, r.b))
        known = {s.id: s for s in comparison.statements}
        listing.show_rows(RelationRows(statement, relations, known, signs))
        self.keys_changed()

    @on(RowList.Chosen, "#list")
    def _enter(self) -> None:
        if len(self.query_one("#conflicts", RowList).rows):
            self.query_one("#conflicts").focus()
        else:
            self.do_read()

    @on(RowList.Chosen, "#conflicts")
    def _enter_conflict(self, message: RowList.Chosen) -> None:
        rows = message.list.rows
        if isinstance(rows, RelationRows):
            self.post_message(Go("conflicts", relation=rows.relations[message.index].id))

    def here(self) -> Place:
        """The statement."""
        return Place("timeline", statement=self.at)

    def arrive(self, place: Place) -> None:
        """To a statement."""
        self.at = place.statement or self.at
