"""One way to read a TOML file of ours: bytes to a checked model, every problem with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from credtui.tomlio.problem import BadInput, Problem, nearest
from credtui.tomlio.scan import Path, Places, line_col, scan

Model = TypeVar("Model", bound=BaseModel)

_AT = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def problem_at(
    file: str, text: str, span: tuple[int, int], message: str, expected: str = "", suggestion: str = ""
) -> Problem:
    """A problem at a place of a text."""
    line, column = line_col(text, span[0])
    source = text.splitlines()[line - 1] if line <= text.count("\n") + 1 and text else ""
    width = max(1, min(span[1] - span[0], len(source) - column + 1))
    return Problem(file, line, column, message, expected, suggestion, source, width)


def place_of(places: Places, path: Path) -> tuple[int, int]:
    """The span of the key at ``path``, or of the nearest table around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]].key
    return (0, 0)


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Bytes as UTF-8 text with LF line ends, or the problem with them."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        return "", [Problem(file, line, column, "this byte is not UTF-8", "a text file in UTF-8")]
    return text.replace("\r\n", "\n"), []


def parse(text: str, file: str) -> tuple[dict[str, Any], list[Problem]]:
    """The TOML tables of a text, or its syntax error with the place."""
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _AT.search(message)
        lines = text.splitlines() or [""]
        if found and found.group(1):
            line, column = int(found.group(1)), int(found.group(2))
        else:
            line, column = len(lines), len(lines[-1]) + 1
        source = lines[line - 1] if line <= len(lines) else ""
        return {}, [Problem(file, line, column, f"not TOML: {_AT.sub('', message).strip()}", source=source)]
    except (RecursionError, ValueError) as error:
        return {}, [Problem(file, 1, 1, f"not TOML that can be read: {type(error).__name__}")]


def model_problems(error: ValidationError, model: type[BaseModel], text: str, file: str) -> list[Problem]:
    """Pydantic's findings with places, expectations in TOML words and nearest spellings."""
    places = scan(text)
    return [_one(item, model, text, file, places) for item in error.errors(include_url=False)]


def _one(item: Any, model: type[BaseModel], text: str, file: str, places: Places) -> Problem:
    path = tuple(p for p in item["loc"] if p != "[key]")
    kind = item["type"]
    span = place_of(places, path)
    if kind == "extra_forbidden":
        valid = _keys_at(model, path[:-1])
        return problem_at(
            file,
            text,
            span,
            f"unknown key '{path[-1]}'",
            "one of " + ", ".join(valid),
            nearest(str(path[-1]), valid),
        )
    if kind == "missing":
        where = ".".join(str(p) for p in path[:-1]) or "the file"
        return problem_at(file, text, span, f"{where} needs the key '{path[-1]}'")
    inside = places.get(path)
    if kind == "literal_error":
        valid = [v.strip(" '") for v in str(item["ctx"]["expected"]).replace(" or ", ",").split(",")]
        given = str(item["input"])
        return problem_at(
            file, text, inside.value if inside else span, f"'{given}' is not a value of '{path[-1]}'",
            "one of " + ", ".join(valid), nearest(given, valid),
        )  # fmt: skip
    message = (
        str(item["msg"])
        .removeprefix("Value error, ")
        .replace("dictionary", "table")
        .replace("tuple", "array")
    )
    name = str(path[-1]) if path else "the file"
    return problem_at(
        file, text, inside.value if inside else span, f"'{name}': {message[:1].lower()}{message[1:]}"
    )


def _keys_at(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    current: Any = model
    for part in path:
        current = _step(current, part)
        if current is None:
            return []
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [f.alias or name for name, f in current.model_fields.items()]
    return []


def _step(current: Any, part: str | int) -> Any:
    """The annotation one path step further in; unwraps containers and optionals."""
    from typing import get_args

    if isinstance(current, type) and issubclass(current, BaseModel):
        field = current.model_fields.get(str(part).replace("-", "_"))
        return _unwrap(field.annotation) if field else None
    for arg in reversed(get_args(current)):
        if arg is not Ellipsis:
            return _unwrap(arg)
    return None


def _unwrap(annotation: Any) -> Any:
    from types import NoneType, UnionType
    from typing import Union, get_args, get_origin

    if get_origin(annotation) in (Union, UnionType):
        rest = [a for a in get_args(annotation) if a is not NoneType]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


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
    if problems:
        raise BadInput(problems)
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise BadInput(model_problems(error, model, text, file)) from error
