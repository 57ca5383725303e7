"""Attribution frames of one sentence: cue, who, and the content that belongs to them.

Each frame is one way news attributes words: a that-clause, a colon, a quotation before or after the
cue, a clause before an inverted or inserted attribution, an infinitive, an object, a refusal.
"""

from __future__ import annotations

from collections.abc import Iterator

from credtui.extract.cues import Cue, cues_in
from credtui.extract.found import Found, trimmed
from credtui.extract.page import Page
from credtui.extract.quotes import Quote
from credtui.extract.subjects import TokenRange, inverted, phrase_after, subject
from credtui.model import QuoteKind, Stance

REACH = 18
"""How many tokens a speaker may put between a cue and its content."""


def chars(page: Page, found: TokenRange | None) -> tuple[int, int] | None:
    """A token range as code points."""
    if found is None or found[0] >= found[1]:
        return None
    return page.toks[found[0]].start, page.toks[found[1] - 1].end


def has_verb(page: Page, lo: int, hi: int) -> bool:
    """True if some token of the range can be a finite verb or a predicate."""
    return (
        any(
            (r.pos == "VERB"
            and r.verb_form in ("Fin", "Part", None))
            or (r.pos == "ADV"
            and r.lemma == page.toks[i].lower
            and False)
            for i in range(lo, hi)
            for r in page.readings(i)
        )
        or any(page.has("auxiliaries", i) for i in range(lo, hi))
        or any(page.is_dash(i) for i in range(lo, hi))
    )


def utterance(page: Page, quote: Quote) -> bool:
    """True if a quotation is long enough to be words somebody said, not a name or a scare quote."""
    lo, hi = page.at(quote.start), page.at(quote.end)
    words = sum(1 for k in range(lo, hi) if page.toks[k].kind == "word")
    return words >= 3 or (words == 2 and has_verb(page, lo, hi))


