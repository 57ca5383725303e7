"""Attributions wider than a sentence: headlines, block quotes, "X reports this" after a paragraph."""

from __future__ import annotations

from credtui.extract.according import source_phrase
from credtui.extract.cues import Cue, find_cues
from credtui.extract.found import Found, kind_of, ranges, trimmed
from credtui.extract.mentions import Mention, cited_by, extent, in_message, speaker_of
from credtui.extract.page import Line, Page
from credtui.extract.sentence import Range, Sentence, read_sentence
from credtui.model import Stance

_LONGEST_HEADLINE = 120
"""Tokens of a headline; a longer first line is a paragraph."""
_LONGEST_SOURCE = 8
_LONGEST_HEAD = 60
_LONGEST_TAIL = 40
_BACK = 4
"""Sentences of a paragraph that one sentence behind it can attribute, at most."""


def headline(page: Page) -> list[Found]:
    """``Content, – WSJ`` in the first line."""
    if not page.lines:
        return []
    line = page.lines[0]
    if line.last - line.first > _LONGEST_HEADLINE:
        return []
    before_colon = _named_before_colon(page, line)
    if before_colon is not None:
        return [before_colon]
    if page.is_dash(line.first) or (line.quotes and page.at(line.quotes[0].start) == line.first):
        return []  # a line of dialogue, a quotation
    if any(line.first < lo < line.last for lo, _ in page.sentences[:2]):
        return []  # a paragraph
    for i in range(line.last - 1, line.first + 2, -1):
        if not (page.is_dash(i) and page.mark(i - 1) == ",") or i + 1 >= line.last:
            continue
        named = page.upper(i + 1) or page.quoted[i + 1] >= 0 or _unnamed(page, i + 1, line.last)
        if line.last - i > _LONGEST_SOURCE:
            return []
        before = read_sentence(page, line.first, i - 1)
        about = before.words[0].has("prepositions")
        if about and not any(c.predicate and c.predicate.kind == "finite" for c in before.parse.clauses):
            return []  # "About the bridge, – X": a subject, no claim
        told = read_sentence(page, i + 1, line.last)
        cue, where, who = attribution_of(told)
        if cue is None and not named:
            return []
        speaker = ranges(told, who)[0] if cue else (page.toks[i + 1].start, page.toks[line.last - 1].end)
        return [Found((line.start, page.toks[i - 2].end), "indirect", "assert", speaker, where)]
    behind = _named_behind(page, line)
    return [behind] if behind is not None else []


def _named_behind(page: Page, line: Line) -> Found | None:
    """``Content – X`` and ``Content: X`` in a headline, where X is nothing but a name."""
    for i in range(line.last - 2, max(line.first + 1, line.last - 2 - _LONGEST_SOURCE), -1):
        if not (page.is_dash(i) or page.mark(i) == ":"):
            continue
        named = page.upper(i + 1) or page.quoted[i + 1] >= 0 or _unnamed(page, i + 1, line.last)
        if not named or page.quoted[i] >= 0 or not _alone(read_sentence(page, i + 1, line.last)):
            return None
        before = read_sentence(page, line.first, i)
        if not any(
            c.kind == "main" and c.predicate and c.predicate.kind == "finite" for c in before.parse.clauses
        ):
            return None
        outer = (line.start, page.toks[i - 1].end)
        name = (page.toks[i + 1].start, page.toks[line.last - 1].end)
        known = not _unnamed(page, i + 1, line.last)
        return Found(outer, kind_of(page, outer), "assert", name, _mark_at(page, i), named_only=known)
    return None


def _unnamed(page: Page, first: int, last: int) -> bool:
    """ "The plant will be sold – source": the line ends with somebody who stays without a name."""
    return any(page.lemmas(i) & frozenset(page.lexicon.speakers.unnamed) for i in range(first, last))


def _alone(head: Sentence) -> bool:
    """The words are one noun phrase without a preposition and nothing else."""
    first = next((p for c in head.parse.clauses for p in c.phrases), None)
    return first is not None and first.prep is None and first.lo == 0 and first.hi == len(head.words)


def _named_before_colon(page: Page, line: Line) -> Found | None:
    """``X: content`` and ``“Content”: X ...`` in a headline, without a verb of speech."""
    for i in range(line.first + 1, min(line.last - 2, line.first + _LONGEST_HEAD)):
        if page.mark(i) != ":" or page.quoted[i] >= 0 or not page.space_before(i + 1):
            continue
        told = read_sentence(page, line.first, line.last)
        colon = told.word_at(page.toks[i].start)
        if colon == 1 and 0 in told.masked:
            who = next((p for c in told.parse.clauses for p in c.phrases if p.lo == colon + 1), None)
            if who is None or not told.words[who.head].upper:
                return None
            q = told.masked[0]
            speaker, _ = ranges(told, Mention((who.lo, who.hi)))
            return Found((q.start, q.end), "direct", "assert", speaker)
        head = read_sentence(page, line.first, i)
        if not _alone(head) or i - line.first > _LONGEST_SOURCE or not page.upper(line.first):
            return None
        outer = (page.toks[i + 1].start, line.end)
        name = head.chars(0, len(head.words))
        return Found(outer, kind_of(page, outer), "assert", name, _mark_at(page, i), named_only=True)
    return None


