"""Items to segments: stretches between boundaries that hold at most one finite predicate."""

from __future__ import annotations

from dataclasses import dataclass, field

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import Item
from credtui.syntax.nodes import Predicate, Word

DASHES = "—–―"


@dataclass(slots=True)
class Segment:
    """One stretch; ``mark`` is the boundary before it ("" for none)."""

    mark: str = ""
    items: list[Item] = field(default_factory=list)
    opener: Item | None = None
    joiner: Item | None = None
    end: int = 0
    """One past the last word, boundary marks left out."""

    @property
    def lo(self) -> int:
        """First word."""
        first = [i.lo for i in (self.joiner, self.opener) if i is not None] + [i.lo for i in self.items[:1]]
        return min(first)

    @property
    def finite(self) -> Item | None:
        """The item of the finite or nominal predicate."""
        return next((i for i in self.items if _finite(i)), None)

    @property
    def verbal(self) -> Item | None:
        """The finite predicate, else the first other one."""
        return self.finite or next((i for i in self.items if i.kind == "predicate"), None)

    @property
    def empty(self) -> bool:
        """Nothing but a joiner or adverbs so far."""
        return not any(i.kind in ("phrase", "predicate") for i in self.items)


def _finite(item: Item) -> bool:
    return (
        item.kind == "predicate"
        and item.predicate is not None
        and item.predicate.kind in ("finite", "nominal")
    )


def _reduced(item: Item) -> bool:
    """A participle that stands for a relative clause."""
    return item.kind == "predicate" and item.predicate is not None and item.predicate.kind == "participle"


def hangs_on_a_noun(segment: Segment) -> bool:
    """ "the plan | put forward by X | is weak": a participle right behind its noun; the clause goes on."""
    first = segment.items[0] if segment.items else None
    plain = segment.mark == "" and segment.opener is None and segment.joiner is None
    return plain and segment.finite is None and first is not None and _reduced(first)


def cut(words: list[Word], items: list[Item], grammar: Grammar) -> list[Segment]:
    """The segments in order of text; every item but the boundaries is in one."""
    out: list[Segment] = []
    now = Segment()

    def flush(mark: str) -> None:
        nonlocal now
        if now.items or now.opener or now.joiner:
            parts = [*now.items, *(i for i in (now.opener, now.joiner) if i is not None)]
            now.end = max(i.hi for i in parts)
            out.append(now)
            now = Segment(mark)
        elif now.mark in ("", ","):
            now.mark = mark or now.mark

    for n, item in enumerate(items):
        if item.kind == "boundary":
            flush(words[item.lo].text)
        elif item.kind == "opener":
            joiner = (
                now.items.pop() if now.items and now.items[-1].kind == "joiner" and not now.empty else None
            )
            if not now.empty or now.opener is not None:
                flush("")
            now.joiner = now.joiner or joiner
            now.opener = item
        elif item.kind == "joiner":
            if now.opener is None and now.empty and now.joiner is None:
                now.joiner = item
            elif _starts_clause(words, items, n, now):
                flush("")
                now.joiner = item
            else:
                now.items.append(item)
        else:
            if (_reduced(item) and not now.empty and now.items[-1].kind != "adverb") or (
                _finite(item) and now.finite is None and now.items and _reduced(now.items[0])
            ):
                flush("")
            if _finite(item) and now.finite is None and not grammar.cases:
                told = _told_bare(words, now, grammar)
                if told:
                    now.items = [i for i in now.items if i not in told]
                    flush("")
                    now.items.extend(told)
            if _finite(item) and now.finite is not None:
                moved = _second_predicate(words, now, item, grammar)
                if moved is None:
                    continue
                if moved:
                    now.items = [i for i in now.items if i not in moved]
                flush("")
                now.items.extend(moved)
            now.items.append(item)
    flush("")
    return out


def _adjective_last(words: list[Word], now: Segment) -> bool:
    """ "the admiral alive | and works": an adjective behind a noun of its case says something of it."""
    found = [i.phrase for i in now.items if i.phrase is not None and i.phrase.prep is None]
    if len(found) < 2:
        return False
    head = words[found[-1].head]
    return head.pos == "ADJ" and "Nom" in head.cases and "Nom" in found[-2].cases


