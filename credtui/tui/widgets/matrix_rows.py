"""One dispute as a matrix: sources down, positions across, a sign where a source takes a position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.text import Text

from credtui.model import Dispute, Document, Statement
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.index import outlet_of, who
from credtui.tui.theme import STYLES, Signs

MOST = 6
"""Positions that get a column; more are told in a line."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One source in a dispute: what it says for each position, in order of the text."""

    name: str
    kind: str
    said: tuple[tuple[Statement, ...], ...]
    """Statements by position."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them."""
        return tuple(s for group in self.said for s in group)


def stands(dispute: Dispute, statements: Mapping[str, Statement]) -> tuple[Stand, ...]:
    """The sources of a dispute, by the position they take first; an anonymous one stays in its document."""
    found: dict[tuple[str, ...], list[list[Statement]]] = {}
    for column, position in enumerate(dispute.positions):
        for key in position.statements:
            statement = statements.get(key)
            if statement is None:
                continue
            speaker = statement.speaker
            name = (speaker.id,) if speaker.id else (who(statement), speaker.kind, statement.document)
            groups = found.setdefault(name, [[] for _ in dispute.positions])
            groups[column].append(statement)
    out = [
        Stand(who(next(s for g in groups for s in g)), next(s for g in groups for s in g).speaker.kind,
              tuple(map(tuple, groups)))
        for groups in found.values()
    ]  # fmt: skip
    return tuple(sorted(out, key=lambda s: next(i for i, g in enumerate(s.said) if g)))


class MatrixRows:
    """The matrix of one dispute for one width."""

    height = 1

    def __init__(
        self, dispute: Dispute, statements: Mapping[str, Statement], documents: Mapping[str, Document],
        width: int, signs: Signs,
    ) -> None:  # fmt: skip
        self.dispute, self.signs, self.width = dispute, signs, width
        self.documents = documents
        self.columns = min(MOST, len(dispute.positions))
        self.cell = max(5, min(11, (width - 24) // max(1, self.columns)))
        self.name = max(12, width - self.cell * self.columns)
        self.rows: list[Text | Stand] = [*self._head(statements)]
        self.rows += [*stands(dispute, statements)]
        self.rows += [*self._foot(statements)]

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """The sources."""
        return isinstance(self.rows[index], Stand)

    def stand(self, index: int) -> Stand | None:
        """The source at a row."""
        row = self.rows[index] if 0 <= index < len(self.rows) else None
        return row if isinstance(row, Stand) else None

    def line(self, index: int, part: int, width: int) -> Text:
        """A source and where it stands."""
        row = self.rows[index]
        if isinstance(row, Text):
            return row
        outlets = list(dict.fromkeys(outlet_of(s, self.documents.get(s.document)) for s in row.statements))
        line = styled(clip(visible(row.name), self.name - 2, self.signs.ellipsis), STYLES["strong"])
        room = self.name - line.cell_len - 3
        through = visible(", ".join(o for o in outlets if o != row.name))
        if room > 6 and through:
            line.append(f"  {clip(through, room - 2, self.signs.ellipsis)}", STYLES["faint"])
        line.append(" " * max(0, self.name - line.cell_len))
        for column, group in enumerate(row.said[: self.columns]):
            words = f"{self.signs.stand} {len(group)}" if group else self.signs.dot
            line.append(words.center(self.cell)[: self.cell], STYLES[_side(column) if group else "faint"])
        return line

    def _head(self, statements: Mapping[str, Statement]) -> list[Text]:
        dispute, signs = self.dispute, self.signs
        lines = flow([(visible(dispute.question), STYLES["strong"])], self.width)
        lines += flow([(dispute.separation, STYLES["check"])], self.width)
        lines.append(Text())
        for number, position in enumerate(dispute.positions, 1):
            first = next((statements[k] for k in position.statements if k in statements), None)
            words = visible(first.text) if first else ""
            made = flow([(words, STYLES["text"])], self.width - 4)[:2]
            for i, line in enumerate(made):
                head = styled(f"{number if i == 0 else ' '}  ", STYLES[_side(number - 1)])
                lines.append(head.append_text(line))
            count = len(position.statements)
            primaries = position.independent_primaries
            told = f"{count} statement{'s' * (count != 1)}, {_primaries(primaries, 'independent')}"
            lines.append(styled(f"   {told}", STYLES["dim"]))
        if len(dispute.positions) > MOST:
            lines.append(styled(f"   the matrix shows the first {MOST} positions", STYLES["dim"]))
        lines.append(Text())
        head = styled(" " * self.name, STYLES["dim"])
        for column in range(self.columns):
            head.append(f"{column + 1}".center(self.cell), STYLES[_side(column)])
        return [*lines, head, styled(signs.line * self.width, STYLES["faint"])]

    def _foot(self, statements: Mapping[str, Statement]) -> list[Text]:
        dispute = self.dispute
        lines: list[Text] = [Text()]
        if dispute.rests_on and dispute.rests_on in statements:
            only = statements[dispute.rests_on]
            words = f"one statement alone: {who(only)}, “{only.text}”"
            lines += self._fact("rests on", words.replace("“", self.signs.quote_open)
                                .replace("”", self.signs.quote_close))  # fmt: skip
        if dispute.flip_cost is not None:
            lines += self._fact("flips with", _primaries(dispute.flip_cost, "more independent"))
        for number, words in enumerate(dispute.settle):
            lines += self._fact("settled by" if number == 0 else "", words)
        return lines

    def _fact(self, label: str, words: str) -> list[Text]:
        made = flow([(visible(words), STYLES["text"])], self.width - 12)
        return [
            styled(f"{label if i == 0 else '':<12}", STYLES["dim"]).append_text(line)
            for i, line in enumerate(made)
        ]


def _primaries(count: int, kind: str) -> str:
    return f"{count} {kind} primary source{'s' * (count != 1)}"


def _side(column: int) -> str:
    return ("a", "b", "plus", "rule", "label", "other")[column % 6]
