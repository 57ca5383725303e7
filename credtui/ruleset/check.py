"""One rule file's text, checked whole: every table that can be used, every problem with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, TypeVar

from credtui.ruleset.findings import findings
from credtui.ruleset.part import OWN_TABLES, Part, lines_of, moved, places_of, problem_in, read_part
from credtui.ruleset.ruleset import Cap, Rule
from credtui.ruleset.schema import RuleFile
from credtui.tomlio.blocks import Block, apart, blocks, joined
from credtui.tomlio.load import parse, place_of
from credtui.tomlio.problem import Problem
from credtui.tomlio.scan import Path, Places, scan

Entry = TypeVar("Entry", Rule, Cap)


@dataclass
class Checked:
    """One file, read: its model, compiled rules and problems."""

    name: str
    file: str
    text: str
    model: RuleFile | None = None
    """What could be read of it; None if nothing could."""
    rules: list[Rule] = field(default_factory=list)
    """Compiled, those with problems left out."""
    caps: list[Cap] = field(default_factory=list)
    declared: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of every rule, cap and override, those with problems too."""
    problems: list[Problem] = field(default_factory=list)

    blocks: list[Block] = field(default_factory=list)
    """The stretches that were read one by one."""

    @cached_property
    def places(self) -> Places:
        """Where each key and value stands; what is not TOML has none that can be relied on."""
        return scan(self.text)

    def line(self, *path: str | int) -> int:
        """The line of a key, or of the nearest table around it."""
        block, inner = self._block(path)
        return block.line + lines_of(block.text).at(place_of(places_of(block.text), inner)[0])[0]

    def problem(
        self, path: Path, message: str, expected: str = "", suggestion: str = "",
        value: bool = False, severity: str = "error",
    ) -> None:  # fmt: skip
        """Note a problem at a key, or at its value, or at the nearest table around it."""
        block, inner = self._block(path)
        found = problem_in(block.text, inner, message, expected, suggestion, value)
        self.problems += moved([replace(found, severity=severity)], self.file, block.line)

    def _block(self, path: Path) -> tuple[Block, Path]:
        """The stretch that a path stands in, and the path there: each ``[[x]]`` of its own is the first."""
        named = [b for b in self.blocks if b.name and b.name == path[: len(b.name)]]
        if named and named[0].listed and len(path) > len(named[0].name):
            size = len(named[0].name)
            return named[int(path[size])], (*path[:size], 0, *path[size + 1 :])
        return (named or self.blocks or [Block(self.text, 0)])[0], path


LONGEST = 2_000_000
"""Letters of a rule file: twenty times all bundled packs together; checked while one waits."""


def check_file(text: str, file: str, name: str = "") -> Checked:
    """Read one rule file's text, table by table: what is broken is reported, the rest can be used."""
    checked = Checked(name or FilePath(file).stem, file, text)
    if len(text) > LONGEST:
        size = f"{len(text) / 1e6:.1f} million letters"
        message, expected = (
            f"a rule file of {size} is not read",
            f"at most {LONGEST / 1e6:g} million: more packs",
        )
        checked.problems.append(Problem(file, 1, 1, message, expected))
        return checked
    parts, problems = _parts(text, file)
    checked.problems += problems
    top = parts[0][1]
    if top.newer:
        checked.problems = list(moved(top.problems, file, 0))
        return checked
    checked.blocks = [block for block, _ in parts]
    for block, part in parts:
        checked.problems += moved(part.problems, file, block.line)
        checked.rules += [_placed(rule, file, block.line) for rule in part.rules]
        checked.caps += [_placed(cap, file, block.line) for cap in part.caps]
    checked.declared = frozenset().union(*(part.declared for _, part in parts), _headed(parts))
    checked.model = _whole_model([part for _, part in parts])
    return checked


def _parts(text: str, file: str) -> tuple[list[tuple[Block, Part]], list[Problem]]:
    """The text cut at its tables and read; in one piece where the tables cannot be told apart.

    Problems are those that only the whole text has, such as one table written twice.
    """
    cut = blocks(text, lambda kind: 2 if kind in OWN_TABLES else 1)
    read = [(block, read_part(block.text)) for block in cut]
    named = {block.name[0] for block in cut[1:] if block.name}
    if apart(cut) and not named & read[0][1].keys and not any(part.broken for _, part in read):
        return read, []
    _, problems = parse(text, file)
    if not problems:
        whole = Block(text, 0)
        return [(whole, read_part(text))], []
    read = list(_mended(cut, problems[0].line))
    first = problems[0]
    seen = any(b.line < first.line <= b.line + b.lines + 1 for b, part in read if part.broken)
    return read, [] if seen else [first]


def _mended(cut: list[Block], wrong: int) -> Iterator[tuple[Block, Part]]:
    """The blocks read; one that is broken before the first wrong line was cut in two, so it is joined."""
    at = 0
    while at < len(cut):
        size = 1
        part = read_part(cut[at].text)
        while part.broken and at + size < len(cut) and cut[at + size].line + 1 <= wrong:
            size += 1
            part = read_part(joined(cut[at : at + size]).text)
        yield joined(cut[at : at + size]), part
        at += size


def _headed(parts: list[tuple[Block, Part]]) -> frozenset[tuple[str, str]]:
    """Rules, caps and overrides that the headers of broken tables name."""
    return frozenset(
        (block.name[0], block.name[1])
        for block, part in parts
        if part.broken and len(block.name) == 2 and block.name[0] in OWN_TABLES
    )


def _placed(entry: Entry, file: str, lines: int) -> Entry:
    origin = {key: (file, line + lines) for key, (_, line) in entry.origin.items()}
    return replace(entry, file=file, line=entry.line + lines, origin=origin)


def _whole_model(parts: list[Part]) -> RuleFile | None:
    """One model of all parts, which were validated one by one."""
    models = [p.model for p in parts if p.model is not None]
    if not models:
        return None
    tables: dict[str, dict[str, Any]] = {
        key: {k: v for m in models for k, v in getattr(m, key).items()} for key in ("rule", "cap", "override")
    }
    scoring = next((m.scoring for m in models if m.scoring is not None), None)
    suppress = tuple(s for m in models for s in m.suppress)
    return models[0].model_copy(update={**tables, "scoring": scoring, "suppress": suppress})


def check_text(text: str, file: str) -> list[Problem]:
    """Problems of one file's text alone: what an editor asks after each pause in typing."""
    checked = check_file(text, file)
    note_findings([checked], checked.rules, checked.caps)
    return sorted(checked.problems)


def note_findings(files: Sequence[Checked], rules: Sequence[Rule], caps: Sequence[Cap]) -> None:
    """Add what is certain about conditions that never hold and rules that never count, as warnings."""
    by_file = {c.file: c for c in files}
    for found in findings(rules, caps):
        at = by_file[found.file]
        at.problem(found.path, found.message, found.expected, severity="warning")


__all__ = ["Checked", "check_file", "check_text", "note_findings"]
