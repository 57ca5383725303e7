"""The closed table of fields: one entry serves ``when``, ``explain``, JSON, the schema and the docs.

Scopes: a *proposition* field is written ``a.x`` / ``b.x`` for one side, or bare ``x`` to compare the
sides with a predicate; a *pair* field exists only between the sides; a *statement* field is read by
caps alone.  No entry names a speaker, outlet, country or kind of source: conflict rules cannot ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The type of a field's value; it decides which comparators and predicates apply."""

    ENUM = "enum"
    REF = "ref"
    REFS = "refs"
    COUNT = "count"
    PERIOD = "period"
    BOOL = "bool"
    NUMBER = "number"
    TEXT = "text"


class Scope(StrEnum):
    """Where a field lives."""

    PROPOSITION = "proposition"
    PAIR = "pair"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table."""

    name: str
    kind: Kind
    scope: Scope
    meaning: str
    values: tuple[str, ...] = ()
    unit: str | None = None


PREDICATES: dict[Kind, tuple[str, ...]] = {
    Kind.ENUM: ("equal", "opposite"),
    Kind.BOOL: ("equal", "opposite"),
    Kind.REF: ("equal", "same-concept", "opposite", "within", "disjoint"),
    Kind.REFS: ("equal", "overlap", "within", "disjoint"),
    Kind.COUNT: ("equal", "disjoint", "overlap", "within"),
    Kind.PERIOD: ("equal", "disjoint", "overlap", "within", "before"),
    Kind.TEXT: ("equal", "similar"),
    Kind.NUMBER: (),
}
"""Predicates of a bare field between the two sides, by kind."""

COMPARATORS: dict[Kind, tuple[str, ...]] = {
    Kind.ENUM: ("eq", "ne", "in", "known", "missing"),
    Kind.BOOL: ("eq", "ne", "known", "missing"),
    Kind.REF: ("eq", "ne", "in", "known", "missing"),
    Kind.REFS: ("known", "missing"),
    Kind.COUNT: ("eq", "ne", "ge", "gt", "le", "lt", "maybe_ge", "maybe_le", "known", "missing"),
    Kind.PERIOD: ("known", "missing"),
    Kind.TEXT: ("eq", "ne", "in", "known", "missing"),
    Kind.NUMBER: ("eq", "ne", "ge", "gt", "le", "lt", "known", "missing"),
}
"""Comparators of one side's field (or of a pair field), by kind."""

_P, _PAIR, _ST = Scope.PROPOSITION, Scope.PAIR, Scope.STATEMENT

