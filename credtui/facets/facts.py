"""The facets of one claim: every reader asked once, and what only the parse can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - the field is called date

from credtui.facets.anchors import all_of, read_anchor
from credtui.facets.claims import Claim
from credtui.facets.clause import Clause
from credtui.facets.company import Company
from credtui.facets.counting import main_quantity, measure_of, partial
from credtui.facets.covers import read_covers
from credtui.facets.exclusive import read_exclusive, read_first
from credtui.facets.focus import set_aside
from credtui.facets.frames import Frame, addressed
from credtui.facets.naming import Namer
from credtui.facets.occurrences import read_occurrences
from credtui.facets.phrases import is_time, kinds_of, preposition_of
from credtui.facets.places import place_of
from credtui.facets.polarity import disowns, makes_something, read_modality, read_polarity, rejected
from credtui.facets.quantity import Quantity, quantities
from credtui.facets.stance import denies_outright, of_report, read_about, read_denial, read_words
from credtui.facets.view import View
from credtui.facets.when import read_when
from credtui.knowledge import Knowledge
from credtui.model import Count, Facets, Modality, Ref, Span, Statement
from credtui.syntax import Phrase
from credtui.text.translit import fold


def claim_facets(
    view: View, namer: Namer, claim: Claim, span: Span, statement: Statement, knowledge: Knowledge,
    day: Date | None, company: Company,
) -> Facets:  # fmt: skip
    """Every facet of a claim that is no further count of another one."""
    text, lang, meaning, frame = view.text, view.lang, view.meaning, claim.frame
    clause = Clause(text, span, lang)
    counted = [q for q in quantities(text, span, lang, knowledge) if not q.event and not q.duration]
    quantity = main_quantity(view, claim, counted)
    measure = measure_of(view, quantity, claim)
    if quantity is not None and quantity.zero and measure is None and _none_did(view, frame, quantity):
        quantity = None  # "nobody told Kyiv": nothing is counted
    occurrences = read_occurrences(text, span, lang, knowledge)
    agent, patient = company.goes_on(frame.event, *_roles(namer, company, view, frame), view)
    agent = agent or _by_person(view, claim, company, patient) or _by_house(view, namer, claim, patient)
    untrue = rejected(view, claim.clause) is True
    denial = read_denial(clause, meaning, statement.stance, disowns(view, claim), untrue)
    if denial == "flat" and not untrue and statement.stance != "deny" and makes_something(view, claim.clause):
        denial = None
    when = read_when(text, span, lang, day, knowledge)
    first = read_first(text, span, lang, knowledge)
    modality = read_modality(view, claim, statement.stance)
    polarity = read_polarity(view, claim, statement.stance)
    people = _people(namer, claim, agent, patient, view)
    _mention(view, namer, claim, company)
    return Facets(
        polarity=polarity,
        event=frame.event,
        agent=agent,
        patient=patient,
        participants=people,
        place=place_of(view, namer, claim),
        measure=measure,
        quantity=quantity.count if quantity else None,
        part=True if quantity is not None and partial(view, claim, quantity) else None,
        revises=True if _revises(view, claim, statement) else None,
        occurrences=occurrences,
        exclusive=read_exclusive(text, span, lang, knowledge),
        unique=_unique(
            view, claim, first or (when is not None and when.precision == "day"), occurrences, modality
        ),
        whole=True if _whole(view, claim) else None,
        when=when,
        covers=read_covers(text, span, lang, day, knowledge, statement.span),
        anchor=read_anchor(view, claim) if when is None else None,
        modality=modality,
        hedge=read_words(clause, meaning.hedges + (meaning.distance if statement.quote == "direct" else ())),
        distance=statement.distance
        or (None if statement.quote == "direct" else read_words(clause, meaning.distance)),
        stance="deny" if denies_outright(statement.stance, denial, untrue) else statement.stance,
        denial=denial,
        about=read_about(
            denial, of_report(clause, meaning) or _of_reports(view, claim), _has_event(view, frame)
        ),
        terms=_terms(view, claim, people),
    )


def one_more(
    view: View, namer: Namer, claim: Claim, span: Span, shared: Facets | None, statement: Statement,
    company: Company, knowledge: Knowledge,
) -> Facets:  # fmt: skip
    """One more count of a list, or a part of a total: its own number of its own people, the rest shared."""
    base = shared or Facets()
    counted = [q for q in quantities(view.text, span, view.lang, knowledge) if not q.event and not q.duration]
    own = claim.own
    patient = company.whom(view, own) or namer.ref(own) if own is not None else None
    quantity = counted[0] if counted else None
    people = tuple(r for r in (patient, *base.participants) if r is not None)
    return replace(
        base, patient=patient or base.patient, quantity=quantity.count if quantity else None,
        measure=measure_of(view, quantity, claim) or base.measure, participants=people, occurrences=None,
        terms=_terms(view, claim, people), whole=None,
    )  # fmt: skip


def rejected_claims(view: View, namer: Namer, claim: Claim, facets: Facets) -> list[tuple[Span, Facets]]:
    """ "not people but rockets" claims two things: that it was the one, and that it was not the other."""
    frame = claim.frame
    clause = frame.clause or claim.clause
    out: list[tuple[Span, Facets]] = []
    if facets.polarity != "affirmed" or facets.event is None:
        return out
    for phrase, other in set_aside(view, clause):
        mine = replace(facets, polarity="negated", quantity=None, measure=None, exclusive=None, whole=None)
        if other is frame.agent:
            mine = replace(mine, agent=namer.actor(namer.ref(phrase)))
        elif other is frame.patient:
            mine = replace(mine, patient=namer.ref(phrase))
        elif phrase.prep is not None and facets.place is not None:
            mine = replace(mine, place=namer.ref(phrase, place=True))
        else:
            continue
        gone = {r.id for r in (facets.agent, facets.patient, facets.place) if r is not None}
        gone -= {r.id for r in (mine.agent, mine.patient, mine.place) if r is not None}
        kept = tuple(r for r in facets.participants if r.id not in gone)
        out.append((namer.span(phrase), replace(mine, participants=kept)))
    return out


def _none_did(view: View, frame: Frame, quantity: Quantity) -> bool:
    """The word for none stands for who did it."""
    doer, span = frame.agent, quantity.count.span
    return doer is not None and span is not None and view.chars(doer.lo, doer.head + 1).overlaps(span)


def _has_event(view: View, frame: Frame) -> bool:
    """A denial about talk alone is about words, not about an event; so is a judgement of truth."""
    if frame.event is None or not frame.event.known or view.links(frame.event.id).talk:
        return False
    return not any(frame.at in view.hits(name) for name in ("truth", "falsehood", "reports"))


def _of_reports(view: View, claim: Claim) -> bool:
    """What is rejected or left unconfirmed is a report."""
    found, patient = view.hits("reports"), claim.frame.patient
    return (patient is not None and patient.head in found) or any(
        i in found for lo, hi in claim.pieces for i in range(lo, hi)
    )


def _whole(view: View, claim: Claim) -> bool:
    """All, every, the whole - not "in all" and other adverbs of amount."""
    found = view.hits("whole")
    other = {i for p in view.phrases(claim.clause) if all_of(view, p) for i in range(p.lo, p.head)}
    other |= {k for i, size in view.hits("not_whole").items() for k in range(i, i + size)}
    return any(
        i in found
        and i not in other
        and not (view.words[i].pos == "ADV" and view.words[i].has("determiners"))
        for lo, hi in claim.pieces
        for i in range(lo, hi)
    )


def _revises(view: View, claim: Claim, statement: Statement) -> bool:
    """ "corrected", "has risen to": in the claim itself or in the word that reports it."""
    lexicon = view.knowledge.lexicons.of(view.lang)
    words = lexicon.wording.revising if lexicon else ()
    if view.has("revising", claim.pieces):
        return True
    cue = statement.cue
    return bool(cue) and Clause(cue, Span(0, len(cue)), view.lang).holds(words)


def _roles(namer: Namer, company: Company, view: View, frame: Frame) -> tuple[Ref | None, Ref | None]:
    """Agent and patient as references; pronouns stand for whom they point at."""
    found: list[Ref | None] = []
    for phrase in (frame.agent, _meant(view, frame.patient)):
        if phrase is None:
            found.append(None)
            continue
        if view.words[phrase.head].has("negatives"):
            found.append(None)  # "nobody"
            continue
        ref = company.whom(view, phrase)
        if ref is None and not company.points(view, phrase):
            ref = namer.ref(phrase)
            if phrase is frame.agent or addressed(view, frame):
                ref = namer.actor(ref)
            company.add(view, phrase, ref)
        found.append(ref)
    agent, patient = found
    if agent is not None and patient is not None and agent.id == patient.id:
        agent = None
    return agent, patient


def _meant(view: View, phrase: Phrase | None) -> Phrase | None:
    """ "no survivors among the guards", "the idea of a call": what is meant stands behind the noun."""
    if phrase is not None and phrase.of and phrase.head in view.hits("transparent"):
        return phrase.of[0]
    if phrase is None or not (phrase.negated or view.words[phrase.lo].has("negatives")):
        return phrase
    return next((p for p in phrase.links if preposition_of(view, p) in view.partitives), phrase)


def _by_person(view: View, claim: Claim, company: Company, patient: Ref | None) -> Ref | None:
    """ "не знаю": a verb of the first person without a subject is the speaker's."""
    said = (claim.frame.clause or claim.clause).predicate
    if said is None or company.speaker is None or said.passive or said.impersonal:
        return None
    if view.words[said.finite].first("person") != "1" or view.words[said.finite].has("be"):
        return None
    return company.speaker if patient is None or patient.id != company.speaker.id else None


