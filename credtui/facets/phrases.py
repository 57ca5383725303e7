"""Noun phrases of a clause: head, case, the preposition before it, and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credtui.facets.sense import QUOTES, Sense
from credtui.model import Ref, Span
from credtui.registry.names import name_index
from credtui.registry.places import place_index
from credtui.registry.similar import normal_name

MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, tokens ``lo``..``hi`` (exclusive)."""

    lo: int
    hi: int
    head: int
    prep: str | None
    cases: frozenset[str]
    joined: bool = False
    """It follows another phrase and a word like "and"."""


def noun_phrases(sense: Sense, tokens: Sequence[int], event: int | None, verb: int | None) -> list[Phrase]:
    """The noun phrases of a clause in order of text (the event's own word opens none, linear)."""
    out: list[Phrase] = []
    prep: str | None = None
    joined = False
    k = 0
    while k < len(tokens):
        i = tokens[k]
        if sense.words.toks[i].text in QUOTES:
            k += 1
            continue
        if i == verb or sense.words.toks[i].kind == "punct":
            prep, joined = None, False
            k += 1
            continue
        if i in sense.hits("joining"):
            joined = bool(out)
            k += 1
            continue
        if _preposition(sense, i):
            prep, joined = sense.words.form(i), False
            k += 1
            continue
        if _opens(sense, i):
            size, head = _extent(sense, tokens, k, verb)
            cases = _cases(sense, i, head)
            last = out[-1] if joined and out else None
            if head != event or not sense.inflected:
                out.append(
                    Phrase(
                        i,
                        tokens[k + size - 1] + 1,
                        head,
                        last.prep if last and not prep else prep,
                        cases,
                        joined,
                    )
                )
            prep, joined = None, False
            k += size
            continue
        if sense.verb(i) or i in sense.hits("auxiliaries"):
            prep = None
        k += 1
    return out


def _preposition(sense: Sense, i: int) -> bool:
    if not sense.words.is_word(i):
        return False
    lists = ("locative", "companions", "receivers", "doers", "linking")
    if any(i in sense.hits(name) for name in lists):
        return True
    top = sense.top(i)
    return top is not None and top.pos == "ADP"


def _opens(sense: Sense, i: int) -> bool:
    token = sense.words.toks[i]
    if token.kind == "number":
        return True
    if not sense.words.is_word(i) or i in sense.hits("auxiliaries"):
        return False
    top = sense.top(i)
    if top is None:
        return False
    if sense.inflected:
        return (
            top.pos in ("NOUN", "PRON", "NUM")
            or (top.pos in ("ADJ", "VERB") and top.case is not None)
            or (top.pos == "X" or (sense.capital(i) and top.pos not in ("ADV", "CCONJ", "PART")))
        )
    return (
        sense.nominal(i)
        or i in sense.hits("determiners")
        or i in sense.hits("third_person")
        or i in sense.hits("first_person")
        or top.pos == "ADJ"
    )


def _hyphen(sense: Sense, i: int) -> bool:
    """A hyphen inside a word or a name ("Tu-22")."""
    return (
        i > 0 and sense.words.toks[i].text in ("-", "‑") and sense.words.glued(i) and sense.words.glued(i + 1)
    )


def _extent(sense: Sense, tokens: Sequence[int], k: int, verb: int | None) -> tuple[int, int]:
    """(number of tokens, head token) of the phrase that starts at ``tokens[k]``."""
    if sense.inflected:
        return _extent_by_case(sense, tokens, k, verb)
    n, head = 0, tokens[k]
    while k + n < len(tokens) and n < MAX_WORDS:
        i = tokens[k + n]
        if n and (sense.words.toks[i].text in QUOTES or _hyphen(sense, i)):
            n += 1
            continue
        if i == verb or not _opens(sense, i) or (n and i != tokens[k + n - 1] + 1):
            break
        if n and i in sense.hits("determiners"):
            break
        if sense.nominal(i) or i in sense.hits("third_person") or i in sense.hits("first_person"):
            head = i
        n += 1
    return max(n, 1), head


