"""The towns, regions and countries that come with the program, looked up without being read in.

The file is two sorted blocks of lines (ids; keys of names) that stay bytes: a look-up bisects them, so
loading costs no more than unpacking, and memory no more than the text.  Made by ``tools/make_places.py``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_PLACES, _NAMES = b"# places\n", b"# names\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text can name."""

    id: str
    name: str
    """English name."""
    country: str | None = None
    """ISO 3166 code of the territory it lies in; None for a territory itself and for what crosses borders."""
    region: str | None = None
    """Id of the first-level region it lies in."""
    kind: str = "t"
    """t(own), r(egion), c(ountry) or h: named by hand in a lexicon."""
    weight: float = 3.0
    """Decimal logarithm of its people: how likely it is meant by its bare name."""


@dataclass(frozen=True, slots=True)
class Named:
    """One place that a key may stand for."""

    id: str
    former: bool = False
    """A former or doubtful name."""
    beside: bool = False
    """The name only beside a word like "region"."""


@dataclass(frozen=True, slots=True)
class Key:
    """What the file has under one key."""

    ids: tuple[Named, ...]
    flags: str
    """s: a common surname too; g: a given name; c: a common word of a language with cases."""


class Gazetteer:
    """The data file; an empty one knows nothing."""

    def __init__(self, data: bytes) -> None:
        start = data.find(_PLACES)
        middle = data.find(_NAMES)
        self._data = data
        self._places = (start + len(_PLACES), middle) if start >= 0 else (0, 0)
        self._names = (middle + len(_NAMES), len(data)) if middle >= 0 else (0, 0)

    def place(self, place_id: str) -> Place | None:
        """The place of an id, or None."""
        line = self._line(self._places, place_id.encode("utf-8") + b"\t")
        return _place(line) if line is not None else None

    def ids(self) -> Iterator[str]:
        """Every id, in order."""
        for line in self._data[slice(*self._places)].splitlines():
            yield line.split(b"\t", 1)[0].decode("utf-8")

    def named(self, key: str) -> Key | None:
        """What a key names, or None."""
        line = self._line(self._names, key.encode("utf-8") + b"\t")
        return _key(line) if line is not None else None

    def opens(self, key: str) -> bool:
        """True if some longer name begins with the words of ``key``."""
        return self._line(self._names, key.encode("utf-8") + b" ") is not None

    def _line(self, block: tuple[int, int], prefix: bytes) -> bytes | None:
        """The first line of the block that begins with ``prefix``."""
        data = self._data
        low, high = block
        while low < high:
            middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", middle, high)
            end = high if end < 0 else end
            if data[middle:end] < prefix:
                low = end + 1
            else:
                high = middle
        end = data.find(b"\n", low, block[1])
        line = data[low : end if end >= 0 else block[1]]
        return line if low < block[1] and line.startswith(prefix) else None


def _place(line: bytes) -> Place:
    place_id, name, country, region, weight, kind = line.decode("utf-8").split("\t")
    shown = name or " ".join(word.capitalize() for word in place_id.split("-"))
    return Place(place_id, shown, country or None, region or None, kind, int(weight) / 10)


def _key(line: bytes) -> Key:
    _, flags, ids = line.decode("utf-8").split("\t")
    return Key(tuple(Named(i.lstrip("~*"), i[0] == "~", i[0] == "*") for i in ids.split(" ")), flags)


@lru_cache(maxsize=2)
def load_gazetteer(path: Path) -> Gazetteer:
    """Unpack the data file once; a missing one gives an empty gazetteer."""
    return Gazetteer(gzip.decompress(path.read_bytes()) if path.is_file() else b"")
