"""Dictionary morphology behind one interface: what can this word form be?

The analyser is named by the language's lexicon (``[language] analyser = "pymorphy3"``), so a new
language needs no code: ``pymorphy3`` (uk, ru), ``lemminflect`` (en), ``simplemma`` (lemmas for about
fifty languages, no features) and ``none`` (the word itself).  Parts of speech and features use the
Universal Dependencies names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple, Protocol

ANALYSERS = ("pymorphy3", "lemminflect", "simplemma", "none")

DEFAULT_ANALYSER = {"uk": "pymorphy3", "ru": "pymorphy3", "en": "lemminflect"}
"""Used when no lexicon says otherwise."""

_POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADV", "VERB": "VERB", "INFN": "VERB",
    "PRTF": "VERB", "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON",
    "PRED": "ADV", "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
_FORM = {"INFN": "Inf", "PRTF": "Part", "PRTS": "Part", "GRND": "Conv", "VERB": "Fin"}
_CASE = {
    "nomn": "Nom", "gent": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "acc2": "Acc",
    "ablt": "Ins", "loct": "Loc", "loc2": "Loc", "voct": "Voc",
}  # fmt: skip
_TENSE = {"past": "Past", "pres": "Pres", "futr": "Fut"}
_NAME = {"Surn": "Sur", "Name": "Giv", "Patr": "Pat", "Geox": "Geo", "Orgn": "Com"}


class Reading(NamedTuple):
    """One way to read a word form; ``None`` means the dictionary does not say."""

    lemma: str
    pos: str
    """Universal POS tag: NOUN, VERB, ADJ, ADV, NUM, PRON, ADP, CCONJ, PART, INTJ, X."""
    case: str | None = None
    number: str | None = None
    """Sing or Plur."""
    gender: str | None = None
    """Masc, Fem or Neut."""
    tense: str | None = None
    verb_form: str | None = None
    """Fin, Inf, Part, Conv (or Ger for English -ing)."""
    voice: str | None = None
    """Act or Pass."""
    person: str | None = None
    animate: bool | None = None
    name: str | None = None
    """Sur(name), Giv(en), Pat(ronymic), Geo or Com(pany) if the dictionary lists it as a name."""
    mood: str | None = None
    """Imp for an imperative."""
    short: bool = False
    """A short adjective or participle, or an impersonal passive: only ever a predicate."""
    weight: float = 1.0
    """How likely the dictionary finds this reading (0..1; 1 throughout if it cannot say)."""
    known: bool = True
    """False if the form was guessed from its ending."""


@lru_cache(maxsize=8)
def _pymorphy(lang: str) -> Any:
    import pymorphy3

    from credtui.text.walk import hasten

    analyser = pymorphy3.MorphAnalyzer(lang=lang)
    hasten(analyser)
    return analyser


def _bare_infinitive(tag: Any, pos: str) -> bool:
    """True for the Ukrainian dictionary's infinitives: a VERB with no feature of a finite form."""
    return pos == "VERB" and not (tag.tense or tag.person or tag.number or tag.gender or tag.mood)


_CONVERB = (("сь", "ся"), ("", ""))
"""Endings of a reflexive converb and of its infinitive."""


def _converb_lemma(word: str, lang: str) -> str:
    """The infinitive of a converb that the dictionary lists under itself (Ukrainian); the word if none is."""
    for ending, reflexive in _CONVERB:
        stem = word.removesuffix(ending) if word.endswith(ending) else ""
        if stem.endswith("вши"):
            form = f"{stem[:-3]}ти{reflexive}"
        elif stem.endswith("чи"):
            form = f"{stem[:-2]}ть{reflexive}"  # кажучи: what "кажуть" is a form of
        elif stem.endswith("ши"):
            form = f"{stem[:-2]}{reflexive}"  # допомігши: what "допоміг" is a form of
        else:
            continue
        for parse in _pymorphy(lang).parse(form):
            if parse.is_known and str(parse.tag.POS) == "VERB":
                return str(parse.normal_form)
    return word


