"""Times told by an event or an office, and what they mean for a denial of a time of its own."""

from __future__ import annotations

import pytest

from credtui.evaluate.pairs import paired_columns
from credtui.facets import describe_text
from credtui.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize(
    ("text", "lang", "anchor"),
    [
        ("As mayor, Roman Sych rang Olena Tkach often.", "en", "As mayor"),
        ("While he was mayor, Roman Sych rang Olena Tkach often.", "en", "While he was mayor"),
        ("After the vote, Roman Sych rang Olena Tkach.", "en", "After the vote"),
        ("Roman Sych rang Olena Tkach.", "en", None),
        ("Roman Sych rang Olena Tkach after 4 May 2030.", "en", None),
        ("Доки Сич був мером, він дзвонив Олені Ткач.", "uk", "Доки Сич був мером"),
        ("Сич дзвонив Олені Ткач після виборів.", "uk", "після виборів"),
        ("Сыч за всю кампанию ни разу не звонил Олене Ткач.", "ru", "за всю кампанию"),
        ("Сыч звонил Олене Ткач после победы.", "ru", "после победы"),
    ],
)  # fmt: skip
def test_what_tells_the_time(text: str, lang: str, anchor: str | None, knowledge: Knowledge) -> None:
    made = describe_text(text, lang=lang, date="2031-05-10", knowledge=knowledge)
    assert made.propositions[0 if lang != "en" else -1].facets.anchor == anchor


@pytest.mark.parametrize(
    ("told", "denied", "outside"),
    [
        ("As mayor, Olena Tkach rang Roman Sych often.",
         "Olena Tkach has not rung Roman Sych since May 2030.", True),
        ("As mayor, Olena Tkach rang Roman Sych often.", "Olena Tkach has never rung Roman Sych.", False),
        ("After the vote, Olena Tkach rang Roman Sych.",
         "Before the storm, Olena Tkach did not ring Roman Sych.", True),
        ("After the vote, Olena Tkach rang Roman Sych.",
         "Olena Tkach did not ring Roman Sych after the vote.", False),
        ("Olena Tkach rang Roman Sych in June 2030.",
         "Olena Tkach has not rung Roman Sych since May 2030.", False),
    ],
)  # fmt: skip
def test_a_denial_of_a_time_of_its_own(told: str, denied: str, outside: bool, knowledge: Knowledge) -> None:
    sides = [
        describe_text(text, lang="en", date="2031-05-10", knowledge=knowledge) for text in (told, denied)
    ]
    columns = paired_columns(sides, knowledge)
    value, _, _ = columns.between("outside-window")
    assert bool(value[0]) is outside
