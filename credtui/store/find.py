"""Where cases lie: folders named by ``--sources``, the user's own folder, the bundled ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from credtui.bundled import sources_dir

CASE_FILE = "case.toml"
FIRST_CASE = "musk-putin"
"""The case that opens when none is named."""


def user_sources() -> Path:
    """The user's own ``sources`` folder (XDG data folder on Linux); it need not exist."""
    from platformdirs import user_data_path

    return Path(user_data_path("credtui", appauthor=False)) / "sources"


def user_rules() -> Path:
    """The user's own ``rules`` folder, where edits of bundled rules are kept; it need not exist."""
    from platformdirs import user_config_path

    return Path(user_config_path("credtui", appauthor=False)) / "rules"


def case_folders(sources: Sequence[Path] = ()) -> dict[str, Path]:
    """Every case by name; the user's folder goes before the bundled one, ``sources`` before both."""
    found: dict[str, Path] = {}
    for root in (sources_dir(), user_sources(), *sources):
        cases = root / "cases"
        if not cases.is_dir():
            continue
        for folder in sorted(cases.iterdir()):
            if (folder / CASE_FILE).is_file():
                found[folder.name] = folder
    return dict(sorted(found.items()))


def is_case(path: Path) -> bool:
    """True for a folder with a ``case.toml``."""
    return (path / CASE_FILE).is_file()
