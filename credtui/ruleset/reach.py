"""Conditions that can never hold, and conditions that hold only where another one does too.

A condition is taken apart into alternatives, each a conjunction of tests (what a test says when it is
*yes* or, under ``not``, *no*).  What is claimed here is certain; what is too large or too clever to
decide is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from credtui.fields import FIELDS, PREDICATES, Field, Kind, Scope
from credtui.ruleset.bounds import Ends, Range, Values
from credtui.ruleset.conditions import All, Condition, Leaf, Not, Tri

MOST = 256
"""Alternatives beyond which a condition is not taken apart."""

SAME_AS = {"numbers-differ": "quantity", "counts-differ": "occurrences", "dates-differ": "when"}
"""Fields between the sides that say, known or not, that two intervals have nothing in common."""
NARROWER = ("numbers-differ",)
"""Those that can be false of two intervals apart: a denied nought ("there were none") is no number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One test of one field and the answer that is asked for."""

    leaf: Leaf
    yes: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What it is about: side and field."""
        return self.leaf.side, self.leaf.field

    @property
    def between(self) -> bool:
        """A predicate of a field that each side has for itself."""
        leaf = self.leaf
        return not leaf.side and FIELDS[leaf.field].scope is Scope.PROPOSITION and _relates(leaf)

    @property
    def about_knowing(self) -> bool | None:
        """True or False for a test that the field is known or not; None for any other."""
        if self.leaf.op not in ("known", "missing"):
            return None
        return (self.leaf.op == "known") == self.yes

    def exchanged(self) -> Asked | None:
        """The same with the sides exchanged; None if it has no such form."""
        if self.leaf.op in ("within", "before") or self.leaf.field == "days-apart":
            return None
        side = {"a": "b", "b": "a"}.get(self.leaf.side, "")
        leaf = self.leaf
        return Asked(Leaf(side, leaf.field, leaf.op, leaf.value, leaf.test, leaf.path), self.yes)

    def same(self, other: Asked) -> bool:
        """True if both ask the same."""
        return (self.yes, self.key, self.leaf.op, self.leaf.value) == (
            other.yes, other.key, other.leaf.op, other.leaf.value,
        )  # fmt: skip


Conjunction = tuple[Asked, ...]


def _relates(leaf: Leaf) -> bool:
    return leaf.op in ("similar", "overlap") or leaf.op in PREDICATES[FIELDS[leaf.field].kind]


def alternatives(condition: Condition, yes: bool = True) -> tuple[Conjunction, ...] | None:
    """The ways in which a condition can be *yes* (or *no*); None if there are too many."""
    if isinstance(condition, Leaf):
        return ((Asked(condition, yes),),)
    if isinstance(condition, Not):
        return alternatives(condition.part, not yes)
    joined = isinstance(condition, All) == yes
    parts = [alternatives(part, yes) for part in condition.parts]
    if not joined:
        out: tuple[Conjunction, ...] = ()
        for part in parts:
            if part is None or len(out) + len(part) > MOST:
                return None
            out += part
        return out
    made: tuple[Conjunction, ...] = ((),)
    for part in parts:
        if part is None or len(made) * len(part) > MOST:
            return None
        made = tuple((*left, *right) for left in made for right in part)
    return made


def clash(tests: Conjunction) -> tuple[Asked, ...]:
    """A smallest part of a conjunction that cannot hold; () if nothing is certain."""
    if _possible(tests):
        return ()
    shortest = next(i for i in range(1, len(tests) + 1) if not _possible(tests[:i]))
    last = tests[shortest - 1]
    if not _possible((last,)):
        return (last,)
    for first in tests[: shortest - 1]:
        if not _possible((first, last)):
            return first, last
    return tests[:shortest]


def _possible(tests: Conjunction) -> bool:
    """False only if the tests certainly exclude each other."""
    told = [*tests, *_consequences(tests)]
    known: dict[tuple[str, str], bool] = {}
    for key, needed in _knowing(told):
        if known.setdefault(key, needed) != needed:
            return False
    own: dict[tuple[str, str], list[Asked]] = {}
    pairs: dict[str, list[Asked]] = {}
    for test in told:
        if test.about_knowing is None:
            if test.between:
                pairs.setdefault(test.leaf.field, []).append(test)
            else:
                own.setdefault(test.key, []).append(test)
    ranges = {key: domain(FIELDS[key[1]], group) for key, group in own.items()}
    if any(r.empty for r in ranges.values()):
        return False
    return all(_predicates_possible(FIELDS[name], group, ranges) for name, group in pairs.items())


def _consequences(tests: Iterable[Asked]) -> Iterator[Asked]:
    """``counts-differ = true`` says that the occurrences are disjoint, and the other way round."""
    for test in tests:
        field, op = test.leaf.field, test.leaf.op
        if field in SAME_AS and op in ("eq", "ne"):
            if (test.leaf.value is True) == ((op == "eq") == test.yes):
                yield _asked(SAME_AS[field], "disjoint", None)
        elif test.between and op != "similar" and not test.leaf.value:
            apart = op in ("disjoint", "before")
            if test.yes or op in ("disjoint", "overlap"):
                for differ in (d for d, of in SAME_AS.items() if of == field):
                    if apart != test.yes or differ not in NARROWER:
                        yield _asked(differ, "eq", apart == test.yes)


@lru_cache(maxsize=64)
def _asked(field: str, op: str, value: bool | None) -> Asked:
    return Asked(Leaf("", field, op, value, _never))


def _never(columns: Any, swapped: bool) -> Tri:
    raise AssertionError("a test that was only reasoned about")


