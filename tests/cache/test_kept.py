"""Kept results through the commands: the same bytes as without, never stale, never of a secret case."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from credtui.bundled import rules_dir, sources_dir
from credtui.cache import cache_folder, keys
from credtui.cli import main
from credtui.opening import Asked, find, open_comparison, recall

Captured = pytest.CaptureFixture[str]
ONE = """Harbour opened, mayor says
12 May 2031, Harbour Post

Mayor Orest Lan said that the bridge was closed only once.
Engineer Vira Tkach said that the bridge was closed regularly.
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)


def out_of(capsys: Captured, *words: str, code: int = 0) -> str:
    assert main(list(words)) == code
    return capsys.readouterr().out


def kept(kind: str = "") -> list[Path]:
    root = cache_folder()
    return sorted(p for p in root.glob(f"*/{kind}*.json")) if root.exists() else []


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    (folder / "documents").mkdir(parents=True)
    (folder / "case.toml").write_text('format = 1\ntitle = "Harbour"\n')
    (folder / "documents" / "one.md").write_text(ONE)
    return folder


COMMANDS = [
    ["compare", "moskva", "--json"],
    ["compare", "moskva", "--json", "--all"],
    ["compare", "moskva", "--json", "--as-of", "2022-04-14"],
    ["compare", "moskva"],
    ["report", "moskva"],
    ["report", "moskva", "--as-of", "2022-04-15"],
    ["explain", "musk-putin", "1", "--json"],
    ["extract", "moskva", "--json"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_kept_and_not_kept_print_the_same(words: list[str], capsys: Captured) -> None:
    plain = out_of(capsys, *words, "--no-cache")
    assert not kept()
    assert out_of(capsys, *words) == plain, "made and kept"
    assert kept()
    assert out_of(capsys, *words) == plain, "looked up"


def test_the_second_run_reads_no_lexicon_and_extracts_nothing(
    case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = out_of(capsys, "compare", "harbour", "--json")

    def never(*_: object) -> None:
        raise AssertionError("the long way was taken")

    monkeypatch.setattr("credtui.opening.load_usable", never)
    assert out_of(capsys, "compare", "harbour", "--json") == first


def change_text(case: Path) -> None:
    (case / "documents" / "one.md").write_text(ONE.replace("only once", "twice"))


def add_document(case: Path) -> None:
    (case / "documents" / "two.md").write_text(ONE.replace("Lan", "Bondar"))


def change_case(case: Path) -> None:
    (case / "case.toml").write_text('format = 1\ntitle = "Quay"\n')


def add_rules(case: Path) -> None:
    folder = case.parent / "config" / "credtui" / "rules"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("format = 1\n[scoring]\noffset = 60\n")


def add_source(case: Path) -> None:
    folder = case.parent / "data" / "credtui" / "sources" / "registry"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        '[source.lan]\nkind = "official"\nnames = { en = ["Orest Lan"] }\n', encoding="utf-8"
    )


@pytest.mark.parametrize("change", [change_text, add_document, change_case, add_rules, add_source])
def test_nothing_stale_is_shown(change: Callable[[Path], None], case: Path, capsys: Captured) -> None:
    before = out_of(capsys, "report", "harbour", "--format", "json")
    change(case)
    after = out_of(capsys, "report", "harbour", "--format", "json")
    assert after == out_of(capsys, "report", "harbour", "--format", "json", "--no-cache")
    assert after != before or change is change_case
    assert ("Quay" in out_of(capsys, "report", "harbour")) == (change is change_case)


def test_another_program_looks_nothing_up(
    case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    out_of(capsys, "compare", "harbour")
    before = kept()
    monkeypatch.setattr(keys, "program", lambda: "another")
    monkeypatch.setattr("credtui.cache.statements.program", lambda: "another")
    out_of(capsys, "compare", "harbour")
    assert len(kept()) == 2 * len(before)


def test_the_program_is_its_source_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "credtui"
    (root / "cache").mkdir(parents=True)
    monkeypatch.setattr(keys, "__file__", str(root / "cache" / "keys.py"))
    seen = []
    for text in ("a = 1", "a = 2", "a = 1"):
        (root / "stage.py").write_text(text)
        os.utime(root / "stage.py", (1, 1))
        seen.append(keys.program.__wrapped__())
    assert seen[0] == seen[2] != seen[1]


def spoilt(change: Callable[[Any], None]) -> None:
    """Change the value of the kept comparison and sign it again, as somebody hostile would."""
    import hashlib

    from credtui.cache.entries import MAGIC

    (file,) = kept("comparison")
    value = json.loads(file.read_bytes().partition(b"\n")[2])
    change(value[1])
    body = json.dumps(value).encode()
    file.write_bytes(MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def in_text(value: Any, old: str, new: str) -> None:
    if isinstance(value, list):
        for i, inner in enumerate(value):
            if isinstance(inner, str):
                value[i] = inner.replace(old, new)
            else:
                in_text(inner, old, new)


@pytest.mark.parametrize(
    "change",
    [
        lambda v: in_text(v[0][1][4], "only once", "never was"),
        lambda v: v.__setitem__(1, ["Mayor Orest Lan said nothing at all."]),
        lambda v: v.__setitem__(1, [-1]),
        lambda v: v.__setitem__(1, []),
        lambda v: v.__setitem__(0, None),
        lambda v: v[0][1][5][0].__setitem__(8, 999),
        lambda v: v[0][1][5][0].__setitem__(1, "nobody"),
        lambda v: v[0][1][5][0].__setitem__(3, 99),
        lambda v: v[0][1][4].clear(),
    ],
)
def test_words_that_the_texts_do_not_hold_are_never_shown(
    change: Callable[[Any], None], case: Path, capsys: Captured
) -> None:
    honest = out_of(capsys, "compare", "harbour", "--json")
    assert json.loads(honest)["conflicts"]
    spoilt(change)
    assert out_of(capsys, "compare", "harbour", "--json") == honest


def test_of_a_confidential_case_nothing_is_kept(case: Path, capsys: Captured) -> None:
    (case / "case.toml").write_text('format = 1\ntitle = "Harbour"\nconfidential = true\n')
    for words in (["compare", "harbour"], ["extract", "harbour"], ["explain", "harbour", "1"]):
        out_of(capsys, *words)
    out_of(capsys, "compare", "harbour/documents/one.md")
    out_of(capsys, "compare", "harbour/documents")
    assert not kept()


def test_a_case_that_becomes_confidential_leaves_nothing(case: Path, capsys: Captured) -> None:
    other = case.parent / "quay"
    shutil.copytree(case, other)
    for words in (["compare", "harbour"], ["compare", "harbour", "quay"], ["extract", "harbour/documents"]):
        out_of(capsys, *words)
    out_of(capsys, "compare", "quay")
    alone = {p for p in kept() if "-" not in p.parent.name}
    (case / "case.toml").write_text('format = 1\ntitle = "Harbour"\nconfidential = true\n')
    out_of(capsys, "compare", "harbour")
    assert kept() and set(kept()) < alone, "what is left is about the other case alone"


def test_a_mark_that_cannot_be_read_counts_as_confidential(case: Path, capsys: Captured) -> None:
    (case / "case.toml").write_text('format = 1\ntitle = "Harbour"\nconfidential = \n')
    out_of(capsys, "compare", "harbour", code=2)
    assert not kept()


def test_what_is_kept_holds_what_was_found_and_not_the_text(case: Path, capsys: Captured) -> None:
    (case / "documents" / "one.md").write_text(ONE + "\nRain fell on the quay all day.\n")
    out_of(capsys, "compare", "harbour")
    held = "".join(p.read_text("utf-8") for p in kept())
    assert "closed only once" in held
    assert "Rain fell" not in held


def test_a_text_in_another_encoding_is_kept_too(case: Path, capsys: Captured) -> None:
    text = "Мост\n12 мая 2031, «Степной вестник»\n\nМэр Орест Лан заявил, что мост открыли в среду.\n"
    for name, encoding in (("a.txt", "cp1251"), ("b.txt", "utf-16")):
        (case.parent / name).write_bytes(text.encode(encoding))
    words = ["compare", "a.txt", "b.txt", "--json", "--all"]
    plain = out_of(capsys, *words, "--no-cache")
    assert out_of(capsys, *words) == out_of(capsys, *words) == plain


def test_a_broken_file_is_told_every_time(case: Path, capsys: Captured) -> None:
    (case / "documents" / "bad.md").write_text("+++\noutlet = \n+++\ntext")
    for _ in range(2):
        assert main(["compare", "harbour"]) == 2
        assert "bad.md:2:10" in capsys.readouterr().err


def test_a_suppression_that_ends_ends(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime

    folder = case.parent / "more"
    folder.mkdir()
    today = datetime.date.today()
    (folder / "mine.toml").write_text(
        'format = 1\n[[suppress]]\nrule = "regular-against-single"\ncontains = "bridge"\n'
        f'reason = "a try"\nuntil = "{today}"\n'
    )
    asked = Asked((str(case),), (rules_dir(), folder), (sources_dir(),))
    made = open_comparison(asked)
    assert made.good_until == today
    assert recall(find(asked)) == made

    class Later(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return today + datetime.timedelta(days=1)

    monkeypatch.setattr("credtui.opening.date", Later)
    assert recall(find(asked)) is None


def test_a_document_alone_gives_what_it_gives_among_others() -> None:
    from credtui.knowledge import load_knowledge
    from credtui.pipeline import statements_of
    from credtui.store.targets import load_target

    knowledge = load_knowledge()
    documents = load_target(["moskva"], knowledge).documents
    alone = [s for d in documents for s in statements_of([d], knowledge)]
    assert tuple(alone) == statements_of(documents, knowledge)
    assert tuple(alone) == statements_of(documents[::-1], knowledge) or sorted(alone, key=repr) == sorted(
        statements_of(documents[::-1], knowledge), key=repr
    )


def test_the_cache_command_shows_and_clears(case: Path, capsys: Captured) -> None:
    out_of(capsys, "compare", "harbour")
    shown = json.loads(out_of(capsys, "cache", "show", "--json"))
    assert (shown["path"], shown["entries"]) == (str(cache_folder()), len(kept()))
    assert json.loads(out_of(capsys, "cache", "clear", "--json")) == shown
    assert not cache_folder().exists()
