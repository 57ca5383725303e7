"""The list behind the conflicts view: an index over relations that is filtered and sorted, never copied."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from credtui.model import Comparison, Document, Relation, Statement

SORTS = ("rank", "score", "type", "date", "source")
"""Orders that ``s`` goes through; *rank* is the comparison's own."""

_TERM = re.compile(r"^(source|outlet|type|relation|band|lang|rule):(.+)$")
_NUMBER = re.compile(r"^(score|sum)(>=|<=|>|<|=)(-?\d{1,6})$")
_TEST: dict[str, Callable[[int, int], bool]] = {
    ">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le, "=": operator.eq,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One relation with what the list shows and searches."""

    relation: Relation
    a: Statement
    b: Statement
    a_document: Document | None
    b_document: Document | None
    number: int
    """1-based place in the comparison's own order."""
    haystack: str
    """Everything the free words of a filter look in, casefolded."""


def who(statement: Statement) -> str:
    """The speaker as a list shows it."""
    return statement.speaker.name or "speaker not named"


def outlet_of(statement: Statement, document: Document | None) -> str:
    """The outlet that published the statement."""
    return document.outlet if document else statement.document


def said(statement: Statement, document: Document | None) -> str:
    """The day it was said, else published, as ``25 Oct 2024``; empty if neither is known."""
    moment = statement.said_at or (document.published_at if document else None)
    if moment is None:
        return ""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{moment.day} {months[moment.month - 1]} {moment.year}"


def entries(comparison: Comparison, relations: Sequence[Relation]) -> tuple[Entry, ...]:
    """Relations joined with their statements and documents; one whose statement is gone is left out."""
    statements = {s.id: s for s in comparison.statements}
    documents = {d.id: d for d in comparison.documents}
    out = []
    for number, relation in enumerate(relations, 1):
        a, b = statements.get(relation.a), statements.get(relation.b)
        if a is None or b is None:
            continue
        da, db = documents.get(a.document), documents.get(b.document)
        words = [relation.relation, relation.type or "", relation.band, relation.id, a.text, b.text]
        for s, d in ((a, da), (b, db)):
            words += [who(s), s.speaker.id or "", s.via or "", outlet_of(s, d)]
        words += [p.rule for p in relation.points]
        out.append(Entry(relation, a, b, da, db, number, "\n".join(words).casefold()))
    return tuple(out)


def _sources(entry: Entry) -> str:
    parts = []
    for s, d in ((entry.a, entry.a_document), (entry.b, entry.b_document)):
        parts += [who(s), s.speaker.id or "", s.via or "", outlet_of(s, d), (d.outlet_id or "") if d else ""]
        parts += [hop.source for hop in s.chain]
    return "\n".join(parts).casefold()


def _holds(entry: Entry, word: str) -> bool:
    relation = entry.relation
    if number := _NUMBER.match(word):
        value = relation.score if number[1] == "score" else relation.sum
        return _TEST[number[2]](value, int(number[3]))
    if term := _TERM.match(word):
        name, wanted = term[1], term[2]
        if name in ("source", "outlet"):
            return wanted in _sources(entry)
        if name == "lang":
            return wanted in (entry.a.lang, entry.b.lang)
        if name == "rule":
            return any(wanted in p.rule.casefold() for p in relation.points)
        value_of = {"type": relation.type or "", "relation": relation.relation, "band": relation.band}
        return wanted in value_of[name]
    return word in entry.haystack


def matches(entry: Entry, query: str) -> bool:
    """True if every word of the filter holds: ``source:x type:frequency score>60 -band:weak words``."""
    for word in query.casefold().split():
        negated = len(word) > 1 and word[0] == "-"
        if _holds(entry, word[1:] if negated else word) == negated:
            return False
    return True


def arrange(rows: Sequence[Entry], query: str = "", order: str = "rank") -> list[int]:
    """Indices of the rows that pass the filter, in the chosen order; one speaker's own always come last."""
    kept = [i for i, row in enumerate(rows) if matches(row, query)]
    if order == "score":
        kept.sort(key=lambda i: -rows[i].relation.score)
    elif order == "type":
        kept.sort(key=lambda i: (rows[i].relation.type or rows[i].relation.relation, i))
    elif order == "date":
        kept.sort(key=lambda i: _day(rows[i]), reverse=True)
    elif order == "source":
        kept.sort(key=lambda i: (who(rows[i].a).casefold(), who(rows[i].b).casefold(), i))
    kept.sort(key=lambda i: rows[i].relation.same_speaker)
    return kept


def _day(entry: Entry) -> str:
    days = []
    for s, d in ((entry.a, entry.a_document), (entry.b, entry.b_document)):
        moment = s.said_at or (d.published_at if d else None)
        days.append(moment.strftime("%Y%m%d") if moment else "")
    return max(days)
