"""Clauses without a verb: what is said of the subject is an adjective, a noun or a number."""

from __future__ import annotations

from itertools import islice

from credtui.syntax.nodes import Clause, Parse, Phrase, Predicate


def nominal(parse: Parse, clause: Clause) -> Predicate | None:
    """No verb: an adjective or a number behind another nominative is what is said."""
    plain = list(islice(filter(_plain, reversed(clause.phrases)), 2))  # a text without a verb has very many
    if len(plain) < 2:
        return None
    last, subject = plain
    head = parse.words[last.head]
    points = parse.words[subject.head].has("linkers")
    if head.pos not in ("ADJ", "VERB", "NUM") and head.kind != "number" and not points:
        return None
    before = parse.words[last.lo - 1] if last.lo else None
    negated = int(before is not None and before.has("negators"))
    said = Predicate(last.lo, last.hi, last.head, last.head, "nominal", negated)
    said.passive = head.first("voice") == "Pass"
    clause.predicate, clause.complement, last.role = said, last, "predicate"
    return said


def _plain(phrase: Phrase) -> bool:
    nominative = not phrase.cases or "Nom" in phrase.cases
    return phrase.prep is None and phrase.role != "apposition" and nominative
