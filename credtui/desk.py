"""What an analyst who corrects is offered: values, names and carriers, and who decided what before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from credtui.corrections.model import Correction, FacetValue
from credtui.corrections.values import choices, parse_value
from credtui.model import Document, Facets, Speaker, Statement

if TYPE_CHECKING:
    from credtui.knowledge import Knowledge
    from credtui.reading import Reading
    from credtui.registry.suggest import Suggestion

_NOBODY = Speaker("", None, "unknown")


def _named(speaker: Speaker) -> bool:
    """True for a name; a description never leaves its document."""
    return speaker.kind != "anonymous" and any(w[:1].isupper() for w in speaker.name.split())


class Desk:
    """One reading and what is known, for the screens that correct it; nothing here changes anything."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self._reading, self._knowledge = reading, knowledge

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Every correction on disk as it was last read, oldest first."""
        return self._reading.corrections

    def keeps(self, document: str) -> bool:
        """True if corrections of a document can be kept: it belongs to a case."""
        return document in self._reading.cases

    def choices(self, name: str, facets: Facets, statement: Statement) -> tuple[tuple[str, str], ...]:
        """What can be typed for a facet, with a word of explanation."""
        return choices(name, facets, statement, self._knowledge)

    def value(self, name: str, typed: str, words: str, statement: Statement) -> FacetValue:
        """The value that was typed for a facet.  Raises ValueError with a sentence."""
        return parse_value(name, typed, words, statement, self._knowledge)

    def speakers(self, document: Document) -> tuple[Speaker, ...]:
        """Who may have spoken: those quoted in the document, those with a name in others, the registry."""
        found: dict[tuple[str, str | None], Speaker] = {}
        for one in self._speakers(document):
            found.setdefault((one.name, one.id), one)
        return tuple(found.values())

    def _speakers(self, document: Document) -> Iterator[Speaker]:
        quoted = [(s.document == document.id, replace(s.speaker, words="", span=None))
                  for s in self._reading.statements if s.speaker.name]  # fmt: skip
        yield from (who for here, who in quoted if here)
        yield from (who for here, who in quoted if not here and _named(who))
        registry = self._knowledge.registry
        named = sorted((registry.name(key), key) for key in registry.sources)
        yield from (Speaker(name, key, registry.sources[key].kind) for name, key in named)

    def speaker(self, typed: str) -> Speaker:
        """A speaker by name: known to the registry, ``anonymous: descriptor``, or a name of its own."""
        kind, colon, descriptor = typed.partition(":")
        if colon and kind.strip().lower() == "anonymous":
            return Speaker(descriptor.strip(), None, "anonymous")
        registry = self._knowledge.registry
        if typed in registry.sources:
            return Speaker(registry.name(typed), typed, registry.sources[typed].kind)
        return Speaker(typed, None, "unknown") if typed else _NOBODY

    def carriers(self) -> tuple[tuple[str, str], ...]:
        """Outlets and agencies that a statement may have come through: name and id."""
        registry = self._knowledge.registry
        kinds = ("outlet", "agency")
        return tuple(sorted((registry.name(k), k) for k, e in registry.sources.items() if e.kind in kinds))

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Speakers that the registry does not know and several documents name."""
        from credtui.registry.suggest import suggest

        known = self._knowledge
        return suggest(self._reading.statements, self._reading.documents, known.registry, known.lexicons)

    def abbreviations(self, lang: str) -> tuple[str, ...]:
        """Words with a full stop that ends no sentence."""
        lexicon = self._knowledge.lexicons.of(lang)
        return lexicon.language.abbreviations if lexicon else ()
