"""Without a word of [syntax] that stands inside a clause some sentence is parsed in another way."""

from __future__ import annotations

import pytest

from tests.lexicon.needed import Shapes, entries, filled, forms, full, less, parsed_otherwise

FORMS: Shapes = {
    "adverbs": {
        "en": ("Vell {} left.", "{} Vell left.", "Vell saw {} men.", "The port was {} closed.",
               "The port {} was closed by Marl.", "Vell told {} Marl.",
               "Vell said {} that the port leaks.", "Vell and Marl saw {}."),
        "ru": ("Сыч {} ушёл.", "Сыч и {} Ткач ушли.", "Порт {} закрыт.", "Сыч ушёл в {} старый порт.",
               "Порт закрыли, {} школу открыли.", "Сыч видел {} дамбу.", "Ушло {} сто людей.",
               "Сыч и Ткач видели {}."),
        "uk": ("Сич {} пішов.", "Сич і {} Ткач пішли.", "Порт {} закрито.", "Сич пішов до {} старого порту.",
               "Сич бачив {} дамбу.", "Пішло {} сто людей.", "Сич і Ткач бачили {}."),
    },
    "subjects": {"en": ("Never did {} leave.",)},
    "numerals": {"en": ("{} men left.", "Vell saw {}.")},
    "both": {
        "en": ("Vell saw the {} port.", "The {} leaks.", "Vell found a {} of the port.", "Vell is {}.",
               "Vell has a {}.", "Vell left {} the port.", "The port {} Vell.", "The {} port was {}."),
    },
}  # fmt: skip

LEMMAS: Shapes = {
    "determiners": {
        "en": (
            "Vell saw {} leaks.",
            "{} leaks worry Vell.",
            "Vell saw {} the ports.",
            "Vell saw {} new port.",
        ),
        "ru": ("Сыч видел {} дамбу.", "Сыч видел {}.", "Сыч видел {} порт.", "{} порты закрыли."),
        "uk": ("Сич бачив {} дамбу.", "Сич бачив {}.", "Сич бачив {} порт.", "{} порти закрили."),
    },
    "possessives": {
        "en": ("Vell saw {} leak.", "Vell met Marl, {} old port leaks."),
        "ru": ("Сыч видел {} дамбу.", "{} видели в порту.", "{} порт закрыли."),
        "uk": ("Сич бачив {} дамбу.", "Сич {} бачив.", "{} порт закрили."),
    },
    "pronouns": {
        "en": ("Vell saw {} leave.", "{} left.", "Vell met {} who saw the port.", "{}'s there."),
        "ru": (
            "Порт закрыл {}, который тонет.",
            "Дамбу закрыла {}, которая тонет.",
            "Судно закрыло {}, которое тонет.",
            "Порты закрыли {}, которые тонут.",
        ),
        "uk": (
            "Порт закрив {}, який тоне.",
            "Дамбу закрила {}, яка тоне.",
            "Місто закрило {}, яке тоне.",
            "Порти закрили {}, які тонуть.",
        ),
    },
    "counters": {
        "en": ("{} of the men left.", "A {} of men left.", "The {} of the men left."),
        "ru": ("{} человек ушло.", "Сыч видел {} дамб.", "Ушло 5 {} людей."),
        "uk": ("{} людей пішло.", "Сич бачив {} дамб.", "Пішло 5 {} людей."),
    },
    "totals": {"ru": ("{} дамб закрыли.",), "uk": ("{} дамб закрили.",)},
}


@pytest.mark.parametrize(("name", "lang", "entry"), entries("syntax", *FORMS))
def test_forms(name: str, lang: str, entry: str) -> None:
    texts = filled(FORMS[name][lang], (entry,))
    assert parsed_otherwise(texts, full(lang), less(lang, "syntax", (name,), entry))


@pytest.mark.parametrize(("name", "lang", "entry"), entries("syntax", *LEMMAS))
def test_dictionary_forms(name: str, lang: str, entry: str) -> None:
    texts = filled(LEMMAS[name][lang], forms(entry, lang))
    assert parsed_otherwise(texts, full(lang), less(lang, "syntax", (name,), entry))
