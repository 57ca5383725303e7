"""Going through the problems of the rule texts, and writing the nearest spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from credtui.tomlio.problem import Problem

if TYPE_CHECKING:
    from credtui.tui.widgets.toml_area import TomlArea


def stepped(problems: Sequence[Problem], here: tuple[str, int, int], by: int) -> Problem:
    """The next problem after a place (file, line, column), or the one before it, round the end."""
    if by > 0:
        return next((p for p in problems if (p.file, p.line, p.column) > here), problems[0])
    before = [p for p in problems if (p.file, p.line, p.column) < here]
    return (before or problems)[-1]


def nearest(problems: Sequence[Problem], file: str | None, line: int) -> Problem | None:
    """The first problem of a file at or after a line."""
    return next((p for p in problems if p.file == file and p.line >= line), None)


def on_line(problems: Sequence[Problem], file: str | None, line: int) -> Problem | None:
    """The first problem of a line."""
    return next((p for p in problems if p.file == file and p.line == line), None)


def mendable(problems: Sequence[Problem], file: str | None, line: int) -> Problem | None:
    """A problem with a nearest spelling: one of this line, else the first of all."""
    found = [p for p in problems if p.suggestion]
    return on_line(found, file, line) or (found[0] if found else None)


def mend(area: TomlArea, problem: Problem) -> None:
    """Write the nearest spelling over what is wrong, in the quotes that stand there."""
    start = (problem.line - 1, problem.column - 1)
    end = (problem.line - 1, problem.column - 1 + problem.width)
    old = area.get_text_range(start, end)
    mark = old[:1] if old[:1] in ('"', "'") and old[:1] == old[-1:] else ""
    area.replace(f"{mark}{problem.suggestion}{mark}", start, end)
