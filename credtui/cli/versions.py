"""What ``credtui add`` says of a changed page: its statements and the corrections made of them."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from credtui.cli.setup import tell

if TYPE_CHECKING:
    from credtui.corrections.model import Correction
    from credtui.knowledge import Knowledge
    from credtui.model import Document, Statement
    from credtui.store import Added
    from credtui.versions import Changes

_MOST = 20
"""Lines of one kind that are shown; the JSON has all."""
_LONGEST = 90


def version_row(
    added: Added,
    document: Document,
    before: Document | None,
    corrections: Sequence[Correction],
    knowledge: Knowledge,
) -> dict[str, Any]:
    """What became of one document that was read, as a JSON object."""
    row: dict[str, Any] = {
        "path": str(added.path), "document": document.id, "version": document.version,
        "number": added.version, "new": added.new, "changes": None, "corrections": [],
    }  # fmt: skip
    if not added.new or before is None:
        return row
    from credtui.pipeline import corrections_of, extraction_of
    from credtui.versions import changes_between

    mine = corrections_of(document, corrections)
    old = extraction_of([before], knowledge, mine)
    new = extraction_of([document], knowledge, mine)
    row["changes"] = _changes_row(changes_between(old.statements, new.statements))
    row["corrections"] = [
        {"id": a.id, "by": a.by, "says": a.says, "fate": a.fate, "reason": a.reason} for a in new.corrections
    ]
    return row


def _changes_row(changes: Changes) -> dict[str, Any]:
    return {
        "same": changes.same,
        "added": [_said(s) for s in changes.added],
        "gone": [_said(s) for s in changes.gone],
        "reworded": [{"before": _said(a), "after": _said(b)} for a, b in changes.reworded],
        "another_speaker": [{"before": _said(a), "after": _said(b)} for a, b in changes.another],
    }


def _said(statement: Statement) -> dict[str, Any]:
    return {"id": statement.id, "speaker": statement.speaker.name, "text": statement.text}


def tell_version(options: argparse.Namespace, row: dict[str, Any]) -> None:
    """The same in sentences, on standard error."""
    changes = row["changes"]
    if changes is None:
        return
    rows = [f"added: {_line(s)}" for s in changes["added"][:_MOST]]
    rows += [f"gone: {_line(s)}" for s in changes["gone"][:_MOST]]
    rows += [
        f"reworded: {_line(pair['before'])}\n{'':>11}now {_short(pair['after']['text'])}"
        for pair in changes["reworded"][:_MOST]
    ]
    rows += [
        f"said by another: {_line(pair['before'])}, now {pair['after']['speaker'] or 'nobody named'}"
        for pair in changes["another_speaker"][:_MOST]
    ]
    left = sum(max(0, len(changes[k]) - _MOST) for k in ("added", "gone", "reworded", "another_speaker"))
    if left:
        rows.append(f"and {left} more (--json shows all)")
    if not rows:
        tell(options, f"  its {changes['same']} statements are the same")
    for line in rows:
        tell(options, f"  {line}")
    fates = Counter(c["fate"] for c in row["corrections"])
    if row["corrections"]:
        tell(options, f"  corrections: {', '.join(f'{n} {fate}' for fate, n in sorted(fates.items()))}")
    for one in row["corrections"]:
        if one["fate"] == "orphaned":
            tell(options, f"  {one['id']} by {one['by']} ({one['says']}): {one['reason']}")


def _line(said: dict[str, Any]) -> str:
    return f"{said['speaker'] or 'nobody named'}: {_short(said['text'])}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
