"""Completion and hover while typing; ``|`` marks the cursor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui.ruleset import check_text
from credtui.ruleset.assist import completions, hover, template

HEAD = '[rule.x]\ntitle = "x"\n'


def offered(marked: str) -> list[str]:
    before = marked.split("|")[0]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return [c.text for c in completions(marked.replace("|", ""), line, column)]


@pytest.mark.parametrize(
    ("marked", "wanted", "unwanted"),
    [
        (HEAD + "poi|", "points", "title"),
        (HEAD + 'relation = "|', "contrary", "frequency"),
        (HEAD + "relation = |", '"contrary"', "contrary"),
        (HEAD + "[rule.x.when]\na.occ|", "occurrences", "shared-names"),
        (HEAD + "[rule.x.when]\na.occurrences = { m|", "maybe_ge", "in"),
        (HEAD + 'when = { event = "|', "same-concept", "before"),
        (HEAD + 'when = { a = { polarity = "|', "negated", "equal"),
        (HEAD + "when = { not = { same|", "same-speaker", "points"),
        (HEAD + "when = { participants = { overlap = { |", "ge", "maybe_ge"),
        (HEAD + "when = { any = [{ a.exclusive = |", "true", "equal"),
        (HEAD + 'explain = "{a.qu|', "a.quantity", "b.quantity"),
        (HEAD + '[[rule.x.example]]\nexpect = "|', "no-match", "true"),
        ("[cap.x]\nwhen = { sta|", "stake", "event"),
        ("[over|", "override.", "rule."),
    ],
)
def test_what_is_offered(marked: str, wanted: str, unwanted: str) -> None:
    found = offered(marked)
    assert wanted in found
    assert unwanted not in found


def test_hover_tells_meaning_and_values() -> None:
    text = HEAD + "points = 3\n[rule.x.when]\na.polarity = { eq = 1 }\n"
    assert "double the odds" in hover(text, 3, 2)
    assert "affirmed, negated" in hover(text, 5, 4)
    assert hover(text, 5, 17) == "eq: is"
    assert hover(text, 99, 1) == ""


def test_the_template_is_a_valid_rule() -> None:
    assert check_text(template("first"), "x.toml") == []


@given(st.text("[]{}\"'=.,#\n ab.when|rule", max_size=80), st.integers(-1, 9), st.integers(-1, 80))
def test_any_text_and_place(text: str, line: int, column: int) -> None:
    completions(text, line, column)
    hover(text, line, column)
