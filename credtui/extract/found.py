"""What the frames find before it becomes a statement: ranges of code points only."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.model import QuoteKind, Stance

_STRIP = " \t\n,.;:…–—-"
_MARKS = "«»„“”\"'‘’‚"


@dataclass(frozen=True, slots=True)
class Found:
    """One attributed stretch: content, cue and speaker as (start, end) of the text."""

    start: int
    end: int
    outer: tuple[int, int]
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    quote: QuoteKind
    stance: Stance
    via: tuple[int, int] | None = None
    floating: bool = False
    """The speaker is carried over from the attribution before."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without outer blanks, final stops and a pair of quotation marks round the whole."""
    while start < end and text[start] in _STRIP:
        start += 1
    while end > start and text[end - 1] in _STRIP:
        end -= 1
    if end - start > 2 and text[start] in _MARKS and text[end - 1] in _MARKS:
        inner = text[start + 1 : end - 1]
        if not any(m in inner for m in '«»„“”"'):
            return trimmed(text, start + 1, end - 1)
    return start, end
