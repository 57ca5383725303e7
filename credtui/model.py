"""The frozen types that travel from stage to stage (standard library only).

    documents -> statements -> propositions -> pairs -> signals -> ruleset -> conflicts -> disputes

Every type here is a value: nothing mutates it, a later stage makes a new one.  Offsets count code
points of ``Document.text`` (UTF-8 decoded, LF line ends, unnormalised, front matter excluded), so
``document.text[span.start:span.end]`` is always the text spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Literal

from credtui.frozen import dataclass

TextKind = Literal["original", "translation", "paraphrase", "transcript"]
Seen = Literal["original", "copy", "retelling"]
SourceKind = Literal["outlet", "agency", "official", "institution", "person", "anonymous", "unknown"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["assert", "deny", "decline", "ask", "promise"]
Fidelity = Literal["faithful", "adds-detail", "drops-qualifier", "original-not-seen"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["happened", "planned", "possible", "demanded"]
Precision = Literal["day", "week", "month", "season", "year", "open"]
DenialKind = Literal["evidence", "flat", "utterance", "limitation", "non-confirmation", "no-comment"]
About = Literal["whole-report", "utterance", "content"]

Fate = Literal["applied", "moved", "idle", "overruled", "revoked", "orphaned"]

CONFLICT_RELATIONS = ("contradictory", "contrary")
OTHER_RELATIONS = (
    "restatement", "update", "changed-account", "scope", "different-time", "different-event",
    "non-confirmation", "unrelated",
)  # fmt: skip
RELATIONS = CONFLICT_RELATIONS + OTHER_RELATIONS
CONFLICT_TYPES = (
    "denial", "negation", "number", "frequency", "time", "antonym", "attribution",
    "denied-utterance", "exclusivity", "lexical",
)  # fmt: skip
BANDS = ("clear", "check", "weak")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if ``other`` lies inside this range (or equals it)."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed interval of numbers; ``None`` is an open end.

    ``regularly`` is ``Interval(3, None)``; ``at most 50`` is ``Interval(None, 50)``.
    """

    lo: float | None = None
    hi: float | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a source gave it: the interval it allows and the source's own words."""

    interval: Interval
    words: str
    """Exactly the source's words ("regularly", "понад 40"): explanations show these, never the interval."""
    span: Span | None = None
    """Where the words stand in the document; None if they were carried over from elsewhere."""
    unit: str | None = None
    """Currency code, "percent", "km" ...; None for a bare count."""
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inclusive; ``None`` is an open end."""

    start: date | None
    end: date | None
    words: str = ""
    span: Span | None = None
    precision: Precision = "day"


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing, person, place or concept that a text names, made comparable across texts.

    ``id`` is a registry id ("peskov"), a concept id ("contact"), a CLDR territory ("UA"), or, when
    nothing better is known, a normalised name or lemma: then ``known`` is False.
    """

    id: str
    words: str
    span: Span | None = None
    known: bool = False
    of: tuple[str, ...] = ()
    """Ids of the countries, institutions and people that the words tie it to ("Ukrainian army": UA)."""
    capital: bool = False
    """Its head is written with a capital where no sentence starts: a name."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What one proposition claims.  ``None`` (or an empty tuple) is *unknown*, never "no".

    Each attribute is a row of the closed table in ``credtui.fields``.
    """

    polarity: Polarity | None = None
    event: Ref | None = None
    agent: Ref | None = None
    patient: Ref | None = None
    participants: tuple[Ref, ...] = ()
    """Everybody and everything that takes part, agent and patient included, in order of text."""
    place: Ref | None = None
    measure: str | None = None
    """What a quantity counts: a measure id such as ``killed`` or ``money``."""
    quantity: Count | None = None
    part: bool | None = None
    """The quantity is said to be part of a larger one ("five of them", "one of those killed")."""
    revises: bool | None = None
    """The claim is said to correct or to bring up to date what was said before."""
    occurrences: Count | None = None
    exclusive: bool | None = None
    unique: bool | None = None
    """True: a single definite event; False: repeatable or a state."""
    whole: bool | None = None
    when: Period | None = None
    covers: Period | None = None
    anchor: str | None = None
    """What tells the time where no date does ("while she was mayor"), verbatim."""
    modality: Modality | None = None
    hedge: str | None = None
    """The speaker's own softening words ("apparently"), not the outlet's."""
    distance: str | None = None
    """The outlet's distancing words ("нібито", "allegedly")."""
    stance: Stance | None = None
    """What the speaker does with this claim, where one statement does more than one thing."""
    denial: DenialKind | None = None
    about: About | None = None
    terms: tuple[str, ...] = ()
    """Content words in comparable form (concept ids, registry ids, transliterated lemmas), sorted."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One claim inside a statement."""

    span: Span
    text: str
    """Exactly ``document.text[span.start:span.end]``."""
    facets: Facets = Facets()


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one text of one outlet."""

    id: str
    """Stable name: from outlet + URL, or outlet + path (see ``credtui.store.identity``)."""
    version: str
    """SHA-256 (hex) of ``text`` as UTF-8."""
    path: str
    outlet: str
    """The outlet as the document names it."""
    outlet_id: str | None
    """Registry id, or None if the registry does not know the outlet."""
    lang: str
    text: str
    title: str = ""
    url: str | None = None
    published_at: datetime | None = None
    captured_at: datetime | None = None
    text_kind: TextKind = "original"
    seen: Seen = "original"
    notes: tuple[str, ...] = ()
    """What reading this document was unsure about, in sentences for a person."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of the chain primary -> ... -> outlet."""

    source: str
    """Registry id, or the name as written; for an anonymous source the outlet's descriptor."""
    kind: SourceKind
    fidelity: Fidelity


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is reported to have said something."""

    name: str
    """Name to show: the registry's name, else as written; an anonymous descriptor stays verbatim."""
    id: str | None
    """Registry id; always None for an anonymous or unknown speaker."""
    kind: SourceKind
    words: str = ""
    """The mention as it stands in the text (``speaker_text`` in JSON), e.g. a pronoun."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Footing:
    """What a statement rests on, as five neutral facts (DESIGN section 2)."""

    access: str = "unknown"
    """How would they know: witnessed, told, document, inferred, self, undisclosed, unknown."""
    stake: Literal["party", "not", "unknown"] = "unknown"
    offers: Literal["nothing", "description", "evidence"] = "nothing"
    path: str = ""
    """How it reached us, in words: "WSJ, from unnamed officials, retold by ..."."""
    independent: tuple[str, ...] = ()
    """Ids of statements by other, independent primaries that say so too."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty view of a footing; F and 6 mean unknown, not bad."""

    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"
    credibility: Literal[1, 2, 3, 4, 5, 6] = 6
    caps: tuple[str, ...] = ()
    """Ids of the cap rules that applied, strongest first."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of text that one speaker is reported to have uttered."""

    id: str
    document: str
    span: Span
    """Content without outer quotation marks, "that" and the final stop."""
    outer: Span
    text: str
    lang: str
    speaker: Speaker
    quote: QuoteKind
    stance: Stance
    cue: str = ""
    cue_span: Span | None = None
    via: str | None = None
    """The outlet the article says it comes from (name or id), None for the outlet's own reporting."""
    chain: tuple[Hop, ...] = ()
    distance: str | None = None
    """The outlet's distancing word about this statement, verbatim."""
    about: About | None = None
    said_at: datetime | None = None
    propositions: tuple[Proposition, ...] = ()
    footing: Footing = Footing()
    grade: Grade = Grade()
    corrected: bool = False
    """True if an analyst's correction shaped this statement."""


