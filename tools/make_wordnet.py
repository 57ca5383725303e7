"""Make ``rules/lexicon/wordnet-en.tsv.gz`` from WordNet 3.0 (Debian package ``wordnet-base``).

Run once by hand: ``python tools/make_wordnet.py [/usr/share/wordnet]``.  Kept: single-word lemmas with
their first senses, the first hypernym of a synset (the head of an adjective cluster), antonym pairs,
pairs of words made from each other (director, direct; Spanish, Spain), what is one of a kind (Spain is
a country, but no kind of country), what place lies in what place, and the kind of thing (person, animal,
place ...) of every noun: nouns are numbered kind by kind, so a kind is a range of numbers.
"""

from __future__ import annotations

import gzip
import sys
from dataclasses import dataclass, field
from pathlib import Path

KINDS = (
    "any", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling",
    "food", "group", "place", "motive", "object", "person", "phenomenon", "plant", "possession", "process",
    "quantity", "relation", "shape", "state", "substance", "time",
)  # fmt: skip
"""What WordNet's noun files 03 to 28 hold."""

PLACES = "15"
"""Number of WordNet's file of places."""
SHORT = 3
"""Letters of an abbreviation that may be another word too (US)."""

POS = {"noun": ("n", 3), "verb": ("v", 3), "adj": ("a", 3), "adv": ("r", 2)}
"""File -> letter and how many senses of a lemma to keep: rare senses bring more noise than help."""

HEADER = """\
# Words, senses and opposites of English, extracted from WordNet 3.0 by tools/make_wordnet.py.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# Permission to use, copy, modify and distribute this software and database and its documentation for
# any purpose and without fee or royalty is hereby granted, provided that you agree to comply with the
# following copyright notice and statements, including the disclaimer, and that the same appear on ALL
# copies of the software, database and documentation, including modifications that you make for
# internal use or for distribution. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
# UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT
# LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS
# FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL
# NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton
# University or Princeton may not be used in advertising or publicity pertaining to distribution of the
# software and/or database. Title to copyright in this software, database and any associated
# documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same.
"""


@dataclass
class Net:
    """What is taken from the data files; a synset is its letter and offset."""

    file: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    single: set[str] = field(default_factory=set)
    """Synsets that name one thing; their parent is what it is an instance of."""
    wholes: dict[str, str] = field(default_factory=dict)
    """Place -> the place it is a part of."""
    words: dict[str, list[str]] = field(default_factory=dict)
    opposites: set[tuple[str, str]] = field(default_factory=set)
    made: set[tuple[str, str]] = field(default_factory=set)

    def numbers(self) -> dict[str, int]:
        """A number for each synset, noun file by noun file."""
        order = sorted(self.file, key=lambda key: (key[0] != "n", self.file[key] if key[0] == "n" else 0))
        return {key: i for i, key in enumerate(order, 1)}


def read(folder: Path) -> Net:
    """Read the data files."""
    net = Net()
    pointers: list[tuple[str, str, int, str, int]] = []
    for name, (letter, _) in POS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            row = line.split(" | ")[0].split()
            key = letter + row[0]
            net.file[key] = int(row[1])
            count = int(row[3], 16)
            net.words[key] = [row[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            rest = row[5 + 2 * count :]
            for i in range(int(row[4 + 2 * count])):
                sign, offset, pos, ends = rest[4 * i : 4 * i + 4]
                other = ("a" if pos == "s" else pos) + offset
                if sign in ("@", "@i", "&") and key not in net.parents and (sign != "&" or row[2] == "s"):
                    net.parents[key] = other
                    net.single |= {key} if sign == "@i" else set()
                if sign == "#p" and row[1] == PLACES:
                    net.wholes.setdefault(key, other)
                if sign in ("!", "+", "\\"):
                    pointers.append((sign, key, int(ends[:2], 16), other, int(ends[2:], 16)))
    for sign, key, at, other, there in pointers:
        if at and there:
            ends = [net.words[other][there - 1]]
            if sign == "\\" and "_" in ends[0]:  # American is of the United States, in one word America
                ends = [word for word in net.words[other] if len(word) > SHORT]
            for end in ends:
                a, b = sorted((net.words[key][at - 1], end))
                if a != b and not {"_", "-"} & set(a + b):
                    (net.opposites if sign == "!" else net.made).add((a, b))
    return net


def lines_of(net: Net, folder: Path) -> list[str]:
    """The lines of the data file."""
    number = net.numbers()
    lines = []
    for file, kind in enumerate(KINDS, 3):
        inside = [number[key] for key, held in net.file.items() if held == file]
        lines.append(f"=\t{kind}\t{min(inside)}-{max(inside)}")
    up = {number[k]: -number[p] if k in net.single else number[p] for k, p in net.parents.items()}
    lines.append("^\t1\t" + " ".join(str(up.get(n, 0)) for n in range(1, len(number) + 1)))
    lines += [f"<\t{number[k]}\t{number[p]}" for k, p in net.wholes.items()]
    lines += [f"!\t{a}\t{b}" for a, b in sorted(net.opposites)]
    lines += [f"~\t{a}\t{b}" for a, b in sorted(net.made)]
    words = []
    for name, (letter, keep) in POS.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            row = line.split()
            if line.startswith("  ") or not row[0].replace("-", "").isalpha():
                continue
            senses = row[-int(row[2]) :][:keep]
            words.append(f"{row[0]}\t{letter}\t{' '.join(str(number[letter + s]) for s in senses)}")
    lines += sorted(words)
    return lines


def main(folder: Path, out: Path) -> None:
    """Read the database files, write one gzip with a fixed time stamp (same input, same bytes)."""
    lines = lines_of(read(folder), folder)
    with out.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        packed.write((HEADER + "\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"),
        Path(__file__).resolve().parent.parent / "rules" / "lexicon" / "wordnet-en.tsv.gz",
    )
