"""What PATH... on a command line stands for: a case, a file, a folder of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from credtui.corrections.model import Correction
from credtui.knowledge import Knowledge
from credtui.model import Document
from credtui.store.case import Case, find_case, load_case, newest_versions, read_documents
from credtui.store.find import case_folders, is_case
from credtui.tomlio import BadInput, Problem, nearest

ARTICLES = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".xml", ".rss", ".atom"))
"""Suffixes of files that are taken from a folder; a file named itself may have any."""


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


def load_target(words: Sequence[str], knowledge: Knowledge, sources: Sequence[Path] = ()) -> Target:
    """Read what the words name: existing paths, else names of cases.

    Files that cannot be read are ``problems``.  Raises BadInput if a word names nothing, or two things,
    or if there is no article at all.
    """
    found, problems = _resolve(words, sources)
    if problems:
        raise BadInput(problems)
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
        files = folder_files(path) if path.is_dir() else [path]
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
    return Target(name, whole, newest, tuple(broken), tuple(corrections), tuple(cases))


def folder_files(folder: Path) -> list[Path]:
    """The articles right in a folder, by name; hidden files and other kinds are passed over."""
    return sorted(
        p for p in folder.iterdir()
        if p.is_file() and p.suffix.lower() in ARTICLES and not p.name.startswith(".")
    )  # fmt: skip


def _resolve(words: Sequence[str], sources: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    found: list[Path] = []
    problems: list[Problem] = []
    for word in words:
        try:
            found.append(resolve(word, sources))
        except BadInput as error:
            problems.extend(error.problems)
    return found, problems


def resolve(word: str, sources: Sequence[Path] = ()) -> Path:
    """The path a word stands for: an existing path, else a case of that name.

    Raises BadInput if it is neither, or both.
    """
    path = Path(word)
    named = case_folders(sources).get(word)
    if not path.exists():
        if named is not None:
            return named
        known = list(case_folders(sources))
        expected = "an existing path, or one of the cases " + ", ".join(known)
        raise BadInput([Problem(word, 0, 0, "no such file, folder or case", expected, nearest(word, known))])
    if named is not None and named.resolve() != path.resolve():
        message = f"this is both a path here and a case in {named}"
        raise BadInput([Problem(word, 0, 0, message, f"./{word} for the path, {named} for the case")])
    return find_case(path) if path.name == "case.toml" else path


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
