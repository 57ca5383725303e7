"""TOML front matter between +++ lines."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

from credtui.model import Seen, TextKind
from credtui.read.errors import ReadError
from credtui.tomlio.load import check_model
from credtui.tomlio.problem import BadInput

_FENCE = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)


class FrontMatter(BaseModel):
    """What the head of a case document says; see DESIGN, "Files a user keeps"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # missing = not known; an empty text is a slip and stays an error
    outlet: str = ""
    url: str | None = None
    title: str | None = None
    lang: str | None = None
    published_at: datetime | None = None
    captured_at: datetime | None = None
    text_kind: TextKind = "original"
    seen: Seen = "original"

    @field_validator("published_at", "captured_at", mode="before")
    @classmethod
    def _whole_day(cls, value: Any) -> Any:
        """A bare date is that day's midnight without a zone; text and numbers are no times."""
        if isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)
        raise ValueError("a date or a time, without quotation marks: 2024-10-25 or 2024-10-25T09:17:00+03:00")

    @field_validator("outlet")
    @classmethod
    def _named(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the name or registry id of the outlet, not an empty text")
        return value.strip()


def split_front(text: str, file: str) -> tuple[FrontMatter | None, str]:
    """Front matter and the text after it, byte for byte; ``(None, text)`` if there is none.

    Raises ReadError with every problem at its line and column.
    """
    if not text.startswith("+++"):
        return None, text
    first = _FENCE.match(text)
    if first is None:
        return None, text
    last = _FENCE.search(text, first.end() + 1) if first.end() < len(text) else None
    if last is None:
        raise ReadError.of(file, "the front matter is not closed", "a second line of +++", 1, 1)
    # the opening line becomes an empty one, so that lines count as in the file
    try:
        front = check_model(text[first.end() : last.start()], FrontMatter, file)
    except BadInput as error:
        raise ReadError(error.problems) from None
    body = text[last.end() :]
    return front, body[1:] if body.startswith("\n") else body
