"""Is a name in a text the place, somebody's name, or part of another name?

Judged by the words around it alone: capitals, given names, prepositions and the case behind them, a noun
like "city" or "cruiser" before it, quotation marks, the place it lies in set beside it.
"""

from __future__ import annotations

from enum import Enum

from rapidfuzz.distance import Indel

from credtui.lexicon import Lexicon
from credtui.model import Span
from credtui.registry.gazetteer import Place
from credtui.registry.given import is_given
from credtui.registry.homonyms import Around
from credtui.registry.matching import Line, Match, is_among
from credtui.registry.toponyms import Forms
from credtui.text.morph import readings
from credtui.text.translit import fold

_WELL_KNOWN = 5.7
"""Half a million people: a name that needs no introduction although a person may bear it."""
_SMALL = 5.3
"""Below two hundred thousand people a place abroad is not named without a word of where it is."""
_TOWN = 5.0
"""Below a hundred thousand people a name that ends as surnames do is rather a surname."""
_GREAT = 6.0
"""A city of a million has names that look nothing like its own ("Mecca" / "Makkah")."""
_ALIKE, _ALIKE_ABROAD = 0.6, 0.7
_TELLING = 4
"""A shorter word may be anything; dictionaries lack particles."""


def is_large(place: Place) -> bool:
    """True for a town that a text may name without saying where it is."""
    return place.weight >= _SMALL


def is_well_known(place: Place) -> bool:
    """True for a town that is not taken for a person or an unknown word."""
    return place.weight >= _WELL_KNOWN


class Use(Enum):
    """How a text uses a name."""

    WHERE = "where"
    """It names the place."""
    TIE = "tie"
    """It says whose or which something is ("Kharkiv residents")."""
    NONE = "none"
    """It is no place here, as far as can be told."""