def _knowing(tests: Iterable[Asked]) -> Iterator[tuple[tuple[str, str], bool]]:
    """Which fields must be known, or not known, for the tests to have their answers."""
    for test in tests:
        asked = test.about_knowing
        if test.between:
            yield ("a", test.leaf.field), True
            yield ("b", test.leaf.field), True
        else:
            yield test.key, True if asked is None else asked


def domain(field: Field, tests: Iterable[Asked]) -> Values | Ends | Range:
    """What the tests leave of a field's possible values."""
    made: Values | Ends | Range
    if field.kind is Kind.COUNT:
        made = Ends(whole=field.name == "occurrences")
    elif field.kind is Kind.NUMBER:
        made = Range.of(field)
    else:
        made = Values.of(field)
    for test in tests:
        made.narrow(test.leaf.op, test.leaf.value, test.yes)
    return made


def _situations(kind: Kind) -> tuple[frozenset[str], ...]:
    """Which predicates can be true together."""
    names = PREDICATES[kind]
    never = {
        Kind.ENUM: [("equal", "opposite")], Kind.BOOL: [("equal", "opposite")],
        Kind.REF: [("equal", "opposite"), ("equal", "disjoint"), ("same-concept", "opposite")],
    }.get(kind, [(x, y) for x in ("equal", "within", "overlap") for y in ("disjoint", "before")])  # fmt: skip
    least = {Kind.COUNT: [{"disjoint", "overlap"}], Kind.REFS: [{"disjoint", "overlap"}],
             Kind.PERIOD: [{"disjoint", "overlap"}], Kind.ENUM: [{"equal", "opposite"}],
             Kind.BOOL: [{"equal", "opposite"}]}.get(kind, [])  # fmt: skip
    implied = {"before": "disjoint"} if kind is Kind.PERIOD else {}
    if kind in (Kind.COUNT, Kind.REFS, Kind.PERIOD):
        implied |= {"equal": "overlap", "within": "overlap"}
    out = []
    for mask in range(2 ** len(names)):
        true = frozenset(n for i, n in enumerate(names) if mask >> i & 1)
        if any({x, y} <= true for x, y in never) or any(not (m & true) for m in least):
            continue
        if all(y in true for x, y in implied.items() if x in true):
            out.append(true)
    return tuple(out)


_SITUATIONS = {kind: _situations(kind) for kind in Kind}


def _predicates_possible(
    field: Field, tests: list[Asked], ranges: dict[tuple[str, str], Values | Ends | Range]
) -> bool:
    for scorer in {t.leaf.value[0] for t in tests if t.leaf.op == "similar"}:
        likeness = Range(0, 100)
        for test in tests:
            if test.leaf.op == "similar" and test.leaf.value[0] == scorer:
                likeness.narrow("ge", test.leaf.value[1], test.yes)
        if likeness.empty:
            return False
    shared = Range(0, float("inf"), whole=True)
    named = []
    for test in tests:
        if test.leaf.op == "overlap" and test.leaf.value:
            for op, value in test.leaf.value if test.yes else ():
                shared.narrow(op, value, True)
        elif test.leaf.op != "similar":
            named.append(test)
    if shared.empty:
        return False
    left = _left(field, named)
    if shared.low > 0:
        left = [s for s in left if "overlap" in s]
    if shared.high < 1:
        left = [s for s in left if "disjoint" in s]
    return bool(left) and _sides_meet(field, named, ranges)


def _left(field: Field, tests: list[Asked]) -> list[frozenset[str]]:
    return [s for s in _SITUATIONS[field.kind] if all((t.leaf.op in s) == t.yes for t in tests)]


def _sides_meet(
    field: Field, tests: list[Asked], ranges: dict[tuple[str, str], Values | Ends | Range]
) -> bool:
    """False if the sides' own values exclude a predicate that is asked for."""
    a, b = ranges.get(("a", field.name)), ranges.get(("b", field.name))
    asked = {t.leaf.op for t in tests if t.yes} | {
        {"disjoint": "overlap", "opposite": "equal", "equal": "opposite"}.get(t.leaf.op, "")
        for t in tests if not t.yes and field.kind in (Kind.ENUM, Kind.BOOL, Kind.COUNT)
        and (field.kind is not Kind.COUNT or t.leaf.op == "disjoint")
    }  # fmt: skip
    if isinstance(a, Ends) and isinstance(b, Ends) and asked & {"equal", "overlap", "within"}:
        return a.may_meet(b)
    if isinstance(a, Values) and isinstance(b, Values) and field.kind in (Kind.ENUM, Kind.BOOL):
        if "equal" in asked:
            return a.may_equal(b)
        if "opposite" in asked:
            return a.may_differ(b)
    return True


def implies(one: Condition, other: Condition) -> bool:
    """True if ``other`` certainly holds, in one orientation or the other, wherever ``one`` holds."""
    left, right = alternatives(one), alternatives(other)
    if left is None or right is None:
        return False
    return _covered(left, right)


def _covered(left: tuple[Conjunction, ...], right: tuple[Conjunction, ...]) -> bool:
    turned = [
        tuple(t for t in made if t is not None)
        for made in ([t.exchanged() for t in one] for one in right)
        if None not in made
    ]
    every = (*right, *turned)
    return all(any(all(_follows(r, t) for t in s) for s in every) for r in left if not clash(r))


def _follows(tests: Conjunction, wanted: Asked) -> bool:
    if any(wanted.same(t) for t in tests):
        return True
    known = {key for key, needed in _knowing([*tests, *_consequences(tests)]) if needed}
    asked = wanted.about_knowing
    if asked is not None:
        return asked and wanted.key in known
    sure = all(key in known for key, _ in _knowing([wanted]))
    opposite = Asked(wanted.leaf, not wanted.yes)
    return sure and not _possible((*tests, opposite))
