"""Bytes to text: which encoding, LF line ends, and a plain "no" to what is no text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

from credtui.read.errors import ReadError

MAX_BYTES = 20_000_000
"""Longest file that is read; an article is a thousand times smaller."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_LEGACY = ("cp1251", "koi8-u", "cp866", "cp1252", "iso8859-5", "mac-cyrillic", "cp1250")
_CHARSET = re.compile(rb"""(?i)\b(?:charset|encoding)\s*+=\s*+["']?\s*+([a-z0-9._:-]{2,30})""")
_SAMPLE = 60_000
_SUSPECT = 0.25
"""Mean score per non-ASCII character below which bytes are no text in any encoding known here."""
_LOST = "\ufffd"
_WHOLE = 5
"""Characters of UTF-8 to one broken one, at least, in a text that is called UTF-8 with damage."""
_CONTROL_SHARE = 0.02
_COMMON = frozenset("оеаинтсрвлкмдпуіїєяыьзбгчй")
_PUNCT = frozenset("«»“”„‘’–—…№\u00a0€°")


def decode(data: bytes, file: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Text with LF line ends, and notes on what had to be guessed.  Raises ReadError.

    ``declared`` is the encoding that a server or a page names: it is believed only of bytes that are not
    UTF-8 and that it can read.
    """
    if len(data) > MAX_BYTES:
        raise ReadError.of(
            file,
            f"the file is {len(data) / 1e6:.0f} MB; texts up to {MAX_BYTES / 1e6:.0f} MB are read",
            "one article a file",
        )
    text, notes = _decoded(data, file, declared)
    sample = text[:_SAMPLE]
    controls = sum(1 for c in sample if unicodedata.category(c) == "Cc" and c not in "\n\r\t\f\v")
    if "\0" in sample or controls > _CONTROL_SHARE * max(1, len(sample)):
        raise ReadError.of(file, "this is binary data, not text", "text, Markdown, HTML, PDF or a feed")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def declared_encoding(data: bytes, content_type: str = "") -> str:
    """The encoding that a content type or the head of a page names; empty if neither does."""
    for found in (_CHARSET.search(content_type.encode("ascii", "ignore")), _CHARSET.search(data[:2048])):
        if found:
            name = found.group(1).decode("ascii", "ignore")
            try:
                return codecs.lookup(name).name
            except (LookupError, ValueError):
                continue
    return ""


def _decoded(data: bytes, file: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), ()
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                raise ReadError.of(
                    file, f"the file says it is {encoding.upper()} but is broken", "", line, 1
                ) from None
    wide = _wide(data)
    if wide:
        try:
            return data.decode(wide), (f"Read as {wide} without a mark that says so.",)
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if (broken := _broken_utf8(data)) is not None:
        return broken, (f"{broken.count(_LOST)} characters could not be read.",)
    if b"\0" in data[:_SAMPLE]:
        raise ReadError.of(file, "this is binary data, not text", "text, Markdown, HTML, PDF or a feed")
    if declared:
        try:
            text = data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            return _legacy(data, file)
        if isinstance(text, str) and _score(text[:_SAMPLE]) >= _SUSPECT:
            return text, ()
    return _legacy(data, file)


def _broken_utf8(data: bytes) -> str | None:
    """The text if nearly all that is not ASCII is UTF-8: no other encoding looks like that by chance."""
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST)
    whole = sum(c > "\x7f" for c in text) - lost
    return text if whole > _WHOLE * lost else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: zero or Cyrillic high bytes at every other place."""
    sample = data[: min(len(data), 4000) // 2 * 2]
    if len(sample) < 8:
        return None
    high = frozenset(b"\x00\x04\x20")
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        share = sum(b in high for b in sample[offset::2]) / (len(sample) // 2)
        other = sum(b in (0, 4) for b in sample[1 - offset :: 2]) / (len(sample) // 2)
        if share > 0.9 and other < 0.1 and (0 in sample[offset::2]):
            return encoding
    return None


def _legacy(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    sample = data[:_SAMPLE]
    guess = _guess(sample)
    scored = []
    for rank, encoding in enumerate(dict.fromkeys((*_LEGACY, *([guess] if guess else [])))):
        try:
            part = sample.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            part = sample.decode(encoding, "replace") if encoding in _LEGACY else ""
        score = _score(part) + (0.03 if encoding == guess else 0.0)
        scored.append((-score, rank, encoding))
    best = min(scored)
    if -best[0] < _SUSPECT:
        raise ReadError.of(file, "no text in any encoding known here", "text in UTF-8")
    text = data.decode(best[2], "replace")
    lost = text.count(_LOST)
    notes = [f"Read as {best[2]}; the file does not say its encoding."]
    if lost:
        notes.append(f"{lost} characters could not be read.")
    return text, tuple(notes)


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    try:
        found = from_bytes(sample[:8000]).best()
    except Exception:  # a guess is welcome, never needed
        return None
    return found.encoding.replace("_", "-").replace("koi8-r", "koi8-u") if found else None


@lru_cache(maxsize=4096)
def _worth(char: str) -> float:
    if char in _COMMON:
        return 1.0
    if char in _PUNCT:
        return 0.8
    category = unicodedata.category(char)
    low = char.lower()
    if "\u0430" <= low <= "\u0491":
        return 0.7
    if category == "Ll" or category == "Lu":
        return 0.5
    return -1.0


def _score(text: str) -> float:
    """Mean worth of the non-ASCII characters; a capital after a small letter marks a wrong table."""
    total, count, before = 0.0, 0, ""
    for char in text:
        if char > "\x7f":
            count += 1
            total += _worth(char)
            if char.isupper() and before.islower():
                total -= 1.5
        before = char
    return total / count if count else 1.0
