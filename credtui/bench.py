"""What stands between a session and the stages: rule texts in, scored comparison out.

Texts are read once and statements extracted once; trying other rules repeats only what rules can
change.  Nothing here imports Textual.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from credtui import opening
from credtui.model import Comparison
from credtui.opening import Material
from credtui.pause import Pause, no_pause
from credtui.session import ChangedOutside, Outcome, RuleFile, Session
from credtui.tomlio.problem import BadInput, Problem, render

if TYPE_CHECKING:
    from credtui.corrections.model import Correction
    from credtui.desk import Desk
    from credtui.evaluate.pairs import Counts
    from credtui.model import Document
    from credtui.reading import Reading
    from credtui.rulebench.misfire import Fired, Misfire
    from credtui.rulebench.rescoring import LabelledScores
    from credtui.rulebench.tryit import Trial
    from credtui.ruleset.ruleset import Ruleset
    from credtui.signals import PairColumns


def open_session(
    words: Sequence[str],
    *,
    rules: Sequence[Path] = (),
    sources: Sequence[Path] = (),
    keep: bool = True,
    gold: Path | None = None,
    wait: Callable[[], None] = lambda: None,
) -> Session:
    """Read what the words name (cases, folders, files), compare it, and put it in a session.

    If the comparison is kept from an earlier run, texts and lexicons are read only when an edit needs
    them; else ``wait`` is called before the long work.  ``gold`` is a file of labelled pairs, on which the
    precision and recall of every edit are told.  Raises ``BadInput`` if a word names nothing
    readable, or no lexicon or no rule can be used; what is broken in rules is the session's ``problems``.
    """
    from credtui.bundled import rules_dir, sources_dir

    asked = opening.Asked(tuple(words), (rules_dir(), *rules), (sources_dir(), *sources), keep=keep)
    found = opening.find(asked)
    kept = opening.recall(found)
    paths = rule_paths(asked.rules)
    files = [read_rules(name, path) for name, path in paths.items()]
    texts = {f.name: f.text for f in files}
    bench = CaseBench(
        lambda: opening.gather(asked, found, opening.load_usable(asked)), paths, asked.rules, gold
    )
    if kept is None:
        wait()
        opened, problems = _first(bench, asked, found)
    else:
        opened, problems = kept, ()
    session = Session(opened.title, files, bench, Outcome(texts, opened.comparison, problems, opened.points))
    session.questions, session.remarks = opened.questions, opened.notes
    if kept is None:
        session.notes = tuple(render(p).partition("\n")[0] for p in bench.material.problems)
    return session


def _first(
    bench: CaseBench, asked: opening.Asked, found: opening.Found | None
) -> tuple[opening.Opened, tuple[Problem, ...]]:
    """The first comparison of a session, by the rules that can be used, kept for the next start."""
    ruleset = opening.usable_rules(asked)
    opened = opening.compared(bench.material, ruleset)
    opening.keep(asked, found, opened)
    bench.bear(ruleset.problems)
    return opened, ruleset.problems


def rule_paths(folders: Sequence[Path]) -> dict[str, Path]:
    """Name as provenance writes it -> file; of two files of one name the later folder's is used."""
    from credtui.bundled import rule_files, shown

    return {shown(path): path for path in rule_files(folders).values()}


def read_rules(name: str, path: Path) -> RuleFile:
    """One rule file; bytes that are not UTF-8 are kept as they are (as lone surrogates)."""
    from credtui.bundled import rules_dir

    text = _text(path) or ""
    return RuleFile(name, text, text, bundled=path.resolve().is_relative_to(rules_dir().resolve()))


