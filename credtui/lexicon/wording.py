"""Section ``[wording]``: what the comparison of two wordings in one language must know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Wording(BaseModel):
    """What the language file says here; every list may be empty.  Words are lemmas, lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    thesaurus: str = ""
    """Data file beside the lexicon: synonyms, opposites and kinds of words."""
    stop: tuple[str, ...] = ()
    """Words that say nothing about what a sentence is about."""
    negators: tuple[str, ...] = ()
    negative_endings: tuple[str, ...] = ()
    """Endings that make a word form a negator ("n't")."""
    negating: tuple[str, ...] = ()
    """Phrases of two or three lemmas that negate ("yet to", "fail to")."""
    ordinal_endings: tuple[str, ...] = ()
    """Endings that make figures an ordinal ("th")."""
    rejecting: tuple[str, ...] = ()
    """Words and phrases by which one text rejects another ("hoax", "fake", "not true")."""
    doubting: tuple[str, ...] = ()
    """Words and phrases that leave open whether it is so ("may", "unconfirmed", "whether")."""
    revising: tuple[str, ...] = ()
    """Words by which a figure revises an earlier one ("climb", "revise")."""
    partial: tuple[str, ...] = ()
    """Words by which a figure is a part of a larger one ("among")."""
    opposites: tuple[tuple[str, str], ...] = ()
    """Pairs of words that cannot both hold of one thing."""
    synonyms: tuple[tuple[str, ...], ...] = ()
