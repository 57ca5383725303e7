"""Where a text may name a place: the longest name at each word, with everything it could stand for."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from credtui.model import Span
from credtui.registry.gazetteer import Gazetteer, Key, Named
from credtui.registry.toponyms import STEM, Forms
from credtui.text.morph import readings
from credtui.text.tokens import Token, tokens
from credtui.text.translit import fold

_JOINTS = frozenset(" \u00a0\t-‑")
_STOPS = frozenset(".!?…\n:•")
_OPENERS = frozenset("«„“\"'‘([—–")
_QUOTES = {"«": "»", "„": "“”", "“": "”", '"': '"', "'": "'", "‘": "’"}
_LONGEST = 6
"""No name has more words."""
_ABBREVIATED = 2
"""A word of a name that may carry a full stop ("St. Louis", "U.S.")."""
_INITIALS = 4
"""Capitals alone of that length are initials of something: a town is not written so."""
_LINE = 5
_TITLED = 0.7
"""Share of longer words with a capital above which a line is a headline in title case."""


@dataclass(frozen=True, slots=True)
class Match:
    """One name that a text may hold."""

    first: int
    last: int
    """Numbers of its words."""
    span: Span
    ids: tuple[Named, ...]
    flags: str = ""
    guessed: bool = False
    """Found by an ending although the dictionary knows the word as another."""
    region: bool = False
    """A word for a region stands with it."""
    keys: frozenset[str] = frozenset()
    """The names that it was found by."""


@dataclass(slots=True)
class Line:
    """A text cut into words, with what their surroundings say."""

    text: str
    lang: str
    words: list[Token]
    starts: set[int] = field(default_factory=set)
    """Words that open a sentence, a quotation or a line: their capital says nothing."""
    titled: set[int] = field(default_factory=set)
    """Words of headlines in title case."""

    def gap(self, i: int) -> str:
        """What stands between the word before and word ``i``."""
        return self.text[self.words[i - 1].end if i else 0 : self.words[i].start]

    def low(self, i: int) -> str:
        """Word ``i`` in small letters; empty outside the text."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def capital(self, i: int) -> bool:
        """True if word ``i`` has a capital."""
        return 0 <= i < len(self.words) and self.words[i].text[:1].isupper()

    def beside(self, i: int) -> bool:
        """True if nothing but a space stands before word ``i``."""
        return 0 < i < len(self.words) and self.gap(i).strip(" \u00a0") == ""

    def quoted(self, first: int, last: int) -> bool:
        """True if quotation marks close tightly around the words."""
        before = self.text[self.words[first].start - 1 : self.words[first].start]
        after = self.text[self.words[last].end : self.words[last].end + 1]
        return bool(after) and after in _QUOTES.get(before, "")


def cut(text: str, lang: str, abbreviations: frozenset[str], headlines: bool) -> Line:
    """The words of a text; one pass.  ``headlines``: the language has lines in title case."""
    line = Line(text, lang, [t for t in tokens(text) if t.kind != "punct"])
    row: list[int] = []
    for i in range(len(line.words)):
        gap = line.gap(i)
        if "\n" in gap:
            _headline(line, row if headlines else [])
            row = []
        row.append(i)
        marks = set(gap)
        if i == 0 or not _OPENERS.isdisjoint(marks):
            line.starts.add(i)
        elif not _STOPS.isdisjoint(marks):
            before = line.words[i - 1]
            dotted = gap.startswith(".") and (
                f"{before.lower}." in abbreviations or (len(before.text) == 1 and before.text.isalpha())
            )
            if not dotted:
                line.starts.add(i)
    _headline(line, row if headlines else [])
    return line


def _headline(line: Line, row: list[int]) -> None:
    long = [i for i in row if line.words[i].end - line.words[i].start > 3]
    if len(long) >= _LINE and sum(line.capital(i) for i in long) > _TITLED * len(long):
        line.titled.update(row)


