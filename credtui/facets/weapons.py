"""Weapons and blasts: who sent or set off what hit something, and what that which was sent has hit.

"A rocket fired by X fell on the market" and "X fired the rocket that hit the market" tell one thing:
X struck the market.
"""

from __future__ import annotations

from collections.abc import Iterator

from credtui.facets.by_verb import concept_of, with_particle
from credtui.facets.frame import Frame, event_ref
from credtui.facets.phrases import can_act, is_named, is_time, kinds_of, preposition_of
from credtui.facets.view import View
from credtui.model import Ref
from credtui.syntax import Clause, Phrase

ARMS = frozenset({"weapon", "drone"})
"""Things that are sent against somebody."""


def sent_and_hit(view: View, clause: Clause, frame: Frame) -> None:
    """Put the author in a weapon's place as the doer, and what it hit in its place as the patient."""
    if frame.event is None:
        return
    if frame.agent is not None and _harm(view, frame.agent):
        frame.agent = _author(view, frame.agent) or frame.agent
        return
    weapon = next((p for p in (frame.agent, frame.patient) if p is not None and _armed(view, p)), None)
    if weapon is None:
        return
    sender = _sender(view, weapon)
    if weapon is frame.agent:
        frame.agent = sender or weapon
        return
    links = view.links(frame.event.id)
    if "arrive" in kinds_of(view, frame.event.id) and _came_from(view, clause, weapon, frame):
        return
    if links.undergone and frame.agent is None:
        target = _target(view, clause, weapon)
        if target is None or not (links.of_weapons or "harm" in kinds_of(view, frame.event.id)):
            return
        frame.agent, frame.patient = sender or weapon, target
        if links.of_weapons:
            frame.event = Ref(links.of_weapons, frame.event.words, frame.event.span, True)
    elif links.launches:
        frame.patient = _harmed(view, weapon) or weapon


def _armed(view: View, phrase: Phrase) -> bool:
    thing = view.thing_at(phrase)
    return thing is not None and bool(ARMS & kinds_of(view, thing))


def _came_from(view: View, clause: Clause, weapon: Phrase, frame: Frame) -> bool:
    """ "the missile that hit X came from a launcher of Y": Y's launcher hit X."""
    origins = set(view.meaning.origins) - set(view.meaning.receivers)
    start = next((p for p in clause.phrases if preposition_of(view, p) in origins), None)
    harm = next(((c, k) for c, k in _told_of(view, weapon) if _does_harm(view, c, k, weapon)), None)
    if start is None or harm is None or not (_armed(view, start) or can_act(view, start)):
        return False
    child, concept = harm
    said = child.predicate
    if said is None or child.object is None:
        return False
    frame.agent, frame.patient = start, child.object
    frame.event, frame.at = event_ref(view, said.head, 1, concept), said.head
    return True


def _harm(view: View, phrase: Phrase) -> bool:
    """A blast, a fire, a strike: somebody may have brought it about."""
    hit = view.event_at(phrase)
    return hit is not None and "harm" in kinds_of(view, hit[1])


def _author(view: View, harm: Phrase) -> Phrase | None:
    """ "an explosion set off by X": whoever did what is told of it."""
    for child in view.parse.clauses:
        said = child.predicate
        if child.kind not in ("relative", "participle") or child.governor != harm.head or said is None:
            continue
        if said.negated or (child.object is not None and child.object.head != harm.head):
            continue
        who = child.doer if said.passive or child.kind == "participle" else child.subject
        if who is not None and who.head != harm.head and can_act(view, who):
            return who
    return None


def _told_of(view: View, phrase: Phrase) -> Iterator[tuple[Clause, str]]:
    """The relative clauses and participles behind a noun, each with the concept of its verb."""
    for child in view.parse.clauses:
        said = child.predicate
        if child.kind not in ("relative", "participle") or child.governor != phrase.head or said is None:
            continue
        own = with_particle(view, child, said) or concept_of(view, said)
        concept = view.pair_of(said.head, phrase.head) or (own.concept if own is not None else None)
        if concept is not None:
            yield child, concept


def _sender(view: View, weapon: Phrase) -> Phrase | None:
    """Who launched it: the doer of the clause that tells of its start."""
    for child, concept in _told_of(view, weapon):
        said = child.predicate
        if said is None or not view.links(concept).launches:
            continue
        who = child.doer if said.passive or child.kind == "participle" else child.subject
        if who is not None and who.head != weapon.head and (can_act(view, who) or is_named(view, who)):
            return who
    return None


def _harmed(view: View, weapon: Phrase) -> Phrase | None:
    """What it hit: the object of the clause that tells of the harm it did."""
    told = (c.object for c, concept in _told_of(view, weapon) if _does_harm(view, c, concept, weapon))
    return next(told, None)


def _does_harm(view: View, child: Clause, concept: str, weapon: Phrase) -> bool:
    """The clause behind the weapon's noun tells of the harm that it did."""
    said = child.predicate
    if said is None or said.passive or said.negated or not {"harm", "damage"} & _does(view, concept):
        return False
    return child.subject is None or child.subject.head == weapon.head or child.shared


def _does(view: View, concept: str) -> set[str]:
    """The concept, its kinds and what it brings about."""
    kinds = kinds_of(view, concept)
    return kinds.union(*(kinds_of(view, other) for kind in kinds for other in view.links(kind).implies))


def _target(view: View, clause: Clause, weapon: Phrase) -> Phrase | None:
    """Where it came down: a thing or a name behind a preposition of direction or place."""
    there = {*view.meaning.targets, *view.meaning.hit_at, *view.meaning.locative}
    for phrase in clause.phrases:
        if phrase is weapon or preposition_of(view, phrase) not in there or is_time(view, phrase):
            continue
        thing = view.thing_at(phrase)
        if view.words[phrase.head].upper or (thing is not None and not _armed(view, phrase)):
            return phrase
    return None
