"""``rules diff`` and ``rules fit`` on invented articles and labelled pairs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from credtui.cli import main
from tests.rulebench.packs import ARTICLE, GOOD, pack

LOUD = """[override.other-number-of-times]
points = 60
[override.regular-against-single]
points = {points}
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ARTICLE, "utf-8")


def labels(folder: Path, rows: list[dict[str, Any]]) -> str:
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    return str(path)


def tolls(count: int, conflict: Any) -> list[dict[str, Any]]:
    return [
        {"id": str(n), "dispute": f"pit-{n}", "a": f"{n} miners died in the Hlyboka pit",
         "b": f"{n + 5} miners died in the Hlyboka pit", "conflict": conflict(n)}
        for n in range(20, 20 + count)
    ]  # fmt: skip


def test_diff_of_a_case_tells_every_changed_conflict_losses_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = pack(tmp_path / "old", GOOD)
    new = pack(tmp_path / "new", GOOD + LOUD.format(points=1))
    assert main(["rules", "diff", old, new, "one.txt", "--json", "--exit-code"]) == 1
    made = json.loads(capsys.readouterr().out)
    case = made["cases"][0]
    assert case["case"] == "one.txt"
    moved = case["changes"][0]
    assert moved["change"] == "up"
    assert moved["before"]["rank"] == moved["after"]["rank"] == 1
    assert moved["before"]["sum"] < moved["after"]["sum"]
    assert main(["rules", "diff", new, old, "one.txt"]) == 0
    out = capsys.readouterr().out
    assert "-points = 60\n" in out
    assert "one.txt: 1 down; 0 stay." in out
    assert "Orest Lan / Vira Tkach" in out


def test_a_conflict_that_vanishes_is_told_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    off = "".join(
        f"[override.{name}]\nenabled = false\n"
        for name in ("regular-against-single", "other-number-of-times")
    )
    old, new = pack(tmp_path / "old", GOOD), pack(tmp_path / "new", GOOD + off)
    assert main(["rules", "diff", old, new, "one.txt"]) == 0
    assert "one.txt: 1 vanish; 0 stay." in capsys.readouterr().out


