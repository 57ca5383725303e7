"""Further clauses beside an open one: "X left, and Y stayed", "said that A; added that B"."""

from __future__ import annotations

from credtui.syntax.clauses_fill import add, begin
from credtui.syntax.clauses_insertions import content_ahead
from credtui.syntax.clauses_tree import LEVEL, ClauseTree, named
from credtui.syntax.nodes import Clause
from credtui.syntax.segments import DASHES, Segment


def beside(tree: ClauseTree, segment: Segment, ahead: Segment | None) -> None:
    """A further clause beside the innermost one that can have a neighbour."""
    level = _neighbour(tree, segment, ahead)
    first = not any(c.kind == "main" for c in tree.stack)
    if level.kind not in LEVEL or (first and segment.mark == "," and segment.joiner is None):
        begin(tree, segment)  # only clauses that hang on what is yet to come
        return
    parent = tree.parent_of(level)
    if level.kind == "main" and segment.mark in DASHES and segment.mark and segment.joiner is None:
        parent = None
    add(tree, tree.push_beside(level, parent), segment)


def whole_before_joiner(tree: ClauseTree, lacking: Clause, segment: Segment) -> bool:
    """ "we a good team, and we can go on": no verb, and a clause with its own subject behind."""
    verb = segment.finite
    if lacking is not tree.stack[-1] or segment.joiner is None or not lacking.phrases or verb is None:
        return False
    own = [i.phrase for i in segment.items if i.phrase is not None and i.lo < verb.lo]
    return named(lacking.phrases) and named(own)


def _neighbour(tree: ClauseTree, segment: Segment, ahead: Segment | None) -> Clause:
    """The open clause beside which the segment stands."""
    level = tree.level()
    if segment.mark == "" and segment.joiner is not None:
        return tree.stack[-1]
    if segment.mark in (";", ":") and level.parent is not None and segment.joiner is None:
        return tree.stack[0] if segment.mark == ";" else level
    if level.kind in ("complement", "question") and _reports_again(tree, segment, ahead):
        return tree.parent_of(level) or level
    return level


def _reports_again(tree: ClauseTree, segment: Segment, ahead: Segment | None) -> bool:
    """A second verb of saying with its own content stands beside the first, not inside it."""
    verb = segment.finite
    if verb is None or verb.predicate is None:
        return False
    if tree.words[verb.predicate.head].lemma in tree.grammar.refusing and segment.joiner is not None:
        return True
    if not tree.speaks(verb.predicate):
        return False
    return content_ahead(tree, ahead) or (ahead is not None and ahead.mark == ":")
