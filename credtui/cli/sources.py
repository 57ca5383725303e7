"""``credtui sources list|show|check|suggest``: the registry of sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from credtui.cli.common import DONE, guarded, parser, usable_of
from credtui.cli.setup import broken, put, source_folders, tell

if TYPE_CHECKING:
    import argparse

    from credtui.knowledge import Knowledge
    from credtui.registry import SourceEntry
    from credtui.tomlio.problem import Problem


@guarded
def run(argv: Sequence[str]) -> int:
    """List the sources, show one, check every registry and case file, or suggest new ones."""
    made = parser("sources", "The registry of sources: who can say something, under which names.")
    made.add_argument("what", choices=("list", "show", "check", "suggest"))
    made.add_argument(
        "words", nargs="*", metavar="ID|PATH", help="show: the id or a name; suggest: cases, folders, files"
    )
    made.add_argument("--min", type=int, metavar="N", help="suggest: named in so many documents (3)")
    made.add_argument(
        "--write", metavar="ID", action="append", default=[],
        help="suggest: write this one (or 'all') into your own registry; repeatable",
    )  # fmt: skip
    options = made.parse_args(list(argv))
    wrong = _misused(options)
    if wrong:
        made.error(wrong)
    knowledge = usable_of(options)
    if options.what == "suggest":
        from credtui.cli.suggest import suggestions

        return suggestions(options, knowledge)
    if options.what == "check":
        return _check(options, knowledge)
    entries = knowledge.registry.sources
    if options.what == "show":
        entries = {key: entries[key] for key in [_find(options.words[0], entries)]}
    if options.json:
        from credtui.reports.jsonify import dump

        put(
            dump({"schema": "credtui/sources/1", "sources": [_row(k, e) for k, e in sorted(entries.items())]})
        )
    else:
        put("".join(_shown(k, e, options.what == "show") for k, e in sorted(entries.items())))
    return broken(knowledge.problems) or DONE


def _misused(options: argparse.Namespace) -> str:
    """What is wrong with the words of the command line; empty if nothing is."""
    count = len(options.words)
    if options.what == "show" and count != 1:
        return "show needs the ID of one source"
    if options.what == "suggest" and not count:
        return "suggest needs a CASE or PATH"
    if options.what in ("list", "check") and count:
        return f"{options.what} takes no ID"
    if options.what != "suggest" and (options.min is not None or options.write):
        return "--min and --write belong to suggest"
    if options.min is not None and options.min < 1:
        return "--min is a whole number from 1 up"
    return ""


def _row(key: str, entry: SourceEntry) -> dict[str, Any]:
    return {"id": key, **entry.model_dump(mode="json")}


def _shown(key: str, entry: SourceEntry, whole: bool) -> str:
    from credtui.reports.plain import visible

    if not whole:
        name = next(iter(entry.names.values()), (key,))[0]
        return f"{visible(key):<20} {entry.kind:<12} {visible(name)}\n"
    rows = [f"{key}: {entry.kind}"]
    rows += [f"  {lang}: {', '.join(names)}" for lang, names in entry.names.items()]
    rows += [f"  {lang}, as: {', '.join(roles)}" for lang, roles in entry.roles.items()]
    for label, value in (("speaks for", entry.speaks_for), ("owner", entry.owner), ("note", entry.note)):
        if value:
            rows.append(f"  {label}: {value}")
    rows += [f"  reference: {reference}" for reference in entry.references]
    return "".join(f"{visible(row)}\n" for row in rows)


def _find(wanted: str, entries: dict[str, SourceEntry]) -> str:
    """The id for an id or a name; raises BadInput with the nearest."""
    from credtui.tomlio.problem import BadInput, Problem, nearest

    if wanted in entries:
        return wanted
    folded = wanted.casefold()
    by_name = {n.casefold(): key for key, e in entries.items() for names in e.names.values() for n in names}
    if folded in by_name:
        return by_name[folded]
    near = nearest(wanted, list(entries)) or by_name.get(nearest(folded, list(by_name)), "")
    raise BadInput([Problem(wanted, 0, 0, "no such source", "an id from `credtui sources list`", near)])


def _check(options: argparse.Namespace, knowledge: Knowledge) -> int:
    """Cross references of the registry, and every case with its documents."""
    from credtui.store import case_folders, load_case

    problems: list[Problem] = [*knowledge.problems, *_dangling(knowledge.registry.sources)]
    cases = case_folders(source_folders(options))
    documents = 0
    for folder in cases.values():
        case = load_case(folder, knowledge)
        problems.extend(case.problems)
        documents += len(case.documents) + len(case.earlier)
    code = broken(problems)
    if not code:
        sources = len(knowledge.registry.sources)
        tell(options, f"{sources} sources, {len(cases)} cases, {documents} documents: no problems")
    return code


def _dangling(entries: dict[str, SourceEntry]) -> list[Problem]:
    from credtui.tomlio.problem import Problem, nearest

    out = []
    for key, entry in sorted(entries.items()):
        target = entry.speaks_for
        if target and target not in entries:
            message = f"source '{key}' speaks for '{target}', which is not in the registry"
            out.append(
                Problem("registry", 0, 0, message, "the id of a source", nearest(target, list(entries)))
            )
        if not any(entry.names.values()):
            out.append(
                Problem("registry", 0, 0, f"source '{key}' has no name", "names in at least one language")
            )
    return out
