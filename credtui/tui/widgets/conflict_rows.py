"""The rows of the conflict list: one line each where there is room, two where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from credtui.model import Document, Statement
from credtui.tui.display import clip, pad, styled, visible
from credtui.tui.index import Entry, outlet_of, who
from credtui.tui.theme import STYLES, Signs

WIDE = 66
"""From this width a conflict fits on one line."""


class ConflictRows:
    """An index over entries, with a heading before each of the two parts."""

    def __init__(self, entries: Sequence[Entry], index: Sequence[int], signs: Signs, width: int) -> None:
        """``index`` is filtered and sorted; one speaker's own come last in it."""
        self.entries, self.signs = entries, signs
        self.height = 1 if width >= WIDE else 2
        between = [i for i in index if not entries[i].relation.same_speaker]
        own = [i for i in index if entries[i].relation.same_speaker]
        self.rows: list[int | str] = []
        if between:
            self.rows += [f"Between sources ({len(between)})", *between]
        if own:
            self.rows += [f"One source's own ({len(own)})", *own]

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """Headings are passed over."""
        return not isinstance(self.rows[index], str)

    def entry(self, index: int) -> Entry | None:
        """The entry at a row; None for a heading."""
        row = self.rows[index] if 0 <= index < len(self.rows) else ""
        return None if isinstance(row, str) else self.entries[row]

    def find(self, relation: str) -> int:
        """The row of a relation; -1 if it is filtered out."""
        for i, row in enumerate(self.rows):
            if not isinstance(row, str) and self.entries[row].relation.id == relation:
                return i
        return -1

    def line(self, index: int, part: int, width: int) -> Text:
        """One line of a row."""
        row = self.rows[index]
        if isinstance(row, str):
            if part < self.height - 1:
                return Text()
            return Text(row, STYLES["head"])
        entry = self.entries[row]
        if self.height == 1:
            line = self._first(entry, 37)
            return line.append_text(self._second(entry, width - 38))
        return (
            self._first(entry, width)
            if part == 0
            else Text("   ").append_text(self._second(entry, width - 4))
        )

    def _first(self, entry: Entry, width: int) -> Text:
        relation, signs = entry.relation, self.signs
        line = Text()
        if relation.is_conflict:
            style = STYLES[relation.band]
            line.append(f"{signs.band(relation.band)} {relation.score:>2} {relation.band:<5} ", style)
            line.append(f"{relation.type or '':<12} ", STYLES["strong"])
            line.append(
                clip(relation.relation, max(0, width - line.cell_len), signs.ellipsis), STYLES["faint"]
            )
        else:
            line.append(f"   {relation.score:>2}       ", STYLES["faint"])
            line.append(relation.relation, STYLES["other"])
        line.append(" " * max(0, width - line.cell_len))
        return line

    def _second(self, entry: Entry, width: int) -> Text:
        a, b = (self._name(s, d) for s, d in ((entry.a, entry.a_document), (entry.b, entry.b_document)))
        room = width - 3
        left = clip(a, max(room // 2, room - len(b)), self.signs.ellipsis)
        line = styled(left, STYLES["a"])
        line.append(f" {self.signs.against} ", STYLES["dim"])
        line.append(pad(b, max(0, room - Text(left).cell_len), self.signs.ellipsis).rstrip(), STYLES["b"])
        return line

    def _name(self, statement: Statement, document: Document | None) -> str:
        name = visible(who(statement))
        outlet = visible(outlet_of(statement, document))
        kind = statement.speaker.kind
        return f"{name} ({outlet})" if kind in ("anonymous", "unknown") and outlet != name else name
