"""Two statements side by side as lines of text: who, through whom, when, footing, words, facets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style
from rich.text import Text

from credtui.corrections.words import digits
from credtui.meanings import RELATIONS
from credtui.model import Count, Document, Facets, Period, Ref, Span, Statement
from credtui.tui.display import Run, beside, clip, flow, styled, visible
from credtui.tui.index import Entry, outlet_of, said, who
from credtui.tui.theme import STYLES, Signs
from credtui.tui.words import differing, exchanged, facets_of

KIND_LABEL = {
    "paraphrase": "our wording",
    "translation": "translated",
    "transcript": "from a transcript",
}
"""How text that is not the original is labelled; the original has no label."""


LABEL = 10
"""Cells of the column that says what a row is about."""


def pair_lines(entry: Entry, width: int, signs: Signs, *, tight: bool = False) -> list[Text]:
    """The whole side-by-side view in ``width`` cells; ``tight`` puts the words before the footing."""
    grid = Grid(width, signs)
    lines = _verdict(entry, width, signs)
    if not tight:
        lines.append(Text())
    sides = ((entry.a, entry.a_document), (entry.b, entry.b_document))
    footing = []
    for label, words in _FOOTING:
        footing += grid.row(label, [words(s) for s, _ in sides])
    if tight:
        names = [clip(visible(who(s)), 2 * grid.column - 8, signs.ellipsis) for s, _ in sides]
        lines += grid.row("", names, ("a-name", "b-name"))
        lines += grid.row("through", [_in_short(s, d) for s, d in sides])
        return [*lines, *_texts(entry, grid), Text(), *footing, Text(), *facet_lines(entry, width, signs)]
    lines += grid.row("", [who(s) for s, _ in sides], ("a-name", "b-name"))
    lines += grid.row("through", [_through(s, d) for s, d in sides])
    lines += grid.row("when", [said(s, d) for s, d in sides])
    lines += footing
    lines += grid.row("wording", [_marks(s, d) for s, d in sides], ("label", "label"), empty="")
    lines += [grid.gap(), *_texts(entry, grid), Text()]
    return lines + facet_lines(entry, width, signs)


class Grid:
    """A label, then the two sides; every row of the view stands in these columns."""

    def __init__(self, width: int, signs: Signs) -> None:
        self.signs = signs
        self.column = max(8, (width - LABEL - 3) // 2)

    def gap(self) -> Text:
        """An empty row that keeps the line between the sides."""
        return self._joined("", [[], []], Text(f" {self.signs.bar} ", STYLES["faint"]))[0]

    def row(
        self, label: str, sides: Sequence[str], styles: Sequence[str] = ("text", "text"),
        empty: str | None = None,
    ) -> list[Text]:  # fmt: skip
        """One fact of both sides; nothing if neither side has it."""
        if not any(sides):
            return []
        blank = self.signs.dash if empty is None else empty
        cells = [
            flow([(visible(words) or blank, STYLES[style if words else "faint"])], self.column)
            for words, style in zip(sides, styles, strict=True)
        ]
        return self.lines(label, cells)

    def lines(self, label: str, cells: Sequence[list[Text]], sign: Text | None = None) -> list[Text]:
        """Two cells of ready lines beside each other, with a sign between their first lines."""
        bar = Text(f" {self.signs.bar} ", STYLES["faint"])
        return self._joined(label, cells, bar, sign)

    def _joined(
        self, label: str, cells: Sequence[list[Text]], gap: Text, sign: Text | None = None
    ) -> list[Text]:
        out = []
        for i in range(max(1, *map(len, cells))):
            line = styled(f"{label if i == 0 else '':<{LABEL}}", STYLES["dim"])
            left, right = ([c[i]] if i < len(c) else [] for c in cells)
            between = sign if sign is not None and i == 0 else gap
            out.append(line.append_text(beside(left or [Text()], right, self.column, between)[0]))
        return out


def _through(statement: Statement, document: Document | None) -> str:
    outlet = outlet_of(statement, document)
    return f"{statement.via}, told by {outlet}" if statement.via and statement.via != outlet else outlet


def _in_short(statement: Statement, document: Document | None) -> str:
    """Outlet, day and whose wording it is, in one phrase."""
    marks = _marks(statement, document)
    parts = [_through(statement, document), said(statement, document), f"[{marks}]" if marks else ""]
    return ", ".join(p for p in parts if p).replace(", [", " [")


def _marks(statement: Statement, document: Document | None) -> str:
    label = KIND_LABEL.get(document.text_kind if document else "original")
    marks = [label] if label else []
    if statement.distance:
        marks.append(f"the outlet keeps its distance: {statement.distance}")
    if statement.corrected:
        marks.append("corrected by hand")
    return "; ".join(marks)


def _texts(entry: Entry, grid: Grid) -> list[Text]:
    relation = entry.relation
    marks = differing(entry.a, entry.b, relation.a_proposition, relation.b_proposition)
    cells = [
        statement_lines(s, d, spans, grid.column, grid.signs, side)
        for s, d, spans, side in (
            (entry.a, entry.a_document, marks[0], "a"), (entry.b, entry.b_document, marks[1], "b"),
        )
    ]  # fmt: skip
    return grid.lines("says", cells)


def _verdict(entry: Entry, width: int, signs: Signs) -> list[Text]:
    relation = entry.relation
    style = STYLES[relation.band] if relation.is_conflict else STYLES["other"]
    head: list[Run] = []
    if relation.is_conflict:
        head.append((f"{signs.band(relation.band).strip()} {relation.score} {relation.band}  ", style))
        head.append((f"{relation.type or 'conflict'} {signs.dot} {relation.relation}", STYLES["strong"]))
    else:
        head.append((f"not a conflict {signs.dot} {relation.relation}", STYLES["strong"]))
    meant = RELATIONS.get(relation.relation, "")
    if relation.same_speaker:
        meant = f"one speaker, two accounts: {meant}"
    head.append((f"  {meant}", STYLES["dim"]))
    if sum(len(words) for words, _ in head) <= width:
        lines = flow(head, width)
    else:
        lines = flow(head[:-1], width) + flow([(meant, STYLES["dim"])], width)
    counted = [p for p in relation.points if p.counted] or list(relation.points[:1])
    if counted:
        lines += flow([(visible(counted[0].explain), STYLES["text"])], width)
    return lines


_STAKE = {"party": "a party to this dispute", "not": "none known", "unknown": "not known"}
_ACCESS = {"undisclosed": "not disclosed", "unknown": "not said"}
_OFFERS = {"nothing": "nothing more", "description": "a description", "evidence": "published evidence"}


def _independent(statement: Statement) -> str:
    count = len(statement.footing.independent)
    return f"{count} independent statement{'s' * (count != 1)}" if count else ""


_FOOTING: tuple[tuple[str, Callable[[Statement], str]], ...] = (
    ("stake", lambda s: _STAKE[s.footing.stake]),
    ("knows by", lambda s: _ACCESS.get(s.footing.access, s.footing.access)),
    ("offers", lambda s: _OFFERS[s.footing.offers]),
    ("so says", _independent),
)
"""What a statement rests on, one row a fact; empty on both sides is left out."""


def statement_page(statement: Statement, document: Document | None, width: int, signs: Signs) -> list[Text]:
    """One statement by itself: who, through whom, when, footing, words, facets of each claim."""
    lines = flow([(visible(who(statement)), STYLES["a-name"])], width)
    facts = [("through", _through(statement, document)), ("when", said(statement, document))]
    facts += [(label, words(statement)) for label, words in _FOOTING]
    for label, words in facts:
        lines += _fact(label, words, STYLES["text"], width)
    lines += _fact("wording", _marks(statement, document), STYLES["label"], width)
    lines += [Text(), *statement_lines(statement, document, (), width, signs, "a")]
    for number, claim in enumerate(statement.propositions, 1):
        lines.append(Text())
        if len(statement.propositions) > 1:
            lines += _fact(f"claim {number}", claim.text, STYLES["text"], width)
        for label, words in facet_rows(claim.facets).items():
            lines += _fact(label, words, STYLES["dim"], width)
    return lines


def _fact(label: str, words: str, style: Style, width: int) -> list[Text]:
    if not words:
        return []
    made = flow([(visible(words), style)], max(8, width - LABEL))
    return [
        styled(f"{label if i == 0 else '':<{LABEL}}", STYLES["dim"]).append_text(line)
        for i, line in enumerate(made)
    ]


def footing_words(statement: Statement) -> str:
    """The footing in one neutral line."""
    facts = [(label, words(statement)) for label, words in _FOOTING]
    return "; ".join(f"{label}: {words}" for label, words in facts if words)


def statement_lines(
    statement: Statement,
    document: Document | None,
    marks: Sequence[Span],
    width: int,
    signs: Signs,
    side: str,
) -> list[Text]:
    """A statement's words with the differing ones between signs; quotation marks only for real quotes."""
    quoted = statement.quote == "direct" and (document is None or document.text_kind == "original")
    runs: list[Run] = []
    at = 0
    text = statement.text
    for span in marks:
        runs.append((visible(text[at : span.start]), STYLES["text"]))
        runs.append((signs.open + visible(text[span.start : span.end]) + signs.close, STYLES[f"{side}-mark"]))
        at = span.end
    runs.append((visible(text[at:]), STYLES["text"]))
    if quoted:
        runs = [(signs.quote_open, STYLES["dim"]), *runs, (signs.quote_close, STYLES["dim"])]
    return flow(runs, width)


