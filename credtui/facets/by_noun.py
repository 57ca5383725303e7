"""Events that nouns name: beside a light verb, in a report that is judged, by themselves."""

from __future__ import annotations

from dataclasses import replace

from credtui.facets.by_verb import concept_of, goes_through
from credtui.facets.frame import Frame, aimed_at, event_ref, is_contact, other_side
from credtui.facets.phrases import can_act, is_named, is_people, is_time, kinds_of, possessors, preposition_of
from credtui.facets.view import View
from credtui.model import Ref
from credtui.syntax import Clause, Phrase, Predicate


def event_noun(view: View, clause: Clause, said: Predicate, light: bool) -> Frame | None:
    """The noun that names the event beside a light verb, or what an unknown verb counts."""
    order = [clause.complement, clause.object, clause.subject] if not said.absent else [clause.subject]
    if said.absent or (view.words[said.head].has("be") and clause.complement is None):
        order = [clause.subject, clause.object]
    if view.links(view.events.get(said.head, (0, ""))[1]).talk:  # "speaks of 40 dead"
        order += [p for p in clause.phrases if preposition_of(view, p) in view.meaning.topics]
    if light:
        static = {*view.meaning.locative, *view.partitives} - set(view.meaning.origins)
        order += [p for p in clause.phrases if preposition_of(view, p) in static]
    for phrase in order:
        if phrase is None or is_time(view, phrase):
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
            if hit is None or (light and (_somebody(view, inner, hit) or _rides(view, clause, inner))):
                continue
            if light or (view.links(hit[1]).measure and not view.links(hit[1]).thing):
                return by_noun(view, clause, said, inner, phrase, hit)
    return None


def _somebody(view: View, phrase: Phrase, hit: tuple[int, str]) -> bool:
    """ "there were no prisoners on board": people by what they are, not what happened to them."""
    if view.words[phrase.head].pos != "NOUN" or (is_people(view, phrase) and not view.cases):
        return False
    thing = view.thing_at(phrase)
    return thing is not None and "person" in kinds_of(view, thing) and not view.links(hit[1]).undergone


def _rides(view: View, clause: Clause, phrase: Phrase) -> bool:
    """ "on board were captives": people who are somewhere, not what happened to them."""
    thing = view.thing_at(phrase)
    on_board = any(lo <= k < hi for k in view.hits("aboard") for lo, hi in clause.pieces)
    return on_board and thing is not None and "person" in kinds_of(view, thing)


def _modified(view: View, phrase: Phrase) -> Frame | None:
    """ "the number of killed soldiers": the participle before those counted tells what happened to them."""
    if view.event_at(phrase) is not None or (phrase.counted is None and not phrase.negated):
        return None
    for k in range(phrase.lo, phrase.head):
        hit = view.events.get(k)
        if hit and view.words[k].pos in ("ADJ", "VERB") and view.links(hit[1]).measure:
            return Frame(event_ref(view, k, hit[0], hit[1]), k, patient=phrase, nominal=True)
    return None


def _counted_by(view: View, clause: Clause, phrase: Phrase) -> Frame | None:
    """ "the number killed": the participle behind a word of amount tells what happened to those counted."""
    among = phrase.prep is not None and preposition_of(view, phrase) in view.partitives
    if not among and not view.words[phrase.head].has("counters"):
        return None
    for child in view.parse.children(clause.number):
        if child.kind == "participle" and child.governor == phrase.head and child.predicate is not None:
            hit = concept_of(view, child.predicate)
            if hit is not None and view.links(hit.concept).measure:
                patient = (clause.complement or clause.subject) if among else None
                event = event_ref(view, hit.at, hit.size, hit.concept)
                return Frame(event, hit.at, patient=patient, nominal=True)
    return None


