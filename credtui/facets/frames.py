"""What a clause tells: the event's concept, who did it to whom, by which words."""

from __future__ import annotations

from dataclasses import dataclass, field

from credtui.facets.view import View
from credtui.lexicon.schema import ConceptLinks
from credtui.model import Ref
from credtui.syntax import Clause, Phrase, Predicate

STEPS = 3
"""Verbs of planning, trying or demanding that may stand before the verb of the event."""


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


def frame_of(view: View, clause: Clause) -> Frame:
    """The event and the roles of a clause; empty fields for what it does not say."""
    said = clause.predicate
    if said is None:
        return _verbless(view, clause)
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
    frame.steps, frame.clause = steps, home
    return frame


def _stepped(view: View, clause: Clause) -> Clause | None:
    """The infinitive that a verb of planning, trying or demanding leads to."""
    said = clause.predicate
    if said is None:
        return None
    lists = ("planned", "demanded", "promising", "possible", "attempts", "denying")
    if not any(said.head in view.hits(name) for name in lists):
        return None
    inner = [
        c for c in view.parse.children(clause.number) if c.kind == "infinitive" and c.governor == said.head
    ]
    return inner[0] if inner else None


def _told(view: View, clause: Clause, said: Predicate) -> Frame:
    hit = (
        _verb_concept(view, said)
        if said.kind == "nominal"
        else _with_object(view, clause, said) or _governing(view, clause, said) or _verb_concept(view, said)
    )
    empty = hit is not None and view.links(hit[1]).light
    light = view.light(said.head) or empty
    described = _told_of(view, clause, said) or _judged(view, clause, said)
    if described is not None:
        return described
    if hit is not None and not empty and not (light and hit[2] == 1):
        return _by_verb(view, clause, said, hit[0], hit[1], hit[2])
    nominal = said.kind == "nominal" and (
        view.words[said.head].pos == "NOUN" or (hit is None and _routine(view, clause, said))
    )
    noun = _event_noun(view, clause, said, light or nominal)
    if noun is not None:
        return noun
    if hit is not None:
        return _by_verb(view, clause, said, hit[0], hit[1], hit[2])
    return _unknown(view, clause, said)


def _judged(view: View, clause: Clause, said: Predicate) -> Frame | None:
    """ "reports of regular calls are untrue": what is judged is the event that the reports are of."""
    heads = [said.head, *said.extra, *([clause.complement.head] if clause.complement else [])]
    nouns = [p.head for p in clause.phrases]
    judged = any(h in view.hits(n) for h in heads for n in ("falsehood", "truth"))
    judged = judged or any(view.says(n, said.head, nouns) for n in ("falsehood", "truth"))
    if not judged:
        return None
    for phrase in (clause.subject, clause.object):
        if phrase is None or phrase.head not in view.hits("reports"):
            continue
        for inner in (*phrase.links, *phrase.of):
            hit = view.event_at(inner)
            if hit is not None:
                return _by_noun(view, Clause(clause.number, clause.kind), None, inner, inner, hit)
    return None


def _routine(view: View, clause: Clause, said: Predicate) -> bool:
    """ "the calls became regular": the adjective says how often the subject happened."""
    limits = view.hits("limiting")
    return any(w in limits for w in (said.head, *said.extra)) and clause.subject is not None


def _told_of(view: View, clause: Clause, said: Predicate) -> Frame | None:
    """ "lost 40 killed and wounded": beside the verb, in a case of its own, stands what became of them."""
    if not view.cases or said.kind == "nominal":
        return None
    for phrase in clause.phrases:
        hit = view.event_at(phrase)
        if (
            phrase.prep is not None
            or phrase.cases != {"Ins"}
            or hit is None
            or not _people_noun(view, phrase)
        ):
            continue
        measures = {view.links(hit[1]).measure}
        for other in phrase.conj:
            more = view.event_at(other)
            measures.add(view.links(more[1]).measure if more else None)
        if None in measures:
            continue
        at, size = hit[0], view.events[hit[0]][0]
        both = len(measures) > 1 and "casualty" in view.knowledge.lexicons.concepts.concept
        frame = Frame(_ref(view, at, size, "casualty" if both else hit[1]), at)
        roles = [p for p in (clause.object, clause.subject) if p is not None]
        counted = next((p for p in roles if p.counted is not None), None)
        frame.patient = counted or clause.object or clause.subject
        return frame
    return None


def _governing(view: View, clause: Clause, said: Predicate) -> tuple[int, str, int] | None:
    """A verb that means something else with one of its prepositions ("говорити з", "speak with")."""
    for phrase in clause.phrases:
        preposition = _prep(view, phrase)
        concept = view.pair(said.head, preposition) if preposition else None
        if concept is not None:
            return said.head, concept, 1
    return None


