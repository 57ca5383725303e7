"""Who speaks: the noun phrase that belongs to a cue, as a token range."""

from __future__ import annotations

from credtui.extract.cues import Cue
from credtui.extract.page import DASHES, Page

TokenRange = tuple[int, int]
_PLAIN_POS = ("NOUN", "PRON", "ADJ", "NUM", "X")
_LONGEST = 28
"""A speaker of more tokens than this is a misreading."""


def _stops(page: Page, i: int) -> bool:
    mark = page.mark(i)
    return (mark in (",", ";", ":", ".", "!", "?", "…") and mark != "") or page.is_dash(i)


# ---------------------------------------------------------------- languages with cases


def _nominative(page: Page, i: int, plural: bool | None) -> bool:
    tok = page.toks[i]
    if tok.kind != "word" or page.has("subordinators", i) or page.has("conjunctions", i):
        return False
    if tok.lower in page.among("pronouns"):
        return True
    got = page.readings(i)
    if tok.text.isupper() and len(tok.text) > 1:
        return True
    if tok.text[0] < "\u0250" and page.upper(i):  # a name in another script
        return True
    for r in got:
        if r.pos in ("NOUN", "PRON") and r.case == "Nom":
            if plural is not None and r.number is not None and (r.number == "Plur") != plural:
                continue
            return True
    return not any(r.known for r in got) and page.upper(i)


def _extends(page: Page, i: int) -> bool:
    """True if token ``i`` can go on a noun phrase after its head."""
    tok = page.toks[i]
    if page.quoted[i] >= 0 or tok.kind == "number":
        return True
    if tok.kind != "word" or page.has("times", i) or page.has("adverbs", i):
        return False
    if page.has("subordinators", i) or page.has("conjunctions", i) or page.has("auxiliaries", i):
        return False
    best = page.readings(i)[0]
    if page.upper(i):
        return True
    return best.pos in ("NOUN", "ADJ", "PRON", "NUM", "X") or (
        best.pos == "VERB" and best.verb_form == "Part"
    )


def _grow(page: Page, head: int, hi: int) -> int:
    """One past the last token of the phrase whose head is ``head``."""
    at = head + 1
    while at < hi:
        if _extends(page, at):
            if page.quoted[at] < 0 and not page.upper(at) and page.toks[at].kind == "word":
                cases = {r.case for r in page.readings(at) if r.pos in ("NOUN", "ADJ", "NUM", "PRON")}
                if cases and not cases & {"Gen", "Nom", "Ins"} and not page.has("prepositions", at - 1):
                    break
            at += 1
            continue
        ahead = at + 1
        if page.has("prepositions", at) and ahead < hi and _extends(page, ahead):
            timed = any(page.has("times", k) for k in range(ahead, min(hi, ahead + 4)))
            timed = (
                timed
                or page.toks[ahead].kind == "number"
                or (
                    page.quoted[ahead] < 0
                    and any(
                        r.lemma
                        in ("день", "час", "год", "рік", "время", "ефір", "інтерв'ю", "телеграм", "соцмережа")
                        for r in page.readings(ahead)
                    )
                )
            )
            if timed or page.has("determiners", ahead):
                break
            at += 2
            continue
        if page.has("conjunctions", at) and ahead < hi and page.upper(ahead) and page.upper(at - 1):
            at += 2
            continue
        break
    return at


def _case_subject(page: Page, lo: int, hi: int, plural: bool | None, own: int = -1) -> TokenRange | None:
    """The first nominative phrase of ``[lo, hi)``."""
    i = lo
    while i < hi:
        if page.quoted[i] >= 0 and page.quoted[i] != own:
            i += 1
            continue
        if page.has("prepositions", i) and page.toks[i].kind == "word":
            # skip the phrase of the preposition: its words are not the subject
            i += 1
            while i < hi and page.toks[i].kind == "word" and page.readings(i)[0].pos in ("ADJ", "NUM"):
                i += 1
            i += 1
            continue
        if page.has("adverbs", i) or page.has("times", i):
            i += 1
            continue
        if _nominative(page, i, plural):
            start = i
            while (
                start > lo
                and page.toks[start - 1].kind in ("word", "number")
                and any(
                    r.pos in ("ADJ", "NUM") or r.verb_form == "Part" or (r.pos == "PRON" and r.case == "Nom")
                    for r in page.readings(start - 1)
                )
                and not page.has("adverbs", start - 1)
                and not page.has("times", start - 1)
            ):
                start -= 1
            return start, _grow(page, i, hi)
        i += 1
    return None


