"""A quote is found again after its text changed: exact, then unique, then the best overlap."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.corrections.anchor import anchor_of, locate, overlap
from credtui.corrections.model import Anchor
from credtui.model import Span

TEXT = (
    "The harbour will stay open all winter, the harbour master Pavlo Hrim said on Tuesday. "
    "Ferry crews were told of the plan in March, according to two clerks. "
    "The harbour will stay open all winter, the town hall repeated.\n"
)
OPEN = "The harbour will stay open all winter"


def at(text: str, words: str, number: int = 0) -> Span:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def test_of_two_equal_quotes_the_one_with_its_neighbours_is_found() -> None:
    for number in (0, 1):
        span = at(TEXT, OPEN, number)
        found = locate(f"A new first line.\n\n{TEXT}", anchor_of(TEXT, span))
        assert found is not None
        assert found.span.start - len("A new first line.\n\n") == span.start
        assert found.same


def test_a_quote_that_is_there_once_needs_no_neighbours() -> None:
    found = locate(f"Quite other words. {OPEN} and more.", anchor_of(TEXT, at(TEXT, OPEN)))
    assert found is not None
    assert (found.how, found.span.start) == ("unique", 19)


def test_changed_words_between_the_old_neighbours_are_the_place() -> None:
    anchor = anchor_of(TEXT, at(TEXT, "Ferry crews were told of the plan in March"))
    changed = TEXT.replace("told of the plan in March", "told about this plan in early April")
    found = locate(changed, anchor)
    assert found is not None
    assert found.span.of(changed) == "Ferry crews were told about this plan in early April"
    assert not found.same


def test_like_words_elsewhere_are_found_as_whole_words() -> None:
    anchor = anchor_of(TEXT, at(TEXT, "Ferry crews were told of the plan in March"))
    moved = "Other news. Clerks: the ferry crews were told of that plan in March already. Rain."
    found = locate(moved, anchor)
    assert found is not None
    assert found.how == "overlap"
    assert "ferry crews were told of that plan in March" in found.span.of(moved)
    assert moved[found.span.start - 1 : found.span.start] in (" ", "")


def test_what_is_gone_is_not_guessed() -> None:
    assert locate("Nothing of the kind stands here at all.", anchor_of(TEXT, at(TEXT, OPEN))) is None
    assert locate("yes and yes, said a third, yes", Anchor("yes", "aaaa", "bbbb", 0)) is None
    assert locate(TEXT, Anchor(" \n", "", "")) is None


@given(st.text(min_size=1, max_size=120), st.data())
def test_an_unchanged_text_gives_the_place_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    if not span.of(text).strip():
        return
    found = locate(text, anchor_of(text, span))
    assert found is not None
    assert found.span == span


@given(st.text(max_size=60), st.text(max_size=60), st.text(alphabet="abcdef ", max_size=40))
@settings(max_examples=200)
def test_text_put_before_or_after_never_loses_a_telling_quote(before: str, after: str, words: str) -> None:
    quote = "Ferry crews were told" + words + "of the plan"
    text = f"x{quote}y"
    found = locate(before + text + after, anchor_of(text, Span(1, 1 + len(quote))))
    assert found is not None
    assert found.span.of(before + text + after) == quote


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_any_text_gives_a_place_inside_it_or_none(text: str, quote: str, before: str, after: str) -> None:
    found = locate(text, Anchor(quote, before, after, 7))
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.same == (found.span.of(text) == quote)


def test_overlap_is_a_share() -> None:
    assert overlap(Span(0, 10), Span(0, 10)) == 1.0
    assert overlap(Span(0, 10), Span(5, 15)) == 5 / 15
    assert overlap(Span(0, 10), Span(10, 12)) == 0.0


def test_a_long_text_of_equal_words_is_searched_at_once() -> None:
    text = "The harbour is open. " * 60_000
    found = locate(text, Anchor("The harbour is open", "open. ", " ", 21 * 500))
    assert found is not None
    assert locate(text, Anchor("A wholly different sentence of some length", "b" * 40, "c" * 40, 0)) is None
