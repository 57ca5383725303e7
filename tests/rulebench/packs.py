"""Rule packs and articles in folders of a test's own, invented throughout."""

from __future__ import annotations

from pathlib import Path

ARTICLE = """Bridge reopened, mayor says
12 May 2031, Harbour Post

Mayor Orest Lan said that the bridge was closed only once.
Engineer Vira Tkach said that the bridge was closed regularly.
"""

GOOD = """format = 1
[rule.toll-disputed]
title = "Two tolls that cannot both be right"
relation = "contrary"
type = "number"
points = 60   # ours
when = { measure = "equal", quantity = "disjoint" }

[[rule.toll-disputed.example]]
a = "Forty miners died in the Hlyboka pit"
b = "Six miners died in the Hlyboka pit"
expect = "match"

[[rule.toll-disputed.example]]
a = "Forty miners died in the Hlyboka pit"
b = "Forty people died in the Hlyboka pit"
expect = "no-match"
"""


def pack(folder: Path, text: str, name: str = "mine.toml") -> str:
    """A folder with one pack in it, as a command line names it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return str(folder)
