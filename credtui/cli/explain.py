"""``credtui explain CASE ID``: one conflict, every point of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from credtui.cli.common import DONE, guarded, parser
from credtui.cli.setup import asked_of, broken, day_or_moment, put

if TYPE_CHECKING:
    from credtui.model import Comparison, Relation


@guarded
def run(argv: Sequence[str]) -> int:
    """Print one conflict or other relation of a case; 2 for an unknown id."""
    made = parser("explain", "One conflict with its statements, their footing and every point of its score.")
    made.add_argument("case", metavar="CASE", help="a case, a folder of articles, or a file")
    made.add_argument("id", metavar="ID", help="the id of a conflict, a beginning of it, or its rank")
    made.add_argument(
        "--as-of", type=day_or_moment, metavar="TIME", help="leave out what was published later"
    )
    options = made.parse_args(list(argv))

    from credtui.opening import open_comparison
    from credtui.reports import make_report
    from credtui.reports.jsonify import dump, relation_row, statement_row
    from credtui.reports.terminal import explanation_text

    opened = open_comparison(asked_of(options, [options.case]))
    result = opened.comparison
    chosen = choose(result, options.id)
    if options.json:
        sides = [statement_row(s) for s in result.statements if s.id in (chosen.a, chosen.b)]
        put(dump({"schema": "credtui/explain/1", "relation": relation_row(chosen), "statements": sides}))
    else:
        report = make_report(result, title=opened.title)
        lines = (*report.conflicts, *report.own, *report.others)
        put(explanation_text(next(line for line in lines if line.relation.id == chosen.id)))
    return broken(opened.problems) or DONE


def choose(result: Comparison, wanted: str) -> Relation:
    """The relation that ``wanted`` names: its id, an unambiguous beginning, or the rank of a conflict.

    Raises BadInput with the nearest id.
    """
    from credtui.tomlio.problem import BadInput, Problem, nearest

    every = (*result.conflicts, *result.relations)
    exact = [r for r in every if r.id == wanted]
    if exact:
        return exact[0]
    if wanted.isdecimal() and len(wanted) < 7 and 1 <= int(wanted) <= len(result.conflicts):
        return result.conflicts[int(wanted) - 1]
    near = [r for r in every if wanted and r.id.startswith(wanted)]
    if len(near) == 1:
        return near[0]
    ids = [r.id for r in every]
    if near:
        message, expected = "several conflicts begin with this", "one of " + ", ".join(r.id for r in near[:8])
    else:
        message = "no such conflict"
        expected = f"a rank from 1 to {len(result.conflicts)}, or one of " + ", ".join(ids[:8])
        if not ids:
            expected = "nothing: no statements of these documents are related"
    raise BadInput([Problem(wanted, 0, 0, message, expected, nearest(wanted, ids))])
