"""The whole comparison of a target, kept between runs: what the terminal paints first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from credtui.cache.codec import Unfit, pack, unpack
from credtui.cache.entries import Cache
from credtui.cache.statements import fits
from credtui.model import Comparison, Document

if TYPE_CHECKING:
    from credtui.opening import Opened

KIND = "comparison"


def keep(cache: Cache, key: str, opened: Opened, texts: Mapping[str, bytes]) -> None:
    """Keep what was found; ``texts`` are the files it was read from, by path."""
    from credtui.opening import Opened

    comparison = opened.comparison
    bare = replace(comparison, documents=tuple(replace(d, text="") for d in comparison.documents))
    places = [_place(d, texts) for d in comparison.documents]
    cache.write(KIND, key, [pack(replace(opened, comparison=bare), Opened), places])


def recall(cache: Cache, key: str, texts: Mapping[str, bytes], today: date) -> Opened | None:
    """What was kept under a key; None if there is nothing, or nothing that fits the texts."""
    from credtui.opening import Opened

    value = cache.read(KIND, key)
    try:
        if type(value) is not list or len(value) != 2:
            return None
        opened = unpack(value[0], Opened)
        documents = _with_texts(opened.comparison.documents, value[1], texts)
    except Unfit:
        return None
    found = replace(opened, comparison=replace(opened.comparison, documents=documents))
    over = found.good_until is not None and today > found.good_until
    return None if over or not sound(found.comparison) else found


def _place(document: Document, texts: Mapping[str, bytes]) -> int | str:
    """Where a document's text begins in its file; the text itself if the file holds it in another form."""
    whole = _text(texts.get(document.path, b""))
    return len(whole) - len(document.text) if whole.endswith(document.text) else document.text


def _with_texts(
    documents: Sequence[Document], places: Any, texts: Mapping[str, bytes]
) -> tuple[Document, ...]:
    if type(places) is not list or len(places) != len(documents):
        raise Unfit("not one text a document")
    out = []
    for document, place in zip(documents, places, strict=True):
        if type(place) is int and place >= 0:
            text = _text(texts.get(document.path, b""))[place:]
        elif type(place) is str:
            text = place
        else:
            raise Unfit("neither a text nor a place")
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != document.version:
            raise Unfit("another text")
        out.append(replace(document, text=text))
    return tuple(out)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return ""


def sound(comparison: Comparison) -> bool:
    """True if everything that a comparison names is in it, and its points add up."""
    documents = {d.id: d for d in comparison.documents}
    statements = {s.id: s for s in comparison.statements}
    if not all(s.document in documents and fits(s, documents[s.document]) for s in comparison.statements):
        return False
    for relation in (*comparison.conflicts, *comparison.relations):
        a, b = statements.get(relation.a), statements.get(relation.b)
        if a is None or b is None:
            return False
        if not 0 <= relation.a_proposition < len(a.propositions):
            return False
        if not 0 <= relation.b_proposition < len(b.propositions):
            return False
        if sum(p.points for p in relation.points if p.counted) != relation.sum:
            return False
    return all(s in statements for d in comparison.disputes for p in d.positions for s in p.statements)
