"""The rows of the conflict list: one line each where there is room, two where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from credtui.model import Document, Statement
from credtui.tui.display import clip, pad, styled, visible
from credtui.tui.index import Entry, Line, Listing, outlet_of, who
from credtui.tui.theme import STYLES, Signs

WIDE = 66
"""From this width a conflict fits on one line."""


class ConflictRows:
    """Lines of a listing, with a heading before each of the two parts."""

    def __init__(
        self, listing: Listing, lines: Sequence[Line], signs: Signs, width: int, confirmed: frozenset[str]
    ) -> None:
        """``lines`` are filtered, sorted and folded; one speaker's own come last in them."""
        self.listing, self.signs, self.confirmed = listing, signs, confirmed
        self.height = 1 if width >= WIDE else 2
        own = [line for line in lines if listing.relations[line.index].same_speaker]
        between = [line for line in lines if not listing.relations[line.index].same_speaker]
        self.rows: list[Line | str] = []
        if between:
            self.rows += ["Between sources", *between]
        if own:
            self.rows += ["One source's own", *own]

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """Headings are passed over."""
        return not isinstance(self.rows[index], str)

    def at(self, index: int) -> Line | None:
        """The line at a row; None for a heading."""
        row = self.rows[index] if 0 <= index < len(self.rows) else ""
        return None if isinstance(row, str) else row

    def entry(self, index: int) -> Entry | None:
        """The entry at a row; None for a heading."""
        line = self.at(index)
        return None if line is None else self.listing.entry(line.index)

    def find(self, relation: str | None) -> int:
        """The row of a relation; -1 if it is filtered out or folded away."""
        index = self.listing.find(relation)
        if index < 0:
            return -1
        return next(
            (i for i, row in enumerate(self.rows) if not isinstance(row, str) and row.index == index), -1
        )

    def line(self, index: int, part: int, width: int) -> Text:
        """One line of a row."""
        row = self.rows[index]
        if isinstance(row, str):
            last = part == self.height - 1
            return Text(row, STYLES["head"]) if last else Text()
        entry = self.listing.entry(row.index)
        if self.height == 1:
            first = self._first(row, entry, 34)
            return first.append_text(self._second(row, entry, width - 35))
        return (
            self._first(row, entry, width)
            if part == 0
            else Text("   ").append_text(self._second(row, entry, width - 4))
        )

    def _first(self, row: Line, entry: Entry, width: int) -> Text:
        relation, signs = entry.relation, self.signs
        line = Text("  " if row.below else "")
        mark = signs.tick if relation.id in self.confirmed else " "
        if relation.is_conflict:
            style = STYLES[relation.band]
            line.append(f"{signs.band(relation.band)} {relation.score:>2}{mark}", style)
            line.append(f"{relation.type or '':<11} ", STYLES["text" if row.below else "strong"])
            line.append(
                clip(relation.relation, max(0, width - line.cell_len), signs.ellipsis), STYLES["faint"]
            )
        else:
            line.append(f"   {relation.score:>2} ", STYLES["faint"])
            line.append(relation.relation, STYLES["other"])
        line.append(" " * max(0, width - line.cell_len))
        return line

    def _second(self, row: Line, entry: Entry, width: int) -> Text:
        fold = self._fold(row)
        indent = "  " if row.below and self.height > 1 else ""
        a, b = (self._name(s, d, row) for s, d in ((entry.a, entry.a_document), (entry.b, entry.b_document)))
        room = width - 3 - len(indent) - fold.cell_len
        left = clip(a, max(room // 2, room - Text(b).cell_len), self.signs.ellipsis)
        line = styled(indent, STYLES["dim"]).append(left, STYLES["a"])
        line.append(f" {self.signs.against} ", STYLES["dim"])
        line.append(pad(b, max(0, room - Text(left).cell_len), self.signs.ellipsis), STYLES["b"])
        return line.append_text(fold)

    def _fold(self, row: Line) -> Text:
        """How many retellings stand below."""
        if not row.folded:
            return Text()
        sign = self.signs.open_fold if row.open else self.signs.closed_fold
        return styled(f" {sign}{row.folded}", STYLES["check"])

    def _name(self, statement: Statement, document: Document | None, row: Line) -> str:
        name, outlet = visible(who(statement)), visible(outlet_of(statement, document))
        if row.below:  # the retellings differ in who carries them
            return outlet if outlet != name else name
        kind = statement.speaker.kind
        return f"{name} ({outlet})" if kind in ("anonymous", "unknown") and outlet != name else name
