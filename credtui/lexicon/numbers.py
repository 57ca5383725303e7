"""Section ``[numbers]``: what a language says about how many and how often, beyond what is generated.

Number words and ordinals come from num2words, scale words (thousand, million), units and currency
names from CLDR (Babel); a file adds only what those do not have.  A phrase is matched word by word,
each word by its form or by any of its dictionary forms; case, "ё" and the kind of apostrophe do not count.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frequency(BaseModel):
    """Words that say how often, and the interval they stand for (both ends tunable).

    An entry without either end names phrases that hold such a word and say nothing of it ("at once").
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    at_least: int | None = None
    at_most: int | None = None
    inner: bool = False
    """True if the words say nothing of the kind at the start of a clause ("once delivered")."""
    noun: bool = False
    """True if the words say how often only before a noun of happening ("a single call", "no calls")."""


class Numbers(BaseModel):
    """What the language file says here; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cardinals: dict[str, float] = {}
    """Number words that num2words lacks: collective numerals, "one and a half", "both"."""
    groups: dict[str, int] = {}
    """Nouns that count in groups (dozen = 12); alone in the plural they mean two groups or more."""
    scales: dict[str, int] = {}
    """Short forms of thousand, million ... that CLDR lacks ("k", "bn")."""
    halves: tuple[str, ...] = ()
    """Words for half before a group or scale; in Cyrillic files also glued as a prefix."""
    halved: tuple[str, ...] = ()
    """ "and a half" after a number, before its scale or unit."""
    clock: tuple[str, ...] = ()
    """Words after a number that make it a time of day."""
    definite: tuple[str, ...] = ()
    """Articles after which a small number names known people ("the two men") and counts nothing new."""
    joiners: tuple[str, ...] = ()
    """"and" inside a number (one hundred and five)."""
    several: dict[str, int] = {}
    """Vague plurals and the least number they stand for."""
    nobody: tuple[str, ...] = ()
    """Pronouns that count zero people or things."""
    no: tuple[str, ...] = ()
    """Determiners of zero before a plural noun, or before any noun of a counted being (``no_one_of``)."""
    no_each: tuple[str, ...] = ()
    """Determiners of zero before a singular noun too ("not a single")."""
    absent: tuple[str, ...] = ()
    """"there is none": before or after the noun it makes a count of zero of ``victims``."""
    victims: tuple[str, ...] = ()
    """Plural nouns whose absence is a count (casualties, survivors)."""
    such: tuple[str, ...] = ()
    """"of that kind": after these a zero denies one told event, it counts nothing."""
    at_least: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    less_than: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    up_to: tuple[str, ...] = ()
    """Prepositions that cap a number, unless a word of ``rise`` or a range stands before them."""
    rise: tuple[str, ...] = ()
    """Words of growing and reaching: after them "to N" is exactly N."""
    at_least_after: tuple[str, ...] = ()
    at_most_after: tuple[str, ...] = ()
    ranges: tuple[tuple[str, str], ...] = ()
    """Pairs of words round the ends of a range: ["between", "and"]."""
    alternatives: tuple[str, ...] = ()
    """"or" between two numbers."""
    percent: tuple[str, ...] = ()
    currencies: dict[str, str] = {}
    """Nouns and signs that mean one currency in the news of this language (code by word)."""
    ordinal_suffixes: tuple[str, ...] = ()
    """Endings after digits that make an ordinal."""
    labels: tuple[str, ...] = ()
    """Nouns that a following number names, not counts (school, article, No.)."""
    idioms: tuple[str, ...] = ()
    """Phrases with a number word that count nothing."""
    partitives: tuple[str, ...] = ()
    """"of them", "including": the number is a part of a total."""
    times: tuple[str, ...] = ()
    """The noun of occasions: "three times"."""
    events: tuple[str, ...] = ()
    """Nouns of happening: their number is how often (a call, a visit)."""
    sums: tuple[str, ...] = ()
    """Between happenings in the plural and a bare number: the number is how many there were ("add up to")."""
    frequency: tuple[Frequency, ...] = ()
    only: tuple[str, ...] = ()
    """Words of exclusivity ("only", "nothing but")."""
    only_pairs: tuple[tuple[str, str], ...] = ()
    """Exclusivity in two places: ["except", "nothing"]."""
    not_only: tuple[str, ...] = ()
    """Phrases with a word of exclusivity that exclude nothing."""
    first: tuple[str, ...] = ()
    """Hints that an event happened at most once: "for the first time", "the first"."""
