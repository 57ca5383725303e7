"""Whom a pronoun stands for: the last participant before it of the same gender and number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from credtui.facets.phrases import Phrase
from credtui.facets.sense import Sense
from credtui.model import Ref

KEPT = 6
"""Participants remembered; further back a pronoun rarely reaches."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A participant with what a pronoun for it would agree in; None where the form does not say."""

    ref: Ref
    gender: str | None
    number: str | None


@dataclass(slots=True)
class Company:
    """The participants of a statement's clauses so far, in order of text."""

    members: list[Standing] = field(default_factory=list)

    def add(self, sense: Sense, phrase: Phrase, ref: Ref) -> None:
        """Remember a participant that is no pronoun."""
        top = next(
            (r for r in sense.readings(phrase.head) if r.pos in ("NOUN", "X") and (r.gender or r.number)),
            None,
        )
        one = Standing(ref, top.gender if top else None, top.number if top else None)
        others = [m for m in self.members if m.ref.id != ref.id]
        self.members = [*others[1 - KEPT :], one]

    def whom(self, sense: Sense, phrase: Phrase) -> Ref | None:
        """The referent of a personal pronoun of the third person; None if nobody or several fit alike."""
        if phrase.lo != phrase.head or phrase.head in sense.hits("relative"):
            return None
        forms = (r for r in sense.readings(phrase.head) if r.pos == "PRON" and r.person in (None, "3"))
        form = next((r for r in forms if r.number == "Plur" or r.gender in ("Masc", "Fem")), None)
        if form is None:
            return None
        fits = [m for m in self.members if _agrees(m, form.gender, form.number)]
        known = [m for m in fits if m.ref.known] or fits
        if len(known) != 1:
            return None
        head = sense.words.span(phrase.head, phrase.head)
        return replace(known[0].ref, words=head.of(sense.text), span=head)


def _agrees(one: Standing, gender: str | None, number: str | None) -> bool:
    if number == "Plur":
        return one.number == "Plur"
    return one.number != "Plur" and one.gender is not None and one.gender == gender