def by_noun(
    view: View, clause: Clause, said: Predicate | None, noun: Phrase, outer: Phrase, hit: tuple[int, str]
) -> Frame:
    """The event of a noun with its roles: owners, targets, the other side, who the light verb is said of."""
    at, concept = hit
    links = view.links(concept)
    size = view.events[at][0]
    frame = Frame(event_ref(view, at, size, concept), at, nominal=True)
    near = [*noun.links, *(p for p in outer.links if p not in noun.links), *clause.phrases]
    near = [p for p in near if p is not noun and p is not outer]
    dative = next((p for p in clause.phrases if p.prep is None and p.lo == max(noun.hi, outer.hi)), None)
    if dative is not None and not (dative.cases and dative.cases <= {"Dat", "Loc"}):
        dative = None
    subject = clause.subject if clause.subject is not outer and noun is outer else None
    if said is not None and (said.passive or said.impersonal):
        subject = clause.doer
    owners = [*possessors(view, noun), *noun.of]
    if (
        outer.prep is not None and preposition_of(view, outer) in view.partitives
    ):  # "among the dead are six sailors"
        frame.patient = clause.complement or clause.subject
        return frame
    if links.mutual or is_contact(view, concept):
        frame.agent = subject or (owners[0] if owners else None)
        inside = _relative(view, clause, noun)
        if inside is not None and frame.agent is None:
            frame.agent, near = inside.subject, [*inside.phrases, *near]
        holder = Clause(clause.number, clause.kind, receiver=clause.receiver or dative)
        other_side(view, holder, frame, near)
        if frame.patient is None and frame.agent is not None and frame.agent.conj:
            frame.patient = frame.agent.conj[0]
        return frame
    target = aimed_at(view, near, frame)
    if links.undergone:
        among = next((p for p in noun.links if preposition_of(view, p) in view.partitives), None)
        frame.patient = (owners[0] if owners else None) or subject or among
        if said is not None and subject is not None and owners and not view.words[said.head].has("be"):
            frame.agent = subject
        if is_people(view, noun):
            frame.patient, frame.agent = (
                noun,
                subject if said is not None and clause.object is outer else None,
            )
        return frame
    if is_people(view, noun):
        frame.patient = owners[0] if owners and is_named(view, owners[0]) is False else noun
        return frame
    if said is not None and subject is not None and goes_through(view, said):
        frame.patient, frame.agent = subject, owners[0] if owners else None
        return frame
    frame.patient = target or next(
        (p for p in noun.links if preposition_of(view, p) in view.meaning.receivers and not is_time(view, p)),
        None,
    )
    rest = [*owners, *_peoples(view, noun)]
    if frame.patient is None and rest and not can_act(view, rest[-1]):
        frame.patient = rest.pop()
    frame.agent = subject or next((o for o in rest if o is not frame.patient), None)
    if frame.patient is None and frame.agent in rest and subject is None and not can_act(view, frame.agent):
        frame.patient, frame.agent = frame.agent, None
    return frame


def _relative(view: View, clause: Clause, noun: Phrase) -> Clause | None:
    """ "the one talk that he ever had with X": who took part stands in the relative clause."""
    for child in view.parse.children(clause.number):
        said = child.predicate
        if (
            child.kind == "relative"
            and child.governor == noun.head
            and said is not None
            and view.light(said.head)
        ):
            subject = child.subject
            return child if subject is None or subject.head != noun.head else None
    return None


def _peoples(view: View, noun: Phrase) -> list[Phrase]:
    """ "Russian shelling", "російський удар": the adjective says whose it is."""
    return [Phrase(k, k + 1, k) for k in range(noun.lo, noun.head) if k in view.peoples]


def judged(view: View, clause: Clause, said: Predicate) -> Frame | None:
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
                return by_noun(view, Clause(clause.number, clause.kind), None, inner, inner, hit)
    return None


def verbless(view: View, clause: Clause) -> Frame:
    """The first event that a clause without a verb names."""
    for phrase in clause.phrases:
        for inner in (phrase, *phrase.of):
            hit = view.event_at(inner)
            if hit is not None:
                frame = by_noun(view, clause, None, inner, phrase, hit)
                frame.clause = clause
                return frame
    first = clause.phrases[0] if clause.phrases else None
    if first is not None and len(clause.phrases) > 1 and view.words[first.lo].has("negatives"):
        span = view.chars(first.lo, first.lo + 1)  # "no fighters on the border": they are not there
        return Frame(Ref("be-present", span.of(view.text), span, True), None, patient=first, clause=clause)
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
    outer = next((p for p in clause.phrases if phrase in p.of and p.of[-1] is phrase), phrase)
    frame = by_noun(view, alone, None, phrase, phrase if outer is phrase else replace(outer, prep=None), hit)
    frame.clause = clause
    return frame
