"""Who speaks: the words of a sentence that name the subject of a cue, with all that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence, Words, first_word
from credtui.syntax import Clause, Phrase

_DEEPEST = 6
_LONGEST = 40
"""A speaker of more words than this is a misreading."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a speaker is named."""

    words: Words
    stands_for: Words | None = None
    """Of a relative pronoun: the noun phrase that it stands for."""


def speaker_of(sentence: Sentence, cue: Cue) -> Mention | None:
    """Who says what the cue reports; None if the sentence does not tell."""
    clause = cue.clause
    if cue.passive:
        return _mention(sentence, clause.doer, cue) if clause.doer is not None else None
    subject = _quoted(sentence, clause) or clause.subject
    if subject is not None and sentence.words[subject.head].has("expletives") and cue.kind == "nominal":
        return None
    if clause.kind == "relative" and clause.opener is not None and _antecedent(clause, subject):
        whole = _extent(sentence, subject, cue.lo) if subject is not None else None
        at = clause.opener
        return Mention((at, at + 1), (whole[0], min(whole[1], clause.lo)) if whole else None)
    if subject is None:
        subject = _behind(sentence, cue)
    if subject is None:
        return _place(sentence, cue) or _there(sentence, cue) or in_message(sentence, cue)[1]
    return _mention(sentence, subject, cue)


def _quoted(sentence: Sentence, clause: Clause) -> Phrase | None:
    """ "The paper quoted Vell as saying that": whom it quotes, not the paper."""
    home = sentence.clause(clause.parent)
    if home is None or home.predicate is None or home.predicate.passive or clause.kind != "converb":
        return None
    as_said = sentence.low(clause.lo - 1) in sentence.page.words.as_words
    as_said = as_said or sentence.low(clause.lo) in sentence.page.words.as_words
    cites = sentence.every_lemma(home.predicate.head) & set(sentence.page.words.citing)
    return home.object if as_said and cites else None


def cited_by(sentence: Sentence, cue: Cue) -> Words | None:
    """Whom whoever speaks only passes on: "citing officials", "передає слова військових"."""
    citing = sentence.page.words.citing
    for clause in (cue.clause, *sentence.children(cue.clause.number)):
        for phrase in clause.phrases:
            if phrase.prep is not None and _phrase_words(sentence, phrase) in citing and phrase.of:
                return extent(sentence, phrase.of[0])
            if phrase.prep is not None and _link_words(sentence, phrase) in citing:
                return extent(sentence, phrase)
        said = clause.predicate
        if clause is not cue.clause and said is not None and said.kind == "converb":
            told = sentence.words[said.head]
            behind = clause.object or next((p for p in clause.phrases if p.lo > said.head), None)
            names = {told.low, told.lemma, f"{told.lemma} {sentence.low(said.head + 1)}"}
            if names & set(citing) and behind is not None:
                return extent(sentence, behind)
    handed = cue.clause.object
    if handed is not None and handed.of and sentence.words[handed.head].lemma in sentence.page.nouns:
        return extent(sentence, handed.of[0])
    return None


def _phrase_words(sentence: Sentence, phrase: Phrase) -> str:
    """A preposition and its noun: "із посиланням"."""
    assert phrase.prep is not None
    return f"{sentence.low(phrase.prep)} {sentence.low(phrase.head)}"


def _link_words(sentence: Sentence, phrase: Phrase) -> str:
    """The three words that lead to a phrase: "із посиланням на", "with reference to"."""
    assert phrase.prep is not None
    size = max(sentence.words[phrase.prep].size, 1)
    prep = " ".join(w.low for w in sentence.words[phrase.prep : phrase.prep + size])
    before = [sentence.low(k) for k in range(max(0, phrase.prep - 2), phrase.prep)]
    return " ".join((*before, prep)) if " " not in prep else prep


def in_message(sentence: Sentence, cue: Cue) -> tuple[int, Mention | None]:
    """ "йдеться в матеріалі X": where the message ends that it stands in, and its owner."""
    for phrase in cue.clause.phrases:
        if phrase.prep is None or phrase.lo < cue.hi or phrase.prep > cue.hi + 2:
            continue
        if sentence.words[phrase.head].lemma in sentence.page.nouns:
            _, hi = extent(sentence, phrase)
            owner = (phrase.head + 1, hi)
            return phrase.head + 1, Mention(owner) if hi > phrase.head + 1 else None
    return cue.hi, None


def _there(sentence: Sentence, cue: Cue) -> Mention | None:
    """ "Там запевнили", "the headquarters, where they ask": a place stands for those in it."""
    clause = cue.clause
    opener = clause.opener
    if clause.kind == "relative" and opener is not None and clause.governor is not None:
        if sentence.words[opener].first("case") is None:
            noun = sentence.parse.phrase_of(clause.governor)
            return Mention((opener, opener + 1), extent(sentence, noun, clause.lo) if noun else None)
        return None
    here = sentence.page.lexicon.speakers.here
    for at in range(clause.lo, cue.hi + 2):
        two = f"{sentence.low(at)} {sentence.low(at + 1)}"
        if two in here:
            return Mention((at, at + 2))
        if sentence.low(at) in here:
            return Mention((at, at + 1))
    return None


def _antecedent(clause: Clause, subject: Phrase | None) -> bool:
    """The relative pronoun itself is the subject."""
    return subject is not None and clause.governor is not None and subject.head == clause.governor


