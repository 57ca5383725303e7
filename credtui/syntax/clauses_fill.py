"""A segment's items given to a clause: its phrases, its predicate, the infinitives and converbs behind it."""

from __future__ import annotations

from credtui.syntax.clauses_tree import ClauseTree
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause, Predicate
from credtui.syntax.segments import Segment


def begin(tree: ClauseTree, segment: Segment) -> None:
    """A main clause that starts with the segment."""
    clause = tree.new("main")
    tree.push(clause, None)
    add(tree, clause, segment)
    tree.adopt(clause)


def go_on(tree: ClauseTree, clause: Clause, segment: Segment) -> None:
    """An open clause goes on with the segment; what was open inside it is closed."""
    tree.close_above(clause)
    add(tree, clause, segment)
    tree.adopt(clause)


def add(tree: ClauseTree, clause: Clause, segment: Segment) -> None:
    """Gives a segment's items to a clause; an utterance alone is a clause that lacks nothing."""
    lo = segment.lo
    if clause.pieces and clause.pieces[-1][1] == lo:
        clause.pieces[-1] = (clause.pieces[-1][0], segment.end)
    else:
        clause.pieces.append((lo, segment.end))
    home = clause
    for item in segment.items:
        if item.kind == "phrase" and item.phrase is not None:
            home.phrases.append(item.phrase)
        elif item.kind == "predicate" and item.predicate is not None:
            home = _predicate(tree, clause, home, item, item.predicate, segment.end)
        if item.kind in ("phrase", "predicate"):
            tree.last, tree.home = item, home
    alone = segment.items[0].phrase if len(segment.items) == 1 else None
    if alone is not None and clause.predicate is None and tree.words[alone.head].has("utterance"):
        clause.predicate = Predicate(alone.lo, alone.hi, alone.head, alone.head, "nominal")


def _predicate(
    tree: ClauseTree, clause: Clause, home: Clause, item: Item, said: Predicate, end: int
) -> Clause:
    """Adds a predicate to ``clause``, or to ``home`` inside it; the clause that what follows belongs to."""
    teller = home if home is not clause and tree.speaks(home.predicate) else clause
    inner = _say(tree, teller, said)
    if inner is not None or home is not clause:
        home.pieces[-1] = (home.pieces[-1][0], item.lo)
        (inner or clause).pieces.append((item.lo, end))
    return inner or clause


def _say(tree: ClauseTree, clause: Clause, said: Predicate) -> Clause | None:
    """Adds a predicate; the clause of an infinitive that takes the phrases behind it, if there is one."""
    have = clause.predicate
    if have is None or (have.kind not in ("finite", "nominal") and said.kind in ("finite", "nominal")):
        clause.predicate = said
        if have is not None and have.kind == "infinitive":
            before = _chain(tree, clause, said, have)
            if before is not None:
                before.pieces.append((have.lo, have.hi))
        return None
    return _chain(tree, clause, have, said) if said.kind in ("infinitive", "converb") else None


def _chain(tree: ClauseTree, clause: Clause, have: Predicate, inf: Predicate) -> Clause | None:
    """An infinitive behind a modal tells what is done; behind another verb it is a clause of its own."""
    if inf.kind == "infinitive" and have.modal is not None and have.head == have.modal:
        have.extra = (*have.extra, have.head)
        have.head = inf.head
        have.kind = "finite" if have.kind == "nominal" else have.kind  # "повинен відкрити"
        have.negated += inf.negated
        have.lo, have.hi = min(have.lo, inf.lo), max(have.hi, inf.hi)
        have.passive = have.passive or inf.passive
        return None
    inner = tree.new(inf.kind, clause, have.head)
    inner.predicate = inf
    inner.shared = True
    return inner
