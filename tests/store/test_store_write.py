import os
import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from credtui.store import document_id, new_case, newest_versions, save_document, text_version
from credtui.store.files import write_atomic
from credtui.tomlio.problem import BadInput
from tests.reports.sample import document


def test_a_crash_during_a_save_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomic(file, b"new and longer")
    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.toml"]


def test_without_replace_an_existing_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "a"
    write_atomic(file, b"one", replace=False)
    with pytest.raises(FileExistsError):
        write_atomic(file, b"two", replace=False)
    assert file.read_bytes() == b"one"


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    there, link = tmp_path / "there" / "a", tmp_path / "link"
    there.parent.mkdir()
    there.write_bytes(b"old")
    link.symlink_to(there)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert there.read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomic(pipe, b"text")
        assert os.read(reader, 100) == b"text"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_new_case_in_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = new_case("harbour", 'Who met whom "then"')
    assert folder == tmp_path / "credtui" / "sources" / "cases" / "harbour"
    assert tomllib.loads((folder / "case.toml").read_text("utf-8"))["title"] == 'Who met whom "then"'
    with pytest.raises(BadInput, match="exists already"):
        new_case("harbour")
    with pytest.raises(BadInput, match="not a name"):
        new_case("Harbour Case!")


def test_a_changed_page_is_a_new_version_and_the_same_one_is_not_written(tmp_path: Path) -> None:
    page = document("lantern", "First text.", url="https://lantern.example/1")
    page = replace(page, version=text_version(page.text))
    first = save_document(tmp_path, page)
    assert (first.version, first.new) == (1, True)
    known = [replace(page, path=str(first.path))]
    assert save_document(tmp_path, page, known).new is False
    changed = replace(page, text="Second text.", version=text_version("Second text."))
    second = save_document(tmp_path, changed, known)
    assert (second.version, second.new) == (2, True)
    assert first.path.read_text("utf-8").endswith("+++\nFirst text.")
    assert second.path != first.path


def test_front_matter_keeps_what_is_known_and_the_text_byte_for_byte(tmp_path: Path) -> None:
    text = "# Title\n\n  odd   spacing\t\n+++\nnot a fence\n"
    page = document("lantern", text, title="Title", captured_at=datetime(2024, 5, 3, 10, 0))
    added = save_document(tmp_path, page)
    _, front, rest = added.path.read_text("utf-8").split("+++\n", 2)
    assert rest == text
    table = tomllib.loads(front)
    assert str(table["published_at"]) == "2024-05-02"
    assert table["text_kind"] == "original"


def test_ids_do_not_depend_on_the_folder() -> None:
    assert document_id("wire", None, "/a/x.md") == document_id("wire", None, "b/x.md")
    assert document_id("wire", "https://a.example/1", "x") != document_id("wire", "https://a.example/2", "x")
    assert document_id("Вістник", None, "x.md").startswith("вістник-")


def test_the_tenth_version_is_newer_than_the_ninth(tmp_path: Path) -> None:
    page = document("lantern", "Text 0.", url="https://lantern.example/1", captured_at=datetime(2031, 5, 2))
    known = []
    for number in range(12):
        text = f"Text {number % 11}."
        added = save_document(tmp_path, replace(page, text=text, version=text_version(text)), known)
        assert (added.version, added.new) == (number + 1, True)
        known.append(replace(page, text=text, version=text_version(text), path=str(added.path)))
    assert newest_versions(known)[0][0].text == "Text 0.", "a text that came back is the newest"
