"""Every entry of [times] is needed: without it some sentence has another time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lexicon.sentences import Sentences, entries, lists, needed, timed, told

EARLY = Sentences(
    timed,
    "any",
    en=("the dam burst in {} 2022",),
    ru=("дамбу прорвало {} 2022 года",),
    uk=("дамбу прорвало {} 2022 року",),
)
SINCE = Sentences(
    timed,
    "as it is",
    en=("the dam burst {} March 2022",),
    ru=("дамбу прорвало {} марта 2022 года",),
    uk=("дамбу прорвало {} березня 2022 року",),
)
DAYS = Sentences(
    timed, "as it is", en=("{} the dam burst",), ru=("{} дамбу прорвало",), uk=("{} дамбу прорвало",)
)
THIS = Sentences(
    timed,
    "any",
    en=("the dam burst {} year",),
    ru=("дамбу прорвало {} году",),
    uk=("дамбу прорвало {} року",),
)
SINCE_THEN = Sentences(
    timed,
    "as it is",
    en=("the dam burst on 5 March 2024. Nobody was killed {}",),
    ru=("дамбу прорвало 5 марта 2024 года. Никто {} не погиб",),
    uk=("дамбу прорвало 5 березня 2024 року. Ніхто {} не загинув",),
)

SENTENCES = {
    "months": Sentences(timed, "any", ru=("{} взрыв разрушил порт",), uk=("{} вибух зруйнував порт",)),
    "seasons": Sentences(
        timed, "any", en=("the dam burst in {}",), ru=("дамбу прорвало в {}",), uk=("дамбу прорвало в {}",)
    ),
    "year": Sentences(timed, "as it is", ru=("дамбу прорвало в 2022 {}",), uk=("дамбу прорвало у 2022 {}",)),
    "year_prepositions": Sentences(
        timed,
        "as it is",
        en=("the dam burst {} 2022",),
        ru=("дамбу прорвало {} 2022",),
        uk=("дамбу прорвало {} 2022",),
    ),
    "prepositions": Sentences(
        told,
        "as it is",
        en=("nobody came {} the whole campaign", "the dam burst {} March"),
        ru=("{} всю атаку Сыч молчал", "дамбу прорвало {} марте"),
        uk=("{} всю атаку Сич мовчав", "{} всієї атаки Сич мовчав", "дамбу прорвало {} березні"),
    ),
    "date_joiners": Sentences(timed, "as it is", en=("the dam burst on the 5th {} March",)),
    "early": EARLY,
    "since": SINCE,
    "until": SINCE,
    "before": Sentences(
        timed,
        "as it is",
        en=("the dam burst {} March 2022",),
        ru=("дамбу прорвало {} марта 2022 года", "никто не пришёл ни разу {} 5 марта 2022 года"),
        uk=("дамбу прорвало {} березня 2022 року", "ніхто ні разу не прийшов {} 5 березня 2022 року"),
    ),
    "after": SINCE,
    "by": Sentences(
        timed,
        "as it is",
        en=("they met three times {} March 2022",),
        ru=("они встречались три раза {} марту 2022 года",),
        uk=("вони зустрічалися тричі {} березень 2022 року",),
    ),
    "anchors": Sentences(
        told,
        "comma",
        en=("the dam burst {} the storm raged",),
        ru=("Сыч встретил Ткача {} совещания", "Сыч встретил Ткача, {} был шторм"),
        uk=("Сич зустрів Ткача {} наради", "Сич зустрів Ткача, {} був шторм"),
    ),
    "in_office": Sentences(
        told,
        "as it is",
        en=("Marl met Vell {} mayor",),
        ru=("Сыч встречал Ткача {} министра",),
        uk=("Сич зустрічав Ткача {} міністра",),
    ),
    "ranges": Sentences(
        timed,
        "as it is",
        en=("the dam burst {0} March {1} May 2022",),
        ru=("дамбу прорывало {0} марта {1} май 2022 года",),
        uk=("дамбу проривало {0} березня {1} травень 2022 року",),
    ),
    "joiners": Sentences(
        timed,
        "as it is",
        en=("the dam burst in March {} in April",),
        ru=("дамбу прорвало в марте {} в апреле",),
        uk=("дамбу прорвало у березні {} у квітні",),
    ),
    "days": DAYS,
    "units": Sentences(
        timed,
        "any",
        en=("the dam burst three {} ago",),
        ru=("дамбу прорвало три {} назад",),
        uk=("дамбу прорвало три {} тому",),
    ),
    "ago": Sentences(
        timed,
        "as it is",
        en=("the dam burst three days {}",),
        ru=("дамбу прорвало три дня {}",),
        uk=("дамбу прорвало три дні {}",),
    ),
    "halved": Sentences(
        timed,
        "as it is",
        en=("the dam burst a year {} ago",),
        ru=("дамбу прорвало год {} назад",),
        uk=("дамбу прорвало рік {} тому",),
    ),
    "running": Sentences(
        timed,
        "as it is",
        en=("they met three times {} two years",),
        ru=("они встречались три раза {} два года",),
        uk=("вони зустрічалися тричі {} два роки",),
    ),
    "this": THIS,
    "earlier": Sentences(
        timed,
        "as it is",
        en=("the dam burst {} this week",),
        ru=("дамбу прорвало {} этой зимой",),
        uk=("дамбу прорвало {} цього року",),
    ),
    "attributes": Sentences(
        timed,
        "any",
        en=("the ship {} in 1986 burned", "the ship {} 5 March 1986 burned"),
        ru=("сгорел корабль, {} в 1986 году",),
        uk=("згорів корабель, {} у 1986 році",),
    ),
    "since_then": SINCE_THEN,
    "no_more": Sentences(
        timed,
        "as it is",
        en=("the dam burst on 5 March 2024. Nobody was killed {}",),
        ru=("дамбу прорвало 5 марта 2024 года. {} никто не погиб",),
        uk=("дамбу прорвало 5 березня 2024 року. {} ніхто не загинув",),
    ),
    "till_then": SINCE_THEN,
    "so_far": Sentences(
        timed,
        "as it is",
        en=("{} 40 men died",),
        ru=("{} погибли 40 мужчин",),
        uk=("{} загинули 40 чоловіків",),
    ),
    "running_total": Sentences(
        timed, "any", en=("the {} 40 men",), ru=("{} 40 мужчин",), uk=("{} 40 чоловіків",)
    ),
    "eras": Sentences(
        timed,
        "any",
        en=("nobody came since the {}",),
        ru=("ни разу не пришёл со времени {}",),
        uk=("ні разу не прийшов від часу {}",),
    ),
    "future": Sentences(
        timed,
        "any",
        en=("they {} meet on Friday",),
        ru=("они {} встретиться в пятницу",),
        uk=("вони {} зустрітися у п'ятницю",),
    ),
    "not_words": Sentences(
        timed,
        "as it is",
        en=("the dam burst on 5 March 2024. {} men were killed again",),
        ru=("дамбу прорвало 5 марта 2024 года. {} мужчин потом погибли",),
        uk=("дамбу прорвало 5 березня 2024 року. {} чоловіків потім загинули",),
    ),
    "middle": Sentences(
        timed,
        "any",
        en=("the dam burst in {} 2022", "the dam burst in {} of 2022"),
        ru=("дамбу прорвало {} 2022 года",),
        uk=("дамбу прорвало {} 2022 року",),
    ),
    "late": EARLY,
    "last_week_of": EARLY,
    "last_day_of": EARLY,
    "halves": EARLY,
    "last": THIS,
    "next": THIS,
    "years": Sentences(timed, "as it is", uk=("{} дамбу прорвало",)),
    "nights": DAYS,
}


def test_every_list_has_sentences() -> None:
    assert lists("times") == set(SENTENCES)


@pytest.mark.parametrize(("lang", "name", "path", "entry"), entries("times", SENTENCES))
def test_without_it_a_sentence_has_another_time(
    lang: str, name: str, path: tuple[str | int, ...], entry: Any
) -> None:
    one = SENTENCES[name]
    assert needed(one.of(entry, lang), lang, one.read, ("times", name, *path))
