"""Places of keys and values against tomllib; one-value edits leave every other byte."""

from __future__ import annotations

import tomllib
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from credtui.bundled import rules_dir
from credtui.tomlio.scan import Lines, line_col, scan
from credtui.tomlio.splice import splice, toml_value

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=12)
SCALAR = st.one_of(st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), TEXT)
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)
TABLE = st.dictionaries(TEXT, VALUE, max_size=5)


def scalars(value: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    if isinstance(value, dict):
        return {k: v for key, x in value.items() for k, v in scalars(x, (*path, key)).items()}
    if isinstance(value, list):
        return {k: v for i, x in enumerate(value) for k, v in scalars(x, (*path, i)).items()}
    return {path: value}


def read(text: str) -> Any:
    return tomllib.loads(f"v = {text}")["v"]


def agrees(text: str) -> None:
    places = scan(text)
    for path, value in scalars(tomllib.loads(text)).items():
        start, end = places[path].value
        assert read(text[start:end]) == value


@given(TABLE)
def test_the_scanner_sees_what_tomllib_reads(table: dict[str, Any]) -> None:
    agrees(tomli_w.dumps(table))
    agrees(tomli_w.dumps(table, multiline_strings=True))


def test_forms_that_the_writer_does_not_use() -> None:
    agrees(
        """# head
a.b . "c d" = 0x1F # end
'q' = '''
two ' lines''\'''
s = \"\"\"x \\
   y \\" "" \"\"\"
t = 1979-05-27T07:32:00Z
d = 1979-05-27 07:32:00
l = [ 1, [2, # in
 3], {x.y = "}", z = [","]}, ]
[[k]]
n = 1
[[k.m]]
o = '#'
[k.e]
p = -inf
[[k]]
n = 2
""".replace("''\\'''", "'''''").replace("lines'''''", "lines''''")
    )


def test_bundled_rule_files_agree() -> None:
    for path in sorted(rules_dir().rglob("*.toml")):
        agrees(path.read_text("utf-8"))


@given(TABLE, st.data(), SCALAR)
def test_a_splice_changes_one_value_and_no_other_byte(table: dict[str, Any], data: Any, new: Any) -> None:
    text = tomli_w.dumps(table)
    found = scalars(tomllib.loads(text))
    if not found:
        return
    path = data.draw(st.sampled_from(sorted(found, key=str)))
    start, end = scan(text)[path].value
    changed = splice(text, path, new)
    assert changed.startswith(text[:start])
    assert changed.endswith(text[end:])
    assert changed[start : len(changed) - len(text) + end] == toml_value(new)
    expected = {**found, path: new}
    assert scalars(tomllib.loads(changed)) == expected


@given(st.text(max_size=200), st.data())
def test_lines_agree_with_counting(text: str, data: Any) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    assert lines.at(offset) == line_col(text, offset)
    assert lines.offset(*lines.at(offset)) == offset


@given(st.text("[]{}\"'=.,#\n ab1\\", max_size=60))
def test_the_scanner_ends_on_any_text(text: str) -> None:
    scan(text)
