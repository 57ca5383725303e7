"""Names across scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui.signals.names import skeleton


@pytest.mark.parametrize(
    "names",
    [
        ("Шевчук", "Shevchuk"),
        ("Хоменко", "Khomenko", "Homenko"),
        ("Макіївка", "Макеевка", "Makiivka"),
        ("Журба", "Zhurba"),
    ],
)
def test_one_name_in_three_languages_has_one_skeleton(names):
    assert len({skeleton(n) for n in names}) == 1


def test_different_names_stay_different():
    assert len({skeleton(n) for n in ("Шевчук", "Шевченко", "Ткач", "Хоменко")}) == 4


@given(st.text(max_size=40))
def test_skeleton_never_raises_and_is_stable(text):
    assert skeleton(text) == skeleton(text)
