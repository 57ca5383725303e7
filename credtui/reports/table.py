"""The report as CSV: one row a conflict, both sides in it, no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from credtui.reports.plain import visible
from credtui.reports.view import BANNER, Line, Report, Side

HEAD = (
    "status", "section", "rank", "conflict", "dispute", "relation", "type", "score", "band", "sum",
    "rules", "rule_places",
)  # fmt: skip
SIDE = (
    "speaker", "speaker_kind", "mention", "outlet", "via", "date", "wording", "text", "claim", "language",
    "document", "version", "start", "end", "claim_start", "claim_end", "url", "footing", "grade", "corrected",
)  # fmt: skip
TAIL = ("ruleset", "as_of", "made_by")
_COMPUTED = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
"""A cell that begins like this is a formula, a command or a link to some spreadsheet programs."""
_BLANK = "' \u00a0\u3000"
"""What some programs drop before they look at a cell."""


def csv_report(report: Report) -> str:
    """The whole report as CSV; written as UTF-8 it begins with the mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*HEAD, *(f"{side}_{name}" for side in "ab" for name in SIDE), *TAIL])
    for section, lines in (("conflict", report.conflicts), ("own", report.own), ("other", report.others)):
        for line in lines:
            writer.writerow(
                [*_row(section, line), report.ruleset, _cell(report.as_of), f"credtui {report.version}"]
            )
    return "\ufeff" + out.getvalue()


def _cell(text: str) -> str:
    """A cell that shows this text and computes nothing: an apostrophe goes before what might."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(_BLANK).startswith(_COMPUTED) else shown


def _row(section: str, line: Line) -> Iterator[str | int]:
    relation = line.relation
    yield from (BANNER.lower(), section, line.rank, relation.id, relation.dispute or "", relation.relation)
    yield from (relation.type or "", relation.score, relation.band, relation.sum)
    yield _cell("; ".join(f"{p.rule} {p.points if p.counted else 0:+d}" for p in line.points))
    yield _cell("; ".join(f"{p.file}:{p.line}" for p in line.points))
    for side in (line.a, line.b):
        yield from _side(side)


def _side(side: Side) -> Iterator[str | int]:
    words = (side.speaker, side.kind, side.descriptor, side.outlet, side.via, side.date, side.label)
    yield from map(_cell, (*words, side.text, side.claim, side.lang, side.path, side.version))
    yield from (side.start, side.end, side.claim_start, side.claim_end)
    yield from map(_cell, (side.url, "; ".join(side.footing), side.grade, "; ".join(side.corrected)))
