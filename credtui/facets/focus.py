"""What a negator before a phrase rejects: "not in Kyiv", "не рыбаки, а моряки".

With a correction behind it the phrase gives way to what stands there instead; without one the claim is
that the event was not so, and the phrase stays: it says what is denied of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from credtui.facets.view import View
from credtui.syntax import Clause, Phrase


def instead_of(view: View, clause: Clause, phrase: Phrase | None) -> Phrase | None:
    """What stands behind "but" in place of a rejected phrase; the phrase itself if nothing does."""
    if phrase is None or not _rejected(view, phrase):
        return phrase
    return _correction(view, clause, phrase) or phrase


def denies_part(view: View, clause: Clause) -> bool:
    """A phrase of the clause, not its verb, is negated, and nothing is put in its place."""
    said = clause.predicate
    if said is not None and said.negated:
        return False
    phrases: Iterable[Phrase | None] = (*clause.phrases, clause.complement)
    return any(p is not None and _rejected(view, p) and _correction(view, clause, p) is None for p in phrases)


def cleft(view: View, clause: Clause) -> Clause | None:
    """ "It was not X who did it": the clause that singles out whom the relative clause tells of."""
    if clause.kind != "relative" or clause.parent is None:
        return None
    outer = view.parse.clauses[clause.parent]
    subject, said = outer.subject, outer.predicate
    if subject is None or said is None or outer.complement is None:
        return None
    empty = view.words[subject.head].has("expletives")
    return outer if empty and outer.complement.head == clause.governor else None


def _rejected(view: View, phrase: Phrase) -> bool:
    """A negator stands right before it that is no part of "not only" or "not less than"."""
    if not phrase.negated or phrase.counted is not None or view.words[phrase.lo].pos == "NUM":
        return False
    start = phrase.prep if phrase.prep is not None else phrase.lo
    if any(i in view.hits("not_negating") for i in range(max(0, start - 2), start + 1)):
        return False
    inside = range(phrase.lo, phrase.head + 1)  # "nobody" and "not all" are read with their clause
    return not any(i in view.hits("whole") or view.words[i].has("negatives") for i in inside)


def _correction(view: View, clause: Clause, phrase: Phrase) -> Phrase | None:
    """The phrase behind a word of contrast right after this one."""
    at = max(phrase.hi, phrase.head + 1)
    while at < len(view.words) and view.words[at].kind == "punct":
        at += 1
    if at >= len(view.words) or not view.words[at].has("contrasts"):
        return None
    after = at + 1
    return next((p for p in clause.phrases if after in (p.prep, p.lo) and not p.negated), None)
