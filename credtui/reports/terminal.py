"""Comparisons as plain text for people at a terminal; nothing from a document is obeyed by it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from credtui.model import Document, Statement
from credtui.reports.plain import visible
from credtui.reports.view import Line, Report, Side, side

WIDTH = 100
"""Columns of wrapped text."""


def comparison_text(report: Report, every: bool = True) -> str:
    """The ranked conflicts, two statements each, for ``credtui compare``.

    Without ``every`` a collision of two sources stands once, its retellings by their ids below it.
    """
    return "\n".join(_comparison(report, every)) + "\n"


def _comparison(report: Report, every: bool) -> Iterator[str]:
    counts = f"{_count(len(report.documents), 'document')}, {_count(len(report.statements), 'statement')}, "
    total = len(report.conflicts) + len(report.own)
    told = sum(bool(line.lead) for line in (*report.conflicts, *report.own)) if not every else 0
    again = f", {told} of them told again" if told else ""
    found = f"{counts}{_count(total, 'conflict')}{again}"
    yield f"{visible(report.title)}: {found} (ruleset {report.ruleset[:8]})"
    if not total:
        yield ""
        yield _nothing(report)
    yield from _rows(report.conflicts, every)
    if report.own:
        yield from ("", "One source's own discrepancies")
        yield from _rows(report.own, every)
    if report.others:
        yield from ("", "Not conflicts, and why")
        yield from _rows(report.others, True)
    if any(line.a.label.startswith("our") or line.b.label.startswith("our") for line in report.conflicts):
        yield ""
        yield "Statements marked (our wording) are paraphrases, not quotations."
    yield ""
    yield "Machine draft, not reviewed. `credtui explain` shows the points of one conflict."
    if told:
        yield "Each collision of two sources stands once here; `--all` shows every retelling."


def _nothing(report: Report) -> str:
    if not report.statements:
        return "No attributed statements were found in these documents, so there is nothing to compare."
    return f"No two statements collide with a score of {report.threshold} or more."


def _rows(lines: Iterable[Line], every: bool) -> Iterator[str]:
    retold: dict[str, list[str]] = {}
    for line in lines:
        retold.setdefault(line.lead, []).append(line.relation.id)
    for line in lines:
        if line.lead and not every:
            continue
        relation = line.relation
        kind = f"{relation.relation}, {relation.type}" if relation.type else relation.relation
        yield ""
        yield f"{line.rank:>3}. {relation.score:>2} {relation.band:<6} {kind}   {relation.id}"
        yield from _brief("A", line.a)
        yield from _brief("B", line.b)
        if not every and relation.id in retold:
            yield from _wrapped(f"told again in {', '.join(retold[relation.id])}", 8)


def _brief(letter: str, shown: Side) -> Iterator[str]:
    yield f"     {letter}  {_head(shown)}"
    yield from _wrapped(_worded(shown), 8)


def _head(shown: Side) -> str:
    outlet = ", ".join(part for part in (shown.outlet, shown.via and f"through {shown.via}") if part)
    if outlet == shown.speaker:
        outlet = "its own report"
    corrected = "corrected" if shown.corrected else ""
    return visible(" · ".join(part for part in (shown.speaker, outlet, shown.date, corrected) if part))


def _worded(shown: Side) -> str:
    if shown.quoted:
        return f"“{shown.text}”"
    return f"({shown.label.partition(',')[0]}) {shown.text}"


def _wrapped(text: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    yield from textwrap.wrap(
        visible(text), WIDTH, initial_indent=pad, subsequent_indent=pad, break_long_words=True
    ) or [pad]


def explanation_text(line: Line) -> str:
    """One conflict with every point of it, for ``credtui explain``."""
    return "\n".join(_explanation(line)) + "\n"


def _explanation(line: Line) -> Iterator[str]:
    relation = line.relation
    kind = f"{relation.relation}, {relation.type}" if relation.type else relation.relation
    yield f"{relation.id}: {kind}, score {relation.score} ({relation.band})"
    yield f"{line.sentence}."
    for letter, shown in (("A", line.a), ("B", line.b)):
        yield ""
        yield f"{letter}  {_head(shown)}"
        yield from _wrapped(_worded(shown), 3)
        if shown.claim != shown.text:
            yield from _wrapped(f"the claim compared: {shown.claim}", 3)
        yield f"   {visible(shown.path)}, characters {shown.start} to {shown.end}"
        yield from _wrapped("; ".join(shown.footing), 3)
        if shown.corrected:
            yield from _wrapped(f"corrected: {'; '.join(shown.corrected)}", 3)
    yield ""
    yield "points"
    for point in line.points:
        amount = f"{point.points:+d}" if point.counted else "+0"
        of = "" if point.counted else f" (not counted: {point.points:+d} in a group whose strongest counts)"
        swapped = ", sides exchanged" if point.swapped else ""
        yield f"  {amount:>4}  {visible(point.rule)}{swapped}{of}   {visible(point.file)}:{point.line}"
        if point.explain:
            yield from _wrapped(point.explain, 8)
    yield f"  {relation.sum:>+4d}  sum, score {relation.score}"


def statements_text(documents: Iterable[Document], statements: Iterable[Statement]) -> str:
    """Statements document by document, for ``credtui extract``."""
    found = tuple(statements)
    out: list[str] = []
    for document in documents:
        own = [s for s in found if s.document == document.id]
        day = f"{document.published_at:%Y-%m-%d}" if document.published_at else "undated"
        outlet = visible(document.outlet or "outlet not known")
        count = _count(len(own), "statement")
        out.append(f"{visible(document.path)}: {outlet}, {day}, {visible(document.lang)}, {count}")
        if not own:
            out.append("   No attributed statement was found in this text.")
        for number, statement in enumerate(own, 1):
            shown = side(statement, document)
            out.append(f"{number:>4}  {_head(shown)} · {statement.stance}, {statement.quote}")
            out.extend(_wrapped(_worded(shown), 6))
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
