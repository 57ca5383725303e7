"""Section ``[times]``: month and weekday names beyond CLDR, relative times, since / until / between."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Times(BaseModel):
    """What the language file says here; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)
