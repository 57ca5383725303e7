"""Whatever is done to a rule file: a located problem or a valid ruleset, never an exception."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.ruleset import check_text
from credtui.ruleset.check import check_file
from credtui.ruleset.load import check_texts, compiled
from credtui.tomlio.problem import render
from tests.ruleset.mutate import FILES, ODD, mutated


def sound(text: str) -> None:
    """Problems have a place inside the text and can be shown; without problems the file compiles."""
    problems = check_text(text, "mine.toml")
    count = text.count("\n") + 1
    for problem in problems:
        assert 1 <= problem.line <= count
        assert problem.column >= 1
        assert problem.message
        assert render(problem).startswith(f"mine.toml:{problem.line}:{problem.column}: ")
    if not problems:
        checked, between = check_texts({"mine.toml": text})
        if not between:
            compiled(checked)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.randoms(use_true_random=False), st.integers(1, 4))
def test_mutated_rule_files(name: str, chance: random.Random, times: int) -> None:
    sound(mutated(FILES[name], chance, times))


WHEN = st.sampled_from(["all", "any", "not", "a", "b", "similar", "event", "quantity", "polarity", "known",
                        "ge", "in", "shared-names", "participants", "overlap", "щось"])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WHEN, min_size=1, max_size=8), st.sampled_from(ODD))
def test_nested_conditions(keys: list[str], value: str) -> None:
    path = ".".join(f'"{k}"' for k in keys)
    sound(f'[rule.x]\ntitle = "x"\n[rule.x.when]\n{path} = {value}\n')


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    sound(text)


def test_hostile_sizes() -> None:
    sound("a." * 5000 + "b = 1")
    sound("a = " + "[" * 20000)
    sound("[rule.x.when]\n" + "not." * 200 + "event = 1")
    sound("a = " + "{b = " * 20000)
    sound("[rule.x]\n" + "k = 1\n" * 2000)
    sound("\n".join(f'[rule.r{i}]\ntitel = "x"' for i in range(3000)))


@pytest.mark.parametrize(
    "text",
    ["# " + "x" * 10_000_000, "a = [" + "[1]," * 2_500_000, "[rule.r]\n" * 1_100_000, "\n" * 10_000_000,
     'title = "' + "щ" * 10_000_000 + '"'],
)  # fmt: skip
def test_ten_megabytes_are_one_located_problem(text: str) -> None:
    found = check_text(text, "mine.toml")
    assert [(p.line, p.column) for p in found] == [(1, 1)]
    assert "million letters is not read" in found[0].message


def test_a_long_file_of_many_rules_is_checked_whole() -> None:
    rule = '[rule.r{i}]\ntitle = "r"\npoints = {p}\nwhen = {{ shared-names = {{ ge = {i} }} }}\n'
    text = "".join(rule.format(i=i, p=i % 90) for i in range(1000))
    broken = text.replace("points = 7\n", "pionts = 7\n")
    assert check_text(text, "x") == []
    assert {p.suggestion for p in check_text(broken, "x")} == {"points"}
    assert len(check_text(broken, "x")) == text.count("points = 7\n")


def test_all_problems_come_in_one_pass_with_their_columns() -> None:
    text = (
        '[rule.x]\ntitle = 5\npoints = "many"\nwhen = { a.quantty = 1, event = "samme" }\nexplain = "{c.z}"\n'
    )
    found = [(p.line, p.column, p.suggestion) for p in check_text(text, "x")]
    assert found == [(2, 9, ""), (3, 10, ""), (4, 12, "quantity"), (4, 33, ""), (5, 11, "")]


def test_syntax_errors_of_several_tables() -> None:
    text = '[rule.x]\ntitle = "x\n[rule.y]\npoints =\n[rule.z]\ntitle "z"\n'
    assert [p.line for p in check_text(text, "x")] == [2, 4, 6]


def test_packs_override_in_order_and_tell_where() -> None:
    base = '[rule.x]\ntitle = "x"\nformerly = ["old-x"]\npoints = 3\nwhen = { shared-names = { ge = 1 } }\n'
    mine = 'extends = ["base"]\n[override.old-x]\npoints = 9\nreason = "tried"\n'
    checked, problems = check_texts({"mine.toml": mine, "base.toml": base})
    assert not problems
    rule = compiled(checked).rule("old-x")
    assert rule is not None
    assert (rule.points, rule.origin["points"], rule.origin["title"]) == (
        9,
        ("mine.toml", 3),
        ("base.toml", 2),
    )


def test_newer_format_cycles_and_lost_targets_are_told() -> None:
    assert "newer" in check_text("format = 99\n", "x")[0].message
    a, b = 'extends = ["b"]\n', 'extends = ["a"]\n[override.nothing]\npoints = 1\n'
    _, problems = check_texts({"a": a, "b": b})
    assert {(p.file, p.line) for p in problems} == {("a", 1), ("b", 1), ("b", 2)}


def test_the_check_file_of_bundled_packs_knows_each_line() -> None:
    for text in FILES.values():
        lines = text.split("\n")
        for rule in check_file(text, "x").rules:
            assert lines[rule.line - 1] == f"[rule.{rule.id}]"