def _with_object(view: View, clause: Clause, said: Predicate) -> tuple[int, str, int] | None:
    """A verb and its object that mean something together ("take a very active part")."""
    for phrase in (clause.object, clause.subject, *(p for p in clause.phrases if p.prep is None)):
        concept = view.pair_of(said.head, phrase.head) if phrase is not None else None
        if concept is not None:
            return said.head, concept, 1
    return None


def _verb_concept(view: View, said: Predicate) -> tuple[int, str, int] | None:
    """(word, concept, words) of the predicate; a phrase may begin at a word before its head."""
    best: tuple[int, str, int] | None = None
    for i in range(max(said.lo, said.head - 2), said.head + 1):
        hit = view.events.get(i)
        if hit and i + hit[0] > said.head and (best is None or hit[0] > best[2]):
            best = (i, hit[1], hit[0])
    if best is None or best[2] == 1:
        for k in said.extra:
            hit = view.events.get(k)
            if hit and hit[0] > 1 and k + hit[0] > said.head:
                return k, hit[1], hit[0]
    return best


def _ref(view: View, at: int, size: int, concept: str) -> Ref:
    span = view.chars(at, at + size)
    return Ref(concept, span.of(view.text), span, True)


def _unknown(view: View, clause: Clause, said: Predicate) -> Frame:
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
    agent, patient = _active(clause, said, _happens(view, clause, said))
    if said.kind == "nominal" or said.absent:
        agent, patient = None, clause.subject
    return Frame(event, said.head, agent, patient)


def _happens(view: View, clause: Clause, said: Predicate) -> bool:
    """An unknown verb without an object whose subject does not act by itself: it happened to the subject."""
    if clause.object is not None or clause.receiver is not None:
        return False
    reflexive = view.cases and view.words[said.head].lemma.endswith(("ся", "сь"))
    return reflexive or not _acts(view, clause.subject)


def _by_verb(view: View, clause: Clause, said: Predicate, at: int, concept: str, size: int) -> Frame:
    links = view.links(concept)
    frame = Frame(_ref(view, at, size, concept), at)
    if links.of_people and _on_people(view, clause, said, links):
        links = view.links(links.of_people)
        frame = Frame(_ref(view, at, size, view.links(concept).of_people or concept), at)
    if said.kind == "nominal" and not links.theme:
        frame.patient = clause.subject
        return frame
    frame.agent, frame.patient = _active(clause, said, links.theme)
    if frame.patient is not None and at <= frame.patient.head < at + size:
        frame.patient = None  # "took part": the noun is part of the verb
        if links.theme and frame.agent is not None:
            frame.patient, frame.agent = frame.agent, None
    if links.theme and frame.patient is not None and frame.agent is not None:
        own = view.event_at(frame.patient)
        if own is not None and {own[1], concept} & _up(view, concept) & _up(view, own[1]):
            frame.patient, frame.agent = frame.agent, None  # "died a hero's death"
    if links.mutual:
        _mutual(view, clause, frame, clause.phrases)
    elif frame.patient is None:
        frame.patient = clause.receiver if _contacts(view, concept) else _target(view, clause.phrases, frame)
    frame.goal = clause.receiver if clause.receiver is not frame.patient else None
    return frame


def _on_people(view: View, clause: Clause, said: Predicate, links: ConceptLinks) -> bool:
    """It happened to people: its object, or the subject of a passive or of what merely happens."""
    _, patient = _active(clause, said, links.theme)
    if patient is None:
        return False
    word = view.words[patient.head]
    thing = view.thing_at(patient)
    if thing is not None:
        return "person" in _up(view, thing)
    return word.animate is True and not word.upper


def _contacts(view: View, concept: str) -> bool:
    return view.links(concept).mutual or "contact" in view.links(concept).broader


def _active(clause: Clause, said: Predicate, theme: bool) -> tuple[Phrase | None, Phrase | None]:
    """Agent and patient by voice; the subject of dying, sinking, arriving is whom it happened to."""
    if said.passive or said.impersonal:
        return clause.doer, clause.subject or clause.object
    if theme and clause.object is None:
        return None, clause.subject
    return clause.subject, clause.object


def _timed(view: View, phrase: Phrase) -> bool:
    """ "2022", "on Monday", "за два роки": when, not who."""
    word = view.words[phrase.head]
    return (
        word.lemma in view.meaning.calendar or word.low in view.meaning.calendar or word.text[:4].isdecimal()
    )


