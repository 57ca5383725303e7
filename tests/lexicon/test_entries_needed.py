"""Without a word of [attribution] or [speakers] some sentence is read in another way: it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from credtui.extract import extract
from credtui.extract.speakers import resolve_speakers
from credtui.knowledge import Knowledge
from credtui.model import Document, Span, Speaker, Statement
from tests.lexicon.needed import KNOWLEDGE, LANGUAGES, entries, forms, without


def converb(verb: str) -> str:
    """The Ukrainian converb, which the dictionary does not give: "посилаючись"."""
    for ending, made in (("увати", "уючи"), ("тися", "ючись"), ("ти", "ючи")):
        if verb.endswith(ending):
            return verb.removesuffix(ending) + made
    return verb


def said(text: str, lang: str, knowledge: Knowledge, attitudes: bool = False) -> list[tuple[Any, ...]]:
    """What a reader sees of a text's statements."""
    found = extract(Document("d", "", "d.txt", "", None, lang, text), knowledge, attitudes=attitudes)
    return [(s.text, s.speaker.words, s.speaker.name, s.speaker.kind, s.cue, s.stance, s.via) for s in found]


def needed(
    texts: Iterator[str], lang: str, section: str, path: tuple[str, ...], entry: str, attitudes: bool = False
) -> bool:
    """Some of the texts is read otherwise if the entry is taken out."""
    less = without(lang, section, path, entry)
    return any(said(t, lang, KNOWLEDGE, attitudes) != said(t, lang, less, attitudes) for t in texts)


def grouped(name: str, field: str) -> list[Any]:
    """Every entry of a list that the groups of a table of [attribution] have, with language and group."""
    return [
        pytest.param(lang, group, entry, id=f"{lang}-{group}-{entry}")
        for lang in LANGUAGES
        for group, one in getattr(KNOWLEDGE.lexicons.languages[lang].attribution, name).items()
        for entry in getattr(one, field)
    ]


CLAIM = {"en": "the dam leaks", "ru": "дамба течёт", "uk": "дамба тече"}
THAT = {"en": " that ", "ru": ", что ", "uk": ", що "}
SAID = {"en": "Vell said", "ru": "Сыч заявил", "uk": "Сич заявив"}
NAMES = {"en": ("Vell",), "ru": ("Сыч", "Сыча", "Сычу"), "uk": ("Сич", "Сича", "Сичу")}


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "as_words"))
def test_as_words(lang: str, entry: str) -> None:
    telling = {"en": "Vell reports", "ru": "сообщает Сыч", "uk": "повідомляє Сич"}[lang]
    texts = [
        f"{entry.capitalize()} {telling}, {CLAIM[lang]}.",
        f"{CLAIM[lang].capitalize()}, {entry} {telling}.",
    ]
    assert needed(iter(texts), lang, "attribution", ("as_words",), entry)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "back_references"))
def test_back_references(lang: str, entry: str) -> None:
    claim = (
        f"{CLAIM[lang].capitalize()} badly now." if lang == "en" else f"{CLAIM[lang].capitalize()} сильно."
    )
    rest = {"en": "Vell", "ru": "заявил Сыч", "uk": "заявив Сич"}[lang]
    text = f"Kutsk\n\n{claim} {entry.capitalize()} {rest}."
    assert needed(iter([text]), lang, "attribution", ("back_references",), entry)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "back_demonstratives"))
def test_back_demonstratives(lang: str, entry: str) -> None:
    claim = (
        f"{CLAIM[lang].capitalize()} badly now." if lang == "en" else f"{CLAIM[lang].capitalize()} сильно."
    )
    rest = {"en": "{} claim was made by Vell.", "ru": "{} оценку привёл Сыч.", "uk": "{} оцінку навів Сич."}[
        lang
    ]
    texts = (f"Kutsk\n\n{claim} {rest.format(form.capitalize())}" for form in forms(entry, lang))
    assert needed(texts, lang, "attribution", ("back_demonstratives",), entry)


def messages(entry: str, lang: str) -> Iterator[str]:
    """Sentences in which a message is what words come in, what hands them on, or what a clause hangs on."""
    c, that = CLAIM[lang], THAT[lang]
    for form in forms(entry, lang):
        if lang == "en":
            yield f"Vell in {form} said {c}."
            yield f"Vell in a {form} said {c}."
            yield f"{c.capitalize()}, Vell said in a {form} of the harbour."
            yield f"{c.capitalize()}, Vell said on {form} to us on Monday."
            yield f"Reuters said in a {form} of officials that {c}."
            yield f"The {form} from Kutsk that {c} was ignored, Vell said."
            yield f"Reuters reported {form} of officials that {c}."
            yield f"Vell opened the dam after a {form} that {c} had come in."
            yield f"Vell on {form} said {c}."
        else:
            place, who, cast, was, in_, on = {
                "ru": ("порта", "Сыч", "заявил", "говорится", "в", "по"),
                "uk": ("порту", "Сич", "заявив", "йдеться", "у", "в"),
            }[lang]
            yield f"{who} {in_} {form} {cast}{that}{c}."
            yield f"{who} {on} {form} {cast}{that}{c}."
            yield f"{in_.capitalize()} {form} {place} {was}{that}{c}."
            yield f"{c.capitalize()}, {was} {in_} {form} {place}."
            yield f"{c.capitalize()}, {cast} {who} {in_} {form} {place} вчора."
            yield f"Reuters {'передаёт' if lang == 'ru' else 'передає'} {form} военных{that}{c}."
            such, cast = {
                "ru": (("Такие", "Такое", "Такую", "Такой"), "привёл"),
                "uk": (("Такі", "Таке", "Таку", "Такий"), "навів"),
            }[lang]
            for one in such:
                yield f"Kutsk\n\n{c.capitalize()} сильно. {one} {form} {cast} {who}."


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "nouns"))
def test_nouns(lang: str, entry: str) -> None:
    assert needed(messages(entry, lang), lang, "attribution", ("nouns",), entry, attitudes=True)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "vehicles"))
