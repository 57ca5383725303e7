"""The time of a claim told by an event or an office: "after the vote", "while she was mayor", "as mayor"."""

from __future__ import annotations

from credtui.facets.claims import Claim
from credtui.facets.phrases import is_time, kinds_of, preposition_of
from credtui.facets.view import View
from credtui.syntax import Clause, Phrase


def read_anchor(view: View, claim: Claim) -> str | None:
    """What tells the time of a claim that no date tells, verbatim, several joined by semicolons."""
    lexicon = view.knowledge.lexicons.of(view.lang)
    if lexicon is None:
        return None
    anchors, offices = set(lexicon.times.anchors), set(lexicon.times.in_office)
    found: list[str] = []
    roles = (claim.frame.agent, claim.frame.patient, claim.frame.goal)
    for phrase in claim.clause.phrases:
        if any(phrase is r for r in roles) or is_time(view, phrase):
            continue
        preposition = preposition_of(view, phrase)
        office = preposition in offices and _office(view, phrase)
        if office or preposition in anchors or all_of(view, phrase):
            found.append(_words(view, phrase.prep if phrase.prep is not None else phrase.lo, phrase))
    for child in view.parse.children(claim.clause.number):
        if child.kind == "adverbial" and child.opener is not None and _opens(view, child, anchors):
            found.append(view.chars(*view.parse.extent(child.number)).of(view.text))
    return "; ".join(found) or None


def all_of(view: View, phrase: Phrase) -> bool:
    """ "in the whole campaign": a stretch of time, told as one."""
    lexicon = view.knowledge.lexicons.of(view.lang)
    if lexicon is None or preposition_of(view, phrase) not in lexicon.times.prepositions:
        return False
    hit = view.event_at(phrase)
    return hit is not None and any(k in view.hits("whole") for k in range(phrase.lo, phrase.head))


def _office(view: View, phrase: Phrase) -> bool:
    """A role: a word for a person, not a name."""
    thing = view.thing_at(phrase)
    return thing is not None and "person" in kinds_of(view, thing) and view.words[phrase.head].pos == "NOUN"


def _opens(view: View, clause: Clause, anchors: set[str]) -> bool:
    """The clause begins with an opener of time, be it of several words."""
    first = clause.opener if clause.opener is not None else clause.lo
    return any(
        " ".join(w.low for w in view.words[lo : first + 1] if w.kind == "word") in anchors
        for lo in range(max(0, min(clause.lo, first) - 2), first + 1)
    )


def _words(view: View, start: int, phrase: Phrase) -> str:
    return view.chars(start, max(phrase.hi, phrase.head + 1)).of(view.text)
