"""Somebody a document names: what pronouns, short forms and roles point at."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.model import SourceKind


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody who is named in the document."""

    name: str
    id: str | None
    kind: SourceKind
    at: int
    """Where the mention stands."""
    gender: str | None = None
    """Masc or Fem where the given name tells."""
    subject: bool = True
    """False if the mention's case says it is no subject."""
    head: frozenset[str] = frozenset()
