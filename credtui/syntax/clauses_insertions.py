"""Clauses that name who speaks, set inside or behind what is said: "…, said X, …", "The crew, he says, …"."""

from __future__ import annotations

from credtui.syntax.clauses_tree import ClauseTree, named
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause, Phrase, Predicate
from credtui.syntax.segments import Segment


def is_insertion(tree: ClauseTree, segment: Segment, ahead: Segment | None) -> bool:
    """ ", said X," behind or inside what X said."""
    verb = segment.finite
    if verb is None or segment.joiner is not None or segment.mark not in (",", "—", "–", "-", "("):
        return False
    if not tree.speaks(verb.predicate) or _urges(tree, verb.predicate):
        return False
    if not any(c.kind == "main" for c in tree.stack) and not _main_follows(ahead):
        return False  # only clauses that wait for their main clause
    lacking = tree.lacking()
    if lacking is not None and _speaker_stands_before(tree, lacking, segment, verb):
        return False
    if not any(c.predicate is not None or c.phrases for c in tree.stack):
        return False
    if content_ahead(tree, ahead):
        return False
    return (
        sum(i.kind == "phrase" and i.phrase is not None and i.phrase.prep is None for i in segment.items) <= 2
    )


def content_ahead(tree: ClauseTree, ahead: Segment | None) -> bool:
    """What is said follows as a clause of its own."""
    if ahead is None:
        return False
    if ahead.opener is not None:
        return ahead.opener.opens in ("complement", "question")
    bare = not tree.grammar.cases and ahead.mark == "" and ahead.joiner is None
    return bare and ahead.finite is not None


def interrupts(tree: ClauseTree, lacking: Clause, segment: Segment, ahead: Segment | None) -> bool:
    """ "The crew, he says, was safe": whoever speaks stands between a subject and its verb."""
    verb = segment.finite
    if lacking is not tree.stack[-1] or lacking.predicate is not None or not lacking.phrases:
        return False
    if verb is None or segment.joiner is not None or segment.mark not in (",", "—", "–", "("):
        return False
    if ahead is None or ahead.mark not in (",", "—", "–", ")") or ahead.opener or ahead.joiner:
        return False
    if not tree.speaks(verb.predicate) or _urges(tree, verb.predicate) or ahead.finite is None:
        return False
    own = named(i.phrase for i in segment.items if i.phrase is not None)
    theirs = [i.phrase for i in ahead.items if i.phrase is not None and i.lo < ahead.finite.lo]
    waits = named(lacking.phrases) != named(theirs)  # "In Kutsk, he says, the crew was safe"
    return (own and waits) or (tree.grammar.cases and not own and len(segment.items) <= 2)


def whole_before_teller(tree: ClauseTree, lacking: Clause, segment: Segment, ahead: Segment | None) -> bool:
    """A clause without a verb is whole before ", says X": the verb of saying brings its own subject."""
    if lacking is not tree.stack[-1] or not lacking.phrases or segment.joiner is not None:
        return False
    verb, subject = segment.finite, next((i for i in segment.items if i.kind == "phrase"), None)
    if verb is None or subject is None or subject.lo < verb.lo or not tree.speaks(verb.predicate):
        return False
    if segment.mark not in (",", "—", "–", "-") or subject.phrase is None or subject.phrase.prep is not None:
        return False
    tells = verb.predicate is not None and tree.words[verb.predicate.head].has("ditransitive")
    return not tells and not content_ahead(tree, ahead)


def teller_goes_on(tree: ClauseTree, segment: Segment) -> Clause | None:
    """ "…, said X and called the council": the insertion that goes on; this is no part of the words."""
    verb, home = segment.finite, tree.home
    if verb is None or home is None or home.kind != "insertion" or home.predicate is None:
        return None
    if segment.mark or segment.joiner is None or tree.last is None or tree.last.hi != segment.lo:
        return None
    before = [i.phrase for i in segment.items if i.phrase is not None and i.lo < verb.lo]
    return None if tree.speaks(verb.predicate) or named(before) else home


def _urges(tree: ClauseTree, predicate: Predicate | None) -> bool:
    return predicate is not None and tree.words[predicate.head].first("mood") == "Imp"


def _main_follows(ahead: Segment | None) -> bool:
    """Behind a comma, the main clause that the open clauses wait for."""
    if ahead is None or ahead.mark != "," or ahead.finite is None:
        return False
    return ahead.opener is None and ahead.joiner is None


def _speaker_stands_before(tree: ClauseTree, lacking: Clause, segment: Segment, verb: Item) -> bool:
    """The verb of saying is the predicate that an open clause with its subject still lacks."""
    said = verb.predicate
    own = [i.phrase for i in segment.items if i.phrase is not None]
    if tree.grammar.cases:  # "The nurse, whose name is not told, recalled"
        return said is not None and not named(own) and any(_agrees(tree, p, said) for p in lacking.phrases)
    if not named(lacking.phrases):
        return False
    head = tree.words[said.head] if said else None
    turns = head is not None and head.lemma in tree.grammar.bare and not head.has("ditransitive")
    if not turns:  # "Sych, clearly angry, replied"
        own = [i.phrase for i in segment.items if i.phrase is not None and i.lo < verb.lo]
    return not named(own)


def _agrees(tree: ClauseTree, phrase: Phrase, said: Predicate) -> bool:
    """The phrase can be the subject of the predicate by case, number and gender."""
    if phrase.prep is not None or "Nom" not in phrase.cases:
        return False
    verb = tree.words[said.finite]
    number, gender = verb.first("number"), verb.first("gender")
    plural = phrase.number == "Plur" or bool(phrase.conj)
    if number and phrase.number and (number == "Plur") != plural:
        return False
    return not (gender and phrase.gender and not plural and gender != phrase.gender)
