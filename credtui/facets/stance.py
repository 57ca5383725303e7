"""Hedges, distance and the denial ladder: what the speaker does with a claim."""

from __future__ import annotations

from credtui.facets.clause import Clause
from credtui.lexicon.meaning import Meaning
from credtui.model import About, DenialKind, Stance


def read_words(clause: Clause, phrases: tuple[str, ...]) -> str | None:
    """The first of these phrases as the text has it."""
    hit = clause.find(phrases)
    return clause.span_of(hit[0], hit[0] + hit[1] - 1).of(clause.text) if hit else None


def read_denial(
    clause: Clause, meaning: Meaning, stance: Stance, disowned: bool = False, untrue: bool = False
) -> DenialKind | None:
    """The rung of the denial ladder, None if nothing is denied or refused.

    ``disowned``: the clause says of words that they were not the speaker's; ``untrue``: it calls
    something false.
    """
    if disowned or clause.holds(meaning.misquoting):
        return "utterance"
    if clause.holds(meaning.unconfirming):
        return "non-confirmation"
    if clause.holds(meaning.declining) or stance == "decline":
        return "no-comment"
    if untrue or stance == "deny" or clause.holds(meaning.falsehood) or clause.holds(meaning.denying):
        return "flat"
    return None


def denies_outright(stance: Stance, denial: DenialKind | None, untrue: bool) -> bool:
    """A statement told as a claim that calls a report false or disowns words is a denial."""
    return stance == "assert" and (denial == "utterance" or (denial == "flat" and untrue))


def of_report(clause: Clause, meaning: Meaning) -> bool:
    """It speaks of a report, or of what is true without saying what that is."""
    return clause.holds(meaning.reports) or clause.holds(meaning.falsehood) or clause.holds(meaning.truth)


def read_about(denial: DenialKind | None, reports: bool, has_event: bool) -> About | None:
    """What a denial is about: the whole of a report, an utterance, or the content of a claim.

    ``reports``: the clause speaks of a report; ``has_event``: it names an event besides.
    """
    if denial is None:
        return None
    if denial == "utterance":
        return "utterance"
    return "whole-report" if reports and not has_event else "content"
