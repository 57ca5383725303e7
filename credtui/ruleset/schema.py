"""The shape of a rule file; what a value may be is said here once, for checks, schema and docs."""

from __future__ import annotations

from datetime import date, datetime
from types import NoneType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

from credtui.model import CONFLICT_TYPES

FORMAT = 1
"""The newest rule file format this program reads."""

Relation = Literal["contradictory", "contrary"]
Excuse = Literal[
    "restatement", "update", "changed-account", "scope", "different-time", "different-event",
    "non-confirmation", "unrelated",
]  # fmt: skip
ConflictType = Literal[
    "denial", "negation", "number", "frequency", "time", "antonym", "attribution",
    "denied-utterance", "exclusivity", "lexical",
]  # fmt: skip
Points = Annotated[StrictInt, Field(ge=-100, le=100)]


Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Annotated[StrictInt, Field(ge=1, le=6)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _day(value: Any) -> Any:
    """A day as TOML's own date or as text."""
    if isinstance(value, datetime) or not isinstance(value, (str, date, NoneType)):
        raise ValueError('expected a date such as "2031-12-31"')
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError(f"'{str(value)[:40]}' is not a date such as \"2031-12-31\"") from None


Day = Annotated[date | None, BeforeValidator(_day)]


class ExampleSide(_Strict):
    """One side of an example when plain text is not enough."""

    text: str
    """The wording."""
    lang: str | None = None
    """Language code; found out if not given."""
    date: Day = None
    """ISO date on which it was said."""
    speaker: str | None = None
    """Who says it: an invented name."""
    outlet: str | None = None
    """Who publishes it: an invented name."""


def _plain_text(value: Any) -> Any:
    """A bare text stands for ``{ text = ... }``."""
    return {"text": value} if isinstance(value, str) else value


Side = Annotated[ExampleSide, BeforeValidator(_plain_text)]


class Example(_Strict):
    """Two texts and whether the rule must fire on them, in either order."""

    a: Side
    """One side: text, or a table with text, lang, date ..."""
    b: Side
    """The other side."""
    expect: Literal["match", "no-match"]
    """Whether the rule must fire or must not."""
    note: str = ""
    """A note for people."""


class RuleModel(_Strict):
    """``[rule.<id>]``: a condition on two propositions and what it argues for."""

    title: str
    """The rule in one sentence."""
    relation: Relation | None = None
    """What the pair is if this rule leads; only together with ``type``."""
    type: ConflictType | None = None
    """The kind of conflict; only together with ``relation``."""
    excuse: Excuse | None = None
    """Argues for a relation that is not a conflict."""
    gate: StrictBool = False
    """A veto: looked at before any points."""
    points: Points = 0
    """Whole points; ten double the odds."""
    group: str | None = None
    """Of the rules of one group only the strongest that fires counts (default: the type)."""
    explain: str = ""
    """What a reader is told; {a.field} stands for the source's own words."""
    why: str = ""
    """Why the conditions argue for what the rule argues for."""
    misfires: tuple[str, ...] = ()
    """When this rule is wrong."""
    references: tuple[str, ...] = ()
    """Where the idea comes from."""
    enabled: StrictBool = True
    """False switches the rule off."""
    formerly: tuple[str, ...] = ()
    """Earlier ids of this rule; they still work in overrides."""
    when: dict[str, Any]
    """The conditions: all must hold."""
    example: tuple[Example, ...] = ()
    """Two texts and whether the rule must fire on them."""


class CapModel(_Strict):
    """``[cap.<id>]``: a ceiling on a statement's grade, from its footing alone."""

    title: str
    """The ceiling in one sentence."""
    why: str = ""
    """Why a statement of this kind carries no further."""
    references: tuple[str, ...] = ()
    """Where the idea comes from."""
    enabled: StrictBool = True
    """False switches the ceiling off."""
    when: dict[str, Any]
    """The conditions on the footing: all must hold."""
    reliability: Reliability | None = None
    """Highest reliability, A to F."""
    credibility: Credibility | None = None
    """Best credibility, 1 to 6."""


class ScoringModel(_Strict):
    """``[scoring]``: half-way point of the score, reporting threshold, base rate for fitting."""

    offset: Annotated[StrictInt, Field(ge=-1000, le=1000)] = 50
    """The sum that stands for even odds."""
    threshold: Annotated[StrictInt, Field(ge=1, le=99)] = 50
    """The lowest score that is reported."""
    base_rate: Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)] | None = None
    """Share of conflicts among pairs, for fitting."""


class OverrideModel(_Strict):
    """``[override.<id>]``: what this pack changes in a rule or a cap of another file."""

    points: Points | None = None
    """Whole points of a rule; ten double the odds."""
    enabled: StrictBool | None = None
    """False switches the rule or cap off."""
    group: str | None = None
    """Group of a rule."""
    reliability: Reliability | None = None
    """Ceiling of a cap, A to F."""
    credibility: Credibility | None = None
    """Ceiling of a cap, 1 to 6."""
    reason: str = ""
    """Why, for people."""


class SuppressModel(_Strict):
    """``[[suppress]]``: silence one rule on statements that hold a text, with a reason."""

    rule: str
    """The id of the rule that is kept silent."""
    contains: str
    """The text (of either side) that silences it."""
    reason: Annotated[str, Field(min_length=3)]
    """Why, for people."""
    until: Day = None
    """ISO date after which the suppression no longer holds."""


class RuleFile(_Strict):
    """One ``rules/*.toml``."""

    format: Annotated[StrictInt, Field(ge=1)] = FORMAT
    """Version of the file format."""
    title: str = ""
    """What the pack is for."""
    extends: tuple[str, ...] = ()
    """Names (without .toml) of packs that this one builds on."""
    fitted: str = ""
    """Where the points come from, with held-out figures, for people."""
    scoring: ScoringModel | None = None
    """Half-way point, threshold, base rate."""
    rule: dict[str, RuleModel] = {}
    """Rules by id."""
    cap: dict[str, CapModel] = {}
    """Ceilings on grades by id."""
    override: dict[str, OverrideModel] = {}
    """What this pack changes in rules and caps of others, by id."""
    suppress: tuple[SuppressModel, ...] = ()
    """Rules kept silent on some texts."""


assert set(CONFLICT_TYPES) == set(ConflictType.__args__)  # type: ignore[attr-defined]
