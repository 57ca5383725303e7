"""Where a claim happened: a place that its words name, rather than one that a person comes from."""

from __future__ import annotations

from credtui.facets.claims import Claim
from credtui.facets.focus import instead_of
from credtui.facets.naming import Namer
from credtui.facets.view import View
from credtui.model import Ref
from credtui.syntax import Phrase


def place_of(view: View, namer: Namer, claim: Claim) -> Ref | None:
    """The place of the claim's event: of its own phrases the most certain one, else None."""
    best: tuple[float, Ref] | None = None
    frame = claim.frame
    roles = {id(p) for p in (frame.agent,) if p is not None}
    told = _of_relatives(view, claim)
    for phrase in (*_candidates(view, claim), *told.values()):
        if id(phrase) in roles or phrase.prep is None:
            continue
        if instead_of(view, claim.frame.clause or claim.clause, phrase) is not phrase:
            continue  # "not in X but in Y"
        score = _fit(view, namer, phrase, claim) - (0.8 if id(phrase) in told else 0.0)
        if score > 0 and (best is None or score > best[0]):
            best = (score, namer.ref(phrase, place=True))
    return best[1] if best else _inside(view, namer, claim)


def _inside(view: View, namer: Namer, claim: Claim) -> Ref | None:
    """Without a place of its own: the place that is hit, or that those concerned or the event are of."""
    frame = claim.frame
    event = [p for p in view.phrases(claim.clause) if view.event_at(p) is not None]
    told = frame.event is not None and view.links(frame.event.id).talk  # who hears of it is no place of it
    for phrase in (frame.patient if not told else None, *event, frame.agent):
        if phrase is None:
            continue
        for one in (phrase, *phrase.of) if phrase is not frame.agent else phrase.of:
            ref = namer.ref(one, place=True)
            thing = view.thing_at(one)
            fixed = (ref.known and ref.id in namer.towns) or (thing is not None and _is_place(view, thing))
            if fixed and one.head != frame.at:
                return ref
        found = _town(view, namer, phrase, any(phrase is e for e in event))
        if found is not None and phrase is not frame.agent:
            return found
    return None


def _town(view: View, namer: Namer, phrase: Phrase, event: bool) -> Ref | None:
    """The town that a phrase names; an adjective says it of an event ("the Makiivka strike").

    A capital as an adjective is rather the state ("a Moscow statement").
    """
    capitals = view.knowledge.lexicons.concepts.capitals
    tied = [(w, i) for w, i in namer.tied if i not in capitals] if event else []
    span = namer.span(phrase)
    for where, town in (*namer.places, *tied):
        if not town.isupper() and span.contains(where):
            return Ref(town, where.of(view.text), where, True)
    return None


def _of_relatives(view: View, claim: Claim) -> dict[int, Phrase]:
    """Phrases of clauses that say which one is meant ("the plane that came down near the river")."""
    if claim.own is not None:
        return {}
    relatives = [c for c in view.parse.within(claim.clause.number) if c.kind == "relative"]
    return {id(p): p for c in relatives for p in view.phrases(c)}


def _candidates(view: View, claim: Claim) -> list[Phrase]:
    if claim.own is not None:
        return [q for p in [claim.own, *(claim.clause.phrases if claim.main else [])] for q in (*p.links, p)]
    seen: dict[int, Phrase] = {}
    clauses = [claim.clause] + ([claim.frame.clause] if claim.frame.clause is not None else [])
    clauses += [
        c for c in view.parse.within(claim.clause.number) if c.kind in ("participle", "infinitive", "converb")
    ]
    for clause in clauses:
        for phrase in view.phrases(clause):
            for one in (phrase, *phrase.links):
                seen.setdefault(id(one), one)
    return list(seen.values())


def _fit(view: View, namer: Namer, phrase: Phrase, claim: Claim) -> float:
    """How surely a prepositional phrase says where; 0 if it does not."""
    assert phrase.prep is not None
    size = max(view.words[phrase.prep].size, 1)
    preposition = " ".join(w.low for w in view.words[phrase.prep : phrase.prep + size])
    if preposition not in view.meaning.locative:
        return 0.0
    if view.words[phrase.head].lemma in view.meaning.calendar:
        return 0.0
    span = namer.span(phrase)
    if view.event_at(phrase) is not None:  # "the toll from the Kutsk strike"
        return 0.8 if any(span.contains(where) and i in namer.towns for where, i in namer.places) else 0.0
    head = view.chars(phrase.head, phrase.head + 1)
    score = 0.0
    if any(where.overlaps(head) for where, _ in namer.places):
        score = 3.0
    elif any(where.overlaps(span) for where, _ in namer.places):
        score = 2.0
    thing = view.thing_at(phrase)
    if thing is not None and _is_place(view, thing):
        score = max(score, 2.5 if score else 1.5)
    elif score == 0.0 and thing is not None and preposition not in view.meaning.origins:
        score = 0.7
    elif score == 0.0 and view.words[phrase.head].upper and not any(w.overlaps(head) for w, _ in namer.names):
        score = 1.0
    if score and preposition in view.meaning.origins:
        score = max(score - 1.5, 0.3)
    if score and (phrase is claim.frame.patient or _of_a_role(phrase, claim)):
        score -= 0.5
    return score


def _of_a_role(phrase: Phrase, claim: Claim) -> bool:
    """ "soldiers from X": where those concerned come from rather than where it was."""
    roles = (claim.frame.agent, claim.frame.patient, claim.clause.subject)
    return any(p is phrase for role in roles if role is not None for p in role.links)


def _is_place(view: View, thing: str) -> bool:
    seen, todo = {thing}, [thing]
    while todo:
        links = view.links(todo.pop())
        if links.place:
            return True
        for other in links.broader:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return False
