"""A page from an address: what is taken, what is refused, and that no server can hold or flood the reader."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from credtui.read import ReadError, read_url
from credtui.read import web as web_module
from credtui.read.web import fetch, is_public
from tests.corrections.build import KNOWLEDGE

EN = (
    "Mayor Orest Lan said that the bridge was closed only once in the summer of that year.",
    "Engineer Vira Tkach said that twelve of the bolts were replaced in May and that more will follow.",
    "The clerks of the town hall left early on that day, and nobody was hurt when the gate came down.",
    "The harbour stays open all winter, the harbour master told the reporters who had come to see it.",
)
UK = (
    "Мер Остап Вартовенко сказав, що міст через річку закривали лише один раз за літо того року.",
    "Інженерка Віра Ткач сказала, що дванадцять болтів замінили у травні і що далі буде більше.",
    "Працівники мерії пішли того дня раніше, і ніхто не постраждав, коли впала брама порту.",
    "Порт працюватиме всю зиму, розповів начальник порту журналістам, які приїхали його оглянути.",
)


def _article(title: str, lines: tuple[str, ...]) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"


PAGE, CYRILLIC = _article("Bridge", EN), _article("Міст", UK)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<item><title>One</title><guid>a1</guid><description>The quay is open to all ships.</description></item>
<item><title>Two</title><guid>a2</guid><description>The weir broke on Monday.</description></item>
</channel></rss>"""


class _Server(BaseHTTPRequestHandler):
    seen: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        type(self).seen.append({"path": self.path, **dict(self.headers)})
        name = self.path.strip("/").replace("-", "_").partition("?")[0]
        getattr(self, f"_{name}", self._missing)()

    def _page(self) -> None:
        self._send(PAGE.encode(), "text/html; charset=utf-8")

    def _feed(self) -> None:
        self._send(FEED.encode(), "application/rss+xml")

    def _plain(self) -> None:
        self._send(b"Bridge closed\n\nMayor Orest Lan said that the bridge was closed.", "text/plain")

    def _header_charset(self) -> None:
        self._send(CYRILLIC.encode("koi8-u", "ignore"), "text/html; charset=koi8-u")

    def _meta_charset(self) -> None:
        text = CYRILLIC.replace("<head>", '<head><meta charset="windows-1251">')
        self._send(text.encode("cp1251"), "text/html")

    def _lying_charset(self) -> None:
        self._send(CYRILLIC.encode(), "text/html; charset=iso-8859-1")

    def _picture(self) -> None:
        self._send(b"\x89PNG\r\n", "image/png")

    def _json(self) -> None:
        self._send(b"{}", "application/json; charset=utf-8")

    def _untyped(self) -> None:
        self._send(PAGE.encode(), "")

    def _gzip(self) -> None:
        self._send(gzip.compress(PAGE.encode()), "text/html", "gzip")

    def _bomb(self) -> None:
        self._send(gzip.compress(b"x" * 60_000_000), "text/plain", "gzip")

    def _brotli(self) -> None:
        self._send(b"abc", "text/html", "br")

    def _broken_gzip(self) -> None:
        self._send(b"no gzip at all", "text/html", "gzip")

    def _slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def _slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(40):
            self.wfile.write(f"X-{number}: y\r\n".encode())
            self.wfile.flush()
            time.sleep(0.1)

    def _silent(self) -> None:
        time.sleep(3)

    def _empty(self) -> None:
        self._send(b"", "text/html")

    def _other_host(self) -> None:
        self._redirect(f"http://127.0.0.2:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def _named_host(self) -> None:
        self._redirect(f"http://localhost:{self.server.server_port}/page")  # type: ignore[attr-defined]

    def _nowhere(self) -> None:
        self.send_response(302)
        self.end_headers()

    def _ftp(self) -> None:
        self._redirect("ftp://files.example/a")

    def _missing(self) -> None:
        self.send_response(404)
        self.end_headers()

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _send(self, body: bytes, kind: str, packed: str = "") -> None:
        self.send_response(200)
        if kind:
            self.send_header("Content-Type", kind)
        if packed:
            self.send_header("Content-Encoding", packed)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        return

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # the reader has hung up, as it should
            return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("0.0.0.0", 0), _Server)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


