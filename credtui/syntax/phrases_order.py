"""Noun phrases where order counts: determiners and modifiers before the head, "of" and names behind."""

from __future__ import annotations

from credtui.syntax.grammar import Grammar
from credtui.syntax.items import CLOSING, OPENING
from credtui.syntax.nodes import Phrase, Word

NOUN = ("NN", "NNS", "NNP")
_START = ("DT", "DTS", "PRP$", "CD", "JJ", *NOUN, "PRP", "EX")
_INSIDE = ("CD", "JJ", *NOUN)
LONGEST = 16


def opens_phrase(words: list[Word], i: int) -> bool:
    """A noun phrase can start at word ``i``."""
    word = words[i]
    if word.kind == "punct":
        return word.quoted and word.text in OPENING and i + 1 < len(words) and words[i + 1].kind != "punct"
    if word.tag == "JJ":
        return _noun_ahead(words, i + 1)
    if word.tag in _START:
        return True
    if word.tag in ("VBN", "VBG"):
        return _modifies(words, i)
    if word.tag == "RB" and i + 1 < len(words) and word.size == 1 and words[i + 1].tag in ("CD", "DT", "JJ"):
        return words[i + 1].tag != "JJ" or (i + 2 < len(words) and words[i + 2].tag in (*NOUN, "JJ"))
    return False


def _noun_ahead(words: list[Word], i: int) -> bool:
    """Further modifiers at most stand between word ``i`` and a noun."""
    for word in words[i : i + 8]:
        if word.tag in NOUN:
            return True
        if word.tag not in ("JJ", "CD", "CC", "VBN", "VBG", "RB") and not (
            word.tag == "COMMA" and word.text == ","
        ):
            return False
    return False


def _modifies(words: list[Word], i: int) -> bool:
    """A participle right before a noun, behind nothing that it could be the verb of."""
    if i + 1 >= len(words) or words[i + 1].tag not in (*NOUN, "JJ"):
        return False
    before = words[i - 1] if i else None
    if words[i].tag == "VBG":
        return before is not None and before.tag in ("DT", "DTS", "PRP$", "JJ", "CD", "POS", "NN")
    return before is None or before.tag in (
        "DT",
        "DTS",
        "PRP$",
        "JJ",
        "IN",
        "CD",
        "POS",
        "CC",
        "COMMA",
        "STOP",
        "RB",
    )


def noun_phrase(words: list[Word], i: int, grammar: Grammar, deep: int = 0) -> tuple[Phrase, int] | None:
    """The phrase that starts at word ``i`` and one past its end."""
    core = _core(words, i, grammar)
    if core is None:
        return None
    phrase, at = core
    if deep < 4:
        at = _behind(words, phrase, at, grammar, deep)
    phrase.hi = at
    return phrase, at


def _dated(words: list[Word], lo: int, j: int, grammar: Grammar) -> bool:
    """Month and year stand before word ``j`` without an article: they describe no noun."""
    month, year = words[j - 2], words[j - 1]
    dated = year.kind == "number" and len(year.text) == 4 and month.lemma in grammar.calendar
    return dated and words[lo].tag not in ("DT", "DTS", "PRP$")


