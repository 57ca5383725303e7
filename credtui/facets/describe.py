"""From a statement to its propositions: each claim with its facets, read from the text alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - the parameter is called date
from datetime import datetime

from credtui.facets.claims import Claim, claims_of
from credtui.facets.clause import Clause
from credtui.facets.company import Company
from credtui.facets.covers import read_covers
from credtui.facets.exclusive import read_exclusive, read_first
from credtui.facets.frames import Frame, addressed
from credtui.facets.naming import Namer
from credtui.facets.occurrences import read_occurrences
from credtui.facets.places import place_of
from credtui.facets.polarity import disowns, read_modality, read_polarity
from credtui.facets.quantity import Quantity, quantities
from credtui.facets.stance import read_about, read_denial, read_words
from credtui.facets.view import View
from credtui.facets.when import read_when
from credtui.knowledge import Knowledge
from credtui.model import (
    Count,
    Document,
    Facets,
    Modality,
    Proposition,
    Ref,
    Span,
    Speaker,
    Statement,
)
from credtui.registry.names import name_index, normal_name, same_name
from credtui.text.sentences import sentences
from credtui.text.translit import fold

TALK = ("say", "know", "hear", "see", "own", "true", "false", "publish", "answer", "ask", "confirm")
"""Concepts of talk: a denial about one of them alone is about words, not about an event."""


def describe(
    statement: Statement, document: Document, knowledge: Knowledge, earlier: Sequence[Statement] = ()
) -> Statement:
    """The statement with its propositions; without a lexicon for its language, unchanged.

    ``earlier`` are the statements before it in the document: a claim without a name of its own is
    taken to go on about the people of the one before.
    """
    lexicon = knowledge.lexicons.of(statement.lang)
    if lexicon is None:
        return statement
    said = statement.said_at or document.published_at
    day = said.date() if said else None
    company = Company(_speaker_ref(statement))
    for before in earlier[-2:]:
        company.recall(before)
    made: list[Proposition] = []
    for sentence in sentences(document.text, statement.span, lexicon.language.abbreviations):
        made += _sentence(document.text, sentence, statement, knowledge, day, company)
    if not made:
        made = [_bare(document.text, statement, knowledge, day)]
    kept = [p for p in made if _claims(p.facets)] or made[:1]
    kept = _carried(kept, earlier)
    about = statement.about or next((p.facets.about for p in kept if p.facets.about), None)
    return replace(statement, propositions=tuple(kept), about=about)


def _sentence(
    text: str, span: Span, statement: Statement, knowledge: Knowledge, day: Date | None, company: Company
) -> list[Proposition]:
    view = View(text, span, statement.lang, knowledge)
    namer = Namer(view)
    made: dict[int, Facets] = {}
    out: list[Proposition] = []
    claims = claims_of(view)
    for claim in claims:
        where = view.chars(claim.pieces[0][0], claim.pieces[-1][1])
        if claim.main is not None:
            shared = made.get(id(claim.main))
            facets = _one_more(view, namer, claim, where, shared, statement, company, knowledge)
        else:
            mine = _own_stance(view, claim, claims, statement)
            facets = _facets(view, namer, claim, where, mine, knowledge, day, company)
            made[id(claim)] = facets
        out.append(Proposition(where, where.of(text), facets))
    return out


def _own_stance(view: View, claim: Claim, claims: Sequence[Claim], statement: Statement) -> Statement:
    """A refusal or a denial in one clause does not take back what another one claims."""
    if statement.stance != "decline" or len(claims) < 2:
        return statement
    refuses = [c for c in claims if any(view.has(n, c.pieces) for n in ("declining", "unconfirming"))]
    if not refuses or any(c is claim for c in refuses) or claim.main in refuses:
        return statement
    return replace(statement, stance="assert")


def _bare(text: str, statement: Statement, knowledge: Knowledge, day: Date | None) -> Proposition:
    """Words without a clause still say how many or that something is denied."""
    span = statement.span
    clause = Clause(text, span, statement.lang)
    lexicon = knowledge.lexicons.of(statement.lang)
    assert lexicon is not None
    denial = read_denial(clause, lexicon.meaning, statement.stance)
    facets = Facets(polarity="negated" if statement.stance == "deny" else "affirmed", denial=denial,
                    about=read_about(clause, lexicon.meaning, denial, False))  # fmt: skip
    return Proposition(span, span.of(text), facets)


def _claims(facets: Facets) -> bool:
    return bool(facets.event or facets.quantity or facets.occurrences or facets.denial or facets.exclusive)


def _carried(made: list[Proposition], earlier: Sequence[Statement]) -> list[Proposition]:
    """A claim that names nobody goes on about the people of the claim before it."""
    out: list[Proposition] = []
    before: tuple[Ref, ...] = ()
    if earlier and earlier[-1].propositions:
        before = earlier[-1].propositions[-1].facets.participants
    for one in made:
        people = one.facets.participants
        if not any(r.known for r in people) and before and one.facets.about != "whole-report":
            carried = tuple(replace(r, span=None) for r in before if r.known)
            one = replace(one, facets=replace(one.facets, participants=(*people, *carried)))
        out.append(one)
        before = one.facets.participants or before
    return out


def _facets(
    view: View, namer: Namer, claim: Claim, span: Span, statement: Statement, knowledge: Knowledge,
    day: Date | None, company: Company,
) -> Facets:  # fmt: skip
    text, lang, meaning, frame = view.text, view.lang, view.meaning, claim.frame
    clause = Clause(text, span, lang)
    counted = [q for q in quantities(text, span, lang, knowledge) if not q.event and not q.duration]
    quantity = _main_quantity(view, claim, counted)
    occurrences = read_occurrences(text, span, lang, knowledge)
    agent, patient = company.goes_on(frame.event, *_roles(namer, company, view, frame), view)
    agent = agent or _by_person(view, claim, company, patient)
    denial = read_denial(clause, meaning, statement.stance, disowns(view, claim))
    when = read_when(text, span, lang, day, knowledge)
    first = read_first(text, span, lang, knowledge)
    modality = read_modality(view, claim, statement.stance)
    polarity = read_polarity(view, claim, statement.stance)
    people = _people(namer, claim, agent, patient, view)
    return Facets(
        polarity=polarity,
        event=frame.event,
        agent=agent,
        patient=patient,
        participants=people,
        place=place_of(view, namer, claim),
        measure=_measure(view, quantity, claim),
        quantity=quantity.count if quantity else None,
        part=True if quantity is not None and _partial(view, claim, quantity) else None,
        revises=True if _revises(view, claim, statement) else None,
        occurrences=occurrences,
        exclusive=read_exclusive(text, span, lang, knowledge),
        unique=_unique(
            view, claim, first or (when is not None and when.precision == "day"), occurrences, modality
        ),
        whole=True if _whole(view, claim) else None,
        when=when,
        covers=read_covers(text, span, lang, day, knowledge, statement.span),
        modality=modality,
        hedge=read_words(clause, meaning.hedges),
        distance=statement.distance or read_words(clause, meaning.distance),
        stance=statement.stance,
        denial=denial,
        about=read_about(clause, meaning, denial, _has_event(frame)),
        terms=_terms(view, claim, people),
    )


def _partial(view: View, claim: Claim, quantity: Quantity) -> bool:
    """ "of them 40", "one of those killed"."""
    if quantity.part_of_total or (claim.main is not None and claim.pieces[0][0] in view.hits("parts")):
        return True
    span = quantity.count.span
    at = claim.frame.at
    for phrase in claim.clause.phrases:
        among = phrase.prep is not None and view.words[phrase.prep].low in view.partitives
        if among and at is not None and phrase.lo <= at <= phrase.hi + 1:
            return True
    for phrase in view.phrases(claim.clause):
        if span is None or phrase.counted is None or phrase.head <= phrase.counted + 1:
            continue
        if not view.chars(phrase.counted, phrase.counted + 1).overlaps(span):
            continue
        between = view.words[phrase.counted + 1 : phrase.head]
        if any(w.low in view.partitives for w in between) and any(w.pos in ("DET", "PRON") for w in between):
            return True
        if view.cases and any(w.pos == "ADP" for w in between):
            return True
    return False


def _revises(view: View, claim: Claim, statement: Statement) -> bool:
    """ "corrected", "has risen to": in the claim itself or in the word that reports it."""
    lexicon = view.knowledge.lexicons.of(view.lang)
    words = lexicon.wording.revising if lexicon else ()
    if view.has("revising", claim.pieces):
        return True
    cue = statement.cue
    return bool(cue) and Clause(cue, Span(0, len(cue)), view.lang).holds(words)


def _whole(view: View, claim: Claim) -> bool:
    """All, every, the whole - not "in all" and other adverbs of amount."""
    found = view.hits("whole")
    return any(
        i in found and not (view.words[i].pos == "ADV" and view.words[i].has("determiners"))
        for lo, hi in claim.pieces
        for i in range(lo, hi)
    )


def _has_event(frame: Frame) -> bool:
    return frame.event is not None and frame.event.known and frame.event.id not in TALK


def _one_more(
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
        measure=_measure(view, quantity, claim) or base.measure, participants=people, occurrences=None,
        terms=_terms(view, claim, people), whole=None,
    )  # fmt: skip


def _main_quantity(view: View, claim: Claim, counted: list[Quantity]) -> Quantity | None:
    """The number that the claim gives: of the patient or the subject rather than of a circumstance."""
    if not counted:
        return None
    frame = claim.frame
    clause = frame.clause or claim.clause
    for phrase in (frame.patient, clause.object, clause.subject, clause.complement, claim.own):
        if phrase is None:
            continue
        span = view.chars(phrase.lo, max(phrase.hi, phrase.head + 1))
        inside = [q for q in counted if q.count.span is not None and span.overlaps(q.count.span)]
        if inside:
            return min(inside, key=lambda q: q.vague)
    return min(counted, key=lambda q: q.vague)


def _roles(namer: Namer, company: Company, view: View, frame: Frame) -> tuple[Ref | None, Ref | None]:
    """Agent and patient as references; pronouns stand for whom they point at."""
    found: list[Ref | None] = []
    for phrase in (frame.agent, frame.patient):
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


def _by_person(view: View, claim: Claim, company: Company, patient: Ref | None) -> Ref | None:
    """ "не знаю": a verb of the first person without a subject is the speaker's."""
    said = (claim.frame.clause or claim.clause).predicate
    if said is None or company.speaker is None or said.passive or said.impersonal:
        return None
    if view.words[said.finite].first("person") != "1" or view.words[said.finite].has("be"):
        return None
    return company.speaker if patient is None or patient.id != company.speaker.id else None


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


