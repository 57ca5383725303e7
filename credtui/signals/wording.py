"""Wording signals between two statements in one language (made in the modules ``wording_*``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from credtui.signals.columns import PairColumns


def wording_makers(columns: PairColumns) -> Mapping[str, Callable[[], Any]]:
    """Name of every wording field -> its maker."""
    return {}
