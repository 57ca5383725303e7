"""Every entry of [grounds] is needed: without it some statement rests on something else."""

from __future__ import annotations

from typing import Any

import pytest

from credtui.bundled import rules_dir
from credtui.conflicts.footing import footing
from credtui.knowledge import Knowledge
from credtui.model import Footing, Span, Speaker, Statement
from credtui.ruleset import load_ruleset
from credtui.signals.columns import Context
from tests.lexicon.sentences import Sentences, entries, lists, needed

RULES = load_ruleset([rules_dir()])


def grounded(text: str, lang: str, knowledge: Knowledge) -> Footing:
    """What a statement rests on: who says it stands before the colon."""
    who, _, claim = text.partition(": ")
    span = Span(len(who) + 2, len(text))
    said = Statement(
        "s", "d", span, span, claim, lang, Speaker("", None, "person", who), "indirect", "assert"
    )
    return footing([said], (), RULES, knowledge, Context())[0].footing


SENTENCES = {
    "witness": Sentences(
        grounded,
        "any",
        en=("a {} of Kutsk: the dam burst",),
        ru=("{} Куцка: дамбу взорвали",),
        uk=("{} Куцька: дамбу підірвали",),
    ),
    "evidence": Sentences(
        grounded, "any", en=("Marl: the {} shows the dam",), ru=("Сыч: {} и дамба",), uk=("Сич: {} і дамба",)
    ),
    "inferring": Sentences(
        grounded,
        "any",
        en=("Marl: they {} that the dam burst",),
        ru=("Сыч: {}, что дамбу взорвали",),
        uk=("Сич: {}, що дамбу підірвали",),
    ),
}


def test_every_list_has_sentences() -> None:
    assert lists("grounds") == set(SENTENCES)


@pytest.mark.parametrize(("lang", "name", "path", "entry"), entries("grounds", SENTENCES))
def test_without_it_a_sentence_rests_on_something_else(
    lang: str, name: str, path: tuple[str | int, ...], entry: Any
) -> None:
    one = SENTENCES[name]
    assert needed(one.of(entry, lang), lang, one.read, ("grounds", name, *path))
