"""Words to items where order counts."""

from __future__ import annotations

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import BOUNDARIES, Item
from credtui.syntax.nodes import Phrase, Predicate, Word
from credtui.syntax.phrases_order import NOUN, noun_phrase, opens_phrase

_AUX = ("MD", "BE", "HV", "DO")
_PAST = ("VBD", "VBZ", "VBP")
_BETWEEN = ("RB", "NEG", "FIX")


def chunk(words: list[Word], grammar: Grammar) -> list[Item]:
    """Phrases, predicates, openers, joiners and boundaries in order of text."""
    out: list[Item] = []
    i = 0
    while i < len(words):
        i = _step(words, i, out, grammar)
    return out


def _step(words: list[Word], i: int, out: list[Item], grammar: Grammar) -> int:
    word = words[i]
    size = max(word.size, 1)
    if word.kind == "punct":
        if opens_phrase(words, i):
            found = noun_phrase(words, i, grammar)
            if found:
                return _phrase(words, found, None, out, grammar)
        if word.text in BOUNDARIES:
            out.append(Item("boundary", i, i + 1))
        return i + 1
    if word.tag == "CC":
        out.append(Item("joiner", i, i + size))
        return i + size
    if word.tag in ("SUB", "WP", "WRB") or (word.tag == "PRP$" and word.has("relatives")):
        return _opener(words, i, out, grammar)
    if word.tag in ("IN", "TO"):
        return _preposition(words, i, out, grammar)
    if word.tag in _AUX or word.tag in _PAST or word.tag == "VB":
        return _verbs(words, i, out, grammar)
    if word.tag in ("NEG", "JJ", "VBG"):
        end = _without_auxiliary(words, i, out)
        if end > i:
            return end
    if word.tag in ("VBG", "VBN") and not opens_phrase(words, i):
        return _participle(words, i, out)
    if opens_phrase(words, i):
        found = noun_phrase(words, i, grammar)
        if found:
            return _phrase(words, found, None, out, grammar)
    out.append(Item("adverb", i, i + size))
    return i + size


def _last(out: list[Item]) -> Item | None:
    return out[-1] if out else None


def _opener(words: list[Word], i: int, out: list[Item], grammar: Grammar) -> int:
    word = words[i]
    size = max(word.size, 1)
    last = _last(out)
    ahead = words[i + size] if i + size < len(words) else None
    if word.tag == "SUB":
        kind = "complement" if word.has("complementisers") else "adverbial"
        if (
            word.has("questions")
            and last is not None
            and last.kind == "predicate"
            and (_asks(words, last, grammar) or _says(word, words, last, grammar))
        ):
            kind = "question"
        if kind == "adverbial" and word.has("prepositions") and not _clause_ahead(words, i + size):
            return _with_preposition(words, i, size, out, grammar)
        out.append(Item("opener", i, i + size, opens=kind))
        return i + size
    if word.tag in ("WP", "PRP$") and word.has("relatives"):
        noun = last is not None and (
            last.kind == "phrase" or (last.kind == "boundary" and len(out) > 1 and out[-2].kind == "phrase")
        )
        kind = "relative" if noun else "question"
    elif word.tag == "WRB" and word.has("relatives") and last is not None and last.kind == "phrase":
        kind = "relative"
    elif (
        word.tag == "WRB"
        and word.has("subordinators")
        and not (last is not None and last.kind == "predicate" and _asks(words, last, grammar))
    ):
        kind = "adverbial"
    else:
        kind = "question"
    if ahead is not None and ahead.tag == "TO" and kind == "question":
        out.append(Item("adverb", i, i + size))  # "how to do it"
        return i + size
    out.append(Item("opener", i, i + size, opens=kind))
    return i + size


def _asks(words: list[Word], item: Item, grammar: Grammar) -> bool:
    said = item.predicate
    return said is not None and words[said.head].lemma in grammar.asking


def _says(word: Word, words: list[Word], item: Item, grammar: Grammar) -> bool:
    """ "did not say whether": behind a verb of saying, no condition ("if") and no time ("when")."""
    said = item.predicate
    other = word.has("conditions") or word.has("relatives")
    return said is not None and not other and words[said.head].lemma in grammar.speech


