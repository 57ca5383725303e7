"""``credtui completions bash|zsh|fish``: a script for the shell, made from the commands' own parsers."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credtui.cli.arguments import FOLDERS
from credtui.cli.common import DONE, guarded, parser
from credtui.cli.setup import put

SHELLS = ("bash", "zsh", "fish")
NESTED = ("rules", "eval")
"""Commands whose first word is a command of its own."""
_CASES = ("CASE", "PATH")
"""What a positional argument is called that may be a case."""
_FILES = ("FILE", "FILES", "PATH", "DIR", "OUT", "OLD", "NEW", "FOLDERS")
_NAME = re.compile(r"[\w.-]+")
"""Names that a shell can be given as they are."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command."""

    names: tuple[str, ...]
    line: str
    """What it does."""
    takes: str
    """What its value is called; empty for a flag."""
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What can stand after a command."""

    words: tuple[str, ...]
    """``("compare",)`` or ``("rules", "check")``."""
    line: str
    options: tuple[Option, ...]
    choices: tuple[str, ...]
    """Words that a positional argument may be."""
    cases: bool
    files: bool


@guarded
def run(argv: Sequence[str]) -> int:
    """Print the completion script of one shell, or the names of all cases for such a script."""
    if list(argv) == ["cases"]:  # asked by the scripts at each press of the key
        from credtui.store.find import case_folders

        put("".join(f"{name}\n" for name in case_folders() if _NAME.fullmatch(name)))
        return DONE
    made = parser("completions", "Print a completion script; see the README for where to put it.")
    made.add_argument("shell", choices=SHELLS)
    options = made.parse_args(list(argv))
    put({"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell](known()))
    return DONE


def known() -> tuple[Known, ...]:
    """Every command with its options, as its own parser has them."""
    from credtui.cli import COMMANDS

    found = [_of((), "")]
    for name, (_, line) in COMMANDS.items():
        if name in NESTED:
            inner = _nested(name)
            found.append(Known((name,), line, (), tuple(inner), False, False))
            found += [_of((name, sub), text) for sub, text in inner.items()]
        else:
            found.append(_of((name,), line))
    return tuple(found)


def _nested(name: str) -> dict[str, str]:
    if name == "rules":
        from credtui.cli.rules import COMMANDS

        return {sub: line for sub, (_, line) in COMMANDS.items()}
    from importlib.util import find_spec

    from credtui.cli.eval import KINDS

    there = [kind for kind in KINDS if find_spec(f"credtui.evaluate.{kind}")]
    return dict.fromkeys(there, "measure on a labelled file")


def _of(words: tuple[str, ...], line: str) -> Known:
    from credtui.cli import module_of
    from credtui.cli.arguments import Collected, Parser

    Parser.collecting = True
    try:
        module_of(words).run([*words[1:]])
    except Collected as found:
        return _read(words, line, found.parser)
    finally:
        Parser.collecting = False
    return Known(words, line, (), (), False, True)


def _read(words: tuple[str, ...], line: str, made: argparse.ArgumentParser) -> Known:
    options, choices, metavars = [], list[str](), list[str]()
    for action in made._actions:
        named = tuple(str(c) for c in action.choices or ())
        if action.option_strings:
            takes = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
            help_ = (action.help or "").replace("%(default)s", str(action.default))
            options.append(Option(tuple(action.option_strings), help_, takes, named))
        else:
            choices += named
            metavars.append(str(action.metavar or action.dest).upper())
    cases = any(m in _CASES for m in metavars)
    files = any(m.partition("|")[0] in _FILES for m in metavars)
    return Known(words, line, tuple(options), tuple(choices), cases, files)


# ------------------------------------------------------------------- bash
def _bash(commands: Sequence[Known]) -> str:
    return "\n".join(_bash_lines(commands)) + "\n"


def _bash_lines(commands: Sequence[Known]) -> Iterator[str]:
    yield "_credtui() {"
    yield '  local current="${COMP_WORDS[COMP_CWORD]}" before="" command="" words="" files="" cases="" i'
    yield '  [ "$COMP_CWORD" -gt 0 ] && before="${COMP_WORDS[COMP_CWORD-1]}"'
    yield "  for ((i = 1; i < COMP_CWORD; i++)); do"
    yield f'    case "${{COMP_WORDS[i-1]}}" in {"|".join(FOLDERS)}) continue ;; esac'
    yield '    case "${COMP_WORDS[i]}" in -*) ;; *)'
    yield '      if [ -z "$command" ]; then command="${COMP_WORDS[i]}"'
    yield f'      else case "$command" in {"|".join(NESTED)})'
    yield '        command="$command ${COMP_WORDS[i]}" ;; esac; fi ;;'
    yield "    esac"
    yield "  done"
    yield '  case "$command" in'
    top = " ".join(c.words[0] for c in commands if len(c.words) == 1)
    for one in commands:
        name = " ".join(one.words)
        words = " ".join([*(n for o in one.options for n in o.names), *one.choices, *([] if name else [top])])
        flags = f"{' files=1' if one.files or not name else ''}{' cases=1' if one.cases or not name else ''}"
        yield f"    {shlex.quote(name)}) words={shlex.quote(words)}{flags} ;;"
    yield "    *) words='--help' files=1 ;;"
    yield "  esac"
    yield '  case "$command:$before" in'
    for one in commands:
        for option in (o for o in one.options if o.takes):
            what = f"words={shlex.quote(' '.join(option.choices))}" if option.choices else "words='' files=1"
            plain = "|".join(f"{shlex.quote(' '.join(one.words))}:{n}" for n in option.names)
            yield f"    {plain}) {what} {'files= ' if option.choices else ''}cases= ;;"
    yield "  esac"
    yield '  [ -n "$cases" ] && words="$words $(credtui completions cases 2>/dev/null)"'
    yield '  COMPREPLY=($(compgen -W "$words" -- "$current"))'
    yield '  [ -n "$files" ] && COMPREPLY+=($(compgen -f -- "$current"))'
    yield "  return 0"
    yield "}"
    yield "complete -o filenames -F _credtui credtui"


# ------------------------------------------------------------------- zsh
def _zsh(commands: Sequence[Known]) -> str:
    return "\n".join(_zsh_lines(commands)) + "\n"


def _zsh_lines(commands: Sequence[Known]) -> Iterator[str]:
    yield "#compdef credtui"
    yield "_credtui_cases() {"
    yield "  local -a cases"
    yield '  cases=(${(f)"$(credtui completions cases 2>/dev/null)"})'
    yield "  compadd -a cases"
    yield "}"
    yield "_credtui() {"
    yield "  local -a commands"
    yield "  commands=("
    for one in commands:
        if len(one.words) == 1:
            yield f"    {shlex.quote(f'{one.words[0]}:{one.line}')}"
    yield "  )"
    yield "  if (( CURRENT == 2 )); then"
    yield "    _describe -t commands command commands"
    yield "    _credtui_cases"
    yield "    _files"
    yield "    return"
    yield "  fi"
    yield "  local name=$words[2]"
    for name in NESTED:
        inner = [c for c in commands if c.words[:1] == (name,) and len(c.words) == 2]
        yield f"  if [[ $name == {name} ]]; then"
        yield "    if (( CURRENT == 3 )); then"
        yield "      local -a inner"
        yield f"      inner=({' '.join(shlex.quote(f'{c.words[1]}:{c.line}') for c in inner)})"
        yield "      _describe -t commands command inner"
        yield "      return"
        yield "    fi"
        yield '    name="$words[2] $words[3]"'
        yield "    shift words; (( CURRENT-- ))"
        yield "  fi"
    yield "  shift words; (( CURRENT-- ))"
    yield "  case $name in"
    for one in commands:
        if one.words:
            yield f"    {shlex.quote(' '.join(one.words))}) _arguments -s {' '.join(_zsh_arguments(one))} ;;"
    yield "  esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_credtui" ]; then _credtui "$@"; else compdef _credtui credtui; fi'


def _zsh_arguments(one: Known) -> Iterator[str]:
    for option in one.options:
        line = option.line.replace("[", "(").replace("]", ")").replace(":", ";")
        value = ""
        if option.takes:
            value = (
                f":{option.takes}:({' '.join(option.choices)})"
                if option.choices
                else f":{option.takes}:_files"
            )
        for name in option.names:
            yield shlex.quote(f"*{name}[{line}]{value}")
    if one.choices:
        yield shlex.quote(f"1:word:({' '.join(one.choices)})")
    if one.cases:
        yield shlex.quote("*:case or file:_alternative 'cases:case:_credtui_cases' 'files:file:_files'")
    elif one.files:
        yield shlex.quote("*:file:_files")


# ------------------------------------------------------------------- fish
_FISH_CASES = "'(credtui completions cases 2>/dev/null)'"


def _fish(commands: Sequence[Known]) -> str:
    return "\n".join(_fish_lines(commands)) + "\n"


def _fish_lines(commands: Sequence[Known]) -> Iterator[str]:
    yield f"complete -c credtui -n __fish_use_subcommand -a {_FISH_CASES} -d case"
    for one in commands:
        if not one.words:
            where = "__fish_use_subcommand"
        elif len(one.words) == 1:
            where = f"__fish_seen_subcommand_from {one.words[0]}"
            yield _fish_line("__fish_use_subcommand", f"-a {one.words[0]}", one.line)
        else:
            outer, inner = one.words
            where = f"__fish_seen_subcommand_from {outer}; and __fish_seen_subcommand_from {inner}"
            first = f"__fish_seen_subcommand_from {outer}; and test (count (commandline -opc)) -eq 2"
            yield _fish_line(first, f"-a {inner}", one.line)
        if one.words and one.words[0] not in NESTED:
            yield from (_fish_line(where, f"-a {shlex.quote(choice)}", "") for choice in one.choices)
        if one.cases and one.words:
            yield f"complete -c credtui -n {shlex.quote(where)} -a {_FISH_CASES} -d case"
        for option in one.options:
            yield _fish_line(where, " ".join(_fish_option(option)), option.line)


def _fish_option(option: Option) -> Iterator[str]:
    for name in option.names:
        yield f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
    if option.choices:
        yield f"-x -a {shlex.quote(' '.join(option.choices))}"
    elif option.takes:
        yield "-r"


def _fish_line(where: str, what: str, line: str) -> str:
    told = f" -d {shlex.quote(line)}" if line else ""
    return f"complete -c credtui -n {shlex.quote(where)} {what}{told}"
