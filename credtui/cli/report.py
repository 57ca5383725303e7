"""``credtui report CASE``: write the comparison report of a case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from credtui.cli.common import BAD, guarded, parser
from credtui.cli.setup import broken, day_or_moment, load_all, put, source_folders, tell, tell_corrections

FORMATS = ("md", "json")
LATER = ("html", "csv", "claimreview")
"""Named in the design and not written yet."""


@guarded
def run(argv: Sequence[str]) -> int:
    """Write the report to standard output or a file; the same input gives the same bytes."""
    made = parser("report", "Write the comparison of a case as a report.")
    made.add_argument("case", metavar="CASE", help="a case, a folder of articles, or a file")
    made.add_argument("--format", choices=(*FORMATS, *LATER), help="default: md, or json with --json")
    made.add_argument("--output", type=Path, metavar="FILE", help="write here instead of standard output")
    made.add_argument(
        "--as-of", type=day_or_moment, metavar="TIME", help="leave out what was published later"
    )
    made.add_argument("--all", action="store_true", help="also the relations that are no conflicts")
    options = made.parse_args(list(argv))
    chosen = options.format or ("json" if options.json else "md")
    if chosen in LATER:
        made.error(f"the format '{chosen}' is not written yet; this version writes {' and '.join(FORMATS)}")
    knowledge, ruleset = load_all(options)

    from credtui.pipeline import compare
    from credtui.reports import compare_json, make_report, markdown_report
    from credtui.store.targets import load_target

    target = load_target([options.case], knowledge, source_folders(options))
    result = compare(
        target.documents, knowledge, ruleset, target.case, all_relations=options.all, as_of=options.as_of,
        corrections=target.corrections,
    )  # fmt: skip
    tell_corrections(options, result.corrections)
    if chosen == "json":
        text = compare_json(result, all_relations=options.all)
    else:
        case = target.case
        view = make_report(
            result, title=target.name, questions=case.questions if case else (),
            notes=case.notes if case else (), as_of=options.as_of.isoformat() if options.as_of else "",
        )  # fmt: skip
        text = markdown_report(view)
    code = _write(text, options.output)
    if options.output and not code:
        tell(options, f"wrote {options.output}")
    return code or broken(target.problems)


def _write(text: str, output: Path | None) -> int:
    if output is None:
        put(text)
        return 0
    from credtui.store.files import write_atomic
    from credtui.tomlio import Problem

    try:
        write_atomic(output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        broken([Problem(str(output), 0, 0, f"cannot be written: {error.strerror or error}")])
        return BAD
    return 0
