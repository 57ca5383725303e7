"""Statements flattened to proposition rows: the common index of pairs, signals and rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credtui.model import Facets, Proposition, Statement


@dataclass(frozen=True, slots=True)
class Rows:
    """One row a proposition, in the order of the statements given.

    ``statement[i]`` and ``proposition[i]`` say where row ``i`` comes from.
    """

    statements: tuple[Statement, ...]
    statement: tuple[int, ...]
    proposition: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.statement)

    def facets(self, row: int) -> Facets:
        """The facets of a row; empty for a statement that makes no claim."""
        return self.at(row).facets

    def at(self, row: int) -> Proposition:
        """The proposition of a row."""
        statement = self.statements[self.statement[row]]
        if not statement.propositions:
            return Proposition(statement.span, statement.text, Facets(about=statement.about))
        return statement.propositions[self.proposition[row]]


def rows_of(statements: Sequence[Statement]) -> Rows:
    """Flatten; a statement without propositions (a pure refusal) has one row for itself as a whole."""
    owner: list[int] = []
    index: list[int] = []
    for number, statement in enumerate(statements):
        for position in range(max(1, len(statement.propositions))):
            owner.append(number)
            index.append(position)
    return Rows(tuple(statements), tuple(owner), tuple(index))
