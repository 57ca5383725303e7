"""Where a finite verb stands, before and behind a word."""

from __future__ import annotations

from credtui.syntax.grammar import Grammar
from credtui.syntax.nodes import Word
from credtui.syntax.tag_penn import FINITE, penn


def finite_between(words: list[Word], i: int) -> bool:
    """A finite verb stands between word ``i`` and the next boundary."""
    for word in words[i:]:
        if word.tag in ("STOP", "COMMA", "SUB", "WP", "CC"):
            return False
        if word.tag in FINITE or word.tag in ("MD", "BE", "HV", "DO"):
            return True
    return False


def finite_before(words: list[Word], k: int, grammar: Grammar) -> bool:
    """A finite verb stands before in the clause; behind a verb of saying a new one starts ("said X paid")."""
    for word in reversed(words[: k + 1]):
        if word.tag in ("STOP", "COMMA", "SUB", "WP", "WRB", "CC"):
            return False
        if word.pos == "VERB" and word.tag in FINITE and word.lemma in grammar.bare:
            return False
        if word.tag in FINITE or word.tag in ("MD", "BE", "HV", "DO"):
            return True
    return False


def by_ahead(words: list[Word], i: int) -> bool:
    """Behind the form come "by" and, after that, a word that can be the finite verb."""
    by = False
    for word in words[i + 1 :]:
        if word.tag in ("STOP", "COMMA", "SUB", "WP", "WRB", "CC"):
            return False
        past = word.tag in (*FINITE, "VBN") and any("VBD" in penn(r) for r in word.every)
        if by and past and words[word_before(words, word)].tag in ("NN", "NNS", "NNP", "RB"):
            if word.tag == "VBN":
                word.tag = "VBD"
            return True
        by = by or (word.low == "by" and word.tag == "IN")
    return False


def word_before(words: list[Word], word: Word) -> int:
    """The place right before a word."""
    return next(k for k, w in enumerate(words) if w is word) - 1
