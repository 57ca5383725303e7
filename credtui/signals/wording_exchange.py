"""Which word of a wording was exchanged for which word of the other, and how well the two fit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credtui.signals.wording_meaning import ALIKE, ANTONYM, COLOUR, LIKE_KIND, OTHER_KIND, SISTER, TRAITS
from credtui.signals.wording_units import (
    DAY,
    MONTH,
    NAME,
    NUMBER,
    ORDINAL,
    PLACE,
    WEEKDAY,
    WORD,
    YEAR,
    Combos,
    Side,
    Units,
)

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SWAPS = [
    "none", "antonym", "number", "year", "ordinal", "calendar", "place", "colour", "name", "kind",
    "sister", "trait",
]  # fmt: skip
"""Kinds of exchange, the most telling first after none."""
FITS = ["none", "loose", "marker", "slot"]
"""Where the exchanged words stand: anywhere, under one preposition, under one preposition of one word."""
WHAT = (LIKE_KIND, OTHER_KIND, SISTER)
ROUND_FROM = 1000
"""Smaller numbers are not taken for rounded."""
ROUNDING = 0.05
"""Numbers nearer than this share of the larger one may be one number, rounded."""


def exchanges(left: Side, right: Side, combos: Combos, relation: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """For each pair the most telling exchange: its kind, its fit and the two units (-1 for none)."""
    pairs = len(left.size)
    fit = _fits(left.units, combos)
    kind = _kinds(left, right, combos, relation, fit)
    weight = np.where(kind > 0, kind * len(FITS) - fit, np.iinfo(np.int64).max)
    order = np.lexsort((weight, combos.owner))
    first = order[np.unique(combos.owner[order], return_index=True)[1]]
    first = first[kind[first] > 0]
    out = [np.zeros(pairs, dtype=np.int64) for _ in range(2)]
    out += [np.full(pairs, -1, dtype=np.int64) for _ in range(2)]
    for column, values in zip(out, (kind, fit, combos.x, combos.y), strict=True):
        column[combos.owner[first]] = values[first]
    return out[0], out[1], out[2], out[3]


def _fits(units: Units, combos: Combos) -> Ints:
    x, y = combos.x_unit, combos.y_unit
    marker = (units.marker[x] == units.marker[y]) & (units.marker[x] >= 0)
    is_ = marker & (units.marker[x] == units.is_code)
    head = marker & (units.head[x] == units.head[y]) & (units.head[x] >= 0)
    return np.where(is_ | head, 3, np.where(marker, 2, 1)).astype(np.int64)


def _kinds(left: Side, right: Side, combos: Combos, relation: Ints, fit: Ints) -> Ints:
    """Index into ``SWAPS`` for two units beside each other."""
    units, x, y = left.units, combos.x_unit, combos.y_unit
    kx, ky = units.kind[x], units.kind[y]
    one = kx == ky
    words = np.isin(kx, (WORD, NAME, PLACE)) & np.isin(ky, (WORD, NAME, PLACE))
    plain = (kx == WORD) & (ky == WORD)
    lone = ~left.alike[combos.x] & ~right.alike[combos.y]
    free = lone & ~np.isin(relation, ALIKE)
    apart = (units.upto[x] < units.value[y]) | (units.upto[y] < units.value[x])
    known = ~(units.indefinite[x] & units.indefinite[y])
    is_ = (fit == 3) & (units.marker[x] == units.is_code)
    things = np.isin(kx, (WORD, NAME)) & np.isin(ky, (WORD, NAME)) & np.isin(relation, WHAT)
    what = is_ & things & free & units.last[x] & units.last[y]
    lower = ~left.titled[combos.x] & ~right.titled[combos.y]
    named = np.isin(kx, (NAME, PLACE)) & np.isin(ky, (NAME, PLACE)) & (kx != ky) & lower
    seat = named & (fit >= 2) & ~is_ & (units.marker[x] != units.does_code) & units.last[x] & units.last[y]
    # who gives one number too, and others besides, counts more things
    agreed = (left.count(left.exact & (units.kind[left.unit] == NUMBER)) > 0)[combos.owner]
    found: tuple[tuple[str, Bools], ...] = (
        ("trait", is_ & plain & free & ~units.last[x] & ~units.last[y] & (relation == TRAITS)),
        ("sister", plain & free & known & (relation == SISTER)),
        ("kind", what),
        ("name", one & (kx == NAME) & free & lower),
        ("colour", words & known & (relation == COLOUR)),
        ("place", ((one & (kx == PLACE)) | seat) & free),
        ("calendar", one & np.isin(kx, (DAY, MONTH, WEEKDAY))),
        ("ordinal", one & (kx == ORDINAL) & apart),
        ("year", one & (kx == YEAR) & apart & lone),
        ("number", one & (kx == NUMBER) & apart & ~_rounded(units, x, y) & ((fit == 3) | ~agreed)),
        ("antonym", words & known & (relation == ANTONYM)),
    )
    out = np.zeros(len(x), dtype=np.int64)
    for name, mask in found:  # the most telling last
        out[mask] = SWAPS.index(name)
    return out


def rounds(units: Units, combos: Combos, pairs: int) -> Ints:
    """Which pairs hold a number that may be one of the other side in fewer figures."""
    x, y = combos.x_unit, combos.y_unit
    numbers = (units.kind[x] == NUMBER) & (units.kind[y] == NUMBER)
    found = combos.owner[numbers & _rounded(units, x, y)]
    return np.asarray(np.bincount(found, minlength=pairs) > 0, dtype=np.int64)


def _rounded(units: Units, x: Ints, y: Ints) -> Bools:
    """One number may be the other one in fewer figures (2,084 and 2,000)."""
    a, b = np.abs(np.nan_to_num(units.value[x])), np.abs(np.nan_to_num(units.value[y]))
    least, most = np.minimum(a, b), np.maximum(a, b)
    near = (most >= ROUND_FROM) & (most - least <= ROUNDING * most)
    power = 10.0 ** np.floor(np.log10(np.maximum(most, 1.0)))
    return np.asarray(near & (_figures(least, power, most) | _figures(most, power, least)))


def _figures(round_: NDArray[np.float64], power: NDArray[np.float64], full: NDArray[np.float64]) -> Bools:
    """``round_`` is ``full`` rounded to one or two figures."""
    out = np.zeros(len(round_), dtype=np.bool_)
    for step in (power, power / 10.0):
        out |= (round_ % step == 0) & (np.rint(full / step) * step == round_)
    return out
