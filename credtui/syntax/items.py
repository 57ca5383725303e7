"""The pieces between words and clauses: phrases, predicates, openers, joiners, boundaries."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.syntax.nodes import Phrase, Predicate, Word

OPENING, CLOSING = '«„“‘"', '»”“’"'
QUOTES = frozenset(OPENING + CLOSING)
BOUNDARIES = frozenset(",;:—–―()[].!?…")
_ENDS = frozenset(("", ".", "!", "?", "…", ";", ":", "—", "–"))
NAME_WORDS = 7
"""Words in quotation marks up to which they can be a name."""


@dataclass(slots=True)
class Item:
    """A stretch of words ``lo``..``hi`` (exclusive) that acts as one."""

    kind: str
    """phrase, predicate, opener, joiner, boundary, adverb."""
    lo: int
    hi: int
    phrase: Phrase | None = None
    predicate: Predicate | None = None
    opens: str = ""
    """Of an opener: complement, question, relative, adverbial."""
    bound: bool = False
    """Of a phrase or predicate: it stands in quotation marks of its own."""


def closing_mark(words: list[Word], i: int) -> int | None:
    """Where the quotation that opens at word ``i`` closes; None if it does not."""
    if not words[i].quoted:
        return None
    k = i + 1
    while k < len(words) and words[k].quoted:
        if words[k].kind == "punct" and words[k].text in CLOSING and (words[k].text not in OPENING or k > i):
            return k
        k += 1
    return None


def is_finite(word: Word) -> bool:
    """The word can be the predicate of a clause by itself."""
    if word.pos == "PRED":
        return True
    if word.pos == "AUX":
        return True
    return word.pos == "VERB" and (word.first("verb_form") == "Fin" or word.short)


def set_off(words: list[Word], i: int) -> bool:
    """The word or phrase at ``i`` stands alone between commas, or between one and an end of the sentence."""
    before = words[i - 1].text if i else ""
    end = i + max(words[i].size, 1)
    after = words[end].text if end < len(words) else ""
    return (before == "," or (before in _ENDS and after == ",")) and (after == "," or after in _ENDS)
