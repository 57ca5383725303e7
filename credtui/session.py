"""The one mutable object: a case under the analyst's hands, with undo of everything changed.

Nothing here imports Textual.  Work that takes time is a pure function of a snapshot (``rescore``,
``preview``): it may run in any thread and returns a frozen ``Outcome``; only ``adopt``, ``undo``,
``redo`` and ``saved`` change the session, and they are called by one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from credtui.corrections.model import Correction, revocation
from credtui.corrections.words import says
from credtui.model import Comparison, Scoring
from credtui.rulebench.consequence import Consequence, Moved
from credtui.rulebench.consequence import consequence as conflict_changes
from credtui.tomlio.problem import Problem

__all__ = [
    "Bench", "Consequence", "Correcting", "Edit", "Moved", "Outcome", "RuleFile", "Session", "consequence",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One rule file as it stands in the session."""

    name: str
    """As provenance writes it: ``rules/conflicts.toml``."""
    text: str
    saved: str
    """The text as last read from or written to disk."""
    bundled: bool = True
    """True: it ships with credtui, so saving writes a copy into the user's folder."""

    @property
    def dirty(self) -> bool:
        """True if the session's text is not on disk."""
        return self.text != self.saved


@dataclass(frozen=True, slots=True)
class Outcome:
    """What scoring one set of rule texts gave: a frozen snapshot that may cross threads."""

    texts: Mapping[str, str]
    comparison: Comparison | None
    """None if the rules cannot be used: the last good result stays."""
    problems: tuple[Problem, ...] = ()
    points: Mapping[str, int] | None = None
    """Points of every rule, by id; None like ``comparison``."""
    reading: object = None
    """What the bench must use from now on if the texts were read anew; None if they were not."""
    written: Correction | None = None
    """The correction that was written to disk, with the name it got."""

    @property
    def good(self) -> bool:
        """True if the texts make a usable ruleset."""
        return self.comparison is not None


class Bench(Protocol):
    """What a session needs of the core: rule texts in, outcome out (see ``credtui.bench``)."""

    def prepare(self) -> None:
        """Do in advance what the first ``rescore`` would have to wait for; any thread, and never needed."""

    def rescore(self, texts: Mapping[str, str]) -> Outcome:
        """Compile the texts and score the statements again; never raises on bad text."""

    def set_points(self, texts: Mapping[str, str], rule: str, points: int) -> tuple[str, str] | None:
        """File and its new text with one rule's points replaced in place; None if the rule is unknown."""

    def save(self, file: RuleFile) -> str:
        """Write the text atomically and return where, as a person reads it."""

    def path(self, name: str) -> str | None:
        """Where a rule file lies on disk; None if it does not."""

    def read(self, name: str) -> str | None:
        """A rule file's text as it is on disk now; None if it cannot be read."""

    def correct(self, texts: Mapping[str, str], draft: Correction) -> Outcome:
        """Write a correction into its case and read the case anew; never raises on a disk that fails."""

    def use(self, reading: object) -> None:
        """Score this reading of the texts from now on."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one rule file that can be taken back."""

    label: str
    """What was done, in words: ``regular-against-single 42 -> 47``."""
    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correcting:
    """One correction of the extraction; taking it back writes another file."""

    label: str
    """What was done, in words: ``speaker: Ihor Malyk instead of Iryna Los``."""
    correction: Correction
    """As drafted; once adopted, as written."""


Step = Edit | Correcting
"""What can be done, taken back and done again."""


def consequence(before: Comparison, after: Comparison) -> Consequence:
    """Compare two results of the same statements, conflict by conflict."""
    return conflict_changes(before.conflicts, after.conflicts)


