"""Whoever speaks stands before the verb of saying, with a description between them."""

from __future__ import annotations

import pytest

from credtui.extract import extract
from credtui.knowledge import load_knowledge
from credtui.model import Document, Statement

KNOWLEDGE = load_knowledge()


def read(text: str) -> tuple[Statement, ...]:
    return extract(Document("doc", "", "doc.txt", "Harbour Post", None, "en", text), KNOWLEDGE)


@pytest.mark.parametrize(
    "teller",
    [
        "Dora Vell",
        "Dora Vell, director of the harbour office,",
        "Dora Vell, head of the office and a critic of the mayor,",
        "Dora Vell, a pilot and former adviser to the mayor,",
        "Dora Vell, 42, a pilot raised in Kutsk,",
        "Dora Vell, a pilot visiting Kutsk with her family,",
        "Dora Vell, a former pilot and currently head of the office,",
        "Dora Vell, vice president and assistant general counsel for the harbour,",
        "Dora Vell, who runs the ferry,",
        "Rep. Dora Vell (D-Kut.), chair of the Harbour Committee,",
    ],
)
@pytest.mark.parametrize("form", ["“The dam leaks,” {who} said.", "{Who} said that the dam leaks.",
                                  "{Who} told the Post that the dam leaks."])  # fmt: skip
def test_the_name_before_a_description_speaks(teller: str, form: str) -> None:
    text = form.format(who=teller, Who=teller)
    found = [(s.text.lower(), s.speaker.name) for s in read(text)]
    assert found == [("the dam leaks", "Dora Vell")], text


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("Dora Vell, the pilots' chief, flatly rejected the claim.", "Dora Vell", "the claim"),
        ("Dora Vell, who built the dam, once said: “It leaks again.”", "Dora Vell", "It leaks again"),
        ("Dora Vell, a pilot, noted that in Kutsk, boats do not leak.", "Dora Vell",
         "in Kutsk, boats do not leak"),
        ("Dora Vell, a pilot who retired in 2013, said the plan put forward by Marl is weak.", "Dora Vell",
         "the plan put forward by Marl is weak"),
        ("Kutsk Sen. Dora Vell said the dam leaks.", "Dora Vell", "the dam leaks"),
    ],
)  # fmt: skip
def test_what_stands_between_changes_nothing(text: str, name: str, content: str) -> None:
    assert [(s.speaker.name, s.text) for s in read(text)] == [(name, content)]


def test_whom_a_description_names_does_not_speak() -> None:
    text = "The port was shut.\n\nDora Vell, an ally of Donald Trump, said the dam leaks.\n"
    assert [(s.speaker.name, s.speaker.id) for s in read(text)] == [("Dora Vell", None)]


def test_a_name_alone_behind_a_role_does() -> None:
    (one,) = read("The port was shut.\n\nThe president of Russia, Vladimir Putin, said the dam leaks.\n")
    assert one.speaker.id == "putin"


def test_small_words_before_a_surname_are_no_given_name() -> None:
    text = "Dora Vell came late.\n\nBut Vell said the dam leaks.\n\nVell's office said the port was shut.\n"
    assert read(text)[0].speaker.name == "Dora Vell"
    assert all("'" not in s.speaker.name for s in read(text) if s.speaker.kind == "person")


@pytest.mark.parametrize(("title", "pronoun"), [("Mr.", "He"), ("Ms.", "She"), ("Mrs.", "She")])
def test_a_title_tells_whom_a_pronoun_means(title: str, pronoun: str) -> None:
    other = {"He": "Ms.", "She": "Mr."}[pronoun]
    text = (
        f"Robin Vell met Sasha Marl.\n\n{title} Vell said the dam leaks. {other} Marl said it holds."
        f"\n\n{pronoun} said the port was shut.\n"
    )
    assert read(text)[-1].speaker.name == "Robin Vell"


