"""Coverage of rules on a case, and suppressions that are of no use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from credtui.cli import main

ARTICLE = """Bridge reopened, mayor says
12 May 2031, Harbour Post

Mayor Orest Lan said that the bridge was closed only once.
Engineer Vira Tkach said that the bridge was closed regularly.
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ARTICLE, "utf-8")


def pack(folder: Path, text: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "mine.toml").write_text("format = 1\n" + text, "utf-8")
    return str(folder)


ALWAYS = """[rule.said-by-two]
title = "Every pair"
points = 1
when = { any = [{ numbers-differ = { known = true } }, { numbers-differ = { known = false } }] }

[rule.never-met]
title = "No pair"
points = 1
when = { shared-terms = { ge = 9999 } }

[rule.twin]
title = "The same pairs as the first"
points = 1
when = { any = [{ numbers-differ = { known = true } }, { numbers-differ = { known = false } }] }
"""


def test_coverage_tells_what_never_and_always_fires_and_what_overlaps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = pack(tmp_path / "rules", ALWAYS)
    assert main(["rules", "list", "--coverage", "one.txt", "--rules", mine, "--json"]) == 0
    table = json.loads(capsys.readouterr().out)
    rows = {r["id"]: r for r in table["rules"]}
    assert table["pairs"] >= 1
    assert rows["never-met"]["verdict"] == "never" and rows["never-met"]["fired"] == 0
    assert rows["said-by-two"]["verdict"] == "always" and rows["said-by-two"]["fired"] == table["pairs"]
    assert "twin" in rows["said-by-two"]["overlaps"]
    assert not rows["never-met"]["overlaps"]
    assert main(["rules", "list", "never-met", "--coverage", "one.txt", "--rules", mine]) == 0
    out, err = capsys.readouterr()
    assert "never fires" in out and len(out.splitlines()) == 1
    assert "1 never fire" in err


SUPPRESS = """
[[suppress]]
rule = "said-by-two"
contains = "{text}"
reason = "told apart by hand"
"""


def test_compare_and_check_report_a_suppression_that_silences_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    used = pack(tmp_path / "rules", ALWAYS + SUPPRESS.format(text="only once"))
    assert main(["compare", "one.txt", "--rules", used]) == 0
    assert "unused suppression" not in capsys.readouterr().err
    assert main(["rules", "check", used, "--case", "one.txt"]) == 0
    assert "unused suppression" not in capsys.readouterr().err
    unused = pack(tmp_path / "rules", ALWAYS + SUPPRESS.format(text="no such words"))
    assert main(["compare", "one.txt", "--rules", unused]) == 0
    assert "unused suppression of said-by-two: no pair" in capsys.readouterr().err
    assert main(["rules", "check", unused, "--case", "one.txt"]) == 0
    note = capsys.readouterr().err
    assert "unused suppression of said-by-two: no pair" in note
    line = (tmp_path / "rules" / "mine.toml").read_text("utf-8").splitlines().index("[[suppress]]") + 1
    assert f"mine.toml:{line}:" in note


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('until = "2001-01-31"\n', "ended on 2001-01-31"),
        ("[override.said-by-two]\nenabled = false\n", "its rule is disabled"),
        ('until = "2999-01-31"\n', None),
    ],
)
def test_check_alone_reports_suppressions_that_can_silence_nothing(
    more: str, told: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = pack(tmp_path / "rules", ALWAYS + SUPPRESS.format(text="only once") + more)
    assert main(["rules", "check", mine]) == 0
    err = capsys.readouterr().err
    assert told in err if told else "unused suppression" not in err
