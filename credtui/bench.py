"""What stands between a session and the stages: rule texts in, scored comparison out.

Texts are read once and statements extracted once; trying other rules repeats only what rules can
change.  Nothing here imports Textual.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from credtui.session import Outcome, RuleFile, Session

if TYPE_CHECKING:
    from credtui.conflicts.case import CaseView
    from credtui.corrections.model import Correction
    from credtui.knowledge import Knowledge
    from credtui.reading import Reading


def open_session(
    words: Sequence[str], *, rules: Sequence[Path] = (), sources: Sequence[Path] = ()
) -> Session:
    """Read what the words name (cases, folders, files), compare it, and put it in a session.

    Raises ``BadInput`` if a word names nothing readable or the lexicons are broken; broken rules
    do not raise, they are the session's ``problems``.
    """
    from credtui.bundled import rules_dir
    from credtui.knowledge import load_knowledge
    from credtui.reading import read_target
    from credtui.store.targets import load_target

    knowledge = load_knowledge(rules, sources)
    target = load_target(words, knowledge, sources)
    folders = [rules_dir(), *rules]
    paths = rule_paths(folders)
    bench = CaseBench(read_target(target, knowledge), knowledge, target.case, paths, folders)
    files = [read_rules(name, path) for name, path in paths.items()]
    session = Session(target.name, files, bench, bench.rescore({f.name: f.text for f in files}))
    session.notes = tuple(p.message for p in target.problems)
    return session


def rule_paths(folders: Sequence[Path]) -> dict[str, Path]:
    """Name as provenance writes it -> file; of two files of one name the later folder's is used."""
    from credtui.bundled import shown
    from credtui.ruleset.load import rule_files

    return {shown(path): path for path in rule_files(folders).values()}


def read_rules(name: str, path: Path) -> RuleFile:
    """One rule file; bytes that are not UTF-8 are shown as replacement characters."""
    from credtui.bundled import rules_dir

    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return RuleFile(name, text, text, bundled=path.resolve().is_relative_to(rules_dir().resolve()))


class CaseBench:
    """The bench of a real case."""

    def __init__(
        self,
        reading: Reading,
        knowledge: Knowledge,
        case: CaseView | None,
        paths: Mapping[str, Path],
        folders: Sequence[Path],
    ) -> None:
        self.reading, self.knowledge, self.case = reading, knowledge, case
        self.paths = dict(paths)
        self.folders = tuple(folders)

    def rescore(self, texts: Mapping[str, str]) -> Outcome:
        """Compile the texts and score every pair again."""
        return self._scored(texts, self.reading)

    def _scored(self, texts: Mapping[str, str], reading: Reading) -> Outcome:
        from credtui.pipeline import compare_statements
        from credtui.ruleset.load import load_ruleset
        from credtui.tomlio import BadInput

        drafts = {Path(name).stem: text for name, text in texts.items()}
        try:
            ruleset = load_ruleset(self.folders, drafts=drafts)
        except BadInput as error:
            return Outcome(dict(texts), None, error.problems)
        result = compare_statements(
            reading.statements, reading.documents, self.knowledge, ruleset, self.case, all_relations=True
        )
        points = {r.id: r.points for r in ruleset.rules if not r.gate}
        return Outcome(dict(texts), replace(result, corrections=reading.amendments), (), points)

    def correct(self, texts: Mapping[str, str], draft: Correction) -> Outcome:
        """Write the correction (into the user's own copy of a bundled case) and read its document anew."""
        from credtui.reading import reread
        from credtui.store.corrections import moment_after, save_correction
        from credtui.store.own import own_case
        from credtui.tomlio import Problem

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
        reading = reread(before, folder, own, self.knowledge)
        return replace(self._scored(texts, reading), reading=reading, written=written)

    def use(self, reading: object) -> None:
        """Score this reading from now on."""
        self.reading = cast("Reading", reading)

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
        from credtui.store.find import user_rules

        path = self.paths[file.name]
        if file.bundled:
            path = user_rules() / Path(file.name).name
        write_whole(path, file.text)
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


def write_whole(path: Path, text: str) -> None:
    """Write atomically: whoever reads meanwhile, or after a crash, sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            os.chmod(temporary, path.stat().st_mode & 0o777)
        else:
            os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
