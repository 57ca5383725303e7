"""The disputes: a question each, sources down and positions across, and what would settle it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from credtui.model import Dispute, Statement
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.index import who
from credtui.tui.messages import Place
from credtui.tui.screens.base import bindings
from credtui.tui.screens.listed import ListedView
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import RowList
from credtui.tui.widgets.matrix_rows import MatrixRows
from credtui.tui.widgets.statement_rows import StatementRows, collided


class _Rows:
    height = 3

    def __init__(self, disputes: tuple[Dispute, ...], scores: dict[str, int], signs: Signs) -> None:
        self.disputes, self.scores, self.signs = disputes, scores, signs

    def __len__(self) -> int:
        return len(self.disputes)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        dispute = self.disputes[index]
        if part == 2:
            count = sum(len(p.statements) for p in dispute.positions)
            words = f"{len(dispute.positions)} positions, {count} statements"
            return styled(clip(f"   {words}", width, self.signs.ellipsis), STYLES["dim"])
        made = flow([(visible(dispute.question), STYLES["strong"])], max(12, width - 3))
        if part == 0:
            score = f"{self.scores.get(dispute.id, 0):>2} "
            return styled(score, STYLES["check"]).append_text(made[0])
        rest = made[1].plain + self.signs.ellipsis * (len(made) > 2) if len(made) > 1 else ""
        return styled(f"   {clip(rest, width - 3, self.signs.ellipsis)}", STYLES["strong"])


class DisputesScreen(ListedView):
    """Questions on the left, the matrix of the chosen one on the right, what a source said below."""

    view: ClassVar[str] = "disputes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("disputes")]
    FILTER: ClassVar[str] = "words of the question or of a source's name"
    EMPTY: ClassVar[str] = "No two statements collide, so nothing is in dispute: 1 goes back."
    DEFAULT_CSS = """
    DisputesScreen #left { width: 44; }
    DisputesScreen #matrix { height: 2fr; }
    DisputesScreen #said { height: 1fr; border-top: solid #3a3a3a; }
    DisputesScreen.-narrow #left { height: 7; }
    DisputesScreen.-narrow #said { height: 5; }
    """

    def beside(self) -> ComposeResult:
        """The matrix, and what a source said."""
        yield RowList(id="matrix", from_top=True)
        yield RowList(id="said")

    def filtered(self) -> None:
        """Those whose question or sources have the words."""
        session = self.session
        if session is None:
            return
        comparison = session.comparison
        statements = {s.id: s for s in comparison.statements}

        def has(dispute: Dispute) -> bool:
            names = [who(statements[k]) for p in dispute.positions for k in p.statements if k in statements]
            return self.passes(" ".join([dispute.question, *names]))

        shown = tuple(d for d in comparison.disputes if has(d))
        scores: dict[str, int] = {}
        for r in comparison.conflicts:
            if r.dispute:
                scores[r.dispute] = max(scores.get(r.dispute, 0), r.score)
        at = next((i for i, d in enumerate(shown) if d.id == self.at), 0)
        self.list_rows(_Rows(shown, scores, self.signs), at)

    @property
    def dispute(self) -> Dispute | None:
        """The question under the cursor."""
        rows, cursor = self.listed.rows, self.listed.cursor
        return rows.disputes[cursor] if isinstance(rows, _Rows) and cursor >= 0 else None

    @property
    def statement(self) -> Statement | None:
        """The statement that ``d`` and enter go to."""
        said = self.query_one("#said", RowList)
        return said.rows.statement(said.cursor) if isinstance(said.rows, StatementRows) else None

    def show_chosen(self) -> None:
        """The matrix of the question, and what stands in its cell under the cursor."""
        session, dispute, matrix = self.session, self.dispute, self.query_one("#matrix", RowList)
        if session is None or dispute is None:
            matrix.show_rows(StatementRows((), {}, {}, self.signs))
            self.query_one("#said", RowList).show_rows(StatementRows((), {}, {}, self.signs))
            return
        self.at = dispute.id
        comparison = session.comparison
        statements = {s.id: s for s in comparison.statements}
        documents = {d.id: d for d in comparison.documents}
        signs = self.signs
        matrix.show_built(lambda width: MatrixRows(dispute, statements, documents, width, signs))
        matrix.scroll_to(y=0, animate=False, immediate=True)
        self._show_stand()

    @on(RowList.Highlighted, "#matrix")
    def _show_stand(self) -> None:
        session, matrix = self.session, self.query_one("#matrix", RowList)
        stand = matrix.rows.stand(matrix.cursor) if isinstance(matrix.rows, MatrixRows) else None
        if session is None or stand is None:
            return
        documents = {d.id: d for d in session.comparison.documents}
        rows = StatementRows(stand.statements, documents, collided(session.comparison), self.signs)
        self.query_one("#said", RowList).show_rows(rows)
        self.keys_changed()

    @on(RowList.Chosen, "#list")
    def _enter(self) -> None:
        self.query_one("#matrix").focus()

    @on(RowList.Chosen, "#matrix")
    def _enter_stand(self) -> None:
        self.query_one("#said").focus()

    @on(RowList.Chosen, "#said")
    def _enter_statement(self) -> None:
        self.do_read()

    def here(self) -> Place:
        """The dispute."""
        return Place("disputes", relation=self.at)

    def arrive(self, place: Place) -> None:
        """To a dispute by its id."""
        self.at = place.relation or self.at
