"""What a clause tells: the event's concept, who did it to whom, by which words."""

from __future__ import annotations

from credtui.facets.by_noun import by_noun, event_noun, judged, noun_frame, verbless
from credtui.facets.by_verb import (
    Named,
    by_unknown_verb,
    by_verb,
    concept_of,
    told_of,
    with_object,
    with_particle,
    with_preposition,
)  # fmt: skip
from credtui.facets.focus import instead_of
from credtui.facets.frame import Frame, addressed
from credtui.facets.phrases import is_named, is_time, kinds_of, preposition_of
from credtui.facets.regarded import counts_as
from credtui.facets.view import View
from credtui.facets.weapons import sent_and_hit
from credtui.model import Ref
from credtui.syntax import Clause, Phrase, Predicate

__all__ = ["Frame", "addressed", "frame_of", "noun_frame"]

STEPS = 3
"""Verbs of planning, trying or demanding that may stand before the verb of the event."""


def frame_of(view: View, clause: Clause) -> Frame:
    """The event and the roles of a clause; empty fields for what it does not say."""
    said = clause.predicate
    if said is None:
        return verbless(view, clause)
    steps: list[int] = []
    home = clause
    for _ in range(STEPS):
        inner = _stepped(view, home)
        if inner is None:
            break
        steps.append(said.head)
        home, said = inner, inner.predicate or said
    steps += [w for w in (said.modal,) if w is not None and w != said.head]
    frame = _told(view, home, said)
    _brought_about(view, home, frame)
    sent_and_hit(view, home, frame)
    _aboard(view, home, frame)
    agent, patient = frame.agent, frame.patient
    frame.agent, frame.patient = instead_of(view, home, agent), instead_of(view, home, patient)
    if frame.agent is frame.patient:  # what stands instead has its own role already
        frame.agent, frame.patient = (agent, None) if frame.agent is agent else (None, patient)
    _shared_object(view, home, said, frame)
    frame.steps, frame.clause = steps, home
    return frame


def _stepped(view: View, clause: Clause) -> Clause | None:
    """The infinitive that a verb of planning, trying or demanding leads to."""
    said = clause.predicate
    if said is None:
        return None
    lists = ("planned", "demanded", "promising", "possible", "attempts", "denying")
    held = said.passive and any(said.head in view.hits(name) for name in ("reporting", "regarding"))
    owned = not view.cases and said.head in view.hits("owning")  # "admitted shooting it down"
    if not (held or owned or any(said.head in view.hits(name) for name in lists)):
        return None
    if asks_somebody(view, clause):
        return None
    forms = ("infinitive",) if view.cases or clause.object else ("infinitive", "converb")  # "denied playing"
    inner = [c for c in view.parse.children(clause.number) if c.kind in forms and c.governor == said.head]
    inner = [c for c in inner if c.predicate is not None and c.lo <= said.hi + 1]
    return inner[0] if inner else None


def asks_somebody(view: View, clause: Clause) -> bool:
    """ "X asked Y to leave": the asking is told; what is asked for is a claim of its own."""
    said, subject = clause.predicate, clause.subject
    whom = clause.receiver or clause.object
    if said is None or subject is None or whom is None or said.kind != "finite" or said.head == said.modal:
        return False
    if said.head not in view.hits("demanded") or said.head not in view.events:
        return False
    return subject.head not in view.hits("first_person") and is_named(view, whom)


def _told(view: View, clause: Clause, said: Predicate) -> Frame:
    hit = own = concept_of(view, said)
    if said.kind != "nominal":
        whole = own if own is not None and own.size > 1 else None  # "turned up | on the coast"
        hit = with_particle(view, clause, said) or with_object(view, clause, said) or whole
        hit = hit or with_preposition(view, clause, said) or own
    empty = hit is not None and view.links(hit.concept).light
    light = view.light(said.head) or empty
    counted_as = counts_as(view, clause, said)
    if counted_as is not None:
        return counted_as
    if hit is not None and view.links(hit.concept).talk:  # "reported forty dead" tells of the dead
        counted = event_noun(view, clause, said, False)
        if counted is not None:
            if counted.agent is clause.subject or counted.agent is clause.doer:
                counted.agent = None  # who tells of it
            return counted
    described = told_of(view, clause, said) or judged(view, clause, said)
    if described is not None:
        return described
    passed = _passed_on(view, clause, said, hit)
    if passed is not None:
        return passed
    caused = _caused(view, clause, said)
    if caused is not None:
        return caused
    width = view.hits("light").get(said.head, 1)  # "carried out" is one verb
    if hit is not None and not empty and not (light and hit.size <= width and hit.taken is None):
        return by_verb(view, clause, said, hit)
    nominal = said.kind == "nominal" and (
        view.words[said.head].pos == "NOUN" or (hit is None and _routine(view, clause, said))
    )
    noun = event_noun(view, clause, said, light or nominal)
    if noun is not None:
        return noun
    if said.kind == "nominal" and hit is None and clause.subject is None:
        counted = verbless(view, clause)  # "of the dead — 31 thousand"
        if counted.event is not None:
            return counted
    done = _doing(view, clause, said)
    if done is not None:
        return done
    if hit is not None:
        return by_verb(view, clause, said, hit)
    return by_unknown_verb(view, clause, said)