class Frames:
    """All frames of one sentence, tokens ``[lo, hi)``."""

    def __init__(self, page: Page, lo: int, hi: int) -> None:
        self.page, self.lo, self.hi = page, lo, hi
        numbers = sorted({page.quoted[i] for i in range(lo, hi) if page.quoted[i] >= 0})
        self.quotes = [page.quotes[n] for n in numbers if utterance(page, page.quotes[n])]
        self.used: set[int] = set()

    def run(self) -> Iterator[Found]:
        """Every frame found, in the order of the cues."""
        cues = [c for c in cues_in(self.page, self.lo, self.hi) if self.page.quoted[c.verb] < 0]
        for number, cue in enumerate(cues):
            stop = cues[number + 1].first if number + 1 < len(cues) else self.hi
            yield from self._cue(cue, stop)
        yield from self._according()

    # ------------------------------------------------------------------ helpers
    def _end(self) -> int:
        """One past the last content token of the sentence."""
        end = self.hi
        while (
            end > self.lo
            and self.page.mark(end - 1) in (".", "!", "?", "…", ",")
            and self.page.quoted[end - 1] < 0
        ):
            end -= 1
        return end

    def _make(
        self,
        lo: int,
        hi: int,
        cue: Cue | None,
        who: TokenRange | None,
        stance: Stance,
        cue_span: tuple[int, int] | None = None,
    ) -> Found | None:
        page = self.page
        if lo >= hi:
            return None
        outer = page.toks[lo].start, page.toks[hi - 1].end
        start, end = trimmed(page.text, *outer)
        if end - start < 2 or not any(page.toks[k].kind == "word" for k in range(lo, hi)):
            return None
        span = cue_span or (page.toks[cue.first].start, page.toks[cue.last].end) if cue or cue_span else None
        return Found(start, end, outer, span, chars(page, who), self._kind(lo, hi), stance)

    def _kind(self, lo: int, hi: int) -> QuoteKind:
        page = self.page
        quoted = [page.quoted[k] >= 0 for k in range(lo, hi) if page.toks[k].kind == "word"]
        if quoted and all(quoted):
            return "direct"
        for k in range(lo, hi):
            if page.quoted[k] >= 0 and utterance(page, page.quotes[page.quoted[k]]):
                return "mixed"
        return "indirect"

    def _quote(self, quote: Quote, cue: Cue, who: TokenRange | None, stance: Stance) -> Found:
        page = self.page
        start, end = trimmed(page.text, *quote.inner)
        span = page.toks[cue.first].start, page.toks[cue.last].end
        return Found(start, end, (quote.start, quote.end), span, chars(page, who), "direct", stance)

    # ------------------------------------------------------------------ frames round a cue
    def _cue(self, cue: Cue, stop: int) -> Iterator[Found]:
        page = self.page
        if cue.negated and not any(g.stance in ("deny", "decline") for g in cue.groups):
            yield from self._refusal(cue, subject(page, cue, self.lo, self.hi))
            return
        who = subject(page, cue, self.lo, self.hi)
        if who is None and page.words.infinitive:
            who = inverted(page, cue, self.hi)
        if cue.group("clause").keeps_cue or cue.group("infinitive").keeps_cue:
            yield from self._kept(cue, who)
            return
        for frame in (
            self._quote_near,
            self._clause,
            self._colon,
            self._infinitive,
            self._before,
            self._bare,
            self._object,
        ):
            made = list(frame(cue, who))
            if made:
                yield from made
                return

    def _stance(self, cue: Cue, what: str) -> Stance:
        return cue.group(what).stance

    def _quote_near(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """Quotations beside the cue: before it ("...", said X), after it, or on both sides."""
        page = self.page
        if not cue.takes("quote"):
            return
        at = page.toks[cue.first].start
        stance = self._stance(cue, "quote")
        for quote in self.quotes:
            if quote.start in self.used:
                continue
            first, last = page.at(quote.start), page.at(quote.end)
            if quote.end <= at:
                gap = range(last, cue.first)
                if len(gap) <= REACH and not any(page.mark(k) in ".;!?" and page.mark(k) for k in gap):
                    self.used.add(quote.start)
                    yield self._quote(quote, cue, who, stance)
            elif quote.start >= page.toks[cue.last].end:
                gap = range(cue.last + 1, first)
                if len(gap) > REACH or any(page.has("complementisers", k) for k in gap):
                    continue
                lead = page.mark(first - 1)
                if (
                    (lead in (",", ":", "—", "–", "-")
                    and lead)
                    or not gap
                    or (who and who[1] == first)
                    or self.used
                ):
                    self.used.add(quote.start)
                    yield self._quote(quote, cue, who, stance)

    def _clause(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """A clause opened by a conjunction: said that ..."""
        page = self.page
        if not cue.takes("clause"):
            return
        for k in range(cue.last + 1, min(self._end(), cue.last + 1 + REACH)):
            if page.mark(k) in (";", ":") and page.mark(k):
                return
            if page.quoted[k] < 0 and (
                page.has("complementisers", k) or (page.has("questions", k) and page.mark(k - 1) == ",")
            ):
                keep = page.has("questions", k) and not page.has("complementisers", k)
                made = self._make(k if keep else k + 1, self._end(), cue, who, self._stance(cue, "clause"))
                if made:
                    yield made
                return

    def _colon(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        page = self.page
        for k in range(cue.last + 1, min(self._end(), cue.last + 1 + REACH)):
            if page.mark(k) == ":" and page.quoted[k] < 0:
                made = self._make(k + 1, self._end(), cue, who, self._stance(cue, "colon"))
                if made:
                    yield made
                return

    def _infinitive(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """Asked, promised, urged: the infinitive and what depends on it."""
        page = self.page
        if not cue.takes("infinitive"):
            return
        for k in range(cue.last + 1, min(self._end(), cue.last + 1 + REACH)):
            if page.mark(k) in (",", ";", ":") and page.mark(k) and page.quoted[k] < 0:
                return
            if page.words.infinitive:
                hit = (
                    page.toks[k].lower == page.words.infinitive
                    and k + 1 < self.hi
                    and any(r.verb_form == "Inf" for r in page.readings(k + 1))
                )
                lo = k - 1 if hit and page.has("negators", k - 1) else k
            else:
                hit = any(r.verb_form == "Inf" for r in page.readings(k))
                lo = k - 1 if hit and page.has("negators", k - 1) else k
            if hit:
                made = self._make(lo, self._end(), cue, who, self._stance(cue, "infinitive"))
                if made:
                    yield made
                return

    def _before(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """``X, said Y`` and ``X, said Y, Z``: the clause the attribution hangs on or sits in."""
        page = self.page
        if not (cue.takes("bare") or cue.takes("quote")):
            return
        left = cue.first
        lead = min(left, who[0]) if who else left
        while lead > self.lo and (page.has("as_words", lead - 1) or page.has("adverbs", lead - 1)):
            lead -= 1
        opened = lead - 1
        if opened <= self.lo or not (page.mark(opened) == "," or page.is_dash(opened)):
            return
        begin = self.lo
        for k in range(opened - 1, self.lo, -1):
            if page.mark(k) == ";" and page.quoted[k] < 0:
                begin = k + 1
                break
        after = max(cue.last + 1, who[1] if who else 0)
        while (
            after < self.hi
            and not (page.mark(after) in (",", ".", ";", ":") and page.mark(after))
            and not page.is_dash(after)
        ):
            after += 1
        end = self._end()
        inserted = after < end - 2 and (page.mark(after) == "," or page.is_dash(after))
        dash = page.is_dash(opened - 1) if opened - 1 > self.lo else False
        stop = end if inserted else (opened - 1 if dash else opened)
        if (
            inserted
            and has_verb(page, begin, opened)
            and has_verb(page, after, end)
            and not page.is_dash(after)
        ):
            stop = end
        if not has_verb(page, begin, opened) and not inserted:
            return
        made = self._make(begin, stop, cue, who, self._stance(cue, "bare"))
        if made:
            yield made

    def _bare(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """A clause without a conjunction: he said it rained."""
        page = self.page
        if not (cue.takes("bare") and page.words.infinitive) or who is None or who[0] > cue.first:
            return
        lo = cue.last + 1
        end = self._end()
        if lo >= end or (page.mark(lo) in (",", ";") and page.mark(lo)):
            return
        if page.has("prepositions", lo) and not has_verb(page, lo + 3, end):
            return
        if has_verb(page, lo + 1, end):
            made = self._make(lo, end, cue, who, self._stance(cue, "bare"))
            if made:
                yield made

    def _object(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """Denied the report; called it nonsense."""
        page = self.page
        if not cue.takes("object"):
            return
        lo = cue.last + 1
        if who and who[0] >= lo:
            lo = who[1]
        end = lo
        while end < self._end() and not (
            page.mark(end) in (",", ";", ":") and page.mark(end) and page.quoted[end] < 0
        ):
            end += 1
        made = self._make(lo, end, cue, who, self._stance(cue, "object"))
        if made and any(page.toks[k].kind == "word" for k in range(lo, end)):
            yield made

    def _kept(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """Refusals keep their verb: declined to comment on ..."""
        page = self.page
        end = cue.last + 1
        while end < self._end() and not (page.mark(end) in (";", ":") and page.mark(end)):
            if page.mark(end) == "," and page.quoted[end] < 0:
                break
            end += 1
        made = self._make(cue.first, end, cue, who, "decline")
        if made:
            yield made

    def _refusal(self, cue: Cue, who: TokenRange | None) -> Iterator[Found]:
        """A negated cue is a refusal where the lexicon lists it ("did not confirm")."""
        page = self.page
        if who is None:
            return
        window = [page.lemmas(k) for k in range(cue.first, min(self._end(), cue.last + 6))]
        for phrase in page.words.declines:
            parts = phrase.lower().split()
            if any(
                all(p in w for p, w in zip(parts, window[i:], strict=False)) and len(window) - i >= len(parts)
                for i in range(2)
            ):
                yield from self._kept(cue, who)
                return

    # ------------------------------------------------------------------ according to
    def _according(self) -> Iterator[Found]:
        page = self.page
        end = self._end()
        for k in range(self.lo, end):
            if page.quoted[k] >= 0:
                continue
            after = self._source_phrase(k, end)
            if after is None:
                continue
            who = phrase_after(page, after, end)
            if who is None:
                continue
            yield from self._according_content(k, after, who, end)
            return

    def _source_phrase(self, k: int, end: int) -> int | None:
        """One past an according-to phrase that starts at token ``k``, or None."""
        page = self.page
        for phrase in page.words.according:
            parts = phrase.lower().split()
            if [page.toks[i].lower for i in range(k, min(end, k + len(parts)))] == parts:
                return k + len(parts)
        for by in page.words.by_phrases:
            if page.toks[k].lower == by.preposition and k + 1 < end:
                at = k + 1
                whose = None
                if page.has("pronouns", at) or page.toks[at].lower in (
                    "його",
                    "її",
                    "їхніми",
                    "его",
                    "её",
                    "ее",
                    "их",
                    "їх",
                    "їхньою",
                ):
                    whose, at = at, at + 1
                if at < end and page.lemmas(at) & {n.lower() for n in by.nouns}:
                    return whose if whose is not None else at + 1
        return None

    def _according_content(self, k: int, after: int, who: TokenRange, end: int) -> Iterator[Found]:
        page = self.page
        stop = who[1]
        while stop < end and not (page.mark(stop) in (",", ";", ":", "—", "–") and page.mark(stop)):
            stop += 1
        cue = page.toks[k].start, page.toks[max(after - 1, k)].end
        opens = (
            k == self.lo or (page.mark(k - 1) in (",", ";", ":") and page.mark(k - 1)) or page.is_dash(k - 1)
        )
        if k - self.lo <= 2 and stop < end:
            content = (stop + 1, end)
        elif stop >= end - 1:
            content = (self.lo, k - 1 if opens else k)
        else:
            content = (self.lo, end)
        made = self._make(*content, None, who, "assert", cue)
        if made and has_verb(page, *content):
            yield made