def _mutual(view: View, clause: Clause, frame: Frame, phrases: list[Phrase]) -> None:
    """Contact, talks: the other side stands behind "with", in the dative, or beside the subject."""
    phrases = [p for p in phrases if not _timed(view, p)]
    if (
        frame.patient is not None
        and view.things.get(frame.patient.head) is None
        and not _named(view, frame.patient)
    ):
        frame.patient = None
    other = next((p for p in phrases if _prep(view, p) in view.meaning.companions), None)
    if other is None:
        other = clause.receiver
    if other is None:
        other = next((p for p in phrases if _prep(view, p) in view.meaning.receivers), None)
    if other is not None and _prep(view, other) and other.conj and frame.agent is None:
        frame.agent, frame.patient = other, other.conj[0]  # "between X and Y"
        return
    if other is not None and other is not frame.agent:
        frame.patient = frame.patient or other
    elif frame.patient is None and frame.agent is not None and frame.agent.conj:
        frame.patient = frame.agent.conj[0]


def _named(view: View, phrase: Phrase) -> bool:
    word = view.words[phrase.head]
    return word.upper or word.pos in ("PRON", "PROPN") or word.animate is True


def _prep(view: View, phrase: Phrase) -> str | None:
    if phrase.prep is None:
        return None
    size = max(view.words[phrase.prep].size, 1)
    return " ".join(w.low for w in view.words[phrase.prep : phrase.prep + size])


def _target(view: View, phrases: list[Phrase], frame: Frame) -> Phrase | None:
    """ "ударити по складу", "fire at the depot": what an attack without an object is aimed at."""
    if frame.at is None:
        return None
    for phrase in phrases:
        preposition = _prep(view, phrase)
        into = preposition in view.meaning.hit_at and phrase.cases == {"Acc"}
        aimed = into or preposition in view.meaning.targets
        if aimed and phrase.head > frame.at - 8 and not _timed(view, phrase):
            return phrase
    return None


def _event_noun(view: View, clause: Clause, said: Predicate, light: bool) -> Frame | None:
    """The noun that names the event beside a light verb, or what an unknown verb counts."""
    order = [clause.complement, clause.object, clause.subject] if not said.absent else [clause.subject]
    if said.absent or (view.words[said.head].has("be") and clause.complement is None):
        order = [clause.subject, clause.object]
    if light:
        static = {*view.meaning.locative, *view.partitives} - set(view.meaning.origins)
        order += [p for p in clause.phrases if _prep(view, p) in static]
    for phrase in order:
        if phrase is None or _timed(view, phrase):
            continue
        told = _counted_by(view, clause, phrase)
        if told is not None:
            return told
        modified = _modified(view, phrase) if light else None
        if modified is not None:
            return modified
        counts = phrase.counted is not None or view.words[phrase.head].has("counters")
        for inner in (phrase, *phrase.of) if light or counts else (phrase,):
            hit = view.event_at(inner)
            if hit is None:
                continue
            if light or (view.links(hit[1]).measure and not view.links(hit[1]).thing):
                return _by_noun(view, clause, said, inner, phrase, hit)
    return None


def _modified(view: View, phrase: Phrase) -> Frame | None:
    """ "the number of killed soldiers": the participle before those counted tells what happened to them."""
    if view.event_at(phrase) is not None or (phrase.counted is None and not phrase.negated):
        return None
    for k in range(phrase.lo, phrase.head):
        hit = view.events.get(k)
        if hit and view.words[k].pos in ("ADJ", "VERB") and view.links(hit[1]).measure:
            return Frame(_ref(view, k, hit[0], hit[1]), k, patient=phrase, nominal=True)
    return None


def _counted_by(view: View, clause: Clause, phrase: Phrase) -> Frame | None:
    """ "the number killed": the participle behind a word of amount tells what happened to those counted."""
    among = phrase.prep is not None and _prep(view, phrase) in view.partitives
    if not among and not view.words[phrase.head].has("counters"):
        return None
    for child in view.parse.children(clause.number):
        if child.kind == "participle" and child.governor == phrase.head and child.predicate is not None:
            hit = _verb_concept(view, child.predicate)
            if hit is not None and view.links(hit[1]).measure:
                patient = (clause.complement or clause.subject) if among else None
                return Frame(_ref(view, hit[0], hit[2], hit[1]), hit[0], patient=patient, nominal=True)
    return None


