"""What every command shares: common options, problems on stderr, exit codes."""

from __future__ import annotations

import argparse
import functools
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credtui.cli.arguments import Parser, common_options
from credtui.tomlio.problem import BadInput, Problem, nearest, render

if TYPE_CHECKING:
    from credtui.knowledge import Knowledge
    from credtui.ruleset.ruleset import Ruleset

DONE, NO, BAD, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done; the answer is no; bad input or usage; interrupted."""


def parser(command: str, summary: str, **more: Any) -> argparse.ArgumentParser:
    """An argument parser of ``credtui <command>`` with the common options."""
    made = Parser(prog=f"credtui {command}".strip(), description=summary, allow_abbrev=False, **more)
    common_options(made)
    return made


def rule_folders(options: argparse.Namespace) -> list[Path]:
    """The bundled rule folder, the user's own, those of ``--rules``.  Raises BadInput for a missing one."""
    from credtui.bundled import rules_dir
    from credtui.store.find import user_rules

    _must_exist(options.rules, "--rules", False)
    own = user_rules()
    return [rules_dir(), *([own] if own.is_dir() else []), *options.rules]


def _must_exist(paths: Iterable[Path], option: str, folders: bool) -> None:
    problems = []
    for path in paths:
        try:
            there = path.is_dir() or (not folders and path.is_file())
        except OSError:  # a name longer than the system allows, a folder closed to us
            there = False
        if not there:
            what = "a folder" if folders else "a folder or a rule file"
            problems.append(Problem(str(path), 0, 0, f"no such folder ({option})", what))
    if problems:
        raise BadInput(problems)


def source_roots(options: argparse.Namespace) -> list[Path]:
    """The bundled source folder, the user's own, those of ``--sources``.

    Raises BadInput if one is missing.
    """
    from credtui.bundled import sources_dir
    from credtui.store.find import user_sources

    _must_exist(options.sources, "--sources", True)
    own = user_sources()
    return [sources_dir(), *([own] if own.is_dir() else []), *options.sources]


def knowledge_of(options: argparse.Namespace) -> Knowledge:
    """Lexicons and registry, with the user's own, ``--rules`` and ``--sources`` on top.

    Raises BadInput for any broken file: for work where a part will not do.
    """
    from credtui.knowledge import load_knowledge

    return load_knowledge(rule_folders(options)[1:], source_roots(options)[1:])


def usable_of(options: argparse.Namespace) -> Knowledge:
    """The same without its broken files, which are its ``problems``: a command tells them and ends with 2."""
    from credtui.knowledge import usable_knowledge

    return usable_knowledge(rule_folders(options)[1:], source_roots(options)[1:], not options.no_cache)


def ruleset_of(options: argparse.Namespace) -> Ruleset:
    """The compiled rules, with ``--rules`` on top.  Raises BadInput."""
    from credtui.ruleset.load import load_ruleset

    return load_ruleset(rule_folders(options))


def usable_rules(options: argparse.Namespace) -> tuple[Ruleset, int]:
    """The same without what is broken: its problems go to stderr and make the exit code 2."""
    from credtui.ruleset.load import usable_ruleset

    ruleset = usable_ruleset(rule_folders(options))
    return ruleset, report_problems(ruleset.problems)


def report_problems(problems: Sequence[Problem], as_json: bool = False) -> int:
    """Print problems for people on stderr (or as JSON on stdout) and give the exit code."""
    if as_json:
        print_json({"schema": "credtui/problems/1", "problems": [p.as_json() for p in problems]})
    else:
        for problem in problems:
            print(render(problem), file=sys.stderr)
        count = sum(p.severity != "note" for p in problems)
        if count:
            print(f"{count} problem{'' if count == 1 else 's'}", file=sys.stderr)
    return code_of(problems)


def code_of(problems: Iterable[Problem]) -> int:
    """2 if something is to be mended, 1 if only examples fail, 0 if there are only notes."""
    kinds = {p.severity for p in problems}
    return BAD if kinds & {"error", "warning"} else NO if "failure" in kinds else DONE


def print_json(value: Any) -> None:
    """One JSON document on stdout, readable and the same for the same value."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say(message: str, options: argparse.Namespace) -> None:
    """Progress on stderr, unless ``--quiet``."""
    if not options.quiet:
        print(message, file=sys.stderr)


def subcommand(word: str, valid: Sequence[str], command: str) -> int:
    """Say that ``word`` is no subcommand, with the nearest one; gives exit code 2."""
    near = nearest(word, valid)
    print(f"credtui {command}: '{word}' is none of {', '.join(valid)}", file=sys.stderr)
    if near:
        print(f"  did you mean '{near}'?", file=sys.stderr)
    return BAD


def guarded(run: Callable[[Sequence[str]], int]) -> Callable[[Sequence[str]], int]:
    """A command whose bad input, interruption and closed pipe end in the right exit code."""

    @functools.wraps(run)
    def wrapped(argv: Sequence[str]) -> int:
        try:
            code = run(argv)
            sys.stdout.flush()
            return code
        except BadInput as error:
            return report_problems(error.problems, "--json" in argv)
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:  # the reader (head, less) has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE

    return wrapped
