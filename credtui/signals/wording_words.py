"""A text as words for comparison: clitics cut off, hyphenated words taken apart, figures with their scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from credtui.signals.wording_language import Language
from credtui.text.morph import lemma, readings
from credtui.text.tokens import Token, tokens

MAX_TOKENS = 120
"""Longer texts are compared by their end: wording signals are for sentences, and what a text comes to
stands last."""
HYPHENS = ("-", "\u2011")


@dataclass(slots=True)
class Word:
    """A word or figure of a text."""

    form: str
    base: str
    kind: Literal["word", "number"]
    capital: bool = False
    opens: bool = False
    """First of its sentence."""
    pause: bool = False
    """A mark stands before it."""
    follows: bool = True
    """Nothing stands between it and the word before."""
    comma: bool = False
    """A comma stands after it."""
    asked: bool = False
    """Its sentence ends with a question mark."""
    participle: bool = False
    finite: bool = False
    verb: bool = False
    """Nothing but a verb with a subject, or a participle."""
    infinitive: bool = False
    future: bool = False
    lasting: bool = False
    """A form of what is under way ("opening")."""
    common: bool = False
    """A dictionary lists it as a word that is no name."""
    date: str = ""
    """Key of the month or weekday that the word is."""
    dated: str = ""
    """Of a figure: key of the month beside it."""
    value: float | None = None
    suffix: Literal["", "ordinal", "decade"] = ""


def words_of(text: str, language: Language) -> list[Word]:
    """The words of a text, its marks told by flags."""
    stream = _closed_up(tokens(text)[-MAX_TOKENS:], language)
    out: list[Word] = []
    start = 0
    opens, pause = True, False
    for position, token in enumerate(stream):
        before = stream[position - 1] if position else None
        after = stream[position + 1] if position + 1 < len(stream) else None
        if token.kind == "punct":
            if _ends(token, before, after):
                if token.text == "?":
                    for word in out[start:]:
                        word.asked = True
                start, opens = len(out), True
            pause = True
            continue
        if token.kind == "number":
            made = [_figure(token, after, language)]
        elif _is_suffix(token, before, language) or _rescaled(out, token, language):
            continue
        else:
            made = _split(token, language)
        made[0].opens, made[0].pause, made[0].follows = opens, pause, not pause
        made[-1].comma = after is not None and after.text == ","
        out += made
        opens = pause = False
    return _dated(out, language)


def _closed_up(stream: list[Token], language: Language) -> list[Token]:
    """The tokens without the hyphen between figures and their ending (1970-х, 5-те)."""
    endings = language.ordinal_endings | language.decade_endings
    out: list[Token] = []
    for token in stream:
        if token.lower in endings and len(out) > 1 and _hyphened(out[-2], out[-1], token):
            out.pop()
            token = token._replace(start=out[-1].end)
        out.append(token)
    return out


def _hyphened(figure: Token, mark: Token, ending: Token) -> bool:
    joined = figure.end == mark.start and mark.end == ending.start
    return joined and figure.kind == "number" and mark.text in HYPHENS


def _ends(token: Token, before: Token | None, after: Token | None) -> bool:
    """The mark ends a sentence; the stops of U.S. do not."""
    if token.text != ".":
        return token.text in "!?;:"
    initial = before is not None and before.kind == "word" and len(before.text) == 1
    return not initial and (after is None or after.start > token.end)


def _split(token: Token, language: Language) -> list[Word]:
    form = token.lower.replace("’", "'")
    for clitic in language.clitics:
        if form.endswith(clitic) and len(form) > len(clitic) + 1:
            form = form.removesuffix(clitic)
    capital = token.text[:1].isupper()
    parts = form.replace(HYPHENS[1], HYPHENS[0]).split(HYPHENS[0])
    if len(parts) == 1 or language.thesaurus.knows(form):
        return [_word(form, capital, language)]
    written = token.text.replace(HYPHENS[1], HYPHENS[0]).split(HYPHENS[0])  # al-Hakim has one
    return [
        _word(part, whole[:1].isupper(), language)
        for part, whole in zip(parts, written, strict=False)
        if part
    ]


def _word(form: str, capital: bool, language: Language) -> Word:
    """A participle counts as its verb, also where the dictionary lists it as an adjective."""
    found = readings(form, language.code)
    verbs = [r.lemma for r in found if r.verb_form in ("Part", "Ger")]
    base = verbs[0] if verbs and found[0].lemma == form else found[0].lemma
    forms = {r.verb_form for r in found}
    book = language.thesaurus
    listed = book.knows(base) and not book.named(base)
    common = listed if book else found[0].known and not any(r.name for r in found)
    return Word(
        form, base, "word", capital, common=common,
        participle="Part" in forms, finite="Fin" in forms, infinitive="Inf" in forms, lasting="Ger" in forms,
        verb="Fin" in forms and all(r.pos == "VERB" for r in found),
        future=any(r.tense == "Fut" for r in found),
    )  # fmt: skip


def _is_suffix(token: Token, before: Token | None, language: Language) -> bool:
    joined = before is not None and before.kind == "number" and before.end == token.start
    return joined and token.lower in language.ordinal_endings | language.decade_endings


def _rescaled(out: list[Word], token: Token, language: Language) -> bool:
    """A scale word after a figure multiplies it and is no word of its own."""
    scale = language.scales.get(token.lower) or language.scales.get(lemma(token.lower, language.code))
    if not scale or not out or out[-1].value is None or out[-1].kind != "number":
        return False
    out[-1].value *= scale
    out[-1].form += token.lower
    return True


def _figure(token: Token, after: Token | None, language: Language) -> Word:
    joined = after is not None and after.start == token.end and after.kind == "word"
    ending = after.lower if joined and after is not None else ""
    suffix: Literal["", "ordinal", "decade"] = ""
    value = _value(token.lower)
    if ending in language.decade_endings and value is not None and value % 10 == 0:
        suffix = "decade"
    elif ending in language.ordinal_endings:
        suffix = "ordinal"
    return Word(token.lower, token.lower, "number", value=value, suffix=suffix)


def _value(form: str) -> float | None:
    plain = form.replace(",", "") if form.count(",") and len(form.rsplit(",", 1)[1]) == 3 else form
    try:
        return float(plain.replace(",", ".").replace(":", "."))
    except ValueError:
        return None


def _dated(words: list[Word], language: Language) -> list[Word]:
    """Mark the months and weekdays, and the figures beside a month."""
    for i, word in enumerate(words):
        date = language.calendar.get(word.form) or language.calendar.get(word.base)
        if not date:
            continue
        beside = [w for w in (*words[max(i - 1, 0) : i], *words[i + 1 : i + 2]) if w.kind == "number"]
        led = i > 0 and words[i - 1].form in language.markers
        if language.doubting.at([word.form], [word.base], 0) and not (word.capital and (beside or led)):
            continue  # a word that is another word too (may)
        word.date = date
        for figure in beside:
            figure.dated = date if date.startswith("month") else figure.dated
    return words
