"""Units of wordings as columns: one side of a block of pairs, and the unmatched units beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

KINDS = ["word", "name", "place", "number", "year", "ordinal", "day", "month", "weekday"]
WORD, NAME, PLACE, NUMBER, YEAR, ORDINAL, DAY, MONTH, WEEKDAY = range(len(KINDS))
NAMED = (NAME, PLACE)
MOST = 24
"""Unmatched units a side that are compared with the other side's."""
NEAR_REST = 10
"""Unmatched units of the shorter side up to which the two are compared at all."""


@dataclass(frozen=True)
class Units:
    """The units of all profiles, one entry a unit, profile after profile."""

    start: Ints
    key: Ints
    kind: Ints
    value: NDArray[np.float64]
    upto: NDArray[np.float64]
    phrase: Ints
    ends: Bools
    marker: Ints
    is_code: int
    """Code of the marker of what something is said to be."""
    does_code: int
    """Code of the marker of who does something."""
    head: Ints
    last: Bools
    indefinite: Bools
    clause: Ints
    negated: Bools
    denied: Bools
    embedding: Ints
    titled: Bools
    """One entry a profile, as is the next."""
    stands_in: Bools
    thing: Bools
    """What stands in is a noun, the first unit."""
    width: int

    @cached_property
    def _members(self) -> tuple[Ints, Ints]:
        """Sorted ``profile * width + key`` and the unit of each."""
        owner = np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))
        member = owner * self.width + self.key
        order = np.argsort(member, kind="stable")
        return member[order], order

    def find(self, profile: Ints, key: Ints) -> Ints:
        """The unit of this key in the profile, -1 if there is none."""
        member, order = self._members
        if not len(member):
            return np.full(len(key), -1, dtype=np.int64)
        want = profile * self.width + key
        place = np.minimum(np.searchsorted(member, want), len(member) - 1)
        return np.where(member[place] == want, order[place], -1)


