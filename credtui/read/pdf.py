"""PDF files: the text layer, hard-wrapped lines joined into paragraphs."""

from __future__ import annotations

import io
import logging
from datetime import datetime
from typing import Any

from credtui.read.errors import ReadError

MAX_PAGES = 300
_STOPS = '.!?…:»”"'
_HYPHENS = "-\u00ad\u2010"


def read_pdf(data: bytes, file: str) -> tuple[str, str, datetime | None, tuple[str, ...]]:
    """Text, title, date and notes.  Raises ReadError for a broken, locked or scanned file."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are about the file, not for users
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError.of(file, "the PDF is locked with a password", "a PDF without a password")
        pages = [reader.pages[i].extract_text() for i in range(min(len(reader.pages), MAX_PAGES))]
        left_out = len(reader.pages) - len(pages)
        title, when = _metadata(reader)
    except ReadError:
        raise
    except Exception as error:  # pypdf raises what it likes on broken files
        raise ReadError.of(file, f"the PDF cannot be read ({type(error).__name__})", "a whole PDF") from None
    text = "\n\n".join(unwrap(page.replace("\r", "\n").replace("\0", "")) for page in pages).strip()
    if not text:
        raise ReadError.of(file, "the PDF has no text layer (a scan?)", "a PDF with text")
    notes = [f"{left_out} pages after page {MAX_PAGES} were left out."] if left_out > 0 else []
    return text, title, when, tuple(notes)


def _metadata(reader: Any) -> tuple[str, datetime | None]:
    try:
        information = reader.metadata
        title = str(information.title or "").strip() if information else ""
        when = information.creation_date if information else None
    except Exception:  # metadata may be broken where the pages are not
        return "", None
    return title, when if isinstance(when, datetime) else None


def unwrap(page: str) -> str:
    """Lines of one paragraph joined; a short line or one that ends a sentence closes its paragraph."""
    lines = [line.strip() for line in page.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    full = lengths[len(lengths) * 3 // 4]
    out: list[str] = []
    open_line = False
    for line in lines:
        if not line:
            open_line = False
            continue
        if open_line and out[-1][-1] in _HYPHENS and line[0].islower():
            out[-1] = out[-1][:-1] + line
        elif open_line:
            out[-1] += " " + line
        else:
            out.append(line)
        open_line = len(line) > 0.7 * full and not (line[-1] in _STOPS and len(line) < 0.9 * full)
    return "\n".join(out)
