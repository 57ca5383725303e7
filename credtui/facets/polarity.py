"""Yes or no, done or planned: what the predicate, its steps and its frames make of an event."""

from __future__ import annotations

from credtui.facets.claims import Claim
from credtui.facets.focus import cleft, denies_part
from credtui.facets.view import View
from credtui.model import Modality, Polarity, Stance
from credtui.syntax import Clause, Phrase, Predicate


def read_polarity(view: View, claim: Claim, stance: Stance) -> Polarity:
    """The speaker's net position on the event of a claim."""
    clause = claim.frame.clause or claim.clause
    rejects = rejected(view, claim.clause)
    if rejects is not None:
        return "negated" if rejects else "affirmed"
    if claim.own is not None and claim.main is None:
        negative = _none(view, claim.own)
    else:
        negative = _negative(view, claim, clause)
    if claim.flips % 2:
        negative = not negative
    elif stance == "deny":
        negative = True
    return "negated" if negative else "affirmed"


def _negative(view: View, claim: Claim, clause: Clause) -> bool:
    frame = claim.frame
    outer = cleft(view, claim.clause)
    clauses = {id(c): c for c in (claim.clause, clause, outer) if c is not None}
    heads = [c.predicate for c in clauses.values() if c.predicate is not None]
    count = sum(_negators(view, p) for p in heads) + any(denies_part(view, c) for c in clauses.values())
    count += sum(1 for w in frame.steps if w in view.hits("negators") or w in view.hits("denying"))
    if frame.nominal and any(p.head in view.hits("denying") or _refuses(view, p) for p in heads):
        count += 1  # "refused the deal"
    absent = any(p.absent or p.head in view.hits("absence") for p in heads)
    roles = [frame.agent, frame.patient, clause.subject, clause.object, clause.complement]
    starts = {p.lo for p in roles if p is not None}
    roles += [p for p in clause.phrases if max(p.hi, p.head + 1) in starts]  # "not all | the sailors"
    if claim.own is not None:
        roles = [claim.own]
    none = any(_none(view, p) for p in {id(p): p for p in roles if p is not None}.values())
    loose = any(
        _none(view, p)
        for p in clause.phrases
        if frame.nominal and frame.at is not None and _holds(p, frame.at)
    )
    without = any(
        p.prep is not None and p.prep in view.hits("negative_quantifiers")
        for p in clause.phrases
        if frame.nominal and frame.at is not None and _holds(p, frame.at)
    )
    nothing = any(i in view.hits("silence") for lo, hi in claim.pieces for i in range(lo, hi)) and not heads
    if view.cases or view.meaning.concord:
        return bool(count or absent or none or loose or nothing) != without
    return bool((count + absent + (none or loose) + without + nothing) % 2)


def _refuses(view: View, said: Predicate) -> bool:
    """A verb of refusing: the event that its object names does not come about."""
    hit = view.events.get(said.head)
    return hit is not None and hit[1] == "refuse"


def _holds(phrase: Phrase, at: int) -> bool:
    return phrase.lo <= at < max(phrase.hi, phrase.head + 1)


def _negators(view: View, said: Predicate) -> int:
    """Negators of the predicate, those apart that only seem to negate ("not only", "не менше")."""
    if not said.negated:
        return 0
    blocked = view.hits("not_negating")
    if any(i in blocked for i in range(max(0, said.lo - 3), said.hi)):
        return max(0, said.negated - 1)
    return said.negated


def _none(view: View, phrase: Phrase) -> bool:
    """ "no calls", "жодних розмов", "nobody", "not all"."""
    words = view.words[phrase.lo : phrase.head + 1]
    if any(w.has("negatives") for w in words):
        return True
    whole = any(i in view.hits("whole") for i in range(phrase.lo, phrase.head + 1))
    one = phrase.counted is not None and phrase.counted in view.hits("limiting")  # "not one of them"
    return phrase.negated and (whole or one) and phrase.prep is None


def rejected(view: View, clause: Clause) -> bool | None:
    """The clause calls something false (True) or true (False); None if it does neither."""
    said = clause.predicate
    heads = [said.head, *said.extra] if said is not None else []
    heads += [p.head for p in (clause.complement,) if p is not None]
    if not heads:
        heads = [p.head for p in clause.phrases if p.prep is None]
    negated = said is not None and bool(said.negated)
    negated = negated or any(_none(view, p) for p in (clause.subject,) if p is not None)
    nouns = [p.head for p in clause.phrases]
    if said is not None and said.head in heads and makes_something(view, clause):
        heads = [h for h in heads if h != said.head]
    if any(h in view.hits("falsehood") for h in heads) or (said and view.says("falsehood", said.head, nouns)):
        return not negated
    if any(h in view.hits("truth") for h in heads) or (said and view.says("truth", said.head, nouns)):
        return negated
    return None


