"""What the frames find: content, speaker and cue as ranges, before they become statements."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.extract.cues import Cue
from credtui.extract.page import Page
from credtui.model import QuoteKind, Stance

Range = tuple[int, int]
"""Half-open range of code points."""


@dataclass(frozen=True, slots=True)
class Found:
    """One reported stretch; all ranges are code points of the text."""

    outer: Range
    quote: QuoteKind
    stance: Stance
    speaker: Range | None = None
    cue: Range | None = None
    via: Range | None = None
    attitude: bool = False
    called: bool = False
    """True if the cue calls something by a name ("called the report false")."""
    holes: tuple[Range, ...] = ()
    """Inserted attributions inside ``outer``."""


def chars(page: Page, tokens: tuple[int, int] | None) -> Range | None:
    """A token range as code points, without marks at its ends."""
    if tokens is None:
        return None
    a, b = tokens
    while b > a and page.mark(b - 1) in (",", ";", ":", ".") and page.mark(b - 1):
        b -= 1
    return (page.toks[a].start, page.toks[b - 1].end) if b > a else None


def cue_range(page: Page, cue: Cue) -> Range:
    """The cue with its helpers, code points."""
    return page.toks[cue.first].start, page.toks[cue.last].end
