"""``credtui compare PATH...``: find and score what collides."""

from __future__ import annotations

from collections.abc import Sequence

from credtui.cli.common import DONE, NO, guarded, parser
from credtui.cli.setup import (
    broken,
    day_or_moment,
    load_all,
    put,
    score,
    source_folders,
    tell,
    tell_corrections,
)


@guarded
def run(argv: Sequence[str]) -> int:
    """Compare cases, folders or files; 1 if ``--fail-over`` is exceeded, 2 if something was broken."""
    made = parser("compare", "Find and score the statements that collide.")
    made.add_argument("paths", nargs="+", metavar="PATH", help="a case, a folder of articles, or a file")
    made.add_argument("--all", action="store_true", help="also the relations that are no conflicts, and why")
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
    knowledge, ruleset = load_all(options)

    from dataclasses import replace

    from credtui.pipeline import compare
    from credtui.reports import compare_json, make_report
    from credtui.reports.terminal import comparison_text
    from credtui.store.targets import load_target

    target = load_target(options.paths, knowledge, source_folders(options))
    result = compare(
        target.documents, knowledge, ruleset, target.case, all_relations=options.all, as_of=options.as_of,
        corrections=target.corrections,
    )  # fmt: skip
    tell_corrections(options, result.corrections)
    shown = replace(result, conflicts=tuple(r for r in result.conflicts if r.score >= options.min_score))
    for document in result.documents:
        for note in document.notes:
            tell(options, f"{document.path}: {note}")
    if ruleset.suppressions:
        from credtui.pipeline import pair_columns
        from credtui.rulebench.coverage import suppression_note

        columns = pair_columns(result.statements, knowledge, target.case)
        for unused in ruleset.unused_suppressions(columns):
            tell(options, suppression_note(unused, ruleset))
    if not result.statements:
        tell(options, f"{target.name}: no attributed statements found")
    if options.json:
        put(compare_json(shown, all_relations=options.all))
    else:
        put(comparison_text(make_report(shown, title=target.name)))
    if broken(target.problems):
        return 2
    over = options.fail_over is not None and any(r.score > options.fail_over for r in shown.conflicts)
    return NO if over else DONE
