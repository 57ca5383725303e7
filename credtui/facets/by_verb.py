"""Events that verbs name: by their concept, with an object or a preposition, or unknown ones."""

from __future__ import annotations

from typing import NamedTuple

from credtui.facets.frame import Frame, aimed_at, by_voice, event_ref, is_contact, other_side
from credtui.facets.phrases import can_act, is_people, kinds_of, preposition_of
from credtui.facets.view import View
from credtui.lexicon.schema import ConceptLinks
from credtui.model import Ref
from credtui.syntax import Clause, Phrase, Predicate


class Named(NamedTuple):
    """The concept that a verb names, alone or with other words."""

    at: int
    """The first word."""
    concept: str
    size: int
    """How many words name it."""
    taken: Phrase | None = None
    """The phrase elsewhere in the clause that is part of the name ("took an active PART")."""


def concept_of(view: View, said: Predicate) -> Named | None:
    """The concept of the predicate's own words; a phrase may begin at a word before its head."""
    best: tuple[int, str, int] | None = None
    for i in range(max(said.lo, said.head - 2), said.head + 1):
        hit = view.events.get(i)
        if hit and i + hit[0] > said.head and (best is None or hit[0] > best[2]):
            best = (i, hit[1], hit[0])
    if best is None or best[2] == 1:
        for k in said.extra:
            hit = view.events.get(k)
            if hit and hit[0] > 1 and k + hit[0] > said.head:
                return Named(k, hit[1], hit[0])
    return Named(*best) if best else None


def with_preposition(view: View, clause: Clause, said: Predicate) -> Named | None:
    """A verb that means something else with one of its prepositions ("говорити з", "speak with")."""
    for phrase in clause.phrases:
        preposition = preposition_of(view, phrase)
        concept = view.pair(said.head, preposition) if preposition else None
        if concept is not None:
            return Named(said.head, concept, 1)
    return None


def with_object(view: View, clause: Clause, said: Predicate) -> Named | None:
    """A verb and its object that mean something together ("take a very active part")."""
    for phrase in (clause.object, clause.subject, *(p for p in clause.phrases if p.prep is None)):
        concept = view.pair_of(said.head, phrase.head) if phrase is not None else None
        if phrase is not None and concept is not None:
            return Named(said.head, concept, 1, phrase if view.words[phrase.head].pos == "NOUN" else None)
    return None


def told_of(view: View, clause: Clause, said: Predicate) -> Frame | None:
    """ "lost 40 killed and wounded": beside the verb, in a case of its own, stands what became of them."""
    if not view.cases or said.kind == "nominal":
        return None
    for phrase in clause.phrases:
        hit = view.event_at(phrase)
        if phrase.prep is not None or phrase.cases != {"Ins"} or hit is None or not is_people(view, phrase):
            continue
        measures = {view.links(hit[1]).measure}
        for other in phrase.conj:
            more = view.event_at(other)
            measures.add(view.links(more[1]).measure if more else None)
        if None in measures:
            continue
        at, size = hit[0], view.events[hit[0]][0]
        both = len(measures) > 1 and "casualty" in view.knowledge.lexicons.concepts.concept
        frame = Frame(event_ref(view, at, size, "casualty" if both else hit[1]), at)
        roles = [p for p in (clause.object, clause.subject) if p is not None]
        counted = next((p for p in roles if p.counted is not None), None)
        frame.patient = counted or clause.object or clause.subject
        return frame
    return None


def by_verb(view: View, clause: Clause, said: Predicate, named: Named) -> Frame:
    """The event of a verb whose concept is known."""
    at, concept, size, taken = named
    links = view.links(concept)
    frame = Frame(event_ref(view, at, size, concept), at)
    if links.of_people and _on_people(view, clause, said, links):
        links = view.links(links.of_people)
        frame = Frame(event_ref(view, at, size, view.links(concept).of_people or concept), at)
    if said.kind == "nominal" and not links.undergone:
        frame.patient = clause.subject
        return frame
    frame.agent, frame.patient = by_voice(clause, said, links)
    if taken is None and frame.patient is not None and at <= frame.patient.head < at + size:
        taken = frame.patient
    if taken is not None and frame.patient is taken:
        frame.patient = _behind(taken)  # "took part in X", "claimed the lives of X"
        if frame.patient is None and (links.undergone or goes_through(view, said)):
            frame.patient, frame.agent = frame.agent, None
        frame.patient = frame.patient or taken
    if links.undergone and frame.patient is not None and frame.agent is not None:
        own = view.event_at(frame.patient)
        if own is not None and {own[1], concept} & kinds_of(view, concept) & kinds_of(view, own[1]):
            frame.patient, frame.agent = frame.agent, None  # "died a hero's death"
    if goes_through(view, said) and frame.patient is None:
        frame.patient, frame.agent = frame.agent, None  # "fell into captivity"
    if links.mutual:
        other_side(view, clause, frame, clause.phrases)
    elif frame.patient is None:
        frame.patient = (
            clause.receiver if is_contact(view, concept) else aimed_at(view, clause.phrases, frame)
        )
    frame.goal = clause.receiver if clause.receiver is not frame.patient else None
    return frame


def _behind(taken: Phrase) -> Phrase | None:
    """What a noun that belongs to the verb is of or in."""
    return next(iter((*taken.of, *taken.links)), None)


def goes_through(view: View, said: Predicate) -> bool:
    """ "undergo", "come under", "suffer": the subject is whom it happened to."""
    return not said.passive and any(w in view.hits("undergoing") for w in (said.head, *said.extra))


def _on_people(view: View, clause: Clause, said: Predicate, links: ConceptLinks) -> bool:
    """It happened to people: its object, or the subject of a passive or of what merely happens."""
    _, patient = by_voice(clause, said, links)
    if patient is None:
        return False
    word = view.words[patient.head]
    thing = view.thing_at(patient)
    if thing is not None:
        return "person" in kinds_of(view, thing)
    return word.animate is True and not word.upper


def by_unknown_verb(view: View, clause: Clause, said: Predicate) -> Frame:
    """The event of a verb without a concept: its dictionary form, or being there."""
    word = view.words[said.head]
    if word.has("be") or word.tag == "BE" or (said.absent and clause.subject is None):
        complement = clause.complement
        if complement is not None:
            span = view.chars(complement.head, complement.head + 1)
            lemma = view.words[complement.head].lemma or span.of(view.text).lower()
            return Frame(Ref(f"{view.lang}:{lemma}", span.of(view.text), span, False), complement.head,
                         patient=clause.subject)  # fmt: skip
        if clause.subject is not None:
            span = view.chars(said.head, said.head + 1)
            return Frame(Ref("be-present", span.of(view.text), span, True), said.head, patient=clause.subject)
        return Frame()
    span = view.chars(said.head, said.head + 1)
    lemma = word.lemma or word.low
    event = Ref("be-present", span.of(view.text), span, True) if said.absent else Ref(
        f"{view.lang}:{lemma}", span.of(view.text), span, False)  # fmt: skip
    agent, patient = by_voice(clause, said, ConceptLinks(theme=_happens(view, clause, said)))
    if said.kind == "nominal" or said.absent:
        agent, patient = None, clause.subject
    return Frame(event, said.head, agent, patient)


def _happens(view: View, clause: Clause, said: Predicate) -> bool:
    """An unknown verb without an object whose subject does not act by itself: it happened to the subject."""
    if clause.object is not None or clause.receiver is not None:
        return False
    reflexive = view.cases and view.words[said.head].lemma.endswith(("ся", "сь"))
    return reflexive or not can_act(view, clause.subject)