def _by_noun(
    view: View, clause: Clause, said: Predicate | None, noun: Phrase, outer: Phrase, hit: tuple[int, str]
) -> Frame:
    at, concept = hit
    links = view.links(concept)
    size = view.events[at][0]
    frame = Frame(_ref(view, at, size, concept), at, nominal=True)
    near = [*noun.links, *(p for p in outer.links if p not in noun.links), *clause.phrases]
    near = [p for p in near if p is not noun and p is not outer]
    dative = next((p for p in clause.phrases if p.prep is None and p.lo == max(noun.hi, outer.hi)), None)
    if dative is not None and not (dative.cases and dative.cases <= {"Dat", "Loc"}):
        dative = None
    subject = clause.subject if clause.subject is not outer and noun is outer else None
    if said is not None and (said.passive or said.impersonal):
        subject = clause.doer
    owners = [*_possessors(view, noun), *noun.of]
    if outer.prep is not None and _prep(view, outer) in view.partitives:  # "among the dead are six sailors"
        frame.patient = clause.complement or clause.subject
        return frame
    if links.mutual or _contacts(view, concept):
        frame.agent = subject or (owners[0] if owners else None)
        holder = Clause(clause.number, clause.kind, receiver=clause.receiver or dative)
        _mutual(view, holder, frame, near)
        if frame.patient is None and frame.agent is not None and frame.agent.conj:
            frame.patient = frame.agent.conj[0]
        return frame
    target = _target(view, near, frame)
    if links.theme:
        frame.patient = (owners[0] if owners else None) or subject
        if said is not None and subject is not None and owners and not view.words[said.head].has("be"):
            frame.agent = subject
        if _people_noun(view, noun):
            frame.patient, frame.agent = (
                noun,
                subject if said is not None and clause.object is outer else None,
            )
        return frame
    if _people_noun(view, noun):
        frame.patient = owners[0] if owners and _named(view, owners[0]) is False else noun
        return frame
    frame.patient = target
    rest = list(owners)
    if frame.patient is None and rest and not _acts(view, rest[-1]):
        frame.patient = rest.pop()
    frame.agent = subject or next((o for o in rest if o is not frame.patient), None)
    if frame.patient is None and frame.agent in rest and subject is None and not _acts(view, frame.agent):
        frame.patient, frame.agent = frame.agent, None
    return frame


def addressed(view: View, frame: Frame) -> bool:
    """The event is of a kind that is done to somebody who hears, knows or answers."""
    if frame.event is None:
        return False
    return bool(
        {"contact", "say", "warn", "ask", "order", "promise", "threaten", "know", "accuse"}
        & _up(view, frame.event.id)
    )


def _possessors(view: View, noun: Phrase) -> list[Phrase]:
    """ "my call", "моєї розмови": the word that says whose, as a phrase."""
    if not view.cases:
        return []  # order puts them among what belongs to the noun
    return [Phrase(k, k + 1, k) for k in range(noun.lo, noun.head) if view.words[k].has("possessives")]


def _acts(view: View, phrase: Phrase | None) -> bool:
    """Somebody who can do something: people, armed forces, states, institutions."""
    if phrase is None:
        return False
    word = view.words[phrase.head]
    if word.animate is True or word.pos == "PROPN":
        return True
    thing = view.thing_at(phrase)
    return thing is not None and bool({"person", "institution", "army", "force"} & _up(view, thing))


def _up(view: View, concept: str) -> set[str]:
    seen = {concept}
    todo = [concept]
    while todo:
        for other in view.links(todo.pop()).broader:
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _people_noun(view: View, phrase: Phrase) -> bool:
    """ "the dead", "поранених": the word for the event is the word for those it happened to."""
    word = view.words[phrase.head]
    if view.cases:
        return word.animate is True or (word.pos in ("ADJ", "VERB") and bool(word.cases))
    return word.tag in ("JJ", "VBN")


def _verbless(view: View, clause: Clause) -> Frame:
    for phrase in clause.phrases:
        for inner in (phrase, *phrase.of):
            hit = view.event_at(inner)
            if hit is not None:
                frame = _by_noun(view, clause, None, inner, phrase, hit)
                frame.clause = clause
                return frame
    return Frame(clause=clause)


def noun_frame(view: View, clause: Clause, phrase: Phrase) -> Frame | None:
    """The event that a noun phrase names by itself, with the roles told inside it; None if it names none."""
    hit = view.event_at(phrase)
    if hit is None:
        return None
    alone = Clause(
        clause.number,
        clause.kind,
        phrases=[p for p in clause.phrases if p.lo == max(phrase.hi, phrase.head + 1) and p.prep is None],
    )
    frame = _by_noun(view, alone, None, phrase, phrase, hit)
    frame.clause = clause
    return frame
