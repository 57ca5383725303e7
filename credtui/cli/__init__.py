"""The command line: one thin module a command, imported only when its command runs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("credtui.cli.new", "make a case"),
    "add": ("credtui.cli.add", "read a file, a page or a feed into a case"),
    "extract": ("credtui.cli.extract", "the statements of files, no case needed"),
    "compare": ("credtui.cli.compare", "find and score what collides"),
    "explain": ("credtui.cli.explain", "one conflict, every point of it"),
    "report": ("credtui.cli.report", "write the comparison report of a case"),
    "rules": ("credtui.cli.rules", "check, test, list and explain the scoring rules"),
    "sources": ("credtui.cli.sources", "the registry of sources"),
    "cache": ("credtui.cli.cache", "what is kept between runs; delete it"),
    "completions": ("credtui.cli.completions", "a completion script for bash, zsh or fish"),
    "eval": ("credtui.cli.eval", "precision and recall on labelled files"),
}
"""Command -> module with ``run(argv) -> exit code``, and its line in ``--help``."""

SELDOM = (100_000, 50, 50)
"""When Python looks for garbage."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 the answer is no, 2 bad input, 130 interrupted)."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--version"]:
        from credtui import __version__

        print(f"credtui {__version__}")
        return 0
    # what a command reads it keeps: looking through it for garbage again and again costs a fifth of the time
    gc.set_threshold(*SELDOM)
    try:
        return _run(words)
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # a full disk, a folder that went away: never a traceback
        print(f"credtui: {error.strerror or error}{_where(error)}", file=sys.stderr)
        return 2


def _run(words: list[str]) -> int:
    from credtui.cli.arguments import command_first

    words = command_first(words, tuple(COMMANDS))
    if words and words[0] in COMMANDS and not (len(words) == 1 and _is_path_too(words[0])):
        return int(module_of(words).run(words[1:]))
    return int(module_of(()).run(words))


def module_of(words: Sequence[str]) -> ModuleType:
    """The module with ``run(argv)`` of the command that the words begin with; of the terminal for none."""
    return import_module(COMMANDS[words[0]][0] if words else "credtui.cli.open")


def _is_path_too(word: str) -> bool:
    """A command's name alone that names a file or folder here: which of the two is meant, nobody knows."""
    from os.path import lexists

    return lexists(word)


def _where(error: OSError) -> str:
    return f": {error.filename}" if error.filename else ""
