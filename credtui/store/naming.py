"""What PATH... on a command line stands for: a case, a file, a folder of articles; nothing is read yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from credtui.bundled import listed
from credtui.store.find import CASE_FILE, case_folders, find_case, is_case
from credtui.tomlio.problem import BadInput, Problem, nearest

ARTICLES = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".xml", ".rss", ".atom"))
"""Suffixes of files that are taken from a folder; a file named itself may have any."""


def home(path: Path) -> Path:
    """The case that a path is or lies in; else the path itself."""
    real = path.resolve()
    return next((folder for folder in (real, *real.parents) if is_case(folder)), real)


def is_confidential(path: Path) -> bool:
    """True if the path is, or lies in, a case that is marked so, or whose mark cannot be read."""
    folder = home(path)
    if not is_case(folder):
        return False
    import tomllib

    try:
        return bool(tomllib.loads((folder / CASE_FILE).read_text("utf-8-sig")).get("confidential"))
    except (OSError, ValueError, RecursionError):
        return True


def folder_files(folder: Path) -> list[Path]:
    """The articles right in a folder, by name; hidden files and other kinds are passed over.

    Raises BadInput if the folder cannot be read.
    """
    return [p for p in listed(folder) if p.suffix.lower() in ARTICLES and not p.name.startswith(".")]


def target_paths(words: Sequence[str], sources: Sequence[Path] = ()) -> list[Path]:
    """The path that each word stands for.  Raises BadInput for the words that name nothing, or two things."""
    found: list[Path] = []
    problems: list[Problem] = []
    for word in words:
        try:
            found.append(resolve(word, sources))
        except BadInput as error:
            problems.extend(error.problems)
    if problems:
        raise BadInput(problems)
    return found


def target_files(paths: Sequence[Path]) -> list[Path]:
    """Every file that reading the paths may look at: of a case all that lies in it.  Raises OSError."""
    out: list[Path] = []
    for path in paths:
        if is_case(path):
            out += sorted(_below(path, set()))
        else:
            out += folder_files(path) if path.is_dir() else [path]
    return out


def _below(folder: Path, seen: set[str]) -> Iterator[Path]:
    """Files of a case folder; links are followed, each folder once, hidden names are passed over."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _below(path, seen)
        elif path.is_file():
            yield path


def resolve(word: str, sources: Sequence[Path] = ()) -> Path:
    """The path a word stands for: an existing path, else a case of that name.

    Raises BadInput if it is neither, or both.
    """
    known = case_folders(sources)
    named, path = known.get(word), Path(word)
    kind = _kind(path) if word else None
    if kind is None:
        if named is not None:
            return named
        expected = "an existing path, or one of the cases " + ", ".join(known)
        message = "no such file, folder or case" if word else "an empty word names nothing"
        raise BadInput([Problem(word or "''", 0, 0, message, expected, nearest(word, list(known)))])
    if named is not None and named.resolve() != path.resolve():
        message = f"this is both a path here and a case in {named}"
        raise BadInput([Problem(word, 0, 0, message, f"./{word} for the path, {named} for the case")])
    if kind not in ("file", "folder"):
        raise BadInput([Problem(word, 0, 0, kind, "a file, a folder or a case")])
    return find_case(path) if path.name == CASE_FILE else path


def _kind(path: Path) -> str | None:
    """``file``, ``folder``, None for nothing, else a sentence on why it can be neither."""
    try:
        if path.is_dir():
            return "folder"
        if path.is_file():
            return "file"
        return "this is a pipe or a device, not a file" if path.exists() else None
    except (OSError, ValueError) as error:  # a name longer than the system allows, a folder closed to us
        return f"cannot be looked at: {getattr(error, 'strerror', None) or error}"
