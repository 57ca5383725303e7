"""Content in an infinitive: "urged to wait", "refused to open the road", "names he would not give"."""

from __future__ import annotations

from credtui.extract.content import TOLD, Content, end_of
from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence, first_word
from credtui.syntax import Clause


def of_infinitive(sentence: Sentence, cue: Cue) -> Content | None:
    """The infinitive that hangs on the cue; of a refusal, the cue with it."""
    if not cue.takes("infinitive"):
        return None
    inside = [c for c in sentence.children(cue.clause.number) if c.kind == "infinitive"]
    inside.sort(key=lambda c: c.lo)
    first = next((c for c in inside if c.governor == cue.verb and c.predicate is not None), None)
    if first is None:
        return None
    if cue.group("infinitive").keeps_cue:
        return _refused(sentence, cue, first)
    return None if first.lo < cue.verb else _asked(sentence, cue, first)


def _told_end(sentence: Sentence, cue: Cue, start: int, end: int) -> int:
    """Where infinitives and what hangs on them end: all that is no report or circumstance of its own."""
    for child in sorted(sentence.children(cue.clause.number), key=lambda c: c.lo):
        if child.lo < start or child.kind in ("insertion", "main", "converb"):
            continue
        if child.kind == "infinitive" or child.lo <= end + 1:
            end = max(end, end_of(sentence, child))
    return end


# ------------------------------------------------------------------ what is asked or promised
def _asked(sentence: Sentence, cue: Cue, first: Clause) -> Content:
    """The infinitive behind the cue, without whoever speaks."""
    start, end = first.lo, end_of(sentence, first)
    # "urged the mayor not to widen | the war": an object right behind the infinitive is its own
    own = [p for p in cue.clause.phrases if p.prep is None and p.lo == end and p is not cue.clause.subject]
    if own and sentence.page.grammar.cases:
        end = max(p.hi for p in own[0].every())
    subject = cue.clause.subject
    inside = subject is not None and subject in (*cue.clause.phrases, *first.phrases)
    if subject is not None and inside and start < subject.lo < end:
        return Content((start, subject.lo), "infinitive")  # "urged to wait the harbour office"
    while start > cue.hi and sentence.words[start - 1].pos in ("ADV", "PART"):
        start -= 1
    if sentence.page.ordered:
        start = _asked_start(sentence, cue, start)
    return Content((start, _told_end(sentence, cue, start, end)), "infinitive")


def _asked_start(sentence: Sentence, cue: Cue, start: int) -> int:
    """ "urged the town to wait": where order tells the roles, who shall do it is part of what is asked."""
    asked = next(
        (p for p in cue.clause.phrases if first_word(p) == cue.hi and p is not cue.clause.subject), None
    )
    if asked is None or max(p.hi for p in asked.every()) != start:
        return start
    return asked.lo


# ------------------------------------------------------------------ what is refused
def _refused(sentence: Sentence, cue: Cue, first: Clause) -> Content:
    """The refusal itself with its infinitive, the question it leaves open and the excuse for it."""
    start, end = sentence.extent(first.number)
    begin = cue.lo if first.lo > cue.verb else min(start, _turned_start(sentence, cue))
    begin = min([begin, *(c.lo for c in _left_open_before(sentence, cue))])
    excuses = [end_of(sentence, c) for c in _excuses(sentence, cue)]
    return Content((begin, max([_told_end(sentence, cue, start, end), cue.hi, *excuses])), "infinitive")


def _left_open_before(sentence: Sentence, cue: Cue) -> list[Clause]:
    """ "Who stood there, he would not say": the question that is left open, before the verb."""
    return [
        c
        for c in sentence.children(cue.clause.number)
        if c.lo < cue.lo
        and c.governor == cue.verb
        and c.opener is not None
        and c.kind in ("relative", "question")
    ]


def _excuses(sentence: Sentence, cue: Cue) -> list[Clause]:
    """ "відмовився: це, мовляв, справа військових": the excuse that goes with a refusal."""
    distance = sentence.page.among("distance")
    return [
        c
        for c in sentence.children(cue.clause.number)
        if c.kind in TOLD and c.opener is not None and sentence.low(c.opener) in distance and c.lo > cue.verb
    ]


def _turned_start(sentence: Sentence, cue: Cue) -> int:
    """ "names he would not give": where a clause starts with its object and infinitive before the verb."""
    at = cue.clause.lo
    subject = cue.clause.subject
    while at < cue.lo and (sentence.words[at].pos in ("CCONJ", "ADV") or sentence.mark(at)):
        at += 1
    if subject is not None and subject in cue.clause.phrases and subject.lo <= at < subject.hi:
        at = subject.hi
    return at
