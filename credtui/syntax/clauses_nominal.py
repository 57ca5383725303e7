"""What is said of a subject without a verb, by a dash or a pointing word: "X — Y", "…, це вигадка"."""

from __future__ import annotations

from credtui.syntax.clauses_fill import add
from credtui.syntax.clauses_tree import ClauseTree, named
from credtui.syntax.nodes import Clause, Phrase, Predicate
from credtui.syntax.segments import DASHES, Segment


def names_what(tree: ClauseTree, lacking: Clause, segment: Segment) -> bool:
    """ "X — Y", "since then — silence": the phrase behind the dash becomes the predicate; tells if so."""
    first = next((i for i in segment.items if i.kind == "phrase"), None)
    said = first.phrase if first is not None else None
    if first is None or said is None or said.prep is not None or lacking.predicate is not None:
        return False
    if tree.grammar.cases and said.cases and "Nom" not in said.cases:
        return False
    lacking.predicate = Predicate(first.lo, first.hi, said.head, said.head, "nominal", int(said.negated))
    lacking.complement, said.role = said, "predicate"
    return True


def leads_to_dash(tree: ClauseTree, segment: Segment, ahead: Segment | None) -> bool:
    """ "..., all that story — a lie": behind a whole clause a noun and what the dash says of it."""
    if not tree.grammar.cases or segment.mark not in (",", ";") or segment.verbal is not None:
        return False
    if ahead is None or ahead.mark not in DASHES or not ahead.mark or ahead.verbal is not None:
        return False
    if segment.joiner is not None or ahead.joiner is not None or tree.lacking() is not None:
        return False
    return _subject_first(segment) and _subject_first(ahead)


def _subject_first(segment: Segment) -> bool:
    first = next((i for i in segment.items if i.kind != "adverb"), None)
    return first is not None and first.phrase is not None and named([first.phrase])


def this_is(tree: ClauseTree, segment: Segment) -> bool:
    """ "…, це вигадка": behind a whole clause, "this is" without a verb makes a clause of its own.

    Places the segment and tells so, or leaves it.
    """
    found = [i.phrase for i in segment.items if i.phrase is not None]
    if not found or segment.verbal is not None or segment.mark not in (",", "—", "–", ";"):
        return False
    first = found[0]
    if not tree.words[first.lo].has("linkers") or first.prep is not None:
        return False
    if segment.joiner is not None or tree.lacking() is not None:
        return False
    said = first if first.head > first.lo else next(iter(found[1:]), None)
    if said is None or said.prep is not None or "Nom" not in said.cases:
        return False
    level = tree.level()
    clause = tree.push_beside(level, tree.parent_of(level))
    this = Phrase(first.lo, first.lo + 1, first.lo, cases=frozenset({"Nom"}), number="Sing")
    if said is first:
        said.lo += 1
    add(tree, clause, segment)
    clause.phrases = [this, *(p for p in clause.phrases if p is not first or p is said)]
    clause.predicate = Predicate(said.lo, said.hi, said.head, said.head, "nominal", int(said.negated))
    clause.complement, said.role = said, "predicate"
    clause.subject, this.role = this, "subject"
    return True
