"""What two event concepts are to each other, by the links of ``concepts.toml``."""

from __future__ import annotations

from collections.abc import Iterable

from credtui.lexicon import Concepts


class ConceptGraph:
    """Closure of ``broader``, ``implies``, ``antonyms`` and ``excludes``; all lookups are sets."""

    def __init__(self, concepts: Concepts) -> None:
        self._links = concepts.concept
        self._up: dict[str, frozenset[str]] = {}
        self._implied: dict[str, frozenset[str]] = {}
        opposite: dict[str, set[str]] = {}
        for name, links in self._links.items():
            for other in (*links.antonyms, *links.excludes):
                opposite.setdefault(name, set()).add(other)
                opposite.setdefault(other, set()).add(name)
        self._opposite = opposite

    def __contains__(self, concept: str) -> bool:
        return concept in self._links

    def is_thing(self, concept: str) -> bool:
        """True for people, objects and places; false for events and for what no concept names."""
        links = self._links.get(concept)
        return links is not None and links.thing

    def is_vague(self, concept: str) -> bool:
        """True for words such as "people" that say nothing of which ones are meant."""
        links = self._links.get(concept)
        return links is not None and links.thing and links.light

    def _closure(self, start: str, follow_implies: bool) -> frozenset[str]:
        seen = {start}
        todo = [start]
        while todo:
            links = self._links.get(todo.pop())
            if links is None:
                continue
            for other in (*links.broader, *(links.implies if follow_implies else ())):
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return frozenset(seen)

    def up(self, concept: str) -> frozenset[str]:
        """The concept and everything it is a kind of."""
        if concept not in self._up:
            self._up[concept] = self._closure(concept, False)
        return self._up[concept]

    def implied(self, concept: str) -> frozenset[str]:
        """What has happened too if this happened (itself included)."""
        if concept not in self._implied:
            self._implied[concept] = self._closure(concept, True)
        return self._implied[concept]

    def same(self, a: str, b: str) -> bool:
        """One concept, or one a kind of the other."""
        return a == b or a in self.up(b) or b in self.up(a)

    def implies(self, a: str, b: str) -> bool:
        """If ``a`` happened then ``b`` did."""
        return b in self.implied(a)

    def related(self, a: str, b: str) -> bool:
        """Two kinds of one thing, or two causes of one outcome (a strike and a blast both damage)."""
        return bool(self.implied(a) & self.implied(b))

    def against(self, concept: str) -> frozenset[str]:
        """Its antonyms and what it excludes, by its own links or theirs."""
        return frozenset(self._opposite.get(concept, ()))

    def opposite(self, a: str, b: str) -> bool:
        """Antonyms, or what they imply excludes each other."""
        theirs = self.implied(b)
        return any(self._opposite.get(x, set()) & theirs for x in self.implied(a))

    def mutual(self, concept: str) -> bool:
        """True for what two sides do together, so that who is named first says nothing."""
        return any(links.mutual for up in self.up(concept) if (links := self._links.get(up)) is not None)

    def repeatable(self, concept: str) -> bool | None:
        """False for what happens at most once to one patient."""
        links = self._links.get(concept)
        return links.repeatable if links else None

    @property
    def measures(self) -> frozenset[str]:
        """Every measure that some concept counts."""
        return frozenset(k.measure for k in self._links.values() if k.measure)

    def cumulative(self, measures: Iterable[str]) -> frozenset[str]:
        """Those of ``measures`` whose running total can only grow."""
        growing = {k.measure for k in self._links.values() if k.measure and k.cumulative}
        return frozenset(m for m in measures if m in growing)

    @property
    def measures_growing(self) -> frozenset[str]:
        """Every measure whose running total can only grow."""
        return frozenset(k.measure for k in self._links.values() if k.measure and k.cumulative)
