"""Texts that were typed and not saved, kept where the next start finds them if this one dies.

Each running program has a folder of its own under the user's state folder, with a lock that the
system lets go of when the program ends, however it ends.  A folder nobody holds is an orphan.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from credtui.store.files import write_atomic

FORMAT = "credtui/draft/1"
LARGEST = 20_000_000
"""Bytes of a draft file above which it is none of ours."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One text on its way."""

    file: str
    """The rule file as provenance writes it."""
    path: str
    """Where that file lies on disk."""
    base: str
    """What was on disk when the draft was begun."""
    text: str
    kept_at: str = ""
    """Moment of the latest writing, UTC, ISO 8601."""
    at: Path | None = None
    """Where the draft itself lies; None until it is written."""


def drafts_folder() -> Path:
    """The user's folder of drafts; it need not exist."""
    from platformdirs import user_state_path

    return Path(user_state_path("credtui", appauthor=False)) / "drafts"


class DraftBox:
    """The drafts of this program; made on disk with the first one, gone with the last."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or drafts_folder()
        self.folder = self.root / f"{os.getpid()}-{secrets.token_hex(4)}"
        self._lock: IO[str] | None = None
        self._kept: dict[str, str] = {}

    def keep(self, drafts: Mapping[str, Draft]) -> None:
        """Let exactly these drafts be on disk.  Raises OSError if the disk refuses."""
        for file, draft in drafts.items():
            if self._kept.get(file) != draft.text:
                self._open()
                now = datetime.now(UTC).isoformat(timespec="seconds")
                data = {"format": FORMAT, **asdict(draft), "kept_at": now}
                del data["at"]
                write_atomic(self._path(file), json.dumps(data, indent=1).encode())
                self._kept[file] = draft.text
        for file in [f for f in self._kept if f not in drafts]:
            self._path(file).unlink(missing_ok=True)
            del self._kept[file]

    def close(self) -> None:
        """The program ends as it should: no draft is left."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
            shutil.rmtree(self.folder, ignore_errors=True)
        self._kept.clear()

    def _path(self, file: str) -> Path:
        return self.folder / f"{hashlib.sha256(file.encode('utf-8', 'replace')).hexdigest()[:16]}.json"

    def _open(self) -> None:
        if self._lock is None:
            self.folder.mkdir(parents=True, mode=0o700)
            self._lock = (self.folder / "lock").open("w")
            _held(self._lock)


def orphans(root: Path | None = None) -> list[Draft]:
    """Drafts of programs that are no more, the latest first; what is no draft is passed over."""
    found: list[Draft] = []
    folder = root or drafts_folder()
    if not folder.is_dir():
        return found
    for one in sorted(folder.iterdir()):
        lock = one / "lock"
        if not lock.is_file():
            continue
        try:
            with lock.open("r+") as held:
                if _held(held):
                    found += [d for p in sorted(one.glob("*.json")) for d in _read(p)]
        except OSError:
            continue  # another user's folder, or one that is going away just now
    return sorted(found, key=lambda d: d.kept_at, reverse=True)


def forget(draft: Draft) -> None:
    """Remove an orphan, and its folder if it was the last in it."""
    if draft.at is None:
        return
    draft.at.unlink(missing_ok=True)
    if not any(draft.at.parent.glob("*.json")):
        shutil.rmtree(draft.at.parent, ignore_errors=True)


def _read(path: Path) -> Iterator[Draft]:
    try:
        if path.stat().st_size > LARGEST:
            return
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return
    names = ("file", "path", "base", "text", "kept_at")
    if isinstance(data, dict) and data.get("format") == FORMAT:
        values = [data.get(name) for name in names]
        if all(isinstance(v, str) for v in values):
            yield Draft(**dict(zip(names, map(str, values), strict=True)), at=path)


def _held(lock: IO[str]) -> bool:
    """Take the lock; False if another program holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
