"""Extraction through its public function, on invented people and outlets."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.extract import extract
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Document, Statement


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def read(text: str, lang: str, knowledge: Knowledge) -> tuple[Statement, ...]:
    return extract(Document("doc", "", "doc.txt", "Harbour Post", None, lang, text), knowledge)


CASES = [
    ("en", "“The bridge is closed,” said Dora Vell.", "The bridge is closed", "Dora Vell", "said", "direct"),
    ("en", "Dora Vell said that the bridge had collapsed.",
     "the bridge had collapsed", "Dora Vell", "said", "indirect"),
    ("en", "The mayor promised to rebuild the bridge.",
     "to rebuild the bridge", "The mayor", "promised", "indirect"),
    ("en", "According to the harbour office, the bridge had collapsed.", "the bridge had collapsed",
     "the harbour office", "According to", "indirect"),
    ("uk", "«Міст зачинено», – сказав Орест Лозовик.", "Міст зачинено", "Орест Лозовик", "сказав", "direct"),
    ("uk", "Орест Лозовик заявив, що міст упав.", "міст упав", "Орест Лозовик", "заявив", "indirect"),
    ("uk", "За словами Лозовика, міст упав уночі.", "міст упав уночі", "Лозовика", "За словами", "indirect"),
    ("ru", "«Мост закрыт, — сказал Илья Бродов. — Ждите».", "Мост закрыт", "Илья Бродов", "сказал", "direct"),
    ("ru", "— Мост закрыт, — сообщил Илья Бродов.", "Мост закрыт", "Илья Бродов", "сообщил", "direct"),
    ("ru", "По словам Бродова, мост упал ночью.", "мост упал ночью", "Бродова", "По словам", "indirect"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "content", "speaker", "cue", "kind"), CASES)
def test_one_statement(
    lang: str, text: str, content: str, speaker: str, cue: str, kind: str, knowledge: Knowledge
) -> None:
    got = read(text, lang, knowledge)
    assert content in [s.text for s in got]
    one = next(s for s in got if s.text == content)
    assert (one.speaker.words, one.cue, one.quote) == (speaker, cue, kind)


def test_a_quotation_split_by_its_attribution_is_two_statements(knowledge: Knowledge) -> None:
    got = read("«Мост закрыт, — сказал Илья Бродов. — Ждите весны».", "ru", knowledge)
    assert [s.text for s in got] == ["Мост закрыт", "Ждите весны"]
    assert got[0].cue_span == got[1].cue_span


def test_a_block_quotation_belongs_to_the_line_after_it(knowledge: Knowledge) -> None:
    got = read("Міст зачинено. Чекайте весни,\n– сказав Орест Лозовик.", "uk", knowledge)
    assert [(s.text, s.quote, s.speaker.words) for s in got] == [
        ("Міст зачинено. Чекайте весни", "direct", "Орест Лозовик")
    ]


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        (["«Порт стоит.", "Порт стоит давно», — сказал Илья Бродов."], ["Порт стоит", "Порт стоит давно"]),
        (["«Порт стоит.", "Там лодки.", "Он стоит давно», — сказал Илья Бродов."],
         ["Порт стоит", "Там лодки", "Он стоит давно"]),
        (["«Порт стоит.", "Илья Бродов сказал: «Порт закрыт»."], ["Порт закрыт"]),
        (["«Порт стоит.", "Там лодки."], []),
    ],
)  # fmt: skip
def test_paragraphs_of_a_quotation_without_marks_of_their_own(
    paragraphs: list[str], told: list[str], knowledge: Knowledge
) -> None:
    got = read("\n\n".join(paragraphs), "ru", knowledge)
    assert [s.text for s in got] == told
    assert {s.speaker.words for s in got} <= {"Илья Бродов"}


def test_a_sentence_in_brackets_ends_with_them(knowledge: Knowledge) -> None:
    got = read("He agreed. (“We wait,” Dora Vell said.) Oleg Marl said the dam leaks.", "en", knowledge)
    assert [(s.speaker.name, s.text) for s in got] == [
        ("Dora Vell", "We wait"),
        ("Oleg Marl", "the dam leaks"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Per Vell, the dam leaks.", 1),
        ("Per the report, the dam leaks.", 1),
        ("Per year, the dam leaks.", 0),
        ("The income per head doubled.", 0),
    ],
)
def test_a_short_preposition_attributes_to_a_name_or_a_report(
    text: str, found: int, knowledge: Knowledge
) -> None:
    assert len(read(text, "en", knowledge)) == found


def test_names_in_quotation_marks_are_no_statements(knowledge: Knowledge) -> None:
    assert read("Баржа «Гайовик» стояла біля мосту.", "uk", knowledge) == ()
    assert read("The “floating” bridge of Ostrel is long.", "en", knowledge) == ()


@pytest.mark.parametrize(
    ("lang", "text", "stance"),
    [
        ("en", "Dora Vell denied that the bridge had collapsed.", "deny"),
        ("en", "Dora Vell declined to discuss the bridge.", "decline"),
        ("uk", "Орест Лозовик попросив мешканців чекати весни.", "ask"),
        ("uk", "Орест Лозовик пообіцяв відбудувати міст.", "promise"),
        ("ru", "Илья Бродов опроверг, что мост упал.", "deny"),
        ("ru", "Илья Бродов отказался обсуждать мост.", "decline"),
    ],
)
def test_stance_follows_the_cue(lang: str, text: str, stance: str, knowledge: Knowledge) -> None:
    assert [s.stance for s in read(text, lang, knowledge)] == [stance]


def test_ids_are_stable_and_distinct(knowledge: Knowledge) -> None:
    text = "“We wait,” said Dora Vell.\n\n“We wait,” said Ann Marl."
    got = read(text, "en", knowledge)
    assert len({s.id for s in got}) == len(got) == 2
    assert [s.id for s in read(text, "en", knowledge)] == [s.id for s in got]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="абв Абв said сказав що, .–—«»“”\"'!?\n:", max_size=200),
    st.sampled_from(["uk", "ru", "en"]),
)
def test_any_text_gives_exact_offsets(text: str, lang: str) -> None:
    for s in read(text, lang, _KNOWLEDGE):
        assert s.text == text[s.span.start : s.span.end]
        assert s.outer.contains(s.span)


_KNOWLEDGE = load_knowledge()


def calls(work: Callable[[], object]) -> int:
    """How many functions it calls: cost that no busy machine adds to."""
    count = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "«",
        "“a” ",
        '"',
        "Він сказав, що ",
        "– ",
        "a, said b, ",
        "? – сказав ",
        "Вел: так. ",
        '{"а": ["б", 1]}, ',
        "а\n",
    ],
)
def test_time_grows_with_length_alone(piece: str, knowledge: Knowledge) -> None:
    def made(times: int) -> int:
        return calls(lambda: read(piece * times, "uk", knowledge))

    made(200)  # what is remembered from now on
    assert made(1200) < 6 * made(300) + 1000


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "# Harbour bridge shut, Dora Vell says"),
        ("uk", "## Міст у гавані зачинили, – «Гавань»"),
        ("ru", "# Мост в гавани закрыли, — «Гавань»"),
    ],
)
def test_heading_marks_are_no_words(lang: str, line: str, knowledge: Knowledge) -> None:
    got = read(line + "\n\n.\n", lang, knowledge)
    assert got and not any("#" in s.text or s.outer.of(line).startswith("#") for s in got)


def test_many_statements_in_one_sentence_stay_linear(knowledge: Knowledge) -> None:
    def made(times: int) -> int:
        text = "«мост закрыт», сказал Бродов агентству, " * times
        return calls(lambda: len(read(text, "ru", knowledge)) == times or pytest.fail("some are missing"))

    made(50)
    assert made(1600) < 6 * made(400)


def test_verbs_of_speech_alone_cost_what_other_words_cost(knowledge: Knowledge) -> None:
    """Each verb looks for its colon; who holds the words between is looked up, not searched for."""

    def made(text: str) -> int:
        return calls(lambda: read(text, "uk", knowledge))

    made("сказав міст ")
    others, verbs = "сказав міст стоїть " * 300, ("сказав " * 190 + ": ") * 5
    assert made(verbs) < 12 * made(others)


ENGLISH = [
    ("The port office could not confirm the figure.", ["could not confirm the figure"]),
    ("The port office would not discuss the leak.", ["would not discuss the leak"]),
    ("The firm did not answer questions about the leak.", []),
    ("If it was a leak, he said, the matter would end in court.",
     ["If it was a leak, he said, the matter would end in court"]),
    ("Repeated conversations with Oren Tack led nowhere.", []),
    ("Vell was asked by a reporter whether the bridge was safe.", []),
    ("The clerk, who asked not to be named, said the ledger was gone.", ["the ledger was gone"]),
    ("The ferry carried 40 people, according to officials in Norway, Denmark and Iceland.",
     ["The ferry carried 40 people"]),
    ("Vell said that the dam had burst; the valley, she went on, was empty.",
     ["the dam had burst", "the valley, she went on, was empty"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), ENGLISH)
def test_english_contents(text: str, contents: list[str], knowledge: Knowledge) -> None:
    assert [s.text for s in read(text, "en", knowledge)] == contents


def test_source_goes_on_over_coordination(knowledge: Knowledge) -> None:
    (one,) = read("The ferry sank, according to officials in Norway, Denmark and Iceland.", "en", knowledge)
    assert one.speaker.words == "officials in Norway, Denmark and Iceland"


def test_refusals_are_declines(knowledge: Knowledge) -> None:
    (one,) = read("The port office could not confirm the figure.", "en", knowledge)
    assert (one.stance, one.speaker.words) == ("decline", "The port office")


@pytest.mark.parametrize(
    "text",
    [
        "The crew, it insists, “was never in danger”.",
        "“Every last sailor”, the office maintains, was home by dawn.",
        "Nor would Dora Vell discuss the harbour.",
    ],
)
def test_inserted_attribution_leaves_the_sentence_whole(text: str, knowledge: Knowledge) -> None:
    assert [s.text for s in read(text, "en", knowledge)] == [text[:-1]]


SLAVIC = [
    ("ru", "Мэр назвал ложными сообщения о взрыве на верфи.",
     [("ложными сообщения о взрыве на верфи", "Мэр", "deny")]),
    ("ru", "Сообщения о взрыве мэр назвал фейком.",
     [("Сообщения о взрыве мэр назвал фейком", "мэр", "deny")]),
    ("ru", "Порт не исключил, что паром утонул, но имена назвать отказался.",
     [("паром утонул", "Порт", "assert"), ("имена назвать отказался", "Порт", "decline")]),
    ("uk", "Мер назвав неправдивими повідомлення про вибух на верфі.",
     [("неправдивими повідомлення про вибух на верфі", "Мер", "deny")]),
    ("uk", "Мер розповів про розмову з губернатором.", []),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wanted"), SLAVIC)
def test_objects_and_refusals(
    lang: str, text: str, wanted: list[tuple[str, str, str]], knowledge: Knowledge
) -> None:
    assert [(s.text, s.speaker.words, s.stance) for s in read(text, lang, knowledge)] == wanted


def test_headline_without_a_claim(knowledge: Knowledge) -> None:
    assert read("О разговоре с губернатором, — «Гавань»\n\n.\n", "ru", knowledge) == ()
