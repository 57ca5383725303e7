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
    analyser: Literal["pymorphy3", "lemminflect", "simplemma", "none"] = "simplemma"
    abbreviations: tuple[str, ...] = ()
    """With their full stop: after these a full stop ends no sentence."""
