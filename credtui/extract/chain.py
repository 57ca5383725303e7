"""Through whom a statement reached the document: ``via`` and the chain of hops with fidelity.

An outlet or agency that is named in the sentence of a statement, beside its content, carried it; a page
that names its source at the top retells it throughout.  What the retelling changed is not known
without the original, so such a hop is ``original-not-seen``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from credtui.extract.named import Named, named
from credtui.extract.wording import MARKED
from credtui.knowledge import Knowledge
from credtui.lexicon.speakers import Speakers
from credtui.model import Document, Fidelity, Hop, SourceKind, Span, Statement
from credtui.text.morph import lemmas
from credtui.text.sentences import paragraphs, sentences
from credtui.text.tokens import Token

_OUTLET = ("outlet", "agency")
_LABEL_LINES = 8
_TO_NAME = 2
"""From the end of a noun to the name in quotation marks behind it: a space and the mark."""
_LOOK_BACK = 200
"""How many carriers back a description ("the agency") may point: keeps the cost linear."""


@dataclass(frozen=True, slots=True)
class _Carrier:
    span: Span
    id: str
    name: str


def build_chains(
    statements: Sequence[Statement], document: Document, knowledge: Knowledge, found: Named | None = None
) -> tuple[Statement, ...]:
    """The statements with ``via`` (a registry name, None for the outlet's own reporting) and ``chain``.

    ``found`` are the document's words and names if they are known.
    """
    chains = _Chains(document, knowledge, found or named(document, knowledge))
    carried: dict[str, str] = {}
    out = list(statements)
    for i in sorted(range(len(out)), key=lambda i: out[i].span.start):
        statement = out[i]
        via = statement.via or chains.via(statement)
        key = statement.speaker.name
        if via is None and statement.speaker.kind == "anonymous":
            via = carried.get(key)
        elif via and statement.speaker.kind == "anonymous":
            carried[key] = via
        out[i] = replace(statement, via=via, chain=chains.chain(statement, via))
    return tuple(out)


class _Chains:
    def __init__(self, document: Document, knowledge: Knowledge, found: Named) -> None:
        self._document = document
        self._registry = knowledge.registry
        lexicon = knowledge.lexicons.of(document.lang)
        self._words = lexicon.speakers if lexicon else Speakers()
        short = lexicon.language.abbreviations if lexicon else ()
        closing = lexicon.language.closing_abbreviations if lexicon else ()
        self._sentences = sentences(document.text, None, short, closing)
        self._paragraphs = paragraphs(document.text)
        self._carriers = [
            _Carrier(span, i, self._registry.name(i))
            for span, i in found.names
            if self._registry.sources[i].kind in _OUTLET and i != document.outlet_id
        ]
        self._sentence_starts = [s.start for s in self._sentences]
        nouns = self._nouns(found.toks)
        named_behind = self._unlisted(nouns)
        self._carriers = sorted((*self._carriers, *named_behind), key=lambda c: c.span.start)
        self._carrier_starts = [c.span.start for c in self._carriers]
        self._paragraph_starts = [p.start for p in self._paragraphs]
        self._by_name = {c.name: c for c in reversed(self._carriers)}
        own = {c.span.start for c in named_behind}
        self._pointers = [t.start for t in nouns if t.end + _TO_NAME not in own]
        self._label = self._retold()

    def _nouns(self, toks: list[Token]) -> list[Token]:
        """Where a noun such as "the agency" stands for an outlet, looked for once in the whole text."""
        nouns = frozenset(self._words.reporters)
        lang, text = self._document.lang, self._document.text
        small = [t for t in toks if nouns and t.kind == "word" and not t.text[:1].isupper()]
        if not self._carriers:  # nothing to point at but what stands right behind such a noun
            small = [t for t in small if MARKED.match(text, t.end + 1)]
        return [t for t in small if not nouns.isdisjoint(lemmas(t.text, lang))]

    def _unlisted(self, nouns: list[Token]) -> list[_Carrier]:
        """Outlets that no registry knows, right behind their noun: "агентство «Північ»"."""
        out = []
        listed = {c.span.start for c in self._carriers}
        for noun in nouns:
            marked = MARKED.match(self._document.text, noun.end + 1)
            name = marked.group(1) if marked else ""
            if marked is None or marked.start(1) in listed:
                continue
            if name[:1].isupper() and name != self._document.outlet:
                out.append(_Carrier(Span(*marked.span(1)), name, name))
        return out

    def _retold(self) -> _Carrier | None:
        """The outlet after a "Source:" label in the first lines, on the label's line or the next."""
        lines = self._paragraphs[:_LABEL_LINES]
        for at, line in enumerate(lines):
            label, colon, rest = line.of(self._document.text).partition(":")
            if not colon or label.strip().lower() not in self._words.source_labels:
                continue
            where = line if rest.strip() else (lines[at + 1] if at + 1 < len(lines) else line)
            return next((c for c in self._carriers if where.contains(c.span)), None)
        return None

    def via(self, statement: Statement) -> str | None:
        """The carrier of one statement's words, or None."""
        for span in self._around(statement):
            near = statement.speaker.span or statement.cue_span or statement.span
            inside = [
                c
                for c in self._within(span, near.start)
                if c.id != statement.speaker.id and c.name != statement.speaker.name
            ]
            found = [c for c in inside if not c.span.overlaps(statement.span)]
            if found:
                return min(found, key=lambda c: (abs(c.span.start - near.start), c.span.start)).name
            back = self._pointing_back(span, statement)
            if back is not None:
                return back
        speaker = statement.speaker.id
        own = speaker is not None and speaker == self._document.outlet_id
        if self._label and speaker != self._label.id and not own and not self._background(statement):
            return self._label.name
        return None

    def _around(self, statement: Statement) -> list[Span]:
        """The sentences that hold the cue, the speaker and the content."""
        places = [s for s in (statement.speaker.span, statement.cue_span, statement.span) if s]
        found: set[int] = set()
        for place in places:
            at = max(0, bisect_right(self._sentence_starts, place.start) - 1)
            while at < len(self._sentences) and self._sentences[at].start < place.end:
                if self._sentences[at].overlaps(place):
                    found.add(at)
                at += 1
        return [self._sentences[at] for at in sorted(found)]

    def _within(self, span: Span, near: int) -> list[_Carrier]:
        """The carriers of a sentence, those next to ``near`` if there are very many."""
        middle = bisect_left(self._carrier_starts, near)
        low, high = bisect_left(self._carrier_starts, span.start), bisect_left(self._carrier_starts, span.end)
        low, high = max(low, middle - _LOOK_BACK), min(high, middle + _LOOK_BACK)
        return [c for c in self._carriers[low:high] if span.contains(c.span)]

    def _pointing_back(self, span: Span, statement: Statement) -> str | None:
        """A "the agency" in the sentence, outside the content: the outlet named last before it."""
        if statement.speaker.kind in _OUTLET:
            return None
        first = bisect_left(self._pointers, span.start)
        if first < len(self._pointers) and self._pointers[first] >= statement.span.start:
            first = max(first, bisect_left(self._pointers, statement.span.end))
        if first == len(self._pointers) or self._pointers[first] >= span.end:
            return None
        at = bisect_left(self._carrier_starts, span.start)
        before = self._carriers[max(0, at - _LOOK_BACK) : at]
        other = [c for c in before if c.span.end <= span.start and c.name != statement.speaker.name]
        return other[-1].name if other else None

    def _background(self, statement: Statement) -> bool:
        """True in a paragraph that the outlet marks as its own addition."""
        at = statement.outer.start
        index = bisect_right(self._paragraph_starts, at) - 1
        if index < 0:
            return False
        paragraph = self._paragraphs[index]
        start = paragraph.of(self._document.text)[:40].lower()
        return any(start.startswith(word) for word in self._words.background)

    def chain(self, statement: Statement, via: str | None) -> tuple[Hop, ...]:
        """Primary, carrier, outlet; a name that follows itself is one hop."""
        speaker = statement.speaker
        retold = self._document.seen != "original"
        first: Fidelity = "original-not-seen" if via or retold else "faithful"
        hops = [Hop(speaker.id or speaker.name, speaker.kind, first)]
        if via:
            found = self._by_name.get(via)
            known = self._registry.sources.get(found.id) if found else None
            kind: SourceKind = known.kind if known else "outlet"
            hops.append(Hop(found.id if found else via, kind, "original-not-seen"))
        outlet = self._document.outlet_id or self._document.outlet
        if outlet and hops[-1].source != outlet:
            if hops[-1].kind in _OUTLET and len(hops) == 1:
                hops[0] = replace(hops[0], fidelity="original-not-seen")
            hops.append(Hop(outlet, "outlet", "faithful"))
        elif not outlet and hops[-1].kind in _OUTLET:
            hops[-1] = replace(hops[-1], fidelity="original-not-seen")
        return tuple(hops)
