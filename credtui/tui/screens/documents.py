"""The documents, their statements and claims marked in place, and their facets in words."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from credtui.model import Document, Statement
from credtui.tui.commands import State
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.pairview import KIND_LABEL
from credtui.tui.screens.base import bindings
from credtui.tui.screens.correcting import Correcting
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.claim_lines import claim_lines, corrected_by
from credtui.tui.widgets.doc_lines import Laid, lay_out
from credtui.tui.widgets.lines import LinePane, RowList


class _Rows:
    height = 2

    def __init__(
        self, documents: tuple[Document, ...], statements: tuple[Statement, ...], signs: Signs
    ) -> None:
        self.documents, self.signs = documents, signs
        self.counts: dict[str, int] = {}
        self.corrected: dict[str, int] = {}
        for s in statements:
            self.counts[s.document] = self.counts.get(s.document, 0) + 1
            self.corrected[s.document] = self.corrected.get(s.document, 0) + s.corrected

    def __len__(self) -> int:
        return len(self.documents)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        document = self.documents[index]
        if part == 0:
            line = styled(clip(visible(document.outlet), width - 14, self.signs.ellipsis), STYLES["strong"])
            day = document.published_at.strftime("%Y-%m-%d") if document.published_at else ""
            return line.append(f"  {day}", STYLES["dim"])
        count, corrected = self.counts.get(document.id, 0), self.corrected.get(document.id, 0)
        words = f"  {document.lang}, {count} statement{'s' * (count != 1)}"
        line = styled(words, STYLES["dim"])
        if corrected:
            line.append(f", {corrected} corrected", STYLES["label"])
        label = KIND_LABEL.get(document.text_kind)
        if label:
            room = max(0, width - line.cell_len)
            line.append(clip(f"  [{label}]", room, self.signs.ellipsis), STYLES["label"])
        return line


class DocumentsScreen(Correcting):
    """Documents on the left, the text on the right, the statement under the cursor below it."""

    view: ClassVar[str] = "documents"
    BINDINGS: ClassVar = [*bindings("documents"), ("escape", "app.command('view-conflicts')", "back")]
    AUTO_FOCUS = "#docs"
    DEFAULT_CSS = """
    DocumentsScreen #body { height: 1fr; layout: horizontal; }
    DocumentsScreen #docs { width: 38; border-right: solid #3a3a3a; }
    DocumentsScreen #right { width: 1fr; padding: 0 0 0 1; }
    DocumentsScreen #head { height: auto; max-height: 6; }
    DocumentsScreen #text { height: 1fr; min-height: 4; }
    DocumentsScreen #note { height: 11; border-top: solid #3a3a3a; }
    DocumentsScreen.-narrow #body { layout: vertical; }
    DocumentsScreen.-narrow #docs { width: 1fr; height: 3; border-right: none; border-bottom: solid #3a3a3a; }
    DocumentsScreen.-narrow #right { height: 1fr; }
    DocumentsScreen.-narrow #note { height: 7; }
    """

    def __init__(self, document: str | None = None, statement: str | None = None) -> None:
        super().__init__()
        self._document, self._statement = document, statement
        self._claim = 0
        self._near = 0
        """Where the current statement began: after a correction the cursor stays there."""
        self._laid: Laid | None = None
        """The text as it was last laid out."""
        self._aim: int | None = None
        """Where the statement begins that a correction under way will make."""

    def body(self) -> ComposeResult:
        """List, head, text, note."""
        with Container(id="body"):
            yield RowList(id="docs", empty="No documents in this case yet: credtui add CASE FILE reads one.")
            with Vertical(id="right"):
                yield LinePane(id="head", fits=True)
                yield LinePane(id="text")
                yield LinePane(id="note")

    def refresh_data(self) -> None:
        """The documents of the comparison."""
        session = self.session
        if session is None:
            return
        comparison = session.comparison
        docs = self.query_one("#docs", RowList)
        docs.pointer = self.signs.pointer
        at = next((i for i, d in enumerate(comparison.documents) if d.id == self._document), 0)
        docs.show_rows(_Rows(comparison.documents, comparison.statements, self.signs), at)
        if self._aim is not None:
            self._statement, self._near, self._aim = None, self._aim, None
        self._show()

    # ------------------------------------------------------------- what is under the cursor
    @property
    def document(self) -> Document | None:
        """The document under the cursor."""
        rows, cursor = self.query_one("#docs", RowList).rows, self.query_one("#docs", RowList).cursor
        return rows.documents[cursor] if isinstance(rows, _Rows) and cursor >= 0 else None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Its statements in order of text."""
        session, document = self.session, self.document
        if session is None or document is None:
            return ()
        mine = [s for s in session.comparison.statements if s.document == document.id]
        return tuple(sorted(mine, key=lambda s: (s.span.start, s.span.end)))

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return next((s for s in self.statements if s.id == self._statement), None)

    @property
    def claim(self) -> int:
        """Which claim of it is under the cursor, from 0."""
        return self._claim

    def state(self) -> State:
        """With the file that ``o`` opens and what can be corrected."""
        statement = self.statement
        return replace(
            super().state(), file=self.document.path if self.document else None,
            document=self.document is not None, statement=statement is not None,
            claims=len(statement.propositions) if statement else 0,
            last_statement=bool(statement) and self.statements[-1].id == self._statement,
        )  # fmt: skip

    @on(RowList.Highlighted, "#docs")
    def _moved(self) -> None:
        self._statement, self._claim, self._near = None, 0, 0
        self._show()

    # ------------------------------------------------------------- drawing
    def _show(self) -> None:
        document = self.document
        self._document = document.id if document else None
        if document is None:
            return
        statements, signs = self.statements, self.signs
        if self.statement is None and statements:
            near = min(statements, key=lambda s: (abs(s.span.start - self._near), s.span.start))
            self._statement, self._claim = near.id, 0
        current = self.statement
        if current is not None:
            self._near = current.span.start
            self._claim = min(self._claim, max(0, len(current.propositions) - 1))
        at, claim = self._statement, self._claim
        orphans = self.orphans
        self.query_one("#head", LinePane).show(lambda width: _head(document, orphans, width))
        pane = self.query_one("#text", LinePane)

        def build(width: int) -> tuple[Text, ...]:
            self._laid = lay_out(document, statements, at, claim, width, signs)
            return self._laid.lines

        pane.show(build, seen=self._line)
        self.query_one("#note", LinePane).show(self._note)
        self.keys_changed()

    def _note(self, width: int) -> list[Text]:
        current, session = self.statement, self.session
        if current is None or session is None:
            words = "No attributed statement was found in this text: a marks one by hand."
            return flow([(words, STYLES["text"])], width)
        number = [s.id for s in self.statements].index(current.id) + 1
        changed = corrected_by(current, session.comparison.corrections)
        return claim_lines(current, number, self._claim, changed, width, self.signs)

    def _line(self) -> int:
        """The line in which the statement under the cursor begins."""
        return self._laid.place.get(self._statement or "", 0) if self._laid else 0

    # ------------------------------------------------------------- commands
    def _step(self, by: int) -> None:
        ids = [s.id for s in self.statements]
        if not ids:
            self.say("No attributed statement was found in this text.")
            return
        now = ids.index(self._statement) if self._statement in ids else -by
        self._statement, self._claim = ids[(now + by) % len(ids)], 0
        self._show()

    def do_next_statement(self) -> None:
        """The next one in the text."""
        self._step(1)

    def do_last_statement(self) -> None:
        """The one before."""
        self._step(-1)

    def do_next_claim(self) -> None:
        """The next claim of the statement, then its first."""
        current = self.statement
        if current is not None and current.propositions:
            self._claim = (self._claim + 1) % len(current.propositions)
            self._show()

    def do_open(self) -> None:
        """In the reader's own editor."""
        document, current = self.document, self.statement
        if document:
            line = document.text.count("\n", 0, current.span.start) + 1 if current else 1
            self.credtui.open_editor(document.path, line)

    def aim(self, start: int) -> None:
        """After the correction under way put the cursor on the statement that begins there."""
        self._aim = start


def _head(document: Document, orphans: int, width: int) -> list[Text]:
    lines = flow([(visible(document.title or document.path), STYLES["strong"])], width)
    lines += flow([(visible(document.url or document.path), STYLES["dim"])], width)
    label = KIND_LABEL.get(document.text_kind)
    if label:
        seen = {"original": "", "copy": ", from a copy", "retelling": ", from a retelling"}[document.seen]
        lines += flow([(f"[{label}{seen}: not the source's own words]", STYLES["label"])], width)
    if orphans:
        words = f"! {orphans} correction{'s' * (orphans > 1)} no longer find{'s' * (orphans == 1)} "
        lines += flow([(f"{words}the place here: c shows which", STYLES["check"])], width)
    for note in document.notes[:2]:
        lines += flow([(visible(note), STYLES["check"])], width)
    return [*lines[:5], Text()]
