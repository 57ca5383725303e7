"""The columns that rules read: every field of the closed table over every candidate pair.

Three-valued throughout: a column is a pair of masks or a value with a ``known`` mask.  ``swapped``
exchanges the sides, so that one compiled rule is tried in both orientations on the same arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credtui.knowledge import Knowledge
from credtui.pairs.blocking import Pairs
from credtui.signals.concepts import ConceptGraph
from credtui.signals.refs import RefGraph
from credtui.signals.table import Bools, Codes, Ends, Floats, PropositionTable, Vocabulary

APPROX = 0.1
"""Relative width either way that "about" gives a number (FIELD section 9; half of a rounding step)."""


@dataclass(frozen=True, slots=True)
class Truth:
    """A three-valued column: true, and whether it is known at all."""

    true: Bools
    known: Bools


@dataclass(frozen=True, slots=True)
class Context:
    """What the case adds to the texts: which side each source is on.

    ``sides`` maps a source id to the name of its side; ``roots`` a source id to the institution it
    finally speaks for.  Both may be empty.
    """

    sides: Mapping[str, str] = field(default_factory=dict)
    roots: Mapping[str, str] = field(default_factory=dict)


class PairColumns:
    """All fields over all candidate pairs; columns are made when a rule first asks."""

    def __init__(
        self,
        table: PropositionTable,
        pairs: Pairs,
        knowledge: Knowledge | None = None,
        context: Context | None = None,
    ) -> None:
        self.table = table
        self.pairs = pairs
        self.knowledge = knowledge
        self.context = context or Context()
        self.graph = ConceptGraph(knowledge.lexicons.concepts) if knowledge else None
        self.refs = RefGraph(knowledge, self.graph) if knowledge and self.graph else None
        self._memo: dict[tuple[str, ...], Any] = {}

    def __len__(self) -> int:
        return len(self.pairs)

    def rows(self, side: str, swapped: bool = False) -> Codes:
        """Row indices of one side: ``a`` reads ``pairs.b`` when the sides are exchanged."""
        return self.pairs.b if (side == "b") != swapped else self.pairs.a

    def memo(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """One computation a column."""
        if key not in self._memo:
            self._memo[key] = make()
        return self._memo[key]

    # ------------------------------------------------------------------ one side
    def members(self, name: str, side: str, swapped: bool = False) -> NDArray[np.int64]:
        """How many members a set field has on one side; 0 is unknown."""
        sets = self.table.participants if name == "participants" else self.table.terms
        return sets.size()[self.rows(side, swapped)]

    def codes(self, name: str, side: str, swapped: bool = False) -> tuple[Codes, list[str]]:
        """Codes of an enum, ref or text field on one side (-1 unknown), and the words by code."""
        if name == "text":
            return self.rows(side, swapped), self.table.text
        if name in self.table.flags:
            return self.table.flags[name][self.rows(side, swapped)], ["false", "true"]
        column = self.table.codes[name]
        return column[self.rows(side, swapped)], self.table.vocabulary[name].words()

    def ends(self, name: str, side: str, swapped: bool = False) -> Ends:
        """Interval ends of a count or period field on one side; "about" is widened by ``APPROX``."""
        source = self.table.counts.get(name) or self.table.periods[name]
        rows = self.rows(side, swapped)
        return Ends(source.lo[rows], source.hi[rows], source.known[rows], source.approx[rows])

    # ------------------------------------------------------------------ both sides
    def predicate(self, name: str, predicate: str, swapped: bool = False) -> Truth:
        """A named predicate of a bare field between the sides."""
        key = ("predicate", name, predicate, str(swapped))
        made: Truth = self.memo(key, lambda: self._predicate(name, predicate, swapped))
        return made

    def _predicate(self, name: str, predicate: str, swapped: bool) -> Truth:
        if name in ("quantity", "occurrences", "when", "covers"):
            return self._interval_predicate(name, predicate, swapped)
        if name in ("participants", "terms"):
            return self._set_predicate(name, predicate, swapped)
        a, words = self.codes(name, "a", swapped)
        b, _ = self.codes(name, "b", swapped)
        known = (a >= 0) & (b >= 0)
        if name == "text":
            seen = Vocabulary()
            texts = np.asarray([seen.code(text) for text in words])
            return Truth(texts[a] == texts[b], known)
        if predicate == "equal":
            return Truth((a == b) & known, known)
        if predicate == "disjoint":
            if name in ("agent", "patient"):
                known = known & ~self.mutual(swapped)
            return Truth((a != b) & known, known)
        if predicate in ("same-concept", "opposite", "within") and name in self.table.REFS and self.graph:
            graph = self.graph
            test = {
                "same-concept": graph.same,
                "opposite": graph.opposite,
                "within": graph.implies,
            }[predicate]
            return Truth(by_code(a, b, words, test) & known, known)
        if predicate == "opposite":
            return Truth((a != b) & known, known)
        return Truth((a == b) & known, known)

    def mutual(self, swapped: bool = False) -> Bools:
        """Pairs about something two sides do together: who acted is no question there."""
        codes, words = self.codes("event", "a", swapped)
        graph = self.graph
        flags = np.asarray([graph is not None and graph.mutual(w) for w in words] + [False], dtype=np.bool_)
        out: Bools = flags[codes]
        return out

    def _interval_predicate(self, name: str, predicate: str, swapped: bool) -> Truth:
        a, b = self.ends(name, "a", swapped), self.ends(name, "b", swapped)
        known = a.known & b.known
        if name in self.table.COUNTS:
            a, b = widened(a), widened(b)
        meet = (a.lo <= b.hi) & (b.lo <= a.hi)
        inside = (a.lo >= b.lo) & (a.hi <= b.hi)
        result = {
            "equal": (a.lo == b.lo) & (a.hi == b.hi) | (meet & (a.approx | b.approx)),
            "disjoint": ~meet,
            "overlap": meet,
            "within": inside,
            "before": a.hi < b.lo,
        }[predicate]
        return Truth(result & known, known)

    def _set_predicate(self, name: str, predicate: str, swapped: bool) -> Truth:
        sets = self.table.participants if name == "participants" else self.table.terms
        size = sets.size()
        a, b = size[self.rows("a", swapped)], size[self.rows("b", swapped)]
        shared, known = self.shared(name), (a > 0) & (b > 0)
        result = {
            "equal": (shared == a) & (shared == b),
            "overlap": shared > 0,
            "within": shared == a,
            "disjoint": shared == 0,
        }[predicate]
        return Truth(result & known, known)

    def shared(self, name: str) -> NDArray[np.int64]:
        """How many members of a set field the sides share."""
        sets = self.table.participants if name == "participants" else self.table.terms
        return self.memo(("shared", name), lambda: sets.overlap(self.pairs.a, self.pairs.b))  # type: ignore[no-any-return]

    def similar(self, name: str, scorer: str = "token-set") -> Floats:
        """Likeness of a text field, 0..100 (rapidfuzz), for the pairs of this comparison."""
        return self.memo(("similar", name, scorer), lambda: self._similar(name, scorer))  # type: ignore[no-any-return]

    def _similar(self, name: str, scorer: str) -> Floats:
        from rapidfuzz import fuzz, process

        score = {
            "ratio": fuzz.ratio,
            "partial": fuzz.partial_ratio,
            "token-sort": fuzz.token_sort_ratio,
            "token-set": fuzz.token_set_ratio,
        }[scorer]
        a, words = self.codes(name, "a")
        b, _ = self.codes(name, "b")
        left = [words[i].lower() if i >= 0 else "" for i in a]
        right = [words[i].lower() if i >= 0 else "" for i in b]
        return np.asarray(process.cpdist(left, right, scorer=score), dtype=np.float64)

    @cached_property
    def derived(self) -> Mapping[str, Callable[[], Any]]:
        """The makers of pair-scope fields by name."""
        from credtui.signals.between import makers

        return makers(self)

    def between(self, name: str, swapped: bool = False) -> tuple[NDArray[Any], Bools, list[str]]:
        """A pair-scope field: values (codes for enums, 0/1 for booleans), known mask, words by code."""
        value, known, words = self.memo(("between", name), self.derived[name])
        if name == "days-apart" and swapped:
            value = -value
        return value, known, words


def widened(ends: Ends) -> Ends:
    """Counts said to be approximate allow ``APPROX`` more on either side."""
    wide = ends.approx & ends.known
    lo = np.where(wide, ends.lo - np.abs(ends.lo) * APPROX, ends.lo)
    hi = np.where(wide, ends.hi + np.abs(ends.hi) * APPROX, ends.hi)
    return Ends(lo, hi, ends.known, ends.approx)


def by_code(a: Codes, b: Codes, words: list[str], test: Callable[[str, str], bool]) -> Bools:
    """``test`` over word pairs, asked once for each distinct pair of codes."""
    size = len(words) + 1
    code = (a.astype(np.int64) + 1) * size + (b + 1)
    unique, inverse = np.unique(code, return_inverse=True)
    answer = np.zeros(len(unique), dtype=np.bool_)
    for i, both in enumerate(unique.tolist()):
        x, y = both // size - 1, both % size - 1
        answer[i] = x >= 0 and y >= 0 and test(words[x], words[y])
    return answer[inverse]
