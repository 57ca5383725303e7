"""Names of documents: the same outlet and page give the same id on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePath

_NOT_NAME = re.compile(r"[\W_]+")
_VERSION = re.compile(r"\.v[0-9]{1,6}$")
LONGEST = 40
"""Code points of the readable part of a name."""


def slug(words: str) -> str:
    """``words`` as the readable part of a file name or id: lower case, letters, digits, hyphens."""
    plain = unicodedata.normalize("NFC", words).casefold()
    return _NOT_NAME.sub("-", plain)[:LONGEST].strip("-")


def document_id(outlet: str, url: str | None, path: str | PurePath) -> str:
    """Stable name of a document: outlet + page address, or outlet + file name if it has no address.

    ``outlet`` is the registry id if there is one.  Of a file name the folder, the suffix and the mark
    of a version (``.v2``) do not count, so a moved case keeps its ids and versions share theirs.
    """
    key = url.strip() if url and url.strip() else plain_stem(path)
    mark = hashlib.sha256(f"{outlet}\0{key}".encode()).hexdigest()[:8]
    return f"{slug(outlet) or 'document'}-{mark}"


def plain_stem(path: str | PurePath) -> str:
    """The name of a file without folder, suffix and mark of a version."""
    return _VERSION.sub("", PurePath(path).stem)


def version_number(path: str | PurePath) -> int:
    """The number in the mark of a version (``.v2``), 1 without a mark."""
    found = _VERSION.search(PurePath(path).stem)
    return int(found.group()[2:]) if found else 1


def text_version(text: str) -> str:
    """The version of a text: SHA-256 (hex) of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
