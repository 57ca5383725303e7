"""One order for everything: by date, document, offset; and ids that do not move."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from credtui.model import Statement

_LAST = datetime.max.replace(tzinfo=UTC)


def moment(statement: Statement) -> datetime:
    """When it was said, comparable whether or not a zone is known; unknown comes last."""
    said = statement.said_at
    if said is None:
        return _LAST
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements by date, document, offset (then id, so that the order is total)."""
    return tuple(sorted(statements, key=lambda s: (moment(s).date(), s.document, s.span.start, s.id)))


def relation_id(a: str, b: str) -> str:
    """Twelve hex digits that depend on the two statement ids alone, in either order."""
    low, high = sorted((a, b))
    return hashlib.sha256(f"{low}\0{high}".encode()).hexdigest()[:12]
