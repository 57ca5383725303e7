"""Web pages: the article without its surroundings, its metadata, and fact checks (ClaimReview) in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

from credtui.read.errors import ReadError

_DEEP = 12
"""JSON-LD nested deeper than this is not looked into."""
_LINKS = 0.6
"""If more of the article's lines than this share are link texts, they are navigation."""
_LEAST = 80
"""A page with fewer letters of article text than this has none."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article."""

    text: str
    title: str = ""
    outlet: str = ""
    lang: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A fact check that a page declares in schema.org's words; all of it is the page's opinion."""

    claim: str
    rating: str
    reviewer: str
    author: str = ""
    """Who made the claim."""
    url: str | None = None


def read_page(html: str, file: str, url: str | None = None) -> Page:
    """The article of a page.  Raises ReadError if the page holds none (only navigation, say)."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            html,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # a parser's failure on hostile HTML is one plain sentence
        raise ReadError.of(file, f"the page cannot be parsed ({type(error).__name__})", "HTML") from None
    text = (getattr(found, "text", None) or "").replace("\r\n", "\n").strip() if found else ""
    if sum(c.isalpha() for c in text) < _LEAST:
        raise ReadError.of(file, "the page holds no article, only navigation or nothing", "an article's page")
    scripts = _Markup()
    try:
        scripts.feed(html)
        scripts.close()
    except Exception:  # html.parser gives up on some broken markup; the article is read already
        scripts.found = []
    lines = [line.strip("-•* \t") for line in text.split("\n") if line.strip()]
    if sum(line in scripts.links for line in lines) > _LINKS * len(lines):
        raise ReadError.of(file, "the page holds no article, only links", "an article's page")
    title = (getattr(found, "title", None) or "").strip()
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    reviews = tuple(claim_reviews(scripts.found))
    return Page(
        text=text,
        title=title,
        outlet=(getattr(found, "sitename", None) or getattr(found, "hostname", None) or "").strip(),
        lang=(scripts.lang or "").split("-")[0].lower() or None,
        url=getattr(found, "url", None) or url,
        published_at=_day(getattr(found, "date", None)),
        notes=tuple(
            f"The page carries a fact check by {r.reviewer or 'itself'}: "
            f"“{r.claim}” – {r.rating or 'no rating'}."
            for r in reviews
        ),
    )


class _Markup(HTMLParser):
    """Collects JSON-LD blocks, the texts of links and the page's language; knows no other tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.lang: str | None = None
        self.links: set[str] = set()
        self._link = False
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.lang = self.lang or values.get("lang")
        self._link = tag == "a" or (self._link and tag not in ("p", "div", "article"))
        self._inside = tag == "script" and (values.get("type") or "").lower() == "application/ld+json"
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False
        if tag == "a":
            self._link = False

    def handle_data(self, data: str) -> None:
        if self._link and data.strip():
            self.links.add(data.strip())
        if self._inside:
            self.found[-1] += data


def claim_reviews(blocks: list[str]) -> Iterator[ClaimReview]:
    """The ClaimReview objects of JSON-LD blocks; broken blocks are passed over."""
    for block in blocks:
        try:
            data = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data, 0):
            kind = item.get("@type")
            if kind == "ClaimReview" or (isinstance(kind, list) and "ClaimReview" in kind):
                yield _review(item)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value, depth + 1)


def _review(item: dict[str, Any]) -> ClaimReview:
    rating = _table(item.get("reviewRating"))
    reviewed = _table(item.get("itemReviewed"))
    url = item.get("url")
    return ClaimReview(
        claim=_text(item.get("claimReviewed")),
        rating=_text(rating.get("alternateName")) or _text(rating.get("ratingValue")),
        reviewer=_text(_table(item.get("author")).get("name")),
        author=_text(_table(reviewed.get("author")).get("name")),
        url=url if isinstance(url, str) else None,
    )


def _table(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _day(words: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(words)) if words else None
    except ValueError:
        return None
