"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomic(
    path: Path, data: bytes, *, replace: bool = True, durable: bool = True, mode: int | None = None
) -> None:
    """Write ``data`` so that a crash leaves the old file or the new one, whole.

    With ``replace=False`` an existing file raises FileExistsError and stays as it is, even if another
    program makes it at the same moment.  ``durable=False`` does not wait for the disk: for what can be
    made again.  ``mode`` is the file's, else that of the file it replaces.  A link stays and what it leads
    to is written; a pipe or a device is written to, never replaced.  Raises OSError if the disk does.
    """
    path = path.resolve() if path.is_symlink() else path
    if replace and path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".credtui-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        os.chmod(temporary, _mode(path) if mode is None else mode)
        if replace:
            os.replace(temporary, path)
        else:
            os.link(temporary, path)  # fails if the name is taken; a rename would overwrite
    finally:
        temporary.unlink(missing_ok=True)
    if durable:
        _sync_folder(path.parent)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; not every system can, and the file is whole without it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
