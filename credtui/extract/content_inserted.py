"""Content round an inserted attribution: ``C, S cue`` / ``C, cue S`` / ``C1, S cue, C2``."""

from __future__ import annotations

from credtui.extract.content import Content, told_behind
from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence
from credtui.syntax import Clause

_SHORT = 4
"""An inserted attribution of at most so many words has no circumstances of its own."""
_DATELINE = 8
"""Words of a dateline, at most."""


def of_inserted(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    """The sentence before the cue's clause, behind it, or round it."""
    clause = cue.clause
    if not cue.takes("bare") or cue.kind not in ("finite", "nominal") or cue.negated:
        return None
    lo, hi = sentence.extent(clause.number)
    if clause.kind != "insertion" and not _closes(sentence, clause, lo, hi):
        return None
    as_said = clause.opener is not None
    begin = _host_start(sentence, cue, cues, lo)
    if begin == 0 and sentence.page.opens_back(sentence.lo, sentence.hi) is not None:
        return None
    if as_said and _carries(sentence, clause, cues):
        return None
    end = _host_end(sentence, hi)
    before = _any_word(sentence, begin, lo)
    after = _any_word(sentence, hi, end) and not (before and _about_the_telling(sentence, lo, hi))
    if before and any(k in sentence.masked for k in range(begin, lo)) and not _unquoted(sentence, begin, lo):
        return None
    if before and after:
        return Content((begin, end), "bare", (lo, hi))
    if before:
        return Content((begin, lo), "bare")
    return Content((hi, end), "bare") if after and as_said else None


# ------------------------------------------------------------------ the attribution
def _closes(sentence: Sentence, clause: Clause, lo: int, hi: int) -> bool:
    """A main clause joined by a mere comma or dash that ends the sentence and has no object of its own."""
    if clause.kind != "main" or clause.joined is None or sentence.words[lo].pos in ("CCONJ", "SCONJ"):
        return False
    if sentence.mark(lo - 1) not in (",", "–", "—") or hi < len(sentence.words) - 1:
        return False
    return clause.subject is not None and not clause.shared and clause.object is None


def _carries(sentence: Sentence, clause: Clause, cues: list[Cue]) -> bool:
    """ "X, as the paper writes, admitted that": the clause round it reports; this one is its carrier."""
    host = sentence.clause(clause.parent)
    own = [c for c in cues if c.clause is host]
    behind = min((c.hi for c in own if c.takes("colon")), default=len(sentence.words))
    colon = any(sentence.mark(k) == ":" for k in range(behind, len(sentence.words)))
    return colon or any(told_behind(sentence, c) for c in own)


def _about_the_telling(sentence: Sentence, lo: int, at: int) -> bool:
    """What follows the inserted attribution tells when or how it was said: a circumstance, "adding that"."""
    found = sentence.clause_at(at + 1)
    first = next((p for c in sentence.parse.clauses for p in c.phrases if p.prep == at + 1), None)
    if first is not None and sentence.words[first.head].lemma in sentence.page.vehicles:
        return True
    return (
        found is not None
        and found.kind in ("adverbial", "converb")
        and found.lo <= at + 1
        and (found.kind == "converb" or at - lo > _SHORT)
    )


# ------------------------------------------------------------------ the sentence round it
def _any_word(sentence: Sentence, lo: int, hi: int) -> bool:
    """The range holds more than marks."""
    return any(sentence.words[k].kind != "punct" for k in range(lo, hi))


def _unquoted(sentence: Sentence, lo: int, hi: int) -> bool:
    """Some word of the range stands outside closed-up quotations."""
    return any(sentence.words[k].kind != "punct" and k not in sentence.masked for k in range(lo, hi))


def _host_start(sentence: Sentence, cue: Cue, cues: list[Cue], at: int) -> int:
    """Where the sentence round an insertion starts: behind a semicolon or another report."""
    start = 0
    for k in range(at - 1, -1, -1):
        if sentence.mark(k) in (";", ":"):
            return k + 1
    mains = [c for c in sentence.parse.clauses if c.kind == "main" and c.parent is None and c.lo < at]
    for clause in reversed(mains):
        if clause is cue.clause:
            continue
        if any(c.clause is clause and told_behind(sentence, c) for c in cues) and clause is not mains[-1]:
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
        if sentence.mark(k) in ("–", "—", "-"):
            while sentence.mark(k):
                k += 1
            return k
    return start


def _host_end(sentence: Sentence, at: int) -> int:
    """Where it ends: at a semicolon, or with the sentence."""
    return next((k for k in range(at, len(sentence.words)) if sentence.mark(k) == ";"), len(sentence.words))