def _speaker_ref(statement: Statement) -> Ref | None:
    who = statement.speaker
    if who.kind in ("anonymous", "unknown") and not who.name:
        return None
    return Ref(
        who.id or normal_name(who.name, statement.lang), who.words or who.name, None, who.id is not None
    )


def _measure(view: View, quantity: Quantity | None, claim: Claim) -> str | None:
    """What the number counts: money and shares by unit, else by the counted noun or the event."""
    if quantity is None:
        return None
    unit = quantity.count.unit
    if unit:
        return "percent" if unit == "percent" else "money" if unit.isupper() and len(unit) == 3 else unit
    span = quantity.noun_span
    if span is not None:
        for i, (size, concept) in sorted(view.events.items()):
            where = view.chars(i, i + size)
            if where.overlaps(span) and view.links(concept).measure:
                return view.links(concept).measure
    event = claim.frame.event
    measure = view.links(event.id).measure if event else None
    if measure:
        return measure
    for lo, hi in claim.pieces:
        for i in range(lo, hi):
            hit = view.events.get(i)
            if hit and view.links(hit[1]).measure and claim.frame.nominal:
                return view.links(hit[1]).measure
    if span is not None:
        for i, (size, thing) in sorted(view.things.items()):
            if view.chars(i, i + size).overlaps(span):
                return thing
    return fold(quantity.nouns[0]) if quantity.nouns else None


