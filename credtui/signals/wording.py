"""Wording fields between two statements: what was exchanged, negated, rejected or left over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from credtui.signals.wording_align import Aligner, Alignment
from credtui.signals.wording_exchange import FITS, SWAPS
from credtui.signals.wording_meaning import Meanings
from credtui.signals.wording_profile import EMBEDDINGS, Profile
from credtui.signals.wording_reading import Profiler

if TYPE_CHECKING:
    from credtui.signals.columns import PairColumns

Made = tuple[NDArray[Any], NDArray[np.bool_], list[str]]

NEAR = 20.0
"""Per cent of the shorter text's words that must recur before two wordings are aligned at all."""


def wording_makers(columns: PairColumns) -> Mapping[str, Callable[[], Any]]:
    """Name of every wording field -> its maker."""
    words = {"swap": SWAPS, "swap-fit": FITS, "embedding": EMBEDDINGS}
    aligned = {
        "wording-share": "share",
        "wording-shared": "shared",
        "wording-rest": "rest",
        "wording-extra": "extra",
        "wording-names": "names",
        "denied-rest": "denied_rest",
        "denied-names": "denied_names",
        "negates-shared": "negates",
        "swap": "swap",
        "swap-fit": "fit",
        "numbers-round": "rounds",
        "embedding": "embedding",
    }
    one_of = {
        "one-negated": "negated",
        "one-denies": "flat",
        "one-rejects": "rejects",
        "one-doubts": "doubts",
        "one-attributes": "attributes",
        "one-confirms": "confirms",
        "one-part": "part",
        "one-revises": "revises",
        "both-ahead": "ahead",
    }
    return {
        **{f: lambda f=f, n=n: _column(columns, n, words.get(f, [])) for f, n in aligned.items()},  # type: ignore[misc]
        "new-things": lambda: _flags(columns)["introduces"],
        **{f: lambda n=n: _flags(columns)[n] for f, n in one_of.items()},  # type: ignore[misc]
    }


def _profiles(columns: PairColumns) -> tuple[Profiler, list[Profile]]:
    """One profile a statement."""

    def make() -> tuple[Profiler, list[Profile]]:
        profiler = Profiler(columns.knowledge.lexicons if columns.knowledge else None)
        return profiler, [profiler.of(s.text, s.lang) for s in columns.table.rows.statements]

    return columns.memo(("profiles",), make)  # type: ignore[no-any-return]


def _flags(columns: PairColumns) -> dict[str, Made]:
    """Properties that exactly one of the two texts has; in whatever language."""

    def make() -> dict[str, Made]:
        statements = columns.table.rows.statements
        _, profiles = _profiles(columns)
        owner = columns.table.statement
        a, b = owner[columns.pairs.a], owner[columns.pairs.b]
        known = np.ones(len(a), dtype=np.bool_)
        lang = np.asarray([p.lang for p in profiles], dtype=np.str_)
        has = {
            name: np.asarray([getattr(p.stance, name) for p in profiles], dtype=np.bool_)
            for name in ("rejects", "doubts", "attributes", "confirms", "revises", "part", "ahead")
        }
        denies = np.asarray([s.stance == "deny" for s in statements], dtype=np.bool_)
        has["rejects"] |= denies & ~np.asarray([p.stance.defends for p in profiles], dtype=np.bool_)
        has["negated"] = np.asarray([bool(p.negated) for p in profiles], dtype=np.bool_)
        has["flat"] = np.asarray([p.flat for p in profiles], dtype=np.bool_)
        has["introduces"] = np.asarray([p.introduces for p in profiles], dtype=np.bool_)
        denies = np.asarray([p.denies for p in profiles], dtype=np.bool_)
        out: dict[str, Made] = {}
        for name, flag in has.items():
            value = flag[a] | flag[b] if name == "revises" else flag[a] != flag[b]
            if name == "ahead":
                value = flag[a] & flag[b]
            if name == "introduces":
                value = flag[a].astype(np.int64) + flag[b]
            if name == "rejects":  # who denies it too agrees with who rejects it
                value &= ~np.where(flag[a], denies[b], denies[a])
            # what is new to a text can only be seen beside one of its own language
            seen = lang[a] == lang[b] if name == "introduces" else known
            out[name] = (value.astype(np.int64), seen, [])
        return out

    return columns.memo(("wording-flags",), make)  # type: ignore[no-any-return]


def _column(columns: PairColumns, name: str, words: list[str]) -> Made:
    value = getattr(_aligned(columns), name)
    known = value >= 0 if name == "denied_rest" else np.ones(len(value), dtype=np.bool_)
    return value, known, words


def _aligned(columns: PairColumns) -> Alignment:
    """Every pair of propositions as its two statements stand beside each other, each two aligned once."""

    def make() -> Alignment:
        profiler, profiles = _profiles(columns)
        owner = columns.table.statement.astype(np.int64)
        size = max(len(profiles), 1)
        both = owner[columns.pairs.a] * size + owner[columns.pairs.b]
        unique, inverse = np.unique(both, return_inverse=True)
        made = _of_statements(profiler, profiles, unique // size, unique % size)
        return Alignment(*(getattr(made, f.name)[inverse] for f in fields(Alignment)))

    return columns.memo(("wording-aligned",), make)  # type: ignore[no-any-return]


def _of_statements(
    profiler: Profiler, profiles: list[Profile], a: NDArray[np.int64], b: NDArray[np.int64]
) -> Alignment:
    """Alignments of statement pairs; another language or too little in common leaves them unaligned."""
    aligner = Aligner(profiles)
    out = aligner.unaligned(a, b)
    lang = np.asarray([p.lang for p in profiles], dtype=np.str_)
    one = lang[a] == lang[b]
    out.share[~one] = 0.0
    out.names[~one] = 0
    out.shared[~one] = 0
    near = one & (out.share >= NEAR)
    for code in sorted({p.lang for p in profiles}):
        rows = np.flatnonzero(near & (lang[a] == code))
        if len(rows):
            made = aligner.align(a[rows], b[rows], Meanings(profiler.language(code)))
            for f in fields(Alignment):
                getattr(out, f.name)[rows] = getattr(made, f.name)
    return out
