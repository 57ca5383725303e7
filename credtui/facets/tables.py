"""The numeric and temporal sections of a lexicon, compiled for look-up once per loaded lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from credtui.facets.cldr import calendar_words, currency_words, full_months, unit_words
from credtui.facets.numerals import NumeralTable
from credtui.facets.scan import Book, Phrases, Words, fold, phrases
from credtui.knowledge import Knowledge
from credtui.lexicon import Lexicon
from credtui.lexicon.numbers import Frequency
from credtui.lexicon.times import Era

_LENGTHS = {
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "year",
    "half-year": "month", "hour": "hour", "minute": "minute",
}  # fmt: skip
"""Units of ``[times]`` as units of quantity: a length of time is never what a claim counts."""


class NumberTables:
    """Phrase tables of ``[numbers]`` for one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        n = lexicon.numbers
        lang = lexicon.language.code
        self.numerals = NumeralTable(lang, n)
        self.bounds = Phrases(
            [
                *((w, "at-least") for w in n.at_least), *((w, "more-than") for w in n.more_than),
                *((w, "at-most") for w in n.at_most), *((w, "less-than") for w in n.less_than),
                *((w, "about") for w in n.about), *((w, "up-to") for w in n.up_to),
            ],
            exact=True,
        )  # fmt: skip
        self.after = Phrases(
            [*((w, "at-least") for w in n.at_least_after), *((w, "at-most") for w in n.at_most_after)],
            exact=True,
        )
        self.ranges = [(phrases([a], True), phrases([b], True)) for a, b in n.ranges]
        self.alternatives = frozenset(map(fold, n.alternatives))
        self.units: Phrases[str] = Phrases(
            {
                **{w: _LENGTHS[u] for w, u in lexicon.times.units.items() if u in _LENGTHS},
                **unit_words(lang),
                **currency_words(lang),
                **n.currencies,
                **dict.fromkeys(n.percent, "percent"),
            }
        )
        self.labels = frozenset(map(fold, n.labels))
        self.idioms = phrases(n.idioms, exact=True)
        self.partitives = phrases(n.partitives, exact=True)
        self.times = frozenset(map(fold, n.times))
        self.events = frozenset(map(fold, n.events))
        self.rise = frozenset(map(fold, n.rise))
        self.definite = frozenset(map(fold, n.definite))
        self.nobody = phrases(n.nobody)
        self.no = phrases(n.no)
        self.no_each = phrases(n.no_each)
        self.absent = phrases(n.absent, exact=True)
        self.victims = frozenset(map(fold, n.victims))
        self.such = phrases(n.such, exact=True)
        self.frequency: Phrases[Frequency] = Phrases([(w, f) for f in n.frequency for w in f.words])
        self.clock = phrases(n.clock, exact=True)
        self.prepositions = frozenset(map(fold, lexicon.syntax.prepositions))
        self.sums = phrases(n.sums)
        self.articles = frozenset(map(fold, lexicon.language.articles))
        self.only = phrases(n.only)
        self.only_pairs = [(phrases([a]), phrases([b])) for a, b in n.only_pairs]
        self.not_only = phrases(n.not_only, exact=True)
        self.first = phrases(n.first)
        openings = (opening for opening, _ in self.ranges)
        self.openers: tuple[Phrases[Any], ...] = (
            self.nobody,
            self.no,
            self.no_each,
            phrases(self.victims),
            *openings,
        )
        """The tables whose phrases a quantity may start with, numbers apart."""

    @lru_cache(maxsize=64)  # noqa: B019 - one table a language lives as long as the program
    def starts(self, words: Words) -> frozenset[int]:
        """The tokens at which a quantity may start."""
        return self.numerals.starts(words).union(*(table.where(words) for table in self.openers))


