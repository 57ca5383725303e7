"""``rules check``: rule packs, lexicons and registry files, all their problems in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from credtui.bundled import shown
from credtui.lexicon.schema import Concepts, Lexicon
from credtui.registry.schema import RegistryFile
from credtui.ruleset.load import check_folders, rule_files
from credtui.tomlio.load import check_model, decode, place_of, problem_at
from credtui.tomlio.problem import BadInput, Problem, nearest
from credtui.tomlio.scan import Lines, scan


def check_paths(paths: Sequence[Path], folders: Sequence[Path]) -> tuple[list[Problem], int]:
    """Problems of ``paths`` (default: all rule folders with their lexicons) and how many files were read.

    Rule packs named alone are checked together with the others, since they may extend them.
    """
    missing = [Problem(str(p), 0, 0, "no such file or folder") for p in paths if not p.exists()]
    if missing:
        raise BadInput(missing)
    lexicons = [f for p in (paths or folders) for f in _lexicon_files(p)]
    packs = packs_among(paths) if paths else list(folders)
    problems: list[Problem] = []
    wanted = {shown(f) for f in rule_files(packs).values()}
    if packs:
        found = check_folders([*folders, *packs])[1] if paths else check_folders(folders)[1]
        problems += [p for p in found if p.file in wanted]
    registry = [p for p in paths if p.is_file() and _is_registry(p)]
    for path in lexicons:
        problems += _check(path, Concepts if path.stem == "concepts" else Lexicon)
    for path in registry:
        problems += _check(path, RegistryFile)
    return sorted(problems), len(wanted) + len(lexicons) + len(registry)


def packs_among(paths: Sequence[Path]) -> list[Path]:
    """Those of ``paths`` that are rule packs or folders of them."""
    return [p for p in paths if p.is_dir() or not (_lexicon_files(p) or _is_registry(p))]


def _lexicon_files(path: Path) -> list[Path]:
    if path.is_dir():
        inside = path / "lexicon" if (path / "lexicon").is_dir() else path
        return sorted(inside.glob("*.toml")) if inside.name == "lexicon" else []
    return [path] if path.parent.name == "lexicon" else []


def _is_registry(path: Path) -> bool:
    return path.parent.name == "registry"


def _check(path: Path, model: type[Concepts] | type[Lexicon] | type[RegistryFile]) -> list[Problem]:
    file = shown(path)
    try:
        text, problems = decode(path.read_bytes(), file)
        if problems:
            return problems
        found = check_model(text, model, file)
    except OSError as error:
        return [Problem(file, 0, 0, f"cannot be read: {error.strerror or error}")]
    except BadInput as error:
        return list(error.problems)
    return _links(found, text, file) if isinstance(found, Concepts) else []


def _links(concepts: Concepts, text: str, file: str) -> list[Problem]:
    """Links of concepts to concepts that are not there."""
    ids = list(concepts.concept)
    wrong = [
        (("concept", name, key), target)
        for name, links in concepts.concept.items()
        for key in ("broader", "antonyms", "implies", "excludes")
        for target in getattr(links, key)
        if target not in concepts.concept
    ]
    if not wrong:
        return []
    places, lines = scan(text), Lines(text)
    return [
        problem_at(file, lines, place_of(places, path), f"there is no concept '{target}'",
                   "the id of a concept", nearest(target, ids))
        for path, target in wrong
    ]  # fmt: skip
