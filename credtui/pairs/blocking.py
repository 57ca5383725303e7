"""Which propositions are worth comparing: those that share something rare enough.

Each row gets blocking keys (participants, event concept with a participant or a measure, what else has
happened then and what cannot have, numbers, rare terms); rows of one key's block are paired.  A block
larger than ``CAP`` says nothing and is skipped, so the work grows with the rows, not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from credtui.model import Facets, Statement
from credtui.pairs.rows import Rows, rows_of

CAP = 160
"""Rows in one block above which its key is too common to block by."""

REPLY_BACK = 6
"""How many statements before it a content-free denial or refusal may answer in its own document."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Row indices into ``rows``; always ``a < b`` in the order of the statements given."""

    rows: Rows
    a: NDArray[np.int32]
    b: NDArray[np.int32]

    def __len__(self) -> int:
        return int(self.a.shape[0])


class Links(Protocol):
    """What blocking asks of the concepts."""

    def implied(self, concept: str) -> frozenset[str]:
        """What has happened too if this happened (itself included)."""

    def against(self, concept: str) -> frozenset[str]:
        """What cannot have happened if this happened."""


def candidates(
    statements: Sequence[Statement], rows: Rows | None = None, links: Links | None = None
) -> Pairs:
    """Candidate pairs between different statements, each once, in ascending order.

    With ``links`` two events meet by what they imply or exclude, not only by their own concept.
    Linear in rows for bounded block sizes.  Statements should come ordered by date, document, offset.
    """
    rows = rows or rows_of(statements)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in range(len(rows)):
        facets = rows.facets(row)
        for key in _keys(facets) | (_linked(facets, links) if links else set()):
            blocks[key].append(row)
    left: list[NDArray[np.int64]] = []
    right: list[NDArray[np.int64]] = []
    for block in blocks.values():
        if 2 <= len(block) <= CAP:
            members = np.asarray(block, dtype=np.int64)
            i, j = np.triu_indices(len(block), 1)
            left.append(members[i])
            right.append(members[j])
    for a, b in _replies(rows):
        left.append(np.asarray([a], dtype=np.int64))
        right.append(np.asarray([b], dtype=np.int64))
    return _unique(rows, left, right)


def _keys(facets: Facets) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = set()
    who = {ref.id for ref in facets.participants}
    who |= {ref.id for ref in (facets.agent, facets.patient) if ref}
    if facets.place:
        who.add(facets.place.id)
    event = facets.event.id if facets.event else None
    for one in who:
        keys.add(("who", one))
        if event:
            keys.add(("who-event", one, event))
        if facets.measure:
            keys.add(("who-measure", one, facets.measure))
    if event:
        keys.add(("event", event))
    if facets.measure:
        keys.add(("measure", facets.measure))
    if facets.quantity:
        for end in {facets.quantity.interval.lo, facets.quantity.interval.hi}:
            if end is not None and abs(end) >= 5:
                keys.add(("number", f"{end:g}"))
    for term in facets.terms:
        keys.add(("term", term))
    return keys


def _linked(facets: Facets, links: Links) -> set[tuple[str, ...]]:
    """Keys of what an event implies, and one for each two concepts of which it is one side."""
    event = facets.event
    if event is None or not event.known:
        return set()
    implied = links.implied(event.id)
    keys: set[tuple[str, ...]] = {("event", one) for one in implied}
    for one in implied:
        keys |= {("against", *sorted((one, other))) for other in links.against(one)}
    return keys


def _replies(rows: Rows) -> list[tuple[int, int]]:
    """Denials and refusals answer what stands shortly before them in their document."""
    out: list[tuple[int, int]] = []
    recent: dict[str, list[int]] = defaultdict(list)
    last = -1
    for row in range(len(rows)):
        number = rows.statement[row]
        statement = rows.statements[number]
        window = recent[statement.document]
        replies = statement.stance in ("deny", "decline") or rows.facets(row).denial is not None
        if replies:
            out.extend((before, row) for before in window[-REPLY_BACK:])
        if number != last:
            window.append(row)
        last = number
    return out


def _unique(rows: Rows, left: list[NDArray[np.int64]], right: list[NDArray[np.int64]]) -> Pairs:
    if not left:
        empty = np.zeros(0, dtype=np.int32)
        return Pairs(rows, empty, empty)
    a, b = np.concatenate(left), np.concatenate(right)
    owner = np.asarray(rows.statement, dtype=np.int64)
    size = max(len(rows), 1)
    keep = owner[a] != owner[b]
    code = np.unique(np.minimum(a[keep], b[keep]) * size + np.maximum(a[keep], b[keep]))
    return Pairs(rows, (code // size).astype(np.int32), (code % size).astype(np.int32))
