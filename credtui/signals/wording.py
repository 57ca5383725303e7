"""Wording signals between two statements in one language: what was exchanged, negated or left over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from credtui.signals.table import Sets, Vocabulary
from credtui.signals.wording_profile import Language, Profile, Profiler, Unit

if TYPE_CHECKING:
    from credtui.signals.columns import PairColumns

SWAPS = [
    "none", "number", "year", "ordinal", "calendar", "place", "antonym", "sister", "colour", "name", "word",
]  # fmt: skip
NEAR = 20.0
"""Per cent of the shorter text's words that must recur before two wordings are aligned at all."""
ROUND_FROM = 1000
"""Smaller numbers are not taken for rounded."""
ROUNDING = 0.05
"""Numbers nearer than this share of the larger one may be one number, rounded."""
MAX_REST = 8
"""Unmatched words a side that are compared with each other; more is no near-identical wording."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side."""

    share: float
    """Per cent of the shorter side's content words found on the other."""
    rest: int
    """Content words of the shorter side left without a partner, the swap not counted."""
    extra: int
    """The same of the longer side."""
    swap: int
    """Index into ``SWAPS``."""
    names: int
    """Names that stand in both."""
    negates: bool
    """One side negates a word that the other side has, not negated."""


def wording_makers(columns: PairColumns) -> Mapping[str, Callable[[], Any]]:
    """Name of every wording field -> its maker."""
    return {
        "wording-share": lambda: _aligned(columns)["share"],
        "wording-rest": lambda: _aligned(columns)["rest"],
        "wording-extra": lambda: _aligned(columns)["extra"],
        "wording-names": lambda: _aligned(columns)["names"],
        "swap": lambda: _aligned(columns)["swap"],
        "negates-shared": lambda: _aligned(columns)["negates"],
        "one-negated": lambda: _flags(columns)["negated"],
        "one-rejects": lambda: _flags(columns)["rejects"],
        "one-doubts": lambda: _flags(columns)["doubts"],
        "one-part": lambda: _flags(columns)["part"],
        "one-revises": lambda: _flags(columns)["revises"],
    }


def _profiles(columns: PairColumns) -> tuple[Profiler, list[Profile]]:
    def make() -> tuple[Profiler, list[Profile]]:
        profiler = Profiler(columns.knowledge.lexicons if columns.knowledge else None)
        return profiler, [profiler.of(s.text, s.lang) for s in columns.table.owners]

    return columns.memo(("profiles",), make)  # type: ignore[no-any-return]


def _flags(columns: PairColumns) -> dict[str, Any]:
    """Properties that exactly one of the two texts has; in whatever language."""

    def make() -> dict[str, Any]:
        _, profiles = _profiles(columns)
        a, b = columns.pairs.a, columns.pairs.b
        known = np.ones(len(a), dtype=np.bool_)
        odd = np.asarray([p.negators % 2 for p in profiles], dtype=np.int64)
        out: dict[str, Any] = {"negated": ((odd[a] != odd[b]).astype(np.int64), known, [])}
        for name in ("rejects", "doubts", "revises", "part"):
            has = np.asarray([getattr(p, name) for p in profiles], dtype=np.bool_)
            if name == "rejects":
                has |= np.asarray([s.stance == "deny" for s in columns.table.owners], dtype=np.bool_)
            value = has[a] | has[b] if name == "revises" else has[a] != has[b]
            out[name] = (value.astype(np.int64), known, [])
        return out

    return columns.memo(("wording-flags",), make)  # type: ignore[no-any-return]


def _aligned(columns: PairColumns) -> dict[str, Any]:
    def make() -> dict[str, Any]:
        profiler, profiles = _profiles(columns)
        a, b = columns.pairs.a, columns.pairs.b
        lang = columns.table.codes["lang"]
        words = Vocabulary()
        sets: Sets = columns.table._sets([[u.key for u in p.units] for p in profiles], words)
        size = sets.size()
        least = np.minimum(size[a], size[b])
        near = 100.0 * sets.overlap(a, b) / np.maximum(least, 1)
        same = (lang[a] == lang[b]) & (least > 0)
        known = np.ones(len(a), dtype=np.bool_)
        near = np.where(same, near, 0.0)
        share, rest = near.copy(), np.maximum(least, 1).astype(np.int64)
        extra, swap = np.maximum(size[a], size[b]), np.zeros(len(a), dtype=np.int64)
        names, negates = np.zeros(len(a), dtype=np.int64), np.zeros(len(a), dtype=np.int64)
        seen: dict[tuple[int, int], Alignment] = {}
        statement = columns.table.statement
        for i in np.flatnonzero(same & (near >= NEAR)).tolist():
            key = int(statement[a[i]]), int(statement[b[i]])
            if key not in seen:
                left, right = profiles[a[i]], profiles[b[i]]
                seen[key] = align(left, right, profiler.language(left.lang))
            made = seen[key]
            share[i], rest[i], extra[i], swap[i] = made.share, made.rest, made.extra, made.swap
            names[i], negates[i] = made.names, made.negates
        return {
            "share": (share, known, []),
            "rest": (rest, known, []),
            "extra": (extra, known, []),
            "swap": (swap, known, SWAPS),
            "names": (names, known, []),
            "negates": (negates, known, []),
        }

    return columns.memo(("wording-aligned",), make)  # type: ignore[no-any-return]


