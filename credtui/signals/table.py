"""Propositions as columns: integer codes, interval ends and sorted id sets, one entry a row.

Unknown is -1 in a code column and ``False`` in a ``known`` mask; nothing is guessed here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credtui.model import Count, Facets, Period, Ref, Statement
from credtui.pairs.rows import Rows
from credtui.signals.names import skeleton

NAME_WORD = 3
"""Letters (of the spelling-proof form) below which a word of a name says nothing."""

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ends:
    """Interval ends, open ends as -inf / inf; meaningless where ``known`` is False."""

    lo: Floats
    hi: Floats
    known: Bools
    approx: Bools


@dataclass(frozen=True, slots=True)
class Sets:
    """A set of codes a row, as one sorted array of ``row * width + code`` plus row starts."""

    keys: NDArray[np.int64]
    start: NDArray[np.int64]
    width: int

    def size(self) -> NDArray[np.int64]:
        """How many members each row has."""
        return np.diff(self.start)

    def overlap(self, a: Codes, b: Codes) -> NDArray[np.int64]:
        """Members that rows ``a[i]`` and ``b[i]`` share; work grows with the members of ``a``."""
        if not len(a) or not len(self.keys):
            return np.zeros(len(a), dtype=np.int64)
        count = self.size()[a]
        pair = np.repeat(np.arange(len(a)), count)
        offset = np.arange(len(pair)) - np.repeat(np.cumsum(count) - count, count)
        code = self.keys[self.start[a][pair] + offset] % self.width
        want = b[pair].astype(np.int64) * self.width + code
        place = np.minimum(np.searchsorted(self.keys, want), len(self.keys) - 1)
        return np.bincount(pair, weights=self.keys[place] == want, minlength=len(a)).astype(np.int64)


class Vocabulary:
    """Strings to small integers, in order of first sight."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}

    def code(self, word: str | None) -> int:
        """The code of ``word``; -1 for None."""
        return -1 if word is None else self.codes.setdefault(word, len(self.codes))

    def words(self) -> list[str]:
        """Words by code."""
        return list(self.codes)


def ref_key(ref: Ref | None) -> str | None:
    """What two refs are compared by: the id if known, else a spelling-proof form of the name."""
    if ref is None:
        return None
    return ref.id if ref.known else "~" + skeleton(ref.id)


def name_words(ref: Ref | None) -> frozenset[str]:
    """What a name is made of, for likeness: its id if known, and every longer word of it."""
    if ref is None:
        return frozenset()
    words = {key for key in map(skeleton, re.split(r"[\s_-]+", ref.id)) if len(key) >= NAME_WORD}
    return frozenset({ref.id if ref.known else skeleton(ref.id)} | words) - {""}


def is_proper(ref: Ref) -> bool:
    """Names one thing and no kind of thing: known to the registry, or written with a capital."""
    return ref.known or any(c.isupper() for c in ref.words)


