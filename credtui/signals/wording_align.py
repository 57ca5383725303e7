"""Many pairs of wordings side by side at once: what has a partner, what was exchanged for what.

Profiles become integer columns once; pairs are worked through in blocks of arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credtui.signals.table import Vocabulary
from credtui.signals.wording_exchange import FITS, SWAPS, exchanges, rounds
from credtui.signals.wording_meaning import ALIKE, COVERED, NONE, TURNED, Meanings
from credtui.signals.wording_profile import DOES, EMBEDDINGS, IS, Profile
from credtui.signals.wording_units import KINDS, Combos, Side, Units

Ints = NDArray[np.int64]

BLOCK = 20_000
"""Pairs worked through at once."""
MOSTLY = 0.6
"""Share of the words in common that must stand in one kind of clause."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What pairs of wordings have in common and where they differ, one entry a pair."""

    share: NDArray[np.float64]
    """Per cent of the shorter side's units found on the other, exchanged ones not counted."""
    shared: Ints
    """Words and names that have a partner."""
    rest: Ints
    """Words or names of the shorter side without a partner, the exchanged ones apart."""
    extra: Ints
    """The same of the longer side."""
    swap: Ints
    """Index into ``SWAPS``."""
    fit: Ints
    """Index into ``FITS``."""
    names: Ints
    """Names and places that stand in both."""
    negates: Ints
    """1 if one side negates a word that the other has, not negated."""
    denied_rest: Ints
    """Words of the negated claim without a partner that says as much; -1 if nothing shared is negated."""
    denied_names: Ints
    """Names of the negated claim that the other side has too."""
    rounds: Ints
    """1 if a number of one side may be one of the other in fewer figures."""
    embedding: Ints
    """Index into ``EMBEDDINGS``: what one side does with the words that the other side simply says."""


