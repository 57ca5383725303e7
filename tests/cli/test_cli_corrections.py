"""Every command sees the corrections of a case."""

import json
from pathlib import Path

import pytest

from credtui.cli import main
from credtui.corrections.anchor import anchor_of
from credtui.corrections.model import Correction, Seen
from credtui.model import Span, Speaker
from credtui.store.corrections import moment_after, save_correction
from credtui.tomlio.load import load_model

TEXT = """Harbour opened, mayor says
12 May 2031, Harbour Post

Mayor Orest Lan said that the bridge was closed only once.
Engineer Vira Tkach said that the bridge was closed regularly.
"""
WORDS = "the bridge was closed regularly"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def case(tmp_path: Path, capsys: Captured) -> Path:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    assert main(["new", "./harbour"]) == 0
    assert main(["add", "./harbour", "page.txt"]) == 0
    capsys.readouterr()
    return tmp_path / "harbour"


def run(capsys: Captured, *words: str, code: int = 0) -> tuple[str, str]:
    assert main(list(words)) == code
    return capsys.readouterr()


def correct(case: Path, **more: object) -> Correction:
    (file,) = (case / "documents").glob("*.md")
    text = file.read_text("utf-8").split("+++\n", 2)[2]
    start = text.index(WORDS)
    from credtui.store import load_case
    from tests.corrections.build import KNOWLEDGE

    (document,) = load_case(case, KNOWLEDGE).documents
    made = Correction(
        "", "Olena", moment_after(()), document.id, "speaker",
        anchor_of(text, Span(start, start + len(WORDS))),
        Seen(Speaker("Vira Tkach", None, "person"), value="Vira Tkach"),
        speaker=Speaker("Ihor Malyk", None, "person"),
    )  # fmt: skip
    from dataclasses import replace

    return save_correction(case, replace(made, **more))  # type: ignore[arg-type]


def test_extract_compare_explain_and_report_show_what_was_corrected(case: Path, capsys: Captured) -> None:
    one = correct(case)
    for command in ("extract", "compare"):
        table = json.loads(run(capsys, command, "./harbour", "--json")[0])
        (statement,) = [s for s in table["statements"] if s["text"] == WORDS]
        assert (statement["speaker"], statement["corrected"]) == ("Ihor Malyk", True)
        (said,) = table["corrections"]
        assert (said["id"], said["by"], said["fate"]) == (one.id, "Olena", "applied")
        assert said["statement"] == statement["id"]
    assert "Ihor Malyk" in run(capsys, "compare", "./harbour")[0]
    report = run(capsys, "report", "./harbour")[0]
    assert "Corrected: speaker: Ihor Malyk instead of Vira Tkach (Olena)" in report
    assert "corrected: speaker: Ihor Malyk" in run(capsys, "explain", "./harbour", "1")[0]


def test_an_orphan_is_said_and_stands_in_the_report(case: Path, capsys: Captured) -> None:
    correct(case, document="another-document")
    _, err = run(capsys, "compare", "./harbour")
    assert "is not applied: its document is not in the case" in err
    out, _ = run(capsys, "report", "./harbour")
    assert "Corrections that no longer find their place" in out


def test_a_correction_of_a_later_document_is_no_orphan_of_an_earlier_day(
    case: Path, capsys: Captured
) -> None:
    correct(case)
    _, err = run(capsys, "compare", "./harbour", "--as-of", "2031-01-01")
    assert "is not applied" not in err


def test_a_broken_correction_leaves_the_rest_usable(case: Path, capsys: Captured) -> None:
    correct(case)
    (case / "corrections" / "broken.toml").write_text('by = "Petro"\nchange = "speeker"\n', "utf-8")
    out, err = run(capsys, "compare", "./harbour", "--json", code=2)
    assert any(s["speaker"] == "Ihor Malyk" for s in json.loads(out)["statements"])
    assert "broken.toml:2:10" in err
    assert "did you mean 'speaker'" in err


def test_the_file_is_plain_toml_that_names_its_analyst(case: Path) -> None:
    from credtui.store.corrections_schema import CorrectionFile

    one = correct(case)
    file = load_model(case / "corrections" / f"{one.id}.toml", CorrectionFile)
    assert file.by == "Olena"
    assert file.statement is not None
    assert file.statement.quote == WORDS
    assert file.statement.before.endswith("said that ")


def test_what_was_kept_from_an_earlier_run_gives_way(case: Path, capsys: Captured) -> None:
    before = run(capsys, "compare", "./harbour", "--json")[0]
    assert run(capsys, "compare", "./harbour", "--json")[0] == before
    correct(case)
    assert '"Ihor Malyk"' in run(capsys, "compare", "./harbour", "--json")[0]
    for file in (case / "corrections").iterdir():
        file.unlink()
    assert run(capsys, "compare", "./harbour", "--json")[0] == before
