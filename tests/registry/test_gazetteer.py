"""A place is found in every language, spelling and case; a name that is somebody's or nobody's is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.bundled import rules_dir
from credtui.knowledge import load_knowledge
from credtui.model import Span
from credtui.registry.gazetteer import load_gazetteer
from credtui.registry.places import place_index

INDEX = place_index(load_knowledge().lexicons)
GAZETTEER = load_gazetteer(rules_dir() / "lexicon" / "places.tsv.gz")


def where(text: str, lang: str) -> list[str]:
    return [place for _, place in INDEX.mentions(text, lang)]


def tied(text: str, lang: str) -> list[str]:
    return [place for _, place in INDEX.ties(text, lang)]


# ------------------------------------------------------------------ spellings and cases


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Макіївка спить."), ("uk", "З Макіївки виїхали."), ("uk", "У Макіївці тихо."),
        ("uk", "Під Макіївкою дощ."), ("uk", "Об'їхали Макіївку."),
        ("ru", "Макеевка спит."), ("ru", "Из Макеевки уехали."), ("ru", "В Макеевке тихо."),
        ("ru", "Под Макеевкой дождь."), ("ru", "Объехали Макеевку."),
        ("en", "It rained in Makiivka."), ("en", "It rained in Makeyevka."),
        ("en", "It rained near Makeevka."), ("en", "Makiivka's trams run."),
    ],
)  # fmt: skip
def test_a_town_in_every_language_spelling_and_case(lang: str, text: str) -> None:
    assert where(text, lang) == ["makiivka"]


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("uk", "Дощ у Запоріжжі та Кривому Розі.", ["zaporizhzhia", "kryvyi-rih"]),
        ("uk", "Дощ у Кам'янці-Подільському.", ["kamianets-podilskyi"]),
        ("ru", "Дождь в Ростове-на-Дону и под Белгородом.", ["rostov-on-don", "belgorod"]),
        ("ru", "Дождь в Нижнем Новгороде.", ["nizhny-novgorod"]),
        ("en", "Rain in Bakhmut (Artemivsk), Kiev and Lugansk.", ["bakhmut", "bakhmut", "kyiv", "luhansk"]),
        ("ru", "Дождь шёл в Бахмуте, Бахмут промок.", ["bakhmut", "bakhmut"]),
        ("uk", "Сніг у Ставропольському краї.", ["stavropol-krai"]),
        ("en", "Snow in Stavropol territory and in Florida.", ["stavropol-krai", "florida-region"]),
        ("uk", "Він летить до Флориди.", ["florida-region"]),
        ("ru", "Он летит во Флориду.", ["florida-region"]),
        (
            "uk", "У Донецькій, Луганській та Херсонській областях сніг.",
            ["donetsk-oblast", "luhansk-oblast", "kherson-oblast"],
        ),
        ("en", "Snow in the Donetsk and Luhansk regions.", ["donetsk-oblast", "luhansk-oblast"]),
        ("ru", "Шторм над Чёрным морем и в секторе Газа.", ["black-sea", "gaza-strip"]),
        ("en", "A storm over the Black Sea and the Kerch Strait.", ["black-sea", "kerch-strait"]),
    ],
)  # fmt: skip
def test_forms_regions_and_seas(lang: str, text: str, places: list[str]) -> None:
    assert where(text, lang) == places


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Gulls nest on Snake Island."), ("uk", "Чайки гніздяться на острові Зміїний."),
        ("uk", "Чайки гніздяться на Зміїному."), ("ru", "Чайки гнездятся на острове Змеином."),
        ("ru", "Чайки улетели с острова Змеиный."),
    ],
)  # fmt: skip
def test_an_island_that_is_an_adjective(lang: str, text: str) -> None:
    assert where(text, lang) == ["snake-island"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Crows circled over the Kremlin."), ("uk", "Ворони кружляли над Кремлем."),
        ("ru", "Вороны кружили над Кремлём."),
    ],
)  # fmt: skip
def test_the_kremlin_lies_in_moscow(lang: str, text: str) -> None:
    assert where(text, lang) == ["kremlin"]
    assert INDEX.within("kremlin", "moscow") is True
    assert INDEX.within("kremlin", "RU") is True


# ------------------------------------------------------------------ what is no place


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Ту-22М3 приземлився."), ("ru", "Ту-22М3 приземлился."), ("en", "A Tu-22M3 has landed."),
        ("uk", "Того вечора падав сніг."), ("ru", "Того вечера шёл снег."), ("uk", "Мали намір піти."),
        ("uk", "Крейсер «Москва» стоїть."), ("en", "The cruiser Moskva is old."),
        ("uk", "Газета «Київ» вийшла."),
        ("ru", "Владимир улыбнулся."), ("uk", "Олена Миргород усміхнулася."), ("en", "Amos Lincoln smiled."),
        ("en", "Reading is a good habit."), ("en", "Corets, a clerk, smiled."),
        ("en", "A letter to Putin."), ("ru", "Сомнения в Путине."), ("uk", "Сумніви в Путіні."),
        ("en", "Nice people smiled."), ("uk", "Мир панує."),
        ("uk", "поле, мир і марганець"), ("ru", "изюм и орёл"),
    ],
)  # fmt: skip
def test_words_persons_and_things_with_names_are_no_places(lang: str, text: str) -> None:
    assert where(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("uk", "У Того сніг.", "TG"),
        ("ru", "В городе Владимир снег.", "vladimir"),
        ("uk", "США мовчать.", "US"),
    ],
)
def test_the_same_words_as_places(lang: str, text: str, place: str) -> None:
    assert where(text, lang) == [place]


def test_a_name_of_many_places_is_told_by_what_stands_beside_it_or_not_at_all() -> None:
    assert where("The mill in Springfield burned.", "en") == []
    found = where("The mill in Springfield, Illinois, burned.", "en")
    assert len(found) == 2 and INDEX.within(found[0], "illinois")


def test_what_the_document_names_elsewhere_tells_which_one_is_meant() -> None:
    text = "Snow fell in Illinois.\n\nThe mill in Springfield burned."
    (found,) = INDEX.mentions(text, "en", Span(text.index("The"), len(text)))
    assert INDEX.within(found[1], "illinois") is True
    text = text.replace("Illinois", "Missouri")
    (other,) = INDEX.mentions(text, "en", Span(text.index("The"), len(text)))
    assert INDEX.within(other[1], "missouri") is True


# ------------------------------------------------------------------ adjectives


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("uk", "харківський трамвай", "kharkiv"), ("ru", "харьковского трамвая", "kharkiv"),
        ("uk", "макіївської школи", "makiivka"), ("ru", "макеевской школы", "makiivka"),
        ("uk", "флоридський пляж", "florida-region"), ("ru", "флоридском пляже", "florida-region"),
        ("uk", "кремлівська стіна", "kremlin"), ("ru", "кремлёвской стены", "kremlin"),
        ("en", "Kharkiv residents smiled.", "kharkiv"), ("en", "The Makiivka tram stopped.", "makiivka"),
    ],
)  # fmt: skip
def test_an_adjective_ties_and_says_not_where(lang: str, text: str, place: str) -> None:
    assert (tied(text, lang), where(text, lang)) == ([place], [])


# ------------------------------------------------------------------ what lies in what


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [
        ("makiivka", "donetsk-oblast", True), ("makiivka", "UA", True), ("makiivka", "donbas", True),
        ("makiivka", "kharkiv-oblast", False), ("UA", "makiivka", False), ("florida-region", "US", True),
        ("makiivka", "no-such-place", None),
    ],
)  # fmt: skip
def test_within(inner: str, outer: str, answer: bool | None) -> None:
    assert INDEX.within(inner, outer) is answer


# ------------------------------------------------------------------ laws


WORDS = st.sampled_from(
    [
        "Макіївка", "Макеевке", "Kyiv", "Kiev", "Springfield", "Illinois", "Orlov", "Mr.", "cruiser", "in",
        "the", "у", "в", "Того", "Зміїний", "область", "областях", "Донецькій", "Москва", "харківський",
        "Ту-22М3", "Gaza", "Strip", "1999", "a", ",", ".", "(", ")", "«", "»", "-", "’", "\n",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14), st.sampled_from(["uk", "ru", "en", "xx"]))
@settings(max_examples=150, deadline=None)
def test_mentions_stand_in_order_apart_and_in_the_text(words: list[str], lang: str) -> None:
    text = " ".join(words)
    found = INDEX.mentions(text, lang)
    assert all(0 <= s.start < s.end <= len(text) and place in INDEX.places for s, place in found)
    assert all(a.end <= b.start for (a, _), (b, _) in pairwise(found))
    assert not [t for t, _ in INDEX.ties(text, lang) if any(t.overlaps(s) for s, _ in found)]
    part = Span(len(text) // 3, 2 * len(text) // 3)
    assert INDEX.mentions(text, lang, part) == [f for f in found if part.contains(f[0])]


IDS = list(GAZETTEER.ids())


@given(st.sampled_from(IDS))
def test_every_place_is_found_by_its_id_and_lies_in_known_places(place_id: str) -> None:
    place = GAZETTEER.place(place_id)
    assert place is not None and place.id == place_id
    for outer in (place.country, place.region):
        assert outer is None or INDEX.within(place_id, outer) is True


def test_ids_are_unique_and_sorted() -> None:
    assert sorted(set(IDS), key=lambda i: i.encode() + b"\t") == IDS


def test_no_data_file_means_no_towns() -> None:
    empty = load_gazetteer(rules_dir() / "no-such-file.gz")
    assert list(empty.ids()) == [] and empty.place("kyiv") is None and empty.named("kiv") is None
