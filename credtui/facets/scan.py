"""The words of a span as the numeric and temporal facets read them, and phrase look-up in linear time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

from credtui.model import Span
from credtui.text.morph import Reading, lemmas, readings
from credtui.text.tokens import Token, tokens

T = TypeVar("T")

MAX_PHRASE = 8
"""No phrase of a lexicon is longer, in words."""

_FOLD = (("ё", "е"), ("’", "'"), ("ʼ", "'"), ("`", "'"), ("‑", "-"), ("\u0301", ""))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The comparable form of a word: lower case, one apostrophe, no "ё", no stress marks."""
    low = word.lower()
    for old, new in _FOLD:
        low = low.replace(old, new)
    return low


def _split(token: Token) -> list[Token]:
    """A hyphenated word in its parts ("twenty-five"), hyphens kept as marks."""
    if token.kind != "word" or not any(h in token.text for h in "-‑"):
        return [token]
    out: list[Token] = []
    start = token.start
    for offset, mark in enumerate(token.text):
        if mark in "-‑":
            at = token.start + offset
            out.append(Token(start, at, token.text[start - token.start : offset], "word"))
            out.append(Token(at, at + 1, mark, "punct"))
            start = at + 1
    out.append(Token(start, token.end, token.text[start - token.start :], "word"))
    return [t for t in out if t.text]


class Stretch:
    """Words that phrase tables are asked about: all tables of a book are looked for together, once."""

    __slots__ = ("_scanned",)
    forms: list[str]

    def __init__(self) -> None:
        self._scanned: dict[Book, Scan] = {}

    def __len__(self) -> int:
        return len(self.forms)

    def keys(self, i: int) -> tuple[str, ...]:
        """Everything word ``i`` can be looked up by, its folded form first."""
        raise NotImplementedError

    def scan(self, book: Book) -> Scan:
        """Where the phrases of every table of a book start."""
        found = self._scanned.get(book)
        if found is None:
            found = self._scanned[book] = book.scan(self)
        return found


class Words(Stretch):
    """The words of ``text[span]``: folded forms at once, dictionary forms when asked for."""

    __slots__ = ("_keys", "forms", "lang", "text", "toks")

    def __init__(self, text: str, span: Span, lang: str) -> None:
        super().__init__()
        self.text = text
        self.lang = lang
        self.toks = [part for t in tokens(text, span.start, span.end) for part in _split(t)]
        self.forms = [fold(t.text) for t in self.toks]
        self._keys: list[tuple[str, ...] | None] = [None] * len(self.toks)

    def keys(self, i: int) -> tuple[str, ...]:
        """What token ``i`` can be looked up by: its folded form, then its dictionary forms, sorted."""
        known = self._keys[i]
        if known is None:
            form = self.forms[i]
            known = (form,)
            if self.toks[i].kind == "word" and len(form) > 1 and len(form) < 40:
                known = _word_keys(self.toks[i].text, self.lang)
            self._keys[i] = known
        return known

    def readings(self, i: int) -> tuple[Reading, ...]:
        """Every reading of token ``i``; none for what is no word."""
        return readings(self.toks[i].text, self.lang) if self.is_word(i) else ()

    def form(self, i: int) -> str:
        """The folded form of token ``i``; empty outside the span."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def is_word(self, i: int) -> bool:
        """Token ``i`` is there and is a word."""
        return 0 <= i < len(self.toks) and self.toks[i].kind == "word"

    def glued(self, i: int) -> bool:
        """Tokens ``i - 1`` and ``i`` stand without a space between them."""
        return 0 < i < len(self.toks) and self.toks[i - 1].end == self.toks[i].start

    def after(self, offset: int) -> int:
        """Index of the first token that starts at ``offset`` or later."""
        return bisect_left(self.toks, offset, key=lambda t: t.start)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token ``first`` to token ``last``, both included."""
        return Span(self.toks[first].start, self.toks[last].end)

    def words(self, first: int, last: int) -> str:
        """The source's own words from token ``first`` to token ``last``."""
        return self.span(first, last).of(self.text)


@lru_cache(maxsize=50_000)
def _word_keys(word: str, lang: str) -> tuple[str, ...]:
    form = fold(word)
    return (form, *sorted({fold(x) for x in lemmas(word, lang)} - {form}))


@lru_cache(maxsize=32)
def words_of(text: str, start: int, end: int, lang: str) -> Words:
    """The (shared, cached) words of one span: five facets read the same proposition one after another."""
    return Words(text, Span(max(0, start), min(len(text), end)), lang)


Hit = tuple[int, T]
"""Number of tokens of a phrase, and what it stands for."""
Scan = Mapping["Phrases[Any]", Mapping[int, "Hit[Any]"]]
"""Table -> token -> the longest phrase of it that starts there; a table without any is left out."""