def _passed_on(view: View, clause: Clause, said: Predicate, hit: Named | None) -> Frame | None:
    """ "no warning was sent", "просьбы не поступало": what is passed on is the telling itself."""
    if hit is None or not {"send", "receive"} & kinds_of(view, hit.concept):
        return None
    for phrase in (clause.object, clause.subject):
        noun = view.event_at(phrase) if phrase is not None else None
        if phrase is not None and noun is not None and view.links(noun[1]).talk:
            return by_noun(view, clause, said, phrase, phrase, noun)
    return None


def _caused(view: View, clause: Clause, said: Predicate) -> Frame | None:
    """ "a short circuit led to the fire": the event is what was brought about."""
    if said.kind == "nominal":
        return None
    cause = clause.doer if said.passive else clause.subject
    outcome = (clause.subject,) if said.passive else (clause.object, *clause.phrases)
    for phrase in outcome:
        if phrase is None or phrase is cause:
            continue
        named = _outcome_of(view, said, phrase)
        hit = view.event_at(named)
        if hit is None or not (named is not phrase or _brings(view, said, phrase)):
            continue
        frame = by_noun(view, clause, None, named, named, hit)
        frame.agent, frame.patient = cause, frame.patient if frame.patient is not cause else None
        return frame
    return None


def _outcome_of(view: View, said: Predicate, phrase: Phrase) -> Phrase:
    """ "became the cause of the fire": the outcome is of the noun that is part of the verb's phrase."""
    return phrase.of[0] if phrase.of and view.says("causing", said.head, [phrase.head]) else phrase


def _brings(view: View, said: Predicate, phrase: Phrase) -> bool:
    """The verb, or the verb with the preposition of this phrase, says what was brought about."""
    if any(w in view.hits("causing") for w in (said.head, *said.extra)):
        return True
    preposition = preposition_of(view, phrase)
    return preposition is not None and view.says_with("causing", said.head, preposition)


def _brought_about(view: View, clause: Clause, frame: Frame) -> None:
    """ "burned because of a short circuit": what brought about an event that nobody is said to have done."""
    if frame.agent is not None or frame.event is None or not view.links(frame.event.id).undergone:
        return
    causes = view.meaning.causes
    phrases = list(view.phrases(clause))
    cause = next((p for p in phrases if preposition_of(view, p) in causes), None)
    cause = cause or next((p for p in phrases if _after_harm(view, p)), None)
    if cause is not None and cause is not frame.patient and not is_time(view, cause):
        frame.agent = cause


def _aboard(view: View, clause: Clause, frame: Frame) -> None:
    """ "65 prisoners were on board the plane": the plane carried them."""
    inside = view.links(frame.event.id if frame.event is not None else None).aboard
    if frame.event is None or inside is None:
        return
    marks = view.hits("aboard")
    at = next((k for k in marks if any(lo <= k < hi for lo, hi in clause.pieces)), None)
    vehicle = None if at is not None else next((p for p in clause.phrases if _inside(view, p)), None)
    if at is None and vehicle is None:
        return
    for phrase in clause.phrases if at is not None else ():
        start = phrase.prep if phrase.prep is not None else phrase.lo
        if start == at or phrase.head == at:
            behind = phrase.head >= at + marks[at]  # "aboard | the plane"
            vehicle = phrase if behind else phrase.apposition or next(iter(phrase.of), None)
    who = frame.patient or frame.agent
    frame.event = Ref(inside, frame.event.words, frame.event.span, True)
    frame.agent, frame.patient = vehicle, who


def _inside(view: View, phrase: Phrase) -> bool:
    """ "on the plane": a vehicle as a place."""
    thing = view.thing_at(phrase)
    there = preposition_of(view, phrase) in view.meaning.locative
    return there and thing is not None and "vehicle" in kinds_of(view, thing)


def _shared_object(view: View, clause: Clause, said: Predicate, frame: Frame) -> None:
    """ "neither endorse nor oppose it": the object behind the second verb is the first one's too."""
    if frame.patient is not None or frame.event is None or frame.nominal or said.passive:
        return
    links = view.links(frame.event.id)
    if not frame.event.known or links.undergone or links.mutual or clause.object is not None:
        return
    after = next((c for c in view.parse.clauses if c.joined == clause.number and c.shared), None)
    if after is None or after.predicate is None or after.predicate.passive or clause.hi > said.hi:
        return
    shared = after.object
    if shared is None or (links.talk and shared.head not in view.hits("reports")):
        return
    if after.lo <= said.hi and after.predicate.lo - said.hi <= 2:
        frame.patient = shared


def _after_harm(view: View, phrase: Phrase) -> bool:
    """ "burned after a missile hit": a harm told as what went before."""
    lexicon = view.knowledge.lexicons.of(view.lang)
    if lexicon is None or preposition_of(view, phrase) not in lexicon.times.after:
        return False
    hit = view.event_at(phrase)
    return hit is not None and "harm" in kinds_of(view, hit[1])


def _doing(view: View, clause: Clause, said: Predicate) -> Frame | None:
    """ "There was nobody waiting", "there were two people hurt": the participle tells what somebody did."""
    if clause.complement is not None or not (
        view.words[said.head].has("be") or view.words[said.head].tag == "BE"
    ):
        return None
    heads = {said.head, *([clause.subject.head] if clause.subject else [])}
    for child in view.parse.children(clause.number):
        if child.kind in ("participle", "converb") and child.governor in heads and child.predicate:
            return _told(view, child, child.predicate)
    return None


def _routine(view: View, clause: Clause, said: Predicate) -> bool:
    """ "the calls became regular": the adjective says how often the subject happened."""
    limits = view.hits("limiting")
    return any(w in limits for w in (said.head, *said.extra)) and clause.subject is not None
