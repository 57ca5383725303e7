"""Section ``[attribution]``: cue verbs and phrases, speaker nouns, distancing words, stance of a cue."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

CueStance = Literal["assert", "deny", "decline", "ask", "promise"]
Takes = Literal[
    "quote",
    "clause",
    "bare",
    "infinitive",
    "object",
    "reason",
    "about",
    "colon",
    "back",
    "passive",
    "reputed",
]


GAP = "..."
"""In a cue phrase: whatever its object is."""
NUMBER = "#"
"""At the end of a cue phrase: a number, be it behind "about" or "more than"."""


class CueGroup(BaseModel):
    """Verbs that report speech in the same way."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stance: CueStance = "assert"
    takes: tuple[Takes, ...]
    """What may follow: ``quote`` a quotation, ``clause`` complementiser + clause,
    ``bare`` a clause without one (and the inserted "X, he said, Y"), ``infinitive``,
    ``object`` a noun phrase that is the content,
    ``reason`` a noun phrase and, without a preposition, what it comes from ("пояснив повінь дощами"),
    ``about`` a preposition + noun phrase, ``colon`` a colon + clause, ``back`` only what stands before
    ("such a figure was published by X"), ``passive`` nothing: told in the passive, or by a plural without
    a subject, its own clause is the content ("Y is accused of Z"), ``reputed`` the same with an infinitive
    ("Y is said to Z")."""
    lemmas: tuple[str, ...]
    """Dictionary forms; more than one word makes a phrase whose first word is the verb ("point out");
    behind "..." stand words that its object parts from it ("put ... down to"); "#" is a number
    ("put ... at #")."""
    objects: tuple[str, ...] = ()
    """Dictionary forms of the nouns that the object must have ("withdraw" a claim); any if empty."""
    keeps_cue: bool = False
    """True if the content of this cue includes the verb itself ("declined to take sides")."""
    withheld: bool = False
    """True for verbs that count only under a negation, where they tell what somebody does not tell
    ("could not confirm", "would not discuss"); the content keeps the verb."""
    attitude: bool = False
    """True for thought, wish and judgement: reported only where a reader of attitudes asks for them."""

    @property
    def names(self) -> bool:
        """True if it gives its object a name or a part ("call", "blame"): all that follows is the content."""
        return "object" in self.takes and set(self.takes) <= {"object", "passive"}


class SpeechNouns(BaseModel):
    """Nouns of speech or thought with their clause: "the mayor's claim that", "обіцянка закрити"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stance: CueStance = "assert"
    takes: tuple[Literal["clause", "infinitive"], ...] = ("clause",)
    lemmas: tuple[str, ...]
    keeps_noun: bool = False
    """True if the content includes the noun itself ("refusal to take sides")."""
    attitude: bool = False
    """True for thought and wish: reported only where a reader of attitudes asks for them."""


class ByPhrase(BaseModel):
    """``за словами X``: preposition + noun of speech + who."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    preposition: str
    nouns: tuple[str, ...]
    """Dictionary forms of the nouns ("слово", "дані")."""


class Attribution(BaseModel):
    """What the language file says here; every list may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verbs: dict[str, CueGroup] = {}
    according: tuple[str, ...] = ()
    """Phrases followed by who says it: "according to", "згідно з"."""
    by_phrases: tuple[ByPhrase, ...] = ()
    as_words: tuple[str, ...] = ()
    """"As X reports": як, как, as."""
    back_references: tuple[str, ...] = ()
    """What opens a sentence that attributes the one(s) before it: "Про це", "Об этом"."""
    back_demonstratives: tuple[str, ...] = ()
    """Dictionary forms that make such an opening with a noun of speech: "Таку оцінку"."""
    citing: tuple[str, ...] = ()
    """Between an outlet and whom it quotes, dictionary forms or phrases: "cite", "із посиланням на"."""
    nouns: tuple[str, ...] = ()
    """Nouns of speech: statement, claim, заява, сообщение."""
    speech_nouns: dict[str, SpeechNouns] = {}
    """Nouns whose clause is what somebody says; they report only where their owner is named."""
    utters: tuple[str, ...] = ()
    """Dictionary forms of verbs that bring such a noun forth, so that their subject is its owner: "make"."""
    owners: tuple[str, ...] = ()
    """Prepositions before the owner of such a noun: by, from, "з боку"."""
    distance: tuple[str, ...] = ()
    """The outlet's distancing words: нібито, якобы, allegedly."""
    declines: tuple[str, ...] = ()
    """Phrases of dictionary forms that make any content a refusal: "no comment", "не знати"."""
    denials: tuple[str, ...] = ()
    """Phrases of dictionary forms that make any content a denial: "not true", "брехня"."""
    reports: tuple[str, ...] = ()
    """Nouns of a whole report that a denial can be about: article, allegation, публікація."""
    falsehoods: tuple[str, ...] = ()
    """Dictionary forms that deny what they are said of when somebody calls it so: false, ложный."""
    vehicles: tuple[str, ...] = ()
    """Dictionary forms of what words come in besides ``nouns``: interview, briefing, channel."""
    unsaid: tuple[str, ...] = ()
    """Dictionary forms of modals under which nothing has been said yet: would, could, мочь."""
    inside: tuple[str, ...] = ()
    """Prepositions of the institution in which it is said without a subject: "у Міноборони заявили"."""
    about: tuple[str, ...] = ()
    """Prepositions of what is refused or kept silent about."""
    anonymity: tuple[str, ...] = ()
    """Phrases of dictionary forms: a wish to stay unnamed, which says nothing about the matter."""
    link_lines: tuple[str, ...] = ()
    """Openings of lines that only point to other pages, or stand under pictures."""
