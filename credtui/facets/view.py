"""One sentence as the facets read it: its clauses, and what the lexicons say of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from credtui.facets.scan import MAX_PHRASE, Book, Phrases, Stretch, fold
from credtui.knowledge import Knowledge
from credtui.lexicon import Lexicon
from credtui.lexicon.schema import ConceptLinks
from credtui.model import Span
from credtui.syntax import Clause, Parse, Phrase, parse

Pieces = tuple[tuple[int, int], ...]
"""Ranges of words, in order."""
Named = tuple[str, str]
"""A concept with the part of speech that the word must have there, or ""."""


_POS = {"VERB": ("VERB", "ADJ"), "NOUN": ("NOUN",), "PROPN": ("NOUN",), "ADJ": ("ADJ", "VERB")}
"""Part of speech in a parse -> those that a concept's word may be bound to (participles are both)."""


class _Tables:
    """Phrase tables of the concepts and peoples of one language, built once for one state of the lexicons."""

    def __init__(
        self,
        events: Iterable[tuple[str, Named]],
        things: Iterable[tuple[str, Named]],
        peoples: Iterable[tuple[str, tuple[str, bool]]],
    ) -> None:
        self.events = Phrases(events, whole=True)
        self.things = Phrases(things, whole=True)
        self.peoples = Phrases(peoples, whole=True)
        self.opening = frozenset((*self.events.firsts, *self.things.firsts, *self.peoples.firsts))
        """Words that a concept or the name of a people may start with."""