class Judge:
    """Judges the names of one language."""

    def __init__(self, lexicon: Lexicon, forms: Forms) -> None:
        self._forms = forms
        self._rules = rules = lexicon.toponyms
        self._language, self._meaning = lexicon.language, lexicon.meaning
        self._titles = frozenset(lexicon.language.titles)
        self._settlements, self._bearers = frozenset(rules.settlements), frozenset(rules.bearers)
        self._sites = frozenset((*rules.sites, *rules.regions))
        self._place_words = frozenset((*rules.regions, *rules.settlements, *rules.common))
        peoples = (word.lower() for words in lexicon.language.demonyms.values() for word in words)
        self._other_words = frozenset((*rules.follow, *peoples))

    def use(self, line: Line, match: Match, place: Place, near: Around, beside: frozenset[str]) -> Use:
        """What the name is in its sentence."""
        if match.region:
            return Use.WHERE
        if place.kind == "c" and not set(match.flags) & {"s", "g"} and not self._opening_word(line, match):
            return Use.WHERE
        if line.quoted(match.first, match.last) or self._borne(line, match) or self._describes(line, match):
            return Use.NONE
        if self._person(line, match):
            return Use.NONE
        told = bool(beside) or self._introduced(line, match)
        if not told and not self._plain(line, match, place, near):
            return Use.NONE
        use = self._in_longer_name(line, match, place)
        if use is Use.TIE and not told and self._may_mislead(line, match, place):
            return Use.NONE
        return use or Use.WHERE

    def person(self, line: Line, first: int, last: int) -> bool:
        """True if the words are somebody's name."""
        span = Span(line.words[first].start, line.words[last].end)
        return self._person(line, Match(first, last, span, (), "s"))

    def _plain(self, line: Line, match: Match, place: Place, near: Around) -> bool:
        """True if the bare name needs no help, or its preposition gives it."""
        if match.first < match.last:
            return True
        word = line.words[match.first].text
        capital = match.first not in line.starts and match.first not in line.titled and not word.isupper()
        uninflected = not self._forms.inflected
        known_there = place.country in near.countries or place.country in self._rules.home
        large = is_large(place)
        if self._forms.bare(word).lower() in self._meaning.calendar:
            return False
        if uninflected and not match.ids[0].former and not self._spelt_right(word, place, known_there):
            return False
        if match.guessed or self._common(line, match):
            if not self._inside(line, match, uninflected) and (not capital or uninflected or match.guessed):
                return False
            if uninflected and not large and not known_there:
                return False
        given = bool(set(match.flags) & {"g"}) if uninflected else self._read_as(line, match, {"Giv"})
        own_spelling = uninflected and self._forms.bare(word).lower() == place.name.lower()
        wellknown = place.weight >= _WELL_KNOWN and not match.guessed and (own_spelling or not given)
        if place.weight < _TOWN and word.lower().endswith(self._rules.surnames or "\n"):
            return self._inside(line, match, True)
        if place.kind != "c" and not wellknown and self._personal(line, match):
            return (known_there or uninflected) and self._inside(line, match, True)
        if place.kind == "t" and not large and not known_there:
            return self._inside(line, match, False)
        return True

    def _spelt_right(self, word: str, place: Place, known_there: bool) -> bool:
        """False for a word that looks less like the place the less the text has to do with it."""
        if place.weight >= _GREAT or _spelt_alike(self._forms.bare(word), place.name, known_there):
            return True
        return place.kind == "r" and word[:1].lower() == place.name[:1].lower()

    def _opening_word(self, line: Line, match: Match) -> bool:
        """True if a capital that any word has there makes "того" and "мали" look like a country."""
        word = line.words[match.first].text
        bare = (match.first in line.starts or match.first in line.titled) and not word.isupper()
        if not bare or match.first < match.last or not self._forms.inflected:
            return False
        return any(r.known and r.pos not in ("NOUN", "PROPN", "X") for r in readings(word, line.lang))

    def _may_mislead(self, line: Line, match: Match, place: Place) -> bool:
        """True for a short-known name before a capital: "Barack Obama" is no one's town."""
        if match.first < match.last:
            return False
        if self._common(line, match):
            return True
        after = match.last + 1
        if not line.capital(after) or place.weight >= _WELL_KNOWN:
            return False
        return not readings(line.low(after), line.lang)[0].known

    def _personal(self, line: Line, match: Match) -> bool:
        """True if people are called so, as lists of names or the dictionary say."""
        if set(match.flags) & {"s", "g"}:
            return True
        people = self._share(line, match, {"Sur", "Giv", "Pat"})
        return people > self._share(line, match, {"Geo"})

    def _share(self, line: Line, match: Match, kinds: set[str]) -> float:
        """How often the very name is one of these kinds, as the dictionary counts its readings."""
        found = readings(line.words[match.first].text, line.lang)
        return sum(r.weight for r in found if r.name in kinds and r.known and fold(r.lemma) in match.keys)

    def _read_as(self, line: Line, match: Match, kinds: set[str]) -> bool:
        """True if the dictionary has the very name as one of these kinds ("Софія")."""
        return any(
            r.name in kinds and r.known and fold(r.lemma) in match.keys
            for r in readings(line.words[match.first].text, line.lang)
        )

    def _common(self, line: Line, match: Match) -> bool:
        """True if the word means something else too, as far as dictionary and gazetteer know."""
        low = self._forms.bare(line.words[match.first].text).lower()
        if "c" in match.flags or low in self._other_words or len(low) < _TELLING:
            return True
        abbreviations = self._language.abbreviations
        if f"{low}." in abbreviations or f"{low[:-1]}." in abbreviations:
            return True
        found = readings(low, line.lang)
        if not self._forms.inflected:
            return found[0].known
        if any(r.name == "Geo" for r in found):
            return False
        marked = self._rules.dictionary_knows_places
        return any(
            r.known and r.name is None and (marked or r.pos not in ("NOUN", "X") or r.animate) for r in found
        )

    def _inside(self, line: Line, match: Match, strictly: bool) -> bool:
        """True behind a preposition of place; ``strictly``: one that only places follow, with its case."""
        if not line.beside(match.first):
            return False
        before = line.low(match.first - 1)
        inside = self._rules.inside
        if not strictly:
            return before in inside or before in self._meaning.locative
        if before not in inside or _possessive(line, match):  # "in Sherman's speech"
            return False
        cases = inside[before]
        word = line.words[match.last].text
        return not cases or any(r.case in cases or not r.known for r in readings(word, line.lang))

    def _introduced(self, line: Line, match: Match) -> bool:
        """True behind "the city of", "місто", "м."."""
        i = match.first - 1
        gap = line.gap(match.first) if match.first else ""
        if not self._forms.inflected and line.low(i) in self._rules.joining:
            i, gap = i - 1, ""
        if i < 0 or gap.strip() not in ("", ".") or (len(line.low(i)) == 1 and gap.strip() != "."):
            return False
        return is_among(line.words[i].text, self._settlements, self._forms)

    def _describes(self, line: Line, match: Match) -> bool:
        """True if the name is an adjective to the noun behind it ("у Білому домі")."""
        after = match.last + 1
        if not self._forms.inflected or not line.beside(after) or line.words[after].kind != "word":
            return False
        cases = {r.case for r in readings(line.words[match.last].text, line.lang) if r.pos == "ADJ"}
        if not cases:
            return False
        behind = readings(line.words[after].text, line.lang)
        return any(r.pos in ("NOUN", "ADJ") and r.case in cases for r in behind)

    def _borne(self, line: Line, match: Match) -> bool:
        """True if a thing with a name of its own stands before ("the cruiser Moskva")."""
        if not line.beside(match.first):
            return False
        return is_among(line.words[match.first - 1].text, self._bearers, self._forms)

    def _person(self, line: Line, match: Match) -> bool:
        """True if a given name, an initial or a title makes the name somebody's."""
        i = match.first - 1
        after = match.last + 1
        given = "g" in match.flags or self._read_as(line, match, {"Giv"})
        if given and match.first == match.last and line.beside(after) and line.capital(after):
            return line.words[after].kind == "word" and not line.words[after].text.isupper()
        if not match.first or not line.capital(i):
            return False
        before = line.words[i]
        gap = line.gap(match.first)
        if gap.strip() == "." and before.lower in self._titles:
            return True
        if len(before.text) == 1 and gap.strip(" \u00a0") in (".", ""):
            return gap.strip() == "." and before.text.isupper()
        personal = self._personal(line, match)
        if gap.strip(" \u00a0") or before.text.isupper() or before.lower in self._place_words:
            return False
        if before.lower in self._titles:
            return personal
        if i in line.starts and not self._forms.inflected:
            # a capital that opens the sentence: an unknown word is a name, a known one only before a surname
            found = readings(before.lower, line.lang)[0]
            return before.lower not in self._other_words and (personal or not found.known)
        return is_given(before.text, line.lang, self._titles)

    def _in_longer_name(self, line: Line, match: Match, place: Place) -> Use | None:
        """Where names stand unchanged: what a capital or noun beside the name, or an article, makes of it."""
        if self._forms.inflected or match.first in line.titled or place.kind == "c":
            return None
        possessive = _possessive(line, match)
        after = match.last + 1
        if line.beside(after) and line.words[after].kind == "word" and not possessive:
            if line.low(after) in self._meaning.calendar:
                return Use.WHERE
            if is_among(line.words[after].text, self._sites, self._forms):
                return Use.WHERE
            if line.capital(after) or self._noun(line.low(after), line.lang):
                return Use.TIE
        before = match.first - 1
        if line.beside(match.first) and line.capital(before) and before not in line.starts:
            return None if line.low(before) in self._place_words else Use.NONE
        alone = place.kind == "t" and match.first == match.last and not possessive
        if not alone or line.low(before) not in self._language.articles:
            return None
        described = line.beside(after) and line.words[after].kind == "word"
        noun = described and any(r.pos == "NOUN" for r in readings(line.low(after), line.lang))
        return Use.TIE if noun else Use.NONE

    def _noun(self, low: str, lang: str) -> bool:
        """True for a word that can only be a noun, so that the name before it describes it."""
        found = readings(low, lang)
        if low in self._other_words or not found[0].known:
            return False
        return {r.pos for r in found} <= {"NOUN", "PROPN"}


def _possessive(line: Line, match: Match) -> bool:
    """True if a possessive ending was cut off the name."""
    return match.span.end < line.words[match.last].end


def _spelt_alike(word: str, name: str, known_there: bool) -> bool:
    """True unless two share only the coarse key that joins scripts ("Hell" / "Geel", "Cornyn" / "Kornyn")."""
    low, own = word.lower(), name.lower()
    if {low[:1], own[:1]} == {"c", "k"}:
        return False
    alike = max(Indel.normalized_similarity(low, one) for one in (own, *own.split()))
    return alike >= (_ALIKE if known_there else _ALIKE_ABROAD)