def _core(words: list[Word], i: int, grammar: Grammar) -> tuple[Phrase, int] | None:
    head: int | None = None
    counted: int | None = None
    owners: list[Phrase] = []
    j, lo = i, i
    while j < len(words) and j - i < LONGEST:
        word = words[j]
        if word.kind == "punct":
            if word.quoted and word.text in OPENING and _name_end(words, j) is not None:
                end = _name_end(words, j)
                assert end is not None
                head = end - 2
                j = end
                continue
            if (
                word.tag == "COMMA"
                and head is not None
                and words[head].tag == "JJ"
                and j + 1 < len(words)
                and words[j + 1].tag == "JJ"
            ):
                j += 1  # "long, hard talks"
                continue
            break
        if word.size == 0:
            break
        tag = word.tag
        if j - lo > 1 and _dated(words, lo, j, grammar):
            break  # "in June 2022 divers"
        if tag == "NNS" and head is not None and words[head].tag == "NNP" and word.lemma in grammar.calendar:
            break  # "in Russia years ago"
        if tag == "PRP":
            if head is None and j == lo:
                return Phrase(i, j + 1, j, number=_number(word)), j + 1
            if head is None and word.low in ("one", "ones"):
                return Phrase(i, j + 1, j, counted=counted), j + 1
            break
        if tag == "EX":
            return (Phrase(i, j + 1, j), j + 1) if head is None and j == lo else None
        if tag in ("DT", "DTS", "PRP$"):
            if head is not None:
                break
            if tag == "PRP$":
                owners.append(Phrase(j, j + 1, j))
            j += 1
            continue
        if tag == "POS":
            if head is None:
                break
            owners = [Phrase(lo, j, head, of=owners, counted=counted)]
            head, counted = None, None
            j += 1
            continue
        if tag == "CD":
            if head is not None and words[head].tag in NOUN:
                if words[head].tag == "NNP" and j == head + 1:
                    j += 1
                    continue
                break
            counted = j if counted is None else counted
            head = j if head is None else head
            j += 1
            continue
        if tag in _INSIDE or (
            tag in ("VBN", "VBG") and (head is None or words[head].tag == "JJ") and _modifies(words, j)
        ):
            day = head is not None and words[head].upper and words[head].low in grammar.calendar
            if day and tag == "NNP":
                break  # "on Monday | Roman Sych left"
            if tag == "JJ" and head is not None and words[head].tag in NOUN:
                follows = (
                    words[head].tag == "NNP" and j + 1 < len(words) and words[j + 1].tag in (*NOUN, "JJ")
                )
                if not follows:
                    break
            head = j
            j += 1
            continue
        if (
            tag == "RB"
            and j + 1 < len(words)
            and word.size == 1
            and words[j + 1].tag in ("JJ", "CD", "VBN")
            and head is None
        ):
            j += 1
            continue
        if (
            tag == "CC"
            and head is not None
            and words[head].tag == "JJ"
            and j + 1 < len(words)
            and words[j + 1].tag == "JJ"
        ):
            j += 1
            continue
        break
    if head is not None and words[head].tag == "JJ" and counted is not None and counted > head:
        head = counted  # "every last one"
    if head is None:
        if j > i and words[j - 1].low == "the" and _stands_alone(words, j):
            return Phrase(i, j + 1, j, number="Plur", counted=counted), j + 1
        if j > i and words[j - 1].tag in ("DT", "DTS"):
            return Phrase(i, j, j - 1), j
        if owners and j > i and words[j - 1].tag == "POS":
            return Phrase(i, j, owners[0].head), j  # "at the doctor's"
        return None
    made = Phrase(
        i, j, head, number=_number(words[head]), counted=counted if counted != head else None, of=owners
    )
    made.quote = words[i].kind == "punct"
    return made, j


def _stands_alone(words: list[Word], j: int) -> bool:
    """ "the wounded", "the missing": an adjective or participle that no noun follows stands for people."""
    if j >= len(words) or words[j].tag not in ("JJ", "VBN", "VBG", "VBD"):
        return False
    after = words[j + 1].tag if j + 1 < len(words) else "STOP"
    joined = after in ("CC", "COMMA") and not _noun_ahead(words, j + 2)
    return joined or after in ("STOP", "BE", "HV", "MD", "VBZ", "IN", "TO")


def _name_end(words: list[Word], i: int) -> int | None:
    k = i + 1
    while k < len(words) and words[k].quoted:
        if words[k].kind == "punct" and words[k].text in CLOSING and k > i + 1:
            return k + 1
        k += 1
    return None


def _number(word: Word) -> str | None:
    if word.tag == "NNS":
        return "Plur"
    if word.tag in ("NN", "NNP"):
        return "Sing"
    return {
        "they": "Plur",
        "we": "Plur",
        "them": "Plur",
        "he": "Sing",
        "she": "Sing",
        "it": "Sing",
        "i": "Sing",
    }.get(word.low)


def _behind(words: list[Word], phrase: Phrase, at: int, grammar: Grammar, deep: int) -> int:
    """ "of" phrases; behind a word of amount they are what is counted."""
    while at < len(words) and words[at].tag == "IN" and words[at].low == "of":
        k = at + 1
        while k < len(words) and words[k].tag == "RB" and k - at < 3:
            k += 1
        if k >= len(words) or not opens_phrase(words, k):
            break
        found = noun_phrase(words, k, grammar, deep + 1)
        if found is None:
            break
        inner, end = found
        head = words[phrase.head]
        if head.has("counters") or head.tag == "CD" or (head.tag in ("DT", "PRP") and head.has("counters")):
            phrase.counted = phrase.counted if phrase.counted is not None else phrase.head
            phrase.head, phrase.number = inner.head, inner.number
            phrase.of = [*phrase.of, *inner.of]
        else:
            phrase.of.append(inner)
        at = end
        if deep >= 3:
            break
    return at
