"""In-place edits: what was not meant to change stays, byte for byte."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.bundled import rules_dir
from credtui.tomlio.load import decode, encode
from credtui.tomlio.scan import scan
from credtui.tomlio.splice import add_block, add_key, replace_source, splice

FILES = {p.name: p.read_text("utf-8") for p in sorted(rules_dir().glob("*.toml"))}
LINES = st.lists(st.sampled_from(["", "a = 1", "# щось", "[t]", '"', "a", "b"]), min_size=1, max_size=8)
ENDS = st.lists(st.sampled_from(["\n", "\r\n"]), min_size=8, max_size=8)


def joined(lines: list[str], ends: list[str], mark: bool) -> bytes:
    text = "".join(line + end for line, end in zip(lines[:-1], ends, strict=False)) + lines[-1]
    return (b"\xef\xbb\xbf" if mark else b"") + text.encode()


@given(LINES, ENDS, st.booleans())
def test_a_text_that_did_not_change_gives_its_bytes_back(
    lines: list[str], ends: list[str], mark: bool
) -> None:
    data = joined(lines, ends, mark)
    assert encode(decode(data, "x")[0], data) == data


@given(LINES, ENDS, st.booleans(), st.data())
def test_a_changed_line_leaves_the_ends_of_all_lines(
    lines: list[str], ends: list[str], mark: bool, data: Any
) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    changed = [*lines[:row], "changed", *lines[row + 1 :]]
    made = encode("\n".join(changed), joined(lines, ends, mark))
    assert made == joined(changed, ends, mark)


@given(LINES, ENDS, st.data())
def test_new_lines_take_the_usual_end_and_leave_the_others(
    lines: list[str], ends: list[str], data: Any
) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    made = encode("\n".join([*lines[:row], "new", *lines[row:]]), joined(lines, ends, False))
    used = ends[: len(lines) - 1]
    usual = "\r\n" if used.count("\r\n") * 2 > len(used) else "\n"
    assert made in [
        joined([*lines[:at], "new", *lines[at:]], [*ends[:at], usual, *ends[at:]], False)
        for at in range(len(lines))
    ]


def flat(table: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    if isinstance(table, dict):
        inner = table.items()
    elif isinstance(table, list) and any(isinstance(v, dict) for v in table):
        inner = enumerate(table)
    else:
        return {path: repr(table)}
    out = {path: "{}"} if not table else {}
    for key, value in inner:
        out |= flat(value, (*path, key))
    return out


def values_of(text: str) -> dict[tuple[str | int, ...], Any]:
    return flat(tomllib.loads(text))


@settings(deadline=None)
@given(
    st.sampled_from(sorted(FILES)),
    st.data(),
    st.sampled_from([7, -1.5, True, "“щось”\n\t\"'", "", "# no comment"]),
)
def test_any_value_of_a_rule_file_changes_alone(name: str, data: Any, new: Any) -> None:
    text = FILES[name]
    places = scan(text)
    leaves = sorted((p for p in values_of(text) if p in places), key=str)
    path = data.draw(st.sampled_from(leaves))
    start, end = places[path].value
    changed = splice(text, path, new)
    assert changed.startswith(text[:start])
    assert changed.endswith(text[end:])
    assert values_of(changed) == {**values_of(text), path: repr(new)}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_key_is_added_to_any_table_of_a_rule_file_and_nothing_else_changes(name: str, data: Any) -> None:
    text = FILES[name]
    whole = tomllib.loads(text)
    tables = [p for p in scan(text) if isinstance(_at(whole, p), dict)]
    table = data.draw(st.sampled_from(sorted(tables, key=str)))
    changed = add_key(text, table, "нове.key", "{ ge = 1 }")
    assert values_of(changed) == {**values_of(text), (*table, "нове.key", "ge"): "1"}
    assert _without(changed, text)


def _at(table: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        table = table[key]
    return table


def _without(changed: str, text: str) -> bool:
    """True if taking one stretch out of ``changed`` gives ``text`` back."""
    same = next((i for i, (x, y) in enumerate(zip(changed, text, strict=False)) if x != y), len(text))
    return changed[:same] + changed[same + len(changed) - len(text) :] == text


@pytest.mark.parametrize(
    ("text", "table", "wanted"),
    [
        ("[t] # head\n", ("t",), "[t] # head\nk = 1\n"),
        ("[t]", ("t",), "[t]\nk = 1\n"),
        ("[t]\na = [\n 1, # one\n] # end\n\n[u]\n", ("t",), "[t]\na = [\n 1, # one\n] # end\nk = 1\n\n[u]\n"),
        ("t = {}\n", ("t",), "t = { k = 1 }\n"),
        ("t = { a = { b = 2 } } # x\n", ("t",), "t = { a = { b = 2 }, k = 1 } # x\n"),
        ("t = { a = { b = 2 } } # x\n", ("t", "a"), "t = { a = { b = 2, k = 1 } } # x\n"),
        ("[t]\na.b = 2 # x\nc = 3\n", ("t", "a"), "[t]\na.b = 2 # x\na.k = 1\nc = 3\n"),
        ("t = { a.b = 2, c = 3 }\n", ("t", "a"), "t = { a.b = 2, a.k = 1, c = 3 }\n"),
        ("[t]\r\na = 1\r\n[u]\r\n", ("t",), "[t]\r\na = 1\r\nk = 1\r\n[u]\r\n"),
        ("[t]\na = 1\n[t.s]\nb = 1\n", ("t",), "[t]\na = 1\nk = 1\n[t.s]\nb = 1\n"),
        ("[[t]]\na = 1\n[[t]]\na = 2\n", ("t", 0), "[[t]]\na = 1\nk = 1\n[[t]]\na = 2\n"),
    ],
)
def test_a_key_is_written_the_way_its_table_is(text: str, table: Any, wanted: str) -> None:
    assert add_key(text, table, "k", "1") == wanted


def test_a_block_goes_behind_everything_of_its_table() -> None:
    text = "[r.x]\na = 1\n[[r.x.e]]\nb = 1 # x\n\n# about y\n[r.y]\na = 2\n"
    made = add_block(text, ("r", "x"), "[[r.x.e]]\nb = 2\n")
    assert made == "[r.x]\na = 1\n[[r.x.e]]\nb = 1 # x\n\n[[r.x.e]]\nb = 2\n\n# about y\n[r.y]\na = 2\n"


def test_an_edit_that_would_break_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="break the file"):
        replace_source("a = 1\n", ("a",), "[1")
    with pytest.raises(ValueError, match="there already"):
        add_key("[t]\na = 1\n", ("t",), "a", "2")
    with pytest.raises(KeyError):
        splice("a = 1\n", ("b",), 2)
