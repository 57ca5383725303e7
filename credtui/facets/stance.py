"""Polarity, modality, hedges and the denial ladder: what the speaker does with a claim."""

from __future__ import annotations

from credtui.facets.clause import Clause
from credtui.lexicon.meaning import Meaning
from credtui.model import About, DenialKind, Modality, Polarity, Stance


def negations(clause: Clause, meaning: Meaning) -> int:
    """How many negators of the clause negate something."""
    blocked = {k for i, n, _ in clause.find(meaning.not_negating) for k in range(i, i + n)}
    hits = {
        i
        for i, _, _ in clause.find((*meaning.negators, *meaning.negative_quantifiers, *meaning.absence))
        if i not in blocked
    }
    glued = {
        i
        for i, w in enumerate(clause.words)
        if clause.lang == "en" and w.token.lower.replace("’", "'").endswith("n't")
    }
    return len({i for i in hits | glued if not _only_a_detail(clause, i, meaning)})


def _only_a_detail(clause: Clause, i: int, meaning: Meaning) -> bool:
    """``not by phone``, ``asked him not to go``: the predicate itself is affirmed elsewhere.

    The negator stands before a preposition, or before an infinitive that another verb governs.
    """
    if i + 1 >= len(clause) or clause.words[i].can_be("PRON"):
        return False
    after = clause.words[i + 1]
    particle = after.token.lower in meaning.auxiliaries and not after.can_be("VERB")
    beyond = clause.words[i + 2] if i + 2 < len(clause) else None
    if particle and beyond is not None and any(r.verb_form == "Inf" for r in beyond.readings):
        return any(w.finite() for w in clause.words[max(0, i - 6) : i])
    if after.can_be("ADP") and not after.can_be("VERB"):
        return any(w.finite() for k, w in enumerate(clause.words) if k != i)
    if after.readings and after.readings[0].verb_form == "Inf":
        return any(w.finite() and not w.can_be("NOUN") for w in clause.words[max(0, i - 6) : i])
    return False


def read_polarity(clause: Clause, meaning: Meaning, stance: Stance) -> Polarity:
    """The speaker's net position: negators of the clause, denial by the cue, denial inside the words."""
    count = negations(clause, meaning)
    negative = count > 0 if meaning.concord else count % 2 == 1
    denies = clause.holds(meaning.denying) and not clause.holds(meaning.unconfirming)
    rejects = clause.holds(meaning.falsehood) or (clause.holds(meaning.truth) and negative)
    if rejects:
        return "negated"
    if denies:
        negative = not negative
    elif stance == "deny" and not negative:
        negative = True
    return "negated" if negative else "affirmed"


def read_modality(clause: Clause, meaning: Meaning, stance: Stance, event: int | None = None) -> Modality:
    """Did it happen, or is it planned, possible or demanded.

    A conjunction of purpose ("so that") says why, not that the event itself is still to come.
    """
    if stance == "ask" or clause.holds(meaning.demanded):
        return "demanded"
    planned = any(_of_event(clause, i, event) for i, _, _ in clause.find(meaning.planned))
    if stance == "promise" or planned or clause.holds(meaning.promising):
        return "planned"
    opens = next(iter(clause.find(meaning.conditional)), None)
    if clause.holds(meaning.possible) or (opens is not None and opens[0] <= 1):
        return "possible"
    if event is not None:
        future = any(r.tense == "Fut" and r.verb_form == "Fin" for r in clause.words[event].readings[:1])
        return "planned" if future else "happened"
    return "happened"


def _of_event(clause: Clause, i: int, event: int | None) -> bool:
    """A word of planning speaks of the event: no conjunction, no adjective of another noun."""
    word = clause.words[i]
    if word.can_be("CCONJ"):
        return False
    if word.readings and word.readings[0].pos == "ADJ" and word.readings[0].case:
        return event is not None and 0 < event - i <= 2
    return True


def read_words(clause: Clause, phrases: tuple[str, ...]) -> str | None:
    """The first of these phrases as the text has it."""
    hit = next(iter(clause.find(phrases)), None)
    return clause.span_of(hit[0], hit[0] + hit[1] - 1).of(clause.text) if hit else None


def read_denial(clause: Clause, meaning: Meaning, stance: Stance) -> DenialKind | None:
    """The rung of the denial ladder, None if nothing is denied or refused."""
    if clause.holds(meaning.unconfirming):
        return "non-confirmation"
    if clause.holds(meaning.declining) or stance == "decline":
        return "no-comment"
    own = clause.holds(meaning.first_person) or any(
        r.person == "1" for w in clause.words for r in w.readings[:1]
    )
    if own and negations(clause, meaning) and clause.holds(meaning.utterance):
        return "utterance"
    if stance == "deny" or clause.holds(meaning.falsehood) or clause.holds(meaning.denying):
        return "flat"
    return None


def read_about(clause: Clause, meaning: Meaning, denial: DenialKind | None, has_event: bool) -> About | None:
    """What a denial is about: the whole of a report, an utterance, or the content of a claim."""
    if denial is None:
        return None
    if denial == "utterance":
        return "utterance"
    rejects = clause.holds(meaning.falsehood) or clause.holds(meaning.truth)
    if rejects and (clause.holds(meaning.reports) or not has_event):
        return "whole-report" if not has_event else "content"
    return "content"
