"""Every entry of [meaning] that says who did what is needed: without it some claim is another one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lexicon.sentences import Sentences, entries, lists, needed, told
from tests.lexicon.test_meaning_needed import SENTENCES as OTHERS

SENTENCES = {
    "light": Sentences(
        told,
        "any",
        en=("Marl {} a strike", "Marl {} strikes on the port", "a strike {}", "the dead {} 40"),
        ru=("Сыч {} удар по порту", "удар {}"),
        uk=("Сич {} удар по порту", "загиблі {} 40"),
    ),
    "auxiliaries": Sentences(told, "any", ru=("Сыч {} порт",), uk=("Сич {} порт",)),
    "reporting": Sentences(
        told,
        "any",
        en=("Marl {} that the dam burst", "I did not {} it"),
        ru=("Сыч {}, что дамбу взорвали", "дамбу взорвали, {} врач", "я этого не {}"),
        uk=(
            "Сич {}, що дамбу підірвали",
            "Сич {} дамбу",
            "дамбу підірвали, {} лікар",
            "я цього не {}",
            "дамбу підірвали, {} що порт згорів",
        ),
    ),
    "parts": Sentences(
        told,
        "any",
        en=("40 men died, {} 5 sailors",),
        ru=("погибли 40 мужчин, {} 5 моряков",),
        uk=("загинули 40 чоловіків, {} 5 моряків",),
    ),
    "first_person": Sentences(
        told,
        "any",
        en=("{} met Marl", "nobody heard it from {} friend"),
        ru=("{} встретил Сыча", "Сыч встретил {}"),
        uk=("{} зустрів Сича", "Сич зустрів {}"),
    ),
    "third_person": Sentences(
        told,
        "any",
        en=("Vell came and {} met Marl", "Marl met {}"),
        ru=("Сыч пришёл, и {} встретил Ткача", "Сыч встретил {}"),
        uk=("Сич прийшов, і {} зустрів Ткача", "Сич зустрів {}"),
    ),
    "pronoun_forms": Sentences(
        told,
        "as it is",
        en=("nobody came to the harbour, and {} met Marl", "nobody came to the harbour, and Marl met {}"),
    ),
    "origins": Sentences(
        told,
        "as it is",
        en=("nobody heard it {} Marl",),
        ru=("никто не слышал этого {} Сыча",),
        uk=("ніхто не чув цього {} Сича",),
    ),
    "companions": Sentences(
        told,
        "as it is",
        en=("Vell had talks {} Marl",),
        ru=("переговоры {} Сычом и Ткачом",),
        uk=("переговори {} Сичем і Ткачем",),
    ),
    "topics": Sentences(
        told,
        "as it is",
        en=("Vell knows {} the strike", "Vell knows {} the article"),
        ru=("Сыч знает {} ударе",),
        uk=("Сич знає {} удар",),
    ),
    "regarding": Sentences(
        told, "any", en=("Marl is {} dead",), ru=("Сыч {} пропавшим",), uk=("Сич {} зниклим",)
    ),
    "misquoting": Sentences(told, "any", en=("{}",), ru=("{}",), uk=("{}",)),
    "owning": Sentences(
        told,
        "any",
        en=("I never {} it", "Marl {} shooting down the plane"),
        ru=("я этого не {}",),
        uk=("я цього не {}",),
    ),
    "hearing": Sentences(
        told,
        "any",
        en=("nobody {} it from me",),
        ru=("никто не {} этого от меня",),
        uk=("ніхто не {} цього від мене",),
    ),
    "past": Sentences(told, "as it is", en=("I {} not say it",)),
    "targets": Sentences(
        told,
        "as it is",
        en=("Marl fired {} the port",),
        ru=("Сыч ударил {} порту", "Сыч ударил {} порт"),
        uk=("Сич ударив {} порту",),
    ),
    "hit_at": Sentences(told, "as it is", ru=("Сыч ударил {} порт",), uk=("Сич ударив {} порт",)),
    "attempts": Sentences(
        told,
        "any",
        en=("Marl {} to blow up the dam", "Marl {} intention to leave Kutsk"),
        ru=("Сыч {} взорвать дамбу",),
        uk=("Сич {} підірвати дамбу",),
    ),
    "certain": Sentences(
        told,
        "any",
        en=("It is not {} that the dam burst",),
        ru=("не {}, что дамбу взорвали",),
        uk=("не {}, що дамбу підірвали", "Сич не {}, що дамбу підірвали"),
    ),
    "doubting": Sentences(
        told,
        "any",
        en=("Vell {} that the dam burst", "it is {} that the dam burst"),
        ru=("Сыч {}, что дамбу взорвали",),
        uk=("Сич {}, що дамбу підірвали",),
    ),
    "contrasting": Sentences(
        told,
        "comma",
        en=("{} the dam leaks, Vell stays in Kutsk",),
        ru=("{} дамбу взорвали, Сыч покинул порт",),
        uk=("{} дамбу підірвали, Сич покинув порт",),
    ),
    "limiting": Sentences(
        told,
        "any",
        en=("during my {} call with Marl Vell left Kutsk",),
        ru=("во время {} звонка Сыча Ткач покинул порт",),
        uk=("під час {} дзвінка Сича Ткач покинув порт",),
    ),
    "aboard": Sentences(
        told,
        "any",
        en=("40 men were {} the plane",),
        ru=("40 мужчин были {} самолёта",),
        uk=("40 чоловіків були {} літака",),
    ),
    "transparent": Sentences(
        told,
        "any",
        en=("Marl rejected the {} of a call",),
        ru=("Сыч отверг {} звонка",),
        uk=("Сич відкинув {} дзвінка",),
    ),
    "causing": Sentences(
        told,
        "any",
        en=("a short circuit {} the fire",),
        ru=("замыкание {} пожар",),
        uk=("замикання {} пожежу",),
    ),
    "causes": Sentences(
        told,
        "as it is",
        en=("40 men died {} the flood",),
        ru=("40 мужчин погибли {} потопа",),
        uk=("40 чоловіків загинули {} повінь",),
    ),
    "undergoing": Sentences(
        told,
        "any",
        en=("Marl {} an attack", "Marl {} captivity"),
        ru=("Сыч {} атаку", "Сыч {} атаке"),
        uk=("Сич {} атаки", "Сич {} атаку"),
    ),
    "silence": Sentences(
        told, "any", en=("since then {}",), ru=("после звонка {}",), uk=("після дзвінка {}",)
    ),
    "receivers": Sentences(told, "as it is", en=("calls {} Marl",), uk=("дзвінок {} Сича",)),
    "locative": Sentences(
        told,
        "any",
        en=("40 men died {} Kutsk",),
        ru=("40 мужчин погибли {} больницы",),
        uk=("40 чоловіків загинули {} лікарні",),
    ),
    "determiners": Sentences(told, "any", en=("{} ships burned",)),
    "titles": Sentences(
        told,
        "titled",
        en=("{} Marl met Vell",),
        ru=("порт видел {}", "Ткач встретил {} Сыча"),
        uk=("порт бачив {}", "Ткач зустрів {} Сича", "{} Сич зустрів Ткача"),
    ),
    "calendar": Sentences(
        told,
        "any",
        en=("40 men died in the {}", "the {} burned"),
        ru=("40 мужчин погибли в {}", "{} сгорел"),
        uk=("40 чоловіків загинули у {}", "{} згорів"),
    ),
}


def test_every_list_has_sentences() -> None:
    assert lists("meaning") == {*SENTENCES, *OTHERS}


@pytest.mark.parametrize(("lang", "name", "path", "entry"), entries("meaning", SENTENCES))
def test_without_it_a_sentence_claims_otherwise(
    lang: str, name: str, path: tuple[str | int, ...], entry: Any
) -> None:
    one = SENTENCES[name]
    assert needed(one.of(entry, lang), lang, one.read, ("meaning", name, *path))
