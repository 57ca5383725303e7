"""Two statements side by side as lines of text: who, through whom, when, footing, words, facets."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

from credtui.corrections.words import digits
from credtui.model import Count, Document, Facets, Period, Ref, Span, Statement
from credtui.tui.display import Run, beside, flow, styled, visible
from credtui.tui.index import Entry, outlet_of, said, who
from credtui.tui.theme import STYLES, Signs
from credtui.tui.words import differing, exchanged, facets_of

LOGIC = {
    "contradictory": "exactly one of the two can be true",
    "contrary": "they cannot both be true; both may be wrong",
    "restatement": "the same content in other words",
    "update": "a later figure, not a contradiction",
    "changed-account": "one speaker, two accounts",
    "scope": "both can be true: another part, measure or stage",
    "different-time": "both can be true: another time",
    "different-event": "not about the same event",
    "non-confirmation": "no position is taken",
    "unrelated": "nothing connects them",
}
"""What a relation means, for a reader who has not met the word."""

KIND_LABEL = {
    "paraphrase": "our wording",
    "translation": "translated",
    "transcript": "from a transcript",
}
"""How text that is not the original is labelled; the original has no label."""


def pair_lines(entry: Entry, width: int, signs: Signs) -> list[Text]:
    """The whole side-by-side view in ``width`` cells."""
    relation = entry.relation
    gap = Text(f" {signs.bar} ", STYLES["faint"])
    column = max(12, (width - 3) // 2)
    lines = _verdict(entry, width, signs)
    lines.append(Text(signs.line * width, STYLES["faint"], no_wrap=True, end=""))
    left_marks, right_marks = differing(entry.a, entry.b, relation.a_proposition, relation.b_proposition)
    heads = [
        _head(s, d, column, signs, side)
        for s, d, side in ((entry.a, entry.a_document, "a"), (entry.b, entry.b_document, "b"))
    ]
    tall = max(map(len, heads))
    for head in heads:
        head.extend(Text() for _ in range(tall - len(head)))
    bodies = [
        statement_lines(s, d, marks, column, signs, side)
        for s, d, marks, side in (
            (entry.a, entry.a_document, left_marks, "a"),
            (entry.b, entry.b_document, right_marks, "b"),
        )
    ]
    lines += beside(heads[0], heads[1], column, gap)
    lines.append(beside([Text()], [], column, gap)[0])
    lines += beside(bodies[0], bodies[1], column, gap)
    lines.append(Text(signs.line * width, STYLES["faint"], no_wrap=True, end=""))
    lines += facet_lines(entry, width, signs)
    return lines


def _verdict(entry: Entry, width: int, signs: Signs) -> list[Text]:
    relation = entry.relation
    style = STYLES[relation.band] if relation.is_conflict else STYLES["other"]
    head: list[Run] = []
    if relation.is_conflict:
        head.append((f"{signs.band(relation.band).strip()} {relation.band} {relation.score} ", style))
        head.append((f"{relation.type or 'conflict'} {signs.dot} {relation.relation}: ", STYLES["strong"]))
    else:
        head.append((f"not a conflict {signs.dot} {relation.relation}: ", STYLES["strong"]))
    head.append((LOGIC.get(relation.relation, ""), STYLES["text"]))
    lines = flow(head, width)
    counted = [p for p in relation.points if p.counted] or list(relation.points[:1])
    if counted:
        lines += flow([(visible(counted[0].explain), STYLES["text"])], width)
    if relation.same_speaker:
        lines += flow([("One speaker, two accounts.", STYLES["label"])], width)
    return lines


def _head(statement: Statement, document: Document | None, width: int, signs: Signs, side: str) -> list[Text]:
    lines = flow([(visible(who(statement)), STYLES[side] + Style(bold=True))], width)
    through = visible(outlet_of(statement, document))
    if statement.via:
        through = f"{visible(statement.via)}, told by {through}"
    day = said(statement, document)
    lines += flow([(f"through {through}", STYLES["dim"])], width)
    if day:
        lines += flow([(day, STYLES["dim"])], width)
    lines += flow([(footing_words(statement), STYLES["dim"])], width)
    label = KIND_LABEL.get(document.text_kind if document else "original")
    marks = [label] if label else []
    if statement.distance:
        marks.append(f"the outlet keeps its distance: {visible(statement.distance)}")
    if statement.corrected:
        marks.append("corrected by hand")
    if marks:
        lines += flow([(f"[{'; '.join(marks)}]", STYLES["label"])], width)
    return lines


def footing_words(statement: Statement) -> str:
    """The footing in one neutral line."""
    footing = statement.footing
    stake = {"party": "a party to this dispute", "not": "no known stake", "unknown": "stake not known"}
    access = {"undisclosed": "how they know: not disclosed", "unknown": "how they know: not said"}
    offers = {
        "nothing": "offers nothing more",
        "description": "offers a description",
        "evidence": "offers evidence",
    }
    return "; ".join(
        [
            stake[footing.stake],
            access.get(footing.access, f"how they know: {footing.access}"),
            offers[footing.offers],
        ]
    )


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
    label = 11
    column = max(8, (width - label - 3) // 2)
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
            flow([(cell or signs.dash, STYLES[s + "-mark" if strong else "dim"])], column)
            for cell, s in ((one, "a"), (two, "b"))
        ]
        gap = Text(f" {sign} ", STYLES["check"] if strong else STYLES["faint"])
        blank = Text("   ")
        for i in range(max(map(len, cells))):
            line = styled(f"{name:<{label}}" if i == 0 else " " * label, STYLES["dim"])
            part = [[c[i]] if i < len(c) else [] for c in cells]
            line.append_text(beside(part[0] or [Text()], part[1], column, gap if i == 0 else blank)[0])
            lines.append(line)
    return lines