@lru_cache(maxsize=20_000)
def _tagged(tag: Any) -> Reading:
    """A reading without its word: what the dictionary's tag says, which thousands of words share."""
    pos = str(tag.POS) if tag.POS else "X"
    grammemes = tag.grammemes
    impersonal = "Impe" in grammemes and pos == "VERB"
    gender = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}.get(str(tag.gender))
    number = {"sing": "Sing", "plur": "Plur"}.get(str(tag.number))
    return Reading(
        lemma="",
        pos=_POS.get(pos, "X"),
        case=_CASE.get(str(tag.case)) if tag.case else None,
        number=number or ("Sing" if gender else None),  # the Ukrainian dictionary leaves it out
        gender=gender,
        tense=_TENSE.get(str(tag.tense)),
        verb_form="Inf" if _bare_infinitive(tag, pos) and not impersonal else _FORM.get(pos),
        voice={"actv": "Act", "pssv": "Pass"}.get(str(tag.voice)),
        person={"1per": "1", "2per": "2", "3per": "3"}.get(str(tag.person)),
        animate={"anim": True, "inan": False}.get(str(tag.animacy)),
        name=next((_NAME[g] for g in ("Surn", "Name", "Patr", "Geox", "Orgn") if g in grammemes), None),
        mood="Imp" if "impr" in grammemes else None,
        short=pos in ("ADJS", "PRTS", "PRED") or impersonal,
    )


def _listed(parse: Any) -> bool:
    """True if the dictionary has the form; it is not walked again for a parse that came straight from it."""
    from pymorphy3.units import DictionaryAnalyzer

    methods = parse.methods_stack
    return (len(methods) == 1 and isinstance(methods[0][0], DictionaryAnalyzer)) or bool(parse.is_known)


class _Form(NamedTuple):
    """What all words of one paradigm share in one of its forms."""

    stem: tuple[int, int]
    """How much of the form is no stem, in front and behind."""
    normal: tuple[str, str]
    """What the dictionary form has there instead."""
    reading: Reading
    rest: tuple[Any, ...]
    """The reading's features, between lemma and weight."""
    tag: Any
    done: bool
    """Says what was done, by whom it does not say."""


@lru_cache(maxsize=20_000)
def _form(lang: str, paradigm: int, number: int) -> _Form:
    dictionary = _pymorphy(lang).dictionary
    table = dictionary.paradigms[paradigm]  # endings, tags and prefixes of its forms, one after the other
    size = len(table) // 3
    endings = [dictionary.suffixes[table[n]] for n in (number, 0)]
    fronts = [dictionary.paradigm_prefixes[table[2 * size + n]] for n in (number, 0)]
    tag = dictionary.gramtab[table[size + number]]
    reading = _tagged(tag)
    done = reading.short and "Impe" in tag.grammemes
    stem, normal = (len(fronts[0]), len(endings[0])), (fronts[1], endings[1])
    return _Form(stem, normal, reading, tuple(reading[1:-2]), tag, done)


def _from_dictionary(word: str, lang: str) -> tuple[Reading, ...]:
    """The readings of a word that the dictionary lists, without pymorphy3's own objects; else none.

    A single letter can be an initial and a word in Latin letters a number: those are left to pymorphy3.
    """
    if len(word) < 2 or word.isascii():
        return ()
    analyser = _pymorphy(lang)
    found = [
        (spelt, _form(lang, paradigm, number), number)
        for spelt, records in analyser.dictionary.words.similar_items(word, analyser.char_substitutes)
        for paradigm, number in records
    ]
    if not found:
        return ()
    weights = _weights(analyser.prob_estimator, word, [form.tag for _, form, _ in found])
    out: list[Reading] = []
    for (spelt, form, number), weight in zip(found, weights, strict=True):
        if number:
            front, behind = form.stem
            lemma = form.normal[0] + spelt[front : len(spelt) - behind] + form.normal[1]
        else:
            lemma = spelt
        if form.reading.verb_form == "Conv" and lemma == word:
            lemma = _converb_lemma(word, lang)
        reading = _NEW(Reading, (lemma, *form.rest, weight, True))
        out.append(reading._replace(tense="Past") if form.done and word.endswith(_DONE) else reading)
    if analyser.prob_estimator is not None:
        out.sort(key=lambda r: -r.weight)
    return tuple(out)


def _weights(estimator: Any, word: str, tags: list[Any]) -> list[float]:
    """How likely each tag of a word is: as counted where it was, else all the same."""
    if estimator is None:
        return [1.0] * len(tags)
    counted = [estimator.p_t_given_w.prob(word, tag) for tag in tags]
    return counted if sum(counted) else [1.0 / len(tags)] * len(tags)


_NEW = tuple.__new__
_DONE = ("но", "то")


def _slavic(word: str, lang: str) -> tuple[Reading, ...]:
    listed = _from_dictionary(word, lang)
    if listed:
        return listed
    out = []
    seen: dict[str, bool] = {}
    for parse in _pymorphy(lang).parse(word):
        known = _tagged(parse.tag)
        spelt = parse.word
        if spelt not in seen:
            seen[spelt] = _listed(parse)
        converb = known.verb_form == "Conv" and parse.normal_form == word
        done = known.short and word.endswith(_DONE) and "Impe" in parse.tag.grammemes
        out.append(
            known._replace(
                lemma=_converb_lemma(word, lang) if converb else parse.normal_form,
                tense="Past" if done else known.tense,
                weight=float(parse.score),
                known=seen[spelt],
            )
        )
    return tuple(out)


