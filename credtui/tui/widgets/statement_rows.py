"""Statements as rows of three lines: when and through whom, then what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from credtui.model import Comparison, Document, Statement
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.index import outlet_of, said, who
from credtui.tui.theme import STYLES, Signs


def collided(comparison: Comparison) -> dict[str, int]:
    """How many conflicts each statement stands in, by its id; only those that stand in any."""
    out: dict[str, int] = {}
    for relation in comparison.conflicts:
        for key in (relation.a, relation.b):
            out[key] = out.get(key, 0) + 1
    return out


class StatementRows:
    """Statements, with headings between them where ``heads`` has one."""

    height = 3

    def __init__(
        self, statements: Sequence[Statement], documents: Mapping[str, Document],
        conflicts: Mapping[str, int], signs: Signs, *, speakers: bool = False,
        heads: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """``speakers`` names who said it; ``heads`` gives a heading before a statement, by its id."""
        self.documents, self.conflicts, self.signs, self.speakers = documents, conflicts, signs, speakers
        self.rows: list[Statement | str] = []
        for statement in statements:
            if heads and statement.id in heads:
                self.rows.append(heads[statement.id])
            self.rows.append(statement)
        self._laid: dict[tuple[int, int], list[Text]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """The statements."""
        return not isinstance(self.rows[index], str)

    def statement(self, index: int) -> Statement | None:
        """The statement at a row."""
        row = self.rows[index] if 0 <= index < len(self.rows) else ""
        return None if isinstance(row, str) else row

    def find(self, statement: str | None) -> int:
        """The row of a statement; -1 if it is not here."""
        return next((i for i, r in enumerate(self.rows) if not isinstance(r, str) and r.id == statement), -1)

    def line(self, index: int, part: int, width: int) -> Text:
        """One line of a row."""
        row = self.rows[index]
        if isinstance(row, str):
            return Text(visible(row), STYLES["head"]) if part == self.height - 1 else Text()
        if part == 0:
            return self._head(row, width)
        made = self._laid.get((index, width))
        if made is None:
            made = self._laid[index, width] = self._words(row, width)
        return made[part - 1] if part - 1 < len(made) else Text()

    def _head(self, row: Statement, width: int) -> Text:
        count, document = self.conflicts.get(row.id, 0), self.documents.get(row.document)
        line = styled(f"{self.signs.against}{count:<2}" if count else "   ", STYLES["check"])
        if self.speakers:
            line.append(clip(visible(who(row)), max(8, width - 30), self.signs.ellipsis), STYLES["strong"])
            line.append("  ", STYLES["dim"])
        words = visible(outlet_of(row, document))
        day = said(row, document)
        if day and not self.speakers:
            words = f"{day}, {words}"
        return line.append(clip(words, max(4, width - line.cell_len), self.signs.ellipsis), STYLES["dim"])

    def _words(self, row: Statement, width: int) -> list[Text]:
        """The first two lines of what was said."""
        made = flow([(visible(row.text), STYLES["text"])], max(12, width - 3))
        if len(made) > 2:
            sign, room = self.signs.ellipsis, width - 3
            whole = made[1].plain + sign
            cut = whole if Text(whole).cell_len <= room else clip(made[1].plain + "..", room, sign)
            made = [made[0], Text(cut, STYLES["text"])]
        return [Text("   ").append_text(line) for line in made]
