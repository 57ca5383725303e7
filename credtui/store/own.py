"""What belongs to the user: own copies of bundled cases, own registry entries, the name to sign with."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from credtui.bundled import sources_dir
from credtui.store.files import write_atomic
from credtui.store.find import user_sources

_NAME_FILE = "analyst.toml"
_LONGEST_NAME = 100


def is_bundled(folder: Path) -> bool:
    """True for a folder that ships with credtui and is never written to."""
    return folder.resolve().is_relative_to(sources_dir().resolve())


def own_case(folder: Path) -> Path:
    """The folder of a case that may be written to: itself, or the user's copy of a bundled one.

    The copy appears whole or not at all; one that is there already is taken as it is.  Raises OSError.
    """
    if not is_bundled(folder):
        return folder
    target = user_sources() / "cases" / folder.resolve().name
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".credtui-", dir=target.parent) as temporary:
        copy = Path(temporary) / "case"
        shutil.copytree(folder, copy)
        try:
            os.rename(copy, target)
        except OSError:
            if not target.exists():  # another program was faster: its copy is as good
                raise
    return target


def add_source(key: str, text: str) -> Path:
    """Write a registry entry into a file of its own in the user's registry; nothing is overwritten.

    Raises BadInput if the text is no registry entry or there is one of this name, OSError if the disk does.
    """
    from credtui.registry.schema import RegistryFile
    from credtui.tomlio.load import check_model
    from credtui.tomlio.problem import BadInput, Problem

    path = user_sources() / "registry" / f"{key}.toml"
    check_model(text, RegistryFile, str(path))
    try:
        write_atomic(path, text.encode("utf-8", "replace"), replace=False)
    except FileExistsError:
        message = "there is such a file already; nothing was written"
        raise BadInput([Problem(str(path), 0, 0, message, "another id, or your edit of that file")]) from None
    return path


def analyst() -> str:
    """Who corrections and verdicts are signed by: ``CREDTUI_BY``, else what was remembered, else empty."""
    named = os.environ.get("CREDTUI_BY", "").strip()
    if named:
        return clean_name(named)
    import tomllib

    try:
        table = tomllib.loads(_name_file().read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    value = table.get("by")
    return clean_name(value) if isinstance(value, str) else ""


def remember_analyst(name: str) -> None:
    """Keep the name for the next time.  Raises OSError."""
    import tomli_w

    write_atomic(_name_file(), tomli_w.dumps({"by": clean_name(name)}).encode("utf-8", "replace"))


def clean_name(name: str) -> str:
    """A name on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_LONGEST_NAME]


def _name_file() -> Path:
    from platformdirs import user_config_path

    return Path(user_config_path("credtui", appauthor=False)) / _NAME_FILE
