"""``credtui extract FILE...``: the statements of files, no case needed."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.cli.common import guarded, knowledge_of, parser
from credtui.cli.setup import broken, put, source_folders, tell, tell_corrections


@guarded
def run(argv: Sequence[str]) -> int:
    """Print every attributed statement; 2 if a file could not be read."""
    made = parser("extract", "Print every attributed statement with its speaker and place.")
    made.add_argument("paths", nargs="+", metavar="FILE", help="an article, a folder of articles, or a case")
    options = made.parse_args(list(argv))
    knowledge = knowledge_of(options)

    from credtui.pipeline import extraction_of
    from credtui.reports import extract_json
    from credtui.reports.terminal import statements_text
    from credtui.store.targets import load_target

    target = load_target(options.paths, knowledge, source_folders(options))
    read = extraction_of(target.documents, knowledge, target.corrections)
    statements = read.statements
    tell_corrections(options, read.corrections)
    for document in target.documents:
        for note in document.notes:
            tell(options, f"{document.path}: {note}")
    if not statements:
        tell(options, f"{target.name}: no attributed statements found")
    put(extract_json(target.documents, statements, read.corrections) if options.json
        else statements_text(target.documents, statements))  # fmt: skip
    return broken(target.problems)
