"""Pages, PDFs and feeds as they come: metadata, fact checks, short items, noise, other scripts."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.pipeline import statements_of
from credtui.read import ReadError, read_bytes
from credtui.read.reader import _documents
from tests.corrections.build import KNOWLEDGE
from tests.read.test_web import EN, UK


def page(head: str = "", body: str = "", lang: str = "en") -> str:
    lines = "".join(f"<p>{line}</p>" for line in EN)
    inside = f"<body>{body}<article>{lines}</article></body>"
    return f'<!doctype html><html lang="{lang}"><head>{head}</head>{inside}</html>'


def read(text: str | bytes, name: str = "a.html"):  # type: ignore[no-untyped-def]
    return read_bytes(text.encode() if isinstance(text, str) else text, name, KNOWLEDGE)


def test_the_time_of_publication_keeps_its_zone() -> None:
    meta = '<meta property="article:published_time" content="2031-05-12T09:17:00+03:00">'
    assert read(page(meta)).published_at == datetime.fromisoformat("2031-05-12T09:17:00+03:00")
    block = {"@graph": [{"@type": "NewsArticle", "datePublished": "2031-05-12T06:17:00Z"}]}
    ld = f'<script type="application/ld+json">{json.dumps(block)}</script>'
    assert read(page(ld)).published_at == datetime(2031, 5, 12, 6, 17, tzinfo=UTC)


def test_the_outlet_title_and_language_of_a_page() -> None:
    head = '<title>Bridge closed - Harbour Post</title><meta property="og:site_name" content="Harbour Post">'
    made = read(page(head + '<meta property="og:title" content="Bridge closed">'))
    assert (made.title, made.outlet, made.lang) == ("Bridge closed", "Harbour Post", "en")
    assert made.text.startswith("Bridge closed\n\nMayor Orest Lan")


@pytest.mark.parametrize("wrap", ["{}", "[{}]", '{{"@graph": [{}]}}', '{{"mainEntity": {{"x": [{}]}}}}'])
def test_fact_checks_in_any_nesting(wrap: str) -> None:
    review = {
        "@type": ["ClaimReview"], "claimReviewed": "The bridge is made of glass",
        "author": [{"name": "Quill Checkers"}], "reviewRating": {"alternateName": "False", "ratingValue": 1},
        "itemReviewed": {"author": {"name": "Orest Lan"}},
    }  # fmt: skip
    block = wrap.format(json.dumps(review))
    made = read(page(f'<script type="application/ld+json">{block}</script>'))
    (note,) = [n for n in made.notes if "fact check" in n]
    assert "Quill Checkers" in note
    assert "made of glass" in note
    assert "False" in note
    assert "made of glass" not in made.text, "the checker's wording is not put into the article"


def test_a_short_item_is_an_article_and_its_menu_is_not() -> None:
    html = (
        "<html><head><title>Bridge closed</title></head><body><nav><a href='/a'>Home</a>"
        "<a href='/b'>Sport</a></nav><article><h1>Bridge closed</h1>"
        "<p>Mayor Orest Lan said that the bridge was closed only once.</p>"
        "<p>Work goes on.</p></article><footer>Contact us here and now, please</footer></body></html>"
    )
    made = read(html)
    assert made.text.split("\n")[0] == "Bridge closed"
    assert "Home" not in made.text
    assert "Contact" not in made.text
    assert any("closed only once" in s.text for s in statements_of([made], KNOWLEDGE))


@pytest.mark.parametrize(
    "body",
    [
        "<ul>"
        + "".join(f'<li><a href="/{i}">Section number {i} of all news</a></li>' for i in range(60))
        + "</ul>",
        "<div>" + "".join(f'<a href="/{i}">Today {i}</a> | ' for i in range(60)) + "</div>",
        "<p>Log in</p><p>Sign up</p><p>Search</p><p>More</p><p>Privacy</p><p>Terms of use</p>",
        "<script>var article = 'Mayor Orest Lan said that the bridge was closed only once.'</script>",
        "",
    ],
)
def test_navigation_alone_is_a_plain_sentence(body: str) -> None:
    with pytest.raises(ReadError, match="no article"):
        read(f"<html><body>{body}</body></html>")


def _pdf(lines: tuple[str, ...]) -> bytes:
    """A PDF of one page with a line of text each."""
    shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 40 760 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Bridge closed) /CreationDate (D:20310512091700+03'00') >>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )
    return out


def test_a_pdf_is_read_with_its_title_and_date() -> None:
    made = read(_pdf(EN), "a.pdf")
    assert "the bridge was closed only once" in made.text
    assert (made.title, made.lang) == ("Bridge closed", "en")
    assert made.published_at is not None
    assert made.published_at.date().isoformat() == "2031-05-12"
    assert any("closed only once" in s.text for s in statements_of([made], KNOWLEDGE))


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk">
<title>Вербівські обрії</title>
<entry><title>Міст</title><link href="https://verba.example/1"/><updated>2031-05-12T06:17:00Z</updated>
<content type="html">&lt;p&gt;{}&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;</content></entry>
<entry><title>Міст</title><id>tag:verba.example,2031:2</id><summary>{}</summary></entry>
<entry><title>Міст</title><id>tag:verba.example,2031:3</id><summary>{}</summary></entry>
</feed>"""


