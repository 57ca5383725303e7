"""Where the data that ships with credtui lies: one loader for a wheel and for a checkout.

In a wheel ``sources/`` and ``rules/`` are packed inside the package (hatch force-include); an
editable install has no such copy, so the folders beside the package in the checkout are used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    packed = _PACKAGE / "_bundled" / name
    if packed.is_dir():
        return packed
    checkout = _PACKAGE.parent / name
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(
        f"credtui's own folder '{name}' is missing: looked in {packed} and {checkout}; reinstall credtui"
    )


def rules_dir() -> Path:
    """The bundled ``rules/`` folder (rule packs, ``lexicon/``)."""
    return _folder("rules")


def sources_dir() -> Path:
    """The bundled ``sources/`` folder (``registry/``, ``cases/``)."""
    return _folder("sources")


def shown(path: Path) -> str:
    """``path`` as provenance writes it: ``rules/x.toml`` for bundled files, else as given.

    A file of the user's that would read like a bundled one gets ``./`` in front.
    """
    resolved = path.resolve()
    for name in ("rules", "sources"):
        try:
            return f"{name}/{resolved.relative_to(_folder(name).resolve()).as_posix()}"
        except (ValueError, FileNotFoundError):
            continue
    own = str(path)
    return f"./{own}" if path.parts[:1] in (("rules",), ("sources",)) else own


def located(name: str) -> Path:
    """The file that a path as provenance writes it stands for: what ``shown`` gave it for."""
    first, _, rest = name.partition("/")
    if first in ("rules", "sources") and rest:
        path = _folder(first) / rest
        if path.exists():
            return path
    return Path(name)


def listed(folder: Path, suffix: str = "") -> list[Path]:
    """The plain files right in a folder, by name; of a folder that is not there, none.

    Raises BadInput if it is there and cannot be read.
    """
    from credtui.tomlio.problem import BadInput, Problem

    try:
        return sorted(p for p in folder.iterdir() if p.name.endswith(suffix) and p.is_file())
    except OSError as error:
        if not os.path.lexists(folder):
            return []
        message = f"cannot be read: {error.strerror or error}"
        raise BadInput([Problem(shown(folder), 0, 0, message, "a folder")]) from error


def rule_files(folders: Iterable[Path]) -> dict[str, Path]:
    """Name -> file, in the order of the folders; a later folder's file replaces one of the same name."""
    return {name: paths[-1] for name, paths in rule_versions(folders).items()}


def rule_versions(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Name -> every file of that name, the one that counts last."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.glob("*.toml")):
            found[path.stem] = [*found.pop(path.stem, []), path]
    return found
