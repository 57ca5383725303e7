"""One statement's wording as comparable units: content lemmas, numbers, names, what is negated."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.signals.wording_stance import Stance

EMBEDDINGS = ["main", "held", "denied", "given", "open"]
"""What a text does with a clause: says it, has somebody believe it, has somebody not believe it, takes
it for granted, leaves it open."""
IS = "="
"""Marker of what something is said to be."""
MOSTLY = 0.5
"""Share of its words from which on a text as a whole is taken for a denial."""
DOES = ">"
"""Marker of the name that stands right before a word, its doer as a rule; that word is its head."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One content word or number and the part it plays."""

    key: str
    kind: str
    """word, name, place, number, year, ordinal, day, month or weekday."""
    value: float | None = None
    upto: float | None = None
    """End of a decade; elsewhere the value itself."""
    phrase: int = 0
    """Adjacent words of one name have one number."""
    ends: bool = True
    """The last word of its name."""
    marker: str = ""
    """The function word it stands under (by, in); ``IS`` after a copula."""
    head: str = ""
    """The content word before that function word."""
    last: bool = True
    """No content word follows at once: what the words before it only describe."""
    indefinite: bool = False
    """After "a" or "some": it need not be the thing that another text speaks of."""
    clause: int = 0
    negated: bool = False
    denied: bool = False
    """Belongs to a clause that is negated as a whole, the words before the negator too."""
    embedding: str = "main"


@dataclass(frozen=True, slots=True)
class Profile:
    """What the wording signals know of one text."""

    lang: str
    units: tuple[Unit, ...]
    """One for each different key."""
    titled: bool
    """Written in title case: capitals mark no names."""
    stands_in: str
    """Begins with a word that stands for somebody or something named before: "word" (he, it), "thing"
    (the film; its unit is the first one), else empty."""
    introduces: bool
    """Begins with a thing of a kind, not with one that is known (a man, two dogs, no ferry)."""
    stance: Stance
    flat: bool = False
    """The verb of a main clause is negated."""

    @property
    def denies(self) -> bool:
        """Most of what it says stands in negated clauses."""
        return sum(u.denied for u in self.units) > MOSTLY * len(self.units)

    @property
    def negated(self) -> frozenset[str]:
        """Keys of what is negated."""
        return frozenset(u.key for u in self.units if u.negated)
