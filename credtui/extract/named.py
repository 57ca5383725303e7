"""A document's words and the sources it names, found once for all who ask."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.knowledge import Knowledge
from credtui.model import Document, Span
from credtui.registry.names import name_index
from credtui.text.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Named:
    """What stands in a document's text, in order."""

    toks: list[Token]
    names: list[tuple[Span, str]]
    """Where a source of the registry is named, and its id."""


def named(document: Document, knowledge: Knowledge, toks: list[Token] | None = None) -> Named:
    """The document's words (``toks`` if somebody has cut them already) and names; linear in its length."""
    found = tokens(document.text) if toks is None else toks
    names = name_index(knowledge.registry, knowledge.lexicons)
    return Named(found, names.mentions(document.text, document.lang, found))
