"""Frozen dataclasses made without compiling: they do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui import frozen


class Plain:
    """One field that must be given, one with a value, one made anew."""

    one: int
    two: str = "b"
    three: Mapping[str, int] = dataclasses.field(default_factory=dict)


class Pair:
    """Two that are compared."""

    start: int
    end: int


def made(maker: Any, cls: type, **more: bool) -> Any:
    return maker(frozen=True, slots=True, **more)(type(cls.__name__, (), dict(vars(cls))))


OURS, THEIRS = made(frozen.dataclass, Plain), made(dataclasses.dataclass, Plain)
PAIR, THEIR_PAIR = (made(m, Pair, order=True) for m in (frozen.dataclass, dataclasses.dataclass))


@frozen.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, so that it can be pickled."""

    one: int
    two: str = "b"


CALLS: list[tuple[tuple[object, ...], dict[str, object]]] = [
    ((1,), {}), ((1, "x"), {}), ((1, "x", {"y": 2}), {}), ((), {"one": 1, "three": {"z": 3}}),
    ((), {}), ((1, 2, 3, 4), {}), ((1,), {"one": 2}), ((1,), {"four": 4}),
]  # fmt: skip


@pytest.mark.parametrize(("args", "given"), CALLS)
def test_the_same_calls_give_the_same_or_are_refused(args: Any, given: Any) -> None:
    try:
        theirs = THEIRS(*args, **given)
    except TypeError:
        with pytest.raises(TypeError):
            OURS(*args, **given)
        return
    ours = OURS(*args, **given)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert dataclasses.replace(ours, two="c") == OURS(ours.one, "c", ours.three)


def test_what_is_made_anew_is_shared_by_no_two() -> None:
    assert OURS(1).three is not OURS(1).three


@given(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.tuples(st.integers(0, 3), st.integers(0, 3)))
def test_order_and_equality(a: tuple[int, int], b: tuple[int, int]) -> None:
    one, two, one_of_theirs, two_of_theirs = PAIR(*a), PAIR(*b), THEIR_PAIR(*a), THEIR_PAIR(*b)
    assert (one == two) == (one_of_theirs == two_of_theirs)
    assert (one < two) == (one_of_theirs < two_of_theirs)
    assert (one >= two) == (one_of_theirs >= two_of_theirs)
    assert one != a and (one != two or hash(one) == hash(two))
    with pytest.raises(TypeError):
        assert one < a


def test_nothing_can_be_changed_or_added() -> None:
    made = OURS(1)
    for change in (lambda: setattr(made, "one", 2), lambda: setattr(made, "four", 4)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.one
    assert made.one == 1 and not hasattr(made, "__dict__")


def test_copies_and_signature() -> None:
    made = Kept(1, "x")
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made
    assert list(inspect.signature(Kept).parameters) == ["one", "two"]
    assert [f.name for f in dataclasses.fields(Kept)] == ["one", "two"]
    match made:
        case Kept(one, two):
            assert (one, two) == (1, "x")


def test_others_than_frozen_ones_with_slots_are_refused() -> None:
    with pytest.raises(TypeError):
        frozen.dataclass(frozen=True, slots=False)
