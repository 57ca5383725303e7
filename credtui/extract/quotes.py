"""Quotation marks: every style, nested, odd counts; one linear pass over a line."""

from __future__ import annotations

from dataclasses import dataclass

_CLOSERS = {"«": "»", "„": '“”"', "“": "”", "‘": "’", "'": "'", '"': '"', "‚": "‘’", "»": "«"}
_SINGLE = "‘’'‚"


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation; ``start``/``end`` include the marks."""

    start: int
    end: int
    closed: bool = True
    """False if the line ended first."""

    @property
    def inner(self) -> tuple[int, int]:
        """The range between the marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end


def _opens(text: str, i: int, lo: int, hi: int) -> bool:
    before = text[i - 1] if i > lo else " "
    after = text[i + 1] if i + 1 < hi else " "
    return not before.isalnum() and before not in ".,!?…)" and not after.isspace() and after not in ".,;:)"


def _closes(text: str, i: int, hi: int) -> bool:
    after = text[i + 1] if i + 1 < hi else " "
    return not after.isalnum() and not text[i - 1].isspace()


def find_quotes(text: str, lo: int, hi: int) -> list[Quote]:
    """The outermost quotations of ``text[lo:hi]`` (one line), in order.

    An opening mark without its closing one reaches to the end of the line and is marked as not closed,
    unless it is a single mark, which is more likely an apostrophe.
    """
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    for i in range(lo, hi):
        c = text[i]
        if c not in "«»„“”\"‘’'‚":
            continue
        if (
            stack
            and c in _CLOSERS[stack[-1][0]]
            and ((c not in _SINGLE and c != '"') or _closes(text, i, hi))
        ):
            _mark, at = stack.pop()
            if not stack:
                found.append(Quote(at, i + 1))
            continue
        if c in "«„" or (c == "“") or (c in "\"'‘‚" and _opens(text, i, lo, hi) and len(stack) < 4):
            stack.append((c, i))
        elif c in "»”" and stack:
            # a closing mark of another pair: single marks above it were apostrophes
            at_index = next((k for k in range(len(stack) - 1, -1, -1) if c in _CLOSERS[stack[k][0]]), None)
            if at_index is not None:
                at = stack[at_index][1]
                del stack[at_index:]
                if not stack:
                    found.append(Quote(at, i + 1))
    for mark, at in stack:
        if mark not in _SINGLE:
            found = [q for q in found if q.end <= at]
            found.append(Quote(at, hi, closed=False))
            break
    return found
