"""Make ``rules/lexicon/wordnet-en.tsv.gz`` from WordNet 3.0 (Debian package ``wordnet-base``).

Run once by hand: ``python tools/make_wordnet.py [/usr/share/wordnet]``.  Kept: single-word lemmas with
their first senses, the first hypernym of a synset (the head of an adjective cluster), antonym pairs.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

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


def main(folder: Path, out: Path) -> None:
    """Read the database files, write one gzip with a fixed time stamp (same input, same bytes)."""
    lines: list[str] = []
    number: dict[str, int] = {}
    parents: dict[str, str] = {}
    opposites: set[tuple[str, str]] = set()
    words: dict[str, list[str]] = {}
    pointers: list[tuple[str, int, str, int]] = []
    for name, (letter, _) in POS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            field = line.split(" | ")[0].split()
            key = letter + field[0]
            number[key] = len(number) + 1
            count = int(field[3], 16)
            words[key] = [field[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            rest = field[5 + 2 * count :]
            for i in range(int(field[4 + 2 * count])):
                sign, offset, pos, ends = rest[4 * i : 4 * i + 4]
                other = ("a" if pos == "s" else pos) + offset
                if sign in ("@", "@i", "&") and key not in parents and (sign != "&" or field[2] == "s"):
                    parents[key] = other
                if sign == "!":
                    pointers.append((key, int(ends[:2], 16), other, int(ends[2:], 16)))
    for key, at, other, there in pointers:
        if at and there:
            pair = sorted((words[key][at - 1], words[other][there - 1]))
            opposites.add((pair[0], pair[1]))
    lines += [f"^\t{number[k]}\t{number[p]}" for k, p in parents.items()]
    for name, (letter, keep) in POS.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            field = line.split()
            if line.startswith("  ") or not field[0].replace("-", "").isalpha():
                continue
            senses = field[-int(field[2]) :][:keep]
            lines.append(f"{field[0]}\t{letter}\t{' '.join(str(number[letter + s]) for s in senses)}")
    lines += [f"!\t{a}\t{b}" for a, b in sorted(opposites) if "_" not in a + b]
    with out.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        packed.write((HEADER + "\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main(
        Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"),
        Path(__file__).resolve().parent.parent / "rules" / "lexicon" / "wordnet-en.tsv.gz",
    )
