"""Writing the model's types as JSON and reading them back: nothing is lost, nothing else gets through."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credtui.cache.codec import Unfit, pack, unpack
from credtui.model import Comparison, Document, Relation, Span, Statement
from tests.reports.sample import comparison

KINDS = (Span, Document, Statement, Relation)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", KINDS)
@SLOW
@given(data=st.data())
def test_what_was_written_is_read_back(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    text = json.dumps(pack(value, kind), ensure_ascii=False)
    made = unpack(json.loads(text), kind)
    assert made == value or "NaN" in text
    assert json.dumps(pack(made, kind), ensure_ascii=False) == text


def test_a_whole_comparison_is_read_back() -> None:
    made = comparison()
    assert unpack(json.loads(json.dumps(pack(made, Comparison))), Comparison) == made


def places(value: Any, at: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """The path of every value inside nested lists."""
    if not isinstance(value, list):
        return [at]
    return [at, *(p for i, inner in enumerate(value) for p in places(inner, (*at, i)))]


OTHER = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.just([]), st.just({}),
    st.just([[1, 2]]), st.just({"x": "y"}),
)  # fmt: skip


@SLOW
@given(data=st.data(), new=OTHER)
def test_a_changed_value_is_refused_or_is_of_the_right_type(data: st.DataObject, new: Any) -> None:
    table = json.loads(json.dumps(pack(comparison(), Comparison)))
    path = data.draw(st.sampled_from([p for p in places(table) if p]))
    inner = table
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    try:
        made = unpack(table, Comparison)
    except Unfit:
        return
    assert unpack(json.loads(json.dumps(pack(made, Comparison))), Comparison) == made or new != new


@pytest.mark.parametrize("value", [None, {}, [], [1], [1, 2, 3], ["1", 2], [True, 2], [1.0, 2], "12"])
def test_a_span_is_two_whole_numbers(value: Any) -> None:
    with pytest.raises(Unfit):
        unpack(value, Span)
