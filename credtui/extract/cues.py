"""Cue verbs of a sentence: which predicates report speech, and how."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.extract.sentence import Sentence, Words
from credtui.lexicon.attribution import GAP, NUMBER, Attribution, CueGroup
from credtui.syntax import Clause, Predicate

_AMOUNT = 4
"""Words from the preposition to the number of an amount, at most."""
_HELPERS = 4
"""Adverbs and negators right before a cue that belong to it, at most."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue verb; ``lo``..``hi`` (exclusive) are words, auxiliaries and particles included."""

    clause: Clause
    verb: int
    lo: int
    hi: int
    groups: tuple[CueGroup, ...]
    negated: bool = False
    passive: bool = False
    modal: bool = False
    """Told as possible, wished or yet to come ("could say"): nobody has said it."""

    @property
    def kind(self) -> str:
        """finite, infinitive, converb, participle or nominal."""
        return self.clause.predicate.kind if self.clause.predicate else "finite"

    @property
    def withheld(self) -> bool:
        """True if it tells what somebody does not tell ("could not confirm")."""
        return all(g.withheld for g in self.groups)

    def takes(self, what: str) -> bool:
        """True if some group of this cue can be followed by ``what``."""
        return any(what in g.takes for g in self.groups)

    def group(self, what: str) -> CueGroup:
        """The group that takes ``what``; the first group if none does."""
        return next((g for g in self.groups if what in g.takes), self.groups[0])

    @property
    def words(self) -> Words:
        """Its range of words."""
        return self.lo, self.hi


Table = dict[str, tuple[tuple[tuple[str, ...], CueGroup], ...]]
_TABLES: dict[int, tuple[Attribution, Table]] = {}


def cue_table(words: Attribution) -> Table:
    """First word of every cue -> the rest of its phrase and its group, longest phrase first."""
    found = _TABLES.get(id(words))
    if found is None or found[0] is not words:
        out: dict[str, list[tuple[tuple[str, ...], CueGroup]]] = {}
        for group in words.verbs.values():
            for entry in group.lemmas:
                head, *rest = entry.lower().split()
                out.setdefault(head, []).append((tuple(rest), group))
        table = {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in out.items()}
        if len(_TABLES) > 32:
            _TABLES.clear()
        found = _TABLES[id(words)] = (words, table)
    return found[1]


def _phrase_end(sentence: Sentence, at: int, rest: tuple[str, ...], stop: int) -> int | None:
    """One past the further words of a cue phrase behind word ``at``; behind a gap, anywhere."""
    i = at + 1
    if rest[:1] == (GAP,):
        apart = tuple(word for word in rest[1:] if word != NUMBER)
        for k in range(i + 1, stop - len(apart) + 1):
            there = all(word in sentence.lemmas(k + n) for n, word in enumerate(apart))
            if there and (apart == rest[1:] or _number_at(sentence, k + len(apart), stop)):
                return i
        return None
    for word in rest:
        if i >= len(sentence.words) or word not in sentence.lemmas(i):
            return None
        i += 1
    return i


def _number_at(sentence: Sentence, at: int, stop: int) -> bool:
    """A number stands at word ``at`` or close behind it ("at some more than 40")."""
    near = sentence.words[at : min(at + _AMOUNT, stop)]
    return any(w.kind == "number" or w.pos == "NUM" for w in near)


def _groups(sentence: Sentence, at: int, stop: int) -> tuple[list[CueGroup], int]:
    """The groups of the cue at word ``at`` by its longest phrase, and one past that phrase."""
    table = cue_table(sentence.page.words)
    groups: list[CueGroup] = []
    end, size = at + 1, 0
    for head in sorted(h for h in sentence.lemmas(at) if h in table):
        for rest, group in table[head]:
            reached = _phrase_end(sentence, at, rest, stop) if len(rest) >= size else None
            if reached is None:
                continue
            if len(rest) > size:
                groups, end, size = [], reached, len(rest)
            if group not in groups:
                groups.append(group)
    return groups, end


def cue_of(sentence: Sentence, clause: Clause) -> Cue | None:
    """The cue that a clause's predicate is, or None."""
    said = clause.predicate
    if said is None:
        return None
    for at in dict.fromkeys((said.head, *said.extra)):
        if sentence.words[at].pos not in ("VERB", "PRED", "ADJ"):
            continue
        groups, end = _groups(sentence, at, clause.hi)
        first = sentence.words[clause.lo]
        negated = bool(said.negated) or (first.pos == "CCONJ" and first.has("negatives"))
        groups = [g for g in groups if g.withheld == negated] or [g for g in groups if not g.withheld]
        if groups:
            return Cue(
                clause,
                at,
                _first(sentence, said),
                max(end, said.hi if said.kind != "nominal" else end),
                tuple(groups),
                negated,
                said.passive,
                _unsaid(sentence, said),
            )
    return None


def _first(sentence: Sentence, said: Predicate) -> int:
    """First word of the predicate with the adverbs and negators right before it."""
    at = said.lo
    while at > 0 and said.lo - at < _HELPERS and sentence.words[at - 1].pos in ("ADV", "PART"):
        word = sentence.words[at - 1]
        if not (word.has("negators") or sentence.page.ordered) or word.size == 0 or word.text[:1].isupper():
            break
        at -= 1
    return at


def _unsaid(sentence: Sentence, said: Predicate) -> bool:
    """The predicate tells what may, should or would be said."""
    if said.modal is None:
        return False
    only = sentence.page.lexicon.numbers.only
    if any(sentence.low(k) in only for k in range(said.lo, said.hi + 1)):
        return False  # "would only say": that much has been said
    return bool(sentence.every_lemma(said.modal) & set(sentence.page.words.unsaid))


def find_cues(sentence: Sentence) -> list[Cue]:
    """The cues of a sentence in order of text."""
    if not sentence.tells:
        return []
    found = [c for clause in sentence.parse.clauses if (c := cue_of(sentence, clause)) is not None]
    return sorted(found, key=lambda c: c.verb)
