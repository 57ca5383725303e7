"""The commands on cases, run as a user runs them (in one process)."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from jsonschema import validate

from credtui.bundled import sources_dir
from credtui.cli import main
from credtui.cli.report import FORMATS
from tests.reports.test_report_json import SCHEMA

ONE = """Harbour opened, mayor says
12 May 2031, Harbour Post

Mayor Orest Lan said that the bridge was closed only once.
Engineer Vira Tkach said that the bridge was closed regularly.
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


Captured = pytest.CaptureFixture[str]


def out_of(capsys: Captured, *words: str, code: int = 0) -> tuple[str, str]:
    assert main(list(words)) == code
    return capsys.readouterr()


@pytest.mark.parametrize("case", ["musk-putin", "moskva"])
def test_bundled_cases_give_valid_json_with_places_that_slice_and_points_that_add_up(
    case: str, capsys: Captured
) -> None:
    out, _ = out_of(capsys, "compare", case, "--all", "--json")
    table = json.loads(out)
    validate(table, SCHEMA)
    documents = {d["id"]: d for d in table["documents"]}
    for statement in table["statements"]:
        file = sources_dir().parent / documents[statement["document"]]["path"]
        text = file.read_text("utf-8").split("+++\n", 2)[2]
        assert text[statement["start"] : statement["end"]] == statement["text"]
        for claim in statement["propositions"]:
            assert text[claim["start"] : claim["end"]] == claim["text"]
        assert statement["quote"] == "indirect", "a paraphrase is never a quotation"
    known = {s["id"] for s in table["statements"]}
    for row in table["conflicts"] + table["relations"]:
        assert sum(p["points"] for p in row["points"] if p["counted"]) == row["sum"]
        assert {row["a"], row["b"]} <= known


def test_same_input_same_bytes(capsys: Captured) -> None:
    first, _ = out_of(capsys, "report", "moskva")
    second, _ = out_of(capsys, "report", "moskva")
    assert first == second
    assert "Machine draft, not reviewed" in first


def test_as_of_hides_what_came_later(capsys: Captured) -> None:
    out, _ = out_of(capsys, "compare", "musk-putin", "--json", "--as-of", "2023-01-01")
    dates = [d["published_at"] for d in json.loads(out)["documents"]]
    assert dates
    assert all(date < "2023" for date in dates)


def test_fail_over_is_a_no(capsys: Captured) -> None:
    out, _ = out_of(capsys, "compare", "musk-putin", "--json")
    best = max(c["score"] for c in json.loads(out)["conflicts"])
    out_of(capsys, "compare", "musk-putin", "--quiet", "--fail-over", str(best))
    out_of(capsys, "compare", "musk-putin", "--quiet", "--fail-over", str(best - 1), code=1)


def test_explain_by_rank_and_id_and_a_wrong_id(capsys: Captured) -> None:
    by_rank, _ = out_of(capsys, "explain", "musk-putin", "1")
    name = by_rank.partition(":")[0]
    assert out_of(capsys, "explain", "musk-putin", name)[0] == by_rank
    assert "rules/" in by_rank
    _, err = out_of(capsys, "explain", "musk-putin", "nonsense", code=2)
    assert "no such conflict" in err


def test_unknown_case_names_the_nearest(capsys: Captured) -> None:
    _, err = out_of(capsys, "compare", "musk-puttin", code=2)
    assert "did you mean 'musk-putin'" in err


def test_a_name_that_is_a_path_and_a_case_is_an_error(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "moskva").mkdir()
    _, err = out_of(capsys, "compare", "moskva", code=2)
    assert "both a path here and a case" in err


def test_broken_files_are_all_reported_and_the_rest_is_read(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "good.txt").write_text(ONE)
    (tmp_path / "bad.md").write_text('+++\noutlet = "x\n+++\ntext')
    (tmp_path / "worse.md").write_text("+++\noutlet = \n+++\ntext")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x00\x01")
    before = (tmp_path / "bad.md").read_bytes()
    out, err = out_of(capsys, "compare", ".", "--json", code=2)
    assert len(json.loads(out)["documents"]) == 1
    assert "bad.md:2:" in err
    assert "worse.md:2:10" in err
    assert "binary.txt" in err
    assert (tmp_path / "bad.md").read_bytes() == before


