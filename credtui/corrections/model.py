"""One correction of an extraction by an analyst, as it is kept: what was seen, what it should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from credtui.model import Count, Period, QuoteKind, Ref, Speaker, Stance

Change = Literal[
    "speaker", "stance", "quote", "via", "span", "split", "join", "not-a-statement", "add", "facet", "revoke"
]
CHANGES: tuple[str, ...] = get_args(Change)
"""Every kind of correction; a *revoke* takes another correction back."""

Value = str | bool | Ref | tuple[Ref, ...] | Count | Period
"""A facet's value; its type follows from the field table."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a text that can be found again when the text has changed."""

    quote: str
    before: str = ""
    """A little of the text before the quote."""
    after: str = ""
    start: int = 0
    """Where the quote stood; only used to choose between equals."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the analyst had before the eyes: enough to make the statement anew if no reading finds it."""

    speaker: Speaker
    stance: Stance = "assert"
    quote: QuoteKind = "indirect"
    via: str | None = None
    value: str = ""
    """The value that is corrected, in words."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """The corrected facet of one claim."""

    name: str
    """A proposition field of the field table."""
    value: Value | None
    """None: unknown."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of one analyst; which of the optional fields are set follows from ``change``."""

    id: str
    by: str
    at: datetime
    document: str
    change: Change
    statement: Anchor | None = None
    """The words that were shown as the statement (or are one, for *add*); None for *revoke* alone."""
    seen: Seen | None = None
    claim: Anchor | None = None
    """The proposition, for *facet*."""
    speaker: Speaker | None = None
    stance: Stance | None = None
    quote: QuoteKind | None = None
    via: str | None = None
    """For *via*: the carrier's name, empty for none."""
    parts: tuple[Anchor, ...] = ()
    """The new words for *span*, the pieces for *split*, the other statements for *join*."""
    facet: FacetValue | None = None
    revokes: str = ""
    """Id of the correction that is taken back."""
    version: str = ""
    """Version of the document that was on screen."""
    note: str = ""
    """Why, in the analyst's words."""


def in_force(corrections: Sequence[Correction]) -> tuple[tuple[Correction, ...], frozenset[str]]:
    """The corrections that count, oldest first, and the ids of those that were taken back.

    A revocation can be revoked too.  Revocations that take each other back have no effect.
    """
    ordered = sorted(corrections, key=lambda c: (c.at, c.id))
    against: dict[str, list[str]] = {}
    for one in ordered:
        if one.change == "revoke":
            against.setdefault(one.revokes, []).append(one.id)
    holds: dict[str, bool] = {}
    open_ones = [c for c in ordered if c.change == "revoke"]
    while open_ones:
        ready = [c for c in open_ones if all(r in holds for r in against.get(c.id, ()))]
        if not ready:
            break
        for one in ready:
            holds[one.id] = not any(holds[r] for r in against.get(one.id, ()))
        open_ones = [c for c in open_ones if c.id not in holds]
    revoked = frozenset(c.revokes for c in ordered if c.change == "revoke" and holds.get(c.id))
    return tuple(c for c in ordered if c.change != "revoke" and c.id not in revoked), revoked
