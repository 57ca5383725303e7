"""A small article of an invented outlet, and corrections of what a reading makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from credtui.corrections.anchor import anchor_of
from credtui.corrections.model import Correction, Seen
from credtui.extract.chain import build_chains
from credtui.extract.engine import statement_id
from credtui.knowledge import load_knowledge
from credtui.model import Document, Span, Speaker, Statement
from credtui.pipeline import Extraction, finished

KNOWLEDGE = load_knowledge()
TEXT = (
    "Bridge closed again\n\n"
    "Mayor Orest Lan said that the bridge was closed only once. "
    "Engineer Vira Tkach said that 12 of the bolts were replaced in May.\n\n"
    "The workers went home early. Clerk Hanna Moroz denied that the gate was shut.\n"
)
DAY = datetime(2031, 5, 12, tzinfo=UTC)
NOON = datetime(2031, 5, 13, 12, tzinfo=UTC)
MALYK = Speaker("Ihor Malyk", None, "person")


def document(text: str = TEXT, **more: Any) -> Document:
    made = Document(
        id="harbour-1", version=str(abs(hash(text))), path="documents/harbour.md", outlet="Harbour Post",
        outlet_id=None, lang="en", text=text, published_at=DAY,
    )  # fmt: skip
    return replace(made, **more)


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def correction(
    change: Any, words: str, number: int = 1, *, by: str = "Olena", text: str = TEXT, **more: Any
) -> Correction:
    seen = Seen(Speaker("Orest Lan", None, "person"), "assert", "indirect")
    made = Correction(
        id=f"c{number}", by=by, at=NOON + timedelta(minutes=number), document="harbour-1", change=change,
        statement=anchor_of(text, span_of(words, text)), seen=seen,
    )  # fmt: skip
    return replace(made, **more)


def parts(*words: str, text: str = TEXT) -> Any:
    return tuple(anchor_of(text, span_of(w, text)) for w in words)


SPOKEN = (
    ("the bridge was closed only once", "Mayor Orest Lan", "Orest Lan"),
    ("12 of the bolts were replaced in May", "Engineer Vira Tkach", "Vira Tkach"),
    ("the gate was shut", "Clerk Hanna Moroz", "Hanna Moroz"),
)


def found(text: str = TEXT) -> list[Statement]:
    """What a reading of the article finds: these tests must not change with the extractor."""
    out = []
    for words, mention, name in SPOKEN:
        at, who = text.rfind(words), text.rfind(mention)
        if at < 0 or who < 0:
            continue
        span = Span(at, at + len(words))
        speaker = Speaker(name, None, "person", mention, Span(who, who + len(mention)))
        key = statement_id("harbour-1", words, 0)
        out.append(
            Statement(key, "harbour-1", span, span, words, "en", speaker, "indirect", "assert", said_at=DAY)
        )
    return list(build_chains(sorted(out, key=lambda s: s.span.start), document(text), KNOWLEDGE))


def read(corrections: Sequence[Correction] = (), text: str = TEXT, **more: Any) -> Extraction:
    made = finished(found(text), document(text, **more), KNOWLEDGE, corrections)
    order = {c.id: i for i, c in enumerate(sorted(corrections, key=lambda c: (c.at, c.id)))}
    return replace(made, corrections=tuple(sorted(made.corrections, key=lambda a: order[a.id])))


def by_text(extraction: Extraction, words: str) -> Statement:
    found = [s for s in extraction.statements if s.text == words]
    assert len(found) == 1, [s.text for s in extraction.statements]
    return found[0]


def texts(extraction: Extraction) -> list[str]:
    return [s.text for s in extraction.statements]
