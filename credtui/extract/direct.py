"""Quotations and who utters them: marks, dialogue dashes, attributions inside a quotation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from credtui.extract.cues import Cue, find_cues
from credtui.extract.found import Found, ranges
from credtui.extract.mentions import Mention, cited_by, extent, speaker_of
from credtui.extract.page import Line, Page, TokenRange
from credtui.extract.quotes import Quote
from credtui.extract.sentence import Range, Sentence, read_sentence
from credtui.model import Stance

_NEAR = 14
"""Words between a quotation and the verb that attributes it, at most."""
_PIECE = 80
_STOPS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its speaker, as code points."""

    at: Range
    verb: int
    """Offset of the verb."""
    speaker: Range | None
    stands_for: Range | None = None
    stance: Stance = "assert"
    cited: Range | None = None

    def found(self, outer: Range) -> Found:
        """The quotation at ``outer``, attributed."""
        return Found(outer, "direct", self.stance, self.speaker, self.at, self.stands_for, self.cited)


def attribute(sentence: Sentence, cue: Cue) -> Attribution:
    """A cue of a sentence with whoever it names."""
    who: Mention | None = speaker_of(sentence, cue)
    speaker, stands_for = ranges(sentence, who)
    verb = sentence.chars(cue.verb, cue.verb + 1)[0]
    stance = cue.group("quote").stance
    words = cited_by(sentence, cue)
    cited = sentence.chars(*words) if words is not None else None
    return Attribution(sentence.chars(*cue.words), verb, speaker, stands_for, stance, cited)


# ------------------------------------------------------------------ marks
def line_quotes(page: Page, sentences: list[Sentence]) -> tuple[list[Found], set[int]]:
    """Attributed quotations of a line's sentences, and the offsets of the verbs that attribute them."""
    out: list[Found] = []
    used: set[int] = set()
    last: Attribution | None = None
    for sentence in sentences:
        cues = [c for c in find_cues(sentence) if c.takes("quote") and c.kind != "infinitive"]
        for word, quote in sentence.masked.items():
            inside = _inside(page, quote)
            if inside:
                out += inside
                continue
            cue = _after(sentence, cues, word) or _before(sentence, cues, word)
            named = None if cue is not None else _colon(sentence, word)
            if cue is not None:
                last = attribute(sentence, cue)
                used.add(last.verb)
            elif named is not None:
                last = named
            elif last is None or not _follows(sentence, word):
                last = None
                continue
            out.append(last.found((quote.start, quote.end)))
        if not sentence.masked:
            last = _left_open(sentence, cues)
    return out, used


def continued(page: Page, found: list[Found]) -> list[Found]:
    """Paragraphs of one quotation: each opens with a mark, and only the last one is closed.

    Whoever says one of them says them all.
    """
    out: list[Found] = []
    spoken = {f.outer[0]: f for f in found if f.quote == "direct"}
    run: list[Quote] = []
    for line, after in zip(page.lines, (*page.lines[1:], None), strict=False):
        last = line.quotes[-1] if line.quotes else None
        first = line.quotes[0] if line.quotes else None
        if run and first is not None and first.start == line.start and first is not last:
            run.append(first)
        opens = after is not None and bool(after.quotes) and after.quotes[0].start == after.start
        if last is not None and (not run or last is first or not last.closed):
            run.append(last)
        if run and last is not None and not last.closed and opens:
            continue
        out += _shared(run, spoken)
        run = []
    return out


def _shared(run: list[Quote], spoken: dict[int, Found]) -> list[Found]:
    """The quotations of a run that nobody says yet, given to whoever says another one of them."""
    told = next((spoken[q.start] for q in run if q.start in spoken), None)
    if told is None or len(run) < 2:
        return []
    return [replace(told, outer=(q.start, q.end)) for q in run if q.start not in spoken]


def _left_open(sentence: Sentence, cues: list[Cue]) -> Attribution | None:
    """Whose quotation the next sentence can go on: ``C “…,” X said.`` or ``X said that “….”``."""
    if not cues or not any(sentence.page.quoted[k] >= 0 for k in range(sentence.lo, sentence.hi)):
        return None
    cue = cues[-1]
    last = len(sentence.words) - 1
    closes = cue.clause.kind == "insertion" and cue.clause.hi >= last
    quoted = (
        sentence.page.quoted[sentence.hi - 1] >= 0
        or sentence.page.quoted[max(sentence.lo, sentence.hi - 2)] >= 0
    )
    return attribute(sentence, cue) if closes or quoted else None


