"""What somebody counts as: "is listed as missing", "presumed dead", "вважається зниклим"."""

from __future__ import annotations

from credtui.facets.frame import Frame, event_ref
from credtui.facets.view import View
from credtui.syntax import Clause, Predicate

_REACH = 4
"""Words behind the verb within which the state stands."""


def counts_as(view: View, clause: Clause, said: Predicate) -> Frame | None:
    """The state that a verb of regarding gives somebody is what is told of that person."""
    if said.head not in view.hits("regarding") or said.kind == "nominal":
        return None
    reflexive = view.cases and view.words[said.head].lemma.endswith(("ся", "сь"))
    whose = clause.subject if said.passive or reflexive else clause.object
    if whose is None:
        return None
    start = max(said.head + 1, said.hi, max(whose.hi, whose.head + 1) if whose.head > said.head else 0)
    for i in range(start, min(start + _REACH, len(view.words))):
        word = view.words[i]
        if word.kind == "punct":
            return None
        hit = view.events.get(i)
        if hit and _state(view, i) and i not in range(whose.lo, whose.hi):
            frame = Frame(event_ref(view, i, hit[0], hit[1]), i, patient=whose, nominal=True)
            if whose is clause.object and view.links(hit[1]).measure:
                frame.agent = clause.subject  # "the blast left four dead"
            return frame
    return None


def _state(view: View, i: int) -> bool:
    """An adjective or participle, in the case of a predicate where there are cases."""
    word = view.words[i]
    if view.cases:
        return "Ins" in word.cases and not (word.pos == "NOUN" and word.animate is False)
    return word.tag in ("JJ", "VBN", "VBG", "VBD")
