"""Drafts of corrections: what an analyst sees and decides, made into a correction to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from credtui.corrections.anchor import anchor_of
from credtui.corrections.model import Change, Correction, FacetValue, Seen
from credtui.corrections.words import says
from credtui.model import Document, QuoteKind, Span, Speaker, Stance, Statement

_NO_TIME = datetime.min.replace(tzinfo=UTC)
"""Drafts have no time: whoever writes one to disk dates it."""


def _about(statement: Statement, document: Document, change: Change, by: str, value: str = "") -> Correction:
    seen = Seen(
        replace(statement.speaker, span=None), statement.stance, statement.quote, statement.via, value
    )  # fmt: skip
    return Correction(
        "", by, _NO_TIME, document.id, change, anchor_of(document.text, statement.span), seen,
        version=document.version,
    )  # fmt: skip


def speaker(statement: Statement, document: Document, by: str, to: Speaker) -> Correction:
    """Somebody else said it."""
    return replace(_about(statement, document, "speaker", by, statement.speaker.name), speaker=to)


def stance(statement: Statement, document: Document, by: str, to: Stance) -> Correction:
    """The speaker does something else with the words."""
    return replace(_about(statement, document, "stance", by, statement.stance), stance=to)


def quotation(statement: Statement, document: Document, by: str, to: QuoteKind) -> Correction:
    """The words are the speaker's own, or are not."""
    return replace(_about(statement, document, "quote", by, statement.quote), quote=to)


def carrier(statement: Statement, document: Document, by: str, to: str) -> Correction:
    """It came through another outlet, or through none (empty)."""
    return replace(_about(statement, document, "via", by, statement.via or "nobody"), via=to)


def words(statement: Statement, document: Document, by: str, to: Span) -> Correction:
    """The statement begins or ends elsewhere."""
    base = _about(statement, document, "span", by)
    return replace(base, parts=(anchor_of(document.text, to),))


def split(statement: Statement, document: Document, by: str, pieces: Sequence[Span]) -> Correction:
    """It is several statements."""
    base = _about(statement, document, "split", by)
    return replace(base, parts=tuple(anchor_of(document.text, p) for p in pieces))


def join(statement: Statement, document: Document, by: str, others: Sequence[Statement]) -> Correction:
    """It and the others are one statement."""
    base = _about(statement, document, "join", by)
    return replace(base, parts=tuple(anchor_of(document.text, s.span) for s in others))


def no_statement(statement: Statement, document: Document, by: str) -> Correction:
    """Nobody is reported to have said this."""
    return _about(statement, document, "not-a-statement", by)


def facet(
    statement: Statement, document: Document, by: str, claim: Span, to: FacetValue, before: str
) -> Correction:
    """One facet of one claim has another value."""
    base = _about(statement, document, "facet", by, before)
    return replace(base, claim=anchor_of(document.text, claim), facet=to)


def missed(
    document: Document, by: str, span: Span, who: Speaker, does: Stance, kind: QuoteKind
) -> Correction:
    """A statement that no reading found."""
    return Correction(
        "", by, _NO_TIME, document.id, "add", anchor_of(document.text, span), speaker=who, stance=does,
        quote=kind, version=document.version,
    )  # fmt: skip


def taken_back(one: Correction, by: str = "") -> Correction:
    """``one`` does not count any more; signed by ``by``, or by its own analyst."""
    return Correction(
        "", by or one.by, _NO_TIME, one.document, "revoke", revokes=one.id, note=says(one)
    )  # fmt: skip
