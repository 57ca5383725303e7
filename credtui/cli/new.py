"""``credtui new CASE``: make a case."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.cli.common import DONE, guarded, parser
from credtui.cli.setup import put, tell


@guarded
def run(argv: Sequence[str]) -> int:
    """Make an empty case and print its folder; nothing that exists is touched."""
    made = parser("new", "Make an empty case: in your own folder for a bare name, else at the path.")
    made.add_argument("case", metavar="CASE", help="a name (letters, digits, hyphens) or a path")
    made.add_argument("--title", default="", help="the title, else the name")
    options = made.parse_args(list(argv))

    from credtui.reports.jsonify import dump
    from credtui.store import new_case

    folder = new_case(options.case, options.title)
    put(dump({"schema": "credtui/new/1", "path": str(folder)}) if options.json else f"{folder}\n")
    tell(options, f"next: credtui add {options.case} FILE")
    return DONE