def _clause_ahead(words: list[Word], i: int) -> bool:
    """A subject and a finite verb follow before the next boundary."""
    nominal = False
    for k in range(i, min(len(words), i + 18)):
        tag = words[k].tag
        if tag in ("STOP", "SUB", "WP") or (tag == "COMMA" and nominal and not _listed(words, k)):
            return False
        if tag in _PAST or tag in _AUX:
            return nominal
        if tag in (*NOUN, "PRP", "EX", "DT", "CD"):
            nominal = True
    return False


def _year(words: list[Word], i: int) -> bool:
    """A bare year right before a verb: "their talk before 2022 was held"."""
    ahead = words[i + 1 : i + 2]
    year = i < len(words) and words[i].kind == "number" and len(words[i].text) == 4
    return year and all(w.tag in _PAST or w.tag in _AUX or w.tag == "STOP" for w in ahead)


def _listed(words: list[Word], k: int) -> bool:
    """The comma at word ``k`` stands in a list that leads to an "and"."""
    return any(w.tag == "CC" for w in words[k + 1 : k + 6]) and words[k + 1].tag in (*NOUN, "DT", "JJ")


def _preposition(words: list[Word], i: int, out: list[Item], grammar: Grammar) -> int:
    word = words[i]
    size = max(word.size, 1)
    at = i + size
    ahead = words[at] if at < len(words) else None
    if word.tag == "TO":
        k = at
        while k < len(words) and words[k].tag in _BETWEEN:
            k += 1
        if k < len(words) and (words[k].tag == "VB" or words[k].tag in ("BE", "HV", "DO")):
            return _verbs(words, i, out, grammar)
    if word.has("subordinators") and word.tag == "IN" and not _year(words, at) and _clause_ahead(words, at):
        out.append(Item("opener", i, at, opens="adverbial"))
        return at
    if ahead is not None and ahead.tag == "WP":
        last = _last(out)
        relative = (
            last is not None
            and last.kind in ("phrase", "boundary")
            and ahead.low in ("which", "whom", "whose")
        )
        out.append(Item("opener", i, at + 1, opens="relative" if relative else "question"))
        return at + 1
    return _with_preposition(words, i, size, out, grammar)


def _with_preposition(words: list[Word], i: int, size: int, out: list[Item], grammar: Grammar) -> int:
    at = i + size
    name = " ".join(w.low for w in words[i:at])
    if name in grammar.amounts and at < len(words) and words[at].tag == "CD":
        out.append(Item("adverb", i, at))
        found = noun_phrase(words, at, grammar)
        if found:
            return _phrase(words, found, None, out, grammar)
    if (
        at < len(words)
        and words[at].tag in ("IN", "RB")
        and at + 1 < len(words)
        and opens_phrase(
            words, at + max(words[at].size, 1) if at + max(words[at].size, 1) < len(words) else at
        )
    ):
        at += max(words[at].size, 1)  # "from behind the house", "with almost forty"
    if at < len(words) and words[at].tag == "VBG" and not opens_phrase(words, at):
        out.append(Item("adverb", i, at))
        return _participle(words, at, out, governed=True)
    if at < len(words) and opens_phrase(words, at):
        found = noun_phrase(words, at, grammar)
        if found:
            return _phrase(words, found, i, out, grammar)
    out.append(Item("adverb", i, i + size))
    return i + size


def _phrase(
    words: list[Word], found: tuple[Phrase, int], prep: int | None, out: list[Item], grammar: Grammar
) -> int:
    phrase, at = found
    phrase.prep = prep
    lo = prep if prep is not None else phrase.lo
    before = words[lo - 1] if lo else None
    phrase.negated = (before is not None and before.tag == "NEG") or any(
        words[k].has("negatives") for k in range(phrase.lo, phrase.head + 1)
    )
    at = _joined(words, phrase, at, out, grammar)
    last = _last(out)
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


