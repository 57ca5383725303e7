"""Forms of a place's name: from a word of a text to the names it may be a form of.

The dictionary answers for the words it knows; endings of the lexicon (``[toponyms] endings``) answer for
towns that it does not.  Both only propose: a proposal counts once the gazetteer has such a name.
"""

from __future__ import annotations

from credtui.lexicon.toponyms import Toponyms
from credtui.text.morph import Reading, readings
from credtui.text.translit import fold

_SHORT = 3
"""A stem shorter than this names nothing."""
STEM = "~"
"""Marks the key of an adjective inside a name ("Донецька область"), whatever its ending."""
ADJECTIVE = "^"
"""Marks the key of an adjective that a place has given ("донецький")."""
_REMEMBERED = 50_000
_UNLIKELY = 0.05
"""A reading that the dictionary finds rarer than this is passed over."""

Keys = tuple[tuple[str, ...], ...]


class Forms:
    """The names that word forms of one language may stand for, as keys of the gazetteer."""

    def __init__(self, lang: str, rules: Toponyms, possessive: tuple[str, ...] = ()) -> None:
        self.lang, self.rules = lang, rules
        self.inflected = bool(rules.agreeing)
        """Names have cases; else they stand unchanged, before nouns that they describe too."""
        self._possessive = () if self.inflected else possessive
        self._known: dict[str, Keys] = {}

    def bare(self, word: str) -> str:
        """The word without a possessive ending ("Kharkiv's")."""
        ending = next((e for e in self._possessive if word.endswith(e) and len(word) > len(e)), "")
        return word[: len(word) - len(ending)]

    def keys(self, word: str) -> Keys:
        """Keys by trust: the word as it stands, the dictionary's base forms, what its ending suggests."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._make(word)
        return found

    def stem(self, word: str) -> str | None:
        """The folded stem of an adjective of a place ("донецької" -> that of "донецьк-"), or None."""
        low = word.lower()
        for ending in self.rules.adjective_endings:
            if low.endswith(ending) and low[: -len(ending)].endswith(self.rules.adjectives):
                stem = low[: -len(ending)]
                return fold(stem) if len(stem) > _SHORT else None
        return None

    def _make(self, word: str) -> Keys:
        low = self.bare(word).lower().replace("’", "'").replace("ʼ", "'").replace("\u0301", "")
        base = self._by_dictionary(low)
        known = any(r.known for r in readings(low, self.lang))
        endings = [low, *self._by_ending(low), *self._first_part(low)]
        ranks: tuple[list[str], list[str], list[str]]
        if low in base and known:
            # the base form of a known word is hardly a case form of another
            ranks = ([low], [], [*base, *endings])
        else:
            # a form that the dictionary knows only as some other word's is no name as it stands
            ranks = ([] if known and not low.isascii() else [low], base, endings)
        seen: set[str] = set()
        out: list[tuple[str, ...]] = []
        for forms in ranks:
            keys = [k for k in dict.fromkeys(map(fold, forms)) if k and k not in seen]
            seen.update(keys)
            out.append(tuple(keys))
        return tuple(out)

    def _by_dictionary(self, low: str) -> list[str]:
        if low.isascii():
            return []
        out: list[str] = []
        for reading in readings(low, self.lang):
            if reading.weight < _UNLIKELY:
                continue
            if reading.pos == "ADJ":
                out.extend(self._agreeing(reading))
            elif reading.pos in ("NOUN", "X"):
                out.append(reading.lemma)
        return out

    def _agreeing(self, reading: Reading) -> list[str]:
        """The nominatives of an adjective in the gender and number of the reading."""
        out: list[str] = []
        for masculine, feminine, neuter, plural in self.rules.agreeing:
            if reading.lemma.endswith(masculine):
                stem = reading.lemma[: -len(masculine)]
                by_gender = {"Fem": feminine, "Neut": neuter}.get(reading.gender or "", masculine)
                out.append(stem + (plural if reading.number == "Plur" else by_gender))
        return out

    def _by_ending(self, low: str) -> list[str]:
        out: list[str] = []
        for ending, names in self.rules.endings.items():
            if low.endswith(ending) and len(low) - len(ending) >= _SHORT:
                out.extend(low[: len(low) - len(ending)] + name for name in names)
        return out

    def _first_part(self, low: str) -> list[str]:
        """ "Ростове-на-Дону", "Переяславі-Хмельницькому": the part before the hyphen is inflected too."""
        first, hyphen, rest = low.partition("-")
        if not hyphen or not rest:
            return []
        firsts = (first, *self._by_dictionary(first), *self._by_ending(first))
        rests = (rest, *self._by_dictionary(rest), *self._by_ending(rest))
        return [f"{one}-{other}" for one in firsts for other in rests]
