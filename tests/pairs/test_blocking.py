"""Candidate pairs: each once, never within one statement, never all against all."""

from __future__ import annotations

import numpy as np

from credtui.model import Facets, Proposition, Ref, Span, Speaker, Statement
from credtui.pairs import candidates


def made(number: int, *facets: Facets, document: str = "d") -> Statement:
    span = Span(0, 1)
    return Statement(
        id=str(number), document=document, span=span, outer=span, text="x", lang="en",
        speaker=Speaker(f"s{number}", None, "person"), quote="indirect", stance="assert",
        propositions=tuple(Proposition(span, "x", f) for f in facets),
    )  # fmt: skip


def about(name: str) -> Facets:
    return Facets(participants=(Ref(name, name),))


def test_only_rows_that_share_something():
    pairs = candidates([made(0, about("sych")), made(1, about("tkach")), made(2, about("sych"))])
    assert list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)) == [(0, 2)]


def test_no_pair_within_a_statement_and_no_pair_twice():
    both = Facets(participants=(Ref("sych", "Sych"), Ref("tkach", "Tkach")), terms=("port", "ferry"))
    pairs = candidates([made(0, both, both), made(1, both)])
    assert list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)) == [(0, 2), (1, 2)]


def test_growth_is_near_linear_when_topics_are_many():
    def size(n: int) -> int:
        return len(candidates([made(i, about(f"name{i // 4}")) for i in range(n)]))

    assert size(4000) <= 10 * size(400) + 10


def test_empty():
    assert len(candidates([])) == 0
    assert candidates([made(0)]).a.dtype == np.int32


def test_events_meet_by_what_they_imply_and_by_what_they_exclude():
    class Links:
        def implied(self, concept: str) -> frozenset[str]:
            return frozenset({concept, "die"}) if concept == "kill" else frozenset({concept})

        def against(self, concept: str) -> frozenset[str]:
            return frozenset({"die": {"alive"}, "alive": {"die"}}.get(concept, ()))

    def event(name: str) -> Facets:
        return Facets(event=Ref(name, name, known=True))

    statements = [made(0, event("kill")), made(1, event("alive")), made(2, event("sail"))]
    assert len(candidates(statements)) == 0
    pairs = candidates(statements, links=Links())
    assert list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)) == [(0, 1)]
