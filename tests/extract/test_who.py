"""Whole texts as a reader writes them: who is named as the speaker, under which name, of which kind."""

from __future__ import annotations

import pytest

from credtui.extract import extract_mixed
from credtui.knowledge import Knowledge, load_knowledge
from credtui.read import read_bytes


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def who(text: str, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    """What each statement says, who says it, and the kind of that source."""
    found = extract_mixed(read_bytes(text.encode(), "a.txt", knowledge), knowledge)
    return [(s.text, s.speaker.id or s.speaker.name, s.speaker.kind) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Мер Кравчук заявив, що порт працює. «Все добре», – сказав він.",
            [("порт працює", "Мер Кравчук", "person"), ("Все добре", "Мер Кравчук", "person")],
        ),
        (
            "Мэр Завадский заявил, что порт работает. «Всё хорошо», – сказал он. "
            "Завадский добавил, что суда идут.",
            [
                ("порт работает", "Мэр Завадский", "person"),
                ("Всё хорошо", "Мэр Завадский", "person"),
                ("суда идут", "Мэр Завадский", "person"),
            ],
        ),
        (
            "Mayor Hadley said the port is open. “All is well,” he said.",
            [("the port is open", "Mayor Hadley", "person"), ("All is well", "Mayor Hadley", "person")],
        ),
    ],
)
def test_a_pronoun_points_at_a_title_with_a_surname(
    text: str, expected: list[tuple[str, str, str]], knowledge: Knowledge
) -> None:
    assert who(text, knowledge) == expected


def test_a_middle_initial_is_part_of_a_name(knowledge: Knowledge) -> None:
    text = "Mayor John Q. Hadley said the port is open. Mr. Hadley declined to comment on the cost."
    assert [name for _, name, _ in who(text, knowledge)] == ["John Q. Hadley", "John Q. Hadley"]


def test_a_given_name_agrees_with_its_surname(knowledge: Knowledge) -> None:
    """ "Лесі" is a form of a man's name too; the surname behind it has no such form."""
    text = "За словами речниці порту Лесі Горбань, причал закрили. Горбань пообіцяла оприлюднити звіт."
    assert {(name, kind) for _, name, kind in who(text, knowledge)} == {("Леся Горбань", "person")}


def test_a_surname_that_is_a_common_word_is_no_unnamed_person(knowledge: Knowledge) -> None:
    assert who("Мельник розповів, що порт працює.", knowledge) == [("порт працює", "Мельник", "person")]
    smith = "До млина приїхав мельник. Мельник розповів, що порт працює."
    assert who(smith, knowledge)[-1][2] == "anonymous"
    assert who("Очевидець розповів, що порт працює.", knowledge)[-1][2] == "anonymous"


def test_a_pronoun_at_the_start_is_no_abbreviation(knowledge: Knowledge) -> None:
    """ "Он" is not "ООН", so a ministry named later is not that either."""
    text = "Олег Тимохин сказал, что завод цел. Он ушёл домой. Министерство отрицает, что завод закроют."
    assert ("завод закроют", "un", "institution") not in who(text, knowledge)
    assert who("ООН заявила, что завод цел.", knowledge) == [("завод цел", "un", "institution")]


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        (
            "Carla Dunn told the Westbrook Times that the port is open.",
            None,
        ),
        ("Carla Dunn told The Times that the port is open.", "times-uk"),
    ],
)
def test_a_common_word_in_a_longer_name_is_another_outlet(
    text: str, carrier: str | None, knowledge: Knowledge
) -> None:
    found = extract_mixed(read_bytes(text.encode(), "a.txt", knowledge), knowledge)
    assert found
    hops = {hop.source for s in found for hop in s.chain}
    assert ("times-uk" in hops) is (carrier is not None)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Леся Горбань сказала, що причал (т.зв. «старий») коштує 3 тис. грн. Порт працює.",
            "причал (т.зв. «старий») коштує 3 тис. грн",
        ),
        (
            "Леся Горбань сказала, що т. зв. «старий» причал закрили. Порт працює.",
            "т. зв. «старий» причал закрили",
        ),
        (
            "Олег Тимохин сообщил, что ремонт стоил 5 млн. руб. Порт работает.",
            "ремонт стоил 5 млн. руб",
        ),
    ],
)
def test_abbreviations_before_a_mark_end_no_sentence(text: str, content: str, knowledge: Knowledge) -> None:
    assert [words for words, _, _ in who(text, knowledge)] == [content]


def test_case_forms_of_a_womans_name_are_hers(knowledge: Knowledge) -> None:
    """ "Зуевой" is a form of Зуева: the man's name Зуев is somebody else's."""
    text = "Об этом сообщила Анна Зуева. По словам Анны Зуевой, завод работает."
    assert who(text, knowledge) == [("завод работает", "Анна Зуева", "person")]
    assert who("По словам Ольги Завадской, завод цел.", knowledge)[0][1] == "Ольга Завадская"


