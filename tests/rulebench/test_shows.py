"""``rules list``, ``explain``, ``try`` and ``docs`` as a person and a program read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from credtui.bundled import rules_dir
from credtui.cli import main
from credtui.ruleset import load_ruleset
from tests.rulebench.packs import GOOD, pack

MINE = """extends = ["conflicts"]
[override.two-dates]
points = 21   # ours
reason = "recurring events"
[override.party-about-itself]
reliability = "D"
[override.two-culprits]
enabled = false
[scoring]
threshold = 60
[[suppress]]
rule = "two-dates"
contains = "anniversary"
reason = "told apart by hand"
until = 2999-01-31
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    pack(tmp_path / "mine", MINE, "ours.toml")
    pack(tmp_path / "later", "[override.two-dates]\npoints = 22\n", "zz.toml")


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["rules", *words]) == code
    return capsys.readouterr().out


def line_of(file: str, text: str) -> int:
    return (rules_dir() / file).read_text("utf-8").splitlines().index(text) + 1


def test_every_value_of_a_rule_says_who_set_it_and_what_it_replaced(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = json.loads(said(capsys, "explain", "two-dates", "--rules", "mine", "--rules", "later", "--json"))
    values = {v["key"]: (v["value"], v["file"], v["line"]) for v in made["values"]}
    title = line_of("conflicts.toml", 'title = "One event, two dates"')
    assert values["points"] == (22, "later/zz.toml", 2)
    assert values["title"] == ("One event, two dates", "rules/conflicts.toml", title)
    assert values["group"] == ("time", None, None)
    assert values["enabled"] == (True, None, None)
    assert [(r["key"], r["value"], r["file"], r["reason"]) for r in made["replaced"]] == [
        ("points", load_ruleset([rules_dir()]).rule("two-dates").points, "rules/conflicts.toml",  # type: ignore[union-attr]
         "recurring events"),
        ("points", 21, "mine/ours.toml", ""),
    ]  # fmt: skip
    assert [(s["contains"], s["until"], s["over"]) for s in made["suppressions"]] == [
        ("anniversary", "2999-01-31", False)
    ]
    page = said(capsys, "explain", "two-dates", "--rules", "mine", "--rules", "later")
    assert "- points = 22 (later/zz.toml:2; was" in page
    assert "was 21 in mine/ours.toml:3" in page
    assert "silenced by mine/ours.toml:11 where a text holds 'anniversary', until 2999-01-31" in page


def test_caps_and_scoring_have_pages_too(capsys: pytest.CaptureFixture[str]) -> None:
    page = said(capsys, "explain", "party-about-itself", "--rules", "mine")
    assert '- reliability = "D" (mine/ours.toml:6; was "F" in rules/caps.toml:' in page
    page = said(capsys, "explain", "scoring", "--rules", "mine")
    assert "- threshold = 60 (mine/ours.toml:10)" in page
    assert "- offset = 50 (rules/setting.toml:" in page


def test_the_same_headings_for_each_rule(capsys: pytest.CaptureFixture[str]) -> None:
    def headings(rule: str) -> list[str]:
        return [x for x in said(capsys, "explain", rule).splitlines() if x.startswith("### ")]

    rules = load_ruleset([rules_dir()]).rules
    assert len({tuple(headings(r.id)) for r in (rules[0], rules[-1], rules[20])}) == 1


def test_an_unknown_rule_gets_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "explain", "two-date"]) == 2
    assert "did you mean 'two-dates'?" in capsys.readouterr().err
    assert main(["rules", "explain", "party-about-itslf"]) == 2
    assert "did you mean 'party-about-itself'?" in capsys.readouterr().err


def test_a_renamed_rule_is_found_by_its_old_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack(tmp_path / "named", GOOD.replace("points = 60", 'formerly = ["old-toll"]\npoints = 60'))
    assert main(["rules", "explain", "old-toll", "--rules", "named"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("## toll-disputed")
    assert "'old-toll' is now called 'toll-disputed'" in err


def test_list_is_filtered_by_every_word_and_tells_what_is_off(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(said(capsys, "list", "contrary", "attribution", "--rules", "mine", "--json"))
    enabled = {r["id"]: r["enabled"] for r in made["rules"]}
    assert enabled == {"two-culprits": False, "another-name": True}
    assert made["caps"] == []
    assert "(disabled)" in said(capsys, "list", "two-culprits", "--rules", "mine")
    caps = json.loads(said(capsys, "list", "cap", "reliability", "--json"))["caps"]
    assert "party-about-itself" in [c["id"] for c in caps]


A, B = "Forty miners died in the Hlyboka pit", "Six miners died in the Hlyboka pit"


def test_try_shows_each_condition_with_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "try", A, B, "--rule", "other-number")
    assert text.startswith("contrary, number; score ")
    assert "other-number: fires" in text
    assert "yes: quantity disjoint   (a: “Forty” = 40; b: “Six” = 6)" in text
    assert "two-dates" not in text
    everything = said(capsys, "try", A, B, "--all")
    assert "quantity: a: “Forty” = 40; b: “Six” = 6  [disjoint]" in everything
    assert all(r.id in everything for r in load_ruleset([rules_dir()]).rules)


def test_try_as_json_holds_the_whole_tree(capsys: pytest.CaptureFixture[str]) -> None:
    told = "Вибух на шахті «Глибока» вбив шістьох гірників"
    made = json.loads(said(capsys, "try", A, told, "--json"))
    pair = made["pairs"][0]
    rule = next(r for r in pair["rules"] if r["rule"] == "other-number")
    assert (rule["value"], rule["counted"]) == ("yes", True)
    tests: list[Any] = rule["when"]["parts"]
    assert {"words": "quantity disjoint", "value": "yes", "read": "a: “Forty” = 40; b: “шістьох” = 6",
            "path": ["quantity"]} in tests  # fmt: skip
    assert made["relation"]["relation"] == "contrary"
    assert sum(r["points"] for r in pair["rules"] if r["counted"]) == pair["sum"]


def test_try_takes_sides_of_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    def side(text: str, day: str) -> str:
        return json.dumps({"text": text, "date": f"2031-03-{day}", "speaker": "Olena Tkach"})

    text = said(capsys, "try", side(A, "01"), side(B, "03"), "--all")
    assert "same-speaker: yes" in text and "days-apart: 2" in text
    assert main(["rules", "try", '{"txt": "x"}', B]) == 2
    assert "keys text, lang, date, speaker, outlet" in capsys.readouterr().err
    assert main(["rules", "try", "{not json", B]) == 2


def test_try_of_nothing_is_an_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "try", "", "").startswith("unrelated")
    assert main(["rules", "try", A, B, "--rule", "othr-number"]) == 2
    assert "did you mean 'other-number'?" in capsys.readouterr().err


def test_docs_tell_every_rule_and_do_not_change_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack(tmp_path / "docs", GOOD)
    before = said(capsys, "docs", "--rules", "docs")
    pack(tmp_path / "docs", "# a comment\n\n" + GOOD)
    assert said(capsys, "docs", "--rules", "docs") == before
    assert all(f"\n## {r.id}\n" in before for r in load_ruleset([rules_dir()]).every)
    pack(tmp_path / "docs", GOOD.replace("60", "61"))
    assert said(capsys, "docs", "--rules", "docs") != before
    assert main(["rules", "docs", str(tmp_path / "docs" / "mine.toml" / "x.md")]) == 2
