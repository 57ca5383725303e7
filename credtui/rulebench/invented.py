"""Invented names in place of those of a text, so that an example puts no words in anybody's mouth.

One real name gets one invented name in all texts handed over, whatever the language and the case
ending; the sentence around it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from credtui.knowledge import Knowledge
from credtui.lexicon import Lexicon
from credtui.model import Ref, Span, Statement
from credtui.registry.names import name_index
from credtui.registry.places import place_index
from credtui.signals.names import skeleton
from credtui.signals.table import is_proper
from credtui.text.morph import lemma, readings
from credtui.text.tokens import Token, tokens

_CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")

_MEN = (
    {"en": "Roman Sych", "uk": "Роман/а/ові/а/ом/і Сич/а/у/а/ем/і", "ru": "Роман/а/у/а/ом/е Сыч/а/у/а/ом/е"},
    {"en": "Ivan Lys", "uk": "Іван/а/ові/а/ом/і Лис/а/у/а/ом/і", "ru": "Иван/а/у/а/ом/е Лис/а/у/а/ом/е"},
    {
        "en": "Orest Hrak",
        "uk": "Орест/а/ові/а/ом/і Грак/а/у/а/ом/у",
        "ru": "Орест/а/у/а/ом/е Грач/а/у/а/ом/е",
    },
)
_WOMEN = (
    {"en": "Olena Tkach", "uk": "Олен|а/и/і/у/ою/і Ткач", "ru": "Елен|а/ы/е/у/ой/е Ткач"},
    {"en": "Vira Zhuk", "uk": "Вір|а/и/і/у/ою/і Жук", "ru": "Вер|а/ы/е/у/ой/е Жук"},
)
_TOWNS = (
    {"en": "Kutsk", "uk": "Куцьк/а/у//ом/у", "ru": "Куцк/а/у//ом/е"},
    {"en": "Morivsk", "uk": "Морівськ/а/у//ом/у", "ru": "Моривск/а/у//ом/е"},
)
_LANDS = (
    {"en": "Lavania", "uk": "Лавані|я/ї/ї/ю/єю/ї", "ru": "Лавани|я/и/и/ю/ей/и"},
    {"en": "Kutlandia", "uk": "Кутланді|я/ї/ї/ю/єю/ї", "ru": "Кутланди|я/и/и/ю/ей/и"},
)
_BODIES = ({"en": "KLT", "uk": "КЛТ", "ru": "КЛТ"}, {"en": "BRN", "uk": "БРН", "ru": "БРН"},
           {"en": "VDS", "uk": "ВДС", "ru": "ВДС"}, {"en": "ZHM", "uk": "ЖГМ", "ru": "ЖГМ"})  # fmt: skip
"""Invented names by language; a stem, then the endings of six cases (nothing for the bare stem)."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """Texts with invented names."""

    texts: tuple[str, ...]
    left: tuple[str, ...]
    """Words with a capital that stand as they were: a person should look at them."""


@dataclass(frozen=True, slots=True)
class _Mention:
    span: Span
    key: str
    kind: str
    words: str


def renamed(texts: Sequence[str], statements: Sequence[Statement], knowledge: Knowledge) -> Renamed:
    """The texts (one of each statement) with every name that can be found replaced by an invented one."""
    found = [_mentions(t, s, knowledge) for t, s in zip(texts, statements, strict=True)]
    pools = {"person/Masc": iter(_MEN), "person/Fem": iter(_WOMEN), "place/Masc": iter(_TOWNS),
             "place/Fem": iter(_LANDS), "body": iter(_BODIES)}  # fmt: skip
    names: dict[str, dict[str, str]] = {}
    for mentions, statement in zip(found, statements, strict=True):
        for one in mentions:
            if one.key not in names:
                names[one.key] = _next(pools, one, statement.lang)
    made = [
        _replaced(text, mentions, names, statement.lang)
        for text, mentions, statement in zip(texts, found, statements, strict=True)
    ]
    left = [w for t, m in zip(texts, found, strict=True) for w in _untouched(t, m)]
    return Renamed(tuple(made), tuple(dict.fromkeys(left)))


def _mentions(text: str, statement: Statement, knowledge: Knowledge) -> list[_Mention]:
    """Names of the registry, then places, then what the claim takes for a proper name; never overlapping."""
    lang, sources = statement.lang, knowledge.registry.sources
    found: list[_Mention] = []
    for span, source in name_index(knowledge.registry, knowledge.lexicons).mentions(text, lang):
        kind = "person" if sources[source].kind in ("person", "official") else "body"
        if _nominal(span.of(text), lang):
            found.append(_Mention(span, source, kind, span.of(text)))
    for span, place in place_index(knowledge.lexicons).mentions(text, lang):
        if _nominal(span.of(text), lang):
            found.append(_Mention(span, place, "place", span.of(text)))
    for ref, kind in _refs(statement):
        for match in re.finditer(rf"(?<!\w){re.escape(ref.words)}(?!\w)", text):
            key = ref.id if ref.known else skeleton(ref.id)
            found.append(_Mention(Span(*match.span()), key, kind, ref.words))
    for span in _capitals(text, lang):
        words = span.of(text)
        key = skeleton(lemma(words.rpartition(" ")[2], lang))
        found.append(_Mention(span, key, _kind(words, lang), words))
    kept: list[_Mention] = []
    for one in found:
        if not any(one.span.overlaps(k.span) for k in kept):
            kept.append(one)
    return _joined(sorted(kept, key=lambda m: m.span), text, knowledge.lexicons.of(lang))


def _kind(words: str, lang: str) -> str:
    """A run of several words that the dictionary knows, none of them a name, is a body: Supreme Court."""
    every = [readings(w, lang)[0] for w in words.split()]
    return "body" if len(every) > 1 and all(r.known and not r.name for r in every) else "person"


def _nominal(words: str, lang: str) -> bool:
    """False for a stretch without a noun: a preposition at the start of a sentence is no name."""
    return any(readings(w, lang)[0].pos in ("NOUN", "ADJ", "X") for w in words.split())


def _joined(mentions: list[_Mention], text: str, lexicon: Lexicon | None) -> list[_Mention]:
    """A role and the name beside it as one; the article before a role goes with it."""
    articles = lexicon.language.articles if lexicon else ()
    out: list[_Mention] = []
    for one in mentions:
        last = out[-1] if out else None
        if last is not None and last.key == one.key and not text[last.span.end : one.span.start].strip():
            span = Span(last.span.start, one.span.end)
            out[-1] = replace(one, span=span)
            continue
        before = text[: one.span.start].rstrip()
        word = before.rpartition(" ")[2]
        role = one.kind == "person" and any(w[:1].islower() for w in one.words.split())
        if role and word.lower() in articles:
            one = replace(one, span=Span(len(before) - len(word), one.span.end))
        out.append(one)
    return out


def _refs(statement: Statement) -> Iterator[tuple[Ref, str]]:
    for proposition in statement.propositions:
        facets = proposition.facets
        who = [(r, "person") for r in (facets.agent, facets.patient, *facets.participants)]
        for ref, kind in (*who, (facets.place, "place")):
            if ref is not None and is_proper(ref) and _name_like(ref.words, statement.lang):
                yield ref, kind


def _name_like(words: str, lang: str) -> bool:
    """Every word has a capital, and not for standing first in its sentence."""
    every = words.split()
    common = [any(r.known and not r.name for r in readings(w, lang)) for w in every]
    return bool(every) and all(w[:1].isupper() for w in every) and not all(common)


def _next(pools: dict[str, Iterator[dict[str, str]]], one: _Mention, lang: str) -> dict[str, str]:
    """An invented name of the right kind; when a pool is empty, an initialism."""
    genders = [r.gender for word in one.words.split() for r in readings(word, lang) if r.gender]
    gender = "Fem" if genders[:1] == ["Fem"] else "Masc"
    pool = "body" if one.kind == "body" else f"{one.kind}/{gender}"
    found = next(pools[pool], None) or next(pools["body"], None)
    return found or {"en": f"X{len(one.key)}"}


def _replaced(text: str, mentions: list[_Mention], names: dict[str, dict[str, str]], lang: str) -> str:
    for one in reversed(mentions):
        name = names[one.key]
        made = _in_case(name.get(lang, name["en"]), one.words, lang)
        if " " in made and " " not in one.words.strip():
            made = made.rpartition(" ")[2]
        text = text[: one.span.start] + made + text[one.span.end :]
    return text


def _in_case(pattern: str, words: str, lang: str) -> str:
    """The name in the case of what it stands for."""
    cases = [r.case for word in reversed(words.split()) for r in readings(word, lang) if r.case]
    at = _CASES.index(cases[0]) if cases and cases[0] in _CASES else 0
    out = []
    for part in pattern.split(" "):
        if "|" in part:
            stem, _, rest = part.partition("|")
            out.append(stem + rest.split("/")[at])
        else:
            stem, *ends = part.split("/")
            out.append(stem + ["", *ends][at] if ends else stem)
    return " ".join(out)


def _capitals(text: str, lang: str) -> Iterator[Span]:
    """Runs of words with a capital inside a sentence.

    A single one right before a word without a capital is left out: an adjective ("the Zorvian envoy").
    """
    words = tokens(text)
    run: list[Token] = []
    first = True
    for token in [*words, None]:
        named = token is not None and token.kind == "word" and token.text[:1].isupper() and not first
        if token is not None and named and token.text.lower() not in calendar(lang):
            run.append(token)
        elif run:
            beside = token is not None and token.kind == "word"
            if len(run) > 1 or not beside or lang != "en":
                yield Span(run[0].start, run[-1].end)
            run = []
        first = token is not None and token.kind != "word" and token.text in ".!?"


@cache
def calendar(lang: str) -> frozenset[str]:
    """Names of months and days, small letters; empty for a language that CLDR does not have."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    wide = [*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    return frozenset(str(w).lower() for w in wide)


def _untouched(text: str, mentions: list[_Mention]) -> Iterator[str]:
    """Words with a capital inside a sentence that nothing was found for."""
    first = True
    for token in tokens(text):
        inside = any(m.span.start <= token.start < m.span.end for m in mentions)
        if token.kind == "word" and token.text[:1].isupper() and not inside and not first:
            yield token.text
        first = token.text in ".!?" if token.kind != "word" else False
