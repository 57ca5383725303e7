"""Text to clauses: the one entry of the package."""

from __future__ import annotations

from functools import lru_cache

from credtui.lexicon import Lexicon
from credtui.syntax.clauses import build
from credtui.syntax.grammar import Grammar, grammar_of
from credtui.syntax.nodes import Parse
from credtui.syntax.roles import assign
from credtui.syntax.words import words_of


def parse(text: str, lexicon: Lexicon) -> Parse:
    """The clauses of ``text`` (a sentence or a few); linear in its length, never raises on any text."""
    return _parse(text, _Key(lexicon))


class _Key:
    """Lets a cache key a lexicon by identity."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.lexicon is self.lexicon


@lru_cache(maxsize=4096)
def _parse(text: str, key: _Key) -> Parse:
    grammar = grammar_of(key.lexicon)
    words = words_of(text, 0, len(text), grammar)
    made = Parse(text, grammar.lang, words)
    items = _items(words, grammar)
    build(made, items, grammar)
    assign(made, grammar)
    return made


def _items(words, grammar: Grammar):  # type: ignore[no-untyped-def]
    if grammar.cases:
        from credtui.syntax import chunk_cases, tag_cases

        tag_cases.tag(words, grammar)
        return chunk_cases.chunk(words, grammar)
    from credtui.syntax import chunk_order, tag_order

    tag_order.tag(words, grammar)
    return chunk_order.chunk(words, grammar)
