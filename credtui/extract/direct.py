"""Quotations and who utters them: marks, dialogue dashes, block quotes."""

from __future__ import annotations

from credtui.extract.cues import Cue, cues_in
from credtui.extract.found import Found, Range, chars, cue_range
from credtui.extract.page import Line, Page
from credtui.extract.quotes import Quote
from credtui.extract.subjects import TokenRange, inverted, subject


def _speaker(page: Page, cue: Cue, lo: int, hi: int) -> TokenRange | None:
    return subject(page, cue, lo, hi) or (inverted(page, cue, hi) if page.words.infinitive else None)


def _pick(page: Page, a: int, b: int, last: bool) -> Cue | None:
    got = [c for c in cues_in(page, a, b) if c.takes("quote") and not c.infinitive]
    if not got:
        return None
    return got[-1] if last else got[0]


def _sentence_end(page: Page, a: int, b: int) -> int:
    """The first token after ``a`` that ends a sentence in ``[a, b)``, or ``b``."""
    for i in range(a, b):
        if page.mark(i) in (".", "!", "?", "…") and page.mark(i) and (i + 1 >= b or page.space_before(i + 1)):
            if page.mark(i) == "." and i and len(page.toks[i - 1].text) == 1 and page.upper(i - 1):
                continue
            return i
    return b


def _sentence_start(page: Page, a: int, b: int) -> int:
    for i in range(b - 1, a, -1):
        if page.mark(i - 1) in (".", "!", "?", "…") and page.mark(i - 1) and page.space_before(i):
            if page.mark(i - 1) == "." and len(page.toks[i - 2].text) <= 3 and page.upper(i - 2):
                continue
            return i
    return a


def _linked(page: Page, q: Quote) -> bool:
    """True if the quotation ends so that an attribution can follow it."""
    inner = page.text[q.inner[1] - 1 : q.inner[1]]
    after = page.text[q.end : q.end + 3].lstrip()
    return inner in ",!?…—–" or after[:1] in (",", "–", "—", "-")


def dash_pieces(page: Page, a: int, b: int) -> tuple[list[TokenRange], Cue, TokenRange | None] | None:
    """``content, – сказав X, – content`` in the tokens ``[a, b)``: pieces, cue and speaker; None if there is none."""  # noqa: E501
    for i in range(a + 1, b):
        if not page.is_dash(i) or page.mark(i - 1) not in (",", "!", "?", "…", "."):
            continue
        end = i + 1
        while end < min(b, i + 80) and not (page.is_dash(end) and page.mark(end - 1) in (",", ".")):
            end += 1
        stop = min(_sentence_end(page, i + 1, end), end)
        cue = _pick(page, i + 1, min(stop, i + 7), last=False)
        if cue is None:
            continue
        pieces = [(a, i)]
        after = end + 1 if end < b else stop + 1
        if after < b:
            if page.has("conjunctions", after):
                after += 1
            pieces.append((after, b))
        return pieces, cue, _speaker(page, cue, i + 1, stop)
    return None


def _piece(
    page: Page, piece: TokenRange, cue: Cue, who: TokenRange | None, marks: Range | None = None
) -> Found | None:
    a, b = piece
    if b <= a:
        return None
    outer = (page.toks[a].start, page.toks[b - 1].end)
    if marks:
        outer = (min(outer[0], marks[0]), max(outer[1], marks[1]))
    return Found(outer, "direct", cue.group("quote").stance, chars(page, who), cue_range(page, cue))


def _inside(page: Page, q: Quote) -> list[Found]:
    a, b = page.at(q.inner[0]), page.at(q.inner[1])
    got = dash_pieces(page, a, b)
    if got is None:
        return []
    pieces, cue, who = got
    return [f for p in pieces if (f := _piece(page, p, cue, who))]