class Aligner:
    """Aligns pairs of the profiles it was given."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        keys, marks = Vocabulary(), Vocabulary()
        self.units = _columns(profiles, keys, marks)
        self._words, self._marks = keys.words(), marks.words()

    def unaligned(self, a: Ints, b: Ints) -> Alignment:
        """The same units counted, nothing compared: where the two have too little in common."""
        size = np.diff(self.units.start)
        least, most = np.minimum(size[a], size[b]), np.maximum(size[a], size[b])
        common, names = (np.zeros(len(a), dtype=np.int64) for _ in range(2))
        for i in range(0, len(a), BLOCK):
            side = Side(self.units, a[i : i + BLOCK], b[i : i + BLOCK])
            common[i : i + BLOCK] = side.count(side.exact)
            names[i : i + BLOCK] = side.shared()
        swap, fit, negates, denied, rounds, embedding = (np.zeros(len(a), dtype=np.int64) for _ in range(6))
        share = 100.0 * common / np.maximum(least, 1)
        unknown = np.full(len(a), -1, dtype=np.int64)
        return Alignment(
            share=share, shared=common, rest=np.maximum(least, 1), extra=most, swap=swap, fit=fit,
            names=names, negates=negates, denied_rest=unknown, denied_names=denied, rounds=rounds,
            embedding=embedding,
        )  # fmt: skip

    def align(self, a: Ints, b: Ints, meanings: Meanings) -> Alignment:
        """Align profile ``a[i]`` with profile ``b[i]``."""
        starts = range(0, max(len(a), 1), BLOCK)
        blocks = [self._block(a[i : i + BLOCK], b[i : i + BLOCK], meanings) for i in starts]
        names = [f.name for f in fields(Alignment)]
        return Alignment(*(np.concatenate([getattr(x, name) for x in blocks]) for name in names))

    def _block(self, a: Ints, b: Ints, meanings: Meanings) -> Alignment:
        left, right = Side(self.units, a, b), Side(self.units, b, a)
        combos = Combos(left, right)
        key = self.units.key
        relation = meanings.relations(key[combos.x_unit], key[combos.y_unit], self._words)
        same = combos.one_time(self.units)
        relation = np.where(combos.one_named(self.units), NONE, relation)
        for side, at, other, seen in (
            (left, combos.x, combos.y_unit, relation),
            (right, combos.y, combos.x_unit, TURNED[relation]),
        ):
            side.match(at, other, same | np.isin(seen, ALIKE), same | np.isin(seen, COVERED))
        swap, fit, x, y = exchanges(left, right, combos, relation)
        turned = left.turned(meanings.opposed(self._marks)) & (swap == 0)
        swap[turned], fit[turned] = SWAPS.index("antonym"), FITS.index("slot")
        left.exchange(x)
        right.exchange(y)
        return _summed(left, right, swap, fit, rounds(self.units, combos, len(a)))


def _columns(profiles: Sequence[Profile], keys: Vocabulary, marks: Vocabulary) -> Units:
    flat = [u for p in profiles for u in p.units]
    start = np.zeros(len(profiles) + 1, dtype=np.int64)
    np.cumsum([len(p.units) for p in profiles], out=start[1:])
    key = np.asarray([keys.code(u.key) for u in flat], dtype=np.int64)
    head = [keys.code(u.head) if u.head else -1 for u in flat]

    def column(values: list[Any], kind: Any = np.int64) -> NDArray[Any]:
        return np.asarray(values, dtype=kind)

    return Units(
        start=start,
        key=key,
        kind=column([KINDS.index(u.kind) for u in flat]),
        value=column([np.nan if u.value is None else u.value for u in flat], np.float64),
        upto=column([np.nan if u.upto is None else u.upto for u in flat], np.float64),
        phrase=column([u.phrase for u in flat]),
        ends=column([u.ends for u in flat], np.bool_),
        marker=column([marks.code(u.marker) if u.marker else -1 for u in flat]),
        is_code=marks.code(IS),
        does_code=marks.code(DOES),
        head=column(head),
        last=column([u.last for u in flat], np.bool_),
        indefinite=column([u.indefinite for u in flat], np.bool_),
        clause=column([u.clause for u in flat]),
        negated=column([u.negated for u in flat], np.bool_),
        denied=column([u.denied for u in flat], np.bool_),
        embedding=column([EMBEDDINGS.index(u.embedding) for u in flat]),
        titled=column([p.titled for p in profiles], np.bool_),
        stands_in=column([bool(p.stands_in) for p in profiles], np.bool_),
        thing=column([p.stands_in == "thing" for p in profiles], np.bool_),
        width=max(len(keys.codes), 1),
    )


def _summed(left: Side, right: Side, swap: Ints, fit: Ints, rounded: Ints) -> Alignment:
    """Counts of units to counts of pairs; the shorter side is named by its own size alone."""
    size_a, size_b, rest_a, rest_b = left.size, right.size, left.rest(), right.rest()
    short = (size_a < size_b) | ((size_a == size_b) & (rest_a <= rest_b))
    share = np.where(short, left.share(), right.share())
    hit_a, hit_b = left.negates(), right.negates()
    open_a, open_b = left.open_denied(), right.open_denied()
    most = np.iinfo(np.int64).max
    open_ = np.minimum(np.where(hit_a, open_a, most), np.where(hit_b, open_b, most))
    mine, theirs = left.embedded(MOSTLY), right.embedded(MOSTLY)
    return Alignment(
        share=share,
        shared=np.minimum(left.phrases(left.alike), right.phrases(right.alike)),
        rest=np.where(short, rest_a, rest_b),
        extra=np.where(short, rest_b, rest_a),
        swap=swap,
        fit=fit,
        names=left.shared(),
        negates=(hit_a | hit_b).astype(np.int64),
        denied_rest=np.where(hit_a | hit_b, open_, -1),
        denied_names=np.maximum(left.shared_denied(), right.shared_denied()),
        rounds=rounded,
        embedding=np.where(mine == 0, theirs, np.where(theirs == 0, mine, 0)),
    )
