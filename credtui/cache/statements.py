"""Statements of one version of one document, kept between runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from credtui.cache.codec import Unfit, pack, unpack
from credtui.cache.entries import Cache
from credtui.cache.keys import hashed, program
from credtui.model import Document, Statement

if TYPE_CHECKING:
    from credtui.corrections.model import Correction
    from credtui.knowledge import Knowledge
    from credtui.pipeline import Extraction


class StatementMemory:
    """What ``pipeline.statements_of`` may ask before it reads a document again."""

    def __init__(self, cache: Cache, knowledge: Knowledge) -> None:
        self._cache = cache
        self._known = [program(), knowledge.lexicons.sha256, knowledge.registry.sha256]

    def recall(self, document: Document, corrections: Sequence[Correction]) -> Extraction | None:
        """What is kept for exactly this document and these corrections; None if it does not fit its text."""
        from credtui.pipeline import Extraction

        value = self._cache.read("statements", self._key(document, corrections))
        if value is None:
            return None
        try:
            made = unpack(value, Extraction)
        except Unfit:
            return None
        return made if all(fits(s, document) for s in made.statements) else None

    def keep(self, document: Document, corrections: Sequence[Correction], read: Extraction) -> None:
        """Keep what a document gave."""
        self._cache.write("statements", self._key(document, corrections), pack(read, type(read)))

    def _key(self, document: Document, corrections: Sequence[Correction]) -> str:
        # a note on how the text was read changes nothing in what it says
        plain = replace(document, text="", notes=())
        return hashed([*self._known, repr(plain), document.text, *map(repr, corrections)])


def fits(statement: Statement, document: Document) -> bool:
    """True if every word that a statement shows stands at its place in the document."""
    text = document.text
    spans = [statement.span, statement.outer, *(p.span for p in statement.propositions)]
    return (
        statement.document == document.id
        and all(0 <= s.start <= s.end <= len(text) for s in spans)
        and statement.span.of(text) == statement.text
        and all(p.span.of(text) == p.text for p in statement.propositions)
    )