class Session:
    """A case, its comparison, the rule texts as edited, and the way back."""

    def __init__(self, title: str, files: Sequence[RuleFile], bench: Bench, first: Outcome) -> None:
        """``first`` is the outcome of ``files``' own texts; its comparison may be None (broken rules)."""
        self.title = title
        self.notes: tuple[str, ...] = ()
        """What could not be read, in sentences."""
        self.bench = bench
        self.files: dict[str, RuleFile] = {f.name: f for f in files}
        self.problems: tuple[Problem, ...] = first.problems
        self.comparison: Comparison = first.comparison or _EMPTY
        self.points: dict[str, int] = dict(first.points or {})
        self.last: Consequence | None = None
        """What the latest change did; None before the first."""
        self._done: list[Step] = []
        self._undone: list[Step] = []

    # ------------------------------------------------------------- reading
    @property
    def texts(self) -> dict[str, str]:
        """The rule texts as edited, by file name (a copy: safe to hand to a worker)."""
        return {name: f.text for name, f in self.files.items()}

    @property
    def undo_label(self) -> str | None:
        """What ``undo`` would take back; None if there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What ``redo`` would do again; None if there is nothing."""
        return self._undone[-1].label if self._undone else None

    @property
    def dirty(self) -> tuple[str, ...]:
        """Names of rule files with changes that are not on disk."""
        return tuple(name for name, f in self.files.items() if f.dirty)

    # ------------------------------------------------------------- planning (pure, any thread)
    def plan_nudge(self, rule: str, by: int) -> Edit | None:
        """The edit that changes one rule's points; None if the rule has no points to change."""
        now = self.points.get(rule)
        if now is None:
            return None
        made = self.bench.set_points(self.texts, rule, now + by)
        if made is None:
            return None
        file, after = made
        return Edit(f"{rule} {now:+d} -> {now + by:+d}", file, self.files[file].text, after)

    def plan_text(self, file: str, text: str) -> Edit:
        """The edit that replaces one file's text."""
        return Edit(f"edit of {file}", file, self.files[file].text, text)

    def plan_correction(self, draft: Correction) -> Correcting:
        """The step that corrects a statement, a claim or the list of them."""
        return Correcting(says(draft), draft)

    def job(self, edit: Step) -> Callable[[], Outcome]:
        """The work of trying a step, closed over a snapshot: run it in any thread."""
        bench = self.bench
        if isinstance(edit, Correcting):
            texts, draft = self.texts, edit.correction
            return lambda: bench.correct(texts, draft)
        texts = {**self.texts, edit.file: edit.after}
        return lambda: bench.rescore(texts)

    # ------------------------------------------------------------- changing (one thread)
    def adopt(self, edit: Step, outcome: Outcome, *, again: bool = False) -> bool:
        """Make a tried step real; False (and nothing changes) if its rules cannot be used."""
        if not self._take(edit, outcome):
            return False
        if isinstance(edit, Correcting) and outcome.written is not None:
            edit = replace(edit, correction=outcome.written)
        self._done.append(edit)
        if not again:
            self._undone.clear()
        return True

    def plan_undo(self) -> Step | None:
        """The step that takes the latest one back; adopt it with ``adopt_undo``."""
        if not self._done:
            return None
        edit = self._done[-1]
        if isinstance(edit, Correcting):
            return Correcting(edit.label, revocation(edit.correction))
        return Edit(edit.label, edit.file, edit.after, edit.before)

    def adopt_undo(self, edit: Step, outcome: Outcome) -> bool:
        """Make a planned undo real."""
        if not self._done or not self._take(edit, outcome):
            return False
        self._undone.append(self._done.pop())
        return True

    def plan_redo(self) -> Step | None:
        """The step that does the latest undone one again; adopt it with ``adopt_redo``."""
        return self._undone[-1] if self._undone else None

    def adopt_redo(self, edit: Step, outcome: Outcome) -> bool:
        """Make a planned redo real."""
        if not self._undone or not self.adopt(edit, outcome, again=True):
            return False
        self._undone.pop()
        return True

    def save(self, name: str) -> str:
        """Write one rule file; returns where it went.  A bundled file is copied to the user's folder."""
        file = self.files[name]
        where = self.bench.save(file)
        self.files[name] = replace(file, saved=file.text, bundled=False)
        return where

    def _take(self, edit: Step, outcome: Outcome) -> bool:
        if outcome.comparison is None and outcome.written is None:
            return False
        if isinstance(edit, Edit):
            self.files[edit.file] = replace(self.files[edit.file], text=edit.after)
        if outcome.reading is not None:
            self.bench.use(outcome.reading)
        if outcome.comparison is None:
            return True  # the correction is on disk; the rules cannot be used, so the last good result stays
        self.last = consequence(self.comparison, outcome.comparison)
        self.comparison = outcome.comparison
        self.problems = outcome.problems
        self.points = dict(outcome.points or {})
        return True


_EMPTY = Comparison(case=None, ruleset_sha256="", scoring=Scoring())
