"""Entries of one target (a case, a folder, some files): JSON behind a checksum, written whole.

A folder of entries bears the marks of the cases and paths it is about, so that everything about one of
them can be found and deleted, and their names cannot be read.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from credtui.cache.folder import cache_folder, own, prepare, trim

MAGIC = b"credtui cache 1 "
MAX_BYTES = 64_000_000
"""An entry larger than this is neither written nor read."""
MOST_HOMES = 12
"""Of more cases and files at once nothing is kept: the name of their folder would be too long."""
NEWEST = 4
"""Comparisons kept of one target: rules are edited often, and each edit makes one."""


class Cache:
    """Reads and writes entries of one target; trouble with the disk means no entry, never an error."""

    def __init__(self, homes: Iterable[Path]) -> None:
        """``homes`` are the cases, folders and files that the entries are about."""
        self.marks = sorted({_mark(home) for home in homes})
        self.folder = cache_folder() / "-".join(self.marks)
        self.usable = 0 < len(self.marks) <= MOST_HOMES

    def read(self, kind: str, key: str) -> Any:
        """The value of an entry; None if there is none that can be trusted."""
        if not self.usable:
            return None
        path = self._path(kind, key)
        try:
            value = _value(_bytes(path), key)
            os.utime(path)
        except (OSError, ValueError, RecursionError):
            return None
        return value

    def write(self, kind: str, key: str, value: Any) -> None:
        """Keep a value; the oldest comparisons of this target make room."""
        from credtui.store.files import write_atomic

        if not self.usable:
            return
        try:
            body = json.dumps([key, value], ensure_ascii=False, separators=(",", ":"))
            data = body.encode("utf-8", "surrogatepass")
            if len(data) > MAX_BYTES:
                return
            prepare(self.folder)
            head = MAGIC + hashlib.sha256(data).hexdigest().encode() + b"\n"
            write_atomic(self._path(kind, key), head + data, durable=False, mode=0o600)
            self._make_room()
        except (OSError, ValueError, RecursionError):
            return

    def forget(self) -> None:
        """Delete every entry that has to do with any of these homes; raises OSError if one stays."""
        root = cache_folder()
        if not root.is_dir():
            return
        for folder in root.iterdir():
            if not set(self.marks).isdisjoint(folder.name.split("-")) and not folder.is_symlink():
                shutil.rmtree(folder)

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / f"{kind}-{key}.json"

    def _make_room(self) -> None:
        kept = sorted(self.folder.glob("comparison-*.json"), key=lambda p: p.lstat().st_mtime_ns)
        for path in kept[:-NEWEST]:
            path.unlink(missing_ok=True)
        trim(cache_folder())


def _mark(home: Path) -> str:
    words = str(home.resolve()).encode("utf-8", "surrogatepass")
    return hashlib.sha256(words).hexdigest()[:16]


def _bytes(path: Path) -> bytes:
    """A file's bytes if it is a plain file of this user.  Raises OSError or ValueError."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as stream:
        found = os.fstat(stream.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES + 100 or not own(path):
            raise ValueError("not an entry")
        return stream.read()


def _value(data: bytes, key: str) -> Any:
    """The value inside an entry's bytes.  Raises ValueError if anything is not as it was written."""
    head, _, body = data.partition(b"\n")
    if head != MAGIC + hashlib.sha256(body).hexdigest().encode():
        raise ValueError("broken")
    found = json.loads(body.decode("utf-8", "surrogatepass"))
    if not isinstance(found, list) or len(found) != 2 or found[0] != key:
        raise ValueError("an entry of something else")
    return found[1]
