"""Noticing that files changed, by what the system says of them; nothing is read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from stat import S_ISDIR

Signature = tuple[int, int, int] | tuple[str, ...] | None


class Watch:
    """Files and folders as they were when last looked at."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.seen: dict[str, Signature] = {path: signature(path) for path in paths}

    def own(self, paths: Iterable[str], names: Collection[str]) -> None:
        """Watch these paths from now on; what is new, or has one of these names, counts as seen."""
        now = {path: None if path in self.seen else signature(path) for path in paths}
        kept = {path: self.seen[path] for path in now if path in self.seen}
        written = {path: signature(path) for path in kept if os.path.basename(path) in names}
        self.seen = {**now, **kept, **written}

    def changed(self) -> tuple[str, ...]:
        """Those that are not as they were; the next call starts from now."""
        seen = self.seen
        now = {path: signature(path) for path in seen}
        out = tuple(path for path, old in seen.items() if now[path] != old)
        if self.seen is seen:
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
