"""Making cases and adding documents; nothing that exists is overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from credtui.model import Document
from credtui.store.case import newest_versions
from credtui.store.files import write_atomic
from credtui.store.find import CASE_FILE, user_sources
from credtui.store.identity import plain_stem, slug
from credtui.tomlio.problem import BadInput, Problem

FENCE = "+++\n"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document that was added."""

    path: Path
    version: int
    """1 for a new document, 2 and more for a changed page."""
    new: bool
    """False: this text was in the case already."""


def new_case(name: str, title: str = "") -> Path:
    """Make an empty case: in the user's folder for a bare name, else at the path.

    Raises BadInput if the name cannot be one or is taken.
    """
    if not name.strip():
        raise BadInput([Problem(repr(name), 0, 0, "not a name for a case", "a name or a path")])
    folder = Path(name)
    if len(folder.parts) == 1 and not name.startswith("."):
        if slug(name) != name:
            expected = "letters, digits and hyphens in lower case, or a path"
            raise BadInput([Problem(name, 0, 0, "not a name for a case", expected, slug(name))])
        folder = user_sources() / "cases" / name
    file = folder / CASE_FILE
    if file.exists():
        raise BadInput([Problem(str(file), 0, 0, "this case exists already", "a new name")])
    try:
        write_atomic(file, _case_text(title or folder.name).encode(), replace=False)
        (folder / "documents").mkdir(exist_ok=True)
    except OSError as error:
        raise BadInput([Problem(str(folder), 0, 0, f"cannot be made: {error.strerror or error}")]) from error
    return folder


def _case_text(title: str) -> str:
    import tomli_w

    table = {"format": 1, "title": title, "questions": [], "notes": []}
    hint = (
        "\n# Who has a stake of its own here; take ids from `credtui sources list`.\n"
        '# [[party]]\n# source = "id"\n# side = "a name for the side"\n'
        '# to = "what it is a party to"\n# reference = "where that can be checked"\n'
    )
    return tomli_w.dumps(table) + hint


def save_document(folder: Path, document: Document, existing: Iterable[Document] = ()) -> Added:
    """Write a document into a case's folder.

    ``existing`` are the case's documents with all their versions.  The text that the newest version of
    the document has is not written again; any other becomes a new version in a file of its own, also
    one that the page had before.
    """
    same = [d for d in existing if d.id == document.id]
    newest = newest_versions(same)[0]
    if newest and newest[0].version == document.version:
        return Added(Path(newest[0].path), len(same), new=False)
    number = len(same) + 1
    stem = _stem(document)
    data = document_text(document).encode("utf-8", "surrogatepass")
    for candidate in _names(stem, number):
        path = folder / "documents" / candidate
        try:
            write_atomic(path, data, replace=False)
        except FileExistsError:
            continue
        return Added(path, number, new=True)
    raise AssertionError("the names never end")


def _stem(document: Document) -> str:
    """Date and outlet for a page with an address; else the file's own name, which its id is made of."""
    if not document.url:
        return plain_stem(document.path)
    day = f"{document.published_at:%Y-%m-%d}-" if document.published_at else ""
    return day + (slug(document.outlet_id or document.outlet) or "document")


def _names(stem: str, version: int) -> Iterable[str]:
    tail = f".v{version}" if version > 1 else ""
    yield f"{stem}{tail}.md"
    count = 2
    while True:
        yield f"{stem}-{count}{tail}.md"
        count += 1


def document_text(document: Document) -> str:
    """A document as its file: front matter, then the text, never rewritten."""
    import tomli_w

    front: dict[str, object] = {}
    if outlet := document.outlet_id or document.outlet:
        front["outlet"] = outlet
    if document.url:
        front["url"] = document.url
    front["lang"] = document.lang
    for key, when in (("published_at", document.published_at), ("captured_at", document.captured_at)):
        if when is not None:
            front[key] = _shown_time(when)
    front["text_kind"] = document.text_kind
    front["seen"] = document.seen
    if document.title and not document.text.lstrip("# \n").startswith(document.title):
        front["title"] = document.title
    return f"{FENCE}{tomli_w.dumps(front)}{FENCE}{document.text}"


def _shown_time(when: datetime) -> object:
    """A day stays a day: midnight without a zone was read from a date alone."""
    if when.tzinfo is None and (when.hour, when.minute, when.second, when.microsecond) == (0, 0, 0, 0):
        return when.date()
    return when
