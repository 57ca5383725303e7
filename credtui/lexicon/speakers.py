"""Section ``[speakers]``: pronouns, nouns and labels by which a text points at a speaker or an outlet."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Speakers(BaseModel):
    """How speakers are named without their name; nouns are lemmas, small letters throughout."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    masculine: tuple[str, ...] = ()
    """Pronoun forms for a man (or a masculine noun)."""
    feminine: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    """Adverbs for the institution spoken of last ("there")."""
    definite: tuple[str, ...] = ()
    """Words that point back ("the", "same", "this")."""
    organisations: tuple[str, ...] = ()
    """Nouns for an institution that was named before ("ministry")."""
    reporters: tuple[str, ...] = ()
    """Nouns for the outlet cited before, or those who write for it ("newspaper", "journalist")."""
    unnamed: tuple[str, ...] = ()
    """Nouns for people an outlet leaves without a name ("source", "official")."""
    spokespeople: tuple[str, ...] = ()
    """Nouns for those who speak for an institution; without a name the institution speaks."""
    titles_of_men: tuple[str, ...] = ()
    """Titles before a man's surname, small letters: "mr", "пан"."""
    titles_of_women: tuple[str, ...] = ()
    source_labels: tuple[str, ...] = ()
    """Labels before the outlet that a page retells ("Source")."""
    background: tuple[str, ...] = ()
    """First words of a paragraph that adds the outlet's own background."""
