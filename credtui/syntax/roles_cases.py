"""Roles where nouns have cases: the nominative that agrees, the accusative, the dative, the instrumental."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Clause, Parse, Phrase, Predicate, Word
from credtui.syntax.nominal import nominal

ALL = frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"})


def roles(parse: Parse, clause: Clause, grammar: Grammar) -> None:
    """Fills the roles of one clause."""
    said = clause.predicate
    if said is None:
        said = nominal(parse, clause)
        if said is None:
            return
    free = [p for p in clause.phrases if p.prep is None and p.role not in ("apposition", "predicate")]
    free = [p for p in free if not parse.words[p.head].has("utterance")]
    dated = [p for p in free if _time(parse, p, grammar)]
    free = [p for p in free if p not in dated]
    pronoun = _relative(parse, clause) or _asking(parse, clause)
    if pronoun is not None:
        free.insert(0, pronoun)
    if clause.kind == "participle":
        _of_participle(parse, clause, said)
    else:
        clause.subject = _subject(parse, said, free, pronoun, grammar, clause.phrases) or _subject(
            parse, said, [p for p in dated if p.counted is None and not p.of], None, grammar
        )
    if clause.subject is not None and _told_inside(parse, clause, said, clause.subject, grammar):
        clause.subject = None
    _pointing(parse, clause, said, free)
    rest = [p for p in free if p is not clause.subject and p is not clause.complement]
    _objects(parse, clause, said, rest, pronoun, grammar)
    if clause.complement is None:
        _complement(parse, clause, said, rest, grammar)
    for phrase, role in (
        (clause.subject, "subject"), (clause.object, "object"), (clause.receiver, "receiver"),
        (clause.doer, "doer"), (clause.complement, "predicate"),
    ):  # fmt: skip
        if phrase is not None and not phrase.role:
            phrase.role = role


def _pointing(parse: Parse, clause: Clause, said: Predicate, free: list[Phrase]) -> None:
    """ "это был разговор": the noun is said of what "это" points at."""
    subject = clause.subject
    if subject is None or not parse.words[said.head].has("be"):
        return
    this = next((p for p in free if parse.words[p.head].has("linkers") and p is not subject), None)
    if this is not None:
        clause.subject, clause.complement, subject.role = this, subject, "predicate"


def _told_inside(parse: Parse, clause: Clause, said: Predicate, subject: Phrase, grammar: Grammar) -> bool:
    """ "У мерії спростували твердження": nobody is named, and what could be a subject is what they deny."""
    words = parse.words
    verbs = {words[k].lemma for k in (said.head, *said.extra)}
    plural = words[said.finite].first("number") == "Plur"
    thing = subject.lo >= said.hi and words[subject.head].animate is False and "Acc" in subject.cases
    if not (plural and thing) or verbs.isdisjoint(grammar.cues):
        return False
    return any(
        p.prep is not None and p.head < said.lo and words[p.prep].low in grammar.inside
        for p in clause.phrases
    )


def _time(parse: Parse, phrase: Phrase, grammar: Grammar) -> bool:
    """ "минулого тижня", "весь день": when, not who."""
    word = parse.words[phrase.head]
    if word.pos == "NUM" and phrase.counted in (None, phrase.head) and word.text[:4].isdecimal():
        return True  # a bare year
    return word.lemma in grammar.calendar and phrase.cases != {"Nom"}


def _relative(parse: Parse, clause: Clause) -> Phrase | None:
    """The noun a relative clause is about, in the case of its pronoun."""
    if clause.kind != "relative" or clause.governor is None or clause.opener is None:
        return None
    word = parse.words[clause.opener]
    lo = clause.lo
    prepositional = any(parse.words[k].pos == "ADP" for k in range(lo, clause.opener))
    if prepositional:
        return None
    whose = parse.phrase_of(clause.governor)
    if whose is None:
        return None
    cases = word.cases or (frozenset({"Nom", "Acc"}) if word.has("complementisers") else frozenset())
    if not cases:
        return None
    bare = word.has("complementisers")  # "що", "что": one form for all
    number = whose.number if bare else word.first("number") or whose.number
    gender = whose.gender if bare else word.first("gender") or whose.gender
    return replace(whose, prep=None, cases=cases, number=number, gender=gender, role="")


def _asking(parse: Parse, clause: Clause) -> Phrase | None:
    """ "who said it", "what happened": the question word takes part in its own clause."""
    at = clause.opener
    if at is None or clause.kind not in ("question", "complement") or not parse.words[at].cases:
        return None
    word = parse.words[at]
    if clause.kind == "complement" and not (word.has("questions") and clause.lo == at):
        return None
    if clause.kind == "complement" and any(
        p.prep is None and "Nom" in (p.cases or ALL) for p in clause.phrases
    ):
        return None
    if any(parse.words[k].pos == "ADP" for k in range(clause.lo, at)):
        return None
    return Phrase(at, at + 1, at, cases=word.cases, number="Sing", gender=word.first("gender"))


def _of_participle(parse: Parse, clause: Clause, said: Predicate) -> None:
    whose = parse.phrase_of(clause.governor) if clause.governor is not None else None
    if whose is not None:
        clause.subject, clause.shared = whose, True


def _subject(
    parse: Parse, said: Predicate, free: list[Phrase], pronoun: Phrase | None, grammar: Grammar,
    phrases: Sequence[Phrase] = (),
) -> Phrase | None:  # fmt: skip
    if said.impersonal or said.kind in ("infinitive", "converb"):
        return None
    if said.absent or (said.negated and parse.words[said.head].has("be")):
        gone = next((p for p in free if "Gen" in p.cases and "Nom" not in p.cases), None)
        gone = gone or _taken_in(said, phrases)
        if gone is not None:
            return gone
    fits = [(p, _fit(parse, said, p, grammar.titles)) for p in free if "Nom" in (p.cases or ALL)]
    fits = [(p, s + 0.7 * (p is pronoun)) for p, s in fits if s > 0]
    if not fits:
        return next((p for p in free if _amount(parse, said, p)), None)
    top = max(s for _, s in fits)
    return next(p for p, s in fits if s == top)


def _taken_in(said: Predicate, phrases: Sequence[Phrase]) -> Phrase | None:
    """ "after the departure from the hall | of calls | there were none": the genitive that is not there."""
    for phrase in reversed(phrases):
        last = phrase.of[-1] if phrase.of else None
        if phrase.prep is None or last is None or phrase.head > said.head or last.cases != {"Gen"}:
            continue
        if last.number == "Plur" and last.lo == phrase.head + 1:
            phrase.of, phrase.hi = phrase.of[:-1], last.lo
            last.links, phrase.links = phrase.links, []
            return last
    return None


def _amount(parse: Parse, said: Predicate, phrase: Phrase) -> bool:
    """ "не меньше сорока пленных погибли": a counted genitive behind a word of more or less is a subject."""
    if phrase.counted is None or phrase.cases & {"Nom"} or "Gen" not in phrase.cases or not phrase.lo:
        return False
    verb, before = parse.words[said.finite], parse.words[phrase.lo - 1]
    several = verb.first("number") == "Plur" or verb.first("gender") == "Neut"
    return (
        before.pos == "ADV" and several and said.kind == "finite" and verb.first("person") not in ("1", "2")
    )


def _fit(parse: Parse, said: Predicate, phrase: Phrase, titles: frozenset[str]) -> float:
    """How well a phrase agrees with the predicate; 0 if it cannot be the subject."""
    verb = parse.words[said.finite]
    head = parse.words[phrase.head]
    score = 2.0 if phrase.cases == {"Nom"} else 1.0
    if head.pos == "PRON" and head.has("determiners"):
        score -= 0.6  # "the guards died all of them"
    if phrase.counted is not None and parse.words[phrase.counted].has("totals"):
        amount = parse.words[phrase.counted].first("number")
        if amount and verb.first("number") and amount != verb.first("number"):
            return 0
    person = verb.first("person")
    if head.low in ("я", "ми", "мы", "ти", "ты", "ви", "вы"):
        wanted = {"я": "1", "ми": "1", "мы": "1", "ти": "2", "ты": "2", "ви": "2", "вы": "2"}[head.low]
        if person and person != wanted:
            return 0
    elif person in ("1", "2") and verb.pos == "VERB" and not verb.has("be"):
        return 0
    number, gender = verb.values("number"), verb.values("gender")
    if said.kind == "nominal" and verb.pos not in ("ADJ", "VERB", "PRED"):
        return score + 0.2 * (phrase.head < said.lo)
    own = [r for r in head.readings if r.case == "Nom"]
    numbers = {r.number for r in own if r.number} or ({phrase.number} if phrase.number else set())
    genders = {r.gender for r in own if r.gender and r.number != "Plur"} or (
        {phrase.gender} if phrase.gender else set()
    )
    if phrase.conj:
        numbers |= {"Plur"}
    counted = phrase.counted is not None
    plural = numbers == {"Plur"} or bool(phrase.conj)
    if number and numbers and not counted:
        if numbers & number:
            score += 1
        else:
            return 0
    if counted and (number == {"Plur"} or gender == {"Neut"}):
        score += 1
    if not counted and not plural and gender and genders and number <= {"Sing"}:
        if genders & gender:
            score += 0.5
        else:
            loose = head.first("name") or head.text.isupper() or not any(r.known for r in head.readings)
            loose = loose or head.lemma in titles  # "глава" is a man or a woman
            loose = loose or (gender == {"Fem"} and any(r.animate for r in own))  # "врач сказала"
            return 0.2 if loose or (head.upper and phrase.lo > 0) else 0
    if phrase.head < said.lo:
        score += 0.2
    if head.pos == "PROPN" or head.animate:
        score += 0.1
    return score


def _objects(
    parse: Parse,
    clause: Clause,
    said: Predicate,
    rest: list[Phrase],
    pronoun: Phrase | None,
    grammar: Grammar,
) -> None:
    words, titles = parse.words, grammar.titles
    by = [p for p in rest if "Ins" in p.cases and not p.cases & {"Nom", "Acc"}]
    links = words[said.head].lemma in grammar.linking  # "вважається мером": what somebody is, no doer
    if said.passive or said.impersonal or (_reflexive(words[said.head]) and not links):
        clause.doer = next(
            (p for p in by if _acts(words[p.head])),
            by[0] if by and not _reflexive(words[said.head]) else None,
        )
        rest = [p for p in rest if p is not clause.doer]
    if clause.doer is None and (said.passive or said.impersonal):
        clause.doer = next(
            (p for p in clause.phrases if p.prep is not None and words[p.prep].has("doers")), None
        )
    dative = [p for p in rest if p.cases and p.cases <= {"Dat", "Loc"}]
    clause.receiver = dative[0] if dative else None
    rest = [p for p in rest if p is not clause.receiver and p not in by]
    accusative = [p for p in rest if "Acc" in (p.cases or ALL) and not _floats(words, p, clause.subject)]
    if (said.passive and not said.impersonal) or words[said.head].has("be"):
        accusative = []
    taken = clause.subject is not None or said.impersonal or said.kind in ("infinitive", "converb")
    sure = [
        p for p in accusative if taken or "Nom" not in (p.cases or ALL) or not _fit(parse, said, p, titles)
    ]
    if pronoun is not None and pronoun in sure:
        clause.object = pronoun
    elif sure:
        clause.object = sorted(sure, key=lambda p: (p.head < said.lo, abs(p.head - said.head)))[0]
    elif said.negated or _governs_genitive(words[said.head]):
        clause.object = next((p for p in rest if "Gen" in p.cases), None)
    if clause.object is None and clause.receiver is None:
        vague = [p for p in rest if "Dat" in p.cases]
        clause.receiver = vague[0] if vague else None


def _floats(words: list[Word], phrase: Phrase, subject: Phrase | None) -> bool:
    """ "the guards died all of them": a word of amount that goes with the subject."""
    word = words[phrase.head]
    if subject is None or not word.has("determiners") or phrase.lo != phrase.head:
        return False
    return "Nom" in phrase.cases and word.first("number") == "Plur"


def _reflexive(word: Word) -> bool:
    return word.lemma.endswith(("ся", "сь"))


def _governs_genitive(word: Word) -> bool:
    return word.lemma.endswith(("ся", "сь"))


def _acts(word: Word) -> bool:
    """Somebody or something that acts by itself: animate, a name, an institution's abbreviation."""
    return word.animate is True or word.pos == "PROPN" or word.upper


def _complement(parse: Parse, clause: Clause, said: Predicate, rest: list[Phrase], grammar: Grammar) -> None:
    """ "was a spokesman", "став міністром": the phrase that is said of the subject."""
    if not parse.words[said.head].has("be") and parse.words[said.head].lemma not in grammar.linking:
        return
    for phrase in rest:
        if phrase is clause.object or phrase is clause.receiver:
            continue
        if phrase is clause.subject or phrase is clause.doer:
            continue
        if phrase.cases == {"Ins"} or (
            ("Ins" in phrase.cases or "Nom" in phrase.cases) and phrase.head > said.lo
        ):
            clause.complement = phrase
            return
