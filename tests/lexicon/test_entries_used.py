"""Every word of [attribution] and [speakers] does in some sentence what its list says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from credtui.extract import extract
from credtui.extract.speakers import resolve_speakers
from credtui.knowledge import load_knowledge
from credtui.lexicon.attribution import CueGroup
from credtui.model import Document, Span, Speaker, Statement
from credtui.text import english

KNOWLEDGE = load_knowledge()
LANGUAGES = ("en", "ru", "uk")


@dataclass(frozen=True)
class Words:
    """What sentences are made of in one language."""

    who: str
    claim: str
    that: str
    tell: str
    deed: str
    thing: str
    about: str
    quote: tuple[str, str]
    own: str
    place: str
    cause: str
    whom: str
    deeds: str


WORDS = {
    "en": Words("Vell", "the dam leaks", " that ", "the mayor ", "to open the dam",
                "the report about the dam", "on the report", ("“", "”"), "his", "the harbour",
                "the flood", "Vell", "of opening the dam"),
    "ru": Words("Сыч", "дамба течёт", ", что ", "мэра ", "открыть дамбу", "отчёт о дамбе",
                "об отчёте", ("«", "»"), "свои", "порт", "потоп дождями", "Сыча", "в подрыве дамбы"),
    "uk": Words("Сич", "дамба тече", ", що ", "мера ", "відкрити дамбу", "звіт про дамбу",
                "про звіт", ("«", "»"), "свої", "порт", "повінь дощами", "Сича", "у підриві дамби"),
}  # fmt: skip


@cache
def _analyser(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)


def past(entry: str, lang: str) -> list[str]:
    """Past forms of a verb (phrase), or the sentence parts that stand for it if it is no verb."""
    head, _, rest = entry.partition(" ")
    if rest.startswith("..."):
        return past(head, lang)
    if lang == "en":
        forms = english.inflections(head, "VERB").get("VBD", ()) if head != "be" else ("was",)
        made = [*forms] or [f"is {head}"]
        made.append(f"is {head}")
    else:
        made = []
        for parse in _analyser(lang).parse(head):
            for wanted in ({"past", "masc"}, {"masc", "sing", "nomn"}, {"masc", "nomn"}):
                verbal = str(parse.tag.POS) in ("VERB", "INFN", "ADJS", "PRTS")
                form = parse.inflect(wanted) if verbal else None
                if form is not None and form.word not in made:
                    made.append(form.word)
        made = made or [head]
    return [f"{form} {rest}".strip() for form in made]


def passive(entry: str, lang: str) -> str:
    """The passive of a verb, or the plural without a subject that stands for it."""
    head = entry.split()[0]
    if lang == "en":
        made = english.inflections(head, "VERB")
        return "is " + (made.get("VBN") or made["VBD"])[0]
    verb = next(p for p in _analyser(lang).parse(head) if str(p.tag.POS) in ("VERB", "INFN"))
    wanted = {"masc" if head.endswith("ся") else "plur", "past"}
    return str(verb.inflect(wanted).word)


def many(noun: str, lang: str) -> str:
    """A noun in the plural, as an object."""
    if lang == "en":
        return noun + "s"
    return str(
        next(p for p in _analyser(lang).parse(noun) if p.tag.POS == "NOUN").inflect({"plur", "accs"}).word
    )


def sentences(form: str, entry: str, group: CueGroup, lang: str) -> list[str]:
    """Sentences in which a form of a cue takes what its group takes."""
    w = WORDS[lang]
    thing = f"{w.own} {many(group.objects[0], lang)}" if group.objects else w.thing
    apart = entry.partition("... ")[2].replace("#", "40 in")
    by = passive(entry, lang) if {"passive", "reputed"} & set(group.takes) else form
    opening, closing = w.quote
    form = "не " + form if group.withheld and lang != "en" else form
    plain = {
        "quote": [f"{w.who} {form}: {opening}{w.claim.capitalize()}{closing}."],
        "clause": [f"{w.who} {form}{w.that}{w.claim}.", f"{w.who} {form} {w.tell.strip()}{w.that}{w.claim}."],
        "bare": [f"{w.claim.capitalize()}, {form} {w.who}.", f"{w.claim.capitalize()}, {w.who} {form}."],
        "infinitive": [f"{w.who} {form} {w.deed}.", f"{w.who} {form} {w.tell}{w.deed}."],
        "object": [f"{w.who} {form} {thing} {apart} {w.place}.", f"{w.who} {form} {thing} false."],
        "reason": [f"{w.who} {form} {w.cause}."],
        "passive": [f"{w.whom if by[-1] in 'иі' else w.who} {by} {w.deeds}."],
        "reputed": [f"{w.who} {by} {w.deed}."],
        "about": [f"{w.who} {form} {w.about}."],
        "colon": [f"{w.who} {form}: {w.claim}."],
        "back": [],
    }
    return [sentence for takes in group.takes for sentence in plain[takes]]


def read(text: str, lang: str) -> tuple[Statement, ...]:
    return extract(Document("d", "", "d.txt", "", None, lang, text), KNOWLEDGE, attitudes=True)


CUES = [
    pytest.param(lang, name, id=f"{lang}-{name}")
    for lang in LANGUAGES
    for name in KNOWLEDGE.lexicons.languages[lang].attribution.verbs
]


@pytest.mark.parametrize(("lang", "name"), CUES)
def test_every_cue_verb_reports(lang: str, name: str) -> None:
    group = KNOWLEDGE.lexicons.languages[lang].attribution.verbs[name]
    silent = []
    for entry in group.lemmas:
        told = [f"would not {entry}"] if lang == "en" and group.withheld else past(entry, lang)
        made = [s for form in told for s in sentences(form, entry, group, lang)]
        if made and not any(read(text, lang) for text in made):
            silent.append((entry, made[0]))
    assert not silent


def entries(name: str) -> list[Any]:
    """Every entry of one list of [attribution], with its language."""
    out = []
    for lang in LANGUAGES:
        for entry in getattr(KNOWLEDGE.lexicons.languages[lang].attribution, name):
            out.append(pytest.param(lang, entry, id=f"{lang}-{entry}"))
    return out


def forms(noun: str, lang: str) -> set[str]:
    """All forms of a noun in a language with cases."""
    return {form.word for parse in _analyser(lang).parse(noun) for form in parse.lexeme}


SOURCES = {"en": ("Vell",), "ru": ("Сыча", "Сычу", "Сычом"), "uk": ("Сича", "Сичу", "Сичем")}
SAID = {"en": "Vell said: “{}”.", "ru": "Сыч заявил: «{}».", "uk": "Сыч заявив: «{}»."}
CALLED = {"en": "Vell called the report {}.", "ru": "Сыч назвал отчёт {}.", "uk": "Сыч назвав звіт {}."}
TOLD = {
    "en": "Vell said that the dam {} leaks.",
    "ru": "Сыч заявил, что дамба {} течёт.",
    "uk": "Сич заявив, що дамба {} тече.",
}
FALSE = {"en": "The {} is a fake", "ru": "{} — фейк", "uk": "{} — фейк"}
WISH = {"en": "An official asked to {}.", "ru": "Чиновник попросил {}.", "uk": "Посадовець попросив {}."}


@pytest.mark.parametrize(("lang", "entry"), entries("according"))
def test_every_according_names_its_source(lang: str, entry: str) -> None:
    texts = [f"{entry.capitalize()} {who}, {WORDS[lang].claim}." for who in SOURCES[lang]]
    assert any([s.text for s in read(text, lang)] == [WORDS[lang].claim] for text in texts)


@pytest.mark.parametrize(
    ("lang", "preposition", "noun"),
    [
        (lang, by.preposition, noun)
        for lang in LANGUAGES
        for by in KNOWLEDGE.lexicons.languages[lang].attribution.by_phrases
        for noun in by.nouns
    ],
)
def test_every_noun_of_speech_names_its_source(lang: str, preposition: str, noun: str) -> None:
    texts = [
        f"{preposition.capitalize()} {n} {SOURCES[lang][0]}, {WORDS[lang].claim}."
        for n in sorted(forms(noun, lang))
    ]
    assert any([s.speaker.words for s in read(text, lang)] == [SOURCES[lang][0]] for text in texts)


@pytest.mark.parametrize(("lang", "entry"), entries("distance"))
def test_every_distancing_word_is_the_outlets(lang: str, entry: str) -> None:
    (one,) = read(TOLD[lang].format(entry), lang)
    assert one.distance is not None
    assert entry in one.distance


@pytest.mark.parametrize(("lang", "entry"), entries("denials"))
def test_every_denial_denies(lang: str, entry: str) -> None:
    assert [s.stance for s in read(SAID[lang].format(entry.capitalize()), lang)] == ["deny"]


@pytest.mark.parametrize(("lang", "entry"), entries("declines"))
def test_every_refusal_declines(lang: str, entry: str) -> None:
    assert [s.stance for s in read(SAID[lang].format(entry.capitalize()), lang)] == ["decline"]


@pytest.mark.parametrize(("lang", "entry"), entries("falsehoods"))
def test_whatever_is_called_false_is_denied(lang: str, entry: str) -> None:
    names = [entry] if lang == "en" else sorted(forms(entry, lang))
    assert any([s.stance for s in read(CALLED[lang].format(name), lang)] == ["deny"] for name in names)


@pytest.mark.parametrize(("lang", "entry"), entries("reports"))
def test_a_denial_is_about_every_kind_of_report(lang: str, entry: str) -> None:
    text = SAID[lang].format(FALSE[lang].format(entry.capitalize() if lang != "en" else entry))
    assert [(s.stance, s.about) for s in read(text, lang)] == [("deny", "whole-report")]


@pytest.mark.parametrize(("lang", "entry"), entries("anonymity"))
def test_a_wish_to_stay_unnamed_is_no_statement(lang: str, entry: str) -> None:
    assert read(WISH[lang].format(entry), lang) == ()


@pytest.mark.parametrize(("lang", "entry"), entries("link_lines"))
def test_a_line_that_points_elsewhere_is_no_statement(lang: str, entry: str) -> None:
    claim = TOLD[lang].format("").replace("  ", " ")
    assert read(claim, lang) != ()
    assert read(f"{entry.capitalize()}: {claim}", lang) == ()


def speakers(name: str) -> list[Any]:
    """Every entry of one list of [speakers], with its language."""
    out = []
    for lang in LANGUAGES:
        for entry in getattr(KNOWLEDGE.lexicons.languages[lang].speakers, name):
            out.append(pytest.param(lang, entry, id=f"{lang}-{entry}"))
    return out


def resolved(text: str, mention: str, lang: str) -> Statement:
    """A statement of whoever the last occurrence of ``mention`` in ``text`` is."""
    document = Document("d", "", "d.txt", "", None, lang, text)
    made = _statement(Span(len(text) - 2, len(text) - 1), mention, text.rindex(mention))
    return resolve_speakers([made], document, KNOWLEDGE)[0]


def _statement(span: Span, mention: str, at: int) -> Statement:
    who = Speaker(mention, None, "unknown", mention, Span(at, at + len(mention)))
    return Statement(
        id="b", document="d", span=span, outer=span, text="x", lang="", speaker=who, quote="indirect",
        stance="assert", cue="said",
    )  # fmt: skip


PEOPLE = {
    "en": {"masculine": "Oliver Marl", "feminine": "Dora Vell"},
    "ru": {"masculine": "Олег Сыч", "feminine": "Дарья Ткач"},
    "uk": {"masculine": "Олег Сич", "feminine": "Дарина Ткач"},
}
CAME = {"en": "came to the harbour", "ru": "посетил порт", "uk": "відвідав порт"}


@pytest.mark.parametrize("gender", ["masculine", "feminine"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_pronoun_is_somebody(lang: str, gender: str) -> None:
    person = PEOPLE[lang][gender]
    for pronoun in getattr(KNOWLEDGE.lexicons.languages[lang].speakers, gender):
        text = f"{person} {CAME[lang]}. {pronoun} x x."
        assert resolved(text, pronoun, lang).speaker.name == person, pronoun


@pytest.mark.parametrize(("lang", "entry"), speakers("unnamed"))
def test_everybody_unnamed_is_anonymous(lang: str, entry: str) -> None:
    text = f"x x {entry} x."
    both = entry in KNOWLEDGE.lexicons.languages[lang].speakers.organisations  # "військовий": one or all
    assert resolved(text, entry, lang).speaker.kind == ("institution" if both else "anonymous")


@pytest.mark.parametrize(("lang", "entry"), speakers("organisations"))
def test_every_organisation_is_an_institution(lang: str, entry: str) -> None:
    mention = f"harbour {entry}" if lang == "en" else f"{entry} порту" if lang == "uk" else f"{entry} порта"
    assert resolved(f"x x {mention} x.", mention, lang).speaker.kind == "institution"


@pytest.mark.parametrize(("lang", "entry"), speakers("reporters"))
def test_every_outlet_by_description_is_the_one_named_last(lang: str, entry: str) -> None:
    text = f"x Reuters x. x {entry} x."
    assert resolved(text, entry, lang).speaker.name == "Reuters"