class CaseBench:
    """The bench of a real case."""

    def __init__(
        self, gather: Callable[[], Material], paths: Mapping[str, Path], folders: Sequence[Path],
        gold: Path | None = None,
    ) -> None:  # fmt: skip
        """``gather`` reads texts and lexicons; it is called once, when they are first needed."""
        self._gold = gold
        self._labelled: LabelledScores | None = None
        self._gather = gather
        self._gathering = Lock()
        self._material: Material | None = None
        self._reading: Reading | None = None
        self._latest: tuple[dict[str, str], Ruleset] | None = None
        self._columns: tuple[Reading, PairColumns] | None = None
        self._counting = Lock()
        self._borne: frozenset[tuple[str, str]] = frozenset()
        self.paths = dict(paths)
        self.folders = tuple(folders)

    @property
    def material(self) -> Material:
        """Documents, statements and what was known when they were read; the first call takes its time."""
        with self._gathering:
            if self._material is None:
                self._material = self._gather()
            return self._material

    @property
    def ready(self) -> bool:
        """True once documents, statements and lexicons are in hand."""
        return self._material is not None

    @property
    def reading(self) -> Reading:
        """The documents and their statements as they are corrected now."""
        return self._reading or self.material.reading

    def prepare(self) -> None:
        """Do now what the first edit would have to wait for."""
        self.columns(self.reading)

    def judged(
        self, texts: Mapping[str, str], comparison: Comparison
    ) -> tuple[frozenset[str], Counts | None]:
        """Ids of the relations that analysts confirmed, and what the rules reach on the labelled set.

        Raises BadInput if that set cannot be read.
        """
        from credtui.rulebench.rescoring import LabelledScores
        from credtui.store.verdicts import load_verdicts

        reading, sure = self.reading, set[frozenset[str]]()
        for folder in dict.fromkeys(reading.cases.values()):
            verdicts = load_verdicts(folder, reading.documents, reading.statements)[0]
            sure |= {frozenset((v.a, v.b)) for v in verdicts if v.collides}
        confirmed = frozenset(r.id for r in comparison.conflicts if frozenset((r.a, r.b)) in sure)
        if self._gold is not None and self._labelled is None:
            self._labelled = LabelledScores.read(self._gold, self.material.knowledge)
        if self._labelled is None:
            return confirmed, None
        try:
            return confirmed, self._labelled.counts(self.compiled(texts))
        except BadInput:
            return confirmed, None

    def bear(self, problems: Sequence[Problem]) -> None:
        """What was broken when the files were opened is left out, and hinders no edit of anything else."""
        self._borne = frozenset((p.file, p.message) for p in problems)

    def columns(self, reading: Reading) -> PairColumns:
        """The candidate pairs as columns: made once for a reading, since no rule can change them."""
        from credtui.pipeline import pair_columns

        made = self.material
        with self._counting:
            known = self._columns
            if known is None or known[0] is not reading:
                known = (reading, pair_columns(reading.statements, made.knowledge, made.target.case))
                self._columns = known
            return known[1]

    def check(self, texts: Mapping[str, str]) -> tuple[Problem, ...]:
        """Every problem of the texts."""
        from credtui.ruleset.load import check_folders

        return tuple(check_folders(self.folders, _drafts(texts))[1])

    def compiled(self, texts: Mapping[str, str]) -> Ruleset:
        """The texts as one ruleset; the latest one is kept.

        What was broken when the files were opened is left out.  Raises BadInput with every problem if
        there is another one.
        """
        from credtui.ruleset.load import usable_ruleset

        known = self._latest
        if known is None or known[0] != texts:
            made = usable_ruleset(self.folders, drafts=_drafts(texts))
            if any((p.file, p.message) not in self._borne for p in made.problems):
                raise BadInput(made.problems)
            self._latest = known = (dict(texts), made)
        return known[1]

    def try_pair(self, texts: Mapping[str, str], a: str, b: str) -> Trial | None:
        """Two sentences through the rules; None if the rules have problems."""
        from credtui.rulebench.tryit import try_pair

        try:
            return try_pair(a, b, self.material.knowledge, self.compiled(texts))
        except BadInput:
            return None

    def fired(
        self, texts: Mapping[str, str], rule: str, relation: str, comparison: Comparison
    ) -> Fired | None:
        """One rule on the claims of a relation, with every condition; None if the rules have problems."""
        from credtui.rulebench.misfire import fired_on

        try:
            found = self.compiled(texts).rule(rule)
        except BadInput:
            return None
        every = (*comparison.conflicts, *comparison.relations)
        row = next((r for r in every if r.id == relation), None)
        if found is None or row is None:
            return None
        known, made = {s.id: s for s in comparison.statements}, self.material
        return fired_on(found, row, known[row.a], known[row.b], made.knowledge, made.target.case)

    def misfire(self, on: Fired, path: Sequence[str | int], text: str) -> Misfire:
        """A no-match example and tighter conditions for a rule that fired where it should not."""
        from credtui.rulebench.misfire import misfire

        return misfire(on, path, text, self.material.knowledge, self.columns(self.reading))

    def rescore(self, texts: Mapping[str, str], pause: Pause = no_pause, *, whole: bool = True) -> Outcome:
        """Compile the texts and score every pair again; files without a text are taken from disk."""
        try:
            return self._scored(texts, self.reading, pause, whole=whole)
        except BadInput as error:
            return Outcome(dict(texts), None, error.problems)

    def _scored(
        self, texts: Mapping[str, str], reading: Reading, pause: Pause = no_pause, *, whole: bool = True
    ) -> Outcome:
        from credtui.conflicts import relate
        from credtui.pipeline import compare_columns

        try:
            ruleset = self.compiled(texts)
        except BadInput as error:
            return Outcome(dict(texts), None, error.problems)
        pause()
        columns, made = self.columns(reading), self.material
        if whole:
            found = compare_columns(
                columns, reading.documents, made.knowledge, ruleset, made.target.case, True, pause
            )
            result = replace(found, corrections=reading.amendments)
        else:
            result = Comparison(
                None, ruleset.sha256, ruleset.scoring, statements=columns.pairs.rows.statements,
                conflicts=relate(columns, ruleset, pause=pause),
            )  # fmt: skip
        pause()
        gold = self._labelled.counts(ruleset) if self._labelled else None
        points = {r.id: r.points for r in ruleset.rules if not r.gate}
        return Outcome(dict(texts), result, ruleset.problems, points, gold)

    def correct(self, texts: Mapping[str, str], draft: Correction) -> Outcome:
        """Write the correction (into the user's own copy of a bundled case) and read its document anew."""
        from credtui.reading import reread
        from credtui.store.corrections import moment_after, save_correction
        from credtui.store.own import own_case

        try:
            before = self.reading
        except BadInput as error:
            return Outcome(dict(texts), None, error.problems)
        folder = before.cases.get(draft.document)
        if folder is None:
            message = "This text is in no case: credtui new NAME, then credtui add NAME FILE."
            return Outcome(dict(texts), None, (Problem(draft.document, 0, 0, message),))
        try:
            own = own_case(folder)
            written = save_correction(own, replace(draft, at=moment_after(before.corrections)))
        except OSError as error:
            message = f"The correction was not written: {error.strerror or error}"
            return Outcome(dict(texts), None, (Problem(str(folder), 0, 0, message),))
        reading = reread(before, folder, own, self.material.knowledge)
        return replace(self._scored(texts, reading), reading=reading, written=written)

    def desk(self) -> Desk:
        """What the screens that correct are offered."""
        from credtui.desk import Desk

        return Desk(self.reading, self.material.knowledge)

    def use(self, reading: object) -> None:
        """Score this reading from now on."""
        self._reading = cast("Reading", reading)

    def place_of(
        self, texts: Mapping[str, str], rule: str, path: Sequence[str | int] = ()
    ) -> tuple[str, int] | None:
        """File and line of a rule, or of a condition below its ``when``; None if no text has it."""
        from credtui.tomlio.scan import line_col, scan

        for name, text in reversed(list(texts.items())):
            if f"rule.{rule}" not in text:
                continue
            places = scan(text)
            for wanted in (("rule", rule, "when", *path), ("rule", rule, "when"), ("rule", rule)):
                if wanted in places:
                    return name, line_col(text, places[wanted].key[0])[0]
        return None

    def set_points(self, texts: Mapping[str, str], rule: str, points: int) -> tuple[str, str] | None:
        """Splice one rule's points where they are set: in an override of a later file, else in the rule."""
        from credtui.tomlio.scan import scan
        from credtui.tomlio.splice import splice

        for table in ("override", "rule"):
            for name in reversed(list(texts)):
                path = (table, rule, "points")
                if path in scan(texts[name]):
                    try:
                        return name, splice(texts[name], path, points)
                    except ValueError:
                        continue  # a file that was found broken
        return None

    def save(self, file: RuleFile) -> str:
        """Write the file where it came from; a bundled one becomes the user's own copy."""
        from credtui.store.files import write_atomic
        from credtui.store.find import user_rules
        from credtui.tomlio.load import encode

        path = self.paths[file.name]
        if file.bundled:
            path = user_rules() / Path(file.name).name
        there = _text(path)
        if there is not None and there not in (file.saved, file.text):
            raise ChangedOutside(file.name, there)
        write_atomic(path, encode(file.text, _bytes(path)))
        self.paths[file.name] = path
        return str(path)

    def path(self, name: str) -> str | None:
        """Where a rule file lies."""
        return str(self.paths[name]) if name in self.paths else None

    def read(self, name: str) -> str | None:
        """Its text on disk now."""
        return _text(self.paths[name]) if name in self.paths else None

    def watched(self, documents: Sequence[Document]) -> tuple[str, ...]:
        """The rule files and documents, the folders where more may appear, and what the case says."""
        from credtui.bundled import located

        texts = [located(d.path) for d in documents]
        files = [*self.paths.values(), *texts]
        folders = [f.parent for f in files]
        cases = dict.fromkeys(f.parent.parent for f in texts if f.parent.name == "documents")
        case = [c / name for c in cases for name in ("case.toml", "corrections", "verdicts")]
        return tuple(dict.fromkeys(map(str, (*files, *folders, *case))))


def _drafts(texts: Mapping[str, str]) -> dict[str, str]:
    return {Path(name).stem: text for name, text in texts.items()}


def _text(path: Path) -> str | None:
    """A rule file's text with LF line ends; None if there is none that can be read.

    Bytes that are not UTF-8 survive as lone surrogates.
    """
    try:
        return path.read_bytes().decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")
    except OSError:
        return None


def _bytes(path: Path) -> bytes:
    """A file as it is; nothing if it is not there."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
