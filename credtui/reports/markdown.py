"""The report as Markdown: deterministic bytes, every line with its place, no words in anyone's mouth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credtui.model import Dispute, Document
from credtui.reports.jsonify import moment
from credtui.reports.plain import SAFE_URL, markdown
from credtui.reports.view import BANNER, Line, Report, Side


def markdown_report(report: Report) -> str:
    """The whole report as Markdown text."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {markdown(report.title)}"
    yield ""
    yield f"> **{BANNER}.** A program extracted and compared these statements by rules; it does not say who"
    yield "> tells the truth. Check each statement at its place before you publish anything."
    yield ""
    if report.as_of:
        yield f"- As of: {markdown(report.as_of)}"
    yield f"- Documents: {len(report.documents)}; statements: {len(report.statements)}"
    yield f"- Conflicts: {len(report.conflicts)}; one source's own discrepancies: {len(report.own)}"
    yield f"- Ruleset: `{report.ruleset[:16]}`, reported from score {report.threshold} (of 1 to 99)"
    yield f"- Made by credtui {markdown(report.version)}"
    yield from _listed("Questions", report.questions)
    yield from _listed("Notes", report.notes)
    yield from _section("Conflicts between sources", report.conflicts, "No conflicts were found.")
    if report.own:
        yield from _section("One source's own discrepancies", report.own, "")
    if report.others:
        yield from _section("Not conflicts, and why", report.others, "")
    yield from _disputes(report)
    yield from _listed("Corrections that no longer find their place", report.orphans)
    yield from _documents(report.documents)


def _listed(title: str, rows: Iterable[str]) -> Iterator[str]:
    rows = tuple(rows)
    if rows:
        yield from ("", f"## {title}", "")
        yield from (f"- {markdown(row)}" for row in rows)


def _section(title: str, lines: Iterable[Line], empty: str) -> Iterator[str]:
    yield from ("", f"## {title}")
    shown = False
    for line in lines:
        shown = True
        yield from _conflict(line)
    if not shown:
        yield from ("", empty)


def _conflict(line: Line) -> Iterator[str]:
    relation = line.relation
    kind = f"{relation.relation}, {relation.type}" if relation.type else relation.relation
    yield ""
    yield f"### {line.rank}. {markdown(line.a.speaker)} and {markdown(line.b.speaker)}: {kind}"
    yield ""
    yield f"{line.sentence}. Score {relation.score} ({relation.band}), conflict `{relation.id}`."
    yield from _side("A", line.a)
    yield from _side("B", line.b)
    yield ""
    yield "| points | rule | why | where |"
    yield "|---:|---|---|---|"
    for point in line.points:
        amount = f"{point.points:+d}" if point.counted else f"+0 (of {point.points:+d})"
        swapped = " (sides exchanged)" if point.swapped else ""
        where = f"{markdown(point.file)}:{point.line}"
        yield f"| {amount} | {markdown(point.rule)}{swapped} | {markdown(point.explain)} | {where} |"
    yield f"| **{relation.sum:+d}** | sum |  |  |"


def _side(letter: str, side: Side) -> Iterator[str]:
    yield ""
    yield f"**{letter}. {markdown(side.speaker)}**{_mention(side)}, {_through(side)}, {markdown(side.date)}"
    yield ""
    text = markdown(side.text)
    yield f"> “{text}”" if side.quoted else f"> *({side.label})* {text}"
    if side.claim != side.text:
        yield ">"
        yield f"> the claim compared: {markdown(side.claim)}"
    yield ""
    place = f"{markdown(side.path)}, characters {side.start} to {side.end}"
    yield f"Place: {place}, version `{side.version[:12]}`"
    if side.url:
        yield f"Page: {_url(side.url)}"
    yield f"Footing: {markdown('; '.join(side.footing))}"
    if side.corrected:
        yield f"Corrected: {markdown('; '.join(side.corrected))}"


def _mention(side: Side) -> str:
    return f" (in the text: {markdown(side.descriptor)})" if side.descriptor else ""


def _through(side: Side) -> str:
    where = f"in {markdown(side.outlet)}" if side.outlet else "outlet not known"
    return f"{where}, through {markdown(side.via)}" if side.via else where


def _url(url: str) -> str:
    return f"<{url}>" if SAFE_URL.fullmatch(url) else markdown(url)


def _disputes(report: Report) -> Iterator[str]:
    if not report.disputes:
        return
    yield from ("", "## Disputes")
    for dispute in report.disputes:
        yield from _dispute(dispute, report)


def _dispute(dispute: Dispute, report: Report) -> Iterator[str]:
    yield from ("", f"### {markdown(dispute.question)}", "")
    for number, position in enumerate(dispute.positions, 1):
        who = sorted({report.statements[s].speaker for s in position.statements if s in report.statements})
        names = ", ".join(markdown(name) for name in who)
        count = position.independent_primaries
        noun = "independent primary" if count == 1 else "independent primaries"
        yield f"- Position {number}: {names} ({len(position.statements)} statements, {count} {noun})"
    yield f"- The positions are {markdown(dispute.separation)}."
    if dispute.flip_cost is not None:
        yield f"- Independent sources needed to turn it round: {dispute.flip_cost}"
    yield from (f"- Would settle it: {markdown(row)}" for row in dispute.settle)


def _documents(documents: Iterable[Document]) -> Iterator[str]:
    yield from ("", "## Documents", "", "| document | outlet | date | language | text | version |")
    yield "|---|---|---|---|---|---|"
    for document in documents:
        kind = f"{document.text_kind}, {document.seen} seen"
        day = moment(document.published_at) or "undated"
        row = (document.path, document.outlet or "not known", day, document.lang, kind)
        yield "| " + " | ".join(markdown(cell) for cell in row) + f" | `{document.version[:12]}` |"
