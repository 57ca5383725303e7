"""The one mutable object: a case under the analyst's hands, with undo of everything changed.

Nothing here imports Textual.  Work that takes time is a pure function of a snapshot (``job``,
``trial``): it may run in any thread and returns a frozen ``Outcome``; only ``adopt``, ``undo``,
``redo``, ``outside`` and ``save`` change the session, and they are called by one thread.  What only a
change needs is imported when there is one: the first frame waits for nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from credtui.frozen import dataclass
from credtui.model import Comparison, Document, Scoring
from credtui.pause import Pause, no_pause
from credtui.tomlio.merge import merged
from credtui.tomlio.problem import Problem

if TYPE_CHECKING:
    from credtui.corrections.model import Correction
    from credtui.desk import Desk
    from credtui.evaluate.pairs import Counts
    from credtui.rulebench.consequence import Consequence
    from credtui.rulebench.misfire import Fired, Misfire
    from credtui.rulebench.tryit import Trial


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
    gold: Counts | None = None
    """Hits and misses on the labelled set; None where there is none."""
    made: Consequence | None = None
    """What it changes against the session's result; None like ``comparison``."""
    reading: object = None
    """What the bench must use from now on if the texts were read anew; None if they were not."""
    written: Correction | None = None
    """The correction that was written to disk, with the name it got."""

    @property
    def good(self) -> bool:
        """True if the texts make a usable ruleset."""
        return self.comparison is not None


class ChangedOutside(Exception):  # noqa: N818 - a state of the world, not a fault
    """A file on disk is not what the session last read: nothing was written."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"{name} was changed by another program")
        self.name, self.text = name, text


class Bench(Protocol):
    """What a session needs of the core: rule texts in, outcome out (see ``credtui.bench``)."""

    def prepare(self) -> None:
        """Do in advance what the first ``rescore`` would have to wait for; any thread, and never needed."""

    @property
    def ready(self) -> bool:
        """True if nothing has to be read any more before an edit: no call waits for a disk."""

    def judged(
        self, texts: Mapping[str, str], comparison: Comparison
    ) -> tuple[frozenset[str], Counts | None]:
        """Relations that analysts confirmed, and what the rules reach on the labelled set; it takes its
        time.  Raises BadInput if that set cannot be read."""

    def check(self, texts: Mapping[str, str]) -> tuple[Problem, ...]:
        """Every problem of the texts; nothing is scored."""

    def rescore(self, texts: Mapping[str, str], pause: Pause = no_pause, *, whole: bool = True) -> Outcome:
        """Compile the texts and score the statements again; never raises on bad text.

        Without ``whole`` only the conflicts are made: enough to say what would change.
        """

    def try_pair(self, texts: Mapping[str, str], a: str, b: str) -> Trial | None:
        """Two sentences through the rules; None if the rules have problems."""

    def fired(
        self, texts: Mapping[str, str], rule: str, relation: str, comparison: Comparison
    ) -> Fired | None:
        """One rule on the claims of a relation, with every condition; None if the rules have problems."""

    def misfire(self, on: Fired, path: Sequence[str | int], text: str) -> Misfire:
        """A no-match example and tighter conditions for a rule that fired where it should not."""

    def place_of(
        self, texts: Mapping[str, str], rule: str, path: Sequence[str | int] = ()
    ) -> tuple[str, int] | None:
        """File and line of a rule, or of a condition below its ``when``; None if no text has it."""

    def set_points(self, texts: Mapping[str, str], rule: str, points: int) -> tuple[str, str] | None:
        """File and its new text with one rule's points replaced in place; None if the rule is unknown."""

    def save(self, file: RuleFile) -> str:
        """Write the text atomically and return where, as a person reads it.

        Raises ``ChangedOutside`` if the file on disk is not ``file.saved`` any more.
        """

    def path(self, name: str) -> str | None:
        """Where a rule file lies on disk; None if it does not."""

    def read(self, name: str) -> str | None:
        """A rule file's text as it is on disk now; None if it cannot be read."""

    def watched(self, documents: Sequence[Document]) -> tuple[str, ...]:
        """Files and folders whose change on disk concerns these documents and the rules."""

    def correct(self, texts: Mapping[str, str], draft: Correction) -> Outcome:
        """Write a correction into its case and read the case anew; never raises on a disk that fails."""

    def desk(self) -> Desk:
        """What an analyst who corrects is offered, for the reading in use."""

    def use(self, reading: object) -> None:
        """Score this reading of the texts from now on."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of rule files that can be taken back."""

    label: str
    """What was done, in words: ``regular-against-single 42 -> 47``."""
    before: Mapping[str, str]
    """The texts of the files it touches, by name."""
    after: Mapping[str, str]

    @property
    def reverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.label, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Correcting:
    """One correction of the extraction; taking it back writes another file."""

    label: str
    """What was done, in words: ``speaker: Ihor Malyk instead of Iryna Los``."""
    correction: Correction
    """As drafted; once adopted, as written."""


