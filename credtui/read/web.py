"""Fetching a page that the user named: http(s) only, with limits, private addresses refused.

The name is resolved here and the request goes to the address that was checked, so a name that
resolves differently a second time gains nothing; every redirect is checked like the first address.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from credtui.read.errors import ReadError

MAX_PAGE = 5_000_000
"""Bytes, unpacked."""
TIMEOUT = 20.0
"""Seconds for everything: names, redirects, the page."""
MAX_REDIRECTS = 5

_KINDS = ("text/", "application/xml", "application/xhtml", "application/rss", "application/atom",
          "application/rdf", "application/pdf", "application/x-pdf", "application/octet-stream")  # fmt: skip
"""Beginnings of the content types that can be an article; none given is looked at too."""
_EXPECTED = "a page, a text, a PDF or a feed"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave."""

    url: str
    """Where it was found after redirects, without a name and password in it and without a fragment."""
    data: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class _Limits:
    allow_private: bool
    max_bytes: int
    max_redirects: int
    deadline: float

    @property
    def left(self) -> float:
        return max(0.01, self.deadline - time.monotonic())


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    max_bytes: int = MAX_PAGE,
    timeout: float = TIMEOUT,
    max_redirects: int = MAX_REDIRECTS,
) -> Fetched:
    """The bytes at ``url``.  Raises ReadError with a sentence for every way this can fail.

    The work is done in a thread of its own: a server that sends one byte at a time, or a name that
    is looked up for ever, cannot hold the caller longer than ``timeout``.
    """
    limits = _Limits(allow_private, max_bytes, max_redirects, time.monotonic() + timeout)
    answers: list[Fetched | Exception] = []

    def work() -> None:
        try:
            answers.append(_follow(url, limits))
        except Exception as error:  # handed to the caller, who is waiting for it
            answers.append(error)

    thread = threading.Thread(target=work, daemon=True, name="credtui-fetch")
    thread.start()
    thread.join(timeout)
    if not answers:
        raise ReadError.of(url, f"the page took longer than {timeout:g} seconds")
    answer = answers[0]
    if isinstance(answer, Exception):
        raise answer
    return answer


def _follow(url: str, limits: _Limits) -> Fetched:
    import httpx

    current = url
    try:
        with httpx.Client(follow_redirects=False, trust_env=False) as client:
            for _ in range(limits.max_redirects + 1):
                answer = _once(client, current, url, limits)
                if isinstance(answer, Fetched):
                    return answer
                current = answer
    except ReadError:
        raise
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, zlib.error) as error:
        raise ReadError.of(url, f"the page cannot be fetched ({type(error).__name__})") from None
    raise ReadError.of(url, f"the page redirects more than {limits.max_redirects} times")


def _once(client: Any, current: str, url: str, limits: _Limits) -> Fetched | str:
    """One request: the page, or the address it redirects to."""
    parts = urlsplit(current)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ReadError.of(url, f"'{parts.scheme or current}' is not fetched", "an http or https address")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _checked_address(parts.hostname, port, url, limits.allow_private)
    request = client.build_request(
        "GET",
        _at(parts, address),
        headers={
            "Host": _host(parts.hostname, parts.port),
            "User-Agent": "credtui",
            "Accept": "text/html, application/xml, text/plain, */*;q=0.5",
            "Accept-Encoding": "identity",
        },
        timeout=limits.left,
        extensions={"sni_hostname": parts.hostname},
    )
    answer = client.send(request, stream=True)
    try:
        if answer.is_redirect:
            return urljoin(current, str(answer.headers.get("location", "")))
        if answer.status_code != 200:
            raise ReadError.of(url, f"the server answered {answer.status_code}", "200")
        kind = str(answer.headers.get("content-type", ""))
        if kind.strip() and not kind.strip().lower().startswith(_KINDS):
            raise ReadError.of(url, f"the server sent '{kind.split(';')[0].strip()}'", _EXPECTED)
        packed = str(answer.headers.get("content-encoding", "")).strip().lower()
        return Fetched(_plain(parts), _body(answer.iter_raw(), packed, url, limits), kind)
    finally:
        answer.close()


def _at(parts: SplitResult, address: str) -> str:
    """The same page at an address instead of a name; a name and password in it are not sent."""
    return parts._replace(netloc=_host(address, parts.port), fragment="").geturl()


def _plain(parts: SplitResult) -> str:
    return parts._replace(netloc=_host(parts.hostname or "", parts.port), fragment="").geturl()


def _host(name: str, port: int | None) -> str:
    shown = f"[{name}]" if ":" in name else name
    return shown if port is None else f"{shown}:{port}"


def _body(chunks: Iterable[bytes], packed: str, url: str, limits: _Limits) -> bytes:
    """The page's bytes, unpacked piece by piece so that no small answer grows beyond the limit."""
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ReadError.of(url, f"the server packed the page with '{packed}'", "gzip or nothing")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed not in ("", "identity") else None
    out, size = [], 0
    for chunk in chunks:
        piece = unpack.decompress(chunk, limits.max_bytes + 1 - size) if unpack else chunk
        size += len(piece)
        if size > limits.max_bytes or (unpack and unpack.unconsumed_tail):
            raise ReadError.of(url, f"the page is larger than {limits.max_bytes / 1e6:g} MB")
        if time.monotonic() > limits.deadline:
            raise ReadError.of(url, "the page took too long")
        out.append(piece)
    return b"".join(out)


def _checked_address(host: str, port: int, url: str, allow_private: bool) -> str:
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise ReadError.of(url, f"no address is known for '{host}'") from None
    for address in found:
        if not allow_private and not is_public(address):
            raise ReadError.of(
                url, f"'{host}' is a private address", "a public address, or leave to use private ones"
            )
    return found[0]


def is_public(address: str) -> bool:
    """True for an address of the public network, also inside the ways to write IPv4 as IPv6."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return True
    inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        inside.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return all(is_public(str(v4)) for v4 in inside if v4 is not None)
