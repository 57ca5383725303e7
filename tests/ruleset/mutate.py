"""Damage done to rule files: what an editor holds while somebody types, and worse."""

from __future__ import annotations

import random

from credtui.bundled import rules_dir

FILES = {p.name: p.read_text("utf-8") for p in sorted(rules_dir().glob("*.toml"))}
ODD = [
    "nan", "inf", "-inf", "9" * 30, "9" * 5000, "0x" + "f" * 400, "1e400", "true", '"щось"', "[]", "{}",
    "{ ge = 1 }", "[[1]]", "1979-05-27", '""', "{ not = { not = {} } }", '"\\u202e"', "'''x", "[", "}",
    "{ a = { a = 1 } }", "{ overlap = { maybe_ge = 1 } }", "-1", "1.5", "[{}]", '["x", 1]',
]  # fmt: skip


def mutated(text: str, chance: random.Random, times: int, size: int = 40) -> str:
    """Some lines of a rule file after ``times`` deletions, swaps, retypings, cuts, nestings, renamings."""
    lines = text.split("\n")
    at = chance.randrange(max(1, len(lines) - size))
    lines = lines[at : at + size]
    for _ in range(times):
        i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
        key, equals, value = lines[i].partition("=")
        match chance.randrange(7):
            case 0:
                del lines[i]
                lines = lines or [""]
            case 1:
                lines[i], lines[j] = lines[j], lines[i]
            case 2:
                lines[i] = key + (equals and "= ") + chance.choice(ODD)
            case 3:
                lines[i] = lines[i][: chance.randrange(len(lines[i]) + 1)] + chance.choice(ODD)
            case 4:
                words = lines[i].split(" ")
                chance.shuffle(words)
                lines[i] = " ".join(words)
            case 5:
                deep = chance.choice([1, 3, 60])
                lines[i] = key + equals + "{ not = " * deep + (value or "1") + " }" * deep
            case 6:
                lines[i] = lines[i].replace("rule.", chance.choice(["rule.\"ім'я ", "rule.rule.", "cap."]))
    return "\n".join(lines)