Step = Edit | Correcting
"""What can be done, taken back and done again."""


class Session:
    """A case, its comparison, the rule texts as edited, and the way back."""

    def __init__(self, title: str, files: Sequence[RuleFile], bench: Bench, first: Outcome) -> None:
        """``first`` is the outcome of ``files``' own texts; its comparison may be None (broken rules)."""
        self.title = title
        self.notes: tuple[str, ...] = ()
        """What could not be read, in sentences."""
        self.questions: tuple[str, ...] = ()
        """What the analyst asks of the case."""
        self.remarks: tuple[str, ...] = ()
        """The case's own notes."""
        self.bench = bench
        self.files: dict[str, RuleFile] = {f.name: f for f in files}
        self.problems: tuple[Problem, ...] = first.problems
        self.comparison: Comparison = first.comparison or _EMPTY
        self.points: dict[str, int] = dict(first.points or {})
        self.gold: Counts | None = first.gold
        """What the rules in force reach on the labelled set."""
        self.confirmed: frozenset[str] = frozenset()
        """Relations that an analyst decided to be conflicts."""
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
        return self.plan_texts({file: after}, f"{rule} {now:+d} -> {now + by:+d}")

    def plan_texts(self, texts: Mapping[str, str], label: str = "") -> Edit:
        """The edit that gives files other texts."""
        before = {name: self.files[name].text for name in texts}
        return Edit(label or f"edit of {', '.join(n.rsplit('/', 1)[-1] for n in texts)}", before, dict(texts))

    def plan_correction(self, draft: Correction) -> Correcting:
        """The step that corrects a statement, a claim or the list of them."""
        from credtui.corrections.words import says

        return Correcting(says(draft), draft)

    def job(self, step: Step, *, whole: bool = True) -> Callable[[Pause], Outcome]:
        """The work of trying a step, closed over a snapshot: run it in any thread."""
        bench, before, gold, confirmed = self.bench, self.comparison, self.gold, self.confirmed
        texts = {**self.texts, **(step.after if isinstance(step, Edit) else {})}

        def work(pause: Pause = no_pause) -> Outcome:
            if isinstance(step, Correcting):
                made = bench.correct(texts, step.correction)
            else:
                made = bench.rescore(texts, pause, whole=whole)
            if made.comparison is None:
                return made
            pause()
            from credtui.rulebench.consequence import consequence

            figures = (gold, made.gold) if gold and made.gold else None
            change = consequence(before.conflicts, made.comparison.conflicts, confirmed, figures)
            return replace(made, made=change)

        return work

    # ------------------------------------------------------------- changing (one thread)
    def adopt(self, step: Step, outcome: Outcome, *, again: bool = False) -> bool:
        """Make a tried step real; False (and nothing changes) if its rules cannot be used."""
        if not self._take(step, outcome):
            return False
        if isinstance(step, Correcting) and outcome.written is not None:
            step = replace(step, correction=outcome.written)
        self._done.append(step)
        if not again:
            self._undone.clear()
        return True

    def plan_undo(self) -> Step | None:
        """The step that takes the latest one back; adopt it with ``adopt_undo``.

        None if there is nothing, or if what came in from outside since has changed the same lines.
        """
        if not self._done:
            return None
        step = self._done[-1]
        if isinstance(step, Correcting):
            from credtui.corrections.drafts import taken_back

            return Correcting(step.label, taken_back(step.correction))
        return self._again(step.reverse)

    def adopt_undo(self, step: Step, outcome: Outcome) -> bool:
        """Make a planned undo real."""
        if not self._done or not self._take(step, outcome):
            return False
        self._undone.append(self._done.pop())
        return True

    def plan_redo(self) -> Step | None:
        """The step that does the latest undone one again; adopt it with ``adopt_redo``."""
        step = self._undone[-1] if self._undone else None
        return self._again(step) if isinstance(step, Edit) else step

    def adopt_redo(self, step: Step, outcome: Outcome) -> bool:
        """Make a planned redo real."""
        if not self._undone or not self.adopt(step, outcome, again=True):
            return False
        self._undone.pop()
        return True

    def _again(self, edit: Edit) -> Edit | None:
        """The same change of the texts as they are now, other changes of them kept."""
        now = {name: self.files[name].text for name in edit.before}
        if now == edit.before:
            return edit
        after = {name: merged(edit.before[name], now[name], edit.after[name]) for name in now}
        texts = {name: text for name, text in after.items() if text is not None}
        return Edit(edit.label, now, texts) if len(texts) == len(after) else None

    def outside(self, name: str, text: str) -> None:
        """Another program wrote this: what is on disk is known, what the session holds is not touched."""
        self.files[name] = replace(self.files[name], saved=text)

    def adopt_outside(self, step: Step, outcome: Outcome) -> bool:
        """Take another program's text over, with nothing to undo: it is that program's change."""
        return self._take(step, outcome)

    def save(self, name: str) -> str:
        """Write one rule file; returns where it went.  A bundled file is copied to the user's folder.

        Raises ``ChangedOutside`` if that would overwrite what another program wrote, OSError if the
        disk refuses; in both cases nothing changes.
        """
        file = self.files[name]
        where = self.bench.save(file)
        self.files[name] = replace(file, saved=file.text, bundled=False)
        return where

    def know(self, texts: Mapping[str, str], confirmed: frozenset[str], gold: Counts | None) -> None:
        """What people decided of the case, and what these texts reach on the labelled set."""
        self.confirmed = confirmed
        if self.texts == texts:
            self.gold = gold

    def read_again(self, fresh: Session) -> None:
        """The case was read anew, because its files changed: unsaved rule texts stay as they are."""
        unsaved = {name: self.files[name].text for name in self.dirty if name in fresh.files}
        self.title, self.notes, self.bench = fresh.title, fresh.notes, fresh.bench
        self.questions, self.remarks = fresh.questions, fresh.remarks
        self.problems, self.comparison = fresh.problems, fresh.comparison
        self.points, self.gold = fresh.points, fresh.gold
        self.files = {
            name: replace(file, text=unsaved.get(name, file.text)) for name, file in fresh.files.items()
        }
        known = set(self.files)
        self._done = [s for s in self._done if not isinstance(s, Edit) or known.issuperset(s.before)]
        self._undone = [s for s in self._undone if not isinstance(s, Edit) or known.issuperset(s.before)]

    def _take(self, step: Step, outcome: Outcome) -> bool:
        if outcome.comparison is None and outcome.written is None:
            return False
        if isinstance(step, Edit):
            for name, text in step.after.items():
                self.files[name] = replace(self.files[name], text=text)
        if outcome.reading is not None:
            self.bench.use(outcome.reading)
        if outcome.comparison is None:
            return True  # the correction is on disk; the rules cannot be used, so the last good result stays
        from credtui.rulebench.consequence import consequence

        self.last = outcome.made or consequence(self.comparison.conflicts, outcome.comparison.conflicts)
        self.comparison = outcome.comparison
        self.problems = outcome.problems
        self.points = dict(outcome.points or {})
        self.gold = outcome.gold
        return True


_EMPTY = Comparison(case=None, ruleset_sha256="", scoring=Scoring())
