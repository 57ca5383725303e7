"""The model's frozen types as plain JSON values and back, checked against their annotations.

A dataclass becomes the list of its fields in order.  Reading trusts nothing: a value of another type,
a word that is none of a Literal's, a list of another length is ``Unfit``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Made = TypeVar("Made")
Turn = Callable[[Any], Any]


class Unfit(ValueError):  # noqa: N818 - what is wrong, in one word
    """A value that the type it should have does not allow."""


def pack(value: object, kind: Any) -> Any:
    """``value`` of type ``kind`` as what ``json.dumps`` takes."""
    return _turns(kind)[0](value)


def unpack(value: Any, kind: type[Made]) -> Made:
    """What ``pack`` made, back again.  Raises Unfit for anything else."""
    turn: Any = _turns
    return cast("Made", turn(kind)[1](value))


def _same(value: Any) -> Any:
    return value


@cache
def _turns(kind: Any) -> tuple[Turn, Turn]:
    """How a type is written, and how it is read."""
    if kind in (str, int, bool, NoneType):
        return _same, _exactly(kind)
    if kind is float:
        return _same, _exactly(float, int)
    if kind in (date, datetime):
        return kind.isoformat, _day_or_time(kind)
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _same, _one_of(frozenset((type(a), a) for a in args))
    if origin in (Union, UnionType):
        return _optional(args)
    if origin is tuple:
        return _row(args[0]) if args[-1] is Ellipsis else _fixed(args)
    if origin in (Mapping, dict):
        return _table(args[1])
    if isinstance(kind, type) and is_dataclass(kind):
        return _fields(kind)
    raise TypeError(f"no way to write {kind!r}")


def _exactly(*kinds: type) -> Turn:
    def read(value: Any) -> Any:
        if type(value) not in kinds:
            raise Unfit(f"{value!r} is no {kinds[0].__name__}")
        return value

    return read


def _one_of(allowed: frozenset[tuple[type, Any]]) -> Turn:
    def read(value: Any) -> Any:
        if isinstance(value, (list, dict)) or (type(value), value) not in allowed:
            raise Unfit(f"{value!r} is none of the words allowed")
        return value

    return read


def _day_or_time(kind: type[date]) -> Turn:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise Unfit(f"{value!r} is no time")
        try:
            return kind.fromisoformat(value)
        except ValueError as error:
            raise Unfit(str(error)) from None

    return read


def _optional(args: tuple[Any, ...]) -> tuple[Turn, Turn]:
    inner = [a for a in args if a is not NoneType]
    if len(inner) != 1 or len(args) != 2:
        raise TypeError(f"no way to tell {args!r} apart")
    write, read = _turns(inner[0])
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


def _list(value: Any, size: int | None = None) -> list[Any]:
    if type(value) is not list or (size is not None and len(value) != size):
        raise Unfit("not a list of the right length")
    return value


def _row(item: Any) -> tuple[Turn, Turn]:
    write, read = _turns(item)
    return lambda value: [write(v) for v in value], lambda value: tuple([read(v) for v in _list(value)])


def _fixed(items: tuple[Any, ...]) -> tuple[Turn, Turn]:
    turns = [_turns(i) for i in items]
    return (
        lambda value: [w(v) for (w, _), v in zip(turns, value, strict=True)],
        lambda value: tuple([r(v) for (_, r), v in zip(turns, _list(value, len(turns)), strict=True)]),
    )


def _table(item: Any) -> tuple[Turn, Turn]:
    write, read = _turns(item)

    def back(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise Unfit("not a table")
        return {k: read(v) for k, v in value.items()}

    return lambda value: {k: write(v) for k, v in value.items()}, back


def _fields(kind: type[Any]) -> tuple[Turn, Turn]:
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind)]
    turns = [(n, *_turns(hints[n])) for n in names]
    readers = [read for _, _, read in turns]
    size = len(names)

    def write(value: Any) -> list[Any]:
        return [w(getattr(value, n)) for n, w, _ in turns]

    def read(value: Any) -> Any:
        return kind(*[r(v) for r, v in zip(readers, _list(value, size), strict=True)])

    return write, read