def test_diff_on_labelled_pairs_gives_precision_and_recall(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = labels(tmp_path, tolls(6, lambda n: n != 21))
    old = pack(tmp_path / "old", GOOD)
    off = ("toll-disputed", "other-number", "number-exchanged")
    new = pack(tmp_path / "new", GOOD + "".join(f"[override.{name}]\nenabled = false\n" for name in off))
    for words in (["--gold", gold], [gold]):
        assert main(["rules", "diff", old, new, *words, "--json"]) == 0
        found = json.loads(capsys.readouterr().out)["gold"][0]
        assert (found["before"]["recall"], found["after"]["recall"]) == (1.0, 0.0)
        assert found["before"]["precision"] == 0.833
        changes = [(c["change"], c["id"], c["confirmed"]) for c in found["changes"]]
        assert changes[-1] == ("vanish", "21", False)
        assert len(changes) == 6
    assert main(["rules", "diff", old, new, gold]) == 0
    out = capsys.readouterr().out
    assert "precision .833 -> .000, recall 1.0 -> .000" in out
    assert "conflict lost" in out and "alarm gone" in out


def test_diff_of_equal_folders_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = pack(tmp_path / "old", GOOD)
    assert main(["rules", "diff", old, old, "one.txt", "--exit-code"]) == 0
    assert "nothing changes" in capsys.readouterr().err


def test_whole_sets_are_compared_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = pack(tmp_path / "old", GOOD), pack(tmp_path / "new", GOOD.replace("60", "61"))
    gold = labels(tmp_path, tolls(3, lambda n: True))
    assert main(["rules", "diff", old, new, gold, "--alone", "--json", "--exit-code"]) == 1
    moved = json.loads(capsys.readouterr().out)["gold"][0]["changes"]
    assert {(m["before"]["sum"], m["after"]["sum"]) for m in moved} == {(60, 61)}


def test_problems_of_both_sides_come_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = pack(tmp_path / "old", GOOD.replace("points", "pionts"))
    new = pack(tmp_path / "new", GOOD.replace("title", "titel"))
    assert main(["rules", "diff", old, new]) == 2
    err = capsys.readouterr().err
    assert "unknown key 'pionts'" in err and "unknown key 'titel'" in err
    assert main(["rules", "diff", "nowhere", "nowhere-else"]) == 2
    assert capsys.readouterr().err.count("no such file or folder") == 2
    good = pack(tmp_path / "good", GOOD)
    (tmp_path / "bad.jsonl").write_text('{"id": 1}\n')
    assert main(["rules", "diff", good, good, "bad.jsonl"]) == 2
    assert "bad.jsonl:1:" in capsys.readouterr().err


def test_fit_proposes_a_patch_and_writes_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = pack(tmp_path / "rules", GOOD.replace("= 60 ", "= 90 "))
    file = tmp_path / "rules" / "mine.toml"
    text = "\ufeff" + file.read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(text.encode("utf-8"))
    gold = labels(tmp_path, tolls(60, lambda n: n % 4 == 0))
    assert main(["rules", "fit", gold, "--rules", mine, "--base-rate", "0.25"]) == 0
    out, err = capsys.readouterr()
    assert "-points = 90   # ours" in out
    assert "60 labelled pairs and 240 across disputes; conflicts reckoned as 25 %" in err
    assert err.count("held out") == 2
    assert file.read_bytes() == text.encode("utf-8")
    assert main(["rules", "fit", gold, "--rules", mine, "--base-rate", "0.25", "--write"]) == 2
    assert "ships with credtui and is not written" in capsys.readouterr().err
    assert file.read_bytes() == text.encode("utf-8")


def test_fit_writes_a_pack_of_ones_own_and_every_other_byte_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    off = "".join(f"[override.{name}]\nenabled = false\n" for name in bundled_conflicts())
    text = ("\ufeff" + off + GOOD.removeprefix("format = 1\n").replace("= 60 ", "= 90 ")).replace(
        "\n", "\r\n"
    )
    mine = pack(tmp_path / "rules", "")
    file = tmp_path / "rules" / "mine.toml"
    file.write_bytes(text.encode("utf-8"))
    gold = labels(tmp_path, tolls(60, lambda n: n % 4 == 0))
    assert main(["rules", "fit", gold, "--rules", mine, "--write", "--json"]) == 0
    points = json.loads(capsys.readouterr().out)["points"]
    assert [p["rule"] for p in points] == ["toll-disputed"]
    new = points[0]["after"]
    assert 0 < new < 90
    assert file.read_bytes() == text.replace("= 90 ", f"= {new} ").encode("utf-8")


def bundled_conflicts() -> list[str]:
    """Every bundled rule that counts, so that a pack of one's own is alone."""
    from credtui.bundled import rules_dir
    from credtui.ruleset import load_ruleset

    return [r.id for r in load_ruleset([rules_dir()]).rules]


def case_with_verdicts(folder: Path) -> Path:
    case = folder / "case"
    (case / "documents").mkdir(parents=True)
    (case / "case.toml").write_text('title = "The bridge"\n', "utf-8")
    (case / "documents" / "one.md").write_text(
        '+++\noutlet = "Harbour Post"\nurl = "https://harbour.example/1"\nlang = "en"\n'
        "published_at = 2031-05-12T08:00:00Z\n+++\n"
        "Mayor Orest Lan said that the bridge was closed only once.\n\n"
        "Engineer Vira Tkach said that the bridge was closed regularly.\n", "utf-8",
    )  # fmt: skip
    return case


def test_fit_reads_the_verdicts_of_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = case_with_verdicts(tmp_path)
    assert main(["compare", str(case), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)["documents"][0]["id"]
    assert main(["rules", "fit", str(case)]) == 2
    assert "no verdicts in this case" in capsys.readouterr().err
    (case / "verdicts").mkdir()

    def decide(name: str, verdict: str, more: str = "") -> None:
        quotes = ("the bridge was closed only once", "the bridge was closed regularly")
        sides = "".join(
            f'[{s}]\ndocument = "{document}"\nquote = "{q}"\n' for s, q in zip("ab", quotes, strict=True)
        )
        (case / "verdicts" / f"{name}.toml").write_text(
            f'by = "desk"\nat = 2031-05-13T08:00:00Z\nverdict = "{verdict}"\n{more}{sides}', "utf-8"
        )

    decide("first", "does-not-collide", 'reason = "two bridges"\n')
    assert main(["rules", "fit", str(case), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["pairs"] == 1
    down = {p["rule"]: p["after"] - p["before"] for p in made["points"]}
    assert down["regular-against-single"] < 0
    (case / "verdicts" / "second.toml").write_text(
        'by = "desk"\nat = 2031-05-14T08:00:00Z\nverdict = "revoke"\nrevokes = "first"\n', "utf-8"
    )
    assert main(["rules", "fit", str(case)]) == 2
    (case / "verdicts" / "third.toml").write_text('by = "desk"\nverdict = "colides"\n', "utf-8")
    assert main(["rules", "fit", str(case)]) == 2
    err = capsys.readouterr().err
    assert "did you mean 'collides'?" in err


def test_fit_without_rows_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.jsonl").write_text("\n")
    assert main(["rules", "fit", "none.jsonl"]) == 2
    assert "no labelled pairs" in capsys.readouterr().err
    assert main(["rules", "fit", "one.txt"]) == 2
    assert "neither labelled pairs nor a case" in capsys.readouterr().err
