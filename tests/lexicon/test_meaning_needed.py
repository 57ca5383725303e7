"""Every entry of [meaning] that says how a claim is held is needed: without it some claim is another one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lexicon.sentences import Sentences, entries, needed, told

DENYING = Sentences(
    told,
    "any",
    en=("{} that the dam burst",),
    ru=("мэр {}, что дамбу взорвали",),
    uk=("мер {}, що дамбу підірвали",),
)

SENTENCES = {
    "negators": Sentences(told, "any", en=("Vell did {} meet Marl",)),
    "negative_quantifiers": Sentences(
        told, "any", en=("{} of the call",), ru=("{} встречи",), uk=("{} зустрічі",)
    ),
    "absence": Sentences(
        told,
        "any",
        en=("Vell did {} meet Marl",),
        ru=("звонки были {}",),
        uk=("дзвінки були {}", "зустрічі {}"),
    ),
    "not_negating": Sentences(
        told,
        "any",
        en=("Vell {} met Marl", "Vell met Marl {} March"),
        ru=("Сыч {} встретил Ткача",),
        uk=("Сич {} зустрів Ткача",),
    ),
    "denying": DENYING,
    "falsehood": DENYING,
    "truth": Sentences(told, "any", en=("This is not {}",), ru=("это не {}",), uk=("це не {}",)),
    "reports": Sentences(
        told, "any", en=("the mayor denied the {}",), ru=("мэр отверг {}",), uk=("мер відкинув {}",)
    ),
    "utterance": Sentences(
        told,
        "any",
        en=("I did not {} that the dam burst",),
        ru=("я только {}, что дамбу взорвали", "я не {} этого"),
        uk=("я лише {}, що дамбу підірвали", "я не {} цього"),
    ),
    "declining": Sentences(told, "any", en=("{}",), ru=("{}",), uk=("{}",)),
    "unconfirming": Sentences(told, "any", en=("{}",), ru=("{}",), uk=("{}", "мер {}")),
    "possible": Sentences(
        told,
        "any",
        en=("Marl {} leave Kutsk", "Marl {} to leave Kutsk"),
        ru=("Сыч {} покинуть порт",),
        uk=("Сич {} покинути порт",),
    ),
    "planned": Sentences(
        told,
        "any",
        en=("Marl {} leave Kutsk", "Marl {} to leave Kutsk", "Marl has {} to leave Kutsk"),
        ru=("Сыч {} покинуть порт",),
        uk=("Сич {} покинути порт", "у Сича є {} покинути порт"),
    ),
    "conditional": Sentences(
        told,
        "any",
        en=("{} Marl left Kutsk",),
        ru=("Сыч {} что покинет порт",),
        uk=("Сич {} що покине порт", "{}, Сич покинув порт"),
    ),
    "demanded": Sentences(
        told,
        "any",
        en=("Marl {} leave Kutsk",),
        ru=("Сыч {} покинуть порт", "Сыч {}, что Ткач покинет порт", "{}, Сыч покинул порт"),
        uk=("Сич {} покинути порт", "Сич {}, що Ткач покине порт", "{}, Сич покинув порт"),
    ),
    "promising": Sentences(
        told,
        "any",
        en=("Marl {} to leave Kutsk",),
        ru=("Сыч {} покинуть порт",),
        uk=("Сич {} покинути порт",),
    ),
    "hedges": Sentences(
        told,
        "any",
        en=("{} the dam burst", "the dam {} burst"),
        ru=("{} дамбу взорвали", "дамбу, {}, взорвали"),
        uk=("{} дамбу підірвали", "дамбу, {}, підірвали"),
    ),
    "distance": Sentences(
        told, "any", en=("the dam {} burst",), ru=("дамбу {} взорвали",), uk=("дамбу {} підірвали",)
    ),
    "whole": Sentences(
        told, "any", en=("{} men died",), ru=("{} моряки погибли",), uk=("{} моряки загинули",)
    ),
    "not_whole": Sentences(
        told,
        "any",
        en=("{} the men died", "the men {} died"),
        ru=("{} моряки погибли",),
        uk=("{} моряки загинули",),
    ),
}


@pytest.mark.parametrize(("lang", "name", "path", "entry"), entries("meaning", SENTENCES))
def test_without_it_a_sentence_claims_otherwise(
    lang: str, name: str, path: tuple[str | int, ...], entry: Any
) -> None:
    one = SENTENCES[name]
    assert needed(one.of(entry, lang), lang, one.read, ("meaning", name, *path))
