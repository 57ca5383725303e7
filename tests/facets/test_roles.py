"""Who did what to whom, where, in sentences of the three languages (invented people and places)."""

from __future__ import annotations

from pathlib import Path

import pytest

from credtui.facets import describe_text
from credtui.knowledge import load_knowledge
from credtui.model import Facets, Ref

KNOWLEDGE = load_knowledge()


def claims(text: str, lang: str, speaker: str | None = None) -> list[Facets]:
    made = describe_text(text, lang=lang, date="2024-11-20", speaker=speaker, knowledge=KNOWLEDGE)
    return [p.facets for p in made.propositions]


def words(ref: Ref | None) -> str | None:
    return ref.words if ref else None


ROLES = [
    # text, language, event, agent, patient
    ("The ship was shot down by the army.", "en", "shoot-down", "army", "ship"),
    ("The plane carrying 65 prisoners was shot down by the army.", "en", "shoot-down", "army", "plane"),
    ("The army admitted shooting down the plane.", "en", "shoot-down", "army", "plane"),
    ("The mayor wants to sell the harbour to the developer.", "en", "sell", "mayor", "harbour"),
    ("The mayor is said to have sold the harbour.", "en", "sell", "mayor", "harbour"),
    ("The attack on the dam was carried out by the guards.", "en", "attack", "guards", "dam"),
    ("The mayor confirmed the death of his deputy.", "en", "die", None, "deputy"),
    ("Nine sailors are presumed dead.", "en", "die", None, "Nine sailors"),
    ("The blast left four people dead.", "en", "die", "blast", "four people"),
    ("That very launcher did in time go back to Lesna.", "en", "return", None, "launcher"),
    ("There were no survivors among the border guards.", "en", "alive", None, "border guards"),
    ("Roman Dorn and Ilya Lysak have phoned each other.", "en", "phone-call", "Roman Dorn", "Ilya Lysak"),
    ("Дев'ятеро моряків вважаються зниклими.", "uk", "missing", None, "Дев'ятеро моряків"),
    ("Чотири ракети забрали життя не менш як 63 військовослужбовців.", "uk", "kill", "Чотири ракети",
     "63 військовослужбовців"),
    ("Роман Дорн та Ілля Лисак між собою не спілкувалися.", "uk", "contact", "Роман Дорн", "Ілля Лисак"),
    ("Не менше сорока полонених загинули в селі.", "uk", "die", None, "сорока полонених"),
    ("Склад знищено ракетами.", "uk", "destroy", "ракетами", "Склад"),
    ("Девять моряков считаются погибшими.", "ru", "die", None, "Девять моряков"),
    ("Роман Дорн и Илья Лысак время от времени созваниваются.", "ru", "phone-call", "Роман Дорн",
     "Илья Лысак"),
    ("Оба самописца нашли в лесу.", "ru", "find", None, "Оба самописца"),
    ("После 2022 года Роман Дорн и Илья Лысак не общались.", "ru", "contact", "Роман Дорн", "Илья Лысак"),
    ("Лесна не наносила ударов ни по мосту, ни по мэрии.", "ru", "strike", "Лесна", "мосту"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lang", "event", "agent", "patient"), ROLES)
def test_who_did_what_to_whom(text: str, lang: str, event: str, agent: str | None, patient: str) -> None:
    first = claims(text, lang)[0]
    assert first.event is not None
    got = (first.event.id, words(first.agent), words(first.patient))
    assert got == (event, agent, patient)


def test_people_counted_are_not_their_country() -> None:
    first = claims("На борту летіли 65 полонених українців.", "uk")[0]
    assert first.patient is not None
    assert first.patient.id != "UA"
    assert first.patient.of == ("UA",)


@pytest.mark.parametrize(
    ("text", "lang", "body"),
    [
        ("У міністерстві знають про статтю.", "uk", "міністерстві"),
        ("В министерстве знают о статье.", "ru", "министерстве"),
    ],
)
def test_an_institution_is_what_its_people_are(text: str, lang: str, body: str) -> None:
    first = claims(text, lang)[0]
    assert words(first.agent) == body
    assert first.patient is not None


@pytest.mark.parametrize(
    ("text", "lang", "patient"),
    [
        ("Lysak could neither support nor reject the plan.", "en", "plan"),
        ("Lysak knew of the call and could neither endorse nor oppose it.", "en", "call"),
    ],
)
def test_a_joined_verb_shares_its_object_and_its_modal(text: str, lang: str, patient: str) -> None:
    found = [c for c in claims(text, lang) if words(c.patient) == patient and c.modality == "possible"]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "lang", "about"),
    [
        ("Жодна з історій у книжці не є правдою.", "uk", "whole-report"),
        (
            "Утверждения о регулярном общении Дорна с Лысаком действительности не соответствуют.",
            "ru",
            "content",
        ),
        ("Bremen has never heard any such thing from my mouth.", "en", "utterance"),
    ],
)
def test_a_claim_that_rejects_is_a_denial(text: str, lang: str, about: str) -> None:
    made = describe_text(text, lang=lang, speaker="Roman Dorn", knowledge=KNOWLEDGE)
    assert (made.stance, made.about) == ("deny", about)