def _joined(words: list[Word], phrase: Phrase, at: int, out: list[Item], grammar: Grammar) -> int:
    """Phrases joined by "and" or by commas that lead to an "and"."""
    end = at
    if words[phrase.head].has("utterance"):
        return end  # behind its comma stands who says it
    chain: list[tuple[Phrase, int]] = []
    k = end
    while k < len(words) and len(chain) < 12:
        comma = words[k].tag == "COMMA" and words[k].text == ","
        joins = words[k].tag == "CC" and not words[k].has("contrasts")
        if not comma and not joins:
            return end
        k += max(words[k].size, 1)
        if comma and k < len(words) and words[k].tag == "CC" and not words[k].has("contrasts"):
            if not chain and _has_verb(out, words, grammar):
                return end  # two phrases of a list take no comma: a new clause
            k += max(words[k].size, 1)
            joins = True
        if (
            phrase.prep is not None
            and k < len(words)
            and words[k].tag == "IN"
            and words[k].low == words[phrase.prep].low
        ):
            k += 1
        if k >= len(words) or not opens_phrase(words, k) or words[k].tag == "EX":
            return end
        other = noun_phrase(words, k, grammar)
        if other is None:
            return end
        chain.append(other)
        k = other[1]
        if joins:
            break
    else:
        return end
    if _verb_ahead(words, k) and _has_verb(out, words, grammar):
        return end
    for one, _ in chain:
        one.prep = phrase.prep
        phrase.conj.append(one)
    phrase.number = "Plur"
    return k


def _has_verb(out: list[Item], words: list[Word], grammar: Grammar) -> bool:
    """The clause so far has its verb; behind "said" the next noun phrase is the subject of what is said."""
    for item in reversed(out):
        if item.kind in ("boundary", "opener"):
            return False
        if item.kind == "predicate" and item.predicate and item.predicate.kind in ("finite", "nominal"):
            return words[item.predicate.head].lemma not in grammar.bare
    return False


def _verb_ahead(words: list[Word], k: int) -> bool:
    while k < len(words) and words[k].tag in _BETWEEN:
        k += 1
    return k < len(words) and (words[k].tag in _PAST or words[k].tag in _AUX)


def _verbs(words: list[Word], i: int, out: list[Item], grammar: Grammar) -> int:
    """A chain of auxiliaries with its main verb, from word ``i`` on."""
    first = i
    kind = "finite"
    k = i
    if words[i].tag == "TO":
        kind = "infinitive"
        k = i + 1
    chain: list[int] = []
    negated = 0
    modal: int | None = None
    at = k
    while at < len(words):
        tag = words[at].tag
        if tag in _AUX:
            if chain and tag == "MD":
                break
            chain.append(at)
            modal = at if tag == "MD" and modal is None else modal
        elif tag in ("VB", "VBN", "VBG", "VBD", "VBZ", "VBP"):
            if chain and words[chain[-1]].tag not in _AUX:
                break
            if (
                chain
                and tag in _PAST
                and not (tag == "VBD" and words[chain[-1]].tag in ("HV", "BE"))
                and tag != "VBP"
            ):
                break
            if tag == "VBN" and chain and words[chain[-1]].tag == "BE" and opens_phrase(words, at):
                pass
            chain.append(at)
            at += 1
            break
        elif tag in _BETWEEN and (chain or kind == "infinitive"):
            if not _continues(words, at):
                break
            negated += words[at].has("negators") or words[at].has("negatives")
        elif (
            tag == "TO"
            and chain
            and words[chain[-1]].tag == "HV"
            and at + 1 < len(words)
            and words[at + 1].tag in ("VB", "BE", "HV", "DO")
        ):
            modal = chain[-1]
        elif (
            tag == "PRP"
            and chain
            and len(chain) == 1
            and at == chain[0] + 1
            and (words[at].has("subjects") or words[at].low in ("you", "it"))
            and _continues(words, at)
        ):
            at += 1
            continue
        else:
            break
        at += max(words[at].size, 1)
    if not chain:
        out.append(Item("adverb", i, i + 1))
        return i + 1
    end = max(chain[-1] + 1, k)
    head = chain[-1]
    made = Predicate(
        first,
        end,
        head,
        chain[0],
        kind,
        negated + _before(words, first),
        extra=tuple(c for c in chain if c != head),
    )
    made.modal = modal
    made.passive = words[head].tag in ("VBN", "VBD") and len(chain) > 1 and words[chain[-2]].tag == "BE"
    if words[head].tag == "BE" or (words[head].lemma in grammar.linking and kind == "finite"):
        end = _adjective(words, made, end)
    made.hi = end
    out.append(Item("predicate", first, end, predicate=made))
    return end


