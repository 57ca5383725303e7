"""Which clauses of a sentence are claims of their own, and what stands round each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from credtui.facets.frames import Frame, asks_somebody, frame_of, noun_frame
from credtui.facets.phrases import can_act
from credtui.facets.view import Pieces, View
from credtui.syntax import Clause, Phrase

FRAMES = ("reporting", "denying", "falsehood", "truth", "hedges", "certain", "demanded", "promising")
"""Classes of words whose clause only says how what stands under it is held."""
BACKGROUND = ("participle", "converb", "comparison", "infinitive", "insertion", "question")
"""Kinds of clause that describe, explain or attribute: they claim nothing by themselves."""


@dataclass(slots=True)
class Claim:
    """One claim of a sentence; ``pieces`` are its ranges of words with what only describes it."""

    clause: Clause
    pieces: Pieces
    frame: Frame
    flips: int = 0
    """Denials that it stands under ("denied that ...", "it is a lie that ...")."""
    unsure: bool = False
    """It stands under something that leaves it open ("did not say whether", "believes that")."""
    asked: bool = False
    """It is what somebody asks for or orders."""
    promised: bool = False
    own: Phrase | None = None
    """The phrase that alone makes the claim (one more count of a list, a call mentioned as the only one)."""
    main: Claim | None = None
    """The claim whose event and circumstances it shares, if it is one more count."""
    spoken: list[int] = field(default_factory=list)
    """Words of the frames it stands under."""


def claims_of(view: View) -> list[Claim]:
    """The claims of a sentence in order of text; none if it has no clause."""
    made: list[Claim] = []
    for clause in view.parse.clauses:
        if not _claims(view, clause):
            continue
        claim = Claim(clause, _pieces(view, clause), frame_of(view, _whole(view, clause)))
        _stands_under(view, clause, claim)
        claim.asked = claim.asked or clause.kind == "infinitive"
        made.append(claim)
    for claim in tuple(made):
        made += _counts(view, claim)
        made += _mentioned(view, claim)
    made.sort(key=lambda c: (c.pieces[0][0], c.main is not None or c.own is not None))
    return made


def _whole(view: View, clause: Clause) -> Clause:
    """The clause with the phrase that "it was from X that ..." puts in front of it."""
    front = cleft(view, clause)
    if front is None or front.complement is not None:
        return clause
    return replace(clause, phrases=[*(p for p in front.phrases if p.prep is not None), *clause.phrases])


def is_frame(view: View, clause: Clause) -> bool:
    """The clause only says who holds, denies or knows what the clause below it tells."""
    said = clause.predicate
    below = [c for c in view.parse.children(clause.number) if c.kind in ("complement", "question")]
    if said is None or not below:
        return False
    if _first_person(view, clause):
        return False
    heads = {said.head, *said.extra}
    if any(w in view.hits(name) for w in heads for name in FRAMES):
        return True
    governed = [c.governor for c in below]
    if any(g is not None and g in view.hits("reports") for g in governed):
        return True
    subject = clause.subject
    points = (
        subject is None
        or view.words[subject.head].has("expletives")
        or view.words[subject.head].has("linkers")
    )
    return points and not any(w in view.events for w in heads)


def _first_person(view: View, clause: Clause) -> bool:
    """ "I only said that ...": the saying itself is claimed."""
    said, subject = clause.predicate, clause.subject
    if said is None:
        return False
    person = view.words[said.finite].first("person") == "1"
    mine = subject is not None and subject.head in view.hits("first_person")
    return (person or mine) and any(w in view.hits("utterance") for w in (said.head, *said.extra))


def _claims(view: View, clause: Clause) -> bool:
    if clause.kind == "infinitive" and _asked_for(view, clause):
        return True
    if clause.kind in BACKGROUND or is_frame(view, clause) or _only_rejects(view, clause):
        return False
    if clause.kind == "adverbial":
        return clause.predicate is not None and (_contrasts(view, clause) or _happened_then(view, clause))
    if clause.kind == "relative":
        return cleft(view, clause) is not None or _tells_more(view, clause)
    if any(cleft(view, c) is clause for c in view.parse.children(clause.number)):
        return False
    if _attributes(view, clause):
        return False
    if clause.predicate is None and (clause.kind == "complement" or _set_against(view, clause)):
        return False
    return bool(clause.phrases) or clause.predicate is not None


def _attributes(view: View, clause: Clause) -> bool:
    """ "..., підсумував лікар": verb, then who, at the end, without an object: whose words they were."""
    said, who = clause.predicate, clause.subject
    if not view.cases or clause.joined is None or said is None or who is None or clause.object is not None:
        return False
    if clause.kind != "main" or said.kind != "finite" or said.negated or clause.shared:
        return False
    before = view.words[clause.lo - 1] if clause.lo else None
    if before is None or before.text not in (",", "—", "–") or clause.lo != said.lo or who.lo != said.hi:
        return False
    if any(view.words[k].kind == "word" for k in range(view.parse.extent(clause.number)[1], len(view.words))):
        return False
    hit = view.events.get(said.head)
    links = view.links(hit[1] if hit else None)
    reports = hit is None or links.talk or any(said.head in view.hits(c) for c in ("reporting", "inferring"))
    return can_act(view, who) and who.counted is None and reports


def _asked_for(view: View, clause: Clause) -> bool:
    """The infinitive behind "X asked Y"."""
    above = view.parse.clauses[clause.parent] if clause.parent is not None else None
    said = above.predicate if above is not None else None
    return (
        above is not None and said is not None and clause.governor == said.head and asks_somebody(view, above)
    )


def _only_rejects(view: View, clause: Clause) -> bool:
    """ "..., this is fiction": beside a claim, a judgement of it tells nothing more."""
    subject, named = clause.subject, clause.complement
    if clause.joined is None or subject is None or named is None or named.of:
        return False
    pointing = view.words[subject.head].has("linkers") or view.words[subject.head].tag == "DTS"
    return pointing and subject.lo == subject.head and named.head in view.hits("falsehood")


def _happened_then(view: View, clause: Clause) -> bool:
    """ "..., when the harbour was hit": a second event of its own participants, told as a fact."""
    said, subject = clause.predicate, clause.subject
    if said is None or subject is None or clause.shared or said.kind != "finite" or clause.opener is None:
        return False
    opening = view.words[clause.lo : clause.opener + 1]
    if any(w.has("conditions") or w.has("purposes") for w in opening) or view.has(
        "conditional", [(clause.lo, clause.opener + 1)]
    ):
        return False
    past = view.words[said.finite].first("tense") == "Past" or view.words[said.finite].tag in (
        "VBD",
        "BE",
        "HV",
    )
    if not past:
        return False
    frame = frame_of(view, clause)
    if frame.event is None or not frame.event.known or view.links(frame.event.id).talk:
        return False
    return frame.event.id != "be-present"


def cleft(view: View, clause: Clause) -> Clause | None:
    """ "It was X that did it": the clause that only puts X in front of this relative one."""
    if clause.kind != "relative" or clause.parent is None:
        return None
    above = view.parse.clauses[clause.parent]
    said, subject = above.predicate, above.subject
    named = above.complement or next((p for p in above.phrases if p.prep is not None), None)
    if said is None or subject is None or named is None or not named.lo <= (clause.governor or -1) < named.hi:
        return None
    copula = view.words[said.head].has("be") or view.words[said.head].tag == "BE"
    points = view.words[subject.head].has("expletives") or view.words[subject.head].has("linkers")
    return above if copula and points else None


def _set_against(view: View, clause: Clause) -> bool:
    """ "..., and not 150": what is set aside without a verb is no claim."""
    first = view.words[clause.lo : clause.lo + 2]
    return len(first) == 2 and first[0].pos == "CCONJ" and first[1].has("negators")


def _contrasts(view: View, clause: Clause) -> bool:
    """ "although", "whereas": what they open is claimed as much as the rest."""
    return clause.opener is not None and any(
        k in view.hits("contrasting") for k in range(clause.lo, clause.opener + 1)
    )


def _tells_more(view: View, clause: Clause) -> bool:
    """A relative clause that goes on with the story rather than saying which one is meant."""
    said = clause.predicate
    if said is None or said.kind != "finite" or clause.lo == 0:
        return False
    if view.words[said.head].first("mood") == "Imp":
        return True
    if clause.governor is not None and view.words[clause.governor].pos in ("PRON", "DET"):
        return False  # "all that comes from X"
    comma = view.words[clause.lo - 1].kind == "punct"
    known = said.head in view.events and said.head not in view.hits("light")
    others = [c for c in view.parse.clauses if c.kind != "insertion" and c is not clause]
    last = not any(c.lo > clause.lo and c.parent == clause.parent and c.parent is not None for c in others)
    parent = view.parse.clauses[clause.parent] if clause.parent is not None else None
    closes = parent is None or parent.hi <= clause.lo
    return comma and known and (closes or not view.cases) and last


def _pieces(view: View, clause: Clause) -> Pieces:
    """The clause's own words with those of the clauses below it that claim nothing."""
    found = list(clause.pieces)
    front = cleft(view, clause)
    if front is not None:
        found += front.pieces
    for child in view.parse.children(clause.number):
        if child.kind == "insertion" or _claims(view, child) or is_frame(view, child):
            continue
        found.extend(_pieces(view, child))
    joined: list[tuple[int, int]] = []
    for lo, hi in sorted(found):
        if joined and lo <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(hi, joined[-1][1]))
        else:
            joined.append((lo, hi))
    return _trimmed(view, joined)


