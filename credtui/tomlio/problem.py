"""What is wrong with an input, where, what was expected, and the nearest valid spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width

from credtui.frozen import dataclass

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


WIDEST = 140
"""How much of a long line is shown, around the caret."""


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
    severity: str = "error"
    """``error``: what stands there cannot be used; ``warning``: it can, and does not do what was meant;
    ``failure``: an example does not come out as it says; ``note``: nothing is wrong with it."""

    @property
    def is_error(self) -> bool:
        """True for what cannot be used."""
        return self.severity == "error"

    def as_json(self) -> dict[str, str | int]:
        """The same as a JSON object."""
        return {
            "file": self.file, "line": self.line, "column": self.column, "message": self.message,
            "expected": self.expected, "suggestion": self.suggestion, "source": self.source,
            "width": self.width, "severity": self.severity,
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


def _cells(text: str) -> int:
    """Terminal columns of a text: wide East Asian letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _window(problem: Problem) -> tuple[str, str, str]:
    """What to show of the line, what of that stands before the caret, and what is underlined."""
    source = problem.source.replace("\t", " ")
    start = max(0, problem.column - 61) if len(source) > WIDEST else 0
    left, right = "…" if start else "", "…" if len(source) > start + WIDEST else ""
    first = problem.column - 1
    under = source[first : min(first + problem.width, start + WIDEST)]
    shown = left + visible(source[start : start + WIDEST]) + right
    return shown, left + visible(source[start:first]), visible(under)


def render(problem: Problem) -> str:
    """A problem for people: place, line, caret, what was expected, the nearest spelling."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    mark = "" if problem.is_error else f"{problem.severity}: "
    place = place.replace("\n", "<U+000A>")  # in the name of a file
    lines = [visible(f"{place}: {mark}{problem.message}")]
    if problem.source.strip():
        number = str(problem.line)
        shown, before, under = _window(problem)
        lines.append(f"  {number} | {shown}")
        lines.append(f"  {' ' * len(number)} | {' ' * _cells(before)}{'^' * max(1, _cells(under))}")
    if problem.expected:
        lines.append(visible(f"  expected {problem.expected}"))
    if problem.suggestion:
        lines.append(visible(f"  did you mean '{problem.suggestion}'?"))
    return "\n".join(lines)
