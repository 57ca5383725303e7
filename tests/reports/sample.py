"""A small comparison made by hand: invented people and outlets, one conflict with two points."""

from dataclasses import replace
from datetime import UTC, datetime

from credtui.model import (
    Comparison,
    Count,
    Dispute,
    Document,
    Facets,
    Footing,
    Interval,
    Point,
    Position,
    Proposition,
    Ref,
    Relation,
    Scoring,
    Span,
    Speaker,
    Statement,
)  # fmt: skip

TEXT_A = "The mayor met Orest Lan regularly, the Harbour Post wrote."
TEXT_B = "“We met once,” Lan said."


def document(name: str, text: str, **more: object) -> Document:
    made = Document(
        id=name, version="ab" * 32, path=f"cases/{name}.md", outlet=name.title(), outlet_id=None, lang="en",
        text=text, title=name, published_at=datetime(2024, 5, 2),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def statement(name: str, doc: Document, start: int, end: int, speaker: str, **more: object) -> Statement:
    span = Span(start, end)
    made = Statement(
        id=name, document=doc.id, span=span, outer=span, text=span.of(doc.text), lang="en",
        speaker=Speaker(speaker, None, "person"), quote="indirect", stance="assert",
        propositions=(Proposition(span, span.of(doc.text)),),
        footing=Footing(access="told", path="Harbour Post"),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def comparison(text_a: str = TEXT_A, text_b: str = TEXT_B, kind_b: str = "original") -> Comparison:
    """One contrary pair; ``kind_b`` is the text kind of the second document."""
    one, two = document("harbour", text_a), document("lantern", text_b, text_kind=kind_b)
    a = statement("s1", one, 0, min(len(text_a), 33), "Harbour Post")
    facets = Facets(
        polarity="affirmed", event=Ref("contact", "met", Span(4, 7), True),
        occurrences=Count(Interval(1, 1), "once", Span(8, 12)),
    )  # fmt: skip
    b = statement("s2", two, 1, min(len(text_b), 12), "Lan", quote="direct")
    b = replace(b, propositions=(Proposition(b.span, b.text, facets),))
    points = (
        Point(
            "regular-against-single", 60, True, False, "many | few", "rules/conflicts.toml", 12, "frequency"
        ),
        Point("weaker", 20, False, True, "also", "rules/conflicts.toml", 40, "frequency"),
    )
    relation = Relation(
        id="c1f00", a="s1", b="s2", a_proposition=0, b_proposition=0, relation="contrary", type="frequency",
        score=67, band="check", sum=60, points=points, dispute="d1",
    )  # fmt: skip
    dispute = Dispute("d1", "How often?", (Position(("s1",), 1), Position(("s2",), 1)), settle=("A list",))
    return Comparison(
        case="harbour-case", ruleset_sha256="cd" * 32, scoring=Scoring(), documents=(one, two),
        statements=(a, b), conflicts=(relation,), relations=(), disputes=(dispute,),
    )  # fmt: skip


NOON = datetime(2024, 5, 2, 12, tzinfo=UTC)
