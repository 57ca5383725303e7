"""Names across scripts; what two near-identical wordings differ in."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui.knowledge import load_knowledge
from credtui.signals.names import skeleton
from credtui.signals.wording import SWAPS, align
from credtui.signals.wording_profile import Profiler


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


@lru_cache(maxsize=1)
def profiler():
    return Profiler(load_knowledge().lexicons)


@pytest.mark.parametrize(
    ("a", "b", "swap"),
    [
        ("The ferry carried three lorries", "The ferry carried five lorries", "number"),
        ("The ferry carried three lorries", "The ferry carried 3 lorries", "none"),
        ("She came in first place", "She came in 18th place", "ordinal"),
        ("The port reopened in May 2019", "The port reopened in May 2021", "year"),
        ("The gate is open", "The gate is closed", "antonym"),
        ("A mime performs in Brazil", "A mime performs in Mexico", "place"),
        ("A couch stands in the hall", "A sofa stands in the hall", "none"),
    ],
)
def test_exchanged_words(a, b, swap):
    p = profiler()
    made = align(p.of(a, "en"), p.of(b, "en"), p.language("en"))
    back = align(p.of(b, "en"), p.of(a, "en"), p.language("en"))
    assert SWAPS[made.swap] == swap
    assert (made.swap, made.rest, made.extra, made.names) == (back.swap, back.rest, back.extra, back.names)


@pytest.mark.parametrize(
    ("text", "lang", "negators"),
    [
        ("The dam is not safe", "en", 1),
        ("The dam isn't safe", "en", 1),
        ("No, the dam is not safe", "en", 1),
        ("Дамба не безпечна", "uk", 1),
        ("Плотина безопасна", "ru", 0),
    ],
)
def test_negators_are_counted(text, lang, negators):
    assert profiler().of(text, lang).negators == negators


@given(st.text(max_size=80), st.sampled_from(["uk", "ru", "en", "xx", ""]))
def test_profiles_never_raise(text, lang):
    profiler().of(text, lang)
