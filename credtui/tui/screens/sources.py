"""The sources: who speaks, through whom, and in how many conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from credtui.model import Comparison, Statement
from credtui.tui.display import flow, pad, styled, visible
from credtui.tui.index import who
from credtui.tui.messages import Place
from credtui.tui.pairview import footing_words
from credtui.tui.screens.base import bindings
from credtui.tui.screens.listed import ListedView
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import LinePane, RowList
from credtui.tui.widgets.statement_rows import StatementRows, collided


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of a comparison; an anonymous one is never joined beyond its document."""

    name: str
    kind: str
    statements: tuple[Statement, ...]
    conflicts: int
    outlets: tuple[str, ...]


def voices(comparison: Comparison) -> tuple[Voice, ...]:
    """Every speaker, those in most conflicts first."""
    outlet = {d.id: d.outlet for d in comparison.documents}
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for s in comparison.statements:
        known = s.speaker.id
        key = (known,) if known else (who(s), s.speaker.kind, s.document)
        groups.setdefault(key, []).append(s)
    out = []
    for rows in groups.values():
        ids = {s.id for s in rows}
        count = sum(1 for r in comparison.conflicts if r.a in ids or r.b in ids)
        through = tuple(dict.fromkeys(outlet.get(s.document, s.document) for s in rows))
        out.append(Voice(who(rows[0]), rows[0].speaker.kind, tuple(rows), count, through))
    return tuple(sorted(out, key=lambda v: (-v.conflicts, -len(v.statements), v.name)))


class _Rows:
    height = 1

    def __init__(self, rows: tuple[Voice, ...], signs: Signs) -> None:
        self.rows, self.signs = rows, signs

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        voice = self.rows[index]
        line = styled(pad(visible(voice.name), max(8, width - 26), self.signs.ellipsis), STYLES["strong"])
        line.append(f" {voice.kind:<11}", STYLES["dim"])
        line.append(f"{len(voice.statements):>4} said", STYLES["text"])
        mark = f"{self.signs.against}{voice.conflicts}" if voice.conflicts else ""
        return line.append(f"{mark:>4}", STYLES["check"])


class SourcesScreen(ListedView):
    """Speakers on the left, what one said on the right."""

    view: ClassVar[str] = "sources"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sources")]
    FILTER: ClassVar[str] = "words of a name, a kind or an outlet"
    EMPTY: ClassVar[str] = "Nobody is quoted here: 5 shows the documents."
    DEFAULT_CSS = """
    SourcesScreen #left { width: 58; }
    SourcesScreen #head { height: 6; }
    SourcesScreen #said { height: 1fr; }
    SourcesScreen.-narrow #left { height: 9; }
    SourcesScreen.-narrow #head { height: 4; }
    """

    def beside(self) -> ComposeResult:
        """Who it is, and what was said."""
        yield LinePane(id="head")
        yield RowList(id="said")

    def filtered(self) -> None:
        """Those that have the words."""
        session = self.session
        if session is None:
            return
        shown = tuple(
            v for v in voices(session.comparison) if self.passes(f"{v.name} {v.kind} {' '.join(v.outlets)}")
        )
        at = next((i for i, v in enumerate(shown) if v.name == self.at), 0)
        self.list_rows(_Rows(shown, self.signs), at)

    def do_suggest(self) -> None:
        """Speakers that could be taken into the registry."""
        desk = self.desk()
        if desk is None:
            return
        from credtui.tui.screens.suggest import SuggestScreen

        self.app.push_screen(SuggestScreen(desk.suggestions(), self.signs), self._taken_in)

    def _taken_in(self, written: tuple[str, ...] | None) -> None:
        """Read everything anew with the larger registry."""
        if written:
            self.credtui.loading.anew(f"Taken in: {', '.join(written)}.")

    def show_chosen(self) -> None:
        """Who it is, and what was said."""
        listing, session, said = self.listed, self.session, self.query_one("#said", RowList)
        rows = listing.rows
        if session is None or not isinstance(rows, _Rows) or listing.cursor < 0:
            self.query_one("#head", LinePane).show(None)
            said.show_rows(StatementRows((), {}, {}, self.signs))
            return
        voice, comparison = rows.rows[listing.cursor], session.comparison
        self.at = voice.name
        self.query_one("#head", LinePane).show(lambda width: _head(voice, width))
        documents = {d.id: d for d in comparison.documents}
        said.show_rows(StatementRows(voice.statements, documents, collided(comparison), self.signs))

    @on(RowList.Chosen, "#list")
    def _enter(self) -> None:
        self.query_one("#said").focus()

    @on(RowList.Chosen, "#said")
    def _enter_statement(self, message: RowList.Chosen) -> None:
        rows = message.list.rows
        self.read(rows.statement(message.index) if isinstance(rows, StatementRows) else None)

    def here(self) -> Place:
        """The source."""
        return Place("sources", source=self.at)

    def arrive(self, place: Place) -> None:
        """To a source by its name."""
        self.at = place.source or self.at


def _head(voice: Voice, width: int) -> list[Text]:
    lines = flow([(visible(voice.name), STYLES["strong"])], width)
    lines += flow([(f"{voice.kind}; through {visible(', '.join(voice.outlets))}", STYLES["dim"])], width)
    lines += flow([(footing_words(voice.statements[0]), STYLES["dim"])], width)
    return [*lines[:5], Text()]
