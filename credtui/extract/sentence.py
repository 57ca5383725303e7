"""One sentence as extraction sees it: its parse, with quotations that are utterances closed up.

An utterance in quotation marks is a foreign body in the sentence that reports it: for the parser it is one
word.  A quoted part of a reported sentence ("he was “happy”") is read like the words around it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from credtui.extract.page import Page
from credtui.extract.quotes import Quote
from credtui.extract.telling import tells
from credtui.syntax import Clause, Parse, Phrase, Word, parse
from credtui.syntax.words import STAND_IN

Range = tuple[int, int]
Words = tuple[int, int]
"""Half-open range of words of the parse."""
_DASHES = "–—-―"
_NAME = 6
"""A quotation of at most so many words may be a phrase of the sentence around it."""
_WHOLE = 3
"""A quotation behind a word of the sentence is an utterance if it has more words than this."""


@dataclass(slots=True)
class Sentence:
    """Tokens ``lo``..``hi`` of the page; parsed when more is asked than whether it tells anything."""

    page: Page
    lo: int
    hi: int
    start: int
    text: str
    """With its utterances closed up."""
    spoken: list[Quote] = field(default_factory=list)
    """The utterances."""

    _told: bool | None = None
    _read: Parse | None = None
    _masked: dict[int, Quote] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _children: dict[int, list[Clause]] = field(default_factory=dict)
    _extents: dict[int, Words] = field(default_factory=dict)
    _holders: dict[int, Clause] = field(default_factory=dict)

    @property
    def tells(self) -> bool:
        """True if it may report somebody's words; see ``telling.tells``."""
        if self._told is None:
            self._told = tells(self.page, self.lo, self.hi)
        return self._told

    @property
    def parse(self) -> Parse:
        """Its clauses."""
        if self._read is None:
            self._read = parse(self.text, self.page.lexicon)
            self._starts = [w.start for w in self._read.words]
            for q in self.spoken:
                at = self.word_at(q.start)
                if self._starts and self._starts[at] + self.start == q.start:
                    self._masked[at] = q
        return self._read

    @property
    def masked(self) -> dict[int, Quote]:
        """Word -> the utterance that it stands for."""
        if self.spoken and self._read is None:
            _ = self.parse
        return self._masked

    @property
    def words(self) -> list[Word]:
        """The words of the parse."""
        return (self._read or self.parse).words

    def chars(self, lo: int, hi: int) -> Range:
        """A range of words as code points of the document."""
        a, b = self.words[lo], self.words[hi - 1]
        first, last = self.masked.get(lo), self.masked.get(hi - 1)
        return (
            first.start if first else self.start + a.start,
            last.end if last else self.start + b.end,
        )

    def word_at(self, offset: int) -> int:
        """The last word that starts at or before ``offset`` in the document (0 if none does)."""
        if self._read is None:
            _ = self.parse
        return max(0, bisect_right(self._starts, offset - self.start) - 1)

    def children(self, number: int) -> list[Clause]:
        """The clauses that hang on this one, in order of text."""
        if not self._children:
            for clause in self.parse.clauses:
                self._children.setdefault(-1 if clause.parent is None else clause.parent, []).append(clause)
        return self._children.get(number, [])

    def extent(self, number: int) -> Words:
        """First word and one past the last word of a clause with everything below it."""
        found = self._extents.get(number)
        if found is None:
            lo, hi = self.parse.clauses[number].lo, self.parse.clauses[number].hi
            todo = list(self.children(number))
            while todo:
                clause = todo.pop()
                known = self._extents.get(clause.number)
                lo = min(lo, known[0] if known else clause.lo)
                hi = max(hi, known[1] if known else clause.hi)
                if known is None:
                    todo += self.children(clause.number)
            found = self._extents[number] = (lo, hi)
        return found

    def clause_at(self, word: int) -> Clause | None:
        """The clause that a word belongs to."""
        if not self._holders:
            for clause in reversed(self.parse.clauses):
                self._holders.update((k, clause) for lo, hi in clause.pieces for k in range(lo, hi))
        return self._holders.get(word)

    def clause(self, number: int | None) -> Clause | None:
        """A clause by its number."""
        return None if number is None else self.parse.clauses[number]

    def low(self, i: int) -> str:
        """A word in small letters; empty outside the sentence."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def mark(self, i: int) -> str:
        """A mark at word ``i``; empty if there is none."""
        return self.words[i].text if 0 <= i < len(self.words) and self.words[i].kind == "punct" else ""

    def every_lemma(self, i: int) -> frozenset[str]:
        """Dictionary forms of every reading of word ``i``, those not chosen too."""
        word = self.words[i]
        return self.lemmas(i) | frozenset(r.lemma for r in word.every)

    def lemmas(self, i: int) -> frozenset[str]:
        """Dictionary forms of the readings left to word ``i``."""
        word = self.words[i]
        return frozenset(r.lemma for r in word.readings) | {word.lemma, word.low}


def _claims(page: Page, inside: str) -> bool:
    """A short stretch has a verb of its own."""
    found = parse(inside, page.lexicon)
    return any(c.predicate is not None and c.predicate.kind in ("finite", "nominal") for c in found.clauses)


def first_word(phrase: Phrase) -> int:
    """First word of a phrase with its preposition."""
    return phrase.lo if phrase.prep is None else min(phrase.prep, phrase.lo)


def read_sentence(page: Page, lo: int, hi: int) -> Sentence:
    """The sentence in the tokens ``[lo, hi)``."""
    start, end = page.toks[lo].start, page.toks[hi - 1].end
    text = page.text[start:end]
    quotes = _quotes(page, lo, hi)
    spoken = [q for q in quotes if is_utterance(page, q)]
    if quotes:
        text = _closed_up(page, text, start, end, quotes, spoken)
    return Sentence(page, lo, hi, start, text, spoken)


def _quotes(page: Page, lo: int, hi: int) -> list[Quote]:
    out: list[Quote] = []
    i = lo
    while i < hi:
        number = page.quoted[i]
        if number >= 0:
            q = page.quotes[number]
            if q.start >= page.toks[lo].start and q.end <= page.toks[hi - 1].end:
                out.append(q)
            while i < hi and page.quoted[i] == number:
                i += 1
        else:
            i += 1
    return out


def _closed_up(page: Page, text: str, start: int, end: int, quotes: list[Quote], spoken: list[Quote]) -> str:
    """The text with utterances closed up and doubled marks plain; every offset stays."""
    parts: list[str] = []
    at = 0
    for q in quotes:
        a, b = q.start - start, min(q.end, end) - start
        inner = text[a + q.opening : b - (q.closing if q.closed else 0)]
        if q in spoken and b - a > 2:
            made = STAND_IN + " " * (b - a - 2) + _stop(page, q)
        elif q.opening == 2:
            made = ' "' + inner + ('" ' if q.closing == 2 else '"' if q.closed else "")
        else:
            made = text[a:b]
        parts += [text[at:a], made]
        at = b
    return "".join((*parts, text[at:]))


def _stop(page: Page, q: Quote) -> str:
    """The mark that the utterance ends with, as the sentence around it sees it."""
    after = page.text[q.end : q.end + 3].lstrip()
    inside = page.text[slice(*q.inner)].rstrip()[-1:]
    if after[:1] and after[0] in ",.;:!?" + _DASHES:
        return " "
    return "," if after[:1].islower() or (inside == "," and after) else " " if inside not in ".!?…," else ","


def is_name(page: Page, q: Quote) -> bool:
    """The quotation is the name of a ship, a paper, a firm: short, with a capital, no claim."""
    inside = page.text[slice(*q.inner)].strip()
    if not inside[:1].isupper() or inside[-1:] in ",.!?…" or len(inside.split()) > _NAME:
        return False
    return not _claims(page, inside)


def is_utterance(page: Page, q: Quote) -> bool:
    """The quotation is something said, not a name or a part of the sentence around it."""
    text = page.text
    a, b = q.inner
    inside = text[a:b].strip()
    if not inside:
        return False
    first, last = page.at(a), page.at(b)
    words = sum(page.toks[k].kind == "word" for k in range(first, last))
    before = page.at(q.start) - 1
    mark = page.mark(before)
    line_start = before < 0 or "\n" in text[page.toks[before].end : q.start]
    opens = line_start or (mark != "" and mark not in "(\u2019'")
    after = text[q.end : q.end + 3].lstrip()
    ends = inside[-1] in ",!?…" or after[:1] in tuple(",–—-")
    stops = inside[-1] in ".!?…"
    if inside[0].islower() and not opens:
        return False
    if words <= _NAME and inside[-1] not in ",.!?…" and mark != ":" and not _claims(page, inside):
        return False  # a phrase of the sentence around it
    if mark == ":" or (opens and mark != "," and (ends or stops)):
        last = mark == ":" and after[:1] in ("", ".", "!", "?")
        return words > 1 or stops or last or inside[-1] == ","
    if mark == ",":
        return (
            (not inside[0].islower() or ends or stops)
            and (words > 1 or ends)
            and (ends or stops or words > _WHOLE)
        )
    if opens:
        return words > _WHOLE
    return stops and words > _WHOLE
