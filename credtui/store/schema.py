"""The shape of ``case.toml``."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class PartyEntry(BaseModel):
    """``[[party]]``: a source with a stake of its own in this case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = Field(min_length=1)
    """Registry id."""
    side: str = Field(min_length=1)
    """Name of the side; sources of one side count as one when independence is counted."""
    to: str = ""
    """What it is a party to, in words."""
    reference: str = Field(min_length=1)
    """Where that can be checked."""


class CaseFile(BaseModel):
    """``sources/cases/<case>/case.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = Field(default=1, ge=1, le=1)
    title: str = Field(min_length=1)
    state: date | None = None
    """The day after which nothing was taken in."""
    questions: tuple[str, ...] = ()
    """What the analyst wants answered."""
    ruleset: tuple[str, ...] = ()
    """Names of the rule packs it was scored with; empty: whatever is loaded."""
    notes: tuple[str, ...] = ()
    """What a reader of this case must know."""
    confidential: bool = False
    """True: nothing of this case is kept outside its folder, not even in the cache."""
    party: tuple[PartyEntry, ...] = ()
