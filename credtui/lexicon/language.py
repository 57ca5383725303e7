"""Section ``[language]``: code, script, analyser and what the segmenter must know."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Language(BaseModel):
    """The language itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    """ISO 639-1."""
    name: str
    """English name."""
    script: Literal["Latn", "Cyrl"] = "Latn"
    letters: str = ""
    """The alphabet in small letters: a letter outside it speaks against the language."""
    analyser: Literal["pymorphy3", "lemminflect", "simplemma", "none"] = "simplemma"
    abbreviations: tuple[str, ...] = ()
    """With their full stop: after these a full stop ends no sentence."""
    closing_abbreviations: tuple[str, ...] = ()
    """Abbreviations of units, years and the like that may also be the last word of a sentence."""
    articles: tuple[str, ...] = ()
    """Small words before a name that are no part of it ("the")."""
    titles: tuple[str, ...] = ()
    """Words written with a capital before a surname that are no given names ("Mr", "President")."""
    name_endings: tuple[str, ...] = ()
    """Case endings of names, for names that no dictionary knows; longest first is not needed."""
    places: dict[str, tuple[str, ...]] = {}
    """Place id (ISO 3166 code or city slug) -> names that CLDR does not give ("США")."""
    demonyms: dict[str, tuple[str, ...]] = {}
    """Place id -> its adjectives and the names of its people ("Ukrainian", "росіянин"): dictionary forms."""
