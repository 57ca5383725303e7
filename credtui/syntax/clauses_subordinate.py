"""Segments with an opener (that, who, because, як): which kind of clause each one opens."""

from __future__ import annotations

from credtui.syntax.clauses_fill import add
from credtui.syntax.clauses_governors import POINTING, antecedent, circumstance_of, governor
from credtui.syntax.clauses_tree import ClauseTree
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause
from credtui.syntax.segments import Segment

_PLAIN = 3
"""Phrases and verbs of "as X told Y", at most."""
_ATTRIBUTES = 5
"""Those of "as X reports with reference to Y", where nothing is the object, at most."""


def subordinate(tree: ClauseTree, segment: Segment, opener: Item) -> None:
    """Opens the clause that the opener of the segment brings."""
    top = tree.stack[-1] if tree.stack else None
    kind, verbless = _kind(tree, segment, opener), segment.finite is None
    if verbless and segment.verbal is None and top is not None and _compares(tree, opener, kind):
        add(tree, tree.new("comparison", top), segment)
        return
    if kind == "adverbial" and _as_said(tree, segment, opener):
        _insert(tree, segment, opener)
        return
    told = tree.home is not None and tree.home.kind == "insertion" and kind == "relative"
    under, head = _hangs_on(tree, segment, opener, kind) if top is not None or told else (None, None)
    clause = tree.new(kind, under, head)
    if under is None:
        tree.waiting.append(clause)
    clause.opener = opener.hi - 1
    tree.push(clause, under)
    add(tree, clause, segment)
    if verbless:
        tree.last = tree.last or opener


def _insert(tree: ClauseTree, segment: Segment, opener: Item) -> None:
    """An attribution with an opener; before its sentence, it waits for the main clause."""
    clause = tree.new("insertion", tree.level() if tree.stack else None)
    clause.opener = opener.lo
    add(tree, clause, segment)
    if not tree.stack:
        tree.waiting.append(clause)


def _hangs_on(tree: ClauseTree, segment: Segment, opener: Item, kind: str) -> tuple[Clause, int | None]:
    """The open clause that a clause of this kind hangs on, and the word of it."""
    if kind == "relative":
        return antecedent(tree, opener)
    if kind in ("complement", "question"):
        return governor(tree, segment)
    under = circumstance_of(tree, segment)
    return under, under.predicate.head if under.predicate else None


# ------------------------------------------------------------------ kinds
def _kind(tree: ClauseTree, segment: Segment, opener: Item) -> str:
    """What the opener opens here: the likeliest kind, unless the words around it tell another."""
    kind = opener.opens
    if kind == "complement" and _is_relative(tree, segment, opener):
        kind = "relative"
    if kind == "complement" and tree.words[opener.hi - 1].has("purposes") and not _wanted(tree):
        kind = "adverbial"
    return kind


def _is_relative(tree: ClauseTree, segment: Segment, opener: Item) -> bool:
    """ "що", "что", "that" behind a noun stand for it if the clause lacks a subject or object."""
    word = tree.words[opener.hi - 1]
    before = tree.last
    if not word.has("relatives") or before is None or before.kind != "phrase" or before.phrase is None:
        return False
    if segment.joiner is not None or not tree.stack or opener.lo - before.hi > 1:
        return False
    top = tree.stack[-1]
    if not tree.grammar.cases:
        return _is_relative_by_order(tree, segment, opener, before)
    if tree.words[before.phrase.head].low in POINTING:
        return bool(segment.items) and segment.items[0].kind == "predicate" and before.phrase.prep is None
    if tree.speaks(top.predicate):
        return False
    first = next((i for i in segment.items if i.kind != "adverb"), None)
    return first is not None and first.kind == "predicate"


def _is_relative_by_order(tree: ClauseTree, segment: Segment, opener: Item, before: Item) -> bool:
    """The same where order tells the roles: a verb right behind it, or no verb that could take the clause."""
    assert before.phrase is not None
    first = next((i for i in segment.items if i.kind != "adverb"), None)
    if first is None:
        return False
    if first.kind == "predicate":
        return True
    if tree.words[before.phrase.head].lemma in tree.grammar.content_nouns:
        return False
    if segment.mark == "," and tree.words[opener.hi - 1].has("complementisers"):
        return False  # "said, speaking in Kutsk, that": no comma parts this relative from its noun
    top = tree.stack[-1]
    said = top.predicate
    if tree.speaks(said) and not tree.taken(top) and before.phrase.role != "subject":
        return tree.words[opener.hi - 1].low != "that"
    return not (
        said is not None
        and (tree.speaks(said) or tree.words[said.head].has("ditransitive"))
        and before.lo == said.hi
    )


def _wanted(tree: ClauseTree) -> bool:
    """A verb of saying or asking right before "щоб"/"чтобы" takes it for its content."""
    return bool(tree.stack) and tree.speaks(tree.stack[-1].predicate)


def _compares(tree: ClauseTree, opener: Item, kind: str) -> bool:
    """ "like X", "than Y", "больше, чем Z": no clause, a comparison, whatever else the word can open."""
    word = tree.words[opener.lo].low
    return word in tree.grammar.comparing or (kind == "adverbial" and word in tree.grammar.as_words)


def _as_said(tree: ClauseTree, segment: Segment, opener: Item) -> bool:
    """ "As X reports", "як повідомляє X": an attribution, not a circumstance."""
    verb = segment.finite
    if verb is None or tree.words[opener.lo].low not in tree.grammar.as_words:
        return False
    parts = sum(i.kind in ("phrase", "predicate") for i in segment.items)
    bare = sum(i.phrase is not None and i.phrase.prep is None for i in segment.items)
    if parts > (_ATTRIBUTES if bare == 1 else _PLAIN):
        return False
    return tree.speaks(verb.predicate)
