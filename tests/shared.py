"""Where the data that is not part of the project may stand; tests skip without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared(path: str) -> Path:
    """The file or folder ``path`` of the shared data, or a skip with the reason."""
    base = Path(os.environ.get("CREDTUI_SHARED", ROOT.parent / "shared"))
    if not (base / path).exists():
        pytest.skip(f"{path} of the shared data is not here (set CREDTUI_SHARED)")
    return base / path
