"""Interviews written as turns: "Name: words" or "Q: words", line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace

from credtui.extract.found import Found
from credtui.extract.page import Line, Page
from credtui.extract.reports import sentence_reports
from credtui.extract.sentence import Sentence
from credtui.model import Stance

_LONGEST_LABEL = 8
"""Words and marks before the colon, at most."""
_FEWEST = 2
"""People in an interview, at least."""


@dataclass(frozen=True, slots=True)
class _Turn:
    line: int
    colon: int
    """The token that ends the label."""
    label: str


def turns(page: Page) -> tuple[list[Found], set[int]]:
    """What each turn of an interview says, and the starts of the lines that turns are made of.

    A few lines with a colon are no interview: somebody must ask, and one label must come back or be a
    reporter's.  A line without a label between two turns goes on with the first of them.
    """
    found = [turn for number in range(len(page.lines)) if (turn := _turn(page, number)) is not None]
    often = Counter(turn.label for turn in found)
    reporters = frozenset(page.lexicon.speakers.reporters)
    asking = {t.label for t in found if page.lemmas(page.lines[t.line].first) & reporters}
    # a single word that stands once labels a picture or a date
    found = [t for t in found if often[t.label] > 1 or t.label in asking or " " in t.label]
    labels = {t.label for t in found}
    asked = any(page.text[page.lines[t.line].end - 1] == "?" for t in found)
    if not asked or len(labels) < _FEWEST or not (asking or any(often[one] > 1 for one in labels)):
        return [], set()
    out: list[Found] = []
    taken: set[int] = set()
    for turn, after in zip(found, (*found[1:], None), strict=False):
        last = after.line - 1 if after is not None else turn.line
        taken.update(page.lines[k].start for k in range(turn.line, last + 1))
        out.append(_said(page, turn, page.lines[last]))
    return out, taken


def retold(page: Page, sentence: Sentence, interview: list[Found], starts: list[int]) -> list[Found]:
    """What whoever has the turn says that others said; "I" is that person.

    "He" and "the mayor" would seem to point at whoever speaks, so what they said is left alone.

    ``starts`` are where the words of the turns begin.
    """
    turn = interview[max(0, bisect_right(starts, page.toks[sentence.hi - 1].start) - 1)]
    words = page.lexicon.speakers
    pointing = {*words.masculine, *words.feminine, *words.neuter, *words.plural, *words.definite}
    out: list[Found] = []
    for found in sentence_reports(sentence, set()):
        if found.outer[0] <= turn.outer[0]:
            continue  # the turn itself, its label taken for a speaker's
        said_by = page.text[slice(*found.speaker)] if found.speaker else ""
        if said_by.lower() in page.lexicon.meaning.first_person:
            out.append(replace(found, speaker=turn.speaker, stands_for=None))
        elif said_by and said_by.split()[0].lower() not in pointing:
            out.append(found)
    return out


def _turn(page: Page, number: int) -> _Turn | None:
    line = page.lines[number]
    if not page.upper(line.first):
        return None
    for at in range(line.first + 1, min(line.last - 1, line.first + _LONGEST_LABEL + 1)):
        if page.mark(at) == ":":
            alone = page.quoted[at] < 0 and page.space_before(at + 1)
            return _Turn(number, at, page.text[line.start : page.toks[at].start]) if alone else None
        if page.mark(at) not in ("", ".", "-", "’", "'") or page.lemmas(at) & page.grammar.speech:
            return None
    return None


def _said(page: Page, turn: _Turn, last: Line) -> Found:
    line = page.lines[turn.line]
    outer = (page.toks[turn.colon + 1].start, last.end)
    stance: Stance = "ask" if page.text[last.end - 1] == "?" else "assert"
    if len(turn.label) == 1:  # "Q", "A": a letter names nobody
        return Found(outer, "direct", stance, None, None)
    mark = page.toks[turn.colon]
    return Found(outer, "direct", stance, (line.start, mark.start), (mark.start, mark.end))