def read(address: str) -> str:
    return read_url(address, KNOWLEDGE, allow_private=True)[0].text


@pytest.mark.parametrize("path", ["page", "untyped", "gzip"])
def test_pages(server: str, path: str) -> None:
    assert "the bridge was closed only once" in read(f"{server}/{path}")


@pytest.mark.parametrize("path", ["header-charset", "meta-charset", "lying-charset"])
def test_the_encoding_that_is_named_is_believed_if_it_can_be(server: str, path: str) -> None:
    assert "сказав, що м" in read(f"{server}/{path}")


def test_a_plain_text_and_a_feed(server: str) -> None:
    assert "Orest Lan" in read(f"{server}/plain")
    first, second = read_url(f"{server}/feed", KNOWLEDGE, allow_private=True)
    assert first.id != second.id
    assert "quay" in first.text


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("picture", "sent 'image/png'"), ("json", "sent 'application/json'"), ("missing", "answered 404"),
        ("brotli", "packed the page with 'br'"),
        ("broken-gzip", "cannot be fetched"),
        ("bomb", "larger than"),
        ("empty", "no text"), ("ftp", "'ftp' is not fetched"), ("nowhere", "redirects more than"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_one_sentence(server: str, path: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(f"{server}/{path}")


@pytest.mark.parametrize("path", ["slow", "slow-head", "silent"])
def test_no_server_holds_the_reader(server: str, path: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ReadError, match=r"took|cannot be fetched"):
        fetch(f"{server}/{path}", allow_private=True, timeout=0.6)
    assert time.monotonic() - begun < 2.5


def test_a_private_address_needs_leave(server: str) -> None:
    for address in (server, server.replace("127.0.0.1", "localhost"), server.replace("127.0.0.1", "0.0.0.0")):
        with pytest.raises(ReadError, match="private address"):
            fetch(f"{address}/page")


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_module, "is_public", lambda address: address == "127.0.0.1")
    assert fetch(f"{server}/page").data
    with pytest.raises(ReadError, match=r"'127\.0\.0\.2' is a private address"):
        fetch(f"{server}/other-host")


def test_every_address_of_a_name_must_be_public(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def two(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, 1, 6, "", (a, port)) for a in ("8.8.8.8", "10.0.0.7")]

    monkeypatch.setattr(web_module.socket, "getaddrinfo", two)
    with pytest.raises(ReadError, match="private address"):
        fetch("http://harbour.example/page")


def test_the_request_goes_to_the_checked_address_under_the_name(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    asked: list[str] = []

    def once(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(web_module.socket, "getaddrinfo", once)
    made = fetch(f"http://orest:secret@harbour.example:{port}/page?x=1#part", allow_private=True)
    assert made.url == f"http://harbour.example:{port}/page?x=1"
    assert asked[0] == "harbour.example"
    request = [r for r in _Server.seen if r["path"] == "/page?x=1"][-1]
    assert request["Host"] == f"harbour.example:{port}"
    assert "Authorization" not in request
    assert "secret" not in str(request)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False), ("255.255.255.255", False), ("240.0.0.1", False), ("::", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address",
    ["http://", "http://[::1", "http://harbour.example:99999/", "file:///etc/hosts", "http://a b/"],
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(ReadError):
        fetch(address, timeout=3)


def test_nothing_is_fetched_unless_an_address_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from credtui.cli import main

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://harbour.example/1">')
    (tmp_path / "a.html").write_text(page, "utf-8")
    (tmp_path / "b.xml").write_text(FEED, "utf-8")
    assert main(["new", "./case"]) == 0
    assert main(["add", "./case", "a.html", "b.xml", "--quiet"]) == 0
    assert main(["compare", "./case", "--quiet"]) == 0


def test_leave_for_private_addresses_on_the_command_line(
    server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from credtui.cli import main

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    assert main(["new", "./case"]) == 0
    assert main(["add", "./case", f"{server}/page"]) == 2
    assert "private address" in capsys.readouterr().err
    assert main(["add", "./case", f"{server}/page", "--allow-private"]) == 0
    (file,) = (tmp_path / "case" / "documents").glob("*.md")
    assert f'url = "{server}/page"' in file.read_text("utf-8")
