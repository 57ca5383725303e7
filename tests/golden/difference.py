"""Two JSON values side by side: every leaf that differs, by its path; items of lists meet by their id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def differences(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """One line for each value that is gone, new or another."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _one(key in old, key in new, old.get(key), new.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(old, new, path)
    elif type(old) is not type(new) or old != new:
        yield f"{path}: {_short(old)} -> {_short(new)}"


def _one(was: bool, is_: bool, old: Any, new: Any, path: str) -> Iterator[str]:
    if not was:
        yield f"+ {path}: {_short(new)}"
    elif not is_:
        yield f"- {path}: {_short(old)}"
    else:
        yield from differences(old, new, path)


def _lists(old: list[Any], new: list[Any], path: str) -> Iterator[str]:
    a, b = _named(old), _named(new)
    for key in dict.fromkeys([*a, *b]):
        yield from _one(key in a, key in b, a.get(key), b.get(key), f"{path}[{key}]")
    kept = [k for k in a if k in b]
    if kept != [k for k in b if k in a]:
        yield f"{path}: another order"


def _named(items: list[Any]) -> dict[str, Any]:
    """Items by id or rule where all have one of their own, else by number."""
    for name in ("id", "rule"):
        keys = [i.get(name) if isinstance(i, dict) else None for i in items]
        if all(isinstance(k, str) for k in keys) and len(set(keys)) == len(keys) and keys:
            return {str(k): i for k, i in zip(keys, items, strict=True)}
    return {str(number): item for number, item in enumerate(items)}


def _short(value: Any) -> str:
    if isinstance(value, dict):
        told = {k: v for k, v in value.items() if isinstance(v, (str, int)) and k not in ("version", "path")}
        value = {k: told[k] for k in list(told)[:5]} or value
    text = repr(value)
    return text if len(text) <= 160 else text[:159] + "…"
