"""What words of closed classes make of a clause: comparisons, asides, questions, links, words of amount."""

from __future__ import annotations

import pytest

from credtui.facets import describe_text
from credtui.knowledge import load_knowledge
from credtui.syntax import Parse, parse

KNOWLEDGE = load_knowledge()


def read(text: str, lang: str) -> Parse:
    lexicon = KNOWLEDGE.lexicons.of(lang)
    assert lexicon is not None
    return parse(text, lexicon)


def kinds(text: str, lang: str) -> list[str]:
    return [c.kind for c in read(text, lang).clauses]


@pytest.mark.parametrize(
    ("text", "lang", "kind"),
    [
        ("Сыч заплатил больше, чем Ткач.", "ru", "comparison"),
        ("Сыч знает больше, чем Ткач закрыла.", "ru", "relative"),
        ("Сич заплатив більше, ніж Ткач.", "uk", "comparison"),
        ("Сич бачить, як яструб.", "uk", "comparison"),
        ("Сич бачить, як дамба тече.", "uk", "question"),
        ("Сич пішов, коли дамба тече.", "uk", "adverbial"),
        ("Сыч знает, когда дамба течёт.", "ru", "question"),
        ("Сыч ушёл, когда дамба течёт.", "ru", "adverbial"),
    ],
)
def test_what_an_opener_opens(text: str, lang: str, kind: str) -> None:
    assert kinds(text, lang) == ["main", kind]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Дамба, можливо, тече.", "uk"),
        ("Здається, дамба тече.", "uk"),
        ("Дамба, возможно, течёт.", "ru"),
        ("Сыч звонил много раз, а дамба течёт.", "ru"),
    ],
)
def test_an_aside_or_a_number_of_times_is_no_clause(text: str, lang: str) -> None:
    found = read(text, lang)
    heads = [found.words[c.predicate.head].lemma for c in found.clauses if c.predicate]
    assert heads[-1] in ("текти", "течь")
    assert {c.kind for c in found.clauses} == {"main"}
    assert len(found.clauses) == text.count(", а ") + 1


@pytest.mark.parametrize(
    ("text", "lang"), [("Сич вважається мером Куцька.", "uk"), ("Сыч является мэром Куцка.", "ru")]
)
def test_what_somebody_is_is_no_doer(text: str, lang: str) -> None:
    (one,) = read(text, lang).clauses
    assert one.doer is None
    assert one.complement is not None
    assert one.complement.cases == {"Ins"}


def test_a_pronoun_of_amount_counts_what_follows() -> None:
    (one,) = read("Прийшло декілька людей.", "uk").clauses
    assert one.subject is not None
    assert one.subject.counted is not None


@pytest.mark.parametrize("opener", ["provided that", "in order that", "as long as"])
def test_a_condition_or_purpose_of_several_words_did_not_happen(opener: str) -> None:
    text = f"The depot was burned {opener} the soldiers were killed."
    found = describe_text(text, lang="en", date="2031-05-10", knowledge=KNOWLEDGE).propositions
    assert len(found) == 1
