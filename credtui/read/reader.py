"""Which kind of file this is, and the ``Document`` made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from credtui.knowledge import Knowledge
from credtui.model import Document
from credtui.read.decode import MAX_BYTES, declared_encoding, decode
from credtui.read.errors import ReadError
from credtui.read.feed import Entry, looks_like_feed, read_feed
from credtui.read.front import FrontMatter, split_front
from credtui.read.language import detect
from credtui.read.plain import read_head
from credtui.registry.names import name_index

_HTML = (".html", ".htm", ".xhtml")
_KNOWN_BINARY = {
    b"PK\x03\x04": "a zip archive or an office document", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture", b"\x1f\x8b": "a gzip archive", b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document", b"\x7fELF": "a program",
}  # fmt: skip
_EXPECTED = "text, Markdown, HTML, PDF or a feed"


def read_path(path: Path, knowledge: Knowledge) -> Document:
    """One file as a document; ``Document.path`` is the path as given.

    A feed of several entries is an error that says so: use ``read_many``.  Raises ReadError only.
    """
    found = read_many(path, knowledge)
    if len(found) > 1:
        raise ReadError.of(str(path), f"this is a feed of {len(found)} entries", "one article")
    return found[0]


def read_many(path: Path, knowledge: Knowledge) -> tuple[Document, ...]:
    """The documents of one file: one, or a feed's entries.  Raises ReadError only."""
    shown = str(path)
    try:
        if path.is_dir():
            raise ReadError.of(shown, "this is a folder, not an article", "a file")
        if path.exists() and not path.is_file():
            raise ReadError.of(shown, "this is a pipe or a device, not a file", "a file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError.of(
                shown,
                f"the file is {size / 1e6:.0f} MB; texts up to {MAX_BYTES / 1e6:.0f} MB are read",
                "one article a file",
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError.of(shown, f"cannot be read: {reason}") from None
    return _documents(data, shown, knowledge, None, "")


def read_bytes(data: bytes, path: str, knowledge: Knowledge, url: str | None = None) -> Document:
    """The same for bytes in hand (standard input, a page); ``path`` names them in errors and in the id.

    Raises ReadError only.
    """
    found = _documents(data, path, knowledge, url, "")
    if len(found) > 1:
        raise ReadError.of(path, f"this is a feed of {len(found)} entries", "one article")
    return found[0]


def read_url(
    url: str, knowledge: Knowledge, *, allow_private: bool = False, now: datetime | None = None
) -> tuple[Document, ...]:
    """The documents at an http(s) address that the user named: one page, or a feed's entries.

    This is the only function of credtui that uses the network.  ``now`` becomes ``captured_at``.
    Raises ReadError only.
    """
    from credtui.read.web import fetch

    page = fetch(url, allow_private=allow_private)
    found = _documents(page.data, url, knowledge, page.url, page.content_type)
    return tuple(replace(d, captured_at=now) for d in found) if now else found


def _documents(
    data: bytes, path: str, knowledge: Knowledge, url: str | None, content_type: str
) -> tuple[Document, ...]:
    if not data.strip():
        raise ReadError.of(path, "there is no text in it", _EXPECTED)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return (_pdf(data, path, knowledge, url),)
    for magic, what in _KNOWN_BINARY.items():
        if data.startswith(magic):
            raise ReadError.of(path, f"this is {what}, not a text", _EXPECTED)
    markup = data[:1024].lstrip().startswith(b"<")
    declared = declared_encoding(data if markup else b"", content_type)
    text, notes = decode(data, path, declared)
    if looks_like_feed(text):
        return tuple(_entry(e, path, knowledge) for e in read_feed(data, path))
    if _is_html(text, path, content_type):
        return (_page(text, path, knowledge, url, notes),)
    front, body = split_front(text, path)
    return (_text(front, body, path, knowledge, url, notes),)


def _is_html(text: str, path: str, content_type: str) -> bool:
    head = text[:1000].lstrip("\ufeff \t\n").lower()
    return (
        "html" in content_type
        or path.lower().endswith(_HTML)
        or head.startswith(("<!doctype html", "<html"))
        or (head.startswith("<") and ("<html" in head or "<body" in head or "<head" in head))
    )


def _text(
    front: FrontMatter | None,
    body: str,
    path: str,
    knowledge: Knowledge,
    url: str | None,
    notes: tuple[str, ...],
) -> Document:
    if not body.strip():
        raise ReadError.of(path, "there is no text in it", _EXPECTED)
    head = read_head(body, tuple(knowledge.lexicons.languages))
    if front is None:
        return _made(body, path, knowledge, head.outlet, head.title, url, head.published_at, None, notes)
    made = _made(
        body, path, knowledge, front.outlet or head.outlet, front.title or head.title, front.url or url,
        front.published_at or head.published_at, front.lang, notes,
    )  # fmt: skip
    return replace(made, captured_at=front.captured_at, text_kind=front.text_kind, seen=front.seen)


def _page(text: str, path: str, knowledge: Knowledge, url: str | None, notes: tuple[str, ...]) -> Document:
    from credtui.read.page import read_page

    page = read_page(text, path, url)
    return _made(
        page.text, path, knowledge, page.outlet, page.title, page.url, page.published_at, None,
        (*notes, *page.notes), page.lang,
    )  # fmt: skip


def _pdf(data: bytes, path: str, knowledge: Knowledge, url: str | None) -> Document:
    from credtui.read.pdf import read_pdf

    text, title, when, notes = read_pdf(data, path)
    head = read_head(text, tuple(knowledge.lexicons.languages))
    return _made(
        text, path, knowledge, head.outlet, title or head.title, url, head.published_at or when, None, notes
    )


def _entry(entry: Entry, path: str, knowledge: Knowledge) -> Document:
    from credtui.store.identity import slug

    whole = Path(path)
    # without an address of its own an entry is known by what the feed calls it
    own = str(whole.with_name(f"{whole.stem}-{slug(entry.key)}{whole.suffix}"))
    return _made(
        entry.text, path if entry.url else own, knowledge, entry.outlet, entry.title, entry.url,
        entry.published_at, None, (), entry.lang,
    )  # fmt: skip


def _made(
    text: str, path: str, knowledge: Knowledge, outlet: str, title: str, url: str | None,
    published_at: datetime | None, lang: str | None, notes: tuple[str, ...], hint: str | None = None,
) -> Document:  # fmt: skip
    """A document with everything that follows from its parts: language, registry ids, version, id.

    ``lang`` is believed; ``hint`` is what a page says of itself where the text does not tell.
    """
    from credtui.store.identity import document_id, text_version

    said = list(notes)
    found = lang or detect(text, knowledge.lexicons) or hint
    if found is None:
        found = "en" if "en" in knowledge.lexicons.languages else next(iter(knowledge.lexicons.languages), "")
        said.append("The language could not be told; no lexicon knows its letters.")
    elif knowledge.lexicons.of(found) is None:
        said.append(f"There is no lexicon for the language '{found}'.")
    outlet_id = _outlet_id(outlet, found, knowledge)
    if not outlet:
        said.append("The text does not name its outlet.")
    if published_at is None:
        said.append("The text does not say when it was published.")
    name = knowledge.registry.name(outlet, found) if outlet in knowledge.registry.sources else outlet
    return Document(
        id=document_id(outlet_id or outlet, url, path.rsplit("/", 1)[-1]),
        version=text_version(text), path=path, outlet=name, outlet_id=outlet_id, lang=found, text=text,
        title=title, url=url, published_at=published_at, notes=tuple(said),
    )  # fmt: skip


def _outlet_id(outlet: str, lang: str, knowledge: Knowledge) -> str | None:
    """The registry id of an outlet named by id or by any of its names."""
    if not outlet:
        return None
    sources = knowledge.registry.sources
    if outlet in sources:
        return outlet
    index = name_index(knowledge.registry, knowledge.lexicons)
    for code in dict.fromkeys((lang, *sorted(knowledge.lexicons.languages))):
        found = index.find(outlet, code)
        if found and sources[found].kind in ("outlet", "agency"):
            return found
    return None