_PENN: dict[str, dict[str, str]] = {
    "VBD": {"tense": "Past", "verb_form": "Fin"},
    "VBN": {"tense": "Past", "verb_form": "Part"},
    "VBG": {"verb_form": "Ger"},
    "VBZ": {"tense": "Pres", "verb_form": "Fin", "person": "3", "number": "Sing"},
    "VB": {"verb_form": "Inf"},
    "NNS": {"number": "Plur"},
    "NN": {"number": "Sing"},
}


def _english(word: str) -> tuple[Reading, ...]:
    from credtui.text import english

    out: list[Reading] = []
    for pos, lemmas in english.lemmas(word).items():
        for lemma in lemmas:
            forms = english.inflections(lemma, pos)
            tags = [t for t, written in forms.items() if word in written]
            if "VBD" in tags and "VBN" not in forms:
                tags.append("VBN")  # the tables list a shared past form once
            known = [t for t in tags if t in _PENN]
            out.extend(Reading(lemma=lemma, pos=pos, **_PENN[t]) for t in known)  # type: ignore[arg-type]
            if not known:
                out.append(Reading(lemma=lemma, pos=pos))
    return tuple(out) or (Reading(lemma=word, pos="X", known=False),)


def _simplemma(word: str, lang: str) -> tuple[Reading, ...]:
    import simplemma

    try:
        lemma = simplemma.lemmatize(word, lang=lang)
    except ValueError:
        lemma = word
    return (Reading(lemma=lemma.lower(), pos="X"),)


@lru_cache(maxsize=200_000)
def readings(word: str, lang: str, analyser: str | None = None) -> tuple[Reading, ...]:
    """Every reading of a word form, the likeliest first; never empty.

    ``word`` is lower-cased first.  An unknown language gives one reading with the word as its lemma.
    """
    form = word.lower().replace("’", "'").replace("ʼ", "'").replace("\u0301", "")
    return form_readings(form, lang, analyser or DEFAULT_ANALYSER.get(lang, "simplemma"))


@lru_cache(maxsize=200_000)
def form_readings(form: str, lang: str, kind: str) -> tuple[Reading, ...]:
    """The readings of a form in small letters, looked up once however a text writes it."""
    found: tuple[Reading, ...] = ()
    if kind == "pymorphy3":
        try:
            found = _slavic(form, lang)
        except ValueError:  # pymorphy3 cannot read some digits of other scripts
            found = ()
    elif kind == "lemminflect":
        found = _english(form)
    elif kind == "simplemma":
        found = _simplemma(form, lang)
    return found or (Reading(lemma=form, pos="X", known=False),)


@lru_cache(maxsize=20_000)
def family_name(word: str, lang: str, gender: str, cases: frozenset[str] = frozenset()) -> str:
    """A surname's nominative for a man or a woman, lower case: "Зуевой" is a form of Зуева, not of Зуев.

    ``cases`` are those of the given name; a man's surname that is a common noun only ("Олега Лозовика")
    bends with it.
    """
    found = [r for r in readings(word, lang) if r.name == "Sur" and r.gender == gender]
    if not found or DEFAULT_ANALYSER.get(lang) != "pymorphy3":
        nouns = [r for r in readings(word, lang) if r.pos == "NOUN" and r.gender == gender == "Masc"]
        bent = [r for r in nouns if r.number != "Plur" and r.case in cases]
        return bent[0].lemma if bent else word.lower()
    tag = {"Masc": "masc", "Fem": "femn"}.get(gender, "")
    for parsed in _pymorphy(lang).parse(word.lower()):
        if "Surn" in parsed.tag and tag in parsed.tag:
            named = parsed.inflect({"nomn", "sing"})
            return str(named.word) if named is not None else found[0].lemma
    return found[0].lemma


def lemma(word: str, lang: str) -> str:
    """The likeliest dictionary form of ``word``, lower case."""
    return readings(word, lang)[0].lemma


def lemmas(word: str, lang: str) -> frozenset[str]:
    """All dictionary forms that ``word`` can belong to, lower case."""
    return frozenset(r.lemma for r in readings(word, lang))


class Lemmas(Protocol):
    """Dictionary forms that were looked up before (see ``credtui.cache.words``)."""

    def __hash__(self) -> int:
        """Any: two memories give the same answers."""

    def lemmas(self, word: str, lang: str) -> frozenset[str]:
        """All dictionary forms that a word in small letters can belong to."""

    def save(self) -> None:
        """Keep what is new for the next time."""
