"""The model's frozen types as plain JSON values and back, checked against their annotations.

A dataclass becomes the list of its fields in order; one that is repeated much is written once and then
named by its number.  Reading trusts nothing: a value of another type, a word that is none of a Literal's,
a list of another length, a number that names nothing is ``Unfit``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from credtui.model import Point

Made = TypeVar("Made")
Write = Callable[[Any, "dict[Any, int]"], Any]
"""A value, and the numbers of what was written before."""
Read = Callable[[Any, "list[Any]"], Any]
"""What was written, and what was read before, by number."""
_PLAIN = (str, int, bool)
_REPEATED = (Point,)
"""Of these the same one stands in many places: the points of a case's relations are one part in eight."""


class Unfit(ValueError):  # noqa: N818 - what is wrong, in one word
    """A value that the type it should have does not allow."""


def pack(value: object, kind: Any) -> Any:
    """``value`` of type ``kind`` as what ``json.dumps`` takes."""
    return _turns(kind)[0](value, {})


def unpack(value: Any, kind: type[Made]) -> Made:
    """What ``pack`` made, back again.  Raises Unfit for anything else."""
    turn: Any = _turns
    return cast("Made", turn(kind)[1](value, []))


def _same(value: Any, known: dict[Any, int]) -> Any:
    return value


@cache
def _turns(kind: Any) -> tuple[Write, Read]:
    """How a type is written, and how it is read."""
    if kind in (str, int, bool, NoneType):
        return _same, _exactly(kind)
    if kind is float:
        return _same, _exactly(float, int)
    if kind in (date, datetime):
        return lambda value, _: value.isoformat(), _day_or_time(kind)
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
        return _once(kind) if kind in _REPEATED else _fields(kind)
    raise TypeError(f"no way to write {kind!r}")


def _exactly(*kinds: type) -> Read:
    def read(value: Any, seen: list[Any]) -> Any:
        if type(value) not in kinds:
            raise Unfit(f"{value!r} is no {kinds[0].__name__}")
        return value

    return read


def _one_of(allowed: frozenset[tuple[type, Any]]) -> Read:
    def read(value: Any, seen: list[Any]) -> Any:
        if isinstance(value, (list, dict)) or (type(value), value) not in allowed:
            raise Unfit(f"{value!r} is none of the words allowed")
        return value

    return read


def _day_or_time(kind: type[date]) -> Read:
    def read(value: Any, seen: list[Any]) -> Any:
        if not isinstance(value, str):
            raise Unfit(f"{value!r} is no time")
        try:
            return kind.fromisoformat(value)
        except ValueError as error:
            raise Unfit(str(error)) from None

    return read


def _optional(args: tuple[Any, ...]) -> tuple[Write, Read]:
    inner = [a for a in args if a is not NoneType]
    if len(inner) != 1 or len(args) != 2:
        raise TypeError(f"no way to tell {args!r} apart")
    write, read = _turns(inner[0])
    return (
        lambda value, known: None if value is None else write(value, known),
        lambda value, seen: None if value is None else read(value, seen),
    )


def _list(value: Any, size: int | None = None) -> list[Any]:
    if type(value) is not list or (size is not None and len(value) != size):
        raise Unfit("not a list of the right length")
    return value


def _row(item: Any) -> tuple[Write, Read]:
    write, read = _turns(item)
    return (
        lambda value, known: [write(v, known) for v in value],
        lambda value, seen: tuple([read(v, seen) for v in _list(value)]),
    )


def _fixed(items: tuple[Any, ...]) -> tuple[Write, Read]:
    turns = [_turns(i) for i in items]
    return (
        lambda value, known: [w(v, known) for (w, _), v in zip(turns, value, strict=True)],
        lambda value, seen: tuple(
            [r(v, seen) for (_, r), v in zip(turns, _list(value, len(turns)), strict=True)]
        ),
    )


def _table(item: Any) -> tuple[Write, Read]:
    write, read = _turns(item)

    def back(value: Any, seen: list[Any]) -> dict[str, Any]:
        if type(value) is not dict:
            raise Unfit("not a table")
        return {k: read(v, seen) for k, v in value.items()}

    return lambda value, known: {k: write(v, known) for k, v in value.items()}, back


def _once(kind: type[Any]) -> tuple[Write, Read]:
    """What is repeated: the first time as it is, then its number."""
    write, read = _fields(kind)

    def short(value: Any, known: dict[Any, int]) -> Any:
        number = known.get(value)
        if number is None:
            row = write(value, known)
            known[value] = len(known)
            return row
        return number

    def back(value: Any, seen: list[Any]) -> Any:
        if type(value) is not int:
            seen.append(read(value, seen))
            return seen[-1]
        if not 0 <= value < len(seen) or type(seen[value]) is not kind:
            raise Unfit(f"{value} names no {kind.__name__}")
        return seen[value]

    return short, back


def _fields(kind: type[Any]) -> tuple[Write, Read]:
    hints = _hints(kind)
    turns = [(name, *_turns(hint)) for name, hint in hints.items()]
    readers = [read for _, _, read in turns]
    plain = [_plain(hint) for hint in hints.values()]
    size = len(turns)
    shapes: dict[tuple[type, ...], list[tuple[int, Read]]] = {}

    def write(value: Any, known: dict[Any, int]) -> list[Any]:
        return [w(getattr(value, n), known) for n, w, _ in turns]

    def read(value: Any, seen: list[Any]) -> Any:
        # what stands as it is needs no look of its own: the types of a row tell what is left to read
        shape = tuple(map(type, _list(value, size)))
        todo = shapes.get(shape)
        if todo is None:
            todo = [(i, readers[i]) for i, (t, p) in enumerate(zip(shape, plain, strict=True)) if t not in p]
            shapes[shape] = todo
        if not todo:
            return kind(*value)
        row = list(value)
        for i, turn in todo:
            row[i] = turn(row[i], seen)
        return kind(*row)

    return write, read


def _plain(hint: Any) -> frozenset[type]:
    """Types of which a value of this annotation may be as it stands in JSON."""
    if hint in _PLAIN:
        return frozenset((hint,))
    inner = set(get_args(hint)) if isinstance(hint, UnionType) or get_origin(hint) is Union else set()
    return frozenset(inner) if inner and inner <= {*_PLAIN, NoneType} else frozenset()


def _hints(kind: type[Any]) -> dict[str, Any]:
    """The annotations of a dataclass; one that many fields share is looked at once."""
    names = vars(sys.modules[kind.__module__])
    return {f.name: _hint(f.type, kind.__module__, names) for f in fields(kind)}


_seen: dict[tuple[str, str], Any] = {}


def _hint(words: Any, module: str, names: dict[str, Any]) -> Any:
    if not isinstance(words, str):
        return words
    if (module, words) not in _seen:
        _seen[module, words] = get_type_hints(_One(words), names)["one"]
    return _seen[module, words]


class _One:
    """Carries one annotation to ``get_type_hints``."""

    def __init__(self, words: str) -> None:
        self.__annotations__ = {"one": words}
