"""Language by document and by paragraph, and what a text in several languages gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.extract import extract, extract_mixed
from credtui.model import Document
from credtui.pipeline import statements_of
from credtui.read import detect, paragraph_languages, read_bytes
from tests.corrections.build import KNOWLEDGE

UK = "Мер Остап Вартовенко сказав, що міст через річку закривали лише один раз. Роботи триватимуть до осені."
RU = "Инженер Пётр Кит заявил, что мост через реку закрывали регулярно. Об этом он сообщил в среду."
EN = "Mayor Orest Lan said that the bridge over the river was closed only once. The works go on until autumn."
DE = (
    "Bürgermeister Anton Huber sagte am Dienstag, die Brücke über den Fluss sei nur einmal gesperrt worden. "
    "Die Sprecherin der Werft wies den Vorwurf zurück und erklärte, die Arbeiten seien abgeschlossen."
)


def document(text: str, lang: str = "uk") -> Document:
    return Document(
        id="d", version="v", path="d.md", outlet="Вербівські обрії", outlet_id=None, lang=lang, text=text
    )


@pytest.mark.parametrize(("text", "lang"), [(UK, "uk"), (RU, "ru"), (EN, "en"), (DE, "de")])
def test_a_text_has_its_language_even_without_a_lexicon(text: str, lang: str) -> None:
    assert detect(text, KNOWLEDGE.lexicons) == lang


def test_a_text_without_a_lexicon_says_so_and_gives_no_statements() -> None:
    made = read_bytes(DE.encode(), "a.txt", KNOWLEDGE)
    assert made.lang == "de"
    assert any("no lexicon for the language 'de'" in note for note in made.notes)
    assert statements_of([made], KNOWLEDGE) == ()


@pytest.mark.parametrize(
    "text", ["שר הביטחון אמר אתמול כי הגשר נסגר רק פעם אחת. " * 4, "市长说，桥只关闭过一次。" * 12]
)
def test_scripts_without_a_lexicon_are_no_english(text: str) -> None:
    made = read_bytes(text.encode(), "a.txt", KNOWLEDGE)
    assert made.lang in ("he", "zh")
    assert statements_of([made], KNOWLEDGE) == ()


def test_short_paragraphs_take_the_language_round_them() -> None:
    text = f"{UK}\n\nМост\n\nOK, Boss!\n\n{RU}\n\n{EN}"
    found = [lang for _, lang in paragraph_languages(document(text), KNOWLEDGE.lexicons)]
    assert found == ["uk", "uk", "uk", "ru", "en"]


def test_words_of_both_alphabets_are_the_home_language_s() -> None:
    line = "На мосту без перемен, сказала она."
    assert detect(line, KNOWLEDGE.lexicons, "ru") == "ru"
    for lang in ("uk", "ru"):
        assert detect("Про мости та ремонт на трасах", KNOWLEDGE.lexicons, lang) in ("uk", lang)


def test_each_paragraph_is_read_with_its_own_lexicon() -> None:
    text = f"{UK}\n\n{RU}\n\n{EN}\n"
    mixed = extract_mixed(document(text), KNOWLEDGE)
    assert {s.lang for s in mixed} == {"uk", "ru", "en"}
    for statement in mixed:
        assert statement.text == statement.span.of(text)
        assert statement.speaker.span is None or statement.speaker.words == statement.speaker.span.of(text)
    assert {"Вартовенко", "Кит", "Lan"} <= {w for s in mixed for w in s.speaker.name.split()}
    alone = [len(extract(document(t, lang), KNOWLEDGE)) for t, lang in ((UK, "uk"), (RU, "ru"), (EN, "en"))]
    assert len(mixed) == sum(alone)


def test_the_same_words_in_two_languages_keep_different_ids() -> None:
    text = f"{UK}\n\n«ОК», — сказал Пётр Кит в среду утром.\n\n«ОК», – сказав Остап Вартовенко.\n"
    found = extract_mixed(document(text), KNOWLEDGE)
    assert len({s.id for s in found}) == len(found)


def test_a_quotation_in_another_language_is_described_in_its_own() -> None:
    text = f"{UK}\n\n«Мы закрывали этот мост регулярно, и вы это знаете», – сказав Остап Вартовенко.\n"
    (quoted,) = [s for s in statements_of([document(text)], KNOWLEDGE) if "регулярно" in s.text]
    assert quoted.lang == "ru"
    assert quoted.speaker.name.endswith("Вартовенко")
    assert any(p.facets.occurrences for p in quoted.propositions)


def test_a_foreign_paragraph_is_not_read_as_something_else() -> None:
    assert all("Brücke" not in s.text for s in extract_mixed(document(f"{EN}\n\n{DE}", "en"), KNOWLEDGE))


def test_one_language_is_read_as_ever() -> None:
    for text, lang in ((UK, "uk"), (RU, "ru"), (EN, "en")):
        here = document(text, lang)
        assert extract_mixed(here, KNOWLEDGE) == extract(here, KNOWLEDGE)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([UK, RU, EN, DE, "«OK»", "…", "Мост — это мост."]), max_size=6))
def test_any_mixture_gives_places_in_the_text_and_ids_of_their_own(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    found = extract_mixed(document(text), KNOWLEDGE)
    assert all(s.text == s.span.of(text) for s in found)
    assert len({s.id for s in found}) == len(found)
    assert [s.span.start for s in found] == sorted(s.span.start for s in found)
    assert found == extract_mixed(document(text), KNOWLEDGE)


@given(st.text(max_size=300))
def test_detection_never_fails_and_never_wavers(text: str) -> None:
    found = detect(text, KNOWLEDGE.lexicons)
    assert found == detect(text, KNOWLEDGE.lexicons)
    assert found is None or found.isalpha()
    spans = [span for span, _ in paragraph_languages(replace(document(text)), KNOWLEDGE.lexicons)]
    assert all(s.of(text).strip() for s in spans)