def _joins(view: View, i: int) -> bool:
    """The word only joins or opens the clause, or is a mark."""
    word = view.words[i]
    if word.kind == "punct":
        return word.text not in '«„“"'
    return (
        word.pos == "CCONJ" or word.tag == "SUB" or word.size == 0 or (word.pos == "SCONJ" and not word.cases)
    )


def _trimmed(view: View, pieces: list[tuple[int, int]]) -> Pieces:
    """Without the joiner or opener it starts with and the marks at its ends."""
    lo, hi = pieces[0]
    while lo < hi - 1 and _joins(view, lo):
        lo += 1
    pieces[0] = (lo, hi)
    lo, hi = pieces[-1]
    while hi > lo + 1 and view.words[hi - 1].kind == "punct" and view.words[hi - 1].text in ",.;:—–-":
        hi -= 1
    pieces[-1] = (lo, hi)
    return tuple(pieces)


def _stands_under(view: View, clause: Clause, claim: Claim) -> None:
    """Counts the denials among the frames above a claim."""
    at = clause
    while at.parent is not None and at.kind in ("complement", "question"):
        above = view.parse.clauses[at.parent]
        said = above.predicate
        words = [
            w
            for w in (at.governor, said.head if said else None, *(said.extra if said else ()))
            if w is not None
        ]
        claim.spoken += words
        negated = bool(said and (said.negated % 2 if not view.cases else said.negated))
        denies = any(w in view.hits("denying") or w in view.hits("falsehood") for w in words)
        sure = any(w in view.hits("truth") or w in view.hits("certain") for w in words)
        doubts = any(w in view.hits("doubting") for w in words)
        claim.asked = claim.asked or any(w in view.hits("demanded") for w in words)
        claim.promised = claim.promised or any(w in view.hits("promising") for w in words)
        if doubts:  # "there is no doubt that"
            claim.unsure = claim.unsure or not (negated or _none(view, above))
        elif denies:
            claim.flips += not negated
        elif sure:
            claim.flips += negated
        elif negated or at.kind == "question":
            claim.unsure = True
        at = above


