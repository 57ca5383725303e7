"""Hedges, distance and the denial ladder: what the speaker does with a claim."""

from __future__ import annotations

from credtui.facets.clause import Clause
from credtui.lexicon.meaning import Meaning
from credtui.model import About, DenialKind, Stance


def read_words(clause: Clause, phrases: tuple[str, ...]) -> str | None:
    """The first of these phrases as the text has it."""
    hit = next(iter(clause.find(phrases)), None)
    return clause.span_of(hit[0], hit[0] + hit[1] - 1).of(clause.text) if hit else None


def read_denial(
    clause: Clause, meaning: Meaning, stance: Stance, disowned: bool = False
) -> DenialKind | None:
    """The rung of the denial ladder, None if nothing is denied or refused.

    ``disowned``: the clause says of words that they were not the speaker's.
    """
    if disowned or clause.holds(meaning.misquoting):
        return "utterance"
    if clause.holds(meaning.unconfirming):
        return "non-confirmation"
    if clause.holds(meaning.declining) or stance == "decline":
        return "no-comment"
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
