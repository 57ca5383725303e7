"""The shape of ``corrections/*.toml``: what was on screen, what it should be, who says so."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from credtui.corrections.model import Change
from credtui.fields import FIELDS, Kind, Scope
from credtui.fields import Field as Row
from credtui.model import Precision, QuoteKind, SourceKind, Stance

_STRICT = ConfigDict(extra="forbid", frozen=True)


class AnchorEntry(BaseModel):
    """Words of the text, with a little of what stands before and after them."""

    model_config = _STRICT

    quote: str = Field(min_length=1)
    before: str = ""
    after: str = ""
    start: int = Field(default=0, ge=0)


class SpeakerEntry(BaseModel):
    """Who is reported to have said it."""

    model_config = _STRICT

    name: str = ""
    id: str | None = None
    kind: SourceKind = "unknown"
    words: str = ""

    @model_validator(mode="after")
    def _nobody(self) -> Self:
        """An anonymous source is never an identity."""
        if self.id is not None and self.kind in ("anonymous", "unknown"):
            raise ValueError(f"a speaker of kind '{self.kind}' has no id")
        if self.id is not None and not self.id.strip():
            raise ValueError("the id of a source, or none")
        return self


class SeenEntry(BaseModel):
    """``[seen]``: what the extraction said when it was corrected."""

    model_config = _STRICT

    speaker: SpeakerEntry = SpeakerEntry()
    stance: Stance = "assert"
    quote: QuoteKind = "indirect"
    via: str | None = None
    value: str = ""


class RefEntry(BaseModel):
    """A name: the source's words, and the id of what they stand for if it has one."""

    model_config = _STRICT

    words: str = ""
    id: str = ""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.words.strip() or self.id.strip()):
            raise ValueError("needs words or an id")
        return self


class CountEntry(BaseModel):
    """A number as an interval; an end that is left out is open."""

    model_config = _STRICT

    at_least: float | None = None
    at_most: float | None = None
    words: str = ""
    unit: str | None = None
    approx: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError("needs at_least, at_most or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least is more than at_most")
        return self

    @field_validator("at_least", "at_most")
    @classmethod
    def _finite(cls, value: float | None) -> float | None:
        if value is not None and (value != value or abs(value) > 1e15):
            raise ValueError("a number that can be counted")
        return value


class PeriodEntry(BaseModel):
    """Days, both ends inclusive; an end that is left out is open."""

    model_config = _STRICT

    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")
    words: str = ""
    precision: Precision = "day"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start is None and self.end is None:
            raise ValueError("needs from, to or both")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError("from is later than to")
        return self


_VALUE_KEY: dict[Kind, str] = {
    Kind.ENUM: "choice", Kind.BOOL: "flag", Kind.TEXT: "text", Kind.REF: "ref", Kind.REFS: "refs",
    Kind.COUNT: "count", Kind.PERIOD: "period",
}  # fmt: skip
"""Under which key of ``[to]`` the value of a facet stands, by the kind of its field."""


class ToEntry(BaseModel):
    """``[to]``: the corrected value; which keys it has follows from the change."""

    model_config = _STRICT

    speaker: SpeakerEntry | None = None
    stance: Stance | None = None
    quote: QuoteKind | None = None
    via: str | None = None
    part: tuple[AnchorEntry, ...] = ()
    facet: str | None = None
    unknown: bool = False
    choice: str | None = None
    flag: bool | None = None
    text: str | None = None
    ref: RefEntry | None = None
    refs: tuple[RefEntry, ...] | None = None
    count: CountEntry | None = None
    period: PeriodEntry | None = None

    @model_validator(mode="after")
    def _one_value(self) -> Self:
        """The value has the type that the field table gives the facet."""
        given = [k for k in _VALUE_KEY.values() if getattr(self, k) is not None]
        if self.facet is None:
            if given or self.unknown:
                raise ValueError(f"'{(given or ['unknown'])[0]}' is the value of a facet; name the facet")
            return self
        row = _correctable(self.facet)
        if self.unknown == bool(given) or len(given) > 1 or (given and given[0] != _VALUE_KEY[row.kind]):
            raise ValueError(f"'{row.name}' takes {_VALUE_KEY[row.kind]} = ... or unknown = true")
        if self.choice is not None and row.values and self.choice not in row.values:
            raise ValueError(f"'{row.name}' is one of {', '.join(row.values)}, not '{self.choice}'")
        return self


def _correctable(name: str) -> Row:
    from credtui.corrections.claims import CORRECTABLE
    from credtui.tomlio.problem import nearest

    row = FIELDS.get(name)
    if row is None or row.scope is not Scope.PROPOSITION or name not in CORRECTABLE:
        near = nearest(name, CORRECTABLE)
        hint = f"; did you mean '{near}'?" if near else ""
        raise ValueError(f"'{name}' is no facet that can be corrected{hint}")
    return row


_NEEDS: dict[str, tuple[str, ...]] = {
    "speaker": ("speaker",), "stance": ("stance",), "quote": ("quote",), "via": ("via",),
    "add": ("speaker",), "facet": ("facet",), "span": ("part",), "split": ("part",), "join": ("part",),
}  # fmt: skip


class CorrectionFile(BaseModel):
    """One file of ``corrections/``."""

    model_config = _STRICT

    format: int = Field(default=1, ge=1, le=1)
    by: str = Field(min_length=1)
    at: datetime
    change: Change
    document: str = ""
    version: str = ""
    note: str = ""
    revokes: str = ""
    statement: AnchorEntry | None = None
    claim: AnchorEntry | None = None
    seen: SeenEntry | None = None
    to: ToEntry = ToEntry()

    @field_validator("by")
    @classmethod
    def _somebody(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the name of the analyst, not an empty text")
        return value.strip()

    @field_validator("at", mode="before")
    @classmethod
    def _zoned(cls, value: Any) -> Any:
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise ValueError("a time with its zone, without quotation marks: 2031-05-04T09:12:33Z")
        return value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.change == "revoke":
            if not self.revokes:
                raise ValueError("a change of 'revoke' needs revokes = the name of a correction's file")
            return self
        missing = [k for k in ("document", "statement") if not getattr(self, k)]
        missing += ["claim"] if self.change == "facet" and self.claim is None else []
        missing += [f"to.{k}" for k in _NEEDS.get(self.change, ()) if getattr(self.to, k) in (None, ())]
        if missing:
            raise ValueError(f"a change of '{self.change}' needs {', '.join(missing)}")
        if self.change == "span" and len(self.to.part) != 1:
            raise ValueError("a change of 'span' needs one [[to.part]]")
        if self.change == "split" and len(self.to.part) < 2:
            raise ValueError("a change of 'split' needs two [[to.part]] or more")
        return self
