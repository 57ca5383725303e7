"""Fetching a page that the user named: http(s) only, with limits, private addresses refused.

The name is resolved here and the request goes to the address that was checked, so a name that
resolves differently a second time gains nothing; every redirect is checked like the first address.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from credtui.read.errors import ReadError

MAX_PAGE = 5_000_000
"""Bytes."""
TIMEOUT = 20.0
"""Seconds for everything, redirects included."""
MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave."""

    url: str
    """Where it was found after redirects."""
    data: bytes
    content_type: str


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    max_bytes: int = MAX_PAGE,
    timeout: float = TIMEOUT,
    max_redirects: int = MAX_REDIRECTS,
) -> Fetched:
    """The bytes at ``url``.  Raises ReadError with a sentence for every way this can fail."""
    import httpx

    deadline = time.monotonic() + timeout
    current = url
    try:
        with httpx.Client(follow_redirects=False, trust_env=False, timeout=timeout) as client:
            for _ in range(max_redirects + 1):
                answer = _once(client, current, url, allow_private, max_bytes, deadline)
                if isinstance(answer, Fetched):
                    return answer
                current = answer
    except ReadError:
        raise
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise ReadError.of(url, f"the page cannot be fetched ({type(error).__name__})") from None
    raise ReadError.of(url, f"the page redirects more than {max_redirects} times")


def _once(
    client: Any, current: str, url: str, allow_private: bool, max_bytes: int, deadline: float
) -> Fetched | str:
    """One request: the page, or the address it redirects to."""
    parts = urlsplit(current)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ReadError.of(url, f"'{parts.scheme or current}' is not fetched", "an http or https address")
    address = _checked_address(
        parts.hostname, parts.port or (443 if parts.scheme == "https" else 80), url, allow_private
    )
    host = f"[{address}]" if ":" in address else address
    target = parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host, fragment="").geturl()
    name = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    headers = {
        "Host": name,
        "User-Agent": "credtui",
        "Accept": "text/html, application/xml, text/plain, */*;q=0.5",
    }
    request = client.build_request(
        "GET", target, headers=headers, extensions={"sni_hostname": parts.hostname}
    )
    request.extensions.setdefault("timeout", {})
    answer = client.send(request, stream=True)
    try:
        if answer.is_redirect:
            return urljoin(current, str(answer.headers.get("location", "")))
        if answer.status_code != 200:
            raise ReadError.of(url, f"the server answered {answer.status_code}", "200")
        return Fetched(
            current, _body(answer, url, max_bytes, deadline), answer.headers.get("content-type", "")
        )
    finally:
        answer.close()


def _body(answer: Any, url: str, max_bytes: int, deadline: float) -> bytes:
    chunks, size = [], 0
    for chunk in answer.iter_bytes():
        size += len(chunk)
        if size > max_bytes:
            raise ReadError.of(url, f"the page is larger than {max_bytes / 1e6:g} MB")
        if time.monotonic() > deadline:
            raise ReadError.of(url, "the page took too long")
        chunks.append(chunk)
    return b"".join(chunks)


def _checked_address(host: str, port: int, url: str, allow_private: bool) -> str:
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise ReadError.of(url, f"no address is known for '{host}'") from None
    for address in found:
        if not allow_private and not ipaddress.ip_address(address.split("%")[0]).is_global:
            raise ReadError.of(
                url, f"'{host}' is a private address", "a public address, or leave to use private ones"
            )
    return found[0]