def _terms(view: View, claim: Claim, people: Sequence[Ref]) -> tuple[str, ...]:
    """Content words in comparable form: concepts, known names, dictionary forms of the rest."""
    meaning = view.meaning
    stop = {
        *meaning.light, *meaning.auxiliaries, *meaning.determiners, *meaning.titles, *meaning.calendar,
        *meaning.reporting,
    }  # fmt: skip
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


def describe_text(
    text: str,
    *,
    lang: str | None = None,
    date: str | Date | None = None,
    speaker: str | None = None,
    outlet: str | None = None,
    knowledge: Knowledge,
) -> Statement:
    """A bare sentence as one statement with propositions.

    An attribution frame ("..., said X") is set aside: the words reported are the statement.  A given
    ``speaker`` names who said it; otherwise the frame's does.
    """
    from credtui.extract import extract

    language = lang or _language(text, knowledge)
    said = _moment(date)
    document = Document(
        id="text", version=hashlib.sha256(text.encode()).hexdigest(), path="", outlet=outlet or "",
        outlet_id=None, lang=language, text=text, published_at=said,
    )  # fmt: skip
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    who = _speaker(speaker, language, knowledge)
    found = extract(document, knowledge)
    best = max(found, key=lambda s: (s.span.end - s.span.start, -s.span.start), default=None)
    told = _told_with(best, found)
    long_enough = sum(s.span.end - s.span.start for s in told) * 2 >= whole.end - whole.start
    if best is not None and long_enough and not _of_another(best, speaker, knowledge):
        described: list[Statement] = []
        for one in told:
            one = replace(one, id="text", speaker=who if speaker else best.speaker)
            described.append(describe(one, document, knowledge, tuple(described)))
        claims = tuple(p for s in described for p in s.propositions)
        main = described[told.index(best)]
        return replace(main, propositions=claims, about=next((s.about for s in described if s.about), None))
    stance = best.stance if best is not None and best.stance in ("deny", "decline") else "assert"
    statement = Statement(
        "text", "text", whole, whole, whole.of(text), language, who, "indirect", stance, said_at=said
    )
    return describe(statement, document, knowledge)


