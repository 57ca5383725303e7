"""From a ``when`` table to a condition tree: names, comparators and values checked, all problems at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Protocol

from credtui.fields import COMPARATORS, FIELDS, PREDICATES, Field, Kind, Scope
from credtui.ruleset import columnar
from credtui.ruleset.conditions import All, Any_, Condition, Leaf, Not
from credtui.tomlio.problem import nearest

SCORERS = ("ratio", "partial", "token-sort", "token-set")
NUMERIC = {"eq", "ne", "ge", "gt", "le", "lt"}
"""Bounds on how many members two sets share."""
WORDS = ("all", "any", "not", "a", "b", "similar")


class Report(Protocol):
    """Where a problem goes: the path below ``when``, and whether the value there is wrong or its key."""

    def __call__(
        self,
        path: tuple[str | int, ...],
        message: str,
        expected: str,
        suggestion: str,
        value: bool = False,
        /,
    ) -> None:
        """Note one problem."""


@dataclass
class Parser:
    """Turns one ``when`` table into a condition; problems go to ``report``."""

    scope: Scope
    report: Report
    path: tuple[str | int, ...] = field(default=())

    def table(self, table: Mapping[str, Any], path: tuple[str | int, ...] = (), side: str = "") -> Condition:
        """A table is the conjunction of its entries."""
        if not table and path:
            self._bad(path, "an empty table is no condition", "at least one condition")
        return All(tuple(c for k, v in table.items() if (c := self._entry(k, v, (*path, k), side))))

    def _entry(self, key: str, value: Any, path: tuple[str | int, ...], side: str) -> Condition | None:
        if key in ("all", "any"):
            return self._list(key, value, path, side)
        if key == "not":
            if not isinstance(value, Mapping):
                return self._bad(path, "'not' takes a table of conditions", "{ field = ... }")
            return Not(_plain(self.table(value, path, side)))
        if key in ("a", "b") and not side and self.scope is not Scope.STATEMENT:
            if not isinstance(value, Mapping):
                return self._bad(path, f"'{key}' takes a table of fields", f"{key}.quantity = {{ ge = 1 }}")
            return _plain(self.table(value, path, key))
        if key == "similar" and not side:
            return self._similar(value, path)
        return self._field(key, value, path, side)

    def _list(self, key: str, value: Any, path: tuple[str | int, ...], side: str) -> Condition | None:
        if (
            not isinstance(value, (list, tuple))
            or not all(isinstance(v, Mapping) for v in value)
            or not value
        ):
            return self._bad(path, f"'{key}' takes an array of tables", "[{ ... }, { ... }]")
        parts = tuple(_plain(self.table(v, (*path, i), side)) for i, v in enumerate(value))
        return All(parts) if key == "all" else Any_(parts)

    def _field(self, key: str, value: Any, path: tuple[str | int, ...], side: str) -> Condition | None:
        row = FIELDS.get(key)
        valid = self._names(side)
        if row is None or key not in valid:
            self._unknown(key, row, path, side, valid)
            return None
        if side or row.scope is not Scope.PROPOSITION:
            return self._one_side(row, value, path, side)
        return self._between(row, value, path)

    def _names(self, side: str) -> list[str]:
        wanted = {Scope.PROPOSITION} if side else {Scope.PROPOSITION, Scope.PAIR}
        if self.scope is Scope.STATEMENT:
            return [f.name for f in FIELDS.values() if f.scope is Scope.STATEMENT or f.name == "stance"]
        return [f.name for f in FIELDS.values() if f.scope in wanted]

    def _unknown(
        self, key: str, row: Field | None, path: tuple[str | int, ...], side: str, valid: list[str]
    ) -> None:
        if row is None:
            known = valid if side else [*valid, *WORDS]
            self.report(
                path,
                f"unknown field '{key}'",
                "a field of the table (credtui rules docs)",
                nearest(key, known),
            )
        elif row.scope is Scope.STATEMENT:
            self.report(path, f"'{key}' is for caps only: conflict rules cannot read who speaks", "", "")
        elif row.scope is Scope.PAIR:
            self.report(path, f"'{key}' exists only between the sides", f"{key} = ... without '{side}.'", "")
        else:
            self.report(
                path,
                f"'{key}' is not a field of a statement's footing",
                ", ".join(valid),
                nearest(key, valid),
            )

    # ------------------------------------------------------------ one side, or a pair field
    def _one_side(self, row: Field, value: Any, path: tuple[str | int, ...], side: str) -> Condition | None:
        if isinstance(value, Mapping):
            if not value:
                return self._bad(path, "an empty table is no condition", "{ ge = 1 } or { known = true }")
            parts = tuple(c for op, v in value.items() if (c := self._compare(row, op, v, (*path, op), side)))
            return _plain(All(parts))
        if value in ("known", "missing") and value not in row.values:
            return self._compare(row, str(value), True, path, side)
        if isinstance(value, (list, tuple)):
            return self._compare(row, "in", value, path, side)
        return self._compare(row, "eq", value, path, side)

    def _compare(
        self, row: Field, op: str, value: Any, path: tuple[str | int, ...], side: str
    ) -> Condition | None:
        valid = list(COMPARATORS[row.kind])
        if row.scope is Scope.PAIR and row.kind is Kind.ENUM and "in" not in valid:
            valid.append("in")
        if op not in valid:
            return self._bad(
                path,
                f"'{op}' does not apply to {row.name} ({row.kind.value})",
                "one of " + ", ".join(valid),
                nearest(op, valid),
                value=False,
            )
        if op in ("known", "missing"):
            if not isinstance(value, bool):
                return self._bad(path, f"'{op}' takes true or false", "true or false")
            actual = op if value else ("missing" if op == "known" else "known")
            return Leaf(side, row.name, actual, True, columnar.known(row, side, actual == "known"), path)
        if not self._value_fits(row, op, value, path):
            return None
        return Leaf(side, row.name, op, _frozen(value), columnar.compare(row, side, op, value), path)

    def _value_fits(self, row: Field, op: str, value: Any, path: tuple[str | int, ...]) -> bool:
        if row.kind in (Kind.COUNT, Kind.NUMBER):
            fits = isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
            return fits or self._no(
                path, f"{row.name} is compared with a number", "a number that is not inf or nan"
            )
        if row.kind is Kind.BOOL:
            return isinstance(value, bool) or self._no(path, f"{row.name} is yes or no", "true or false")
        values = list(value) if op == "in" and isinstance(value, (list, tuple)) else [value]
        if op == "in" and not isinstance(value, (list, tuple)):
            return self._no(path, "'in' takes an array", '["...", "..."]')
        for item in values:
            if not isinstance(item, str):
                return self._no(path, f"{row.name} is compared with a word in quotation marks", "a string")
            if row.values and item not in row.values:
                return self._no(
                    path,
                    f"'{item}' is not a value of {row.name}",
                    "one of " + ", ".join(row.values),
                    nearest(item, row.values),
                )
        return True

    # ------------------------------------------------------------ between the sides
    def _between(self, row: Field, value: Any, path: tuple[str | int, ...]) -> Condition | None:
        if self.scope is Scope.STATEMENT:
            return self._one_side(row, value, path, "")
        valid = list(PREDICATES[row.kind])
        if isinstance(value, Mapping) and row.kind is Kind.REFS and set(value) == {"overlap"}:
            return self._overlap(row, value["overlap"], path)
        name = "equal" if value == "same" else value
        if not isinstance(name, str) or name not in valid:
            shown = value if isinstance(value, str) else "this value"
            return self._bad(
                path, f"a bare '{row.name}' compares the two sides: '{shown}' is no predicate",
                "one of " + ", ".join(valid) + f"; or a.{row.name} / b.{row.name} for one side",
                nearest(str(value), valid),
            )  # fmt: skip
        return Leaf("", row.name, name, None, columnar.predicate(row, name), path)

    def _overlap(self, row: Field, bounds: Any, path: tuple[str | int, ...]) -> Condition | None:
        if not isinstance(bounds, Mapping) or not set(bounds) <= NUMERIC or not bounds:
            return self._bad(path, "'overlap' takes bounds", "{ ge = 2 }")
        if not all(
            isinstance(v, (int, float)) and not isinstance(v, bool) and isfinite(v) for v in bounds.values()
        ):
            return self._bad(path, "'overlap' bounds are numbers", "{ ge = 2 }")
        return Leaf("", row.name, "overlap", _frozen(bounds), columnar.overlap(row, bounds), path)

    def _similar(self, value: Any, path: tuple[str | int, ...]) -> Condition | None:
        if not isinstance(value, Mapping) or not {"of", "ge"} <= set(value) <= {"of", "ge", "scorer"}:
            return self._bad(
                path, "'similar' takes scorer, of and ge", '{ scorer = "token-set", of = "text", ge = 80 }'
            )
        scorer, of, least = value.get("scorer", "token-set"), value["of"], value["ge"]
        if scorer not in SCORERS:
            return self._bad(
                (*path, "scorer"),
                f"'{scorer}' is not a scorer",
                "one of " + ", ".join(SCORERS),
                nearest(str(scorer), SCORERS),
            )
        texts = [f.name for f in FIELDS.values() if f.kind is Kind.TEXT]
        if of not in texts:
            return self._bad(
                (*path, "of"),
                f"'{of}' is not a text field",
                "one of " + ", ".join(texts),
                nearest(str(of), texts),
            )
        if not isinstance(least, (int, float)) or isinstance(least, bool) or not 0 <= least <= 100:
            return self._bad((*path, "ge"), "likeness runs from 0 to 100", "a number from 0 to 100")
        test = columnar.similar(str(of), str(scorer), float(least))
        return Leaf("", str(of), "similar", (scorer, least), test, path)

    def _bad(
        self, path: tuple[str | int, ...], message: str, expected: str = "", suggestion: str = "",
        value: bool = True,
    ) -> Condition | None:  # fmt: skip
        """Report; gives None, the condition that is not there."""
        self.report(path, message, expected, suggestion, value)
        return None

    def _no(
        self, path: tuple[str | int, ...], message: str, expected: str = "", suggestion: str = ""
    ) -> bool:
        self.report(path, message, expected, suggestion, True)
        return False


def _plain(condition: Condition) -> Condition:
    """A conjunction of one is that one."""
    if isinstance(condition, All) and len(condition.parts) == 1:
        return condition.parts[0]
    return condition


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple(value.items())
    return tuple(value) if isinstance(value, list) else value