def _mention(sentence: Sentence, phrase: Phrase, cue: Cue) -> Mention | None:
    inside = phrase.lo >= cue.lo or phrase.head > cue.verb  # "nor would he discuss"
    limit = cue.verb if cue.lo <= phrase.lo < cue.verb else len(sentence.words) if inside else cue.lo
    lo, hi = _extent(sentence, phrase, limit)
    if hi <= lo or hi - lo > _LONGEST or all(k in sentence.masked for k in range(lo, hi)):
        return None
    return Mention((lo, hi))


def _behind(sentence: Sentence, cue: Cue) -> Phrase | None:
    """ "…, said X": a phrase right behind the verb whose role the parser left open or took for an object."""
    clause = cue.clause
    if cue.kind != "finite" or any(k > cue.hi for k in sentence.masked):
        return None
    before = clause.lo - 1
    follows = before >= 0 and (sentence.mark(before) != "" or before in sentence.masked)
    found = next((p for p in clause.phrases if p.prep is None and p.lo == cue.hi), None)
    if found is None or not (follows or cue.lo == 0):
        return None
    nominative = not found.cases or "Nom" in found.cases
    return found if nominative and found.head not in sentence.masked else None


def _place(sentence: Sentence, cue: Cue) -> Mention | None:
    """ "У Міноборони заявили": the institution in which it is said."""
    word = sentence.words[cue.clause.predicate.finite] if cue.clause.predicate else None
    if word is None or word.first("number") != "Plur":
        return None
    grammar = sentence.page.grammar
    for phrase in cue.clause.phrases:
        if phrase.prep is None or sentence.low(phrase.prep) not in sentence.page.words.inside:
            continue
        head = sentence.words[phrase.head]
        if head.lemma not in grammar.calendar and head.kind == "word":
            lo, hi = _extent(sentence, phrase, len(sentence.words))
            return Mention((phrase.lo if phrase.lo > lo else lo, hi))
    return None


def extent(sentence: Sentence, phrase: Phrase, limit: int | None = None) -> Words:
    """A phrase with what belongs to it, its preposition left out."""
    return _extent(sentence, phrase, len(sentence.words) if limit is None else limit)


def _extent(sentence: Sentence, phrase: Phrase, limit: int) -> Words:
    lo = phrase.lo
    hi = max(p.hi for p in phrase.every())
    for _ in range(_DEEPEST):
        after = _next(sentence, phrase, lo, hi, limit)
        if after is None or after > limit or after <= hi:
            break
        hi = after
    while hi > lo and sentence.mark(hi - 1) and sentence.mark(hi - 1) in ",;:–—-":
        hi -= 1
    return lo, min(hi, limit)


def _next(sentence: Sentence, phrase: Phrase, lo: int, hi: int, limit: int) -> int | None:
    """One past the next piece that belongs to the phrase whose words so far are ``lo``..``hi``."""
    if hi >= len(sentence.words):
        return None
    for link in _links(phrase):
        if first_word(link) == hi and not _circumstance(sentence, link):
            return max(p.hi for p in link.every())
    clause = _describing(sentence, lo, hi)
    if clause is not None:
        return sentence.extent(clause.number)[1]
    if sentence.page.ordered and sentence.words[hi].pos == "ADJ":  # "people familiar with the talks"
        inside = sentence.clause_at(hi)
        with_it = [p for p in inside.phrases if p.prep == hi + 1] if inside is not None else []
        if with_it:
            return max(p.hi for p in with_it[0].every())
    if sentence.mark(hi) == "(":
        close = next((k for k in range(hi, min(limit, hi + 12)) if sentence.mark(k) == ")"), None)
        return close + 1 if close is not None else None
    if sentence.mark(hi) != ",":
        return None
    other = next(
        (p.apposition for p in _parts(phrase) if p.apposition is not None and p.apposition.lo == hi + 1), None
    )
    if other is not None and not _goes_on(sentence, other):
        return _extent(sentence, other, limit)[1]
    aged = sentence.words[hi + 1] if hi + 2 < len(sentence.words) else None
    if aged is not None and aged.kind == "number" and sentence.mark(hi + 2) == ",":
        return hi + 2
    return None


def _goes_on(sentence: Sentence, phrase: Phrase) -> bool:
    return phrase.head in sentence.masked


def _links(phrase: Phrase) -> list[Phrase]:
    """The prepositional phrases behind it, behind its last part, and behind one another."""
    out: list[Phrase] = []
    todo = list(_parts(phrase))
    while todo and len(out) < 12:
        one = todo.pop()
        out += one.links
        for link in one.links:
            todo += _parts(link)
    return out


def _parts(phrase: Phrase) -> list[Phrase]:
    out: list[Phrase] = []
    todo = [phrase]
    while todo and len(out) < 24:
        one = todo.pop()
        out.append(one)
        todo += [*one.of, *one.conj]
    return out


def _circumstance(sentence: Sentence, link: Phrase) -> bool:
    """When, or in what kind of message something is said: no part of who says it."""
    head = sentence.words[link.head]
    page = sentence.page
    if link.prep is not None and any(
        c.startswith(f"{_phrase_words(sentence, link)} ") for c in page.words.citing
    ):
        return True
    if head.lemma in page.grammar.calendar or head.low in page.grammar.calendar or head.kind == "number":
        return True
    return head.lemma in page.vehicles and not link.of


def _describing(sentence: Sentence, lo: int, hi: int) -> Clause | None:
    """A relative or participle clause about a word of ``lo``..``hi`` that starts right behind them."""
    for clause in sentence.parse.clauses:
        if clause.kind not in ("relative", "participle") or clause.governor is None:
            continue
        start = clause.lo
        comma = sentence.mark(start - 1) == "," and start - 1 == hi
        if lo <= clause.governor < hi and (start == hi or comma) and (clause.kind == "relative" or not comma):
            return clause
    return None
