"""What a pydantic model finds wrong with a TOML file, told with places and in TOML's words."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from credtui.tomlio.problem import Problem, nearest
from credtui.tomlio.scan import Lines, Path, Places, scan


def problem_at(
    file: str,
    text: str | Lines,
    span: tuple[int, int],
    message: str,
    expected: str = "",
    suggestion: str = "",
) -> Problem:
    """A problem at a place of a text; hand over ``Lines`` where there may be many."""
    lines = text if isinstance(text, Lines) else Lines(text)
    line, column = lines.at(span[0])
    source = lines.line(line)
    width = max(1, min(span[1] - span[0], len(source) - column + 1))
    return Problem(file, line, column, message, expected, suggestion, source, width)


def place_of(places: Places, path: Path) -> tuple[int, int]:
    """The span of the key at ``path``, or of the nearest table around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]].key
    return (0, 0)


def model_problems(error: ValidationError, model: type[BaseModel], text: str, file: str) -> list[Problem]:
    """Pydantic's findings with places, expectations in TOML words and nearest spellings."""
    places, lines = scan(text), Lines(text)
    return [_one(item, model, lines, file, places) for item in error.errors(include_url=False)]


_WORDS = {
    "string_type": "text in quotation marks", "bool_type": "true or false", "int_type": "a whole number",
    "bool_parsing": "true or false", "int_parsing": "a whole number", "float_type": "a number",
    "float_parsing": "a number", "int_from_float": "a whole number", "dict_type": "a table",
    "model_type": "a table", "tuple_type": "an array", "list_type": "an array",
    "model_attributes_type": "a table", "finite_number": "a number that is not inf or nan",
}  # fmt: skip
"""Pydantic's error types as a person who writes TOML would put the expectation."""


def _one(item: Any, model: type[BaseModel], lines: Lines, file: str, places: Places) -> Problem:
    path: Path = tuple(p for p in item["loc"] if p != "[key]")
    kind, ctx = str(item["type"]), item.get("ctx") or {}
    span, inside = place_of(places, path), places.get(path)
    at = inside.value if inside else span
    name = str(path[-1]) if path else "the file"
    given = item["input"]
    if kind == "extra_forbidden":
        valid = _keys_at(model, path[:-1])
        return problem_at(file, lines, span, f"unknown key '{name}'", "one of " + ", ".join(valid),
                          nearest(name, valid))  # fmt: skip
    if kind == "missing":
        where = ".".join(p for p in path[:-1] if isinstance(p, str)) or "the file"
        return problem_at(file, lines, span, f"{where} needs the key '{name}'", f"{name} = ...")
    if kind == "literal_error":
        valid = [v.strip(" '") for v in str(ctx["expected"]).replace(" or ", ",").split(",")]
        return problem_at(file, lines, at, f"'{_short(given)}' is not a value of '{name}'",
                          "one of " + ", ".join(valid), nearest(str(given)[:80], valid))  # fmt: skip
    if kind in _WORDS:
        return problem_at(file, lines, at, f"'{name}' is {_toml_kind(given)}", _WORDS[kind])
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        sign = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
        expected = next(f"{sign[k]} {ctx[k]}" for k in sign if k in ctx)
        return problem_at(file, lines, at, f"'{name}' is {_short(given)}", expected)
    message = str(item["msg"]).removeprefix("Value error, ")
    message = message.replace("dictionary", "table").replace("tuple", "array")
    return problem_at(file, lines, at, f"'{name}': {message[:1].lower()}{message[1:]}")


def _short(value: Any) -> str:
    shown = str(value) if isinstance(value, (str, int, float)) else _toml_kind(value)
    return shown if len(shown) <= 40 else shown[:39] + "\u2026"


def _toml_kind(value: Any) -> str:
    """What a value is, in TOML's words."""
    for kind, words in ((bool, "true or false"), (str, "text"), (int, "a whole number"),
                        (float, "a number"), (dict, "a table"), (list, "an array")):  # fmt: skip
        if isinstance(value, kind):
            return words
    return "a date or time"


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
    if isinstance(current, type) and issubclass(current, BaseModel):
        field = current.model_fields.get(str(part).replace("-", "_"))
        return _unwrap(field.annotation) if field else None
    for arg in reversed(get_args(current)):
        if arg is not Ellipsis:
            return _unwrap(arg)
    return None


def _unwrap(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return _unwrap(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        rest = [a for a in get_args(annotation) if a is not NoneType]
        return rest[0] if len(rest) == 1 else annotation
    return annotation
