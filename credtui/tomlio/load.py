"""One way to read a TOML file of ours: bytes to a checked model, every problem with its place."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from credtui.tomlio.problem import BadInput, Problem
from credtui.tomlio.scan import Lines, Path, line_col, scan
from credtui.tomlio.shape import model_problems, place_of, problem_at

__all__ = [
    "check_model", "decode", "encode", "load_model", "model_problems", "newer_format", "parse", "place_of",
    "problem_at", "read_model",
]  # fmt: skip

Model = TypeVar("Model", bound=BaseModel)

_AT = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_LONG_NUMBER = re.compile(r"\d[\d_]{4000}")
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)

DEEPEST = 40
"""How deep tables and arrays may nest; no file of ours needs more than ten levels."""
_INT64 = 2**63


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Bytes as UTF-8 text with LF line ends, or the problem with them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        return "", [Problem(file, line, column, "this byte is not UTF-8", "a text file in UTF-8")]
    return text.replace("\r\n", "\n"), []


def encode(text: str, like: bytes) -> bytes:
    """A changed text as bytes, with the byte order mark and the line ends of the bytes it was read from.

    Lines that did not change keep their own ends; new ones take the kind that the file uses most.  Bytes
    that are no text (lone surrogates in ``text``) stay those bytes.
    """
    marked = like.startswith(codecs.BOM_UTF8)
    old = like.decode("utf-8-sig", "surrogateescape").split("\n")
    ends = ["\r\n" if line.endswith("\r") else "\n" for line in old[:-1]]
    old = [line.removesuffix("\r") for line in old]
    new = text.split("\n")
    usual = "\r\n" if ends.count("\r\n") * 2 > len(ends) else "\n"
    before, longer = _alike(old, new), len(new) - len(old)
    after = len(new) - _alike(old[::-1], new[::-1])

    def end(row: int) -> str:
        was = row if row < before or not longer else row - longer if row >= after else -1
        return ends[was] if 0 <= was < len(ends) else usual

    lines = [line + end(row) for row, line in enumerate(new[:-1])]
    data = "".join([*lines, new[-1]]).encode("utf-8", "surrogateescape")
    return (codecs.BOM_UTF8 if marked else b"") + data


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    """How many first lines are the same."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def parse(text: str, file: str) -> tuple[dict[str, Any], list[Problem]]:
    """The TOML tables of a text, or what is wrong with it; a table that is broken hides no other's error."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        first = _syntax(str(error), Lines(text), file)
        return {}, [first, *_later_syntax(text, file, first.line)]
    except RecursionError:
        return {}, [Problem(file, 1, 1, "nested too deep to read", f"at most {DEEPEST} levels")]
    except ValueError as error:  # a number of more digits than Python reads, an impossible date
        found = _LONG_NUMBER.search(text)
        span = found.span() if found else (0, 0)
        return {}, [problem_at(file, text, span, f"not TOML that can be read: {error}")]
    return table, _limits(table, text, file)


def _syntax(message: str, lines: Lines, file: str, shift: int = 0) -> Problem:
    found = _AT.search(message)
    if found and found.group(1):
        line, column = int(found.group(1)) + shift, int(found.group(2))
    else:
        line, column = lines.at(len(lines.text))
        line += shift
        if column == 1 and line > 1:  # the place after the last line end shows nothing
            line -= 1
            column = len(lines.line(line - shift)) + 1
    what = _AT.sub("", message).strip()
    expected = _EXPECTED.get(what, "")
    return Problem(file, line, column, f"not TOML: {what[:1].lower()}{what[1:]}", expected,
                   source=lines.line(line - shift))  # fmt: skip


_EXPECTED = {
    "Invalid value": "a text in quotation marks, a number, true, false, [ ... ] or { ... }",
    "Expected '=' after a key in a key/value pair": "key = value",
    "Unterminated string": "a closing quotation mark",
    "Illegal character '\\n'": "a closing quotation mark on the same line",
    "Cannot overwrite a value": "each key once in its table",
    "Unclosed array": "a closing ]",
}


def _later_syntax(text: str, file: str, after: int) -> list[Problem]:
    """Errors in the tables after the first broken one; only where no long string blurs the borders."""
    if '"""' in text or "'''" in text:
        return []
    starts = [m.start() for m in _HEADER.finditer(text)]
    problems = []
    lines = Lines(text)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        top = lines.at(start)[0]
        if top <= after:
            continue
        try:
            tomllib.loads(text[start:end])
        except tomllib.TOMLDecodeError as error:
            problems.append(_syntax(str(error), Lines(text[start:end]), file, top - 1))
        except (RecursionError, ValueError):
            continue
    return problems


def _limits(table: dict[str, Any], text: str, file: str) -> list[Problem]:
    """Values that TOML does not promise or nobody means: huge whole numbers, nesting without end."""
    found: list[tuple[Path, str, str]] = []
    todo: list[tuple[Path, Any]] = [((), table)]
    while todo:
        path, value = todo.pop()
        if isinstance(value, (dict, list)):
            if len(path) >= DEEPEST:
                return [Problem(file, *_deep_place(path, text), "nested too deep to read",
                                f"at most {DEEPEST} levels")]  # fmt: skip
            inner = value.items() if isinstance(value, dict) else enumerate(value)
            todo += [((*path, k), v) for k, v in inner]
        elif isinstance(value, int) and not -_INT64 <= value < _INT64:
            found.append((path, "this whole number is too large", "at most 9223372036854775807"))
    if not found:
        return []
    places, lines = scan(text), Lines(text)
    return [problem_at(file, lines, places[p].value if p in places else place_of(places, p), m, e)
            for p, m, e in found]  # fmt: skip


def _deep_place(path: Path, text: str) -> tuple[int, int]:
    """Where the outermost key of a path stands: the scanner is not asked to follow what is too deep."""
    at = max(text.find(str(path[0])), 0)
    return line_col(text, at)


def load_model(path: FilePath, model: type[Model], shown: str | None = None) -> Model:
    """Read and check one file.

    Raises BadInput with every problem found; OSError problems too, as one that names the file.
    """
    return read_model(path, model, shown)[0]


def read_model(path: FilePath, model: type[Model], shown: str | None = None) -> tuple[Model, bytes]:
    """The checked file and its bytes (for a digest).  Raises BadInput as ``load_model`` does."""
    file = shown or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput([Problem(file, 0, 0, f"cannot be read: {error.strerror or error}")]) from error
    text, problems = decode(data, file)
    if problems:
        raise BadInput(problems)
    return check_model(text, model, file), data


def check_model(text: str, model: type[Model], file: str) -> Model:
    """The same for a text in hand."""
    table, problems = parse(text, file)
    problems = problems or newer_format(table, model, text, file)
    if problems:
        raise BadInput(problems)
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise BadInput(model_problems(error, model, text, file)) from error


def newer_format(table: Mapping[str, Any], model: type[BaseModel], text: str, file: str) -> list[Problem]:
    """That a file is of a newer format than its model, whose ``format`` has the newest as its default."""
    known = model.model_fields["format"].default if "format" in model.model_fields else None
    given = table.get("format")
    if not isinstance(known, int) or not isinstance(given, int) or given <= known:
        return []
    message = f"format {given} is newer than this program reads (up to {known})"
    span = scan(text)[("format",)].value
    return [problem_at(file, text, span, message, f"a newer credtui, or format = {known}")]