# ------------------------------------------------------------------ facets
def count_words(count: Count | None) -> str:
    """The source's own words and the interval they allow."""
    if count is None:
        return ""
    lo, hi = count.interval.lo, count.interval.hi
    if lo is not None and lo == hi:
        meant = digits(lo)
    elif hi is None and lo is not None:
        meant = f"{digits(lo)} or more"
    elif lo is None and hi is not None:
        meant = f"{digits(hi)} or fewer"
    elif lo is not None and hi is not None:
        meant = f"{digits(lo)} to {digits(hi)}"
    else:
        meant = "any number"
    unit = f" {count.unit}" if count.unit else ""
    words = visible(count.words)
    return f"{words} ({meant}{unit})" if words and words != meant else f"{meant}{unit}"


def period_words(period: Period | None) -> str:
    """A period as its days."""
    if period is None:
        return ""
    if period.start == period.end and period.start:
        return period.start.isoformat()
    start = period.start.isoformat() if period.start else "any time"
    end = period.end.isoformat() if period.end else "open"
    return f"{start} to {end}"


def facet_rows(facets: Facets) -> dict[str, str]:
    """Facets as words, by the question a reader would ask; empty where unknown."""

    def ref(named: Ref | None) -> str:
        return visible(named.words or named.id) if named else ""

    return {
        "position": facets.polarity or "",
        "event": ref(facets.event),
        "who": ref(facets.agent),
        "to whom": ref(facets.patient),
        "where": ref(facets.place),
        "measure": facets.measure or "",
        "how many": count_words(facets.quantity),
        "how often": count_words(facets.occurrences),
        "only": "yes" if facets.exclusive else "",
        "when": period_words(facets.when),
        "total for": period_words(facets.covers),
        "status": facets.modality if facets.modality and facets.modality != "happened" else "",
        "hedge": visible(facets.hedge or ""),
        "denial": facets.denial or "",
    }


