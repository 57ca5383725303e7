"""Content in a noun phrase: "denied the claim", "called X a lie", "refused an interview about X"."""

from __future__ import annotations

from credtui.extract.content import TOLD, Content, end_of, told_behind
from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence, first_word
from credtui.syntax import Clause, Phrase

_OBJECT_NEAR = 4
"""Words that may stand between a cue and its object: adverbs, whom it is told."""


def of_object(sentence: Sentence, cue: Cue) -> Content | None:
    """The object of the cue and all of its clause behind it."""
    if not cue.takes("object") or cue.passive:
        return None
    clause, group = cue.clause, cue.group("object")
    if clause.kind in ("question", "relative") and clause.opener is not None and group.names:
        return None  # "what X calls Y": a name, no claim
    found = _object_phrase(cue)
    if found is None:
        return None
    named = sentence.lemmas(found.head)
    if found.counted is not None:
        named |= sentence.lemmas(found.counted)  # "the number of boats"
    if group.objects and not named & set(group.objects):
        return None
    if cue.negated and not (group.keeps_cue or group.attitude or group.objects):
        return None
    end = _clause_end(sentence, cue)
    if found.lo < cue.verb:
        return Content((first_word(found), max(cue.hi, end)), "object") if group.names else None
    # what is called so and the name it is given are both content
    return Content((cue.hi if group.names else max(cue.hi, first_word(found)), end), "object")


def of_reason(sentence: Sentence, cue: Cue) -> Content | None:
    """ "пояснив повінь дощами": what is explained and, in the instrumental, what it comes from."""
    found = cue.clause.object
    if not cue.takes("reason") or cue.passive or cue.negated or found is None or found.lo < cue.hi:
        return None
    end = max(p.hi for p in found.every())
    cause = [p for p in cue.clause.phrases if p.prep is None and p.lo >= end and "Ins" in p.cases]
    if not cause or "Ins" in found.cases:
        return None
    return Content((first_word(found), _clause_end(sentence, cue)), "reason")


def of_about(sentence: Sentence, cue: Cue) -> Content | None:
    """A preposition with its noun phrase: "refused an interview about X"."""
    if not cue.takes("about"):
        return None
    for phrase in cue.clause.phrases:
        said = sentence.words[phrase.head].lemma in sentence.page.nouns  # "от комментариев отказались"
        if phrase.prep is None or (phrase.lo < cue.verb and not (said and phrase.hi == cue.lo)):
            continue
        if sentence.low(phrase.prep) in sentence.page.words.about and phrase.prep - cue.hi <= _OBJECT_NEAR:
            start = min(cue.lo, phrase.prep) if cue.group("about").keeps_cue else phrase.prep
            return Content((start, _clause_end(sentence, cue)), "about")
    return None


def of_withheld(sentence: Sentence, cue: Cue) -> Content | None:
    """ "could not confirm Y": the refusal keeps its verb, and an object that stands before it."""
    found = _object_phrase(cue) if cue.takes("object") else None
    told = told_behind(sentence, cue)
    wanted = {noun for group in cue.groups for noun in group.objects}
    if wanted and (found is None or not sentence.lemmas(found.head) & wanted):
        found = next((p for p in cue.clause.phrases if sentence.lemmas(p.head) & wanted), None)
        told = []
    if found is None and not told:
        return None
    start, end = cue.lo, max(_clause_end(sentence, cue), cue.hi)
    if found is not None and found.lo < cue.verb:
        start = min(start, first_word(found))
    if sentence.words[cue.clause.lo].has("negatives"):
        start = cue.clause.lo
    return Content((start, max([end, *(end_of(sentence, c) for c in told)])), "object")


def _object_phrase(cue: Cue) -> Phrase | None:
    """The object of the cue, or the phrase near it whose preposition belongs to the cue."""
    clause = cue.clause
    found = clause.object or clause.receiver
    if found is not None and found in clause.phrases:
        return found
    near = [p for p in clause.phrases if cue.hi <= p.lo <= cue.hi + _OBJECT_NEAR and p is not clause.subject]
    # "called for a vote": the preposition belongs to the cue
    return next((p for p in near if p.prep is None or cue.verb < p.prep < cue.hi), None)


def _clause_end(sentence: Sentence, cue: Cue) -> int:
    """Where the object's clause ends: before circumstances and joined predicates, or at a mark."""
    end = max(hi for _, hi in cue.clause.pieces)
    for child in sorted(sentence.children(cue.clause.number), key=lambda c: c.lo):
        if child.lo <= cue.verb:
            continue
        if _stands_apart(sentence, child):
            end = min(end, child.lo)
            break
        end = max(end, end_of(sentence, child))
    return next((k for k in range(cue.hi, end) if sentence.mark(k) in (";", ":")), end)


def _stands_apart(sentence: Sentence, child: Clause) -> bool:
    """The clause is a circumstance, or joined to the one it hangs on: no part of that one's object."""
    if child.kind in ("adverbial", "insertion"):
        return True
    if child.kind == "converb" and sentence.mark(child.lo - 1) == ",":
        return True
    joins = sentence.words[child.lo].pos == "CCONJ" or sentence.words[child.lo - 1].pos == "CCONJ"
    if joins and child.kind in ("converb", "infinitive"):
        return True
    return child.kind in ("main", *TOLD) and child.joined is not None
