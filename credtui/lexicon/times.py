"""Section ``[times]``: what a language says about when, beyond CLDR's month and weekday names."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict


class Era(BaseModel):
    """A public event or stretch of time that texts date by, with its days."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    start: date
    end: date | None = None
    """None: it still runs."""


class Times(BaseModel):
    """What the language file says here; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: dict[str, int] = {}
    """Month words that CLDR lacks (adjectives: "майський" = 5)."""
    weekdays: dict[str, int] = {}
    """Weekday words that CLDR lacks; Monday is 0."""
    seasons: dict[str, int] = {}
    """First month of the season by its word (winter = 12)."""
    year: tuple[str, ...] = ()
    """The word "year" after a number, its short forms too."""
    year_prepositions: tuple[str, ...] = ()
    """After these (or after ``since``, ``before`` ...) four digits are a year."""
    prepositions: tuple[str, ...] = ()
    """Words that put a bare month, weekday or season in time ("in", "on", "у")."""
    date_joiners: tuple[str, ...] = ()
    """Words inside a date ("of", "the")."""
    early: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    last_week_of: tuple[str, ...] = ()
    """ "the final week of"."""
    last_day_of: tuple[str, ...] = ()
    """ "the last day of"."""
    halves: dict[str, int] = {}
    """ "first half of" = 1, "second half of" = 2."""
    since: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    """Up to and including the named day; of longer stretches, up to their start."""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    """Deadline words."""
    anchors: tuple[str, ...] = ()
    """Prepositions and openers of clauses behind which an event tells the time ("after", "while")."""
    in_office: tuple[str, ...] = ()
    """Prepositions behind which a role tells the time ("as president")."""
    ranges: tuple[tuple[str, str], ...] = ()
    joiners: tuple[str, ...] = ()
    """ "and", "or" between two times."""
    days: dict[str, int] = {}
    """Days from the statement's date (yesterday = -1)."""
    years: dict[str, int] = {}
    """Adverbs of a whole year, counted from the statement's (last year in one word = -1)."""
    nights: tuple[str, ...] = ()
    """The night before the statement: it began the day before."""
    units: dict[str, str] = {}
    """Unit of time by its word: day, week, month, year, decade, hour, minute, half-year."""
    ago: tuple[str, ...] = ()
    halved: tuple[str, ...] = ()
    """ "and a half" after the unit: "a year and a half"."""
    running: tuple[str, ...] = ()
    """Words before a length that ends now ("for almost two years", "за останні два роки")."""
    this: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    """Words before "this" or "last" that narrow nothing but belong to the words ("earlier this year")."""
    attributes: tuple[str, ...] = ()
    """Participles after which a date belongs to a thing ("made in 1986"), not to the claim."""
    since_then: tuple[str, ...] = ()
    """Words that continue from the time told just before ("since then", "after that")."""
    no_more: tuple[str, ...] = ()
    """ "no more", "never again": of a zero, everything after what was told before."""
    till_then: tuple[str, ...] = ()
    """Words that close at the time told just before ("until then")."""
    so_far: tuple[str, ...] = ()
    """Words that make a count total up to now ("so far", "already", "in all")."""
    running_total: tuple[str, ...] = ()
    """Words of a count that grows over a period (losses of a war, a climbing toll)."""
    eras: tuple[Era, ...] = ()
    """Well-known public dates, each with its reference in a comment."""
    future: tuple[str, ...] = ()
    """Words of plans: a bare month or weekday then lies ahead."""
    not_words: tuple[str, ...] = ()
    """Plain negation, for ``no_more``."""
    month_first: bool = False
    """The language writes "October 8"."""
