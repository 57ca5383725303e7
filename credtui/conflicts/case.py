"""What a case adds: who is a party, on which side (from ``case.toml``), for signals and footing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from credtui.registry import Registry
from credtui.signals.columns import Context


class CaseView(Protocol):
    """The part of a stored case that comparing needs."""

    @property
    def id(self) -> str:
        """Name of the case."""

    @property
    def sides(self) -> Mapping[str, str]:
        """Source id -> name of the side it is a party of."""


def root_of(source: str, registry: Registry) -> str:
    """The institution a source finally speaks for; itself if it speaks for itself."""
    seen = {source}
    while True:
        entry = registry.sources.get(source)
        above = entry.speaks_for if entry else None
        if not above or above in seen:
            return source
        seen.add(above)
        source = above


def case_context(case: CaseView | None, registry: Registry) -> Context:
    """Sides of the case and, for every known source, whom it speaks for."""
    roots = {source: root_of(source, registry) for source in registry.sources}
    return Context(sides=dict(case.sides) if case else {}, roots=roots)
