"""Files as they come: each trouble is a sentence with its place, exit 2, and all else is still used."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from credtui.bundled import sources_dir
from credtui.cli import main

Captured = pytest.CaptureFixture[str]
GOOD = """Harbour opened, mayor says
12 May 2031, Harbour Post

Mayor Orest Lan said that the bridge was closed only once.
"""
UKRAINIAN = """Міст відкрили
12 травня 2031, Степовий вісник

Мер Орест Лан заявив, що міст відкрили в середу. Її ґанок цілий, каже інженерка Віра Ткач.
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def run(capsys: Captured, *words: str, code: int) -> tuple[str, str]:
    assert main(list(words)) == code, capsys.readouterr().err
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return out, err


def folder(_: str) -> str:
    Path("empty").mkdir()
    return "empty"


def loop(_: str) -> str:
    Path("round").mkdir()
    Path("round/again").symlink_to("../round")
    return "round"


def self_link(_: str) -> str:
    Path("me").symlink_to("me")
    return "me"


def binary(_: str) -> str:
    Path("b.txt").write_bytes(bytes(range(256)) * 20)
    return "b.txt"


def picture(_: str) -> str:
    Path("p.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return "p.txt"


def huge(_: str) -> str:
    with Path("huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    return "huge.txt"


def pipe(_: str) -> str:
    os.mkfifo("pipe.txt")
    return "pipe.txt"


def device(_: str) -> str:
    return next((p for p in (os.devnull, "/dev/zero") if Path(p).is_char_device()), os.devnull)


def navigation(_: str) -> str:
    links = "".join(f"<li><a href='/{i}'>Section number {i}</a></li>" for i in range(60))
    Path("nav.html").write_text(f"<html><body><nav><ul>{links}</ul></nav></body></html>")
    return "nav.html"


def empty_file(_: str) -> str:
    Path("nothing.txt").write_text(" \n\t\n")
    return "nothing.txt"


def broken_mark(_: str) -> str:
    Path("half.txt").write_bytes(b"\xff\xfe" + "Міст".encode("utf-16-le") + b"\x00")
    return "half.txt"


BAD = {
    "empty folder": (folder, "no article in this folder"),
    "folder in itself": (loop, "no article in this folder"),
    "link to itself": (self_link, "no such file, folder or case"),
    "binary": (binary, "binary data, not text"),
    "picture": (picture, "a picture, not a text"),
    "50 MB": (huge, "50 MB; texts up to"),
    "pipe": (pipe, "a pipe or a device, not a file"),
    "device": (device, "a pipe or a device, not a file"),
    "navigation": (navigation, "no article, only"),
    "no text": (empty_file, "there is no text in it"),
    "half a character": (broken_mark, "UTF-16"),
    "nothing there": (lambda _: "absent.txt", "no such file, folder or case"),
    "no word": (lambda _: "", "an empty word names nothing"),
    "name too long": (lambda _: "x" * 5000, "cannot be looked at"),
    "line break": (lambda _: "a\nb", "a<U+000A>b: no such file"),
}


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", ["extract", "compare"])
def test_what_is_no_article_is_a_sentence(command: str, kind: str, capsys: Captured) -> None:
    make, sentence = BAD[kind]
    begun = time.monotonic()
    out, err = run(capsys, command, make(""), code=2)
    assert sentence in err and out == ""
    assert time.monotonic() - begun < 60, "never a hang"


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
@pytest.mark.parametrize("kind", ["binary", "50 MB", "navigation", "no text", "half a character"])
def test_beside_a_good_article_it_is_told_and_left_as_it_is(kind: str, capsys: Captured) -> None:
    name = BAD[kind][0]("")
    Path("good.txt").write_text(GOOD)
    before = Path(name).stat()
    out, err = run(capsys, "compare", ".", "--json", code=2)
    assert BAD[kind][1] in err
    assert [d["path"] for d in json.loads(out)["documents"]] == ["good.txt"]
    assert Path(name).stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_cannot_be_read_is_told(capsys: Captured) -> None:
    Path("good.txt").write_text(GOOD)
    Path("shut.txt").write_text(GOOD)
    Path("shut.txt").chmod(0)
    out, err = run(capsys, "compare", ".", "--json", code=2)
    assert "shut.txt: cannot be read" in err
    assert len(json.loads(out)["documents"]) == 1
    Path("closed").mkdir(mode=0)
    assert "cannot be" in run(capsys, "compare", "closed", code=2)[1]
    Path("closed").chmod(0o700)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "utf-16", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read_and_said(encoding: str, capsys: Captured) -> None:
    Path("a.txt").write_bytes(UKRAINIAN.encode(encoding))
    out, err = run(capsys, "extract", "a.txt", "--json", code=0)
    table = json.loads(out)
    assert table["documents"][0]["lang"] == "uk"
    assert any("міст відкрили в середу" in s["text"] for s in table["statements"])
    assert (encoding in err) == (encoding in ("cp1251", "koi8-u", "utf-16-be"))


def test_an_article_without_statements_is_a_sentence(capsys: Captured) -> None:
    Path("dry.txt").write_text("Weather\n12 May 2031, Harbour Post\n\nRain fell all day.\n")
    assert "no attributed statements found" in run(capsys, "compare", "dry.txt", code=0)[1]
    assert "no attributed statements found" in run(capsys, "extract", "dry.txt", code=0)[1]


@pytest.mark.skipif(os.name != "posix", reason="such names are not possible elsewhere")
def test_a_name_of_two_lines_stays_on_one(capsys: Captured) -> None:
    Path("a\nb.txt").write_text("Mayor Orest Lan said that the bridge was closed.\n")
    out, err = run(capsys, "extract", "a\nb.txt", code=0)
    assert all(line.startswith("a b.txt: ") for line in err.splitlines())
    assert "a b.txt:" in out


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder for ``--sources`` with one good file of the registry."""
    made = tmp_path / "mine"
    (made / "registry").mkdir(parents=True)
    (made / "registry" / "good.toml").write_text(
        '[source.lan]\nkind = "official"\nnames = { en = ["Orest Lan"] }\n', encoding="utf-8"
    )
    return made


BROKEN = '[source.x]\nkind = "oficial"\nnames = { en = ["X"] }\n[source.y]\nkinde = "person"\n'


def test_a_broken_registry_file_leaves_the_others_loaded(mine: Path, capsys: Captured) -> None:
    bad = mine / "registry" / "bad.toml"
    bad.write_text(BROKEN)
    Path("good.txt").write_text(GOOD)
    out, err = run(capsys, "extract", "good.txt", "--json", "--sources", str(mine), code=2)
    assert "lan" in [s["speaker_id"] for s in json.loads(out)["statements"]]
    for needed in ("bad.toml:2:8", "did you mean 'official'", "bad.toml:5:1", "did you mean 'kind'"):
        assert needed in err
    assert bad.read_text() == BROKEN


@pytest.mark.parametrize(
    "words",
    [
        ["compare", "moskva", "--json"],
        ["report", "moskva"],
        ["explain", "musk-putin", "1"],
        ["sources", "list"],
        ["sources", "show", "lan"],
    ],
)
def test_every_command_works_on_and_tells(words: list[str], mine: Path, capsys: Captured) -> None:
    (mine / "registry" / "bad.toml").write_text("[source.x\n")
    out, err = run(capsys, *words, "--sources", str(mine), code=2)
    assert out
    assert "bad.toml:1:10" in err


def test_adding_works_on_and_tells(mine: Path, capsys: Captured) -> None:
    (mine / "registry" / "bad.toml").write_text("[source.x\n")
    Path("good.txt").write_text(GOOD)
    run(capsys, "new", "harbour", code=0)
    out, err = run(capsys, "add", "harbour", "good.txt", "--sources", str(mine), code=2)
    assert Path(out.strip()).is_file()
    assert "bad.toml:1:10" in err


def test_a_broken_lexicon_leaves_the_other_languages(tmp_path: Path, capsys: Captured) -> None:
    lexicon = tmp_path / "more" / "lexicon"
    lexicon.mkdir(parents=True)
    (lexicon / "de.toml").write_text(
        '[language]\ncode = "de"\nscript = "Lat"\n[meaning]\nnegator = ["nicht"]\n'
    )
    Path("good.txt").write_text(GOOD)
    out, err = run(capsys, "extract", "good.txt", "--json", "--rules", str(tmp_path / "more"), code=2)
    assert any("only once" in s["text"] for s in json.loads(out)["statements"])
    for needed in ("de.toml:1:2", "'name'", "did you mean 'Latn'", "did you mean 'negators'"):
        assert needed in err


def test_a_broken_case_keeps_its_documents_and_tells_everything(capsys: Captured) -> None:
    shutil.copytree(sources_dir() / "cases" / "moskva", "mine")
    case, first, second = Path("mine/case.toml"), *sorted(Path("mine/documents").glob("*.md"))[:2]
    case.write_text(case.read_text("utf-8").replace("title =", "titel ="), "utf-8")
    first.write_text(first.read_text("utf-8").replace("text_kind = ", "text_kin = "), "utf-8")
    second.write_text(second.read_text("utf-8").replace('"paraphrase"', '"paraphrased"'), "utf-8")
    before = {p: p.read_bytes() for p in (case, first, second)}
    out, err = run(capsys, "compare", "./mine", "--json", code=2)
    assert len(json.loads(out)["documents"]) == 3
    for needed in (
        "case.toml:4:1",
        "'title'",
        f"{first.name}:",
        "'text_kind'",
        f"{second.name}:",
        "'paraphrase'",
    ):
        assert needed in err, needed
    assert {p: p.read_bytes() for p in before} == before


def test_a_missing_folder_is_told(capsys: Captured) -> None:
    Path("file").write_text("x")
    for option, name in (("--rules", "absent"), ("--sources", "absent"), ("--sources", "file")):
        _, err = run(capsys, "compare", "moskva", option, name, code=2)
        assert f"{name}: no such folder ({option})" in err


def test_a_registry_that_is_no_folder_is_told(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "registry").write_text("x")
    out, err = run(capsys, "sources", "list", "--sources", str(tmp_path / "odd"), code=2)
    assert "registry: cannot be read" in err and "peskov" in out
