"""How many, how much: every counted number of a span, with its bounds, unit and counted noun.

Years, dates, clock times, ordinals and digits inside names count nothing.  "More than 40" people are
41 or more; of money or of anything measured in a unit they are 40 or more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from credtui.facets.numerals import Numeral, numeral_at
from credtui.facets.scan import Words, words_of
from credtui.facets.tables import NumberTables, TimeTables, number_tables, time_tables
from credtui.facets.timeline import time_tokens
from credtui.knowledge import Knowledge
from credtui.model import Count, Interval, Span

_DASHES = ("-", "–", "—", "−")
_NOUN_REACH = 4
"""How many words after a number may stand before the noun it counts, the noun included."""
_STOP = frozenset('.,;:!?()[]«»“”„"—')


@dataclass(frozen=True, slots=True)
class Quantity:
    """One counted number."""

    count: Count
    nouns: tuple[str, ...] = ()
    """Dictionary forms of the words after the number, up to the counted noun's likely end."""
    noun_span: Span | None = None
    """Where those words stand."""
    part_of_total: bool = False
    """The text calls it a part ("of them", "including")."""
    event: bool = False
    """It counts happenings or times ("three calls", "п'ять разів"): an occurrence, no quantity."""
    duration: bool = False
    """Its unit is a stretch of time."""
    vague: bool = False
    """A word without a number ("several", "dozens")."""
    zero: bool = False
    """A negative pronoun or determiner ("nobody", "жоден"), not a written nought."""


def quantities(text: str, span: Span, lang: str, knowledge: Knowledge) -> tuple[Quantity, ...]:
    """Every number of ``text[span]`` that counts something, in order; an unknown language has none."""
    tables, times = number_tables(lang, knowledge), time_tables(lang, knowledge)
    if tables is None or times is None:
        return ()
    return counted_in(words_of(text, span.start, span.end, lang), tables, times)


@lru_cache(maxsize=64)
def counted_in(words: Words, tables: NumberTables, times: TimeTables) -> tuple[Quantity, ...]:
    """The counted numbers among words, in order."""
    timed = time_tokens(words, times)
    idioms = tables.idioms.where(words)
    starts = tables.starts(words)
    found: list[Quantity] = []
    i = 0
    while i < len(words):
        idiom = idioms.get(i)
        if idiom:
            i += idiom[0]
            continue
        skip = i not in starts or i in timed or _numbers_a_list(words, i)
        quantity, after = (None, i + 1) if skip else _quantity_at(words, i, tables)
        if quantity is not None and not _restates(words, quantity, found):
            found.append(quantity if quantity.nouns else _sum(words, quantity, tables))
        i = max(after, i + 1)
    return tuple(found)


def _numbers_a_list(words: Words, i: int) -> bool:
    """ "1) bread; 2) milk": the number of an entry, not of things."""
    opens = i == 0 or words.form(i - 1) in (";", ",", ":", ".")
    return opens and words.form(i + 1) == ")" and words.form(i).isdecimal()


def _bare(quantity: Quantity) -> bool:
    """Nothing counted stands behind the number."""
    return not (quantity.nouns or quantity.count.unit or quantity.duration or quantity.zero)


def _restates(words: Words, quantity: Quantity, before: list[Quantity]) -> bool:
    """ "several calls, perhaps seven": a bare number right after a count guesses at the same count."""
    last = before[-1] if before else None
    if last is None or last.noun_span is None or quantity.count.span is None or not _bare(quantity):
        return False
    low, high = words.after(last.noun_span.end), words.after(quantity.count.span.start)
    if high - low > 3:
        return False
    gap = words.toks[low:high]
    return last.vague and len(gap) <= 3 and sum(t.kind == "word" for t in gap) <= 1


def _sum(words: Words, quantity: Quantity, tables: NumberTables) -> Quantity:
    """ "the calls add up to one": a bare number behind a plural of happening and a word of summing up."""
    span = quantity.count.span
    if span is None or not _bare(quantity):
        return quantity
    at = words.after(span.start)
    stop = max(0, at - 6)
    for i in range(at - 1, stop - 1, -1):
        if not tables.sums.at(words, i):
            continue
        for j in range(i - 1, max(-1, i - 5), -1):
            if any(k in tables.events for k in words.keys(j)) and any(
                r.number == "Plur" for r in words.readings(j)
            ):
                return replace(quantity, event=True)
    return quantity


