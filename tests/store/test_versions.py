"""Two versions of a page, statement by statement."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from credtui.model import Statement
from credtui.versions import changes_between
from tests.conflicts.build import statement


def said(text: str, speaker: str = "Orest Lan", number: int = 0) -> Statement:
    return statement(f"s{number}", text, speaker=speaker)


ONCE = said("the bridge was closed only once")
BOLTS = said("12 of the bolts were replaced in May", "Vira Tkach")
HOME = said("the workers went home early", "Hanna Moroz")


def test_added_gone_reworded_and_said_by_another() -> None:
    bolts = replace(BOLTS, text="14 of the bolts were replaced in early May")
    other = replace(ONCE, speaker=replace(ONCE.speaker, name="Vira Tkach"))
    new = said("nobody knows when the quay will open")
    made = changes_between([ONCE, BOLTS, HOME], [other, bolts, new])
    assert made.reworded == ((BOLTS, bolts),)
    assert made.another == ((ONCE, other),)
    assert made.added == (new,)
    assert made.gone == (HOME,)
    assert made.same == 0
    assert not made.none


def test_the_same_is_no_change_whatever_its_order() -> None:
    assert changes_between([ONCE, BOLTS], [BOLTS, ONCE]).none
    assert changes_between([ONCE, ONCE], [ONCE]).gone == (ONCE,)
    assert changes_between([], []).none


_TEXTS = st.lists(st.text(alphabet="abc de", min_size=1, max_size=14), max_size=7)


@given(_TEXTS, _TEXTS)
def test_every_statement_is_told_of_once(before: list[str], after: list[str]) -> None:
    old = [said(t, number=i) for i, t in enumerate(before)]
    new = [said(t, number=100 + i) for i, t in enumerate(after)]
    made = changes_between(old, new)
    paired = len(made.reworded) + len(made.another) + made.same
    assert len(made.gone) + paired == len(old)
    assert len(made.added) + paired == len(new)
    back = changes_between(new, old)
    assert len(back.added) == len(made.gone)
    assert back.same == made.same
