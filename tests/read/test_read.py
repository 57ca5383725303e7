"""Files, pages, PDFs, feeds and encodings become documents; whatever fails is a sentence with its place."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.knowledge import load_knowledge
from credtui.read import ReadError, paragraph_languages, read_bytes, read_many, read_path, read_url
from credtui.read.decode import decode
from credtui.read.front import split_front
from credtui.read.page import claim_reviews
from credtui.read.pdf import unwrap
from credtui.read.web import fetch

KNOWLEDGE = load_knowledge()
ARTICLE = (
    "Міст відкрили: що кажуть у Вербові\n14 травня 2021, «Вербівські обрії»\n\n"
    "Міст через річку відкрили в п'ятницю. Мер Остап Вартовенко сказав, що рух їздитиме без обмежень, "
    "і подякував їхнім сусідам за терпіння.\n"
)
PARAGRAPH = "The river bridge at Quillford opened on Friday after two years of work, the council said. "
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge opens</title>
<meta property="og:site_name" content="Quillford Observer"><meta property="og:title" content="Bridge opens">
<meta property="article:published_time" content="2021-05-14T10:00:00Z">
<script type="application/ld+json">{{"@type": "ClaimReview", "claimReviewed": "The bridge is made of glass",
"author": {{"name": "Quill Checkers"}}, "reviewRating": {{"alternateName": "False"}}}}</script></head>
<body><nav><a href="/a">Home</a><a href="/b">Sport</a></nav><article><h1>Bridge opens</h1>
{"".join(f"<p>{PARAGRAPH * 3}</p>" for _ in range(4))}</article></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Quillford Observer</title>
<language>en</language>
<item><title>First &amp; best</title>
<link>https://quillford.example/1</link>
<pubDate>Fri, 14 May 2021 10:00:00 GMT</pubDate>
<description>&lt;p&gt;The mill reopened.&lt;/p&gt;</description></item>
<item><title>Second</title>
<link>https://quillford.example/2</link>
<description>The weir broke.</description></item>
</channel></rss>"""


def read(text: str | bytes, name: str = "a.txt"):  # type: ignore[no-untyped-def]
    return read_bytes(text.encode() if isinstance(text, str) else text, name, KNOWLEDGE)


def test_a_bare_text_keeps_its_head_and_reads_it() -> None:
    document = read(ARTICLE)
    assert document.text == ARTICLE
    assert document.title == "Міст відкрили: що кажуть у Вербові"
    assert document.outlet == "Вербівські обрії"
    assert document.lang == "uk"
    assert document.published_at is not None
    assert document.published_at.isoformat() == "2021-05-14T00:00:00"


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("3 March 2020, The Quill Post", "2020-03-03", "The Quill Post"),
        ("March 3, 2020 | The Quill Post", "2020-03-03", "The Quill Post"),
        ("3 марта 2020, «Степной листок»", "2020-03-03", "Степной листок"),
        ("03.03.2020, 09:17", "2020-03-03", ""),
    ],
)
def test_bylines(line: str, day: str, outlet: str) -> None:
    document = read(f"A headline of a text\n{line}\n\nSome text about a river and a mill.")
    assert document.published_at is not None
    assert (document.published_at.date().isoformat(), document.outlet) == (day, outlet)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-u"]
)
def test_encodings(encoding: str) -> None:
    text = ARTICLE.translate({0xAB: '"', 0xBB: '"'})  # KOI8-U has no guillemets
    assert read(text.encode(encoding)).text == text


def test_line_ends_become_lf() -> None:
    assert (
        read("Один рядок тексту.\r\nДругий рядок.\rТретій.").text
        == "Один рядок тексту.\nДругий рядок.\nТретій."
    )


def test_front_matter_is_metadata_and_no_text() -> None:
    head = '+++\noutlet = "The Quill Post"\nlang = "en"\npublished_at = 2020-03-03\n'
    head += 'text_kind = "paraphrase"\n+++\n'
    document = read(head + "# A title\n\nBody text.\n", "a.md")
    assert document.text == "# A title\n\nBody text.\n"
    assert (document.title, document.outlet, document.text_kind) == (
        "A title",
        "The Quill Post",
        "paraphrase",
    )


def test_broken_front_matter_lists_every_problem_with_its_place() -> None:
    with pytest.raises(ReadError) as caught:
        read('+++\noutlet = "Q"\nlangg = "en"\nseen = "twice"\npublished_at = "yesterday"\n+++\nText', "a.md")
    assert [(p.line, p.column > 0) for p in caught.value.problems] == [(3, True), (4, True), (5, True)]
    assert caught.value.problems[0].suggestion == "lang"


