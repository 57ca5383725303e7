"""Quotation marks: every style, doubled single marks, nested, odd counts; one linear pass over a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CLOSERS = {
    "«": "»", "„": '“”"', "“": "”\"", "‘": "’", "'": "'", '"': '"”', "‚": "‘’", "»": "«", "”": "”",
    "''": "''", "``": "''``", ",,": "''“”",
}  # fmt: skip
_SINGLE = ("‘", "’", "'", "‚")
_MARK = re.compile(r"''|``|,,|[«»„“”\"‘’'‚]")
_DEEPEST = 4
_PAIRED = "«„“"
"""Marks whose closing ones are others."""
_PARAGRAPHS = 4
"""Paragraphs behind the first that a quotation can go on for without a mark of their own, at most."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation; ``start``/``end`` include the marks."""

    start: int
    end: int
    closed: bool = True
    """False if the line ended first."""
    opening: int = 1
    """How many characters the opening mark has."""
    closing: int = 1

    @property
    def inner(self) -> tuple[int, int]:
        """The range between the marks."""
        return self.start + self.opening, self.end - self.closing if self.closed else self.end


def _marks(text: str, lo: int, hi: int) -> list[tuple[int, str]]:
    """Where marks stand in ``text[lo:hi]``; two single marks side by side are one."""
    return [(m.start(), m.group()) for m in _MARK.finditer(text, lo, hi)]


def _opens(text: str, i: int, size: int, lo: int, hi: int) -> bool:
    before = text[i - 1] if i > lo else " "
    after = text[i + size] if i + size < hi else " "
    return not before.isalnum() and before not in ".,!?…)" and not after.isspace() and after not in ".,;:)"


def _closes(text: str, i: int, size: int, hi: int) -> bool:
    after = text[i + size] if i + size < hi else " "
    return not after.isalnum() and not text[i - 1].isspace()


def _loose(text: str, i: int, size: int, lo: int, hi: int) -> bool:
    """White space on both sides: the text was cut into words, and a mark only tells by its turn."""
    return (i <= lo or text[i - 1].isspace()) and (i + size >= hi or text[i + size].isspace())


def find_quotes(text: str, lo: int, hi: int) -> list[Quote]:
    """The outermost quotations of ``text[lo:hi]`` (one line), in order.

    An opening mark without its closing one reaches to the end of the line and is marked as not closed,
    unless it is a single mark, which is more likely an apostrophe.
    """
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    marks = _marks(text, lo, hi)
    last_closing = max((i for i, mark in marks if mark == "”"), default=-1)
    for i, mark in marks:
        size = len(mark)
        straight = mark in ('"', "''")
        loose = straight and _loose(text, i, size, lo, hi)
        if (
            stack
            and mark in _closers(stack[-1][0])
            and (
                (mark not in _SINGLE and not straight)
                or loose
                or (
                    _closes(text, i, size, hi)
                    and not (mark == '"' != stack[-1][0] and _opens(text, i, 1, lo, hi))
                )
            )
        ):
            opened, at = stack.pop()
            if not stack:
                found.append(Quote(at, i + size, True, len(opened), size))
            continue
        worn = mark == "”" and i < last_closing and not stack and _loose(text, i, size, lo, hi)
        if (
            worn
            or mark in ("«", "„", "“", "``", ",,")
            or (
                mark in ('"', "'", "‘", "‚", "''")
                and (loose or _opens(text, i, size, lo, hi))
                and len(stack) < _DEEPEST
            )
        ):
            stack.append((mark, i))
        elif mark in ("»", "”") and stack:
            # a closing mark of another pair: single marks above it were apostrophes
            at_index = next((k for k in range(len(stack) - 1, -1, -1) if mark in _closers(stack[k][0])), None)
            if at_index is not None:
                opened, at = stack[at_index]
                del stack[at_index:]
                if not stack:
                    found.append(Quote(at, i + size, True, len(opened), size))
    for mark, at in stack:
        if mark not in _SINGLE:
            found = [q for q in found if q.end <= at]
            found.append(Quote(at, hi, False, len(mark), 0))
            break
    return found


def carried(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, Quote]:
    """Line -> its part of a quotation that a line before opened at its start and that carries no mark here.

    Each goes on to the end of its line or to the closing mark.  An opening mark, or no closing one within
    a few lines, tells that the first mark lost its partner.
    """
    out: dict[int, Quote] = {}
    for n, (lo, hi) in enumerate(lines):
        whole = find_quotes(text, lo, hi) if text[lo] in _PAIRED else []
        if not whole or whole[-1].closed or whole[-1].start != lo:
            continue
        for k in range(n + 1, min(n + 1 + _PARAGRAPHS, len(lines))):
            first = next(iter(_marks(text, *lines[k])), None)
            if first is not None and first[1] in _closers(text[lo]):
                for inside in range(n + 1, k):
                    out[inside] = Quote(*lines[inside], closed=False, opening=0, closing=0)
                out[k] = Quote(lines[k][0], first[0] + len(first[1]), opening=0)
            if first is not None:
                break
    return out


def _closers(opened: str) -> tuple[str, ...]:
    marks = _CLOSERS[opened]
    return (marks,) if marks == "''" else (*marks.replace("''", ""), "''") if "''" in marks else tuple(marks)