def _with_relative(page: Page, found: TokenRange, hi: int) -> TokenRange:
    """Adds ", який …," to a phrase that is followed by one."""
    end = found[1]
    if (
        page.mark(end) == ","
        and end + 1 < hi
        and any(
            page.has("relatives", k)
            or page.toks[k].lower.startswith("чь")
            or page.toks[k].lower.startswith("чи")
            for k in range(end + 1, min(hi, end + 4))
        )
    ):
        at = end + 1
        while at < hi and not page.mark(at):
            at += 1
        return found[0], at
    return found


def _local(page: Page, lo: int, hi: int) -> TokenRange | None:
    """``У Міноборони заявили``: the phrase after the preposition of place at the start."""
    i = lo
    while i < hi and (page.has("adverbs", i) or page.has("conjunctions", i)):
        i += 1
    if i + 1 < hi and page.toks[i].lower in ("у", "в", "во"):
        end = i + 1
        while end < hi and _extends(page, end):
            end += 1
        if end > i + 1 and not page.has("times", i + 1) and page.toks[i + 1].kind == "word":
            return i + 1, end
    return None


def _slavic(page: Page, cue: Cue, lo: int, hi: int) -> TokenRange | None:
    left = cue.first
    start = left
    if page.mark(left - 1) == "," and left - 2 > lo:
        # "X, який …, сказав" or ", своєю чергою, сказав": look before the comma
        depth = left - 2
        while depth > lo and not page.mark(depth):
            depth -= 1
        if page.mark(depth) == ",":
            start = depth
            left = depth
    while start > lo and (not _stops(page, start - 1) or page.quoted[start - 1] >= 0):
        start -= 1
    if left > start:
        found = _case_subject(page, start, left, cue.plural, page.quoted[cue.verb])
        if found is None and cue.plural is not False:
            found = _local(page, start, left)
        if found:
            return found
    end = cue.last + 1
    while (
        end < hi and (not _stops(page, end) or page.quoted[end] >= 0) and not page.has("complementisers", end)
    ):
        end += 1
    if end > cue.last + 1:
        found = _case_subject(page, cue.last + 1, end, cue.plural, page.quoted[cue.verb]) or (
            _local(page, cue.last + 1, end) if cue.plural else None
        )
        if found:
            return _with_relative(page, found, hi)
    return None


# ---------------------------------------------------------------- languages with word order


def _finite(page: Page, i: int) -> bool:
    """True if token ``i`` can only be a finite verb."""
    low = page.toks[i].lower
    if low in page.among("auxiliaries"):
        return True
    got = page.readings(i)
    if page.upper(i) or not got or any(r.pos != "VERB" for r in got):
        return False
    return all(r.verb_form in ("Fin", "Inf") for r in got)


def _boundary(page: Page, i: int) -> bool:
    if page.quoted[i] >= 0:
        return False
    tok = page.toks[i]
    if tok.kind == "punct":
        return tok.text not in "'’$%&()/.#@-"
    if tok.kind == "number":
        return False
    return page.has("subordinators", i) or _finite(page, i)


def _trim(page: Page, a: int, b: int) -> TokenRange | None:
    """Drops what cannot open a speaker: conjunctions, adverbs, phrases of time."""
    while a < b:
        low = page.toks[a].lower
        if (
            low in page.among("conjunctions")
            or low in page.among("adverbs")
            or low in page.among("times")
            or (low.endswith("ly") and not page.upper(a + 1 if a + 1 < b else a))
            or page.toks[a].text in ")-"
        ):
            a += 1
        elif low in page.among("prepositions"):
            at = a + 1
            while at < b and not (
                page.has("times", at)
                or page.toks[at].kind == "number"
                or (at > a + 1 and (page.has("determiners", at) or page.has("pronouns", at)))
            ):
                at += 1
            if at >= b:
                return None
            a = at + 1 if page.has("times", at) or page.toks[at].kind == "number" else at
        else:
            break
    return (a, b) if a < b and b - a <= _LONGEST else None


