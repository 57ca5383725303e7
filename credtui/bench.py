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
from credtui.opening import Material
from credtui.session import Outcome, RuleFile, Session
from credtui.tomlio.problem import BadInput, Problem, render

if TYPE_CHECKING:
    from credtui.corrections.model import Correction
    from credtui.reading import Reading


def open_session(
    words: Sequence[str],
    *,
    rules: Sequence[Path] = (),
    sources: Sequence[Path] = (),
    keep: bool = True,
    wait: Callable[[], None] = lambda: None,
) -> Session:
    """Read what the words name (cases, folders, files), compare it, and put it in a session.

    If the comparison is kept from an earlier run, texts and lexicons are read only when an edit needs
    them; else ``wait`` is called before the long work.  Raises ``BadInput`` if a word names nothing
    readable, or no lexicon or no rule can be used; what is broken in rules is the session's ``problems``.
    """
    from credtui.bundled import rules_dir, sources_dir

    asked = opening.Asked(tuple(words), (rules_dir(), *rules), (sources_dir(), *sources), keep=keep)
    found = opening.find(asked)
    kept = opening.recall(found)
    paths = rule_paths(asked.rules)
    files = [read_rules(name, path) for name, path in paths.items()]
    texts = {f.name: f.text for f in files}
    bench = CaseBench(lambda: opening.gather(asked, found, opening.load_usable(asked)), paths, asked.rules)
    if kept is not None:
        return Session(kept.title, files, bench, Outcome(texts, kept.comparison, (), kept.points))
    wait()
    first = _first(bench, asked, found, texts)
    session = Session(bench.material.target.name, files, bench, first)
    session.notes = tuple(render(p).partition("\n")[0] for p in bench.material.problems)
    return session


def _first(
    bench: CaseBench, asked: opening.Asked, found: opening.Found | None, texts: Mapping[str, str]
) -> Outcome:
    """The first comparison of a session, by the rules that can be used, kept for the next start."""
    ruleset = opening.usable_rules(asked)
    opened = opening.compared(bench.material, ruleset)
    opening.keep(asked, found, opened)
    return Outcome(dict(texts), opened.comparison, ruleset.problems, opened.points)


def rule_paths(folders: Sequence[Path]) -> dict[str, Path]:
    """Name as provenance writes it -> file; of two files of one name the later folder's is used."""
    from credtui.bundled import rule_files, shown

    return {shown(path): path for path in rule_files(folders).values()}


def read_rules(name: str, path: Path) -> RuleFile:
    """One rule file; bytes that are not UTF-8 are shown as replacement characters."""
    from credtui.bundled import rules_dir

    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return RuleFile(name, text, text, bundled=path.resolve().is_relative_to(rules_dir().resolve()))


class CaseBench:
    """The bench of a real case."""

    def __init__(
        self, gather: Callable[[], Material], paths: Mapping[str, Path], folders: Sequence[Path]
    ) -> None:
        """``gather`` reads texts and lexicons; it is called once, when they are first needed."""
        self._gather = gather
        self._gathering = Lock()
        self._material: Material | None = None
        self._reading: Reading | None = None
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
    def reading(self) -> Reading:
        """The documents and their statements as they are corrected now."""
        return self._reading or self.material.reading

    def prepare(self) -> None:
        """Do now what the first edit would have to wait for."""
        self.rescore({})

    def rescore(self, texts: Mapping[str, str]) -> Outcome:
        """Compile the texts and score every pair again; files without a text are taken from disk."""
        try:
            return self._scored(texts, self.reading)
        except BadInput as error:
            return Outcome(dict(texts), None, error.problems)

    def _scored(self, texts: Mapping[str, str], reading: Reading) -> Outcome:
        from credtui.pipeline import compare_statements
        from credtui.ruleset.load import load_ruleset

        drafts = {Path(name).stem: text for name, text in texts.items()}
        try:
            ruleset = load_ruleset(self.folders, drafts=drafts)
        except BadInput as error:
            return Outcome(dict(texts), None, error.problems)
        made = self.material
        result = compare_statements(
            reading.statements, reading.documents, made.knowledge, ruleset, made.target.case,
            all_relations=True,
        )  # fmt: skip
        points = {r.id: r.points for r in ruleset.rules if not r.gate}
        return Outcome(dict(texts), replace(result, corrections=reading.amendments), (), points)

    def correct(self, texts: Mapping[str, str], draft: Correction) -> Outcome:
        """Write the correction (into the user's own copy of a bundled case) and read its document anew."""
        from credtui.reading import reread
        from credtui.store.corrections import moment_after, save_correction
        from credtui.store.own import own_case

        before = self.reading
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

    def use(self, reading: object) -> None:
        """Score this reading from now on."""
        self._reading = cast("Reading", reading)

    def set_points(self, texts: Mapping[str, str], rule: str, points: int) -> tuple[str, str] | None:
        """Splice one rule's points where they are set: in an override of a later file, else in the rule."""
        from credtui.tomlio import scan, splice

        for table in ("override", "rule"):
            for name in reversed(list(texts)):
                path = (table, rule, "points")
                if path in scan(texts[name]):
                    return name, splice(texts[name], path, points)
        return None

    def save(self, file: RuleFile) -> str:
        """Write the file where it came from; a bundled one becomes the user's own copy."""
        from credtui.store.files import write_atomic
        from credtui.store.find import user_rules

        path = self.paths[file.name]
        if file.bundled:
            path = user_rules() / Path(file.name).name
        write_atomic(path, file.text.encode("utf-8", "surrogatepass"))
        self.paths[file.name] = path
        return str(path)

    def path(self, name: str) -> str | None:
        """Where a rule file lies."""
        return str(self.paths[name]) if name in self.paths else None

    def read(self, name: str) -> str | None:
        """Its text on disk now."""
        try:
            return read_rules(name, self.paths[name]).text
        except (KeyError, OSError):
            return None
