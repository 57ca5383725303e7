"""Content behind a colon: "The harbour office added: the bridge fell"."""

from __future__ import annotations

from credtui.extract.content import TOLD, Content
from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence


def of_colon(sentence: Sentence, cue: Cue) -> Content | None:
    """All behind the colon that ends the cue's own clause."""
    if not cue.takes("colon") or ":" not in sentence.text:
        return None
    colon = _colon(sentence, cue)
    if colon is None or colon + 1 >= len(sentence.words) or colon + 1 in sentence.masked:
        return None
    if cue.clause.object is not None and not _claims_behind(sentence, colon):
        return None
    return Content((colon + 1, len(sentence.words)), "colon")


def _colon(sentence: Sentence, cue: Cue) -> int | None:
    """The colon behind the cue with nothing between that is no part of the cue's clause."""
    known: dict[int, bool] = {cue.clause.number: True}
    for k in range(cue.hi, len(sentence.words)):
        mark = sentence.mark(k)
        if mark == ":":
            return k
        if mark in (";", ".", "!", "?"):
            return None
        if k >= cue.clause.hi and not mark and not _belongs(sentence, k, known):
            return None
    return None


def _belongs(sentence: Sentence, word: int, known: dict[int, bool]) -> bool:
    """The word stands in the clause or below it (whom it is told, a relative clause).

    ``known`` has the answer for the clause itself, and gets it for those passed on the way up to it.
    """
    at = sentence.clause_at(word)
    passed: list[int] = []
    while at is not None and at.number not in known:
        passed.append(at.number)
        at = None if at.kind in TOLD else sentence.clause(at.parent)
    inside = at is not None and known[at.number]
    known.update(dict.fromkeys(passed, inside))
    return inside


def _claims_behind(sentence: Sentence, colon: int) -> bool:
    """What stands behind the colon is a claim, no list of what the object names."""
    kinds = ("finite", "nominal")
    return any(
        c.predicate is not None and c.predicate.kind in kinds and c.predicate.lo > colon
        for c in sentence.parse.clauses
        if c.kind in ("main", *TOLD)
    )
