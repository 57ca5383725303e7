"""The dictionaries walked in one loop give what pymorphy3 gives."""

from __future__ import annotations

from functools import cache
from typing import Any

import pymorphy3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.text.walk import hasten

WORDS = (
    "мер", "мости", "є", "ёлка", "елка", "гавань", "п'ять", "пів'ящика", "наймостовіший", "хтось-то",
    "перемостивши", "заллями", "щупальцеподібнєйший", "супермер", "22", "ivy", "о", "", "-", "мост-переправа",
    "стали", "три", "замок",
)  # fmt: skip


@cache
def _analysers(lang: str) -> tuple[Any, Any]:
    """One as the library makes it, one hastened."""
    plain, fast = pymorphy3.MorphAnalyzer(lang=lang), pymorphy3.MorphAnalyzer(lang=lang)
    hasten(fast)
    return plain, fast


def _read(analyser: Any, word: str) -> list[tuple[object, ...]]:
    return [(p.word, str(p.tag), p.normal_form, p.score, p.is_known) for p in analyser.parse(word)]


@pytest.mark.parametrize("lang", ["uk", "ru"])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_reads_the_same(lang: str, word: str) -> None:
    plain, fast = _analysers(lang)
    expected = _read(plain, word)
    assert _read(fast, word) == expected
    assert _read(fast, word) == expected  # from what was remembered


@settings(max_examples=150, deadline=None)
@given(st.text("абвгдежзиіїйклмнопрстуфхцчшщьєюяё'-", max_size=12), st.sampled_from(["uk", "ru"]))
def test_any_letters_read_the_same(word: str, lang: str) -> None:
    plain, fast = _analysers(lang)
    assert _read(fast, word) == _read(plain, word)


def test_another_automaton_is_left_as_it_is() -> None:
    class Table:
        dct = object()

    class Dictionary:
        words = Table()
        prediction_suffixes_dawgs = (Table(),)

    class Analyser:
        dictionary = Dictionary()
        prob_estimator = None

    kept = Analyser.dictionary.words.dct
    hasten(Analyser())
    assert Analyser.dictionary.words.dct is kept