def read_quantity(text: str, span: Span, lang: str, knowledge: Knowledge) -> Count | None:
    """The quantity that ``text[span]`` claims, or None: the first exact number, else the first vague one."""
    counted = [q for q in quantities(text, span, lang, knowledge) if not q.event and not q.duration]
    best = min(counted, key=lambda q: q.vague, default=None)
    return None if best is None else best.count


def _quantity_at(words: Words, i: int, tables: NumberTables) -> tuple[Quantity | None, int]:
    """The quantity that starts at token ``i`` (or None), and the token to go on from."""
    zero = _zero(words, i, tables)
    if zero is not None:
        return zero
    for opening, middle in tables.ranges:
        start = opening.at(words, i)
        if start:
            pair = _range(words, i, i + start[0], middle, tables)
            if pair:
                return pair
    number = numeral_at(words, i, tables.numerals)
    if number is None:
        return None, i + 1
    if number.ordinal or not _counts(words, number, tables):
        return None, number.last + 1
    number, last = _second_end(words, number, tables)
    return _finish(words, number, last, tables, bounded=number.lo == number.hi)


def _range(
    words: Words, opening: int, first: int, middle: object, tables: NumberTables
) -> tuple[Quantity, int] | None:
    """ "between 40 and 50", "від ста до трьохсот"."""
    low = numeral_at(words, first, tables.numerals, joiner=False)
    skip = 0
    while low is None and skip < 2:  # "between about 40 and 50"
        skip += 1
        low = numeral_at(words, first + skip, tables.numerals, joiner=False)
    if low is None or low.ordinal:
        return None
    join = low.last + 1
    for j in range(join, min(join + _NOUN_REACH, len(words))):
        step = middle.at(words, j)  # type: ignore[attr-defined]
        if step:
            high = numeral_at(words, j + step[0], tables.numerals)
            if high is None or high.ordinal or high.hi is None:
                return None
            both = _joined(low, high)
            return (
                None
                if both is None
                else _finish(words, replace(both, first=opening), both.last, tables, False)
            )
        if words.form(j) in _STOP:
            return None
    return None


def _joined(low: Numeral, high: Numeral) -> Numeral | None:
    """Two ends as one range; "10-15 тисяч" scales both.  None if they do not rise."""
    factor = high.scale if low.scale == 1 and high.hi is not None and low.lo < high.lo / high.scale else 1
    lo = low.lo * factor
    if high.hi is None or lo >= high.hi:
        return None
    return replace(high, first=low.first, lo=lo, whole=low.whole and high.whole)


def _second_end(words: Words, number: Numeral, tables: NumberTables) -> tuple[Numeral, int]:
    """ "40-50", "two or three": the range a number opens, else the number itself."""
    join = number.last + 1
    dash = words.form(join) in _DASHES and words.glued(join) == words.glued(join + 1)
    if dash or words.form(join) in tables.alternatives:
        high = numeral_at(words, join + 1, tables.numerals)
        if high is not None and not high.ordinal and (not dash or high.digits == number.digits):
            both = _joined(number, high)
            if both is not None:
                return both, both.last
    return number, number.last


def _counts(words: Words, number: Numeral, tables: NumberTables) -> bool:
    """False for numbers that name: after a label, after a dash inside quotation marks, "the two men"."""
    before = words.form(number.first - 1)
    if any(key in tables.labels for key in (words.keys(number.first - 1) if number.first else ())):
        return False
    if tables.clock.at(words, number.last + 1):
        return False
    if number.hi == 1 and not number.digits and number.first == number.last:
        if (
            before in tables.prepositions
            and len(words.form(number.last + 1)) <= 3
            and _part_of(words, number, tables)
        ):
            return False  # "in one of the villages": a village, not a count
        found = words.readings(number.first)
        if found and all(r.number == "Plur" for r in found):
            return False  # "одні цивільні": nobody but civilians
    if number.lo <= 2 and number.hi is not None and before in tables.definite:
        return False
    if (
        number.hi == 1
        and not number.digits
        and not words.is_word(number.last + 1)
        and _pronoun(words, number, tables)
    ):
        return False
    closing = words.form(number.last + 1)
    if number.digits and closing in ("»", "”", '"', "“") and before not in ("«", "„", "“", '"', ""):
        return False
    return not (number.digits and before in ("/",))