def line_quotes(page: Page, line: Line) -> tuple[list[Found], set[int]]:
    """Attributed quotations of a line and the verbs of their cues."""
    out: list[Found] = []
    used: set[int] = set()
    previous: tuple[Cue, TokenRange | None] | None = None
    for k, q in enumerate(line.quotes):
        inside = _inside(page, q)
        if inside:
            out.extend(inside)
            continue
        first, last = page.at(q.start), page.at(q.end)
        before = page.at(line.quotes[k - 1].end) if k else line.first
        after = page.at(line.quotes[k + 1].start) if k + 1 < len(line.quotes) else line.last
        got = _after(page, q, last, after) or _before(page, before, first, line)
        whole = _ends_sentence(page, q, last)
        if (
            got is None
            and previous
            and whole
            and not any(page.toks[i].kind == "word" for i in range(before, first))
        ):
            got = previous
        if (
            got is None
            and previous
            and k
            and page.mark(first - 1) in (",", ".")
            and previous[0].verb >= before
        ):
            got = previous
        if got is None:
            previous = None
            continue
        cue, who = got
        if _inserted(page, q, cue, who, line):
            previous = None
            continue
        used.add(cue.verb)
        found = _piece(page, (first, last), cue, who)
        if found:
            out.append(found)
        previous = got
    return out, used


def _inserted(page: Page, q: Quote, cue: Cue, who: TokenRange | None, line: Line) -> bool:
    """True if ``, he said,`` only interrupts a sentence in which the quotation is a phrase."""
    if who is None or not page.words.infinitive or not cue.takes("bare"):
        return False
    a, b = min(who[0], cue.first), max(who[1], cue.last + 1)
    if page.mark(a - 1) != "," or page.mark(b) != "," or b + 1 >= line.last:
        return False
    first, last = page.at(q.start), page.at(q.end)
    if last <= a:  # the quotation stands before: the sentence goes on with its verb
        return page.toks[b + 1].lower in page.among("auxiliaries") or any(
            r.pos == "VERB" and r.verb_form == "Fin" for r in page.readings(b + 1)[:1]
        )
    lower = page.text[q.inner[0] : q.inner[0] + 1].islower()
    return (
        first == b + 1 and lower and not any(page.is_dash(k) or page.quoted[k] >= 0 for k in range(a - 3, a))
    )


def _ends_sentence(page: Page, q: Quote, last: int) -> bool:
    """True if the quotation ends its sentence: one that goes on is a name, not an utterance."""
    if last >= len(page.toks) or page.text[q.inner[1] - 1] in ".!?…":
        return True
    return page.mark(last) in (".", "!", "?", "…") or "\n" in page.text[q.end : page.toks[last].start]


def _after(page: Page, q: Quote, a: int, b: int) -> tuple[Cue, TokenRange | None] | None:
    if not _linked(page, q):
        return None
    while a < b and page.toks[a].kind == "punct":
        a += 1
    stop = _sentence_end(page, a, b)
    cue = _pick(page, a, min(stop, a + 14), last=False)
    if cue is None or any(
        page.has("complementisers", i) or page.lemmas(i) & page.among("relatives")
        for i in range(a, cue.first)
    ):
        return None
    return cue, _speaker(page, cue, a, stop)


def _before(page: Page, a: int, b: int, line: Line) -> tuple[Cue, TokenRange | None] | None:
    if b <= a:
        return None
    start = _sentence_start(page, a, b)
    mark = page.mark(b - 1)
    cue = _pick(page, start, b, last=True)
    if cue is None:
        return None
    near = b - cue.last - 1
    if mark == ":" or (mark == "," and near <= 12) or (not mark and near == 0 and page.words.infinitive):
        return cue, _speaker(page, cue, start, b)
    return None


def dialogue(page: Page, line: Line) -> list[Found]:
    """``– Content, – сказав X.``: a line that opens with a dash."""
    if not page.is_dash(line.first) or line.last - line.first < 3:
        return []
    got = dash_pieces(page, line.first + 1, line.last)
    if got is None:
        return []
    pieces, cue, who = got
    return [f for p in pieces if (f := _piece(page, p, cue, who))]
