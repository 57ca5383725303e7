"""Bare text: the headline and the "date, outlet" line stay in the text and are metadata too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from credtui.read.dates import byline
from credtui.text.sentences import paragraphs

_HEAD_LINES = 5
_LONGEST_TITLE = 300
_MARKUP = "#*_ \t"


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say."""

    title: str = ""
    published_at: datetime | None = None
    outlet: str = ""


def read_head(text: str, langs: Sequence[str]) -> Head:
    """Headline, date and outlet from the first lines of a bare article; empty where they say nothing."""
    lines = [span.of(text) for span in paragraphs(text[:4000])[:_HEAD_LINES]]
    title = lines[0].strip(_MARKUP) if lines else ""
    if len(title) > _LONGEST_TITLE or byline(title, langs):
        title = ""
    for line in lines[:_HEAD_LINES]:
        found = byline(line.strip(_MARKUP), langs)
        if found:
            return Head(title, found[0], found[1])
    return Head(title)
