"""Without a name or adjective of a place in [language] a sentence does not name the place."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from credtui.facets.view import View
from credtui.knowledge import Knowledge
from credtui.model import Span
from credtui.registry.places import PlaceIndex
from tests.lexicon.needed import KNOWLEDGE, LANGUAGES, full, knowing
from tests.lexicon.sentences import inflected

NAMED = {
    "en": ("Vell left {}", "Vell lives in {}", "Vell left the {}"),
    "ru": ("Сыч жил в {}", "Сыч покинул {}", "Сыч прибыл через {}", "Сыч жил на {}", "Сыч переплыл реку {}"),
    "uk": ("Сич жив у {}", "Сич покинув {}", "Сич прибув через {}", "Сич жив на {}", "Сич переплив річку {}"),
}
OF_A_PEOPLE = {
    "en": (
        "{} troops attacked the port",
        "the {} attacked the port",
        "a {} attacked the port",
        "{} attacked the port",
    ),
    "ru": ("{} атаковал порт", "{} флот атаковал порт", "{} атаковала порт"),
    "uk": ("{} атакував порт", "{} флот атакував порт", "{} атакувала порт"),
}


@cache
def index(lang: str, field: str, nth: int) -> tuple[Knowledge, PlaceIndex]:
    """What is known without the nth name of any place."""
    language = full(lang).language
    cut = {place: (*names[:nth], *names[nth + 1 :]) for place, names in getattr(language, field).items()}
    other = full(lang).model_copy(update={"language": language.model_copy(update={field: cut})})
    known = knowing(lang, other)
    lexicons = replace(known.lexicons, sha256=f"{lang} {field} {nth}")  # what is kept is kept by this
    return Knowledge(lexicons, known.registry), PlaceIndex(lexicons)


GIVEN = {
    "en": {"Donbas", "Donbass", "Abkhazia", "Transnistria", "Baltic states", "Baltic States", "Bukovyna",
           "Luhansk People's Republic", "Lugansk People's Republic", "Bukovina", "Red Sea"},
    "ru": {"Ставрополье", "Абхазия", "Чёрное море", "Черное море", "Волга"},
    "uk": {"Абхазія", "країни Балтії", "Волга"},
}  # fmt: skip
"""What the gazetteer names too, or another spelling that is looked up alike."""
UNSEEN = {"en": {"Bab el-Mandeb", "Bab al-Mandab"}, "ru": set(), "uk": {"Ніл"}}
"""Names with a small letter behind their first word, or of people too: no sentence shows them yet."""

WHOLE = PlaceIndex(KNOWLEDGE.lexicons)


def written(name: str, lang: str) -> list[str]:
    """The forms of a name, with its capitals."""
    large = [word[:1].isupper() for word in name.split()]
    return [
        " ".join(w[:1].upper() + w[1:] if up else w for up, w in zip(large, form.split(), strict=True))
        for form in inflected(name, lang)
    ]


def listed(field: str) -> list[tuple[str, str, int, str]]:
    return [
        (lang, place, nth, name)
        for lang in LANGUAGES
        for place, names in getattr(full(lang).language, field).items()
        for nth, name in enumerate(names)
    ]


@pytest.mark.parametrize(("lang", "place", "nth", "name"), listed("places"))
def test_names(lang: str, place: str, nth: int, name: str) -> None:
    _, less = index(lang, "places", nth)
    texts = [t.replace("{}", form) for form in written(name, lang) for t in NAMED[lang]]
    found = [t for t in texts if place in {i for _, i in WHOLE.mentions(t, lang)}]
    assert bool(found) is (name not in UNSEEN[lang])
    needed = any(WHOLE.mentions(t, lang) != less.mentions(t, lang) for t in found)
    assert needed is (name not in GIVEN[lang] | UNSEEN[lang])


@pytest.mark.parametrize(("lang", "place", "nth", "word"), listed("demonyms"))
def test_adjectives_and_peoples(lang: str, place: str, nth: int, word: str) -> None:
    known, less = index(lang, "demonyms", nth)
    texts = [t.replace("{}", word) for t in OF_A_PEOPLE[lang]]
    assert any(peoples(t, lang, KNOWLEDGE) != peoples(t, lang, known) for t in texts) or any(
        WHOLE.ties(t, lang) != less.ties(t, lang) for t in texts
    )


def peoples(text: str, lang: str, knowledge: Knowledge) -> dict[int, str]:
    """Which words of a text are adjectives or people of which place."""
    return View(text, Span(0, len(text)), lang, knowledge).peoples
