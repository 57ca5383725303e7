"""Events that verbs name: by their concept, with an object or a preposition, or unknown ones."""

from __future__ import annotations

from typing import NamedTuple

from credtui.facets.frame import Frame, aimed_at, by_voice, event_ref, is_contact, other_side
from credtui.facets.phrases import can_act, is_named, is_people, is_time, kinds_of, possessors, preposition_of
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
    beside = [p for p in clause.phrases if p.prep is None]
    if view.cases and clause.object is None:  # "got | at the blast of wounds": the case leaves it open
        beside += [q for p in clause.phrases if p.prep is not None for q in p.of]
    for phrase in (clause.object, clause.subject, *beside):
        concept = view.pair_of(said.head, phrase.head) if phrase is not None else None
        if phrase is not None and concept is not None:
            return Named(said.head, concept, 1, phrase if view.words[phrase.head].pos == "NOUN" else None)
    return None


def with_particle(view: View, clause: Clause, said: Predicate) -> Named | None:
    """ "shot the plane DOWN", "blew it UP": a verb and the particle behind its object."""
    whom = clause.object
    if view.cases or whom is None or said.passive or whom.head < said.head:
        return None
    at = (
        max(whom.hi, whom.head + 1, *(max(p.hi, p.head + 1) for p in whom.of))
        if whom.of
        else max(whom.hi, whom.head + 1)
    )
    if at >= len(view.words) or not view.words[at].low.isalpha() or any(p.prep == at for p in clause.phrases):
        return None
    concept = view.pair_of(said.head, at)
    return Named(said.head, concept, 1) if concept is not None else None


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
    if _headline_passive(view, clause, said, links):
        frame.agent, frame.patient = None, clause.subject
    _told_roles(view, clause, said, frame, taken)
    if taken is None and frame.patient is not None and at <= frame.patient.head < at + size:
        taken = frame.patient
    if taken is not None and frame.patient is taken:
        frame.patient = _behind(view, clause, taken)  # "took part in X", "claimed the lives of X"
        if frame.patient is None and (links.undergone or goes_through(view, said)):
            frame.patient, frame.agent = frame.agent, None
        frame.patient = frame.patient or aimed_at(view, _of_the_verb(clause), frame) or taken
    if links.undergone and frame.patient is not None and frame.agent is not None:
        own = view.event_at(frame.patient)
        if own is not None and {own[1], concept} & kinds_of(view, concept) & kinds_of(view, own[1]):
            frame.patient, frame.agent = frame.agent, None  # "died a hero's death"
    if goes_through(view, said) and frame.patient is None:
        frame.patient, frame.agent = frame.agent, None  # "fell into captivity"
    if links.mutual or (frame.patient is None and is_contact(view, concept)):
        other_side(view, clause, frame, clause.phrases)
    elif frame.patient is None:
        frame.patient = aimed_at(view, _of_the_verb(clause), frame)
    if said.head in view.hits("hearing"):
        _heard(view, clause, frame)
    if frame.patient is None and frame.agent is clause.subject and _only_undergoes(view, clause, said, links):
        frame.agent, frame.patient = None, clause.subject
    if frame.patient is None and kinds_of(view, concept) & {"know", "say", "hear"}:
        frame.patient = _topic(view, clause)
    frame.goal = clause.receiver if clause.receiver is not frame.patient else None
    return frame


def _headline_passive(view: View, clause: Clause, said: Predicate, links: ConceptLinks) -> bool:
    """ "Mayor arrested in Kutsk": a form that can be a participle, of what is done to those it counts."""
    if view.cases or said.passive or said.kind != "finite" or clause.object is not None:
        return False
    word = view.words[said.head]
    if not links.measure or links.undergone or links.talk or said.extra or clause.subject is None:
        return False
    return word.tag == "VBD" and any(r.verb_form == "Part" for r in word.every)


