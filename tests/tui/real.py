"""A small case of invented people, read, compared and scored by the real pipeline."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from credtui.bench import CaseBench, read_rules, rule_paths
from credtui.bundled import rules_dir
from credtui.knowledge import Knowledge, load_knowledge
from credtui.opening import Material
from credtui.pipeline import extraction_of
from credtui.read import read_path
from credtui.reading import Reading
from credtui.ruleset.load import usable_ruleset
from credtui.session import Session
from credtui.store.targets import Target

TEXTS = {
    "herald": (
        "Northern Herald, 3 May 2031\n\nMayor Olena Tkach has met the builder Roman Sych regularly since "
        "spring, two clerks said.\n\nForty flats were promised in the harbour, clerk Pavlo Hrim said."
    ),
    "courier": (
        "Harbour Courier, 4 May 2031\n\nSpokeswoman Iryna Los said that Mayor Olena Tkach and the builder "
        "Roman Sych have met only once.\n\nIryna Los said that twelve flats were promised in the harbour."
    ),
}


PACK = """\
# Two rules of conflict, and one that they share.
format = 1

[rule.regular-against-single]
title = "Regular contact against a single occasion"
relation = "contrary"
type = "frequency"
points = 42  # by hand
explain = "{a.occurrences} against {b.occurrences}."

[rule.regular-against-single.when]
a.occurrences = { ge = 3 }
b.occurrences = { le = 1 }

[[rule.regular-against-single.example]]
a = "The mayor has met the developer seven times"
b = "The mayor and the developer have met only once"
expect = "match"

[rule.other-number]
title = "Two amounts of one thing"
relation = "contrary"
type = "number"
points = 40
explain = "{a.quantity} against {b.quantity}."
when = { measure = "equal", quantity = "disjoint", same-document = false }

[rule.any-pair]
title = "Two statements of one story"
relation = "contrary"
type = "lexical"
points = 20
group = "setting"
explain = "Both tell of the same."
when = { same-document = false }
"""


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def own_rules(folder: Path, text: str = PACK) -> Path:
    """A rule folder with one file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conflicts.toml").write_text(text, "utf-8")
    return folder


def real_session(folder: Path, rules: Path | None = None) -> Session:
    """The case in ``folder``, with one rule folder of its own if given, else the bundled rules."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = []
    for name, text in TEXTS.items():
        path = folder / f"{name}.txt"
        path.write_text(text, "utf-8")
        documents.append(read_path(path, knowledge()))
    folders = [rules] if rules else [rules_dir()]
    paths = rule_paths(folders)
    reading = Reading(tuple(documents), extraction_of(documents, knowledge(), ()).statements)
    material = Material(Target("The harbour", None, tuple(documents), ()), reading, knowledge())
    bench = CaseBench(lambda: material, paths, folders)
    files = [read_rules(name, path) for name, path in paths.items()]
    bench.bear(usable_ruleset(folders).problems)
    return Session("The harbour", files, bench, bench.rescore({f.name: f.text for f in files}))
