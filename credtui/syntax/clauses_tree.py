"""The clauses built so far, and which of them are still open: what every step of clause building reads."""

from __future__ import annotations

from collections.abc import Iterable

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import Item
from credtui.syntax.nodes import Clause, Parse, Phrase, Predicate
from credtui.syntax.nominal import nominal

LEVEL = ("main", "complement", "question", "quote")
"""Kinds of clause beside which a further clause can stand."""


class ClauseTree:
    """The clauses of ``parse`` with the stack of those that can still go on, the innermost last."""

    def __init__(self, parse: Parse, grammar: Grammar) -> None:
        self.parse, self.grammar = parse, grammar
        self.words = parse.words
        self.stack: list[Clause] = []
        self.waiting: list[Clause] = []
        """Subordinate clauses that stand before their main clause."""
        self.last: Item | None = None
        """The last phrase or predicate taken."""
        self.home: Clause | None = None
        """The clause that took it."""

    # ------------------------------------------------------------------ growing
    def new(self, kind: str, parent: Clause | None = None, governor: int | None = None) -> Clause:
        """A further clause, empty and not yet open."""
        clause = Clause(len(self.parse.clauses), kind, None if parent is None else parent.number, governor)
        self.parse.clauses.append(clause)
        return clause

    def push(self, clause: Clause, under: Clause | None) -> None:
        """Opens a clause right above the one it hangs on; all that stood above that is closed."""
        if under is None:
            self.stack = [clause]
        else:
            at = next((k for k, c in enumerate(self.stack) if c is under), len(self.stack) - 1)
            self.stack = [*self.stack[: at + 1], clause]

    def push_beside(self, level: Clause, parent: Clause | None) -> Clause:
        """A new open clause joined to ``level``, of its kind, under ``parent``."""
        clause = self.new(level.kind, parent, level.governor)
        clause.joined = level.number
        self.push(clause, parent if parent in self.stack else None)
        return clause

    def close_above(self, clause: Clause) -> None:
        """Closes the clauses inside an open one, which goes on itself."""
        self.stack = self.stack[: self.stack.index(clause) + 1]

    def settle(self) -> None:
        """A clause that ends without a verb gets the adjective or noun that is said of its subject."""
        lacking = self.lacking()
        if lacking is not None and lacking.predicate is None:
            nominal(self.parse, lacking)

    def adopt(self, main: Clause) -> None:
        """Clauses that came first hang on the first main clause with a predicate."""
        if main.predicate is None or main.kind not in LEVEL:
            return
        for clause in self.waiting:
            if clause.parent is None and not self._above(clause, main):
                clause.parent, clause.governor = main.number, main.predicate.head
        self.waiting = []

    def finish(self) -> None:
        """Ties up what still waits."""
        main = next((c for c in self.parse.clauses if c.kind == "main"), None)
        for clause in self.waiting:
            if clause.parent is None and main is not None and not self._above(clause, main):
                clause.parent = main.number
                clause.governor = main.predicate.head if main.predicate else None

    # ------------------------------------------------------------------ asking
    def parent_of(self, clause: Clause) -> Clause | None:
        """The clause that this one hangs on."""
        return None if clause.parent is None else self.parse.clauses[clause.parent]

    def lacking(self) -> Clause | None:
        """The innermost open clause that still waits for its predicate."""
        for clause in reversed(self.stack):
            if clause.predicate is None or (
                clause.predicate.kind == "infinitive" and clause.kind in LEVEL and not clause.opener
            ):
                return clause
        return None

    def level(self) -> Clause:
        """The innermost open clause beside which another can stand."""
        for clause in reversed(self.stack):
            if clause.kind in LEVEL:
                return clause
        return self.stack[0]

    def speaks(self, predicate: Predicate | None) -> bool:
        """The predicate reports what somebody says."""
        if predicate is None:
            return False
        return any(self.words[k].lemma in self.grammar.speech for k in (predicate.head, *predicate.extra))

    def taken(self, clause: Clause) -> bool:
        """What the clause tells has already begun as a clause of its own."""
        return any(c.parent == clause.number and c.kind == "complement" for c in self.parse.clauses)

    def telling_aside(self) -> tuple[Clause, int] | None:
        """The verb form inside another clause ("went on to say") that tells what follows, with its clause."""
        home = self.home
        if home is None or home.predicate is None or home in self.stack or not self.speaks(home.predicate):
            return None
        return home, home.predicate.head

    def _above(self, clause: Clause, other: Clause) -> bool:
        """``other`` is the clause or hangs on it, so that the clause cannot hang on ``other``."""
        at: int | None = other.number
        while at is not None and at != clause.number:
            at = self.parse.clauses[at].parent
        return at is not None


def named(phrases: Iterable[Phrase]) -> bool:
    """One of the phrases can be a subject."""
    return any(p.prep is None and (not p.cases or "Nom" in p.cases) for p in phrases)


def nested(phrase: Phrase) -> list[Phrase]:
    """The phrase, what belongs to it and what is joined to it, in order of text."""
    out = [phrase]
    for other in (*phrase.of, *phrase.conj):
        out.extend(nested(other))
    return out
