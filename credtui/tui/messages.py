"""What workers tell the app: frozen snapshots, never live objects."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from credtui.session import Outcome, Session, Step


@dataclass
class Loaded(Message):
    """The case is read and compared."""

    session: Session


@dataclass
class LoadFailed(Message):
    """The case could not be read; ``reason`` is for a person."""

    reason: str


@dataclass
class Scored(Message):
    """An edit was tried."""

    kind: str
    """``do``, ``undo`` or ``redo``."""
    edit: Step
    outcome: Outcome


@dataclass
class Previewed(Message):
    """The editor's text was tried; ``generation`` tells stale answers."""

    generation: int
    file: str
    text: str
    outcome: Outcome


@dataclass
class Go(Message):
    """Show another view, at a place in it."""

    view: str
    document: str | None = None
    statement: str | None = None
    file: str | None = None
    line: int = 0
    source: str | None = None
