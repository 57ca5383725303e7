"""A mention finds its source across cases, scripts and short forms; namesakes stay apart."""

from __future__ import annotations

import itertools
import json

import pytest

from credtui.knowledge import load_knowledge
from credtui.registry import Registry, SourceEntry
from credtui.registry.names import NameIndex, normal_name, same_name
from credtui.registry.places import place_index
from tests.shared import shared

KNOWLEDGE = load_knowledge()


def entry(kind: str, **names: tuple[str, ...]) -> SourceEntry:
    return SourceEntry.model_validate({"kind": kind, "names": names})


INVENTED = Registry(
    {
        "varto": entry(
            "official", uk=("Остап Вартовенко",), ru=("Остап Вартовенко",), en=("Ostap Vartovenko",)
        ),
        "lom-i": entry("person", uk=("Іван Ломницький",), en=("Ivan Lomnytsky",)),
        "lom-o": entry("person", uk=("Оксана Ломницька",), en=("Oksana Lomnytska",)),
        "rill": entry("official", en=("Amos Rill",), uk=("Амос Рілл",)),
        "dept": entry("institution", uk=("Управління річок", "УР"), en=("Rivers Board", "the Board")),
        "paper": entry("outlet", uk=("Вечірній обрій",), en=("The Evening Skyline",)),
    },
    "invented",
)
INDEX = NameIndex(INVENTED, KNOWLEDGE.lexicons)


@pytest.mark.parametrize(
    ("words", "lang", "source"),
    [
        ("Остапом Вартовенком", "uk", "varto"),
        ("Вартовенка", "uk", "varto"),
        ("Вартовенко", "ru", "varto"),
        ("Vartovenko", "en", "varto"),
        ("Mr. Vartovenko", "en", "varto"),
        ("the mayor Ostap Vartovenko", "en", "varto"),
        ("О. Вартовенко", "uk", "varto"),
        ("Степан Вартовенко", "uk", None),
        ("Boris Vartovenko", "en", None),
        ("Івана Ломницького", "uk", "lom-i"),
        ("Оксани Ломницької", "uk", "lom-o"),
        ("Управлінню річок", "uk", "dept"),
        ("the Rivers Board", "en", "dept"),
        ("the Board", "en", "dept"),
        ("речник Управління річок", "uk", None),
        ("«Вечірнього обрію»", "uk", "paper"),
        ("Amos Rill's", "en", "rill"),
        ("рілл", "uk", None),
    ],
)
def test_find(words: str, lang: str, source: str | None) -> None:
    assert INDEX.find(words, lang) == source


def test_mentions_are_ordered_and_do_not_overlap() -> None:
    text = "Остап Вартовенко сказав «Вечірньому обрію», що Управління річок не чуло Рілла."
    found = INDEX.mentions(text, "uk")
    assert [i for _, i in found] == ["varto", "paper", "dept", "rill"]
    assert all(a.end <= b.start for (a, _), (b, _) in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ostap Vartovenko", "Остап Вартовенко", True),
        ("General Ostap Vartovenko", "Вартовенко", True),
        ("Ostap Vartovenko", "Вартовенко", True),
        ("Oleh Marnyk", "Olha Marnyk", False),
        ("Dmytro Marnyk", "Дмитрий Марнык", True),
        ("Amos Rill (Quail)", "Amos Quail", True),
        ("Rivers Board", "the Rivers Board", True),
        ("Rivers Board", "Forest Board", False),
        ("", "Amos Rill", False),
    ],
)
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same
    assert same_name(b, a) is same


def test_normal_name_joins_scripts_and_cases() -> None:
    forms = [("Вартовенком", "uk"), ("Вартовенко", "ru"), ("Vartovenko", "en"), ("Vartovenko's", "en")]
    assert len({normal_name(w, lang) for w, lang in forms}) == 1
    assert normal_name("…", "uk") == ""


@pytest.mark.parametrize(
    ("words", "lang", "place"),
    [
        ("Києві", "uk", "kyiv"), ("Киевом", "ru", "kyiv"), ("Kiev", "en", "kyiv"), ("Росією", "uk", "RU"),
        ("Южной Кореи", "ru", "KR"), ("США", "uk", "US"), ("the United Kingdom", "en", "GB"),
        ("стіл", "uk", None),
    ],
)  # fmt: skip
def test_places(words: str, lang: str, place: str | None) -> None:
    assert place_index(KNOWLEDGE.lexicons).find(words, lang) == place


def test_a_city_lies_in_its_country() -> None:
    places = place_index(KNOWLEDGE.lexicons)
    assert places.within("kyiv", "UA") is True
    assert places.within("kyiv", "RU") is False
    assert places.within("nowhere", "RU") is None


def test_gold_names_match_across_scripts() -> None:
    """Of the people who have a name in two languages, nearly all are joined without a registry."""
    rows = [
        json.loads(line) for line in shared("gold/sources.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    people = [r["names"] for r in rows if r["kind"] in ("official", "person")]
    pairs = [
        (names[a][0], names["en"][0])
        for names in people
        for a in ("uk", "ru")
        if names.get(a) and names.get("en") and " " in names[a][0]
    ]
    right = sum(same_name(a, b) for a, b in pairs)
    assert right >= 0.9 * len(pairs), [p for p in pairs if not same_name(*p)]
    wrong = [
        (x["en"][0], y["en"][0])
        for i, x in enumerate(people)
        for y in people[i + 1 :]
        if x.get("en") and y.get("en") and same_name(x["en"][0], y["en"][0])
    ]
    assert len(wrong) <= 1, wrong
