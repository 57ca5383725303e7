"""Segments without a finite verb: participles and converbs, appositions, more of a clause that is open."""

from __future__ import annotations

from credtui.syntax.clauses_fill import add, go_on
from credtui.syntax.clauses_nominal import names_what
from credtui.syntax.clauses_tree import LEVEL, ClauseTree, nested
from credtui.syntax.nodes import Clause, Predicate
from credtui.syntax.segments import DASHES, Segment

_INNER = ("relative", "participle", "converb", "adverbial")
"""Kinds of clause that end at a comma or bracket unless their last phrase goes on."""


def verbless(tree: ClauseTree, segment: Segment) -> None:
    """Gives the segment to the open clause that it belongs to, or to a reduced clause of its own."""
    said = segment.verbal.predicate if segment.verbal is not None else None
    if said is not None and said.kind in ("participle", "converb"):
        _reduced(tree, segment, said)
        return
    if describes_teller(tree, segment):
        return
    lacking = tree.lacking()
    if lacking is None:
        home = _holder(tree, segment)
        _describe(tree, home, segment)
        add(tree, home, segment)
        return
    if segment.mark and segment.mark in DASHES and names_what(tree, lacking, segment):
        go_on(tree, lacking, segment)
        return
    if lacking is tree.stack[-1]:
        _describe(tree, lacking, segment)
    tree.close_above(lacking)
    add(tree, lacking, segment)


def _holder(tree: ClauseTree, segment: Segment) -> Clause:
    """The open clause that goes on where none waits for a verb; what ends here is closed."""
    top = tree.stack[-1]
    if len(tree.stack) > 1:
        if segment.mark == ":" and top.kind not in LEVEL:
            tree.close_above(tree.level())
        elif segment.mark in (",", ")") and top.kind in _INNER and not _listed(top, segment):
            tree.close_above(tree.stack[-2])
    return tree.stack[-1]


def _listed(top: Clause, segment: Segment) -> bool:
    """The phrase behind the comma goes on with the list that the last phrase of the clause began."""
    first = next((i.phrase for i in segment.items if i.kind == "phrase"), None)
    tail = top.phrases[-1] if top.phrases else None
    if first is None or tail is None or first.prep is not None or tail.prep is not None:
        return False
    return bool(first.cases & tail.cases)


# ------------------------------------------------------------------ appositions
def describes_teller(tree: ClauseTree, segment: Segment) -> bool:
    """Gives the segment to the attribution whose speaker it describes and tells so, or leaves it."""
    teller = _described_teller(tree, segment)
    if teller is None:
        return False
    _describe(tree, teller, segment)
    add(tree, teller, segment)
    return True


def _described_teller(tree: ClauseTree, segment: Segment) -> Clause | None:
    """ "…, said Sych, the harbour chief": what follows whoever speaks belongs to that insertion."""
    home, first = tree.home, next((i.phrase for i in segment.items if i.phrase is not None), None)
    if home is None or home.kind != "insertion" or home.predicate is None or segment.joiner is not None:
        return None
    if segment.mark != "," or first is None or first.prep is not None:
        return None
    said = home.predicate
    behind = [p for p in home.phrases if p.prep is None and p.lo >= said.hi]
    if not behind or tree.last is None or tree.last.phrase is not behind[-1]:
        return None
    return home if not tree.grammar.cases or behind[-1].cases & first.cases else None


def _describe(tree: ClauseTree, home: Clause, segment: Segment) -> None:
    """A phrase behind a comma in the case of the phrase before it describes the same thing."""
    first = next((i for i in segment.items if i.kind in ("phrase", "predicate")), None)
    phrase = first.phrase if first is not None and first.kind == "phrase" else None
    if phrase is None or not home.phrases or segment.mark not in (",", "(", "—", "–"):
        return
    before = home.phrases[-1]
    if phrase.prep is not None or segment.joiner is not None or tree.words[before.head].has("utterance"):
        return
    for other in reversed(nested(before)):
        if other.apposition is None and (not tree.grammar.cases or other.cases & phrase.cases):
            other.apposition = phrase
            phrase.role = "apposition"
            return


# ------------------------------------------------------------------ reduced clauses
def _reduced(tree: ClauseTree, segment: Segment, said: Predicate) -> None:
    """A participle describes the noun before it; a converb says what the subject does besides."""
    if said.kind == "participle" and tree.last is not None:
        under, phrase = tree.stack[-1], tree.last.phrase
        clause = tree.new("participle", under, phrase.head if phrase is not None else None)
    else:
        under = tree.lacking() or tree.level()
        if said.kind == "converb" and tree.home is not None and tree.home.kind == "insertion":
            under = tree.home  # "…, she said, adding that"
        elif said.kind == "converb" and segment.mark == "," and tree.speaks(said):
            under = _first_teller(tree, under)
        clause = tree.new(said.kind, under, under.predicate.head if under.predicate else None)
        clause.shared = True
    tree.push(clause, under)
    add(tree, clause, segment)


def _first_teller(tree: ClauseTree, level: Clause) -> Clause:
    """ "said that A, adding that B": the second verb of saying belongs to who said the first."""
    while level.kind in ("complement", "question"):
        parent = tree.parent_of(level)
        if parent is None or not tree.speaks(parent.predicate):
            break
        level = parent
    return level
