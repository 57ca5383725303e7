"""Noticing that files changed, by what the system says of them; nothing is read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from stat import S_ISDIR

Signature = tuple[int, int, int] | tuple[str, ...] | None


class Watch:
    """Files and folders as they were when last looked at."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.seen: dict[str, Signature] = {path: signature(path) for path in paths}

    def changed(self) -> tuple[str, ...]:
        """Those that are not as they were; the next call starts from now."""
        now = {path: signature(path) for path in self.seen}
        out = tuple(path for path, old in self.seen.items() if now[path] != old)
        self.seen = now
        return out


def signature(path: str) -> Signature:
    """What tells a changed file: time, size and identity; of a folder, the names in it that are not
    hidden (files on their way are); None if it is not there."""
    try:
        stat = os.stat(path)
        if S_ISDIR(stat.st_mode):
            return tuple(sorted(name for name in os.listdir(path) if not name.startswith(".")))
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
