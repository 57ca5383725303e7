"""The sources: who speaks, through whom, and in how many conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from credtui.model import Comparison, Statement
from credtui.tui.display import clip, flow, pad, styled, visible
from credtui.tui.index import said, who
from credtui.tui.pairview import footing_words
from credtui.tui.screens.base import View, bindings
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import LinePane, RowList


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


class SourcesScreen(View):
    """Speakers on the left, what one said on the right."""

    view: ClassVar[str] = "sources"
    BINDINGS: ClassVar = [*bindings("sources"), ("escape", "app.command('view-conflicts')", "back")]
    AUTO_FOCUS = "#voices"
    DEFAULT_CSS = """
    SourcesScreen #body { height: 1fr; layout: horizontal; }
    SourcesScreen #voices { width: 58; border-right: solid #3a3a3a; }
    SourcesScreen #said { width: 1fr; padding: 0 0 0 1; }
    SourcesScreen.-narrow #body { layout: vertical; }
    SourcesScreen.-narrow #voices { width: 1fr; height: 9; border-right: none; border-bottom: solid #3a3a3a; }
    """

    def body(self) -> ComposeResult:
        """List and statements."""
        with Container(id="body"):
            yield RowList(id="voices", empty="Nobody is quoted here: 2 shows the documents.")
            yield LinePane(id="said")

    def refresh_data(self) -> None:
        """The speakers of the comparison."""
        session = self.session
        if session is None:
            return
        listing = self.query_one("#voices", RowList)
        listing.pointer = self.signs.pointer
        listing.show_rows(_Rows(voices(session.comparison), self.signs), max(0, listing.cursor))
        self._show()

    @on(RowList.Highlighted, "#voices")
    def _show(self) -> None:
        listing, session = self.query_one("#voices", RowList), self.session
        rows = listing.rows
        if session is None or not isinstance(rows, _Rows) or listing.cursor < 0:
            return
        voice, comparison, signs = rows.rows[listing.cursor], session.comparison, self.signs
        self.query_one("#said", LinePane).show(lambda width: _lines(voice, comparison, width, signs))


def _lines(voice: Voice, comparison: Comparison, width: int, signs: Signs) -> list[Text]:
    documents = {d.id: d for d in comparison.documents}
    lines = flow([(visible(voice.name), STYLES["strong"])], width)
    lines += flow([(f"{voice.kind}; through {visible(', '.join(voice.outlets))}", STYLES["dim"])], width)
    lines += flow([(footing_words(voice.statements[0]), STYLES["dim"])], width)
    collided = {x for r in comparison.conflicts for x in (r.a, r.b)}
    for s in voice.statements:
        document = documents.get(s.document)
        day = said(s, document)
        lines.append(Text())
        head = styled(f"{signs.against if s.id in collided else signs.dot} ", STYLES["check"])
        place = clip(
            f"{day}, {visible(document.outlet if document else s.document)}", width - 12, signs.ellipsis
        )
        lines.append(head.append(place, STYLES["dim"]).append(f"  {s.stance}", STYLES["faint"]))
        lines += [Text("  ").append_text(t) for t in flow([(visible(s.text), STYLES["text"])], width - 2)]
    return lines