def _before(page: Page, lo: int, left: int) -> TokenRange | None:
    at = left
    while at > lo and not _boundary(page, at - 1):
        low = page.toks[at - 1].lower
        if low in page.among("conjunctions") and (at - 2 < lo or page.mark(at - 2) or not page.upper(at)):
            break
        at -= 1
    return _trim(page, at, left) if at < left else None


def _ordered(page: Page, cue: Cue, lo: int, hi: int) -> TokenRange | None:
    left = cue.first
    near = left - 1
    while near > max(lo, left - 4) and any(page.has(n, near) for n in ("times", "prepositions", "adverbs")):
        near -= 1  # "who on Monday said"
    if near >= lo and page.toks[near].lower in page.among("relatives"):
        return near, near + 1
    if left > lo and page.mark(left - 1) == ",":
        comma = left - 2
        while comma > lo and page.mark(comma) != ",":
            comma -= 1
        if page.mark(comma) == "," and comma > lo:
            core = _before(page, lo, comma)
            inner = page.toks[comma + 1].lower
            if core and left - core[0] <= _LONGEST:
                if inner in page.among("prepositions") and inner not in ("of",):
                    return core
                return core[0], left - 1
        return None
    found = _before(page, lo, left) if left > lo else None
    if found:
        if found[1] - found[0] > 1 and page.has("pronouns", found[1] - 1):
            return found[1] - 1, found[1]
        return found
    return None


def inverted(page: Page, cue: Cue, hi: int) -> TokenRange | None:
    """English "…, said X, the mayor": the phrase after the cue."""
    a = cue.last + 1
    b = a
    while b < hi and not _boundary(page, b):
        low = page.toks[b].lower
        if low in page.among("prepositions") and low not in ("of", "for", "with", "from", "at"):
            break
        if low in page.among("times") or page.mark(b) == ".":
            if page.mark(b) == "." and b + 1 < hi and page.upper(b + 1):
                b += 1
                continue
            break
        if low in page.among("conjunctions") and not page.upper(b + 1):
            break
        b += 1
    if b == a or not (
        page.upper(a)
        or page.has("determiners", a)
        or page.has("pronouns", a)
        or page.has("roles", a)
        or page.quoted[a] >= 0
    ):
        return None
    if (
        page.mark(b) == ","
        and b + 1 < hi
        and (
            page.has("determiners", b + 1)
            or page.has("relatives", b + 1)
            or page.lemmas(b + 1) & page.among("roles")
        )
    ):
        at = b + 1
        while at < hi and page.mark(at) not in (",", ".", ";", ":") and page.quoted[at] < 0:
            at += 1
        b = at
    return a, b


def subject(page: Page, cue: Cue, lo: int, hi: int) -> TokenRange | None:
    """The phrase that says, looked for in the tokens ``[lo, hi)`` round the cue; None if there is none."""
    if page.words.infinitive:
        return _ordered(page, cue, lo, hi)
    return _slavic(page, cue, lo, hi)


def phrase_after(page: Page, i: int, hi: int) -> TokenRange | None:
    """The noun phrase that starts at token ``i`` ("according to" X)."""
    if i >= hi:
        return None
    if page.words.infinitive:
        b = i
        while b < hi and not _boundary(page, b):
            b += 1
        return (i, b) if b > i else None
    b = i
    while b < hi and ((page.toks[b].kind == "word" and not _stops(page, b)) or page.quoted[b] >= 0):
        if not _extends(page, b):
            break
        if b > i and page.quoted[b] < 0 and not page.upper(b):
            readings = [r for r in page.readings(b) if r.pos in ("NOUN", "ADJ", "PRON")]
            if readings and all(r.case not in ("Gen",) for r in readings):
                break
        b += 1
    return (i, b) if b > i else None


__all__ = ["DASHES", "TokenRange", "inverted", "phrase_after", "subject"]
