"""Words that Unicode's CLDR (through Babel) and num2words know, so that no file lists them by hand."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from credtui.facets.scan import fold
from credtui.text.morph import lemmas
from credtui.text.tokens import tokens

UNITS = (
    "length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "length-mile",
    "length-foot", "mass-kilogram", "mass-gram", "mass-metric-ton", "mass-tonne", "mass-ton", "mass-pound",
    "area-square-kilometer", "area-square-meter", "area-hectare", "volume-liter", "volume-barrel",
    "speed-kilometer-per-hour", "temperature-celsius", "power-megawatt", "power-gigawatt",
    "power-kilowatt", "duration-second", "duration-minute", "duration-hour", "duration-day",
    "duration-week", "duration-month", "duration-year",
)  # fmt: skip
"""The CLDR units that news texts count in."""


def _locale(lang: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale(lang)
    except UnknownLocaleError:
        return None


@lru_cache(maxsize=16)
def number_words(lang: str) -> dict[str, int]:
    """One-word cardinals (0-19, tens, hundreds) by folded word; empty if num2words lacks the language."""
    return _spelled(lang, "cardinal", [*range(21), *range(30, 100, 10), *range(200, 1000, 100), 100])


@lru_cache(maxsize=16)
def ordinal_words(lang: str) -> dict[str, int]:
    """One-word ordinals (1st-20th, tens) by folded word."""
    return _spelled(lang, "ordinal", [*range(1, 21), *range(30, 100, 10)])


def _spelled(lang: str, to: str, numbers: list[int]) -> dict[str, int]:
    from num2words import num2words

    out: dict[str, int] = {}
    for n in numbers:
        try:
            word = fold(num2words(n, lang=lang, to=to))
        except (NotImplementedError, ValueError, KeyError, IndexError):
            continue
        if " " not in word:
            out[word] = n
    return out


@lru_cache(maxsize=16)
def scale_words(lang: str) -> dict[str, int]:
    """Thousand, million ... in every form CLDR prints, long and short, by folded word."""
    locale = _locale(lang)
    out: dict[str, int] = {}
    if locale is None:
        return out
    for style in ("long", "short"):
        for forms in locale.compact_decimal_formats.get(style, {}).values():
            for power, pattern in forms.items():
                if not str(power).endswith("000") or str(power)[0] != "1":
                    continue
                zeros = len(str(power)) - 1
                word = fold(str(pattern.pattern).strip("0\xa0 .'"))
                if word and zeros % 3 == 0 and not word.isdigit():
                    out[word] = 10**zeros
    return out


def _forms(patterns: Any) -> set[str]:
    """Words of ``{0} kilometres`` and its like, folded, with their dictionary forms."""
    return {
        fold(str(p).replace("{0}", "").strip())
        for category, p in patterns.items()
        if category in ("one", "two", "few", "many", "other") and isinstance(p, str)
    }


@lru_cache(maxsize=16)
def unit_words(lang: str) -> dict[str, str]:
    """Unit name by phrase ("km" by "кілометрів"); the unit is CLDR's id without its category."""
    locale = _locale(lang)
    out: dict[str, str] = {}
    if locale is None:
        return out
    table = locale._data["unit_patterns"]
    for key in UNITS:
        name = key.split("-", 1)[1]
        for style in ("long", "short"):
            for word in sorted(_forms(table.get(key, {}).get(style, {}))):
                if len(word) > 1:
                    out.setdefault(word.strip("."), name)
    return out


@lru_cache(maxsize=16)
def currency_words(lang: str) -> dict[str, str]:
    """Currency code by CLDR's own names ("US dollars") and signs ("US$")."""
    locale = _locale(lang)
    out: dict[str, str] = {}
    if locale is None:
        return out
    plurals = locale._data["currency_names_plural"]
    for code in sorted(plurals):
        for phrase in sorted(str(p) for p in plurals[code].values()):
            out.setdefault(fold(phrase), code)
    for code, sign in sorted(locale.currency_symbols.items()):
        if not sign.isalpha() or len(sign) == 1:
            out.setdefault(fold(sign), code)
    return out


@lru_cache(maxsize=16)
def calendar_words(lang: str) -> tuple[dict[str, int], dict[str, int]]:
    """(months 1-12, weekdays Monday = 0) by folded word, full and short names in every CLDR form."""
    locale = _locale(lang)
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    if locale is None:
        return months, weekdays
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                _add(months, str(name), int(number), lang)
        for number, name in locale.days[context]["wide"].items():
            _add(weekdays, str(name), int(number), lang)
    return months, weekdays


@lru_cache(maxsize=16)
def full_months(lang: str) -> frozenset[str]:
    """The months' full names, folded, as CLDR prints them alone and inside dates."""
    locale = _locale(lang)
    if locale is None:
        return frozenset()
    return frozenset(
        fold(str(n)) for c in ("format", "stand-alone") for n in locale.months[c]["wide"].values()
    )


def _add(table: dict[str, int], name: str, number: int, lang: str) -> None:
    """A name and its dictionary forms; of abbreviations only those of three letters and more."""
    found = [t.text for t in tokens(name) if t.kind == "word"]
    if len(found) != 1 or len(found[0]) < 3:
        return
    table.setdefault(fold(found[0]), number)
    if len(found[0]) > 4:
        for lemma in sorted(lemmas(found[0], lang)):
            table.setdefault(fold(lemma), number)
