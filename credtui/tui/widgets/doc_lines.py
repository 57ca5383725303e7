"""A document as lines, its statements and the claims of the current one marked where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from credtui.model import Document, Statement
from credtui.tui.display import Run, flow, visible
from credtui.tui.theme import STYLES, Signs

_CLOSE_CLAIM, _CLOSE, _OPEN, _OPEN_CLAIM = range(4)
"""Order of the marks that stand at one place."""


WINDOW = 40_000
"""Code points that are laid out at a time: a key answers at once in a text of any length."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A document laid out for one width."""

    lines: tuple[Text, ...]
    place: dict[str, int]
    """Statement id -> line where it starts."""


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    order: int
    sign: str
    style: Style
    inside: str = ""
    """Between this mark and its partner stands a *statement*, the *current* one, or its *claim*."""
    statement: str = ""
    """The statement that starts here."""


def claim_name(number: int, claim: int) -> str:
    """How a claim is called: ``2a`` is the first of the second statement."""
    letter = chr(ord("a") + claim) if claim < 26 else f".{claim + 1}"
    return f"{number}{letter}"


def lay_out(
    document: Document, statements: Sequence[Statement], at: str | None, claim: int, width: int, signs: Signs
) -> Laid:
    """Wrap the text; each statement stands between signs, the current one and its claim stand out.

    The cuts are made on the raw offsets before anything is cleaned for display, so that marks are
    never shifted by characters that are not drawn.
    """
    text = document.text
    low, high = window(text, next((s.span.start for s in statements if s.id == at), 0))
    lines = [_left_out(low, "before")] if low else []
    place: dict[str, int] = {}
    runs: list[Run] = []
    starting: list[tuple[str, str]] = []

    def flush() -> None:
        made = flow(runs, width) if runs else [Text()]
        for key, sign in starting:
            place[key] = len(lines) + next((i for i, line in enumerate(made) if sign in line.plain), 0)
        lines.extend(made)
        runs.clear()
        starting.clear()

    done, where = low, _Where()
    inside = [m for m in _marks(statements, at, claim, signs) if m.at <= high]
    for mark in (*inside, _Mark(high, _OPEN, "", STYLES["dim"])):
        if mark.at < low:
            where.passed(mark)
            continue
        for i, piece in enumerate(text[done : mark.at].split("\n")):
            if i:
                flush()
            if piece:
                runs.append((visible(piece), where.style))
        done = mark.at
        where.passed(mark)
        if mark.sign:
            runs.append((mark.sign, mark.style))
        if mark.statement:
            starting.append((mark.statement, mark.sign))
    flush()
    if high < len(text):
        lines.append(_left_out(len(text) - high, "after"))
    return Laid(tuple(lines), place)


def window(text: str, at: int) -> tuple[int, int]:
    """The part of a long text that is laid out: whole paragraphs round a place."""
    if len(text) <= WINDOW:
        return 0, len(text)
    low = text.rfind("\n", 0, max(0, at - WINDOW // 2)) + 1
    if at - low > WINDOW:  # a line without an end
        low = at - WINDOW // 2
    high = text.find("\n", min(len(text), at + WINDOW // 2), min(len(text), at + WINDOW))
    return low, high if high >= 0 else min(len(text), at + WINDOW)


def _left_out(count: int, where: str) -> Text:
    return Text(f"({count:,} characters {where}: n and N go on through the statements)", STYLES["label"])


def _marks(statements: Sequence[Statement], at: str | None, claim: int, signs: Signs) -> list[_Mark]:
    marks: list[_Mark] = []
    for number, s in enumerate(statements, 1):
        inside = "current" if s.id == at else "statement"
        style = STYLES["a-mark" if s.id == at else "key"]
        marks.append(_Mark(s.span.start, _OPEN, f"{number}{signs.open}", style, inside, s.id))
        marks.append(_Mark(s.span.end, _CLOSE, signs.close, style, inside))
        for i, p in enumerate(s.propositions if s.id == at else ()):
            whole = len(s.propositions) == 1 and p.span == s.span
            tag, chosen = STYLES["b-mark" if i == claim else "dim"], "claim" if i == claim else ""
            sign, end = ("", "") if whole else (f"[{claim_name(number, i)} ", "]")
            marks.append(_Mark(p.span.start, _OPEN_CLAIM, sign, tag, chosen))
            marks.append(_Mark(p.span.end, _CLOSE_CLAIM, end, tag, chosen))
    return sorted(marks, key=lambda m: (m.at, m.order))


class _Where:
    """Inside what the text stands while the marks are passed one after the other."""

    def __init__(self) -> None:
        self._open = {"statement": 0, "current": 0, "claim": 0}

    def passed(self, mark: _Mark) -> None:
        """Go over a mark."""
        if mark.inside:
            self._open[mark.inside] += 1 if mark.order in (_OPEN, _OPEN_CLAIM) else -1

    @property
    def style(self) -> Style:
        """The style of text here."""
        if self._open["current"]:
            return STYLES["a"] + STYLES["proposition"] if self._open["claim"] else STYLES["a"]
        return STYLES["strong" if self._open["statement"] else "dim"]
