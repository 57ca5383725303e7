"""``rules check``: every kind of problem, its place, its severity and the exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from credtui.cli import main
from tests.rulebench.packs import ARTICLE, GOOD, pack

HEAD = '[rule.x]\ntitle = "x"\n'
WHEN = "when = { shared-names = { ge = 1 } }\n"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, Any]]]:
    code = main(["rules", "check", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)["problems"]


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "suggestion", "severity"),
    [
        (HEAD + 'points = "x\n' + WHEN, 3, 12, "not TOML", "", "error"),
        (HEAD + "pionts = 3\n" + WHEN, 3, 1, "unknown key 'pionts'", "points", "error"),
        (HEAD + "points = 3000\n" + WHEN, 3, 10, "'points' is 3000", "", "error"),
        (HEAD + 'points = "3"\n' + WHEN, 3, 10, "'points' is text", "", "error"),
        (HEAD + 'relation = "contrry"\ntype = "number"\n' + WHEN, 3, 12, "'contrry'", "contrary", "error"),
        (HEAD + "when = { a.quantty = { ge = 1 } }\n", 3, 12, "unknown field 'quantty'", "quantity", "error"),
        (HEAD + 'when = { a.stake = "party" }\n', 3, 12, "for caps only", "", "error"),
        (HEAD + "when = { a.quantity = { ge = 9, lt = 9 } }\n", 3, 33, "can never hold", "", "warning"),
        (HEAD + 'when = { a.event = "contcat" }\n', 3, 20, "the concept 'contcat'", "contact", "warning"),
        (HEAD + 'when = { a.measure = { in = ["killd"] } }\n', 3, 30, "measure 'killd'", "killed", "warning"),
        (HEAD + WHEN + "[override.two-date]\npoints = 3\n", 4, 11, "no rule or cap 'two-date'", "two-dates",
         "error"),
        (HEAD + WHEN + '[[suppress]]\nrule = "two-date"\ncontains = "x"\nreason = "why"\n', 5, 8,
         "no rule 'two-date'", "two-dates", "error"),
        ('extends = ["conflict"]\n', 1, 12, "no pack 'conflict'", "conflicts", "error"),
        ("format = 2\n" + HEAD + WHEN, 1, 10, "newer than this program reads", "", "error"),
        ('[rule.two-dates]\ntitle = "x"\n' + WHEN, 1, 7, "already defined in rules/conflicts.toml", "",
         "error"),
        (HEAD + WHEN + '[[suppress]]\nrule = "x"\ncontains = "y"\nreason = "why"\nuntil = "soon"\n', 8, 9,
         "'soon' is not a date", "", "error"),
        (HEAD + 'explain = "{a.quantity}"\n' + WHEN, 3, 11, "may be unknown", "", "error"),
        (HEAD + WHEN + '[override.party-about-itself]\npoints = 3\n', 5, 1, "no value of a cap", "", "error"),
        (HEAD + 'formerly = ["was", "two-dates"]\n' + WHEN, 3, 20, "is a rule of its own", "", "error"),
        (HEAD + 'formerly = ["was"]\n' + WHEN + '[rule.y]\ntitle = "y"\nformerly = ["was"]\n' + WHEN, 7, 13,
         "'was' is an earlier id of 'x' too", "", "error"),
    ],
)  # fmt: skip
def test_each_kind_of_problem_has_its_place(
    text: str, line: int, column: int, message: str, suggestion: str, severity: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    pack(tmp_path / "rules", text)
    code, found = checked(capsys, "rules/mine.toml")
    assert code == 2
    assert [(p["line"], p["column"], p["suggestion"], p["severity"]) for p in found] == [
        (line, column, suggestion, severity)
    ]
    assert message in found[0]["message"]
    assert (tmp_path / "rules" / "mine.toml").read_text("utf-8") == text


def test_packs_in_a_circle_are_told_at_both_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "rules", 'extends = ["two"]\n', "one.toml")
    pack(tmp_path / "rules", 'extends = ["three"]\n', "two.toml")
    pack(tmp_path / "rules", 'extends = ["one"]\n', "three.toml")
    code, found = checked(capsys, "rules")
    assert code == 2
    assert {Path(p["file"]).name for p in found} == {"one.toml", "two.toml", "three.toml"}
    assert all("in a circle" in p["message"] for p in found)


def test_all_problems_of_all_files_come_at_once_with_a_caret(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack(tmp_path / "rules", HEAD + "pionts = 3\nwhen = { a.quantty = { ge = 1 } }\n", "one.toml")
    pack(tmp_path / "rules", '[rule.y]\ntitle = "y"\nwhen = { a.place = "equal\n', "two.toml")
    assert main(["rules", "check", "rules"]) == 2
    err = capsys.readouterr().err
    assert "./rules/one.toml:3:1: unknown key 'pionts'" in err
    assert "  3 | pionts = 3\n    | ^^^^^^\n" in err
    assert "did you mean 'points'?" in err and "did you mean 'quantity'?" in err
    assert "./rules/two.toml:3:26: not TOML" in err
    assert err.endswith("3 problems\n")


def test_a_rule_of_a_wrong_shape_is_looked_into_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HEAD + 'pionts = 3\nexplain = "{a.quantty}"\nwhen = { measure = "equl" }\n'
    pack(tmp_path / "rules", text + "[override.two-date]\npoints = 900\n")
    _, found = checked(capsys, "rules")
    assert [(p["line"], p["suggestion"]) for p in found] == [
        (3, "points"), (4, "a.quantity"), (5, "equal"), (6, "two-dates"), (7, ""),
    ]  # fmt: skip


def test_a_failing_example_is_a_problem_that_says_what_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack(tmp_path / "rules", GOOD.replace('"match"', '"no-match"').replace("Forty people", "Sixty people"))
    code, found = checked(capsys, "rules")
    assert code == 1
    assert [(p["line"], p["severity"], p["message"]) for p in found] == [
        (12, "failure", "example 1 of 'toll-disputed' is a match"),
        (17, "failure", "example 2 of 'toll-disputed' is a match"),
    ]
    assert found[0]["expected"] == "no-match; every condition holds"
    assert checked(capsys, "rules", "--no-examples") == (0, [])
    pack(tmp_path / "rules", GOOD.replace("Six miners", "Forty miners"))
    code, found = checked(capsys, "rules")
    assert found[0]["expected"] == "match; quantity disjoint is no (a: “Forty” = 40; b: “Forty” = 40)"


def test_good_rules_are_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "rules", GOOD)
    assert main(["rules", "check", "rules"]) == 0
    assert capsys.readouterr().err == "1 file checked, no problems\n"


def test_suppressions_of_no_use_are_notes_and_spoil_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = '[[suppress]]\nrule = "x"\ncontains = "y"\nreason = "why"\nuntil = 2001-01-31\n'
    pack(tmp_path / "rules", HEAD + WHEN + ended)
    code, found = checked(capsys, "rules")
    assert code == 0
    assert [(p["severity"], p["message"]) for p in found] == [
        ("note", "unused suppression of x: ended on 2001-01-31")
    ]


def test_a_file_that_cannot_be_read_leaves_the_others_usable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "rules"
    pack(folder, GOOD)
    (folder / "cp1251.toml").write_bytes('title = "правила"\n'.encode("cp1251"))
    (folder / "conflicts.toml").write_bytes(b"\xff\xfe")
    code, found = checked(capsys, "rules")
    assert code == 2
    assert {(Path(p["file"]).name, p["message"]) for p in found} == {
        ("cp1251.toml", "this byte is not UTF-8"), ("conflicts.toml", "this byte is not UTF-8"),
    }  # fmt: skip
    assert main(["rules", "list", "--rules", "rules", "--json"]) == 2
    out, err = capsys.readouterr()
    listed = {r["id"]: r["file"] for r in json.loads(out)["rules"]}
    assert listed["toll-disputed"] == "./rules/mine.toml"
    assert listed["two-dates"] == "rules/conflicts.toml"
    assert err.count("this byte is not UTF-8") == 2


def test_one_broken_rule_leaves_the_rest_of_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack(tmp_path / "rules", GOOD + "\n" + HEAD + "pionts = 3\n" + WHEN)
    assert main(["rules", "list", "toll-disputed", "--rules", "rules"]) == 2
    out, err = capsys.readouterr()
    assert "toll-disputed" in out
    assert "unknown key 'pionts'" in err


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "rules", '[rule."\\u001b[31m[/b]"]\ntitle = "\\u202e{a.text}%s"\npionts = 1\n')
    assert main(["rules", "check", "rules"]) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err and "\u202e" not in err
    assert "unknown key 'pionts'" in err


def test_a_case_names_the_suppressions_that_change_nothing_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, "utf-8")
    pack(tmp_path / "rules", HEAD + WHEN + '[[suppress]]\nrule = "x"\ncontains = "zzz"\nreason = "why"\n')
    code, found = checked(capsys, "rules", "--case", "one.txt")
    assert code == 0
    assert [p["message"] for p in found] == [
        "unused suppression of x: no pair on which the rule fires holds 'zzz'"
    ]


def test_a_pack_named_alone_finds_what_it_builds_on_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack(tmp_path / "rules", GOOD, "base.toml")
    pack(tmp_path / "rules", 'extends = ["base"]\n', "middle.toml")
    pack(tmp_path / "rules", 'extends = ["middle"]\n[override.toll-disputed]\npoints = 3\n', "top.toml")
    pack(tmp_path / "rules", "broken", "other.toml")
    assert checked(capsys, "rules/top.toml") == (0, [])


def test_the_hook_for_repositories_runs_a_command_that_is_there() -> None:
    from credtui.cli.rules import COMMANDS

    root = Path(__file__).resolve().parents[2]
    text = (root / ".pre-commit-hooks.yaml").read_text("utf-8")
    entries = [line.split(":", 1)[1].split() for line in text.splitlines() if "entry:" in line]
    assert entries == [["credtui", "rules", "check"]]
    assert entries[0][2] in COMMANDS


def test_folders_of_other_kinds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    code, found = checked(capsys, "empty")
    assert code == 2
    assert [p["message"] for p in found] == ["no rule pack and no lexicon in this folder"]
    pack(tmp_path / "registry", '[source.lan]\nkin = "person"\n', "people.toml")
    for words in ("registry", "registry/people.toml"):
        code, found = checked(capsys, words)
        assert code == 2
        assert ("unknown key 'kin'", "kind") in [(p["message"], p["suggestion"]) for p in found]
    pack(tmp_path / "lexicon", 'format = 1\n[language]\ncod = "pl"\n', "pl.toml")
    code, found = checked(capsys, "lexicon")
    assert code == 2
    assert ("unknown key 'cod'", "code") in [(p["message"], p["suggestion"]) for p in found]
