"""Only this, and nothing else; and hints that something happened at most once."""

from __future__ import annotations

from credtui.facets.numerals import numeral_at
from credtui.facets.scan import Phrases, Words, words_of
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
    voids, hits = tables.not_only.where(words), tables.only.where(words)
    after = 0
    for i in sorted({*voids, *hits}):
        if i < after:
            continue
        if i in voids:
            after = i + voids[i][0]
            continue
        after = i + hits[i][0]
        if not _limits_number(words, after, tables):
            return True
    return True if any(_pair(words, a, b) for a, b in tables.only_pairs) else None


def _pair(words: Words, opening: Phrases[bool], closing: Phrases[bool]) -> bool:
    """One word of exception and, later, one of nothing."""
    first = next(iter(opening.where(words)), None)
    return first is not None and any(i > first for i in closing.where(words))


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
    hit = next(iter(tables.first.where(words).items()), None)
    return None if hit is None else words.words(hit[0], hit[0] + hit[1][0] - 1)
