"""What happened: the concept of a clause's main predicate, through the lexicon's concepts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from credtui.facets.clause import Clause
from credtui.lexicon import Concepts, Lexicon, Lexicons
from credtui.model import Ref, Span
from credtui.text.translit import fold

TALK = ("say", "know", "hear", "see", "own", "true", "false", "publish", "answer", "ask", "confirm")
"""Concepts of talk about an event: they are the event only where there is no other."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One concept named in a clause."""

    concept: str
    word: int
    length: int
    verbal: bool


class ConceptIndex:
    """First word -> phrases of one language's concepts, the longest first: events, or people and things."""

    def __init__(self, lexicon: Lexicon, links: Concepts, things: bool = False) -> None:
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for concept, entry in lexicon.concept.items():
            link = links.concept.get(concept)
            if (link is not None and link.thing) != things:
                continue
            for words in entry.words:
                parts = tuple(words.lower().split())
                if parts:
                    table.setdefault(parts[0], []).append((parts, concept))
        self.table = {k: sorted(v, key=lambda e: (-len(e[0]), e[1])) for k, v in table.items()}

    def hits(self, clause: Clause) -> list[Hit]:
        """Every concept named, in order of text; of phrases that begin together the longest."""
        out = []
        for i, word in enumerate(clause.words):
            best: tuple[tuple[str, ...], str] | None = None
            for form in sorted(word.forms):
                for parts, concept in self.table.get(form, ()):
                    if clause.at(parts, i) and (best is None or len(parts) > len(best[0])):
                        best = (parts, concept)
            if best is not None:
                out.append(Hit(best[1], i, len(best[0]), _verbal(clause, i)))
        return out


def _verbal(clause: Clause, i: int) -> bool:
    word = clause.words[i]
    if not word.can_be("VERB"):
        return False
    if clause.lang != "en" or not word.can_be("NOUN"):
        return word.readings[0].pos == "VERB" or not word.can_be("NOUN")
    before = clause.words[i - 1].forms if i else frozenset()
    return not before & {
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "their",
        "its",
        "no",
        "any",
        "this",
        "in",
        "only",
        "regular",
    }


@lru_cache(maxsize=16)
def _cached(sha256: str, lang: str, things: bool, box: _Box) -> ConceptIndex | None:
    lexicon = box.lexicons.of(lang)
    return ConceptIndex(lexicon, box.lexicons.concepts, things) if lexicon else None


class _Box:
    """Equal to every other box, so that the cache is keyed by the lexicons' hash alone."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Box)

    def __hash__(self) -> int:
        return 0


def concept_index(lexicons: Lexicons, lang: str, things: bool = False) -> ConceptIndex | None:
    """The index of one language's events (or people and things), made once for these lexicons."""
    return _cached(lexicons.sha256, lang, things, _Box(lexicons))


def main_event(clause: Clause, hits: list[Hit], light: frozenset[str]) -> tuple[Ref | None, int | None]:
    """The event and the word it stands at; a light verb gives way to the noun beside it."""

    def weight(hit: Hit) -> tuple[bool, bool, bool, int]:
        plain = not clause.words[hit.word].forms & light or hit.length > 1
        return (hit.concept in TALK, not plain, not hit.verbal, hit.word)

    if hits:
        best = min(hits, key=weight)
        span = clause.span_of(best.word, best.word + best.length - 1)
        return Ref(best.concept, span.of(clause.text), span, True), best.word
    for i, word in enumerate(clause.words):
        if word.finite() and not word.forms & light and not word.can_be("NOUN"):
            lemma = next(r.lemma for r in word.readings if r.pos == "VERB")
            span = Span(word.token.start, word.token.end)
            return Ref(f"{clause.lang}:{fold(lemma)}", word.token.text, span, False), i
    for i in range(1, len(clause)):
        word = clause.words[i]
        adjective = next((r.lemma for r in word.readings if r.pos == "ADJ"), None)
        if adjective and any(clause.words[k].forms & light for k in range(max(0, i - 3), i)):
            span = Span(word.token.start, word.token.end)
            return Ref(f"{clause.lang}:{fold(adjective)}", word.token.text, span, False), i
    return None, None
