"""Paragraphs and sentences: one linear pass each, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Collection

from credtui.model import Span
from credtui.text.tokens import Token, tokens

_LINE = re.compile(r"[^\n]+")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("»”“\"'’)]")


def paragraphs(text: str) -> list[Span]:
    """The non-blank lines of a text: news markup gives every paragraph its line."""
    out = []
    for match in _LINE.finditer(text):
        line = match.group()
        inner = line.strip()
        if inner:
            start = match.start() + len(line) - len(line.lstrip())
            out.append(Span(start, start + len(inner)))
    return out


def sentences(text: str, span: Span | None = None, abbreviations: Collection[str] = ()) -> list[Span]:
    """The sentences of ``text[span]``; together they cover everything but the blanks between them.

    A full stop after an abbreviation, an initial or inside a number ends nothing; a mark followed by
    a small letter ends nothing.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    words = tokens(text, start, end)
    short = {a.lower().rstrip(".") for a in abbreviations}
    out: list[Span] = []
    first: int | None = None
    i = 0
    while i < len(words):
        if first is None:
            first = words[i].start
        if words[i].text in _ENDS and _ends_here(text, words, i, short):
            while (
                i + 1 < len(words)
                and words[i + 1].start == words[i].end
                and words[i + 1].text in _ENDS | _CLOSERS
            ):
                i += 1
            out.append(Span(first, words[i].end))
            first = None
        i += 1
    if first is not None and words:
        out.append(Span(first, words[-1].end))
    return out


def _ends_here(text: str, words: list[Token], i: int, short: set[str]) -> bool:
    after = i + 1
    while (
        after < len(words)
        and words[after].start == words[after - 1].end
        and words[after].text in _ENDS | _CLOSERS
    ):
        after += 1
    if after >= len(words):
        return True
    following = words[after]
    if following.start == words[after - 1].end:
        return False  # "3.5", "U.S", "index.html"
    if following.kind == "word" and following.text[0].islower():
        return False
    if words[i].text != "." or i == 0 or words[i - 1].end != words[i].start:
        return True
    before = words[i - 1]
    if before.kind != "word":
        return True
    if before.text.lower() in short:
        return following.kind == "punct"
    return not (len(before.text) == 1 and before.text.isupper())