class Phrases(Generic[T]):
    """A table of phrases; the longest that starts at a token wins.  Look-up is constant time."""

    __slots__ = ("_by_first", "_exact_only", "_twos", "book")

    def __init__(
        self, entries: Mapping[str, T] | Iterable[tuple[str, T]], exact: bool = False, whole: bool = False
    ) -> None:
        """``whole``: hyphenated words are one word, as a parse has them."""
        self.book: Book | None = None
        self._exact_only = exact
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._twos: dict[str, list[tuple[str, T]]] = {}
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        for phrase, value in pairs:
            parts = (tuple(fold(phrase).split()) if whole else _parts(phrase))[:MAX_PHRASE]
            if not parts:
                continue
            found = self._by_first.get(parts[0])
            if found is None:
                self._by_first[parts[0]] = [(parts, value)]
            else:
                found.append((parts, value))
            if len(parts) == 2:
                self._twos.setdefault(parts[0], []).append((parts[1], value))
        for found in self._by_first.values():
            if len(found) > 1:
                found.sort(key=lambda entry: -len(entry[0]))

    def where(self, words: Stretch) -> Mapping[int, Hit[T]]:
        """Token -> the longest phrase that starts there, in order of text; of equals the first."""
        if self.book is None:
            Book([self])
        assert self.book is not None
        return words.scan(self.book).get(self, _NOWHERE)

    def at(self, words: Stretch, i: int) -> Hit[T] | None:
        """(number of tokens, value) of the longest phrase that starts at token ``i``."""
        return self.where(words).get(i)

    def chosen(
        self, words: Stretch, i: int, meant: Callable[[T], bool], most: int = MAX_PHRASE
    ) -> Hit[T] | None:
        """The same among the phrases of at most ``most`` tokens whose value is meant."""
        best: Hit[T] | None = None
        for key in words.keys(i):
            for parts, value in self._by_first.get(key, ()):
                if best is not None and len(parts) <= best[0]:
                    break
                if len(parts) <= most and meant(value) and fits(words, i, parts, self._exact_only):
                    best = (len(parts), value)
                    break
        return best

    def apart(self, first: Iterable[str], second: Iterable[str]) -> T | None:
        """The value of the first phrase of two words that two words, wherever they stand, may be."""
        for key in first:
            for other, value in self._twos.get(key, ()):
                if other in second:
                    return value
        return None

    def ending(self, words: Stretch, i: int) -> Hit[T] | None:
        """(number of tokens, value) of the longest phrase whose last token is ``i``."""
        found = self.where(words)
        for first in range(max(0, i + 1 - MAX_PHRASE), i + 1) if found else ():
            hit = found.get(first)
            if hit is not None and first + hit[0] == i + 1:
                return hit
        return None

    @property
    def firsts(self) -> Iterable[str]:
        """The first words of the phrases."""
        return self._by_first.keys()

    def entries(self) -> Iterator[tuple[str, list[tuple[tuple[str, ...], bool, Phrases[Any], Any]]]]:
        """First word -> (words, by form alone, this table, value) of its phrases, the longest first."""
        exact = self._exact_only
        for first, found in self._by_first.items():
            yield first, [(parts, exact, self, value) for parts, value in found]


class Book:
    """Phrase tables of one lexicon as one table, so that a text is read once for all of them."""

    def __init__(self, tables: Iterable[Phrases[Any]]) -> None:
        """The tables ask this book from now on."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, Phrases[Any], Any]]] = {}
        for table in dict.fromkeys(tables):
            table.book = self
            for first, found in table.entries():
                known = self._by_first.get(first)
                if known is None:
                    self._by_first[first] = found
                else:
                    known += found

    def scan(self, words: Stretch) -> Scan:
        """Where phrases start; of those of one table the longest, of equals the first."""
        out: dict[Phrases[Any], dict[int, Hit[Any]]] = {}
        for i in range(len(words)):
            by_form = True
            for key in words.keys(i):
                for parts, exact, table, value in self._by_first.get(key, ()):
                    if exact and not by_form:
                        continue
                    here = out.get(table)
                    best = here.get(i) if here is not None else None
                    if best is not None and best[0] >= len(parts):
                        continue
                    if len(parts) == 1 or fits(words, i, parts, exact):
                        out.setdefault(table, {})[i] = (len(parts), value)
                by_form = False
        return out


_NOWHERE: Mapping[int, Hit[Any]] = {}


def fits(words: Stretch, i: int, parts: tuple[str, ...], exact: bool) -> bool:
    """The further words of a phrase stand behind its first one at token ``i``."""
    if i + len(parts) > len(words):
        return False
    for offset, part in enumerate(parts[1:], start=1):
        keys = (words.forms[i + offset],) if exact else words.keys(i + offset)
        if part not in keys:
            return False
    return True


@lru_cache(maxsize=20_000)
def _parts(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase; lexicons that differ in little share nearly all of them."""
    return tuple(fold(part.text) for token in tokens(phrase) for part in _split(token))


def phrases(words: Iterable[str], exact: bool = False) -> Phrases[bool]:
    """A table that only says whether a phrase stands there."""
    return Phrases([(w, True) for w in words], exact)
