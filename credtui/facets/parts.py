"""Who did it and to whom, by case and voice (inflected languages) or by order and by/of (English)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credtui.facets.phrases import Phrase
from credtui.facets.predicates import Event
from credtui.facets.sense import Sense


@dataclass(frozen=True, slots=True)
class Parts:
    """Phrases of the doer, of what it was done to, and of the place; None if the clause does not say."""

    agent: Phrase | None = None
    patient: Phrase | None = None
    place: Phrase | None = None


def _usable(sense: Sense, phrase: Phrase) -> bool:
    head = phrase.head
    if head in sense.hits("calendar") or sense.words.toks[head].kind == "number":
        return False
    if head in sense.hits("negative_quantifiers") or head in sense.hits("determiners"):
        return False
    top = sense.top(head)
    if top is not None and top.pos in ("NUM", "ADP", "ADV"):
        return False
    form = sense.words.form(head)
    return len(form) > 1 or sense.capital(head)


def roles_of(sense: Sense, phrases: Sequence[Phrase], event: Event, tokens: Sequence[int]) -> Parts:
    """The roles of one clause; what the clause leaves open stays None."""
    usable = [p for p in phrases if _usable(sense, p)]
    place = _place(sense, usable)
    rest = [p for p in usable if p is not place and p.head != event.at]
    subject, thing, other = (
        _by_case(sense, rest, event) if sense.inflected else _by_order(sense, rest, event, tokens)
    )
    links = sense.links(event.ref.id) if event.ref else sense.links("")
    agent, patient = subject, thing
    if _passive(sense, event, tokens):
        agent, patient = other, subject or thing
    elif links.mutual:
        agent, patient = subject, other or thing
    elif links.theme and thing is None:
        agent, patient = None, subject
    return Parts(agent, patient, place)


def _passive(sense: Sense, event: Event, tokens: Sequence[int]) -> bool:
    if event.verb is None:
        return False
    verb = event.verb
    if sense.inflected:
        top = sense.top(verb)
        if top is None:
            return False
        return (top.verb_form == "Part" and top.voice != "Act") or (
            top.verb_form == "Fin"
            and top.number is None
            and top.gender is None
            and top.person is None
            and top.tense == "Past"
        )
    before = [i for i in tokens if i < verb][-4:]
    return (
        sense.participle(verb)
        and any("be" in sense.words.keys(i) or "get" in sense.words.keys(i) for i in before)
        and not any("have" in sense.words.keys(i) for i in before[-1:])
    )


def _by_case(
    sense: Sense, phrases: Sequence[Phrase], event: Event
) -> tuple[Phrase | None, Phrase | None, Phrase | None]:
    """(subject, object, instrumental doer or other side)."""
    bare = [p for p in phrases if p.prep is None]
    anchor = event.verb if event.verb is not None else (event.at if event.at is not None else 0)
    subjects = [p for p in bare if "Nom" in p.cases or not p.cases]
    subject = max(subjects, key=lambda p: _subject_rank(sense, p, anchor), default=None)
    if subject is not None and subject.joined:
        subject = _first_of_joined(bare, subject)
    objects = [p for p in bare if p is not subject and "Acc" in p.cases]
    if not objects:
        objects = [p for p in bare if p is not subject and "Gen" in p.cases]
    thing = objects[0] if objects else None
    if thing is None and subject is not None and subject.lo > anchor and _impersonal(sense, event):
        subject, thing = None, subject
    others = [p for p in phrases if p.prep and _prep_in(sense, p, "companions") and "Ins" in p.cases]
    others += [p for p in bare if p is not subject and p is not thing and ("Dat" in p.cases)]
    doers = [p for p in bare if p is not subject and p is not thing and "Ins" in p.cases]
    if _passive(sense, event, ()):
        others = doers
    if not others and subject is not None:
        others = [p for p in phrases if p.joined and p.lo > subject.lo][:1]
    return subject, thing, others[0] if others else None


def _first_of_joined(phrases: Sequence[Phrase], last: Phrase) -> Phrase:
    """Of "A and B" the one that comes first, if it can be a subject too."""
    before = [p for p in phrases if p.lo < last.lo]
    first = before[-1] if before else None
    return first if first is not None and first.hi + 1 == last.lo and first.cases & {"Nom"} else last


def _impersonal(sense: Sense, event: Event) -> bool:
    if event.verb is None:
        return False
    top = sense.top(event.verb)
    return top is not None and top.number == "Plur" and top.verb_form == "Fin"


def _subject_rank(sense: Sense, phrase: Phrase, anchor: int) -> tuple[int, int, int, int]:
    """Agreement with the verb first, then a form that can be nothing but a subject, then what can act."""
    sure = int("Acc" not in phrase.cases and bool(phrase.cases))
    named = sense.capital(phrase.head) and phrase.head > 0
    animate = int(named or any(r.animate for r in sense.readings(phrase.head)[:1]))
    return (
        _agrees(sense, phrase, anchor),
        2 * sure + animate,
        int(phrase.lo < anchor),
        -abs(phrase.head - anchor),
    )


def _agrees(sense: Sense, phrase: Phrase, anchor: int) -> int:
    """1 unless the verb's gender or number is one that the noun cannot have (names aside)."""
    verb = sense.top(anchor) if anchor < len(sense.words) else None
    nouns = [r for r in sense.readings(phrase.head) if r.case == "Nom" and r.known]
    if verb is None or verb.pos != "VERB" or not nouns or phrase.lo != phrase.head:
        return 1
    if verb.number == "Plur" and not phrase.joined:
        return int(any(r.number == "Plur" for r in nouns) or sense.capital(phrase.head))
    if verb.number == "Sing" and verb.gender:
        return int(any(r.number == "Sing" and r.gender == verb.gender for r in nouns))
    return 1