def test_unclosed_front_matter() -> None:
    with pytest.raises(ReadError, match="not closed"):
        split_front("+++\noutlet = 'Q'\n", "a.md")


def test_a_page_gives_article_metadata_and_fact_checks() -> None:
    document = read(PAGE, "a.html")
    assert document.title == "Bridge opens"
    assert document.outlet == "Quillford Observer"
    assert "opened on Friday" in document.text
    assert "Sport" not in document.text
    assert any("made of glass" in note and "False" in note for note in document.notes)


def test_a_page_of_navigation_is_a_plain_sentence() -> None:
    links = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(40))
    with pytest.raises(ReadError, match="no article"):
        read(f"<html><body><nav><ul>{links}</ul></nav></body></html>", "a.html")


def test_broken_json_ld_is_passed_over() -> None:
    assert list(claim_reviews(["{", "[" * 50_000, '[{"@type": ["ClaimReview"]}]'])) != []


def test_a_feed_gives_one_document_an_entry(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(FEED, encoding="utf-8")
    first, second = read_many(file, KNOWLEDGE)
    assert first.title == "First & best"
    assert first.text == "First & best\n\nThe mill reopened."
    assert first.id != second.id
    with pytest.raises(ReadError, match="feed of 2 entries"):
        read_path(file, KNOWLEDGE)


def test_a_pdf_without_text_is_a_plain_sentence() -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    data = io.BytesIO()
    writer.write(data)
    with pytest.raises(ReadError, match="no text layer"):
        read(data.getvalue(), "a.pdf")
    with pytest.raises(ReadError, match="PDF cannot be read"):
        read(b"%PDF-1.7 broken", "a.pdf")


def test_hard_wrapped_lines_are_joined() -> None:
    assert unwrap(
        "The bridge over the river was opened on Fri-\nday by the mayor of the whole town\nof Quill."
    ) == ("The bridge over the river was opened on Friday by the mayor of the whole town of Quill.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no text"), (b" \n\t", "no text"), (b"PK\x03\x04abc", "zip"), (bytes(range(256)) * 9, "binary"),
        (b"a" * 20_000_001, "MB"), (b"\xff\xfea", "broken"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data)


def test_folders_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        read_path(tmp_path, KNOWLEDGE)
    with pytest.raises(ReadError, match="cannot be read"):
        read_path(tmp_path / "none.txt", KNOWLEDGE)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.xml"]))
def test_reading_random_bytes_raises_nothing_but_read_errors(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name, KNOWLEDGE)
    except ReadError as error:
        assert error.problems[0].message
    else:
        assert document.text.strip()


@given(st.text(max_size=200))
def test_utf8_text_survives(text: str) -> None:
    try:
        found, _ = decode(text.encode("utf-8", "ignore"), "a")
    except ReadError:
        return
    assert "\r" not in found


def test_paragraphs_have_their_own_language() -> None:
    text = f"{ARTICLE}\nА это уже совсем другой язык, и вы его, конечно, узнаёте.\n\n{PARAGRAPH}"
    assert [lang for _, lang in paragraph_languages(read(text), KNOWLEDGE.lexicons)][-3:] == [
        "uk",
        "ru",
        "en",
    ]


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/page":
            self._send(200, PAGE.encode(), "text/html; charset=utf-8")
        elif self.path == "/big":
            self._send(200, b"x" * 6_000_000, "text/plain")
        elif self.path == "/file":
            self._redirect("file:///etc/hostname")
        elif self.path == "/once":
            self._redirect("/page")
        else:
            self._redirect("/loop")

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _send(self, code: int, body: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = HTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


def test_a_named_address_is_read(server: str) -> None:
    (document,) = read_url(f"{server}/once", KNOWLEDGE, allow_private=True)
    assert document.title == "Bridge opens"


@pytest.mark.parametrize(
    ("path", "message", "private"),
    [
        ("/page", "private address", False), ("/big", "larger", True), ("/loop", "redirects more", True),
        ("/file", "not fetched", True),
    ],
)  # fmt: skip
def test_limits_of_fetching(server: str, path: str, message: str, private: bool) -> None:
    with pytest.raises(ReadError, match=message):
        fetch(server + path, allow_private=private)


def test_only_http() -> None:
    with pytest.raises(ReadError, match="not fetched"):
        fetch("ftp://quillford.example/a")


def test_damaged_utf8_is_still_utf8() -> None:
    """A few broken bytes do not make Cyrillic text gibberish; what was lost is counted."""
    text = "Мер сказав, що порт працює. "
    document = read(text.encode() + b"\xd0\xff" + text.encode())
    assert document.text.startswith(text) and document.text.count(text.strip()) == 2
    assert any("could not be read" in note for note in document.notes)
