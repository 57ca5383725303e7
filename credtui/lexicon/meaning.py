"""Sections ``[meaning]`` and ``[concept.*]``: polarity, modality, hedges, denial ladder, concepts."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints

Words = tuple[str, ...]


class Meaning(BaseModel):
    """Function words and small classes of words that decide what a clause claims.

    Entries are dictionary forms; several words make a phrase.  Every list may be empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    concord: bool = False
    """Several negators of one clause count as one ("ніхто нікого не бачив")."""
    negators: Words = ()
    """Verbs that negate what they lead to ("fail to"); what negates a predicate stands in ``[syntax]``."""
    negative_quantifiers: Words = ()
    """Prepositions that negate what they govern ("without"); pronouns of none stand in ``[syntax]``."""
    absence: Words = ()
    """Predicates that say something is not there ("немає", "absent")."""
    not_negating: Words = ()
    """Phrases that hold a negator but negate nothing ("not only", "не менше")."""
    denying: Words = ()
    """Verbs and nouns of denying; what they govern is denied."""
    falsehood: Words = ()
    """Words that call a report or a claim false ("fiction", "фейк")."""
    truth: Words = ()
    """Words that call a claim true; negated they reject it."""
    reports: Words = ()
    """Nouns for a report, a claim, a publication."""
    utterance: Words = ()
    """Verbs of saying: negated in the first person they deny an utterance."""
    declining: Words = ()
    """Phrases that refuse to take a position."""
    unconfirming: Words = ()
    """Phrases that decline to confirm or to deny."""
    possible: Words = ()
    planned: Words = ()
    conditional: Words = ()
    """Words that open a condition at the start of a clause ("if"): what follows is only possible."""
    demanded: Words = ()
    promising: Words = ()
    hedges: Words = ()
    """The speaker's own softening words."""
    distance: Words = ()
    """Words by which an outlet keeps its distance."""
    whole: Words = ()
    """All, every, the whole."""
    not_whole: Words = ()
    """Phrases with such a word that say nothing of the whole ("after all", "прежде всего")."""
    light: Words = ()
    """Verbs with little meaning of their own: the event is the noun or adjective beside them."""
    auxiliaries: Words = ()
    """Words before a main verb that only carry tense, mood or voice."""
    reporting: Words = ()
    """Verbs that report words; used to set an attribution frame of a bare sentence aside."""
    parts: Words = ()
    """Phrases that open a part of a total ("of them", "серед них")."""
    first_person: Words = ()
    third_person: Words = ()
    pronoun_forms: dict[str, tuple[str, str, str]] = {}
    """Pronoun -> gender, number, "person" or "thing", where the dictionary does not say."""
    origins: Words = ()
    """Those of the locative prepositions that tell where something came from or went to."""
    companions: Words = ()
    """Prepositions of the other side of a mutual event ("with", "з")."""
    topics: Words = ()
    """Prepositions before what is known or spoken of ("about", "про")."""
    regarding: Words = ()
    """Verbs that say what somebody counts as ("presume", "list", "вважати")."""
    misquoting: Words = ()
    """Phrases that say that words were ascribed or twisted ("put words in my mouth")."""
    owning: Words = ()
    """Verbs of confirming and admitting: denied of oneself they deny the words ("I confirmed nothing")."""
    hearing: Words = ()
    """Verbs of hearing: "nobody heard it from me"."""
    past: Words = ()
    """Auxiliaries of the past, where the dictionary gives verbs no tense of their own."""
    targets: Words = ()
    """Prepositions of what an attack without an object is aimed at ("on", "по")."""
    hit_at: Words = ()
    """Those of place that with an accusative say what was hit ("в")."""
    attempts: Words = ()
    """Verbs of trying, managing and failing: what is told is the infinitive behind them."""
    certain: Words = ()
    """Verbs and adjectives of knowing for sure: what stands under them is claimed ("clear", "відомо")."""
    doubting: Words = ()
    """Words of doubt: what stands under them is left open, unless they are negated."""
    contrasting: Words = ()
    """Openers whose clause is claimed as much as the main one ("although", "whereas")."""
    limiting: Words = ()
    """Adjectives that limit how often something happened ("only", "single", "regular")."""
    aboard: Words = ()
    """Words that put somebody inside a vehicle: "on board", "aboard", "на борту"."""
    transparent: Words = ()
    """Nouns that stand for what they are of ("the idea of a call")."""
    causing: Words = ()
    """Verbs whose subject is what brought the event about ("cause", "lead to")."""
    causes: Words = ()
    """Prepositions before what brought it about ("because of", "внаслідок")."""
    undergoing: Words = ()
    """Verbs whose subject is whom the event happened to ("undergo", "come under", "зазнати")."""
    silence: Words = ()
    """Nouns that by themselves say that there was nothing ("silence")."""
    receivers: Words = ()
    """Prepositions of a goal person where there is no dative ("to")."""
    locative: Words = ()
    """Prepositions that open a place."""
    determiners: Words = ()
    """Words that can only stand before a noun."""
    titles: Words = ()
    """Nouns before a personal name that are not the name ("president", "речник")."""
    calendar: Words = ()
    """Nouns of time: never a place or a participant."""


class ConceptWord(NamedTuple):
    """A word or phrase that names a concept."""

    phrase: str
    """Dictionary forms with spaces between them; a form that is none ("talks") means that form alone."""
    kind: str
    """Part of speech of its first word: VERB, NOUN, ADJ, or "" for any."""


_KINDS = {"v": "VERB", "n": "NOUN", "a": "ADJ"}
_WORDS = r"^[^\s,/]+( [^\s,/]+)*(/[vna])?(, [^\s,/]+( [^\s,/]+)*(/[vna])?)*$"


class ConceptWords(RootModel[Annotated[str, StringConstraints(pattern=_WORDS)]]):
    """The words of one concept in one language, parted by commas: ``"strike, hit/v, launch a strike"``.

    ``/v``, ``/n`` and ``/a`` bind a word to verbs, nouns or adjectives.  One text a concept keeps the
    sections of thousands of words quick to read.  Links between concepts stand in concepts.toml.
    """

    model_config = ConfigDict(frozen=True)

    @cached_property
    def entries(self) -> tuple[ConceptWord, ...]:
        """The words in order, each with the part of speech that it is bound to."""
        parted = (entry.partition("/") for entry in self.root.split(", "))
        return tuple(ConceptWord(phrase, _KINDS.get(kind, "")) for phrase, _, kind in parted)

    @property
    def words(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(entry.phrase for entry in self.entries)
