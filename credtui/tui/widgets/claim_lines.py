"""The statement under the cursor in words: who, how, through whom, and the facets of one of its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text

from credtui.corrections.claims import CORRECTABLE
from credtui.corrections.model import FacetValue
from credtui.corrections.words import value_words
from credtui.fields import FIELDS
from credtui.model import Amendment, Count, Facets, Period, Ref, Statement
from credtui.tui.display import Run, clip, flow, pad, visible
from credtui.tui.index import who
from credtui.tui.pairview import count_words, period_words
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.doc_lines import claim_name

_LABELS = {
    "polarity": "position", "event": "event", "agent": "who", "patient": "to whom", "participants": "with",
    "place": "where", "measure": "counts", "quantity": "how many", "occurrences": "how often",
    "exclusive": "only", "unique": "single", "whole": "all of it", "when": "when", "covers": "total for",
    "modality": "status", "hedge": "hedge", "distance": "distance", "part": "a part",
}  # fmt: skip
"""A facet as a reader would ask for it."""

_LABEL = 11
"""Columns of a facet's name."""
_NARROW = 60


def label(name: str) -> str:
    """What a facet is called in the pane; a field without a question of its own has its name."""
    return _LABELS.get(name, name)


def facet_words(name: str, facets: Facets) -> str:
    """One facet's value in the source's words where it has some; empty if unknown."""
    value = getattr(facets, name)
    if value is None or value == ():
        return ""
    if isinstance(value, Count):
        return count_words(value)
    if isinstance(value, Period):
        days = period_words(value)
        return f"{visible(value.words)} ({days})" if value.words else days
    if isinstance(value, Ref):
        known = f" ({value.id})" if value.known and value.id != value.words else ""
        return visible(f"{value.words or value.id}{known}")
    return visible(value_words(FacetValue(name, value)))


def statement_note(statement: Statement, number: int, signs: Signs) -> list[Run]:
    """Who said the statement, how, with what stance and through whom, as runs of one line."""
    runs: list[Run] = [
        (f"{number} ", STYLES["key"]),
        (visible(who(statement)), STYLES["strong"]),
    ]
    parts = [f"{statement.quote} speech", statement.stance]
    if statement.cue:
        parts.append(f"said with: {visible(statement.cue)}")
    if statement.via:
        parts.append(f"through {visible(statement.via)}")
    if statement.distance:
        parts.append(f"outlet's distance: {visible(statement.distance)}")
    runs.append((f" {signs.dot} " + f" {signs.dot} ".join(parts), STYLES["text"]))
    return runs


def corrected_by(
    statement: Statement, amendments: Sequence[Amendment]
) -> tuple[list[str], dict[tuple[str, int], str]]:
    """What analysts changed in a statement, and (facet, number of the claim) -> who set it."""
    said: list[str] = []
    facets: dict[tuple[str, int], str] = {}
    for one in amendments:
        if one.statement != statement.id or one.fate not in ("applied", "moved"):
            continue
        if not one.facet:
            said.append(f"{one.says} ({one.by})")
        for i, p in enumerate(statement.propositions if one.facet else ()):
            if p.text == one.claim or len(statement.propositions) == 1:
                facets[(one.facet, i)] = one.by
    return said, facets


def claim_lines(
    statement: Statement, number: int, claim: int, changed: tuple[list[str], dict[tuple[str, int], str]],
    width: int, signs: Signs,
) -> list[Text]:  # fmt: skip
    """The whole pane."""
    lines = flow(statement_note(statement, number, signs), width)
    mine = [f"{label(n)}* ({by})" for (n, at), by in changed[1].items() if at == claim]
    if changed[0] or mine:
        words = "; ".join(visible(w) for w in (*changed[0], *mine))
        lines += flow([("corrected: ", STYLES["label"]), (words, STYLES["text"])], width)
    count = len(statement.propositions)
    if not count:
        return [*lines, Text("It claims nothing that can be compared.", STYLES["dim"])]
    proposition = statement.propositions[min(claim, count - 1)]
    whole = proposition.span == statement.span
    if not whole or count > 1:
        name = f"claim {claim_name(number, claim)} of {count}: "
        lines += flow([(name, STYLES["key"]), (visible(proposition.text), STYLES["a"])], width)[:2]
    facets = proposition.facets
    if facets.stance == statement.stance and ("stance", claim) not in changed[1]:
        facets = replace(facets, stance=None)  # it stands in the first line
    return lines + _facet_lines(facets, claim, changed[1], width, signs)


def _facet_lines(
    facets: Facets, claim: int, by: dict[tuple[str, int], str], width: int, signs: Signs
) -> list[Text]:
    """Facets that are known or were set, in one column or two."""
    cells: list[tuple[str, str, bool]] = []
    for name in CORRECTABLE:
        words = facet_words(name, facets)
        if (name, claim) in by:
            cells.append((f"{label(name)}*", words or "unknown", True))
        elif words:
            cells.append((label(name), words, False))
    if not cells:
        return [Text("No facet of it could be told.", STYLES["dim"])]
    columns = 1 if width < _NARROW else 2
    room = width // columns
    rows = -(-len(cells) // columns)
    lines = []
    for row in range(rows):
        line = Text(no_wrap=True, end="")
        for shown_label, words, mine in cells[row::rows]:
            line.append(pad(shown_label, _LABEL), STYLES["dim"])
            size = max(4, room - _LABEL - 1)
            shown = pad(clip(words, size, signs.ellipsis), size, signs.ellipsis)
            line.append(shown + " ", STYLES["label" if mine else "text"])
        lines.append(line)
    return lines


def meaning(name: str) -> str:
    """What a facet is, for a person who has to set it."""
    return FIELDS[name].meaning
