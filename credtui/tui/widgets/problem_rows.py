"""Problems and consequences as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from credtui.model import Statement
from credtui.session import Consequence, Moved
from credtui.tomlio.problem import Problem
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.index import who
from credtui.tui.theme import STYLES, Signs


class ProblemRows:
    """Each problem: place and message, the line, the caret, what was expected."""

    height = 1

    def __init__(self, problems: Sequence[Problem], width: int) -> None:
        self.problems = tuple(problems)
        self.rows: list[tuple[Text, int | None]] = []
        for i, p in enumerate(self.problems):
            self.rows += [(line, i if n == 0 else None) for n, line in enumerate(_lines(p, max(20, width)))]

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """The first line of each problem."""
        return self.rows[index][1] is not None

    def line(self, index: int, part: int, width: int) -> Text:
        """One line."""
        return self.rows[index][0]

    def problem(self, index: int) -> Problem | None:
        """The problem at a row."""
        number = self.rows[index][1] if 0 <= index < len(self.rows) else None
        return None if number is None else self.problems[number]


def _lines(p: Problem, width: int) -> list[Text]:
    place = f"{visible(p.file)}:{p.line}:{p.column} "
    lines = flow(
        [(place, STYLES["dim"]), (" ", STYLES["dim"]), (visible(p.message), STYLES["error"])], width, 2
    )
    if p.source.strip():
        cut = max(0, p.column - width // 2) if p.column > width - 8 else 0
        before, hit = p.source[cut : p.column - 1], p.source[p.column - 1 : p.column - 1 + max(1, p.width)]
        shown = visible(p.source[cut:])
        lines.append(styled("  " + clip(shown, width - 2), STYLES["text"]))
        room = max(1, width - 2 - Text(visible(before)).cell_len)
        caret = "^" * max(1, min(Text(visible(hit)).cell_len, room))
        lines.append(styled("  " + " " * Text(visible(before)).cell_len + caret, STYLES["error"]))
    if p.expected:
        lines += flow([("  expected ", STYLES["dim"]), (visible(p.expected), STYLES["text"])], width, 4)
    if p.suggestion:
        lines += flow(
            [
                ("did you mean ", STYLES["dim"]),
                (visible(p.suggestion), STYLES["good"]),
                (" ?", STYLES["dim"]),
            ],
            width,
        )
    return lines


def consequence_lines(
    made: Consequence, statements: Mapping[str, Statement], width: int, signs: Signs
) -> list[Text]:
    """What an edit does, losses first."""
    lines = flow([(made.sentence(), STYLES["strong"])], width)
    parts: tuple[tuple[str, str, tuple[Moved, ...]], ...] = (
        ("vanish", "minus", made.vanish), ("down", "check", made.down),
        ("up", "plus", made.up), ("new", "a", made.new),
    )  # fmt: skip
    for word, style, rows in parts:
        for row in rows:
            before = "--" if row.score_before is None else f"{row.score_before:>2}"
            after = "--" if row.score_after is None else f"{row.score_after:>2}"
            line = styled(f"{word:<7}", STYLES[style])
            line.append(f"{before} {signs.arrow} {after} ", STYLES["text"])
            if row.rank_before != row.rank_after and row.rank_before and row.rank_after:
                line.append(f"#{row.rank_before}{signs.arrow}#{row.rank_after} ", STYLES["dim"])
            names = [
                visible(who(statements[k])) if k in statements else k
                for k in (row.relation.a, row.relation.b)
            ]
            words = f"{row.relation.type or row.relation.relation}: {f' {signs.against} '.join(names)}"
            line.append(clip(words, max(4, width - line.cell_len), signs.ellipsis), STYLES["dim"])
            lines.append(line)
    return lines