def test_every_entry_of_an_atom_feed_is_a_document_of_its_own() -> None:
    found = _documents(ATOM.format(*UK).encode(), "feed.xml", KNOWLEDGE, None, "")
    assert len({d.id for d in found}) == 3
    assert {d.lang for d in found} == {"uk"}
    assert found[0].published_at == datetime(2031, 5, 12, 6, 17, tzinfo=UTC)
    assert found[0].text.split("\n") == ["Міст", "", UK[0], UK[1]]
    again = _documents(ATOM.format(*UK).encode(), "feed.xml", KNOWLEDGE, None, "")
    assert [d.id for d in found] == [d.id for d in again]


NOISE = (
    "TH E HARB0UR   P0ST\n\nMayor 0rest Lan sa1d that the br1dge was cIosed only once ,, and thank ed\n"
    "his ne1ghb0urs f0r the1r pat1ence . ‚‚We w0rk dav and n1ght,' he add ed\n\x0c\n\x0b- 3 -\n\nﬁnal ﬂag\n"
)


def test_noise_of_a_scanner_gives_a_document_and_no_failure() -> None:
    made = read(NOISE, "a.txt")
    assert made.lang == "en"
    for statement in statements_of([made], KNOWLEDGE):
        assert statement.text == statement.span.of(made.text)


RIGHT_TO_LEFT = (
    "أغلق الجسر مرة واحدة فقط، قال رئيس البلدية يوم الثلاثاء للصحفيين في الميناء.\n\n"
    "\u202bMayor Orest Lan said that the bridge was closed only once.\u202c\n\n"
    "לדברי המהנדסת, הגשר נסגר באופן קבוע מאז האביב, והעבודות יימשכו עד הסתיו.\n"
)


def test_text_that_runs_from_right_to_left() -> None:
    made = read(RIGHT_TO_LEFT, "a.txt")
    assert made.text == RIGHT_TO_LEFT
    found = statements_of([made], KNOWLEDGE)
    assert all(s.text == s.span.of(RIGHT_TO_LEFT) for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "«" * 100_000, "“a” " * 25_000, '"' * 100_000, "«Так», – сказав він. " * 1_000, "a" * 300_000,
        "– " * 20_000, "said that " * 1_000,
    ],
    ids=["open", "pairs", "marks", "dialogue", "word", "dashes", "cues"],
)  # fmt: skip
def test_strange_texts_give_a_result(text: str) -> None:
    made = read(text, "a.txt")
    for statement in statements_of([made], KNOWLEDGE):
        assert statement.text == statement.span.of(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>/apdivbody script\"'= \n&;!-[]{}:", max_size=300))
def test_any_markup_is_read_or_refused(text: str) -> None:
    try:
        made = read(f"<html><body>{text}</body></html>")
    except ReadError as error:
        assert error.problems[0].message
    else:
        assert made.text.strip()
