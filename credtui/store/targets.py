"""The documents that PATH... on a command line names: of a case, a file, a folder of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from credtui.model import Document
from credtui.store.case import Case, load_case, newest_versions, read_documents
from credtui.store.find import is_case
from credtui.store.naming import ARTICLES, folder_files, is_confidential, target_paths
from credtui.tomlio.problem import BadInput, Problem

if TYPE_CHECKING:
    from credtui.corrections.model import Correction
    from credtui.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Target:
    """Documents to compare, and the case they belong to if it is one."""

    name: str
    case: Case | None
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    corrections: tuple[Correction, ...] = ()
    """Of every case among the targets, oldest first."""
    cases: tuple[Case, ...] = ()
    """Every case among the targets; ``case`` is the one if there is just one."""
    confidential: bool = False
    """Nothing of it may be kept outside its folder."""


def load_target(words: Sequence[str], knowledge: Knowledge, sources: Sequence[Path] = ()) -> Target:
    """Read what the words name: existing paths, else names of cases.

    Files that cannot be read are ``problems``.  Raises BadInput if a word names nothing, or two things,
    or if there is no article at all.
    """
    found = target_paths(words, sources)
    cases: list[Case] = []
    documents: list[Document] = []
    broken: list[Problem] = []
    for path in found:
        if is_case(path):
            case = load_case(path, knowledge)
            cases.append(case)
            documents.extend(case.documents)
            broken.extend(case.problems)
            continue
        try:
            files = folder_files(path) if path.is_dir() else [path]
        except BadInput as error:
            broken.extend(error.problems)
            continue
        if not files:
            suffixes = " ".join(sorted(ARTICLES))
            broken.append(Problem(str(path), 0, 0, "no article in this folder", f"files {suffixes}"))
        read, bad = read_documents(files, knowledge)
        documents.extend(read)
        broken.extend(bad)
    if not documents and broken:
        raise BadInput(broken)
    whole = cases[0] if len(cases) == 1 else None
    newest = newest_versions(_told_apart(documents))[0]
    name = whole.title if whole else ", ".join(words)
    corrections = sorted((c for case in cases for c in case.corrections), key=lambda c: (c.at, c.id))
    secret = any(map(is_confidential, found))
    return Target(name, whole, newest, tuple(broken), tuple(corrections), tuple(cases), secret)


def _told_apart(documents: Sequence[Document]) -> list[Document]:
    """Files without an address that only share outlet and name (a/x.txt, b/x.txt) get ids of their own."""
    first: dict[str, Document] = {}
    out: list[Document] = []
    for document in documents:
        other = first.setdefault(document.id, document)
        clash = not document.url and Path(other.path).parent != Path(document.path).parent
        same = sum(d.id.startswith(document.id) for d in out)
        out.append(replace(document, id=f"{document.id}-{same + 1}") if clash else document)
    return out
