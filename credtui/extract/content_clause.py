"""Content in a clause of its own: "said that the bridge fell", "said the bridge fell"."""

from __future__ import annotations

from functools import lru_cache

from credtui.extract.content import Content, end_of, told_behind
from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence
from credtui.lexicon.numbers import Numbers
from credtui.syntax import Clause


def of_clause(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    """The that-clause or bare clause behind the cue, with those joined to it."""
    bare_ok, that_ok = cue.takes("bare"), cue.takes("clause")
    if not (bare_ok or that_ok):
        return None
    inside = _governed(sentence, cue)
    if not inside:
        return None
    inside.sort(key=lambda c: c.lo)
    first = inside[0]
    opened = first.opener is not None or first.kind == "question"  # "спросил, течёт ли дамба"
    if not (that_ok if opened else bare_ok and not cue.passive):
        return None
    if not opened and sentence.page.grammar.cases and not _behind_colon(sentence, first):
        return None
    end = _joined_end(sentence, cue, cues, inside)
    end = min([end, *(c.clause.lo for c in cues if _carries_all(sentence, c, cue, end))])
    what = "reputed" if cue.passive and cue.takes("reputed") else "clause" if opened else "bare"
    return Content((_opening(sentence, first), end), what)


# ------------------------------------------------------------------ which clauses
def _governed(sentence: Sentence, cue: Cue) -> list[Clause]:
    """The clauses behind the cue that hang on its verb, or on the predicate that it is part of."""
    said = cue.clause.predicate
    governors = (cue.verb, None, said.head if said is not None else None)
    return [c for c in told_behind(sentence, cue) if c.governor in governors]


def _behind_colon(sentence: Sentence, clause: Clause) -> bool:
    """A clause without its opener is reported only behind a colon where commas set clauses off."""
    return sentence.mark(clause.lo - 1) == ":"


# ------------------------------------------------------------------ where it starts
def _opening(sentence: Sentence, clause: Clause) -> int:
    """First word of a reported clause with what bounds a number at its start ("at least 40 boats")."""
    start = clause.lo
    if sentence.words[start].kind != "number" and not sentence.words[start].has("numerals"):
        return start
    for bound in _bounding(sentence.page.lexicon.numbers):
        if tuple(sentence.low(k) for k in range(start - len(bound), start)) == bound:
            return start - len(bound)
    return start


def _bounding(numbers: Numbers) -> tuple[tuple[str, ...], ...]:
    """What stands before a number and bounds it, the longest phrase first."""
    return _bounds(
        (
            *numbers.at_least, *numbers.more_than, *numbers.at_most, *numbers.less_than, *numbers.about,
            *numbers.up_to,
        )
    )  # fmt: skip


@lru_cache(maxsize=16)
def _bounds(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.lower().split()) for p in phrases), key=lambda p: (-len(p), p)))


# ------------------------------------------------------------------ where it ends
def _joined_end(sentence: Sentence, cue: Cue, cues: list[Cue], inside: list[Clause]) -> int:
    """Where the first of the clauses ends with those that go on with the same report."""
    end = end_of(sentence, inside[0])
    for other in inside[1:]:
        linked = other.joined is not None or sentence.words[other.lo].pos == "CCONJ"
        near = other.lo <= end + 1 or sentence.mark(other.lo - 1) == ","
        anew = _speaks_anew(sentence, other, cues) and not _disagrees(sentence, cue, other)
        if not (linked or near) or anew:
            break
        end = max(end, end_of(sentence, other))
    return end


def _carries_all(sentence: Sentence, other: Cue, cue: Cue, end: int) -> bool:
    """ "X said that A, writes Y": at its end a report names who carried it."""
    lo, hi = sentence.extent(other.clause.number)
    closing = other.clause.kind == "insertion" and cue.verb < lo < end <= hi
    return closing and other.takes("bare") and sentence.mark(lo - 1) in (",", "–", "—")


def _speaks_anew(sentence: Sentence, clause: Clause, cues: list[Cue]) -> bool:
    """The joined clause is a cue with a content of its own: another report, not more of this one."""
    return any(
        c.clause is clause and (told_behind(sentence, c) or (c.takes("infinitive") and c.groups[0].keeps_cue))
        for c in cues
    )


def _disagrees(sentence: Sentence, cue: Cue, clause: Clause) -> bool:
    """ "The papers wrote that X spoke and noted ...": the second verb's number is not the cue's."""
    theirs = sentence.words[clause.predicate.finite].first("number") if clause.predicate else None
    ours = sentence.words[cue.clause.predicate.finite].first("number") if cue.clause.predicate else None
    return theirs is not None and ours is not None and theirs != ours
