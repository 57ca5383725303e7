"""Fidelity of hops: what a retelling drops of, or adds to, the source's own words in the same case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from credtui.bundled import rules_dir
from credtui.knowledge import Knowledge, load_knowledge
from credtui.model import Document, Seen, Statement, TextKind
from credtui.pipeline import compare
from credtui.registry import Registry, SourceEntry
from credtui.ruleset import load_ruleset

RULES = load_ruleset([rules_dir()])
PLAIN = load_knowledge()
OUTLETS = {
    "post": SourceEntry(kind="outlet", names={"en": ("Harbour Post",), "uk": ("Гавань Пост",)}),
    "quill": SourceEntry(kind="agency", names={"en": ("Quill Wire",), "uk": ("Квіл Ваєр",), "ru": ("Квил",)}),
    "port": SourceEntry(kind="institution", names={"en": ("Ostrel Port Office",)}),
}
KNOWLEDGE = Knowledge(PLAIN.lexicons, Registry(OUTLETS, "test"))


def page(
    name: str, text: str, lang: str = "en", outlet: str = "post", day: int = 3, seen: Seen = "original",
    kind: TextKind = "original",
) -> Document:  # fmt: skip
    return Document(
        name, name, f"{name}.txt", outlet, outlet, lang, text,
        published_at=datetime(2031, 3, day, tzinfo=UTC), seen=seen, text_kind=kind,
    )  # fmt: skip


def read(*pages: Document) -> dict[str, list[Statement]]:
    made = compare(pages, KNOWLEDGE, RULES)
    return {p.id: [s for s in made.statements if s.document == p.id] for p in pages}


def retold(own: str, told: str, own_lang: str = "en", lang: str = "en") -> str:
    """What an outlet's retelling does to the words that another outlet quotes."""
    got = read(page("own", own, own_lang), page("told", told, lang, "other", 4))
    (one,) = got["told"]
    return one.chain[0].fidelity


QUOTED = {
    "en": "Dora Vell said: “{}.”", "uk": "Дарина Ткач сказала: «{}».", "ru": "Дарья Ткач сказала: «{}».",
}  # fmt: skip
TOLD = {
    "en": "Dora Vell said that {}.",
    "uk": "Дарина Ткач сказала, що {}.",
    "ru": "Дарья Ткач сказала, что {}.",
}

DROPPED = [
    ("en", "The port probably lost the boats", "the port lost the boats"),
    ("en", "The port lost about 40 boats", "the port lost 40 boats"),
    ("en", "The port lost at least 40 boats", "the port lost 40 boats"),
    ("en", "The port may have lost 40 boats", "the port lost 40 boats"),
    ("en", "The port will open the dam if the storm ends", "the port will open the dam"),
    ("en", "The port plans to close the dam", "the port closed the dam"),
    ("uk", "Порт, імовірно, втратив човни", "порт втратив човни"),
    ("uk", "Порт втратив близько 40 човнів", "порт втратив 40 човнів"),
    ("uk", "Порт втратив щонайменше 40 човнів", "порт втратив 40 човнів"),
    ("uk", "Порт відкриє дамбу, якщо шторм стихне", "порт відкриє дамбу"),
    ("ru", "Порт, вероятно, потерял лодки", "порт потерял лодки"),
    ("ru", "Порт потерял около 40 лодок", "порт потерял 40 лодок"),
    ("ru", "Порт потерял не менее 40 лодок", "порт потерял 40 лодок"),
    ("ru", "Порт откроет дамбу, если шторм стихнет", "порт откроет дамбу"),
]


@pytest.mark.parametrize(("lang", "own", "told"), DROPPED)
def test_a_qualifier_that_is_gone_is_dropped(lang: str, own: str, told: str) -> None:
    quoted = QUOTED[lang].format(own)
    assert retold(quoted, TOLD[lang].format(told), lang, lang) == "drops-qualifier"
    # and nothing is dropped where the retelling keeps it, or where the source had none
    same = own[0].lower() + own[1:]
    assert retold(quoted, TOLD[lang].format(same), lang, lang) == "faithful"
    plain = told[0].upper() + told[1:]
    assert retold(QUOTED[lang].format(plain), TOLD[lang].format(same), lang, lang) == "faithful"


ADDED = [
    ("en", "The port lost the boats", "the port lost 40 boats"),
    ("en", "The port lost 40 boats", "the port lost 40 boats on 1 March 2031"),
    ("en", "The port lost 40 boats", "the port lost 40 boats in Odesa"),
    ("uk", "Порт втратив 40 човнів", "порт втратив 40 човнів в Одесі"),
    ("uk", "Порт втратив човни", "порт втратив 40 човнів"),
    ("ru", "Порт потерял 40 лодок", "порт потерял 40 лодок в Одессе"),
    ("ru", "Порт потерял 40 лодок", "порт потерял 40 лодок 1 марта 2031 года"),
]


