"""``explain``: a closed one-pass substitution of ``{a.field}``, in the source's own words.

Never ``str.format``: what stands in braces is looked up in a table and nothing else is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from credtui.fields import FIELDS, Kind, Scope
from credtui.model import Count, Period, Proposition, Ref, Statement

_HOLE = re.compile(r"\{([^{}]{0,60})\}")

ALWAYS = ("speaker", "outlet", "text")
"""Known of every statement, whatever the condition."""


def holes(template: str) -> Iterator[tuple[str, str, str]]:
    """(whole hole, side, field) for each; side and field are "" if the hole is malformed."""
    for match in _HOLE.finditer(template):
        side, _, name = match.group(1).partition(".")
        name = name.removesuffix(".words")
        good = side in ("a", "b") and name
        yield match.group(), side if good else "", name if good else ""


def names() -> list[str]:
    """What may stand after ``a.`` or ``b.``."""
    plain = [f.name for f in FIELDS.values() if f.scope is Scope.PROPOSITION and f.kind is not Kind.REFS]
    return [*ALWAYS, *(n for n in plain if n not in ALWAYS)]


def fill(template: str, sides: dict[str, tuple[Statement, Proposition]]) -> str:
    """The template with each hole replaced once; what a document says is never read as a hole."""

    def value(match: re.Match[str]) -> str:
        side, _, name = match.group(1).partition(".")
        if side not in sides:
            return match.group()
        return words_of(*sides[side], name.removesuffix(".words"))

    return _HOLE.sub(value, template)


def words_of(statement: Statement, proposition: Proposition, name: str) -> str:
    """A field in the source's own words."""
    if name == "speaker":
        return statement.speaker.name
    if name == "outlet":
        return statement.via or statement.document
    if name == "text":
        return proposition.text
    if name == "stance":
        return statement.stance
    value = getattr(proposition.facets, name.replace("-", "_"), None)
    if isinstance(value, (Count, Period, Ref)):
        return value.words
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
