"""A case as it lies on disk, read whole: what is broken is reported, the rest is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from credtui.bundled import listed, shown
from credtui.model import Document
from credtui.store.find import CASE_FILE, find_case
from credtui.store.identity import version_number
from credtui.tomlio.problem import BadInput, Problem, nearest
from credtui.tomlio.scan import line_col, scan

if TYPE_CHECKING:
    from credtui.corrections.model import Correction
    from credtui.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Party:
    """A source with a stake of its own in the case."""

    source: str
    """Registry id."""
    side: str
    to: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a case folder holds."""

    id: str
    """The folder's name."""
    path: Path
    title: str
    questions: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    documents: tuple[Document, ...] = ()
    """The newest version of each document, in order of date and id."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, with places; everything else is in this object."""
    earlier: tuple[Document, ...] = ()
    """Older versions of the documents."""
    state: date | None = None
    """The day after which nothing was taken in."""
    ruleset: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What analysts changed in the extraction, oldest first."""

    @property
    def sides(self) -> Mapping[str, str]:
        """Source id -> name of the side it is a party of."""
        return {party.source: party.side for party in self.parties}


def load_case(name_or_path: str | Path, knowledge: Knowledge, sources: Sequence[Path] = ()) -> Case:
    """Read a case; broken files become ``problems``, the others are loaded.

    Raises BadInput only if there is no such case.
    """
    from credtui.store.corrections import load_corrections

    folder = find_case(name_or_path, sources)
    case = _read_case_file(folder, knowledge)
    try:
        files = listed(folder / "documents")
    except BadInput as error:
        return replace(case, problems=(*case.problems, *error.problems))
    documents, problems = read_documents(files, knowledge)
    newest, earlier = newest_versions(documents)
    corrections, wrong = load_corrections(folder)
    return replace(
        case, documents=newest, earlier=earlier, corrections=corrections,
        problems=(*case.problems, *problems, *wrong),
    )  # fmt: skip


def _read_case_file(folder: Path, knowledge: Knowledge) -> Case:
    from credtui.store.schema import CaseFile
    from credtui.tomlio.load import load_model

    file = folder / CASE_FILE
    name = folder.resolve().name
    try:
        read = load_model(file, CaseFile, shown(file))
    except BadInput as error:
        return Case(id=name, path=folder, title=name, problems=error.problems)
    return Case(
        id=name,
        path=folder,
        title=read.title,
        questions=read.questions,
        parties=tuple(Party(p.source, p.side, p.to, p.reference) for p in read.party),
        problems=_unknown_parties(file, [p.source for p in read.party], knowledge),
        state=read.state,
        ruleset=read.ruleset,
        notes=read.notes,
    )


def _unknown_parties(file: Path, sources: Sequence[str], knowledge: Knowledge) -> tuple[Problem, ...]:
    known = knowledge.registry.sources
    if all(s in known for s in sources):
        return ()
    text = file.read_text("utf-8-sig")
    places = scan(text)
    out = []
    for index, source in enumerate(sources):
        if source not in known:
            at = places.get(("party", index, "source"))
            line, column = line_col(text, at.value[0]) if at else (0, 0)
            row = text.splitlines()[line - 1] if line else ""
            out.append(
                Problem(
                    shown(file), line, column, f"the registry has no source '{source}'",
                    "the id of a source (credtui sources list)", nearest(source, list(known)), row,
                    len(source) + 2,
                )
            )  # fmt: skip
    return tuple(out)


def read_documents(
    files: Sequence[Path], knowledge: Knowledge
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read the files one by one; hidden files are passed over, a broken one is a problem."""
    from credtui.read import read_many

    documents: list[Document] = []
    problems: list[Problem] = []
    for file in files:
        if file.name.startswith(".") or not file.is_file():
            continue
        try:
            documents.extend(replace(d, path=shown(file)) for d in read_many(file, knowledge))
        except BadInput as error:
            problems.extend(error.problems)
        except OSError as error:
            problems.append(Problem(shown(file), 0, 0, f"cannot be read: {error.strerror or error}"))
    return tuple(documents), tuple(problems)


def newest_versions(
    documents: Sequence[Document],
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """The newest version of every document, and the older ones, both in order of date and id."""
    by_id: dict[str, Document] = {}
    earlier = []
    for document in sorted(documents, key=_age):
        if document.id in by_id:
            earlier.append(by_id[document.id])
        by_id[document.id] = document
    return tuple(sorted(by_id.values(), key=_order)), tuple(sorted(earlier, key=_order))


def _age(document: Document) -> tuple[datetime, int, str]:
    return _moment(document.captured_at), version_number(document.path), document.path


def _order(document: Document) -> tuple[datetime, str, str]:
    return _moment(document.published_at), document.id, document.path


def _moment(when: datetime | None) -> datetime:
    """A moment that sorts: unknown comes first, a time without zone counts as UTC."""
    if when is None:
        return datetime.min.replace(tzinfo=UTC)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
