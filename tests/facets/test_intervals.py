from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from credtui.facets import intervals as iv
from credtui.model import Count, Interval, Period

ENDS = st.none() | st.integers(-50, 50)


@st.composite
def intervals(draw):
    lo, hi = draw(ENDS), draw(ENDS)
    if lo is not None and hi is not None and lo > hi:
        lo, hi = hi, lo
    return Interval(lo, hi)


def members(value):
    """Brute force: the integers of a finite window that belong to the interval."""
    return {
        n
        for n in range(-60, 61)
        if (value.lo is None or n >= value.lo) and (value.hi is None or n <= value.hi)
    }


@given(intervals(), intervals())
def test_relations_agree_with_sets(a, b):
    if Interval() in (a, b):
        assert iv.disjoint(a, b) is iv.within(a, b) is iv.equal(a, b) is iv.before(a, b) is None
        return
    assert iv.disjoint(a, b) is (not members(a) & members(b))
    assert iv.overlap(a, b) is not iv.disjoint(a, b)
    assert iv.within(a, b) is (members(a) <= members(b))
    assert iv.disjoint(a, b) is iv.disjoint(b, a)
    assert iv.equal(a, b) is (a == b)


@given(intervals(), st.integers(-55, 55))
def test_comparators_agree_with_sets(a, bound):
    if a == Interval():
        assert iv.certainly_ge(a, bound) is None and iv.maybe_le(a, bound) is None
        return
    values = members(a)
    assert iv.certainly_ge(a, bound) is all(v >= bound for v in values)
    assert iv.certainly_gt(a, bound) is all(v > bound for v in values)
    assert iv.certainly_le(a, bound) is all(v <= bound for v in values)
    assert iv.certainly_lt(a, bound) is all(v < bound for v in values)
    assert iv.maybe_ge(a, bound) is any(v >= bound for v in values)
    assert iv.maybe_le(a, bound) is any(v <= bound for v in values)
    assert iv.certainly_eq(a, bound) is (values == {bound})


def test_periods():
    spring = Period(date(2021, 3, 1), date(2021, 5, 31))
    june = Period(date(2021, 6, 1), date(2021, 6, 30))
    ever = Period(None, date(2022, 1, 1))
    assert iv.before(spring, june) is True
    assert iv.disjoint(june, spring) is True
    assert iv.within(spring, ever) is True
    assert iv.overlap(ever, june) is True
    assert iv.disjoint(Period(None, None), june) is None
    assert iv.disjoint(None, june) is None
    assert iv.days(june) == 30 and iv.days(ever) is None


def test_widening_only_touches_what_is_approximate():
    assert iv.widened(Count(Interval(100, 100), "about 100", approx=True), 0.1) == Interval(90, 110)
    assert iv.widened(Count(Interval(100, None), "at least 100"), 0.1) == Interval(100, None)
    assert iv.interval_of(None) is None
