"""The shape of ``sources/registry/*.toml``: facts with a reference, no opinion of who is honest."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class SourceEntry(BaseModel):
    """``[source.<id>]``: anyone who can say something under a name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["outlet", "agency", "official", "institution", "person"]
    names: dict[str, tuple[str, ...]]
    """Language code -> names and aliases, the first one is shown."""
    owner: str | None = None
    speaks_for: str | None = None
    """Id of the institution that this person speaks for."""
    country: str | None = None
    """ISO 3166 code; rules cannot read it."""
    roles: dict[str, tuple[str, ...]] = {}
    """Language code -> descriptions that stand for the name ("речник Кремля")."""
    references: tuple[str, ...] = ()
    note: str = ""


class RegistryFile(BaseModel):
    """One file of the registry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = 1
    source: dict[str, SourceEntry] = {}
