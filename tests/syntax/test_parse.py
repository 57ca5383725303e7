"""Clauses and roles of sentences in the three languages (invented people and places)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.knowledge import load_knowledge
from credtui.syntax import Clause, Parse, Phrase, parse
from credtui.syntax.nominal import nominal

KNOWLEDGE = load_knowledge()


def read(text: str, lang: str) -> Parse:
    lexicon = KNOWLEDGE.lexicons.of(lang)
    assert lexicon is not None
    return parse(text, lexicon)


def head(found: Parse, phrase: Phrase | None) -> str | None:
    return None if phrase is None else found.words[phrase.head].text


def clause(found: Parse, verb: str) -> Clause:
    """The clause whose predicate has this dictionary form."""
    return next(c for c in found.clauses if c.predicate and found.words[c.predicate.head].lemma == verb)


ROLES = [
    # text, language, verb, subject, object, doer
    ("Склад у Куцьку обстріляла ворожа артилерія.", "uk", "обстріляти", "артилерія", "Склад", None),
    ("Роман Сич телефонував Олені Ткач двічі.", "uk", "телефонувати", "Роман", None, None),
    ("Міст підірвано вночі.", "uk", "підірвати", None, "Міст", None),
    ("Ракета, яку випустив «Ластівка», впала в поле.", "uk", "впасти", "Ракета", None, None),
    ("Дамбу разрушили неизвестные.", "ru", "разрушить", "неизвестные", "Дамбу", None),
    ("Склад был уничтожен взрывом.", "ru", "уничтожить", "Склад", None, "взрывом"),
    ("Министр, который вернулся вчера, подписал указ.", "ru", "подписать", "Министр", "указ", None),
    ("The depot was hit by two missiles.", "en", "hit", "depot", None, "missiles"),
    ("Roman Sych told reporters he had met the mayor.", "en", "meet", "he", "mayor", None),
    ("The launcher that hit the depot came from Kutsk.", "en", "come", "launcher", None, None),
    ("The launcher that hit the depot came from Kutsk.", "en", "hit", "launcher", "depot", None),
    ("The mayor and the developer have met once.", "en", "meet", "mayor", None, None),
]


@pytest.mark.parametrize(("text", "lang", "verb", "subject", "object_", "doer"), ROLES)
def test_who_does_what(
    text: str, lang: str, verb: str, subject: str | None, object_: str | None, doer: str | None
) -> None:
    found = read(text, lang)
    told = clause(found, verb)
    got = (head(found, told.subject), head(found, told.object), head(found, told.doer))
    assert got == (subject, object_, doer)


@pytest.mark.parametrize(
    ("text", "lang", "says", "content"),
    [
        ("Мер заявив, що міст закрили вчора, а школу відкриють завтра.", "uk", "заявити", "закрити"),
        ("Мэр сказал, что мост закрыли.", "ru", "сказать", "закрыть"),
        ("The mayor said that the bridge had been closed.", "en", "say", "close"),
        ("The mayor said the bridge was closed.", "en", "say", "close"),
    ],
)
def test_what_is_said_hangs_on_the_verb_of_saying(text: str, lang: str, says: str, content: str) -> None:
    found = read(text, lang)
    inner = clause(found, content)
    assert inner.kind == "complement" and inner.parent == clause(found, says).number


@pytest.mark.parametrize(
    ("text", "lang", "verb", "times"),
    [
        ("Нападу не було.", "uk", "бути", 1),
        ("Мост не закрывали.", "ru", "закрывать", 1),
        ("The bridge was never closed.", "en", "close", 1),
        ("The bridge was closed.", "en", "close", 0),
    ],
)
def test_negators_belong_to_their_predicate(text: str, lang: str, verb: str, times: int) -> None:
    predicate = clause(read(text, lang), verb).predicate
    assert predicate is not None and predicate.negated == times


def test_a_number_word_is_no_actor() -> None:
    found = read("Загинули 40 тисяч шахтарів.", "uk")
    assert head(found, clause(found, "загинути").subject) == "шахтарів"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["uk", "ru", "en"]))
def test_any_text_has_a_parse_whose_words_slice_it(text: str, lang: str) -> None:
    found = read(text, lang)
    assert all(text[w.start : w.end] == w.text for w in found.words)
    for one in found.clauses:
        assert one.pieces and all(0 <= lo < hi <= len(found.words) for lo, hi in one.pieces)
        assert one.parent is None or 0 <= one.parent < len(found.clauses)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Хотя многие верят, что все, не знающее якоря, — достается тому, кто плывет.", "ru")],
)
def test_no_clause_hangs_on_what_hangs_on_it(text, lang):
    found = read(text, lang)
    for one in found.clauses:
        above, at = set(), one.parent
        while at is not None and at not in above:
            above.add(at)
            at = found.clauses[at].parent
        assert one.number not in above


class Counted(list[Phrase]):
    """Phrases that count how many of them are looked at."""

    seen = 0

    def __iter__(self) -> Iterator[Phrase]:
        for phrase in super().__iter__():
            self.seen += 1
            yield phrase

    def __reversed__(self) -> Iterator[Phrase]:
        for phrase in super().__reversed__():
            self.seen += 1
            yield phrase


def test_names_without_a_verb_are_not_looked_through_again_and_again() -> None:
    """A clause that grows by a name at a time asks about its last two, so time stays linear."""
    found = read("Іван Кравчук: так " * 60, "uk")
    longest = max(found.clauses, key=lambda c: len(c.phrases))
    assert len(longest.phrases) > 50
    longest.phrases = phrases = Counted(longest.phrases)
    nominal(found, longest)
    assert phrases.seen < 10
