"""``credtui sources suggest CASE|PATH...``: speakers that the registry does not know, as TOML."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from credtui.cli.setup import broken, put, source_folders, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credtui.knowledge import Knowledge
    from credtui.registry.suggest import Suggestion
    from credtui.tomlio.problem import Problem


def suggestions(options: argparse.Namespace, knowledge: Knowledge) -> int:
    """Print what could be taken in; write only what ``--write`` names, into the user's own registry."""
    from credtui.pipeline import statements_of
    from credtui.registry.suggest import LEAST, snippet, suggest
    from credtui.reports.jsonify import dump
    from credtui.store.targets import load_target

    target = load_target(options.words, knowledge, source_folders(options))
    statements = statements_of(target.documents, knowledge, target.corrections)
    least = options.min or LEAST
    found = suggest(statements, target.documents, knowledge.registry, knowledge.lexicons, least)
    if options.json:
        put(dump({"schema": "credtui/suggest/1", "sources": [_row(s) for s in found]}))
    else:
        put("\n".join(snippet(s) for s in found))
    if not found:
        tell(options, f"no speaker that the registry does not know is named in {least} documents or more")
    elif not options.write:
        tell(options, "nothing was written; --write ID takes one into your own registry")
    return broken([*knowledge.problems, *target.problems, *_written(options, found)])


def _written(options: argparse.Namespace, found: Sequence[Suggestion]) -> list[Problem]:
    from credtui.registry.suggest import snippet
    from credtui.store.own import add_source
    from credtui.tomlio.problem import BadInput, Problem, nearest

    known = {s.id: s for s in found}
    wanted = list(known) if "all" in options.write else list(dict.fromkeys(options.write))
    problems: list[Problem] = []
    for key in wanted:
        if key not in known:
            expected = f"one of {', '.join(known)}" if known else ""
            problems.append(Problem(key, 0, 0, "no such suggestion", expected, nearest(key, list(known))))
            continue
        try:
            tell(options, f"written: {add_source(key, snippet(known[key]))}")
        except BadInput as error:
            problems.extend(error.problems)
        except OSError as error:
            problems.append(Problem(key, 0, 0, f"cannot be written: {error.strerror or error}"))
    return problems


def _row(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "id": suggestion.id, "kind": suggestion.kind,
        "names": {lang: list(forms) for lang, forms in suggestion.names.items()},
        "called": list(suggestion.called), "documents": [d.id for d in suggestion.documents],
        "statements": suggestion.statements,
    }  # fmt: skip
