"""One statement's wording as comparable tokens: content lemmas, numbers, negators, marked words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from credtui.bundled import rules_dir
from credtui.lexicon import Lexicons
from credtui.lexicon.wording import Wording
from credtui.signals.thesaurus import Thesaurus, load_thesaurus
from credtui.text.morph import lemma
from credtui.text.tokens import Token, tokens

SCOPE = 2
"""Content words after a negator that it is taken to negate."""
MAX_TOKENS = 120
"""Longer texts are compared by their beginning; wording signals are for near-identical sentences."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One content token: what it is compared by and what kind of word it is."""

    key: str
    kind: str
    """word, number, year, ordinal, calendar, place or name."""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What the wording signals know of one text."""

    lang: str
    units: tuple[Unit, ...]
    names: frozenset[str]
    """Keys that are names here; of a text in title case every capitalised word."""
    titled: bool
    """Written in title case: capitals mark no names."""
    negators: int
    negated: frozenset[str]
    """Keys of the content words right after a negator: what is negated."""
    rejects: bool
    doubts: bool
    revises: bool
    part: bool


class Language:
    """The wording section of one language, ready for lookups."""

    def __init__(self, code: str, wording: Wording) -> None:
        self.code = code
        self.stop = frozenset(wording.stop)
        self.negators = frozenset(wording.negators)
        self.endings = wording.negative_endings
        self.negating = _split(wording.negating)
        self.ordinal_endings = frozenset(wording.ordinal_endings)
        self.rejecting = _split(wording.rejecting)
        self.doubting = _split(wording.doubting)
        self.revising = _split(wording.revising)
        self.partial = _split(wording.partial)
        self.opposite = {frozenset(pair) for pair in wording.opposites}
        self.cardinals, self.ordinals = number_words(code)
        self.calendar = calendar_words(code)
        self.places = place_words(code)
        self.thesaurus: Thesaurus = load_thesaurus(rules_dir() / "lexicon" / (wording.thesaurus or "-"))

    def is_negator(self, form: str, base: str) -> bool:
        """By lemma or by ending."""
        return base in self.negators or form in self.negators or form.endswith(self.endings)


def _split(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=16)
def number_words(lang: str) -> tuple[dict[str, float], dict[str, float]]:
    """Words of the cardinals and ordinals up to a hundred, one-word forms only."""
    from num2words import num2words

    out: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for table, to in zip(out, ("cardinal", "ordinal"), strict=True):
        for number in range(101):
            try:
                word = num2words(number, lang=lang, to=to)
            except (NotImplementedError, IndexError, KeyError, ValueError):
                break
            if " " not in word:
                table.setdefault(word.lower(), float(number))
    return out


@lru_cache(maxsize=16)
def calendar_words(lang: str) -> dict[str, str]:
    """Month and weekday names of CLDR, every context, lemma of the form -> key."""
    from babel import Locale, UnknownLocaleError

    try:
        locale: Any = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return {}
    out: dict[str, str] = {}
    for kind, table in (("month", locale.months), ("day", locale.days)):
        for context in ("format", "stand-alone"):
            for number, word in table[context]["wide"].items():
                out[word.lower()] = f"{kind}-{number}"
                out[lemma(word, lang)] = f"{kind}-{number}"
    out.pop("may", None)
    return out


@lru_cache(maxsize=16)
def place_words(lang: str) -> dict[str, str]:
    """One-word names of countries (CLDR) -> territory code."""
    from babel import Locale, UnknownLocaleError

    try:
        locale: Any = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.lower(): code
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and " " not in name
    }


class Profiler:
    """Makes and remembers profiles."""

    def __init__(self, lexicons: Lexicons | None) -> None:
        self._lexicons = lexicons
        self._languages: dict[str, Language] = {}
        self._profiles: dict[tuple[str, str], Profile] = {}

    def language(self, code: str) -> Language:
        """The wording knowledge of a language; empty for an unknown one."""
        if code not in self._languages:
            lexicon = self._lexicons.of(code) if self._lexicons else None
            self._languages[code] = Language(code, lexicon.wording if lexicon else Wording())
        return self._languages[code]

    def of(self, text: str, lang: str) -> Profile:
        """The profile of one text."""
        if (text, lang) not in self._profiles:
            self._profiles[text, lang] = self._make(text, self.language(lang))
        return self._profiles[text, lang]

    def _make(self, text: str, language: Language) -> Profile:
        units: list[Unit] = []
        forms: list[str] = []
        bases: list[str] = []
        negated: set[str] = set()
        negators = capitals = reach = 0
        stream = tokens(text)[:MAX_TOKENS]
        for position, token in enumerate(stream):
            after = stream[position + 1] if position + 1 < len(stream) else None
            if token.kind == "punct":
                continue
            form = token.lower.replace("’", "'")
            if token.kind == "number":
                units.append(_figure(form, token, stream, position, language))
                continue
            if position and stream[position - 1].kind == "number" and form in language.ordinal_endings:
                continue
            base = lemma(form, language.code)
            forms.append(form)
            bases.append(base)
            capitals += token.text[:1].isupper()
            if language.is_negator(form, base):
                if not (after and after.text == ","):  # "No, ..." answers, it does not negate
                    negators += 1
                    reach = SCOPE
                continue
            if base in language.stop or form in language.stop:
                continue
            units.append(_unit(token.text, form, base, position, language))
            if reach:
                negated.add(units[-1].key)
                reach -= 1
        titled = len(forms) >= 4 and capitals > 0.6 * len(forms)
        if titled:  # capitals mark no names here: what the thesaurus lists is a word
            units = [
                Unit(u.key, "word") if u.kind == "name" and language.thesaurus.knows(u.key) else u
                for u in units
            ]
        pairs = {*map(" ".join, pairwise(bases)), *map(" ".join, pairwise(forms))}
        triples = set(map(" ".join, zip(bases, bases[1:], bases[2:], strict=False)))
        joined = {*forms, *bases, *pairs, *triples}
        negators += len(joined & language.negating)
        return Profile(
            language.code,
            tuple(dict.fromkeys(units)),
            frozenset(u.key for u in units if u.kind in ("name", "place")),
            titled,
            negators,
            frozenset(negated),
            not joined.isdisjoint(language.rejecting),
            "?" in text or not joined.isdisjoint(language.doubting),
            not joined.isdisjoint(language.revising),
            not joined.isdisjoint(language.partial),
        )


def _figure(form: str, token: Token, stream: list[Token], position: int, language: Language) -> Unit:
    value = _value(form)
    if value is None:
        return Unit(form, "number")
    after = stream[position + 1] if position + 1 < len(stream) else None
    if after and after.start == token.end and after.lower in language.ordinal_endings:
        return Unit(f"#{value:g}.", "ordinal", value)
    is_year = len(form) == 4 and 1500 <= value <= 2100
    return Unit(f"#{value:g}", "year" if is_year else "number", value)


def _unit(text: str, form: str, base: str, position: int, language: Language) -> Unit:
    for word in (form, base):
        if word in language.cardinals:
            return Unit(f"#{language.cardinals[word]:g}", "number", language.cardinals[word])
        if word in language.ordinals:
            return Unit(f"#{language.ordinals[word]:g}.", "ordinal", language.ordinals[word])
        if word in language.calendar:
            return Unit(language.calendar[word], "calendar")
        if word in language.places:
            return Unit(language.places[word], "place")
    named = text[:1].isupper() and (position > 0 or not language.thesaurus.knows(base))
    return Unit(base, "name" if named else "word")


def _value(form: str) -> float | None:
    plain = form.replace(",", "") if form.count(",") and len(form.rsplit(",", 1)[1]) == 3 else form
    try:
        return float(plain.replace(",", ".").replace(":", "."))
    except ValueError:
        return None
