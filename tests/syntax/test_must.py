"""Adjectives that mean "must" are predicates: their subject does what the infinitive behind them tells."""

from __future__ import annotations

import pytest

from credtui.knowledge import load_knowledge
from credtui.model import Document
from credtui.pipeline import statements_of
from credtui.syntax import parse

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("lang", "text", "who", "what"),
    [
        ("uk", "Мерія повинна негайно закрити дамбу.", "Мерія", "закрити"),
        ("uk", "Мери повинні не закривати дамбу.", "Мери", "закривати"),
        ("uk", "Порт готовий відкрити шлюз.", "Порт", "відкрити"),
        ("ru", "Мэрия должна закрыть дамбу.", "Мэрия", "закрыть"),
    ],
)
def test_the_subject_of_must_does_what_the_infinitive_tells(
    lang: str, text: str, who: str, what: str
) -> None:
    lexicon = KNOWLEDGE.lexicons.of(lang)
    assert lexicon is not None
    made = parse(text, lexicon)
    clause = made.clauses[0]
    assert clause.subject is not None and clause.predicate is not None and clause.object is not None
    assert made.words[clause.subject.head].text == who
    assert (made.words[clause.predicate.head].text, clause.predicate.kind) == (what, "finite")


def test_the_same_adjective_before_a_noun_describes_it() -> None:
    lexicon = KNOWLEDGE.lexicons.of("uk")
    assert lexicon is not None
    made = parse("Готовий план зник.", lexicon)
    assert made.clauses[0].predicate is not None
    assert made.words[made.clauses[0].predicate.head].text == "зник"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Сич заявив, що мерія повинна закрити дамбу."),
        ("ru", "Сыч заявил, что мэрия должна закрыть дамбу."),
    ],
)
def test_what_must_be_done_is_demanded_of_whoever_must(lang: str, text: str) -> None:
    (one,) = statements_of([Document("d", "v", "d.txt", "", None, lang, text)], KNOWLEDGE)
    facets = one.propositions[0].facets
    assert facets.modality == "demanded"
    assert facets.agent is not None and facets.agent.id == "local-government"
    assert facets.patient is not None and facets.patient.id == "dam"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Сич повинен заявити, що дамба тече."),
        ("ru", "Сыч должен заявить, что дамба течёт."),
    ],
)
def test_what_must_be_said_has_not_been_said(lang: str, text: str) -> None:
    assert statements_of([Document("d", "v", "d.txt", "", None, lang, text)], KNOWLEDGE) == ()
