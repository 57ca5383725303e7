"""The report as schema.org ClaimReview: one for each position of each dispute, none of them rated.

One ClaimReview holds one claim and one verdict, so a dispute becomes several that point at each other;
what schema.org has no word for stands under ``credtui:``.  The author and the address of a review are
left for the desk that publishes it.
"""

from __future__ import annotations

from typing import Any

from credtui.reports.jsonify import dump
from credtui.reports.plain import SAFE_URL
from credtui.reports.view import BANNER, Line, Report, Side, Stand

CONTEXT = ["https://schema.org", {"credtui": "urn:credtui:"}]
NOT_RATED = "Not rated"
EXPLAINED = "A program found statements that collide, by rules; it does not say who tells the truth."
_KINDS = {"outlet": "Organization", "agency": "Organization", "institution": "Organization"}
_NAMELESS = ("anonymous", "unknown")


def claimreview_report(report: Report) -> str:
    """Every position as a ClaimReview, in one JSON-LD document."""
    return dump({"@context": CONTEXT, "@graph": [_review(stand, report) for stand in report.stands]})


def _review(stand: Stand, report: Report) -> dict[str, Any]:
    lead = stand.sides[0]
    claim = next((c for c in _mine(stand) if c.statement == lead.statement), lead)
    return {
        "@type": "ClaimReview",
        "@id": f"urn:credtui:{stand.dispute}:{stand.number}",
        "creativeWorkStatus": BANNER,
        "claimReviewed": claim.claim,
        "inLanguage": claim.lang,
        "description": f"{claim.label}; position {stand.number} of {stand.of}: {stand.question}",
        "reviewRating": {
            "@type": "Rating",
            "alternateName": f"{NOT_RATED}: {_sentence(stand)}",
            "ratingExplanation": f"{BANNER}. {EXPLAINED}",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": _author(claim),
            **_day("datePublished", claim.date),
            "appearance": [_appearance(side) for side in stand.sides],
        },
        "credtui:dispute": stand.dispute,
        "credtui:independentPrimaries": stand.primaries,
        "credtui:statements": [_place(side) for side in stand.sides],
        "credtui:conflicts": [_conflict(line) for line in stand.against],
        "credtui:ruleset": report.ruleset,
        "credtui:version": report.version,
        **({"credtui:asOf": report.as_of} if report.as_of else {}),
    }


def _mine(stand: Stand) -> list[Side]:
    """The position's statements as they stand in its conflicts, with the claim that collides."""
    own = {side.statement for side in stand.sides}
    return [side for line in stand.against for side in (line.a, line.b) if side.statement in own]


def _sentence(stand: Stand) -> str:
    own = {side.statement for side in stand.sides}
    others = {s.statement for line in stand.against for s in (line.a, line.b)} - own
    count = len(others)
    return f"collides with {count or 'no'} other statement{'' if count == 1 else 's'}"


def _author(side: Side) -> dict[str, Any]:
    """Who said it; somebody without a name stays without one."""
    if side.kind in _NAMELESS:
        return {"@type": "Person", "description": side.descriptor or side.speaker or "speaker not named"}
    return {"@type": _KINDS.get(side.kind, "Person"), "name": side.speaker}


def _appearance(side: Side) -> dict[str, Any]:
    url = {"url": side.url} if SAFE_URL.fullmatch(side.url) else {}
    outlet = {"publisher": {"@type": "Organization", "name": side.outlet}} if side.outlet else {}
    return {
        "@type": "CreativeWork",
        **url,
        **outlet,
        "inLanguage": side.lang,
        **_day("dateCreated", side.date),
    }


def _day(name: str, date: str) -> dict[str, str]:
    return {name: date} if date[:1].isdigit() else {}


def _place(side: Side) -> dict[str, Any]:
    return {
        "id": side.statement, "document": side.path, "version": side.version, "start": side.start,
        "end": side.end, "wording": side.label, "quoted": side.quoted, "text": side.text,
        "speaker": side.speaker, "footing": list(side.footing), "corrected": list(side.corrected),
    }  # fmt: skip


def _conflict(line: Line) -> dict[str, Any]:
    relation = line.relation
    return {
        "id": relation.id, "a": line.a.statement, "b": line.b.statement, "relation": relation.relation,
        "type": relation.type, "score": relation.score, "band": relation.band, "sum": relation.sum,
        "rules": [
            {"rule": p.rule, "points": p.points, "counted": p.counted, "file": p.file, "line": p.line}
            for p in line.points
        ],
    }  # fmt: skip
