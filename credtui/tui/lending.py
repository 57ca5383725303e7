"""Lending the terminal to the reader's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from credtui.bundled import located

if TYPE_CHECKING:
    from textual.app import App

_PLUS_LINE = ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "hx", "helix", "joe", "ne")
"""Editors that take ``+LINE`` before the file's name (helix wants it after a colon)."""
_COLON_LINE = ("hx", "helix", "micro", "code", "subl", "zed")


def editor_words(path: str, line: int) -> list[str]:
    """The command that opens a file at a line by ``$VISUAL`` or ``$EDITOR``; empty if neither is set."""
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words:
        return []
    name, place = Path(words[0]).name, str(located(path).resolve())
    if name in ("code", "codium"):
        return [*words, "--wait", "--goto", f"{place}:{line}"]
    if name in _COLON_LINE:
        return [*words, f"{place}:{line}"]
    return [*words, *([f"+{line}"] if name in _PLUS_LINE else []), place]


def lend(app: App[None], path: str, line: int) -> str:
    """Open a file at a line; returns "" or the sentence that says why it was not possible."""
    try:
        words = editor_words(path, line)
    except ValueError as error:
        return f"$EDITOR cannot be read as a command: {error}."
    if not words:
        return "Set $EDITOR to the name of your editor first."
    if not located(path).is_file():
        return f"{path} is not a file on disk any more."
    try:
        with app.suspend():
            subprocess.run(words, check=False)
    except SuspendNotSupported:
        return "This terminal cannot be lent to another program."
    except OSError as error:
        return f"{words[0]} did not start: {error.strerror or error}."
    return ""
