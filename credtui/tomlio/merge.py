"""Two people's changes of one text put together, line by line; None where they touch the same lines."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

Change = tuple[int, int, Sequence[str]]
"""Lines ``start`` to ``end`` of the common base are replaced by these."""


def merged(base: str, mine: str, theirs: str) -> str | None:
    """``base`` with both changes made; None if they meet in a line or stand beside each other.

    >>> merged("a\\nb\\nc\\n", "A\\nb\\nc\\n", "a\\nb\\nC\\n")
    'A\\nb\\nC\\n'
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    lines = base.splitlines(keepends=True)
    one, two = _changes(lines, mine), _changes(lines, theirs)
    if _meet(one, two):
        return None
    out, at = [], 0
    for start, end, made in sorted([*one, *(c for c in two if c not in one)], key=lambda c: c[:2]):
        out += [*lines[at:start], *made]
        at = end
    return "".join([*out, *lines[at:]])


def _changes(base: Sequence[str], text: str) -> list[Change]:
    new = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, base, new, autojunk=False).get_opcodes()
    return [(i1, i2, new[j1:j2]) for kind, i1, i2, j1, j2 in codes if kind != "equal"]


def _meet(one: Sequence[Change], two: Sequence[Change]) -> bool:
    """True if a change of each touches the same or neighbouring lines and they are not the same."""
    return any(a != b and a[0] <= b[1] and b[0] <= a[1] for a in one for b in two)
