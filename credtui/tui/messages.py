"""What workers tell the app: frozen snapshots, never live objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from textual.message import Message

from credtui import frozen
from credtui.session import Outcome, Session, Step
from credtui.tomlio.problem import Problem

if TYPE_CHECKING:
    from credtui.evaluate.pairs import Counts
    from credtui.rulebench.tryit import Trial


@dataclass(eq=False, repr=False)
class Loaded(Message):
    """The case is read and compared."""

    session: Session


@dataclass(eq=False, repr=False)
class LoadFailed(Message):
    """The case could not be read; ``reason`` is for a person."""

    reason: str


@dataclass(eq=False, repr=False)
class Judged(Message):
    """What people decided of the case was read; ``problem`` if something could not be."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """The rule texts that the figures are of."""
    confirmed: frozenset[str] = frozenset()
    gold: Counts | None = None
    problem: str = ""


@dataclass(eq=False, repr=False)
class Scored(Message):
    """An edit was tried."""

    kind: str
    """``do``, ``undo``, ``redo`` or ``outside``."""
    edit: Step
    outcome: Outcome


@dataclass(eq=False, repr=False)
class Checked(Message):
    """The editor's texts were checked; ``generation`` tells stale answers."""

    generation: int
    problems: tuple[Problem, ...]


@dataclass(eq=False, repr=False)
class Previewed(Message):
    """The editor's texts were tried: what they would change."""

    generation: int
    outcome: Outcome


@dataclass(eq=False, repr=False)
class Tried(Message):
    """Two sentences were tried; None where the rules have problems."""

    generation: int
    rule: str | None
    """The rule whose conditions are shown in full."""
    trial: Trial | None


@dataclass(eq=False, repr=False)
class FilesChanged(Message):
    """Files on disk are not as they were."""

    paths: tuple[str, ...]


@frozen.dataclass(frozen=True, slots=True)
class Place:
    """A view and where in it."""

    view: str = "conflicts"
    relation: str | None = None
    rule: str | None = None
    """The rule under the cursor of the points."""
    document: str | None = None
    statement: str | None = None
    file: str | None = None
    line: int = 0
    column: int = 1
    source: str | None = None
    query: str | None = None
    """A filter to set."""
    trial: tuple[str, str] | None = None
    """Two sentences to try in the rule editor."""


class Go(Message):
    """Show another view, at a place in it."""

    def __init__(self, view: str, **where: object) -> None:
        super().__init__()
        self.place = replace(Place(view), **where)  # type: ignore[arg-type]
