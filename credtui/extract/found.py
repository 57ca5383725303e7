"""What the frames find: content, speaker and cue as ranges, before they become statements."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.extract.mentions import Mention
from credtui.extract.page import Page
from credtui.extract.sentence import Range, Sentence, Words, is_name
from credtui.model import QuoteKind, Stance


@dataclass(frozen=True, slots=True)
class Found:
    """One reported stretch; all ranges are code points of the text."""

    outer: Range
    quote: QuoteKind
    stance: Stance
    speaker: Range | None = None
    cue: Range | None = None
    stands_for: Range | None = None
    """Of a relative pronoun as speaker: the noun phrase it stands for."""
    cited: Range | None = None
    """Whom the speaker passes on if it is an outlet: "citing officials"."""
    attitude: bool = False
    """Thought, wish or judgement, or told as possible: nobody is reported to have uttered it."""
    called: bool = False
    """True if the cue calls something by a name ("called the report false")."""
    named_only: bool = False
    """True if only the name of a known source makes it an attribution ("X: the dam holds")."""
    nobody: bool = False
    """True if the sentence leaves open who says so, and nobody named before is meant ("is said to")."""
    holes: tuple[Range, ...] = ()
    """Inserted attributions inside ``outer``."""


def kind_of(page: Page, outer: Range) -> QuoteKind:
    """direct if every word stands in quotation marks, mixed if some do; a quoted name is no quotation."""
    first, last = page.at(outer[0]), page.at(outer[1])
    inside = [page.quoted[i] for i in range(first, last) if page.toks[i].kind != "punct"]
    spoken = [n >= 0 and not (min(inside) < 0 and is_name(page, page.quotes[n])) for n in inside]
    if spoken and all(spoken):
        return "direct"
    return "mixed" if any(spoken) else "indirect"


def trimmed(sentence: Sentence, words: Words) -> Words | None:
    """A range of words without marks at its ends (quotation marks stay); None if no word is left."""
    lo, hi = words
    while lo < hi and sentence.mark(lo) in _EDGES and sentence.mark(lo):
        lo += 1
    while hi > lo and sentence.mark(hi - 1) in _EDGES and sentence.mark(hi - 1):
        hi -= 1
    if not any(sentence.words[k].kind != "punct" for k in range(lo, hi)):
        return None
    return lo, hi


_EDGES = (",", ";", ":", ".", "–", "—", "-", "…")


def ranges(sentence: Sentence, mention: Mention | None) -> tuple[Range | None, Range | None]:
    """A mention and what it stands for, as code points."""
    if mention is None:
        return None, None
    whole = trimmed(sentence, mention.words)
    other = trimmed(sentence, mention.stands_for) if mention.stands_for else None
    return (
        sentence.chars(*whole) if whole else None,
        sentence.chars(*other) if other else None,
    )


def outer_range(sentence: Sentence, words: Words) -> Range:
    """Code points of a content, with the quotation marks that stand right at its ends."""
    a, b = sentence.chars(*words)
    page = sentence.page
    first, last = page.at(a), page.at(b)
    if first > sentence.lo and page.quoted[first - 1] >= 0 and page.quoted[first - 1] == page.quoted[first]:
        q = page.quotes[page.quoted[first]]
        if page.at(q.inner[0]) == first:
            a = q.start
    if last <= sentence.hi and last > 0 and page.quoted[last - 1] >= 0:
        q = page.quotes[page.quoted[last - 1]]
        if q.closed and page.at(q.end) - last <= 2 and q.start >= a - 1:
            b = max(b, q.end)
    return a, _closed(page, b)


def _closed(page: Page, end: int) -> int:
    """``end`` moved behind a closing mark that has lost its partner: “…, ” said X."""
    at = page.at(end)
    if page.mark(at) in (",", ".", "!", "?") and page.mark(at):
        at += 1
    stray = page.mark(at) in ("”", "»", "''") and page.mark(at) and page.quoted[at] < 0
    return page.toks[at].end if stray else end
