"""A bare sentence, without an article round it, as one statement with propositions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - the parameter is called date
from datetime import datetime

from credtui.facets.describe import describe
from credtui.knowledge import Knowledge
from credtui.model import Document, Span, Speaker, Statement
from credtui.registry.names import name_index, same_name


def describe_text(
    text: str,
    *,
    lang: str | None = None,
    date: str | Date | None = None,
    speaker: str | None = None,
    outlet: str | None = None,
    knowledge: Knowledge,
) -> Statement:
    """A bare sentence as one statement with propositions.

    An attribution frame ("..., said X") is set aside: the words reported are the statement.  A given
    ``speaker`` names who said it; otherwise the frame's does.
    """
    from credtui.extract import extract

    language = lang or _language(text, knowledge)
    said = _moment(date)
    document = Document(
        id="text", version=hashlib.sha256(text.encode()).hexdigest(), path="", outlet=outlet or "",
        outlet_id=None, lang=language, text=text, published_at=said,
    )  # fmt: skip
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    who = _speaker(speaker, language, knowledge)
    found = extract(document, knowledge)
    best = max(found, key=lambda s: (s.span.end - s.span.start, -s.span.start), default=None)
    told = _told_with(best, found)
    long_enough = sum(s.span.end - s.span.start for s in told) * 2 >= whole.end - whole.start
    if best is not None and long_enough and not _of_another(best, speaker, knowledge):
        described: list[Statement] = []
        for one in told:
            one = replace(one, id="text", speaker=who if speaker else best.speaker)
            described.append(describe(one, document, knowledge, tuple(described)))
        claims = tuple(p for s in described for p in s.propositions)
        main = described[told.index(best)]
        return replace(main, propositions=claims, about=next((s.about for s in described if s.about), None))
    stance = best.stance if best is not None and best.stance in ("deny", "decline") else "assert"
    statement = Statement(
        "text", "text", whole, whole, whole.of(text), language, who, "indirect", stance, said_at=said
    )
    return describe(statement, document, knowledge)


def _told_with(best: Statement | None, found: Sequence[Statement]) -> list[Statement]:
    """The statement with the others of its speaker that lie beside it, in order of text."""
    if best is None:
        return []
    out = [best]
    for one in found:
        if one is not best and one.speaker.name == best.speaker.name and not any(
            one.span.overlaps(o.span) for o in out
        ):  # fmt: skip
            out.append(one)
    return sorted(out, key=lambda s: s.span)


def _of_another(framed: Statement, speaker: str | None, knowledge: Knowledge) -> bool:
    """True if the frame reports somebody other than the given speaker: then the frame is the statement.

    "X told me that P" said by Y claims that X said so; "I never said that P" is about the saying.
    """
    lexicon = knowledge.lexicons.of(framed.lang)
    words = framed.speaker.words
    if lexicon and words.lower() in lexicon.meaning.first_person:
        return True
    if not speaker or framed.speaker.kind in ("outlet", "agency"):
        return False
    given = _speaker(speaker, framed.lang, knowledge).id
    if given and framed.speaker.id and framed.speaker.kind in ("official", "person"):
        return given != framed.speaker.id
    named = sum(w[:1].isupper() for w in words.split()) >= 2
    return named and not same_name(framed.speaker.name, speaker)


def _language(text: str, knowledge: Knowledge) -> str:
    """By script and the letters that only one of the Cyrillic languages has."""
    low = text.lower()
    if not any("а" <= c <= "я" for c in low):
        return "en"
    return "uk" if any(c in low for c in "іїєґ") else "ru"


def _moment(value: str | Date | None) -> datetime | None:
    if isinstance(value, Date):
        return datetime(value.year, value.month, value.day)
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None


def _speaker(name: str | None, lang: str, knowledge: Knowledge) -> Speaker:
    if not name:
        return Speaker("", None, "unknown")
    if name.lower().startswith("anonymous"):
        return Speaker(name.partition(":")[2].strip() or name, None, "anonymous", name)
    index = name_index(knowledge.registry, knowledge.lexicons)
    source = index.find(name, "en") or index.find(name, lang)
    if source:
        return Speaker(knowledge.registry.name(source), source, knowledge.registry.sources[source].kind, name)
    return Speaker(name, None, "unknown", name)
