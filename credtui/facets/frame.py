"""The event of a clause with its roles, and how voice and prepositions give them."""

from __future__ import annotations

from dataclasses import dataclass, field

from credtui.facets.phrases import is_named, is_time, kinds_of, preposition_of
from credtui.facets.view import View
from credtui.lexicon.schema import ConceptLinks
from credtui.model import Ref
from credtui.syntax import Clause, Phrase, Predicate


@dataclass(slots=True)
class Frame:
    """The event of a clause with its roles; phrases are the parse's."""

    event: Ref | None = None
    at: int | None = None
    """The word that names the event."""
    agent: Phrase | None = None
    patient: Phrase | None = None
    goal: Phrase | None = None
    """Whom or where it goes to, where that is not the patient."""
    steps: list[int] = field(default_factory=list)
    """Verbs passed on the way to the event: plans, hopes, begins."""
    clause: Clause | None = None
    """The clause of the event's own verb."""
    nominal: bool = False
    """A noun names the event; the verb is light."""


def event_ref(view: View, at: int, size: int, concept: str) -> Ref:
    """The concept named by ``size`` words from word ``at`` on."""
    span = view.chars(at, at + size)
    return Ref(concept, span.of(view.text), span, True)


def is_contact(view: View, concept: str) -> bool:
    """Contact and its kinds: two sides take part alike."""
    return view.links(concept).mutual or "contact" in view.links(concept).broader


def by_voice(clause: Clause, said: Predicate, links: ConceptLinks) -> tuple[Phrase | None, Phrase | None]:
    """Agent and patient by voice; the subject of dying, sinking, arriving is whom it happened to."""
    if said.passive or said.impersonal:
        return clause.doer, clause.subject or clause.object
    if links.bearer and clause.subject is not None:
        return None, clause.subject
    if links.undergone and clause.object is None:
        return None, clause.subject
    return clause.subject, clause.object


def other_side(view: View, clause: Clause, frame: Frame, phrases: list[Phrase]) -> None:
    """Contact, talks: the other side stands behind "with", in the dative, or beside the subject."""
    phrases = [p for p in phrases if not is_time(view, p)]
    if (
        frame.patient is not None
        and view.things.get(frame.patient.head) is None
        and not is_named(view, frame.patient)
    ):
        frame.patient = None
    other = next((p for p in phrases if preposition_of(view, p) in view.meaning.companions), None)
    if other is None:
        other = clause.receiver
    if other is None:
        other = next((p for p in phrases if preposition_of(view, p) in view.meaning.receivers), None)
    if other is not None and preposition_of(view, other) and other.conj and frame.agent is None:
        frame.agent, frame.patient = other, other.conj[0]  # "between X and Y"
        return
    if other is not None and other is not frame.agent:
        frame.patient = frame.patient or other
    elif frame.patient is None and frame.agent is not None and frame.agent.conj:
        frame.patient = frame.agent.conj[0]


def aimed_at(view: View, phrases: list[Phrase], frame: Frame) -> Phrase | None:
    """ "ударити по складу", "fire at the depot": what an attack without an object is aimed at."""
    if frame.at is None:
        return None
    for phrase in phrases:
        preposition = preposition_of(view, phrase)
        into = preposition in view.meaning.hit_at and phrase.cases == {"Acc"}
        there = (
            preposition in view.meaning.locative and phrase.cases == {"Loc"} and view.only_place(preposition)
        )
        aimed = into or (preposition in view.meaning.targets and not there)
        if aimed and phrase.head > frame.at - 8 and not is_time(view, phrase):
            return phrase
    return None


def addressed(view: View, frame: Frame) -> bool:
    """The event is of a kind that is done to somebody who hears, knows or answers."""
    if frame.event is None:
        return False
    return bool(
        {"contact", "say", "report", "warn", "ask", "order", "promise", "threaten", "know", "accuse"}
        & kinds_of(view, frame.event.id)
    )
