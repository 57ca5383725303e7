"""An entry is trusted only if it is exactly what was written, by this user, under this name."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from credtui.cache import Cache, cache_folder, clear
from credtui.cache.entries import MAGIC
from credtui.cache.folder import trim

KEY = "k" * 64


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Cache([tmp_path / "case"])


def entry(cache: Cache) -> Path:
    (found,) = cache.folder.iterdir()
    return found


def test_an_entry_comes_back(cache: Cache) -> None:
    cache.write("comparison", KEY, ["слово", "\ud800", 1.5, None])
    assert cache.read("comparison", KEY) == ["слово", "\ud800", 1.5, None]
    assert cache.read("comparison", "other") is None


def signed(body: bytes) -> bytes:
    return MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: b"",
        lambda d: d[:-1],
        lambda d: d[:70],
        lambda d: d.replace(b"value", b"VALUE"),
        lambda d: b"\0" + d,
        lambda d: signed(b"[" * 100_000),
        lambda d: signed(b'["other","value"]'),
        lambda d: signed(b'{"a":1}'),
        lambda d: signed(b"\xff\xfe"),
        lambda d: signed(b'["' + KEY.encode() + b'",' + b"9" * 9999 + b"]"),
        lambda d: b"cos\nsystem\n(S'echo'\ntR.",
    ],
)
def test_a_spoilt_entry_is_no_entry(spoil: Any, cache: Cache) -> None:
    cache.write("comparison", KEY, "value")
    file = entry(cache)
    file.write_bytes(spoil(file.read_bytes()))
    assert cache.read("comparison", KEY) is None
    cache.write("comparison", KEY, "again")
    assert cache.read("comparison", KEY) == "again"


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
def test_links_folders_and_files_open_to_others_are_no_entries(cache: Cache, tmp_path: Path) -> None:
    cache.write("comparison", KEY, "value")
    file = entry(cache)
    assert file.stat().st_mode & 0o777 == 0o600
    assert cache_folder().stat().st_mode & 0o777 == 0o700
    file.chmod(0o666)
    assert cache.read("comparison", KEY) is None
    file.chmod(0o600)
    assert cache.read("comparison", KEY) == "value"
    moved = tmp_path / "elsewhere"
    file.rename(moved)
    file.symlink_to(moved)
    assert cache.read("comparison", KEY) is None
    file.unlink()
    file.mkdir()
    assert cache.read("comparison", KEY) is None
    cache.write("comparison", KEY, "value")  # cannot be written: no error


@pytest.mark.parametrize("where", ["file", "file/inside", "\0"])
def test_a_cache_that_cannot_be_is_no_error(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    if "\0" in where:
        monkeypatch.setattr("credtui.cache.folder.cache_folder", lambda: tmp_path / where)
        monkeypatch.setattr("credtui.cache.entries.cache_folder", lambda: tmp_path / where)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / where.strip("\0")))
    cache = Cache([tmp_path])
    cache.write("comparison", KEY, "value")
    assert cache.read("comparison", KEY) is None


def test_only_the_newest_comparisons_of_a_target_are_kept(cache: Cache) -> None:
    for number in range(9):
        cache.write("comparison", str(number), number)
        os.utime(cache.folder / f"comparison-{number}.json", (number, number))
    assert [cache.read("comparison", str(n)) for n in range(9)] == [None] * 5 + [5, 6, 7, 8]


def test_forgetting_takes_everything_about_a_home_and_nothing_else(cache: Cache, tmp_path: Path) -> None:
    both = Cache([tmp_path / "case", tmp_path / "b"])
    other = Cache([tmp_path / "b"])
    for one in (cache, both, other):
        one.write("statements", KEY, "value")
    cache.forget()
    assert [one.read("statements", KEY) for one in (cache, both, other)] == [None, None, "value"]


def test_names_of_cases_cannot_be_read_in_the_cache(cache: Cache, tmp_path: Path) -> None:
    secret = Cache([tmp_path / "Orest-Lan"])
    secret.write("statements", KEY, "value")
    everything = [str(p) for p in cache_folder().rglob("*")]
    assert not any("Orest" in p.removeprefix(str(cache_folder())) for p in everything)


def test_clearing_tells_what_went_and_leaves_a_foreign_place_alone(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write("statements", KEY, json.dumps("value"))
    assert clear().entries == 1
    assert not cache_folder().exists()
    assert clear().entries == 0
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_text("keep")
    cache_folder().parent.mkdir(exist_ok=True)
    cache_folder().symlink_to(tmp_path / "precious")
    with pytest.raises(NotADirectoryError):
        clear()
    cache.write("statements", KEY, "value")
    assert [p.name for p in (tmp_path / "precious").iterdir()] == ["file"]


def test_what_was_longest_unused_goes_first(cache: Cache) -> None:
    for number in range(4):
        cache.write("statements", str(number), "x" * 1000)
        os.utime(cache.folder / f"statements-{number}.json", (number, number))
    trim(cache_folder(), 2500)
    assert [cache.read("statements", str(n)) is not None for n in range(4)] == [False, False, True, True]