class TimeTables:
    """Phrase tables of ``[times]`` for one language."""

    def __init__(self, lexicon: Lexicon, numerals: NumeralTable) -> None:
        t = lexicon.times
        months, weekdays = calendar_words(lexicon.language.code)
        self.numerals = numerals
        self.months = {**months, **{fold(k): v for k, v in t.months.items()}}
        self.weekdays = {**weekdays, **{fold(k): v for k, v in t.weekdays.items()}}
        self.full_months = full_months(lexicon.language.code) | frozenset(map(fold, t.months))
        self.seasons = Phrases(t.seasons)
        self.year = frozenset(map(fold, t.year))
        self.relations: Phrases[str] = Phrases(
            [
                *((w, "since") for w in t.since), *((w, "before") for w in t.before),
                *((w, "until") for w in t.until), *((w, "after") for w in t.after),
                *((w, "by") for w in t.by), *((w, "running") for w in t.running),
            ],
            exact=True,
        )  # fmt: skip
        self.in_time = phrases([*t.prepositions, *t.year_prepositions], exact=True)
        self.in_year = phrases([*t.year_prepositions, *t.since, *t.before, *t.until, *t.after, *t.by], True)
        self.inside = frozenset(map(fold, t.date_joiners))
        self.parts: Phrases[str] = Phrases(
            [
                *((w, "early") for w in t.early), *((w, "middle") for w in t.middle),
                *((w, "late") for w in t.late), *((w, "last-week") for w in t.last_week_of),
                *((w, "last-day") for w in t.last_day_of),
                *((w, f"half-{n}") for w, n in t.halves.items()),
            ]
        )  # fmt: skip
        self.ranges = [(phrases([a], True), phrases([b], True)) for a, b in t.ranges]
        self.range_openings = phrases([a for a, _ in t.ranges], exact=True)
        self.joiners = frozenset(map(fold, t.joiners))
        self.days = Phrases(t.days, exact=True)
        self.years = Phrases(t.years, exact=True)
        self.nights = phrases(t.nights, exact=True)
        self.units = {fold(k): v for k, v in t.units.items()}
        self.ago = phrases(t.ago, exact=True)
        self.halved = phrases(t.halved, exact=True)
        self.this = phrases(t.this)
        self.last = phrases(t.last)
        self.next = phrases(t.next)
        self.earlier = phrases(t.earlier)
        self.attributes = phrases(t.attributes)
        self.since_then = phrases(t.since_then, exact=True)
        self.no_more = phrases(t.no_more, exact=True)
        self.till_then = phrases(t.till_then, exact=True)
        self.so_far = phrases(t.so_far, exact=True)
        self.running_total = phrases(t.running_total)
        self.future = phrases(t.future)
        self.not_words = phrases(t.not_words, exact=True)
        self.eras: Phrases[Era] = Phrases([(w, era) for era in t.eras for w in era.words])
        self.month_first = t.month_first
        self.openers: tuple[Phrases[Any], ...] = (
            self.range_openings, self.relations, self.parts, self.nights, self.days,
            self.years, self.earlier, self.this, self.last, self.next, self.seasons, self.eras,
            phrases((*self.months, *self.weekdays, *self.units)),
        )  # fmt: skip
        """The tables whose phrases an expression of time may start with."""

    @lru_cache(maxsize=64)  # noqa: B019 - one table a language lives as long as the program
    def starts(self, words: Words) -> frozenset[int]:
        """The tokens at which an expression of time or a day that does not exist may start."""
        articles = (i for i, token in enumerate(words.toks) if len(token.text) == 1 and token.kind == "word")
        return self.numerals.starts(words).union(articles, *(table.where(words) for table in self.openers))


_TABLES: dict[int, tuple[Lexicon, NumberTables, TimeTables]] = {}


def _compiled(lang: str, knowledge: Knowledge) -> tuple[Lexicon, NumberTables, TimeTables] | None:
    lexicon = knowledge.lexicons.of(lang)
    if lexicon is None:
        return None
    found = _TABLES.get(id(lexicon))
    if found is None or found[0] is not lexicon:
        numbers = NumberTables(lexicon)
        times = TimeTables(lexicon, numbers.numerals)
        Book(_phrase_tables((numbers, times)))
        found = (lexicon, numbers, times)
        if len(_TABLES) > 32:
            _TABLES.clear()
        _TABLES[id(lexicon)] = found
    return found


def _phrase_tables(value: object) -> Iterator[Phrases[Any]]:
    """Every phrase table of a value: itself, one of a list's or a tuple's, one of its attributes'."""
    if isinstance(value, Phrases):
        yield value
    elif isinstance(value, (NumberTables, TimeTables, NumeralTable, list, tuple)):
        for inner in value if isinstance(value, (list, tuple)) else vars(value).values():
            yield from _phrase_tables(inner)


def time_tables(lang: str, knowledge: Knowledge) -> TimeTables | None:
    """The compiled ``[times]`` of a language; None if no lexicon file speaks it."""
    found = _compiled(lang, knowledge)
    return None if found is None else found[2]


def number_tables(lang: str, knowledge: Knowledge) -> NumberTables | None:
    """The compiled ``[numbers]`` of a language; None if no lexicon file speaks it."""
    found = _compiled(lang, knowledge)
    return None if found is None else found[1]