def _mention(view: View, namer: Namer, claim: Claim, company: Company) -> None:
    """What the clause names beside its roles: a pronoun of the next clause may point at it."""
    roles = (claim.frame.agent, claim.frame.patient)
    for phrase in claim.clause.phrases:
        if any(phrase is r for r in roles) or is_time(view, phrase) or company.points(view, phrase):
            continue
        if view.words[phrase.head].pos == "NOUN":
            company.mention(view, phrase, namer.ref(phrase))


def _by_house(view: View, namer: Namer, claim: Claim, patient: Ref | None) -> Ref | None:
    """ "У мерії знають": a plural verb without a subject is said of the institution it names."""
    clause = claim.frame.clause or claim.clause
    said = clause.predicate
    if not view.cases or said is None or clause.subject is not None or said.kind != "finite" or said.passive:
        return None
    verb = view.words[said.finite]
    if verb.first("number") != "Plur" or verb.first("person") in ("1", "2") or claim.frame.nominal:
        return None
    for phrase in clause.phrases:
        if preposition_of(view, phrase) not in view.meaning.hit_at or phrase.cases == {"Acc"}:
            continue
        ref, thing = namer.ref(phrase), view.thing_at(phrase)
        body = thing is not None and "institution" in kinds_of(view, thing)
        if (body or namer.is_body(ref)) and (patient is None or patient.id != ref.id):
            return namer.actor(ref)
    return None


