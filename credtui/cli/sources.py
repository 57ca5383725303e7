"""``credtui sources list|show|check``: the registry of sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from credtui.cli.common import DONE, guarded, parser, usable_of
from credtui.cli.setup import broken, put, source_folders, tell

if TYPE_CHECKING:
    import argparse

    from credtui.knowledge import Knowledge
    from credtui.registry import SourceEntry
    from credtui.tomlio import Problem


@guarded
def run(argv: Sequence[str]) -> int:
    """List the sources, show one, or check every registry and case file."""
    made = parser("sources", "The registry of sources: who can say something, under which names.")
    made.add_argument("what", choices=("list", "show", "check"))
    made.add_argument("id", nargs="?", metavar="ID", help="for show: the id or a name of a source")
    options = made.parse_args(list(argv))
    if options.what == "show" and options.id is None:
        made.error("show needs the ID of a source")
    if options.what != "show" and options.id is not None:
        made.error(f"{options.what} takes no ID")
    knowledge = usable_of(options)
    if options.what == "check":
        return _check(options, knowledge)
    entries = knowledge.registry.sources
    if options.what == "show":
        entries = {key: entries[key] for key in [_find(options.id, entries)]}
    if options.json:
        from credtui.reports.jsonify import dump

        put(
            dump({"schema": "credtui/sources/1", "sources": [_row(k, e) for k, e in sorted(entries.items())]})
        )
    else:
        put("".join(_shown(k, e, options.what == "show") for k, e in sorted(entries.items())))
    return broken(knowledge.problems) or DONE


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
    from credtui.tomlio import BadInput, Problem, nearest

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
    from credtui.tomlio import Problem, nearest

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
