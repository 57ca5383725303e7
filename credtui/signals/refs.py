"""Whether two references can be one person, thing or place: same, near, other, or not to be told.

By identity where both are known, by the countries and institutions they are tied to, by the concepts of
things, by the words of names.  Nothing here knows who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from credtui.knowledge import Knowledge
from credtui.model import Ref
from credtui.registry.places import PlaceIndex, place_index
from credtui.signals.concepts import ConceptGraph
from credtui.signals.table import NAME_WORD, Codes, name_words

KINDS = ["same", "near", "other"]
UNKNOWN = -1
_MARKS = "«»“”„\"' "
SAME, NEAR, OTHER = range(3)


class RefGraph:
    """Answers about pairs of references; every answer is kept."""

    def __init__(self, knowledge: Knowledge, graph: ConceptGraph) -> None:
        self._registry = knowledge.registry
        self._graph = graph
        self._places: PlaceIndex = place_index(knowledge.lexicons)
        self._capitals = knowledge.lexicons.concepts.capitals
        self.kind = lru_cache(maxsize=500_000)(self._kind)
        self.where = lru_cache(maxsize=500_000)(self._where)
        self.apart = lru_cache(maxsize=500_000)(self._apart)

    # ------------------------------------------------------------------ what a reference is
    def root(self, source: str) -> str:
        """The institution that a source finally speaks for."""
        seen = {source}
        while True:
            entry = self._registry.sources.get(source)
            above = entry.speaks_for if entry else None
            if not above or above in seen:
                return source
            seen.add(above)
            source = above

    def country(self, name: str) -> str | None:
        """The territory that a source belongs to, a city lies in or a code stands for."""
        entry = self._registry.sources.get(name)
        if entry is not None:
            return entry.country or self._country_of_root(name)
        place = self._places.places.get(name)
        if place is None:
            return None
        return place.country or (name if len(name) == 2 and name.isupper() else None)

    def _country_of_root(self, name: str) -> str | None:
        entry = self._registry.sources.get(self.root(name))
        return entry.country if entry else None

    def _ties(self, ref: Ref) -> frozenset[str]:
        """Countries that a reference is of, its own included."""
        own = (ref.id,) if ref.known else ()
        found = {self.country(x) for x in (*own, *ref.of)}
        return frozenset(c for c in found if c)

    def _is_place(self, ref: Ref) -> bool:
        return ref.id not in self._registry.sources and ref.id in self._places.places

    def _bounded(self, name: str) -> bool:
        """True for a town, region or country: what a sea or a historic region touches is not to be told."""
        place = self._places.places.get(name)
        return place is not None and place.kind != "h" and name not in self._registry.sources

    # ------------------------------------------------------------------ two of them
    def _apart(self, x: Ref, y: Ref) -> bool:
        """Two that cannot have done it together: of different countries or people, or one is mere chance."""
        by_chance = [self._by_chance(r) for r in (x, y)]
        if any(by_chance):
            other = y if by_chance[0] else x
            kinds = {up for one in (other.id, *other.of) for up in self._graph.up(one)}
            hostile = bool({"attack", "weapon"} & kinds)
            return not all(by_chance) and (hostile or bool(self._ties(other)))
        mine, theirs = self._ties(x), self._ties(y)
        if mine and theirs:
            return not mine & theirs
        return self.kind(x, y) == OTHER and all(r.known or _proper(r) for r in (x, y))

    def _by_chance(self, ref: Ref) -> bool:
        """A mishap, or a fire, a blast or a storm of which nobody is named as the author."""
        up = self._graph.up(ref.id)
        event = ref.id in self._graph and not self._graph.is_thing(ref.id)
        return not ref.of and ("mishap" in up or (event and "harm" in up and "attack" not in up))

    def _kind(self, x: Ref, y: Ref) -> int:
        mine, theirs = self._ties(x), self._ties(y)
        apart = bool(mine) and bool(theirs) and not mine & theirs
        if x.id == y.id:
            if apart and not x.known:
                return OTHER
            return UNKNOWN if not mine and self._graph.is_vague(x.id) else SAME  # people and people
        if x.known and y.known:
            return self._both_known(x, y, apart)
        if x.known or y.known:
            known, named = (x, y) if x.known else (y, x)
            return self._one_known(known, named, apart)
        return self._neither(x, y, apart)

    def _both_known(self, x: Ref, y: Ref, apart: bool) -> int:
        if apart:
            return OTHER
        if self._is_place(x) or self._is_place(y):
            a, b = self.country(x.id), self.country(y.id)
            within = x.id in (a, b) or y.id in (a, b)
            if (within and a == b) or self._inside(x.id, y.id) or self._inside(y.id, x.id):
                return NEAR
            return OTHER if self._bounded(x.id) and self._bounded(y.id) else UNKNOWN
        if self.root(x.id) == self.root(y.id):
            return NEAR
        kinds = {self._registry.sources[r.id].kind for r in (x, y)}
        return OTHER if kinds <= {"person", "official"} else UNKNOWN

    def _one_known(self, known: Ref, named: Ref, apart: bool) -> int:
        if known.id in named.of or self.root(known.id) in {self.root(o) for o in named.of}:
            return NEAR
        if apart:
            return OTHER
        if self._ties(known) & self._ties(named):
            return NEAR
        if name_words(known) & name_words(named):
            return NEAR
        return OTHER if _proper(named) and not self._is_place(known) and not self._thing(named) else UNKNOWN

    def _neither(self, x: Ref, y: Ref, apart: bool) -> int:
        if apart:
            return OTHER
        a, b = self._thing(x), self._thing(y)
        if a != b:
            kind = self._named_kind(*((x, y) if a else (y, x)))
            if kind != UNKNOWN:
                return kind
        if a and b:
            if self._graph.same(x.id, y.id):
                return NEAR
            if not (self._graph.is_thing(x.id) and self._graph.is_thing(y.id)):
                return UNKNOWN  # an event and a thing are no two things
            common = self._graph.up(x.id) & self._graph.up(y.id)
            return UNKNOWN if common else OTHER
        numbered = _figures(x), _figures(y)
        if all(numbered) and numbered[0] != numbered[1]:
            return OTHER  # flight 17 and flight 370, stream 1 and stream 2
        if _acronym(x, y) or _acronym(y, x):
            return NEAR
        if _proper(x) and _proper(y):
            return NEAR if _words(x) & _words(y) else OTHER
        if _words(x) & _words(y):
            return NEAR
        return UNKNOWN

    def _named_kind(self, thing: Ref, named: Ref) -> int:
        """A kind of thing and a name that is told with its kind: "the ship" and "the cruiser Moskva"."""
        kinds = [k for k in named.of if k in self._graph]
        if any(self._graph.same(thing.id, k) for k in kinds):
            return NEAR
        things = all(self._graph.is_thing(k) for k in (thing.id, *kinds))
        apart = all(not self._graph.up(thing.id) & self._graph.up(k) for k in kinds)
        return OTHER if kinds and things and apart else UNKNOWN

    def _where(self, x: Ref, y: Ref) -> int:
        """``kind`` of two places where something happened.

        Only the map tells two places apart: a port and a depot, a room and the house it is in, or two
        names that no gazetteer has can all be one place.
        """
        kind = self.kind(x, y)
        mine, theirs = self._spots(x), self._spots(y)
        meet = any(a == b or self._inside(a, b) or self._inside(b, a) for a in mine for b in theirs)
        if mine and theirs and not meet:
            return OTHER if all(map(self._bounded, (*mine, *theirs))) else UNKNOWN
        if kind in (SAME, NEAR):
            return kind
        if not mine or not theirs:
            return OTHER if kind == OTHER and self._ties(x) and self._ties(y) else UNKNOWN
        return UNKNOWN if x.known and y.known else NEAR

    def _spots(self, ref: Ref) -> tuple[str, ...]:
        """The places on the map that a reference is or lies in."""
        own = (ref.id,) if ref.known else ()
        named = (*own, *ref.of)
        return tuple(n for n in named if n in self._places.places and n not in self._registry.sources)

    def _inside(self, inner: str, outer: str) -> bool:
        return bool(self._places.within(inner, outer))

    def _thing(self, ref: Ref) -> bool:
        return ref.id in self._graph

    def answers(
        self, ask: Callable[[Ref, Ref], int], x: Sequence[Ref | None], y: Sequence[Ref | None]
    ) -> NDArray[np.int64]:
        """``kind``, ``where`` or ``apart`` over two columns, -1 where one of them says nothing."""
        return np.asarray(
            [UNKNOWN if p is None or q is None else ask(p, q) for p, q in zip(x, y, strict=True)],
            dtype=np.int64,
        )


@lru_cache(maxsize=100_000)
def _proper(ref: Ref) -> bool:
    """Written as a name: a capital that no start of a sentence explains, or an abbreviation."""
    words = ref.words.strip(_MARKS).split()
    if any(w[:1].isupper() for w in words[1:]) or any(w.isupper() and len(w) > 1 for w in words):
        return True
    return bool(words) and words[0][:1].isupper() and ref.capital


def _acronym(short: Ref, long: Ref) -> bool:
    """One is written with the first letters of the other's words: "NYPD", "New York Police"."""
    letters = short.words.strip(_MARKS)
    if not letters.isupper() or not 2 < len(letters) < 7:
        return False
    words = [w for w in re.findall(r"\w+", long.words) if w[:1].isupper()]
    if len(words) < 2:
        return False
    return letters.startswith("".join(w[0] for w in words)) and len(letters) - len(words) <= 1


