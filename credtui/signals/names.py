"""Spelling-proof form of a name: one key for "Maskhadov", "Masxadov" and «Масхадов» alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ё": "e", "ж": "ž",
    "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "g", "ц": "c", "ч": "č", "ш": "š",
    "щ": "š", "ь": "", "ы": "i", "ъ": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
_FOLD = (
    ("tsch", "č"), ("shch", "š"), ("tch", "č"), ("ch", "č"), ("sh", "š"), ("zh", "ž"), ("kh", "h"),
    ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("yu", "u"),
    ("ya", "a"), ("ye", "e"), ("yi", "i"), ("yo", "e"), ("y", "i"), ("j", "i"), ("h", "g"),
)  # fmt: skip
_VOWELS = str.maketrans("aeiou", "aaaaa")
"""Vowels are what spellings and languages disagree on most (Макіївка, Макеевка, Makiivka)."""
_DOUBLE = re.compile(r"([^\W\d])\1+")


@lru_cache(maxsize=100_000)
def skeleton(name: str) -> str:
    """Letters and digits of ``name``, transliterated, with spellings that vary folded together.

    Meant for comparing, never for showing; linear in the name's length.
    """
    plain = "".join(_CYRILLIC.get(c, c) for c in name.lower())
    for old, new in _FOLD:
        plain = plain.replace(old, new)
    text = "".join(c for c in unicodedata.normalize("NFKC", plain) if c.isalnum())
    return _DOUBLE.sub(r"\1", text.translate(_VOWELS))