class Matcher:
    """Names of the gazetteer and of a lexicon in the words of one language."""

    def __init__(
        self, gazetteer: Gazetteer, own: Mapping[str, tuple[str, ...]], initials: Set[str], forms: Forms
    ) -> None:
        """``own``: names of a lexicon, key -> ids; ``initials``: those written in capitals throughout."""
        self._gazetteer, self._own, self._initials, self.forms = gazetteer, own, initials, forms
        rules = forms.rules
        self.small = frozenset((*rules.common, *rules.regions, *rules.settlements))
        self._opening = {key.rsplit(" ", n)[0] for key in own for n in range(1, key.count(" ") + 1)}
        self._small_keys = frozenset(map(fold, self.small))
        self._small_heads = frozenset(key[:3] for key in self._small_keys)
        self._keys: dict[str, Key | None] = {}

    def all(self, line: Line) -> list[Match]:
        """Every name of the text, left to right, never overlapping."""
        out: list[Match] = []
        i = 0
        while i < len(line.words):
            found = self._at(line, i) if self._may_open(line, i) else None
            if found is not None:
                out.append(found)
                i = found.last
            i += 1
        return out

    def _may_open(self, line: Line, i: int) -> bool:
        word = line.words[i]
        # Latin letters inside a text of another script are brands more often than places
        if word.kind != "word" or (self.forms.inflected and word.text[0].isascii()):
            return False
        return line.capital(i) or any(map(self._opens, self._generic(line, i)))

    def _generic(self, line: Line, i: int) -> tuple[str, ...]:
        """The keys of a small word that may belong to a name ("морі" of "Чорному морі")."""
        low = line.low(i)
        if fold(low)[:3] not in self._small_heads:
            return ()
        keys = tuple(k for rank in self.forms.keys(low)[:2] for k in rank)
        return keys if not self._small_keys.isdisjoint(keys) else ()

    def look(self, key: str) -> Key | None:
        """What a key names: the lexicon's own places, else the gazetteer's."""
        if key not in self._keys:
            found = self._gazetteer.named(key)
            own = self._own.get(key)
            if own:
                found = Key(tuple(map(Named, own)), "")
            if len(self._keys) > 50_000:
                self._keys.clear()
            self._keys[key] = found
        return self._keys[key]

    def _opens(self, key: str) -> bool:
        return key in self._opening or self._gazetteer.opens(key)

    def _at(self, line: Line, i: int) -> Match | None:
        """The longest name that begins at word ``i``; of equally long ones all the places."""
        best: Match | None = None
        partial: dict[str, int] = {"": 0}
        for j in range(i, min(i + _LONGEST, len(line.words))):
            if j > i and not self._continues(line, j):
                break
            grown: dict[str, int] = {}
            for head, trust in partial.items():
                for key, rank in self._ways(line, j):
                    grown.setdefault(f"{head} {key}".strip(), max(trust, rank))
            if any(line.capital(k) for k in range(i, j + 1)):
                best = self._named(line, i, j, grown) or best
            partial = {key: trust for key, trust in grown.items() if self._opens(key)}
            if not partial:
                break
        return best

    def _continues(self, line: Line, j: int) -> bool:
        gap = line.gap(j)
        short = len(line.words[j - 1].text) <= _ABBREVIATED
        if len(gap) > 2 or (not _JOINTS.issuperset(gap) and not (short and gap in (".", ". "))):
            return False
        return line.words[j].kind == "word" and (line.capital(j) or bool(self._generic(line, j)))

    def _ways(self, line: Line, j: int) -> list[tuple[str, int]]:
        word = line.words[j].text
        out = [(key, rank) for rank, keys in enumerate(self.forms.keys(word)) for key in keys]
        stem = self.forms.stem(word)
        if stem:
            out.append((STEM + stem, 0))
        return out

    def _named(self, line: Line, i: int, j: int, keys: Mapping[str, int]) -> Match | None:
        """The places of the most trusted of the keys: forms and base forms before mere endings."""
        sure: dict[str, Named] = {}
        guessed: dict[str, Named] = {}
        flags: set[str] = set()
        hits: tuple[set[str], set[str]] = (set(), set())
        capitals = all(line.words[k].text.isupper() for k in range(i, j + 1))
        short = i == j and capitals and len(line.words[i].text) <= _INITIALS
        for key, trust in keys.items():
            found = self.look(key)
            if found is None or (key in self._initials and not capitals):
                continue
            if short and key not in self._own and not self._territory(found):
                continue
            table = guessed if trust == 2 else sure
            hits[trust == 2].add(key)
            for one in found.ids:
                if one.id not in table or table[one.id].former:
                    table[one.id] = one
            if trust < 2 or not sure:
                flags.update(found.flags)
        ids = sure or guessed
        if not ids:
            return None
        word = line.words[j]
        end = word.start + len(self.forms.bare(word.text))
        known = not sure and i == j and self._known(word.text)
        return Match(
            i,
            j,
            Span(line.words[i].start, end),
            tuple(ids.values()),
            "".join(sorted(flags)),
            known,
            keys=frozenset(hits[not sure]),
        )

    def _territory(self, key: Key) -> bool:
        return any(i.id.isupper() for i in key.ids)

    def _known(self, word: str) -> bool:
        return any(r.known for r in readings(word, self.forms.lang))


def widened(match: Match, line: Line, last: int, ids: tuple[Named, ...], forms: Forms) -> Match:
    """The match with the word for a region behind it."""
    end = line.words[last].start + len(forms.bare(line.words[last].text))
    return replace(match, last=last, span=Span(match.span.start, end), ids=ids, region=True, flags="")


def is_among(word: str, nouns: frozenset[str], forms: Forms) -> bool:
    """True if a word is a form of one of the nouns ("regions", "областях")."""
    low = word.lower()
    if low in nouns:
        return True
    return any(r.lemma in nouns for r in readings(low, forms.lang))
