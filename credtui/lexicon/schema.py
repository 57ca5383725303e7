"""The shape of a lexicon file: one section a concern, each section its own model and module.

A new language is a new file; nothing in the code names a language's words.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from credtui.lexicon.attribution import Attribution
from credtui.lexicon.grounds import Grounds
from credtui.lexicon.language import Language
from credtui.lexicon.meaning import ConceptWords, Meaning
from credtui.lexicon.numbers import Numbers
from credtui.lexicon.speakers import Speakers
from credtui.lexicon.syntax import Syntax
from credtui.lexicon.times import Times
from credtui.lexicon.toponyms import Toponyms
from credtui.lexicon.wording import Wording


class Lexicon(BaseModel):
    """One language: ``rules/lexicon/<code>.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = 1
    language: Language
    toponyms: Toponyms = Toponyms()
    syntax: Syntax = Syntax()
    attribution: Attribution = Attribution()
    speakers: Speakers = Speakers()
    numbers: Numbers = Numbers()
    times: Times = Times()
    meaning: Meaning = Meaning()
    wording: Wording = Wording()
    grounds: Grounds = Grounds()
    concept: dict[str, ConceptWords] = {}


class ConceptLinks(BaseModel):
    """What a concept is to other concepts, the same in every language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = ""
    """The concept in a few English words, for screens and reports, where its id with spaces says it badly."""
    broader: tuple[str, ...] = ()
    """Concepts that this one is a kind of (phone-call -> contact)."""
    antonyms: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    """If this happened, so did these (kill -> die)."""
    excludes: tuple[str, ...] = ()
    """Cannot both hold of one thing at one time (sunk / afloat), without being plain antonyms."""
    measure: str | None = None
    """The measure that a number of its patients counts (kill -> killed)."""
    cumulative: bool | None = None
    """True if a running total of it can only grow."""
    light: bool = False
    """Says only that something took place, began or went on: the event is the noun beside it."""
    of_people: str | None = None
    """The concept it is when it happens to people (destroyed soldiers are killed)."""
    of_weapons: str | None = None
    """The concept it is when a weapon comes down on something (a shell that falls on a house strikes it)."""
    aboard: str | None = None
    """The concept it is done aboard a vehicle (to be on the plane is to be carried by it)."""
    launches: bool = False
    """Who does it to a weapon is the author of what the weapon hits (fire, launch, drop)."""
    thing: bool = False
    """A person or thing (crew, hospital), never the event of a claim."""
    place: bool = False
    """Something can happen there (hospital, street, sea)."""
    talk: bool = False
    """Words or thoughts about an event: itself the event of a claim only where there is no other."""
    theme: bool = False
    """The subject of its verb is what it happened to, unless there is an object (die, arrive)."""
    bearer: bool = False
    """The subject is what it happened to even beside an object (cross a border, survive a storm)."""
    mutual: bool = False
    """Both sides take part alike (contact, meet)."""
    repeatable: bool | None = None
    """False if it happens at most once to one patient (sink, die)."""

    @property
    def undergone(self) -> bool:
        """The subject alone is what it happened to."""
        return self.theme or self.bearer


class PlaceLinks(BaseModel):
    """A place by hand: a sea, a river, a historic region; its names stand in ``[language.places]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    """English name."""
    within: tuple[str, ...] = ()
    """Ids of places that it lies in."""
    holds: tuple[str, ...] = ()
    """Ids of places that lie in it."""


class Concepts(BaseModel):
    """``rules/lexicon/concepts.toml``: the links between concepts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = 1
    capitals: dict[str, str] = {}
    """Place id of a capital -> the territory whose government it stands for."""
    place: dict[str, PlaceLinks] = {}
    concept: dict[str, ConceptLinks] = {}

    def title(self, concept: str) -> str:
        """The concept in a few English words; its id for one that is not here."""
        links = self.concept.get(concept)
        return (links.title or concept.replace("-", " ")) if links else concept
