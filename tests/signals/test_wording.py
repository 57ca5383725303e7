"""What two near-identical wordings differ in: exchanged, negated, embedded, shared."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.knowledge import load_knowledge
from credtui.signals.wording_align import Aligner, Alignment
from credtui.signals.wording_exchange import FITS, SWAPS
from credtui.signals.wording_meaning import Meanings
from credtui.signals.wording_profile import EMBEDDINGS
from credtui.signals.wording_reading import Profiler


@lru_cache(maxsize=1)
def profiler():
    return Profiler(load_knowledge().lexicons)


def aligned(pairs, lang="en"):
    """Alignments of pairs of texts in one language, all at once."""
    p = profiler()
    profiles = [p.of(text, lang) for pair in pairs for text in pair]
    a = np.arange(0, len(profiles), 2)
    return Aligner(profiles).align(a, a + 1, Meanings(p.language(lang)))


def one(a, b, lang="en"):
    made = aligned([(a, b)], lang)
    out = {f.name: getattr(made, f.name)[0] for f in fields(Alignment)}
    return {
        **out,
        "swap": SWAPS[out["swap"]],
        "fit": FITS[out["fit"]],
        "embedding": EMBEDDINGS[out["embedding"]],
    }


@pytest.mark.parametrize(
    ("a", "b", "swap", "fit"),
    [
        ("The ferry carried three lorries", "The ferry carried five lorries", "number", "loose"),
        ("The ferry carried three lorries", "The ferry carried 3 lorries", "none", "none"),
        ("The port earned 12 million", "The port earned 12,000,000", "none", "none"),
        ("She came in first place", "She came in 18th place", "ordinal", "slot"),
        ("The port reopened in May 2019", "The port reopened in May 2021", "year", "slot"),
        ("The port reopened in 1974", "The port reopened in the 1970s", "none", "none"),
        ("The port reopened on 7 May", "The port reopened on May 9th", "calendar", "slot"),
        ("The gate is open", "The gate is closed", "antonym", "slot"),
        ("The hall is safe", "The hall is unsafe", "antonym", "slot"),
        ("A mime performs in Brazil", "A mime performs in Mexico", "place", "slot"),
        ("Lastivka is a Spanish song", "Lastivka is a song from Spain", "none", "none"),
        ("Sych was shot in Paris", "Sych was shot in France", "none", "none"),
        ("A couch stands in the hall", "A sofa stands in the hall", "none", "none"),
        ("Lastivka was sung by Roman Sych", "Lastivka was sung by Petro Hai", "name", "slot"),
        ("Lastivka was sung by Sych", "Lastivka was sung by Roman Sych", "none", "none"),
        ("Roman Sych wrote the letter", "Petro Hai wrote the letter", "name", "slot"),
        ("Lastivka is a film", "Lastivka is an album", "kind", "slot"),
        ("Lastivka is a film", "Lastivka is a movie", "none", "none"),
        ("The ferry lies beside the red buoy", "The ferry lies beside the green buoy", "colour", "slot"),
        ("Sych spoke before the vote", "Sych spoke after the vote", "antonym", "slot"),
        ("A large ferry lies in the bay", "A small ferry lies in the bay", "none", "none"),
        ("Petro Hai wrote the letter", "The letter was written by Roman Sych", "name", "slot"),
        ("Lastivka is a romantic film", "Lastivka is a historical film of 1974", "trait", "slot"),
        ("Sych was born in the fifties", "Sych was born in 1957", "none", "none"),
        ("Sych was born in the sixties", "Sych was born in 1967", "none", "none"),
        ("Sych was born in the fifties", "Sych was born in 1967", "year", "slot"),
        (
            "Sych was born on 10 May 1974",
            "Sych was born on 20 May 1974 and died on 10 June 2020",
            "calendar",
            "slot",
        ),
        (
            "Lastivka was sung by Roman Sych",
            "Lastivka was sung by Petro Hai with Ivan Lys, Olena Tkach, Maria Kruk and Andrii Vovk",
            "name",
            "slot",
        ),
    ],
)
def test_exchanged_words(a, b, swap, fit):
    made = one(a, b)
    assert (made["swap"], made["fit"]) == (swap, fit)


TEXTS = st.sampled_from(
    [
        "The ferry is leaving the harbour",
        "The ferry is not leaving the harbour by night",
        "Roman Sych sold the port of Kutsk in May 1974",
        "Petro Hai did not sell the port of Kutsk in June",
        "I do not think that Roman Sych sold the port",
        "He sold 12 million cups in Brazil",
        "No cup was sold",
        "",
        "Lastivka is a film by Sych",
    ]
)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_order_of_the_sides_changes_nothing(a, b):
    assert one(a, b) == one(b, a)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_many_pairs_at_once_are_as_each_alone(pairs):
    made = aligned(pairs)
    for i, pair in enumerate(pairs):
        alone = aligned([pair])
        for f in fields(Alignment):
            assert getattr(made, f.name)[i] == getattr(alone, f.name)[0]


@pytest.mark.parametrize(
    ("a", "b", "negates", "denied_rest"),
    [
        ("The dam is safe", "The dam is not safe", 1, 0),
        ("The dam is safe", "The dam isn't safe", 1, 0),
        ("The dam is safe", "The dam is not safe by night", 1, 1),
        ("The dam is safe by night", "The dam is not safe", 1, 0),
        ("A ferry is sailing", "No boat is sailing", 1, 0),
        ("A boat is sailing", "No ferry is sailing", 1, 1),
        ("The dam is not safe", "The dam isn't safe", 0, -1),
        ("Sych agreed to be mayor", "Sych refused to be mayor", 1, 0),
        ("The ferry left in May", "The ferry left, no longer a wreck, in May", 0, -1),
    ],
)
def test_what_is_negated_and_how_much_more_is(a, b, negates, denied_rest):
    made = one(a, b)
    assert (made["negates"], made["denied_rest"]) == (negates, denied_rest)


@pytest.mark.parametrize(
    ("lang", "a", "b", "embedding"),
    [
        ("en", "I don't think that the ferry has left the bay", "The ferry has left the bay", "denied"),
        ("en", "He knew that the ferry had left the bay", "The ferry had left the bay", "given"),
        ("en", "He did not notice that the ferry had left the bay", "The ferry had left the bay", "given"),
        ("en", "Do you think the ferry has left the bay?", "The ferry has left the bay", "open"),
        ("en", "If the ferry leaves the bay, we stay", "The ferry leaves the bay", "open"),
        ("en", "He believes that the ferry has left the bay", "The ferry has left the bay", "held"),
        ("en", "The ferry has left the bay", "The ferry has left the bay", "main"),
        ("en", "I doubt that the ferry has left the bay", "The ferry has left the bay", "denied"),
        ("en", "I can't believe that the ferry has left the bay", "The ferry has left the bay", "given"),
        ("en", "The ferry is known for its bay of lorries", "The bay of lorries is wide", "main"),
        ("ru", "Я не думаю, что паром ушёл из гавани", "Паром ушёл из гавани", "denied"),
        ("ru", "Он не знал, что паром ушёл из гавани", "Паром ушёл из гавани", "given"),
        ("uk", "Не думаю, що пором вийшов із гавані", "Пором вийшов із гавані", "denied"),
        ("uk", "Він не помітив, що пором вийшов із гавані", "Пором вийшов із гавані", "given"),
    ],
)
def test_clauses_under_a_verb_of_thinking(lang, a, b, embedding):
    assert one(a, b, lang)["embedding"] == embedding


@pytest.mark.parametrize(
    ("text", "lang", "negated"),
    [
        ("The dam is not safe", "en", {"safe"}),
        ("No, the dam is not safe", "en", {"safe"}),
        ("No, the dam is safe", "en", set()),
        ("Дамба не безпечна", "uk", {"безпечний"}),
        ("Плотина безопасна", "ru", set()),
        ("Никто никогда не видел парома", "ru", {"видеть", "паром"}),
        ("Жодного порома ніхто не бачив", "uk", {"пором", "бачити"}),
        ("He did not refuse to leave", "en", set()),
    ],
)
def test_what_a_text_negates(text, lang, negated):
    assert profiler().of(text, lang).negated == negated


@pytest.mark.parametrize(
    ("text", "rejects", "doubts"),
    [
        ("The goat is a hoax", True, False),
        ("The goat is no hoax", False, False),
        ("Sych denies that the goat is a hoax", False, False),
        ("Sych denies that the goat was elected", True, False),
        ("Is the goat a hoax?", False, True),
        ("The goat was reportedly elected", False, True),
        ("No, the goat was not elected", True, False),
        ("The goat was elected in May", False, False),
        ("The goat may be elected", False, True),
    ],
)
def test_stance_of_a_text(text, rejects, doubts):
    made = profiler().of(text, "en").stance
    assert (made.rejects, made.doubts) == (rejects, doubts)


def test_names_of_the_negated_clause():
    told = "Roman Sych met the captain of the Lastivka"
    assert one(told, "Roman Sych did not meet the captain")["denied_names"] == 2
    assert one(told, "Roman Sych says that no captain came")["denied_names"] == 0


@pytest.mark.parametrize(
    ("text", "introduces"),
    [
        ("A ferry has left the bay", True),
        ("Two ferries have left the bay", True),
        ("No ferry has left the bay", True),
        ("The ferry has left the bay", False),
        ("Roman Sych has left the bay", False),
    ],
)
def test_what_a_text_begins_with(text, introduces):
    assert profiler().of(text, "en").introduces is introduces


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["uk", "ru", "en", "xx", ""]))
def test_no_text_breaks_the_comparison(a, b, lang):
    made = aligned([(a, b)], lang)
    assert 0 <= made.share[0] <= 100
    assert made.rest[0] >= 0


@pytest.mark.parametrize(
    ("text", "lang", "ahead"),
    [
        ("Roman Sych to sell the port", "en", True),
        ("Port to be sold", "en", True),
        ("Roman Sych will sell the port", "en", True),
        ("Roman Sych is selling the port", "en", True),
        ("Roman Sych plans to sell the port", "en", True),
        ("Crew told to sell the port", "en", False),
        ("Roman Sych sold the port", "en", False),
        ("Роман Сич планує продати порт", "uk", True),
        ("Роман Сич продав порт", "uk", False),
        ("Роман Сыч продаст порт", "ru", True),
        ("Роман Сыч продал порт", "ru", False),
    ],
)
def test_what_is_to_come(text, lang, ahead):
    assert profiler().of(text, lang).stance.ahead is ahead


@pytest.mark.parametrize(
    ("text", "lang", "flat"),
    [
        ("Roman Sych has not sold the port", "en", True),
        ("Do not sell the port", "en", False),
        ("Don't sell the port", "en", False),
        ("Port not sold", "en", True),
        ("Roman Sych didn't sell the port", "en", True),
        ("Roman Sych, who has not paid, sold the port", "en", False),
        ("No port was sold", "en", False),
        ("Роман Сич не продав порт", "uk", True),
        ("Роман Сыч не продал порт", "ru", True),
        ("Роман Сыч продал порт без баржи", "ru", False),
    ],
)
def test_negated_verb_of_the_main_clause(text, lang, flat):
    assert profiler().of(text, lang).flat is flat


@pytest.mark.parametrize(
    ("text", "rejects", "doubts"),
    [
        ("Mayor dismisses the report of a sale", True, False),
        ("Mayor dismisses the harbour master", False, False),
        ("Roman Sych denies the sale", True, False),
        ("Roman Sych was denied entry", False, False),
        ("Olena Tkach denies a hoax", False, False),
        ("Olena Tkach is not dead, despite rumours", False, False),
        ("Olena Tkach is dead, rumours say", False, True),
    ],
)
def test_rejections_and_rumours(text, rejects, doubts):
    stance = profiler().of(text, "en").stance
    assert (stance.rejects, stance.doubts) == (rejects, doubts)


@pytest.mark.parametrize(
    ("a", "b", "swap"),
    [
        ("A tug lies near the quay", "A tug lies far from the quay", "antonym"),
        ("A tug lies near the quay", "A tug lies far away from the quay", "antonym"),
        ("A tug lies near the quay", "A tug lies close to the quay", "none"),
        ("The mate drinks the gin", "The mate drinks the beer", "sister"),
        ("The mate feeds the dog", "The mate feeds the animal", "none"),
    ],
)
def test_places_beside_and_narrow_kinds(a, b, swap):
    assert one(a, b)["swap"] == swap


def test_the_film_stands_for_its_name():
    made = one("Lastivka was shot in Brazil", "The film was shot in Mexico")
    assert (made["swap"], made["fit"], made["rest"]) == ("place", "slot", 0)


@pytest.mark.parametrize(
    ("a", "b", "rounds"),
    [
        ("The bell cost 2,084 euros", "The bell cost 2,000 euros", 1),
        ("The bell cost 2,084 euros", "The bell cost 3,000 euros", 0),
        ("The bell cost 284 euros", "The bell cost 280 euros", 0),
    ],
)
def test_round_figures(a, b, rounds):
    assert one(a, b)["rounds"] == rounds


@pytest.mark.parametrize(
    ("a", "b", "lang", "swap"),
    [
        ("Паром построили в 1970-х", "Паром построили в 1974", "ru", "none"),
        ("Паром построили в 1970-х", "Паром построили в 1984", "ru", "year"),
        ("Пором збудували у 70-х", "Пором збудували у 1974", "uk", "none"),
        ("Сич посів 5-те місце", "Сич посів 6-те місце", "uk", "ordinal"),
    ],
)
def test_a_hyphen_joins_figures_and_their_ending(a: str, b: str, lang: str, swap: str) -> None:
    assert one(a, b, lang)["swap"] == swap
