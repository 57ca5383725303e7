"""How many, how often, when and for which period, in three languages; invented sentences only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credtui.facets.covers import read_covers
from credtui.facets.exclusive import read_exclusive, read_first
from credtui.facets.occurrences import read_occurrences
from credtui.facets.quantity import quantities, read_quantity
from credtui.facets.when import read_when
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Count, Period, Span

TODAY = date(2024, 10, 25)  # a Friday


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def _all(text: str) -> Span:
    return Span(0, len(text))


def _ends(count: Count | None) -> tuple[float | None, float | None] | None:
    return None if count is None else (count.interval.lo, count.interval.hi)


def _days(period: Period | None) -> tuple[str, str] | None:
    return None if period is None else (str(period.start), str(period.end))


QUANTITIES = [
    ("uk", "На ярмарок приїхали щонайменше сорок пасічників", (40, None)),
    ("uk", "Понад 40 пасічників продавали мед", (41, None)),
    ("uk", "У хорі співають двадцять п’ять дівчат", (25, 25)),
    ("uk", "Зібрали півтори тисячі підписів", (1500, 1500)),
    ("uk", "Близько 1,2 тис. глядачів прийшли до театру", (1200, 1200)),
    ("uk", "Десятки човнів вийшли в море", (20, None)),
    ("uk", "Від ста до трьохсот учнів захворіли", (100, 300)),
    ("uk", "Постраждалих немає", (0, 0)),
    ("uk", "Кількасот гостей чекали на площі", (300, None)),
    ("ru", "Не более полусотни рыбаков вышли на лёд", (None, 50)),
    ("ru", "В хоре поют двести тридцать один ученик", (231, 231)),
    ("ru", "Трое альпинистов поднялись на вершину", (3, 3)),
    ("ru", "На выставку пришло менее двухсот человек", (None, 199)),
    ("ru", "Никто не пострадал", (0, 0)),
    ("ru", "За мост заплатили более 5 млн рублей", (5_000_000, None)),
    ("en", "No fewer than 40 beekeepers came to the fair", (40, None)),
    ("en", "More than forty beekeepers came", (41, None)),
    ("en", "Dozens of boats left the harbour", (24, None)),
    ("en", "One and a half thousand runners crossed the line", (1500, 1500)),
    ("en", "Between 40 and 50 pupils fell ill", (40, 50)),
    ("en", "Ten to 15 pupils fell ill", (10, 15)),
    ("en", "The bridge cost $5 billion", (5e9, 5e9)),
    ("en", "None of them won", (0, 0)),
    ("en", "Tens of thousands of birds flew over", (20_000, None)),
]


@pytest.mark.parametrize(("lang", "text", "ends"), QUANTITIES)
def test_quantity_bounds(
    knowledge: Knowledge, lang: str, text: str, ends: tuple[float | None, float | None]
) -> None:
    assert _ends(read_quantity(text, _all(text), lang, knowledge)) == ends


NOTHING_COUNTED = [
    ("uk", "Школа № 12 зачинилася 7 березня 2021 року"),
    ("uk", "Вони хвалять один одного"),
    ("uk", "Усі до одного повернулися"),
    ("uk", "За два дні відкрили виставку"),
    ("ru", "Концерт начался в 19:30"),
    ("ru", "В одной из деревень открыли музей"),
    ("ru", "Самолёт Ан-26 сел в пятницу"),
    ("en", "The two men shook hands at two o'clock"),
    ("en", "The four-way talks began on 3 May"),
    ("en", "The new boat is a Danish one"),
    ("en", "The mayor cannot say how many"),
    ("ru", "У тренера нет никаких сведений о мосте"),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING_COUNTED)
def test_numbers_that_count_nothing(knowledge: Knowledge, lang: str, text: str) -> None:
    assert read_quantity(text, _all(text), lang, knowledge) is None


OCCURRENCES = [
    ("uk", "Мер неодноразово відвідував школу", (3, None)),
    ("uk", "Вони зустрічалися лише раз", (1, 1)),
    ("uk", "Вони зустрічалися хоча б раз", (1, None)),
    ("uk", "Це був єдиний телефонний дзвінок", (1, 1)),
    ("uk", "Мер і тренер зустрічалися п’ять разів", (5, 5)),
    ("uk", "Мер жодного разу не дзвонив тренерові", (0, 0)),
    ("uk", "Відбулося кілька зустрічей", (3, None)),
    ("ru", "Мэр время от времени навещает школу", (3, None)),
    ("ru", "Они дважды встречались", (2, 2)),
    ("ru", "Они лишь однажды встречались", (1, 1)),
    ("ru", "Мэр ни разу не звонил тренеру", (0, 0)),
    ("ru", "Телефонных звонков не было ни одного", (0, 0)),
    ("ru", "Состоялось три встречи", (3, 3)),
    ("en", "The mayor regularly visits the school", (3, None)),
    ("en", "They met only once", (1, 1)),
    ("en", "There was a single call", (1, 1)),
    ("en", "They have never met", (0, 0)),
    ("en", "The mayor made three private phone calls", (3, 3)),
    ("en", "Their visits add up to two", (2, 2)),
    ("en", "They spoke at least twice", (2, None)),
]


@pytest.mark.parametrize(("lang", "text", "ends"), OCCURRENCES)
def test_how_often(
    knowledge: Knowledge, lang: str, text: str, ends: tuple[float | None, float | None]
) -> None:
    assert _ends(read_occurrences(text, _all(text), lang, knowledge)) == ends


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Once opened, the bridge carried trams"),
        ("en", "The strike injured 12 riders"),
        ("uk", "Одного разу тренер забув ключі"),
        ("ru", "Однажды тренер забыл ключи"),
        ("ru", "При взрыве пострадали 12 человек"),
        ("uk", "Сорок мешканців евакуювали після вибуху"),
    ],
)
def test_nothing_said_of_how_often(knowledge: Knowledge, lang: str, text: str) -> None:
    assert read_occurrences(text, _all(text), lang, knowledge) is None


WHEN = [
    ("uk", "Міст відкрили 7 березня 2021 року", ("2021-03-07", "2021-03-07")),
    ("uk", "Міст відкрили сьомого березня", ("2024-03-07", "2024-03-07")),
    ("uk", "Вони зустрілися торік у травні", ("2023-05-01", "2023-05-31")),
    ("uk", "Музей збудували до 2022 року", ("None", "2021-12-31")),
    ("uk", "Хор співає від кінця 2022 року", ("2022-10-01", "2024-10-25")),
    ("uk", "Виставка тривала з 3 по 9 липня 2020 року", ("2020-07-03", "2020-07-09")),
    ("uk", "Музей відкрили минулої осені", ("2023-09-01", "2023-11-30")),
    ("uk", "Музей відкрили минулої зими", ("2023-12-01", "2024-02-29")),
    ("ru", "Музей открыли летом 2014 года", ("2014-06-01", "2014-08-31")),
    ("ru", "Ярмарка шла с марта по июнь 2023 года", ("2023-03-01", "2023-06-30")),
    ("ru", "Вчера вечером школу закрыли", ("2024-10-24", "2024-10-24")),
    ("ru", "Мост открыли в мае прошлого года", ("2023-05-01", "2023-05-31")),
    ("ru", "Хор поёт уже два года", ("2022-10-25", "2024-10-25")),
    ("en", "The bridge opened on Nov. 7, 2021", ("2021-11-07", "2021-11-07")),
    ("en", "The bridge opened last month", ("2024-09-01", "2024-09-30")),
    ("en", "The choir has sung since May last year", ("2023-05-01", "2024-10-25")),
    ("en", "The museum opened on the last day of June", ("2024-06-30", "2024-06-30")),
    ("en", "The fair ran from March to June 2023", ("2023-03-01", "2023-06-30")),
    ("en", "The bridge opened on Monday", ("2024-10-21", "2024-10-21")),
]


@pytest.mark.parametrize(("lang", "text", "days"), WHEN)
def test_when(knowledge: Knowledge, lang: str, text: str, days: tuple[str, str]) -> None:
    assert _days(read_when(text, _all(text), lang, TODAY, knowledge)) == days


def test_a_day_that_does_not_exist_is_no_time(knowledge: Knowledge) -> None:
    text = "Міст відкрили 31 червня 2021 року"
    period = read_when(text, _all(text), "uk", TODAY, knowledge)
    assert period is None or period.precision != "day"


def test_without_a_date_relative_times_stay_unknown(knowledge: Knowledge) -> None:
    assert read_when("Вчора открыли мост", Span(0, 18), "ru", None, knowledge) is None
    text = "Мост открыли 7 мая 2021 года"
    assert _days(read_when(text, _all(text), "ru", None, knowledge)) == ("2021-05-07", "2021-05-07")


COVERS = [
    ("uk", "Вони зустрічалися лише раз", ("None", "2024-10-25")),
    ("uk", "З лютого 2022 року вони не бачилися жодного разу", ("2022-02-01", "2024-10-25")),
    ("ru", "С начала 2023 года построено 12 домов", ("2023-01-01", "2024-10-25")),
    ("ru", "Они ни разу не виделись", ("None", "2024-10-25")),
    ("en", "The mayor has visited only once since March", ("2024-03-01", "2024-10-25")),
    ("en", "So far 12 houses have been built", ("None", "2024-10-25")),
]


@pytest.mark.parametrize(("lang", "text", "days"), COVERS)
def test_covers(knowledge: Knowledge, lang: str, text: str, days: tuple[str, str]) -> None:
    assert _days(read_covers(text, _all(text), lang, TODAY, knowledge)) == days


def test_a_toll_of_one_event_covers_nothing(knowledge: Knowledge) -> None:
    text = "The flood damaged 12 houses"
    assert read_covers(text, _all(text), "en", TODAY, knowledge) is None


@pytest.mark.parametrize(
    ("lang", "first", "then", "start"),
    [
        ("en", "They met in May 2021. ", "Since then there has been silence", "2021-06-01"),
        ("uk", "Вони бачилися у травні 2021 року. ", "Відтоді — тиша", "2021-06-01"),
        ("ru", "Они виделись в мае 2021 года. ", "Больше встреч не было", "2021-06-01"),
    ],
)
def test_since_then_continues(knowledge: Knowledge, lang: str, first: str, then: str, start: str) -> None:
    text = first + then
    period = read_covers(text, Span(len(first), len(text)), lang, TODAY, knowledge)
    assert _days(period) == (start, "2024-10-25")


@pytest.mark.parametrize(
    ("lang", "text", "only"),
    [
        ("uk", "До сховища заходили тільки пожежники", True),
        ("uk", "До сховища заходили не лише пожежники", None),
        ("ru", "В хранилище входили исключительно пожарные", True),
        ("ru", "Они встречались только один раз", None),
        ("en", "The box held nothing but letters", True),
        ("en", "Not only firemen went in", None),
    ],
)
def test_exclusive(knowledge: Knowledge, lang: str, text: str, only: bool | None) -> None:
    assert read_exclusive(text, _all(text), lang, knowledge) is only


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("en", "late "),
        ("en", "the end of "),
        ("en", "last "),
        ("en", "twenty "),
        ("uk", "кінець "),
        ("ru", "до "),
    ],
)
def test_one_word_without_end_is_read(knowledge: Knowledge, lang: str, word: str) -> None:
    text = word * 3000
    read_quantity(text, _all(text), lang, knowledge)
    assert read_when(text, _all(text), lang, TODAY, knowledge) is None
    assert read_covers(text, _all(text), lang, TODAY, knowledge) is None


_BITS = st.sampled_from(
    [
        "12", "500", "-", "—", "жоден", "не більше", "з", "до", "травня", "2022", "-го", "року",
        "half", "a", "dozen", "and", "between", "since", "late", "May", "7", ",", ".", "ни разу",
        "полторы", "тысячи", "с", "по", "июнь", "%", "$", "тому", "назад", "ago", "last", "week",
        "регулярно", "№", "0", "999999999999999", "31"
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(max_size=60), st.lists(_BITS, max_size=14).map(" ".join)),
    st.sampled_from(["uk", "ru", "en", "xx"]),
    st.one_of(st.none(), st.dates()),
    st.data(),
)
def test_any_text_is_read_and_words_are_slices(
    knowledge: Knowledge, text: str, lang: str, today: date | None, data: st.DataObject
) -> None:
    known = knowledge
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    read_exclusive(text, span, lang, known)
    read_first(text, span, lang, known)
    counts = [read_quantity(text, span, lang, known), read_occurrences(text, span, lang, known)]
    counts += [q.count for q in quantities(text, span, lang, known)]
    for count in counts:
        if count is None:
            continue
        assert count.span is not None
        assert count.span.of(text) == count.words
        assert span.contains(count.span)
        lo, hi = count.interval.lo, count.interval.hi
        assert lo is None or hi is None or lo <= hi
    for period in (
        read_when(text, span, lang, today, known),
        read_covers(text, span, lang, today, known),
    ):
        if period is None:
            continue
        assert period.start is None or period.end is None or period.start <= period.end
        assert period.span is None or period.span.of(text) == period.words
