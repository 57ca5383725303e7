"""Are two names one name?  Comparison of names that no registry joins, across scripts and spellings."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

from credtui.text.morph import readings
from credtui.text.tokens import tokens
from credtui.text.translit import fold, skeleton

_ALIKE, _SKELETON_ALIKE, _GIVEN_ALIKE = 0.84, 0.5, 0.7
_PARENTHESIS = re.compile(r"\(([^()]{1,80})\)")
_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=100_000)
def alike(a: str, b: str) -> bool:
    """True if two words may be spellings of one name (Musk / Маск, Watson / Вотсон)."""
    x, y = fold(a), fold(b)
    if x == y:
        return bool(x)
    ratio = float(Indel.normalized_similarity(x, y))
    if min(len(x), len(y)) >= 5 and ratio >= _ALIKE and x[0] == y[0]:
        return True
    bones = skeleton(x)
    return len(bones) >= 3 and bones == skeleton(y) and ratio >= _SKELETON_ALIKE


@lru_cache(maxsize=100_000)
def given_alike(a: str, b: str) -> bool:
    """True if two given names, or an initial and a given name, may be one person's (Дмитро / Dmitry)."""
    x, y = fold(a), fold(b)
    if not x or not y:
        return False
    if min(len(a), len(b)) == 1:
        return x[0] == y[0]
    if (x[-1] == "a" and y[-1] != "a") or (y[-1] == "a" and x[-1] != "a"):
        shorter, longer = sorted((x, y), key=len)
        return longer[:-1] == shorter and len(shorter) > 4  # an inflected form, not another gender
    return alike(a, b) or (float(Indel.normalized_similarity(x, y)) >= _GIVEN_ALIKE and x[0] == y[0])


def same_name(a: str, b: str) -> bool:
    """True if two names, whatever their script and form, may belong to one speaker.

    People: the surnames must be alike, and the given names if both have one.  Everything else: the
    words of one must all be in the other, with at most one word left over.
    """
    return any(_same(x, y) for x in _variants(a) for y in _variants(b))


def _variants(name: str) -> list[list[str]]:
    """The name as lists of words: without the parenthesis, and with it in place of the last word."""
    plain = _words(_PARENTHESIS.sub(" ", name))
    inside = _PARENTHESIS.search(name)
    out = [plain] if plain else []
    if inside and plain:
        out.append([*plain[:-1], *_words(inside.group(1))])
    return out


def _words(name: str) -> list[str]:
    return [t.text for t in tokens(name) if t.kind == "word" and t.lower not in _ARTICLES]


def _same(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        if _pairwise(short, long):
            return True
        return len(short) == 2 and alike(short[1], long[1]) and given_alike(short[0], long[0])
    if len(short) == 1:
        # a surname, or a one-word institution inside a slightly longer name
        return alike(short[0], long[-1]) if _proper(long) and len(long) <= 3 else False
    rest = len(long) - len(short)
    if _pairwise(short, long[rest:]):
        return True  # titles before a name
    if _pairwise(short, long[: len(short)]) and long[len(short)][:1].islower():
        return True  # "... and its partners"
    missing = [w for w in short if not any(alike(w, other) for other in long)]
    return not missing and rest <= 1


def _pairwise(a: list[str], b: list[str]) -> bool:
    return all(alike(x, y) for x, y in zip(a, b, strict=True))


def _proper(words: list[str]) -> bool:
    return all(w[:1].isupper() for w in words)


def normal_name(words: str, lang: str) -> str:
    """A comparable, script-independent key of a name that no registry knows; empty for no letters.

    Words are brought to their dictionary form; proper names keep only what survives transliteration
    (consonants), so Trump and Трампом share a key.  For comparing, never for showing.
    """
    keys = []
    for token in tokens(words):
        if token.kind == "number":
            keys.append(token.text)
        elif token.kind == "word" and not (lang == "en" and token.lower in _ARTICLES):
            keys.append(_word_key(token.text, lang))
    return " ".join(k for k in keys if k)


@lru_cache(maxsize=100_000)
def _word_key(word: str, lang: str) -> str:
    low = word.replace("’", "'")
    if low.lower().endswith("'s"):
        low = low[:-2]
    found = readings(low, lang)
    named = [r for r in found if r.name]
    if not low[:1].isupper():
        return fold(found[0].lemma)
    if low.isupper() and len(low) <= 5:
        return fold(low)
    lemma = (named or found)[0].lemma if (named or found[0].known) else low
    bones = skeleton(fold(lemma))
    return bones if len(bones) >= 3 else fold(lemma)
