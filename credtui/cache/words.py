"""Dictionary forms of the words in bundled names and places, kept so that no start reads them all again.

Only words of names that ship with credtui or with its dependencies go in: a name that the user added
leaves no trace here.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from credtui.cache.entries import Cache
from credtui.cache.keys import beside, hashed
from credtui.text.morph import lemmas

KIND = "words"


class WordMemory:
    """Answers what ``lemmas`` answers, sooner the second time."""

    def __init__(self, store: Cache) -> None:
        self._store = store
        self._found: dict[str, dict[str, list[str]]] | None = None
        self._new = False

    def lemmas(self, word: str, lang: str) -> frozenset[str]:
        """All dictionary forms that a word in small letters can belong to."""
        known = self._known().setdefault(lang, {})
        if word not in known:
            known[word] = sorted(lemmas(word, lang))
            self._new = True
        return frozenset(known[word])

    def save(self) -> None:
        """Keep what is new."""
        if self._new:
            self._new = False
            self._store.write(KIND, _key(), self._known())

    def _known(self) -> dict[str, dict[str, list[str]]]:
        if self._found is None:
            value = self._store.read(KIND, _key())
            self._found = value if _fits(value) else {}
        return self._found


def _fits(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(table, dict)
        and all(
            isinstance(row, list) and row and all(isinstance(w, str) for w in row) for row in table.values()
        )
        for table in value.values()
    )


@cache
def _key() -> str:
    """What the forms depend on: the dictionaries installed, and how their words are read."""
    spec = find_spec("credtui.text")
    folder = Path((spec.origin if spec else None) or __file__).parent
    texts = [hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.glob("*.py"))]
    return hashed([*texts, *beside()])


@cache
def bundled_words(root: Path) -> WordMemory:
    """The one memory of this program; ``root`` is the bundled rule folder."""
    return WordMemory(Cache([root]))
