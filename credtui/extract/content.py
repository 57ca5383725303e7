"""What a cue reports, as words of its sentence; the constructions (``content_*``) make it."""

from __future__ import annotations

from dataclasses import dataclass

from credtui.extract.cues import Cue
from credtui.extract.sentence import Sentence, Words
from credtui.syntax import Clause

TOLD = ("complement", "question")
"""Kinds of clause that tell what somebody says or asks."""


@dataclass(frozen=True, slots=True)
class Content:
    """A content and the construction (a word of ``CueGroup.takes``) by which it hangs on its cue."""

    words: Words
    what: str
    hole: Words | None = None
    """An inserted attribution inside ``words``."""


def told_behind(sentence: Sentence, cue: Cue) -> list[Clause]:
    """The clauses behind a cue that hang on its own and tell what is said."""
    return [c for c in sentence.children(cue.clause.number) if c.kind in TOLD and c.lo > cue.verb]


def end_of(sentence: Sentence, clause: Clause) -> int:
    """One past the last word of a clause with everything below it."""
    return sentence.extent(clause.number)[1]
