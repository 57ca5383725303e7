"""What is said to never hold never holds, and what is said to follow follows, on any pair."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from credtui.fields import Scope
from credtui.knowledge import load_knowledge
from credtui.model import Count, Facets, Interval, Period, Ref
from credtui.pairs import Pairs, rows_of
from credtui.ruleset.conditions import YES, Condition
from credtui.ruleset.findings import never_holds
from credtui.ruleset.load import check_texts
from credtui.ruleset.parse import Parser
from credtui.ruleset.reach import alternatives, clash, implies
from credtui.signals import PairColumns, PropositionTable
from tests.conflicts.build import statement

ENUMS = {"polarity": ["affirmed", "negated"], "modality": ["happened", "planned", "possible", "demanded"]}
FLAGS = ("exclusive", "unique")
COUNTS = ("quantity", "occurrences")
SMALL = st.integers(-1, 4)
BOUND = st.sampled_from(["eq", "ne", "ge", "gt", "le", "lt"])
BOOL = st.booleans()


def one_side() -> st.SearchStrategy[dict[str, Any]]:
    known = st.sampled_from([{"known": True}, {"missing": True}, {"known": False}])
    enums = [
        st.fixed_dictionaries({name: known | st.dictionaries(st.sampled_from(["eq", "ne"]),
                               st.sampled_from(words), min_size=1, max_size=2)
                               | st.fixed_dictionaries({"in": st.lists(st.sampled_from(words), max_size=3)})})
        for name, words in ENUMS.items()
    ]  # fmt: skip
    flags = [
        st.fixed_dictionaries({n: known | st.dictionaries(st.sampled_from(["eq", "ne"]), BOOL, min_size=1)})
        for n in FLAGS
    ]
    ends = BOUND | st.sampled_from(["maybe_ge", "maybe_le"])
    counts = [
        st.fixed_dictionaries({n: known | st.dictionaries(ends, SMALL, min_size=1, max_size=3)})
        for n in COUNTS
    ]
    return st.one_of(*enums, *flags, *counts)


PREDICATES = {"polarity": ["equal", "opposite"], "unique": ["equal", "opposite"],
              "event": ["equal", "same-concept", "opposite", "within", "disjoint"],
              "place": ["equal", "disjoint", "within"],
              "quantity": ["equal", "disjoint", "overlap", "within"],
              "occurrences": ["equal", "disjoint", "overlap", "within"],
              "when": ["equal", "disjoint", "overlap", "within", "before"],
              "participants": ["equal", "disjoint", "overlap", "within"]}  # fmt: skip
BETWEEN = st.one_of(
    *(st.fixed_dictionaries({n: st.sampled_from(p)}) for n, p in PREDICATES.items()),
    *(st.fixed_dictionaries({n: BOOL | st.dictionaries(st.sampled_from(["eq", "ne"]), BOOL, min_size=1)})
      for n in ("numbers-differ", "counts-differ", "dates-differ", "same-speaker")),
    st.fixed_dictionaries({"participants": st.fixed_dictionaries(
        {"overlap": st.dictionaries(BOUND, SMALL, min_size=1, max_size=2)})}),
    *(st.fixed_dictionaries({n: st.dictionaries(BOUND, SMALL, min_size=1, max_size=3)})
      for n in ("shared-names", "term-share", "days-apart")),
    st.fixed_dictionaries({"similar": st.fixed_dictionaries(
        {"of": st.just("text"), "ge": st.sampled_from([0, 50, 90, 100])})}),
)  # fmt: skip
TEST = BETWEEN | st.sampled_from("ab").flatmap(lambda s: st.fixed_dictionaries({s: one_side()}))
TABLE = st.recursive(
    TEST,
    lambda inner: (
        st.fixed_dictionaries({"not": inner})
        | st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)})
        | st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)})
    ),
    max_leaves=6,
)
WHEN = st.lists(TABLE, min_size=1, max_size=4).map(lambda parts: {"all": parts})


def condition(table: dict[str, Any]) -> Condition:
    problems: list[str] = []
    made = Parser(Scope.PROPOSITION, lambda path, message, *more: problems.append(message)).table(table)
    assert not problems
    return made


@cache
def columns() -> PairColumns:
    """Pairs of claims with every mixture of values, small ones most of all."""
    dice = random.Random(3)

    def count() -> Count | None:
        lo = dice.choice([None, 0, 1, 2, 3])
        hi = dice.choice([None, lo, lo, (lo or 0) + dice.randrange(4)])
        return dice.choice([None, Count(Interval(lo, hi), "n", approx=dice.random() < 0.3)])

    def days() -> Period | None:
        start = date(2031, 1, 1) + timedelta(days=dice.randrange(4))
        end = start + timedelta(days=dice.randrange(3))
        return dice.choice([None, Period(dice.choice([None, start]), dice.choice([None, end]), "then")])

    def ref(*ids: str) -> Ref | None:
        name = dice.choice([None, *ids])
        return None if name is None else Ref(name, name, known=True)

    def facets() -> Facets:
        names = [Ref(n, n) for n in ("Vovk", "Hora", "Balan") if dice.random() < 0.5]
        return Facets(
            polarity=dice.choice([None, "affirmed", "negated"]),
            modality=dice.choice([None, "happened", "planned", "possible", "demanded"]),
            event=ref("contact", "meet", "die", "survive", "kill"), place=ref("UA", "kyiv"),
            participants=tuple(names), quantity=count(), occurrences=count(), when=days(),
            exclusive=dice.choice([None, True, False]), unique=dice.choice([None, True, False]),
        )  # fmt: skip

    made = [
        replace(statement(str(i), dice.choice(["a b c", "a b d", "x y"]), facets()),
                speaker=replace(statement("s", "t").speaker, name=dice.choice(["Vovk", "Hora"])))
        for i in range(240)
    ]  # fmt: skip
    rows = rows_of(made)
    chance = np.random.default_rng(3)
    a = chance.integers(0, 240, 6000).astype(np.int32)
    b = chance.integers(0, 240, 6000).astype(np.int32)
    return PairColumns(PropositionTable(rows), Pairs(rows, a, b), load_knowledge())


def fires(one: Condition) -> Any:
    return (one.eval(columns(), False) == YES) | (one.eval(columns(), True) == YES)


@settings(max_examples=400, deadline=None)
@given(WHEN)
def test_what_never_holds_holds_on_no_pair(table: dict[str, Any]) -> None:
    made = condition(table)
    if never_holds(made) is not None:
        assert not fires(made).any()


@settings(max_examples=300, deadline=None)
@given(st.lists(TEST, min_size=1, max_size=3), TABLE)
def test_what_follows_fires_wherever_the_first_does(
    parts: list[dict[str, Any]], table: dict[str, Any]
) -> None:
    narrow, wide = condition({"all": [*parts, table]}), condition(table)
    if implies(narrow, wide):
        assert not (fires(narrow) & ~fires(wide)).any()
    if implies(wide, narrow):
        assert not (fires(wide) & ~fires(narrow)).any()


@settings(max_examples=200, deadline=None)
@given(TABLE)
def test_the_alternatives_together_are_the_condition(table: dict[str, Any]) -> None:
    made = condition(table)
    ways = alternatives(made)
    assume(ways is not None)
    assert ways is not None
    straight = np.zeros(len(columns()), dtype=np.bool_)
    for way in ways:
        held = [(t.leaf.eval(columns(), False) == (YES if t.yes else 0)) for t in way]
        together = np.logical_and.reduce(held) if held else np.ones(len(columns()), dtype=np.bool_)
        if clash(way):
            assert not together.any()
        straight |= together
    assert (straight == (made.eval(columns(), False) == YES)).all()


@pytest.mark.parametrize(
    ("when", "place", "told"),
    [
        ("a.occurrences = { ge = 3, le = 1 }", ("a", "occurrences", "le"),
         "a.occurrences ge 3 and a.occurrences le 1"),
        ("a.occurrences = { gt = 1, lt = 2 }", ("a", "occurrences", "lt"),
         "a.occurrences gt 1 and a.occurrences lt 2"),
        ("a.modality = { in = [] }", ("a", "modality", "in"), "a.modality in "),
        ('a.place = "missing", place = "equal"', ("place",), "a.place is missing and place equal"),
        ("term-share = { gt = 100 }", ("term-share", "gt"), "term-share gt 100"),
        ('quantity = "overlap", numbers-differ = true', ("numbers-differ",),
         "quantity overlap and numbers-differ eq true"),
        ('polarity = "equal", a.polarity = "affirmed", b.polarity = "negated"', ("b", "polarity"),
         "polarity equal and a.polarity eq affirmed and b.polarity eq negated"),
        ("any = [{ a.exclusive = true }, { b.exclusive = true }], exclusive = \"equal\", "
         "a.exclusive = false, b.exclusive = false", ("a", "exclusive"),
         "a.exclusive eq true and a.exclusive eq false (and so with every other alternative)"),
    ],
)  # fmt: skip
def test_a_rule_that_can_never_fire_is_told_with_its_place(when: str, place: Any, told: str) -> None:
    text = f'[rule.x]\ntitle = "x"\nwhen = {{ {when} }}\n'
    checked, problems = check_texts({"mine.toml": text})
    assert [(p.line, p.severity, p.message) for p in problems] == [
        (3, "warning", f"this can never hold: {told}")
    ]
    found = never_holds(checked[0].rules[0].condition)
    assert found is not None and found[0] == place


@pytest.mark.parametrize(
    "when",
    ["a.quantity = { gt = 1, lt = 2 }", "a.occurrences = { ge = 3, maybe_le = 3 }",
     'quantity = "disjoint", numbers-differ = true', 'quantity = "disjoint", numbers-differ = false',
     "any = [{ a.whole = true }, { a.whole = false }]",
     "a.occurrences = { ge = 3 }, b.occurrences = { le = 1 }"],
)  # fmt: skip
def test_what_can_hold_is_left_alone(when: str) -> None:
    assert check_texts({"x.toml": f'[rule.x]\ntitle = "x"\nwhen = {{ {when} }}\n'})[1] == []


def rules_of(*bodies: str) -> list[tuple[int, str]]:
    text = "".join(f'[rule.r{i}]\ntitle = "r"\n{body}\n' for i, body in enumerate(bodies))
    return [(p.line, p.message) for p in check_texts({"x.toml": text})[1]]


def test_a_rule_that_another_of_its_group_always_outdoes() -> None:
    head = 'relation = "contrary"\ntype = "number"\npoints = {p}\nwhen = {{ quantity = "disjoint"{more} }}'
    wide, narrow = head.format(p=30, more=""), head.replace("{more}", ', measure = "equal"')
    found = rules_of(wide, narrow.format(p=20))
    assert [line for line, _ in found] == [7]
    assert (
        "'r1' never counts: wherever it fires, 'r0' does too and counts +30 in group 'number'" in found[0][1]
    )
    assert rules_of(wide, narrow.format(p=40)) == []
    other = narrow.format(p=20) + '\ngroup = "mine"'
    assert rules_of(wide, other) == []


def test_a_rule_that_a_veto_always_stops_in_either_orientation() -> None:
    veto = 'excuse = "scope"\ngate = true\nwhen = { b.modality = "planned" }'
    when = 'when = { a.modality = "planned", quantity = "disjoint" }'
    rule = f'relation = "contrary"\ntype = "number"\npoints = 9\n{when}'
    assert [line for line, _ in rules_of(veto, rule)] == [6]
    assert "is a veto" in rules_of(veto, rule)[0][1]
    assert rules_of(veto, rule.replace("planned", "possible")) == []


def test_a_conflict_rule_without_points_never_decides() -> None:
    found = rules_of('relation = "contrary"\ntype = "number"\npoints = -3\nwhen = { quantity = "disjoint" }')
    assert found == [(5, "a rule of -3 points never decides that a pair is contrary")]


def test_a_disabled_rule_outdoes_nothing() -> None:
    wide = 'points = 30\ngroup = "g"\nwhen = { quantity = "disjoint" }'
    narrow = 'points = 20\ngroup = "g"\nwhen = { quantity = "disjoint", measure = "equal" }'
    assert len(rules_of(wide, narrow)) == 1
    assert rules_of(wide + "\n[override.r0]\nenabled = false", narrow) == []