def test_broken_case_file_keeps_the_documents(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(sources_dir() / "cases" / "moskva", folder)
    case = folder / "case.toml"
    text = case.read_text("utf-8").replace("title =", "titel =").replace('"rf-mod"', '"rf-mud"')
    case.write_text(text, "utf-8")
    out, err = out_of(capsys, "compare", "./mine", "--json", code=2)
    assert len(json.loads(out)["documents"]) == 5
    assert "case.toml:4:1" in err
    assert "titel" in err
    case.write_text(text.replace("titel", "title"), "utf-8")
    _, err = out_of(capsys, "compare", "./mine", "--json", code=2)
    assert "did you mean 'rf-mod'" in err


@pytest.mark.parametrize("what", ["empty", "nothing.txt", "absent.txt"])
def test_nothing_to_read_is_a_sentence(what: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "nothing.txt").write_text(" \n")
    _, err = out_of(capsys, "compare", what, code=2)
    assert what in err
    assert "Traceback" not in err


def test_no_statements_is_said(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "dry.txt").write_text("Weather\n12 May 2031, Harbour Post\n\nRain fell all day.\n")
    out, err = out_of(capsys, "compare", "dry.txt")
    assert "No attributed statements" in out
    assert "no attributed statements found" in err
    assert json.loads(out_of(capsys, "extract", "dry.txt", "--json")[0])["statements"] == []


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str, tmp_path: Path, capsys: Captured) -> None:
    text = "Мост\n12 мая 2031, «Степной вестник»\n\nМэр Орест Лан заявил, что мост открыли в среду.\n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    out, _ = out_of(capsys, "extract", "a.txt", "--json")
    assert any("мост открыли" in s["text"] for s in json.loads(out)["statements"])


def test_hostile_text_never_reaches_the_terminal_raw(tmp_path: Path, capsys: Captured) -> None:
    text = ONE + "\nMayor Orest Lan said that \x1b]0;own\x07 the [/b] \u202egate\u202c was open.\n"
    (tmp_path / "a.txt").write_text(text)
    for words in (
        ("extract", "a.txt"),
        ("extract", "a.txt", "--json"),
        ("compare", "a.txt"),
        ("report", "a.txt"),
    ):
        out, err = out_of(capsys, *words)
        assert not any(c in out + err for c in "\x1b\x07\u202e\u202c")


def test_new_add_and_versions(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.txt"
    page.write_text(ONE)
    out_of(capsys, "new", "harbour")
    first, _ = out_of(capsys, "add", "harbour", "page.txt", "--outlet", "Harbour Post")
    _, err = out_of(capsys, "add", "harbour", "page.txt", "--outlet", "Harbour Post")
    assert "in the case already" in err
    page.write_text(ONE.replace("only once", "twice"))
    second, err = out_of(capsys, "add", "harbour", "page.txt", "--outlet", "Harbour Post")
    assert "version 2" in err
    assert first != second
    table = json.loads(out_of(capsys, "compare", "harbour", "--json")[0])
    assert len(table["documents"]) == 1, "the newest version is compared"
    assert "twice" in json.dumps(table["statements"])
    assert datetime.fromisoformat(table["documents"][0]["published_at"]).year == 2031


@pytest.mark.parametrize("name", ["", " "])
def test_a_case_needs_a_name(name: str, tmp_path: Path, capsys: Captured) -> None:
    out, err = out_of(capsys, "new", name, code=2)
    assert out == "" and "not a name for a case" in err
    assert not list(tmp_path.rglob("case.toml"))


def test_added_text_without_an_outlet_can_be_read_again(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "bare.txt").write_text("Mayor Orest Lan said that the bridge was closed.\n", encoding="utf-8")
    out_of(capsys, "new", "bridge")
    out_of(capsys, "add", "bridge", "bare.txt")
    text, _ = out_of(capsys, "compare", "bridge", "--json")
    made = json.loads(text)
    assert [d["outlet"] for d in made["documents"]] == [None]
    assert len(made["statements"]) == 1
    out_of(capsys, "sources", "check")


def test_bundled_cases_are_not_written_to(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "page.txt").write_text(ONE)
    _, err = out_of(capsys, "add", "moskva", "page.txt", code=2)
    assert "bundled" in err


def test_report_to_a_file(tmp_path: Path, capsys: Captured) -> None:
    out, _ = out_of(capsys, "report", "moskva", "--format", "md", "--output", "r.md")
    assert out == ""
    assert (tmp_path / "r.md").read_text("utf-8") == out_of(capsys, "report", "moskva")[0]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(form: str, capsys: Captured) -> None:
    out, err = out_of(capsys, "report", "moskva", "--format", form)
    assert out and not err
    with pytest.raises(SystemExit) as stop:
        main(["report", "moskva", "--format", "docx"])
    assert stop.value.code == 2


def test_the_formats_of_the_command_are_those_of_the_writers() -> None:
    from credtui.reports import writers

    assert writers.FORMATS == FORMATS
    assert {*writers.WRITERS, "json"} == set(FORMATS)


def test_sources_commands(capsys: Captured) -> None:
    assert "no problems" in out_of(capsys, "sources", "check")[1]
    assert (
        json.loads(out_of(capsys, "sources", "show", "peskov", "--json")[0])["sources"][0]["id"] == "peskov"
    )
    _, err = out_of(capsys, "sources", "show", "peskow", code=2)
    assert "did you mean 'peskov'" in err


def test_help_names_every_command(capsys: Captured) -> None:
    from credtui.cli import COMMANDS

    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_name_commands_and_cases(shell: str, capsys: Captured) -> None:
    out, _ = out_of(capsys, "completions", shell)
    assert "compare" in out
    names, _ = out_of(capsys, "completions", "cases")
    assert "musk-putin" in names.split()
