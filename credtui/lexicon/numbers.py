"""Section ``[numbers]``: number words, bounds, approximations, frequency words, exclusivity."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Numbers(BaseModel):
    """What the language file says here; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)
