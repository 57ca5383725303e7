"""Sections ``[meaning]`` and ``[concept.*]``: polarity, modality, hedges, denial ladder, concepts."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Meaning(BaseModel):
    """What the language file says here; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ConceptWords(BaseModel):
    """The words of one concept in one language; links between concepts stand in concepts.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...] = ()
    """Lemmas, any part of speech; more than one word makes a phrase of lemmas."""
