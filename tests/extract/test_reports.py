"""Reported clauses by construction: what is content, who says it, what is no statement."""

from __future__ import annotations

import pytest

from credtui.extract import extract
from credtui.knowledge import load_knowledge
from credtui.model import Document, Statement

KNOWLEDGE = load_knowledge()


def read(text: str, lang: str) -> tuple[Statement, ...]:
    return extract(Document("doc", "", "doc.txt", "Harbour Post", None, lang, text), KNOWLEDGE)


def told(text: str, lang: str) -> list[tuple[str, str]]:
    return [(s.speaker.words, s.text) for s in read(text, lang)]


CONTENTS = [
    # two reports joined by "and": neither holds the other
    ("en", "Vell said the dam leaks, and other engineers said it holds.",
     [("Vell", "the dam leaks"), ("other engineers", "it holds")]),
    ("en", "Vell said that the dam leaks and that the valley is empty.",
     [("Vell", "the dam leaks and that the valley is empty")]),
    # the subject of what is said may be joined by "and"
    ("en", "Vell said the talks between Sych and Marl should end.",
     [("Vell", "the talks between Sych and Marl should end")]),
    ("en", "Dora Vell, the harbour chief, said the dam leaks.",
     [("Dora Vell, the harbour chief", "the dam leaks")]),
    ("en", "Dora Vell, who runs the harbour, said in an interview that the dam leaks.",
     [("Dora Vell, who runs the harbour", "the dam leaks")]),
    ("en", "“The dam leaks,” said Dora Vell, the harbour chief.",
     [("Dora Vell, the harbour chief", "The dam leaks")]),
    ("en", "The dam leaks, Vell told the Quill Post, adding that the valley was empty.",
     [("Vell", "The dam leaks"), ("Vell", "the valley was empty")]),
    ("en", "Vell opened the gate, saying the water would rise.", [("Vell", "the water would rise")]),
    ("en", "He added that widening the gate was dangerous.", [("He", "widening the gate was dangerous")]),
    ("en", "Vell told a hearing on Thursday that the dam had leaked.", [("Vell", "the dam had leaked")]),
    ("uk", "Сич попросив мера не відкривати шлюз і чекати весни.",
     [("Сич", "не відкривати шлюз і чекати весни")]),
    ("uk", "Мер пообіцяв щодня виплачувати людям по сто гривень.",
     [("Мер", "щодня виплачувати людям по сто гривень")]),
    ("uk", "Ткач, за його словами, не бачив жодного човна.", [("його", "не бачив жодного човна")]),
    ("uk", "За даними відомства, баржа стоїть, людей вивезли рятувальники.",
     [("відомства", "баржа стоїть, людей вивезли рятувальники")]),
    ("uk", "За словами І. Ткача, баржа стоїть.", [("І. Ткача", "баржа стоїть")]),
    ("ru", "Лоцман в эфире «Гавани» гибель парома не подтвердил.",
     [("Лоцман", "гибель парома не подтвердил")]),
    ("ru", "Мэр назвал неправдой заметку о взрыве.", [("Мэр", "неправдой заметку о взрыве")]),
    # the phrase behind "said" is the subject of what is said, though a relative clause parts the two
    ("en", "Vell said the talks, which began late, were over.",
     [("Vell", "the talks, which began late, were over")]),
    ("en", "Sych, who owns the firm, called it a lie.", [("Sych, who owns the firm", "it a lie")]),
    ("en", "Vell did not name them, nor would he discuss the dam.",
     [("Vell", "nor would he discuss the dam")]),
    ("en", "KUTSK (QW) — The dam leaks, Vell said.", [("Vell", "The dam leaks")]),
    ("en", "The footage released on Friday by the firm did not show the dam, Vell said.",
     [("Vell", "The footage released on Friday by the firm did not show the dam")]),
    ("en", "In Kutsk, he says, the crew was safe.", [("he", "In Kutsk, he says, the crew was safe")]),
    ("en", "Marl blamed the harbour for the flood.", [("Marl", "the harbour for the flood")]),
    ("uk", "Медсестра, імені якої газета не називає, пригадала, що дамба текла.",
     [("Медсестра, імені якої газета не називає", "дамба текла")]),
    # who speaks is the owner of a message, or the place where it is said
    ("uk", "Дамба тече, йдеться в заяві управління порту.", [("управління порту", "Дамба тече")]),
    ("uk", "Сич поїхав до штабу, де запевнили, що дамба тримає.", [("де", "дамба тримає")]),
    ("uk", "Сич вийшов, додавши, що дамба тече.", [("Сич", "дамба тече")]),
    ("uk", "Сич закликав голову порту не розширювати гавань.", [("Сич", "не розширювати гавань")]),
    # the number of the second verb tells whose it is
    ("ru", "Газеты отметили, что Сыч говорил о мосте и сказал, что шлюз открыт.",
     [("Газеты", "Сыч говорил о мосте и сказал, что шлюз открыт"), ("Сыч", "шлюз открыт")]),
    ("ru", "В 2023 г. дамба стоила 3,5 млрд руб., сообщил И. Сыч.",
     [("И. Сыч", "В 2023 г. дамба стоила 3,5 млрд руб")]),
    ("en", "Mr. Vell said the U.S. paid $3.5 million to the harbour.",
     [("Mr. Vell", "the U.S. paid $3.5 million to the harbour")]),
    ("en", "Two people familiar with the talks said that the dam leaks.",
     [("Two people familiar with the talks", "the dam leaks")]),
    ("uk", "До порту зайшли баржі. На них привезли зерно. Такі цифри оприлюднило управління порту.",
     [("управління порту", "На них привезли зерно")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wanted"), CONTENTS)
def test_contents_and_speakers(lang: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Цього ніхто не підтвердив."),
        ("ru", "Медсестра, имени которой газета не раскрывает, живёт в порту."),
        ("en", "He would say that the dam leaks."),
        ("en", "Kutsk showed what the board calls “river products”."),
        ("en", "Harbour: half a year of quarrels"),
    ],
)
def test_what_nobody_has_said(lang: str, text: str) -> None:
    assert read(text, lang) == ()


QUOTATIONS = [
    ("en", "''The dam leaks,'' Vell said.", ["The dam leaks"]),
    ("en", "“The dam leaks,\" Vell said.", ["The dam leaks"]),
    ("en", '" The dam leaks , " Vell said .', ["The dam leaks"]),
    ("en", "“The dam leaks,” Vell said. “It leaked all night.”", ["The dam leaks", "It leaked all night"]),
    ("en", "The engineer was blunter: “The dam leaks.”", ["The dam leaks"]),
    ("ru", "«Дамба течёт, — сказала Ткач, — и ремонта не будет».", ["Дамба течёт", "и ремонта не будет"]),
    ("uk", "„Дамба тече“, – повторив Сич.", ["Дамба тече"]),
    ("en", "” The dam leaks , ” Vell said .", ["The dam leaks"]),
    # a quotation of several paragraphs: each opens with a mark, the last one closes
    ("en", "“The dam leaks.\n\n“It will leak,” Dora Vell said.", ["The dam leaks", "It will leak"]),
    ("en", "“The dam leaks,” Vell said. “It leaked.\n“It will leak.”\nThe “Quiet” sank.",
     ["The dam leaks", "It leaked", "It will leak"]),
    ("uk", "«Дамба тече.\n«Вона тектиме й завтра», – сказав Сич.",
     ["Дамба тече", "Вона тектиме й завтра"]),
    # whose a block is says the line behind it
    ("en", "The dam leaks.\n– said Dora Vell, the harbour chief.", ["The dam leaks"]),
    ("uk", "Дамба тече.\n– сказав Олег Сич.", ["Дамба тече"]),
    ("ru", "Дамба течёт.\n— сказал Олег Сыч.", ["Дамба течёт"]),
    # one word behind a colon is said; a question is no sentence of its own before who asks it
    ("en", "Vell said: “Groundless”.", ["Groundless"]),
    ("en", "The gate is shut. “Who will pay?” Dora Vell asked.", ["Who will pay?"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wanted"), QUOTATIONS)
def test_quotation_marks(lang: str, text: str, wanted: list[str]) -> None:
    found = read(text, lang)
    assert [s.text for s in found] == wanted
    assert all(s.quote == "direct" for s in found)


def test_a_mayor_told_to_do_is_asked() -> None:
    (one,) = read("Vell advised the mayor to open the gate.", "en")
    assert one.stance == "ask"


def test_a_closing_mark_without_its_partner_is_no_part_of_the_content() -> None:
    (one,) = read("The dam leaks, ” Vell said.", "en")
    assert (one.text, one.quote) == ("The dam leaks", "indirect")


def test_a_name_in_quotation_marks_makes_no_quotation() -> None:
    (one,) = read("Vell said the crew of the “Quiet Sailor” was safe.", "en")
    assert one.quote == "indirect"


def test_a_refusal_is_looked_for_in_the_first_sentence_of_a_quotation() -> None:
    (one,) = read("«Дамба течёт. Комментировать слухи мы отказались», — заявил Сыч.", "ru")
    assert one.stance == "assert"


CITED = [
    ("en", "The dam leaks, Reuters reported, citing two engineers.", "two engineers"),
    ("en", "Reuters reported, citing two engineers, that the dam leaks.", "two engineers"),
    ("uk", "Дамба тече, повідомляє Reuters із посиланням на двох інженерів.", "двох інженерів"),
    ("uk", "Reuters повідомляє, посилаючись на двох інженерів, що дамба тече.", "двох інженерів"),
    ("ru", "Дамба течёт, сообщает Reuters со ссылкой на двух инженеров.", "двух инженеров"),
    ("ru", "Reuters сообщает, ссылаясь на двух инженеров, что дамба течёт.", "двух инженеров"),
]


@pytest.mark.parametrize(("lang", "text", "who"), CITED)
def test_whom_an_outlet_cites_is_the_speaker_and_the_outlet_carries(lang: str, text: str, who: str) -> None:
    (one,) = read(text, lang)
    assert (one.speaker.words, one.via) == (who, "Reuters")
    assert [hop.source for hop in one.chain] == [who, "reuters", "Harbour Post"]


def test_a_person_who_cites_somebody_speaks_for_himself() -> None:
    (one,) = read("Dora Vell said, citing two engineers, that the dam leaks.", "en")
    assert (one.speaker.words, one.via) == ("Dora Vell", None)


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind"),
    [
        ("en", "Sych, who owns the firm, said the dam leaks.", "Sych", "unknown"),
        ("en", "Dora Vell, the harbour chief, said the dam leaks.", "Dora Vell", "person"),
        ("uk", "Голова порту Олег Марль, якого звільнили, заявив, що дамба тече.", "Олег Марль", "person"),
        ("ru", "Марль, который владеет верфью, заявил, что дамба течёт.", "Марль", "unknown"),
        ("en", "Two engineers, who came late, said the dam leaks.",
         "Two engineers, who came late", "anonymous"),
    ],
)  # fmt: skip
def test_the_name_of_a_speaker_is_free_of_what_is_set_off(lang: str, text: str, name: str, kind: str) -> None:
    (one,) = read(text, lang)
    assert (one.speaker.name, one.speaker.kind) == (name, kind)


def test_a_preposition_at_the_start_names_nobody() -> None:
    (one,) = read("In Kutsk, he says the crew was safe.", "en")
    assert one.speaker.id is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Олег Ткач прийшов. Ірина Ткач пішла. Ткач сказав, що дамба тече. Ткач сказала, що ні."),
        ("ru", "Олег Ткач пришёл. Ирина Ткач ушла. Ткач сказал, что дамба течёт. Ткач сказала, что нет."),
    ],
)  # fmt: skip
def test_the_verb_tells_two_people_of_one_surname_apart(lang: str, text: str) -> None:
    given = [s.speaker.name.split()[0] for s in read(text, lang)]
    assert given in (["Олег", "Ірина"], ["Олег", "Ирина"])


def test_an_outlet_that_retells_an_outlet_speaks_and_the_other_carries() -> None:
    first, _ = read("«Вестник» со ссылкой на Reuters пишет: лоцман порта заявил, что дамба течёт.", "ru")
    assert (first.speaker.words, first.via) == ("«Вестник»", "Reuters")


SHAPES = [
    # whom it is asked of is part of what is asked where order tells the roles
    ("en", "Vell urged the town council to wait.", [("Vell", "the town council to wait")]),
    ("uk", "Сич попросив мера зачекати.", [("Сич", "зачекати")]),
    # verbs that could be nouns
    ("en", "People briefed on the survey say that the dam leaks.",
     [("People briefed on the survey", "the dam leaks")]),
    ("en", "The harbour office has been warning that the dam leaks.",
     [("The harbour office", "the dam leaks")]),
    # a colon behind what the cue is about
    ("uk", "Порт оцінив подію однозначно: баржу збив катер.", [("Порт", "баржу збив катер")]),
    # at its end a report names who carried it
    ("en", "Officials said that the dam leaks, Quill Wire reports.",
     [("Quill Wire", "Officials said that the dam leaks"), ("Officials", "the dam leaks")]),
    ("uk", "Посадовці заявили, що дамба тече, пише «Гавань».",
     [("«Гавань»", "Посадовці заявили, що дамба тече"), ("Посадовці", "дамба тече")]),
    # what bounds a number
    ("en", "Vell said at least 40 boats sank.", [("Vell", "at least 40 boats sank")]),
    ("en", "Vell said about forty boats sank.", [("Vell", "about forty boats sank")]),
    # in a quotation a word that an outlet would keep its distance by is the speaker's own
    ("en", "Vell said: “Apparently 40 boats sank.”", [("Vell", "Apparently 40 boats sank")]),
    ("uk", "Сич сказав: «Нібито човен затонув».", [("Сич", "Нібито човен затонув")]),
    ("en", "Vell listed three goals: peace, bread and land.", []),
    # a refusal with its excuse, with the question it leaves open, and told of oneself
    ("uk", "Речник порту говорити про шлюз відмовився: це, мовляв, справа військових.",
     [("Речник порту", "говорити про шлюз відмовився: це, мовляв, справа військових")]),
    ("ru", "Кто стоял у шлюза, начальник порта судить не берётся.",
     [("начальник порта", "Кто стоял у шлюза, начальник порта судить не берётся")]),
    ("en", "Vell said that she could not confirm the toll.",
     [("Vell", "she could not confirm the toll")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "parts"), SHAPES)
def test_what_belongs_to_a_report_is_in_it(lang: str, text: str, parts: list[tuple[str, str]]) -> None:
    assert told(text, lang) == parts


BODIES = {
    "en": "The harbour chief Oliver Marl spoke on Monday.",
    "uk": "Начальник порту Орест Лозовик говорив у понеділок.",
    "ru": "Начальник порта Илья Бродов говорил в понедельник.",
}
HEADLINES = [
    ("en", "The dam has leaked for a week – Reuters", ("Reuters", "The dam has leaked for a week")),
    ("en", "The dam has leaked for a week: Reuters", ("Reuters", "The dam has leaked for a week")),
    ("en", "Marl: The dam has leaked for a week", ("Oliver Marl", "The dam has leaked for a week")),
    ("en", "The dam has leaked for a week – Marl", ("Oliver Marl", "The dam has leaked for a week")),
    ("uk", "Дамба тече вже тиждень – Лозовик", ("Орест Лозовик", "Дамба тече вже тиждень")),
    ("uk", "Лозовик: дамба тече вже тиждень", ("Орест Лозовик", "дамба тече вже тиждень")),
    ("ru", "Дамба течёт уже неделю: Бродов", ("Илья Бродов", "Дамба течёт уже неделю")),
    ("en", "Kutsk: the dam has leaked for a week", None),
    ("en", "The dam has leaked for a week – Dora Vell", None),  # nobody of whom the text below speaks
    ("en", "The harbour chief – Oliver Marl", None),
    ("uk", "Порт готує дамбу: план Лозовика", None),
    ("uk", "Дамба тече вже тиждень – Куцьк", None),
]


@pytest.mark.parametrize(("lang", "line", "one"), HEADLINES)
def test_a_headline_names_its_source_without_a_verb(
    lang: str, line: str, one: tuple[str, str] | None
) -> None:
    got = [(s.speaker.name, s.text) for s in read(f"{line}\n\n{BODIES[lang]}", lang)]
    assert got == ([one] if one else [])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Vell said: “Apparently 40 boats sank.”"),
        ("uk", "Сич сказав: «Човен нібито затонув»."),
        ("ru", "Сыч сказал: «Лодка якобы затонула»."),
    ],
)
def test_no_distance_is_taken_from_inside_a_quotation(lang: str, text: str) -> None:
    assert [s.distance for s in read(text, lang)] == [None]


def test_a_sentence_that_points_back_without_a_verb_names_who_said_the_one_before() -> None:
    text = "Kutsk\n\nThe dam leaks badly now. That is according to Vell."
    assert told(text, "en") == [("Vell", "The dam leaks badly now")]


@pytest.mark.parametrize("modal", ["could", "would", "might", "should", "must", "will"])
def test_what_may_be_said_has_not_been_said(modal: str) -> None:
    assert told(f"Vell {modal} say that the dam leaks.", "en") == []
