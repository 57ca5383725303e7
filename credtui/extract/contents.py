"""The content of a cue, by the construction that fits first: clause, infinitive, colon, insertion, object."""

from __future__ import annotations

from credtui.extract.content import Content
from credtui.extract.content_clause import of_clause
from credtui.extract.content_colon import of_colon
from credtui.extract.content_infinitive import of_infinitive
from credtui.extract.content_inserted import of_inserted
from credtui.extract.content_object import of_about, of_object, of_reason, of_withheld
from credtui.extract.cues import Cue
from credtui.extract.reputed import clause_of_nobody
from credtui.extract.sentence import Sentence


def content_of(sentence: Sentence, cue: Cue, cues: list[Cue]) -> Content | None:
    """What the cue reports, or None."""
    if cue.withheld:
        return of_withheld(sentence, cue)
    near = [c for c in (of_clause(sentence, cue, cues), of_infinitive(sentence, cue)) if c is not None]
    if near:
        return min(near, key=lambda c: c.words[0])
    said_of = clause_of_nobody(sentence, cue)
    if said_of is not None:
        return Content(*said_of)
    return (
        of_colon(sentence, cue)
        or of_inserted(sentence, cue, cues)
        or of_object(sentence, cue)
        or of_reason(sentence, cue)
        or of_about(sentence, cue)
    )
