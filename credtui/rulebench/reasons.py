"""What each condition of a rule came to on one pair, and what it read: three values, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from credtui.fields import FIELDS, Field, Kind, Scope
from credtui.model import Count, Period, Ref
from credtui.ruleset.conditions import NO, UNKNOWN, YES, All, Condition, Leaf, Not, leaves
from credtui.ruleset.template import words_of
from credtui.signals import PairColumns

VALUE = {NO: "no", UNKNOWN: "unknown", YES: "yes"}
"""The three values as words."""
NOTHING = "not known"
"""What is told of a field that a text says nothing of."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition, or a group of them, on one pair."""

    words: str
    """As a person writes it: ``a.occurrences ge 3``, ``all of``, ``any of``, ``not``."""
    value: str
    """``yes``, ``no`` or ``unknown``."""
    read: str = ""
    """What the texts gave it; "" for a group."""
    path: tuple[str | int, ...] = ()
    """Where it stands below ``when`` in the rule's file; () for a group."""
    parts: tuple[Reason, ...] = ()
    """The conditions of a group."""


def reason(condition: Condition, columns: PairColumns, row: int, swapped: bool = False) -> Reason:
    """What a condition and every part of it came to on one pair, in one orientation."""
    value = VALUE[int(condition.eval(columns, swapped)[row])]
    if isinstance(condition, Leaf):
        read = leaf_read(condition, columns, row, swapped)
        return Reason(condition.told, value, read, condition.path)
    inner = (condition.part,) if isinstance(condition, Not) else condition.parts
    word = "not" if isinstance(condition, Not) else "all of" if isinstance(condition, All) else "any of"
    return Reason(word, value, parts=tuple(reason(part, columns, row, swapped) for part in inner))


def outline(one: Reason, depth: int = 0) -> Iterator[str]:
    """A reason as indented lines, one a condition."""
    yield f"{'  ' * depth}{one.value}: {one.words}  {_in_brackets(one.read)}".rstrip()
    for part in one.parts:
        yield from outline(part, depth + 1)


def deciding_words(one: Reason) -> str:
    """The first test because of which a condition did not hold, in a phrase; or that all of it held."""
    if one.value == VALUE[YES]:
        return "every condition holds"
    while one.parts:
        if one.words == "not":
            return f"not: {one.parts[0].words} is {one.parts[0].value}" + _in_brackets(one.parts[0].read)
        one = next(p for p in one.parts if p.value != VALUE[YES])
    return f"{one.words} is {one.value}" + _in_brackets(one.read)


def _in_brackets(read: str) -> str:
    return f" ({read})" if read else ""


def held(condition: Condition, columns: PairColumns, row: int, swapped: bool) -> int:
    """How many tests of a condition came to yes: how near it is to firing."""
    return sum(int(leaf.eval(columns, swapped)[row]) == YES for leaf in leaves(condition))


def nearest_row(condition: Condition, columns: PairColumns, rows: Sequence[int]) -> tuple[int, bool]:
    """The row and orientation in which most tests held, of equals the first.  ``rows`` is not empty."""
    best = (-1, rows[0], False)
    tests = leaves(condition)
    for swapped in (False, True):
        values = np.asarray([leaf.eval(columns, swapped)[list(rows)] for leaf in tests])
        count = np.sum(values == YES, axis=0) if tests else np.zeros(len(rows))
        at = int(np.argmax(count))
        if int(count[at]) > best[0]:
            best = (int(count[at]), rows[at], swapped)
    return best[1], best[2]


def leaf_read(leaf: Leaf, columns: PairColumns, row: int, swapped: bool = False) -> str:
    """What the texts gave one test."""
    field = FIELDS[leaf.field]
    if leaf.op == "similar":
        return f"likeness {columns.similar(leaf.field, leaf.value[0])[row]:.0f}"
    if field.scope is Scope.PAIR:
        return between_words(field, columns, row, swapped) or NOTHING
    if leaf.side:
        return side_words(field, columns, row, leaf.side, swapped) or NOTHING
    both = [f"{s}: {side_words(field, columns, row, s, swapped) or NOTHING}" for s in ("a", "b")]
    if leaf.op == "overlap" and leaf.value:
        both.append(f"{int(columns.shared(leaf.field)[row])} shared")
    return "; ".join(both)


def side_words(field: Field, columns: PairColumns, row: int, side: str, swapped: bool = False) -> str:
    """What one side says in a field: the source's own words, and what they stand for; "" if not known."""
    index = int(columns.rows(side, swapped)[row])
    facets, statement = columns.table.facets[index], columns.table.owners[index]
    if field.kind is Kind.TEXT and field.name == "text":
        return columns.table.text[index]
    value = getattr(facets, field.name.replace("-", "_"), None)
    if isinstance(value, Count):
        return f"“{value.words}” = {'about ' if value.approx else ''}{interval_words(value)}"
    if isinstance(value, Period):
        return f"“{value.words}” = {period_words(value)}" if value.words else period_words(value)
    if isinstance(value, Ref):
        return _ref(value)
    if isinstance(value, tuple):
        return ", ".join(_ref(v) if isinstance(v, Ref) else str(v) for v in value)
    return words_of(statement, columns.table.rows.at(index), field.name)


def between_words(field: Field, columns: PairColumns, row: int, swapped: bool = False) -> str:
    """The value of a field that exists only between the sides; "" if not known."""
    values, known, words = columns.between(field.name, swapped)
    if not known[row]:
        return ""
    if field.kind is Kind.BOOL:
        return "yes" if values[row] else "no"
    if field.kind is Kind.ENUM:
        return words[int(values[row])]
    return _number(float(values[row])) + (" %" if field.unit == "percent" else "")


def interval_words(count: Count) -> str:
    """The numbers that a count allows, as a phrase."""
    lo, hi = count.interval.lo, count.interval.hi
    if lo is None or hi is None:
        if lo is None and hi is None:
            return "any number"
        return f"{_number(lo)} or more" if lo is not None else f"{_number(hi or 0)} or fewer"
    return _number(lo) if lo == hi else f"{_number(lo)} to {_number(hi)}"


def period_words(period: Period) -> str:
    """The days of a period, open ends left open."""
    start, end = (d.isoformat() if d else "" for d in (period.start, period.end))
    return start if start and start == end else f"{start}..{end}"


def _ref(ref: Ref) -> str:
    return ref.words if ref.id == ref.words else f"{ref.id} (“{ref.words}”)"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
