"""Only this, and nothing else; and hints that something happened at most once."""

from __future__ import annotations

from credtui.facets.numerals import numeral_at
from credtui.facets.scan import Words, words_of
from credtui.facets.tables import NumberTables, number_tables
from credtui.knowledge import Knowledge
from credtui.model import Span


def read_exclusive(text: str, span: Span, lang: str, knowledge: Knowledge) -> bool | None:
    """True if the text says "only", "nothing but", "крім ... нічого"; None if it does not say.

    "Only once" and "a single call" limit how often, not what: they are occurrences, not this.
    """
    tables = number_tables(lang, knowledge)
    if tables is None:
        return None
    words = words_of(text, span.start, span.end, lang)
    i = 0
    while i < len(words):
        void = tables.not_only.at(words, i)
        if void:
            i += void[0]
            continue
        hit = tables.only.at(words, i)
        if hit and not _limits_number(words, i + hit[0], tables):
            return True
        i += hit[0] if hit else 1
    return True if any(_pair(words, a, b) for a, b in tables.only_pairs) else None


def _pair(words: Words, opening: object, closing: object) -> bool:
    """One word of exception and, later, one of nothing."""
    first = next((i for i in range(len(words)) if opening.at(words, i)), None)  # type: ignore[attr-defined]
    if first is None:
        return False
    return any(closing.at(words, i) for i in range(first + 1, len(words)))  # type: ignore[attr-defined]


def _limits_number(words: Words, i: int, tables: NumberTables) -> bool:
    """A number, a frequency word or a noun of happening stands right after "only"."""
    for j in range(i, min(i + 3, len(words))):
        if not words.is_word(j) and words.toks[j].kind != "number":
            return False
        if numeral_at(words, j, tables.numerals) is not None or tables.frequency.at(words, j):
            return True
        if any(k in tables.times or k in tables.events for k in words.keys(j)):
            return True
    return False


def read_first(text: str, span: Span, lang: str, knowledge: Knowledge) -> str | None:
    """The words that make an event a single one ("first", "уперше"), verbatim; None if there are none."""
    tables = number_tables(lang, knowledge)
    if tables is None:
        return None
    words = words_of(text, span.start, span.end, lang)
    for i in range(len(words)):
        hit = tables.first.at(words, i)
        if hit:
            return words.words(i, i + hit[0] - 1)
    return None
