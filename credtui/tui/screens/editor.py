"""The rule texts on a screen: which file is shown, where the cursor stands, what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credtui.tui.messages import Go, Place
from credtui.tui.screens.base import View
from credtui.tui.widgets.bars import LineBar
from credtui.tui.widgets.rule_texts import RuleTexts, add_rule, first_file

if TYPE_CHECKING:
    from credtui.session import Session
    from credtui.tui.widgets.toml_area import TomlArea


class EditorView(View):
    """A view of the rule files; ``texts`` and a line ``#file`` above it stand in its body."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = RuleTexts()
        self._place: Place | None = None
        """Where to go once the texts are there."""

    @property
    def area(self) -> TomlArea | None:
        """The text that is shown."""
        return self.texts.area

    @property
    def line(self) -> int:
        """The line of the cursor, from 1; 0 without a text."""
        return self.area.cursor_location[0] + 1 if self.area else 0

    def buffers(self) -> dict[str, str]:
        """What is typed and not the session's, by file."""
        return self.texts.buffers()

    def whole(self) -> dict[str, str]:
        """Every rule text as it is typed."""
        return {**(self.session.texts if self.session else {}), **self.buffers()}

    def bring_in(self, session: Session) -> None:
        """Take over the session's texts and those that wait, and show the file that is wanted."""
        self.take_texts()
        waiting = self.credtui.saving.pending
        for name in list(waiting):
            if name in session.files:
                self.texts.made(session.files[name]).change_to(waiting.pop(name))
        if self.texts.file not in session.files:
            self.turn(session, first_file(session.texts))
        if self._place:
            self.go_to(session, self._place)

    def take_texts(self) -> None:
        """Every text as the session has it, with what was typed since."""
        if self.session is not None:
            self.texts.take(self.session.files)

    def turn(self, session: Session, name: str) -> None:
        """Show another file."""
        shown = self.texts.turn(session.files[name])
        self.call_after_refresh(shown.focus)
        self.head()

    # ------------------------------------------------------------- places
    def here(self) -> Place:
        """File and line."""
        row, column = self.area.cursor_location if self.area else (0, 0)
        return Place("rules", file=self.texts.file, line=row + 1, column=column + 1)

    def arrive(self, place: Place) -> None:
        """To a file's line, once the texts are there."""
        self._place = place
        if self.session is not None and self.is_mounted:
            self.go_to(self.session, place)

    def go_to(self, session: Session, place: Place) -> None:
        """To a file's line, now that the texts are there."""
        self._place = None
        name = place.file if place.file in session.files else self.texts.file
        self.turn(session, name or first_file(session.texts))
        if place.line and self.area is not None:
            area, line, column = self.area, place.line, place.column
            self.call_after_refresh(lambda: area.go(line, column))

    def leaving(self) -> None:
        """Take the edit over if it is good (u takes it back); a bad one stays in its text."""
        buffers = self.buffers()
        if not buffers:
            return

        def told(made: bool) -> None:
            last = self.session.last if self.session else None
            if made:
                self.credtui.say(f"Rules changed, not saved yet (ctrl+s). {last.sentence() if last else ''}")
            else:
                self.credtui.say("The rule text has problems: it is kept, 6 goes back to it.", bad=True)

        self.credtui.change("do", lambda s: s.plan_texts(buffers), told, quiet=True)

    def head(self) -> None:
        """Draw the line above the text again."""
        session = self.session
        if session is not None and self.texts.file is not None:
            texts, signs = self.texts, self.signs
            bar = self.query_one("#file", LineBar)
            bar.show_built(lambda width: texts.file_line(session.files, width, signs))

    # ------------------------------------------------------------- commands
    def do_new_rule(self) -> None:
        """Put a working rule at the end of the file; tab goes through its values."""
        session, area = self.session, self.area
        if session is None or area is None:
            return
        there = "\n".join([*session.texts.values(), *self.buffers().values()])
        name = add_rule(area, there)
        self.say(f"{name} works as it stands. Tab goes from value to value, esc ends that; typing replaces.")

    def do_find_rule(self) -> None:
        """Go to any rule."""
        from credtui.tui.screens.find_rule import FindRuleScreen

        if self.session is not None:
            self.app.push_screen(FindRuleScreen(self.whole(), self.signs), self._found_rule)

    def _found_rule(self, place: tuple[str, int] | None) -> None:
        if place:
            self.post_message(Go("rules", file=place[0], line=place[1]))

    def do_fires(self) -> None:
        """The conflicts where the rule under the cursor fired."""
        rule = self.area.rule_here() if self.area else None
        if rule is None:
            self.say("The cursor is in no rule.")
            return
        self.post_message(Go("conflicts", query=f"rule:{rule}"))

    def do_next_file(self) -> None:
        """The next rule file."""
        session, file = self.session, self.texts.file
        if session and file:
            names = list(session.files)
            self.turn(session, names[(names.index(file) + 1) % len(names)])

    def do_text_undo(self) -> None:
        """Take typing back."""
        if self.area is not None:
            self.area.undo()

    def do_text_redo(self) -> None:
        """Type it again."""
        if self.area is not None:
            self.area.redo()

    def do_open_rules(self) -> None:
        """In the reader's own editor; what it writes is taken in like any change from outside."""
        session, name, area = self.session, self.texts.file, self.area
        if session is None or name is None or area is None:
            return
        path = session.bench.path(name)
        if path and self.credtui.open_editor(path, self.line):
            self.credtui.keeping.look_now()
