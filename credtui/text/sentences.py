"""Paragraphs and sentences of news text: abbreviations, initials, decimals, quotes, dialogue dashes.

One pass over the marks that can end a sentence; each is judged by what stands right before and after
it, so the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from credtui.model import Span

_BREAK = re.compile(r"\n")
_STOP = re.compile(r"[.!?…]+")
_CLOSERS = "»”“\"'’)]"
_OPENERS = "«„“\"'‘(["
_DASHES = "—–-"
_WORD_BEFORE = 24
"""No abbreviation is longer than this."""


def paragraphs(text: str) -> list[Span]:
    """Lines of text without their surrounding white space; empty lines are no paragraphs.

    News text comes with one paragraph a line; blank lines between them change nothing.
    """
    out = []
    start = 0
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        line = text[start:end]
        if line.strip():
            lead = len(line) - len(line.lstrip())
            out.append(Span(start + lead, start + len(line.rstrip())))
        start = match.end() if match else end
    return out


def sentences(
    text: str,
    span: Span | None = None,
    abbreviations: Iterable[str] = (),
    closing: Iterable[str] = (),
) -> list[Span]:
    """Sentences of ``text[span]``, with offsets into the whole ``text``; none crosses a line break.

    ``abbreviations`` carry their full stop (``Lexicon.language.abbreviations``); those in ``closing`` (of
    units and years) do end a sentence if a capital follows.  A mark before a small letter or before the
    dash that leads to the speaker ends nothing; sentences inside a quotation are sentences.
    """
    known = {a.lower(): False for a in abbreviations}
    known.update((a.lower(), True) for a in closing)
    start, stop = (span.start, span.end) if span else (0, len(text))
    out: list[Span] = []
    for line in paragraphs(text[start:stop]):
        out.extend(_split(text, start + line.start, start + line.end, known))
    return out


def _split(text: str, start: int, end: int, known: dict[str, bool]) -> list[Span]:
    out: list[Span] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begin:
            continue
        close = match.end()
        while close < end and text[close] in _CLOSERS and not _opens(text, close, end):
            close += 1
        if close >= end:
            break
        if _ends(text, match, close, end, begin, known):
            out.append(Span(begin, close))
            begin = close
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < end:
        out.append(Span(begin, end))
    return out


def _opens(text: str, at: int, end: int) -> bool:
    """True if the quotation mark at ``at`` opens rather than closes (white space before, a letter after)."""
    return text[at] in _OPENERS and text[at - 1].isspace() and at + 1 < end and not text[at + 1].isspace()


def _ends(text: str, match: re.Match[str], close: int, end: int, begin: int, known: dict[str, bool]) -> bool:
    if not text[close].isspace():
        return False
    after = close
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return True
    follower = text[after]
    if follower in _DASHES:
        # «…» — said X belongs to the quotation; a capital after the dash opens a new line of dialogue
        tail = text[after + 1 : after + 4].lstrip()
        return bool(tail) and tail[0].isupper() and close == match.end()
    if follower.islower():
        return False
    if follower in ",;:":
        return False
    if match.group() == "." and close == match.end():
        return not _abbreviated(text, match.start(), begin, known, follower)
    return True


def _abbreviated(text: str, at: int, begin: int, known: dict[str, bool], follower: str) -> bool:
    """True if the full stop at ``at`` closes an abbreviation or an initial, not a sentence."""
    left = at
    limit = max(begin, at - _WORD_BEFORE)
    while left > limit and not text[left - 1].isspace() and text[left - 1] not in _OPENERS:
        left -= 1
    word = text[left : at + 1]
    if len(word) == 2 and word[0].isupper():
        return True  # an initial: "І. Петренко"
    if len(word) == 4 and word[1] == "." and word[0].isupper() and word[2].isupper():
        return True  # "П.І. Петренко", "U.S. Army"
    closes = known.get(word.lower())
    return closes is not None and not (closes and follower.isupper())
