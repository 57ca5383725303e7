"""``credtui compare PATH...``: find and score what collides."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.cli.common import BAD, DONE, NO, guarded, parser
from credtui.cli.setup import asked_of, broken, day_or_moment, put, score, tell, tell_corrections, tell_notes


@guarded
def run(argv: Sequence[str]) -> int:
    """Compare cases, folders or files; 1 if ``--fail-over`` is exceeded, 2 if something was broken."""
    made = parser("compare", "Find and score the statements that collide.")
    made.add_argument("paths", nargs="+", metavar="PATH", help="a case, a folder of articles, or a file")
    made.add_argument(
        "--all", action="store_true", help="every retelling, and the relations that are no conflicts, and why"
    )
    made.add_argument(
        "--min-score", type=score, default=0, metavar="N", help="only conflicts of this score up"
    )
    made.add_argument(
        "--as-of", type=day_or_moment, metavar="TIME", help="leave out what was published later"
    )
    made.add_argument(
        "--fail-over", type=score, metavar="N", help="exit 1 if a conflict scores over N (for scripts)"
    )
    options = made.parse_args(list(argv))

    from dataclasses import replace

    from credtui.opening import open_comparison
    from credtui.reports import compare_json, make_report
    from credtui.reports.terminal import comparison_text

    opened = open_comparison(asked_of(options, options.paths))
    result = opened.comparison
    shown = replace(
        result,
        conflicts=tuple(r for r in result.conflicts if r.score >= options.min_score),
        relations=result.relations if options.all else (),
    )
    tell_corrections(options, result.corrections)
    tell_notes(options, result.documents)
    for hint in opened.hints:
        tell(options, hint)
    if not result.statements:
        tell(options, f"{opened.title}: no attributed statements found")
    if options.json:
        put(compare_json(shown, all_relations=options.all))
    else:
        put(comparison_text(make_report(shown, title=opened.title), options.all))
    if broken(opened.problems):
        return BAD
    over = options.fail_over is not None and any(r.score > options.fail_over for r in shown.conflicts)
    return NO if over else DONE
