"""What a parse is made of.  Offsets count code points of the text given to ``parse``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from credtui.text.morph import Reading

NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Word:
    """One word, number or mark with the reading chosen for it in its sentence."""

    start: int
    end: int
    text: str
    kind: str
    """word, number or punct."""
    low: str
    """Lower case, one kind of apostrophe."""
    pos: str = "X"
    """Universal part of speech; ``SCONJ`` opens a clause, ``PRON`` with ``relative`` a relative one."""
    lemma: str = ""
    readings: tuple[Reading, ...] = ()
    """The readings left, all of one part of speech."""
    every: tuple[Reading, ...] = ()
    """All readings of an open-class word."""
    cases: frozenset[str] = NONE
    tag: str = ""
    """Penn tag, where order and not case tells the roles."""
    classes: frozenset[str] = NONE
    """Closed classes of ``[syntax]`` that the word, or the phrase that starts here, belongs to."""
    size: int = 1
    """How many words the phrase of a closed class that starts here has; 0 inside one."""
    quoted: bool = False
    """Inside quotation marks, the marks included."""

    @property
    def upper(self) -> bool:
        """Written with a capital, be it behind an article of its own ("al-Ahli")."""
        if self.text[:1].isupper():
            return True
        if "-" not in self.text:
            return False
        article, mark, name = self.text.partition("-")
        return bool(mark) and len(article) < 5 and name[:1].isupper()

    def has(self, what: str) -> bool:
        """True if the word belongs to this closed class."""
        return what in self.classes

    def first(self, feature: str) -> str | None:
        """A feature of the likeliest reading left."""
        return getattr(self.readings[0], feature) if self.readings else None

    @property
    def short(self) -> bool:
        """Only ever a predicate: a short adjective or participle, an impersonal passive."""
        return bool(self.readings) and self.readings[0].short

    @property
    def animate(self) -> bool | None:
        """Animate, inanimate, or not known."""
        return self.readings[0].animate if self.readings else None

    def values(self, feature: str) -> frozenset[str]:
        """Every value that the readings left give a feature."""
        return frozenset(v for r in self.readings if (v := getattr(r, feature)) is not None)


@dataclass(slots=True)
class Phrase:
    """A noun phrase with the preposition before it; words ``lo`` (determiner first) to ``hi`` (exclusive)."""

    lo: int
    hi: int
    head: int
    prep: int | None = None
    """The preposition's first word, or None."""
    cases: frozenset[str] = NONE
    number: str | None = None
    gender: str | None = None
    counted: int | None = None
    """The numeral, number or word of amount that counts the head."""
    of: list[Phrase] = field(default_factory=list)
    """Genitives, possessors and "of" phrases that belong to the head, in order of text."""
    links: list[Phrase] = field(default_factory=list)
    """Prepositional phrases right behind it: they may belong to the head or to the predicate."""
    conj: list[Phrase] = field(default_factory=list)
    """Phrases joined to it by "and", commas or an apposition."""
    apposition: Phrase | None = None
    """A second description of the same thing, set off by commas."""
    role: str = ""
    """subject, object, receiver, doer, predicate, oblique or empty."""
    negated: bool = False
    quote: bool = False
    """A name or an utterance in quotation marks stands for the phrase."""

    def every(self) -> Iterator[Phrase]:
        """The phrase and those joined to it."""
        yield self
        for other in self.conj:
            yield from other.every()


@dataclass(slots=True)
class Predicate:
    """What a clause says: words ``lo`` to ``hi`` (exclusive); ``head`` carries the meaning."""

    lo: int
    hi: int
    head: int
    finite: int
    """The word that agrees with the subject (the auxiliary if there is one), else the head."""
    kind: str = "finite"
    """finite, infinitive, converb, participle or nominal (no verb: an adjective, a noun, "there is")."""
    negated: int = 0
    """Number of negators that belong to the predicate."""
    passive: bool = False
    impersonal: bool = False
    modal: int | None = None
    """A modal or phase verb before the head."""
    absent: bool = False
    """Says by itself that something is not there."""
    extra: tuple[int, ...] = ()
    """Further words of the predicate (auxiliaries, the infinitives of a chain), head and finite apart."""


@dataclass(slots=True)
class Clause:
    """One clause; ``number`` is its place in ``Parse.clauses``."""

    number: int
    kind: str
    """main, complement, question, relative, adverbial, participle, converb, infinitive,
    insertion or comparison."""
    parent: int | None = None
    governor: int | None = None
    """The word it hangs on: the verb or noun that takes it, the noun that a relative clause is about."""
    opener: int | None = None
    """The word that opens it: that, який, because ..."""
    pieces: list[tuple[int, int]] = field(default_factory=list)
    """Ranges of words, in order; clauses inside it are left out."""
    predicate: Predicate | None = None
    phrases: list[Phrase] = field(default_factory=list)
    subject: Phrase | None = None
    object: Phrase | None = None
    receiver: Phrase | None = None
    doer: Phrase | None = None
    """Who did it, of a passive."""
    complement: Phrase | None = None
    """A noun or adjective phrase that is said of the subject."""
    shared: bool = False
    """The subject is that of the clause it is joined to or hangs on."""
    joined: int | None = None
    """The clause it is joined to by "and" or "but", or a mere comma."""

    @property
    def lo(self) -> int:
        """First word."""
        return self.pieces[0][0]

    @property
    def hi(self) -> int:
        """One past the last word."""
        return self.pieces[-1][1]


@dataclass(slots=True)
class Parse:
    """The structure of one stretch of text (one sentence, or a few)."""

    text: str
    lang: str
    words: list[Word]
    clauses: list[Clause] = field(default_factory=list)

    def children(self, number: int) -> list[Clause]:
        """The clauses that hang on this one, in order of text."""
        return [c for c in self.clauses if c.parent == number]

    def within(self, number: int) -> list[Clause]:
        """The clause and everything below it, in order of text."""
        out: list[Clause] = []
        todo = [number]
        while todo:
            at = todo.pop()
            out.append(self.clauses[at])
            todo += [c.number for c in self.clauses if c.parent == at]
        return sorted(out, key=lambda c: c.lo)

    def extent(self, number: int) -> tuple[int, int]:
        """First word and one past the last word of the clause with everything below it."""
        inside = self.within(number)
        return min(c.lo for c in inside), max(c.hi for c in inside)

    def chars(self, lo: int, hi: int) -> tuple[int, int]:
        """A range of words as code points."""
        return self.words[lo].start, self.words[hi - 1].end

    def phrase_of(self, head: int) -> Phrase | None:
        """The phrase with this head, wherever it stands."""
        todo = [p for c in self.clauses for p in c.phrases]
        while todo:
            phrase = todo.pop()
            if phrase.head == head:
                return phrase
            todo.extend((*phrase.of, *phrase.conj, *phrase.links))
            if phrase.apposition is not None and phrase.apposition.head == head:
                return phrase.apposition
        return None