def _mark_at(page: Page, i: int) -> Range:
    return page.toks[i].start, page.toks[i].end


def attribution_of(told: Sentence) -> tuple[Cue | None, Range | None, Mention | None]:
    """Cue, its range and speaker of a stretch that only attributes ("йдеться в матеріалі X")."""
    for clause in told.parse.clauses:
        for phrase in clause.phrases:
            got = source_phrase(told, phrase) if phrase.prep is not None and phrase.prep < _BACK else None
            if got is not None:
                return None, told.chars(*got[0]), got[1]
    cues = sorted(find_cues(told), key=lambda c: (c.clause.kind == "insertion", c.verb))
    cue = next(iter(cues), None)
    if cue is None:
        return None, None, None
    end, owner = in_message(told, cue)
    if end > cue.hi:
        return cue, told.chars(cue.lo, end), owner
    return cue, told.chars(*cue.words), speaker_of(told, cue)


def block_quotes(page: Page) -> tuple[list[Found], set[int]]:
    """A line and the next one that says whose it is; also the starts of both lines."""
    out: list[Found] = []
    taken: set[int] = set()
    for line, after in zip(page.lines, page.lines[1:], strict=False):
        if not _is_block(page, line, after):
            continue
        told = read_sentence(page, after.first + 1, after.last)
        cue, where, who = attribution_of(told)
        if where is None:
            continue
        stance: Stance = cue.groups[0].stance if cue else "assert"
        speaker, stands_for = ranges(told, who)
        out.append(Found((line.start, line.end), "direct", stance, speaker, where, stands_for))
        taken |= {line.start, after.start}
    return out, taken


def _is_block(page: Page, line: Line, after: Line) -> bool:
    if (
        not page.is_dash(after.first)
        or after.last - after.first < 2
        or after.last - after.first > _LONGEST_TAIL
    ):
        return False
    if line.last - line.first < 2 or page.is_dash(line.first):
        return False
    if page.mark(line.last - 1) not in (",", ".", "!", "?", "…", "”", "»", '"'):
        return False
    if any(page.is_dash(k) for k in range(after.first + 1, after.last)):
        return False  # a line of dialogue says something itself
    return page.text[line.end : after.start].count("\n") == 1 or _marked(page, line)


def _marked(page: Page, line: Line) -> bool:
    """True for a block quotation in Markdown; it ends with an empty line."""
    begins = page.text.rfind("\n", 0, line.start) + 1
    return page.text[begins : line.start].lstrip().startswith(">")


def back_reports(page: Page, sentences: list[Sentence]) -> list[Found]:
    """``S1. S2. Про це пише X``: the sentences of the paragraph (or the paragraph before) get a speaker."""
    out: list[Found] = []
    starts = {line.first for line in page.lines}
    for k, sentence in enumerate(sentences):
        after = page.opens_back(sentence.lo, sentence.hi)
        if after is None:
            continue
        if any(c.kind == "complement" for c in sentence.parse.clauses):
            continue
        cue, where, who = attribution_of(sentence)
        if where is None or (cue is None and who is None):
            continue
        speaker, stands_for = ranges(sentence, who)
        opening = page.toks[after].start
        if cue is not None and speaker is not None and speaker[0] < opening:
            # "Such figures | were published by X"
            behind = [p for p in cue.clause.phrases if p.prep is None and p.lo >= cue.hi]
            nominative = next((p for p in behind if not p.cases or "Nom" in p.cases), None)
            speaker = sentence.chars(*extent(sentence, nominative)) if nominative is not None else None
        handed = cited_by(sentence, cue) if cue is not None else None
        cited = sentence.chars(*handed) if handed is not None else None
        for told in _told_before(sentences, k, starts):
            words = trimmed(told, (0, len(told.words)))
            if words is None or words[1] - words[0] < 3:
                continue
            outer = told.chars(*words)
            found = Found(outer, kind_of(page, outer), "assert", speaker, where, stands_for, cited)
            out.append(found)
    return out


def _told_before(sentences: list[Sentence], k: int, starts: set[int]) -> list[Sentence]:
    """The sentences that the ``k``-th one points back at, in order of text."""
    out: list[Sentence] = []
    back = k - 1
    while back > 0 and len(out) < _BACK:
        out.append(sentences[back])
        if sentences[back].lo in starts:
            break
        back -= 1
    return out[::-1]


def is_link(page: Page, line: Line) -> bool:
    """True for a line that only points to another page."""
    low = page.text[line.start : line.end].lower()
    return any(low.startswith(opening) for opening in page.words.link_lines)
