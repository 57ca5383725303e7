"""Whom a pronoun stands for: the last participant before it of the same gender and number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from credtui.facets.view import View
from credtui.model import Ref, Statement
from credtui.syntax import Phrase

KEPT = 6
"""Participants remembered; further back a pronoun rarely reaches."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A participant with what a pronoun for it would agree in; None where the form does not say."""

    ref: Ref
    gender: str | None
    number: str | None
    person: bool | None = None


@dataclass(slots=True)
class Company:
    """The participants of a statement's clauses so far, in order of text."""

    speaker: Ref | None = None
    members: list[Standing] = field(default_factory=list)
    mentioned: list[Standing] = field(default_factory=list)
    """What was named beside the participants, for a pronoun that none of them fits."""
    events: dict[str, tuple[Ref | None, Ref | None]] = field(default_factory=dict)
    """Agent and patient of the events told so far, by concept."""

    def recall(self, statement: Statement) -> None:
        """Remember whom an earlier statement spoke of; their forms are not known any more."""
        for claim in statement.propositions:
            for ref in (claim.facets.patient, claim.facets.agent):
                if ref is not None and ref.known:
                    self._keep(Standing(replace(ref, span=None), None, None))

    def _keep(self, one: Standing) -> None:
        others = [m for m in self.members if m.ref.id != one.ref.id]
        self.members = [*others[1 - KEPT :], one]

    def add(self, view: View, phrase: Phrase, ref: Ref) -> None:
        """Remember a participant that is no pronoun."""
        word = view.words[phrase.head]
        number = phrase.number or word.first("number")
        person = word.animate if view.cases else (True if word.tag == "NNP" or ref.known else None)
        self._keep(Standing(ref, phrase.gender or word.first("gender"), number, person))

    def mention(self, view: View, phrase: Phrase, ref: Ref) -> None:
        """Remember a thing that took no part."""
        word = view.words[phrase.head]
        number = phrase.number or word.first("number")
        one = Standing(ref, phrase.gender or word.first("gender"), number, False)
        others = [m for m in self.mentioned if m.ref.id != ref.id]
        self.mentioned = [*others[1 - KEPT :], one]

    def goes_on(
        self, event: Ref | None, agent: Ref | None, patient: Ref | None, view: View
    ) -> tuple[Ref | None, Ref | None]:
        """Roles of an event that was told before: what two sides do together goes on between the same two."""
        if event is None or not event.known:
            return agent, patient
        before = self.events.get(event.id)
        mutual = view.links(event.id).mutual or "contact" in view.links(event.id).broader
        if mutual and before is not None and agent is None and patient is None:
            agent, patient = before
        elif agent is not None or patient is not None:
            self.events[event.id] = (agent, patient)
            if mutual:
                self.events["contact"] = (agent, patient)
        if mutual and agent is None and patient is None and "contact" in self.events:
            agent, patient = self.events["contact"]
        return agent, patient

    def points(self, view: View, phrase: Phrase) -> bool:
        """The phrase is a bare pronoun: it names nobody by itself."""
        pointing = phrase.head in view.hits("third_person") or phrase.head in view.hits("first_person")
        return pointing and phrase.lo == phrase.head

    def whom(self, view: View, phrase: Phrase) -> Ref | None:
        """The referent of a personal pronoun; None if nobody or several fit alike."""
        if not self.points(view, phrase):
            return None
        span = view.chars(phrase.head, phrase.head + 1)
        if phrase.head in view.hits("first_person"):
            return replace(self.speaker, span=span) if self.speaker else None
        gender, number, person = self._form(view, phrase)
        fits = [m for m in self.members if _agrees(m, gender, number, person)]
        if number == "Plur":
            fits = [m for m in fits if not _one_person(view, m.ref)]
        more = [m for m in self.mentioned if _agrees(m, gender, number, person)]
        for pool in ([m for m in fits if m.ref.known], [m for m in fits if m.person], fits, fits or more):
            if len(pool) == 1:
                return replace(pool[0].ref, span=span)
        return None  # several fit alike: none is meant for sure

    def _form(self, view: View, phrase: Phrase) -> tuple[str | None, str | None, bool | None]:
        word = view.words[phrase.head]
        if view.cases:
            plural = word.first("number") == "Plur"
            return (None if plural else word.first("gender")), word.first("number"), None
        gender, number, person = view.meaning.pronoun_forms.get(word.low, ("", "", ""))
        return gender or None, number or None, {"person": True, "thing": False}.get(person)


def _one_person(view: View, ref: Ref) -> bool:
    """A known person: "they" stands for nobody alone."""
    entry = view.knowledge.registry.sources.get(ref.id) if ref.known else None
    return entry is not None and entry.kind in ("official", "person")


def _agrees(one: Standing, gender: str | None, number: str | None, person: bool | None) -> bool:
    if number == "Plur":
        return one.number == "Plur" or one.number is None
    if one.number == "Plur":
        return False
    if person is not None and one.person is not None and one.person != person:
        return False
    return gender is None or one.gender is None or one.gender == gender
