"""Section ``[grounds]``: words that show how a speaker knows and what a speaker offers."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Grounds(BaseModel):
    """What the language file says here; lemmas, lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    witness: tuple[str, ...] = ()
    """Words in a speaker's description: somebody who was there."""
    evidence: tuple[str, ...] = ()
    """What can be shown: video, satellite image, record."""
    inferring: tuple[str, ...] = ()
    """Verbs and nouns of estimates and conclusions."""
