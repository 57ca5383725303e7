"""The tables of English words, looked up line by line, say what the package that ships them says."""

import gzip

import lemminflect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui.text import english
from credtui.text.english import Table

POS = ("NOUN", "VERB", "ADJ", "ADV", "AUX")


def words(name: str) -> list[str]:
    data = gzip.decompress(english._resource(name).read_bytes()).decode()
    return [line.partition(",")[0] for line in data.splitlines()]


@pytest.mark.parametrize("name", ["lemma_lu.csv.gz", "infl_lu.csv.gz"])
def test_the_lines_stand_in_order(name: str) -> None:
    found = [w.encode() for w in words(name)]
    assert found == sorted(found)


def test_every_word_is_read_as_the_package_reads_it() -> None:
    listed = sorted(
        {w.lower() for w in words("lemma_lu.csv.gz")} | set(english._overrides("lemma_overrides.csv"))
    )
    for word in [*listed[::7], *english._overrides("lemma_overrides.csv"), "", "zzz", "'", "café"]:
        assert list(english.lemmas(word).items()) == list(lemminflect.getAllLemmas(word).items()), word


def test_every_form_is_read_as_the_package_reads_it() -> None:
    listed = sorted({w.lower() for w in words("infl_lu.csv.gz")})
    for lemma in [*listed[::9], *english._IRREGULAR, *english._overrides("infl_overrides.csv"), "", "zzz"]:
        for pos in POS:
            expected = lemminflect.getAllInflections(lemma, upos=pos)
            assert list(english.inflections(lemma, pos).items()) == list(expected.items()), (lemma, pos)


WORD = st.text(
    st.characters(exclude_characters=",\n\r", exclude_categories=("Cs", "Zl", "Zp", "Zs", "Cc")), min_size=1
)


@given(st.lists(st.tuples(WORD, WORD), max_size=30), WORD)
def test_a_table_finds_the_lines_of_a_word_and_no_others(rows: list[tuple[str, str]], other: str) -> None:
    rows.sort(key=lambda row: row[0].encode())
    table = Table("\n".join(map(",".join, rows)).encode())
    for word in {other, *(w for w, _ in rows)}:
        assert table.rows(word) == [[w, x] for w, x in rows if w == word]
