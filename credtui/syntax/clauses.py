"""Segments to clauses: which goes on, which opens a clause of its own, and what that hangs on.

Segments are read once, in order.  What is built and what is still open stands in ``ClauseTree``; each kind
of segment has a module that places it there: with an opener ``clauses_subordinate``, without a finite verb
``clauses_verbless`` and ``clauses_nominal``, with one ``clauses_insertions``, ``clauses_bare`` and
``clauses_beside``.
"""

from __future__ import annotations

from credtui.syntax.clauses_bare import bare, told_subject
from credtui.syntax.clauses_beside import beside, whole_before_joiner
from credtui.syntax.clauses_fill import add, begin, go_on
from credtui.syntax.clauses_insertions import (
    interrupts,
    is_insertion,
    teller_goes_on,
    teller_to_come,
    whole_before_teller,
)
from credtui.syntax.clauses_nominal import leads_to_dash, this_is
from credtui.syntax.clauses_subordinate import subordinate
from credtui.syntax.clauses_tree import ClauseTree, named
from credtui.syntax.clauses_verbless import describes_teller, verbless
from credtui.syntax.grammar import Grammar
from credtui.syntax.items import Item
from credtui.syntax.nodes import Parse
from credtui.syntax.nominal import nominal
from credtui.syntax.segments import Segment, cut, hangs_on_a_noun


def build(parse: Parse, items: list[Item], grammar: Grammar) -> None:
    """Fills ``parse.clauses``; each item ends in exactly one clause."""
    tree = ClauseTree(parse, grammar)
    segments = cut(parse.words, items, grammar)
    for n, segment in enumerate(segments):
        ahead = next((s for s in segments[n + 1 :] if not hangs_on_a_noun(s)), None)
        if tree.stack and segment.mark in (":", ";", ".", "!", "?", "…"):
            tree.settle()
        if segment.opener is not None:
            subordinate(tree, segment, segment.opener)
        elif not tree.stack:
            if not (_subject_follows(segments, n) and describes_teller(tree, segment)):
                _first(tree, segment)
        elif segment.finite is None:
            if teller_to_come(tree, segments, n):
                _teller(tree, segment)
            else:
                _without_verb(tree, segment, ahead, _waits(segments, n))
        else:
            _with_verb(tree, segment, ahead)
    tree.finish()


def _first(tree: ClauseTree, segment: Segment) -> None:
    """The clause that a sentence starts with."""
    said = segment.verbal.predicate if segment.verbal is not None else None
    if said is None or said.kind != "converb":
        begin(tree, segment)
        return
    clause = tree.new("converb")  # "Opening the bridge, he said"
    clause.shared = True
    tree.waiting.append(clause)
    tree.push(clause, None)
    add(tree, clause, segment)


def _teller(tree: ClauseTree, segment: Segment) -> None:
    """Whoever says what stands before; the verb of saying is yet to come."""
    level = tree.level()
    clause = tree.new("insertion", level)
    tree.push(clause, level)
    add(tree, clause, segment)


def _without_verb(tree: ClauseTree, segment: Segment, ahead: Segment | None, waits: bool) -> None:
    """Places a segment that has no finite verb; ``waits``: its verb is yet to come."""
    if this_is(tree, segment):
        return
    apart = segment.joiner is not None or segment.mark in (":", ";")
    if leads_to_dash(tree, segment, ahead) or (waits and apart and tree.lacking() is None):
        beside(tree, segment, ahead)
    else:
        verbless(tree, segment)


def _with_verb(tree: ClauseTree, segment: Segment, ahead: Segment | None) -> None:
    """Places a segment that has a finite verb, behind another that may still lack its own."""
    if _asks(tree, segment):
        top = tree.stack[-1]
        asked = top.predicate.head if top.predicate else top.phrases[-1].head if top.phrases else None
        question = tree.new("question", top, asked)
        tree.push(question, top)
        add(tree, question, segment)
        return
    teller = teller_goes_on(tree, segment)
    if teller is not None:
        clause = tree.new("insertion", tree.parent_of(teller))
        clause.joined = teller.number
        add(tree, clause, segment)
        return
    lacking = tree.lacking()
    if lacking is not None and (
        whole_before_teller(tree, lacking, segment, ahead) or whole_before_joiner(tree, lacking, segment)
    ):
        nominal(tree.parse, lacking)
        lacking = None
    if segment.mark == "" and segment.joiner is None and bare(tree, segment):
        return
    if lacking is None and told_subject(tree, segment):
        return
    if lacking is not None and interrupts(tree, lacking, segment, ahead):
        add(tree, tree.new("insertion", lacking), segment)
        return
    inserted = lacking is not tree.stack[-1] and is_insertion(tree, segment, ahead)
    if lacking is not None and not inserted:
        go_on(tree, lacking, segment)
    elif inserted:
        add(tree, tree.new("insertion", tree.level()), segment)
    else:
        beside(tree, segment, ahead)


def _asks(tree: ClauseTree, segment: Segment) -> bool:
    """ "спросил, течёт ли дамба": a particle behind the verb makes a question of it."""
    verb = segment.finite
    if verb is None or segment.mark != "," or segment.joiner is not None or verb.hi >= segment.end:
        return False
    behind = tree.words[verb.hi]
    return behind.has("questions") and behind.pos in ("CCONJ", "PART")


def _subject_follows(segments: list[Segment], n: int) -> bool:
    """The next finite verb brings its own subject: the segment, without a verb, is not that subject."""
    if segments[n].verbal is not None:
        return False
    for other in segments[n + 1 :]:
        verb = other.finite
        if other.mark != "," or other.joiner is not None:
            return False
        if verb is not None and other.opener is None:
            return named(i.phrase for i in other.items if i.phrase is not None and i.lo < verb.lo)
    return False


def _waits(segments: list[Segment], n: int) -> bool:
    """A segment without a verb names the subject of a predicate that comes behind what is inserted."""
    segment = segments[n]
    if segment.verbal is not None or segment.opener is not None:
        return False
    if not any(i.kind == "phrase" and i.phrase is not None and i.phrase.prep is None for i in segment.items):
        return False
    if segment.mark == ";" and any(o.finite is not None for o in segments[n + 1 : n + 4]):
        return True
    for other in segments[n + 1 :]:
        if other.mark in (";", ":"):
            return False
        verb = other.finite
        if other.opener is not None or verb is None:
            continue
        before = [i.phrase for i in other.items if i.phrase is not None and i.lo < verb.lo]
        return other.joiner is None and not any(
            p.prep is None and "Nom" in (p.cases or {"Nom"}) for p in before
        )
    return False
