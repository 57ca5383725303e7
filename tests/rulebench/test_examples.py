"""Examples of rules through the real pipeline; the texts are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from credtui.cli.rules import run
from credtui.knowledge import load_knowledge
from credtui.rulebench.examples import run_examples, run_exchanged
from credtui.ruleset.load import check_texts, compiled

RULE = """[rule.x]
title = "Two numbers"
points = 10
when = {{ measure = "equal", quantity = "disjoint" }}
[[rule.x.example]]
a = "Forty miners died in the Hlyboka pit"
b = "Six miners died in the Hlyboka pit"
expect = "{first}"
[[rule.x.example]]
a = {{ text = "Forty miners died in the Hlyboka pit", speaker = "Olena Tkach", date = "2031-03-01" }}
b = {{ text = "Forty miners died in the Hlyboka pit", speaker = "Roman Sych", date = "2031-03-02" }}
expect = "no-match"
"""


def rules(first: str) -> object:
    checked, problems = check_texts({"x.toml": RULE.format(first=first)})
    assert not problems
    return compiled(checked).rules


def test_examples_pass_and_nothing_changes_with_exchanged_sides_and_names() -> None:
    knowledge = load_knowledge()
    assert [o.passed for o in run_examples(rules("match"), knowledge)] == [True, True]
    assert all(o.passed for o in run_exchanged(rules("match"), knowledge))


def test_a_wrong_example_is_told_with_its_line_and_what_was_read() -> None:
    first, second = run_examples(rules("no-match"), load_knowledge())
    assert (first.passed, second.passed) == (False, True)
    assert (first.file, first.line, first.got) == ("x.toml", 5, "match")
    assert "  yes: quantity disjoint   (a: “Forty” = 40; b: “Six” = 6)" in first.why


def test_the_command_says_no_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.toml").write_text(RULE.format(first="no-match"))
    assert run(["test", "x", "--rules", str(tmp_path), "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert (shown["examples"], [f["rule"] for f in shown["failed"]]) == (2, ["x"])
