"""``credtui extract FILE...``: the statements of files, no case needed."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.cli.common import guarded, parser
from credtui.cli.setup import asked_of, broken, put, tell, tell_corrections, tell_notes


@guarded
def run(argv: Sequence[str]) -> int:
    """Print every attributed statement; 2 if a file could not be read."""
    command = parser("extract", "Print every attributed statement with its speaker and place.")
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="an article, a folder of articles, or a case"
    )
    options = command.parse_args(list(argv))

    from credtui.opening import find, gather, load_usable
    from credtui.reports import extract_json
    from credtui.reports.terminal import statements_text

    asked = asked_of(options, options.paths)
    made = gather(asked, find(asked), load_usable(asked))
    read = made.reading
    tell_corrections(options, read.amendments)
    tell_notes(options, read.documents)
    if not read.statements:
        tell(options, f"{made.target.name}: no attributed statements found")
    put(extract_json(read.documents, read.statements, read.amendments) if options.json
        else statements_text(read.documents, read.statements))  # fmt: skip
    return broken(made.problems)
