"""lemminflect's English tables, looked up where they lie: nothing is parsed but the lines of one word.

The package itself turns both tables (120,000 lines) into dictionaries on first use, which takes longer
than everything else a start does; its lines stand in order of their words, so halving finds one in
microseconds.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

Tags = dict[str, tuple[str, ...]]

_FORMS = {
    "noun": (("NNS",), ("NN",)), "adj": (("JJR", "JJS"), ("JJ",)), "adv": (("RBR", "RBS"), ("RB",)),
    "verb": (("VBD", "VBN", "VBG", "VBZ"), ("VB", "VBP")), "aux": ((), ("VB",)), "modal": ((), ("VB",)),
}  # fmt: skip
"""Category of a line -> Penn tags of its columns, and of the word itself."""
_TAGS = {
    "VERB": ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"), "ADJ": ("JJ", "JJR", "JJS"),
    "ADV": ("RB", "RBR", "RBS"), "NOUN": ("NN", "NNS", "NNP", "NNPS"),
}  # fmt: skip
_TAGS["AUX"] = _TAGS["VERB"]
_IRREGULAR: dict[str, Tags] = {
    "can": {"VB": ("can",), "VBD": ("could",)}, "may": {"VB": ("may",), "VBD": ("might",)},
    "will": {"VB": ("will",), "VBD": ("would",)}, "shall": {"VB": ("shall",), "VBD": ("should",)},
    "must": {"VB": ("must",), "VBD": ("must",)}, "ought": {"VB": ("ought",), "VBD": ("ought",)},
    "dare": {"VB": ("dare",)},
    "be": {"VB": ("be",), "VBD": ("was", "were"), "VBG": ("being",), "VBN": ("been",),
           "VBP": ("am", "are"), "VBZ": ("is",)},
}  # fmt: skip
"""Auxiliaries, whose lines in the table are not meant to be read."""


class Table:
    """Lines ``word,...`` in order of their words."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def rows(self, word: str) -> list[list[str]]:
        """The columns of every line of a word."""
        wanted, data = word.encode(), self._data
        low, high = 0, len(data)
        while low < high:  # the first line whose word is not before the wanted one starts in [low, high]
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            end = len(data) if end < 0 else end
            if data[start : data.find(b",", start)] < wanted:
                low = end + 1
            else:
                high = start
        out = []
        while data.startswith(wanted + b",", low):
            end = data.find(b"\n", low)
            end = len(data) if end < 0 else end
            out.append(data[low:end].decode().strip().split(","))
            low = end + 1
        return out


def _resource(name: str) -> Path:
    found = find_spec("lemminflect")
    if found is None or not found.origin:
        raise ModuleNotFoundError("lemminflect is not installed; reinstall credtui")
    return Path(found.origin).parent / "resources" / name


@cache
def _table(name: str) -> Table:
    return Table(gzip.decompress(_resource(name).read_bytes()))


@cache
def _overrides(name: str) -> Mapping[str, Tags]:
    out: dict[str, Tags] = {}
    for line in _resource(name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            word, tag, other = line.strip().split(",")
            out.setdefault(word, {})[tag] = (other,)
    return out


def lemmas(word: str) -> Tags:
    """Universal part of speech -> lemmas of a word in small letters; empty for a word not listed."""
    found: Tags = {}
    for _, category, forms in _table("lemma_lu.csv.gz").rows(word):
        pos = category.upper()
        found["AUX" if pos == "MODAL" else pos] = tuple(f.lower() for f in forms.split("/"))
    return {**found, **_overrides("lemma_overrides.csv").get(word, {})}


def inflections(lemma: str, pos: str) -> Tags:
    """Penn tag -> forms of a lemma in small letters, of one universal part of speech."""
    found: Tags = {}
    if lemma in _IRREGULAR:
        found = dict(_IRREGULAR[lemma])
    else:
        for word, category, *columns in _table("infl_lu.csv.gz").rows(lemma):
            tags, own = _FORMS[category]
            found.update({t: tuple(c.lower().split("/")) for t, c in zip(tags, columns, strict=False) if c})
            found.update(dict.fromkeys(own, (word,)))
    found.update(_overrides("infl_overrides.csv").get(lemma, {}))
    return {tag: forms for tag, forms in found.items() if tag in _TAGS.get(pos, ())}