def _part_of(words: Words, number: Numeral, tables: NumberTables) -> bool:
    """A preposition follows: "one of"."""
    return words.form(number.last + 1) in tables.prepositions


def _pronoun(words: Words, number: Numeral, tables: NumberTables) -> bool:
    """ "a Russian one": an article stands before, one word between."""
    return any(
        words.form(j) in tables.articles for j in (number.first - 1, number.first - 2, number.first - 3)
    )


def _finish(
    words: Words, number: Numeral, last: int, tables: NumberTables, bounded: bool
) -> tuple[Quantity, int]:
    """Unit, bounds and noun of a number; ``bounded``: words before it may move its bounds."""
    first, kinds = _bounds_before(words, number.first, tables)
    sign = tables.units.at(words, first - 1) if first else None
    if sign is None and number.first and words.glued(number.first):
        sign = tables.units.at(words, number.first - 1)  # "$5 billion"
        if sign:
            first, kinds = _bounds_before(words, number.first - 1, tables)
            first = min(first, number.first - 1)
    elif sign is not None and not _is_sign(words, first - 1):
        sign = None
    unit = sign[1] if sign else None
    behind = tables.units.at(words, last + 1)
    if behind and (unit is None):
        unit, last = behind[1], last + behind[0]
    after = _bound_after(words, last, tables)
    if after:
        kinds.append(after[1])
    lo, hi = _apply(number, kinds, unit) if bounded or kinds else (number.lo, number.hi)
    stretch = (first, max(last, after[0]) if after and after[0] <= last + 2 else last)
    nouns, noun_span, event = _nouns(words, last + 1, tables)
    duration = unit in ("second", "minute", "hour", "day", "week", "month", "year")
    count = Count(
        Interval(lo, hi), words.words(*stretch), words.span(*stretch),
        None if duration else unit, "about" in kinds,
    )  # fmt: skip
    part = any(max(0, first - 4) <= j < last + 5 for j in tables.partitives.where(words))
    vague = number.hi is None
    return Quantity(count, nouns, noun_span, part, event and not duration, duration, vague), last + 1


def _is_sign(words: Words, i: int) -> bool:
    return words.toks[i].kind == "punct"


def _bounds_before(words: Words, first: int, tables: NumberTables) -> tuple[int, list[str]]:
    """Walk left over "not more than about": the first token of it and the kinds of bound found."""
    kinds: list[str] = []
    at = first
    for _ in range(3):
        end = at - 1
        if (
            end > 0
            and len(words.form(end)) == 1
            and words.is_word(end)
            and tables.bounds.ending(words, end) is None
        ):
            end -= 1  # an article: "about a hundred"
        found = tables.bounds.ending(words, end) if end >= 0 else None
        if found is None:
            break
        if found[1] == "up-to" and _risen(words, end - found[0], tables):
            break
        kinds.append(found[1])
        at = end - found[0] + 1
    return at, kinds


def _risen(words: Words, i: int, tables: NumberTables) -> bool:
    """A word of growing stands within four words before: "to N" is then N itself."""
    return any(k in tables.rise for j in range(max(0, i - 3), i + 1) for k in words.keys(j))


def _bound_after(words: Words, last: int, tables: NumberTables) -> tuple[int, str] | None:
    """ "50 people at most", "40 or more": (last token, kind)."""
    for j in range(last + 1, min(last + 1 + _NOUN_REACH, len(words))):
        found = tables.after.at(words, j)
        if found:
            return j + found[0] - 1, found[1]
        if words.form(j) in _STOP:
            return None
    return None


