"""Where the cache lies, and how it is emptied."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from credtui.frozen import dataclass

MARK = "CACHEDIR.TAG"
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# made by credtui; it may be deleted at any time\n"
LARGEST = 200_000_000
"""Bytes that all entries together may take; the longest unused ones go first."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is, or was."""

    entries: int
    size: int


def cache_folder() -> Path:
    """The user's cache folder of credtui (``XDG_CACHE_HOME`` on Linux); it need not exist."""
    from platformdirs import user_cache_path

    return Path(user_cache_path("credtui", appauthor=False))


def prepare(folder: Path) -> None:
    """Make a folder that only its user can look into, tagged so that backups pass it over.

    Raises OSError where that is not possible.
    """
    root = cache_folder()
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not own(root):
        raise PermissionError(f"{root} belongs to somebody else or is open to others")
    tag = root / MARK
    if not tag.exists():
        tag.write_bytes(_TAG)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def own(path: Path) -> bool:
    """True if a file or folder is the user's and nobody else can write to it."""
    try:
        found = path.lstat()
    except OSError:
        return False
    if stat.S_ISLNK(found.st_mode) or not hasattr(os, "getuid"):
        return not stat.S_ISLNK(found.st_mode)
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def files(root: Path) -> list[Path]:
    """Every file below a folder; links are not followed."""
    return [Path(at) / name for at, _, names in os.walk(root) for name in names]


def held() -> Held:
    """How much is kept."""
    sizes = [p.lstat().st_size for p in files(cache_folder()) if p.name != MARK]
    return Held(len(sizes), sum(sizes))


def clear() -> Held:
    """Delete every entry, and say how much that was.  Raises OSError if the folder cannot be emptied."""
    root = cache_folder()
    if root.is_symlink() or (root.exists() and not root.is_dir()):
        raise NotADirectoryError(f"{root} is not a folder of credtui; nothing was deleted")
    found = held()
    if root.exists():
        shutil.rmtree(root)
    return found


def trim(root: Path, limit: int = LARGEST) -> None:
    """Delete what was longest unused until the rest is small enough.  Raises OSError."""
    sized = [(p.lstat().st_mtime_ns, p.lstat().st_size, p) for p in files(root) if p.name != MARK]
    total = sum(size for _, size, _ in sized)
    for _, size, path in sorted(sized):
        if total <= limit:
            return
        path.unlink(missing_ok=True)
        total -= size