def _none(view: View, clause: Clause) -> bool:
    return any(
        p.negated or view.words[p.lo].has("negatives")
        for p in (clause.subject, clause.object, clause.complement)
        if p
    )


def _counts(view: View, claim: Claim) -> list[Claim]:
    """Further counts of a list ("65 prisoners, six crew and three guards"), and parts of a total."""
    out: list[Claim] = []
    for phrase in claim.clause.phrases:
        counted = [p for p in phrase.every() if p.counted is not None]
        if len(counted) > 1:
            for other in counted[1:]:
                out.append(Claim(claim.clause, ((other.lo, max(other.hi, other.head + 1)),), claim.frame,
                                 claim.flips, claim.unsure, own=other, main=claim))  # fmt: skip
    starts = [i for i in view.hits("parts") if any(lo <= i < hi for lo, hi in claim.pieces)]
    for i in starts:
        counted = [p for p in claim.clause.phrases if p.lo >= i and (p.counted is not None or p.head >= i)]
        before = any(p.counted is not None and p.head < i for p in view.phrases(claim.clause))
        one = next((p for p in counted if p.prep is None or p.counted is not None), None)
        if one is not None and before and not any(c.own is one for c in out):
            out.append(Claim(claim.clause, ((i, max(one.hi, one.head + 1)),), claim.frame, claim.flips,
                             claim.unsure, own=one, main=claim))  # fmt: skip
    return out


