"""RSS and Atom: one document an entry."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from credtui.read.errors import ReadError

_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(r"</?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    title: str
    text: str
    url: str | None
    outlet: str
    lang: str | None
    published_at: datetime | None
    key: str = ""
    """What tells it from the feed's other entries if it has no address."""


def looks_like_feed(head: str) -> bool:
    """True if a text begins like RSS, RDF or Atom."""
    start = head.lstrip("\ufeff \t\r\n")[:2000].lower()
    return start.startswith("<") and any(mark in start for mark in ("<rss", "<feed", "<rdf:rdf"))


def read_feed(data: bytes, file: str) -> list[Entry]:
    """The entries in the feed's order.  Raises ReadError for a feed without any."""
    import feedparser

    try:
        parsed: Any = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
        entries = [_entry(item, parsed.feed) for item in parsed.entries]
    except Exception as error:  # feedparser is lenient, its parsers below are not always
        raise ReadError.of(
            file, f"the feed cannot be parsed ({type(error).__name__})", "RSS or Atom"
        ) from None
    found = [e for e in entries if e.text.strip()]
    if not found:
        raise ReadError.of(file, "the feed holds no entry with a text", "RSS or Atom with entries")
    return found


def _entry(item: Any, feed: Any) -> Entry:
    contents = [c.get("value", "") for c in item.get("content", [])] or [item.get("summary", "")]
    title = plain(item.get("title", "")).replace("\n", " ")
    body = plain("\n".join(str(c) for c in contents))
    text = f"{title}\n\n{body}".strip() if title and not body.startswith(title) else body
    when = item.get("published_parsed") or item.get("updated_parsed")
    url = item.get("link")
    lang = feed.get("language") or ""
    return Entry(
        title=title,
        text=text,
        url=url if isinstance(url, str) and url.startswith(("http://", "https://")) else None,
        outlet=plain(feed.get("title", "")).replace("\n", " "),
        lang=str(lang).split("-")[0].lower() or None,
        published_at=_moment(when),
        key=str(item.get("id") or title or text[:60]),
    )


def _moment(parsed: Any) -> datetime | None:
    """feedparser's time tuple, which it gives in UTC; None for none or an impossible one."""
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (TypeError, ValueError):
        return None


def plain(markup: str) -> str:
    """Markup to text: blocks to lines, other tags dropped, entities resolved."""
    text = _BLOCK.sub("\n", str(markup))
    text = html.unescape(_TAG.sub("", text)).replace("\r", "\n").replace("\0", "")
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