_ROWS = (
    Field("polarity", Kind.ENUM, _P, "The speaker's net position on the claim", ("affirmed", "negated")),
    Field("event", Kind.REF, _P, "The concept of what happened (contact, strike, kill ...)"),
    Field("agent", Kind.REF, _P, "Who or what did it"),
    Field("patient", Kind.REF, _P, "Whom or what it was done to"),
    Field("participants", Kind.REFS, _P, "Everybody and everything that takes part"),
    Field("place", Kind.REF, _P, "Where"),
    Field("measure", Kind.ENUM, _P, "What the quantity counts (killed is not wounded)"),
    Field("quantity", Kind.COUNT, _P, "How many or how much", unit="as counted"),
    Field("part", Kind.BOOL, _P, "The quantity is said to be part of a larger one"),
    Field("revises", Kind.BOOL, _P, "Said to correct or bring up to date what was said before"),
    Field("occurrences", Kind.COUNT, _P, "How many times it happened", unit="times"),
    Field("exclusive", Kind.BOOL, _P, "The text says 'only' this"),
    Field("unique", Kind.BOOL, _P, "A single definite event (true) or repeatable / a state (false)"),
    Field("whole", Kind.BOOL, _P, "The text says all, every, the whole"),
    Field("when", Kind.PERIOD, _P, "The time of the event", unit="days"),
    Field("covers", Kind.PERIOD, _P, "The period for which a count or a 'never' is total", unit="days"),
    Field("anchor", Kind.TEXT, _P, "What tells the time where no date does"),
    Field("modality", Kind.ENUM, _P, "Did it happen, or is it planned, possible, demanded",
          ("happened", "planned", "possible", "demanded")),
    Field("hedge", Kind.TEXT, _P, "The speaker's own softening words"),
    Field("distance", Kind.TEXT, _P, "The outlet's distancing words"),
    Field("denial", Kind.ENUM, _P, "Rung of the denial ladder, strongest first",
          ("evidence", "flat", "utterance", "limitation", "non-confirmation", "no-comment")),
    Field("about", Kind.ENUM, _P, "What a denial or a refusal is about",
          ("whole-report", "utterance", "content")),
    Field("stance", Kind.ENUM, _P, "What the speaker does with the words",
          ("assert", "deny", "decline", "ask", "promise")),
    Field("terms", Kind.REFS, _P, "Content words in comparable form"),
    Field("text", Kind.TEXT, _P, "The proposition's own wording"),
    Field("same-speaker", Kind.BOOL, _PAIR, "Both statements are one speaker's"),
    Field("same-side", Kind.BOOL, _PAIR, "Both speakers stand on one side of this dispute"),
    Field("opposed-stakes", Kind.BOOL, _PAIR, "The speakers are parties on different sides"),
    Field("same-document", Kind.BOOL, _PAIR, "Both statements stand in one document"),
    Field("days-apart", Kind.NUMBER, _PAIR, "Days from a's statement to b's (negative: b is earlier)",
          unit="days"),
    Field("speaker-named", Kind.BOOL, _PAIR, "One side's speaker is among the other side's participants"),
    Field("shared-names", Kind.NUMBER, _PAIR, "Participants and places that both sides name", unit="names"),
    Field("shared-terms", Kind.NUMBER, _PAIR, "Content words both sides use, names and event apart",
          unit="words"),
    Field("term-share", Kind.NUMBER, _PAIR, "Share of the poorer side's names and words found on the other",
          unit="percent"),
    Field("names-clash", Kind.BOOL, _PAIR, "Both sides name participants or places and share none"),
    Field("agent-kind", Kind.ENUM, _PAIR, "Can the two be one who did it", ("same", "near", "other")),
    Field("patient-kind", Kind.ENUM, _PAIR, "Can the two be one whom it was done to",
          ("same", "near", "other")),
    Field("place-kind", Kind.ENUM, _PAIR, "Can the two be one place", ("same", "near", "other")),
    Field("target-kind", Kind.ENUM, _PAIR, "Can whom or where it hit be one", ("same", "near", "other")),
    Field("agents-apart", Kind.BOOL, _PAIR, "Who did it belongs to two sides, or to one and to chance"),
    Field("agents-differ", Kind.BOOL, _PAIR, "Both say who did it, and the two cannot be one"),
    Field("patients-differ", Kind.BOOL, _PAIR,
          "Both say what it was done to, and the two cannot be one"),
    Field("places-differ", Kind.BOOL, _PAIR, "Both name a place, and the two cannot be one"),
    Field("numbers-differ", Kind.BOOL, _PAIR,
          "Both give a quantity and the two exclude each other; a denied nought is none"),
    Field("counts-differ", Kind.BOOL, _PAIR, "Both say how often and the two exclude each other"),
    Field("dates-differ", Kind.BOOL, _PAIR, "Both give a time and the two do not meet"),
    Field("measures-differ", Kind.BOOL, _PAIR, "Both say what they count and it is not the same"),
    Field("modality-differs", Kind.BOOL, _PAIR, "One tells what happened, the other a plan or a chance"),
    Field("outside-window", Kind.BOOL, _PAIR,
          "What one side tells is not known to lie in the time of the denial"),
    Field("windows-apart", Kind.BOOL, _PAIR, "Both speak of a period and the two do not meet"),
    Field("events-opposite", Kind.BOOL, _PAIR, "The two event concepts exclude each other"),
    Field("event-kind", Kind.ENUM, _PAIR, "What the two event concepts are to each other",
          ("same", "narrower", "implied", "opposite", "other", "mentioned", "related")),
    Field("window", Kind.ENUM, _PAIR, "Do the periods spoken of meet (covers, else when)", ("meet", "apart")),
    Field("toll", Kind.ENUM, _PAIR, "How a count moves from the earlier statement to a later one",
          ("grows", "shrinks", "level")),
    Field("answers", Kind.BOOL, _PAIR, "One side denies or declines and can be answering the other"),
    Field("wording-share", Kind.NUMBER, _PAIR, "Share of the shorter wording's words found in the longer one",
          unit="percent"),
    Field("wording-shared", Kind.NUMBER, _PAIR, "Words and names that stand in both wordings",
          unit="words"),
    Field("wording-rest", Kind.NUMBER, _PAIR, "Words of the shorter wording without a partner", unit="words"),
    Field("wording-extra", Kind.NUMBER, _PAIR, "Words of the longer wording without a partner", unit="words"),
    Field("wording-names", Kind.NUMBER, _PAIR, "Names that stand in both wordings", unit="names"),
    Field("swap", Kind.ENUM, _PAIR, "What one word of a near-identical wording was exchanged for",
          ("none", "antonym", "number", "year", "ordinal", "calendar", "place", "colour", "name", "kind",
           "sister", "trait")),
    Field("swap-fit", Kind.ENUM, _PAIR, "Where the exchanged words stand: under one preposition of one word"
          " (slot), under one preposition (marker), anywhere (loose)", ("none", "loose", "marker", "slot")),
    Field("negates-shared", Kind.BOOL, _PAIR, "One wording negates a word that the other one affirms"),
    Field("denied-rest", Kind.NUMBER, _PAIR, "Words of the negated claim that the other wording does not say",
          unit="words"),
    Field("denied-names", Kind.NUMBER, _PAIR, "Names of the negated claim that the other wording holds too",
          unit="names"),
    Field("embedding", Kind.ENUM, _PAIR, "What one wording does with what the other simply says: has it"
          " believed (held), not believed (denied), takes it for granted (given), leaves it open",
          ("main", "held", "denied", "given", "open")),
    Field("one-negated", Kind.BOOL, _PAIR, "Exactly one wording negates something"),
    Field("one-rejects", Kind.BOOL, _PAIR, "Exactly one wording holds a word that rejects (hoax, fake)"),
    Field("one-doubts", Kind.BOOL, _PAIR, "Exactly one wording leaves open whether it is so"),
    Field("one-attributes", Kind.BOOL, _PAIR, "Exactly one wording leaves the claim to somebody else"),
    Field("numbers-round", Kind.BOOL, _PAIR, "A number of one wording may be the other's in fewer figures"),
    Field("one-denies", Kind.BOOL, _PAIR, "Exactly one wording negates the verb of a main clause"),
    Field("both-ahead", Kind.BOOL, _PAIR, "Both wordings speak of what is to come or under way"),
    Field("one-confirms", Kind.BOOL, _PAIR, "Exactly one wording stands by the claim (confirms it)"),
    Field("one-part", Kind.BOOL, _PAIR, "Exactly one wording says that its figure is part of a larger one"),
    Field("one-revises", Kind.BOOL, _PAIR, "A wording says that it revises a figure"),
    Field("new-things", Kind.NUMBER, _PAIR, "Wordings that begin with a thing of a kind, not with a known one"
          " (a man, two dogs)", unit="wordings"),
    Field("stake", Kind.ENUM, _ST, "Whether the speaker is a party to this dispute",
          ("party", "not", "unknown")),
    Field("access", Kind.ENUM, _ST, "How the speaker would know",
          ("witnessed", "told", "document", "inferred", "self", "undisclosed", "unknown")),
    Field("offers", Kind.ENUM, _ST, "What the speaker offers", ("nothing", "description", "evidence")),
    Field("corroborated", Kind.BOOL, _ST, "An independent primary of another side says so too"),
    Field("independent-primaries", Kind.NUMBER, _ST, "Independent primaries that say so", unit="sources"),
    Field("hops", Kind.NUMBER, _ST, "Links between the primary and the outlet", unit="hops"),
    Field("original-seen", Kind.BOOL, _ST, "The outlet saw the original"),
    Field("qualifier-dropped", Kind.BOOL, _ST, "A hop of the chain dropped a qualifier"),
    Field("self-report", Kind.BOOL, _ST, "A party speaks about itself"),
    Field("age-days", Kind.NUMBER, _ST, "Days from the statement to the moment of comparison", unit="days"),
)  # fmt: skip

FIELDS: dict[str, Field] = {row.name: row for row in _ROWS}
"""Every field there is, by name, in the order of the documentation."""
