"""Changing one value of a file a person wrote: every other byte stays."""

from __future__ import annotations

import tomllib

from credtui.tomlio.scan import Path, scan


def toml_value(value: str | int | float | bool) -> str:
    """A scalar as TOML writes it."""
    import tomli_w

    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")


def splice(text: str, path: Path, value: str | int | float | bool) -> str:
    """``text`` with the value at ``path`` replaced.

    Raises KeyError if there is no such key, ValueError if the result would not be valid TOML.
    """
    start, end = scan(text)[path].value
    changed = text[:start] + toml_value(value) + text[end:]
    try:
        tomllib.loads(changed)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"that change would break the file: {error}") from error
    return changed
