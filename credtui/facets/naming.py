"""What a noun phrase stands for, comparable across texts, scripts and languages."""

from __future__ import annotations

from dataclasses import replace

from credtui.facets.phrases import kinds_of
from credtui.facets.scan import fold
from credtui.facets.view import View
from credtui.model import Ref, Span
from credtui.registry.names import name_index
from credtui.registry.places import place_index
from credtui.registry.similar import normal_name
from credtui.syntax import Phrase

_MARKS = "«»“”„\"' "


class Namer:
    """Names and places of one sentence, found once, asked for phrase by phrase."""

    def __init__(self, view: View) -> None:
        self.view = view
        knowledge, piece, at = view.knowledge, view.span.of(view.text), view.span.start
        names = name_index(knowledge.registry, knowledge.lexicons).mentions(piece, view.lang)
        index = place_index(knowledge.lexicons)
        grammar = {
            w.start for w in view.words if w.pos in ("DET", "ADP", "SCONJ", "CCONJ", "AUX") or w.tag == "PRP"
        }
        self.names = [(Span(s.start + at, s.end + at), i) for s, i in names if s.start not in grammar]
        people = [s for s, i in self.names if self._person(i)]
        ships = _named_after_places(view)
        self.places = [
            (s, i)
            for s, i in index.mentions(view.text, view.lang, view.span)
            if s.start - at not in grammar
            and s.start - at not in ships
            and not any(s.overlaps(p) for p in people)
        ]
        self.tied = index.ties(view.text, view.lang, view.span)
        self.towns = frozenset(i for _, i in self.places if not i.isupper())
        """Places that are no states: what they are named for happened there."""

    def span(self, phrase: Phrase) -> Span:
        """Where the phrase stands, determiners left out."""
        lo = phrase.lo
        while lo < phrase.head and self.view.words[lo].pos == "DET":
            lo += 1
        hi = max(phrase.hi, phrase.head + 1)
        return self.view.chars(lo, hi)

    def ref(self, phrase: Phrase, place: bool = False) -> Ref:
        """The phrase as a comparable reference; ``place`` prefers what is a place."""
        view = self.view
        span = self.span(phrase)
        words = span.of(view.text).strip(_MARKS)
        ties = self._ties(phrase)
        known = self._known(phrase, place)
        if known is not None:
            return Ref(known, words, span, True, tuple(t for t in ties if t != known))
        people = view.peoples.get(phrase.head)
        if people is not None:
            some = self._some_of(phrase)
            return Ref(some, words, span, False, (people,)) if some else Ref(people, words, span, True)
        if phrase.lo == phrase.head and phrase.head in view.hits("whole"):
            return Ref("person", words, span)  # "all who were on board"
        own = self._own_name(phrase)
        thing = view.thing_at(phrase)
        event = view.event_at(phrase)
        titled = self._titled(phrase, thing or (event[1] if event is not None else None))
        if titled is not None:
            name, kind = titled
            return Ref(normal_name(name, view.lang) or fold(name), words, span, False, (*ties, kind))
        if thing is not None and (own is None or not self._can_be_named(phrase)):
            return Ref(thing, words, span, False, ties)
        if event is not None and own is None:
            return Ref("person" if self._deverbal(phrase) else event[1], words, span, False, ties)
        own = own or view.words[phrase.head].lemma or view.words[phrase.head].low
        name = normal_name(own, view.lang) or fold(own)
        return Ref(name, words, span, False, ties, self._capital(phrase))

    def _titled(self, phrase: Phrase, thing: str | None) -> tuple[str, str] | None:
        """ "the cruiser Moskva", "крейсер «Москва»": the name of a thing and what kind of thing it is."""
        view = self.view
        beside = phrase.apposition
        quoted = [k for k in range(phrase.head + 1, phrase.hi) if view.words[k].quoted or self._code(k)]
        if thing is not None and quoted:
            named = True
            name = view.chars(quoted[0], quoted[-1] + 1).of(view.text).strip(_MARKS)
            kind: str | None = thing
        elif thing is not None and beside is not None:
            named = beside.quote or view.words[beside.head].pos == "PROPN"
            name = view.chars(beside.lo, max(beside.hi, beside.head + 1)).of(view.text).strip(_MARKS)
            kind = thing
        else:
            named = thing is None and view.words[phrase.head].upper
            name = self._name(phrase) or ""
            kind = next((hit[1] for k in range(phrase.lo, phrase.head) if (hit := view.things.get(k))), None)
        if not named or not name or kind is None or {"person", "institution"} & kinds_of(view, kind):
            return None
        return name, kind

    def _code(self, k: int) -> bool:
        """ "MH17": letters and figures in one word."""
        text = self.view.words[k].text
        return any(c.isdigit() for c in text) and any(c.isupper() for c in text)

    def _some_of(self, phrase: Phrase) -> str | None:
        """ "65 captured Ukrainians" are people of a country, not the country: what they are."""
        view = self.view
        if phrase.counted is None:
            return None
        before = range(phrase.lo, phrase.head)
        return next((view.things[k][1] for k in before if k in view.things), "person")

    def _deverbal(self, phrase: Phrase) -> bool:
        """ "the dead", "поранених": people by what happened to them."""
        word = self.view.words[phrase.head]
        if self.view.cases:
            return word.animate is True or (word.pos in ("ADJ", "VERB") and bool(word.cases))
        return word.tag in ("JJ", "VBN")

    def _capital(self, phrase: Phrase) -> bool:
        """The head is a name: a capital inside a sentence, or a word that no dictionary lists."""
        word = self.view.words[phrase.head]
        if not word.upper:
            return False
        return phrase.head > 0 or word.pos == "PROPN" or not any(r.known for r in word.readings)

    def actor(self, ref: Ref) -> Ref:
        """A capital that acts is the country whose government sits there."""
        country = self.view.knowledge.lexicons.concepts.capitals.get(ref.id) if ref.known else None
        return replace(ref, id=country) if country else ref

    def _known(self, phrase: Phrase, place: bool) -> str | None:
        """The registry's source or the place that the head, or the name set beside it, is."""
        heads = [self._at(phrase.head)]
        if phrase.apposition is not None:
            heads.append(self._at(phrase.apposition.head))
        own = self._own_span(phrase)
        tables = (self.places, self.names) if place else (self.names, self.places)
        for table in tables:
            for head in reversed(heads):
                for where, found in table:
                    if where.overlaps(head):
                        return found
            title = self.view.words[phrase.head].lemma in self.view.meaning.titles
            for where, found in table if title else ():
                if own.contains(where) and table is self.names and self._person(found):
                    return found
        return None

    def is_body(self, ref: Ref) -> bool:
        """A known institution or outlet, that speaks and acts as one."""
        entry = self.view.knowledge.registry.sources.get(ref.id) if ref.known else None
        return entry is not None and not self._person(ref.id)

    def _person(self, source: str) -> bool:
        entry = self.view.knowledge.registry.sources.get(source)
        return entry is not None and entry.kind in ("official", "person")

    def _at(self, i: int) -> Span:
        return self.view.chars(i, i + 1)

    def _own_span(self, phrase: Phrase) -> Span:
        return self.view.chars(phrase.lo, max(phrase.hi, phrase.head + 1))

    def _can_be_named(self, phrase: Phrase) -> bool:
        """Somebody, who is told apart by a name rather than by what he or she is."""
        word = self.view.words[phrase.head]
        return word.animate is True or word.pos == "PROPN" or word.tag == "NNP"

    def _own_name(self, phrase: Phrase) -> str | None:
        """The words of an unknown name, titles left out; None if the phrase has no name in it."""
        words = self.view.words
        for one in (phrase.apposition, phrase):
            if one is None:
                continue
            name = self._name(one)
            if name is not None and (
                one is phrase or words[one.head].pos == "PROPN" or words[phrase.head].animate
            ):
                return name
        return None

    def _name(self, phrase: Phrase) -> str | None:
        """The run of words written as a name that holds the head, or that stands behind a title."""
        words = self.view.words
        hi = max(phrase.hi, phrase.head + 1)
        if phrase.quote:
            return self.view.chars(phrase.lo, hi).of(self.view.text).strip(_MARKS)
        owned = {k for o in phrase.of for k in range(o.lo, o.hi)}
        runs: list[tuple[int, int]] = []
        for k in range(phrase.lo, hi):
            if k in owned or not self._written_as_name(k):
                continue
            if runs and runs[-1][1] == k:
                runs[-1] = (runs[-1][0], k + 1)
            else:
                runs.append((k, k + 1))
        title = words[phrase.head].lemma in self.view.meaning.titles or words[phrase.head].animate is True
        for lo, end in reversed(runs):
            if lo <= phrase.head < end or (title and lo > phrase.head):
                return self.view.chars(lo, end).of(self.view.text).strip(_MARKS)
        return None

    def _written_as_name(self, k: int) -> bool:
        word = self.view.words[k]
        if not word.upper or word.kind != "word" or word.size == 0:
            return False
        if word.lemma in self.view.meaning.titles or word.low in self.view.meaning.titles:
            return False
        listed = any(r.known and r.name is None for r in word.readings) or word.tag in (
            "NN",
            "NNS",
            "JJ",
            "DT",
        )
        return k > 0 or word.pos == "PROPN" or word.tag == "NNP" or not listed

    def _ties(self, phrase: Phrase) -> tuple[str, ...]:
        """Whose it is: nationality adjectives, genitives, possessors, names inside the phrase."""
        span = self._own_span(phrase)
        head = self._at(phrase.head)
        found = [
            (s.start, i)
            for s, i in (*self.names, *self.places, *self.tied)
            if span.contains(s) and not s.overlaps(head)
        ]
        for k in range(phrase.lo, phrase.hi):
            people = self.view.peoples.get(k)
            if people is not None and k != phrase.head:
                found.append((self._at(k).start, people))
        return tuple(dict.fromkeys(i for _, i in sorted(found)))

    def within(self, pieces: tuple[tuple[int, int], ...]) -> list[Ref]:
        """Every known name in ranges of words, in order of text."""
        spans = [self.view.chars(lo, hi) for lo, hi in pieces if hi > lo]
        hits = [(s, i) for s, i in (*self.names, *self.places) if any(p.contains(s) for p in spans)]
        return [
            Ref(i, s.of(self.view.text), s, True) for s, i in sorted(hits, key=lambda h: (h[0].start, h[1]))
        ]


def _named_after_places(view: View) -> set[int]:
    """Where words start that are names of other things: quoted, or "the X" with no noun behind."""
    words = view.words
    out = {w.start for w in words if w.quoted or any(c.isdigit() for c in w.text)}
    for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
        alone = after is None or after.tag not in ("NN", "NNS", "NNP", "POS", "JJ")
        single = word.text.isalpha() and not word.text.isupper()
        if not view.cases and before.low == "the" and word.tag == "NNP" and alone and single:
            out.add(word.start)
    return out


def renamed(ref: Ref, like: Ref) -> Ref:
    """The same mention standing for what ``like`` stands for."""
    return replace(like, words=ref.words, span=ref.span)