def _same(name: str, a: Facets, b: Facets) -> bool | None:
    key = {"how many": "quantity", "how often": "occurrences", "position": "polarity", "who": "agent",
           "to whom": "patient", "where": "place", "total for": "covers", "status": "modality",
           "only": "exclusive"}.get(name, name)  # fmt: skip
    one, two = getattr(a, key), getattr(b, key)
    if one is None or two is None:
        return None
    if isinstance(one, Count) and isinstance(two, Count):
        return one.interval == two.interval and one.unit == two.unit
    if isinstance(one, Period) and isinstance(two, Period):
        return (one.start, one.end) == (two.start, two.end)
    return bool(getattr(one, "id", one) == getattr(two, "id", two))


def facet_lines(entry: Entry, width: int, signs: Signs) -> list[Text]:
    """The facets of the two claims in aligned rows, with a sign for same, different and unknown."""
    a = facets_of(entry.a, entry.relation.a_proposition)
    b = facets_of(entry.b, entry.relation.b_proposition)
    left, right = facet_rows(a), facet_rows(b)
    grid = Grid(width, signs)
    lines: list[Text] = []
    for name in left:
        one, two = left[name], right[name]
        if not one and not two:
            continue
        same = _same(name, a, b)
        sign = signs.same if same else signs.unknown if same is None else signs.differ
        strong = same is False
        if strong and name in ("who", "to whom") and exchanged(a, b):
            sign, strong = signs.swap, False
        cells = [
            flow([(cell or signs.dash, STYLES[s + "-mark" if strong else "dim"])], grid.column)
            for cell, s in ((one, "a"), (two, "b"))
        ]
        between = Text(f" {sign} ".center(3)[:3], STYLES["check"] if strong else STYLES["faint"])
        lines += grid.lines(name, cells, between)
    return lines
