"""Cue verbs in a page: which tokens report speech, and how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from credtui.extract.page import Page
from credtui.lexicon.attribution import Attribution, CueGroup
from credtui.text.morph import Reading


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue verb; ``first``..``last`` (inclusive) are tokens with auxiliaries and particles."""

    first: int
    verb: int
    last: int
    groups: tuple[CueGroup, ...]
    lemma: str
    negated: bool = False
    passive: bool = False
    converb: bool = False
    """A form without a subject of its own: "adding", "зазначивши"."""
    plural: bool | None = None
    """Number of the verb if it shows one."""
    infinitive: bool = False

    @property
    def withheld(self) -> bool:
        """True if it tells what somebody does not tell ("could not confirm")."""
        return all(g.withheld for g in self.groups)

    def takes(self, what: str) -> bool:
        """True if some group of this cue can be followed by ``what``."""
        return any(what in g.takes for g in self.groups)

    def group(self, what: str) -> CueGroup:
        """The group that takes ``what``; the first group if none does."""
        return next((g for g in self.groups if what in g.takes), self.groups[0])

    @property
    def attitude(self) -> bool:
        """True if every group is one of thought, wish or judgement."""
        return all(g.attitude for g in self.groups)


Table = dict[str, tuple[tuple[tuple[str, ...], CueGroup], ...]]


@lru_cache(maxsize=16)
def _table(words: int, holder: _Holder) -> Table:
    out: dict[str, list[tuple[tuple[str, ...], CueGroup]]] = {}
    for group in holder.words.verbs.values():
        for entry in group.lemmas:
            head, *rest = entry.lower().split()
            out.setdefault(head, []).append((tuple(rest), group))
    return {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in out.items()}


class _Holder:
    """Wraps a section so that a cache can key it by identity."""

    __slots__ = ("words",)

    def __init__(self, words: Attribution) -> None:
        self.words = words


_holders: dict[int, _Holder] = {}


def cue_table(words: Attribution) -> Table:
    """First word of every cue -> the rest of its phrase and its group, longest phrase first."""
    holder = _holders.get(id(words))
    if holder is None or holder.words is not words:
        holder = _holders[id(words)] = _Holder(words)
    return _table(id(words), holder)


def _verbal(page: Page, i: int) -> Reading | None:
    """The verbal reading of token ``i`` if it is used as a verb here."""
    found = [r for r in page.readings(i) if r.pos == "VERB"]
    if not found:
        return None
    if not page.words.infinitive:  # forms tell
        ranked = page.readings(i)
        reading = next((r for r in found if r.verb_form in ("Fin", "Conv", "Inf")), None)
        if reading is None or (ranked[0].pos not in ("VERB", "X") and ranked[0].pos != "ADV"):
            return None
        return reading
    nouny = any(r.pos in ("NOUN", "ADJ") for r in page.readings(i))
    prev = page.toks[i - 1].lower if i else ""
    forms = {r.tense or r.verb_form or "" for r in found}
    if nouny and "Past" not in forms:
        if prev in page.among("determiners") and prev not in (
            "this",
            "that",
            "both",
            "all",
            "many",
            "some",
            "most",
        ):
            return None
        if prev in page.among("prepositions") and prev != page.words.infinitive:
            return None
        if any(r.pos == "ADJ" for r in page.readings(i - 1)) and not page.upper(i - 1) and i:
            return None
        if prev in ("'s", "’s") or prev.endswith(("’s", "'s")):
            return None
        nxt = page.toks[i + 1].lower if i + 1 < len(page.toks) else ""
        if nxt in page.among("auxiliaries") or nxt == "of":
            return None
    if _modifies(page, i, prev):
        return None
    if page.upper(i) and i and not page.mark(i - 1) and page.upper(i - 1) and nouny:
        return None
    return next((r for r in found if r.verb_form == "Fin"), found[0])