@dataclass(frozen=True, slots=True)
class Point:
    """One fired rule in one relation: the line a reader sees under the score."""

    rule: str
    points: int
    counted: bool
    swapped: bool
    explain: str
    file: str
    line: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What two propositions of two statements are to each other, and why.

    A conflict is a relation whose ``relation`` is *contradictory* or *contrary*.
    """

    id: str
    a: str
    """Statement id; ``a`` comes first by date, document, offset."""
    b: str
    a_proposition: int
    """Index into the statement's propositions."""
    b_proposition: int
    relation: str
    type: str | None
    score: int
    """1..99, from ``sum`` by the scoring formula."""
    band: str
    sum: int
    """Sum of the counted points."""
    points: tuple[Point, ...] = ()
    same_speaker: bool = False
    dispute: str | None = None

    @property
    def is_conflict(self) -> bool:
        """True for *contradictory* and *contrary*."""
        return self.relation in CONFLICT_RELATIONS


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute."""

    statements: tuple[str, ...]
    independent_primaries: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Conflicts that turn on one question."""

    id: str
    question: str
    positions: tuple[Position, ...]
    separation: str = "not separated"
    rests_on: str | None = None
    flip_cost: int | None = None
    settle: tuple[str, ...] = ()
    """What would settle it, in sentences."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What became of one correction by an analyst in one reading of the documents."""

    id: str
    """The correction's own name, which its file has too."""
    by: str
    change: str
    document: str
    fate: Fate
    """*applied* at its place; *moved*: found again after the text or the extraction changed; *idle*: the
    extraction says so by itself; *overruled* by a later one; *revoked*; *orphaned*: its place is gone."""
    says: str
    """What it changes, in a sentence for people."""
    reason: str = ""
    """Why it was not simply applied; empty if it was."""
    statement: str | None = None
    """Id of the statement that it shaped."""
    at: str = ""
    """When it was made, ISO 8601."""
    quote: str = ""
    """The words that were on screen as the statement."""
    facet: str = ""
    """The facet that it sets, for a *facet* correction."""
    claim: str = ""
    """The words of the claim whose facet that is."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """The ``[scoring]`` table: half-way point and reporting threshold, in points and score."""

    offset: int = 50
    threshold: int = 50


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything ``compare`` found in one set of documents; the one result object."""

    case: str | None
    ruleset_sha256: str
    scoring: Scoring
    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()
    conflicts: tuple[Relation, ...] = ()
    """Ranked: disputes between sources before one source's own discrepancies, then by score."""
    relations: tuple[Relation, ...] = ()
    """The non-conflicts that some rule argued for (filled only when asked for)."""
    disputes: tuple[Dispute, ...] = ()
    corrections: tuple[Amendment, ...] = ()
    """Every correction of the case's analysts and what became of it, oldest first."""
    notes: Mapping[str, str] = field(default_factory=dict)
