"""From a statement to its propositions: each claim with its facets, read from the text alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - the parameter is called date
from datetime import datetime

from credtui.facets.clause import Clause
from credtui.facets.covers import read_covers
from credtui.facets.events import TALK, Hit, concept_index, main_event
from credtui.facets.exclusive import read_exclusive, read_first
from credtui.facets.occurrences import read_occurrences
from credtui.facets.predicates import event_of
from credtui.facets.pronouns import Company
from credtui.facets.propositions import split
from credtui.facets.quantity import Quantity, quantities
from credtui.facets.roles import read_roles
from credtui.facets.sense import Sense
from credtui.facets.stance import read_about, read_denial, read_modality, read_polarity, read_words
from credtui.facets.when import read_when
from credtui.knowledge import Knowledge
from credtui.lexicon import ConceptLinks, Lexicon
from credtui.lexicon.meaning import Meaning
from credtui.model import Count, Document, Facets, Proposition, Ref, Span, Speaker, Statement
from credtui.registry.names import name_index, normal_name, same_name
from credtui.text.translit import fold


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
    spans = split(
        document.text, statement.span, statement.lang, lexicon.meaning, lexicon.language.abbreviations
    )
    said = statement.said_at or document.published_at
    day = said.date() if said else None
    made: list[Proposition] = []
    company = Company()
    for span in spans:
        facets = _facets(document.text, span, statement, lexicon, knowledge, day, company)
        made.append(Proposition(span, span.of(document.text), facets))
    kept = [p for p in made if _claims(p.facets)] or made[:1]
    kept = _carried(kept, earlier)
    about = statement.about or next((p.facets.about for p in kept if p.facets.about), None)
    return replace(statement, propositions=tuple(kept), about=about)


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
    text: str,
    span: Span,
    statement: Statement,
    lexicon: Lexicon,
    knowledge: Knowledge,
    day: Date | None,
    company: Company,
) -> Facets:
    lang, meaning = statement.lang, lexicon.meaning
    clause = Clause(text, span, lang)
    index = concept_index(knowledge.lexicons, lang)
    hits = index.hits(clause) if index else []
    event, word = _event(clause, hits, Sense(text, span, lang, knowledge), meaning)
    counted = [q for q in quantities(text, span, lang, knowledge) if not q.event and not q.duration]
    quantity = min(counted, key=lambda q: q.vague, default=None)
    occurrences = read_occurrences(text, span, lang, knowledge)
    roles = read_roles(
        clause, word, knowledge, meaning, frozenset(h.word for h in hits if not h.verbal), company
    )
    denial = read_denial(clause, meaning, statement.stance)
    links = knowledge.lexicons.concepts.concept
    link = links.get(event.id) if event else None
    first = read_first(text, span, lang, knowledge)
    when = read_when(text, span, lang, day, knowledge)
    dated = when is not None and when.precision == "day"
    unique = _unique(clause, word, first or dated, occurrences, link)
    speaker = _speaker_ref(statement) if clause.holds(meaning.first_person) else None
    people = (
        (*roles.participants, speaker)
        if speaker and speaker.id not in {r.id for r in roles.participants}
        else roles.participants
    )
    return Facets(
        polarity=read_polarity(clause, meaning, statement.stance),
        event=event,
        agent=roles.agent or (speaker if speaker and event else None),
        patient=roles.patient,
        participants=people,
        place=roles.place,
        measure=_measure(quantity, hits, event, knowledge, lexicon),
        quantity=quantity.count if quantity else None,
        occurrences=occurrences,
        exclusive=read_exclusive(text, span, lang, knowledge),
        unique=unique,
        whole=True if clause.holds(meaning.whole) else None,
        when=when,
        covers=read_covers(text, span, lang, day, knowledge, statement.span),
        modality=read_modality(clause, meaning, statement.stance, word),
        hedge=read_words(clause, meaning.hedges),
        distance=statement.distance or read_words(clause, meaning.distance),
        denial=denial,
        about=read_about(clause, meaning, denial, event is not None and event.known and event.id not in TALK),
        terms=_terms(clause, hits, people, lexicon),
    )


def _event(clause: Clause, hits: list[Hit], sense: Sense, meaning: Meaning) -> tuple[Ref | None, int | None]:
    """The event at the main predicate; the best concept of the clause where that one is not known."""
    found = event_of(sense, range(_main_clause(clause, meaning)))
    if found.ref is not None and found.ref.known and found.at is not None:
        start = sense.words.toks[found.at].start
        at = next((k for k, w in enumerate(clause.words) if w.token.start == start), None)
        return found.ref, at
    return main_event(clause, hits, frozenset(meaning.light))


def _main_clause(clause: Clause, meaning: Meaning) -> int:
    """How many words stand before the first relative clause; all of them where that leaves too little.

    ``X is one call, during which they spoke of Y``: what is told is the call, not the speaking.
    """
    for i in range(3, len(clause)):
        if clause.words[i - 1].token.text != ",":
            continue
        opening = clause.words[i : i + 3]
        if any(w.forms & set(meaning.relative) for w in opening[:1]) or any(
            opening[0].can_be("ADP") and w.forms & set(meaning.relative) for w in opening[1:]
        ):
            return i - 1
    return len(clause)


def _unique(
    clause: Clause,
    event: int | None,
    marked: bool | str | None,
    occurrences: Count | None,
    link: ConceptLinks | None,
) -> bool | None:
    """One definite event: marked so ("first", a day), of a kind that happens once, or told in the past.

    What two sides do together (contact, talks) goes on unless it is marked.
    """
    if link and link.repeatable is False:
        return True
    if marked and (occurrences is None or (occurrences.interval.hi or 0) == 1):
        return True
    if link and link.mutual:
        return False
    if occurrences is not None:
        return False if (occurrences.interval.lo or 0) > 1 else None
    if event is None:
        return None
    near = clause.words[max(0, event - 2) : event + 1]
    past = any(r.tense == "Past" and r.verb_form == "Fin" for w in near for r in w.readings[:2])
    return True if past else None


def _speaker_ref(statement: Statement) -> Ref | None:
    who = statement.speaker
    if who.kind in ("anonymous", "unknown") and not who.name:
        return None
    return Ref(
        who.id or normal_name(who.name, statement.lang), who.words or who.name, None, who.id is not None
    )


def _measure(
    quantity: Quantity | None, hits: list[Hit], event: Ref | None, knowledge: Knowledge, lexicon: Lexicon
) -> str | None:
    """What the number counts: money and shares by unit, else by concept, else by the counted noun."""
    if quantity is None:
        return None
    unit = quantity.count.unit
    if unit:
        return "percent" if unit == "percent" else "money" if unit.isupper() and len(unit) == 3 else unit
    links = knowledge.lexicons.concepts.concept
    nouns = set(quantity.nouns)
    for concept, entry in lexicon.concept.items():
        link = links.get(concept)
        if link and link.measure and any(w in nouns for w in entry.words):
            return link.measure
    ordered = [h.concept for h in hits if event and h.concept == event.id] + [h.concept for h in hits]
    for concept in ordered:
        link = links.get(concept)
        if link and link.measure:
            return link.measure
    return fold(quantity.nouns[0]) if quantity.nouns else None


def _terms(clause: Clause, hits: list[Hit], people: Sequence[Ref], lexicon: Lexicon) -> tuple[str, ...]:
    terms = {h.concept for h in hits} | {r.id for r in people if r.known}
    taken = {h.word + k for h in hits for k in range(h.length)}
    meaning = lexicon.meaning
    stop = {
        *meaning.light,
        *meaning.auxiliaries,
        *meaning.determiners,
        *meaning.titles,
        *meaning.calendar,
        *meaning.reporting,
    }
    for k, word in enumerate(clause.words):
        if k in taken or not word.readings or len(word.token.text) < 3 or word.forms & stop:
            continue
        if word.readings[0].pos in ("NOUN", "VERB", "ADJ", "X"):
            terms.add(fold(word.readings[0].lemma))
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
    best = max(
        extract(document, knowledge), key=lambda s: (s.span.end - s.span.start, -s.span.start), default=None
    )
    long_enough = best is not None and (best.span.end - best.span.start) * 5 >= (whole.end - whole.start) * 2
    if best is not None and long_enough and not _of_another(best, speaker, knowledge):
        statement = replace(best, id="text", speaker=who if speaker else best.speaker)
    else:
        stance = best.stance if best is not None and best.stance in ("deny", "decline") else "assert"
        statement = Statement(
            "text", "text", whole, whole, whole.of(text), language, who, "indirect", stance, said_at=said
        )
    return describe(statement, document, knowledge)


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
