"""From the words of a command line to a comparison: kept from an earlier run, or made now.

Both ways give the same result to the last byte.  Nothing here imports Textual; the way over the cache
imports neither pydantic nor numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from credtui.frozen import dataclass
from credtui.model import Comparison, Document
from credtui.tomlio.problem import BadInput, Problem

if TYPE_CHECKING:
    from credtui.cache import Cache
    from credtui.cache.keys import Inputs
    from credtui.corrections.model import Correction
    from credtui.knowledge import Knowledge
    from credtui.pipeline import Extraction, Memory
    from credtui.reading import Reading
    from credtui.ruleset.ruleset import Ruleset
    from credtui.store.targets import Target

Watch = Callable[[Document | None, int, int], None]


class Asked(NamedTuple):
    """What to open, and with which rules and sources."""

    words: tuple[str, ...]
    """Cases, folders, files."""
    rules: tuple[Path, ...]
    """Rule folders in order, the bundled one among them."""
    sources: tuple[Path, ...]
    """Source folders in order, the bundled one among them."""
    as_of: datetime | None = None
    keep: bool = True
    """False: nothing is looked up in the cache and nothing is put there."""
    watch: Watch | None = None
    """Told of every document that is read anew (it, its number, how many there are), then of None."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A comparison and what readers of it need besides."""

    title: str
    comparison: Comparison
    """With every relation, conflicts or not."""
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """The case's own notes."""
    hints: tuple[str, ...] = ()
    """Sentences about rules that did nothing here (unused suppressions)."""
    points: Mapping[str, int] | None = None
    """Points of every rule that has some, by id."""
    good_until: date | None = None
    """The last day on which the same rules say the same; None: for ever."""
    problems: tuple[Problem, ...] = ()
    """What could not be read; the rest is compared."""
    confidential: bool = False
    """Nothing of it may be kept outside its folder."""


class Material(NamedTuple):
    """What is compared: read once, scored as often as rules change."""

    target: Target
    reading: Reading
    knowledge: Knowledge

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        return (*self.knowledge.problems, *self.target.problems)


class Found(NamedTuple):
    """The entry of what is asked: where it lies, its name, and the files it is made of."""

    cache: Cache
    key: str
    inputs: Inputs


def find(asked: Asked) -> Found | None:
    """Where the answer is kept, if it is; None if nothing may be kept.  Raises BadInput for unknown words."""
    from credtui.cache import Cache
    from credtui.cache.keys import read_inputs
    from credtui.store.naming import home, target_files, target_paths

    if not asked.keep:
        return None
    paths = target_paths(asked.words, asked.sources)
    try:
        inputs = read_inputs(target_files(paths), asked.rules, asked.sources)
    except OSError:
        return None
    return Found(Cache(map(home, paths)), inputs.key(asked.words, asked.as_of), inputs) if inputs else None


def recall(found: Found | None) -> Opened | None:
    """What is kept there; None if nothing is."""
    from credtui.cache.comparisons import recall as recalled

    return recalled(found.cache, found.key, found.inputs.texts, date.today()) if found else None


def keep(asked: Asked, found: Found | None, opened: Opened) -> None:
    """Keep an answer, unless something was broken or a file has changed since it was looked for.

    Of a case that became confidential nothing stays either.
    """
    from credtui.cache.comparisons import keep as kept

    if found is None:
        return
    if opened.confidential:
        _forget(found.cache)
    if opened.confidential or opened.problems:
        return
    again = find(asked)
    if again is not None and again.key == found.key:
        kept(found.cache, found.key, opened, found.inputs.texts)


def _forget(cache: Cache) -> None:
    try:
        cache.forget()
    except OSError as error:
        message = f"holds entries of a confidential case and cannot be emptied: {error.strerror or error}"
        raise BadInput([Problem(str(error.filename or cache.folder), 0, 0, message)]) from error


def open_comparison(asked: Asked) -> Opened:
    """The comparison of what is asked.  Raises BadInput if the words name nothing that can be compared."""
    found = find(asked)
    kept = recall(found)
    if kept is not None:
        return kept
    ruleset = usable_rules(asked)
    opened = compared(gather(asked, found, load_usable(asked)), ruleset)
    keep(asked, found, opened)
    return opened


def usable_rules(asked: Asked) -> Ruleset:
    """The rules without what is broken in them, which is their ``problems``.

    Raises BadInput if no rule is left.
    """
    from credtui.ruleset.load import usable_ruleset

    made = usable_ruleset(asked.rules)
    if made.problems and not made.rules:
        raise BadInput(made.problems)
    return made


def load_usable(asked: Asked) -> Knowledge:
    """Lexicons and registry; broken files are left out.  Raises BadInput if no language is left."""
    from credtui.knowledge import usable_knowledge

    return usable_knowledge(asked.rules[1:], asked.sources[1:], asked.keep)


def gather(asked: Asked, found: Found | None, knowledge: Knowledge) -> Material:
    """Read the documents that the words name, and their statements.  Raises BadInput if there is none."""
    from credtui.cache.statements import StatementMemory
    from credtui.reading import read_target
    from credtui.store.targets import load_target

    target = load_target(asked.words, knowledge, asked.sources[1:])
    memory: Memory | None = None
    if found and not target.confidential:
        memory = StatementMemory(found.cache, knowledge)
    if asked.watch is None:
        return Material(target, read_target(target, knowledge, asked.as_of, memory), knowledge)
    watched = Watched(memory, asked.watch, len(target.documents))
    try:
        return Material(target, read_target(target, knowledge, asked.as_of, watched), knowledge)
    finally:
        watched.over()


class Watched:
    """A memory that tells of every document it does not know before that is read."""

    def __init__(self, memory: Memory | None, watch: Watch, total: int) -> None:
        self._memory, self._watch, self._total = memory, watch, total
        self._number = 0

    def recall(self, document: Document, corrections: Sequence[Correction]) -> Extraction | None:
        """What the memory has; if that is nothing, the document will be read now."""
        self._number += 1
        found = self._memory.recall(document, corrections) if self._memory else None
        if found is None:
            self._watch(document, self._number, self._total)
        return found

    def keep(self, document: Document, corrections: Sequence[Correction], read: Extraction) -> None:
        """Keep it in the memory."""
        if self._memory:
            self._memory.keep(document, corrections, read)

    def over(self) -> None:
        """Tell that everything is read."""
        self._watch(None, self._number, self._total)


def compared(material: Material, ruleset: Ruleset) -> Opened:
    """The comparison by these rules, with what the case and the rules say besides."""
    from credtui.pipeline import compare_statements

    target, reading, case = material.target, material.reading, material.target.case
    comparison = compare_statements(
        reading.statements, reading.documents, material.knowledge, ruleset, case, all_relations=True
    )
    return Opened(
        title=target.name,
        comparison=replace(comparison, corrections=reading.amendments),
        questions=case.questions if case else (),
        notes=case.notes if case else (),
        hints=_hints(comparison, material, ruleset),
        points={r.id: r.points for r in ruleset.rules if not r.gate},
        good_until=min((s.until for s in ruleset.suppressions if s.until and not s.over), default=None),
        problems=(*ruleset.problems, *material.problems),
        confidential=target.confidential,
    )


def _hints(comparison: Comparison, material: Material, ruleset: Ruleset) -> tuple[str, ...]:
    if not ruleset.suppressions:
        return ()
    from credtui.pipeline import pair_columns
    from credtui.rulebench.coverage import suppression_note

    columns = pair_columns(comparison.statements, material.knowledge, material.target.case)
    return tuple(suppression_note(s, ruleset) for s in ruleset.unused_suppressions(columns))
