"""The list behind the conflicts view: an index over relations that is filtered, sorted and folded."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence

from credtui.collisions import Collision, Collisions
from credtui.frozen import dataclass
from credtui.model import Comparison, Document, Relation, Statement

SORTS = ("rank", "score", "type", "date", "source")
"""Orders that ``s`` goes through; *rank* is the comparison's own."""

_TERM = re.compile(r"^(source|outlet|type|relation|band|lang|rule):(.+)$")
_NUMBER = re.compile(r"^(score|sum)(>=|<=|>|<|=)(-?\d{1,6})$")
_TEST: dict[str, Callable[[int, int], bool]] = {
    ">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le, "=": operator.eq,
}  # fmt: skip

Test = Callable[[Relation], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """One relation with what the list and the pair view show."""

    relation: Relation
    a: Statement
    b: Statement
    a_document: Document | None
    b_document: Document | None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list: a relation, and how it stands among the retellings of the same collision."""

    index: int
    """Into the listing's relations."""
    folded: int = 0
    """How many others stand below it; 0 for one that stands alone or below another."""
    open: bool = False
    """Those others are shown."""
    below: bool = False
    """It stands below another one."""


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


class Listing:
    """Relations of one comparison, looked up when they are shown."""

    def __init__(self, comparison: Comparison, relations: Sequence[Relation]) -> None:
        self.statements = {s.id: s for s in comparison.statements}
        self.documents = {d.id: d for d in comparison.documents}
        known = self.statements
        self.relations = tuple(r for r in relations if r.a in known and r.b in known)
        self._collisions = Collisions(self.statements, self.documents)
        self._places: dict[str, int] | None = None
        self._words: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.relations)

    def entry(self, index: int) -> Entry:
        """One relation joined with its statements and documents."""
        relation = self.relations[index]
        a, b = self.statements[relation.a], self.statements[relation.b]
        return Entry(relation, a, b, self.documents.get(a.document), self.documents.get(b.document))

    def find(self, relation: str | None) -> int:
        """The index of a relation by its id; -1 if it is not here."""
        if self._places is None:
            self._places = {r.id: i for i, r in enumerate(self.relations)}
        return self._places.get(relation or "", -1)

    # ------------------------------------------------------------- filter
    def _haystack(self, statement: Statement) -> str:
        """Everything of one statement that free words look in."""
        made = self._words.get(statement.id)
        if made is None:
            document = self.documents.get(statement.document)
            parts = [statement.text, who(statement), statement.speaker.id or "", statement.via or "",
                     outlet_of(statement, document)]  # fmt: skip
            made = self._words[statement.id] = "\n".join(parts).casefold()
        return made

    def _sources(self, statement: Statement) -> str:
        document = self.documents.get(statement.document)
        parts = [who(statement), statement.speaker.id or "", statement.via or "",
                 outlet_of(statement, document), (document.outlet_id or "") if document else ""]  # fmt: skip
        return "\n".join([*parts, *(hop.source for hop in statement.chain)]).casefold()

    def _test(self, word: str) -> Test:
        """What one word of a filter asks of a relation; statements are looked through once."""
        if number := _NUMBER.match(word):
            name, compare, limit = number[1], _TEST[number[2]], int(number[3])
            return lambda r: compare(r.score if name == "score" else r.sum, limit)
        if term := _TERM.match(word):
            name, wanted = term[1], term[2]
            if name in ("source", "outlet"):
                hits = {k for k, s in self.statements.items() if wanted in self._sources(s)}
                return lambda r: r.a in hits or r.b in hits
            if name == "lang":
                hits = {k for k, s in self.statements.items() if s.lang == wanted}
                return lambda r: r.a in hits or r.b in hits
            if name == "rule":
                return lambda r: any(wanted in p.rule.casefold() for p in r.points)
            return lambda r: wanted in (getattr(r, name) or "")
        hits = {k for k, s in self.statements.items() if word in self._haystack(s)}
        return lambda r: (
            r.a in hits or r.b in hits or word in r.relation or word in (r.type or "") or word in r.band
            or word == r.id or any(word in p.rule for p in r.points)
        )  # fmt: skip

    def arrange(self, query: str = "", order: str = "rank") -> list[int]:
        """Indices of what passes the filter, in the chosen order; one speaker's own always come last.

        ``source:x type:frequency score>60 -band:weak words``: every word must hold, ``-`` turns one round.
        """
        tests: list[Test] = []
        for word in query.casefold().split():
            negated = len(word) > 1 and word[0] == "-"
            test = self._test(word[1:] if negated else word)
            tests.append(_not(test) if negated else test)
        rows = self.relations
        kept = [i for i, r in enumerate(rows) if all(t(r) for t in tests)]
        if order == "score":
            kept.sort(key=lambda i: -rows[i].score)
        elif order == "type":
            kept.sort(key=lambda i: (rows[i].type or rows[i].relation, i))
        elif order == "date":
            kept.sort(key=lambda i: self._day(rows[i]), reverse=True)
        elif order == "source":
            kept.sort(key=lambda i: self._names(rows[i]))
        kept.sort(key=lambda i: rows[i].same_speaker)
        return kept

    def _names(self, relation: Relation) -> list[str]:
        return [who(self.statements[key]).casefold() for key in (relation.a, relation.b)]

    def _day(self, relation: Relation) -> str:
        days = []
        for statement in (self.statements[relation.a], self.statements[relation.b]):
            document = self.documents.get(statement.document)
            moment = statement.said_at or (document.published_at if document else None)
            days.append(moment.strftime("%Y%m%d") if moment else "")
        return max(days)

    # ------------------------------------------------------------- folds
    def fold(self, index: Iterable[int], opened: Callable[[str], bool]) -> list[Line]:
        """One row for each collision of two primaries: the first in order, the retellings below it.

        Retellings have the same dispute, the same two primary sources and the same kind of collision.
        ``opened`` says by the first one's id whether the others are shown.
        """
        groups: dict[Collision, list[int]] = {}
        for i in index:
            groups.setdefault(self._collisions.of(self.relations[i]), []).append(i)
        out: list[Line] = []
        for first, *others in groups.values():
            shown = bool(others) and opened(self.relations[first].id)
            out.append(Line(first, len(others), shown))
            if shown:
                out += [Line(i, below=True) for i in others]
        return out

    def leader(self, index: int, order: Iterable[int]) -> int:
        """The first of this order that a relation stands below (it may be itself); -1 if none does."""
        if index < 0:
            return -1
        key = self._collisions.of(self.relations[index])
        return next((i for i in order if self._collisions.of(self.relations[i]) == key), -1)


def _not(test: Test) -> Test:
    return lambda relation: not test(relation)