def _prep_in(sense: Sense, phrase: Phrase, name: str) -> bool:
    words: tuple[str, ...] = getattr(sense.meaning, name)
    return phrase.prep in words


def _by_order(
    sense: Sense, phrases: Sequence[Phrase], event: Event, tokens: Sequence[int]
) -> tuple[Phrase | None, Phrase | None, Phrase | None]:
    """(subject, object, by-doer or other side): subject before the verb, object right after it."""
    anchor = event.verb
    if anchor is None:
        anchor = event.at if event.at is not None else (tokens[-1] + 1 if tokens else 0)
    subjects = [p for p in phrases if p.lo < anchor and p.prep is None]
    objects = [p for p in phrases if p.lo > anchor and p.prep is None and not p.joined]
    others = [p for p in phrases if _prep_in(sense, p, "doers")] or [
        p for p in phrases if _prep_in(sense, p, "companions")
    ]
    subject = subjects[0] if subjects else None
    if not others and subject is not None:
        others = [p for p in phrases if p.joined and subject.lo < p.lo < anchor][:1]
    return subject, objects[0] if objects else None, others[0] if others else None


def _place(sense: Sense, phrases: Sequence[Phrase]) -> Phrase | None:
    """A phrase after a preposition of place: a capitalised one before any other."""
    found = [p for p in phrases if p.prep and _prep_in(sense, p, "locative") and not _person(sense, p)]
    if sense.inflected:
        found = [
            p
            for p in found
            if not (_prep_in(sense, p, "companions") and "Ins" in p.cases and "Gen" not in p.cases)
        ]
    named = [p for p in found if any(sense.capital(i) for i in range(p.lo, p.hi))]
    inside = [p for p in found if not sense.inflected or p.cases & {"Loc", "Ins"}]
    return next(iter(named or inside), None)


def _person(sense: Sense, phrase: Phrase) -> bool:
    return any(r.name in ("Sur", "Giv", "Pat") for r in sense.readings(phrase.head)[:1])
