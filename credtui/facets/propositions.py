"""A statement cut into the claims it makes: sentences, semicolons, co-ordinated and part-of clauses."""

from __future__ import annotations

from credtui.facets.clause import Clause
from credtui.lexicon.meaning import Meaning
from credtui.model import Span
from credtui.text.sentences import sentences

SHORTEST = 2
"""Words a claim needs at least."""


def split(text: str, span: Span, lang: str, meaning: Meaning, abbreviations: tuple[str, ...]) -> list[Span]:
    """The spans of the claims in ``text[span]``, in order; at least one if there is a word."""
    out: list[Span] = []
    for sentence in sentences(text, span, abbreviations):
        out += _clauses(Clause(text, sentence, lang), meaning)
    return out or [span]


def _clauses(clause: Clause, meaning: Meaning) -> list[Span]:
    cuts = [0]
    words = clause.words
    parts = {i for i, _, _ in clause.find(meaning.parts)}
    for i in range(1, len(words) - 1):
        mark = words[i - 1].token.text
        joins = words[i].token.lower in meaning.joining
        if joins and words[i - 1].upper and words[i + 1].upper:
            continue  # two names, not two clauses
        opens = (
            mark == ";"
            or (mark in (",", ":", "—", "–") and joins)
            or (mark in (",", "(") and i in parts)
            or (
                joins
                and _stands_alone(clause, cuts[-1], i)
                and _stands_alone(clause, i + 1, len(words), strict=True)
            )
        )
        if (
            opens
            and _stands_alone(clause, cuts[-1], i)
            and (_stands_alone(clause, i, len(words)) or i in parts)
        ):
            cuts.append(i)
    spans = []
    for first, last in zip(cuts, [*cuts[1:], len(words)], strict=True):
        while first < last and (
            words[first].token.kind == "punct"
            or (first in cuts[1:] and words[first].token.lower in meaning.joining)
        ):
            first += 1
        while (
            last > first
            and words[last - 1].token.kind == "punct"
            and words[last - 1].token.text not in "»”\"')%"
        ):
            last -= 1
        if last > first:
            spans.append(clause.span_of(first, last - 1))
    return spans


def _stands_alone(clause: Clause, first: int, last: int, strict: bool = False) -> bool:
    """True if the words hold a finite verb (and, when strict, a subject of their own before it)."""
    if last - first < SHORTEST:
        return False
    for k in range(first, last):
        word = clause.words[k]
        if word.finite() and not (word.can_be("NOUN") and clause.lang == "en" and k == first):
            return not strict or k > first
    return any(clause.words[k].token.kind == "number" for k in range(first, last)) and not strict
