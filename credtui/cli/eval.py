"""``credtui eval KIND ...``: measure one stage on labelled files; each kind is a module of ``evaluate``."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from credtui.cli.common import guarded, subcommand

KINDS = ("pairs", "cases", "quotes", "facets", "sources")


@guarded
def run(argv: Sequence[str]) -> int:
    """Hand over to the kind named first; 2 for an unknown kind."""
    if not argv or argv[0] in ("-h", "--help"):
        print(f"usage: credtui eval {{{','.join(KINDS)}}} ...")
        return 0 if argv else 2
    if argv[0] not in KINDS:
        return subcommand(argv[0], KINDS, "eval")
    try:
        module = importlib.import_module(f"credtui.evaluate.{argv[0]}")
    except ModuleNotFoundError:
        print(f"credtui eval: '{argv[0]}' is not part of this installation", file=sys.stderr)
        return 2
    return int(module.run(list(argv[1:])))
