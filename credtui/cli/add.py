"""``credtui add CASE FILE|URL|-``: read text into a case."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credtui.cli.common import BAD, guarded, parser, usable_of
from credtui.cli.setup import broken, put, source_folders, tell

if TYPE_CHECKING:
    from credtui.knowledge import Knowledge
    from credtui.model import Document
    from credtui.store import Case
    from credtui.tomlio.problem import Problem

KINDS = ("original", "translation", "paraphrase", "transcript")
SEEN = ("original", "copy", "retelling")


@guarded
def run(argv: Sequence[str]) -> int:
    """Add files to a case and print where each went; a changed page becomes a new version."""
    made = parser(
        "add", "Read text, Markdown, HTML, PDF or a feed into a case; a changed page becomes a new version."
    )
    made.add_argument("case", metavar="CASE")
    made.add_argument(
        "files", nargs="+", metavar="FILE", help="a file, an http(s) address, or - for standard input"
    )
    made.add_argument("--outlet", help="who published it, if the file does not say (or says it wrongly)")
    made.add_argument("--url", help="the publisher's address of the page")
    made.add_argument("--published", type=_time, metavar="TIME", help="when it was published")
    made.add_argument("--text-kind", choices=KINDS, help="what the wording is")
    made.add_argument("--seen", choices=SEEN, help="what you have seen of it")
    made.add_argument(
        "--allow-private", action="store_true", help="also fetch from addresses of a private network"
    )
    options = made.parse_args(list(argv))
    where = source_folders(options)
    knowledge = usable_of(options)

    from credtui.bundled import sources_dir
    from credtui.store import load_case

    case = load_case(options.case, knowledge, where)
    if case.path.resolve().is_relative_to(sources_dir().resolve()):
        print(
            f"credtui add: '{case.id}' is a bundled case and stays as it is; make your own: credtui new NAME",
            file=sys.stderr,
        )
        return BAD
    problems: list[Problem] = [*knowledge.problems]
    rows: list[dict[str, Any]] = []
    for file in options.files:
        problems.extend(_add(file, case, knowledge, options, rows))
        case = load_case(case.path, knowledge)
    if options.json:
        from credtui.reports.jsonify import dump

        put(dump({"schema": "credtui/add/1", "added": rows}))
    return broken(problems)


def _time(words: str) -> datetime:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{words}' is not a time; write 2024-10-26 or with T18:00Z"
        ) from None


def _add(
    file: str, case: Case, knowledge: Knowledge, options: argparse.Namespace, rows: list[dict[str, Any]]
) -> Sequence[Problem]:
    """Read one argument into the case; what became of each of its documents is appended to ``rows``."""
    from credtui.cli.versions import tell_version, version_row
    from credtui.store import newest_versions, save_document
    from credtui.tomlio.problem import BadInput, Problem

    known = [*case.earlier, *case.documents]
    try:
        for read in _read(file, knowledge, options):
            document = _with_options(read, knowledge, options)
            before = next((d for d in newest_versions(known)[0] if d.id == document.id), None)
            added = save_document(case.path, document, known)
            known.append(replace(document, path=str(added.path)))
            what = f"version {added.version}" if added.new else "is in the case already"
            tell(options, f"{file}: {what}")
            row = version_row(added, document, before, case.corrections, knowledge)
            rows.append(row)
            if not options.json:
                put(f"{added.path}\n")
                tell_version(options, row)
    except BadInput as error:
        return error.problems
    except OSError as error:
        return [Problem(file, 0, 0, f"cannot be added: {error.strerror or error}")]
    return []


def _read(file: str, knowledge: Knowledge, options: argparse.Namespace) -> tuple[Document, ...]:
    """One document, or a feed's entries; the network is used only for an address that was named."""
    from credtui.read import read_bytes, read_many, read_url

    if "://" in file:
        moment = datetime.now(UTC).replace(microsecond=0)
        return read_url(file, knowledge, allow_private=options.allow_private, now=moment)
    if file == "-":
        return (read_bytes(sys.stdin.buffer.read(), "standard-input", knowledge),)
    return read_many(Path(file), knowledge)


def _with_options(document: Document, knowledge: Knowledge, options: argparse.Namespace) -> Document:
    """What the command line says of the document wins over what the file says."""
    from credtui.store import document_id

    if options.outlet:
        entries = knowledge.registry.sources
        folded = options.outlet.casefold()
        known = next(
            (k for k, e in entries.items()
             if k == options.outlet or any(n.casefold() == folded for ns in e.names.values() for n in ns)),
            None,
        )  # fmt: skip
        document = replace(document, outlet=options.outlet, outlet_id=known)
    changed = replace(
        document,
        url=options.url or document.url,
        published_at=options.published or document.published_at,
        text_kind=options.text_kind or document.text_kind,
        seen=options.seen or document.seen,
        captured_at=document.captured_at or datetime.now(UTC).replace(microsecond=0),
    )
    name = document_id(changed.outlet_id or changed.outlet, changed.url, Path(document.path).name)
    return replace(changed, id=name)
