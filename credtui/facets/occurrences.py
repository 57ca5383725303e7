"""How many times it happened: "once", "тричі", "a lone visit", "regularly", "жодного разу", "three calls"."""

from __future__ import annotations

from functools import lru_cache

from credtui.facets.quantity import before_noun, counted_in
from credtui.facets.scan import Words, words_of
from credtui.facets.tables import NumberTables, TimeTables, number_tables, time_tables
from credtui.knowledge import Knowledge
from credtui.lexicon.numbers import Frequency
from credtui.model import Count, Interval, Span

_REACH = 4


def read_occurrences(text: str, span: Span, lang: str, knowledge: Knowledge) -> Count | None:
    """How often ``text[span]`` says it happened, in the source's words; None if it does not say.

    A number of times or of happenings wins over a frequency word, an exact one over a vague one.
    """
    tables, times = number_tables(lang, knowledge), time_tables(lang, knowledge)
    if tables is None or times is None:
        return None
    return told_in(words_of(text, span.start, span.end, lang), tables, times)


@lru_cache(maxsize=64)
def told_in(words: Words, tables: NumberTables, times: TimeTables) -> Count | None:
    """How often the words say it happened."""
    counted = [q.count for q in counted_in(words, tables, times) if q.event and not q.zero]
    told = _frequencies(words, tables)
    counted = [c for c in counted if not any(_inside(c, f) for f in told)]  # "not one time" is many
    found = [*counted, *told]
    closed = [c for c in found if c.interval.hi is not None]
    best = closed or found
    return best[0] if best else None


def _inside(one: Count, other: Count) -> bool:
    """The words of one count are part of the other's."""
    a, b = one.span, other.span
    return a is not None and b is not None and a != b and b.start <= a.start and a.end <= b.end


def _frequencies(words: Words, tables: NumberTables) -> list[Count]:
    out: list[Count] = []
    after_last = 0
    for i, hit in tables.frequency.where(words).items():
        if i < after_last:
            continue
        last = i + hit[0] - 1
        after_last = last + 1
        void = hit[1].at_least is None and hit[1].at_most is None
        if void or (hit[1].inner and _joins_clauses(words, i, last)):
            continue
        after = hit[1].at_most == 0 and _after_event(words, i, last, tables)
        if not hit[1].noun or after or _before_event(words, i, last, hit[1], tables):
            out.append(_count(words, i, last, hit[1], tables))
    return out


def _joins_clauses(words: Words, i: int, last: int) -> bool:
    """ "Once delivered", "he once sent": at the start of a clause or before a verb it counts nothing."""
    following = words.readings(last + 1)
    return not words.is_word(i - 1) or bool(following and following[0].pos == "VERB")


def _count(words: Words, first: int, last: int, frequency: Frequency, tables: NumberTables) -> Count:
    lo: float | None = frequency.at_least
    hi: float | None = frequency.at_most
    bound = tables.bounds.ending(words, first - 1)
    if bound is not None and hi is not None and hi > 0:
        first -= bound[0]
        if bound[1] == "at-least":
            hi = None
        elif bound[1] == "more-than":
            lo, hi = hi + 1, None
        elif bound[1] in ("at-most", "up-to"):
            lo = None
    return Count(Interval(lo, hi), words.words(first, last), words.span(first, last))


def _after_event(words: Words, first: int, last: int, tables: NumberTables) -> bool:
    """ "контактов не было ни одного": a zero closes the clause, its plural of happening stands before it."""
    if (
        words.is_word(last + 1)
        and words.readings(last + 1)[:1]
        and words.readings(last + 1)[0].pos in ("NOUN", "ADJ")
    ):
        return False
    return any(
        any(k in tables.events for k in words.keys(j)) and any(r.number == "Plur" for r in words.readings(j))
        for j in range(max(0, first - 5), first) if words.is_word(j)
    )  # fmt: skip


def _before_event(words: Words, first: int, last: int, frequency: Frequency, tables: NumberTables) -> bool:
    """A noun of happening follows within a few words, and nothing says it is one told event."""
    for j in range(last + 1, min(last + 1 + _REACH, len(words))):
        if not words.is_word(j):
            if words.form(j) in ("-", ",") and words.form(j) == "-":
                continue
            return False
        if any(k in tables.events for k in words.keys(j)):
            if frequency.at_most != 0:
                return True
            told = any(last < k < last + 7 for k in tables.such.where(words))
            return not told and (tables.no_each.at(words, first) is not None or _zero_counts(words, j))
        if not before_noun(words, j):
            return False
    return False


def _zero_counts(words: Words, j: int) -> bool:
    """ "no calls" counts; "no conversation" may deny one told event, so only the plural does."""
    nouns = [r for r in words.readings(j) if r.pos == "NOUN"]
    return bool(nouns) and all(r.number == "Plur" for r in nouns)
