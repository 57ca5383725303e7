"""The documents, their statements marked in place."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from credtui.model import Document, Statement
from credtui.tui.commands import State
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.pairview import KIND_LABEL
from credtui.tui.screens.base import View, bindings
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.doc_lines import lay_out, statement_note
from credtui.tui.widgets.lines import LinePane, RowList


class _Rows:
    height = 2

    def __init__(self, documents: tuple[Document, ...], counts: dict[str, int], signs: Signs) -> None:
        self.documents, self.counts, self.signs = documents, counts, signs

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
        count = self.counts.get(document.id, 0)
        words = f"  {document.lang}, {count} statement{'s' * (count != 1)}"
        label = KIND_LABEL.get(document.text_kind)
        line = styled(words, STYLES["dim"])
        return line.append(f"  [{label}]", STYLES["label"]) if label else line


class DocumentsScreen(View):
    """Documents on the left, the text on the right."""

    view: ClassVar[str] = "documents"
    BINDINGS: ClassVar = [*bindings("documents"), ("escape", "app.command('view-conflicts')", "back")]
    AUTO_FOCUS = "#docs"
    DEFAULT_CSS = """
    DocumentsScreen #body { height: 1fr; layout: horizontal; }
    DocumentsScreen #docs { width: 38; border-right: solid #3a3a3a; }
    DocumentsScreen #right { width: 1fr; padding: 0 0 0 1; }
    DocumentsScreen #head { height: auto; max-height: 6; }
    DocumentsScreen #text { height: 1fr; }
    DocumentsScreen #note { height: 3; border-top: solid #3a3a3a; }
    DocumentsScreen.-narrow #body { layout: vertical; }
    DocumentsScreen.-narrow #docs { width: 1fr; height: 6; border-right: none; border-bottom: solid #3a3a3a; }
    """

    def __init__(self, document: str | None = None, statement: str | None = None) -> None:
        super().__init__()
        self._document, self._statement = document, statement

    def body(self) -> ComposeResult:
        """List, head, text, note."""
        with Container(id="body"):
            yield RowList(id="docs", empty="No documents in this case yet: credtui add CASE FILE reads one.")
            with Vertical(id="right"):
                yield LinePane(id="head")
                yield LinePane(id="text")
                yield LinePane(id="note")

    def refresh_data(self) -> None:
        """The documents of the comparison."""
        session = self.session
        if session is None:
            return
        comparison = session.comparison
        counts: dict[str, int] = {}
        for s in comparison.statements:
            counts[s.document] = counts.get(s.document, 0) + 1
        docs = self.query_one("#docs", RowList)
        docs.pointer = self.signs.pointer
        at = next((i for i, d in enumerate(comparison.documents) if d.id == self._document), 0)
        docs.show_rows(_Rows(comparison.documents, counts, self.signs), at)
        self._show()

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

    def state(self) -> State:
        """With the file that ``o`` opens."""
        from dataclasses import replace

        return replace(super().state(), file=self.document.path if self.document else None)

    @on(RowList.Highlighted, "#docs")
    def _moved(self) -> None:
        self._statement = None
        self._show()

    def _show(self) -> None:
        document = self.document
        self._document = document.id if document else None
        if document is None:
            return
        statements, signs = self.statements, self.signs
        if self._statement is None and statements:
            self._statement = statements[0].id
        at = self._statement
        self.query_one("#head", LinePane).show(lambda width: _head(document, width))
        self.query_one("#head").styles.height = len(_head(document, max(20, self.size.width - 42)))
        pane = self.query_one("#text", LinePane)
        pane.show(lambda width: lay_out(document, statements, at, width, signs).lines)
        self.call_after_refresh(self._scroll)
        current = next((s for s in statements if s.id == at), None)
        note = (
            statement_note(current, signs) if current else "No attributed statement was found in this text."
        )
        self.query_one("#note", LinePane).show(lambda width: flow([(note, STYLES["text"])], width))
        self.keys_changed()

    def _scroll(self) -> None:
        document, pane = self.document, self.query_one("#text", LinePane)
        if document is None or pane.size.width < 2:
            return
        laid = lay_out(document, self.statements, self._statement, pane.size.width - 1, self.signs)
        line = laid.place.get(self._statement or "", 0)
        pane.scroll_to(y=max(0, line - pane.size.height // 3), animate=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the statement on screen."""
        self.call_after_refresh(self._scroll)

    def _step(self, by: int) -> None:
        statements = self.statements
        ids = [s.id for s in statements]
        if not ids:
            self.say("No attributed statement was found in this text.")
            return
        now = ids.index(self._statement) if self._statement in ids else -by
        self._statement = ids[(now + by) % len(ids)]
        self._show()

    def do_next_statement(self) -> None:
        """The next one in the text."""
        self._step(1)

    def do_last_statement(self) -> None:
        """The one before."""
        self._step(-1)

    def do_open(self) -> None:
        """In the reader's own editor."""
        document = self.document
        if document:
            current = next((s for s in self.statements if s.id == self._statement), None)
            line = document.text.count("\n", 0, current.span.start) + 1 if current else 1
            self.credtui.open_editor(document.path, line)


def _head(document: Document, width: int) -> list[Text]:
    lines = flow([(visible(document.title or document.path), STYLES["strong"])], width)
    lines += flow([(visible(document.url or document.path), STYLES["dim"])], width)
    label = KIND_LABEL.get(document.text_kind)
    if label:
        seen = {"original": "", "copy": ", from a copy", "retelling": ", from a retelling"}[document.seen]
        lines += flow([(f"[{label}{seen}: not the source's own words]", STYLES["label"])], width)
    for note in document.notes[:2]:
        lines += flow([(visible(note), STYLES["check"])], width)
    return [*lines[:5], Text()]
