"""The points under a score: one row a rule, adding up to the sum, each a way to its line."""

from __future__ import annotations

from rich.text import Text

from credtui.model import Point, Relation, Scoring
from credtui.tui.display import clip, short_path, styled, visible
from credtui.tui.theme import STYLES, Signs


class PointRows:
    """The fired rules of one relation and their sum."""

    height = 1

    def __init__(self, relation: Relation | None, scoring: Scoring, signs: Signs) -> None:
        self.relation, self.scoring, self.signs = relation, scoring, signs
        self.points: tuple[Point, ...] = relation.points if relation else ()

    def __len__(self) -> int:
        return len(self.points) + 1 if self.relation else 0

    def selectable(self, index: int) -> bool:
        """The sum, which stands first, is no rule."""
        return index > 0

    def point(self, index: int) -> Point | None:
        """The point at a row; None for the sum."""
        return self.points[index - 1] if 0 < index <= len(self.points) else None

    def find(self, rule: str) -> int:
        """The row of a rule; -1 if it did not fire here."""
        return next((i for i, p in enumerate(self.points, 1) if p.rule == rule), -1)

    def line(self, index: int, part: int, width: int) -> Text:
        """``+42  rule  what it says  rules/x.toml:12``."""
        if index == 0:
            return self._sum(width)
        point = self.points[index - 1]
        line = Text()
        if point.counted:
            line.append(f"{point.points:+4d} ", STYLES["plus" if point.points >= 0 else "minus"])
        else:
            line.append("  +0 ", STYLES["faint"])
        style = STYLES["rule"] if point.counted else STYLES["dim"]
        swap = f" {self.signs.swap}" if point.swapped else ""
        place = f" {visible(short_path(point.file, self.signs.ellipsis))}:{point.line}"
        line.append(visible(point.rule) + swap, style)
        if not point.counted:
            why = (
                f" ({point.points:+d}; another of its group counts)"
                if point.points
                else " (decides, adds nothing)"
            )
            line.append(why, STYLES["faint"])
        room = width - line.cell_len - len(place) - 3
        if room >= 12:
            line.append("  " + clip(visible(point.explain), room, self.signs.ellipsis), STYLES["text"])
        if width - line.cell_len - len(place) >= 1:
            line.append(" " * (width - line.cell_len - len(place) - 1))
            line.append(place, STYLES["dim"])
        return Text(clip(line.plain, width, self.signs.ellipsis)) if line.cell_len > width else line

    def _sum(self, width: int) -> Text:
        relation = self.relation
        assert relation is not None
        line = styled(f"{relation.sum:+4d} ", STYLES["strong"])
        line.append("sum", STYLES["strong"])
        cells = max(8, min(24, width - 58))
        full = round(cells * relation.score / 100)
        line.append(f"  score {relation.score} ", STYLES["text"])
        line.append(self.signs.full * full, STYLES[relation.band if relation.is_conflict else "weak"])
        line.append(self.signs.half * (cells - full), STYLES["faint"])
        note = f"  {self.scoring.offset} points are half way"
        if line.cell_len + len(note) <= width:
            line.append(note, STYLES["dim"])
        return line
