"""Corrections shape every later reading of their document, and none is lost."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.corrections.amend import amend
from credtui.corrections.anchor import anchor_of
from credtui.corrections.model import Correction, FacetValue, in_force
from credtui.model import Count, Interval, Ref, Span, Speaker
from credtui.pipeline import extraction_of, finished
from tests.corrections.build import (
    KNOWLEDGE,
    MALYK,
    NOON,
    TEXT,
    by_text,
    correction,
    document,
    found,
    parts,
    read,
    span_of,
    texts,
)  # fmt: skip

ONCE = "the bridge was closed only once"
BOLTS = "12 of the bolts were replaced in May"
SHUT = "the gate was shut"
HOME = "The workers went home early"


def fates(extraction) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {a.id: a.fate for a in extraction.corrections}


def test_the_reading_without_corrections_is_what_the_others_start_from() -> None:
    plain = read()
    assert texts(plain) == [ONCE, BOLTS, SHUT]
    assert not any(s.corrected for s in plain.statements)


def test_speaker_stance_and_kind_of_quotation() -> None:
    changed = read([
        correction("speaker", ONCE, 1, speaker=MALYK),
        correction("stance", BOLTS, 2, stance="deny"),
        correction("quote", ONCE, 3, quote="mixed"),
    ])  # fmt: skip
    once, bolts = by_text(changed, ONCE), by_text(changed, BOLTS)
    assert (once.speaker.name, once.quote, once.corrected) == ("Ihor Malyk", "mixed", True)
    assert once.chain[0].source == "Ihor Malyk"
    assert once.speaker.span is None, "the mention in the text is another person's"
    assert bolts.stance == "deny"
    assert not by_text(changed, SHUT).corrected
    assert set(fates(changed).values()) == {"applied"}
    assert once.id == by_text(read(), ONCE).id


def test_a_stance_changes_what_the_claim_says() -> None:
    before = by_text(read(), BOLTS).propositions[0].facets
    after = by_text(read([correction("stance", BOLTS, stance="deny")]), BOLTS).propositions[0].facets
    assert (before.polarity, after.polarity) == ("affirmed", "negated")


def test_a_pronoun_stays_the_mention_of_the_corrected_speaker() -> None:
    plain = [replace(s, speaker=replace(s.speaker, words="he")) for s in found()]
    done = amend(plain, document(), [correction("speaker", BOLTS, speaker=MALYK)], KNOWLEDGE)
    assert done.rows[1].statement.speaker.words == "he"
    assert done.rows[1].statement.speaker.name == "Ihor Malyk"


def test_carrier() -> None:
    through = by_text(read([correction("via", ONCE, via="Evening Lantern")]), ONCE)
    assert (through.via, [h.source for h in through.chain][1:]) == (
        "Evening Lantern",
        ["Evening Lantern", "Harbour Post"],
    )
    text = TEXT.replace("said that the bridge", "told Reuters that the bridge")
    assert by_text(read([], text), ONCE).via == "Reuters"
    none = by_text(read([correction("via", ONCE, text=text, via="")], text), ONCE)
    assert none.via is None
    assert [h.fidelity for h in none.chain] == ["faithful", "faithful"]


def test_words_are_moved() -> None:
    changed = read([correction("span", ONCE, parts=parts("closed only once"))])
    statement = by_text(changed, "closed only once")
    assert statement.span.of(TEXT) == statement.text
    assert statement.speaker.name == by_text(read(), ONCE).speaker.name
    assert all(statement.span.contains(p.span) for p in statement.propositions)


def test_split_and_join() -> None:
    cut = read([correction("split", BOLTS, parts=parts("12 of the bolts", "were replaced in May"))])
    assert texts(cut) == [ONCE, "12 of the bolts", "were replaced in May", SHUT]
    assert len({s.id for s in cut.statements}) == 4
    whole = read([correction("join", ONCE, parts=parts(BOLTS))])
    start, end = span_of(ONCE).start, span_of(BOLTS).end
    assert texts(whole) == [TEXT[start:end], SHUT]


def test_not_a_statement_and_a_missed_one() -> None:
    changed = read([
        correction("not-a-statement", SHUT, 1),
        correction("add", HOME, 2, speaker=Speaker("a guard at the gate", None, "anonymous")),
    ])  # fmt: skip
    assert texts(changed) == [ONCE, BOLTS, HOME]
    added = by_text(changed, HOME)
    assert (added.speaker.kind, added.speaker.id, added.corrected) == ("anonymous", None, True)
    assert added.propositions


def test_facets() -> None:
    claim = anchor_of(TEXT, span_of(BOLTS))
    value = FacetValue("quantity", Count(Interval(12, 20), "12"))
    changed = read([
        correction("facet", BOLTS, 1, claim=claim, facet=value),
        correction("facet", BOLTS, 2, claim=claim, facet=FacetValue("agent", Ref("", "Ihor Malyk"))),
        correction("facet", BOLTS, 3, claim=claim, facet=FacetValue("when", None)),
    ])  # fmt: skip
    facets = by_text(changed, BOLTS).propositions[0].facets
    assert facets.quantity is not None
    assert (facets.quantity.interval, facets.quantity.words) == (Interval(12, 20), "12")
    assert facets.quantity.span == Span(span_of(BOLTS).start, span_of(BOLTS).start + 2)
    assert facets.agent is not None
    assert facets.agent.id in {r.id for r in facets.participants}
    assert facets.when is None
    assert by_text(changed, BOLTS).corrected


def test_no_words_are_put_in_a_source_s_mouth() -> None:
    claim = anchor_of(TEXT, span_of(BOLTS))
    value = FacetValue("quantity", Count(Interval(12, 20), "a dozen or more"))
    changed = read([correction("facet", BOLTS, claim=claim, facet=value)])
    facets = by_text(changed, BOLTS).propositions[0].facets
    assert facets.quantity is not None
    assert facets.quantity.words == BOLTS


def test_a_known_name_gets_its_id_and_the_words_to_compare_follow() -> None:
    claim = anchor_of(TEXT, span_of(ONCE))
    value = FacetValue("event", Ref("contact", "closed"))
    changed = read([correction("facet", ONCE, claim=claim, facet=value)])
    facets = by_text(changed, ONCE).propositions[0].facets
    assert facets.event is not None
    assert (facets.event.id, facets.event.known) == ("contact", True)
    assert "contact" in facets.terms


def test_the_later_correction_counts_and_the_earlier_is_kept() -> None:
    one = correction("speaker", ONCE, 1, by="Olena", speaker=MALYK)
    two = correction("speaker", ONCE, 2, by="Petro", speaker=Speaker("Hanna Moroz", None, "person"))
    for order in itertools.permutations((one, two)):
        changed = read(order)
        assert by_text(changed, ONCE).speaker.name == "Hanna Moroz"
        assert fates(changed) == {"c1": "overruled", "c2": "applied"}
        assert [a.id for a in changed.corrections] == ["c1", "c2"]
    assert "Petro" in changed.corrections[0].reason


def test_a_revocation_takes_back_and_can_be_taken_back() -> None:
    one = correction("speaker", ONCE, 1, speaker=MALYK)
    back = Correction("c2", "Petro", NOON, "", "revoke", revokes="c1")
    again = Correction("c3", "Olena", NOON, "", "revoke", revokes="c2")
    assert fates(read([one, back])) == {"c1": "revoked"}
    assert by_text(read([one, back]), ONCE).speaker.name == by_text(read(), ONCE).speaker.name
    assert fates(read([one, back, again])) == {"c1": "applied"}
    circle = [replace(back, revokes="c3"), again]
    assert fates(read([one, *circle])) == {"c1": "applied"}


def test_an_orphan_is_named_and_kept() -> None:
    rewritten = TEXT.replace(BOLTS, "nothing more would be said today about it all")
    changed = read([correction("stance", BOLTS, stance="deny")], rewritten)
    assert fates(changed) == {"c1": "orphaned"}
    assert "no longer in the text" in changed.corrections[0].reason
    elsewhere = extraction_of([], KNOWLEDGE, [correction("stance", BOLTS, stance="deny")])
    assert fates(elsewhere) == {"c1": "orphaned"}


def test_a_reworded_statement_keeps_its_speaker_but_a_value_must_still_be_said() -> None:
    rewritten = TEXT.replace(BOLTS, "14 of the bolts were replaced in May")
    claim = anchor_of(TEXT, span_of(BOLTS))
    value = FacetValue("quantity", Count(Interval(12, 20), "12"))
    changed = read(
        [
            correction("speaker", BOLTS, 1, speaker=MALYK),
            correction("facet", BOLTS, 2, claim=claim, facet=value),
        ],
        rewritten,
    )
    assert by_text(changed, "14 of the bolts were replaced in May").speaker.name == "Ihor Malyk"
    assert fates(changed) == {"c1": "moved", "c2": "orphaned"}


def test_what_no_reading_finds_any_more_is_made_anew() -> None:
    changed = finished([], document(), KNOWLEDGE, [correction("stance", BOLTS, stance="promise")])
    (statement,) = changed.statements
    assert (statement.text, statement.stance, statement.speaker.name) == (BOLTS, "promise", "Orest Lan")


def test_the_words_that_were_seen_stay_when_the_machine_cuts_otherwise() -> None:
    plain = found()
    wider = [
        replace(s, span=Span(s.span.start - 5, s.span.end), text=TEXT[s.span.start - 5 : s.span.end])
        for s in plain
    ]
    done = amend(wider, document(), [correction("speaker", ONCE, speaker=MALYK)], KNOWLEDGE)
    assert done.rows[0].statement.text == ONCE
    assert done.rows[0].statement.id == plain[0].id


def test_a_statement_inside_another_stays() -> None:
    plain = found()
    far = Span(span_of(ONCE).start - 15, span_of(BOLTS).end + 1)
    outer = replace(plain[0], id="outer", span=far, text=far.of(TEXT))
    done = amend([outer], document(), [correction("speaker", ONCE, speaker=MALYK)], KNOWLEDGE)
    assert [r.statement.text for r in done.rows] == [far.of(TEXT), ONCE]


def test_not_a_statement_of_what_is_none_anyway_is_idle() -> None:
    assert fates(read([correction("not-a-statement", HOME)])) == {"c1": "idle"}


def test_calling_it_a_statement_after_all_wins_if_later() -> None:
    changed = read([
        correction("not-a-statement", SHUT, 1, by="Olena"),
        correction("speaker", SHUT, 2, by="Petro", speaker=MALYK),
    ])  # fmt: skip
    assert by_text(changed, SHUT).speaker.name == "Ihor Malyk"
    assert fates(changed) == {"c1": "overruled", "c2": "applied"}


@pytest.mark.parametrize("change", ["split", "span", "join"])
def test_new_borders_that_are_gone_are_orphans(change: str) -> None:
    gone = anchor_of("Some words of quite another text, long ago. " * 2, Span(5, 40))
    changed = read([correction(change, BOLTS, parts=(gone, gone))])
    assert fates(changed) == {"c1": "orphaned"}
    assert texts(changed) == texts(read())


_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["speaker", "stance", "not-a-statement", "add", "split", "join", "span", "revoke"]),
        st.integers(0, len(TEXT) - 8),
        st.integers(3, 60),
        st.integers(0, 9),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(_EDITS)
def test_any_history_gives_whole_statements_and_a_fate_for_each(
    edits: list[tuple[str, int, int, int]],
) -> None:
    made = []
    for number, (change, start, length, other) in enumerate(edits):
        span = Span(start, min(len(TEXT), start + length))
        half = (span.start + span.end) // 2
        cuts = (Span(span.start, half), Span(half, span.end))
        if not all(c.of(TEXT).strip() for c in cuts):
            continue
        one = Correction(
            f"c{number}", f"analyst {other % 2}", NOON, "harbour-1", change, anchor_of(TEXT, span),  # type: ignore[arg-type]
            speaker=MALYK, stance="deny" if change == "stance" else None, revokes=f"c{other}",
            parts=tuple(anchor_of(TEXT, c) for c in (cuts if change == "split" else cuts[:1])),
        )  # fmt: skip
        made.append(one)
    changed = read(made)
    active, revoked = in_force(made)
    assert {a.id for a in changed.corrections} == {c.id for c in active} | (
        revoked & {c.id for c in made if c.change != "revoke"}
    )
    assert len({s.id for s in changed.statements}) == len(changed.statements)
    for statement in changed.statements:
        assert statement.text == statement.span.of(TEXT)
        assert statement.outer.contains(statement.span)
    assert [s.span.start for s in changed.statements] == sorted(s.span.start for s in changed.statements)
    assert read(made) == changed


def test_a_revocation_need_not_name_the_document() -> None:
    text = 'Notes\n\n"The gate is open," said Orest Lan.\n'
    here = document(text)
    (plain,) = extraction_of([here], KNOWLEDGE).statements
    one = correction("speaker", plain.text, text=text, speaker=MALYK)
    back = Correction("c2", "Petro", NOON, "", "revoke", revokes="c1")
    assert extraction_of([here], KNOWLEDGE, [one]).statements[0].speaker.name == "Ihor Malyk"
    undone = extraction_of([here], KNOWLEDGE, [one, back])
    assert undone.statements == (plain,)
    assert fates(undone) == {"c1": "revoked"}