def _without_auxiliary(words: list[Word], i: int, out: list[Item]) -> int:
    """ "Tkach not dead", "Mayor not resigning": no auxiliary in a headline; one past it, or ``i``."""
    last = _last(out)
    k = i
    while k < len(words) and words[k].tag in _BETWEEN:
        k += 1
    if last is None or last.kind != "phrase" or k >= len(words) or _finite_beside(words, k):
        return i
    state = words[k].tag == "JJ" and (k + 1 == len(words) or words[k + 1].tag not in (*NOUN, "JJ", "CD"))
    negated = sum(w.has("negators") for w in words[i:k])
    if not state and not (negated and words[k].tag == "VBG"):
        return i
    made = Predicate(i, k + 1, k, k, "nominal" if state else "finite", negated)
    out.append(Item("predicate", i, k + 1, predicate=made))
    return k + 1


def _finite_beside(words: list[Word], k: int) -> bool:
    """The sentence of word ``k`` has a finite verb."""
    lo = next((n + 1 for n in range(k, -1, -1) if words[n].tag == "STOP"), 0)
    hi = next((n for n in range(k, len(words)) if words[n].tag == "STOP"), len(words))
    return any(w.tag in _PAST or w.tag in _AUX for w in words[lo:hi])


def _continues(words: list[Word], at: int) -> bool:
    """Behind adverbs or a pronoun the chain of verbs goes on."""
    k = at
    while k < len(words) and (words[k].tag in _BETWEEN or words[k].tag == "PRP") and k - at < 4:
        k += 1
    return k < len(words) and (
        words[k].tag in ("VB", "VBP", "VBN", "VBG", "VBD", "TO") or words[k].tag in ("BE", "HV", "DO")
    )


def _before(words: list[Word], i: int) -> int:
    """Negators right before the chain ("never met")."""
    found = 0
    k = i - 1
    while k >= 0 and words[k].tag in ("RB", "NEG", "FIX") and i - k < 4:
        found += words[k].has("negators") or words[k].has("negatives")
        k -= 1
    if k >= 0 and words[k].tag == "CC" and words[k].low == "nor":
        found += 1
    return found


def _adjective(words: list[Word], made: Predicate, at: int) -> int:
    """ "are dead", "was not true": an adjective that no noun follows carries the meaning."""
    k = at
    while k < len(words) and words[k].tag in _BETWEEN and k - at < 4:
        made_negator = words[k].tag == "NEG" or words[k].has("negators")
        made.negated += made_negator
        k += 1
    if (
        k < len(words)
        and words[k].tag == "JJ"
        and not (k + 1 < len(words) and words[k + 1].tag in (*NOUN, "JJ", "CD"))
    ):
        made.extra = (*made.extra, made.head)
        made.head, made.kind = k, "nominal"
        return k + 1
    return at


def _participle(words: list[Word], i: int, out: list[Item], governed: bool = False) -> int:
    """A participle that heads a clause of its own, or a gerund behind a preposition."""
    word = words[i]
    last = _last(out)
    behind_noun = last is not None and last.kind == "phrase" and last.hi == i
    kind = "participle" if behind_noun and not governed else "converb"
    if word.tag == "VBN" and not governed:
        kind = (
            "participle"
            if last is not None
            and last.kind in ("phrase", "boundary")
            and any(x.kind == "phrase" for x in out)
            else "converb"
        )
    head, at = i, i + 1
    if word.tag == "VBG" and word.lemma in ("be", "have") and at < len(words) and words[at].tag == "VBN":
        head, at = at, at + 1
    made = Predicate(i, at, head, head, kind, _before(words, i), passive=words[head].tag == "VBN")
    if words[i].tag == "VBG" and words[i].lemma == "have":
        made.passive = False
    out.append(Item("predicate", i, at, predicate=made))
    return at
