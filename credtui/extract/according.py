"""Attributions without a verb: "according to X", "за словами X", a noun of speech with its clause."""

from __future__ import annotations

from credtui.extract.found import Found, kind_of, outer_range, ranges, trimmed
from credtui.extract.mentions import Mention, extent
from credtui.extract.sentence import Sentence, Words
from credtui.syntax import Phrase

_PHRASE = 3
"""An "according to" of so many words is no preposition and noun."""


def source_phrase(sentence: Sentence, phrase: Phrase) -> tuple[Words, Mention | None] | None:
    """The cue and the source of an "according to" phrase; None if it is none."""
    if phrase.prep is None:
        return None
    words = sentence.page.words
    size = max(sentence.words[phrase.prep].size, 1)
    name = " ".join(w.low for w in sentence.words[phrase.prep : phrase.prep + size])
    if name in words.according and (size > 1 or _can_tell(sentence, phrase)):
        return (phrase.prep, phrase.prep + size), Mention(extent(sentence, phrase))
    for by in words.by_phrases:
        if name == by.preposition and sentence.every_lemma(phrase.head) & set(by.nouns):
            return _by_noun(sentence, phrase)
        if f"{name} {sentence.words[phrase.head].low}" in words.according:
            return _by_noun(sentence, phrase)
    two = f"{name} {sentence.words[phrase.head].low}"
    return _by_noun(sentence, phrase) if two in words.according else _by_phrase(sentence, phrase)


def _can_tell(sentence: Sentence, phrase: Phrase) -> bool:
    """A short English preposition ("per") attributes only to a name or a report, not "per capita"."""
    head = sentence.words[phrase.head]
    return not sentence.page.ordered or head.upper or head.lemma in sentence.page.nouns


def _by_phrase(sentence: Sentence, phrase: Phrase) -> tuple[Words, Mention | None] | None:
    """ "in the words of X", "з точки зору X": a phrase that whoever it is follows."""
    assert phrase.prep is not None
    for entry in sentence.page.words.according:
        end = phrase.prep + len(entry.split())
        if end - phrase.prep < _PHRASE or " ".join(sentence.low(k) for k in range(phrase.prep, end)) != entry:
            continue
        _lo, hi = extent(sentence, phrase)
        return ((phrase.prep, end), Mention((end, hi))) if hi > end else None
    return None


def _by_noun(sentence: Sentence, phrase: Phrase) -> tuple[Words, Mention | None] | None:
    """ "за словами X", "по его словам", "за даними відомства"."""
    assert phrase.prep is not None
    cue = (phrase.prep, phrase.head + 1)
    between = [k for k in range(phrase.prep + 1, phrase.head) if sentence.words[k].pos in ("DET", "PRON")]
    if between:
        return cue, Mention((between[0], between[0] + 1))
    _lo, hi = extent(sentence, phrase)
    if phrase.head + 1 < hi:
        return cue, Mention((phrase.head + 1, hi))
    inserted = phrase.head - phrase.prep
    return (cue, Mention((phrase.prep + 1, phrase.head))) if inserted > 1 else None


def accordings(sentence: Sentence) -> list[Found]:
    """``according to X, C`` in all three places."""
    out: list[Found] = []
    for clause in sentence.parse.clauses:
        for phrase in clause.phrases:
            got = source_phrase(sentence, phrase)
            if got is not None:
                found = _report(sentence, phrase, *got)
                if found is not None:
                    out.append(found)
    return out


def _report(sentence: Sentence, phrase: Phrase, cue: Words, who: Mention | None) -> Found | None:
    assert phrase.prep is not None
    back = sentence.page.opens_back(sentence.lo, sentence.hi)
    if back is not None and sentence.page.at(sentence.chars(phrase.prep, phrase.prep + 1)[0]) < back:
        return None  # "That is according to X": the sentences before are what X says
    start = phrase.prep
    stop = max(cue[1], who.words[1] if who else cue[1], phrase.hi)
    content, hole = _around(sentence, start, stop)
    if hole is not None and who is not None and sentence.words[who.words[0]].has("possessives"):
        content, hole = _own_account(sentence, content, hole)
    words = trimmed(sentence, content)
    if words is None or (words[1] - words[0] < 2 and words[0] not in sentence.masked):
        return None
    outer = outer_range(sentence, words)
    speaker, _ = ranges(sentence, who)
    return Found(
        outer,
        kind_of(sentence.page, outer),
        "assert",
        speaker,
        sentence.chars(*cue),
        holes=(sentence.chars(*hole),) if hole else (),
    )


def _own_account(sentence: Sentence, content: Words, hole: Words) -> tuple[Words, Words | None]:
    """ "The mayor, by his own words, saw nothing": the subject is who says it, the rest is what he says."""
    before = [c for c in sentence.parse.clauses if c.subject is not None and content[0] <= c.subject.lo]
    clause = next((c for c in before if c.subject is not None and c.subject.hi <= hole[0] + 1), None)
    if clause is None or clause.predicate is None or clause.predicate.lo < hole[1]:
        return content, hole
    return (hole[1], content[1]), None


def _only_tells(sentence: Sentence, start: int, end: int) -> bool:
    """The words are an attribution and nothing else."""
    words = [k for k in range(start, end) if sentence.words[k].kind != "punct"]
    if not words:
        return False
    clause = sentence.clause_at(words[0])
    if clause is None or clause.kind != "insertion" or clause.opener is not None:
        return False
    lo, hi = sentence.extent(clause.number)
    return lo <= words[0] and words[-1] < hi


def _around(sentence: Sentence, start: int, stop: int) -> tuple[Words, Words | None]:
    """The content of an attribution at words ``start``..``stop``: behind it, before it, or round it."""
    end = len(sentence.words)
    begin = 0
    for k in range(start - 1, -1, -1):
        if sentence.mark(k) == ":":
            begin = k + 1
            break
    end = next((k for k in range(stop, end) if sentence.mark(k) == ";"), end)
    opens = all(
        sentence.words[k].kind == "punct" or sentence.words[k].pos in ("CCONJ", "ADV")
        for k in range(begin, start)
    )
    if opens:
        return (stop, end), None
    if _only_tells(sentence, stop, end):
        return (begin, start), None  # "C, according to X, the paper reported"
    set_off = sentence.mark(start - 1) in (",", "(", "–", "—") and sentence.mark(start - 1) != ""
    goes_on = any(sentence.words[k].kind != "punct" for k in range(stop, end))
    if set_off and goes_on and sentence.mark(stop) in (",", ")", "–", "—"):
        return (begin, end), (start - 1, stop + 1)
    return (begin, start), None
