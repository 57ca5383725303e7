"""``compare --json`` and ``extract --json``: the keys that other programs rely on, in fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from credtui.fields import FIELDS, Scope
from credtui.model import (
    Amendment,
    Comparison,
    Count,
    Dispute,
    Document,
    Facets,
    Period,
    Proposition,
    Ref,
    Relation,
    Span,
    Statement,
)
from credtui.reports.plain import escaped_json

COMPARE = "credtui/compare/1"
EXTRACT = "credtui/extract/1"

ON_FACETS = tuple(
    name
    for name, row in FIELDS.items()
    if row.scope is Scope.PROPOSITION and name in Facets.__dataclass_fields__
)
"""Facets in the order of the field table; ``stance`` and ``text`` stand on the statement itself."""


def compare_json(comparison: Comparison, *, all_relations: bool = False) -> str:
    """A comparison as JSON text; the same comparison gives the same bytes."""
    table: dict[str, Any] = {
        "schema": COMPARE,
        "case": comparison.case,
        "ruleset_sha256": comparison.ruleset_sha256,
        "scoring": {"offset": comparison.scoring.offset, "threshold": comparison.scoring.threshold},
        "documents": [document_row(d) for d in comparison.documents],
        "statements": [statement_row(s) for s in comparison.statements],
        "conflicts": [relation_row(r) for r in comparison.conflicts],
    }
    if all_relations:
        table["relations"] = [relation_row(r) for r in comparison.relations]
    table["disputes"] = [dispute_row(d) for d in comparison.disputes]
    table["corrections"] = [asdict(c) for c in comparison.corrections]
    return dump(table)


def extract_json(
    documents: Iterable[Document],
    statements: Iterable[Statement],
    corrections: Iterable[Amendment] = (),
) -> str:
    """Documents and statements as JSON text, the same objects as in a comparison."""
    return dump(
        {
            "schema": EXTRACT,
            "documents": [document_row(d) for d in documents],
            "statements": [statement_row(s) for s in statements],
            "corrections": [asdict(c) for c in corrections],
        }
    )


def dump(table: object) -> str:
    """``table`` as indented JSON with a final line break; hidden characters are escaped."""
    return escaped_json(json.dumps(table, ensure_ascii=False, indent=1)) + "\n"


def document_row(document: Document) -> dict[str, Any]:
    """One document without its text."""
    return {
        "id": document.id,
        "version": document.version,
        "path": document.path,
        "outlet": document.outlet_id or document.outlet or None,
        "published_at": moment(document.published_at),
        "lang": document.lang,
        "title": document.title,
        "text_kind": document.text_kind,
        "seen": document.seen,
        "url": document.url,
        "outlet_name": document.outlet,
        "captured_at": moment(document.captured_at),
        "notes": list(document.notes),
    }


def statement_row(statement: Statement) -> dict[str, Any]:
    """One statement with its propositions, footing and grade."""
    speaker = statement.speaker
    return {
        "id": statement.id,
        "document": statement.document,
        "start": statement.span.start,
        "end": statement.span.end,
        "outer_start": statement.outer.start,
        "outer_end": statement.outer.end,
        "text": statement.text,
        "lang": statement.lang,
        "said_at": moment(statement.said_at),
        "speaker": speaker.name,
        "speaker_id": speaker.id,
        "speaker_kind": speaker.kind,
        "speaker_text": speaker.words,
        **_ends("speaker_start", "speaker_end", speaker.span),
        "cue": statement.cue,
        **_ends("cue_start", "cue_end", statement.cue_span),
        "quote": statement.quote,
        "stance": statement.stance,
        "via": statement.via,
        "chain": [asdict(hop) for hop in statement.chain],
        "propositions": [_proposition_row(p) for p in statement.propositions],
        "footing": {
            "access": statement.footing.access,
            "stake": statement.footing.stake,
            "offers": statement.footing.offers,
            "path": statement.footing.path,
            "independent": list(statement.footing.independent),
        },
        "grade": {
            "reliability": statement.grade.reliability,
            "credibility": statement.grade.credibility,
            "caps": list(statement.grade.caps),
        },
        "distance": statement.distance,
        "about": statement.about,
        "corrected": statement.corrected,
    }


def _proposition_row(proposition: Proposition) -> dict[str, Any]:
    return {
        "start": proposition.span.start,
        "end": proposition.span.end,
        "text": proposition.text,
        "facets": {name: facet(getattr(proposition.facets, name)) for name in ON_FACETS},
    }


def facet(value: object) -> Any:
    """One facet's value as JSON; unknown is null."""
    if isinstance(value, Ref):
        return {
            "id": value.id,
            "words": value.words,
            "known": value.known,
            **_ends("start", "end", value.span),
        }
    if isinstance(value, Count):
        return {
            "min": _number(value.interval.lo), "max": _number(value.interval.hi), "words": value.words,
            "unit": value.unit, "approx": value.approx, **_ends("start", "end", value.span),
        }  # fmt: skip
    if isinstance(value, Period):
        return {
            "from": moment(value.start), "to": moment(value.end), "words": value.words,
            "precision": value.precision, **_ends("start", "end", value.span),
        }  # fmt: skip
    if isinstance(value, tuple):
        return [facet(v) for v in value]
    return value


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def relation_row(relation: Relation) -> dict[str, Any]:
    """One conflict or other relation with its points."""
    return {
        "id": relation.id,
        "a": relation.a,
        "b": relation.b,
        "a_proposition": relation.a_proposition,
        "b_proposition": relation.b_proposition,
        "relation": relation.relation,
        "type": relation.type,
        "score": relation.score,
        "band": relation.band,
        "sum": relation.sum,
        "points": [
            {
                "rule": p.rule, "points": p.points, "counted": p.counted, "swapped": p.swapped,
                "explain": p.explain, "file": p.file, "line": p.line, "group": p.group,
            }
            for p in relation.points
        ],
        "same_speaker": relation.same_speaker,
        "dispute": relation.dispute,
    }  # fmt: skip


def dispute_row(dispute: Dispute) -> dict[str, Any]:
    """One dispute with its positions."""
    return {
        "id": dispute.id,
        "question": dispute.question,
        "positions": [
            {"statements": list(p.statements), "independent_primaries": p.independent_primaries}
            for p in dispute.positions
        ],
        "separation": dispute.separation,
        "rests_on": dispute.rests_on,
        "flip_cost": dispute.flip_cost,
        "settle": list(dispute.settle),
    }


def moment(when: datetime | date | None) -> str | None:
    """ISO 8601; a midnight without zone was read from a day alone and is shown as that day."""
    if isinstance(when, datetime) and when.tzinfo is None and when.time().isoformat() == "00:00:00":
        return when.date().isoformat()
    return when.isoformat() if when else None


def _ends(start: str, end: str, span: Span | None) -> dict[str, int | None]:
    return {start: span.start if span else None, end: span.end if span else None}
