"""Every entry of [numbers] is needed: without it some sentence counts in another way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lexicon.sentences import Sentences, counted, entries, lists, needed, told

BOUNDS = Sentences(
    counted,
    "as it is",
    en=("{} 40 men died", "They met {} three times", "They paid {} 40 euros"),
    ru=("погибли {} 40 мужчин", "они заплатили {} 40 евро"),
    uk=("загинули {} 40 чоловіків", "вони заплатили {} 40 євро"),
)
ONLY = Sentences(
    counted, "as it is", en=("he saw {} the dam",), ru=("он видел {} дамбу",), uk=("він бачив {} дамбу",)
)

SENTENCES = {
    "halved": Sentences(
        counted,
        "as it is",
        en=("two {} thousand men died",),
        ru=("погибли две {} тысячи мужчин",),
        uk=("загинули дві {} тисячі чоловіків",),
    ),
    "clock": Sentences(counted, "as it is", en=("the dam burst at 5 {}",)),
    "cardinals": Sentences(
        counted,
        "any",
        en=("{} men died", "a {} men died"),
        ru=("погибли {} мужчин", "погибло {} человек"),
        uk=("загинули {} чоловіків",),
    ),
    "groups": Sentences(
        counted,
        "any",
        en=("a {} men died", "{} of men died", "three {} men died"),
        ru=("погиб {} мужчин", "погибли три {} мужчин", "погибли 5 {} мужчин"),
        uk=("загинув {} чоловіків", "загинули три {} чоловіків"),
    ),
    "scales": Sentences(
        counted,
        "as it is",
        en=("5 {} men died", "5{} men died", "three {} men died"),
        ru=("погибли 5 {} мужчин", "погибли 5 {}. мужчин"),
        uk=("загинули 5 {} чоловіків", "загинули 5 {}. чоловіків"),
    ),
    "halves": Sentences(
        counted,
        "as it is",
        en=("{} a million men died",),
        ru=("погибли {} миллиона мужчин", "погибли {}миллиона мужчин"),
        uk=("загинули {} мільйона чоловіків",),
    ),
    "definite": Sentences(
        counted,
        "as it is",
        en=("{} two men died",),
        ru=("погибли {} два мужчины", "погибли {} двое мужчин"),
        uk=("загинули {} два чоловіки",),
    ),
    "joiners": Sentences(counted, "as it is", en=("one hundred {} five men died",)),
    "several": Sentences(
        counted, "any", en=("{} men died",), ru=("погибли {} мужчин",), uk=("загинули {} чоловіків",)
    ),
    "nobody": Sentences(
        counted, "as it is", en=("{} died", "{} men died"), ru=("погиб {}", "не видел {}"), uk=("загинув {}",)
    ),
    "no": Sentences(
        counted,
        "any",
        en=("{} men died",),
        ru=("{} мужчин", "{} мужчины"),
        uk=("{} вантажівок", "{} вантажівки", "{} вантажівками"),
    ),
    "no_each": Sentences(
        counted,
        "as it is",
        en=("{} man died", "{} of the men died", "{} the men died", "{} ship"),
        ru=("{} мужчина погиб", "{} из мужчин", "{} моряка"),
        uk=("{} чоловік загинув", "{} з чоловіків", "{} моряка"),
    ),
    "absent": Sentences(
        counted,
        "as it is",
        en=("there {} survivors", "survivors: {}", "the dam burst {} casualties", "casualties {}"),
        ru=("жертв {}", "{} жертв"),
        uk=("постраждалих {}", "{} постраждалих"),
    ),
    "victims": Sentences(
        counted, "any", en=("there were no {}", "{}: none"), ru=("{} нет",), uk=("{} немає",)
    ),
    "such": Sentences(
        counted,
        "as it is",
        en=("there were no {} calls", "there were no calls {}", "no {} trucks burned", "no trucks {} burned"),
        ru=("никаких {} звонков", "никаких звонков {}", "никаких {} грузовиков"),
        uk=(
            "жодних {} дзвінків",
            "жодного {} дзвінка",
            "жодних дзвінків {}",
            "ніяких вантажівок {}",
            "ніяких {} вантажівок",
        ),
    ),
    "at_least": BOUNDS,
    "more_than": BOUNDS,
    "at_most": BOUNDS,
    "less_than": BOUNDS,
    "about": BOUNDS,
    "up_to": BOUNDS,
    "rise": Sentences(
        counted,
        "any",
        en=("the toll {} up to 40 men",),
        ru=("число {} до 40 мужчин",),
        uk=("число {} до 40 чоловіків",),
    ),
    "at_least_after": Sentences(
        counted,
        "as it is",
        en=("40 {} men died", "40 men {} died"),
        ru=("погибли 40 {} мужчин", "погибли 40 мужчин {}", "погибли 40 молодых мужчин района {}"),
        uk=(
            "загинули 40 {} чоловіків",
            "загинули 40 чоловіків {}",
            "загинули 40 молодих чоловіків району {}",
        ),
    ),
    "at_most_after": Sentences(
        counted,
        "as it is",
        en=("40 {} men died", "40 men {} died"),
        ru=("погибли 40 {} мужчин", "погибли 40 мужчин {}"),
        uk=("загинули 40 {} чоловіків", "загинули 40 чоловіків {}"),
    ),
    "ranges": Sentences(
        counted,
        "as it is",
        en=("{0} 40 {1} 50 men died",),
        ru=("погибли {0} 40 {1} 50 мужчин",),
        uk=("загинули {0} 40 {1} 50 чоловіків",),
    ),
    "alternatives": Sentences(
        counted,
        "as it is",
        en=("two {} three men died",),
        ru=("погибли два {} три мужчины",),
        uk=("загинули два {} три чоловіки",),
    ),
    "percent": Sentences(
        counted,
        "any",
        en=("40 {} of the men died", "40{} died"),
        ru=("погибли 40 {} мужчин", "погибли 40{} мужчин"),
        uk=("загинули 40 {} чоловіків", "загинули 40{} чоловіків"),
    ),
    "currencies": Sentences(
        counted,
        "any",
        en=("they paid 40 {}", "they paid {}40"),
        ru=("они заплатили 40 {}", "они заплатили {}40"),
        uk=("вони заплатили 40 {}", "вони заплатили {}40"),
    ),
    "ordinal_suffixes": Sentences(
        told,
        "as it is",
        en=("the 5{} man died",),
        ru=("5{} мужчина погиб", "8-{} марта дамбу прорвало"),
        uk=("5{} чоловік загинув", "8-{} березня дамбу прорвало"),
    ),
    "labels": Sentences(counted, "any", en=("{} 5 burned",), ru=("сгорела {} 5",), uk=("згоріла {} 5",)),
    "idioms": Sentences(
        counted,
        "as it is",
        en=("{} came", "{} men came", "they met {}", "there are {}", "{} Vell came"),
        ru=("{} пришли", "{} мужчин пришли", "их {}"),
        uk=("{} прийшли", "{} чоловіків прийшли", "їх {}"),
    ),
    "partitives": Sentences(
        counted,
        "as it is",
        en=("40 men died, {} 5 sailors",),
        ru=("погибли 40 мужчин, {} 5 моряков",),
        uk=("загинули 40 чоловіків, {} 5 моряків",),
    ),
    "times": Sentences(
        counted,
        "as it is",
        en=("he came three {}",),
        ru=("он пришёл три {}",),
        uk=("він прийшов три {}", "він прийшов п'ять {}"),
    ),
    "events": Sentences(
        counted, "any", en=("there were three {}",), ru=("были три {}",), uk=("були три {}",)
    ),
    "sums": Sentences(
        counted,
        "any",
        en=("the calls {} 3", "The calls of the mayor {} one"),
        ru=("звонки {} 3", "звонков {} 3"),
        uk=("дзвінки {} 3", "дзвінків {} 3"),
    ),
    "frequency": Sentences(
        counted,
        "any",
        en=("they met {}", "they had {} calls", "they had {} call", "it was {} visit"),
        ru=("они встречались {}", "были {} звонки", "был {} звонок", "{} звонков", "была {} встреча"),
        uk=("вони зустрічалися {}", "були {} дзвінки", "був {} дзвінок", "{} дзвінків", "була {} зустріч"),
    ),
    "only": ONLY,
    "only_pairs": Sentences(
        counted,
        "as it is",
        en=("{0} the dam he saw {1}",),
        ru=("{0} дамбы он не видел {1}", "{0} мэра не пришёл {1}"),
        uk=("{0} дамби він не бачив {1}",),
    ),
    "not_only": ONLY,
    "first": Sentences(
        counted,
        "any",
        en=("{} call", "they met {}"),
        ru=("{} звонок", "они встретились {}"),
        uk=("{} дзвінок", "вони зустрілися {}"),
    ),
}


def test_every_list_has_sentences() -> None:
    assert lists("numbers") == set(SENTENCES)


@pytest.mark.parametrize(("lang", "name", "path", "entry"), entries("numbers", SENTENCES))
def test_without_it_a_sentence_counts_otherwise(
    lang: str, name: str, path: tuple[str | int, ...], entry: Any
) -> None:
    one = SENTENCES[name]
    assert needed(one.of(entry, lang), lang, one.read, ("numbers", name, *path))
