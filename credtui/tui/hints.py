"""What the rule editor knows of the format: words to complete and what they mean, from the core's tables."""

from __future__ import annotations

import re
from functools import lru_cache

from credtui.fields import COMPARATORS, FIELDS, PREDICATES

KEYS = {
    "title": "What the rule looks for, in a few words.",
    "relation": "What the pair is if this rule leads: contradictory (one is true) or contrary (not both).",
    "type": "Kind of conflict; rules of one type form a group unless 'group' says otherwise.",
    "excuse": "Argues for a relation that is not a conflict: restatement, update, scope ...",
    "gate": "true makes a veto: it is looked at before any points.",
    "points": "Whole points from -100 to 100; ten double the odds.",
    "group": "Of the rules of one group only the strongest that fires counts.",
    "explain": "One sentence with {a.field} and {b.field}, filled with the sources' own words.",
    "why": "Why the two cannot stand together.",
    "misfires": "Known cases in which the rule is wrong.",
    "references": "Where the idea comes from.",
    "enabled": "false switches the rule off.",
    "formerly": "Earlier ids of this rule.",
    "when": "The condition: a field of one side is a.x or b.x, a bare x compares the sides.",
    "expect": "match or no-match.",
    "format": "Version of the file format: 1.",
    "extends": "Packs that this file builds on.",
    "offset": "Sum of points at which the score is 50.",
    "threshold": "Lowest score that is reported.",
    "reliability": "A cap's ceiling: A to F; F is unknown, not bad.",
    "credibility": "A cap's ceiling: 1 to 6; 6 is unknown, not bad.",
    "all": "Every condition of the list must hold.",
    "any": "One condition of the list must hold.",
    "not": "The condition must not hold; what is unknown stays unknown.",
}
"""Keys of a rule file and what they are for."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*$")
_AROUND = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")


@lru_cache(maxsize=1)
def vocabulary() -> tuple[str, ...]:
    """Every word that may be completed, sorted."""
    words = set(KEYS) | set(FIELDS)
    words |= {f"{side}.{name}" for side in "ab" for name in FIELDS}
    for table in (COMPARATORS, PREDICATES):
        for names in table.values():
            words |= set(names)
    for field in FIELDS.values():
        words |= set(field.values)
    from credtui.model import CONFLICT_TYPES, RELATIONS

    return tuple(
        sorted(words | set(CONFLICT_TYPES) | set(RELATIONS) | {"match", "no-match", "true", "false"})
    )


def completion(before: str) -> str:
    """The rest of the one word that the text before the cursor begins; empty if none or several fit.

    >>> completion("    occurr")
    'ences'
    """
    if before.lstrip().startswith("#"):
        return ""
    found = _WORD.search(before)
    if not found or len(found.group()) < 2:
        return ""
    word = found.group()
    fit = [w for w in vocabulary() if w.startswith(word) and w != word]
    if not fit:
        return ""
    shortest = min(fit, key=len)
    return shortest[len(word) :] if all(w.startswith(shortest) for w in fit) or len(word) >= 4 else ""


def hover(line: str, column: int) -> str:
    """What the word under the cursor means; empty if it is no word of the format."""
    for found in _AROUND.finditer(line):
        if not found.start() <= column <= found.end():
            continue
        word = found.group()
        name = word[2:] if word[:2] in ("a.", "b.") else word
        field = FIELDS.get(name)
        if field is None:
            return f"{word}: {KEYS[word]}" if word in KEYS else ""
        more = f" One of: {', '.join(field.values)}." if field.values else ""
        unit = f" In {field.unit}." if field.unit else ""
        ways = ", ".join(PREDICATES[field.kind] if word == name else COMPARATORS[field.kind])
        return f"{word}: {field.meaning}.{more}{unit} Takes {ways}."
    return ""
