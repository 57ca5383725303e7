"""Every entry of [times] is needed: without it some sentence has another time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lexicon.sentences import Sentences, entries, lists, needed, timed, told

PARTS = Sentences(
    timed,
    "any",
    en=("the dam burst in {} 2022", "the dam burst in {} of 2022", "the dam burst in {} March"),
    ru=("дамбу прорвало {} 2022 года", "дамбу прорвало {} марта"),
    uk=("дамбу прорвало {} 2022 року", "дамбу прорвало {} березня"),
)
RELATIONS = Sentences(
    timed,
    "as it is",
    en=(
        "the dam burst {} March 2022",
        "nobody met Vell {} March 2022",
        "nobody came {} the start of 2022",
        "nobody came {} 2022",
    ),
    ru=(
        "дамбу прорвало {} марта 2022 года",
        "никто не пришёл ни разу {} 5 марта 2022 года",
        "ни разу не пришёл {} 2022 года",
    ),
    uk=(
        "дамбу прорвало {} березня 2022 року",
        "ніхто ні разу не прийшов {} 5 березня 2022 року",
        "ні разу не прийшов {} 2022 року",
    ),
)
DAYS = Sentences(
    timed, "as it is", en=("{} the dam burst",), ru=("{} дамбу прорвало",), uk=("{} дамбу прорвало",)
)
STEPS = Sentences(
    timed,
    "any",
    en=("the dam burst {} year",),
    ru=("дамбу прорвало {} году", "дамбу прорвало {} неделе"),
    uk=("дамбу прорвало {} року", "дамбу прорвало {} тижня"),
)
GOING_ON = Sentences(
    timed,
    "as it is",
    en=(
        "the dam burst on 5 March 2024. Nobody was killed {}",
        "the dam burst on 5 March 2024. {} nobody was killed",
        "the dam burst on 5 March 2024. They {} met three times",
    ),
    ru=(
        "дамбу прорвало 5 марта 2024 года. Никто {} не погиб",
        "дамбу прорвало 5 марта 2024 года. {} никто не погиб",
        "дамбу прорвало 5 марта 2024 года. {} они встречались три раза",
    ),
    uk=(
        "дамбу прорвало 5 березня 2024 року. Ніхто {} не загинув",
        "дамбу прорвало 5 березня 2024 року. {} ніхто не загинув",
        "дамбу прорвало 5 березня 2024 року. {} вони зустрічалися тричі",
    ),
)

SENTENCES = {
    "months": Sentences(
        timed, "any", ru=("{} взрыв разрушил порт", "в {} дни"), uk=("{} вибух зруйнував порт", "у {} дні")
    ),
    "seasons": Sentences(
        timed,
        "any",
        en=("the dam burst in {}", "the dam burst in the {} of 2022"),
        ru=("дамбу прорвало в {}", "дамбу прорвало {}"),
        uk=("дамбу прорвало в {}", "дамбу прорвало {}"),
    ),
    "year": Sentences(
        timed,
        "as it is",
        ru=("дамбу прорвало в 2022 {}", "5.03.2022 {} дамбу прорвало", "дамбу прорвало в 2022 {}."),
        uk=("дамбу прорвало у 2022 {}", "дамбу прорвало у 2022 {}."),
    ),
    "year_prepositions": Sentences(
        timed,
        "as it is",
        en=("the dam burst {} 2022", "the dam burst {} 2022 and 2023", "{} March"),
        ru=("дамбу прорвало {} 2022",),
        uk=("дамбу прорвало {} 2022", "у 2022 {} 2023"),
    ),
    "prepositions": Sentences(
        told,
        "as it is",
        en=(
            "the dam burst {} March",
            "the dam burst {} Friday",
            "the dam burst {} summer",
            "nobody came {} the whole campaign",
        ),
        ru=(
            "дамбу прорвало {} марте",
            "дамбу прорвало {} пятницу",
            "дамбу прорвало {} марту",
            "{} всю атаку Сыч молчал",
            "{} всей атаки Сыч молчал",
            "{} всей атаке Сыч молчал",
        ),
        uk=(
            "дамбу прорвало {} березні",
            "дамбу прорвало {} п'ятницю",
            "{} всю атаку Сич мовчав",
            "{} всієї атаки Сич мовчав",
            "{} всій атаці Сич мовчав",
        ),
    ),
    "date_joiners": Sentences(
        timed,
        "as it is",
        en=(
            "the dam burst on the 5th {} March",
            "the dam burst in March {} 2022",
            "the dam burst since {} 5 March",
            "the dam burst since {} March",
        ),
    ),
    "early": PARTS,
    "since": RELATIONS,
    "until": RELATIONS,
    "before": RELATIONS,
    "after": RELATIONS,
    "by": Sentences(
        timed,
        "as it is",
        en=("they met three times {} March 2022", "40 men died {} March 2022", "nobody came {} 5 March 2022"),
        ru=(
            "они встречались три раза {} марту 2022 года",
            "погибли 40 мужчин {} 5 марта 2022 года",
            "никто не пришёл {} 5 марта 2022 года",
        ),
        uk=("вони зустрічалися тричі {} березень 2022 року", "загинули 40 чоловіків {} 5 березня 2022 року"),
    ),
    "anchors": Sentences(
        told,
        "comma",
        en=(
            "the dam burst {} the storm",
            "the dam burst {} the storm raged",
            "the dam burst {} the strike",
            "{} the storm raged, the dam burst",
            "Marl met Vell {} the vote",
        ),
        ru=(
            "Сыч встретил Ткача {} совещания",
            "Сыч встретил Ткача {} совещанием",
            "Сыч встретил Ткача, {} был шторм",
            "{} был шторм, Сыч встретил Ткача",
        ),
        uk=(
            "Сич зустрів Ткача {} наради",
            "Сич зустрів Ткача {} нарадою",
            "Сич зустрів Ткача, {} був шторм",
            "{} був шторм, Сич зустрів Ткача",
        ),
    ),
    "in_office": Sentences(
        told,
        "as it is",
        en=("Marl met Vell {} mayor",),
        ru=("Сыч встречал Ткача {} министра", "{} министр Сыч встречал Ткача"),
        uk=("Сич зустрічав Ткача {} міністра", "{} міністр Сич зустрічав Ткача"),
    ),
    "ranges": Sentences(
        timed,
        "as it is",
        en=("the dam burst {0} March {1} May 2022",),
        ru=(
            "дамбу прорывало {0} марта {1} май 2022 года",
            "дамбу прорывало {0} 5 марта {1} 8 марта 2022 года",
        ),
        uk=(
            "дамбу проривало {0} березня {1} травень 2022 року",
            "дамбу проривало {0} 5 березня {1} 8 березня 2022 року",
        ),
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
        en=("the dam burst three {} ago", "the dam burst this {}"),
        ru=(
            "дамбу прорвало три {} назад",
            "дамбу прорвало 5 {} назад",
            "дамбу прорвало этот {}",
            "дамбу прорвало {} назад",
        ),
        uk=(
            "дамбу прорвало три {} тому",
            "дамбу прорвало 5 {} тому",
            "дамбу прорвало цей {}",
            "дамбу прорвало {} тому",
        ),
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
        en=("they met three times {} two years", "they met three times {} year"),
        ru=("они встречались три раза {} два года", "они встречались три раза {} год"),
        uk=("вони зустрічалися тричі {} два роки", "вони зустрічалися тричі {} рік"),
    ),
    "this": STEPS,
    "earlier": Sentences(
        timed,
        "as it is",
        en=("the dam burst {} this week",),
        ru=("дамбу прорвало {} этой зимой",),
        uk=("дамбу прорвало {} цього року", "дамбу прорвало {} цієї зими"),
    ),
    "attributes": Sentences(
        timed,
        "any",
        en=(
            "the ship {} 1986 burned",
            "the ship {} in 1986 burned",
            "the ship {} the year 1986 burned",
            "the ship {} 5 March 1986 burned",
        ),
        ru=("сгорел корабль, {} в 1986 году", "сгорел корабль {} 1986 года"),
        uk=("згорів корабель, {} у 1986 році", "згорів корабель {} 1986 року"),
    ),
    "since_then": GOING_ON,
    "no_more": GOING_ON,
    "till_then": GOING_ON,
    "so_far": Sentences(
        timed,
        "as it is",
        en=("{} 40 men died",),
        ru=("{} погибли 40 мужчин",),
        uk=("{} загинули 40 чоловіків",),
    ),
    "running_total": Sentences(
        timed,
        "any",
        en=("the {} 40 men", "the toll {} 40 men", "the {} to 40 men"),
        ru=("{} 40 мужчин",),
        uk=("{} 40 чоловіків",),
    ),
    "eras": Sentences(
        timed,
        "any",
        en=("nobody came since the {}",),
        ru=("ни разу не пришёл со времени {}", "ни разу не пришёл с начала {}"),
        uk=("ні разу не прийшов від часу {}", "ні разу не прийшов від початку {}"),
    ),
    "future": Sentences(
        timed,
        "any",
        en=(
            "they {} meet on Friday",
            "the {} meeting is on Friday",
            "{} they meet on Friday",
            "they are {} to meet on Friday",
        ),
        ru=("они {} встретиться в пятницу", "{} их встреча в пятницу"),
        uk=("вони {} зустрітися у п'ятницю", "{} їхня зустріч у п'ятницю"),
    ),
    "not_words": Sentences(
        timed,
        "as it is",
        en=(
            "the dam burst on 5 March 2024. {} men were killed again",
            "the dam burst on 5 March 2024. Men were {} killed again",
            "the dam burst on 5 March 2024. He did{} come again",
        ),
        ru=("дамбу прорвало 5 марта 2024 года. {} мужчин потом погибли",),
        uk=("дамбу прорвало 5 березня 2024 року. {} чоловіків потім загинули",),
    ),
    "middle": PARTS,
    "late": PARTS,
    "last_week_of": PARTS,
    "last_day_of": PARTS,
    "halves": PARTS,
    "last": STEPS,
    "next": STEPS,
    "years": DAYS,
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