def test_a_pronoun_means_nobody_whose_given_name_tells_otherwise() -> None:
    text = "Dora Vell said the dam leaks.\n\nDonald Trump came by.\n\nShe said the port was shut.\n"
    assert read(text)[-1].speaker.name == "Dora Vell"


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Dora Vell and Oleg Marl said that the dam leaks.", "Dora Vell and Oleg Marl"),
        ("en", "According to Dora Vell and Oleg Marl, the dam leaks.", "Dora Vell and Oleg Marl"),
        ("ru", "Олег Лозовик и Дора Ткач заявили, что дамба течёт.", "Олег Лозовик и Дора Ткач"),
        ("ru", "По словам Олега Лозовика и Доры Ткач, дамба течёт.", "Олега Лозовика и Доры Ткач"),
        ("uk", "За словами Олега Лозовика та Дори Ткач, дамба тече.", "Олега Лозовика та Дори Ткач"),
        ("en", "Dora Vell, wife of Oleg Marl and a pilot, said that the dam leaks.", "Dora Vell"),
    ],
)
def test_two_who_say_it_together_are_both_named(lang: str, text: str, name: str) -> None:
    found = extract(Document("doc", "", "doc.txt", "Port", None, lang, text), KNOWLEDGE)
    assert [(s.speaker.name, s.speaker.id) for s in found] == [(name, None)]
    assert found[0].text in ("the dam leaks", "дамба течёт", "дамба тече")


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        (
            "The Wall Street Journal reports, citing officials, that the dam leaks.",
            "officials",
            "The Wall Street Journal",
        ),
        ("The Westbrook Times, citing two pilots, says the dam leaks.", "two pilots", "Westbrook Times"),
        ("Mayor Dora Vell said on Monday, speaking in Kutsk, that the dam leaks.", "Dora Vell", None),
        ("Mayor Dora Vell, citing experts, said the dam leaks.", "Dora Vell", None),
    ],
)
def test_what_is_told_past_an_aside(text: str, name: str, via: str | None) -> None:
    (one,) = read(text)
    assert (one.speaker.name, one.via, one.text) == (name, via, "the dam leaks")


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        ("«Вісник» повідомляє, посилаючись на посадовців, що дамба тече.", "посадовців", "Вісник"),
        ("Як повідомляє «Вісник», який належить меру, дамба тече.", "Вісник", None),
    ],
)
def test_a_paper_in_quotation_marks_carries_whom_it_cites(text: str, name: str, via: str | None) -> None:
    (one,) = extract(Document("doc", "", "doc.txt", "Порт", None, "uk", text), KNOWLEDGE)
    assert (one.speaker.name, one.via, one.text) == (name, via, "дамба тече")


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("The two spoke once, Vell's pilot told reporters.", "Vell's pilot", "The two spoke once"),
        ("The report, which cites pilots, claims that the dam leaks.", "report", "the dam leaks"),
        ("The paper quoted one pilot as saying that the dam leaks.", "one pilot", "the dam leaks"),
        ("Oleg Vell was quoted as saying that the dam leaks.", "Oleg Vell", "the dam leaks"),
    ],
)
def test_who_tells_and_what(text: str, name: str, content: str) -> None:
    (one,) = read(text)
    assert one.text == content and name in one.speaker.name


def test_what_one_cites_ends_where_the_other_tells() -> None:
    found = read("The dam leaks, according to two pilots, the Westbrook Times reported on Thursday.")
    assert ("two pilots", "The dam leaks") in [(s.speaker.name, s.text) for s in found]


def test_a_thing_is_not_the_person_of_its_paragraph() -> None:
    text = "The port was shut.\n\nDora Vell came by. The ad says the dam leaks.\n"
    assert [s.speaker.name for s in read(text)] != ["Dora Vell"]


def test_a_day_is_not_who_speaks() -> None:
    (one,) = read("“The dam leaks,” Dora Vell, the general, said this month.")
    assert (one.speaker.name, one.text) == ("Dora Vell", "The dam leaks")


def test_a_price_is_a_number() -> None:
    (one,) = read("Dora Vell said the pier cost $2.5 million.")
    assert one.text == "the pier cost $2.5 million"


SLAVIC = [
    ("ru", "Дора Лозовик, директор порта, решительно отвергла обвинение.", "Дора Лозовик", "обвинение"),
    ("ru", "Олег Лозовик, директор порта, решительно отверг отчёт.", "Олег Лозовик", "отчёт"),
    ("ru", "Как сообщила Дора Лозовик, директор порта, дамба течёт.", "Дора Лозовик", "дамба течёт"),
    ("ru", "Как сообщила Дора Лозовик, дамба, построенная давно, течёт.", "Дора Лозовик",
     "дамба, построенная давно, течёт"),
    ("uk", "Олег Лозовик, директор порту, рішуче відкинув звіт.", "Олег Лозовик", "звіт"),
    ("uk", "Як повідомила Дора Лозовик, директорка порту, дамба тече.", "Дора Лозовик", "дамба тече"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "name", "content"), SLAVIC)