def _people(
    namer: Namer, claim: Claim, agent: Ref | None, patient: Ref | None, view: View
) -> tuple[Ref, ...]:
    members = namer.within(claim.pieces)
    return tuple(_once([*members, *(r for r in (agent, patient) if r is not None)]))


def _once(refs: list[Ref]) -> list[Ref]:
    out: dict[str, Ref] = {}
    for ref in refs:
        out.setdefault(ref.id, ref)
    return list(out.values())


def _unique(
    view: View, claim: Claim, marked: bool | str | None, occurrences: Count | None, modality: Modality
) -> bool | None:
    """One definite event: marked so ("first", a day), of a kind that happens once, or told in the past.

    What two sides do together (contact, talks) goes on unless it is marked.
    """
    frame = claim.frame
    link = view.links(frame.event.id) if frame.event else None
    if link and link.repeatable is False:
        return True
    if marked and (occurrences is None or (occurrences.interval.hi or 0) == 1):
        return True
    if link and link.mutual:
        return False
    if occurrences is not None:
        return False if (occurrences.interval.lo or 0) > 1 else None
    said = (frame.clause or claim.clause).predicate
    if said is None or frame.event is None or said.kind == "nominal":
        return None
    tenses = {view.words[w].first("tense") for w in (said.finite, said.head)}
    past = "Past" in tenses or said.impersonal or (said.passive and modality == "happened")
    return True if past and frame.event.known else None


def _terms(view: View, claim: Claim, people: Sequence[Ref]) -> tuple[str, ...]:
    """Content words in comparable form: concepts, known names, dictionary forms of the rest."""
    stop = view.stop
    terms = {r.id for r in people if r.known}
    for lo, hi in claim.pieces:
        taken = lo
        for i in range(lo, hi):
            word = view.words[i]
            hit = view.events.get(i) or view.things.get(i)
            if hit:
                terms.add(hit[1])
                taken = max(taken, i + hit[0])
            if (
                i < taken
                or word.kind != "word"
                or len(word.text) < 3
                or word.lemma in stop
                or word.low in stop
            ):
                continue
            if word.pos in ("NOUN", "VERB", "ADJ", "X", "PROPN") and word.size:
                terms.add(fold(word.lemma))
    return tuple(sorted(t for t in terms if t))
