"""``credtui compare musk-putin --json`` as it was read by a person, field by field.

When extraction, rules or lexicons change on purpose, read the difference and write the file anew:

    CREDTUI_GOLDEN=write pytest tests/golden/test_flagship_json.py

Beside the golden file stands what it was made with.  While texts, lexicons, rules and stages are those,
any other byte is a failure; when they are others, the difference is told and the test passed over, unless
``CREDTUI_GOLDEN=strict`` says that a stale file is a failure too (as .ci/run does).
"""

import hashlib
import json
import os
from pathlib import Path

import pytest

from credtui import bundled
from credtui.opening import Asked, open_comparison
from credtui.reports import compare_json
from tests.golden.difference import differences

HERE = Path(__file__).parent
GOLDEN, MADE_WITH = HERE / "musk-putin.json", HERE / "musk-putin.made-with"
SHOWN = 60
RENEW = "read this, then: CREDTUI_GOLDEN=write pytest tests/golden/test_flagship_json.py"
STAGES = (
    "read", "text", "lexicon", "registry", "syntax", "extract", "facets", "corrections", "pairs", "signals",
    "ruleset", "conflicts", "reports", "store",
)  # fmt: skip


def made_with() -> str:
    """Hash of what the result depends on: the case, the registry, lexicons and rules, and the stages."""
    package = Path(bundled.__file__).parent
    files = [*(package / stage for stage in STAGES), bundled.rules_dir()]
    files += [bundled.sources_dir() / "registry", bundled.sources_dir() / "cases" / "musk-putin"]
    found = [
        p for f in files for p in f.rglob("*") if p.is_file() and p.suffix in (".py", ".toml", ".md", ".gz")
    ]
    found += sorted(package.glob("*.py"))
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def now() -> str:
    asked = Asked(("musk-putin",), (bundled.rules_dir(),), (bundled.sources_dir(),), keep=False)
    return compare_json(open_comparison(asked).comparison)


def test_the_flagship_is_as_it_was_read() -> None:
    mode = os.environ.get("CREDTUI_GOLDEN", "")
    made = now()
    if mode == "write":
        GOLDEN.write_text(made, "utf-8")
        MADE_WITH.write_text(made_with() + "\n", "utf-8")
    stored = GOLDEN.read_text("utf-8")
    if made == stored:
        return
    lines = [*differences(json.loads(stored), json.loads(made))] or ["the same values in another form"]
    shown = "\n".join(lines[:SHOWN])
    told = f"{len(lines)} differences; {RENEW}\n{shown}"
    if MADE_WITH.read_text("utf-8").strip() != made_with() and mode != "strict":
        pytest.skip(f"made with other stages, lexicons or rules: {told}")
    pytest.fail(told)


def test_differences_are_told_by_place() -> None:
    old = {"a": [{"id": "x", "n": 1}, {"id": "y", "n": 2}], "b": [1, 2], "c": True}
    new = {"a": [{"id": "y", "n": 3}, {"id": "x", "n": 1}, {"id": "z"}], "b": [1], "d": None, "c": 1}
    assert list(differences(old, new)) == [
        "a[y].n: 2 -> 3", "+ a[z]: {'id': 'z'}", "a: another order", "- b[1]: 2", "c: True -> 1", "+ d: None",
    ]  # fmt: skip
    assert list(differences(old, old)) == []