def _denied_noun(view: View, phrase: Phrase) -> bool:
    """ "since then no calls": a noun that is negated by itself beside a verb that is not."""
    return any(view.words[k].has("negatives") for k in range(phrase.lo, phrase.head))


def _comma_before(view: View, at: int, claim: Claim) -> int:
    """Where the stretch that holds word ``at`` begins, after the nearest mark before it."""
    k = at
    while k > claim.pieces[0][0] and view.words[k - 1].kind != "punct":
        k -= 1
    return k


def _told_already(frame: Frame, claim: Claim) -> bool:
    """ "keeps in regular contact": the noun is part of what the verb tells."""
    told = claim.frame.event
    return told is not None and frame.event is not None and told.id == frame.event.id


def _a_thing(view: View, phrase: Phrase, claim: Claim) -> bool:
    """ "one shell": what takes part is the thing, not the event of the same name."""
    return phrase in (claim.frame.agent, claim.frame.patient) and view.thing_at(phrase) is not None


def _mentioned(view: View, claim: Claim) -> list[Claim]:
    """An event that the claim mentions with how often it happened: "during my only call with X"."""
    out: list[Claim] = []
    said = claim.clause.predicate
    if said is not None and (said.negated or said.absent):
        return out
    for phrase in view.phrases(claim.clause):
        if claim.frame.at is not None and phrase.lo <= claim.frame.at < max(phrase.hi, phrase.head + 1):
            continue
        frame = noun_frame(view, claim.clause, phrase)
        if frame is None or _told_already(frame, claim) or _a_thing(view, phrase, claim):
            continue
        if frame.at is not None and _denied_noun(view, phrase) and claim.own is None:
            cut = _comma_before(view, phrase.lo, claim)
            hi = max(phrase.hi, phrase.head + 1)
            out.append(Claim(claim.clause, _trimmed(view, [(cut, hi)]), frame, own=phrase))
            claim.pieces = tuple((lo, min(end, cut)) for lo, end in claim.pieces if lo < cut)
            claim.pieces = _trimmed(view, list(claim.pieces)) if claim.pieces else ((cut, hi),)
            continue
        limits = view.hits("limiting")
        if any(k in limits for k in range(phrase.lo, phrase.head)):
            hi = max([phrase.hi, *(p.hi for p in phrase.links)])
            out.append(Claim(claim.clause, ((phrase.lo, hi),), frame, own=phrase))
    return out
