"""Every entry of [numbers] is needed: without it some sentence counts in another way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.lexicon.sentences import Sentences, counted, entries, lists, needed, told

CARDINALS = Sentences(
    counted, "any", en=("{} men died",), ru=("погибли {} мужчин",), uk=("загинули {} чоловіків",)
)
AT_LEAST = Sentences(
    counted,
    "as it is",
    en=("{} 40 men died",),
    ru=("погибли {} 40 мужчин",),
    uk=("загинули {} 40 чоловіків",),
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
    "cardinals": CARDINALS,
    "groups": Sentences(
        counted, "any", en=("a {} men died",), ru=("погиб {} мужчин",), uk=("загинув {} чоловіків",)
    ),
    "scales": Sentences(counted, "as it is", en=("5 {} men died",)),
    "halves": Sentences(
        counted,
        "as it is",
        en=("{} a million men died",),
        ru=("погибли {} миллиона мужчин",),
        uk=("загинули {} мільйона чоловіків",),
    ),
    "definite": Sentences(
        counted,
        "as it is",
        en=("{} two men died",),
        ru=("погибли {} два мужчины",),
        uk=("загинули {} два чоловіки",),
    ),
    "joiners": Sentences(counted, "as it is", en=("one hundred {} five men died",)),
    "several": CARDINALS,
    "nobody": Sentences(counted, "as it is", en=("{} died",), ru=("погиб {}",), uk=("загинув {}",)),
    "no": Sentences(counted, "any", en=("{} men died",), ru=("{} мужчин",), uk=("{} вантажівок",)),
    "no_each": Sentences(
        counted, "as it is", en=("{} man died",), ru=("{} мужчина погиб",), uk=("{} чоловік загинув",)
    ),
    "absent": Sentences(
        counted, "as it is", en=("there {} survivors",), ru=("жертв {}",), uk=("постраждалих {}",)
    ),
    "victims": Sentences(counted, "any", en=("there were no {}",), ru=("{} нет",), uk=("{} немає",)),
    "such": Sentences(
        counted,
        "as it is",
        en=("there were no {} calls", "there were no calls {}"),
        ru=("никаких {} звонков",),
        uk=("жодних дзвінків {}",),
    ),
    "at_least": AT_LEAST,
    "more_than": AT_LEAST,
    "at_most": AT_LEAST,
    "less_than": AT_LEAST,
    "about": AT_LEAST,
    "up_to": AT_LEAST,
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
        en=("40 {} men died",),
        ru=("погибли 40 {} мужчин", "погибли 40 молодых мужчин района {}"),
        uk=("загинули 40 {} чоловіків",),
    ),
    "at_most_after": Sentences(
        counted,
        "as it is",
        en=("40 {} men died",),
        ru=("погибли 40 {} мужчин",),
        uk=("загинули 40 {} чоловіків",),
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
        en=("40 {} of the men died",),
        ru=("погибли 40 {} мужчин",),
        uk=("загинули 40 {} чоловіків",),
    ),
    "currencies": Sentences(
        counted, "any", en=("they paid 40 {}",), ru=("они заплатили 40 {}",), uk=("вони заплатили 40 {}",)
    ),
    "ordinal_suffixes": Sentences(
        told, "as it is", en=("the 5{} man died",), ru=("5{} мужчина погиб",), uk=("5{} чоловік загинув",)
    ),
    "labels": Sentences(counted, "any", en=("{} 5 burned",), ru=("сгорела {} 5",), uk=("згоріла {} 5",)),
    "idioms": Sentences(
        counted, "as it is", en=("{} came", "{} men came"), ru=("{} пришли",), uk=("{} прийшли",)
    ),
    "partitives": Sentences(
        counted,
        "as it is",
        en=("40 men died, {} 5 sailors",),
        ru=("погибли 40 мужчин, {} 5 моряков",),
        uk=("загинули 40 чоловіків, {} 5 моряків",),
    ),
    "times": Sentences(
        counted, "as it is", en=("he came three {}",), ru=("он пришёл три {}",), uk=("він прийшов три {}",)
    ),
    "events": Sentences(
        counted, "any", en=("there were three {}",), ru=("были три {}",), uk=("були три {}",)
    ),
    "sums": Sentences(counted, "any", en=("the calls {} 3",), ru=("звонки {} 3",), uk=("дзвінки {} 3",)),
    "frequency": Sentences(
        counted,
        "any",
        en=("they met {}", "they had {} calls"),
        ru=("они встречались {}", "были {} звонки"),
        uk=("вони зустрічалися {}", "були {} дзвінки", "{} дзвінків"),
    ),
    "only": ONLY,
    "only_pairs": Sentences(
        counted,
        "as it is",
        en=("{0} the dam he saw {1}",),
        ru=("{0} дамбы он не видел {1}",),
        uk=("{0} дамби він не бачив {1}",),
    ),
    "not_only": ONLY,
    "first": Sentences(counted, "any", en=("{} call",), ru=("{} звонок",), uk=("{} дзвінок",)),
}


def test_every_list_has_sentences() -> None:
    assert lists("numbers") == set(SENTENCES)


@pytest.mark.parametrize(("lang", "name", "path", "entry"), entries("numbers", SENTENCES))
def test_without_it_a_sentence_counts_otherwise(
    lang: str, name: str, path: tuple[str | int, ...], entry: Any
) -> None:
    one = SENTENCES[name]
    assert needed(one.of(entry, lang), lang, one.read, ("numbers", name, *path))
