"""``credtui report CASE``: write the comparison report of a case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from credtui.cli.common import BAD, guarded, parser
from credtui.cli.setup import asked_of, broken, day_or_moment, put, tell, tell_corrections

FORMATS = ("md", "html", "json", "csv", "claimreview")
"""As ``credtui.reports.writers`` has them; here too, so that ``--help`` loads nothing else."""


@guarded
def run(argv: Sequence[str]) -> int:
    """Write the report to standard output or a file; the same input gives the same bytes."""
    made = parser("report", "Write the comparison of a case as a report.")
    made.add_argument("case", metavar="CASE", help="a case, a folder of articles, or a file")
    made.add_argument("--format", choices=FORMATS, help="default: md, or json with --json")
    made.add_argument("--output", type=Path, metavar="FILE", help="write here instead of standard output")
    made.add_argument(
        "--as-of", type=day_or_moment, metavar="TIME", help="leave out what was published later"
    )
    made.add_argument("--all", action="store_true", help="also the relations that are no conflicts")
    options = made.parse_args(list(argv))
    chosen = options.format or ("json" if options.json else "md")

    from dataclasses import replace

    from credtui.opening import open_comparison
    from credtui.reports import make_report
    from credtui.reports.writers import written

    opened = open_comparison(asked_of(options, [options.case]))
    result = opened.comparison if options.all else replace(opened.comparison, relations=())
    tell_corrections(options, result.corrections)
    view = make_report(
        result, title=opened.title, questions=opened.questions, notes=opened.notes,
        as_of=options.as_of.isoformat() if options.as_of else "",
    )  # fmt: skip
    text = written(chosen, result, view, options.all)
    code = _write(text, options.output)
    if options.output and not code:
        tell(options, f"wrote {options.output}")
    return code or broken(opened.problems)


def _write(text: str, output: Path | None) -> int:
    if output is None:
        put(text)
        return 0
    from credtui.store.files import write_atomic
    from credtui.tomlio.problem import Problem

    try:
        write_atomic(output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        broken([Problem(str(output), 0, 0, f"cannot be written: {error.strerror or error}")])
        return BAD
    return 0
