"""A changed page: `credtui add` says what changed in its statements, and corrections stay."""

import json
from pathlib import Path

import pytest

from credtui.cli import main
from credtui.corrections import drafts
from credtui.model import Speaker
from credtui.pipeline import statements_of
from credtui.store import load_case
from credtui.store.corrections import load_corrections, moment_after, save_correction
from tests.corrections.build import KNOWLEDGE

PAGE = """Harbour opened
12 May 2031, Harbour Post

"The quay will be open all summer," Orest Lan said.

"Twelve bolts were replaced in May," Vira Tkach said.

"The clerks went home at noon," Hanna Moroz said.
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


def run(capsys: Captured, *words: str) -> tuple[str, str]:
    assert main(list(words)) == 0
    return capsys.readouterr()


def correct(case: Path, words: str, name: str) -> None:
    from dataclasses import replace

    (document,) = load_case(case, KNOWLEDGE).documents
    (statement,) = [s for s in statements_of([document], KNOWLEDGE) if words in s.text]
    draft = drafts.speaker(statement, document, "Olena", Speaker(name, None, "person"))
    save_correction(case, replace(draft, at=moment_after(load_corrections(case)[0])))


def test_what_changed_is_said_and_corrections_stay(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    run(capsys, "new", "./harbour")
    run(capsys, "add", "./harbour", "page.txt")
    case = tmp_path / "harbour"
    correct(case, "open all summer", "Ihor Malyk")
    correct(case, "went home", "Petro Kit")
    changed = PAGE.replace("Twelve bolts were replaced", "Fourteen bolts were replaced")
    changed = changed.replace('"The clerks went home at noon," Hanna Moroz said.', "It rained all week.")
    changed += '\n"Nobody asked the ferry crews," Roman Sych said.\n'
    page.write_text(changed, "utf-8")
    out, _ = run(capsys, "add", "./harbour", "page.txt", "--json")
    (row,) = json.loads(out)["added"]
    assert row["number"] == 2
    assert row["new"] is True
    said = row["changes"]
    assert said["same"] == 1, "the corrected one too"
    assert [s["text"] for s in said["added"]] == ["Nobody asked the ferry crews"]
    assert [s["speaker"] for s in said["gone"]] == ["Petro Kit"]
    ((pair),) = said["reworded"]
    assert pair["before"]["text"].startswith("Twelve")
    assert pair["after"]["text"].startswith("Fourteen")
    assert sorted(c["fate"] for c in row["corrections"]) == ["applied", "orphaned"]
    (document,) = load_case(case, KNOWLEDGE).documents
    made = load_case(case, KNOWLEDGE)
    found = statements_of([document], KNOWLEDGE, made.corrections)
    assert [s.speaker.name for s in found if "all summer" in s.text] == ["Ihor Malyk"]
    assert len(made.corrections) == 2


def test_the_same_in_sentences(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    run(capsys, "new", "./harbour")
    _, err = run(capsys, "add", "./harbour", "page.txt")
    assert "added:" not in err, "a first version changes nothing"
    page.write_text(
        PAGE.replace("Twelve", "Fourteen").replace("Hanna Moroz said", "Ihor Malyk said"), "utf-8"
    )
    out, err = run(capsys, "add", "./harbour", "page.txt")
    assert out.endswith(".v2.md\n")
    assert "reworded: Vira Tkach: Twelve bolts were replaced in May" in err
    assert "now Fourteen bolts were replaced in May" in err
    assert "said by another: Hanna Moroz: The clerks went home at noon, now Ihor Malyk" in err
    page.write_text(page.read_text("utf-8") + "\nIt rained.\n", "utf-8")
    _, err = run(capsys, "add", "./harbour", "page.txt")
    assert "its 3 statements are the same" in err
    _, err = run(capsys, "add", "./harbour", "page.txt")
    assert "is in the case already" in err
    assert "statements" not in err


def test_an_older_text_is_a_version_again_if_it_comes_back(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.txt"
    run(capsys, "new", "./harbour")
    for text in (PAGE, PAGE.replace("Twelve", "Fourteen")):
        page.write_text(text, "utf-8")
        run(capsys, "add", "./harbour", "page.txt")
    page.write_text(PAGE, "utf-8")
    _, err = run(capsys, "add", "./harbour", "page.txt")
    (document,) = load_case(tmp_path / "harbour", KNOWLEDGE).documents
    assert "Twelve" in document.text, "what the page says now is what is compared"
    assert "reworded" in err
