"""Segmentation: spans slice and cover; news abbreviations do not end sentences."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credtui.knowledge import load_knowledge
from credtui.text.sentences import paragraphs, sentences
from credtui.text.tokens import tokens

LEXICONS = load_knowledge().lexicons


def split(text: str, lang: str) -> list[str]:
    lexicon = LEXICONS.of(lang)
    assert lexicon is not None
    language = lexicon.language
    return [s.of(text) for s in sentences(text, None, language.abbreviations, language.closing_abbreviations)]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("uk", ["Збитки склали 2,5 млрд. грн.", "Про це сказав І. П. Гайворон."]),
        ("uk", ["На вул. Садовій стояв т.зв. табір.", "Його прибрали у 2019 р.", "Мешканці мовчать."]),
        ("uk", ["«Ми знали, ми чекали!» – сказала вона.", "Далі запала тиша."]),
        ("uk", ["«Ми знали!", "Ми чекали», – сказала вона."]),
        ("ru", ["В 2021 г. было 3.5 тыс. жалоб.", "Это т.е. много?", "Нет…", "Да."]),
        ("ru", ["— Мы всё видели.", "— Он помолчал."]),
        ("en", ["Mr. Quill of St. Orme met Dr. Vane at 5 p.m. on Jan. 3.", "They spoke."]),
        ("en", ["The U.S. Army paid $3.5 million.", "“Why?” asked J. R. Moss.", "Nobody knew."]),
    ],
)
def test_news_sentences(lang: str, parts: list[str]) -> None:
    assert split(" ".join(parts), lang) == parts


def test_no_sentence_crosses_a_line() -> None:
    assert split("Заголовок без крапки\nПерше речення. Друге.", "uk") == [
        "Заголовок без крапки",
        "Перше речення.",
        "Друге.",
    ]


TEXTS = st.text(alphabet=st.sampled_from(list("абвA Бc.!?…«»“”\"'—–-,:\n\t 19\u0301ʼ\u202e")), max_size=200)


@given(TEXTS)
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    spans = sentences(text, None, ("ст.", "a."), ("a.",))
    inside = set()
    for before, after in itertools.pairwise(spans):
        assert before.end <= after.start
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)
        assert span.of(text) == span.of(text).strip()
        inside.update(range(span.start, span.end))
    assert all(c.isspace() for i, c in enumerate(text) if i not in inside)


@given(TEXTS)
def test_paragraphs_and_tokens_slice_and_cover(text: str) -> None:
    found = "".join(p.of(text) for p in paragraphs(text))
    assert (
        found.split() == text.split() or not text.split() or "".join(found.split()) == "".join(text.split())
    )
    words = tokens(text)
    assert all(t.text == text[t.start : t.end] for t in words)
    covered = {i for t in words for i in range(t.start, t.end)}
    assert all(c.isspace() or c == "\u0301" for i, c in enumerate(text) if i not in covered)


def test_a_long_text_is_linear() -> None:
    assert len(sentences("Слово за словом. " * 20_000)) == 20_000
    assert len(sentences("." * 100_000)) == 1
    assert len(sentences('"«' * 50_000)) == 1
