"""Dates in bylines ("14 квітня 2022, «Назва»"): month names of CLDR, no hand lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from credtui.text.tokens import Token, tokens

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_EDGES = " \t\u00a0,.;|·•—–-/"
_QUOTES = "«»“”„\"'"


@lru_cache(maxsize=8)
def month_names(langs: tuple[str, ...]) -> dict[str, int]:
    """Lower-case month names and abbreviations of the languages -> 1..12."""
    from babel import Locale, UnknownLocaleError

    out: dict[str, int] = {}
    for lang in langs:
        try:
            months = Locale.parse(lang).months
        except (UnknownLocaleError, ValueError):
            continue
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in dict(months[form][width]).items():
                    out.setdefault(str(name).lower().rstrip("."), int(number))
    return out


def find_date(line: str, langs: Sequence[str]) -> tuple[datetime, int, int] | None:
    """The first full date of a line with the place it takes; with the time of day if it follows."""
    iso = _ISO.search(line)
    if iso:
        year, month, day, hour, minute = (int(g) if g else 0 for g in iso.groups())
        return _made(year, month, day, hour, minute, iso.start(), iso.end())
    dotted = _DOTTED.search(line)
    if dotted:
        day, month, year = (int(g) for g in dotted.groups())
        return _with_clock(line, _made(year, month, day, 0, 0, dotted.start(), dotted.end()))
    return _with_clock(line, _in_words(line, langs))


def _in_words(line: str, langs: Sequence[str]) -> tuple[datetime, int, int] | None:
    names = month_names(tuple(sorted(langs)))
    words = [t for t in tokens(line) if t.kind != "punct"]
    for i, word in enumerate(words):
        month = names.get(word.lower)
        if month is None:
            continue
        before = _number(words, i - 1)
        after, later = _number(words, i + 1), _number(words, i + 2)
        if before and after and before <= 31 and after > 999:
            return _made(after, month, before, 0, 0, words[i - 1].start, words[i + 1].end)
        if after and later and after <= 31 and later > 999:
            return _made(later, month, after, 0, 0, word.start, words[i + 2].end)
    return None


def _number(words: Sequence[Token], at: int) -> int | None:
    if 0 <= at < len(words) and words[at].text.isdecimal() and len(words[at].text) <= 4:
        return int(words[at].text)
    return None


def _made(
    year: int, month: int, day: int, hour: int, minute: int, start: int, end: int
) -> tuple[datetime, int, int] | None:
    try:
        return datetime(year, month, day, hour, minute), start, end
    except ValueError:
        return None


def _with_clock(line: str, found: tuple[datetime, int, int] | None) -> tuple[datetime, int, int] | None:
    if found is None:
        return None
    when, start, end = found
    clock = _CLOCK.search(line, end)
    if clock and clock.start() - end <= 6:
        return when.replace(hour=int(clock.group(1)), minute=int(clock.group(2))), start, clock.end()
    return found


def byline(line: str, langs: Sequence[str]) -> tuple[datetime, str] | None:
    """Date and outlet of a line such as "14 May 2022, The Evening Skyline"; outlet "" if it names none.

    None for a line that is no byline: no full date, or too many words beside it.
    """
    if len(line) > 160:
        return None
    found = find_date(line, langs)
    if found is None:
        return None
    when, start, end = found
    rest = [part.strip(_EDGES) for part in (line[:start], line[end:])]
    named = [part for part in rest if part]
    if len(named) > 1 or any(len(part.split()) > 7 for part in named):
        return None
    return when, named[0].strip(_QUOTES + _EDGES) if named else ""
