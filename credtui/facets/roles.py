"""Who did what to whom, where: names and nouns round the predicate, by case or by order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from credtui.facets.clause import Clause, Word
from credtui.facets.events import concept_index
from credtui.facets.parts import roles_of
from credtui.facets.phrases import Namer, noun_phrases
from credtui.facets.predicates import Event, main_verb
from credtui.facets.pronouns import Company
from credtui.facets.sense import Sense
from credtui.knowledge import Knowledge
from credtui.lexicon.meaning import Meaning
from credtui.model import Ref, Span
from credtui.registry.names import name_index, normal_name
from credtui.registry.places import place_index


@dataclass(frozen=True, slots=True)
class Roles:
    """What a clause says of its participants."""

    agent: Ref | None
    patient: Ref | None
    participants: tuple[Ref, ...]
    place: Ref | None


@dataclass(frozen=True, slots=True)
class Named:
    """A name or noun with the words it spans."""

    ref: Ref
    first: int
    last: int
    proper: bool


def read_roles(
    clause: Clause,
    event: int | None,
    knowledge: Knowledge,
    meaning: Meaning,
    skip: frozenset[int],
    company: Company | None = None,
) -> Roles:
    """Roles of one clause; ``event`` is the predicate's word, ``skip`` words that are no participants.

    ``company`` are the participants of the clauses before it; those of this one are added.
    """
    proper, place = _proper(clause, knowledge, meaning)
    taken = {k for n in proper for k in range(n.first, n.last + 1)}
    index = concept_index(knowledge.lexicons, clause.lang, things=True)
    things = {h.word: h.concept for h in index.hits(clause)} if index else {}
    nouns = [n for n in _nouns(clause, meaning, taken | set(skip), things) if n.first != event]
    everyone = sorted([*proper, *nouns], key=lambda n: n.first)
    agent = patient = None
    if event is not None:
        agent, patient = (
            _by_case(clause, event, everyone)
            if _has_cases(clause)
            else _by_order(clause, event, everyone, meaning)
        )
    told = _parts(clause, event, knowledge, company or Company())
    place = told[2] or place
    if told[3]:
        agent, patient = told[0], told[1] or patient
    else:
        agent, patient = told[0] or agent, told[1] or patient
    if agent is not None and patient is not None and agent.id == patient.id:
        agent = told[0]
    members = [n.ref for n in sorted(proper, key=lambda n: n.first)]
    members += [r for r in (agent, patient) if r is not None and r not in members]
    return Roles(agent, patient, tuple(_once(members)), place)


def _parts(
    clause: Clause, event: int | None, knowledge: Knowledge, company: Company
) -> tuple[Ref | None, Ref | None, Ref | None, bool]:
    """(agent, patient, place, is the subject what it happened to), by the phrases round the predicate.

    A pronoun stands for the one participant before it that agrees with it, if there is one.
    """
    sense = Sense(clause.text, clause.span, clause.lang, knowledge)
    tokens = range(len(sense.words))
    at = None
    if event is not None:
        start = clause.words[event].token.start
        at = next((i for i in tokens if sense.words.toks[i].start >= start), None)
    verb = at if at is not None and sense.verb(at) else main_verb(sense, tokens)
    concept = sense.concepts[at][1] if at is not None and at in sense.concepts else None
    event_ref = Ref(concept, "", None, True) if concept else None
    told = Event(event_ref, at, verb)
    parts = roles_of(sense, noun_phrases(sense, tokens, at, verb), told, tokens)
    namer = Namer(sense, clause.span)
    pronouns = {*sense.hits("third_person"), *sense.hits("first_person")}
    agent, patient = (
        None if p is None else company.whom(sense, p) if p.head in pronouns else namer.ref(p)
        for p in (parts.agent, parts.patient)
    )
    for phrase, ref in ((parts.agent, agent), (parts.patient, patient)):
        if phrase is not None and ref is not None and phrase.head not in pronouns:
            company.add(sense, phrase, ref)
    place = namer.ref(parts.place, place=True) if parts.place else None
    return agent, patient, place, bool(concept) and sense.links(concept or "").theme


def _once(refs: list[Ref]) -> list[Ref]:
    seen: set[str] = set()
    return [r for r in refs if not (r.id in seen or seen.add(r.id))]  # type: ignore[func-returns-value]


def _proper(clause: Clause, knowledge: Knowledge, meaning: Meaning) -> tuple[list[Named], Ref | None]:
    text = clause.span.of(clause.text)
    shift = clause.span.start
    found: list[Named] = []
    taken: set[int] = set()
    place: Ref | None = None
    for span, source in name_index(knowledge.registry, knowledge.lexicons).mentions(text, clause.lang):
        words = _cover(clause, span, shift)
        if words and _name_like(span.of(text)) and not taken & set(range(words[0], words[1] + 1)):
            found.append(_named(clause, words, source, True))
            taken |= set(range(words[0], words[1] + 1))
    for span, place_id in place_index(knowledge.lexicons).mentions(text, clause.lang):
        words = _cover(clause, span, shift)
        if not words or not _name_like(span.of(text)) or taken & set(range(words[0], words[1] + 1)):
            continue
        taken |= set(range(words[0], words[1] + 1))
        named = _named(clause, words, place_id, True)
        if words[0] and clause.words[words[0] - 1].token.lower in meaning.locative:
            place = place or named.ref
        else:
            found.append(named)
    found += _capitalised(clause, taken, meaning)
    return found, place or _unknown_place(clause, found, meaning)


def _name_like(words: str) -> bool:
    """A capital, and four letters or capitals throughout: "US", not "us", "Us" or "The"."""
    return words[:1].isupper() and (len(words) >= 4 or (words.isupper() and len(words) >= 2))


def _cover(clause: Clause, span: Span, shift: int) -> tuple[int, int] | None:
    inside = [
        k
        for k, w in enumerate(clause.words)
        if w.token.start >= span.start + shift and w.token.end <= span.end + shift
    ]
    return (inside[0], inside[-1]) if inside else None


def _named(clause: Clause, words: tuple[int, int], ref_id: str, known: bool) -> Named:
    span = clause.span_of(*words)
    return Named(Ref(ref_id, span.of(clause.text), span, known), words[0], words[1], True)


def _capitalised(clause: Clause, taken: set[int], meaning: Meaning) -> list[Named]:
    out = []
    i = 0
    while i < len(clause):
        word = clause.words[i]
        start = i == 0 or clause.words[i - 1].token.text in '.!?«“"—–'
        common = start and any(r.known and not r.name for r in word.readings)
        if (
            i in taken
            or not word.upper
            or word.token.kind != "word"
            or common
            or word.forms & set(meaning.calendar)
        ):
            i += 1
            continue
        last = i
        while last + 1 < len(clause) and last + 1 not in taken and clause.words[last + 1].upper:
            last += 1
        span = clause.span_of(i, last)
        key = normal_name(span.of(clause.text), clause.lang)
        if key and not word.forms & set(meaning.first_person):
            out.append(_named(clause, (i, last), key, False))
        i = last + 1
    return out


def _unknown_place(clause: Clause, found: list[Named], meaning: Meaning) -> Ref | None:
    """A name after a preposition of place, in a case of place where there are cases."""
    for named in found:
        if named.ref.known or not named.first:
            continue
        if clause.words[named.first - 1].token.lower in meaning.locative[:3]:
            return named.ref
    return None


def _nouns(clause: Clause, meaning: Meaning, taken: set[int], things: Mapping[int, str]) -> list[Named]:
    """Common nouns; those of a thing concept have one id in every language, but name nobody."""
    stop = {
        *meaning.calendar,
        *meaning.titles,
        *meaning.reports,
        *meaning.third_person,
        *meaning.first_person,
    }
    stop |= {*meaning.determiners, *meaning.negators, *meaning.negative_quantifiers, *meaning.that}
    out = []
    for k, word in enumerate(clause.words):
        if k in taken or word.token.kind != "word" or word.forms & stop or not _is_noun(clause, k):
            continue
        key = things.get(k) or normal_name(word.token.text, clause.lang)
        if key:
            span = Span(word.token.start, word.token.end)
            out.append(Named(Ref(key, word.token.text, span, False), k, k, False))
    return out


def _is_noun(clause: Clause, k: int) -> bool:
    word = clause.words[k]
    if not word.readings:
        return False
    if word.can_be("ADP") or word.can_be("PRON") or word.can_be("CCONJ"):
        return False
    if _has_cases(clause):
        return word.readings[0].pos == "NOUN" and len(word.token.text) > 2
    if not word.can_be("NOUN"):
        return False
    nxt = clause.words[k + 1] if k + 1 < len(clause) else None
    return not (nxt is not None and nxt.can_be("NOUN") and not nxt.can_be("VERB"))


def _has_cases(clause: Clause) -> bool:
    return any(r.case for w in clause.words for r in w.readings)


def _cases(word: Word) -> set[str]:
    return {r.case for r in word.readings if r.case and r.pos in ("NOUN", "PRON", "ADJ")}


def _by_case(clause: Clause, event: int, everyone: list[Named]) -> tuple[Ref | None, Ref | None]:
    passive = any(r.voice == "Pass" for r in clause.words[event].readings)
    agent: Named | None = None
    patient: Named | None = None
    for named in everyone:
        preposition = (
            named.first > 0
            and clause.words[named.first - 1].can_be("ADP")
            and not clause.words[named.first - 1].can_be("NOUN")
        )
        cases = _cases(clause.words[named.first]) or _cases(clause.words[named.last])
        if preposition:
            continue
        if (
            "Nom" in cases
            and agent is None
            and not (cases & {"Acc"} and named.first > event and not named.proper)
        ):
            agent = named
        elif (
            cases & {"Acc", "Gen", "Dat"}
            and patient is None
            and named is not agent
            and named.first > event - 3
        ) or (passive and "Ins" in cases and patient is None):
            patient = named
    if passive:
        agent, patient = patient, agent
    return (agent.ref if agent else None), (patient.ref if patient else None)


def _by_order(
    clause: Clause, event: int, everyone: list[Named], meaning: Meaning
) -> tuple[Ref | None, Ref | None]:
    before = [n for n in everyone if n.last < event and not _after_preposition(clause, n, meaning)]
    after = [n for n in everyone if n.first > event]
    passive = any(r.verb_form == "Part" for r in clause.words[event].readings) and any(
        clause.words[k].forms & {"be"} for k in range(max(0, event - 3), event)
    )
    subject = before[0] if before else None
    if passive:
        by = next(
            (
                n
                for n in after
                if clause.words[n.first - 1].token.lower in meaning.doers
                or (n.first > 1 and clause.words[n.first - 2].token.lower in meaning.doers)
            ),
            None,
        )
        return (by.ref if by else None), (subject.ref if subject else None)
    goal = next(iter(after), None)
    return (subject.ref if subject else None), (goal.ref if goal else None)


def _after_preposition(clause: Clause, named: Named, meaning: Meaning) -> bool:
    for back in (1, 2):
        k = named.first - back
        if k >= 0 and clause.words[k].token.lower in (
            *meaning.locative,
            *meaning.linking,
            *meaning.companions,
        ):
            return True
    return False
