"""Clauses without a verb: what is said of the subject is an adjective, a noun or a number."""

from __future__ import annotations

from credtui.syntax.nodes import Clause, Parse, Predicate


def nominal(parse: Parse, clause: Clause) -> Predicate | None:
    """No verb: an adjective or a number behind another nominative is what is said."""
    plain = [p for p in clause.phrases if p.prep is None and p.role != "apposition"]
    plain = [p for p in plain if not p.cases or "Nom" in p.cases]
    if len(plain) < 2:
        return None
    last = plain[-1]
    head = parse.words[last.head]
    points = parse.words[plain[-2].head].has("linkers")
    if head.pos not in ("ADJ", "VERB", "NUM") and head.kind != "number" and not points:
        return None
    before = parse.words[last.lo - 1] if last.lo else None
    negated = int(before is not None and before.has("negators"))
    said = Predicate(last.lo, last.hi, last.head, last.head, "nominal", negated)
    said.passive = head.first("voice") == "Pass"
    clause.predicate, clause.complement, last.role = said, last, "predicate"
    return said
