"""The concepts: their links make sense together, their words are what the analysers give, one sense first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import pytest

from credtui.knowledge import Knowledge, load_knowledge
from credtui.lexicon import Concepts, Lexicon
from credtui.registry.places import place_index
from credtui.signals.concepts import ConceptGraph
from credtui.text.morph import readings

LANGUAGES = ("uk", "ru", "en")


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    return load_knowledge()


@lru_cache(maxsize=1)
def graph() -> ConceptGraph:
    return ConceptGraph(concepts())


def concepts() -> Concepts:
    return knowledge().lexicons.concepts


def lexicon(lang: str) -> Lexicon:
    found = knowledge().lexicons.of(lang)
    assert found is not None
    return found


def opposites() -> Iterator[tuple[str, str]]:
    """Every pair that antonyms or exclusions set against each other."""
    for name, links in concepts().concept.items():
        for other in (*links.antonyms, *links.excludes):
            yield name, other


# ------------------------------------------------------------------ links


def test_links_lead_to_concepts_of_the_same_sort() -> None:
    found = concepts().concept
    for name, links in found.items():
        for other in (*links.broader, *links.antonyms, *links.implies, *links.excludes):
            assert other in found, (name, other)
            assert found[other].thing is links.thing, (name, other)


def test_no_concept_is_its_own_ancestor() -> None:
    for name, links in concepts().concept.items():
        for parent in (*links.broader, *links.implies):
            assert name not in graph().implied(parent), (name, parent)


def test_nothing_excludes_what_it_implies() -> None:
    for one, other in opposites():
        assert one != other
        assert other not in graph().implied(one), (one, other)
        assert one not in graph().implied(other), (one, other)


def test_what_excludes_each_other_has_no_common_descendant() -> None:
    below: dict[str, set[str]] = defaultdict(set)
    for name in concepts().concept:
        for up in graph().implied(name):
            below[up].add(name)
    for one, other in opposites():
        assert not below[one] & below[other], (one, other, below[one] & below[other])


def test_opposites_hold_both_ways_and_reach_what_implies_them() -> None:
    for one, other in opposites():
        assert graph().opposite(one, other) and graph().opposite(other, one)
    assert graph().opposite("kill", "alive")
    assert graph().opposite("alive", "massacre")
    assert not graph().opposite("kill", "wound")


def test_things_and_events_bear_only_their_own_marks() -> None:
    for name, links in concepts().concept.items():
        if links.thing:
            assert not (links.theme or links.mutual or links.measure or links.talk), name
            assert links.repeatable is None and links.cumulative is None, name
        else:
            assert not links.place, name
        assert links.cumulative is None or links.measure, name
        assert links.title != name.replace("-", " "), f"{name}: the title says no more than the id"


def test_a_kind_of_what_is_counted_is_counted() -> None:
    found = concepts().concept
    for name, links in found.items():
        for up in links.broader:
            assert links.measure or not found[up].measure, (name, up)


def test_what_it_is_called_of_people_is_an_event() -> None:
    for name, links in concepts().concept.items():
        if links.of_people is not None:
            assert not concepts().concept[links.of_people].thing, name


def test_a_narrower_place_is_a_place() -> None:
    found = concepts().concept
    for name, links in found.items():
        if any(found[up].place for up in links.broader):
            assert links.place, name


def test_the_lexicon_covers_the_language_of_news() -> None:
    things = sum(links.thing for links in concepts().concept.values())
    assert len(concepts().concept) - things >= 700
    assert things >= 800


# ------------------------------------------------------------------ words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_concept_has_words_and_every_word_a_concept(lang: str) -> None:
    assert set(lexicon(lang).concept) == set(concepts().concept)
    assert all(words.words for words in lexicon(lang).concept.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sections_stand_in_one_order_in_every_file(lang: str) -> None:
    assert list(lexicon(lang).concept) == list(concepts().concept)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_stands_twice_in_a_concept(lang: str) -> None:
    for name, words in lexicon(lang).concept.items():
        assert len(set(words.words)) == len(words.words), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_dictionary_forms(lang: str) -> None:
    """A single word may also be a noun in the plural, and in English a participle bound to adjectives:
    then that form alone is meant."""
    wrong = []
    for name, words in lexicon(lang).concept.items():
        for phrase, kind in words.entries:
            parts = phrase.split()
            for part in parts:
                found = readings(part, lang)
                form = part.replace("’", "'")
                if any(r.lemma == form or not r.known for r in found):
                    continue
                plural = len(parts) == 1 and any(r.pos == "NOUN" and r.number == "Plur" for r in found)
                bound = lang == "en" and kind in ("ADJ", "NOUN")
                if not (plural or bound):
                    wrong.append((name, phrase, part, found[0].lemma))
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_names_two_concepts_that_exclude_each_other(lang: str) -> None:
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, words in lexicon(lang).concept.items():
        for phrase, kind in words.entries:
            for one in (kind,) if kind else ("VERB", "NOUN", "ADJ"):
                named[phrase, one].add(name)
    for word, names in named.items():
        for one in names:
            for other in names - {one}:
                assert not graph().opposite(one, other), (word, one, other)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_negation_is_left_to_the_negators(lang: str) -> None:
    """A phrase with a negator would say the same thing twice: once as a concept, once as a polarity."""
    negators = {*lexicon(lang).syntax.negators, "no", "без", "without"}
    for name, words in lexicon(lang).concept.items():
        for phrase in words.words:
            assert not negators & set(phrase.split()), (name, phrase)


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("uk", "час"),
        ("uk", "рік"),
        ("uk", "слово"),
        ("ru", "время"),
        ("ru", "год"),
        ("en", "time"),
        ("en", "year"),
    ],
)
def test_common_nouns_of_time_and_speech_are_no_events(lang: str, word: str) -> None:
    events = [n for n, links in concepts().concept.items() if not links.thing]
    assert not [n for n in events if word in lexicon(lang).concept[n].words]


# ------------------------------------------------------------------ peoples


@pytest.mark.parametrize("lang", LANGUAGES)
def test_peoples_belong_to_known_places_and_to_one_only(lang: str) -> None:
    places = place_index(knowledge().lexicons).places
    owner: dict[str, str] = {}
    for place, words in lexicon(lang).language.demonyms.items():
        assert place in places, place
        for word in words:
            assert owner.setdefault(word.lower(), place) == place, word


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_peoples_are_dictionary_forms(lang: str) -> None:
    for place, words in lexicon(lang).language.demonyms.items():
        for word in words:
            found = readings(word, lang)
            assert any(r.lemma == word.lower() or not r.known for r in found), (place, word)


def test_every_country_with_peoples_has_them_in_every_language() -> None:
    codes = [{p for p in lexicon(lang).language.demonyms if p.isupper()} for lang in LANGUAGES]
    assert codes[0] == codes[1] == codes[2]
    assert len(codes[0]) >= 80
