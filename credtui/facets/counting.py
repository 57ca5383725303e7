"""Which number is the claim's own, what it counts, and whether it is part of a larger one."""

from __future__ import annotations

from credtui.facets.claims import Claim
from credtui.facets.quantity import Quantity
from credtui.facets.view import View
from credtui.model import Span
from credtui.text.translit import fold


def main_quantity(view: View, claim: Claim, counted: list[Quantity]) -> Quantity | None:
    """The number that the claim gives: of the patient or the subject rather than of a circumstance."""
    if not counted:
        return None
    frame = claim.frame
    clause = frame.clause or claim.clause
    for phrase in (frame.patient, clause.object, clause.subject, clause.complement, claim.own):
        if phrase is None:
            continue
        span = view.chars(phrase.lo, max(phrase.hi, phrase.head + 1))
        inside = [q for q in counted if q.count.span is not None and span.overlaps(q.count.span)]
        if inside:
            return min(inside, key=lambda q: q.vague)
    return min(counted, key=lambda q: q.vague)


def measure_of(view: View, quantity: Quantity | None, claim: Claim) -> str | None:
    """What the number counts: money and shares by unit, else by the counted noun or the event."""
    if quantity is None:
        return None
    unit = quantity.count.unit
    if unit:
        return "percent" if unit == "percent" else "money" if unit.isupper() and len(unit) == 3 else unit
    span = quantity.noun_span
    frame = claim.frame
    own = view.links(frame.event.id).measure if frame.event and frame.at is not None else None
    if own and span is not None and _patients(view, claim, span):
        return own  # "four hundred conscripts were killed": not "conscripted"
    if span is not None:
        for i, (size, concept) in sorted(view.events.items()):
            where = view.chars(i, i + size)
            if where.overlaps(span) and view.links(concept).measure:
                return view.links(concept).measure
    event = claim.frame.event
    measure = view.links(event.id).measure if event else None
    if measure:
        return measure
    for lo, hi in claim.pieces:
        for i in range(lo, hi):
            hit = view.events.get(i)
            if hit and view.links(hit[1]).measure and claim.frame.nominal:
                return view.links(hit[1]).measure
    if span is not None:
        for i, (size, thing) in sorted(view.things.items()):
            if view.chars(i, i + size).overlaps(span):
                return thing
    return fold(quantity.nouns[0]) if quantity.nouns and not quantity.zero else None


def _patients(view: View, claim: Claim, span: Span) -> bool:
    """Those counted are whom the event happened to."""
    patient, at = claim.frame.patient, claim.frame.at
    if patient is None or at is None or patient.lo <= at < max(patient.hi, patient.head + 1):
        return False
    return view.chars(patient.head, patient.head + 1).overlaps(span)


def partial(view: View, claim: Claim, quantity: Quantity) -> bool:
    """ "of them 40", "one of those killed"."""
    if quantity.part_of_total or (claim.main is not None and claim.pieces[0][0] in view.hits("parts")):
        return True
    span = quantity.count.span
    at = claim.frame.at
    for phrase in claim.clause.phrases:
        among = phrase.prep is not None and view.words[phrase.prep].low in view.partitives
        if among and at is not None and phrase.lo <= at <= phrase.hi + 1:
            return True
    for phrase in view.phrases(claim.clause):
        if span is None or phrase.counted is None or phrase.head <= phrase.counted + 1:
            continue
        if not view.chars(phrase.counted, phrase.counted + 1).overlaps(span):
            continue
        between = view.words[phrase.counted + 1 : phrase.head]
        if any(w.low in view.partitives for w in between) and any(w.pos in ("DET", "PRON") for w in between):
            return True
        if view.cases and any(w.pos == "ADP" for w in between):
            return True
    return False
