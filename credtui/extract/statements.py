"""The whole of extraction: frames of every line and sentence, made into statements in order of text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from credtui.extract.found import Found, trimmed
from credtui.extract.frames import Frames, utterance
from credtui.extract.lines import block_quotes, dialogue, headline, pointing_back
from credtui.extract.page import Page, make_page
from credtui.extract.resolve import Resolver
from credtui.knowledge import Knowledge
from credtui.model import Document, Hop, Span, Speaker, Stance, Statement


def extract(document: Document, knowledge: Knowledge) -> tuple[Statement, ...]:
    """Every attributed statement of a document, without propositions; empty if its language is unknown."""
    lexicon = knowledge.lexicons.of(document.lang)
    if lexicon is None:
        return ()
    page = make_page(document.text, document.lang, lexicon)
    found = sorted(_unique(_all(page, document)), key=lambda f: (f.start, -f.end))
    resolver = Resolver(page, document, knowledge)
    seen: Counter[str] = Counter()
    out = []
    for one in sorted(found, key=lambda f: (f.speaker or f.cue or (f.start, f.end))[0]):
        out.append((one, resolver.speaker(one.speaker)))
    out.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    return tuple(_statement(page, document, one, speaker, seen) for one, speaker in out)


def _all(page: Page, document: Document) -> Iterator[Found]:
    blocks = dict(block_quotes(page))
    taken = {n for n in blocks} | {n + 1 for n in blocks}
    yield from blocks.values()
    for number, line in enumerate(page.lines):
        text = page.text[line.start : line.end].lower()
        if any(text.startswith(link) for link in page.words.link_lines):
            continue
        if number in taken:
            continue
        if number == 0:
            heads = list(headline(page, line))
            yield from heads
            if heads:
                continue
        spoken = list(dialogue(page, line))
        if spoken:
            yield from spoken
            continue
        yield from _sentences(page, number)


def _sentences(page: Page, number: int) -> Iterator[Found]:
    line = page.lines[number]
    previous: list[tuple[int, int]] = []
    last: Found | None = None
    for lo, hi in page.sentences:
        if lo < line.first or hi > line.last:
            continue
        back = pointing_back(page, lo, hi)
        if back is not None:
            targets = previous or (_line_sentences(page, number - 1) if number else [])
            for a, b in targets:
                inner = trimmed(page.text, page.toks[a].start, page.toks[b - 1].end)
                yield Found(
                    *inner, (page.toks[a].start, page.toks[b - 1].end), back[1], back[0], "indirect", "assert"
                )
            continue
        made = list(Frames(page, lo, hi).run())
        if not made and last is not None and _only_quote(page, lo, hi):
            quote = page.quotes[page.quoted[lo]]
            inner = trimmed(page.text, *quote.inner)
            made = [
                replace(
                    last,
                    start=inner[0],
                    end=inner[1],
                    outer=(quote.start, quote.end),
                    quote="direct",
                    floating=True,
                )
            ]
        yield from made
        if made:
            quoted = [f for f in made if f.quote == "direct"]
            last = quoted[-1] if quoted else None
        else:
            previous.append((lo, hi))


def _line_sentences(page: Page, number: int) -> list[tuple[int, int]]:
    line = page.lines[number]
    return [(a, b) for a, b in page.sentences if a >= line.first and b <= line.last][:4]


def _only_quote(page: Page, lo: int, hi: int) -> bool:
    number = page.quoted[lo]
    if number < 0 or not utterance(page, page.quotes[number]):
        return False
    return all(page.quoted[k] == number or page.toks[k].kind == "punct" for k in range(lo, hi))


def _unique(found: Iterable[Found]) -> list[Found]:
    """One statement a span; of two frames for one span the one that names its speaker."""
    best: dict[tuple[int, int], Found] = {}
    for one in found:
        key = (one.start, one.end)
        if key not in best or (best[key].speaker is None and one.speaker is not None):
            best[key] = one
    return list(best.values())


def _statement(page: Page, document: Document, one: Found, speaker: Speaker, seen: Counter[str]) -> Statement:
    text = document.text[one.start : one.end]
    seen[text] += 1
    name = hashlib.sha256(f"{document.id}\0{text}\0{seen[text]}".encode()).hexdigest()[:12]
    stance = _by_content(page, one)
    quote = "indirect" if document.text_kind == "paraphrase" and one.quote != "indirect" else one.quote
    return Statement(
        id=f"s-{name}",
        document=document.id,
        span=Span(one.start, one.end),
        outer=Span(*one.outer),
        text=text,
        lang=document.lang,
        speaker=speaker,
        quote=quote,
        stance=stance,
        cue=document.text[one.cue[0] : one.cue[1]] if one.cue else "",
        cue_span=Span(*one.cue) if one.cue else None,
        via=None,
        chain=_chain(speaker, document),
        distance=_distance(page, one),
        about=None,
        said_at=document.published_at,
    )


def _chain(speaker: Speaker, document: Document) -> tuple[Hop, ...]:
    """Primary first; a retelling has not seen the original."""
    fidelity = "original-not-seen" if document.seen == "retelling" else "faithful"
    first = Hop(speaker.id or speaker.name, speaker.kind, "faithful")
    if speaker.id and speaker.id == document.outlet_id:
        return (first,)
    return (first, Hop(document.outlet_id or document.outlet, "outlet", fidelity))


def _by_content(page: Page, one: Found) -> Stance:
    """The cue's stance, unless the content itself refuses or rejects."""
    if one.stance != "assert":
        return one.stance
    lo, hi = page.at(one.start), page.at(one.end)
    window = [page.lemmas(k) for k in range(lo, min(hi, lo + 14))]
    if _holds(window, page.words.declines):
        return "decline"
    if _holds([page.lemmas(k) for k in range(lo, min(hi, lo + 24))], page.words.denials):
        return "deny"
    return "assert"


def _holds(window: list[frozenset[str]], phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:
        parts = phrase.lower().split()
        for i in range(len(window) - len(parts) + 1):
            if all(p in w for p, w in zip(parts, window[i:], strict=False)):
                return True
    return False


def _distance(page: Page, one: Found) -> str | None:
    lo = page.at(one.cue[1]) if one.cue and one.cue[0] < one.start else page.at(one.start)
    for k in range(lo, page.at(one.end)):
        if page.has("distance", k):
            return page.toks[k].text
    return None