def _told_roles(view: View, clause: Clause, said: Predicate, frame: Frame, taken: Phrase | None) -> None:
    """What voice and case leave out of account: the noun of the name, manners, who knows."""
    if taken is not None and frame.agent is taken:
        frame.agent = None  # "wounds were got by 40 men"
    doer = frame.agent
    if doer is not None and doer is clause.doer and _a_manner(view, doer):
        frame.agent = None
    if clause.receiver is not None and said.kind == "nominal" and kinds_of(view, frame_id(frame)) & {"know"}:
        frame.agent, frame.patient = clause.receiver, clause.subject  # "it is known to X"


def _a_manner(view: View, doer: Phrase) -> bool:
    """ "in a like manner": an instrumental that names nobody and nothing known."""
    if not view.cases or is_named(view, doer):
        return False
    return view.thing_at(doer) is None and view.event_at(doer) is None


def frame_id(frame: Frame) -> str:
    """The concept of a frame's event, empty if it has none."""
    return frame.event.id if frame.event is not None else ""


def _of_the_verb(clause: Clause) -> list[Phrase]:
    """The phrases that the verb can take: what belongs to the subject's noun is not among them."""
    subject = clause.subject
    inner = {id(p) for p in subject.links} if subject is not None else set()
    return [p for p in clause.phrases if id(p) not in inner]


def _heard(view: View, clause: Clause, frame: Frame) -> None:
    """ "I heard it from X": X said it, to whoever heard it."""
    origins = set(view.meaning.origins) - set(view.meaning.receivers)
    source = next((p for p in clause.phrases if preposition_of(view, p) in origins), None)
    if source is None or is_time(view, source):
        return
    owners = [*possessors(view, source), *source.of]
    if owners and not can_act(view, source):
        source = owners[0]  # "from his own mouth"
    frame.agent, frame.patient = source, clause.subject


def _topic(view: View, clause: Clause) -> Phrase | None:
    """ "knows of the article": what is known or said, where the verb has no object."""
    topics = view.meaning.topics
    return next(
        (p for p in clause.phrases if preposition_of(view, p) in topics and not is_time(view, p)), None
    )


def _right_behind(view: View, at: int, phrase: Phrase) -> bool:
    """The phrase begins at a word, or behind adverbs there ("not less than", "about")."""
    return at <= phrase.lo <= at + 4 and all(
        view.words[k].pos in ("ADV", "PART", "SCONJ") or view.words[k].size == 0 for k in range(at, phrase.lo)
    )


def _behind(view: View, clause: Clause, taken: Phrase) -> Phrase | None:
    """What a noun that belongs to the verb is of or in; a counted genitive stands beside it."""
    after = max(taken.hi, taken.head + 1)
    near = [
        p for p in clause.phrases if _right_behind(view, after, p) and p.prep is None and "Gen" in p.cases
    ]
    causes = view.meaning.causes  # "came to grief | because of X"
    linked = [p for p in taken.links if preposition_of(view, p) not in causes]
    return next(iter((*taken.of, *near, *linked)), None)


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


def _only_undergoes(view: View, clause: Clause, said: Predicate, links: ConceptLinks) -> bool:
    """ "both recorders (they) found", "the exchange broke down": a thing beside a verb without an object."""
    subject = clause.subject
    if subject is None or links.talk or links.mutual or said.passive or clause.receiver is not None:
        return False
    word, thing = view.words[subject.head], view.thing_at(subject)
    if word.upper or word.pos == "PRON" or word.animate is True:
        return False
    if thing is None:
        return word.animate is False and view.event_at(subject) is None
    return not {"person", "institution", "army", "force", "weapon", "vehicle", "document"} & kinds_of(
        view, thing
    )


def _happens(view: View, clause: Clause, said: Predicate) -> bool:
    """An unknown verb without an object whose subject does not act by itself: it happened to the subject."""
    if clause.object is not None or clause.receiver is not None:
        return False
    reflexive = view.cases and view.words[said.head].lemma.endswith(("ся", "сь"))
    return reflexive or not can_act(view, clause.subject)
