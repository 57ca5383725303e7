"""``corrections/*.toml`` of a case: one decision a file, written once; undo is a file that revokes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from credtui.bundled import shown
from credtui.corrections.model import Anchor, Correction, FacetValue, Seen, Value
from credtui.model import Count, Interval, Period, Ref, Speaker
from credtui.store.corrections_schema import (
    AnchorEntry,
    CorrectionFile,
    RefEntry,
    SpeakerEntry,
    ToEntry,
)
from credtui.store.files import write_atomic
from credtui.tomlio.load import load_model
from credtui.tomlio.problem import BadInput, Problem

FOLDER = "corrections"
_MOST_NAMES = 1000


def load_corrections(case: Path) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """Every correction of a case in order of time; a broken file is a problem and stays as it is."""
    out: list[Correction] = []
    problems: list[Problem] = []
    for file in sorted((case / FOLDER).glob("*.toml")):
        if file.name.startswith("."):
            continue
        try:
            out.append(_read(load_model(file, CorrectionFile, shown(file)), file.stem))
        except BadInput as error:
            problems.extend(error.problems)
    return tuple(sorted(out, key=lambda c: (c.at, c.id))), tuple(problems)


def save_correction(case: Path, correction: Correction) -> Correction:
    """Write a correction into a case's folder, under a name of its own; nothing is ever overwritten.

    Returns it with the name it got.  Raises OSError if the disk does.
    """
    data = correction_text(correction).encode("utf-8", "replace")
    stem = _stem(correction, data)
    for number in range(1, _MOST_NAMES):
        name = stem if number == 1 else f"{stem}-{number}"
        try:
            write_atomic(case / FOLDER / f"{name}.toml", data, replace=False)
        except FileExistsError:
            continue
        return replace(correction, id=name)
    raise FileExistsError(f"{case / FOLDER / stem}.toml and {_MOST_NAMES} more names are taken")


def _stem(correction: Correction, data: bytes) -> str:
    """A name that sorts by time and differs between two analysts who write in the same second."""
    moment = correction.at.astimezone(UTC)
    second = f"{moment:%Y%m%dT%H%M%S}.{moment.microsecond // 1000:03d}Z"
    return f"{second}-{correction.change}-{hashlib.sha256(data).hexdigest()[:8]}"


def moment_after(known: Iterable[Correction]) -> datetime:
    """The moment to write into a correction: now, and later than every correction that was seen, whatever
    the clocks of other analysts say."""
    moment = datetime.now(UTC)
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    return max((moment, *(c.at.astimezone(UTC) + timedelta(milliseconds=1) for c in known)))


# ------------------------------------------------------------------ file -> correction
def _read(file: CorrectionFile, name: str) -> Correction:
    seen = file.seen
    return Correction(
        id=name, by=file.by, at=file.at, document=file.document, change=file.change,
        statement=_anchor(file.statement) if file.statement else None,
        seen=Seen(_speaker(seen.speaker), seen.stance, seen.quote, seen.via, seen.value) if seen else None,
        claim=_anchor(file.claim) if file.claim else None,
        speaker=_speaker(file.to.speaker) if file.to.speaker else None,
        stance=file.to.stance, quote=file.to.quote, via=file.to.via,
        parts=tuple(_anchor(p) for p in file.to.part),
        facet=FacetValue(file.to.facet, _value(file.to)) if file.to.facet else None,
        revokes=file.revokes, version=file.version, note=file.note,
    )  # fmt: skip


def _anchor(entry: AnchorEntry) -> Anchor:
    return Anchor(entry.quote, entry.before, entry.after, entry.start)


def _speaker(entry: SpeakerEntry) -> Speaker:
    return Speaker(entry.name, entry.id, entry.kind, entry.words)


def _value(to: ToEntry) -> Value | None:
    if to.count is not None:
        c = to.count
        return Count(Interval(c.at_least, c.at_most), c.words, None, c.unit, c.approx)
    if to.period is not None:
        p = to.period
        return Period(p.start, p.end, p.words, None, p.precision)
    if to.refs is not None:
        return tuple(_ref(r) for r in to.refs)
    if to.ref is not None:
        return _ref(to.ref)
    return to.flag if to.flag is not None else to.choice if to.choice is not None else to.text


def _ref(entry: RefEntry) -> Ref:
    return Ref(entry.id or entry.words, entry.words, None, bool(entry.id))


# ------------------------------------------------------------------ correction -> file
def correction_text(one: Correction) -> str:
    """A correction as its file."""
    import tomli_w

    table: dict[str, Any] = {"format": 1, "by": one.by, "at": one.at.astimezone(UTC), "change": one.change}
    for key in ("document", "version", "revokes", "note"):
        if getattr(one, key):
            table[key] = getattr(one, key)
    if one.statement is not None:
        table["statement"] = _anchor_row(one.statement)
    if one.claim is not None:
        table["claim"] = _anchor_row(one.claim)
    if one.seen is not None:
        seen = one.seen
        table["seen"] = {
            "stance": seen.stance, "quote": seen.quote,
            **({"via": seen.via} if seen.via is not None else {}),
            **({"value": seen.value} if seen.value else {}),
            "speaker": _speaker_row(seen.speaker),
        }  # fmt: skip
    to = _to_row(one)
    if to:
        table["to"] = to
    return tomli_w.dumps(table)


def _to_row(one: Correction) -> dict[str, Any]:
    row: dict[str, Any] = {
        key: getattr(one, key) for key in ("stance", "quote", "via") if getattr(one, key) is not None
    }
    if one.speaker is not None:
        row["speaker"] = _speaker_row(one.speaker)
    if one.parts:
        row["part"] = [_anchor_row(p) for p in one.parts]
    if one.facet is not None:
        row["facet"] = one.facet.name
        row.update(_value_row(one.facet))
    return row


def _value_row(facet: FacetValue) -> dict[str, Any]:
    value = facet.value
    if value is None:
        return {"unknown": True}
    if isinstance(value, bool):
        return {"flag": value}
    if isinstance(value, Ref):
        return {"ref": _ref_row(value)}
    if isinstance(value, tuple):
        return {"refs": [_ref_row(r) for r in value]}
    if isinstance(value, Count):
        ends = {"at_least": value.interval.lo, "at_most": value.interval.hi, "unit": value.unit}
        more: dict[str, Any] = {"approx": True} if value.approx else {}
        kept = {k: _whole(v) for k, v in ends.items() if v is not None}
        return {"count": {**kept, "words": value.words, **more}}
    if isinstance(value, Period):
        days = {"from": value.start, "to": value.end}
        kept_days = {k: v for k, v in days.items() if v is not None}
        return {"period": {**kept_days, "words": value.words, "precision": value.precision}}
    from credtui.fields import FIELDS, Kind

    return {"choice" if FIELDS[facet.name].kind is Kind.ENUM else "text": value}


def _whole(value: float | str) -> float | int | str:
    return int(value) if isinstance(value, float) and value == int(value) else value


def _ref_row(ref: Ref) -> dict[str, str]:
    row = {"words": ref.words} if ref.words else {}
    return {**row, "id": ref.id} if ref.known or not ref.words else row


def _anchor_row(anchor: Anchor) -> dict[str, Any]:
    return {
        "quote": anchor.quote, "before": anchor.before, "after": anchor.after, "start": anchor.start,
    }  # fmt: skip


def _speaker_row(speaker: Speaker) -> dict[str, Any]:
    row: dict[str, Any] = {"name": speaker.name, "kind": speaker.kind}
    if speaker.id is not None:
        row["id"] = speaker.id
    if speaker.words:
        row["words"] = speaker.words
    return row
