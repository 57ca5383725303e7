"""``extract``: every attributed statement of a document, without propositions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from credtui.extract.chain import build_chains
from credtui.extract.direct import continued, dialogue, line_quotes
from credtui.extract.found import Found, kind_of
from credtui.extract.frames import back_reports, block_quotes, headline, is_link
from credtui.extract.named import named
from credtui.extract.page import Page, TokenRange, make_page
from credtui.extract.reports import sentence_reports
from credtui.extract.sentence import Range, Sentence, read_sentence
from credtui.extract.speakers import Hint, resolve_speakers
from credtui.extract.turns import retold, turns
from credtui.model import About, Document, SourceKind, Span, Speaker, Stance, Statement

if TYPE_CHECKING:
    from credtui.knowledge import Knowledge

_TRIM = " \t\n,.;:–—-…"
_MARKS = "«»„“”\"‘’'‚"
_STOPS = (".", "!", "?", "…")
_STANCE_REACH = 40
"""Tokens of the first sentence of a content in which words of refusal or denial are looked for."""
_SHORTEST = 2
"""Tokens of a part of a content that can be a statement of its own, at least."""
_DISTANCE = 2
"""Words of a distancing phrase, at most."""
_LOOKBACK = 6
_LONGEST_SENTENCE = 200
"""Tokens; what runs on without a stop is read in pieces of this length."""


def find_all(page: Page, attitudes: bool = False) -> list[Found]:
    """Everything the frames find in a page, in order of the text, without doubles."""
    interview, spoken_lines = turns(page)
    turn_starts = [f.outer[0] for f in interview]
    found = list(interview) or headline(page)
    blocks, taken = block_quotes(page)
    found += [f for f in blocks if f.outer[0] not in spoken_lines]
    kept: list[Sentence] = []
    for line, inside in zip(page.lines, _by_line(page), strict=True):
        if is_link(page, line):
            continue
        if line.start in spoken_lines:
            found += [f for one in inside for f in retold(page, one, interview, turn_starts)]
            continue
        kept += inside
        if line.start in taken and page.is_dash(line.first):
            continue
        spoken = dialogue(page, line)
        if spoken:
            found += spoken
            continue
        quoted, used = line_quotes(page, inside)
        found += quoted
        for sentence in inside:
            found += sentence_reports(sentence, used)
    found += continued(page, found)
    found += back_reports(page, kept)
    told = found[len(interview) :]  # whoever has the turn in an interview tells thoughts too
    return _unique([f for f in found if not f.attitude or (attitudes and not _within(f.outer, told))])


def _within(outer: Range, found: list[Found]) -> bool:
    """Inside what somebody says or thinks: thought that is reported there is part of that."""
    return any(f.outer != outer and f.outer[0] <= outer[0] and outer[1] <= f.outer[1] for f in found)


def _by_line(page: Page) -> list[list[Sentence]]:
    """The sentences of each line; what runs on without a stop comes in pieces, so that time stays linear."""
    out: list[list[Sentence]] = []
    at = 0
    for line in page.lines:
        inside: list[Sentence] = []
        while at < len(page.sentences) and page.sentences[at][0] < line.last:
            inside += [read_sentence(page, lo, hi) for lo, hi in _cut(page, *page.sentences[at])]
            at += 1
        out.append(inside)
    return out


def _cut(page: Page, lo: int, hi: int) -> list[TokenRange]:
    """A sentence in pieces of bounded length, cut behind a comma or stop where there is one."""
    out: list[TokenRange] = []
    while hi - lo > _LONGEST_SENTENCE:
        reach = lo + _LONGEST_SENTENCE
        at = next(
            (
                k
                for k in range(reach, reach - _LONGEST_SENTENCE // 2, -1)
                if page.mark(k - 1) and page.quoted[k - 1] < 0
            ),
            reach,
        )
        out.append((lo, at))
        lo = at
    return [*out, (lo, hi)]


def _unique(found: list[Found]) -> list[Found]:
    """One entry for each range and speaker; of two that differ by their edges the wider quotation stays."""
    found.sort(key=lambda f: (f.outer[0], -f.outer[1], f.cue or (0, 0)))
    out: list[Found] = []
    for f in found:
        same = False
        for other in out[-_LOOKBACK:]:
            inter = min(f.outer[1], other.outer[1]) - max(f.outer[0], other.outer[0])
            union = max(f.outer[1], other.outer[1]) - min(f.outer[0], other.outer[0])
            if inter > 0.85 * union and (f.cue == other.cue or f.quote == other.quote):
                same = True
                break
        if not same:
            out.append(f)
    return out


def _content(page: Page, found: Found) -> Span:
    """The content inside ``outer``: no marks round it, no complementiser, no final stop."""
    text = page.text
    a, b = found.outer
    for _ in range(6):
        before = (a, b)
        while a < b and text[a] in _TRIM:
            a += 1
        while b > a and text[b - 1] in _TRIM:
            b -= 1
        if text[a:b].startswith("(") and ")" not in text[a:b]:
            a += 1  # the bracket closes behind the content
        if text[a:b].endswith(")") and "(" not in text[a:b]:
            b -= 1
        if (
            b - a > 2
            and text[a] in _MARKS
            and not any(m in text[a + 1 : b - 1] for m in _partner(text[a]))
            and (text[b - 1] in _MARKS)
        ):
            a, b = a + 1, b - 1
        elif found.quote == "direct" and b - a > 1:
            if text[a] in _MARKS and text[b - 1] in _MARKS:
                a, b = a + 1, b - 1
            elif text[a] in _MARKS and not any(m in text[a + 1 : b] for m in _partner(text[a])):
                a += 1
            elif text[b - 1] in "”»" and not any(m in text[a:b] for m in "«„“"):
                b -= 1  # it was opened paragraphs before
        elif b - a > 2 and text[b - 1] in "”»" and not any(m in text[a:b] for m in "«„“"):
            b -= 1  # its partner is lost
        first = page.at(a)
        inside = first < len(page.toks) and page.toks[first].start == a and page.toks[first].end < b
        opener = inside and page.toks[first].lower in page.grammar.forms
        joined = opener and found.quote != "direct" and _opens_content(page, first)
        apart = inside and found.quote != "direct" and page.has("distance", first)
        if joined or apart:
            a = page.toks[first].end
        if (a, b) == before:
            break
    return Span(a, b)


def _opens_content(page: Page, i: int) -> bool:
    return "complementisers" in page.grammar.forms.get(page.toks[i].lower, frozenset())


def _partner(mark: str) -> str:
    return {"«": "»", "„": "“”", "“": "”", "‘": "’", "'": "'", '"': '"'}.get(mark, "")


def _matches(page: Page, first: int, last: int, phrases: Sequence[str]) -> bool:
    """True if the dictionary forms of one of the phrases stand in this order, close together."""
    there = frozenset[str]().union(*(page.lemmas(i) for i in range(first, last)))
    return any(there.issuperset(p.split()) and _in_order(page, first, last, p.split()) for p in phrases)


def _in_order(page: Page, first: int, last: int, words: list[str]) -> bool:
    for at in range(first, last):
        if words[0] not in page.lemmas(at):
            continue
        k, cursor = 1, at + 1
        while k < len(words) and cursor < min(last, at + 5):
            if words[k] in page.lemmas(cursor):
                k += 1
            cursor += 1
        if k == len(words):
            return True
    return False


def _parted(page: Page, found: Found) -> list[Found]:
    """ "X said that A, but B is not known": what is claimed and what is left open are two statements."""
    if found.stance != "assert" or found.quote == "direct":
        return [found]
    span = _content(page, found)
    first, last = page.at(span.start), page.at(span.end)
    for k in range(first + _SHORTEST, last - _SHORTEST):
        joined = "contrasts" in page.classes(k)
        if not joined or page.mark(k - 1) != "," or page.quoted[k] >= 0:
            continue
        open_ones = [_matches(page, lo, hi, page.words.declines) for lo, hi in ((first, k), (k + 1, last))]
        if open_ones[0] != open_ones[1]:
            left = replace(found, outer=(found.outer[0], page.toks[k - 1].start))
            right = replace(found, outer=(page.toks[k + 1].start, found.outer[1]))
            return [left, right]
    return [found]


def _stance(page: Page, found: Found, span: Span) -> Stance:
    if found.stance != "assert":
        return found.stance
    first = page.at(span.start)
    last = min(page.at(span.end), first + _STANCE_REACH)
    last = next((k for k in range(first + 1, last) if page.mark(k) in _STOPS and page.mark(k)), last)
    if _matches(page, first, last, page.words.declines):
        return "decline"
    if _matches(page, first, last, page.words.denials):
        return "deny"
    if found.called and any(page.lemmas(i) & page.among("falsehoods") for i in range(first, last)):
        return "deny"
    return "assert"


def _anonymous(page: Page, found: Found, span: Span) -> bool:
    """True for somebody's wish to stay unnamed: it is no statement about the matter."""
    if found.stance != "ask":
        return False
    first = page.at(span.start)
    last = min(page.at(span.end), first + 8)
    return _matches(page, first, last, page.words.anonymity)


