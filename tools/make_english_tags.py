"""Make ``rules/lexicon/tags-en.tsv.gz`` from the lexicon of Brill's tagger in the TextBlob package (MIT).

Run once by hand with that package's wheel unpacked: ``python tools/make_english_tags.py .../textblob/en``.
Kept: small-letter words that the dictionary reads in more than one way, or not at all, with the tag that
is the likeliest for the form.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

from credtui.text.morph import readings

HEADER = """\
# The likeliest Penn tag of ambiguous English word forms, extracted by tools/make_english_tags.py from
# en-lexicon.txt of TextBlob (Copyright Steven Loria and contributors, MIT licence), which has it from
# Pattern (Copyright University of Antwerp, BSD licence) and that from Eric Brill's tagger
# (Copyright 1993 Massachusetts Institute of Technology and University of Pennsylvania, MIT licence).
"""
TAGS = frozenset(["NN", "NNS", "JJ", "JJR", "JJS", "RB", "RBR", "VB", "VBD", "VBN", "VBG", "VBZ", "VBP"])
WORD = re.compile(r"[a-z][a-z'-]+")


def main(folder: Path, out: Path) -> None:
    """Read the lexicon, write one gzip with a fixed time stamp (same input, same bytes)."""
    kept: dict[str, str] = {}
    for line in (folder / "en-lexicon.txt").read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) != 2 or not WORD.fullmatch(parts[0]) or parts[1] not in TAGS:
            continue
        found = readings(parts[0], "en")
        if not found[0].known or len({r.pos for r in found}) > 1 or len(found) > 1:
            kept[parts[0]] = parts[1]
    body = HEADER + "".join(f"{word}\t{tag}\n" for word, tag in sorted(kept.items()))
    with gzip.GzipFile(out, "wb", compresslevel=9, mtime=0) as file:
        file.write(body.encode("utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent.parent / "rules" / "lexicon" / "tags-en.tsv.gz")
