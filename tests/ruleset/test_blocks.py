"""A file read table by table says the same as the file read in one piece."""

from __future__ import annotations

import random
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.bundled import rules_dir
from credtui.ruleset.check import check_file
from credtui.ruleset.load import check_texts, compiled
from credtui.ruleset.part import read_part
from credtui.tomlio.load import parse
from tests.ruleset.mutate import FILES, mutated


def agree(text: str) -> None:
    """Same problems and rules as one piece; with a syntax error, that one and no other rule is lost."""
    checked, whole = check_file(text, ""), read_part(text)
    _, syntax = parse(text, "")
    if not syntax:
        assert sorted(checked.problems) == sorted(whole.problems)
        assert [(r.id, r.line, r.origin) for r in checked.rules] == [
            (r.id, r.line, r.origin) for r in whole.rules
        ]
        assert [(c.id, c.line) for c in checked.caps] == [(c.id, c.line) for c in whole.caps]
        if whole.model is not None and checked.model is not None:
            assert checked.model == whole.model
    elif "too deep" in syntax[0].message:
        # brackets left open add up over the whole text; table by table the first of them is named
        assert any(p.line <= syntax[0].line for p in checked.problems)
    else:
        assert syntax[0].line in [p.line for p in checked.problems]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.randoms(use_true_random=False), st.integers(0, 4))
def test_mutated_rule_files(name: str, chance: random.Random, times: int) -> None:
    agree(mutated(FILES[name], chance, times))


@settings(max_examples=60, deadline=None)
@given(st.permutations(FILES["caps.toml"].split("\n[")))
def test_tables_in_any_order(parts: list[str]) -> None:
    agree("\n[".join(parts))


@pytest.mark.parametrize(
    "text",
    [
        'rule.x.title = "x"\n[rule.y]\ntitle = "y"\nwhen = { shared-names = { ge = 1 } }\n',
        '[rule.x]\ntitle = "x"\n[rule.y]\ntitle = "y"\nwhen = { shared-names = { ge = 1 } }\n'
        "[rule.x.when]\nshared-names = { ge = 1 }\n",
        '[rule.x]\ntitle = """\n[rule.y]\n"""\nwhen = { shared-names = { ge = 1 } }\n',
        '[rule.x]\ntitle = "x"\nmisfires = [\n"a",\n[1],\n]\nwhen = { shared-names = { ge = 1 } }\n',
        '[rule.x]\ntitle = "x"\nwhen = { all = [\n{ shared-names = { ge = 1 } },\n] }\n[rule."x"]\n',
        '[[suppress]]\nrule = "x"\ncontains = "a"\nreason = "why"\nuntil = "never"\n[[suppress]]\nrule = 1\n',
        '[suppress]\nrule = "x"\n[[suppress]]\nrule = 1\n',
        '[rule]\nx = 1\n[rule.y]\ntitle = "y"\n',
        '[ rule . "x" ]\ntitle = "x"\n[rule.\'x\'.when]\nshared-names = { ge = 1 }\n',
        "[scoring]\noffset = 1\n[scoring]\noffset = 2\n",
        '[rule."a\\u0062"]\ntitle = "x"\n[rule.ab]\ntitle = "y"\n',
        "[rule.x\n[rule.y]\n",
        "\n\n[x.y]\nz = 1\n[x]\n[[x.q]]\n[[x.q]]\n",
    ],
)
def test_odd_layouts(text: str) -> None:
    agree(text)


def test_a_broken_table_takes_no_other_with_it() -> None:
    text = (
        "format = 1\n"
        '[rule.good]\ntitle = "good"\npoints = 3\nwhen = { shared-names = { ge = 1 } }\n'
        '[rule.cut]\ntitle = "cut\npoints = 3\n'
        '[rule.odd]\ntitle = "odd"\npionts = 3\nwhen = { shared-names = { ge = 1 } }\n'
        '[rule.fine]\ntitle = "fine"\npoints = 4\nwhen = { shared-names = { ge = 1 } }\n'
        "[override.cut]\npoints = 9\n[override.odd]\npoints = 9\n[override.fine]\npoints = 9\n"
    )
    checked, problems = check_texts({"mine.toml": text})
    assert [(p.line, p.suggestion) for p in problems if p.is_error] == [(7, ""), (11, "points")]
    assert {r.id: r.points for r in compiled(checked).rules} == {"good": 3, "fine": 9}


def test_the_places_of_a_table_are_those_of_the_file() -> None:
    for name, text in FILES.items():
        checked = check_file(text, name)
        table = tomllib.loads(text)
        for kind in ("rule", "cap"):
            for entry in table.get(kind, {}):
                line = text.split("\n")[checked.line(kind, entry, "title") - 1]
                assert line.startswith("title = ")


def test_bundled_files_are_read_without_a_problem() -> None:
    assert [
        p for path in rules_dir().glob("*.toml") for p in check_file(path.read_text("utf-8"), "x").problems
    ] == []
