"""A document cut for extraction: lines, sentences, quotations, tokens with their readings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from credtui.extract.quotes import Quote, carried, find_quotes
from credtui.lexicon.attribution import Attribution
from credtui.lexicon.schema import Lexicon
from credtui.syntax.grammar import Grammar, grammar_of
from credtui.text.morph import Reading, readings
from credtui.text.tokens import Token, tokens

TokenRange = tuple[int, int]
"""Half-open range of tokens."""
DASHES = "–—-―"
_NAME = 4
"""Words of a name and the verb behind it, at most."""
_PARTS = 6
"""Letters and stops of an abbreviation such as "т.зв.", at most."""
_STOPS = (".", "!", "?", "…")
_HEADING = re.compile(r"#{1,6}(?:[ \t\u00a0]+|$)|(?:>[ \t\u00a0]*)+")
"""What opens a heading or a block quotation in Markdown; it is no part of the words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without the line end; ``first``/``last`` are token numbers."""

    start: int
    end: int
    first: int
    last: int
    quotes: tuple[Quote, ...]


@dataclass(slots=True)
class Page:
    """Everything extraction asks about a text, computed once."""

    text: str
    lang: str
    words: Attribution
    toks: list[Token]
    lexicon: Lexicon
    grammar: Grammar
    lines: list[Line] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """Token ranges; a quotation is never cut."""
    quoted: list[int] = field(default_factory=list)
    """For each token the number of its quotation, or -1."""
    quotes: list[Quote] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    forms: dict[str, frozenset[str]] = field(default_factory=dict)
    """Small letters -> dictionary forms, as far as asked for."""

    @property
    def ordered(self) -> bool:
        """True if order, not case, tells who does what."""
        return not self.grammar.cases

    @property
    def nouns(self) -> frozenset[str]:
        """Nouns of speech and of messages."""
        return self.among("nouns")

    @property
    def vehicles(self) -> frozenset[str]:
        """Nouns of what words come in: a statement, an interview, a channel."""
        return self.among("nouns") | self.among("vehicles")

    def readings(self, i: int) -> tuple[Reading, ...]:
        """Readings of token ``i``; a number or a mark has none."""
        tok = self.toks[i]
        return readings(tok.text, self.lang) if tok.kind == "word" else ()

    def lemmas(self, i: int) -> frozenset[str]:
        """Every dictionary form of token ``i``."""
        low = self.toks[i].lower
        found = self.forms.get(low)
        if found is None:
            found = self.forms[low] = frozenset(r.lemma for r in self.readings(i)) | {low}
        return found

    def at(self, offset: int) -> int:
        """Number of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def has(self, name: str, i: int) -> bool:
        """True if token ``i`` is a word of the lexicon's list ``name``."""
        return 0 <= i < len(self.toks) and self.toks[i].lower in self.among(name)

    def among(self, name: str) -> frozenset[str]:
        """A list of the lexicon as a set, lower case."""
        got = self.sets.get(name)
        if got is None:
            got = frozenset(w.lower() for w in getattr(self.words, name))
            self.sets[name] = got
        return got

    def classes(self, i: int) -> frozenset[str]:
        """Closed classes of the longest phrase that starts at token ``i``: "but", "а", "а також"."""
        low = self.toks[i].lower
        found = frozenset[str]()
        size = 0
        for rest, name in self.grammar.phrases.get(low, ()):  # the longest first
            if len(rest) < size:
                break
            if [t.lower for t in self.toks[i + 1 : i + 1 + len(rest)]] == list(rest):
                found, size = found | {name}, len(rest)
        return found or self.grammar.forms.get(low, frozenset())

    def mark(self, i: int) -> str:
        """The text of token ``i`` if it is a mark, else the empty string."""
        if 0 <= i < len(self.toks) and self.toks[i].kind == "punct":
            return self.toks[i].text
        return ""

    def upper(self, i: int) -> bool:
        """True if token ``i`` is a word with a capital."""
        return 0 <= i < len(self.toks) and self.toks[i].text[:1].isupper()

    def space_before(self, i: int) -> bool:
        """True if white space stands before token ``i``."""
        at = self.toks[i].start
        return at == 0 or self.text[at - 1].isspace()

    def opens_back(self, lo: int, hi: int) -> int | None:
        """One past an opening that points at the sentences before ("Про це", "Такую цифру"), or None."""
        low = [t.lower for t in self.toks[lo : min(hi, lo + 4)]]
        for phrase in self.words.back_references:
            words = phrase.split()
            if low[: len(words)] == words:
                return lo + len(words)
        pointing = (
            not self.ordered
            and lo + 1 < hi
            and self.lemmas(lo) & self.among("back_demonstratives")
            and self.lemmas(lo + 1) & self.among("nouns")
        )
        return lo + 2 if pointing else None

    def is_dash(self, i: int) -> bool:
        """True for a dash set off by spaces (not a hyphen)."""
        return self.mark(i) in DASHES and self.mark(i) != "" and self.space_before(i)