def test_vehicles(lang: str, entry: str) -> None:
    assert needed(messages(entry, lang), lang, "attribution", ("vehicles",), entry, attitudes=True)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "unsaid"))
def test_unsaid(lang: str, entry: str) -> None:
    telling = {"en": "say", "ru": "заявить", "uk": "заявити"}[lang]
    modals = (entry,) if lang == "en" else forms(entry, lang)
    texts = (
        f"{NAMES[lang][0]}{'' if m[0] == chr(39) else ' '}{m} {telling}{THAT[lang]}{CLAIM[lang]}."
        for m in modals
    )
    assert needed(texts, lang, "attribution", ("unsaid",), entry)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "inside"))
def test_inside(lang: str, entry: str) -> None:
    told = {"ru": "заявили", "uk": "заявили"}[lang]
    places = {"ru": ("порту", "ведомстве"), "uk": ("порту", "відомстві")}[lang]
    texts = (f"{entry.capitalize()} {p} {told}{THAT[lang]}{CLAIM[lang]}." for p in places)
    assert needed(texts, lang, "attribution", ("inside",), entry)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "about"))
def test_about(lang: str, entry: str) -> None:
    told = {"en": "explained", "ru": "отказался", "uk": "відмовився"}[lang]
    things = {"en": ("the dam",), "ru": ("интервью", "дамбе"), "uk": ("інтерв'ю", "дамбу")}[lang]
    texts = [f"{NAMES[lang][0]} {told} {entry} {thing}." for thing in things]
    texts += [f"{NAMES[lang][0]} talks {entry} {thing}." for thing in things]
    assert needed(iter(texts), lang, "attribution", ("about",), entry, attitudes=True)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "citing"))
def test_citing(lang: str, entry: str) -> None:
    told = {"en": "said", "ru": "сообщает", "uk": "повідомляє"}[lang]
    whom = {
        "en": ("officials",),
        "ru": ("чиновников", "на чиновников"),
        "uk": ("посадовців", "на посадовців"),
    }[lang]
    words = forms(entry, lang) if lang == "en" or " " not in entry else (entry,)
    words += (converb(entry),) if lang == "uk" else ()
    texts = [f"Reuters, {w} {of}, {told}{THAT[lang]}{CLAIM[lang]}." for w in words for of in whom]
    texts += [f"Reuters {told} {w} {of}{THAT[lang]}{CLAIM[lang]}." for w in words for of in whom]
    assert needed(iter(texts), lang, "attribution", ("citing",), entry)


def owned(noun: str, lang: str, what: str) -> Iterator[str]:
    """Sentences in which a noun of speech has an owner and a clause or an infinitive."""
    c, that = CLAIM[lang], THAT[lang]
    deed = {"en": " to close the dam", "ru": " закрыть дамбу", "uk": " закрити дамбу"}[lang]
    rest = deed if what == "infinitive" else f"{that}{c}"
    for form in forms(noun, lang):
        if lang == "en":
            yield f"Marl left after Vell's {form}{rest}."
        else:
            known, seen = {"ru": ("Ткач знает", "Ткач говорит о"), "uk": ("Ткач знає", "Ткач говорить про")}[
                lang
            ]
            yield f"{known} {form} {NAMES[lang][1]}{rest}."
            yield f"{seen} {form} {NAMES[lang][1]}{rest}."


@pytest.mark.parametrize(("lang", "group", "entry"), grouped("speech_nouns", "lemmas"))
def test_speech_nouns(lang: str, group: str, entry: str) -> None:
    takes = KNOWLEDGE.lexicons.languages[lang].attribution.speech_nouns[group].takes
    texts = (t for what in takes for t in owned(entry, lang, what))
    assert needed(texts, lang, "attribution", ("speech_nouns", group, "lemmas"), entry, attitudes=True)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "utters"))
def test_utters(lang: str, entry: str) -> None:
    nouns = {
        "en": ("the claim",),
        "ru": ("обвинение", "с обвинением"),
        "uk": ("звинувачення", "зі звинуваченням"),
    }
    texts = (
        f"{NAMES[lang][0]} {form} {noun}{THAT[lang]}{CLAIM[lang]}."
        for form in forms(entry, lang)
        for noun in nouns[lang]
    )
    assert needed(texts, lang, "attribution", ("utters",), entry)


