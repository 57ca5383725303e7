"""Attributions wider than a sentence: headlines, block quotes, "X reports this" after a paragraph."""

from __future__ import annotations

from credtui.extract.cues import Cue, cues_in
from credtui.extract.found import Found, Range, chars, cue_range
from credtui.extract.indirect import _phrase
from credtui.extract.page import Line, Page
from credtui.extract.subjects import TokenRange, inverted, phrase_after, subject


def headline(page: Page) -> list[Found]:
    """``Content, – WSJ`` in the first line."""
    if not page.lines:
        return []
    line = page.lines[0]
    for i in range(line.last - 1, line.first + 2, -1):
        if page.is_dash(i) and page.mark(i - 1) == ",":
            if line.last - i > 8 or i + 1 >= line.last or (not page.upper(i + 1) and page.quoted[i + 1] < 0):
                return []
            if page.has("prepositions", line.first) and not any(
                r.pos == "VERB" for k in range(line.first, i) for r in page.readings(k)[:1]
            ):
                return []  # "About the bridge, – X": a subject, no claim
            cue = next(iter(cues_in(page, i + 1, line.last)), None)
            who: TokenRange | None = (i + 1, line.last)
            if cue:
                who = subject(page, cue, i + 1, line.last)
            return [Found(
                (page.toks[line.first].start, page.toks[i - 2].end), "indirect", "assert",
                chars(page, who), cue_range(page, cue) if cue else None,
            )]  # fmt: skip
    return []


def attribution_of(page: Page, lo: int, hi: int) -> tuple[Cue | None, Range | None, TokenRange | None]:
    """Cue, its range and speaker in a stretch that only attributes ("– йдеться в матеріалі X")."""
    for i in range(lo, min(hi, lo + 4)):
        end = _phrase(page, i, hi)
        if end is not None:
            return None, (page.toks[i].start, page.toks[end - 1].end), phrase_after(page, end, hi)
    cue = next(iter(cues_in(page, lo, hi)), None)
    if cue is None:
        return None, None, None
    at = cue.last + 1
    if (
        at + 1 < hi
        and page.has("prepositions", at)
        and any(page.lemmas(k) & page.among("nouns") for k in (at + 1, min(at + 2, hi - 1)))
    ):
        noun = at + 1 if page.lemmas(at + 1) & page.among("nouns") else at + 2
        who = phrase_after(page, noun + 1, hi)
        return cue, (page.toks[cue.first].start, page.toks[noun].end), who
    who = subject(page, cue, lo, hi) or (inverted(page, cue, hi) if page.words.infinitive else None)
    return cue, cue_range(page, cue), who


def block_quotes(page: Page) -> tuple[list[Found], set[int]]:
    """A line and the next one that says whose it is; also the starts of both lines."""
    out: list[Found] = []
    taken: set[int] = set()
    for line, after in zip(page.lines, page.lines[1:], strict=False):
        if not page.is_dash(after.first) or line.last - line.first < 2 or after.last - after.first > 40:
            continue
        if page.mark(line.last - 1) not in (",", ".", "!", "?", "…", "”", "»", '"') or page.is_dash(
            line.first
        ):
            continue
        tight = page.text[line.end : after.start].count("\n") == 1
        if not tight:
            continue
        cue, where, who = attribution_of(page, after.first + 1, after.last)
        if where is None:
            continue
        stance = cue.groups[0].stance if cue else "assert"
        out.append(Found((line.start, line.end), "direct", stance, chars(page, who), where))
        taken |= {line.start, after.start}
    return out, taken


def back_reports(page: Page, sentences: list[tuple[int, int]]) -> list[Found]:
    """``S1. S2. Про це пише X``: the sentences of the paragraph (or the paragraph before) get a speaker."""
    out: list[Found] = []
    starts = {line.first for line in page.lines}
    for k, (lo, hi) in enumerate(sentences):
        after = page.opens_back(lo, hi)
        if after is None:
            continue
        if any(page.has("complementisers", i) for i in range(after, min(hi, after + 8))):
            continue
        cue, where, who = attribution_of(page, after, hi)
        if where is None or cue is None:
            continue
        back = k - 1
        if lo in starts:  # a paragraph of its own: the whole paragraph before
            back = k - 1
        taken: list[tuple[int, int]] = []
        while back > 0 and len(taken) < 4:
            taken.append(sentences[back])
            if sentences[back][0] in starts:
                break
            back -= 1
        for a, b in reversed(taken):
            while b > a and page.toks[b - 1].kind == "punct" and page.quoted[b - 1] < 0:
                b -= 1
            if b - a > 2:
                out.append(
                    Found(
                        (page.toks[a].start, page.toks[b - 1].end),
                        "indirect",
                        "assert",
                        chars(page, who),
                        where,
                    )
                )
    return out


def is_link(page: Page, line: Line) -> bool:
    """True for a line that only points to another page."""
    low = page.text[line.start : line.end].lower()
    return any(low.startswith(opening) for opening in page.words.link_lines)
