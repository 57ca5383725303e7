"""Section ``[attribution]``: cue verbs and phrases, speaker nouns, distancing words, stance of a cue."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Attribution(BaseModel):
    """What the language file says here; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)
