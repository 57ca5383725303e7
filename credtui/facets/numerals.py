"""One number, in words or digits, at one token: value, extent, kind.

Number words combine as all three languages do: hundreds, tens and units fall ("сто двадцять п'ять"),
a group or scale word multiplies what stands before it ("п'ять тисяч", "2 dozen", "пів сотні").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from credtui.facets.cldr import number_words, ordinal_words, scale_words
from credtui.facets.scan import Words, fold, phrases
from credtui.lexicon.numbers import Numbers
from credtui.text.morph import readings

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d{1,15}[.,]\d{1,6}")
_WHOLE = re.compile(r"\d{1,15}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands, before the words round it move its bounds."""

    first: int
    """Index of its first token."""
    last: int
    lo: float
    hi: float | None
    """None for a vague plural ("dozens"): no upper end."""
    scale: float = 1
    """What its last group or scale word multiplied by; 1 if none."""
    ordinal: bool = False
    digits: bool = False
    whole: bool = True
    """False for a decimal fraction."""
    whose: str = ""
    """The folded first word."""


class NumeralTable:
    """The number words of one language: generated ones plus the lexicon's."""

    def __init__(self, lang: str, section: Numbers) -> None:
        self.lang = lang
        self.simple: dict[str, float] = {k: float(v) for k, v in number_words(lang).items()}
        self.simple.update({fold(k): v for k, v in section.cardinals.items()})
        self.ordinals = ordinal_words(lang)
        self.scales: dict[str, float] = {k: float(v) for k, v in scale_words(lang).items() if len(k) > 1}
        self.short = {k: float(v) for k, v in scale_words(lang).items() if len(k) == 1}
        for word, value in section.scales.items():
            (self.short if len(word) == 1 else self.scales)[fold(word)] = float(value)
        self.groups = {fold(k): float(v) for k, v in section.groups.items()}
        self.halves = frozenset(map(fold, section.halves))
        self.halved = phrases(section.halved, exact=True)
        self.joiners = frozenset(map(fold, section.joiners))
        self.several = phrases(section.several)
        self.several_least = {fold(k): v for k, v in section.several.items()}
        self.suffixes = frozenset(map(fold, section.ordinal_suffixes))
        self._many = {**self.scales, **self.groups}
        self._parted = tuple(self.halves)
        self.opening = phrases((*self.simple, *self.ordinals, *self._many, *self.halves))

    @lru_cache(maxsize=64)  # noqa: B019 - one table a language lives as long as the program
    def starts(self, words: Words) -> frozenset[int]:
        """The tokens at which a number may start."""
        found = {*self.opening.where(words), *self.several.where(words)}
        for i, form in enumerate(words.forms):
            plural = form[-1:] == "s" and form[:-1] in self._many
            if plural or words.toks[i].kind == "number" or form.startswith(self._parted):
                found.add(i)
        return frozenset(found)

    def lookup(self, words: Words, i: int, table: Mapping[str, float]) -> float | None:
        """The value of token ``i`` in ``table``, by form, else by a dictionary form read as a numeral."""
        form = words.form(i)
        if form in table:
            return table[form]
        for key in words.keys(i)[1:]:
            if key in table and self._numeral(words.toks[i].text, key):
                return table[key]
        return None

    @lru_cache(maxsize=4096)  # noqa: B019 - one table a language lives as long as the program
    def _numeral(self, word: str, key: str) -> bool:
        """The likeliest reading of ``word`` is the numeral (so "семью" the family counts nothing)."""
        found = readings(word, self.lang)
        if any(fold(r.lemma) == key and r.pos == "NUM" for r in found):
            return not (found[0].pos == "NOUN" and fold(found[0].lemma) != key)
        return fold(found[0].lemma) == key

    def multiplier(self, words: Words, i: int) -> tuple[float, bool] | None:
        """(value, is plural) of a scale or group noun."""
        for table in (self.scales, self.groups):
            value = self.lookup(words, i, table)
            if value is not None:
                return value, self._plural(words, i)
        form = words.form(i)
        if form.endswith("s") and form[:-1] in self._many:
            return self._many[form[:-1]], True
        return None

    def _plural(self, words: Words, i: int) -> bool:
        form = words.form(i)
        if form in self.groups or form in self.scales:
            first = readings(words.toks[i].text, self.lang)[0]
            if not first.known and first.pos == "X":
                return True  # a plural that no dictionary lists as a word of its own ("tens")
            return first.number == "Plur" or (first.case == "Gen" and fold(first.lemma) != form)
        return any(r.number == "Plur" for r in readings(words.toks[i].text, self.lang))


