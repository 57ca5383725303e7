"""The commands of the rule bench through the command line's own entry point."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from credtui.bundled import rules_dir
from credtui.cli.rules import run

BROKEN = """format = 1
[rule.x]
title = "x"
relation = "contrry"
type = "frequency"
pionts = 30
when = { a.occurrances = { ge = 3 }, event = "same-concpt" }
"""


def test_check_of_the_bundled_rules_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--no-examples"]) == 0
    assert "no problems" in capsys.readouterr().err


def test_check_tells_every_problem_with_place_and_nearest_spelling(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(BROKEN)
    assert run(["check", str(path), "--json"]) == 2
    found = {(p["line"], p["suggestion"]) for p in json.loads(capsys.readouterr().out)["problems"]}
    assert found == {(4, "contrary"), (6, "points"), (7, "occurrences"), (7, "same-concept")}
    assert path.read_text() == BROKEN


def test_check_of_a_missing_path_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "no/such/folder"]) == 2
    assert "no such file or folder" in capsys.readouterr().err


def test_an_unknown_subcommand_gets_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["chekc"]) == 2
    assert "did you mean 'check'" in capsys.readouterr().err


def test_list_and_explain_name_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rules"]
    assert rows
    first = rows[0]
    text = (rules_dir().parent / first["file"]).read_text().splitlines()
    assert text[first["line"] - 1] == f"[rule.{first['id']}]"
    assert run(["explain", first["id"]]) == 0
    assert f"{first['file']}:{first['line']}" in capsys.readouterr().out


def test_schema_accepts_the_bundled_rules_and_refuses_broken_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for path in sorted(rules_dir().glob("*.toml")):
        assert not [e.message for e in validator.iter_errors(tomllib.loads(path.read_text()))]
    assert list(validator.iter_errors(tomllib.loads(BROKEN)))
    rule = schema["definitions"]["RuleModel"]["properties"]
    assert "double the odds" in rule["points"]["description"]


def test_docs_are_checked_for_staleness(tmp_path: Path) -> None:
    page = tmp_path / "RULES.md"
    assert run(["docs", str(page)]) == 0
    assert run(["docs", str(page), "--check"]) == 0
    page.write_text(page.read_text() + "edited\n")
    assert run(["docs", str(page), "--check"]) == 1
