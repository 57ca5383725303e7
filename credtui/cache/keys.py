"""What an entry was made from, as one hash: the input files byte for byte, and the program itself."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from credtui.frozen import dataclass

_UNSEEN = ("tui",)
"""Parts of the package that only show what was found."""
_NOT_SOURCE = ("_bundled", "__pycache__")
MAX_BYTES = 100_000_000
"""Of larger inputs nothing is kept: reading them twice would cost more than it saves."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Every file that a result depends on, read once."""

    texts: dict[str, bytes]
    """Documents of the target by path as given."""
    digest: str
    """Of all files, those of rules and registry included, with their names."""

    def key(self, *options: object) -> str:
        """The name of what was made of these files, with these options, by this program."""
        return hashed([self.digest, program(), *map(repr, options)])


def hashed(words: Iterable[str]) -> str:
    """One hash of several texts; each counts with its length, so that no two lists look alike."""
    digest = hashlib.sha256()
    for word in words:
        data = word.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


def read_inputs(target: Sequence[Path], rules: Sequence[Path], sources: Sequence[Path]) -> Inputs | None:
    """Read what a comparison reads; None if a file cannot be read or there is too much.

    ``target`` are the files of the case or the articles, ``rules`` and ``sources`` folders in order.
    """
    groups: list[Iterable[Path]] = [target]
    for folder in rules:
        groups += [_toml(folder), _plain(folder / "lexicon")]
    groups += [_toml(folder / "registry") for folder in sources]
    texts: dict[str, bytes] = {}
    marks: list[str] = []
    total = 0
    try:
        for number, group in enumerate(groups):
            for path in group:
                total += path.stat().st_size
                if total > MAX_BYTES:
                    return None
                data = path.read_bytes()
                marks += [str(number), str(path), hashlib.sha256(data).hexdigest()]
                if not number:
                    texts[str(path)] = data
    except OSError:
        return None
    return Inputs(texts, hashed(marks))


def _toml(folder: Path) -> list[Path]:
    return [folder] if folder.is_file() else sorted(folder.glob("*.toml"))


def _plain(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.is_file()) if folder.is_dir() else []


@cache
def program() -> str:
    """What this program is: its source text, the Python that runs it, the packages beside it."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    digest = hashlib.sha256(sys.version.encode())
    for at, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in _NOT_SOURCE and not (at == root and f in _UNSEEN))
        for name in sorted(names):
            if not name.endswith((".pyc", ".pyo")):
                path = os.path.join(at, name)
                with open(path, "rb", buffering=0) as file:
                    data = file.readall()
                digest.update(f"{path[len(root) :]}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    return hashed([digest.hexdigest(), *beside()])


def beside() -> list[str]:
    """Names and versions of everything installed, as their folders' names tell them."""
    found: set[str] = set()
    for entry in sys.path:
        try:
            names = os.listdir(entry or ".")
        except OSError:
            continue
        found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return sorted(found)
