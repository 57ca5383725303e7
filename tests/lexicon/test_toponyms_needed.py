"""Without a word or an ending of [toponyms] some text names other places."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from credtui.lexicon import Lexicon
from credtui.model import Span
from credtui.registry.places import PlaceIndex
from tests.lexicon.needed import KNOWLEDGE, Shapes, entries, filled, full, knowing, less

PLACES = PlaceIndex(KNOWLEDGE.lexicons)
SAW = {"en": "Vell saw {}.", "ru": "Сыч видел {}.", "uk": "Сич бачив {}."}
"""What stands after the verb of seeing is a place only if its own form says so."""

SHAPES: Shapes = {
    "bearers": {
        "en": ("Vell saw the {} Kharkiv.",),
        "ru": ("Сыч видел {} Харьков.",),
        "uk": ("Сич бачив {} Харків.",),
    },
    "regions": {
        "en": ("Vell left {} Kharkiv.", "Vell left Kharkiv {}."),
        "ru": ("Сыч видел {} Харьков.",),
        "uk": ("Сич бачив {} Харків.",),
    },
    "settlements": {
        "en": ("Vell left the {} of Hell.",),
        "ru": ("Сыч видел {} Иванов.", "Сыч видел {}. Иванов."),
        "uk": ("Сич бачив {} Іванов.", "Сич бачив {}. Іванов."),
    },
    "joining": {"en": ("Vell left the city {} Hell.",)},
    "sites": {"en": ("Vell saw Kharkiv {}.",)},
    "follow": {"en": ("{} Phoenix Vell left.",)},
    "inside": {
        "en": ("Vell lives {} Mobile.",),
        "ru": ("Сыч жил {} Глухове.", "Сыч жил {} Чеховом."),
        "uk": ("Сич жив {} Чехові.", "Сич жив {} Чеховом."),
    },
    "adjective_endings": {"ru": ("Сыч видел харьковск{} порт.",), "uk": ("Сич бачив харківськ{} порт.",)},
}
"""Sentences with an entry in its place; a site is tried with a capital too."""

NAMED: Shapes = {
    "adjectives": {
        "ru": ("донецкий порт", "харьковский порт"),
        "uk": ("донецький порт", "запорізький порт", "харківський порт"),
    },
    "common": {
        "en": ("the Black sea", "the Persian gulf", "the Kerch strait", "Green bay", "the Dnipro river",
               "Snake island", "the Kuril islands", "the Crimean peninsula", "the Gaza strip",
               "the West bank", "the Suez canal", "Palm desert", "City of London", "the sea of Azov",
               "Frankfort on the Main", "Newcastle upon Tyne", "Rio de Janeiro", "Santiago de la Vega",
               "Sharm el Sheikh", "Umm al Fahm", "Jammu and Kashmir", "Chukotka autonomous okrug",
               "the Jewish autonomous oblast", "Autonomous Republic of Crimea", "La Paz",
               "San Francisco de la Paz", "Palma de Mallorca", "the Baltic states"),
        "ru": ("Чёрное море", "Персидский залив", "Керченский пролив", "Суэцкий канал", "реку Днепр",
               "остров Змеиный", "Курильские острова", "Крымский полуостров", "сектор Газа",
               "полосу Газы", "Западный берег", "Голодную степь", "Чукотский автономный округ",
               "Еврейскую автономную область", "Донецкую народную республику",
               "Донецкая народная республика", "столичный регион Сантьяго", "Шарм эль Шейх",
               "Тихий океан", "Каховское водохранилище", "Кинбурнская коса", "Крымский мост",
               "Сувалкский коридор", "Голанские высоты", "страны Балтии"),
        "uk": ("Чорне море", "Перську затоку", "Керченську протоку", "Суецький канал", "річку Дніпро",
               "ріку Дніпро", "річка Дон", "острів Зміїний", "Курильські острови",
               "Кримський півострів", "сектор Газа", "смугу Гази", "Західний берег",
               "Чукотський автономний округ", "автономну республіку Крим",
               "Донецька народна республіка", "столичний регіон Сантьяго", "Шарм ель Шейх",
               "Тихий океан", "Каховське водосховище", "Кінбурнська коса", "Кримський міст",
               "Сувальський коридор", "Голанські висоти", "країни Балтії"),
    },
    "home": {
        "en": ("Pokrovsk", "Ashkelon", "Ramallah", "Baalbek", "Zahle", "Idlib", "Palmyra", "Tartus",
               "Nabatieh"),
        "ru": ("Сватово", "Клинцы", "Пинск", "Экибастуз", "Бельцы", "Ашкелон", "Рамалла", "Баальбек",
               "Набатия", "Идлиб", "Тартус", "Хеврон", "Комрат", "Балхаш", "Орша"),
        "uk": ("Сватове", "Клинці", "Пінськ", "Бєльці", "Гнезно", "Ашкелон", "Рамалла", "Набатія",
               "Баальбек", "Ідліб", "Тартус", "Хеврон", "Комрат", "Орша"),
    },
    "surnames": {
        "ru": ("Рогачов", "Рогачова", "Рогачову", "Рогачовым", "Жидачев", "Жидачева", "Жидачеву",
               "Жидачевым", "Курагин", "Березина", "Березину", "Давидиным", "Муравленко", "Безенчук",
               "Безенчука", "Безенчуку", "Безенчуком"),
        "uk": ("Чарнков", "Чарнкова", "Чарнкову", "Чериковим", "Жидачєв", "Чернагєва", "Чернагєву",
               "Жидачєвим", "Волчін", "Боріна", "Боріну", "Волчіним", "Муравленко", "Муравленка",
               "Муравленку", "Муравленком", "Безенчук", "Безенчука", "Безенчуку", "Безенчуком"),
    },
}  # fmt: skip
"""Names behind a verb of seeing: with the entry they are the place that they seem to be, or are not."""

STEMS = {
    "ru": ("Куцм", "Дралг", "Вистрич", "Борщак", "Звен", "Лопат", "Куцр", "Куцл", "Вин", "Звелет",
           "Лазики", "Зме"),
    "uk": ("Куцм", "Дралг", "Вистрич", "Роглян", "Звен", "Драм", "Вів", "Віг", "Він", "Звелеб",
           "Лазикі", "Рай",
           "Надi", "Пер"),
}  # fmt: skip
"""Invented towns without their endings, some of them like common words."""
DWELL = {"ru": "Сыч жил в {}.", "uk": "Сич жив у {}."}
ADJECTIVES = {
    "ru": (("Новая", "Новой"), ("Русское", "Русского"), ("Нижнее", "Нижнего"), ("Большая", "Большой")),
    "uk": (("Великі", "Великих"), ("Нижні", "Нижніх")),
}
"""Invented towns that are adjectives, with a case form."""


def index(lang: str, lexicon: Lexicon) -> PlaceIndex:
    return PlaceIndex(knowing(lang, lexicon).lexicons)


def placed_otherwise(texts: Iterable[str], lang: str, one: PlaceIndex, other: PlaceIndex) -> bool:
    """Some text names other places, or other things are of a place, for the other index."""

    def read(text: str, known: PlaceIndex) -> list[list[tuple[Span, str]]]:
        return [known.mentions(text, lang), known.ties(text, lang)]

    return any(read(text, one) != read(text, other) for text in texts)


def with_town(lexicon: Lexicon, name: str) -> Lexicon:
    """The lexicon with a town of this name."""
    places = {**lexicon.language.places, "kutsm": (name,)}
    return lexicon.model_copy(update={"language": lexicon.language.model_copy(update={"places": places})})


@pytest.mark.parametrize(("name", "lang", "entry"), entries("toponyms", *SHAPES))
def test_words(name: str, lang: str, entry: str) -> None:
    words = (entry, entry.capitalize()) if name == "sites" else (entry,)
    other = index(lang, less(lang, "toponyms", (name,), entry))
    assert placed_otherwise(filled(SHAPES[name][lang], words), lang, PLACES, other)


@pytest.mark.parametrize(("name", "lang", "entry"), entries("toponyms", *NAMED))
def test_words_of_names(name: str, lang: str, entry: str) -> None:
    texts = [SAW[lang].replace("{}", one) for one in NAMED[name][lang]]
    other = index(lang, less(lang, "toponyms", (name,), entry))
    assert placed_otherwise(texts, lang, PLACES, other)


@pytest.mark.parametrize(("lang", "ending"), entries("toponyms", "endings"))
def test_endings(lang: str, ending: str) -> None:
    for base in full(lang).toponyms.endings[ending]:
        other = less(lang, "toponyms", ("endings", ending), base)
        assert any(
            placed_otherwise(
                [DWELL[lang].replace("{}", stem + ending)],
                lang,
                index(lang, with_town(full(lang), stem + base)),
                index(lang, with_town(other, stem + base)),
            )
            for stem in STEMS[lang]
        ), base


@pytest.mark.parametrize(("lang", "entry"), [(x, e) for x in ADJECTIVES for e in full(x).toponyms.agreeing])
def test_agreeing(lang: str, entry: tuple[str, ...]) -> None:
    other = less(lang, "toponyms", ("agreeing",), entry)
    assert any(
        placed_otherwise(
            [shape[lang].replace("{}", form) for shape in (SAW, DWELL)],
            lang,
            index(lang, with_town(full(lang), town)),
            index(lang, with_town(other, town)),
        )
        for town, form in ADJECTIVES[lang]
    )


@pytest.mark.parametrize(("lang", "word"), [(x, p) for x in ("ru", "uk") for p in full(x).toponyms.inside])
def test_a_case_that_only_places_stand_in(lang: str, word: str) -> None:
    for case in full(lang).toponyms.inside[word]:
        other = index(lang, less(lang, "toponyms", ("inside", word), case))
        texts = filled((*SHAPES["inside"][lang], f"{DWELL[lang].split()[0]} {word} Чехова."), (word,))
        assert placed_otherwise(texts, lang, PLACES, other), case
