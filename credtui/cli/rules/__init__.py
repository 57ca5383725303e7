"""``credtui rules ...``: check, test, try, list, explain, document, compare and fit the scoring rules."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from credtui.cli.common import BAD, DONE, guarded, subcommand

COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("checks", "every problem of rule packs and lexicons, each with its place"),
    "test": ("checks", "each rule's own examples, through the real pipeline"),
    "try": ("shows", "two sentences: what every rule makes of them, and why"),
    "list": ("shows", "the rules, with points and what they argue for"),
    "explain": ("shows", "one rule's page, with the place of every value"),
    "diff": ("changes", "what changes between two rule folders, losses first"),
    "fit": ("changes", "points proposed from labelled pairs or verdicts, as a patch"),
    "schema": ("shows", "JSON Schema of a rule file, for editors"),
    "docs": ("shows", "Markdown of all fields and rules"),
}
"""Subcommand -> the module that holds it, and its line in the help."""


@guarded
def run(argv: Sequence[str]) -> int:
    """Hand over to the subcommand named first."""
    if not argv or argv[0] in ("-h", "--help"):
        width = max(map(len, COMMANDS))
        print("usage: credtui rules COMMAND ...\n")
        for name, (_, line) in COMMANDS.items():
            print(f"  {name:<{width}}  {line}")
        return DONE if argv else BAD
    if argv[0] not in COMMANDS:
        return subcommand(argv[0], list(COMMANDS), "rules")
    module = import_module(f"{__name__}.{COMMANDS[argv[0]][0]}")
    return int(getattr(module, f"{argv[0]}_command")(list(argv[1:])))


__all__ = ["COMMANDS", "run"]