def line_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Lines of the text as ranges without white space or marks of Markdown before them; no empty ones."""
    at = 0
    for raw in text.split("\n"):
        body = raw.strip()
        marks = _HEADING.match(body)
        if body and not (marks and marks.end() == len(body)):
            start = at + raw.index(body[0])
            yield start + (marks.end() if marks else 0), start + len(body)
        at += len(raw) + 1


def _boundary(page: Page, i: int, last: int, abbreviations: Mapping[str, bool]) -> bool:
    """True if the stop at token ``i`` ends a sentence (``i + 1 < last``)."""
    tok, after = page.toks[i], page.toks[i + 1]
    if tok.text == ".":
        before = page.toks[i - 1] if i else None
        if before is not None and before.end == tok.start:
            word = before.text
            if len(word) == 1 and word.isupper() and word.isalpha():
                return False
            short = {f"{word.lower()}.", _dotted(page, i), _spaced(page, i)} & abbreviations.keys()
            if "." in word or short:
                return any(abbreviations[s] for s in short) and after.text[:1].isupper()
        if after.start == tok.end and after.kind != "punct":
            return False
    return after.kind == "number" or not after.text[:1].islower()


def _dotted(page: Page, i: int) -> str:
    """The abbreviation of several parts that the stop at ``i`` closes ("т.зв."), in small letters."""
    first = i
    while first and i - first < _PARTS and page.toks[first - 1].end == page.toks[first].start:
        before = page.toks[first - 1]
        if before.kind == "punct" and before.text != ".":
            break
        first -= 1
    return page.text[page.toks[first].start : page.toks[i].end].lower()


def _spaced(page: Page, i: int) -> str:
    """The same abbreviation written apart: "т. зв."; as it stands in lists."""
    if i < 3 or page.mark(i - 2) != "." or page.toks[i - 1].kind != "word":
        return ""
    return f"{page.toks[i - 3].lower}.{page.toks[i - 1].lower}."


def _attributed(page: Page, i: int, last: int) -> bool:
    """ "“Who pays?” Vell asked.": behind a quotation only a name and a verb of speech, then a stop."""
    if not page.ordered:
        return False
    for k in range(i, min(i + _NAME, last)):
        if page.mark(k):
            return False
        if page.lemmas(k) & page.grammar.speech and k > i:
            return k + 1 >= last or page.mark(k + 1) in (".", ",", ":", "")
        if not page.upper(k):
            return False
    return False


def _cut_sentences(page: Page, line: Line, abbreviations: Mapping[str, bool]) -> None:
    begin = line.first
    for i in range(line.first, line.last - 1):
        if page.quoted[i] >= 0:
            q = page.quotes[page.quoted[i]]
            closing = page.toks[i].end == q.end and q.closed
            ended = page.text[q.inner[1] - 1 : q.inner[1]] in (".", "!", "?", "…")
            fresh = page.toks[i + 1].text[:1].isupper() and not _attributed(page, i + 1, line.last)
            if not (closing and ended and fresh):
                opening = closing and ended and page.quoted[i + 1] >= 0
                if not opening:
                    continue
        elif page.mark(i) in (".", "!", "?", "…", "") and page.mark(i) != "":
            if page.is_dash(i + 1) or page.mark(i + 1) in (".", "!", "?", "…", ")", ",", ":"):
                continue
            if not _boundary(page, i, line.last, abbreviations):
                continue
        elif not (page.mark(i) == ")" and page.mark(begin) == "(" and page.mark(i - 1) in _STOPS):
            continue  # a sentence in brackets of its own ends with them
        page.sentences.append((begin, i + 1))
        begin = i + 1
    if begin < line.last:
        page.sentences.append((begin, line.last))


def make_page(text: str, lang: str, lexicon: Lexicon) -> Page:
    """Cut a text; linear in its length."""
    toks = tokens(text)
    page = Page(
        text, lang, lexicon.attribution, toks, lexicon, grammar_of(lexicon), starts=[t.start for t in toks]
    )
    page.quoted = [-1] * len(toks)
    abbreviations = {a.lower(): False for a in lexicon.language.abbreviations}
    abbreviations.update((a.lower(), True) for a in lexicon.language.closing_abbreviations)
    lines = list(line_ranges(text))
    going_on = carried(text, lines)
    for n, (start, end) in enumerate(lines):
        first, last = page.at(start), page.at(end)
        part = going_on.get(n)
        found = find_quotes(text, start if part is None else part.end, end)
        if part is not None:
            found.insert(0, part)
        for q in found:
            number = len(page.quotes)
            page.quotes.append(q)
            for k in range(page.at(q.start), page.at(q.end)):
                page.quoted[k] = number
        line = Line(start, end, first, last, tuple(found))
        page.lines.append(line)
        _cut_sentences(page, line, abbreviations)
    return page
