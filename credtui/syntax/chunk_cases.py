"""Words to items where words inflect."""

from __future__ import annotations

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import BOUNDARIES, Item, is_finite
from credtui.syntax.nodes import Phrase, Predicate, Word
from credtui.syntax.phrases_cases import COUNT, noun_phrase, opens_phrase

_JOIN_REACH = 5


def chunk(words: list[Word], grammar: Grammar) -> list[Item]:
    """Phrases, predicates, openers, joiners and boundaries in order of text."""
    out: list[Item] = []
    i = 0
    while i < len(words):
        i = _step(words, i, out, grammar)
    return out


def _step(words: list[Word], i: int, out: list[Item], grammar: Grammar) -> int:
    word = words[i]
    if word.kind == "punct":
        if word.text in OPEN_NAMES and opens_phrase(words, i):
            found = noun_phrase(words, i, None, grammar)
            if found:
                return _phrase(words, found, None, out, grammar)
        if word.text in BOUNDARIES:
            out.append(Item("boundary", i, i + 1))
        return i + 1
    size = max(word.size, 1)
    if word.pos == "ADP":
        return _prepositional(words, i, size, out, grammar)
    if word.pos == "SCONJ" or _relative(words, i):
        out.append(Item("opener", i, i + size, opens=_opens(words, i, grammar)))
        return i + size
    if word.pos == "NOUN" and _owned_relative(words, i):
        out.append(Item("opener", i, i + 2, opens="relative"))
        return i + 2
    if word.pos == "CCONJ":
        out.append(Item("joiner", i, i + size))
        return i + size
    if is_finite(word) or (word.pos == "VERB" and word.first("verb_form") in ("Inf", "Conv")):
        return _predicate(words, i, out, grammar)
    if _participle_opens(words, i):
        out.append(
            Item(
                "predicate",
                i,
                i + 1,
                predicate=Predicate(
                    i, i + 1, i, i, "participle", _negators(words, i), word.first("voice") == "Pass"
                ),
            )
        )
        return i + 1
    if opens_phrase(words, i):
        found = noun_phrase(words, i, None, grammar)
        if found:
            return _phrase(words, found, None, out, grammar)
    out.append(Item("adverb", i, i + size))
    return i + size


OPEN_NAMES = '«„“"'


def _relative(words: list[Word], i: int) -> bool:
    """A relative or question pronoun at the start of its clause."""
    word = words[i]
    if word.pos != "PRON" or not (word.has("relatives") or word.has("questions")):
        return False
    before = words[i - 1] if i else None
    return (
        before is None
        or (before.kind == "punct" and before.text in ",;:—–-(")
        or before.pos in ("CCONJ", "ADV")
    )


def _owned_relative(words: list[Word], i: int) -> bool:
    """ ", имени которой ...": a noun that the relative pronoun behind it owns."""
    ahead = words[i + 1] if i + 1 < len(words) else None
    comma = i > 0 and words[i - 1].text == ","
    return (
        comma
        and ahead is not None
        and ahead.pos == "PRON"
        and ahead.has("relatives")
        and "Gen" in ahead.cases
    )


def _opens(words: list[Word], i: int, grammar: Grammar) -> str:
    word = words[i]
    if word.pos == "PRON":
        asked = word.has("questions") and not word.has("relatives")
        return "question" if asked or (word.has("questions") and i and _verb_before(words, i)) else "relative"
    if word.has("complementisers"):
        return "complement"
    if word.has("relatives") and i > 1 and words[i - 1].text == "," and words[i - 2].pos in ("NOUN", "PROPN"):
        return "relative"  # "the headquarters, where ..."
    if word.has("subordinators") and not (word.has("questions") and _asked(words, i, grammar)):
        return "adverbial"
    return "question" if word.has("questions") else "adverbial"


def _verb_before(words: list[Word], i: int) -> bool:
    """The word before the comma is a verb: what follows may be its question."""
    return i > 1 and words[i - 1].text == "," and words[i - 2].pos in ("VERB", "PRED")


def _asked(words: list[Word], i: int, grammar: Grammar) -> bool:
    """The word before the comma is a verb that takes a question: "знає, коли", not "пішов, коли"."""
    return _verb_before(words, i) and words[i - 2].lemma in grammar.asking