def _apply(number: Numeral, kinds: list[str], unit: str | None) -> tuple[float | None, float | None]:
    lo, hi = number.lo, number.hi
    step = 1 if number.whole and unit is None else 0
    if "more-than" in kinds:
        return lo + step, None
    if "less-than" in kinds:
        return None, (hi if hi is not None else lo) - step
    if "at-least" in kinds:
        return lo, None
    if "at-most" in kinds or "up-to" in kinds:
        return None, hi if hi is not None else lo
    return lo, hi


def _nouns(words: Words, start: int, tables: NumberTables) -> tuple[tuple[str, ...], Span | None, bool]:
    """The words after a number as the noun phrase it counts, and whether it is a noun of happening."""
    lemmas: list[str] = []
    last = -1
    inside = True  # still in front of the counted noun: only adjectives (in English nouns too) stand there
    for j in range(start, min(start + _NOUN_REACH, len(words))):
        if not words.is_word(j):
            if words.form(j) in ("-", "‑"):
                continue
            break
        keys = words.keys(j)
        lemmas.append(keys[1] if len(keys) > 1 else keys[0])
        last = j
        if inside and any(k in tables.times or k in tables.events for k in keys):
            return tuple(lemmas), words.span(start, last), True
        inside = inside and before_noun(words, j)
    return tuple(lemmas), (words.span(start, last) if last >= 0 else None), False


def before_noun(words: Words, j: int) -> bool:
    """The word at ``j`` may stand between a number and its noun."""
    found = words.readings(j)
    if not found:
        return False
    return found[0].pos in ("ADJ", "NUM", "DET") or (found[0].pos == "NOUN" and words.lang == "en")


def _zero(words: Words, i: int, tables: NumberTables) -> tuple[Quantity | None, int] | None:
    """ "nobody", "ніяких вантажівок", "casualties: none": a count of nought."""
    hit = tables.nobody.at(words, i)
    last = i + hit[0] - 1 if hit else -1
    if hit is None:
        hit = tables.no_each.at(words, i) or tables.no.at(words, i)
        if hit:
            each, plain = tables.no_each.at(words, i) is not None, tables.no.at(words, i) is not None
            last = i + hit[0] - 1
            counts = any(_countable(words, last + 1, kind, tables) for kind in {each, not plain})
            if not counts or _told(words, last + 1, tables):
                return (None, last + 1) if each else None  # the "one" in "not one" counts nothing
    if hit is None:
        if not any(k in tables.victims for k in words.keys(i)) or not _missing(words, i, tables):
            return None
        last = i
    nouns, noun_span, event = _nouns(words, last + 1 if hit else i, tables)
    count = Count(Interval(0, 0), words.words(i, last), words.span(i, last))
    return Quantity(count, nouns, noun_span, event=event, zero=True), last + 1


def _countable(words: Words, start: int, each: bool, tables: NumberTables) -> bool:
    """The noun after a zero determiner counts: plural, or any noun after "not a single"."""
    for j in range(start, min(start + _NOUN_REACH, len(words))):
        if not words.is_word(j):
            return False
        keys = words.keys(j)
        if any(k in tables.events for k in keys):
            return False  # no calls: an occurrence, read by that facet
        if any(k in tables.victims for k in keys):
            return True
        nouns = [r for r in words.readings(j) if r.pos == "NOUN"]
        if nouns:
            if each:
                return any(r.animate for r in nouns) or words.lang == "en" or _of(words, start)
            return all(r.number == "Plur" for r in nouns)
        if each and _of(words, start):
            return True
    return False


def _of(words: Words, start: int) -> bool:
    """ "not one of": a preposition of two letters follows the determiner."""
    return len(words.form(start)) <= 2


def _told(words: Words, start: int, tables: NumberTables) -> bool:
    return any(start <= j < start + 5 for j in tables.such.where(words))


def _missing(words: Words, i: int, tables: NumberTables) -> bool:
    """A word of absence next to the noun at ``i``, up to three words away."""
    return any(i - 3 <= j < i + 4 for j in tables.absent.where(words))
