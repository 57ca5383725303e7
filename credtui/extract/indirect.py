"""Reported clauses: that-clauses, infinitives, colons, insertions, "according to"."""

from __future__ import annotations

from credtui.extract.cues import Cue, cues_in
from credtui.extract.found import Found, chars, cue_range
from credtui.extract.page import Page
from credtui.extract.subjects import TokenRange, inverted, phrase_after, subject

_PREDICATE = 4
"""A name of at most so many tokens may stand alone behind a verb of calling."""


def _kind(page: Page, a: int, b: int) -> str:
    inside = [page.quoted[i] >= 0 for i in range(a, b) if page.toks[i].kind != "punct"]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def _make(
    page: Page, a: int, b: int, cue: Cue, what: str, who: TokenRange | None, hole: TokenRange | None = None
) -> Found | None:
    while b > a and page.mark(b - 1) in (",", ".", ";", ":") and page.mark(b - 1):
        b -= 1
    if b <= a or not any(page.toks[i].kind == "word" for i in range(a, b)):
        return None
    hole_chars = chars(page, hole)
    group = cue.group(what)
    return Found(
        (page.toks[a].start, page.toks[b - 1].end),
        _kind(page, a, b),  # type: ignore[arg-type]
        group.stance, chars(page, who), cue_range(page, cue),
        attitude=group.attitude, called=what == "object" and group.takes == ("object",),
        holes=(hole_chars,) if hole_chars else (),
    )  # fmt: skip


def _right_end(page: Page, a: int, hi: int, cues: list[Cue], cue: Cue) -> int:
    """Where the content that starts at ``a`` ends: before a further cue of the same speaker, or at ``hi``."""
    if cues and cues[-1].verb > a:  # another clause with a cue of its own after a semicolon
        stop = next(
            (k for k in range(a + 1, cues[-1].first) if page.mark(k) == ";" and page.quoted[k] < 0), hi
        )
        hi = min(hi, stop)
    for other in cues:
        refuses = other.groups[0].stance == "decline" and other.groups[0].keeps_cue
        if refuses and other.verb > max(cue.last, a) and not page.words.infinitive:
            k = other.first - 1
            while k > a and not (page.mark(k) == "," and page.quoted[k] < 0):
                k -= 1
            if k > a and page.has("conjunctions", k + 1):
                return k
        if other.verb <= max(cue.last, a) or other.first <= a + 1:
            continue
        before = other.first - 1
        while before > a and page.has("adverbs", before):
            before -= 1
        if page.has("conjunctions", before) and page.mark(before - 1) == ",":
            before -= 1
        shared = (
            page.has("conjunctions", before)
            or (page.mark(before) == "," and other.converb)
            or (page.mark(before) == "," and page.has("conjunctions", before + 1))
        )
        following = other.last + 1
        says = following < hi and (
            page.has("complementisers", following)
            or (page.mark(following) in (",", ":") and page.mark(following))
            or page.quoted[following] >= 0
            or other.takes("infinitive")
        )
        if shared and says and not other.infinitive:
            return before
    return hi


def _clause_end(page: Page, a: int, hi: int) -> int:
    """The first comma from ``a`` on, or ``hi``."""
    return next((k for k in range(a, hi) if page.mark(k) == "," and page.quoted[k] < 0), hi)


def _called_before(page: Page, cue: Cue, start: int, end: int, who: TokenRange | None, lo: int) -> int:
    """Where the content of "reports of X somebody called false" starts: its object stands first."""
    if page.words.infinitive or cue.group("object").takes != ("object",) or end - start > _PREDICATE:
        return start
    if any(r.case == "Acc" for k in range(start, end) for r in page.readings(k)[:3]):
        return start  # the object stands behind
    at = min(who[0], cue.first) if who else cue.first
    first = at
    while first > lo and not (page.mark(first - 1) and page.quoted[first - 1] < 0):
        first -= 1
    noun = any(r.case == "Acc" and r.pos == "NOUN" for k in range(first, at) for r in page.readings(k))
    return first if noun else start


def _is_infinitive(page: Page, i: int) -> bool:
    if page.words.infinitive:
        return page.toks[i].lower == page.words.infinitive and any(
            r.pos == "VERB" for r in page.readings(min(i + 1, len(page.toks) - 1))
        )
    got = page.readings(i)
    return any(r.verb_form == "Inf" for r in got)


