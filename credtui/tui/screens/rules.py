"""The rule editor: live check, problems with carets, and the consequence before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from credtui.ruleset.assist import hover, template
from credtui.session import Outcome, consequence
from credtui.tomlio.problem import Problem
from credtui.tui.commands import State
from credtui.tui.display import flow, styled, visible
from credtui.tui.messages import Go, Previewed
from credtui.tui.screens.base import View, bindings
from credtui.tui.theme import STYLES
from credtui.tui.widgets.bars import LineBar
from credtui.tui.widgets.lines import LinePane, RowList, TextRows
from credtui.tui.widgets.problem_rows import ProblemRows, consequence_lines
from credtui.tui.widgets.toml_area import TomlArea

DEBOUNCE = 0.15
"""Seconds of rest after a key before the text is checked."""


class RulesScreen(View):
    """One rule file at a time."""

    view: ClassVar[str] = "rules"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rules"), ("escape", "leave", "back")]
    AUTO_FOCUS = "TomlArea"
    DEFAULT_CSS = """
    RulesScreen #body { height: 1fr; layout: horizontal; }
    RulesScreen #left { width: 3fr; }
    RulesScreen #right { width: 2fr; border-left: solid #3a3a3a; }
    RulesScreen TomlArea { height: 1fr; padding: 0; background: $background; }
    RulesScreen TomlArea, RulesScreen TomlArea:focus { border: none; }
    RulesScreen #problems { height: 1fr; }
    RulesScreen #hover { height: 3; border-top: solid #3a3a3a; }
    RulesScreen.-narrow #body { layout: vertical; }
    RulesScreen.-narrow #left { width: 1fr; height: 1fr; }
    RulesScreen.-narrow #right { width: 1fr; height: 8; border-left: none; border-top: solid #3a3a3a; }
    RulesScreen.-narrow #hover { height: 2; border-top: none; }
    """

    def __init__(self, file: str | None = None, line: int = 0) -> None:
        super().__init__()
        self._file, self._line = file, line
        self._loaded = ""
        """The session's text that the buffer started from."""
        self._generation = 0
        self._timer: Timer | None = None
        self._tried: tuple[str, Outcome] | None = None
        self._wrong: tuple[Problem, ...] = ()

    def body(self) -> ComposeResult:
        """Editor on the left, what it means on the right."""
        with Container(id="body"):
            with Vertical(id="left"):
                yield LineBar(id="file")
                yield TomlArea(id="text")
                yield LinePane(id="hover")
            with Vertical(id="right"):
                yield LineBar(id="verdict")
                yield RowList(id="problems")

    # ------------------------------------------------------------- data
    @property
    def area(self) -> TomlArea:
        """The editor."""
        return self.query_one(TomlArea)

    def refresh_data(self) -> None:
        """Show the file; a buffer with changes of its own is kept."""
        session = self.session
        if session is None or not session.files:
            return
        if self._file not in session.files:
            self._file = next(iter(session.files))
        text = session.files[self._file].text
        if not self._loaded or self.area.text == self._loaded:
            if self.area.text != text:
                place = self.area.cursor_location
                self.area.load_text(self.credtui.drafts.get(self._file, text))
                self.area.move_cursor(place)
            if self._line:
                self.call_after_refresh(self.area.go, self._line)
                self._line = 0
        self._loaded = text
        self._verdict(session.problems)
        self._head()
        if self.area.text != text:
            self._soon()

    def _head(self) -> None:
        session = self.session
        if session is None or self._file is None:
            return
        names = list(session.files)
        file = session.files[self._file]
        line = styled(f" {visible(self._file)}", STYLES["strong"])
        line.append(f"  file {names.index(self._file) + 1} of {len(names)}", STYLES["dim"])
        if self.area.text != file.saved:
            line.append("  not saved", STYLES["check"])
        if file.bundled:
            line.append("  (bundled: saving makes your own copy)", STYLES["dim"])
        self.query_one("#file", LineBar).show_line(line)

    def state(self) -> State:
        """The buffer counts as unsaved too."""
        session = self.session
        if session is None or self._file not in session.files:
            return super().state()
        dirty = set(session.dirty)
        if self.area.text != session.files[self._file].saved:
            dirty.add(self._file)
        return replace(super().state(), dirty=len(dirty), problems=len(self._wrong), file=self._file)

    # ------------------------------------------------------------- typing
    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._generation += 1
        self._soon()

    def _soon(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DEBOUNCE, self._check)

    def _check(self) -> None:
        session, file = self.session, self._file
        if session is None or file is None:
            return
        self._head()
        text = self.area.text
        if text == session.files[file].text:
            self.credtui.drafts.pop(file, None)
            self._tried = None
            self._verdict(())
            return
        self.credtui.drafts[file] = text
        generation, job = self._generation, session.job(session.plan_text(file, text))
        self.run_worker(
            lambda: self.post_message(Previewed(generation, file, text, job())) and None,
            thread=True, group="preview", exclusive=True,
        )  # fmt: skip

    @on(Previewed)
    def _previewed(self, message: Previewed) -> None:
        if message.generation != self._generation or message.file != self._file:
            return
        self._tried = (message.text, message.outcome)
        self._verdict(message.outcome.problems)

    def _verdict(self, problems: tuple[Problem, ...]) -> None:
        """Problems, or what the edit would do."""
        session = self.session
        if session is None:
            return
        self._wrong = problems
        listing, bar = self.query_one("#problems", RowList), self.query_one("#verdict", LineBar)
        listing.pointer = self.signs.pointer
        self.area.mark([p for p in problems if p.file == self._file])
        width = max(20, listing.size.width - 2)
        tried = self._tried
        if problems:
            count = len(problems)
            bar.show_line(
                styled(f" {count} problem{'s' * (count != 1)}; the last good result stays", STYLES["error"])
            )
            listing.show_rows(ProblemRows(problems, width))
        elif tried and tried[1].comparison is not None and tried[0] == self.area.text:
            made = consequence(session.comparison, tried[1].comparison)
            statements = {s.id: s for s in session.comparison.statements}
            bar.show_line(styled(" If you save this (ctrl+s)", STYLES["good"]))
            listing.show_rows(TextRows(consequence_lines(made, statements, width, self.signs)))
        else:
            bar.show_line(styled(" The rules are good", STYLES["good"]))
            listing.show_rows(TextRows(self._summary(width)))
        self.keys_changed()

    def _summary(self, width: int) -> list[Text]:
        session = self.session
        if session is None:
            return []
        rules = len(session.points)
        words = (
            f"{rules} rules with points find {len(session.comparison.conflicts)} conflicts among "
            f"{len(session.comparison.statements)} statements. Type, and what would change stands here."
        )
        lines = flow([(words, STYLES["dim"])], width)
        if session.last is not None:
            statements = {s.id: s for s in session.comparison.statements}
            lines += [Text(), styled("The latest change:", STYLES["head"])]
            lines += consequence_lines(session.last, statements, width, self.signs)
        return lines

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        row, column = self.area.cursor_location
        words = visible(hover(self.area.text, row + 1, column + 1))
        self.query_one("#hover", LinePane).show(lambda width: flow([(words, STYLES["dim"])], width))

    def on_resize(self, event: events.Resize) -> None:
        """The list wraps anew."""
        self.call_after_refresh(self._verdict, self._wrong)

    # ------------------------------------------------------------- commands
    @on(RowList.Chosen, "#problems")
    def _chosen(self, message: RowList.Chosen) -> None:
        rows = message.list.rows
        problem = rows.problem(message.index) if isinstance(rows, ProblemRows) else None
        if problem:
            self._to(problem)

    def _to(self, problem: Problem) -> None:
        if problem.file != self._file:
            self._open(problem.file, problem.line)
            return
        self.area.focus()
        self.area.move_cursor((max(0, problem.line - 1), max(0, problem.column - 1)), center=True)

    def _step(self, by: int) -> None:
        listing = self.query_one("#problems", RowList)
        rows = listing.rows
        if not isinstance(rows, ProblemRows) or not rows.problems:
            return
        now = rows.problem(listing.cursor)
        at = rows.problems.index(now) if now else 0
        here = now is not None and (now.line - 1, now.column - 1) == self.area.cursor_location
        chosen = rows.problems[(at + by) % len(rows.problems)] if here else rows.problems[at]
        for i in range(len(rows)):
            if rows.problem(i) is chosen:
                listing.select(i)
        self._to(chosen)

    def do_problem_next(self) -> None:
        """To the next problem."""
        self._step(1)

    def do_problem_back(self) -> None:
        """To the one before."""
        self._step(-1)

    def _open(self, file: str, line: int = 0) -> None:
        self._adopt()
        self._file, self._line, self._tried, self._loaded = file, line, None, ""
        self.area.load_text("")
        self.session_changed()
        self.area.focus()

    def do_new_rule(self) -> None:
        """Put a working rule at the end of the file and choose its title, to be typed over."""
        session, area = self.session, self.area
        if session is None or self._file is None:
            return
        there = "\n".join([*session.texts.values(), *self.credtui.drafts.values(), area.text])
        name, number = "my-rule", 1
        while f"[rule.{name}]" in there:
            number += 1
            name = f"my-rule-{number}"
        made = template(name)
        end = area.document.end
        area.insert(made if end[1] == 0 else f"\n{made}", end, maintain_selection_offset=False)
        area.focus()
        for row in range(end[0], area.document.line_count):
            line = area.document.get_line(row)
            if line.startswith("title = "):
                area.selection = Selection((row, len('title = "')), (row, len(line) - 1))
                area.scroll_cursor_visible(center=True)
                break
        self.say(f"{name} stands at the end of the file: change its words, points and examples.")

    def do_next_file(self) -> None:
        """The next rule file."""
        session = self.session
        if session and self._file:
            names = list(session.files)
            self._open(names[(names.index(self._file) + 1) % len(names)])

    def _adopt(self) -> bool:
        """Make the buffer the session's text if it has been tried and is good."""
        session, file = self.session, self._file
        if session is None or file is None or self.area.text == session.files[file].text:
            return True
        if not self._tried or self._tried[0] != self.area.text:
            edit = session.plan_text(file, self.area.text)
            self._tried = (self.area.text, session.job(edit)())
        text, outcome = self._tried
        if not session.adopt(session.plan_text(file, text), outcome):
            self.credtui.drafts[file] = text
            self._verdict(outcome.problems)
            return False
        self.credtui.drafts.pop(file, None)
        self._loaded = text
        self._tried = None
        return True

    def do_save(self) -> None:
        """Take the edit over and write the files; a text with problems is not written."""
        if not self._adopt():
            self.say(
                "Not saved: mend the problems first. The text is kept, and so is the last good result.",
                bad=True,
            )
            return
        self.credtui.do_save()

    def action_leave(self) -> None:
        """From the text to the problems, from there back to the conflicts."""
        self.post_message(Go("conflicts"))

    def leaving(self) -> None:
        """Keep the edit: a good one is taken over (u takes it back), a bad one stays as a draft."""
        session = self.session
        before = session.undo_label if session else None
        if not self._adopt():
            self.credtui.note = "The rule text has problems: it is kept as a draft, 4 goes back to it."
        elif session and session.undo_label != before and session.last:
            self.credtui.note = f"Rules changed, not saved yet (ctrl+s). {session.last.sentence()}"

    def do_open(self) -> None:
        """In the reader's own editor, then read again."""
        session, file = self.session, self._file
        if session is None or file is None:
            return
        path = session.bench.path(file)
        line = self.area.cursor_location[0] + 1
        if path and self.credtui.open_editor(path, line):
            text = session.bench.read(file)
            if text is not None and text != self.area.text:
                self.area.load_text(text)
                self._soon()
