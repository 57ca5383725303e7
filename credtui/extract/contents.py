"""What a cue reports: the words of its sentence that are the content, by construction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from credtui.extract.cues import Cue
from credtui.extract.reputed import clause_of_nobody
from credtui.extract.sentence import Sentence, Words, first_word
from credtui.lexicon.numbers import Numbers
from credtui.syntax import Clause, Phrase

_CONTENT = ("complement", "question")
_SHORT = 4
"""An inserted attribution of at most so many words has no circumstances of its own."""
_DATELINE = 8
"""Words of a dateline, at most."""
_OBJECT_NEAR = 4
"""Words that may stand between a cue and its object: adverbs, whom it is told."""


@dataclass(frozen=True, slots=True)
class Content:
    """A content and the construction (a word of ``CueGroup.takes``) by which it hangs on its cue."""

    words: Words
    what: str
    hole: Words | None = None
    """An inserted attribution inside ``words``."""


def content_of(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    """What the cue reports, or None."""
    if cue.withheld:
        return _withheld(sentence, cue)
    near = [c for find in (_clause, _infinitive) if (c := find(sentence, cue, cues)) is not None]
    if near:
        return min(near, key=lambda c: c.words[0])
    said_of = clause_of_nobody(sentence, cue)
    if said_of is not None:
        return Content(*said_of)
    for find in (_colon, _inserted, _object, _reason, _about):
        found = find(sentence, cue, cues)
        if found is not None:
            return found
    return None


def _end(sentence: Sentence, clause: Clause) -> int:
    return sentence.extent(clause.number)[1]


@lru_cache(maxsize=16)
def _bounds(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.lower().split()) for p in phrases), key=lambda p: (-len(p), p)))


def _bounding(numbers: Numbers) -> tuple[tuple[str, ...], ...]:
    """What stands before a number and bounds it, the longest phrase first."""
    return _bounds(
        (
            *numbers.at_least, *numbers.more_than, *numbers.at_most, *numbers.less_than, *numbers.about,
            *numbers.up_to,
        )
    )  # fmt: skip


# ------------------------------------------------------------------ that-clauses and bare clauses
def _clause(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    bare_ok, that_ok = cue.takes("bare"), cue.takes("clause")
    if not (bare_ok or that_ok):
        return None
    inside = [
        c
        for c in sentence.children(cue.clause.number)
        if c.kind in _CONTENT
        and c.lo > cue.verb
        and c.governor in (cue.verb, None, cue.clause.predicate.head)  # type: ignore[union-attr]
    ] or _behind_aside(sentence, cue, cues)
    if not inside:
        return None
    inside.sort(key=lambda c: c.lo)
    first = inside[0]
    opened = first.opener is not None
    if not (that_ok if opened else bare_ok and not cue.passive):
        return None
    if not opened and sentence.page.grammar.cases and not _reported_marks(sentence, first):
        return None
    end = _end(sentence, first)
    for other in inside[1:]:
        linked = other.joined is not None or sentence.words[other.lo].pos == "CCONJ"
        near = other.lo <= end + 1 or sentence.mark(other.lo - 1) == ","
        anew = _speaks_anew(sentence, other, cues) and not _disagrees(sentence, cue, other)
        if not (linked or near) or anew:
            break
        end = max(end, _end(sentence, other))
    end = min([end, *(c.clause.lo for c in cues if _carries_all(sentence, c, cue, end))])
    what = "reputed" if cue.passive and cue.takes("reputed") else "clause" if opened else "bare"
    return Content((_opening(sentence, first), end), what)


def _carries_all(sentence: Sentence, other: Cue, cue: Cue, end: int) -> bool:
    """ "X said that A, writes Y": at its end a report names who carried it."""
    lo, hi = sentence.extent(other.clause.number)
    closing = other.clause.kind == "insertion" and cue.verb < lo < end <= hi
    return closing and other.takes("bare") and sentence.mark(lo - 1) in (",", "–", "—")


def _behind_aside(sentence: Sentence, cue: Cue, cues: list[Cue]) -> list[Clause]:
    """ "reported, citing two engineers, that ...": the clause behind a converb that has its own object."""
    for aside in sentence.children(cue.clause.number):
        if aside.kind != "converb" or aside.object is None or aside.lo < cue.verb:
            continue
        if sentence.mark(aside.lo - 1) != "," or any(c.clause is aside and c.takes("clause") for c in cues):
            continue
        told = [c for c in sentence.children(aside.number) if c.kind in _CONTENT and c.opener is not None]
        return [c for c in told if sentence.mark(c.lo - 1) == ","]
    return []


def _opening(sentence: Sentence, clause: Clause) -> int:
    """First word of a reported clause with what bounds a number at its start ("at least 40 boats")."""
    start = clause.lo
    if sentence.words[start].kind != "number" and not sentence.words[start].has("numerals"):
        return start
    for bound in _bounding(sentence.page.lexicon.numbers):
        if tuple(sentence.low(k) for k in range(start - len(bound), start)) == bound:
            return start - len(bound)
    return start


def _reported_marks(sentence: Sentence, clause: Clause) -> bool:
    """A clause without its opener is reported only behind a colon where commas set clauses off."""
    return sentence.mark(clause.lo - 1) == ":"


def _speaks_anew(sentence: Sentence, clause: Clause, cues: list[Cue]) -> bool:
    """The joined clause is a cue with a content of its own: another report, not more of this one."""
    return any(
        c.clause is clause
        and (_has_content(sentence, c) or (c.takes("infinitive") and c.groups[0].keeps_cue))
        for c in cues
    )


def _disagrees(sentence: Sentence, cue: Cue, clause: Clause) -> bool:
    """ "The papers wrote that X spoke and noted ...": the second verb's number is not the cue's."""
    theirs = sentence.words[clause.predicate.finite].first("number") if clause.predicate else None
    ours = sentence.words[cue.clause.predicate.finite].first("number") if cue.clause.predicate else None
    return theirs is not None and ours is not None and theirs != ours


def _has_content(sentence: Sentence, cue: Cue) -> bool:
    return any(c.kind in _CONTENT and c.lo > cue.verb for c in sentence.children(cue.clause.number))


# ------------------------------------------------------------------ infinitives
def _infinitive(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    if not cue.takes("infinitive"):
        return None
    inside = [c for c in sentence.children(cue.clause.number) if c.kind == "infinitive"]
    inside.sort(key=lambda c: c.lo)
    first = next((c for c in inside if c.governor == cue.verb and c.predicate is not None), None)
    if first is None:
        return None
    start, end = sentence.extent(first.number)
    if cue.group("infinitive").keeps_cue:
        begin = cue.lo if first.lo > cue.verb else min(start, _turned_start(sentence, cue))
        begin = min([begin, *(c.lo for c in _asked_first(sentence, cue))])
        reason = [_end(sentence, c) for c in _pleas(sentence, cue)]
        return Content((begin, max([_told_end(sentence, cue, start, end), cue.hi, *reason])), "infinitive")
    if first.lo < cue.verb:
        return None
    # "urged the mayor not to widen | the war": an object right behind the infinitive is its own
    own = [p for p in cue.clause.phrases if p.prep is None and p.lo == end and p is not cue.clause.subject]
    if own and sentence.page.grammar.cases:
        end = max(p.hi for p in own[0].every())
    start = first.lo
    subject = cue.clause.subject
    if (
        subject is not None
        and first.lo < subject.lo < end
        and subject in (*cue.clause.phrases, *first.phrases)
    ):
        end = subject.lo  # "urged to wait the harbour office": who urged stands last
        return Content((start, end), "infinitive")
    while start > cue.hi and sentence.words[start - 1].pos in ("ADV", "PART"):
        start -= 1
    if sentence.page.ordered:
        start = _asked_start(sentence, cue, start)
    return Content((start, _told_end(sentence, cue, start, end)), "infinitive")


def _asked_start(sentence: Sentence, cue: Cue, start: int) -> int:
    """ "urged the town to wait": where order tells the roles, who shall do it is part of what is asked."""
    asked = next(
        (p for p in cue.clause.phrases if first_word(p) == cue.hi and p is not cue.clause.subject), None
    )
    if asked is None or max(p.hi for p in asked.every()) != start:
        return start
    return asked.lo


def _asked_first(sentence: Sentence, cue: Cue) -> list[Clause]:
    """ "Who stood there, he would not say": the question that is left open, before the verb."""
    return [
        c
        for c in sentence.children(cue.clause.number)
        if c.lo < cue.lo
        and c.governor == cue.verb
        and c.opener is not None
        and c.kind in ("relative", "question")
    ]


def _pleas(sentence: Sentence, cue: Cue) -> list[Clause]:
    """ "відмовився: це, мовляв, справа військових": the excuse that goes with a refusal."""
    distance = sentence.page.among("distance")
    return [
        c
        for c in sentence.children(cue.clause.number)
        if c.kind in _CONTENT
        and c.opener is not None
        and sentence.low(c.opener) in distance
        and c.lo > cue.verb
    ]


def _turned_start(sentence: Sentence, cue: Cue) -> int:
    """ "names he would not give": where a clause starts with its object and infinitive before the verb."""
    at = cue.clause.lo
    subject = cue.clause.subject
    while at < cue.lo and (sentence.words[at].pos in ("CCONJ", "ADV") or sentence.mark(at)):
        at += 1
    if subject is not None and subject in cue.clause.phrases and subject.lo <= at < subject.hi:
        at = subject.hi
    return at


def _told_end(sentence: Sentence, cue: Cue, start: int, end: int) -> int:
    """Where infinitives and what hangs on them end: all that is no report or circumstance of its own."""
    for child in sorted(sentence.children(cue.clause.number), key=lambda c: c.lo):
        if child.lo < start or child.kind in ("insertion", "main", "converb"):
            continue
        if child.kind == "infinitive" or child.lo <= end + 1:
            end = max(end, sentence.extent(child.number)[1])
    return end


# ------------------------------------------------------------------ colon
def _colon(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    if not cue.takes("colon"):
        return None
    stop = cue.clause.hi
    for k in range(cue.hi, len(sentence.words)):
        mark = sentence.mark(k)
        if mark == ":":
            break
        if mark in (";", ".", "!", "?") and mark:
            return None
        if k >= stop and not mark and not _belongs(sentence, cue.clause, k):
            return None
    else:
        return None
    if k + 1 >= len(sentence.words) or (k + 1 in sentence.masked):
        return None
    if cue.clause.object is not None and not _claims_behind(sentence, k):
        return None
    end = len(sentence.words)
    return Content((k + 1, end), "colon")


def _claims_behind(sentence: Sentence, colon: int) -> bool:
    """What stands behind the colon is a claim, no list of what the object names."""
    kinds = ("finite", "nominal")
    return any(
        c.predicate is not None and c.predicate.kind in kinds and c.predicate.lo > colon
        for c in sentence.parse.clauses
        if c.kind in ("main", *_CONTENT)
    )


def _belongs(sentence: Sentence, clause: Clause, word: int) -> bool:
    """The word stands in the clause or below it (whom it is told, a relative clause)."""
    at = sentence.parse.clause_at(word)
    while at is not None:
        if at is clause:
            return True
        if at.kind in _CONTENT or at.parent is None:
            return False
        at = sentence.clause(at.parent)
    return False


# ------------------------------------------------------------------ insertions
def _inserted(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    """``C, S cue`` / ``C, cue S`` / ``C1, S cue, C2``."""
    clause = cue.clause
    if not cue.takes("bare") or cue.kind not in ("finite", "nominal") or cue.negated:
        return None
    lo, hi = sentence.extent(clause.number)
    if clause.kind != "insertion":
        if clause.kind != "main" or clause.joined is None or _joiner(sentence, lo):
            return None
        if sentence.mark(lo - 1) not in (",", "–", "—") or hi < len(sentence.words) - 1:
            return None
        if clause.subject is None or clause.shared or clause.object is not None:
            return None
    as_said = clause.opener is not None
    begin = _host_start(sentence, cue, cues, lo)
    if begin == 0 and sentence.page.opens_back(sentence.lo, sentence.hi) is not None:
        return None
    if as_said and _carries(sentence, clause, cues):
        return None
    end = _host_end(sentence, hi)
    before = any(sentence.words[k].kind != "punct" for k in range(begin, lo))
    after = any(sentence.words[k].kind != "punct" for k in range(hi, end)) and not (
        before and _about_the_telling(sentence, lo, hi)
    )
    if before and any(k in sentence.masked for k in range(begin, lo)) and not _unquoted(sentence, begin, lo):
        return None
    if before and after:
        return Content((begin, end), "bare", (lo, hi))
    if before:
        return Content((begin, lo), "bare")
    if after and as_said:
        return Content((hi, end), "bare")
    return None


def _carries(sentence: Sentence, clause: Clause, cues: list[Cue]) -> bool:
    """ "X, as the paper writes, admitted that": the clause round it reports; this one is its carrier."""
    host = sentence.clause(clause.parent)
    return host is not None and any(c.clause is host and c.takes("clause") for c in cues)


def _about_the_telling(sentence: Sentence, lo: int, at: int) -> bool:
    """What follows the inserted attribution tells when or how it was said: a circumstance, "adding that"."""
    found = sentence.parse.clause_at(at + 1)
    first = next((p for c in sentence.parse.clauses for p in c.phrases if p.prep == at + 1), None)
    if first is not None and sentence.words[first.head].lemma in sentence.page.vehicles:
        return True
    return (
        found is not None
        and found.kind in ("adverbial", "converb")
        and found.lo <= at + 1
        and (found.kind == "converb" or at - lo > _SHORT)
    )


def _joiner(sentence: Sentence, at: int) -> bool:
    return sentence.words[at].pos in ("CCONJ", "SCONJ")


def _unquoted(sentence: Sentence, lo: int, hi: int) -> bool:
    """Some word of the range stands outside closed-up quotations."""
    return any(sentence.words[k].kind != "punct" and k not in sentence.masked for k in range(lo, hi))


def _host_start(sentence: Sentence, cue: Cue, cues: list[Cue], at: int) -> int:
    """Where the sentence round an insertion starts: behind a semicolon or another report."""
    start = 0
    for k in range(at - 1, -1, -1):
        if sentence.mark(k) in (";", ":") and sentence.mark(k):
            return k + 1
    mains = [c for c in sentence.parse.clauses if c.kind == "main" and c.parent is None and c.lo < at]
    for clause in reversed(mains):
        if clause is cue.clause:
            continue
        if any(c.clause is clause and _has_content(sentence, c) for c in cues) and clause is not mains[-1]:
            break
        start = clause.lo
    if start and mains and mains[0].lo == start:
        start = 0
    return _behind_dateline(sentence, start, at)


def _behind_dateline(sentence: Sentence, start: int, at: int) -> int:
    """ "KUTSK (QW) — ": where the words begin behind the place of a report."""
    if start or not sentence.words or not sentence.words[0].text.isupper() or len(sentence.words[0].text) < 2:
        return start
    for k in range(1, min(at, _DATELINE)):
        if sentence.mark(k) in ("–", "—", "-") and sentence.mark(k):
            while sentence.mark(k):
                k += 1
            return k
    return start


def _host_end(sentence: Sentence, at: int) -> int:
    return next((k for k in range(at, len(sentence.words)) if sentence.mark(k) == ";"), len(sentence.words))


# ------------------------------------------------------------------ noun phrases
def _object(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    if not cue.takes("object") or cue.passive:
        return None
    clause = cue.clause
    group = cue.group("object")
    if clause.kind in ("question", "relative") and clause.opener is not None and _calls(cue):
        return None  # "what X calls Y": a name, no claim
    found = _object_phrase(sentence, cue)
    if found is None:
        return None
    if group.objects and not sentence.lemmas(found.head) & set(group.objects):
        return None
    if cue.negated and not (group.keeps_cue or group.attitude or group.objects):
        return None
    if found.lo < cue.verb:
        if not _calls(cue):
            return None
        return Content((first_word(found), max(cue.hi, _clause_end(sentence, clause, cue))), "object")
    start = cue.hi if _calls(cue) else max(cue.hi, first_word(found))
    return Content((start, _clause_end(sentence, clause, cue)), "object")


def _reason(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    """ "пояснив повінь дощами": what is explained and, in the instrumental, what it comes from."""
    found = cue.clause.object
    if not cue.takes("reason") or cue.passive or cue.negated or found is None or found.lo < cue.hi:
        return None
    end = max(p.hi for p in found.every())
    cause = [p for p in cue.clause.phrases if p.prep is None and p.lo >= end and "Ins" in p.cases]
    if not cause or "Ins" in found.cases:
        return None
    return Content((first_word(found), _clause_end(sentence, cue.clause, cue)), "reason")


def _calls(cue: Cue) -> bool:
    """The cue gives something a name: what is called so and the name are both content."""
    return cue.group("object").names


def _object_phrase(sentence: Sentence, cue: Cue) -> Phrase | None:
    clause = cue.clause
    found = clause.object or clause.receiver
    if found is not None and found in clause.phrases:
        return found
    near = [p for p in clause.phrases if cue.hi <= p.lo <= cue.hi + _OBJECT_NEAR and p is not clause.subject]
    # "called for a vote": the preposition belongs to the cue
    return next((p for p in near if p.prep is None or cue.verb < p.prep < cue.hi), None)


def _withheld(sentence: Sentence, cue: Cue) -> Content | None:
    """ "could not confirm Y": the refusal keeps its verb, and an object that stands before it."""
    clause = cue.clause
    found = _object_phrase(sentence, cue)
    told = [c for c in sentence.children(clause.number) if c.kind in _CONTENT and c.lo > cue.verb]
    if found is None and not told:
        return None
    start, end = cue.lo, max(_clause_end(sentence, clause, cue), cue.hi)
    if found is not None and found.lo < cue.verb:
        start = min(start, first_word(found))
    if sentence.words[clause.lo].has("negatives"):
        start = clause.lo
    return Content((start, max([end, *(_end(sentence, c) for c in told)])), "object")


def _clause_end(sentence: Sentence, clause: Clause, cue: Cue) -> int:
    """Where the object's clause ends: before circumstances and joined predicates."""
    end = max(hi for _, hi in clause.pieces)
    inside = sorted(sentence.children(clause.number), key=lambda c: c.lo)
    stop = len(sentence.words)
    for child in inside:
        if child.lo <= cue.verb:
            continue
        aside = child.kind in ("adverbial", "insertion") or (
            child.kind == "converb" and sentence.mark(child.lo - 1) == ","
        )
        joins = sentence.words[child.lo].pos == "CCONJ" or sentence.words[child.lo - 1].pos == "CCONJ"
        if (
            aside
            or (joins and child.kind in ("converb", "infinitive"))
            or (child.kind in ("main", *_CONTENT) and child.joined is not None)
        ):
            stop = min(stop, child.lo)
            break
        end = max(end, sentence.extent(child.number)[1])
    last = min(end, stop)
    for k in range(cue.hi, last):
        if sentence.mark(k) in (";", ":") and sentence.mark(k):
            return k
    return last


def _about(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    """A preposition with its noun phrase: "refused an interview about X"."""
    if not cue.takes("about"):
        return None
    group = cue.group("about")
    for phrase in cue.clause.phrases:
        if phrase.prep is None or phrase.lo < cue.verb:
            continue
        if sentence.low(phrase.prep) in sentence.page.words.about and phrase.prep - cue.hi <= _OBJECT_NEAR:
            start = cue.lo if group.keeps_cue else phrase.prep
            return Content((start, _clause_end(sentence, cue.clause, cue)), "about")
    return None
