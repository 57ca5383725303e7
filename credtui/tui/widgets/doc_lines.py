"""A document as lines, its statements and propositions marked where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from credtui.model import Document, Statement
from credtui.tui.display import Run, flow, visible
from credtui.tui.index import who
from credtui.tui.theme import STYLES, Signs


@dataclass(frozen=True, slots=True)
class Laid:
    """A document laid out for one width."""

    lines: tuple[Text, ...]
    place: dict[str, int]
    """Statement id -> line where it starts."""


def lay_out(
    document: Document, statements: Sequence[Statement], at: str | None, width: int, signs: Signs
) -> Laid:
    """Wrap the text; each statement stands between signs, the current one stands out.

    The cuts are made on the raw offsets before anything is cleaned for display, so that marks are
    never shifted by characters that are not drawn.
    """
    opens: dict[int, list[Statement]] = {}
    closes: dict[int, list[Statement]] = {}
    cuts = {0, len(document.text)}
    for s in statements:
        opens.setdefault(s.span.start, []).append(s)
        closes.setdefault(s.span.end, []).append(s)
        cuts |= {s.span.start, s.span.end}
        for p in s.propositions:
            cuts |= {p.span.start, p.span.end}
    number = {s.id: i for i, s in enumerate(statements, 1)}
    lines: list[Text] = []
    place: dict[str, int] = {}
    runs: list[Run] = []
    starting: list[str] = []
    active: list[Statement] = []
    marks = sorted(c for c in cuts if 0 <= c <= len(document.text))

    def flush() -> None:
        made = flow(runs, width) if runs else [Text()]
        for key in starting:
            place[key] = len(lines) + _line_of(made, f"{number[key]}{signs.open}")
        lines.extend(made)
        runs.clear()
        starting.clear()

    for start, end in zip(marks, [*marks[1:], len(document.text)], strict=True):
        for s in closes.get(start, ()):
            if s in active:
                active.remove(s)
                runs.append((signs.close, _tag(s, at)))
        for s in opens.get(start, ()):
            active.append(s)
            starting.append(s.id)
            runs.append((f"{number[s.id]}{signs.open}", _tag(s, at)))
        style = _style(active, start, at)
        for i, piece in enumerate(document.text[start:end].split("\n")):
            if i:
                flush()
            if piece:
                runs.append((visible(piece), style))
    flush()
    return Laid(tuple(lines), place)


def _line_of(lines: Sequence[Text], tag: str) -> int:
    return next((i for i, line in enumerate(lines) if tag in line.plain), 0)


def _tag(statement: Statement, at: str | None) -> Style:
    return STYLES["a-mark" if statement.id == at else "key"]


def _style(active: Sequence[Statement], start: int, at: str | None) -> Style:
    if not active:
        return STYLES["dim"]
    style = STYLES["a" if any(s.id == at for s in active) else "strong"]
    inside = any(p.span.start <= start < p.span.end for s in active for p in s.propositions)
    return style + STYLES["proposition"] if inside else style


def statement_note(statement: Statement, signs: Signs) -> str:
    """Who said the current statement, how and with what stance, on one line."""
    parts = [visible(who(statement)), f"{statement.quote} speech", statement.stance]
    if statement.cue:
        parts.append(f"said with: {visible(statement.cue)}")
    if statement.via:
        parts.append(f"through {visible(statement.via)}")
    claims = len(statement.propositions)
    parts.append(f"{claims} claim{'s' * (claims != 1)}")
    return f" {signs.dot} ".join(parts)
