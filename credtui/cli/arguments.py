"""The parser of every command: unknown words are told with the nearest valid one, all of them at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from credtui.tomlio.problem import nearest, visible


class Collected(Exception):  # noqa: N818 - not an error: the way in which a parser is handed over
    """Carries a command's parser to whoever wants to know its options instead of running it."""

    def __init__(self, parser: Parser) -> None:
        super().__init__(parser.prog)
        self.parser = parser


class Parser(argparse.ArgumentParser):
    """``argparse`` that never guesses and names what was meant."""

    collecting = False
    """True: ``parse_args`` raises ``Collected``; so shell completions know what commands know."""

    _given: Sequence[str] = ()

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As ``argparse`` does it; what nobody knows is told with the nearest spelling."""
        if Parser.collecting:
            raise Collected(self)
        self._given = list(sys.argv[1:] if args is None else args)
        known, extra = self.parse_known_args(self._given, namespace)
        if extra:
            self._stop([f"'{word}' is one word too many" for word in extra if not _option(word)])
        return known

    def error(self, message: str) -> NoReturn:
        """Tell this and every unknown option, and leave with 2."""
        self._stop([message])

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = [str(c) for c in action.choices]
        near = nearest(str(value), choices)
        meant = f"; did you mean '{near}'?" if near else ""
        raise argparse.ArgumentError(action, f"'{value}' is none of {', '.join(choices)}{meant}")

    def _stop(self, messages: Sequence[str]) -> NoReturn:
        lines = [*self._unknown(), *messages]
        told = "".join(f"{self.prog.strip()}: {visible(line)}\n" for line in lines)
        self.exit(2, f"{told}{self.format_usage()}")

    def _unknown(self) -> list[str]:
        """The options given that this command does not have, each with the nearest it has."""
        out = []
        for word in self._given[: _end(self._given)]:
            name = word.partition("=")[0]
            if _option(word) and name not in self._option_string_actions:
                near = nearest(name, list(self._option_string_actions))
                out.append(f"unknown option '{name}'" + (f"; did you mean '{near}'?" if near else ""))
        return out


def _option(word: str) -> bool:
    return word.startswith("-") and word != "-" and not word[1:2].isdigit()


def _end(words: Sequence[str]) -> int:
    """Where options end."""
    return words.index("--") if "--" in words else len(words)


class Version(argparse.Action):
    """``--version``: print it and leave, whatever else was asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print the version."""
        from credtui import __version__

        print(f"credtui {__version__}")
        parser.exit()


FLAGS = ("--json", "--quiet", "--no-cache")
FOLDERS = ("--rules", "--sources")


def common_options(made: argparse.ArgumentParser) -> None:
    """``--rules DIR --sources DIR --json --quiet``, the same everywhere."""
    made.add_argument(
        "--rules", metavar="DIR", type=Path, action="append", default=[],
        help="more rule packs and lexicons; repeatable, later wins",
    )  # fmt: skip
    made.add_argument(
        "--sources", metavar="DIR", type=Path, action="append", default=[],
        help="more registry and case folders; repeatable, later wins",
    )  # fmt: skip
    made.add_argument("--json", action="store_true", help="JSON on stdout")
    made.add_argument("--no-cache", action="store_true", help="keep nothing from this run, use nothing kept")
    made.add_argument("--quiet", action="store_true", help="no progress on stderr")
    made.add_argument("--version", action=Version, nargs=0, help="print the version")


def command_first(words: Sequence[str], commands: Sequence[str]) -> list[str]:
    """The words with a command before the common options that were written in front of it."""
    at = 0
    while at < len(words):
        if words[at] in FLAGS or words[at].startswith(tuple(f"{f}=" for f in FOLDERS)):
            at += 1
        elif words[at] in FOLDERS:
            at += 2
        else:
            break
    if 0 < at < len(words) and words[at] in commands:
        return [words[at], *words[:at], *words[at + 1 :]]
    return list(words)
