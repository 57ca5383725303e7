"""The predicate of a clause: its main verb past the auxiliaries, or the event noun beside a light verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credtui.facets.sense import Sense
from credtui.model import Ref


@dataclass(frozen=True, slots=True)
class Event:
    """What a clause tells of: the concept, the token of its word and the token of the clause's verb."""

    ref: Ref | None
    at: int | None
    verb: int | None


def main_verb(sense: Sense, tokens: Sequence[int]) -> int | None:
    """The token of the clause's main verb, auxiliaries passed over; None for a clause without one."""
    inside = set(tokens)
    start = next((i for i in tokens if sense.finite(i)), None)
    if start is None:
        return None
    if start not in sense.hits("auxiliaries") and not sense.words.form(start).endswith("n't"):
        return start
    i, steps = start + 1, 0
    while i in inside and steps < 6:
        if i in sense.hits("auxiliaries") or i in sense.hits("negators"):
            i += 1
            steps += 1
            continue
        top = sense.top(i)
        if sense.verb(i) and i not in sense.hits("determiners"):
            return i
        if top is None or top.pos not in ("ADV", "PART", "X", "ADJ") or sense.nominal(i):
            break
        i += 1
        steps += 1
    return start


def event_of(sense: Sense, tokens: Sequence[int]) -> Event:
    """The event of a clause; an unknown predicate is its lemma, not known."""
    verb = main_verb(sense, tokens)
    if verb is not None and verb not in sense.hits("light"):
        found = _at_verb(sense, verb, set(tokens))
        if found:
            return found
    nouns = [i for i in tokens if i in sense.concepts and i != verb]
    best = _best_noun(sense, nouns, verb)
    if best is not None:
        return Event(_ref(sense, best), best, verb)
    if verb is not None:
        if verb in sense.concepts:
            return Event(_ref(sense, verb), verb, verb)
        span = sense.words.span(verb, verb)
        if verb in sense.hits("auxiliaries"):
            return Event(None, None, verb)
        return Event(Ref(f"{sense.lang}:{sense.lemma(verb)}", span.of(sense.text), span, False), verb, verb)
    return Event(None, None, None)


def _at_verb(sense: Sense, verb: int, inside: set[int]) -> Event | None:
    for i in (verb, verb - 1):
        hit = sense.concepts.get(i)
        if hit and i in inside and i + hit[0] > verb:
            return Event(_ref(sense, i), i, verb)
    return None


def _best_noun(sense: Sense, nouns: Sequence[int], verb: int | None) -> int | None:
    """The event word that is no modifier in a prepositional phrase comes first."""
    plain = [
        i for i in nouns if not _after_preposition(sense, i) and not sense.links(sense.concepts[i][1]).thing
    ]
    pool = plain or [i for i in nouns if not sense.links(sense.concepts[i][1]).thing]
    return pool[0] if pool else None


def _after_preposition(sense: Sense, i: int) -> bool:
    for k in (i - 1, i - 2, i - 3):
        if k < 0 or not sense.words.is_word(k) or sense.finite(k):
            return False
        if k in sense.hits("locative") or any(r.pos == "ADP" for r in sense.readings(k)[:1]):
            return True
    return False


def _ref(sense: Sense, i: int) -> Ref:
    size, concept = sense.concepts[i]
    span = sense.words.span(i, i + size - 1)
    return Ref(concept, span.of(sense.text), span, True)
