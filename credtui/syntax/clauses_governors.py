"""What a clause with an opener hangs on: the noun it is about, the verb or noun that takes it."""

from __future__ import annotations

from credtui.syntax.clauses_tree import LEVEL, ClauseTree, nested
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause, Phrase
from credtui.syntax.segments import Segment

POINTING = ("те", "то", "тому", "тим", "того", "том", "тем")
"""Forms of the pronoun that only stands for the clause behind it ("про те, що")."""


def antecedent(tree: ClauseTree, opener: Item) -> tuple[Clause, int | None]:
    """The clause and the noun that a relative clause is about: the last phrase that agrees."""
    word = tree.words[opener.hi - 1]
    numbers, genders = word.values("number"), word.values("gender")
    aside = [tree.home] if tree.home is not None and tree.home not in tree.stack else []
    for clause in (*aside, *reversed(tree.stack)):
        near = [p for p in reversed(clause.phrases) if p.lo < opener.lo][:4]
        every = [q for p in near for q in nested(p)]
        for phrase in sorted(every, key=lambda p: -p.head):
            if _describable(tree, phrase, len(every) == 1) and _agrees(phrase, numbers, genders):
                return clause, phrase.head
        if near:
            return clause, near[0].head
    return tree.stack[-1], None


def _describable(tree: ClauseTree, phrase: Phrase, alone: bool) -> bool:
    """A relative clause can be about the phrase: no age of somebody, no utterance, no mere pronoun."""
    head = tree.words[phrase.head]
    if (head.kind == "number" and not alone) or head.has("utterance"):
        return False  # "Sych, 53, who lives in Kutsk"
    return head.pos != "PRON" or phrase.prep is not None or head.has("pronouns")


def _agrees(phrase: Phrase, numbers: frozenset[str], genders: frozenset[str]) -> bool:
    """Number and gender of the phrase are among those of the relative pronoun, where both are known."""
    plural = phrase.number == "Plur" or bool(phrase.conj)
    if numbers and phrase.number and ("Plur" if plural else phrase.number) not in numbers:
        return False
    if plural or not genders or not numbers <= {"Sing"} or not phrase.gender:
        return True
    return phrase.gender in genders


def governor(tree: ClauseTree, segment: Segment) -> tuple[Clause, int | None]:
    """What a that-clause hangs on: the noun before it, or the verb of an open clause."""
    top = tree.stack[-1]
    begins = segment.opener.lo if segment.opener else segment.lo
    outer = _told_past_aside(tree, top, segment)
    if outer is not None:
        return outer
    said = tree.last.predicate if tree.last is not None and tree.last.hi == begins else None
    if said is not None and said is top.predicate:
        return top, said.head
    if segment.joiner is not None:
        for clause in reversed(tree.stack):
            if clause.kind in ("complement", "question") and clause.parent is not None:
                return tree.parse.clauses[clause.parent], clause.governor
    noun = _noun_before(tree, top, begins)
    if noun is not None:
        return top, noun
    return tree.telling_aside() or _teller(tree, top)


def _told_past_aside(tree: ClauseTree, top: Clause, segment: Segment) -> tuple[Clause, int] | None:
    """ "X said, citing Y, that A": the commas close what is said of the telling; X tells A."""
    if segment.mark != "," or segment.joiner is not None or top.kind not in ("converb", "participle"):
        return None
    lo = top.lo
    if lo == 0 or tree.words[lo - 1].text != ",":
        return None
    for clause in reversed(tree.stack[:-1]):
        said = clause.predicate
        if said is not None and said.lo < lo and tree.speaks(said) and not tree.taken(clause):
            return clause, said.head
    return None


def _noun_before(tree: ClauseTree, top: Clause, begins: int) -> int | None:
    """The noun right before word ``begins`` that takes a that-clause; for "те, що" the verb above it."""
    before = tree.last
    if before is None or before.kind != "phrase" or before.phrase is None or begins - before.hi > 1:
        return None
    said, head = top.predicate, before.phrase.head
    noun = tree.words[head]
    if noun.lemma not in tree.grammar.content_nouns and noun.low not in POINTING:
        return None
    if before.phrase.prep is not None and tree.speaks(said):
        return None  # "said in a statement"
    if said is not None and before.lo < said.lo and tree.speaks(said):
        return None
    if noun.upper and said is not None and before.lo == said.hi and tree.words[said.head].has("ditransitive"):
        return None  # "told the Post that ...": whom it is told
    return said.head if noun.pos == "PRON" and said is not None else head


def _teller(tree: ClauseTree, top: Clause) -> tuple[Clause, int | None]:
    """The innermost open clause that reports and has not told its content yet; else the innermost one."""
    for clause in reversed(tree.stack):
        said = clause.predicate
        if said is None or not tree.speaks(said):
            continue
        if clause is top or not tree.taken(clause) or not tree.speaks(top.predicate):
            return clause, said.head
    return top, top.predicate.head if top.predicate else None


def circumstance_of(tree: ClauseTree, segment: Segment) -> Clause:
    """What an adverbial clause hangs on: behind a closed relative clause what holds that."""
    for clause in reversed(tree.stack):
        if clause.kind in LEVEL or clause.predicate is None or segment.mark == "":
            return clause
    return tree.stack[-1]