def _about(page: Page, stance: Stance, span: Span) -> About | None:
    if stance not in ("deny", "decline"):
        return None
    first, last = page.at(span.start), min(page.at(span.end), page.at(span.start) + 12)
    if any(page.lemmas(i) & page.among("reports") for i in range(first, last)):
        return "whole-report"
    return "content"


def _distance(page: Page, found: Found, span: Span) -> str | None:
    lo = found.cue[0] if found.cue and found.cue[0] < span.end else found.outer[0]
    lo = min(lo, found.outer[0])
    if span.start - lo > 200:
        lo = found.outer[0]
    # inside a quotation such words are the speaker's own
    for i in range(page.at(lo), page.at(span.start if found.quote == "direct" else span.end)):
        words = [t.lower for t in page.toks[i : i + _DISTANCE]]
        size = next((n for n in range(_DISTANCE, 0, -1) if " ".join(words[:n]) in page.among("distance")), 0)
        if size:
            return page.text[page.toks[i].start : page.toks[i + size - 1].end]
    return None


def _speaker(found: Found, page: Page) -> Speaker:
    if found.speaker is None:
        return Speaker("", None, "anonymous" if found.nobody else "unknown")
    words = page.text[found.speaker[0] : found.speaker[1]]
    kind: SourceKind = "unknown"
    return Speaker(words, None, kind, words, Span(*found.speaker))


