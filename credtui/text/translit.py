"""Script-independent spelling: one coarse Latin key for Пєсков, Песков and Peskov.

``latin`` is readable; ``fold`` throws away what romanisation systems disagree on (y/i/j, h/g/kh,
ye/e, doubled letters), so it is for comparing, never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "u", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
}  # fmt: skip
_STEPS: tuple[tuple[str, str], ...] = (
    ("shch", "sC"), ("tch", "C"), ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("kh", "h"), ("gh", "h"),
    ("ck", "k"), ("ph", "f"), ("th", "t"), ("ts", "T"), ("tz", "T"), ("cz", "C"), ("x", "ks"), ("w", "v"),
    ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("g", "h"), ("y", "i"), ("j", "i"),
    ("iie", "e"), ("ie", "e"), ("iu", "u"), ("ia", "a"), ("io", "e"), ("ei", "i"),
)  # fmt: skip
# English spelling only: a silent h, au for o, j for dzh, and the vowel pairs
_ENGLISH = (
    (re.compile(r"\bj(?=[aeiou])"), "dzh"),
    (re.compile(r"(?<=[aeiou])h(?=[^aeiouy]|\b)"), ""),
    (re.compile(r"au"), "o"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"oo"), "u"),
)
_DOUBLED = re.compile(r"(.)\1")
_INITIAL_U = re.compile(r"\bу(?=[аоеиіиэє])")
_NOT_WORD = re.compile(r"[^\w\s]+")


def latin(text: str) -> str:
    """``text`` in Latin letters, lower case, readable; letters of other scripts stay as they are."""
    return "".join(_CYRILLIC.get(c, c) for c in text.lower())


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Comparable key of a name in any of the scripts known here; words stay apart by one space.

    Equal keys mean "could be spellings of one name"; distinct people may share a key.
    """
    low = unicodedata.normalize("NFC", text).lower()
    low = low.replace("’", "").replace("ʼ", "").replace("'", "").replace("`", "").replace("\u0301", "")
    low = _NOT_WORD.sub(" ", low)
    if low.isascii():
        for pattern, to in _ENGLISH:
            low = pattern.sub(to, low)
        key = low
    else:
        key = latin(_INITIAL_U.sub("в", low))
        key = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
    for old, new in _STEPS:
        key = key.replace(old, new)
    return " ".join(_DOUBLED.sub(r"\1", _DOUBLED.sub(r"\1", key)).split())


def skeleton(folded: str) -> str:
    """The consonants of a folded word: what survives between Musk and Маск."""
    head = folded[:1]
    return head.translate(_VOWELS) + folded[1:].translate(_NO_VOWELS)


_VOWELS = str.maketrans("aeiou", "a" * 5)
_NO_VOWELS = str.maketrans("", "", "aeiou")
