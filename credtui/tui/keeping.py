"""Keeping unsaved rule texts safe from a crash, and living with other programs that write the files."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from difflib import unified_diff
from typing import TYPE_CHECKING

from credtui.pause import Pause
from credtui.session import Edit, Session
from credtui.tomlio.merge import merged
from credtui.tui.messages import FilesChanged, Go

if TYPE_CHECKING:
    from credtui.store.drafts import Draft, DraftBox
    from credtui.store.watch import Watch
    from credtui.tui.app import CredtuiApp

LOOK = 1.0
"""Seconds between two looks at the files."""
_OWN = ("corrections",)
"""Names of folders into which this program writes, and which it reads again when it has written."""


class Keeping:
    """One app's drafts and watch; everything here runs in the app's own thread but for the reading."""

    def __init__(self, app: CredtuiApp) -> None:
        self.app = app
        self._box: DraftBox | None = None
        self._writing = threading.Lock()
        self._watch: Watch | None = None
        self.started = False
        """The files are watched and drafts of a program that died are looked for."""
        self._failed = self._looking = False

    @property
    def box(self) -> DraftBox:
        """The drafts; the first frame does not wait for what they need."""
        if self._box is None:
            from credtui.store.drafts import DraftBox

            self._box = DraftBox()
        return self._box

    def begin(self, session: Session) -> None:
        """The case is read: watch its files, and look for drafts of a program that died."""
        from credtui.store.watch import Watch

        self._watch = Watch(session.bench.watched(session.comparison.documents))
        if self.started:
            return
        self.started = True
        self.app.set_interval(LOOK, self.look_now)
        self.app.compute(self._seek, "seek")

    def wrote(self, session: Session) -> None:
        """What this program wrote itself is no change from outside."""
        if self._watch is not None:
            self._watch.own(session.bench.watched(session.comparison.documents), _OWN)

    def end(self) -> None:
        """The program ends as it should."""
        with self._writing:
            if self._box is not None:
                self._box.close()

    # ------------------------------------------------------------- drafts
    def keep(self) -> None:
        """Write what is not saved where a crash does not reach it."""
        session = self.app.session
        if session is None:
            return
        unsaved = self.app.saving.unsaved()
        if not unsaved and self._box is None:
            return
        from credtui.store.drafts import Draft

        drafts = {
            name: Draft(name, session.bench.path(name) or "", session.files[name].saved, text)
            for name, text in unsaved.items()
        }

        def work(pause: Pause) -> None:
            try:
                with self._writing:
                    self.box.keep(drafts)
            except OSError as error:
                words = f"Drafts cannot be kept ({error.strerror or error}): save before you leave."
                self.app.call_from_thread(self._cannot, words)

        self.app.compute(work, "keep")

    def _cannot(self, words: str) -> None:
        if not self._failed:
            self._failed = True
            self.app.say(words, bad=True)

    def _seek(self, pause: Pause) -> None:
        from credtui.store.drafts import orphans

        found = orphans(self.box.root)
        if found:
            self.app.call_from_thread(self._found, found)

    def _found(self, drafts: list[Draft]) -> None:
        """Offer the latest draft of each file of this case; one that is on disk already is let go."""
        from credtui.store.drafts import forget

        session = self.app.session
        if session is None:
            return
        names = {session.bench.path(name): name for name in session.files}
        offered: dict[str, Draft] = {}
        for draft in drafts:
            name = names.get(draft.path)
            if name is None:
                continue
            if draft.text == session.files[name].text:
                forget(draft)
            else:
                offered.setdefault(name, replace(draft, file=name))
        self._offer(list(offered.values()))

    def _offer(self, drafts: list[Draft]) -> None:
        from credtui.store.drafts import forget
        from credtui.tui.screens.choice import Choice, ChoiceScreen

        session = self.app.session
        if not drafts or session is None:
            return
        draft, rest = drafts[0], drafts[1:]
        now = session.files[draft.file].saved
        when = draft.kept_at[:16].replace("T", " ")
        lines = [f"{draft.file} was being changed when credtui ended ({when} UTC) and was not saved."]
        if now != draft.base:
            lines.append("The file has been changed since; both changes are put together where they can be.")

        def answered(answer: str | None) -> None:
            if answer == "restore":
                self._restore(draft)
            elif answer == "drop":
                forget(draft)
            self._offer(rest)

        self.app.push_screen(
            ChoiceScreen(
                "A draft that was not saved", lines,
                (Choice("r", "restore", "restore it in the editor"), Choice("d", "drop", "throw it away"),
                 Choice("escape", "", "decide at the next start")),
                difference(now, draft.text, "on disk", "the draft"),
            ),
            answered,
        )  # fmt: skip

    def _restore(self, draft: Draft) -> None:
        from credtui.store.drafts import forget

        session = self.app.session
        if session is None:
            return
        now = session.files[draft.file].text
        together = merged(draft.base, now, draft.text)
        text = draft.text if together is None else together
        self.app.routes.note = f"The draft of {_short(draft.file)} stands in the editor; ctrl+s saves it."
        if together is None:
            self.app.routes.note = (
                f"The draft of {_short(draft.file)} stands in the editor, without what was changed outside "
                "in the same lines."
            )
        self.app.saving.pending[draft.file] = text
        self.app.post_message(Go("rules", file=draft.file))
        # the old draft goes when the new one is on disk
        self.app.set_timer(1.0, lambda: forget(draft))

    # ------------------------------------------------------------- other programs
    def look_now(self) -> None:
        """See whether a file changed."""
        watch = self._watch
        if watch is None or self._looking or self.app.changing:
            return
        self._looking = True

        def work(pause: Pause) -> None:
            try:
                found = watch.changed()
            finally:
                self._looking = False
            if found:
                self.app.post_message(FilesChanged(found))

        self.app.compute(work, "look")

    def files_changed(self, paths: tuple[str, ...]) -> None:
        """Take over what another program wrote; ask where both changed."""
        session = self.app.session
        if session is None:
            return
        names = {session.bench.path(name): name for name in session.files}
        other = [path for path in paths if path not in names]
        for path in paths:
            if path in names:
                self._rules_changed(session, names[path])
        if other:
            self.app.loading.anew()

    def _rules_changed(self, session: Session, name: str) -> None:
        text, file = session.bench.read(name), session.files[name]
        if text is None:
            self.app.say(f"{_short(name)} is gone from the disk; what you have here is kept.", bad=True)
            return
        if text == file.saved:
            return
        mine = self.app.saving.unsaved().get(name, file.text)
        if mine == file.saved:
            self._take(name, text)
        elif mine == text:
            session.outside(name, text)
            self.app.spread()
        else:
            self.both_changed(name, text)

    def _take(self, name: str, text: str, done: Callable[[bool], None] | None = None) -> None:
        """Another program's text becomes the session's, if its rules can be used."""
        session = self.app.session
        if session is None:
            return
        session.outside(name, text)

        def adopted(made: bool) -> None:
            if not made:
                self.app.saving.pending[name] = text
                words = f"{_short(name)} was changed outside and has problems: 6 shows them."
                self.app.say(f"{words} The last good result stays.", bad=True)
                self.app.spread()
            if done:
                done(made)

        label = f"{_short(name)} as another program wrote it"
        self.app.change("outside", lambda s: s.plan_texts({name: text}, label), adopted)

    def both_changed(self, name: str, theirs: str) -> None:
        """Ask what shall become of two changes of one file; nothing is lost whatever the answer."""
        from credtui.tui.screens.choice import Choice, ChoiceScreen

        session = self.app.session
        if session is None or getattr(self.app.screen, "about", None) == name:
            return
        base, mine = session.files[name].saved, self.app.saving.unsaved().get(name, session.files[name].text)
        together = merged(base, mine, theirs)
        choices = [Choice("m", "merge", "put both changes together")] if together is not None else []
        choices += [
            Choice("t", "theirs", "take what is on disk; u or ctrl+z brings yours back"),
            Choice("k", "mine", "keep yours; saving it will replace what is on disk"),
            Choice("escape", "", "decide later; nothing is written until you do"),
        ]
        lines = [f"{name} was changed by another program while you were changing it."]
        if together is None:
            lines.append("Both changed the same lines, so they cannot be put together by themselves.")

        def answered(answer: str | None) -> None:
            if answer in ("theirs", "mine", "merge"):
                session.outside(name, theirs)
            if answer == "merge" and together is not None:
                self._put(name, together, f"both changes of {_short(name)}")
            elif answer == "theirs":
                self._put(name, theirs, f"{_short(name)} as it is on disk")
            elif answer == "mine":
                self.app.say(f"Yours is kept; ctrl+s writes it over what is on disk in {_short(name)}.")
            self.app.spread()

        screen = ChoiceScreen(
            "Changed here and outside", lines, choices, difference(mine, theirs, "yours", "on disk")
        )
        screen.about = name
        self.app.push_screen(screen, answered)

    def _put(self, name: str, text: str, label: str) -> None:
        """A text becomes the session's as a change that can be taken back, or stands in the editor."""

        def plan(session: Session) -> Edit:
            return session.plan_texts({name: text}, label)

        def done(made: bool) -> None:
            if not made:
                self.app.saving.pending[name] = text
                self.app.spread()

        buffers = self.app.saving.buffers()
        if name in buffers:
            # what is typed comes first, so that undo leads back to it
            typed = dict(buffers)
            self.app.change("do", lambda s: s.plan_texts({name: typed[name]}), quiet=True)
        self.app.change("do", plan, done)


def _short(name: str) -> str:
    """The last part of a file's name: a line has little room."""
    return name.rsplit("/", 1)[-1]


def difference(old: str, new: str, old_name: str, new_name: str) -> list[str]:
    """A unified diff of two texts, as lines."""
    lines = unified_diff(old.split("\n"), new.split("\n"), old_name, new_name, lineterm="", n=2)
    return list(lines)