def test_a_line_of_dialogue_is_no_attribution_of_the_line_before(knowledge: Knowledge) -> None:
    text = (
        "Порт закрыли вчера.\n– Никто не уволен, – сказала Зуева. – И не будет.\n"
        "Всё построим снова.\n– сказал Олег Тимохин."
    )
    assert [(words, name) for words, name, _ in who(text, knowledge)] == [
        ("Никто не уволен", "Зуева"),
        ("И не будет", "Зуева"),
        ("Всё построим снова", "Олег Тимохин"),
    ]


def test_a_block_quotation_in_markdown(knowledge: Knowledge) -> None:
    text = "# Порт\n\nПорт закрили.\n\n> Ми все відбудуємо. Гроші є.\n\n– сказала Леся Горбань.\n"
    assert who(text, knowledge) == [("Ми все відбудуємо. Гроші є", "Леся Горбань", "person")]


def test_a_line_under_a_picture_says_nothing(knowledge: Knowledge) -> None:
    assert who("Порт працює.\nФото: Мер каже, що все добре / Вісник Заріччя", knowledge) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Журналіст: Чи закриють порт?\n\nОстап Кравчук: Ні, порт працює.\n\nІ кораблі є.\n\n"
            "Журналіст: Хто платить?\n\nО. Кравчук: Платить місто.\n\nРозмову записано у вівторок.",
            [
                ("Чи закриють порт?", "Журналіст", "ask"),
                ("Ні, порт працює.\n\nІ кораблі є", "Остап Кравчук", "assert"),
                ("Хто платить?", "Журналіст", "ask"),
                ("Платить місто", "Остап Кравчук", "assert"),
            ],
        ),
        (
            "Корреспондент: Закроют ли порт?\nОлег Тимохин: Нет. Порт работает.",
            [
                ("Закроют ли порт?", "Корреспондент", "ask"),
                ("Нет. Порт работает", "Олег Тимохин", "assert"),
            ],
        ),
        (
            "Q: Who pays?\nA: The city pays.\nQ: Why?\nA: It must.",
            [
                ("Who pays?", "", "ask"), ("The city pays", "", "assert"),
                ("Why?", "", "ask"), ("It must", "", "assert"),
            ],
        ),
        ("Дата: 12 березня\nМісце: Заріччя\nЧас: яка різниця?", []),
    ],
)  # fmt: skip
def test_an_interview_in_turns(text: str, expected: list[tuple[str, str, str]], knowledge: Knowledge) -> None:
    found = extract_mixed(read_bytes(text.encode(), "a.txt", knowledge), knowledge)
    assert [(s.text, s.speaker.name, s.stance) for s in found] == expected
    assert all(s.quote == "direct" for s in found)


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        (
            "Источник в правительстве рассказал агентству «Север», что завод продадут.",
            "Источник в правительстве",
            "Север",
        ),
        ("Мер Кравчук заявив агентству «Північ», що порт працює.", "Мер Кравчук", "Північ"),
        (
            "«Міст упав», – пише «Вісник Заріччя» з посиланням на джерело в поліції.",
            "джерело в поліції",
            "Вісник Заріччя",
        ),
        ("За даними агентства «Північ», міст упав.", "Північ", None),
        (
            "12 березня 2031, «Вісник Заріччя»\n\n"
            "Леся Горбань розповіла газеті «Вісник Заріччя», що міст упав.",
            "Леся Горбань",
            None,
        ),
    ],
)
def test_an_outlet_that_no_registry_knows_carries_words_too(
    text: str, speaker: str, via: str | None, knowledge: Knowledge
) -> None:
    (found,) = extract_mixed(read_bytes(text.encode(), "a.txt", knowledge), knowledge)
    assert (found.speaker.name, found.via) == (speaker, via)
    assert via is None or found.chain[1].kind == "outlet"


def test_what_a_turn_retells(knowledge: Knowledge) -> None:
    """ "I" is whoever has the turn; "the mayor" there is somebody else, who is not named."""
    text = (
        "Q: Will it close?\nAnn Pell: No. I said that the port is open. The mayor told me that ships come.\n"
        "Q: Who pays?\nAnn Pell: The city pays."
    )
    got = [(words, name) for words, name, _ in who(text, knowledge)]
    assert ("the port is open", "Ann Pell") in got
    assert ("ships come", "Ann Pell") not in got


def test_an_answer_no_ends_its_sentence(knowledge: Knowledge) -> None:
    text = "Carl Dunn said no. The spokesman added that ships come to pier No. 3 every day."
    assert [words for words, _, _ in who(text, knowledge)] == ["ships come to pier No. 3 every day"]


def test_a_noun_of_organisations_is_no_given_name(knowledge: Knowledge) -> None:
    assert who("Agency Northwire reported that the bridge fell.", knowledge)[0][2] != "person"