def _after(sentence: Sentence, cues: list[Cue], word: int) -> Cue | None:
    """``“…,” said X``: the first cue behind the quotation, if nothing but its own clause stands between."""
    cue = next((c for c in cues if c.verb > word), None)
    if cue is None or any(word < k < cue.verb for k in sentence.masked):
        return None
    if cue.verb - word > _NEAR and cue.clause.kind != "insertion":
        return None
    start = next((k for k in range(word + 1, cue.verb + 1) if not sentence.mark(k)), cue.verb)
    if cue.clause.kind in ("relative", "participle", "complement", "question"):
        return None
    if start != cue.clause.lo and not cue.clause.lo <= word < cue.verb:
        return None
    linked = any(sentence.mark(k) for k in range(word + 1, start)) or _ends(sentence, word)
    stopped = any(sentence.mark(k) in _STOPS for k in range(word + 1, cue.verb) if sentence.mark(k))
    return cue if linked and not stopped else None


def _colon(sentence: Sentence, word: int) -> Attribution | None:
    """``X was blunter: “…”``, ``the pollster X: “…”``: who stands before a colon, no verb of speech."""
    at = word - 1
    if sentence.mark(at) != ":":
        return None
    clause = sentence.clause_at(at - 1)
    if clause is None:
        return None
    behind = next((p for p in clause.phrases if p.hi == at and p.role != "apposition"), None)
    blunt = clause.predicate is not None and (clause.predicate.kind == "nominal" or behind is None)
    who = clause.subject if blunt else behind
    if who is None or (clause.object is who and sentence.words[who.head].pos != "PROPN"):
        return None
    speaker, _ = ranges(sentence, Mention(extent(sentence, who, at)))
    return Attribution(sentence.chars(at, at + 1), sentence.chars(at, at + 1)[0], speaker)


def _ends(sentence: Sentence, word: int) -> bool:
    """The quotation ends with a mark that an attribution can follow."""
    quote = sentence.masked[word]
    return sentence.page.text[slice(*quote.inner)].rstrip()[-1:] in tuple(",!?….—–")


def _before(sentence: Sentence, cues: list[Cue], word: int) -> Cue | None:
    """``X said: “…”``: the last cue before the quotation."""
    cue = next((c for c in reversed(cues) if c.verb < word), None)
    if cue is None or any(
        sentence.mark(k) in (*_STOPS, ";") for k in range(cue.hi, word) if sentence.mark(k)
    ):
        return None
    mark = sentence.mark(word - 1)
    near = word - cue.hi
    if mark == ":":
        return cue
    if mark in (",", "–", "—") and mark and near <= _NEAR:
        return cue
    told = cue.clause.receiver
    if sentence.page.ordered and not mark and (near == 0 or (told is not None and told.hi == word)):
        return cue
    return None


def _follows(sentence: Sentence, word: int) -> bool:
    """The quotation goes on from the one before: no word of the outlet stands between."""
    before = [k for k in range(word) if sentence.words[k].kind != "punct"]
    if not before:
        behind = [k for k in range(word + 1, len(sentence.words)) if sentence.words[k].kind != "punct"]
        return not behind or behind[0] in sentence.masked
    return before[-1] in sentence.masked and sentence.mark(word - 1) in (",", ".")


# ------------------------------------------------------------------ dashes
def _sentence_end(page: Page, a: int, b: int) -> int:
    """The first token from ``a`` on that ends a sentence in ``[a, b)``, or ``b``."""
    for i in range(a, b):
        if page.mark(i) in _STOPS and page.mark(i) and (i + 1 >= b or page.space_before(i + 1)):
            if page.mark(i) == "." and i and len(page.toks[i - 1].text) == 1 and page.upper(i - 1):
                continue
            return i
    return b


def dash_pieces(page: Page, a: int, b: int) -> tuple[list[TokenRange], Attribution] | None:
    """``content, – сказав X, – content`` in the tokens ``[a, b)``: pieces and their attribution, or None."""
    for i in range(a + 1, b):
        if not page.is_dash(i) or page.mark(i - 1) not in (",", "!", "?", "…", "."):
            continue
        end = i + 1
        while end < min(b, i + _PIECE) and not (page.is_dash(end) and page.mark(end - 1) in (",", ".")):
            end += 1
        stop = min(_sentence_end(page, i + 1, end), end)
        if stop <= i + 1:
            continue
        told = read_sentence(page, i + 1, stop)
        cue = next((c for c in find_cues(told) if c.takes("quote") and c.kind != "infinitive"), None)
        if cue is None or cue.verb > 6:
            continue
        pieces = [(a, i)]
        after = end + 1 if end < b else stop + 1
        if after < b:
            pieces.append((after, b))
        return pieces, attribute(told, cue)
    return None


def _pieces(page: Page, a: int, b: int) -> list[Found]:
    got = dash_pieces(page, a, b)
    if got is None:
        return []
    pieces, said = got
    return [said.found((page.toks[x].start, page.toks[y - 1].end)) for x, y in pieces if y > x]


def _inside(page: Page, quote: Quote) -> list[Found]:
    return _pieces(page, page.at(quote.inner[0]), page.at(quote.inner[1]))


def dialogue(page: Page, line: Line) -> list[Found]:
    """``– Content, – сказав X.``: a line that opens with a dash."""
    if not page.is_dash(line.first) or line.last - line.first < 3:
        return []
    return _pieces(page, line.first + 1, line.last)
