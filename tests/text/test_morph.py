"""Dictionary forms that the dictionaries themselves do not give."""

from __future__ import annotations

from functools import cache
from typing import Any

import pymorphy3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.text.morph import readings

CASES = {"nomn": "Nom", "gent": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "acc2": "Acc",
         "ablt": "Ins", "loct": "Loc", "loc2": "Loc", "voct": "Voc", None: None}  # fmt: skip
WORDS = (
    "мер", "мости", "ёлка", "елка", "гавань", "п'ять", "пів'ящика", "наймостовіший", "хтось-то", "о", "с",
    "зроблено", "сделано", "стали", "три", "замок", "ґанок", "ганок", "кажучи", "сказавши", "мостопорт",
    "супермер", "22", "ivy", "-", "мост-переправа", "рф", "і", "їхати", "её", "негоже",
)  # fmt: skip


@cache
def _library(lang: str) -> Any:
    return pymorphy3.MorphAnalyzer(lang=lang)


def _agrees(word: str, lang: str) -> None:
    expected = list(_library(lang).parse(word))
    got = readings(word, lang)
    assert [(r.weight, r.known) for r in got] == [(p.score, p.is_known) for p in expected]
    assert [r.case for r in got] == [CASES[p.tag.case and str(p.tag.case)] for p in expected]
    for mine, theirs in zip(got, expected, strict=True):
        converb = str(theirs.tag.POS) == "GRND" and theirs.normal_form == word
        assert converb or mine.lemma == theirs.normal_form
        assert ("impr" in theirs.tag.grammemes) == (mine.mood == "Imp")


@pytest.mark.parametrize("lang", ["uk", "ru"])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_reads_as_pymorphy3_reads_it(lang: str, word: str) -> None:
    _agrees(word, lang)


@settings(max_examples=200, deadline=None)
@given(st.text("абвгґдежзиіїйклмнопрстуфхцчшщьєюяё'-", min_size=1, max_size=9), st.sampled_from(["uk", "ru"]))
def test_any_letters_read_as_pymorphy3_reads_them(word: str, lang: str) -> None:
    _agrees(word, lang)


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [
        ("додавши", "додати"), ("кажучи", "казати"), ("посилаючись", "посилатися"),
        ("погодившись", "погодитися"), ("допомігши", "допомогти"), ("стверджуючи", "стверджувати"),
    ],
)  # fmt: skip
def test_a_ukrainian_converb_is_a_form_of_its_verb(word: str, infinitive: str) -> None:
    (one,) = readings(word, "uk")
    assert (one.lemma, one.verb_form) == (infinitive, "Conv")