def align(a: Profile, b: Profile, language: Language) -> Alignment:
    """Match equal and like words, then name what was exchanged for what."""
    keys_a, keys_b = {u.key for u in a.units}, {u.key for u in b.units}
    left = [u for u in a.units if u.key not in keys_b]
    right = [u for u in b.units if u.key not in keys_a]
    swap = 0
    if len(left) <= MAX_REST or len(right) <= MAX_REST:
        swap, x, y = _swap(left[: 2 * MAX_REST], right[: 2 * MAX_REST], language)
        if swap:
            left = [u for u in left if u is not x]
            right = [u for u in right if u is not y]
        strict = a.negators % 2 != b.negators % 2  # "no piano" does not negate every instrument
        left, right = _like(left[: 2 * MAX_REST], right[: 2 * MAX_REST], language, strict)
    sizes = sorted(((len(a.units), len(left)), (len(b.units), len(right))))
    (short, rest), (_, extra) = sizes
    done = short - rest - (1 if swap else 0)
    return Alignment(
        100.0 * done / max(short - (1 if swap else 0), 1),
        rest,
        extra,
        swap,
        shared_names(a, b),
        negates_shared(a, b),
    )


def _like(
    left: list[Unit], right: list[Unit], language: Language, strict: bool
) -> tuple[list[Unit], list[Unit]]:
    """Strike out words that mean the same or, unless ``strict``, are a kind of each other."""
    pool, keep = list(right), []
    for unit in left:
        partner = next((other for other in pool if _alike(unit, other, language, strict)), None)
        if partner is None:
            keep.append(unit)
        else:
            pool.remove(partner)
    return keep, pool


def _alike(a: Unit, b: Unit, language: Language, strict: bool) -> bool:
    if {"number", "year", "ordinal"} & {a.kind, b.kind}:
        return False
    book = language.thesaurus
    return book.synonyms(a.key, b.key) or (not strict and book.kind_of(a.key, b.key))


def _swap(left: list[Unit], right: list[Unit], language: Language) -> tuple[int, Unit | None, Unit | None]:
    """The most telling exchange of one word for another: index into ``SWAPS`` and the two words."""
    best: tuple[int, int, Unit | None, Unit | None] = (99, 0, None, None)
    for x in left:
        for y in right:
            kind = _exchange(x, y, language)
            rank = _RANK.get(kind, 99)
            if rank < best[0]:
                best = (rank, SWAPS.index(kind), x, y)
    return best[1], best[2], best[3]


_RANK = {k: i for i, k in enumerate(SWAPS[i] for i in (6, 1, 2, 3, 4, 5, 8, 7, 9))}
"""Which exchange is the most telling: antonym, number, year, ordinal, calendar, place, colour, ..."""


def _exchange(x: Unit, y: Unit, language: Language) -> str:
    book = language.thesaurus
    if x.kind == y.kind == "number" and x.value is not None and y.value is not None:
        most = max(abs(x.value), abs(y.value))
        apart = most < ROUND_FROM or abs(x.value - y.value) > ROUNDING * most
        return "number" if apart else "none"
    if x.kind == y.kind and x.kind in ("year", "ordinal", "calendar", "place"):
        return x.kind
    if {"number", "year", "ordinal"} & {x.kind, y.kind}:
        return "none"
    if frozenset((x.key, y.key)) in language.opposite or book.opposites(x.key, y.key):
        return "antonym"
    if book.synonyms(x.key, y.key) or book.kind_of(x.key, y.key):
        return "none"
    if book.indirect(x.key, y.key):
        return "antonym"
    if book.colours(x.key, y.key):
        return "colour"
    if book.sisters(x.key, y.key):
        return "sister"
    if x.kind == y.kind == "name":
        return "name"
    return "none"


def negates_shared(a: Profile, b: Profile) -> bool:
    """What one text negates stands in the other one, not negated, and only one text is negated."""
    keys_a, keys_b = {u.key for u in a.units}, {u.key for u in b.units}
    hit = (a.negated & keys_b) - b.negated or (b.negated & keys_a) - a.negated
    return bool(hit) and a.negators % 2 != b.negators % 2


def shared_names(a: Profile, b: Profile) -> int:
    """Names in both texts; a text in title case is not asked which of its words are names."""
    if a.titled == b.titled:
        return len(a.names & b.names)
    plain, titled = (b, a) if a.titled else (a, b)
    return len(plain.names & {u.key for u in titled.units})
