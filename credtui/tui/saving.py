"""What is not on disk yet: writing it there, and not leaving without having asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from credtui.session import ChangedOutside, Session
from credtui.tui.display import visible

if TYPE_CHECKING:
    from credtui.tui.app import CredtuiApp


class Saving:
    """One app's rule texts on their way to disk."""

    def __init__(self, app: CredtuiApp) -> None:
        self._app = app
        self.pending: dict[str, str] = {}
        """Rule texts that the editor shall show when it is shown next, by file."""

    def buffers(self) -> Mapping[str, str]:
        """Rule texts as typed in the editor that the session does not have."""
        editor = self._app.routes.editor
        return {**self.pending, **(editor.buffers() if editor else {})}

    def unsaved(self) -> dict[str, str]:
        """Rule texts that are not on disk, as typed, by file."""
        session = self._app.session
        if session is None:
            return {}
        texts = {name: session.files[name].text for name in session.dirty}
        for name, text in self.buffers().items():
            if text == session.files[name].saved:
                texts.pop(name, None)
            else:
                texts[name] = text
        return texts

    def save(self, done: Callable[[bool], None] | None = None) -> None:
        """Take over what is typed, then write every changed file; a text with problems is not written."""
        buffers = dict(self.buffers())
        if buffers:
            plan = lambda s: s.plan_texts(buffers)  # noqa: E731
            self._app.change("do", plan, lambda made: self._write(made, done), quiet=True)
        else:
            self._write(True, done)

    def _write(self, good: bool, done: Callable[[bool], None] | None) -> None:
        saved = False
        if not good:
            self._app.say(
                "Not saved: mend the problems first. The text is kept, and so is the last good result.",
                bad=True,
            )
        elif self._app.session is not None:
            saved = self._write_files(self._app.session)
        if done:
            done(saved)

    def _write_files(self, session: Session) -> bool:
        app, places = self._app, []
        try:
            for name in session.dirty:
                places.append(session.save(name))
        except ChangedOutside as there:
            app.keeping.both_changed(there.name, there.text)
            return False
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            app.say(f"Not saved: {error.strerror or error}{where}. Your change is kept here.", bad=True)
            return False
        finally:
            app.keeping.wrote(session)
            app.keeping.keep()
            app.spread()
        app.say(f"Saved {', '.join(places)}." if places else "Every rule file is as it is on disk.")
        return True

    # ------------------------------------------------------------- leaving
    def ask_and_leave(self) -> None:
        """Leave; unsaved rule changes are asked about first."""
        unsaved = sorted(self.unsaved())
        if not unsaved:
            self._leave()
            return
        from credtui.tui.screens.choice import Choice, ChoiceScreen

        names = visible(", ".join(unsaved))
        self._app.push_screen(
            ChoiceScreen(
                "Not saved yet",
                [names],
                (Choice("s", "save", "save and leave"), Choice("d", "drop", "leave without saving"),
                 Choice("escape", "", "stay")),
            ),
            self._answered,
        )  # fmt: skip

    def leave_dialog(self) -> None:
        """Close the dialog first: unsaved changes are asked about on the view below it."""
        if getattr(self._app.screen, "leaving_is_asked", False):
            return
        self._app.pop_screen()
        self._app.call_later(self.ask_and_leave)

    def _answered(self, answer: str | None) -> None:
        if answer == "save":
            self.save(lambda saved: self._leave() if saved else None)
        elif answer == "drop":
            self._leave()

    def _leave(self) -> None:
        """End the program; what was kept for a crash is not needed any more."""
        self._app.keeping.end()
        self._app.exit()
