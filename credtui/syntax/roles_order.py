"""Roles where order counts: who stands before the verb, what stands behind it."""

from __future__ import annotations

from dataclasses import replace

from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Clause, Parse, Phrase, Predicate


def roles(parse: Parse, clause: Clause, grammar: Grammar) -> None:
    """Fills the roles of one clause."""
    said = clause.predicate
    if said is None:
        return
    words = parse.words
    plain = [p for p in clause.phrases if p.prep is None and p.role != "apposition"]
    spoken = next((p for p in plain if words[p.head].has("utterance")), None)
    plain = [p for p in plain if not words[p.head].has("utterance")]
    before = [p for p in plain if p.head < said.lo and not _time(parse, p, grammar)]
    inside = [p for p in plain if said.lo <= p.head < said.hi]
    after = [p for p in plain if p.head >= said.hi]
    pronoun = _relative(parse, clause)
    expletive = next((p for p in before if words[p.head].tag == "EX"), None)
    if clause.kind == "participle":
        clause.subject = pronoun
        clause.shared = pronoun is not None
    elif expletive is not None:
        clause.subject = after.pop(0) if after else None
    elif before or inside:
        own = [p for p in before if clause.opener is None or p.lo > clause.opener]
        clause.subject = _named_first(parse, said, own) or (before or inside)[-1]
        if pronoun is not None and clause.subject.lo < (clause.opener or 0):
            clause.subject = pronoun
    elif pronoun is not None:
        clause.subject = pronoun
    elif after and not _time(parse, after[0], grammar) and _inverted(parse, clause, said, after, grammar):
        clause.subject = after.pop(0)
    if said.kind in ("infinitive", "converb") and not before:
        clause.subject = None
    _behind(parse, clause, said, after, pronoun, grammar)
    clause.object = clause.object or spoken
    for phrase, role in (
        (clause.subject, "subject"), (clause.object, "object"), (clause.receiver, "receiver"),
        (clause.doer, "doer"), (clause.complement, "predicate"),
    ):  # fmt: skip
        if phrase is not None and not phrase.role:
            phrase.role = role


def _named_first(parse: Parse, said: Predicate, before: list[Phrase]) -> Phrase | None:
    """ "Vell, a chef (42), said": a comma parts the description right before the verb from the subject."""
    at = said.lo - 1
    while at > 0 and parse.words[at].pos == "ADV":
        at -= 1
    set_off = at > 0 and parse.words[at].text in (",", ")", "—", "–")
    return before[0] if len(before) > 1 and set_off else None


def _time(parse: Parse, phrase: Phrase, grammar: Grammar) -> bool:
    word = parse.words[phrase.head]
    if parse.words[phrase.lo].has("negatives"):
        return False  # "had no part"
    return word.lemma in grammar.calendar or word.low in grammar.calendar


def _relative(parse: Parse, clause: Clause) -> Phrase | None:
    """The noun that a relative or participle clause is about."""
    if clause.kind not in ("relative", "participle") or clause.governor is None:
        return None
    if clause.kind == "relative" and clause.opener is not None and clause.opener > clause.lo:
        return None  # "in which"
    whose = parse.phrase_of(clause.governor)
    if whose is None or (whose.prep is not None and _fronted(parse, clause)):
        return None
    return replace(whose, prep=None, role="")


def _fronted(parse: Parse, clause: Clause) -> bool:
    """ "It was from X that I heard it": the relative clause lacks nothing, its phrase is put in front."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None or above.predicate is None or above.subject is None:
        return False
    copula = parse.words[above.predicate.head]
    pointing = parse.words[above.subject.head].has("expletives")
    return pointing and (copula.has("be") or copula.tag == "BE") and clause.opener is not None


def _inverted(parse: Parse, clause: Clause, said: Predicate, after: list[Phrase], grammar: Grammar) -> bool:
    """ "said Peskov", "reported the ministry": a verb of saying before its subject."""
    if not after or said.kind != "finite" or said.passive:
        return False
    speaks = parse.words[said.head].lemma in grammar.speech
    if words_told(parse, said):
        return False  # "told reporters": whom, never who
    if clause.kind == "insertion":
        return speaks
    return speaks and after[0].lo == said.hi and clause.kind == "main" and clause.lo == said.lo


def words_told(parse: Parse, said: Predicate) -> bool:
    """A verb that takes whom it is told as its object."""
    return parse.words[said.head].has("ditransitive")


def _behind(
    parse: Parse,
    clause: Clause,
    said: Predicate,
    after: list[Phrase],
    pronoun: Phrase | None,
    grammar: Grammar,
) -> None:
    words = parse.words
    timed = [p for p in after if _time(parse, p, grammar)]
    after = [p for p in after if p not in timed]
    if said.passive:
        clause.doer = next(
            (
                p
                for p in clause.phrases
                if p.prep is not None and words[p.prep].has("doers") and p.head > said.lo
            ),
            None,
        )
        if after and words[said.head].has("ditransitive"):
            clause.object = after[0]
        return
    if words[said.head].has("be") or (words[said.head].tag == "BE"):
        clause.complement = after[0] if after else None
        return
    if said.kind == "nominal":
        return
    gap = (
        pronoun is not None
        and clause.kind == "relative"
        and clause.subject is not None
        and clause.subject.head != pronoun.head
    )
    if len(after) >= 2 and words[said.head].has("ditransitive") and after[1].lo == after[0].hi:
        clause.receiver, clause.object = after[0], after[1]
    elif after:
        if words[said.head].has("ditransitive") and _tells(parse, clause):
            clause.receiver = after[0]
        else:
            clause.object = after[0]
    elif gap:
        clause.object = pronoun
    if clause.receiver is None and words[said.head].has("ditransitive"):
        clause.receiver = next(
            (
                p
                for p in clause.phrases
                if p.prep is not None and words[p.prep].low == "to" and p.head > said.lo
            ),
            None,
        )


def _tells(parse: Parse, clause: Clause) -> bool:
    """What is told follows as a clause: the noun phrase is whom it is told."""
    return any(
        c.parent == clause.number and c.kind in ("complement", "question", "infinitive")
        for c in parse.clauses
    )
