"""The report as one HTML page: no script, nothing loaded from anywhere, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from credtui.model import Document
from credtui.reports.jsonify import moment
from credtui.reports.plain import SAFE_URL, visible
from credtui.reports.view import BANNER, Line, Report, Side, Stand

STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.draft { border: 2px solid; padding: .6rem 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
article { margin: 2rem 0; border: 1px solid var(--line); padding: 0 1rem 1rem; break-inside: avoid; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
@media (max-width: 46rem) { .pair { grid-template-columns: 1fr; } }
blockquote { margin: .5rem 0; padding: .3rem .8rem; border-left: 4px solid var(--line); }
.label { font-style: italic; } mark { background: none; color: inherit; text-decoration: underline; }
.place { font-size: .85rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem; border-bottom: 1px solid var(--soft); }
td.n, th.n { text-align: right; white-space: nowrap; } code { font-size: .9em; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html_report(report: Report) -> str:
    """The whole report as an HTML page."""
    return "\n".join(_page(report)) + "\n"


def _e(text: str) -> str:
    """``text`` as HTML that shows exactly these characters, hidden ones written out."""
    return escape(visible(text), quote=True)


def _page(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_e(report.title)}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{_name(report.title)}</h1>"
    yield f'<p class="draft"><strong>{BANNER}.</strong> A program extracted and compared these statements by'
    yield "rules; it does not say who tells the truth. Check each statement at its place before you publish"
    yield "anything.</p>"
    yield from _facts(report)
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
    yield "</body>"
    yield "</html>"


def _facts(report: Report) -> Iterator[str]:
    rows = [
        ("Documents", str(len(report.documents))),
        ("Statements", str(len(report.statements))),
        ("Conflicts", f"{len(report.conflicts)}; one source's own discrepancies: {len(report.own)}"),
        ("Ruleset", f"{report.ruleset[:16]}, reported from score {report.threshold} (of 1 to 99)"),
        ("Made by", f"credtui {report.version}"),
    ]
    if report.as_of:
        rows.insert(0, ("As of", report.as_of))
    yield "<dl>"
    yield from (f"<dt>{_e(name)}</dt><dd>{_e(value)}</dd>" for name, value in rows)
    yield "</dl>"


def _listed(title: str, rows: Iterable[str]) -> Iterator[str]:
    rows = tuple(rows)
    if rows:
        yield f"<h2>{_e(title)}</h2>"
        yield "<ul>"
        yield from (f"<li>{_name(row)}</li>" for row in rows)
        yield "</ul>"


def _section(title: str, lines: Iterable[Line], empty: str) -> Iterator[str]:
    yield f"<h2>{_e(title)}</h2>"
    shown = False
    for line in lines:
        shown = True
        yield from _conflict(line)
    if not shown:
        yield f"<p>{_e(empty)}</p>"


def _conflict(line: Line) -> Iterator[str]:
    relation = line.relation
    kind = f"{relation.relation}, {relation.type}" if relation.type else relation.relation
    yield f'<article id="{_e(relation.id)}">'
    yield f"<h3>{line.rank}. {_name(line.a.speaker)} and {_name(line.b.speaker)}: {_e(kind)}</h3>"
    yield f"<p>{_e(line.sentence)}. Score {relation.score} ({_e(relation.band)}), conflict"
    yield f"<code>{_e(relation.id)}</code>.</p>"
    yield '<div class="pair">'
    yield from _side("A", line.a)
    yield from _side("B", line.b)
    yield "</div>"
    yield '<table><thead><tr><th class="n">points</th><th>rule</th><th>why</th><th>where</th></tr></thead>'
    yield "<tbody>"
    for point in line.points:
        amount = f"{point.points:+d}" if point.counted else f"+0 (of {point.points:+d})"
        swapped = " (sides exchanged)" if point.swapped else ""
        yield f'<tr><td class="n">{amount}</td><td>{_e(point.rule)}{swapped}</td>'
        yield f"<td>{_name(point.explain)}</td><td><code>{_e(point.file)}:{point.line}</code></td></tr>"
    yield "</tbody>"
    yield f'<tfoot><tr><th class="n">{relation.sum:+d}</th><th colspan="3">sum</th></tr></tfoot></table>'
    yield "</article>"


def _name(text: str) -> str:
    """A text from outside between our words: its writing direction does not spread."""
    return f"<bdi>{_e(text)}</bdi>"


def _side(letter: str, side: Side) -> Iterator[str]:
    mention = f" (in the text: {_name(side.descriptor)})" if side.descriptor else ""
    where = f"in {_name(side.outlet)}" if side.outlet else "outlet not known"
    through = f", through {_name(side.via)}" if side.via else ""
    yield "<section>"
    yield f"<p><strong>{letter}. {_name(side.speaker)}</strong>{mention}, {where}{through},"
    yield f"{_e(side.date)}</p>"
    before, claim, after = map(_e, side.parts())
    marked = f"{before}<mark>{claim}</mark>{after}" if before or after else claim
    yield f'<blockquote lang="{_e(side.lang)}" dir="auto">'
    yield (
        f"“{marked}”" if side.quoted else f'<span class="label" lang="en">({_e(side.label)})</span> {marked}'
    )
    yield "</blockquote>"
    yield f'<p class="place">Place: {_e(side.path)}, characters {side.start} to {side.end}'
    if before or after:
        yield f"(the claim compared, underlined: {side.claim_start} to {side.claim_end}),"
    yield f"version <code>{_e(side.version[:12])}</code></p>"
    if side.url:
        yield f'<p class="place">Page: {_link(side.url)}</p>'
    yield f'<p class="place">Footing: {_e("; ".join(side.footing))}</p>'
    if side.corrected:
        yield f'<p class="place">Corrected: {_e("; ".join(side.corrected))}</p>'
    yield "</section>"


def _link(url: str) -> str:
    shown = _e(url)
    return f'<a href="{shown}" rel="noreferrer noopener">{shown}</a>' if SAFE_URL.fullmatch(url) else shown


def _disputes(report: Report) -> Iterator[str]:
    if not report.disputes:
        return
    yield "<h2>Disputes</h2>"
    for dispute in report.disputes:
        yield f"<h3>{_name(dispute.question)}</h3>"
        yield "<ul>"
        yield from (_stand(stand) for stand in report.stands if stand.dispute == dispute.id)
        yield f"<li>The positions are {_e(dispute.separation)}.</li>"
        if dispute.flip_cost is not None:
            yield f"<li>Independent sources needed to turn it round: {dispute.flip_cost}</li>"
        yield from (f"<li>Would settle it: {_e(row)}</li>" for row in dispute.settle)
        yield "</ul>"


def _stand(stand: Stand) -> str:
    names = ", ".join(map(_name, sorted({side.speaker for side in stand.sides})))
    noun = "independent primary" if stand.primaries == 1 else "independent primaries"
    ids = dict.fromkeys(_e(line.relation.id) for line in stand.against)
    links = ", ".join(f'<a href="#{i}"><code>{i}</code></a>' for i in ids)
    counts = f"{len(stand.sides)} statements, {stand.primaries} {noun}"
    return f"<li>Position {stand.number}: {names} ({counts}); conflicts {links or 'none'}</li>"


def _documents(documents: Iterable[Document]) -> Iterator[str]:
    yield "<h2>Documents</h2>"
    yield "<table><thead><tr><th>document</th><th>outlet</th><th>date</th><th>language</th><th>text</th>"
    yield "<th>version</th></tr></thead><tbody>"
    for document in documents:
        kind = f"{document.text_kind}, {document.seen} seen"
        day = moment(document.published_at) or "undated"
        row = (document.path, document.outlet or "not known", day, document.lang, kind)
        cells = "".join(f"<td>{_name(cell)}</td>" for cell in row)
        yield f"<tr>{cells}<td><code>{_e(document.version[:12])}</code></td></tr>"
    yield "</tbody></table>"
