"""What the texts of a session say, as its analysts corrected it: a snapshot that is replaced whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from credtui.corrections.model import Correction, in_force
from credtui.model import Amendment, Document, Statement

if TYPE_CHECKING:
    from credtui.knowledge import Knowledge
    from credtui.pipeline import Memory
    from credtui.store.targets import Target


@dataclass(frozen=True, slots=True)
class Reading:
    """Documents, their statements, and the corrections that shaped them."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    corrections: tuple[Correction, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    """What became of each correction."""
    cases: Mapping[str, Path] = field(default_factory=dict)
    """Document id -> folder of its case; a text of no case is not in it."""


def read_target(
    target: Target, knowledge: Knowledge, as_of: datetime | None = None, memory: Memory | None = None
) -> Reading:
    """The first reading of what a command line names; ``as_of`` hides what was published later."""
    from credtui.pipeline import extraction_of, published_by

    documents, corrections = published_by(target.documents, target.corrections, as_of)
    read = extraction_of(documents, knowledge, corrections, memory)
    cases = {d.id: case.path for case in target.cases for d in case.documents}
    return Reading(documents, read.statements, corrections, read.corrections, cases)


def reread(before: Reading, folder: Path, own: Path, knowledge: Knowledge) -> Reading:
    """The reading after corrections changed on disk, by us or by somebody else.

    ``own`` is where the case in ``folder`` lies from now on.  Only documents whose corrections are
    others than before are read again.
    """
    from credtui.corrections.amend import strays
    from credtui.pipeline import extraction_of
    from credtui.store.corrections import load_corrections

    cases = {d: own if f == folder else f for d, f in before.cases.items()}
    documents = tuple(_moved(d, before.cases.get(d.id), cases.get(d.id)) for d in before.documents)
    found = {c.id: c for case in dict.fromkeys(cases.values()) for c in load_corrections(case)[0]}
    corrections = tuple(sorted(found.values(), key=lambda c: (c.at, c.id)))
    old, new = _by_document(before.corrections), _by_document(corrections)
    stale = [d for d in documents if old.get(d.id) != new.get(d.id)]
    changed = {d.id for d in stale}
    concerned = [c for c in corrections if c.document in changed or c.change == "revoke"]
    read = extraction_of(stale, knowledge, concerned)
    kept = [s for s in before.statements if s.document not in changed]
    here = {d.id for d in documents}
    told = {a.id: a for a in before.amendments if a.document in here - changed}
    told |= {a.id: a for a in (*read.corrections, *strays(corrections, here))}
    return Reading(
        documents, _in_order((*kept, *read.statements), documents), corrections,
        tuple(told[c.id] for c in corrections if c.id in told), cases,
    )  # fmt: skip


def _by_document(corrections: Sequence[Correction]) -> dict[str, tuple[frozenset[str], ...]]:
    """Document -> ids in force and ids taken back: what its reading depends on."""
    active, revoked = in_force(corrections)
    names = {c.document for c in corrections}
    return {
        name: (
            frozenset(c.id for c in active if c.document == name),
            frozenset(c.id for c in corrections if c.document == name and c.id in revoked),
        )
        for name in names
    }


def _moved(document: Document, before: Path | None, now: Path | None) -> Document:
    from credtui.bundled import shown

    if before == now or now is None:
        return document
    return replace(document, path=shown(now / "documents" / Path(document.path).name))


def _in_order(statements: Sequence[Statement], documents: Sequence[Document]) -> tuple[Statement, ...]:
    """Document by document, as a first reading gives them."""
    by_document: dict[str, list[Statement]] = {d.id: [] for d in documents}
    for statement in statements:
        by_document[statement.document].append(statement)
    return tuple(s for d in documents for s in by_document[d.id])
