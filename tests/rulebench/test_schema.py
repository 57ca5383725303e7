"""The JSON Schema says of no file that it is wrong which the checker accepts."""

from __future__ import annotations

import random
import tomllib
from datetime import date
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.rulebench.jsonschema import rule_schema
from credtui.ruleset import check_text
from tests.rulebench.test_guide import BLOCKS
from tests.ruleset.mutate import FILES, mutated


@cache
def validator() -> jsonschema.Draft7Validator:
    made = rule_schema()
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


def plain(value: Any) -> Any:
    """TOML's dates as the texts that editors hand to a schema."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def complaints(text: str) -> list[str]:
    return [f"{e.json_path}: {e.message}"[:200] for e in validator().iter_errors(plain(tomllib.loads(text)))]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.randoms(use_true_random=False), st.integers(1, 3))
def test_what_the_schema_refuses_the_checker_refuses(name: str, chance: random.Random, times: int) -> None:
    text = mutated(FILES[name], chance, times)
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return
    found = complaints(text)
    if found:
        assert [p for p in check_text(text, "x") if p.is_error], found


@pytest.mark.parametrize("text", [*FILES.values(), *BLOCKS])
def test_good_files_are_accepted(text: str) -> None:
    assert complaints(text) == []


HEAD = '[rule.x]\ntitle = "x"\n'


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "pionts = 1\nwhen = { shared-names = { ge = 1 } }\n",
        HEAD + "points = 101\nwhen = { shared-names = { ge = 1 } }\n",
        HEAD + 'relation = "contrry"\nwhen = { shared-names = { ge = 1 } }\n',
        HEAD + "when = { shared-name = { ge = 1 } }\n",
        HEAD + "when = { a.quantity = { gee = 1 } }\n",
        HEAD + 'when = { a.stake = "party" }\n',
        HEAD + 'when = { event = "befor" }\n',
        HEAD,
        '[cap.x]\ntitle = "x"\nwhen = { event = "equal" }\n',
        '[cap.x]\ntitle = "x"\nreliability = "G"\nwhen = { stake = "party" }\n',
        "[override.x]\nreliability = 3\n",
        '[[suppress]]\nrule = "x"\n',
        "formt = 1\n",
    ],
)
def test_common_mistakes_are_refused(text: str) -> None:
    assert complaints(text)


def test_every_key_tells_an_editor_what_it_means() -> None:
    schema = rule_schema()
    tables = [schema, *schema["definitions"].values()]
    mute = [
        key for t in tables for key, value in t.get("properties", {}).items() if "description" not in value
    ]
    assert mute == []
