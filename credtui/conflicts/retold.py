"""One claim told twice, by its source and by whoever retells it: what a retelling drops or adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from credtui.facets.intervals import disjoint, overlap, within
from credtui.knowledge import Knowledge
from credtui.model import Count, Facets, Fidelity, Interval, Period, Proposition, Ref, Statement
from credtui.signals.names import skeleton
from credtui.text.tokens import tokens

ORDER: tuple[Fidelity, ...] = ("faithful", "adds-detail", "drops-qualifier")
"""From the least to the most that a retelling does to the words it retells."""
_ALIKE = 0.5
"""Share of the shorter claim's terms that both must have."""
_STEM = 4
"""Letters by which a name in another case or script is known again."""
_STOPS = re.compile(r"[.!?…]")


@dataclass(frozen=True, slots=True)
class Own:
    """A source's own wording of one claim, and everything else it is seen to say."""

    statement: Statement
    claim: Proposition
    pool: Pool


@dataclass(slots=True)
class Pool:
    """The details that a source's own words are seen to give anywhere."""

    source: frozenset[str] = frozenset()
    """Ids of the source itself: its own name is no detail."""
    numbers: list[Interval] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    refs: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)

    def add(self, statement: Statement) -> None:
        """Notes the details of one statement."""
        self.stems |= _stems(statement.text) | _stems(statement.speaker.name)
        for claim in statement.propositions:
            f = claim.facets
            self.numbers += [c.interval for c in (f.quantity, f.occurrences) if c is not None]
            self.periods += [f.when] if f.when is not None else []
            self.refs.update(r.id for r in (*f.participants, f.place, f.agent, f.patient) if r is not None)


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(skeleton(t.text)[:_STEM] for t in tokens(text) if t.kind != "punct")


def same_claim(own: Facets, told: Facets, pool: Pool) -> bool:
    """Both make one claim, in whatever words: the same event, people, yes or no, and nothing apart."""
    if own.polarity and told.polarity and own.polarity != told.polarity:
        return False
    if (own.modality == "demanded") != (told.modality == "demanded"):
        return False
    if own.event is not None and told.event is not None and own.event.id != told.event.id:
        return False
    if any(_apart(a, b) for a, b in ((own.quantity, told.quantity), (own.occurrences, told.occurrences))):
        return False
    if disjoint(own.when, told.when) or (own.place and told.place and own.place.id != told.place.id):
        return False
    for mine, theirs in ((own.agent, told.agent), (own.patient, told.patient)):
        if mine and theirs and _other(mine, theirs) and not {mine.id, theirs.id} & pool.source:
            return False
    return _alike(own, told)


def _other(a: Ref, b: Ref) -> bool:
    return a.id != b.id and _named(a) and _named(b)


def _named(ref: Ref) -> bool:
    return ref.known or ref.capital


def _apart(own: Count | None, told: Count | None) -> bool:
    return own is not None and told is not None and bool(disjoint(own.interval, told.interval))


def _alike(own: Facets, told: Facets) -> bool:
    mine, theirs = set(own.terms), set(told.terms)
    shared = mine & theirs
    if not shared:
        return False
    event = own.event is not None and told.event is not None
    share = len(shared) / min(len(mine), len(theirs))
    return share >= _ALIKE and (len(shared) > 1 or (event and own.measure == told.measure))


# ------------------------------------------------------------------ what a retelling does
def fidelity_of(told: Statement, claim: Proposition, own: Own, knowledge: Knowledge) -> Fidelity:
    """What a retelling of a claim does to its source's own wording."""
    if drops(told, claim, own, knowledge):
        return "drops-qualifier"
    return "adds-detail" if adds(claim.facets, own.claim.facets, own.pool) else "faithful"


def drops(told: Statement, claim: Proposition, own: Own, knowledge: Knowledge) -> bool:
    """A hedge, an "about" or "at least", a part, an "only" or a condition of the source is gone."""
    mine, theirs = own.claim.facets, claim.facets
    if _doubts(mine, own.statement) and not _doubts(theirs, told):
        return True
    if mine.modality == "planned" and theirs.modality == "happened":
        return True
    if mine.part and theirs.quantity is not None and not theirs.part:
        return True
    if mine.exclusive and not theirs.exclusive:
        return True
    if any(
        _firmer(a, b) for a, b in ((mine.quantity, theirs.quantity), (mine.occurrences, theirs.occurrences))
    ):
        return True
    return _conditional(own.statement, own.claim, knowledge) and not _has_condition(
        told.text, told.lang, knowledge
    )


def _doubts(facets: Facets, statement: Statement) -> bool:
    return bool(facets.hedge or facets.distance or statement.distance) or facets.modality == "possible"


def _firmer(own: Count | None, told: Count | None) -> bool:
    """ "about 40" or "at least 40" has become "40"."""
    if own is None or told is None:
        return False
    if own.approx and not told.approx:
        return told.interval.lo is not None and told.interval.lo == told.interval.hi
    return own.interval != told.interval and bool(within(told.interval, own.interval))


def _conditional(statement: Statement, claim: Proposition, knowledge: Knowledge) -> bool:
    """The sentence of the claim holds a condition."""
    text = statement.text
    at = min(max(claim.span.start - statement.span.start, 0), len(text))
    before = max((m.end() for m in _STOPS.finditer(text, 0, at)), default=0)
    after = _STOPS.search(text, at)
    return _has_condition(text[before : after.start() if after else len(text)], statement.lang, knowledge)


def _has_condition(text: str, lang: str, knowledge: Knowledge) -> bool:
    lexicon = knowledge.lexicons.of(lang)
    words = " ".join(t.lower for t in tokens(text) if t.kind == "word")
    return lexicon is not None and any(f" {c} " in f" {words} " for c in lexicon.syntax.conditions)


def adds(told: Facets, own: Facets, pool: Pool) -> bool:
    """A number, a date, a place or a name that the source's own words do not give."""
    for mine, theirs in ((own.quantity, told.quantity), (own.occurrences, told.occurrences)):
        if theirs is not None and mine is None and not any(overlap(theirs.interval, n) for n in pool.numbers):
            return True
    if told.when is not None and not any(overlap(told.when, p) for p in pool.periods):
        return True
    named = (told.place, *(r for r in told.participants if _named(r)))
    return any(r is not None and not _known(r, pool) for r in named)


def _known(ref: Ref, pool: Pool) -> bool:
    if ref.id in pool.refs or ref.id in pool.source:
        return True
    parts = [
        skeleton(t.text)[:_STEM] for t in tokens(ref.words) if t.kind != "punct" and t.text[:1].isupper()
    ]
    return not parts or all(part in pool.stems for part in parts)


def gentlest(values: Iterable[Fidelity]) -> Fidelity | None:
    """The value that does least; None of none."""
    return min(values, key=ORDER.index, default=None)


def harshest(values: Sequence[Fidelity]) -> Fidelity | None:
    """The value that does most; None of none."""
    return max(values, key=ORDER.index, default=None)