def _prepositional(words: list[Word], i: int, size: int, out: list[Item], grammar: Grammar) -> int:
    at = i + size
    if at >= len(words):
        out.append(Item("adverb", i, at))
        return at
    word = words[at]
    if (
        word.pos == "PRON"
        and word.has("relatives")
        and (i == 0 or words[i - 1].kind == "punct" or words[i - 1].pos == "CCONJ")
    ):
        out.append(Item("opener", i, at + 1, opens="relative"))
        return at + 1
    name = " ".join(w.low for w in words[i:at])
    wanted = grammar.governed.get(name) or None
    if name in grammar.amounts and (word.kind == "number" or word.pos == "NUM"):
        found = noun_phrase(words, at, None, grammar)
        if found:
            found[0].cases = COUNT
            out.append(Item("adverb", i, at))
            return _phrase(words, found, None, out, grammar)
    if word.pos == "ADP":  # "у понад сто випадках"
        inner = at + max(word.size, 1)
        found = (
            noun_phrase(words, inner, None, grammar)
            if inner < len(words) and opens_phrase(words, inner)
            else None
        )
    else:
        k = at
        while k < len(words) and words[k].pos in ("ADV", "PART") and k - at < 2:
            k += 1
        found = noun_phrase(words, k, wanted, grammar) if k < len(words) and opens_phrase(words, k) else None
        if found is None and k < len(words) and opens_phrase(words, k):
            found = noun_phrase(words, k, None, grammar)
    if found is None:
        out.append(Item("adverb", i, at))
        return at
    return _phrase(words, found, i, out, grammar)


def _phrase(
    words: list[Word], found: tuple[Phrase, int], prep: int | None, out: list[Item], grammar: Grammar
) -> int:
    phrase, at = found
    phrase.prep = prep
    before = (
        words[(prep if prep is not None else phrase.lo) - 1]
        if (prep if prep is not None else phrase.lo)
        else None
    )
    phrase.negated = before is not None and before.has("negators")
    if prep is not None and _part_of(words, out, phrase, prep, grammar):
        whole = out[-1].phrase
        assert whole is not None
        whole.counted, whole.head, whole.hi, whole.of = whole.head, phrase.head, at, phrase.of
        whole.gender = phrase.gender
        out[-1].hi = at
        return at
    at = _joined(words, phrase, at, out, grammar)
    lo = prep if prep is not None else phrase.lo
    last = out[-1] if out else None
    if (
        prep is not None
        and last is not None
        and last.kind == "phrase"
        and last.phrase is not None
        and last.hi == lo
    ):
        last.phrase.links.append(phrase)
    out.append(Item("phrase", lo, at, phrase=phrase))
    return at


def _part_of(words: list[Word], out: list[Item], phrase: Phrase, prep: int, grammar: Grammar) -> bool:
    """ "one of the pilots", "жодна з історій": those counted stand behind the preposition."""
    last = out[-1] if out else None
    if last is None or last.phrase is None or last.hi != prep or last.phrase.prep is not None:
        return False
    head = words[last.phrase.head]
    amount = (
        head.pos == "NUM" or head.has("counters") or (head.pos in ("PRON", "DET") and head.has("determiners"))
    )
    plural = phrase.number == "Plur" or words[phrase.head].first("number") == "Plur"
    return amount and words[prep].low in grammar.section.partitives and plural


def _joined(words: list[Word], phrase: Phrase, at: int, out: list[Item], grammar: Grammar) -> int:
    """Phrases of the same case joined by "and" or by commas that lead to an "and"."""
    end = at
    while end < len(words):
        chain: list[tuple[Phrase, int]] = []
        k = end
        closed = False
        while k < len(words) and len(chain) < 12:
            comma = words[k].kind == "punct" and words[k].text == ","
            joins = words[k].pos == "CCONJ" and not words[k].has("contrasts")
            if not comma and not joins:
                break
            k += max(words[k].size, 1)
            if comma and k < len(words) and words[k].pos == "CCONJ" and not words[k].has("contrasts"):
                k += max(words[k].size, 1)
                joins = True
            if phrase.prep is not None and k < len(words) and words[k].pos == "ADP":
                if words[k].low != words[phrase.prep].low:
                    break
                k += max(words[k].size, 1)
            while (
                k < len(words)
                and words[k].pos == "ADV"
                and k + 1 < len(words)
                and opens_phrase(words, k + 1)
                and not words[k].has("asides")
            ):
                k += 1
            if k >= len(words) or not opens_phrase(words, k) or words[k].has("relatives"):
                break
            other = noun_phrase(words, k, phrase.cases or None, grammar)
            if other is None or (
                words[other[0].head].pos == "PRON" and words[other[0].head].low in ("це", "это")
            ):
                break
            if not joins and phrase.apposition is None and _same_kind_of_name(words, phrase, other[0]):
                break
            chain.append(other)
            k = other[1]
            if joins:
                closed = True
                break
        if not closed or _new_clause(words, k, out):
            break
        for one, _ in chain:
            one.prep = phrase.prep
            phrase.conj.append(one)
        phrase.number = "Plur"
        end = k
    return end if end > at else _owners_joined(words, phrase, at, grammar)