class PropositionTable:
    """All rows of one comparison as columns; built once, shared by every rule."""

    ENUMS = ("polarity", "measure", "modality", "denial", "about")
    REFS = ("event", "agent", "patient", "place")
    FLAGS = ("exclusive", "unique", "whole", "part", "revises")
    COUNTS = ("quantity", "occurrences")
    PERIODS = ("when", "covers")
    TEXTS = ("hedge", "distance", "anchor")

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.facets = [rows.facets(i) for i in range(len(rows))]
        self.owners: list[Statement] = [rows.statements[s] for s in rows.statement]
        self.text = [rows.at(i).text for i in range(len(rows))]
        self.vocabulary: dict[str, Vocabulary] = {}
        self.codes: dict[str, Codes] = {}
        self.flags: dict[str, Codes] = {}
        self.counts: dict[str, Ends] = {}
        self.periods: dict[str, Ends] = {}
        self._fill()

    def __len__(self) -> int:
        return len(self.facets)

    def _code(self, name: str, value: Callable[[Facets], str | None]) -> None:
        words = self.vocabulary.setdefault(name, Vocabulary())
        self.codes[name] = np.asarray([words.code(value(f)) for f in self.facets], dtype=np.int32)

    def _fill(self) -> None:
        for name in (*self.ENUMS, *self.TEXTS):
            self._code(name, lambda f, n=name: getattr(f, n))  # type: ignore[misc]
        for name in self.REFS:
            self._code(name, lambda f, n=name: ref_key(getattr(f, n)))  # type: ignore[misc]
        for name in self.FLAGS:
            values = [getattr(f, name) for f in self.facets]
            self.flags[name] = np.asarray([-1 if v is None else int(v) for v in values], dtype=np.int32)
        for name in self.COUNTS:
            self.counts[name] = _count_ends([getattr(f, name) for f in self.facets])
        for name in self.PERIODS:
            self.periods[name] = _period_ends([getattr(f, name) for f in self.facets])
        self._statement_columns()
        words = self.vocabulary.setdefault("stance", Vocabulary())
        told = [f.stance or s.stance for f, s in zip(self.facets, self.owners, strict=True)]
        self.codes["stance"] = np.asarray([words.code(x) for x in told], dtype=np.int32)
        self.names = Vocabulary()
        self.participants = self._sets([sorted(who(f)) for f in self.facets], self.names)
        self.words = Vocabulary()
        self.terms = self._sets([sorted({term_key(t) for t in f.terms}) for f in self.facets], self.words)

    def _statement_columns(self) -> None:
        for name, value in (
            ("speaker", speaker_key),
            ("document", lambda s: s.document),
            ("lang", lambda s: s.lang),
        ):
            words = self.vocabulary.setdefault(name, Vocabulary())
            self.codes[name] = np.asarray([words.code(value(s)) for s in self.owners], dtype=np.int32)
        days = [s.said_at.toordinal() if s.said_at else np.nan for s in self.owners]
        self.said = np.asarray(days, dtype=np.float64)
        self.statement = np.asarray(self.rows.statement, dtype=np.int32)

    def _sets(self, members: list[list[str]], words: Vocabulary) -> Sets:
        coded = [sorted({words.code(m) for m in group}) for group in members]
        width = max(len(words.codes), 1)
        start = np.zeros(len(coded) + 1, dtype=np.int64)
        np.cumsum([len(group) for group in coded], out=start[1:])
        keys = np.asarray([row * width + c for row, group in enumerate(coded) for c in group], dtype=np.int64)
        return Sets(keys, start, width)


def who(facets: Facets) -> set[str]:
    """Everybody and everything that takes part, places apart."""
    refs: Iterable[Ref | None] = (*facets.participants, facets.agent, facets.patient)
    return {key for key in map(ref_key, refs) if key}


def term_key(term: str) -> str:
    """A content word as it is compared across languages."""
    return skeleton(term) or term


def speaker_key(statement: Statement) -> str:
    """One speaker, one key; an unnamed source is nobody outside its own document."""
    speaker = statement.speaker
    if speaker.id:
        return speaker.id
    named = speaker.kind == "unknown" and sum(w[:1].isupper() for w in speaker.name.split()) >= 2
    if speaker.kind in ("anonymous", "unknown") and not named:
        return f"?{statement.document}:{skeleton(speaker.name)}" if speaker.name else f"?{statement.id}"
    return "~" + skeleton(speaker.name)


def _count_ends(values: list[Count | None]) -> Ends:
    lo = [-np.inf if v is None or v.interval.lo is None else v.interval.lo for v in values]
    hi = [np.inf if v is None or v.interval.hi is None else v.interval.hi for v in values]
    return Ends(
        np.asarray(lo, dtype=np.float64),
        np.asarray(hi, dtype=np.float64),
        np.asarray([v is not None for v in values], dtype=np.bool_),
        np.asarray([v is not None and v.approx for v in values], dtype=np.bool_),
    )


def _period_ends(values: list[Period | None]) -> Ends:
    lo = [-np.inf if v is None or v.start is None else v.start.toordinal() for v in values]
    hi = [np.inf if v is None or v.end is None else v.end.toordinal() for v in values]
    return Ends(
        np.asarray(lo, dtype=np.float64),
        np.asarray(hi, dtype=np.float64),
        np.asarray([v is not None for v in values], dtype=np.bool_),
        np.zeros(len(values), dtype=np.bool_),
    )
