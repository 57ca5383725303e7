"""Mentions become speakers inside one document, and chains say through whom words came."""

from __future__ import annotations

import pytest

from credtui.extract.chain import build_chains
from credtui.extract.speakers import resolve_speakers
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Span, Speaker, Statement
from credtui.read import read_bytes
from credtui.registry import Registry, SourceEntry

ENTRIES = {
    "rill": {"kind": "official", "names": {"en": ["Amos Rill"], "uk": ["Амос Рілл"]}},
    "board": {
        "kind": "institution",
        "names": {"en": ["Rivers Board"], "uk": ["Управління річок"], "ru": ["Управление рек"]},
    },
    "wire": {"kind": "agency", "names": {"en": ["Quill Wire"], "uk": ["Quill Wire"], "ru": ["Quill Wire"]}},
}
KNOWLEDGE = Knowledge(
    load_knowledge().lexicons,
    Registry({k: SourceEntry.model_validate(v) for k, v in ENTRIES.items()}, "speakers-test"),
)


def spoken(text: str, *marked: tuple[str, str]) -> tuple[Statement, ...]:
    """Statements for (mention, content) pairs, each found after the pair before it."""
    document = read_bytes(text.encode(), "a.txt", KNOWLEDGE)
    made, at = [], 0
    for mention, content in marked:
        start = text.index(content, at)
        where = text.index(mention, at)
        span = Span(start, start + len(content))
        speaker = Speaker(mention, None, "unknown", mention, Span(where, where + len(mention)))
        made.append(
            Statement(
                f"s{len(made)}",
                document.id,
                span,
                span,
                content,
                document.lang,
                speaker,
                "indirect",
                "assert",
            )
        )
        at = max(where, start)
    return build_chains(resolve_speakers(made, document, KNOWLEDGE), document, KNOWLEDGE)


def names(statements: tuple[Statement, ...]) -> list[tuple[str, str]]:
    return [(s.speaker.id or s.speaker.name, s.speaker.kind) for s in statements]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        (
            "Amos Rill said the weir held. Later he added that nobody drowned.",
            [("Amos Rill", "the weir held"), ("he", "nobody drowned")],
            [("rill", "official"), ("rill", "official")],
        ),
        (
            "Управління річок заявило, що гребля ціла. Відомство додало, що рівень води спадає.",
            [("Управління річок", "гребля ціла"), ("Відомство", "рівень води спадає")],
            [("board", "institution"), ("board", "institution")],
        ),
        (
            "Мешканець села сказав, що чув вибух. Рілл відповів, що вибуху не було.",
            [("Мешканець села", "чув вибух"), ("Рілл", "вибуху не було")],
            [("Мешканець села", "anonymous"), ("rill", "official")],
        ),
        (
            "A senior official said the dam leaks. The official added that repairs stopped.",
            [("A senior official", "the dam leaks"), ("The official", "repairs stopped")],
            [("A senior official", "anonymous"), ("A senior official", "anonymous")],
        ),
        (
            "Речниця Управління річок сказала, що рівень води спадає.",
            [("Речниця Управління річок", "рівень води спадає")],
            [("board", "institution")],
        ),
        (
            "Помічниця Рілла сказала, що рівень води спадає, а Представник Рілла мовчить про дату.",
            [("Представник Рілла", "мовчить про дату")],
            [("Представник Рілла", "anonymous")],
        ),
        (
            "Мер Остап Вартовенко сказав, що міст цілий. Пізніше Вартовенко додав, що рух відкрито.",
            [("Мер Остап Вартовенко", "міст цілий"), ("Вартовенко", "рух відкрито")],
            [("Остап Вартовенко", "person"), ("Остап Вартовенко", "person")],
        ),
    ],
)
def test_speakers(text: str, marked: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert names(spoken(text, *marked)) == expected


def test_an_anonymous_speaker_has_no_id_and_keeps_the_words() -> None:
    (one,) = spoken(
        "Співрозмовник Quill Wire сказав, що гребля тріснула.",
        ("Співрозмовник Quill Wire", "гребля тріснула"),
    )
    assert one.speaker.id is None
    assert one.speaker.kind == "anonymous"
    assert one.speaker.name == "Співрозмовник Quill Wire"
    assert one.via == "Quill Wire"


def test_a_source_label_is_the_carrier_of_third_parties_alone() -> None:
    text = (
        "Гребля тріснула\n14 травня 2021, «Вербівські обрії»\n\nДжерело:\n\nQuill Wire\n\n"
        "Гребля тріснула вночі, пише Quill Wire. \n\nРілл сказав, що води немає.\n\n"
        "Нагадаємо, Рілл обіцяв ремонт."
    )
    own, third, background = spoken(
        text, ("Quill Wire", "Гребля тріснула вночі"), ("Рілл", "води немає"), ("Рілл", "обіцяв ремонт")
    )
    assert (own.via, third.via, background.via) == (None, "Quill Wire", None)
    assert [h.source for h in third.chain] == ["rill", "wire", "Вербівські обрії"]
    assert [h.fidelity for h in third.chain] == ["original-not-seen", "original-not-seen", "faithful"]
    assert own.chain[0].fidelity == "original-not-seen"


def test_an_outlets_own_interview_is_faithful() -> None:
    (one,) = spoken(
        "Headline here\n3 May 2021, The Quill Post\n\nAmos Rill said it held.", ("Amos Rill", "it held")
    )
    assert one.via is None
    assert [(h.source, h.fidelity) for h in one.chain] == [
        ("rill", "faithful"),
        ("The Quill Post", "faithful"),
    ]
