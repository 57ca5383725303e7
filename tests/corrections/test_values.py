"""What an analyst types for a facet is what it says, or a sentence about what would be right."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui.corrections.claims import CORRECTABLE
from credtui.corrections.model import FacetValue
from credtui.corrections.values import UNKNOWN, choices, parse_count, parse_period, parse_value
from credtui.corrections.words import value_words
from credtui.model import Count, Interval, Period
from tests.corrections.build import KNOWLEDGE, found

BOLTS = found()[1]


def value(name: str, typed: str, words: str = "") -> object:
    return parse_value(name, typed, words, BOLTS, KNOWLEDGE).value


@pytest.mark.parametrize(
    ("typed", "lo", "hi", "unit", "about"),
    [
        ("3", 3, 3, None, False), ("3..", 3, None, None, False), ("..50", None, 50, None, False),
        ("40..60 percent", 40, 60, "percent", False),
        ("~1,5 km", 1.5, 1.5, "km", True),
        ("0", 0, 0, None, False),
        ("12 %", 12, 12, "percent", False), ("-3..-1", -3, -1, None, False),
    ],
)  # fmt: skip
def test_counts(typed: str, lo: float | None, hi: float | None, unit: str | None, about: bool) -> None:
    assert parse_count(typed) == Count(Interval(lo, hi), "", None, unit, about)


@pytest.mark.parametrize(
    ("typed", "start", "end", "fine"),
    [
        ("2031-05-02", "2031-05-02", "2031-05-02", "day"), ("2032-02", "2032-02-01", "2032-02-29", "month"),
        ("2031", "2031-01-01", "2031-12-31", "year"), ("2030..", "2030-01-01", None, "open"),
        ("..2030-06", None, "2030-06-30", "open"),
        ("2031-03-01..2031-05-03", "2031-03-01", "2031-05-03", "day"),
    ],
)  # fmt: skip
def test_periods(typed: str, start: str | None, end: str | None, fine: str) -> None:
    made = parse_period(typed)
    assert (made.start, made.end) == tuple(date.fromisoformat(d) if d else None for d in (start, end))
    assert made.precision == fine


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("quantity", "many", "not a count"),
        ("quantity", "5..3", "ends before"),
        ("quantity", "..", "not a count"),
        ("quantity", "3 4", "not a count"),
        ("when", "2031-02-30", "not a time"),
        ("when", "soon", "not a time"),
        ("when", "2031..2030", "ends before"),
        ("when", "..", "not a time"),
        ("polarity", "negatd", "did you mean 'negated'"),
        ("exclusive", "maybe", "yes, no or unknown"), ("agent", "somebody else", "neither known nor"),
        ("hedge", "perhaps", "does not stand in the statement"), ("speaker", "x", "no facet"),
        ("terms", "x", "no facet"),
        ("quantities", "3", "did you mean 'quantity'"),
        ("quantity", " ", "type 3"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(name: str, typed: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        value(name, typed)


def test_words_must_be_the_statement_s_own() -> None:
    assert value("quantity", "12", "12 of the bolts") == Count(Interval(12, 12), "12 of the bolts")
    with pytest.raises(ValueError, match="does not stand"):
        value("quantity", "12", "a dozen")


def test_names_and_the_unknown() -> None:
    made = parse_value("agent", "peskov", "", BOLTS, KNOWLEDGE).value
    assert getattr(made, "known", None) is True
    free = parse_value("patient", "the bolts", "", BOLTS, KNOWLEDGE).value
    assert getattr(free, "known", None) is False
    for name in CORRECTABLE:
        assert value(name, UNKNOWN) is None


@pytest.mark.parametrize("name", CORRECTABLE)
def test_everything_that_is_offered_can_be_typed(name: str) -> None:
    from credtui.model import Facets

    offered = choices(name, Facets(), BOLTS, KNOWLEDGE)
    assert offered[-1][0] == UNKNOWN
    for typed, _ in offered[:40]:
        parse_value(name, typed, "", BOLTS, KNOWLEDGE)


@given(
    st.integers(-10**6, 10**6), st.integers(0, 1000), st.booleans(), st.booleans(),
    st.sampled_from([None, "percent", "km"]), st.booleans(),
)  # fmt: skip
def test_a_count_is_typed_as_it_is_shown(
    lo: int, more: int, low: bool, high: bool, unit: str, about: bool
) -> None:
    made = Count(Interval(lo if low else None, lo + more if high or not low else None), "", None, unit, about)
    assert parse_count(value_words(FacetValue("quantity", made))) == made


@given(st.dates(), st.integers(0, 4000), st.booleans(), st.booleans())
def test_a_period_is_typed_as_it_is_shown(start: date, days: int, low: bool, high: bool) -> None:
    end = date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))
    made = Period(start if low else None, end if high or not low else None)
    again = parse_period(value_words(FacetValue("when", made)))
    assert (again.start, again.end) == (made.start, made.end)


@given(st.sampled_from(CORRECTABLE), st.text(max_size=30), st.text(max_size=10))
def test_anything_typed_gives_a_value_or_a_sentence(name: str, typed: str, words: str) -> None:
    try:
        made = parse_value(name, typed, words, BOLTS, KNOWLEDGE)
    except ValueError as error:
        assert str(error)
    else:
        assert made.name == name