@lru_cache(maxsize=2048)
def numeral_at(words: Words, i: int, table: NumeralTable, joiner: bool = True) -> Numeral | None:
    """The number that starts at token ``i``, or None.  ``joiner``: "and" may stand inside it."""
    if not 0 <= i < len(words):
        return None
    if words.toks[i].kind == "number":
        return _and_a_half(words, _digits(words, i, table), table)
    if words.toks[i].kind != "word" or i not in table.starts(words):
        return None
    number = _spelled(words, i, table, joiner)
    if number is not None and not number.ordinal and _compound(words, number.last + 1, table):
        return None
    return _and_a_half(words, number, table)


def _compound(words: Words, i: int, table: NumeralTable) -> bool:
    """A word hangs on the number by a hyphen ("four-way"): the whole describes, it counts nothing."""
    if words.form(i) != "-" or not (words.glued(i) and words.glued(i + 1) and words.is_word(i + 1)):
        return False
    return table.lookup(words, i + 1, table.simple) is None and table.multiplier(words, i + 1) is None


def _and_a_half(words: Words, number: Numeral | None, table: NumeralTable) -> Numeral | None:
    """ "one and a half thousand", "2 з половиною мільйони"."""
    if number is None or number.scale != 1 or number.ordinal or number.lo != number.hi:
        return number
    half = table.halved.at(words, number.last + 1)
    if half is None:
        return number
    last, value = number.last + half[0], number.lo + 0.5
    scale = _scale(words, last + 1, table)
    if scale is None:
        return replace(number, last=last, lo=value, hi=value, whole=False)
    value = round(value * scale[1], 6)
    return replace(number, last=scale[0], lo=value, hi=value, scale=scale[1], whole=value.is_integer())


def _digits(words: Words, i: int, table: NumeralTable) -> Numeral | None:
    text = words.toks[i].text
    if _named(words, i):
        return None
    last, value, whole = i, 0.0, True
    scale_next = _scale(words, i + 1, table)
    if _WHOLE.fullmatch(text):
        joined, last = _spaced(words, i)
        value = float(joined)
        scale_next = _scale(words, last + 1, table)
    elif _GROUPED.fullmatch(text) and not (scale_next and len(text) < 8) and not text.startswith("0"):
        value = float(re.sub(r"[.,]", "", text))
    elif _DECIMAL.fullmatch(text):
        value, whole = float(text.replace(",", ".")), False
    else:
        return None
    plain = Numeral(i, last, value, value, digits=True, whole=whole, whose=text)
    if scale_next:
        end, factor = scale_next
        scaled = round(value * factor, 6)
        grown = replace(plain, last=end, lo=scaled, hi=scaled, scale=factor, whole=scaled.is_integer())
        return _tail(words, grown, table)
    return _suffix(words, plain, table)


def _tail(words: Words, number: Numeral, table: NumeralTable) -> Numeral:
    """ "2 мільйони 300 тисяч": a smaller scale that follows adds up."""
    i = number.last + 1
    if i < len(words) and words.toks[i].kind == "number" and _WHOLE.fullmatch(words.toks[i].text):
        more = _scale(words, i + 1, table)
        if more and more[1] < number.scale and float(words.toks[i].text) < 1000:
            value = number.lo + float(words.toks[i].text) * more[1]
            return replace(number, last=more[0], lo=value, hi=value, scale=1)
    return number


