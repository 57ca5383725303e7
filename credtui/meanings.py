"""What the words of a rule file mean, in one phrase each: completion, hover and the screens tell it."""

from __future__ import annotations

LOGIC = {"all": "every condition of the list holds", "any": "at least one condition of the list holds",
         "not": "the conditions do not hold; unknown stays unknown"}  # fmt: skip
OPERATORS = {
    "eq": "is", "ne": "is not", "ge": "at least, for every possible value", "gt": "more than",
    "le": "at most, for every possible value", "lt": "less than", "in": "is one of",
    "maybe_ge": "at least, for some possible value", "maybe_le": "at most, for some possible value",
    "known": "a value is there", "missing": "no value is there",
}  # fmt: skip
PREDICATES = {
    "equal": "both sides have the same value", "opposite": "the two values exclude each other",
    "same-concept": "one concept, whatever the language", "within": "a's value lies inside b's",
    "disjoint": "no value is common to both", "overlap": "at least one value is common to both",
    "before": "a's period ends before b's begins", "similar": "the wordings are alike",
}  # fmt: skip

KEYS = {
    "title": "one sentence that names the rule", "relation": "what the pair is if this rule leads",
    "type": "the kind of conflict", "excuse": "argues for a relation that is not a conflict",
    "gate": "a veto: looked at before any points", "points": "whole points; 10 double the odds",
    "group": "of one group only the strongest rule counts (default: the type)",
    "explain": "the sentence a reader sees, with {a.field} in the source's own words",
    "why": "why the condition makes a conflict", "misfires": "when this rule is wrong",
    "references": "where the idea comes from", "enabled": "false switches the rule off",
    "formerly": "earlier ids; they still work", "when": "the conditions; all must hold",
    "example": "two texts and whether the rule must fire", "format": "version of the file format",
    "extends": "packs that this one builds on", "scoring": "half-way point and threshold",
    "offset": "the sum that stands for even odds", "threshold": "the lowest score reported, 1 to 99",
    "base_rate": "share of true conflicts among pairs, for fitting", "reason": "why, for people",
    "reliability": "highest reliability, A to F", "credibility": "best credibility, 1 to 6",
    "expect": "match or no-match", "a": "one side", "b": "the other side", "rule": "the id of a rule",
    "contains": "the text that silences the rule", "until": "last day it holds, ISO date",
    "text": "the wording", "lang": "uk, ru or en", "date": "ISO date on which it was said",
    "speaker": "who says it (an invented name)", "outlet": "who publishes it (an invented name)",
    "note": "a note for people", "cap": "a ceiling on grades", "override": "changes a rule of another file",
    "suppress": "silences a rule, with a reason", "fitted": "where the points come from",
}  # fmt: skip

RELATIONS = {
    "contradictory": "exactly one of the two can be true",
    "contrary": "they cannot both be true; both may be wrong",
    "restatement": "the same content in other words",
    "update": "a later figure, not a contradiction",
    "changed-account": "one speaker, two accounts",
    "scope": "both can be true: another part, measure or stage",
    "different-time": "both can be true: another time",
    "different-event": "not about the same event",
    "non-confirmation": "no position is taken",
    "unrelated": "nothing connects them",
}  # fmt: skip
TYPES = {
    "denial": "one side denies what the other says", "negation": "one affirms what the other negates",
    "number": "two amounts that exclude each other", "frequency": "how often it happened",
    "time": "two times of one event", "antonym": "two words that exclude each other",
    "attribution": "who or what did it", "denied-utterance": "one denies the words the other reports",
    "exclusivity": "only this, against something else too", "lexical": "the wordings exclude each other",
}  # fmt: skip
EXPECT = {"match": "the rule must fire", "no-match": "the rule must not fire"}
FLAGS = {"true": "yes", "false": "no"}
