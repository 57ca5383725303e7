"""Clauses that begin without comma, joiner or opener: English leaves "that" and "which" out."""

from __future__ import annotations

from credtui.syntax.clauses_fill import add, go_on
from credtui.syntax.clauses_tree import ClauseTree, named
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause, Predicate
from credtui.syntax.segments import Segment


def bare(tree: ClauseTree, segment: Segment) -> bool:
    """No comma, no joiner, a second verb: places the segment and tells so, or leaves it."""
    top, first, lacking = tree.stack[-1], segment.items[0], tree.lacking()
    if first.kind == "predicate" or (first.kind == "adverb" and lacking is not None):
        if lacking is None:
            return False
        go_on(tree, lacking, segment)
        return True
    before, aside = tree.last, tree.telling_aside()
    if tree.grammar.cases or before is None:
        return False
    if before.phrase is not None and before.hi == first.lo and not _is_told(tree, top, before):
        clause = tree.new("relative", top, before.phrase.head)
    elif aside is not None:
        clause = tree.new("complement", *aside)
    elif top.predicate is not None:
        clause = tree.new("complement", top, top.predicate.head)
    else:
        return False
    tree.push(clause, top)
    add(tree, clause, segment)
    return True


def _is_told(tree: ClauseTree, top: Clause, before: Item) -> bool:
    """The phrase is whom it is told, and what is told goes on ("told reporters he knew")."""
    said = top.predicate
    if said is None or before.phrase is None:
        return False
    return tree.speaks(said) and before.lo == said.hi and before.phrase.prep is None


def told_subject(tree: ClauseTree, segment: Segment) -> bool:
    """ "said the talks, which began late, | were over": the phrase behind "said" was no object.

    Moves it to a clause of its own with the segment and tells so, or leaves both.
    """
    verb = segment.finite
    if verb is None or segment.joiner is not None or tree.grammar.cases or segment.mark not in ("", ","):
        return False
    if named(i.phrase for i in segment.items if i.phrase is not None and i.lo < verb.lo):
        return False
    aside = [tree.home] if tree.home is not None and tree.home not in tree.stack else []
    for teller in (*aside, *reversed(tree.stack)):
        said = teller.predicate
        if said is None or tree.words[said.head].lemma not in tree.grammar.bare or tree.taken(teller):
            continue
        behind = [p for p in teller.phrases if p.prep is None and p.lo >= said.hi]
        behind = [p for p in behind if tree.words[p.head].lemma not in tree.grammar.calendar]
        if tree.words[said.head].has("ditransitive"):
            behind = behind[1:]
        if behind:
            _hand_over(tree, teller, said, behind[0].lo, segment)
            return True
    return False


def _hand_over(tree: ClauseTree, teller: Clause, said: Predicate, at: int, segment: Segment) -> None:
    """Gives what stands from word ``at`` on to a complement clause that ends with ``segment``."""
    clause = tree.new("complement", teller, said.head)
    clause.phrases = [p for p in teller.phrases if p.lo >= at]
    teller.phrases = [p for p in teller.phrases if p.lo < at]
    kept = [(lo, min(hi, at)) for lo, hi in teller.pieces if lo < at]
    clause.pieces = [(max(lo, at), hi) for lo, hi in teller.pieces if hi > at]
    teller.pieces = kept
    for other in tree.parse.clauses:
        if other.parent == teller.number and other is not clause and other.lo >= at:
            other.parent = clause.number
    tree.push(clause, teller)
    add(tree, clause, segment)
