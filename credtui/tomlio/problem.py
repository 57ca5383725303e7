"""What is wrong with an input, where, what was expected, and the nearest valid spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend; ``line`` and ``column`` count from 1, 0 where a file has no place to show."""

    file: str
    line: int
    column: int
    message: str
    expected: str = ""
    """What would have been right, as a phrase ("a whole number from 0 to 100")."""
    suggestion: str = ""
    """The nearest valid spelling, if one is near."""
    source: str = ""
    """The line of the file."""
    width: int = 1
    """How many columns the caret underlines."""

    def as_json(self) -> dict[str, str | int]:
        """The same as a JSON object."""
        return {
            "file": self.file, "line": self.line, "column": self.column, "message": self.message,
            "expected": self.expected, "suggestion": self.suggestion,
        }  # fmt: skip


class BadInput(Exception):  # noqa: N818 - the word users and other modules know it by
    """Input that cannot be used; carries every problem found, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(render(p) for p in self.problems))


def nearest(word: str, valid: Sequence[str]) -> str:
    """The valid spelling nearest to ``word``, or "" if none is near."""
    if not valid:
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(word, valid, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.6)
    return str(found[0]) if found else ""


def visible(text: str) -> str:
    """``text`` with control and direction characters written out, so that a terminal cannot obey them."""
    return _CONTROL.sub(lambda m: f"<U+{ord(m.group()):04X}>", text)


def render(problem: Problem) -> str:
    """A problem for people: place, line, caret, what was expected, the nearest spelling."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    lines = [visible(f"{place}: {problem.message}")]
    if problem.source.strip():
        shown = problem.source.replace("\t", " ")[:160]
        number = str(problem.line)
        lines.append(f"  {number} | {visible(shown)}")
        before = len(visible(shown[: problem.column - 1]))
        caret = "^" * max(1, min(problem.width, len(shown) - problem.column + 1))
        lines.append(f"  {' ' * len(number)} | {' ' * before}{caret}")
    if problem.expected:
        lines.append(visible(f"  expected {problem.expected}"))
    if problem.suggestion:
        lines.append(visible(f"  did you mean '{problem.suggestion}'?"))
    return "\n".join(lines)