def _named(words: Words, i: int) -> bool:
    """Digits that belong to a name: after a glued hyphen and a word (Il-76), or glued before letters."""
    if words.glued(i) and words.form(i - 1) in ("-", "–", "/", "№", "#", "+"):
        before = i - 2
        if words.form(i - 1) in ("№", "#"):
            return True
        return words.glued(i - 1) and words.is_word(before)
    return words.form(i - 1) in ("№", "#")


def _spaced(words: Words, i: int) -> tuple[str, int]:
    """Digits in groups of three with single spaces ("12 500"), and the last token of them."""
    text, last = words.toks[i].text, i
    if len(text) > 3 or text.startswith("0"):
        return text, last
    while last + 1 < len(words):
        gap = words.toks[last + 1].start - words.toks[last].end
        following = words.toks[last + 1].text
        if gap != 1 or len(following) != 3 or not _WHOLE.fullmatch(following) or len(text) > 12:
            break
        text, last = text + following, last + 1
    return text, last


def _scale(words: Words, i: int, table: NumeralTable) -> tuple[int, float] | None:
    """(last token, factor) of the scale words at ``i``: "тис.", "k", "мільйонів", "сотень тисяч"."""
    if not words.is_word(i):
        return None
    form = words.form(i)
    if form in table.short and words.glued(i):
        return i, table.short[form]
    found = table.multiplier(words, i)
    if found is None:
        return None
    factor, last = found[0], i
    more = table.multiplier(words, i + 1) if words.is_word(i + 1) else None
    if more is not None and more[0] > factor:
        factor, last = factor * more[0], i + 1
    if words.form(last + 1) == "." and words.glued(last + 1) and _abbreviation(words, last):
        last += 1
    return last, factor


def _abbreviation(words: Words, i: int) -> bool:
    """A short form without a vowel at its end and the text goes on in lower case ("тис. осіб")."""
    if len(words.form(i)) > 4 or i + 2 >= len(words):
        return False
    return words.toks[i + 2].text[:1].islower() or words.toks[i + 2].kind != "word"


def _suffix(words: Words, number: Numeral, table: NumeralTable) -> Numeral | None:
    """What is glued behind digits: an ordinal ending, a unit, the rest of a name, or nothing."""
    i = number.last + 1
    if not words.glued(i):
        return number
    if words.form(i) == "-" and words.is_word(i + 1) and words.glued(i + 1):
        if words.form(i + 1) in table.suffixes:
            return replace(number, last=i + 1, ordinal=True)
        return None if numeral_at(words, i + 1, table) is None else number
    if words.is_word(i):
        if words.form(i) in table.suffixes:
            return replace(number, last=i, ordinal=True)
        # "5km" counts, "22М3" names: a name goes on with a capital or with digits
        text = words.toks[i].text
        return None if text[0].isupper() or any(c.isdigit() for c in text) else number
    return number


