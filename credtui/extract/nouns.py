"""Nouns of speech with their clause: "the mayor's claim that ...", "обіцянка мера закрити ..."."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.extract.cues import Cue
from credtui.extract.found import Found, kind_of, outer_range, ranges, trimmed
from credtui.extract.mentions import Mention, extent, speaker_of
from credtui.extract.sentence import Sentence, Words, first_word
from credtui.lexicon.attribution import SpeechNouns
from credtui.syntax import Clause, Phrase

_CLAUSES = ("complement", "relative")
_DEEPEST = 6
_BETWEEN = 3
"""Phrases between the noun and its clause, at most: its owner, a day, "про те"."""


@dataclass(frozen=True, slots=True)
class Told:
    """A noun of speech and the words it reports."""

    noun: Phrase
    head: int
    """The noun itself; behind it may stand a day ("his claim Monday")."""
    group: SpeechNouns
    clause: Clause
    """The reported clause."""
    home: Clause
    """The clause that the noun stands in."""


def told_by_nouns(sentence: Sentence) -> list[Told]:
    """Every noun of speech of the sentence that has a clause or an infinitive of its own."""
    groups = sentence.page.words.speech_nouns
    if not groups:
        return []
    out: list[Told] = []
    for clause in sentence.parse.clauses:
        home = sentence.clause(clause.parent)
        if home is None or not _reported(sentence, clause):
            continue
        what = "infinitive" if clause.kind == "infinitive" else "clause"
        listed = [g for g in groups.values() if what in g.takes]
        for noun in _nouns_before(sentence, home, clause):
            head = _noun(sentence, noun, listed)
            lemmas = sentence.lemmas(head)
            group = next((g for g in listed if lemmas & set(g.lemmas)), None)
            if group is not None:
                out.append(Told(noun, head, group, clause, home))
                break
    return out


def _noun(sentence: Sentence, phrase: Phrase, groups: list[SpeechNouns]) -> int:
    """The head of a phrase, a day or month at its end left out."""
    at = phrase.head
    calendar = sentence.page.grammar.calendar - {e for g in groups for e in g.lemmas}
    while at > phrase.lo and sentence.words[at].lemma in calendar:
        at -= 1
    return at


def _reported(sentence: Sentence, clause: Clause) -> bool:
    """A clause that can be what a noun reports: it has a subject of its own, or is an infinitive."""
    if clause.kind == "infinitive":
        return clause.predicate is not None
    if clause.kind not in _CLAUSES or clause.opener is None or clause.predicate is None:
        return False
    if not sentence.words[clause.opener].has("complementisers"):
        return False
    subject = clause.subject
    if clause.kind == "relative":  # "the claim that X made": the noun is what the clause lacks
        repeats = sentence.every_lemma(clause.predicate.head) & set(sentence.page.words.utters)
        return subject is not None and subject in clause.phrases and not repeats
    return True


def _nouns_before(sentence: Sentence, home: Clause, clause: Clause) -> list[Phrase]:
    """The phrases right before a clause, the nearest first; behind "is", the subject too."""
    at = clause.lo
    while at > 0 and sentence.mark(at - 1) in (",", "–", "—") and sentence.mark(at - 1):
        at -= 1
    out: list[Phrase] = []
    said = home.predicate
    if said is not None and said.hi == at and home.subject is not None and clause.kind == "complement":
        linking = sentence.words[said.head].has("be") and clause.governor == said.head
        return [home.subject] if linking else []
    for phrase in sorted(home.phrases, key=lambda p: -p.lo):
        end = max(p.hi for p in phrase.every())
        if end > at:
            continue
        if end != at or len(out) > _BETWEEN:
            break
        out.append(phrase)
        at = first_word(phrase)
    return out


def noun_reports(sentence: Sentence, nouns: list[Told], taken: set[int]) -> list[Found]:
    """What nouns of speech report; ``taken`` are first words of contents that cues report."""
    out: list[Found] = []
    for told in nouns:
        if told.clause.lo in taken:
            continue
        owner = _owner(sentence, told)
        if owner is None:
            continue
        cue, who = owner
        lo, hi = sentence.extent(told.clause.number)
        if told.clause.kind == "infinitive":
            hi = _infinitive_end(sentence, told, hi)
        if told.group.keeps_noun:
            lo = told.head
        words = trimmed(sentence, (lo, hi))
        speaker, stands_for = ranges(sentence, who)
        if words is None or speaker is None:
            continue
        outer = outer_range(sentence, words)
        out.append(
            Found(
                outer, kind_of(sentence.page, outer), told.group.stance, speaker, sentence.chars(*cue),
                stands_for, attitude=told.group.attitude,
            )
        )  # fmt: skip
    return out


def _infinitive_end(sentence: Sentence, told: Told, end: int) -> int:
    """One past the words that hang on an infinitive: the parse gives them to the clause round it."""
    home, said = told.home, told.home.predicate
    stop = said.lo if said is not None and said.lo >= end else len(sentence.words)
    for _ in range(_DEEPEST):
        behind = [max(p.hi for p in q.every()) for q in home.phrases if first_word(q) == end]
        behind += [
            sentence.extent(c.number)[1]
            for c in sentence.children(home.number)
            if c.lo == end and c.kind in ("infinitive", "converb", "participle")
        ]
        reached = [b for b in behind if end < b <= stop]
        if not reached:
            break
        end = max(reached)
    return end


def _owner(sentence: Sentence, told: Told) -> tuple[Words, Mention] | None:
    """The cue and whoever says what the noun reports; None if nobody is named."""
    noun, head = told.noun, told.head
    cue = (head, head + 1)
    own = [k for k in range(noun.lo, head) if sentence.words[k].has("possessives")]
    own = [k for k in own if not any(p.lo <= k < p.hi and p.head != k for p in noun.of)]
    named = [p for p in noun.of if p.head != head and p.head not in own]
    if own or not named:
        forth = _brought_forth(sentence, told)
        if forth is not None:
            return forth
    if own:
        return cue, Mention((own[0], own[0] + 1))
    for other in named:
        limit = head if other.head < head else told.clause.lo
        return cue, Mention(extent(sentence, other, limit))
    for link in (*noun.links, *told.home.phrases):
        if link.prep is None or first_word(link) < noun.hi or link.hi > told.clause.lo:
            continue
        whose = _whose(sentence, link)
        if whose is not None:
            return cue, Mention(extent(sentence, whose, told.clause.lo))
    return None


def _whose(sentence: Sentence, link: Phrase) -> Phrase | None:
    """The owner behind "from", "by" or, of two words, "з боку"; None behind another preposition."""
    assert link.prep is not None
    owners = sentence.page.words.owners
    size = max(sentence.words[link.prep].size, 1)
    if " ".join(sentence.low(k) for k in range(link.prep, link.prep + size)) in owners:
        return link
    if link.of and f"{sentence.low(link.prep)} {sentence.low(link.head)}" in owners:
        return link.of[0]
    return None


def _brought_forth(sentence: Sentence, told: Told) -> tuple[Words, Mention] | None:
    """ "Vell repeated a promise to ...": the subject of a verb that brings the noun forth."""
    said = told.home.predicate
    if said is None or told.noun.lo < said.hi or said.passive:
        return None
    if not sentence.every_lemma(said.head) & set(sentence.page.words.utters):
        return None
    who = speaker_of(sentence, Cue(told.home, said.head, said.lo, said.hi, ()))
    return ((said.lo, told.noun.hi), who) if who is not None else None
