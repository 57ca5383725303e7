"""What a negator before a phrase rejects: "not in Kyiv", "не рыбаки, а моряки".

With a correction behind it the phrase gives way to what stands there instead; without one the claim is
that the event was not so, and the phrase stays: it says what is denied of it.
"""

from __future__ import annotations

from credtui.facets.phrases import is_time, preposition_of
from credtui.facets.view import View
from credtui.syntax import Clause, Phrase


def instead_of(view: View, clause: Clause, phrase: Phrase | None) -> Phrase | None:
    """What stands behind "but" in place of a rejected phrase; the phrase itself if nothing does."""
    if phrase is None or not _rejected(view, phrase):
        return phrase
    return _correction(view, clause, phrase) or phrase


def set_aside(view: View, clause: Clause) -> list[tuple[Phrase, Phrase]]:
    """Each rejected phrase with what stands in its place."""
    found = ((p, instead_of(view, clause, p)) for p in clause.phrases)
    return [(p, other) for p, other in found if other is not None and other is not p]


def denies_part(view: View, clause: Clause) -> bool:
    """A phrase that says who, whom, what, where or when is negated, not the verb, and nothing replaces it.

    What is denied of the manner ("not by phone") leaves open whether it happened.
    """
    said = clause.predicate
    if said is not None and said.negated:
        return False
    roles = [p for p in (clause.subject, clause.object, clause.receiver, clause.doer, clause.complement) if p]
    spots = {*view.meaning.locative} - {*view.meaning.topics}
    phrases = [*roles, *(p for p in clause.phrases if _spot(view, p, spots) or is_time(view, p))]
    own = [p for p in phrases if clause.lo <= p.lo < clause.hi]  # a relative clause borrows its subject
    return any(_rejected(view, p) and _correction(view, clause, p) is None for p in own)


def _spot(view: View, phrase: Phrase, spots: set[str]) -> bool:
    """Somewhere: behind a preposition of place a name, or a thing where something can be."""
    if preposition_of(view, phrase) not in spots:
        return False
    thing = view.thing_at(phrase)
    return view.words[phrase.head].upper or (thing is not None and view.links(thing).place)


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