@pytest.mark.parametrize(("lang", "own", "told"), ADDED)
def test_a_detail_that_the_source_does_not_give_is_added(lang: str, own: str, told: str) -> None:
    quoted = QUOTED[lang].format(own)
    assert retold(quoted, TOLD[lang].format(told), lang, lang) == "adds-detail"
    full = told[0].upper() + told[1:]
    assert retold(QUOTED[lang].format(full), TOLD[lang].format(told), lang, lang) == "faithful"
    # to leave a detail out drops no qualifier
    less = own[0].lower() + own[1:]
    assert retold(QUOTED[lang].format(full), TOLD[lang].format(less), lang, lang) == "faithful"


def test_a_retelling_in_another_language_is_compared_too() -> None:
    own = QUOTED["uk"].format("Порт втратив близько 40 човнів")
    told = TOLD["ru"].format("порт потерял 40 лодок").replace("Дарья", "Дарина")
    assert retold(own, told, "uk", "ru") == "drops-qualifier"


def test_a_detail_given_elsewhere_in_the_sources_own_words_is_not_added() -> None:
    own = QUOTED["en"].format("The port lost the boats") + " Dora Vell added: “There were 40 boats in Odesa.”"
    assert retold(own, TOLD["en"].format("the port lost 40 boats in Odesa")) == "faithful"


def test_where_several_own_wordings_match_the_one_that_bears_it_out_counts() -> None:
    own = QUOTED["en"].format("The port probably lost 40 boats")
    own += " Dora Vell added: “The port lost 40 boats.”"
    assert retold(own, TOLD["en"].format("the port lost 40 boats")) == "faithful"


def test_a_headline_may_drop_what_the_quotation_below_it_keeps() -> None:
    text = "Dora Vell: The port lost 40 boats\n\nDora Vell said: “The port lost about 40 boats.”"
    head, quoted = read(page("one", text))["one"]
    assert (head.chain[0].fidelity, quoted.chain[0].fidelity) == ("drops-qualifier", "faithful")


def test_somebody_elses_words_or_another_claim_or_time_are_no_original() -> None:
    told = TOLD["en"].format("the port lost 40 boats")
    hedged = "The port probably lost 40 boats"
    assert retold(f"Oliver Marl said: “{hedged}.”", told) == "faithful"
    assert retold(QUOTED["en"].format("The port probably opened the dam"), told) == "faithful"
    assert retold(QUOTED["en"].format("The port probably lost 70 boats"), told) == "faithful"
    own = page("own", QUOTED["en"].format(hedged), day=20)
    for day in (19, 28):  # before the words, and long after them
        (one,) = read(own, page("told", told, outlet="other", day=day))["told"]
        assert one.chain[0].fidelity == "faithful"


def test_words_of_ours_and_retellings_are_no_original() -> None:
    told = page("told", TOLD["en"].format("the port lost 40 boats"), outlet="other", day=4)
    for own in (
        page("own", QUOTED["en"].format("The port probably lost 40 boats"), kind="paraphrase"),
        page("own", QUOTED["en"].format("The port probably lost 40 boats"), seen="retelling"),
    ):
        (one,) = read(own, told)["told"]
        assert one.chain[0].fidelity == "faithful"


def test_a_source_that_publishes_itself_is_the_original_without_quotation_marks() -> None:
    own = page("own", "The Ostrel Port Office said that the dam probably leaks.", outlet="port")
    told = page("told", "The Ostrel Port Office said that the dam leaks.", outlet="other", day=4)
    got = read(own, told)
    assert got["own"][0].chain[0].fidelity == "faithful"
    assert got["told"][0].chain[0].fidelity == "drops-qualifier"


def test_an_outlet_that_is_retold_is_compared_with_its_own_page() -> None:
    own = page("own", "Officials said that the port lost about 40 boats.", outlet="quill")
    told = page("told", "Officials told Quill Wire that the port lost 40 boats.", outlet="other", day=4)
    (alone,) = read(told)["told"]
    assert [h.fidelity for h in alone.chain] == ["original-not-seen", "original-not-seen", "faithful"]
    (one,) = read(own, told)["told"]
    assert [(h.source, h.fidelity) for h in one.chain][1:] == [
        ("quill", "drops-qualifier"),
        ("other", "faithful"),
    ]
    assert one.chain[0].fidelity == "faithful"
    assert "qualifier-dropped" in one.grade.caps
    assert "drops-qualifier" in one.footing.path


def test_the_order_of_documents_and_the_names_change_nothing() -> None:
    own = page("own", QUOTED["en"].format("The port lost about 40 boats"))
    told = page("told", TOLD["en"].format("the port lost 40 boats"), outlet="other", day=4)
    first, second = read(own, told), read(told, own)
    assert first == second
    renamed = [replace(p, text=p.text.replace("Dora Vell", "Oliver Marl")) for p in (own, told)]
    assert [s.chain[0].fidelity for s in read(*renamed)["told"]] == ["drops-qualifier"]