def _rightward(page: Page, cue: Cue, hi: int) -> tuple[int, str] | None:
    """The first token of what follows the cue, and by which construction."""
    i = cue.last + 1
    reach = min(hi, i + 14)
    for at in range(i, reach):
        if page.quoted[at] >= 0 and not page.has("complementisers", at):
            break
        word = page.toks[at].kind == "word"
        opener = word and (
            page.has("complementisers", at)
            or (page.has("questions", at) and (page.mark(at - 1) == "," or bool(page.words.infinitive)))
        )
        if opener and cue.takes("clause"):
            if not page.words.infinitive and page.mark(at - 1) != ",":
                continue
            return at, "clause"
        if page.mark(at) == ":" and cue.takes("colon"):
            return at + 1, "colon"
        if cue.takes("infinitive") and word and _is_infinitive(page, at):
            negated = not page.words.infinitive and at > i and page.has("negators", at - 1)
            return (at - 1 if negated else at), "infinitive"
        if (at > i and cues_in(page, at, at + 1)) or (
            page.mark(at) in (";", ".", "?", "!") and page.mark(at)
        ):
            break
        if page.mark(at) == "," and page.words.infinitive:
            break
    if i < hi and page.words.infinitive and cue.takes("bare") and not cue.passive and not page.mark(i):
        later = [
            k
            for k in range(i + 1, _clause_end(page, i + 1, min(hi, i + 16)))
            if page.toks[k].lower in page.among("auxiliaries")
            or any(r.pos == "VERB" and r.verb_form == "Fin" for r in page.readings(k))
        ]
        starts = (
            page.upper(i)
            or any(page.has(n, i) for n in ("determiners", "pronouns", "prepositions"))
            or page.toks[i].kind == "number"
            or any(r.pos == "NOUN" for r in page.readings(i))
        )
        if later and starts and not (page.has("prepositions", i)) and not page.has("times", i):
            return i, "bare"
    if i < hi and cue.takes("object") and not cue.passive and not cue.negated and not page.mark(i):
        return i, "object"
    if (
        i < hi
        and cue.takes("about")
        and page.has("prepositions", i)
        and page.toks[i].lower in ("про", "о", "об", "від", "от")
    ):
        return i, "about"
    return None


def _has_verb(page: Page, a: int, hi: int) -> bool:
    """True if a finite verb stands between ``a`` and the next comma."""
    auxiliaries = page.among("auxiliaries")
    return any(
        page.toks[k].lower in auxiliaries
        or any(r.pos == "VERB" and r.verb_form == "Fin" for r in page.readings(k)[:1])
        for k in range(a, _clause_end(page, a, hi))
    )


def _after_semicolon(page: Page, lo: int, at: int) -> int:
    """One past the last semicolon in ``[lo, at)``, or ``lo``."""
    return next((k + 1 for k in range(at - 1, lo, -1) if page.mark(k) == ";" and page.quoted[k] < 0), lo)


def _phrase_alone(page: Page, i: int) -> bool:
    """True if the one word before an insertion belongs to the clause rather than joining it to the last."""
    if any(page.has(n, i) for n in ("conjunctions", "subordinators", "adverbs", "pronouns", "times")):
        return False
    return page.readings(i)[:1] != () and page.readings(i)[0].pos == "NOUN" and not page.words.infinitive


def _leftward(
    page: Page, cue: Cue, lo: int, hi: int
) -> tuple[TokenRange, TokenRange, TokenRange | None] | None:
    """``C, S cue`` / ``C, cue S`` / ``C1, S cue, C2``: content, insertion, speaker."""
    if not cue.takes("bare") or cue.infinitive or page.opens_back(lo, hi) is not None:
        return None
    lo = _after_semicolon(page, lo, cue.first)
    left = cue.first
    while left > lo and page.mark(left - 1) not in (",", ";", ":", "—", "–"):
        left -= 1
    if (
        left <= lo + 1
        or (left == lo + 2 and not _phrase_alone(page, lo))
        or page.mark(left - 1) not in (",", "—", "–")
        or any(page.has("subordinators", i) for i in range(left, cue.first))
    ):
        return None
    right = cue.last + 1
    while right < hi and page.mark(right) not in (",", ";", ".", ":", "—"):
        right += 1
    who = subject(page, cue, left, right) or (inverted(page, cue, right) if page.words.infinitive else None)
    if who is None or cue.converb:
        return None
    if right < hi - 1 and page.mark(right) == ",":
        behind = who is not None and who[0] > cue.verb
        apposition = page.words.infinitive and (
            (page.has("determiners", right + 1) and (behind or not _has_verb(page, right + 1, hi)))
            or page.has("relatives", right + 1)
            or page.has("subordinators", right + 1)
            or (page.readings(right + 1)[:1] and page.readings(right + 1)[0].verb_form == "Ger")
        )
        if not apposition:
            return (lo, hi), (left - 1, right + 1), who
    elif right < hi - 1 and page.mark(right):
        return None
    return (lo, left - 1), (left, right), who


