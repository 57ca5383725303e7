"""Changing one thing of a file a person wrote: every other byte stays."""

from __future__ import annotations

import re
import tomllib

from credtui.tomlio.scan import Path, Place, Places, scan

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_value(value: str | int | float | bool) -> str:
    """A scalar as TOML writes it."""
    import tomli_w

    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")


def toml_key(key: str) -> str:
    """A key as TOML writes it: bare where it may be, else in quotation marks."""
    return key if _BARE.fullmatch(key) else toml_value(key)


def splice(text: str, path: Path, value: str | int | float | bool) -> str:
    """``text`` with the value at ``path`` replaced.

    Raises KeyError if there is no such key, ValueError if the result would not be valid TOML.
    """
    return replace_source(text, path, toml_value(value))


def replace_source(text: str, path: Path, source: str) -> str:
    """``text`` with the value at ``path`` replaced by a piece of TOML.  Raises as ``splice`` does."""
    start, end = scan(text)[path].value
    return _checked(text[:start] + source + text[end:])


def add_key(text: str, table: Path, key: str, source: str) -> str:
    """``text`` with one more key in the table at ``table``, written the way that the table is written.

    Raises KeyError if there is no such table, ValueError if the key is there already.
    """
    places = scan(text)
    place = places[table]
    if (*table, key) in places:
        raise ValueError(f"'{key}' is there already")
    if text[place.value[0]] == "{":
        last = _last(places, table, place.value)
        if last is None:
            start, end = place.value
            return _checked(f"{text[:start]}{{ {toml_key(key)} = {source} }}{text[end:]}")
        return _checked(f"{text[:last]}, {toml_key(key)} = {source}{text[last:]}")
    if text[place.value[0]] == "[" and not _own_header(text, place):
        name = ".".join(toml_key(str(k)) for k in table)
        return add_block(text, table, f"[{name}]\n{toml_key(key)} = {source}")
    if text[place.value[0]] == "[":
        section = (place.value[1], _next_header(text, places, place.value[1]))
        at = _last(places, table, section) or place.value[1]
        return _checked(_line_after(text, at, f"{toml_key(key)} = {source}"))
    return _checked(_add_dotted(text, places, table, key, source))


def add_block(text: str, after: Path, block: str) -> str:
    """``text`` with lines added after everything that belongs to the table at ``after``.

    Raises KeyError if there is no such table, ValueError if the result would not be valid TOML.
    """
    places = scan(text)
    places[after]
    at = _last(places, after, (0, len(text)))
    assert at is not None
    return _checked(_line_after(text, at, "\n" + block.strip("\n")))


def _add_dotted(text: str, places: Places, table: Path, key: str, source: str) -> str:
    """A key for a table that exists only through dotted keys (``a.x = 1``)."""
    around = next(n for n in range(len(table) - 1, -1, -1) if _opens(text, places.get(table[:n])))
    last = _last(places, table, (0, len(text)))
    assert last is not None
    name = ".".join(toml_key(str(k)) for k in (*table[around:], key))
    inline = around and text[places[table[:around]].value[0]] == "{"
    if inline:
        return f"{text[:last]}, {name} = {source}{text[last:]}"
    return _line_after(text, last, f"{name} = {source}")


def _opens(text: str, place: Place | None) -> bool:
    """True for the whole file, a table with a header, and an inline table."""
    return place is None or text[place.value[0]] in "[{"


def _own_header(text: str, place: Place) -> bool:
    """True for ``[a.b]`` seen from a.b, False from a, which has no header of its own."""
    return text[place.key[1] :].lstrip(" \t").startswith("]")


def _last(places: Places, table: Path, inside: tuple[int, int]) -> int | None:
    """Where the last value of a table ends, inside a stretch of the text; None if there is none."""
    size = len(table)
    ends = [
        place.value[1] for path, place in places.items()
        if path[:size] == table and inside[0] <= place.value[0] and place.value[1] <= inside[1]
        and (len(path) > size or inside[0] == 0)
    ]  # fmt: skip
    return max(ends, default=None)


def _next_header(text: str, places: Places, after: int) -> int:
    """Where the next table header stands after a place, or the end of the text."""
    starts = [
        p.value[0] for p in places.values()
        if p.value[0] >= after and text[p.value[0]] == "[" and p.key[0] > p.value[0]
    ]  # fmt: skip
    return min(starts, default=len(text))


def _line_after(text: str, at: int, line: str) -> str:
    """``text`` with one more line after the line that holds a place, in the file's own kind of line ends."""
    end = text.find("\n", at)
    newline = "\r\n" if "\r\n" in text else "\n"
    line = line.replace("\n", newline)
    if end < 0:
        return f"{text}{newline}{line}{newline}"
    return f"{text[: end + 1]}{line}{newline}{text[end + 1 :]}"


def _checked(changed: str) -> str:
    try:
        tomllib.loads(changed)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"that change would break the file: {error}") from error
    return changed
