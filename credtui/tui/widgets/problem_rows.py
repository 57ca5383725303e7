"""Problems and consequences as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from credtui.model import Statement
from credtui.rulebench.consequence import Consequence, Moved
from credtui.tomlio.problem import Problem
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.index import who
from credtui.tui.theme import STYLES, Signs


class VerdictRows:
    """What typed rules are worth, line by line: ready text, problems, changed conflicts, losses first."""

    height = 1

    def __init__(self, width: int, signs: Signs) -> None:
        self.width, self.signs = max(20, width), signs
        self.rows: list[tuple[Text, Problem | Moved | None]] = []

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """Problems and conflicts: they lead somewhere."""
        return self.rows[index][1] is not None

    def line(self, index: int, part: int, width: int) -> Text:
        """One line."""
        return self.rows[index][0]

    def at(self, index: int) -> Problem | Moved | None:
        """What a row leads to."""
        return self.rows[index][1] if 0 <= index < len(self.rows) else None

    def find(self, problem: Problem) -> int:
        """The row of a problem; -1 if it is not here."""
        return next((i for i, row in enumerate(self.rows) if row[1] is problem), -1)

    def add(self, lines: Sequence[Text]) -> None:
        """Ready lines."""
        self.rows += [(line, None) for line in lines]

    def add_problems(self, problems: Sequence[Problem]) -> None:
        """Each problem: place and message, the line, the caret, what was expected."""
        for problem in problems:
            made = _lines(problem, self.width, self.signs)
            self.rows += [(line, problem if n == 0 else None) for n, line in enumerate(made)]
            self.rows.append((Text(), None))

    def add_consequence(self, made: Consequence, statements: Mapping[str, Statement]) -> None:
        """The sentence, then every changed conflict."""
        self.add(flow([(made.sentence(), STYLES["minus" if made.vanish else "strong"])], self.width))
        changes = list(made.rows())
        self.add([Text()] * bool(changes))
        self.rows += [(self._change(word, moved, statements), moved) for word, moved in changes]

    def _change(self, word: str, moved: Moved, statements: Mapping[str, Statement]) -> Text:
        """``vanish  84 → --   frequency  A × B``."""
        signs, sign = self.signs, _SIGN.get(word, ("", "dim"))
        line = styled(f"{getattr(signs, sign[0]) if sign[0] else ' '} {word:<8}", STYLES[sign[1]])
        before = "--" if moved.score_before is None else f"{moved.score_before:>2}"
        after = "--" if moved.score_after is None else f"{moved.score_after:>2}"
        if before != after:
            line.append(f"{before} {signs.arrow} {after} ", STYLES["text"])
        if moved.confirmed:
            line.append(f"{signs.tick} ", STYLES["check"])
        if moved.rank_before != moved.rank_after and moved.rank_before and moved.rank_after:
            line.append(f"#{moved.rank_before}{signs.arrow}#{moved.rank_after} ", STYLES["dim"])
        relation = moved.relation
        names = [visible(who(statements[k])) if k in statements else k for k in (relation.a, relation.b)]
        words = f"{relation.type or relation.relation}  {f' {signs.against} '.join(names)}"
        return line.append(clip(words, max(4, self.width - line.cell_len), signs.ellipsis), STYLES["dim"])


def _lines(p: Problem, width: int, signs: Signs) -> list[Text]:
    place = f"{visible(p.file)}:{p.line}:{p.column}"
    lines = [styled(clip(place, width, signs.ellipsis), STYLES["dim"])]
    word = "" if p.is_error else "warning: "
    lines += flow([(word + visible(p.message), STYLES["error" if p.is_error else "check"])], width)
    if p.source.strip():
        cut = max(0, p.column - width // 2) if p.column > width - 8 else 0
        before, hit = p.source[cut : p.column - 1], p.source[p.column - 1 : p.column - 1 + max(1, p.width)]
        shown = visible(p.source[cut:])
        lines.append(styled("  " + clip(shown, width - 2, signs.ellipsis), STYLES["text"]))
        room = max(1, width - 2 - Text(visible(before)).cell_len)
        caret = "^" * max(1, min(Text(visible(hit)).cell_len, room))
        lines.append(styled("  " + " " * Text(visible(before)).cell_len + caret, STYLES["error"]))
    if p.expected:
        lines += flow([("expected ", STYLES["dim"]), (visible(p.expected), STYLES["text"])], width, 2)
    if p.suggestion:
        lines += flow(
            [
                ("did you mean ", STYLES["dim"]),
                (visible(p.suggestion), STYLES["good"]),
                (" ? f9 writes it", STYLES["dim"]),
            ],
            width,
        )
    return lines


_SIGN = {
    "vanish": ("minus", "minus"), "down": ("down", "check"), "turned": ("swap", "other"),
    "up": ("up", "plus"), "new": ("plus", "a"), "shifted": ("dot", "dim"),
}  # fmt: skip
"""Sign and style of each kind of change."""
