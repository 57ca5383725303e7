"""Where cases lie: folders named by ``--sources``, the user's own folder, the bundled ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from credtui.bundled import sources_dir
from credtui.tomlio.problem import BadInput, Problem, nearest

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
        try:
            folders = sorted((root / "cases").iterdir())
        except OSError:  # not there, or closed to us: nothing to name
            continue
        found.update((folder.name, folder) for folder in folders if is_case(folder))
    return dict(sorted(found.items()))


def is_case(path: Path) -> bool:
    """True for a folder with a ``case.toml``."""
    try:
        return (path / CASE_FILE).is_file()
    except OSError:  # a name longer than the system allows, a folder closed to us
        return False


def find_case(name_or_path: str | Path, sources: Sequence[Path] = ()) -> Path:
    """The folder of a case by its name or path.

    Raises BadInput, with the nearest name, if there is none.
    """
    path = Path(name_or_path)
    if path.name == CASE_FILE and path.is_file():
        return path.parent
    if is_case(path):
        return path
    known = case_folders(sources)
    name = str(name_or_path)
    if name in known:
        return known[name]
    message = "no such case, file or folder"
    if path.is_dir():
        message = f"this folder has no {CASE_FILE}"
    expected = "a path, or one of the cases " + ", ".join(known)
    raise BadInput([Problem(name, 0, 0, message, expected, nearest(name, list(known)))])