class _Box:
    """Carries the knowledge past the cache; equal for every call of one pair of keys."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Box)


@lru_cache(maxsize=16)
def _tables(lang: str, sha256: str, box: _Box) -> _Tables:
    lexicon = box.knowledge.lexicons.of(lang)
    if lexicon is None:
        return _Tables((), (), ())
    links = box.knowledge.lexicons.concepts.concept
    pairs: tuple[list[tuple[str, Named]], list[tuple[str, Named]]] = ([], [])
    for name, entry in lexicon.concept.items():
        link = links.get(name)
        pairs[link is not None and link.thing].extend((w.phrase, (name, w.kind)) for w in entry.entries)
    demonyms = lexicon.language.demonyms.items()
    peoples = ((word, (place, word[:1].isupper())) for place, words in demonyms for word in words)
    return _Tables(*pairs, peoples)


class _Keys(Stretch):
    """The words of a parse as a phrase table looks them up: folded forms, dictionary forms."""

    __slots__ = ("_known", "_words", "forms")

    def __init__(self, parsed: Parse) -> None:
        super().__init__()
        self.forms = [fold(w.text) for w in parsed.words]
        self._words = parsed.words
        self._known: dict[int, tuple[str, ...]] = {}

    def keys(self, i: int) -> tuple[str, ...]:
        """The folded form, then the dictionary forms that fit the word here."""
        found = self._known.get(i)
        if found is None:
            found = self._known[i] = self._read(i)
        return found

    def _read(self, i: int) -> tuple[str, ...]:
        word = self._words[i]
        lemmas = tuple(dict.fromkeys(fold(x) for x in (word.lemma, *(r.lemma for r in word.readings))))
        past = word.tag in ("VBD", "VBN") and self.forms[i] not in lemmas
        if past and any(r.lemma == word.low for r in word.every or word.readings):
            return (lemmas[0], *lemmas)  # "found" of "find" is no founding
        return (self.forms[i], *lemmas)


class _Classes:
    """What ``[meaning]`` says of words, as phrase tables and sets."""

    def __init__(self, lexicon: Lexicon) -> None:
        m, n = lexicon.meaning, lexicon.numbers
        self.tables = {
            name: Phrases((phrase, name) for phrase in value) for name, value in m if isinstance(value, tuple)
        }
        self.tables["revising"] = Phrases((w, "revising") for w in lexicon.wording.revising)
        Book(self.tables.values())
        self.partitives = frozenset(lexicon.syntax.partitives)
        self.counting = frozenset(w.split()[0] for w in (*n.rise, *n.sums))
        """Verbs of counting."""
        self.stop = frozenset(
            (*m.light, *m.auxiliaries, *m.determiners, *m.titles, *m.calendar, *m.reporting)
        )
        """Words that are no terms."""


_CLASSES: dict[int, tuple[Lexicon, _Classes]] = {}


def _classes(lexicon: Lexicon) -> _Classes:
    """The classes of a lexicon: made once while it lives, apart from its many concepts."""
    found = _CLASSES.get(id(lexicon))
    if found is None or found[0] is not lexicon:
        if len(_CLASSES) > 32:
            _CLASSES.clear()
        found = _CLASSES[id(lexicon)] = (lexicon, _Classes(lexicon))
    return found[1]


class View:
    """A sentence (or what a statement holds of one) with its parse; word numbers are the parse's."""

    def __init__(self, text: str, span: Span, lang: str, knowledge: Knowledge) -> None:
        lexicon = knowledge.lexicons.of(lang)
        assert lexicon is not None
        self.text, self.span, self.lang, self.knowledge = text, span, lang, knowledge
        self.parse: Parse = parse(span.of(text), lexicon)
        self.words = self.parse.words
        self.meaning = lexicon.meaning
        self.cases = lexicon.syntax.order == "cases"
        self._classes = _classes(lexicon)
        self.partitives, self.stop = self._classes.partitives, self._classes.stop
        self._governed = lexicon.syntax.prepositions
        self._keys = _Keys(self.parse)
        self._tables = _tables(lang, knowledge.lexicons.sha256, _Box(knowledge))
        self._hits: dict[str, dict[int, int]] = {}
        self.events: dict[int, tuple[int, str]] = {}
        self.things: dict[int, tuple[int, str]] = {}
        self.peoples: dict[int, str] = {}
        """Word -> the place whose adjective or people it is ("Ukrainian", "росіяни")."""
        for i in range(len(self.words)):
            if self._tables.opening.isdisjoint(self._keys.keys(i)):
                continue
            self._people(i)
            event = self._concept(self._tables.events, i)
            people = i in self.peoples  # "North Koreans" name no point of the compass
            thing = None if people else self._concept(self._tables.things, i, self._nouns(i))
            if event:
                self.events[i] = event
            if thing:
                self.things[i] = thing

    def _people(self, i: int) -> None:
        """Notes the adjective or people that starts at word ``i``, with its capital where it has one."""
        upper = self.words[i].upper
        hit = self._tables.peoples.chosen(self._keys, i, lambda found: upper or not found[1])
        if hit:
            for k in range(i, i + hit[0]):
                self.peoples.setdefault(k, hit[1][0])

    def _nouns(self, i: int) -> int:
        """How many words from ``i`` on can be one noun with what stands before it: up to the next verb."""
        for k in range(i + 1, min(i + MAX_PHRASE, len(self.words))):
            if self.words[k].pos == "VERB" and not self.words[k].cases:
                return k - i
        return MAX_PHRASE

    def _concept(self, table: Phrases[Named], i: int, most: int = MAX_PHRASE) -> tuple[int, str] | None:
        """(number of words, concept) of what starts at word ``i``, in a sense that its part of speech has."""
        pos = _POS.get(self.words[i].pos)
        hit = table.chosen(self._keys, i, lambda named: not pos or not named[1] or named[1] in pos, most)
        return (hit[0], hit[1][0]) if hit else None

    def hits(self, name: str) -> dict[int, int]:
        """Where phrases of a class of ``[meaning]`` start: word -> number of words."""
        known = self._hits.get(name)
        if known is None:
            table = self._classes.tables.get(name)
            found = table.where(self._keys) if table is not None else {}
            known = self._hits[name] = {i: hit[0] for i, hit in found.items()}
        return known

    def has(self, name: str, pieces: Iterable[tuple[int, int]]) -> bool:
        """A phrase of the class starts in one of the ranges."""
        found = self.hits(name)
        return any(i in found for lo, hi in pieces for i in range(lo, hi))

    def first(self, name: str, pieces: Iterable[tuple[int, int]]) -> str | None:
        """The first phrase of the class in the ranges, verbatim."""
        found = self.hits(name)
        for lo, hi in pieces:
            for i in range(lo, hi):
                if i in found:
                    return self.chars(i, i + found[i]).of(self.text)
        return None

    def only_place(self, preposition: str | None) -> bool:
        """Before a locative the preposition says where, since a dative is not open to it ("на", not "по")."""
        return "Dat" not in self._governed.get(preposition or "", ("Dat",))

    def light(self, i: int) -> bool:
        """A verb with little meaning of its own: the copula, "carry out", "amount to", "rise to"."""
        word = self.words[i]
        if i in self.hits("light") or word.has("be") or word.tag == "BE":
            return True
        return word.lemma in self._classes.counting

    def says(self, name: str, verb: int, nouns: Iterable[int]) -> bool:
        """A phrase of the class is made of a verb and one of the nouns, wherever they stand."""
        table = self._classes.tables.get(name)
        if table is None:
            return False
        own = self._keys.keys(verb)
        return any(
            table.apart(own, other) or table.apart(other, own) for other in map(self._keys.keys, nouns)
        )

    def says_with(self, name: str, verb: int, preposition: str) -> bool:
        """A phrase of the class is made of a verb and a preposition, wherever they stand."""
        table = self._classes.tables.get(name)
        return table is not None and bool(table.apart(self._keys.keys(verb), (fold(preposition),)))

    def pair_of(self, verb: int, noun: int) -> str | None:
        """The concept of a verb with its object where other words stand between them."""
        return self._of_two(self._keys.keys(verb), self._keys.keys(noun))

    def pair(self, i: int, preposition: str) -> str | None:
        """The concept of a verb with a preposition that stands apart from it."""
        return self._of_two(self._keys.keys(i), (fold(preposition),))

    def _of_two(self, first: tuple[str, ...], second: tuple[str, ...]) -> str | None:
        named = self._tables.events.apart(first, second)
        return named[0] if named else None

    def links(self, concept: str | None) -> ConceptLinks:
        """The links of a concept; empty ones for an unknown concept."""
        return self.knowledge.lexicons.concepts.concept.get(concept or "") or ConceptLinks()

    def chars(self, lo: int, hi: int) -> Span:
        """A range of words as offsets into the document."""
        return Span(self.span.start + self.words[lo].start, self.span.start + self.words[hi - 1].end)

    def event_at(self, phrase: Phrase) -> tuple[int, str] | None:
        """(word, concept) of the event that a noun phrase names with its head."""
        for i in range(phrase.lo, phrase.head + 1):
            hit = self.events.get(i)
            if hit and i + hit[0] > phrase.head:
                return i, hit[1]
        return None

    def thing_at(self, phrase: Phrase) -> str | None:
        """The thing concept that a noun phrase names with its head."""
        for i in range(phrase.lo, phrase.head + 1):
            hit = self.things.get(i)
            if hit and i + hit[0] > phrase.head:
                return hit[1]
        return None

    def phrases(self, clause: Clause) -> Iterator[Phrase]:
        """Every phrase of a clause with those inside and beside it, in order of text."""
        todo = list(reversed(clause.phrases))
        while todo:
            phrase = todo.pop()
            yield phrase
            inner = [*phrase.of, *phrase.conj, *([phrase.apposition] if phrase.apposition else [])]
            todo.extend(sorted(inner, key=lambda p: -p.lo))