def makes_something(view: View, clause: Clause) -> bool:
    """ "thirteen men made up the crew", "she invented a pump": only a story so made is untrue."""
    said = clause.predicate
    if (
        said is None
        or said.kind != "finite"
        or said.passive
        or said.impersonal
        or view.words[said.head].pos != "VERB"
    ):
        return False
    made = clause.object
    if made is None:
        return False
    word = view.words[made.head]
    return not (made.head in view.hits("reports") or word.pos == "PRON" or word.has("linkers"))


def read_modality(view: View, claim: Claim, stance: Stance) -> Modality:
    """Did it happen, or is it planned, possible or demanded."""
    clause = claim.frame.clause or claim.clause
    said = clause.predicate
    steps = claim.frame.steps
    asked = stance == "ask" or claim.asked or any(w in view.hits("demanded") for w in steps)
    if asked or _urges(view, said) or _let(view, claim.clause):
        return "demanded"
    outer = claim.clause.predicate
    steps = [*steps, *_modal_before(view, claim.clause)]
    words = [
        *steps,
        *([w for p in (said, outer) if p is not None for w in (p.modal, *p.extra) if w is not None]),
    ]
    if (
        stance == "promise"
        or claim.promised
        or any(w in view.hits(n) for w in words for n in ("planned", "promising"))
    ):
        return "planned"
    if any(w in view.hits("demanded") for w in words):
        return "demanded"
    if claim.unsure or any(w in view.hits("possible") for w in words) or _perhaps(view, claim):
        return "possible"
    if any(_future(view, p) for p in (said, outer) if p is not None):
        return "planned"
    return "happened"


def _modal_before(view: View, clause: Clause) -> list[int]:
    """ "could neither endorse nor oppose": the modal of the first verb is the second one's too."""
    said = clause.predicate
    if said is None or clause.joined is None or said.modal is not None or not clause.shared:
        return []
    before = view.parse.clauses[clause.joined].predicate
    bare = view.words[said.head].tag == "VB" or view.words[said.head].first("verb_form") == "Inf"
    return [before.modal] if bare and before is not None and before.modal is not None else []


def _urges(view: View, said: Predicate | None) -> bool:
    return said is not None and (
        view.words[said.head].first("mood") == "Imp"
        or any(w in view.hits("demanded") for w in (said.head, *said.extra))
    )


def _let(view: View, clause: Clause) -> bool:
    """ "Нехай приїде": a particle at the head of the clause makes a demand of it."""
    opening = view.words[clause.lo] if clause.lo < len(view.words) else None
    return opening is not None and opening.pos in ("ADV", "PART") and clause.lo in view.hits("demanded")


def _perhaps(view: View, claim: Claim) -> bool:
    """An adverb of chance in the clause itself; before a number it leaves the number open, not the event."""
    if claim.clause.opener is not None and any(
        k in view.hits("conditional") for k in range(claim.clause.lo, claim.clause.opener + 1)
    ):
        return True
    found = view.hits("possible")
    return any(
        i in found and view.words[i].pos in ("ADV", "PRED", "PART", "X") and not _of_number(view, i)
        for lo, hi in claim.clause.pieces
        for i in range(lo, hi)
    )


def _of_number(view: View, at: int) -> bool:
    """The next word, marks apart, is a number or an approximation of one."""
    after = [w for w in view.words[at + 1 : at + 4] if w.kind != "punct"]
    return bool(after) and (after[0].kind == "number" or after[0].pos == "NUM" or after[0].tag == "CD")


def _future(view: View, said: Predicate) -> bool:
    return any(view.words[w].first("tense") == "Fut" for w in (said.finite, *said.extra))


def disowns(view: View, claim: Claim) -> bool:
    """ "I never said so", "nobody heard that from me": the speaker denies having said the words."""
    clause = claim.clause
    said = clause.predicate
    if said is None:
        return False
    negated = bool(said.negated) or any(
        _none(view, p) for p in (clause.subject, clause.object) if p is not None
    )
    if not negated or said.modal is not None:
        return False
    first = view.hits("first_person")
    mine = view.words[said.finite].first("person") == "1" or (
        clause.subject is not None and clause.subject.head in first
    )
    past = any(view.words[w].first("tense") == "Past" or view.words[w].low in view.meaning.past for w in
               (said.finite, said.head, *said.extra))  # fmt: skip
    speaks = any(
        w in view.hits(n) for w in (said.head, *said.extra) for n in ("utterance", "reporting", "owning")
    )
    if mine and past and speaks:
        return True
    heard = any(w in view.hits("hearing") for w in (said.head, *said.extra))
    from_me = any(
        p.prep is not None and any(k in first for k in range(p.lo, max(p.hi, p.head + 1)))
        for p in clause.phrases
    )
    return heard and from_me
