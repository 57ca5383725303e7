"""The words of a statement with what the lexicons say of them: function words, concepts, word classes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from credtui.facets.scan import Phrases, Words, words_of
from credtui.knowledge import Knowledge
from credtui.lexicon.meaning import Meaning
from credtui.lexicon.schema import ConceptLinks
from credtui.model import Span
from credtui.text.morph import Reading

QUOTES = frozenset("«»“”„\"‘’'")
STOPS = frozenset(".!?;:…—–()[]")


class _Tables:
    """Phrase tables of one language, built once for one state of the lexicons."""

    def __init__(
        self, meaning: Meaning, concepts: Iterable[tuple[str, str]], things: Iterable[tuple[str, str]]
    ) -> None:
        self.meaning = meaning
        self.classes = {
            name: Phrases((phrase, name) for phrase in value)
            for name, value in meaning
            if isinstance(value, tuple)
        }
        self.concepts = Phrases(concepts)
        self.things = Phrases(things)


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
        return _Tables(Meaning(), (), ())
    links = box.knowledge.lexicons.concepts.concept
    pairs: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for name, entry in lexicon.concept.items():
        link = links.get(name)
        pairs[link is not None and link.thing].extend((word, name) for word in entry.words)
    return _Tables(lexicon.meaning, *pairs)


class Sense:
    """One statement's words; every table is looked up once over the whole span (linear)."""

    def __init__(self, text: str, span: Span, lang: str, knowledge: Knowledge) -> None:
        self.text, self.lang, self.knowledge = text, lang, knowledge
        self.words: Words = words_of(text, span.start, span.end, lang)
        self._tables = _tables(lang, knowledge.lexicons.sha256, _Box(knowledge))
        self.meaning = self._tables.meaning
        self._hits: dict[str, dict[int, int]] = {}
        self.concepts = self._concepts()

    def _concepts(self) -> dict[int, tuple[int, str]]:
        out: dict[int, tuple[int, str]] = {}
        for i in range(len(self.words)):
            hit = self._tables.concepts.at(self.words, i)
            if hit:
                out[i] = hit
        return out

    def thing(self, i: int) -> str | None:
        """The thing concept that starts at token ``i``."""
        hit = self._tables.things.at(self.words, i)
        return hit[1] if hit else None

    def hits(self, name: str) -> dict[int, int]:
        """Where phrases of a class of ``[meaning]`` start: token -> number of tokens."""
        known = self._hits.get(name)
        if known is None:
            table = self._tables.classes.get(name)
            known = {}
            if table is not None:
                for i in range(len(self.words)):
                    hit = table.at(self.words, i)
                    if hit:
                        known[i] = hit[0]
            self._hits[name] = known
        return known

    def has(self, name: str, lo: int, hi: int) -> bool:
        """True if a phrase of the class starts in ``[lo, hi)``."""
        found = self.hits(name)
        return any(i in found for i in range(lo, hi))

    def first(self, name: str, tokens: Iterable[int]) -> str | None:
        """The first phrase of the class that starts at one of ``tokens``, verbatim."""
        found = self.hits(name)
        for i in tokens:
            if i in found:
                return self.words.words(i, i + found[i] - 1)
        return None

    def links(self, concept: str) -> ConceptLinks:
        """The links of a concept; empty ones for an unknown concept."""
        return self.knowledge.lexicons.concepts.concept.get(concept) or ConceptLinks()

    @property
    def inflected(self) -> bool:
        """True for languages whose cases tell who did it."""
        lexicon = self.knowledge.lexicons.of(self.lang)
        return bool(lexicon and lexicon.language.analyser == "pymorphy3")

    def readings(self, i: int) -> tuple[Reading, ...]:
        """The readings of token ``i``, likeliest first."""
        return self.words.readings(i)

    def top(self, i: int) -> Reading | None:
        """The likeliest reading of token ``i``."""
        found = self.readings(i)
        return found[0] if found else None

    def capital(self, i: int) -> bool:
        """Token ``i`` is a word with a capital letter."""
        return self.words.is_word(i) and self.words.toks[i].text[:1].isupper()

    def finite(self, i: int) -> bool:
        """Token ``i`` can be the predicate of a clause."""
        if i in self.hits("absence"):
            return True
        return self._finite_by_form(i) if self.inflected else self._finite_by_order(i)

    def _finite_by_form(self, i: int) -> bool:
        top = self.top(i)
        if top is None:
            return False
        if top.pos == "VERB" and (top.verb_form == "Fin" or (top.verb_form == "Part" and top.case is None)):
            return True
        return top.pos == "ADJ" and top.case is None

    def _finite_by_order(self, i: int) -> bool:
        """English: tensed form, and nothing before it that makes it a noun or an infinitive."""
        if i in self.hits("auxiliaries") and self.words.form(i) != "to":
            return True
        if self.words.form(i).endswith("n't"):
            return True
        found = [r for r in self.readings(i) if r.pos == "VERB"]
        if not found or (self.capital(i) and i > 0 and self.words.is_word(i - 1)):
            return False
        before = self.words.form(i - 1)
        nominal = any(r.pos in ("NOUN", "PROPN") for r in self.readings(i))
        if before in ("to", "") or i - 1 in self.hits("determiners") or i - 1 in self.hits("locative"):
            return False
        if any(r.tense == "Past" and r.verb_form == "Fin" for r in found):
            return not any(r.pos == "ADJ" for r in self.readings(i - 1)) or not nominal
        if any(r.person == "3" for r in found):
            return not nominal or self.capital(i - 1) or i - 1 in self.hits("third_person")
        return (
            i - 1 in self.hits("first_person")
            or i - 1 in self.hits("third_person")
            or (any(r.number == "Plur" for r in self.readings(i - 1)) and not nominal)
        )

    def participle(self, i: int) -> bool:
        """English past participle form."""
        return any(r.verb_form == "Part" and r.tense == "Past" for r in self.readings(i))

    def verb(self, i: int) -> bool:
        """Token ``i`` has a verbal reading."""
        return any(r.pos == "VERB" for r in self.readings(i)[:3])

    def nominal(self, i: int) -> bool:
        """Token ``i`` is a noun, a pronoun or a name in its likeliest reading."""
        top = self.top(i)
        if top is None or i in self.hits("auxiliaries"):
            return False
        if self.inflected:
            return top.pos in ("NOUN", "PRON", "X") and self.words.is_word(i)
        return (
            (any(r.pos in ("NOUN", "PROPN", "X") for r in self.readings(i)) or self.capital(i))
            and i not in self.hits("locative")
            and i not in self.hits("joining")
            and i not in self.hits("determiners")
        )

    def lemma(self, i: int) -> str:
        """The likeliest dictionary form of token ``i``."""
        top = self.top(i)
        return top.lemma if top else self.words.form(i)
