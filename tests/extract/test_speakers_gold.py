"""Right speaker and right ``via`` on the shared articles, given the labelled mentions (floors)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from credtui.extract.chain import build_chains
from credtui.extract.speakers import resolve_speakers
from credtui.knowledge import load_knowledge
from credtui.model import Document, Span, Speaker, Statement
from credtui.read import read_path
from credtui.registry import Registry, SourceEntry
from credtui.registry.names import NameIndex, same_name
from tests.shared import shared

KNOWLEDGE = load_knowledge()
SPEAKER_FLOOR, VIA_FLOOR = 0.92, 0.92


def labelled(document: Document, rows: list[dict[str, Any]]) -> Iterator[Statement]:
    """Statements as an extractor with perfect spans would give them, the mentions unresolved."""
    text = document.text
    for row in rows:
        start = text.index(row["text"])
        cue = min(_places(text, row["cue"]) or [start], key=lambda at: abs(at - start))
        words = row["speaker_span"]
        places = _places(text, words)
        at = min(places, key=lambda p: abs(p - cue)) if places else None
        span = Span(at, at + len(words)) if at is not None else None
        content = Span(start, start + len(row["text"]))
        cue_span = Span(cue, cue + len(row["cue"])) if row["cue"] else None
        yield Statement(
            row["id"], document.id, content, content, row["text"], document.lang,
            Speaker(words, None, "unknown", words, span), row["quote"], row["stance"], row["cue"], cue_span,
        )  # fmt: skip


def _places(text: str, words: str) -> list[int]:
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []


class Judge:
    """Compares names across scripts, with the gold's own list of aliases."""

    def __init__(self) -> None:
        rows = [json.loads(x) for x in shared("gold/sources.jsonl").read_text(encoding="utf-8").splitlines()]
        entries = {
            r["id"]: SourceEntry(kind=r["kind"], names={k: tuple(v) for k, v in r["names"].items() if v})
            for r in rows
            if r["kind"] != "anonymous"
        }
        self.index = NameIndex(Registry(entries, "gold"), KNOWLEDGE.lexicons)

    def same(self, ours: str, gold: str, lang: str) -> bool:
        mine = self.index.find(ours, lang) or self.index.find(ours, "en")
        return same_name(ours, gold) or (mine is not None and mine == self.index.find(gold, "en"))

    def speaker(self, speaker: Speaker, gold: str, lang: str) -> bool:
        if not gold.startswith("anonymous"):
            return self.same(speaker.name, gold, lang)
        spokes = speaker.kind == "institution" and ("spokesman" in gold or "representative" in gold)
        return spokes or (speaker.kind == "anonymous" and speaker.id is None)

    def via(self, ours: str | None, gold: str | None, lang: str) -> bool:
        return ours is gold if ours is None or gold is None else self.same(ours, gold, lang)


def test_right_speaker_and_via() -> None:
    judge = Judge()
    right_speaker = right_via = total = 0
    files: list[Path] = [*shared("gold/articles").glob("*.json"), *shared("gold/cases").glob("*/*.json")]
    for file in sorted(files):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if "statements" not in gold:
            continue
        document = read_path(file.with_suffix(".txt"), KNOWLEDGE)
        made = list(labelled(document, gold["statements"]))
        found = build_chains(resolve_speakers(made, document, KNOWLEDGE), document, KNOWLEDGE)
        for row, statement in zip(gold["statements"], found, strict=True):
            total += 1
            right_speaker += judge.speaker(statement.speaker, row["speaker"], document.lang)
            right_via += judge.via(statement.via, row["via"], document.lang)
    print(f"speaker {right_speaker / total:.3f}, via {right_via / total:.3f} of {total}")
    assert right_speaker >= SPEAKER_FLOOR * total
    assert right_via >= VIA_FLOOR * total