class Side:
    """The units of one side of a block of pairs; what ``match`` and ``exchange`` find is kept here."""

    def __init__(self, units: Units, mine: Ints, theirs: Ints) -> None:
        self.units, self._mine, self._theirs = units, mine, theirs
        self.size = np.diff(units.start)[mine]
        self.owner, self.unit = spread(self.size, units.start[mine])
        self.titled = units.titled[mine][self.owner]
        self._partner = units.find(theirs[self.owner], units.key[self.unit])
        self.exact = self._partner >= 0
        self.alike = self.exact | self._stood_for() | self._shortened()
        self.covered = self.alike.copy()
        self.swapped = np.zeros(len(self.unit), dtype=np.bool_)
        self._hits = self.exact & units.negated[self.unit] & ~units.negated[self._partner]

    def _stood_for(self) -> Bools:
        """The first name of a text whose other side begins with a word that stands for one."""
        units, first = self.units, self.units.start[self._mine]
        opening = np.minimum(first, max(len(units.phrase) - 1, 0))
        if not len(units.phrase):
            return np.zeros(len(self.unit), dtype=np.bool_)
        same = units.phrase[self.unit] == units.phrase[opening][self.owner]
        named = units.kind[self.unit] == NAME
        pronoun = units.stands_in[self._theirs] & ~units.stands_in[self._mine]
        theirs = np.minimum(units.start[self._theirs], max(len(units.phrase) - 1, 0))
        told = units.find(self._mine, units.key[theirs]) >= 0  # "the film" is told of beside the name
        pronoun &= ~(units.thing[self._theirs] & told)
        return np.asarray(same & named & pronoun[self.owner])

    def _shortened(self) -> Bools:
        """Words of a name whose last word ends the other side's name too."""
        units, wide = self.units, int(self.units.phrase.max(initial=0)) + 1
        here = self.owner * wide + units.phrase[self.unit]
        named = units.kind[self.unit] == NAME
        both = self.exact & named & units.ends[self.unit] & units.ends[self._partner]
        return np.asarray(named & np.isin(here, here[both]))

    def count(self, mask: Bools) -> Ints:
        """Units of each pair for which ``mask`` holds."""
        return np.bincount(self.owner[mask], minlength=len(self._mine)).astype(np.int64)

    def phrases(self, mask: Bools) -> Ints:
        """The same, the words of one name counted once."""
        width = int(self.units.phrase.max(initial=0)) + 1
        key = np.unique(self.owner[mask] * width + self.units.phrase[self.unit[mask]])
        return np.bincount(key // width, minlength=len(self._mine)).astype(np.int64)

    def match(self, at: Ints, other: Ints, alike: Bools, covered: Bools) -> None:
        """Units ``at`` stand beside the other side's units ``other`` and mean the same or as much."""
        self.alike[at[alike]] = True
        self.covered[at[covered]] = True
        units = self.units
        hit = covered & units.negated[self.unit[at]] & ~units.negated[other]
        self._hits[at[hit]] = True

    def exchange(self, at: Ints) -> None:
        """Units ``at`` (-1 for none) were exchanged: the rest of their names goes with them."""
        chosen = at[at >= 0]
        width = int(self.units.phrase.max(initial=0)) + 1
        key = self.owner * width + self.units.phrase[self.unit]
        self.swapped = np.isin(key, key[chosen]) & ~self.alike

    def turned(self, opposed: Bools) -> Bools:
        """A word stands on both sides, under opposite prepositions (before the vote, after the vote)."""
        mine, theirs = self.units.marker[self.unit], self.units.marker[self._partner]
        both = self.exact & (mine >= 0) & (theirs >= 0)
        return self.count(both & opposed[mine, theirs]) > 0

    def rest(self) -> Ints:
        """Words and names without a partner, exchanged ones apart."""
        return self.phrases(~self.alike & ~self.swapped)

    def share(self) -> NDArray[np.float64]:
        """Per cent of the units with a partner, exchanged ones apart."""
        gone = self.count(self.swapped)
        done = self.size - gone - self.count(~self.alike & ~self.swapped)
        return np.asarray(100.0 * done / np.maximum(self.size - gone, 1))

    def shared(self) -> Ints:
        """Names and places that stand on both sides."""
        return self.count(self._shared())

    def shared_denied(self) -> Ints:
        """The same within the negated clauses about something shared."""
        return self.count(self._shared() & self._about())

    def _shared(self) -> Bools:
        """A text in title case is not asked which of its words are names."""
        units = self.units
        here = np.isin(units.kind[self.unit], NAMED)
        there = np.isin(units.kind[self._partner], NAMED)
        titled, other = self.titled, units.titled[self._theirs][self.owner]
        unasked = (here & other & ~titled) | (there & titled & ~other)
        return np.asarray(self.exact & ((here & there) | unasked))

    def _about(self) -> Bools:
        """The words of clauses that are negated and hold something that the other side says."""
        width = int(self.units.clause.max(initial=0)) + 1
        clause = self.owner * width + self.units.clause[self.unit]
        return np.asarray(np.isin(clause, clause[self._hits]) & self.units.denied[self.unit])

    def negates(self) -> Bools:
        """This side negates something that the other side says, as much or more of it."""
        return self.count(self._hits) > 0

    def open_denied(self) -> Ints:
        """Words of the negated clauses about something shared that the other side does not cover."""
        return self.phrases(self._about() & ~self.covered)

    def embedded(self, mostly: float) -> Ints:
        """The kind of clause in which most of the words in common stand here, 0 for the main clause."""
        plain = self.alike & (self.units.kind[self.unit] != NAME)
        used = np.where((self.count(plain) > 0)[self.owner], plain, self.alike)
        kinds = self.units.embedding[self.unit[used]]
        width = 5
        table = np.bincount(self.owner[used] * width + kinds, minlength=len(self._mine) * width)
        table = table.reshape(len(self._mine), width)
        best = table.argmax(axis=1)
        enough = table.max(axis=1) >= mostly * np.maximum(table.sum(axis=1), 1)
        return np.where(enough, best, 0).astype(np.int64)


class Combos:
    """Every unmatched unit of the left beside every unmatched one of the right."""

    def __init__(self, left: Side, right: Side) -> None:
        x, y = np.flatnonzero(~left.exact), np.flatnonzero(~right.exact)
        count_x, count_y = left.count(~left.exact), right.count(~right.exact)
        near = np.minimum(count_x, count_y) <= NEAR_REST
        start_x, start_y = np.cumsum(count_x) - count_x, np.cumsum(count_y) - count_y
        use_x = np.where(near, np.minimum(count_x, MOST), 0)
        use_y = np.where(near, np.minimum(count_y, MOST), 0)
        pair, at = spread(use_x * use_y, np.zeros(len(use_x), dtype=np.int64))
        wide = np.maximum(use_y, 1)[pair]
        self.owner = pair
        self.x: Ints = x[start_x[pair] + at // wide] if len(pair) else pair
        self.y: Ints = y[start_y[pair] + at % wide] if len(pair) else pair
        self.x_unit, self.y_unit = left.unit[self.x], right.unit[self.y]

    def one_named(self, units: Units) -> Bools:
        """A name beside a word: what the word means says nothing of the name, save that it may be a title."""
        x, y = units.kind[self.x_unit] == NAME, units.kind[self.y_unit] == NAME
        return np.asarray(
            (x != y) & ~((units.marker[self.x_unit] == units.is_code) & units.last[self.x_unit])
        )

    def one_time(self, units: Units) -> Bools:
        """Years of which one lies in the other (1974, the 1970s)."""
        x, y = self.x_unit, self.y_unit
        years = (units.kind[x] == YEAR) & (units.kind[y] == YEAR)
        return np.asarray(years & (units.value[x] <= units.upto[y]) & (units.value[y] <= units.upto[x]))


def spread(count: Ints, first: Ints) -> tuple[Ints, Ints]:
    """``count[i]`` running numbers from ``first[i]`` on, and the ``i`` that each belongs to."""
    owner = np.repeat(np.arange(len(count)), count)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    return owner, first[owner] + offset
