"""A real session on a small case in a folder, without loading lexicons again for each test."""

from __future__ import annotations

from pathlib import Path

from credtui.bench import CaseBench, read_rules, rule_paths
from credtui.bundled import rules_dir
from credtui.opening import Material
from credtui.reading import read_target
from credtui.session import Session
from credtui.store import new_case
from credtui.store.targets import load_target
from tests.corrections.build import KNOWLEDGE

FRONT = (
    '+++\noutlet = "{outlet}"\nurl = "https://{name}.example/1"\nlang = "en"\n'
    "published_at = 2031-05-12\n+++\n"
)
HARBOUR = """Bridge closed

"The bridge was closed only once," Orest Lan said.

"The workers went home early," Vira Tkach said. "The gate is shut."

The clerks left at noon. Nobody was hurt.
"""
LANTERN = """Bridge closed again

"The bridge was closed regularly," Hanna Moroz said.
"""


def make_case(folder: Path) -> Path:
    """A case of two articles by invented outlets."""
    case = new_case(str(folder / "harbour"), "The harbour bridge")
    for name, outlet, text in (("post", "Harbour Post", HARBOUR), ("lantern", "Evening Lantern", LANTERN)):
        front = FRONT.format(outlet=outlet, name=name)
        (case / "documents" / f"{name}.md").write_text(front + text, "utf-8")
    return case


def live_session(*words: Path, gold: Path | None = None) -> Session:
    """A session on cases or files, with the bundled rules."""
    target = load_target([str(w) for w in words], KNOWLEDGE)
    paths = rule_paths([rules_dir()])
    made = Material(target, read_target(target, KNOWLEDGE), KNOWLEDGE)
    bench = CaseBench(lambda: made, paths, [rules_dir()], gold)
    files = [read_rules(name, path) for name, path in paths.items()]
    return Session(target.name, files, bench, bench.rescore({f.name: f.text for f in files}))