def _extent_by_case(sense: Sense, tokens: Sequence[int], k: int, verb: int | None) -> tuple[int, int]:
    n = 0
    head: int | None = None
    while k + n < len(tokens) and n < MAX_WORDS:
        i = tokens[k + n]
        if n and (sense.words.toks[i].text in QUOTES or _hyphen(sense, i)):
            n += 1
            continue
        if i == verb or not _opens(sense, i) or (n and i != tokens[k + n - 1] + 1):
            break
        top = sense.top(i)
        noun = top is not None and top.pos in ("NOUN", "PRON", "X") and sense.words.is_word(i)
        if head is not None and not _continues(sense, head, i):
            break
        if noun and head is None:
            head = i
        n += 1
    return max(n, 1), tokens[k] if head is None else head


def _continues(sense: Sense, head: int, i: int) -> bool:
    """A word after the head belongs to it: a genitive, the rest of a name, a name after a title."""
    found = [r for r in sense.readings(i) if r.pos in ("NOUN", "ADJ", "X", "VERB", "PRON")][:4]
    if _hyphen(sense, i - 1):
        return True
    if sense.words.toks[i].kind == "number":
        return False
    if sense.capital(i) and (sense.capital(i - 1) or head in sense.hits("titles")):
        return True
    if sense.words.toks[i - 1].text in QUOTES:
        return True
    top = sense.top(i)
    return (
        top is not None
        and top.pos in ("NOUN", "ADJ", "VERB", "X")
        and any(r.case == "Gen" for r in found[:2])
    )


def _cases(sense: Sense, first: int, head: int) -> frozenset[str]:
    found = frozenset(
        r.case for r in sense.readings(head) if r.case and r.pos in ("NOUN", "PRON", "ADJ", "VERB", "NUM")
    )
    if head in sense.hits("third_person"):  # a rare noun spelt like a pronoun is not meant
        own = frozenset(r.case for r in sense.readings(head) if r.case and r.pos == "PRON")
        if own:
            return own
    top = sense.top(first)
    if sense.words.toks[first].kind == "number" or (top is not None and top.pos == "NUM"):
        return found | {"Nom", "Acc"}
    if first != head:
        own = frozenset(r.case for r in sense.readings(first) if r.case)
        return (found & own) or found
    return found


class Namer:
    """Names and places of one statement, found once, asked for phrase by phrase."""

    def __init__(self, sense: Sense, span: Span) -> None:
        self.sense = sense
        piece = span.of(sense.text)
        knowledge = sense.knowledge
        self._places = [
            (Span(s.start + span.start, s.end + span.start), i)
            for s, i in place_index(knowledge.lexicons).mentions(piece, sense.lang)
        ]
        self._names = [
            (Span(s.start + span.start, s.end + span.start), i)
            for s, i in name_index(knowledge.registry, knowledge.lexicons).mentions(piece, sense.lang)
        ]

    def span(self, phrase: Phrase) -> Span:
        """Where the phrase stands, determiners left out."""
        lo = phrase.lo
        while lo < phrase.head and (lo in self.sense.hits("determiners") or lo in self.sense.hits("whole")):
            lo += 1
        return self.sense.words.span(lo, phrase.hi - 1)

    def ref(self, phrase: Phrase, place: bool = False) -> Ref:
        """The phrase as a comparable reference."""
        span = self.span(phrase)
        words = span.of(self.sense.text).strip("«»“”„\"' ")
        head = self.sense.words.toks[phrase.head]
        at = Span(head.start, head.end)
        tables = (self._places, self._names) if place else (self._names, self._places)
        for table in tables:
            for where, known in table:
                if where.overlaps(at) or (where.overlaps(span) and phrase.head in self.sense.hits("titles")):
                    return Ref(known, words, span, True)
        for where, known in self._places if place else ():
            if where.overlaps(span):
                return Ref(known, words, span, True)
        thing = self.sense.thing(phrase.head)
        if thing is not None:
            return Ref(thing, words, span, False)
        return Ref(normal_name(words, self.sense.lang) or words.lower(), words, span, False)

    def within(self, span: Span) -> list[Ref]:
        """Every known name in a stretch, in order of text."""
        hits = [(s, i) for s, i in (*self._names, *self._places) if span.contains(s)]
        return [
            Ref(i, s.of(self.sense.text), s, True) for s, i in sorted(hits, key=lambda h: (h[0].start, h[1]))
        ]