def _told_with(best: Statement | None, found: Sequence[Statement]) -> list[Statement]:
    """The statement with the others of its speaker that lie beside it, in order of text."""
    if best is None:
        return []
    out = [best]
    for one in found:
        if one is not best and one.speaker.name == best.speaker.name and not any(
            one.span.overlaps(o.span) for o in out
        ):  # fmt: skip
            out.append(one)
    return sorted(out, key=lambda s: s.span)


def _of_another(framed: Statement, speaker: str | None, knowledge: Knowledge) -> bool:
    """True if the frame reports somebody other than the given speaker: then the frame is the statement.

    "X told me that P" said by Y claims that X said so; "I never said that P" is about the saying.
    """
    lexicon = knowledge.lexicons.of(framed.lang)
    words = framed.speaker.words
    if lexicon and words.lower() in lexicon.meaning.first_person:
        return True
    if not speaker or framed.speaker.kind in ("outlet", "agency"):
        return False
    named = sum(w[:1].isupper() for w in words.split()) >= 2
    return named and not same_name(framed.speaker.name, speaker)


def _language(text: str, knowledge: Knowledge) -> str:
    """By script and the letters that only one of the Cyrillic languages has."""
    low = text.lower()
    if not any("а" <= c <= "я" for c in low):
        return "en"
    return "uk" if any(c in low for c in "іїєґ") else "ru"


def _moment(value: str | Date | None) -> datetime | None:
    if isinstance(value, Date):
        return datetime(value.year, value.month, value.day)
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None


def _speaker(name: str | None, lang: str, knowledge: Knowledge) -> Speaker:
    if not name:
        return Speaker("", None, "unknown")
    if name.lower().startswith("anonymous"):
        return Speaker(name.partition(":")[2].strip() or name, None, "anonymous", name)
    index = name_index(knowledge.registry, knowledge.lexicons)
    source = index.find(name, "en") or index.find(name, lang)
    if source:
        return Speaker(knowledge.registry.name(source), source, knowledge.registry.sources[source].kind, name)
    return Speaker(name, None, "unknown", name)