@pytest.mark.parametrize(
    ("text", "lang", "about"),
    [
        ("Подтвердить эти сообщения я не могу.", "ru", "whole-report"),
        ("I can neither confirm nor deny the report.", "en", "whole-report"),
        ("Підтвердити ці повідомлення не можемо.", "uk", "whole-report"),
    ],
)
def test_what_is_left_unconfirmed(text: str, lang: str, about: str) -> None:
    assert describe_text(text, lang=lang, speaker="Roman Dorn", knowledge=KNOWLEDGE).about == about


def test_only_a_story_is_made_up() -> None:
    first = claims("Thirteen men made up the garrison.", "en")[0]
    assert first.polarity == "affirmed"
    assert first.denial is None


def test_somebody_elses_request_is_told_beside_what_is_asked_for() -> None:
    found = claims("Roman Dorn asked Ilya Lysak to sell the harbour.", "en", "Kutsk Herald")
    assert [(c.event.id if c.event else None, words(c.agent), words(c.patient)) for c in found][-1] == (
        "sell", "Ilya Lysak", "harbour",
    )  # fmt: skip
    assert found[-1].modality == "demanded"


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Мост не закрывали, это выдумка.", "ru", 1),
        ("Погибла 31 тысяча солдат, а не 150 тысяч, как рассказывают в Лесне.", "ru", 1),
        ("Плотину ночью взорвали террористы, обвинил Лесну Дорн и срочно созвал совет.", "ru", 1),
        ("Про це я не говорив, це перекручення моїх слів.", "uk", 2),
        ("Приладів я не відправляв, уся ця історія — брехня.", "uk", 2),
        ("One guard was killed when the harbour office came under attack.", "en", 2),
        ("Their one meeting before 2022 was held by telephone.", "en", 1),
        ("Roman Dorn keeps in regular contact with Ilya Lysak.", "en", 1),
    ],
)
def test_how_many_claims(text: str, lang: str, count: int) -> None:
    assert len(claims(text, lang, "Roman Dorn")) == count


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Two missiles struck the Odesa.", "en"),
        ("Дві ракети влучили в «Одесу».", "uk"),
        ("Две ракеты попали в «Одессу».", "ru"),
    ],
)
def test_a_ship_named_after_a_town_is_not_the_town(text: str, lang: str) -> None:
    town = claims("Дві ракети влучили в Одесу.", "uk")[0].patient
    ship = claims(text, lang)[0].patient
    assert town is not None and town.known
    assert ship is None or ship.id != town.id


def test_one_person_is_not_they(tmp_path: Path) -> None:
    path = tmp_path / "registry" / "people.toml"
    path.parent.mkdir()
    path.write_text(
        'format = 1\n[source.dorn]\nkind = "official"\n[source.dorn.names]\nen = ["Ilya Dorn"]\n', "utf-8"
    )
    known = load_knowledge((), (tmp_path,))
    text = "Ilya Dorn closed the bridge. {} knew nothing about it."
    found = {
        who: describe_text(text.format(who), lang="en", knowledge=known).propositions[-1].facets.agent
        for who in ("He", "They")
    }
    assert found["He"] is not None and found["He"].id == "dorn"
    assert found["They"] is None


def test_what_is_not_known_to_be_true_is_a_report() -> None:
    made = describe_text("He did not know if it was true.", lang="en", knowledge=KNOWLEDGE)
    assert made.about == "whole-report"
