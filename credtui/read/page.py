"""Web pages: the article without its surroundings, its metadata, and fact checks (ClaimReview) in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from credtui.read.errors import ReadError

_DEEP = 12
"""JSON-LD nested deeper than this is not looked into."""
_LINKS = 0.6
"""If more of the article's lines than this share are link texts, they are navigation."""
_LEAST = 40
"""A page with fewer letters of article text than this has none."""
_SENTENCE = 5
"""An article has a line of so many words that is no link."""


_HEAD = 3
"""A title that stands in one of the first lines is not put there again."""
_PARTS = re.compile(r"[\n|•·»›]")
"""Between the entries of a menu."""
_PUBLISHED = ("article:published_time", "datePublished", "og:published_time")
_AROUND = ["//nav", "//footer", "//form", "//*[@role='navigation']"]
"""What is never the article, taken out first: short articles are not told from it otherwise."""


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
            prune_xpath=_AROUND,
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
    lines = [part for part in (p.strip("-* \t") for p in _PARTS.split(text)) if part]
    plain = [line for line in lines if line not in scripts.links]
    if len(lines) - len(plain) > _LINKS * len(lines) or all(len(p.split()) < _SENTENCE for p in plain):
        raise ReadError.of(file, "the page holds no article, only links", "an article's page")
    title = (getattr(found, "title", None) or "").strip()
    head = [line.strip("# ") for line in text.split("\n", _HEAD)[:_HEAD]]
    if title and title not in head:
        text = f"{title}\n\n{text}"
    reviews = tuple(claim_reviews(scripts.found))
    return Page(
        text=text,
        title=title,
        outlet=(getattr(found, "sitename", None) or getattr(found, "hostname", None) or "").strip(),
        lang=(scripts.lang or "").split("-")[0].lower() or None,
        url=_own_address(getattr(found, "url", None), url),
        published_at=_moment(_day(getattr(found, "date", None)), scripts),
        notes=tuple(
            f"The page carries a fact check by {r.reviewer or 'itself'}: "
            f"“{r.claim}” – {r.rating or 'no rating'}."
            for r in reviews
        ),
    )


def _own_address(named: str | None, fetched: str | None) -> str | None:
    """The address a page gives itself, if that is at the site it came from: no page speaks for another."""
    if not named or not fetched:
        return named or fetched
    return named if urlsplit(named).hostname == urlsplit(fetched).hostname else fetched


class _Markup(HTMLParser):
    """Collects JSON-LD blocks, the texts of links and the page's language; knows no other tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.lang: str | None = None
        self.links: set[str] = set()
        self.published: list[str] = []
        """Times that the page's head gives for its publication."""
        self._link = False
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "html":
            self.lang = self.lang or values.get("lang")
        if tag == "meta" and (values.get("property") or values.get("itemprop")) in _PUBLISHED:
            self.published.append(values.get("content") or "")
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


def _moment(day: datetime | None, scripts: _Markup) -> datetime | None:
    """The time of publication with its zone, if the head gives one for the day that was found."""
    dates = [_day(words) for words in (*scripts.published, *_dates(scripts.found))]
    for when in dates:
        if (
            when is not None
            and when.tzinfo is not None
            and (day is None or abs((when.date() - day.date()).days) < 2)
        ):
            return when
    return day


def _dates(blocks: list[str]) -> Iterator[str]:
    """``datePublished`` of the objects in JSON-LD blocks."""
    for block in blocks:
        try:
            data = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data, 0):
            yield _text(item.get("datePublished"))


def _day(words: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(words)) if words else None
    except ValueError:
        return None