def _spelled(words: Words, i: int, table: NumeralTable, joiner: bool) -> Numeral | None:
    form = words.form(i)
    half = _half(words, i, table)
    if half is not None:
        return half
    vague = table.several.at(words, i)
    if vague is not None:
        return _several(words, i, vague[0], table)
    total, current, room, limit = 0.0, 0.0, float("inf"), float("inf")
    last, j, seen, scale, whole, ordinal = -1, i, False, 1.0, True, False
    while j < len(words):
        hyphen = words.form(j) == "-" and words.glued(j) and words.glued(j + 1)
        if seen and (hyphen or (joiner and _joins(words, j, room, table))):
            j += 1
        grouped = not seen and words.form(j) in table.groups  # "tens" is a group, not the number ten
        value = table.lookup(words, j, table.simple) if words.is_word(j) and not grouped else None
        if value is not None and (value < room and (not seen or value > 0)):
            current += value
            room = 0 if value < 20 else 10 if value < 100 else 100
            seen, last, whole, scale = True, j, whole and value.is_integer(), 1.0
            j += 1
            continue
        rank = table.lookup(words, j, table.ordinals) if words.is_word(j) else None
        if rank is not None and rank < room and len(words.form(j)) > 2:
            current, ordinal, seen, last = current + rank, True, True, j
            break
        factor = table.multiplier(words, j) if words.is_word(j) and value is None else None
        if factor is None or factor[0] >= limit or (not seen and factor[1]):
            if not seen and factor is not None:
                return _plural_group(words, j, factor[0], table)
            break
        if factor[0] < 1000 and current < 100:
            current, room = max(current, 1) * factor[0], 100 if factor[0] == 100 else 0
        else:
            total, current = total + max(current, 1) * factor[0], 0
            limit, room = factor[0], float("inf")
        seen, last, scale = True, j, factor[0]
        j += 1
    if not seen:
        return None
    value = total + current
    return Numeral(i, last, value, value, scale, ordinal, whole=whole or value.is_integer(), whose=form)


def _joins(words: Words, j: int, room: float, table: NumeralTable) -> bool:
    """ "and" at ``j`` stands inside a number: a small one follows, and no scale after it."""
    if words.form(j) not in table.joiners:
        return False
    following = table.lookup(words, j + 1, table.simple) if words.is_word(j + 1) else None
    if following is None or following >= min(room, 100) or room not in (100, float("inf")):
        return False
    after = table.multiplier(words, j + 2) if words.is_word(j + 2) else None
    return after is None or after[0] >= 1000


def _half(words: Words, i: int, table: NumeralTable) -> Numeral | None:
    """ "half a million", "пів сотні", "півсотні": half of a group; a half alone is no number."""
    form = words.form(i)
    if form in table.halves:
        j = i + 1
        if words.is_word(j) and len(words.form(j)) == 1:
            j += 1  # an article
        found = table.multiplier(words, j) if words.is_word(j) else None
        if found is not None:
            return Numeral(i, j, found[0] / 2, found[0] / 2, found[0], whose=form)
        return None
    for half in table.halves:
        if form.startswith(half) and len(form) > len(half) + 3:
            rest = form[len(half) :]
            for stem in {rest, *(fold(r.lemma) for r in readings(rest, table.lang))}:
                value = table.scales.get(stem, table.groups.get(stem))
                if value is not None:
                    return Numeral(i, i, value / 2, value / 2, value, whose=form)
    return None


def _several(words: Words, i: int, length: int, table: NumeralTable) -> Numeral:
    """ "several", "кілька десятків": no fewer than the lexicon's least, times the group that follows."""
    key = next((k for k in words.keys(i) if k in table.several_least), "")
    least = float(table.several_least.get(key, _longest(words, i, length, table)))
    scale = _scale(words, i + length, table)
    if scale is None:
        return Numeral(i, i + length - 1, least, None, whose=words.form(i))
    return Numeral(i, scale[0], least * scale[1], None, scale[1], whose=words.form(i))


def _longest(words: Words, i: int, length: int, table: NumeralTable) -> int:
    phrase = " ".join(words.form(j) for j in range(i, i + length))
    return table.several_least.get(phrase, 3)


def _plural_group(words: Words, i: int, factor: float, table: NumeralTable) -> Numeral:
    """ "dozens", "сотні тисяч", "tens of thousands": two groups or more."""
    last = i
    for j in (i + 1, i + 2):
        if j == i + 2 and len(words.form(i + 1)) > 2:
            break
        more = table.multiplier(words, j) if words.is_word(j) else None
        if more is not None:
            factor, last = factor * more[0], j
            break
    return Numeral(i, last, 2 * factor, None, factor, whose=words.form(i))