def _starts_clause(words: list[Word], items: list[Item], n: int, now: Segment) -> bool:
    """The joiner at item ``n`` joins predicates: one stands before it and one behind it."""
    if now.verbal is None and not _adjective_last(words, now):
        return False
    for k in range(n + 1, len(items)):
        item = items[k]
        if item.kind in ("boundary", "opener"):
            return False
        if item.kind == "joiner":
            return False
        if _finite(item):
            return now.finite is not None or now.verbal is None or items[n + 1] is item
        if item.kind == "predicate" and item.predicate is not None:
            before = now.verbal.predicate if now.verbal is not None else None
            return before is not None and before.kind == item.predicate.kind == "converb"
    return False


def _told_bare(words: list[Word], now: Segment, grammar: Grammar) -> list[Item]:
    """ "saying the council | would pay": the phrase that opens what is said, behind a verb form of saying."""
    verb = now.verbal
    if verb is None or verb.predicate is None or words[verb.predicate.head].lemma not in grammar.speech:
        return []
    tail = [i for i in now.items if i.lo >= verb.hi]
    phrases = [k for k, i in enumerate(tail) if i.phrase is not None and i.phrase.prep is None]
    return tail[phrases[-1] :] if phrases else []


def _second_predicate(words: list[Word], now: Segment, item: Item, grammar: Grammar) -> list[Item] | None:
    """Which items open the next clause with the predicate ``item``; None if it belongs to the first one."""
    first = now.finite
    assert first is not None and first.predicate is not None and item.predicate is not None
    gap = [i for i in now.items if i.lo >= first.hi and i.kind != "adverb"]
    if not grammar.cases and _turned(words, first.predicate, item.predicate, gap):
        first.predicate.extra = (*first.predicate.extra, first.predicate.head)
        first.predicate.head, first.predicate.hi = item.predicate.head, item.predicate.hi
        return None
    if (
        grammar.cases
        and not gap
        and (words[first.predicate.head].pos == "PRED" or words[item.predicate.head].has("be"))
    ):
        _merge(first.predicate, item.predicate, words)
        return None
    copula = words[first.predicate.head].has("be") or words[first.predicate.head].lemma in grammar.linking
    if grammar.cases and not gap and words[item.predicate.head].pos == "PRED" and copula:
        _merge(item.predicate, first.predicate, words)
        first.predicate = item.predicate
        return None
    tail: list[Item] = []
    for other in reversed(now.items):
        if other.lo < first.hi or other.kind == "predicate":
            break
        tail.insert(0, other)
        if other.kind == "phrase" and other.phrase is not None and other.phrase.prep is None:
            break
    phrase = tail[0].phrase if tail and tail[0].kind == "phrase" else None
    if phrase is None or phrase.prep is not None:
        return [i for i in tail if i.kind == "adverb" and i.hi == item.lo]
    told = words[first.predicate.head].lemma in grammar.bare
    if _gap_before(now, tail[0], first) and not grammar.cases and not told:
        return []  # "who signed the paper | left": the phrase is the object of the first
    return tail


def _turned(words: list[Word], first: Predicate, second: Predicate, gap: list[Item]) -> bool:
    """ "nor would the mayor discuss", "did the bridge fall": the subject stands inside the predicate."""
    lone = words[first.head].tag in ("MD", "DO") and first.lo == first.head == first.hi - 1
    bare = second.lo == second.head and words[second.head].tag in ("VB", "VBP")
    return lone and bare and len(gap) == 1 and gap[0].phrase is not None and gap[0].phrase.prep is None


def _gap_before(now: Segment, phrase: Item, first: Item) -> bool:
    """The phrase may be the object of a relative clause: it stands right behind the verb."""
    return now.opener is not None and now.opener.opens == "relative" and phrase.lo == first.hi


def _merge(kept: Predicate, other: Predicate, words: list[Word]) -> None:
    kept.extra = (*kept.extra, *other.extra, other.head)
    kept.lo, kept.hi = min(kept.lo, other.lo), max(kept.hi, other.hi)
    kept.negated += other.negated
    if words[kept.head].pos == "PRED":
        kept.finite = other.finite