def test_descriptions_in_case_languages(lang: str, text: str, name: str, content: str) -> None:
    found = extract(Document("doc", "", "doc.txt", "Порт", None, lang, text), KNOWLEDGE)
    assert [(s.speaker.name, s.text) for s in found] == [(name, content)]


@pytest.mark.parametrize(
    ("lang", "headline", "content", "who"),
    [
        ("ru", "Завод продадут — источник", "Завод продадут", "источник"),
        ("uk", "Завод продадуть – джерело", "Завод продадуть", "джерело"),
        ("en", "Plant will be sold – sources", "Plant will be sold", "sources"),
    ],
)
def test_a_headline_ends_with_somebody_unnamed(lang: str, headline: str, content: str, who: str) -> None:
    (one,) = extract(Document("doc", "", "d.txt", "Port", None, lang, f"{headline}\n\n.\n"), KNOWLEDGE)
    assert (one.text, one.speaker.words, one.speaker.kind) == (content, who, "anonymous")


INSTITUTIONS = [
    ("uk", "У мерії спростували твердження про дамбу.", "мерії", "твердження про дамбу", "deny"),
    ("uk", "У мерії не стали коментувати звіт.", "мерії", "не стали коментувати звіт", "decline"),
    ("ru", "В мэрии от комментариев отказались.", "мэрии", "от комментариев отказались", "decline"),
    ("ru", "В мэрии опровергли обвинение.", "мэрии", "обвинение", "deny"),
    ("uk", "Як розповів газеті лоцман, мер просив води.", "лоцман", "мер просив води", "assert"),
    ("ru", "Он спросил, течёт ли дамба.", "Он", "течёт ли дамба", "ask"),
    ("ru", "Он не сказал, течёт ли дамба.", "Он", "не сказал, течёт ли дамба", "decline"),
    ("uk", "Він не казав, що дамба тече.", "Він", "не казав, що дамба тече", "decline"),
    ("en", "He did not say whether the dam leaks.", "He", "did not say whether the dam leaks", "decline"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "name", "content", "stance"), INSTITUTIONS)
def test_nobody_is_the_subject(lang: str, text: str, name: str, content: str, stance: str) -> None:
    (one,) = extract(Document("doc", "", "d.txt", "Port", None, lang, text), KNOWLEDGE)
    assert (one.speaker.words, one.text, one.stance) == (name, content, stance)


@pytest.mark.parametrize(
    ("lang", "text"), [("uk", "У порту впали дерева."), ("ru", "В порту говорили ли они, неясно.")]
)
def test_nothing_is_told(lang: str, text: str) -> None:
    assert extract(Document("doc", "", "d.txt", "Port", None, lang, text), KNOWLEDGE) == ()


@pytest.mark.parametrize("name", ["Олег Лозовик", "Дора Ткач"])
def test_a_surname_that_is_a_common_word_belongs_to_the_given_name(name: str) -> None:
    text = f"Речник мера {name} сказав, що дамба тече."
    (one,) = extract(Document("doc", "", "d.txt", "Port", None, "uk", text), KNOWLEDGE)
    assert one.speaker.name.endswith(name)


def test_a_man_whose_surname_is_a_common_noun_has_it_in_the_nominative() -> None:
    text = "За словами Олега Лозовика, дамба тече."
    (one,) = extract(Document("doc", "", "d.txt", "Port", None, "uk", text), KNOWLEDGE)
    assert one.speaker.name == "Олег Лозовик"


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Trump spokesman Oleg Marl", "Oleg Marl"),
        ("Dora Vell, an aide to Harbour Leader Mitch Marl,", "Dora Vell"),
        ("Dora Vell, chief of a San Francisco firm,", "Dora Vell"),
    ],
)
def test_names_on_the_way_to_the_name_do_not_speak(who: str, name: str) -> None:
    text = f"San Francisco is far. Oleg Marl, Mitch Marl and Dora Vell met.\n\n{who} said the dam leaks.\n"
    assert read(text)[-1].speaker.name.endswith(name)