def _refused_before(page: Page, cue: Cue, lo: int) -> int | None:
    """``коментувати відмовився``: the infinitive before a verb of refusing, in languages with free order."""
    if page.words.infinitive or not cue.takes("infinitive") or not cue.group("infinitive").keeps_cue:
        return None
    for at in range(cue.first - 1, max(lo - 1, cue.first - 7), -1):
        if page.mark(at) and page.quoted[at] < 0:
            return None
        if page.readings(at)[:1] and page.readings(at)[0].verb_form == "Inf":
            return at
    return None


def _object_before(page: Page, at: int, lo: int, who: TokenRange | None) -> int:
    """Start of an infinitive's object that stands before it ("имена назвать отказался")."""
    first = at
    while first > lo and (not page.mark(first - 1) or page.quoted[first - 1] >= 0):
        if page.has("conjunctions", first - 1) or (who and who[0] <= first - 1 < who[1]):
            break
        first -= 1
    return first


def _withheld(page: Page, cue: Cue, lo: int, hi: int) -> Found | None:
    """``X could not confirm Y``; languages with free order may put Y first."""
    who = subject(page, cue, lo, hi)
    if who is None and not page.words.infinitive:
        return None
    start, end = cue.first, _clause_end(page, cue.last + 1, hi)
    if who and who[0] > lo and page.has("auxiliaries", who[0] - 1) and page.words.infinitive:
        start = who[0] - 1  # "nor would X discuss"
        start -= start > lo and page.has("negators", start - 1)
    if end > cue.last + 2 or page.words.infinitive:
        return _make(page, start, end, cue, "object", who) if who else None
    while start > lo and not (page.mark(start - 1) and page.quoted[start - 1] < 0):
        start -= 1
    if who and who[0] == start:
        start = who[1]
    return _make(page, start, cue.last + 1, cue, "object", who)


def sentence_reports(page: Page, lo: int, hi: int, used: set[int]) -> list[Found]:
    """Every reported clause of one sentence (token range); ``used`` are cues that quotations took."""
    out: list[Found] = []
    cues = cues_in(page, lo, hi)
    speaker: TokenRange | None = None
    for cue in cues:
        if page.quoted[cue.verb] >= 0 or (cue.infinitive and not page.words.infinitive):
            continue
        if cue.withheld:
            refusal = _withheld(page, cue, lo, hi)
            if refusal and not any(f.outer[0] <= page.toks[cue.verb].start < f.outer[1] for f in out):
                out.append(refusal)
            continue
        if (
            out
            and cue.negated
            and out[-1].stance == "decline"
            and page.toks[cue.verb].end <= out[-1].outer[1]
        ):
            continue  # "could neither confirm nor deny"
        if cue.passive and cue.groups[0].stance == "ask":
            continue  # what somebody was asked is nobody's claim
        got = _rightward(page, cue, hi)
        if cue.verb in used and (
            got is None or got[1] not in ("clause", "infinitive", "colon") or page.quoted[got[0]] >= 0
        ):
            continue
        if got is not None:
            start, what = got
            end = _right_end(page, start, hi, cues, cue)
            who = subject(page, cue, lo, hi)
            if who is None and (cue.converb or page.has("conjunctions", cue.first - 1)):
                who = speaker
            if cue.passive:
                who = None
            if what == "object" and page.words.infinitive:
                end = next(
                    (k for k in range(start, end) if page.mark(k) in (",", ";") and page.quoted[k] < 0), end
                )
            if what == "object":
                start = _called_before(page, cue, start, end, who, lo)
            keeps = cue.group(what).keeps_cue
            found = _make(page, cue.first if keeps else start, end, cue, what, who)
            if found:
                out.append(found)
                speaker = who or speaker
            continue
        refused = _refused_before(page, cue, lo)
        if refused is not None:
            who = subject(page, cue, lo, hi) or (speaker if page.has("conjunctions", refused - 1) else None)
            refused = _object_before(page, refused, lo, who)
            who = who or (speaker if page.has("conjunctions", refused - 1) else None)
            found = _make(page, refused, cue.last + 1, cue, "infinitive", who)
            if found:
                out.append(found)
            continue
        left = _leftward(page, cue, lo, hi)
        if left:
            content, hole, who = left
            a, b = content
            inner = hole if b == hi else None
            found = _make(page, a, b, cue, "bare", who, inner)
            if found:
                out.append(found)
                speaker = who
    out.extend(according(page, lo, hi))
    return out