def _owners_joined(words: list[Word], phrase: Phrase, at: int, grammar: Grammar) -> int:
    """ "словам Ольги Сыч | и Олега Ткача": a second name joined to the one that the phrase belongs to."""
    owner = phrase
    while owner.of:
        owner = owner.of[-1]
    joins = at + 1 < len(words) and words[at].pos == "CCONJ" and not words[at].has("contrasts")
    if owner is phrase or not joins or words[owner.head].pos != "PROPN" or words[at + 1].pos != "PROPN":
        return at
    other = noun_phrase(words, at + 1, frozenset({"Gen"}), grammar)
    if other is None or words[other[0].head].pos != "PROPN":
        return at
    owner.conj.append(other[0])
    owner.number = "Plur"
    phrase.hi = other[1]
    return other[1]


def _same_kind_of_name(words: list[Word], phrase: Phrase, other: Phrase) -> bool:
    """A name behind a description after a comma is an apposition rather than one more of a list."""
    return (
        words[phrase.head].pos == "NOUN"
        and words[other.head].pos == "PROPN"
        and words[phrase.head].animate is True
    )


def _new_clause(words: list[Word], k: int, out: list[Item]) -> bool:
    """What would be joined is the subject of a verb of its own: the clause so far has a predicate already."""
    has = False
    for item in reversed(out):
        if item.kind == "boundary" or item.kind == "opener":
            break
        if item.kind == "predicate" and item.predicate and item.predicate.kind in ("finite", "nominal"):
            has = True
            break
    while k < len(words) and (words[k].pos in ("ADV", "PART") or words[k].size == 0):
        k += 1
    return has and k < len(words) and is_finite(words[k])


def _negators(words: list[Word], i: int) -> int:
    k, found = i - 1, 0
    while k >= 0 and i - k <= 3:
        if words[k].has("negators"):
            found += 1
        elif words[k].pos not in ("ADV", "PART") or (words[k].pos == "ADV" and found == 0 and i - k > 1):
            break
        k -= 1
    return found


def _absent_ahead(words: list[Word], i: int) -> bool:
    """Before the next mark a word says that something is not there."""
    for word in words[i + 1 :]:
        if word.kind == "punct":
            return False
        if word.has("absent"):
            return True
    return False


def _participle_opens(words: list[Word], i: int) -> bool:
    """A participle with its own phrase behind a noun and a comma: ", випущена з літака,"."""
    word = words[i]
    if word.pos != "VERB" and not (word.pos == "ADJ" and word.first("voice") == "Pass"):
        return False
    if not (word.first("verb_form") == "Part" or word.first("voice") == "Pass") or not word.cases:
        return False
    if i < 2 or words[i - 1].text != ",":
        return False
    ahead = words[i + 1] if i + 1 < len(words) else None
    if "Gen" in word.cases and word.first("voice") != "Pass" and _absent_ahead(words, i):
        return False  # "..., the injured among them: none"
    return ahead is None or not (
        ahead.pos == "NOUN" and ahead.cases & word.cases and "Ins" not in ahead.cases
    )


def _predicate(words: list[Word], i: int, out: list[Item], grammar: Grammar) -> int:
    word = words[i]
    form = word.first("verb_form")
    kind = {"Inf": "infinitive", "Conv": "converb"}.get(str(form), "finite")
    if word.pos == "PRED" and not word.has("predicatives"):
        kind = "nominal" if word.first("pos") == "ADJ" else "finite"
    made = Predicate(i, i + 1, i, i, kind, _negators(words, i))
    made.absent = word.has("absent")
    made.impersonal = (
        word.short and word.pos == "VERB" and not word.first("gender") and not word.first("number")
    )
    made.passive = word.first("voice") == "Pass" or (
        word.short and word.pos == "VERB" and not made.impersonal
    )
    at = i + 1
    if word.has("be") and kind == "finite":
        at = _copular(words, made, at)
    if word.has("modals") or (word.pos == "PRED" and word.has("predicatives") and not word.has("absent")):
        made.modal = i
    out.append(Item("predicate", i, at, predicate=made))
    made.hi = at
    return at


def _copular(words: list[Word], made: Predicate, at: int) -> int:
    """ "був поранений", "было решено": the word of meaning behind the copula."""
    k = at
    while k < len(words) and k - at < 2 and words[k].pos in ("ADV", "PART"):
        k += 1
    if k >= len(words) or words[k].kind != "word":
        return at
    word = words[k]
    participle = word.first("voice") == "Pass" and (word.short or bool(word.cases & {"Nom", "Ins"}))
    noun = (
        k + 1 < len(words)
        and words[k + 1].pos == "NOUN"
        and bool(words[k + 1].cases & word.cases)
        and not word.short
    )
    if (word.pos == "PRED" or participle) and not noun:
        made.extra = (made.head,)
        made.head = k
        made.passive = participle
        made.negated += sum(w.has("negators") for w in words[at:k])
        if word.has("modals"):
            made.modal = k
        return k + 1
    return at
