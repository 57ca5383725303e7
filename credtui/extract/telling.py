"""Whether a sentence can report anybody's words at all; most of a long text need not be parsed to see."""

from __future__ import annotations

from functools import lru_cache

from credtui.extract.page import Page
from credtui.lexicon.attribution import GAP, NUMBER, Attribution


def tells(page: Page, lo: int, hi: int) -> bool:
    """True unless the tokens ``[lo, hi)`` have neither a quotation nor a word that attributes.

    True is no promise: such a word may be a noun here, or part of a name.
    """
    alone, phrases = _telling(_ByIdentity(page.words))
    if any(page.quoted[i] >= 0 or not alone.isdisjoint(page.lemmas(i)) for i in range(lo, hi)):
        return True
    there = frozenset[str]().union(*(page.lemmas(i) for i in range(lo, hi)))
    return any(there.issuperset(rest) for word in there & phrases.keys() for rest in phrases[word])


class _ByIdentity:
    """A section as the key of a cache: its lists are not compared."""

    __slots__ = ("words",)

    def __init__(self, words: Attribution) -> None:
        self.words = words

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.words is self.words


@lru_cache(maxsize=32)
def _telling(section: _ByIdentity) -> tuple[frozenset[str], dict[str, list[frozenset[str]]]]:
    """Words and phrases (by one of their words), one of which every report without quotation marks has."""
    words = section.words
    entries = [entry for group in words.verbs.values() for entry in group.lemmas]
    entries += [entry for nouns in words.speech_nouns.values() for entry in nouns.lemmas]
    entries += [entry for phrase in words.by_phrases for entry in phrase.nouns]
    alone: set[str] = set()
    phrases: dict[str, list[frozenset[str]]] = {}
    for entry in (*entries, *words.according):
        parts = frozenset(w for w in entry.lower().split() if w not in (GAP, NUMBER))
        if len(parts) == 1 or "'" in entry:
            alone |= {max(parts, key=len), max(parts, key=len).replace("'", "’")}
        else:
            phrases.setdefault(max(sorted(parts), key=len), []).append(parts)
    return frozenset(alone), phrases
