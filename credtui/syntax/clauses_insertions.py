"""Clauses that name who speaks, set inside or behind what is said: "…, said X, …", "The crew, he says, …"."""

from __future__ import annotations

from credtui.syntax.clauses_tree import LEVEL, ClauseTree, named
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause, Phrase, Predicate
from credtui.syntax.segments import Segment

_DESCRIPTIONS = 8
"""Stretches between whoever speaks and the verb of saying, at most."""


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


def teller_to_come(tree: ClauseTree, segments: list[Segment], n: int) -> bool:
    """ "…, Vell, the harbour chief, said": behind a whole clause, the subject of a verb of saying to come."""
    segment, top = segments[n], tree.stack[-1]
    subject = segment.items[0].phrase if segment.items else None
    if subject is None or segment.mark != "," or segment.joiner is not None or not named([subject]):
        return False
    if tree.grammar.cases or tree.lacking() is not None or top.predicate is None or top.kind not in LEVEL:
        return False
    described = bool(subject.conj)  # else nothing would part subject and verb
    for other in segments[n + 1 : n + 1 + _DESCRIPTIONS]:
        verb = other.finite
        if other.joiner is not None or other.mark not in (",", "(", ")", ""):
            return False
        if verb is not None and other.opener is None:
            own = [i.phrase for i in other.items if i.phrase is not None and i.lo < verb.lo]
            said = tree.speaks(verb.predicate) and not named(own)
            return said and described and _of_before(tree, other, verb)
        described = True
    return False


def _of_before(tree: ClauseTree, segment: Segment, verb: Item) -> bool:
    """The verb of saying has no subject of its own behind it: what stands there is whom it is told to."""
    behind = next((i.phrase for i in segment.items if i.phrase is not None and i.lo >= verb.hi), None)
    if behind is None or behind.prep is not None or tree.words[behind.head].has("utterance"):
        return True
    if tree.words[behind.head].lemma in tree.grammar.calendar:
        return True  # "said this month"
    return verb.predicate is not None and tree.words[verb.predicate.head].has("ditransitive")


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
    if tree.words[subject.phrase.head].lemma in tree.grammar.calendar:
        return False  # "said this month"
    if verb.predicate is None or content_ahead(tree, ahead):
        return False
    head = tree.words[verb.predicate.head]
    if head.has("ditransitive"):
        return False
    if tree.grammar.cases:
        somebody = any(tree.words[p.head].animate for p in lacking.phrases if p.prep is None)
        if somebody and not tree.words[subject.phrase.head].animate:
            return False  # "Сич, речник порту, рішуче відкинув звіт"
        return _agrees(tree, subject.phrase, verb.predicate)
    return head.lemma in tree.grammar.bare  # not "Vell, the chief, flatly rejected the claim"


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
    own = [p for p in own if not tree.words[p.head].has("utterance")]
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
