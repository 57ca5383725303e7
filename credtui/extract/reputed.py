"""What nobody is named to say: "Y is accused of Z", "Y is said to Z", "Y обвиняют в Z"."""

from __future__ import annotations

from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence, Words


def clause_of_nobody(sentence: Sentence, cue: Cue) -> tuple[Words, str] | None:
    """The cue's own clause, verb included, where its passive makes that the content; and how it does."""
    clause = cue.clause
    if not (cue.takes("passive") or cue.takes("reputed")) or cue.negated or clause.kind != "main":
        return None
    if not (cue.passive or _of_nobody(sentence, cue)):
        return None
    told = [
        c for c in sentence.children(clause.number) if c.lo >= cue.hi and c.kind in ("infinitive", "converb")
    ]
    if cue.takes("passive"):
        behind = [p for p in clause.phrases if p.prep is not None and p.prep >= cue.hi]
        if not told and all(p is clause.doer for p in behind):
            return None
    elif not any(c.kind == "infinitive" for c in told):
        return None
    start, (_, end) = clause.lo, sentence.extent(clause.number)
    while start < cue.lo and sentence.words[start].pos in ("CCONJ", "SCONJ"):
        start += 1
    return (start, end), "passive" if cue.takes("passive") else "reputed"


def _of_nobody(sentence: Sentence, cue: Cue) -> bool:
    """ "Мэра обвиняют": a plural without a subject; "обвиняется": passive by its form."""
    clause, said = cue.clause, cue.clause.predicate
    if said is None or said.kind != "finite" or not sentence.page.grammar.cases:
        return False
    if clause.subject is None:
        plural = sentence.words[said.finite].first("number") == "Plur"
        return plural and clause.object is not None and clause.object in clause.phrases
    return cue.group("passive").takes == ("passive",)
