"""Where the data that ships with credtui lies: one loader for a wheel and for a checkout.

In a wheel ``sources/`` and ``rules/`` are packed inside the package (hatch force-include); an
editable install has no such copy, so the folders beside the package in the checkout are used.
"""

from __future__ import annotations

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
    """``path`` as provenance writes it: ``rules/x.toml`` for bundled files, else as given."""
    resolved = path.resolve()
    for name in ("rules", "sources"):
        try:
            return f"{name}/{resolved.relative_to(_folder(name).resolve()).as_posix()}"
        except (ValueError, FileNotFoundError):
            continue
    return str(path)