def statement_id(document: str, quote: str, occurrence: int) -> str:
    """Stable id: document + exact quote + which of its occurrences (from 0)."""
    return (
        "s-"
        + hashlib.sha256(f"{document}\0{quote}\0{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()[
            :12
        ]
    )


def extract(document: Document, knowledge: Knowledge, attitudes: bool = False) -> tuple[Statement, ...]:
    """The statements of a document in order of the text, without propositions.

    ``attitudes`` also reports thought, wish and judgement ("X hopes to ..."), which some annotated
    sets count.  A language without a lexicon gives no statements.
    """
    lexicon = knowledge.lexicons.of(document.lang)
    if lexicon is None:
        return ()
    page = make_page(document.text, document.lang, lexicon)
    out: list[Statement] = []
    seen: dict[str, int] = {}
    unsure: set[str] = set()
    hints: dict[str, Hint] = {}
    for found in (part for whole in find_all(page, attitudes) for part in _parted(page, whole)):
        span = _content(page, found)
        if span.end - span.start < 2 or _anonymous(page, found, span):
            continue
        text = span.of(document.text)
        occurrence = seen[text] = seen.get(text, -1) + 1
        stance = _stance(page, found, span)
        out.append(
            Statement(
                id=statement_id(document.id, text, occurrence),
                document=document.id,
                span=span,
                outer=Span(min(found.outer[0], span.start), max(found.outer[1], span.end)),
                text=text,
                lang=document.lang,
                speaker=_speaker(found, page),
                quote=found.quote if found.quote == "direct" else kind_of(page, (span.start, span.end)),
                stance=stance,
                cue=document.text[slice(*found.cue)] if found.cue else "",
                cue_span=Span(*found.cue) if found.cue else None,
                distance=_distance(page, found, span),
                about=_about(page, stance, span),
                said_at=document.published_at,
            )
        )
        hints[out[-1].id] = Hint(
            Span(*found.stands_for) if found.stands_for else None, Span(*found.cited) if found.cited else None
        )
        if found.named_only:
            unsure.add(out[-1].id)
    names = named(document, knowledge, page.toks)
    resolved = build_chains(
        resolve_speakers(out, document, knowledge, hints, names), document, knowledge, names
    )
    return tuple(s for s in resolved if s.id not in unsure or _known(s, document))


def _known(statement: Statement, document: Document) -> bool:
    """The speaker of a headline without a verb is a known source, or a person the text below names too."""
    who = statement.speaker
    if who.id is not None or who.kind != "person" or who.span is None:
        return who.id is not None
    family = who.words.rpartition(" ")[2]
    return family[: max(3, len(family) - 2)] in document.text[document.text.find("\n") + 1 :]
