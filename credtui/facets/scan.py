"""The words of a span as the numeric and temporal facets read them, and phrase look-up in linear time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from credtui.model import Span
from credtui.text.morph import Reading, lemmas, readings
from credtui.text.tokens import Token, tokens

T = TypeVar("T")

MAX_PHRASE = 8
"""No phrase of a lexicon is longer, in words."""

_FOLD = (("ё", "е"), ("’", "'"), ("ʼ", "'"), ("`", "'"), ("‑", "-"), ("\u0301", ""))


def fold(word: str) -> str:
    """The comparable form of a word: lower case, one apostrophe, no "ё", no stress marks."""
    low = word.lower()
    return low if low.isascii() and "`" not in low else _plain(low)


def _plain(low: str) -> str:
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


class Words:
    """The words of ``text[span]``: folded forms at once, dictionary forms when asked for."""

    __slots__ = ("_keys", "forms", "lang", "text", "toks")

    def __init__(self, text: str, span: Span, lang: str) -> None:
        self.text = text
        self.lang = lang
        self.toks = [part for t in tokens(text, span.start, span.end) for part in _split(t)]
        self.forms = [fold(t.text) for t in self.toks]
        self._keys: list[tuple[str, ...] | None] = [None] * len(self.toks)

    def __len__(self) -> int:
        return len(self.toks)

    def keys(self, i: int) -> tuple[str, ...]:
        """What token ``i`` can be looked up by: its folded form, then its dictionary forms, sorted."""
        known = self._keys[i]
        if known is None:
            form = self.forms[i]
            known = (form,)
            if self.toks[i].kind == "word" and len(form) > 1 and len(form) < 40:
                more = {fold(x) for x in lemmas(self.toks[i].text, self.lang)} - {form}
                known = (form, *sorted(more))
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


@lru_cache(maxsize=32)
def words_of(text: str, start: int, end: int, lang: str) -> Words:
    """The (shared, cached) words of one span: five facets read the same proposition one after another."""
    return Words(text, Span(max(0, start), min(len(text), end)), lang)


class Lookup(Protocol):
    """What a phrase table must know of words: folded forms, and everything each can be looked up by."""

    @property
    def forms(self) -> list[str]: ...  # noqa: D102

    def __len__(self) -> int: ...

    def keys(self, i: int) -> tuple[str, ...]: ...  # noqa: D102


class Phrases(Generic[T]):
    """A table of phrases; the longest that starts at a token wins.  Look-up is constant time."""

    __slots__ = ("_by_first", "_exact_only")

    def __init__(
        self, entries: Mapping[str, T] | Iterable[tuple[str, T]], exact: bool = False, whole: bool = False
    ) -> None:
        """``whole``: hyphenated words are one word, as a parse has them."""
        self._exact_only = exact
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        for phrase, value in pairs:
            parts = tuple(fold(phrase).split() if whole else _parts(phrase))[:MAX_PHRASE]
            if parts:
                self._by_first.setdefault(parts[0], []).append((parts, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def at(
        self, words: Lookup, i: int, meant: Callable[[T], bool] | None = None, most: int = MAX_PHRASE
    ) -> tuple[int, T] | None:
        """(number of tokens, value) of the longest phrase that starts at token ``i``, of equals the first.

        ``meant`` tells which values are looked for, ``most`` how many tokens a phrase may have.
        """
        if not 0 <= i < len(words) or not self._by_first:
            return None
        best: tuple[int, T] | None = None
        for key in (words.forms[i],) if self._exact_only else words.keys(i):
            for parts, value in self._by_first.get(key, ()):
                if best is not None and len(parts) <= best[0]:
                    break
                if len(parts) > most or (meant is not None and not meant(value)):
                    continue
                if self._fits(words, i, parts):
                    best = (len(parts), value)
                    break
        return best

    def ending(self, words: Lookup, i: int) -> tuple[int, T] | None:
        """(number of tokens, value) of the longest phrase whose last token is ``i``."""
        for length in range(min(MAX_PHRASE, i + 1), 0, -1):
            found = self.at(words, i - length + 1)
            if found is not None and found[0] == length:
                return found
        return None

    def _fits(self, words: Lookup, i: int, parts: tuple[str, ...]) -> bool:
        if i + len(parts) > len(words):
            return False
        for offset, part in enumerate(parts[1:], start=1):
            keys = (words.forms[i + offset],) if self._exact_only else words.keys(i + offset)
            if part not in keys:
                return False
        return True


def _parts(phrase: str) -> Iterator[str]:
    return (fold(part.text) for token in tokens(phrase) for part in _split(token))


def phrases(words: Iterable[str], exact: bool = False) -> Phrases[bool]:
    """A table that only says whether a phrase stands there."""
    return Phrases([(w, True) for w in words], exact)
