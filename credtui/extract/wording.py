"""The words of a mention: its core, its noun, the cases they allow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from credtui.lexicon.speakers import Speakers
from credtui.text.morph import lemmas, readings
from credtui.text.tokens import Token

_ASIDE = 42
"""Characters of an addition in brackets, at most."""
MARKED = re.compile(r"[«„“\"]([^«»„“”\"]{2,80})[»“”\"]")
"""A name in quotation marks."""
QUOTED = re.compile(r"^\S+\s+[«„“\"]([^«»„“”\"]{2,80})[»“”\"]$")
"""A noun with a name in quotation marks behind it: "the newspaper “Wave”"."""


def core(words: str) -> str:
    """A mention without what is set off behind its name: "Sych, who owns the firm"."""
    before, comma, _ = words.partition(",")
    last = before.split()[-1:]
    return before if comma and any(w.lstrip('«„“"')[:1].isupper() for w in last) else words


def without_aside(words: str) -> str:
    """A name without what brackets add behind it: a party, an age, a short form."""
    name = words.rstrip()
    at = name.rfind("(")
    return name[:at].rstrip() if at >= 0 and name.endswith(")") and len(name) - at <= _ASIDE else words


def bare(words: str, section: Speakers) -> str:
    """A mention without the article before it."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in section.definite else words


def head_noun(found: Sequence[Token], lang: str, listed: frozenset[str]) -> Token | None:
    """The noun that carries a mention: one the lexicon lists, else the phrase's own head.

    English ends a noun phrase with its head, Slavic languages open with it.
    """
    nouns: list[Token] = []
    for token in found:
        if (lemmas(token.text, lang) | {token.lower}) & listed and not token.text.isupper():
            return token
        poses = [r.pos for r in readings(token.text, lang)[:3]]
        if "ADP" in poses[:1] and nouns and lang == "en":
            break
        if "NOUN" in poses or poses[:1] == ["X"]:
            nouns.append(token)
    if not nouns:
        return found[-1] if found else None
    return nouns[-1] if lang == "en" else nouns[0]


def cases(word: str, lang: str) -> frozenset[str]:
    """The cases that a word form can stand in."""
    return frozenset(r.case for r in readings(word, lang) if r.case)