@pytest.mark.parametrize(("lang", "entry"), entries("attribution", "owners"))
def test_owners(lang: str, entry: str) -> None:
    noun = {"en": "The claim", "ru": "Обвинение", "uk": "Звинувачення"}[lang]
    ignored = {"en": "is ignored", "ru": ", удивляет порт", "uk": ", дивує порт"}[lang]
    texts = (f"{noun} {entry} {who}{THAT[lang]}{CLAIM[lang]} {ignored}." for who in NAMES[lang])
    assert needed(texts, lang, "attribution", ("owners",), entry)


@pytest.mark.parametrize(("lang", "group", "entry"), grouped("verbs", "objects"))
def test_objects(lang: str, group: str, entry: str) -> None:
    cue = KNOWLEDGE.lexicons.languages[lang].attribution.verbs[group]
    verb, _, apart = cue.lemmas[0].partition(" ... ")
    told_as = forms(verb, lang)
    if cue.withheld:
        told_as = [f"did not {verb} to"] if lang == "en" else [f"не {told} на" for told in told_as]
    own = {"en": "his", "ru": "свои", "uk": "свої"}[lang]
    more = {"en": "his", "ru": "своё", "uk": "своє"}[lang], {"en": "his", "ru": "свою", "uk": "свою"}[lang]
    texts = (
        f"{NAMES[lang][0]} {told} {mine} {form}{f' {apart}'.replace('#', '40') if apart else ''}."
        for told in told_as
        for mine in (own, *more)
        for form in forms(entry, lang)
    )
    assert needed(texts, lang, "attribution", ("verbs", group, "objects"), entry)


# ------------------------------------------------------------------ whom words point at
BEFORE = {
    "en": ("Oliver Marl came.", "Officials came.", "The harbour office came.", "The ministry came."),
    "ru": ("Олег Сыч пришёл.", "Чиновники пришли.", "Министерство порта пришло.", "Reuters пишет."),
    "uk": ("Олег Сич прийшов.", "Посадовці прийшли.", "Міністерство порту прийшло.", "Reuters пише."),
}


def pointed(
    text: str, at: int, mention: str, earlier: str, lang: str, knowledge: Knowledge
) -> tuple[str, ...]:
    """Who a mention at ``at`` is, where ``earlier`` spoke before it."""
    document = Document("d", "", "d.txt", "", None, lang, text)
    made = [
        Statement(
            id=str(start), document="d", span=Span(start, start + 1), outer=Span(start, start + 1), text="x",
            lang=lang, speaker=Speaker(words, None, "unknown", words, Span(start, start + len(words))),
            quote="indirect", stance="assert", cue="said",
        )
        for start, words in ((0, earlier), (at, mention))
    ]  # fmt: skip
    one = resolve_speakers(made, document, knowledge)[1].speaker
    return one.name, one.kind


@pytest.mark.parametrize("name", ["plural", "neuter", "definite", "spokespeople"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_that_point_at_somebody(lang: str, name: str) -> None:
    nouns = {
        "en": ("official", "office"),
        "ru": ("чиновник", "министерство"),
        "uk": ("посадовець", "міністерство"),
    }
    kremlin = {"en": ("A Kremlin {}", "{} of the Kremlin"), "ru": ("{} Кремля",), "uk": ("{} Кремля",)}[lang]
    idle = []
    for entry in getattr(KNOWLEDGE.lexicons.languages[lang].speakers, name):
        shapes = ["{}", *(f"{{}} {n}" for n in nouns[lang])] if name != "spokespeople" else [*kremlin]
        less = without(lang, "speakers", (name,), entry)
        differs = False
        for before in BEFORE[lang]:
            first = before.rsplit(" ", 1)[0]
            for shape in shapes:
                mention = shape.format(entry)
                text = f"{before} {mention} x x."
                args = (text, len(before) + 1, mention, first, lang)
                differs = differs or pointed(*args, KNOWLEDGE) != pointed(*args, less)
        if not differs:
            idle.append(entry)
    assert not idle


@pytest.mark.parametrize(("lang", "entry"), entries("speakers", "source_labels"))
def test_source_labels(lang: str, entry: str) -> None:
    text = f"{entry.capitalize()}: Reuters\n\n{SAID[lang]}{THAT[lang]}{CLAIM[lang]}."
    assert needed(iter([text]), lang, "speakers", ("source_labels",), entry)


@pytest.mark.parametrize(("lang", "entry"), entries("speakers", "background"))
def test_background(lang: str, entry: str) -> None:
    label = {"en": "Source", "ru": "Источник", "uk": "Джерело"}[lang]
    text = f"{label}: Reuters\n\n{entry.capitalize()}, {SAID[lang]}{THAT[lang]}{CLAIM[lang]}."
    assert needed(iter([text]), lang, "speakers", ("background",), entry)