def _modifies(page: Page, i: int, prev: str) -> bool:
    """True for a participle before its noun ("repeated conversations"): nobody stands before it to say it."""
    opens = not i or (page.toks[i - 1].kind == "punct" and page.quoted[i - 1] < 0)
    after = prev in page.among("prepositions") or prev in page.among("determiners")
    after = after or prev in page.among("conjunctions")
    if not (opens or after) or i + 1 >= len(page.toks) or prev in page.among("pronouns"):
        return False
    if not any(r.verb_form == "Part" for r in page.readings(i)):
        return False
    following = page.readings(i + 1)
    noun = any(r.pos == "NOUN" and r.number for r in following) and not page.upper(i + 1)
    return noun and not any(
        page.has(n, i + 1) for n in ("determiners", "pronouns", "complementisers", "questions")
    )


def _nor(page: Page, first: int, lo: int) -> bool:
    """True after "nor would X": a negation, an auxiliary and the subject before the verb."""
    opens = page.has("negators", lo) and page.has("auxiliaries", lo + 1) and bool(page.words.infinitive)
    return opens and lo + 2 < first <= lo + 8 and not any(page.mark(k) for k in range(lo, first))


def _phrase_end(page: Page, i: int, rest: tuple[str, ...]) -> int | None:
    at = i
    for word in rest:
        at += 1
        if at >= len(page.toks) or (page.toks[at].lower != word and word not in page.lemmas(at)):
            return None
    return at


def _is_helper(page: Page, i: int) -> bool:
    tok = page.toks[i]
    if tok.kind != "word":
        return False
    low = tok.lower
    if low in page.among("auxiliaries") or low in page.among("adverbs") or low in page.among("negators"):
        return True
    if page.words.infinitive:
        return (low.endswith("ly") and len(low) > 4 and not page.upper(i)) or low.endswith(("n't", "n’t"))
    return False


def cue_at(page: Page, i: int, lo: int) -> Cue | None:
    """The cue whose verb is token ``i``; helpers are looked for down to token ``lo``."""
    tok = page.toks[i]
    if tok.kind != "word":
        return None
    table = cue_table(page.words)
    heads = [h for h in page.lemmas(i) if h in table]
    if not heads:
        return None
    reading = _verbal(page, i)
    if reading is None:
        return None
    groups: list[CueGroup] = []
    last, lemma = i, heads[0]
    for head in sorted(heads):
        for rest, group in table[head]:
            end = _phrase_end(page, i, rest)
            if end is None or end < last:
                continue
            if end > last:
                groups, last = [], end
            lemma = head
            if group not in groups:
                groups.append(group)
    if not groups:
        return None
    first = i
    infinitive_word = page.words.infinitive
    while first > lo and _is_helper(page, first - 1):
        first -= 1
    helpers = {page.toks[k].lower for k in range(first, i)}
    infinitive = bool(infinitive_word) and first > lo and page.toks[first - 1].lower == infinitive_word
    be = {"be", "is", "are", "was", "were", "been", "being", "am", "'s"} if infinitive_word else set()
    negated = bool(helpers & page.among("negators")) or any(h.endswith(("n't", "n’t")) for h in helpers)
    if not infinitive_word and not helpers & page.among("auxiliaries"):
        first = i
        negated = i > lo and page.has("negators", i - 1)
        if negated:
            first = i - 1
    negated = negated or _nor(page, first, lo)
    fitting = [g for g in groups if g.withheld == negated] or [g for g in groups if not g.withheld]
    if not fitting:
        return None
    groups = fitting
    nxt = page.toks[last + 1].lower if last + 1 < len(page.toks) else ""
    if infinitive_word and first == i and nxt == "by":
        return None  # "asked by reporters": the participle has no speaker before it
    past_participle = any(r.pos == "VERB" and r.verb_form == "Part" for r in page.readings(i))
    return Cue(
        first=first,
        verb=i,
        last=last,
        groups=tuple(groups),
        lemma=lemma,
        negated=negated,
        passive=past_participle and bool(helpers & be),
        converb=reading.verb_form in ("Conv", "Ger") and not helpers & be,
        plural=None if reading.number is None else reading.number == "Plur",
        infinitive=infinitive or reading.verb_form == "Inf",
    )


def cues_in(page: Page, first: int, last: int) -> list[Cue]:
    """Cues of a token range, in order."""
    out: list[Cue] = []
    i = first
    while i < last:
        cue = cue_at(page, i, first)
        if cue is not None and cue.last < last:
            out.append(cue)
            i = cue.last
        i += 1
    return out
