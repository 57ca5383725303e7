"""Mentions become speakers: registry, anonymous descriptors, pronouns inside one document."""

from __future__ import annotations

from credtui.extract.page import Page
from credtui.knowledge import Knowledge
from credtui.model import Document, Span, Speaker
from credtui.registry.names import name_index


class Resolver:
    """Walks a document's mentions in order; remembers who was last named."""

    def __init__(self, page: Page, document: Document, knowledge: Knowledge) -> None:
        self.page, self.document, self.knowledge = page, document, knowledge
        self.index = name_index(knowledge.registry, knowledge.lexicons)
        self.last: Speaker | None = None
        self.outlet: Speaker | None = None

    def own_report(self) -> Speaker:
        """The document's outlet speaking for itself."""
        doc = self.document
        return Speaker(doc.outlet, doc.outlet_id, "outlet", "", None)

    def speaker(self, mention: tuple[int, int] | None) -> Speaker:
        """The speaker named by ``text[start:end]``; without a mention whoever was last cited."""
        if mention is None:
            return self.outlet or self.own_report()
        words = self.page.text[mention[0] : mention[1]]
        span = Span(*mention)
        found = self._resolve(words, span)
        if found.kind != "unknown" or found.words:
            self.last = found
            if found.kind in ("outlet", "agency"):
                self.outlet = found
        return found

    def _resolve(self, words: str, span: Span) -> Speaker:
        page = self.page
        lo, hi = page.at(span.start), page.at(span.end)
        if (
            hi - lo <= 2
            and self.last
            and all(page.has("pronouns", k) or page.toks[k].kind != "word" for k in range(lo, hi))
        ):
            return Speaker(self.last.name, self.last.id, self.last.kind, words, span)
        source = self.index.find(words, self.document.lang)
        mentions = self.index.mentions(words, self.document.lang)
        people = [m for m in mentions if self.knowledge.registry.sources[m[1]].kind in ("official", "person")]
        if source is None and people:
            source = people[-1][1]
        lemmas = [page.lemmas(k) for k in range(lo, hi)]
        unnamed = any(got & page.among("anonymous") for got in lemmas)
        if (
            source is None
            and mentions
            and not unnamed
            and len(mentions) == 1
            and not any(got & page.among("roles") for got in lemmas)
        ):
            source = mentions[0][1]
        if source is not None:
            entry = self.knowledge.registry.sources[source]
            return Speaker(self.knowledge.registry.name(source, "en"), source, entry.kind, words, span)
        if unnamed:
            return Speaker(words, None, "anonymous", words, span)
        role = any(got & page.among("roles") for got in lemmas)
        if role and mentions and not self._personal(lo, hi, mentions, span):
            owner = mentions[-1][1]
            entry = self.knowledge.registry.sources[owner]
            return Speaker(self.knowledge.registry.name(owner, "en"), owner, entry.kind, words, span)
        short = self._earlier(words)
        return short or Speaker(words, None, "unknown", words, span)

    def _personal(self, lo: int, hi: int, mentions: list[tuple[Span, str]], span: Span) -> bool:
        """True if capitalised words outside the known names suggest a person's own name."""
        page = self.page
        known = [Span(m.start + span.start, m.end + span.start) for m, _ in mentions]
        free = [
            k
            for k in range(lo, hi)
            if page.upper(k) and k > lo and not any(s.start <= page.toks[k].start < s.end for s in known)
        ]
        return len(free) >= 2

    def _earlier(self, words: str) -> Speaker | None:
        last = self.last
        if last and words and words in last.name and last.name != words:
            return Speaker(last.name, last.id, last.kind, words, None)
        return None
