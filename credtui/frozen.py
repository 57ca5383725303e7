"""``dataclass(frozen=True, slots=True)`` that is made in a sixth of the time; type checkers see the original.

The standard library writes and compiles up to eight methods for each class: for the types that the first
frame needs that takes as long as everything else those modules do.  Here no method is compiled: each is a
closure over the names of the fields.  What the methods do is the same.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from collections.abc import Callable, Sequence
    from operator import attrgetter, ge, gt, le, lt
    from typing import Any

    Method = Callable[..., Any]

    def dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type], type]:
        """As ``dataclasses.dataclass``; only frozen ones with slots."""
        if not (frozen and slots):
            raise TypeError("only for frozen dataclasses with slots")
        bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)

        def make(cls: type) -> type:
            own = vars(cls)
            written = {name for name in ("__init__", "__repr__", "__eq__", "__hash__") if name in own}
            made = bare(cls)
            shown = dataclasses.fields(made)
            for name, method in _methods(made, shown, order).items():
                if name not in written:
                    method.__qualname__ = f"{made.__qualname__}.{name}"
                    setattr(made, name, method)
            made.__signature__ = _Signature()
            return made

        return make

    def _methods(cls: type, shown: Sequence[dataclasses.Field], order: bool) -> dict[str, Method]:
        names = [f.name for f in shown]
        values = _getter(names)
        found = {
            "__init__": _init(cls, shown),
            "__repr__": _repr(names),
            "__eq__": _eq(cls, values),
            "__hash__": lambda self: hash(values(self)),
            "__setattr__": _refuse,
            "__delattr__": _refuse,
            "__reduce__": lambda self: (type(self), values(self)),
        }
        if order:
            signs = {"__lt__": lt, "__le__": le, "__gt__": gt, "__ge__": ge}
            found |= {name: _order(cls, values, sign) for name, sign in signs.items()}
        return found

    def _getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
        """The values of an object's fields."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda self: tuple([getattr(self, name) for name in names])

    def _init(cls: type, shown: Sequence[dataclasses.Field]) -> Method:
        """A constructor that compiles the real one when the first object is made."""

        def __init__(self: Any, /, *args: Any, **given: Any) -> None:  # noqa: N807
            method = _compiled(shown, cls)
            cls.__init__ = method
            method(self, *args, **given)

        return __init__

    def _compiled(shown: Sequence[dataclasses.Field], cls: type) -> Method:
        known: dict[str, Any] = {"_new": dataclasses.MISSING}
        words, lines = ["self"], []
        for number, f in enumerate(shown):
            # a slot's own descriptor sets it, whatever ``__setattr__`` says
            known[f"_put{number}"] = getattr(cls, f.name).__set__
            value = f.name
            if f.default_factory is not dataclasses.MISSING:
                known[f"_make{number}"] = f.default_factory
                words.append(f"{f.name}=_new")
                value = f"_make{number}() if {f.name} is _new else {f.name}"
            elif f.default is not dataclasses.MISSING:
                known[f"_or{number}"] = f.default
                words.append(f"{f.name}=_or{number}")
            else:
                words.append(f.name)
            lines.append(f"    _put{number}(self, {value})")
        lines = lines or ["    pass"]
        exec(f"def __init__({', '.join(words)}):\n" + "\n".join(lines), known)
        method: Method = known["__init__"]
        method.__qualname__ = f"{cls.__qualname__}.__init__"
        return method

    def _repr(names: Sequence[str]) -> Method:
        def __repr__(self: Any) -> str:  # noqa: N807
            inner = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
            return f"{type(self).__qualname__}({inner})"

        return __repr__

    def _eq(cls: type, values: Method) -> Method:
        def __eq__(self: Any, other: object) -> Any:  # noqa: N807
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        return __eq__

    def _order(cls: type, values: Method, sign: Callable[[Any, Any], bool]) -> Method:
        def compare(self: Any, other: object) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return sign(values(self), values(other))

        return compare

    def _refuse(self: Any, name: str, *value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")

    class _Signature:
        """Made when somebody asks: only tests and documentation do."""

        def __get__(self, instance: object, cls: type) -> Any:
            from inspect import Parameter, Signature

            rows = [
                Parameter(
                    f.name, Parameter.POSITIONAL_OR_KEYWORD, annotation=f.type,
                    default=Parameter.empty if f.default is dataclasses.MISSING else f.default,
                )
                for f in dataclasses.fields(cls)
            ]  # fmt: skip
            return Signature(rows)


__all__ = ["dataclass"]
