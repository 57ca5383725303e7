"""The registry grows from use: who is named often is offered, whoever is not named never is."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.cli import main
from credtui.model import Speaker, Statement
from credtui.registry.schema import RegistryFile
from credtui.registry.suggest import Suggestion, snippet, suggest
from credtui.tomlio.load import check_model
from tests.conflicts.build import statement
from tests.corrections.build import KNOWLEDGE, document

Captured = pytest.CaptureFixture[str]


def said(name: str, doc: int, kind: str = "unknown", lang: str = "en", words: str = "") -> Statement:
    made = statement(f"s{doc}{name}", "it is so", speaker=name, document=f"d{doc}", lang=lang)
    return replace(made, speaker=Speaker(name, None, kind, words or name))  # type: ignore[arg-type]


def offered(*statements: Statement, least: int = 3) -> tuple[Suggestion, ...]:
    documents = [replace(document(), id=f"d{i}", path=f"documents/{i}.md") for i in range(12)]
    return suggest(statements, documents, KNOWLEDGE.registry, KNOWLEDGE.lexicons, least)


def test_a_name_of_three_documents_is_offered_with_its_forms_in_every_script() -> None:
    (one,) = offered(
        said("Ostap Vartovenko", 1, words="Mayor Ostap Vartovenko"), said("Ostap Vartovenko", 2),
        said("Остап Вартовенко", 3, "person", "uk", "мер Остап Вартовенко"), said("Vartovenko", 4),
        said("Vira Tkachenko", 1), said("Vira Tkachenko", 2),
    )  # fmt: skip
    assert one.id == "ostap-vartovenko"
    assert one.names == {"en": ("Ostap Vartovenko",), "uk": ("Остап Вартовенко",)}
    assert [d.id for d in one.documents] == ["d1", "d2", "d3", "d4"]
    assert set(one.called) == {"Mayor", "мер"}


def test_two_of_one_surname_stay_two_and_the_surname_alone_is_neither_s() -> None:
    rows = [said(n, d) for d in (1, 2, 3) for n in ("Ostap Vartovenko", "Mariia Vartovenko", "Vartovenko")]
    assert [s.id for s in offered(*rows)] == ["mariia-vartovenko", "ostap-vartovenko"]
    assert {s.statements for s in offered(*rows)} == {3}


def test_a_surname_alone_is_somebody_if_nobody_else_has_it() -> None:
    (one,) = offered(*(said("Vartovenko", d) for d in (1, 2, 3)))
    assert one.names == {"en": ("Vartovenko",)}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("two clerks at the town hall", "anonymous"), ("A Senior Official", "anonymous"), ("he", "unknown"),
        ("He", "unknown"), ("residents of the quay", "unknown"), ("source", "unknown"), ("", "unknown"),
        ("Name\nwith a line", "unknown"), ("Official", "unknown"),
    ],
)  # fmt: skip
def test_whoever_is_not_named_is_never_offered(name: str, kind: str) -> None:
    assert offered(*(said(name, d, kind) for d in range(6)), least=1) == ()


def test_whoever_is_known_is_not_offered() -> None:
    known = [
        replace(s, speaker=replace(s.speaker, id="peskov")) for s in (said("Peskov", d) for d in range(5))
    ]
    assert offered(*known) == ()


def test_five_mentions_in_one_document_are_one_document() -> None:
    assert offered(*(replace(said("Ostap Vartovenko", 1), id=str(i)) for i in range(5))) == ()


def test_an_institution_and_an_id_that_is_taken() -> None:
    rows = [said("Kremlin Harbour Board", d, "institution") for d in (1, 2, 3)]
    rows += [said("Peskov", d, lang="uk") for d in (1, 2, 3)]
    found = {s.kind: s.id for s in offered(*rows)}
    assert found == {"institution": "kremlin-harbour-board", "person": "peskov-2"}


_NAMES = st.text(min_size=1, max_size=30)


@settings(max_examples=120, deadline=None)
@given(
    _NAMES, st.dictionaries(st.sampled_from(["uk", "ru", "en"]), st.tuples(_NAMES, _NAMES), min_size=1),
    st.text(max_size=40),
)  # fmt: skip
def test_a_snippet_is_a_registry_entry_whatever_stands_in_it(
    called: str, names: dict[str, tuple[str, str]], path: str
) -> None:
    one = Suggestion(
        "some-id", "person", names, (called,), (replace(document(), path=path, outlet=called),), 3
    )
    made = check_model(snippet(one), RegistryFile, "x.toml")
    assert made.source["some-id"].names == names


PAGE = (
    "Bridge\n12 May 2031, {outlet}\n\n“The quay is open,” Ostap Vartovenko said.\n\n"
    "“It was shut,” a clerk said.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    for outlet in ("Harbour Post", "Evening Lantern", "Quay News"):
        (tmp_path / f"{outlet.split()[0]}.txt").write_text(PAGE.format(outlet=outlet), "utf-8")
    return tmp_path


def test_on_the_command_line(folder: Path, capsys: Captured) -> None:
    assert main(["sources", "suggest", "."]) == 0
    out, err = capsys.readouterr()
    assert tomllib.loads(out)["source"]["ostap-vartovenko"]["names"] == {"en": ["Ostap Vartovenko"]}
    assert "clerk" not in out
    assert "nothing was written" in err
    assert not (folder / "data").exists()
    assert main(["sources", "suggest", ".", "--min", "4"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "named in 4 documents or more" in err
    assert main(["sources", "suggest", ".", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["sources"]
    assert (row["id"], row["statements"], len(row["documents"])) == ("ostap-vartovenko", 3, 3)


def test_what_is_written_with_consent_is_known_the_next_time(folder: Path, capsys: Captured) -> None:
    assert main(["sources", "suggest", ".", "--write", "ostap-vartovenka"]) == 2
    assert "did you mean 'ostap-vartovenko'" in capsys.readouterr().err
    assert main(["sources", "suggest", ".", "--write", "ostap-vartovenko"]) == 0
    err = capsys.readouterr().err
    file = folder / "data" / "credtui" / "sources" / "registry" / "ostap-vartovenko.toml"
    assert str(file) in err
    assert main(["sources", "suggest", "."]) == 0
    assert capsys.readouterr().out == ""
    assert main(["extract", ".", "--json"]) == 0
    table = json.loads(capsys.readouterr().out)
    assert [s["speaker_id"] for s in table["statements"]].count("ostap-vartovenko") == 3
    before = file.read_bytes()
    from credtui.store.own import add_source
    from credtui.tomlio.problem import BadInput

    with pytest.raises(BadInput, match="nothing was written"):
        add_source("ostap-vartovenko", before.decode())
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "words", [["suggest"], ["list", "--min", "2"], ["show"], ["suggest", ".", "--min", "0"], ["check", "x"]]
)
def test_misuse_is_said(words: list[str], folder: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["sources", *words])
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err
