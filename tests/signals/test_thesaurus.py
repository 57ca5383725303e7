"""The data file of a thesaurus: relations between words, kinds of things, places."""

from __future__ import annotations

import pytest

from credtui.bundled import rules_dir
from credtui.signals.thesaurus import Thesaurus, load_thesaurus

LINES = """\
# words of an invented language
=\tanimal\t1-3
=\tplace\t4-6
^\t1\t0 1 1 0 -4 -4
<\t6\t5
!\tblorp\tsnib
~\tkutsk\tkutskian
blorp\ta\t7
dolp\tn\t2
drem\tn\t3
fauna\tn\t1
kutsk\tn\t6
kutskian\ta\t8
lanka\tn\t5
snib\ta\t9
town\tn\t4
""".splitlines()


@pytest.fixture(scope="module")
def book() -> Thesaurus:
    return Thesaurus(LINES)


def test_words_and_their_kinds(book):
    assert book.knows("dolp")
    assert not book.knows("dol")
    assert (book.kind("dolp"), book.kind("kutsk"), book.kind("nobody")) == ("animal", "place", "")


def test_narrower_sisters_opposites(book):
    assert book.narrower("dolp", "fauna")
    assert not book.narrower("fauna", "dolp")
    assert book.sisters("dolp", "drem")
    assert book.opposites("blorp", "snib")
    assert book.opposites("snib", "blorp")


def test_a_place_is_single_lies_in_another_and_has_its_adjective(book):
    assert book.place("kutsk")
    assert not book.place("town")
    assert book.inside("kutsk", "lanka")
    assert not book.inside("lanka", "kutsk")
    assert book.country("kutskian") == "kutsk"
    assert book.named("kutsk")
    assert not book.named("town")


@pytest.mark.parametrize("lines", [[], ["#"], ["^\t1\t0"], ["a"], ["a\tn"], ["zz\tn\t999"], [""]])
def test_a_thin_file_answers_nothing(lines):
    thin = Thesaurus(lines)
    assert not thin.synonyms("a", "zz")
    assert not thin.colours("red", "black")
    assert thin.kind("zz") == ""
    assert not thin.narrower("zz", "a")


def test_the_shipped_file():
    shipped = load_thesaurus(rules_dir() / "lexicon" / "wordnet-en.tsv.gz")
    assert shipped.synonyms("sofa", "couch")
    assert shipped.country("spanish") == "spain"
    assert shipped.inside("paris", "france")
    assert shipped.kind("senator") == "person"
    assert shipped.colours("red", "green")


def test_no_file_is_an_empty_book(tmp_path):
    assert not load_thesaurus(tmp_path / "none.tsv.gz").knows("sofa")
