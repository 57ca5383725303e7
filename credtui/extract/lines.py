"""Attributions that cross lines: block quotations, dialogue dashes, headlines, "this was reported by"."""

from __future__ import annotations

from collections.abc import Iterator

from credtui.extract.cues import cues_in
from credtui.extract.found import Found, trimmed
from credtui.extract.frames import REACH, chars, has_verb
from credtui.extract.page import Line, Page
from credtui.extract.subjects import inverted, subject


def block_quotes(page: Page) -> Iterator[tuple[int, Found]]:
    """A paragraph that ends in a comma, then a line "– said X": (number of the line quoted, what)."""
    for number in range(1, len(page.lines)):
        line, before = page.lines[number], page.lines[number - 1]
        if not page.is_dash(line.first) or page.text[before.end - 1] not in ",!?…":
            continue
        made = _from_tag(page, line.first + 1, line.last, before.start, before.end)
        if made:
            yield number - 1, made


def _from_tag(page: Page, lo: int, hi: int, start: int, end: int) -> Found | None:
    """A statement ``text[start:end]`` attributed by the tag in tokens ``[lo, hi)``."""
    cues = cues_in(page, lo, hi)
    if not cues:
        return None
    cue = cues[0]
    who = subject(page, cue, lo, hi) or (inverted(page, cue, hi) if page.words.infinitive else None)
    inner = trimmed(page.text, start, end)
    span = page.toks[cue.first].start, page.toks[cue.last].end
    return Found(*inner, (start, end), span, chars(page, who) or _container(page, cue.last + 1, hi), "direct",
                 cue.group("quote").stance)  # fmt: skip


def _container(page: Page, lo: int, hi: int) -> tuple[int, int] | None:
    """``in the report of X``: X, the last name of the phrase."""
    names = [k for k in range(lo, hi) if page.upper(k) or page.quoted[k] >= 0]
    return (page.toks[names[0]].start, page.toks[names[-1]].end) if names else None


def dialogue(page: Page, line: Line) -> Iterator[Found]:
    """``— Words, — said X. — More words.``"""
    if not page.is_dash(line.first) or line.first + 3 >= line.last:
        return
    dashes = [
        k
        for k in range(line.first + 1, line.last)
        if page.is_dash(k) and page.mark(k - 1) in (",", ".", "!", "?", "…")
    ]
    for at in dashes:
        end = next((k for k in range(at + 1, line.last) if page.mark(k) == "."), line.last)
        cues = cues_in(page, at + 1, min(end, at + 1 + REACH))
        if not cues:
            continue
        start = page.toks[line.first + 1].start
        made = _from_tag(page, at + 1, end, start, page.toks[at].start)
        if made:
            yield made
        return


def headline(page: Page, line: Line) -> Iterator[Found]:
    """``X, – WSJ`` and ``Ministry: X``."""
    lo, hi = line.first, line.last
    for k in range(hi - 1, lo + 2, -1):
        if page.is_dash(k) and page.mark(k - 1) == "," and hi - k - 1 <= 6 and not has_verb(page, k + 1, hi):
            inner = trimmed(page.text, line.start, page.toks[k].start)
            yield Found(
                *inner, (line.start, page.toks[k].start), None, chars(page, (k + 1, hi)), "indirect", "assert"
            )
            return
    for k in range(lo + 1, min(lo + 6, hi - 2)):
        if page.mark(k) == ":" and page.upper(lo) and not has_verb(page, lo, k) and has_verb(page, k + 1, hi):
            inner = trimmed(page.text, page.toks[k + 1].start, line.end)
            yield Found(
                *inner, (page.toks[k + 1].start, line.end), None, chars(page, (lo, k)), "indirect", "assert"
            )
            return


def pointing_back(page: Page, lo: int, hi: int) -> tuple[tuple[int, int] | None, tuple[int, int]] | None:
    """``About this writes X``: (who, cue) if the sentence attributes what stands before it."""
    words = [page.toks[k].lower for k in range(lo, min(hi, lo + 3))]
    opening = any(words[: len(p.split())] == p.lower().split() for p in page.words.back_references)
    if not opening and not (
        page.lemmas(lo) & page.among("back_demonstratives")
        and lo + 1 < hi
        and page.lemmas(lo + 1) & page.among("nouns")
    ):
        return None
    cues = cues_in(page, lo, hi)
    if not cues or any(page.has("complementisers", k) for k in range(cues[0].last, hi)):
        return None
    cue = cues[0]
    who = chars(page, subject(page, cue, cue.first, hi) if cue.first > lo else None)
    who = who or _container(page, cue.last + 1, hi)
    return who, (page.toks[cue.first].start, page.toks[cue.last].end)