@lru_cache(maxsize=100_000)
def _figures(ref: Ref) -> tuple[str, ...]:
    """The numbers in a name, in order."""
    return tuple(re.findall(r"\d+", ref.id))


@lru_cache(maxsize=100_000)
def _words(ref: Ref) -> frozenset[str]:
    return frozenset(w for w in name_words(ref) if len(w) >= NAME_WORD)


def by_pairs(
    graph: RefGraph,
    refs: Sequence[Ref | None],
    a: Codes,
    b: Codes,
    others: Sequence[Ref | None] | None = None,
    ask: Callable[[Ref, Ref], int] | None = None,
) -> NDArray[np.int64]:
    """``kind`` (or what else of the graph is asked) of row ``a[i]`` of ``refs`` and ``b[i]`` of ``others``.

    Every distinct pair is asked once.
    """
    codes: dict[tuple[object, ...], int] = {}
    distinct: list[Ref | None] = []

    def coded(column: Sequence[Ref | None]) -> NDArray[np.int64]:
        row = np.empty(len(column), dtype=np.int64)
        for i, ref in enumerate(column):
            key = (None,) if ref is None else (ref.id, ref.known, ref.of, ref.words.lower())
            if key not in codes:
                codes[key] = len(distinct)
                distinct.append(ref)
            row[i] = codes[key]
        return row

    mine = coded(refs)
    theirs = mine if others is None else coded(others)
    size = max(len(distinct), 1)
    unique, inverse = np.unique(mine[a] * size + theirs[b], return_inverse=True)
    left, right = (unique // size).tolist(), (unique % size).tolist()
    answer = graph.answers(ask or graph.kind, [distinct[i] for i in left], [distinct[i] for i in right])
    return answer[inverse]
