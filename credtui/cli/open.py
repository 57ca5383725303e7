"""``credtui [PATH...]``: the terminal; also ``--help``, and what to say of an unknown word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from credtui.cli.common import BAD, guarded, parser
from credtui.cli.setup import broken, source_folders

if TYPE_CHECKING:
    import argparse

    from credtui.session import Session


@guarded
def run(argv: Sequence[str]) -> int:
    """Open the terminal on what the words name; with no word, on the bundled first case."""
    options = _parser().parse_args(list(argv))
    words = options.paths
    if words:
        problem = _not_openable(words, options)
        if problem:
            return problem
    if options.json:
        from credtui.cli.compare import run as compare

        return compare([*(words or [_first()]), "--json", *_repeated(options)])
    if options.gold is not None:
        from credtui.rulebench.rescoring import labelled_rows

        labelled_rows(options.gold)
    from credtui.tui import run_terminal

    return int(run_terminal(lambda wait: _session(words, options, wait), ascii_only=options.ascii) or 0)


def _parser() -> argparse.ArgumentParser:
    import argparse

    from credtui.cli import COMMANDS

    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:<{width}}  {line}" for name, (_, line) in COMMANDS.items())
    made = parser("", "Competing statements from news sources, side by side.")
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.usage = "credtui [PATH...] | credtui COMMAND ..."
    made.epilog = f"commands (credtui COMMAND --help says more):\n{listed}"
    made.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a case, a folder of articles, or files; else the bundled case",
    )
    made.add_argument(
        "--gold", type=Path, metavar="FILE",
        help="labelled pairs (JSON Lines): the terminal tells precision and recall of every rule edit",
    )  # fmt: skip
    made.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")
    return made


def _first() -> str:
    from credtui.store import FIRST_CASE

    return FIRST_CASE


def _repeated(options: argparse.Namespace) -> list[str]:
    out = []
    for flag, values in (("--rules", options.rules), ("--sources", options.sources)):
        for value in values:
            out += [flag, str(value)]
    return out


def _not_openable(words: Sequence[str], options: argparse.Namespace) -> int:
    """Exit code 2 with the reason if a word names nothing or two things, else 0."""
    from dataclasses import replace

    from credtui.cli import COMMANDS
    from credtui.store.naming import resolve
    from credtui.tomlio.problem import BadInput, Problem, nearest

    problems = []
    for index, word in enumerate(words):
        if index == 0 and word in COMMANDS:
            message = "this is both a command and a path here"
            expected = f"./{word} for the path, credtui {word} --help for the command"
            problems.append(Problem(word, 0, 0, message, expected))
            continue
        try:
            resolve(word, source_folders(options))
        except BadInput as error:
            near = nearest(word, list(COMMANDS)) if index == 0 else ""
            problems += [
                replace(p, expected=f"a command, {p.expected}", suggestion=p.suggestion or near)
                for p in error.problems
            ]
    return broken(problems) and BAD


def _session(words: Sequence[str], options: argparse.Namespace, wait: Callable[[], None]) -> Session:
    from credtui.bench import open_session
    from credtui.cli.common import rule_folders
    from credtui.store import user_sources

    rules, own = rule_folders(options)[1:], user_sources()
    sources = [*([own] if own.is_dir() else []), *options.sources]
    return open_session(
        list(words) or [_first()], rules=rules, sources=sources, keep=not options.no_cache,
        gold=options.gold, wait=wait,
    )  # fmt: skip
