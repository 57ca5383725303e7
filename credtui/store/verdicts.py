"""``verdicts/*.toml`` of a case: what an analyst decided about two statements, one decision a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from credtui.bundled import shown
from credtui.corrections.anchor import locate, overlap
from credtui.corrections.model import Anchor
from credtui.model import Document, Statement
from credtui.store.corrections_schema import AnchorEntry
from credtui.tomlio.load import load_model
from credtui.tomlio.problem import BadInput, Problem

FOLDER = "verdicts"
Decision = Literal["collides", "does-not-collide", "other-relation", "settled", "revoke"]
LEAST_OVERLAP = 0.5
"""Share of the words of both that a statement must have in common with a verdict's quotation."""


class SideEntry(AnchorEntry):
    """One of the two statements: its document and its words."""

    document: str = Field(min_length=1)


class VerdictFile(BaseModel):
    """One decision, written once; taking it back is a file that revokes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = 1
    by: str = Field(min_length=1)
    """Who decided."""
    at: datetime
    verdict: Decision
    reason: str = ""
    relation: str = ""
    """What the pair is instead, for *other-relation*."""
    a: SideEntry | None = None
    b: SideEntry | None = None
    revokes: str = ""
    """Name (without .toml) of the decision that is taken back."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision in force about two statements of the case as they are read now."""

    id: str
    by: str
    at: datetime
    collides: bool | None
    """None for *settled*, which says nothing of the pair itself."""
    a: str
    """Statement id."""
    b: str
    reason: str


def load_verdicts(
    case: Path, documents: Sequence[Document], statements: Sequence[Statement]
) -> tuple[tuple[Verdict, ...], tuple[Problem, ...]]:
    """The verdicts in force, oldest first; broken files and verdicts whose words are gone are problems."""
    files: dict[str, VerdictFile] = {}
    problems: list[Problem] = []
    for path in sorted((case / FOLDER).glob("*.toml")):
        try:
            files[path.stem] = load_model(path, VerdictFile, shown(path))
        except BadInput as error:
            problems += error.problems
    revoked = {f.revokes for f in files.values() if f.verdict == "revoke"}
    out: list[Verdict] = []
    for name, file in files.items():
        if file.verdict == "revoke" or name in revoked:
            continue
        sides = [_statement(side, documents, statements) for side in (file.a, file.b)]
        if sides[0] is None or sides[1] is None:
            where = shown(case / FOLDER / f"{name}.toml")
            problems.append(Problem(where, 0, 0, "the words of this verdict are in no statement of the case",
                                    severity="note"))  # fmt: skip
            continue
        collides = {"collides": True, "settled": None}.get(file.verdict, False)
        out.append(Verdict(name, file.by, file.at, collides, sides[0].id, sides[1].id, file.reason))
    return tuple(sorted(out, key=lambda v: (v.at, v.id))), tuple(problems)


def _statement(
    side: SideEntry | None, documents: Sequence[Document], statements: Sequence[Statement]
) -> Statement | None:
    """The statement whose words these are, or nearly."""
    text = next((d.text for d in documents if side and d.id == side.document), None)
    if side is None or text is None:
        return None
    place = locate(text, Anchor(side.quote, side.before, side.after, side.start))
    if place is None:
        return None
    near = [(overlap(place.span, s.span), s) for s in _of(side.document, statements)]
    best = max(near, key=lambda n: n[0], default=None)
    return best[1] if best is not None and best[0] >= LEAST_OVERLAP else None


def _of(document: str, statements: Sequence[Statement]) -> Iterator[Statement]:
    return (s for s in statements if s.document == document)