def _phrase(page: Page, i: int, hi: int) -> int | None:
    """One past an "according to" phrase that starts at token ``i``."""
    for phrase in page.words.according:
        words = phrase.split()
        if i + len(words) <= hi and all(page.toks[i + k].lower == w for k, w in enumerate(words)):
            return i + len(words)
    for by in page.words.by_phrases:
        if page.toks[i].lower != by.preposition:
            continue
        for at in range(i + 1, min(hi, i + 4)):
            if page.lemmas(at) & set(by.nouns):
                return at + 1
            if page.toks[at].kind != "word":
                break
    return None


def _tail(page: Page, stop: int, hi: int) -> int | None:
    """Where the source ends if it goes on from ``stop`` (", B and C", ", who ...") until ``hi``.

    None if the reported clause goes on there.
    """
    if page.mark(stop) != ",":
        return None
    first = stop + 1
    if page.has("relatives", first):
        return stop
    if page.has("subordinators", first) or any(_verb_at(page, k) for k in range(first, hi)):
        return None
    joined = any(page.has("conjunctions", k) for k in range(first, hi))
    return hi if joined else stop


def _verb_at(page: Page, k: int) -> bool:
    if page.toks[k].lower in page.among("auxiliaries"):
        return True
    got = page.readings(k)
    return bool(got) and not page.upper(k) and got[0].pos == "VERB" and got[0].verb_form == "Fin"


def according(page: Page, lo: int, hi: int) -> list[Found]:
    """``according to X, C`` in all three places."""
    out: list[Found] = []
    i = lo
    while i < hi:
        end = _phrase(page, i, hi) if page.quoted[i] < 0 else None
        if end is None:
            i += 1
            continue
        inserted = (
            not page.words.infinitive
            and end - i == 3
            and page.toks[i + 1].lower not in page.among("prepositions")
            and _phrase(page, i, i + 2) is None
            and page.toks[i].lower in {b.preposition for b in page.words.by_phrases}
        )
        possessive = next((k for k in range(i + 1, end) if page.has("determiners", k)), None)
        who: TokenRange | None = (
            (possessive, possessive + 1)
            if possessive is not None
            else (i + 1, end - 1)
            if inserted
            else phrase_after(page, end, hi)
        )
        stop = max(end, who[1] if who else end)
        opens = page.mark(i - 1) == ":" or all(
            page.toks[k].kind != "word" or page.has("conjunctions", k) for k in range(lo, i)
        )
        after_comma = page.mark(stop) == ","
        tail = None if opens or not page.words.infinitive else _tail(page, stop, hi)
        if tail is not None:
            who = (who[0], tail) if who else who
            content, hole, stop = (lo, i), None, hi
        elif opens:
            content, hole = (stop + 1 if after_comma else stop, hi), None
        elif after_comma and stop < hi - 1 and page.mark(i - 1) == ",":
            content, hole = (lo, hi), (i - 1, stop + 1)
        else:
            content, hole = (lo, i), None
        a, b = content
        while b > a and page.toks[b - 1].kind == "punct" and page.quoted[b - 1] < 0:
            b -= 1
        if b - a >= 2:
            out.append(Found(
                (page.toks[a].start, page.toks[b - 1].end), _kind(page, a, b),  # type: ignore[arg-type]
                "assert", chars(page, who), (page.toks[i].start, page.toks[end - 1].end),
                holes=(h,) if (h := chars(page, hole)) else (),
            ))  # fmt: skip
        i = stop + 1
    return out
