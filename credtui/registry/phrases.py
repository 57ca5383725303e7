"""Finding known phrases in a text whatever their inflection, spelling or script.

One dictionary from the key of a phrase's first word to the phrases; a text is read once from left to
right, the longest phrase wins.  Cost: linear in the text times the few phrases that share a first word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from credtui.text.morph import Lemmas, lemmas
from credtui.text.tokens import Token, tokens
from credtui.text.translit import fold

_QUOTES = frozenset(" \u00a0\t«»“”„\"'‘’-‑")
_REMEMBERED = 50_000
"""Words whose phrases are remembered."""
_SHORT = 4
"""A stem shorter than this says too little to be compared."""


_ABBREVIATION = 3
"""A longer abbreviation is also written like a word ("Nato")."""


@lru_cache(maxsize=200_000)
def word_keys(
    word: str, lang: str, endings: tuple[str, ...] = (), memory: Lemmas | None = None
) -> frozenset[str]:
    """Every comparable key the word form may stand for: itself, its lemmas, itself without a case ending.

    ``endings`` (``[language] name_endings``) catches names that no dictionary knows; ``memory`` is asked
    instead of the dictionary.
    """
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    forms = {low}
    if not (low.isascii() and lang != "en"):
        forms.update(memory.lemmas(low, lang) if memory else lemmas(low, lang))
    for ending in endings:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORT - 1:
            forms.add(low[: -len(ending)])
    return frozenset(key for key in map(fold, forms) if key)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One spelling of one known thing."""

    words: tuple[frozenset[str], ...]
    capital: tuple[bool, ...]
    """Which words must be written with a capital in a text too."""
    letters: tuple[bool, ...]
    """Which words are abbreviations of few letters, capitals in a text too: "Он" is not "ООН"."""
    id: str
    rank: int = 0
    """Of two equally long phrases the higher rank wins."""


def _long_enough(keys: frozenset[str], word: str) -> frozenset[str]:
    """Without the dictionary forms that are much shorter than the name: "Того" is no form of "то"."""
    least = min(3, len(fold(word)))
    return frozenset(k for k in keys if len(k) >= least) or keys


class PhraseIndex:
    """Phrases by their first word's keys; see the module's docstring."""

    def __init__(self, endings: dict[str, tuple[str, ...]] | None = None) -> None:
        self._first: dict[str, list[Phrase]] = {}
        self._endings = endings or {}
        self._opened: dict[tuple[str, str], tuple[Phrase, ...]] = {}

    def keys(self, word: str, lang: str) -> frozenset[str]:
        """The word's keys with its language's name endings; names keep their capital to need them."""
        return word_keys(word, lang, self._endings.get(lang, ()) if word[:1].isupper() else ())

    def add(
        self,
        name: str,
        lang: str,
        source_id: str,
        rank: int = 0,
        any_case: bool = False,
        memory: Lemmas | None = None,
    ) -> None:
        """Make ``name`` findable; ``any_case`` lets a text write it in small letters.

        ``memory`` may keep the dictionary forms of its words.
        """
        words = [t for t in tokens(name) if t.kind != "punct"]
        if not words:
            return
        keys = tuple(_long_enough(word_keys(t.text, lang, (), memory), t.text) for t in words)
        capital = tuple(t.text[:1].isupper() and not any_case for t in words)
        letters = tuple(t.text.isupper() and 1 < len(t.text) <= _ABBREVIATION and not any_case for t in words)
        phrase = Phrase(keys, capital, letters, source_id, rank)
        for key in keys[0]:
            self._first.setdefault(key, []).append(phrase)
        self._opened.clear()

    def _opening(self, word: str, lang: str) -> tuple[Phrase, ...]:
        """The phrases that can start with this word, as written: most words start none."""
        found = self._opened.get((word, lang))
        if found is None:
            if len(self._opened) >= _REMEMBERED:
                self._opened.clear()
            phrases = (p for key in self.keys(word, lang) for p in self._first.get(key, ()))
            found = self._opened[word, lang] = tuple({id(p): p for p in phrases}.values())
        return found

    def longest(self, text: str, words: Sequence[Token], at: int, lang: str) -> tuple[int, frozenset[str]]:
        """Number of words and the ids of the longest phrase that starts at ``words[at]``; ``(0, {})``."""
        best, rank, ids = 0, -1, set[str]()
        for phrase in self._opening(words[at].text, lang):
            size = len(phrase.words)
            if (size, phrase.rank) < (best, rank) or at + size > len(words):
                continue
            if not self._fits(text, words, at, phrase, lang):
                continue
            if (size, phrase.rank) > (best, rank):
                best, rank, ids = size, phrase.rank, {phrase.id}
            else:
                ids.add(phrase.id)
        return best, frozenset(ids)

    def _fits(self, text: str, words: Sequence[Token], at: int, phrase: Phrase, lang: str) -> bool:
        for offset, (keys, capital, letters) in enumerate(
            zip(phrase.words, phrase.capital, phrase.letters, strict=True)
        ):
            token = words[at + offset]
            if capital and not token.text[:1].isupper():
                return False
            if letters and not token.text[:2].isupper():
                return False
            if offset:
                gap = text[words[at + offset - 1].end : token.start]
                if len(gap) > 4 or not _QUOTES.issuperset(gap):
                    return False
                if keys.isdisjoint(self.keys(token.text, lang)):
                    return False
        return True
