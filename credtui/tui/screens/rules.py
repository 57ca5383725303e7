"""The rule editor: live check, completion and hover, a try-it pane, the consequence before saving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import TextArea

from credtui.tomlio.problem import Problem
from credtui.tui.checking import Checker, Rest
from credtui.tui.commands import State
from credtui.tui.display import styled, visible
from credtui.tui.mending import mend, mendable, nearest, on_line, stepped
from credtui.tui.messages import Checked, Go, Place, Previewed, Tried
from credtui.tui.screens.base import bindings
from credtui.tui.screens.editor import EditorView
from credtui.tui.theme import STYLES
from credtui.tui.trying import Trying
from credtui.tui.widgets.bars import LineBar
from credtui.tui.widgets.lines import LinePane, RowList
from credtui.tui.widgets.offers import Offers
from credtui.tui.widgets.problem_rows import VerdictRows
from credtui.tui.widgets.toml_area import TomlArea
from credtui.tui.widgets.try_pane import TryPane
from credtui.tui.widgets.verdict import hover_lines, told, verdict_rows

if TYPE_CHECKING:
    from credtui.session import Session

HOVER = 0.05
"""Seconds of rest after a key before the meaning of the word under the cursor is shown."""


class RulesScreen(EditorView):
    """The rule files, and beside them what is wrong, what saving would do, and what a word means."""

    view: ClassVar[str] = "rules"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rules"), ("escape", "leave", "back")]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    RulesScreen #body { height: 1fr; layout: horizontal; }
    RulesScreen #left { width: 3fr; }
    RulesScreen #right { width: 2fr; border-left: solid #3a3a3a; }
    RulesScreen #problems { height: 1fr; padding: 0 0 0 1; }
    RulesScreen TryPane { height: 2fr; }
    RulesScreen #hover { height: 4; border-top: solid #3a3a3a; padding: 0 1; }
    RulesScreen.-narrow #body { layout: vertical; }
    RulesScreen.-narrow #left { width: 1fr; height: 1fr; }
    RulesScreen.-narrow #right { width: 1fr; height: 7; border-left: none; border-top: solid #3a3a3a; }
    RulesScreen.-narrow #hover { height: 2; border-top: none; }
    RulesScreen.-narrow.trying #right { height: 2fr; }
    RulesScreen.-narrow.trying #problems { display: none; }
    RulesScreen.-narrow TryPane Horizontal { height: 2; margin: 0; }
    RulesScreen.-narrow TryPane Sentence { height: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.checker: Checker | None = None
        self._hover_rest = Rest(self, HOVER, self._hover)
        self._try_rest = Rest(self, HOVER, self._try)
        self._trying = Trying(self.credtui, self)

    def body(self) -> ComposeResult:
        """Text on the left, what it means on the right; the completion list above both."""
        with Container(id="body"):
            with Vertical(id="left"):
                yield LineBar(id="file")
                yield self.texts
                yield LinePane(id="hover")
            with Vertical(id="right"):
                yield LineBar(id="verdict")
                yield RowList(id="problems", from_top=True)
                yield TryPane()
        yield Offers()

    # ------------------------------------------------------------- texts
    @property
    def _problems(self) -> tuple[Problem, ...]:
        """Of what is typed, as last checked."""
        return self.checker.problems if self.checker else ()

    def refresh_data(self) -> None:
        """Bring the session's texts in; what is typed in a text stays."""
        session = self.session
        if session is None or not session.files:
            return
        if self.checker is None:
            self.checker = Checker(self.credtui, self, self.buffers)
        self.bring_in(session)
        self.checker.check()
        self.head()

    def turn(self, session: Session, name: str) -> None:
        """Show another file, without the completion list of this one."""
        super().turn(session, name)
        self.query_one(Offers).close()

    def go_to(self, session: Session, place: Place) -> None:
        """To a file's line, or with two sentences to try."""
        super().go_to(session, place)
        if place.trial:
            self.call_after_refresh(self._open_trial, place.trial)

    def state(self) -> State:
        """With the problems of what is typed."""
        problems, file = self._problems, self.texts.file
        some = any(p.suggestion for p in problems)
        return replace(super().state(), problems=len(problems), file=file, mendable=some)

    # ------------------------------------------------------------- typing
    @on(TextArea.Changed)
    def _typed(self, message: TextArea.Changed) -> None:
        if self.checker is not None and isinstance(message.text_area, TomlArea):
            self.checker.typed()
            self._hover_rest.again()

    @on(TextArea.SelectionChanged)
    def _moved(self, message: TextArea.SelectionChanged) -> None:
        if isinstance(message.text_area, TomlArea):
            self._hover_rest.again()

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        if not self.gone and self.checker and self.checker.checked(message):
            self.show_verdict()
            self._hover_rest.again()
            self.credtui.keeping.keep()
            self._try_rest.again()

    @on(Previewed)
    def _previewed(self, message: Previewed) -> None:
        if not self.gone and self.checker and self.checker.previewed(message):
            self.show_verdict()

    def show_verdict(self) -> None:
        """Problems, or what the edit would do."""
        session, checker = self.session, self.checker
        if session is None or checker is None:
            return
        listing, bar = self.query_one("#problems", RowList), self.query_one("#verdict", LineBar)
        problems, signs = checker.problems, self.signs
        listing.pointer = signs.pointer
        for name, area in self.texts.areas.items():
            area.mark([p for p in problems if p.file == name])
        if checker.waiting and not checker.errors:
            bar.show_line(styled(" The rules are good; scoring ...", STYLES["dim"]))
            return
        bar.show_line(told(checker))
        listing.show_built(lambda width: verdict_rows(session, checker, width, signs))
        near = nearest(problems, self.texts.file, self.line)
        row = listing.rows.find(near) if near and isinstance(listing.rows, VerdictRows) else -1
        if row > 0:
            listing.select(row)
        self.head()
        self.keys_changed()

    def _hover(self) -> None:
        """The problem of this line, and what the word under the cursor means."""
        area = self.area
        if area is None:
            return
        wrong, meaning = on_line(self._problems, self.texts.file, self.line), area.meaning()
        self.query_one("#hover", LinePane).show(lambda width: hover_lines(wrong, meaning, width))

    # ------------------------------------------------------------- completion
    @on(TomlArea.Typed)
    def _offer(self, message: TomlArea.Typed) -> None:
        if self.area is not None:
            self.query_one(Offers).serve(self.area, message.asked, self.signs)

    @on(TomlArea.Key)
    def _offer_key(self, message: TomlArea.Key) -> None:
        if self.area is not None:
            self.query_one(Offers).press(self.area, message.key)

    @on(RowList.Chosen, "#offers")
    def _offer_clicked(self) -> None:
        self._offer_key(TomlArea.Key("tab"))

    def do_complete(self) -> None:
        """List what may stand at the cursor."""
        if self.area is not None:
            self.area.focus()
            self._offer(TomlArea.Typed(asked=True))
            if not self.query_one(Offers).open:
                self.say("Nothing of the format fits here: free text, or a name of your own.")

    # ------------------------------------------------------------- problems
    @on(RowList.Chosen, "#problems")
    def _chosen(self, message: RowList.Chosen) -> None:
        rows = message.list.rows
        target = rows.at(message.index) if isinstance(rows, VerdictRows) else None
        if isinstance(target, Problem):
            self._to(target)
        elif target is not None:
            self.post_message(Go("conflicts", relation=target.relation.id))

    def _to(self, problem: Problem) -> bool:
        """Goes to a problem; False if its file cannot be opened here."""
        session = self.session
        if session is None or problem.file not in session.files:
            self.say(f"{visible(problem.file)} is not among the files that can be changed here.", bad=True)
            return False
        if problem.file != self.texts.file:
            self.turn(session, problem.file)
        if self.area is not None:
            self.area.focus()
            self.area.go(problem.line, problem.column)
        return True

    def _step(self, by: int) -> None:
        """The next problem after the cursor, or the one before it, round the end."""
        problems, area = self._problems, self.area
        if not problems or area is None:
            return
        here = (self.texts.file or "", self.line, area.cursor_location[1] + 1)
        chosen, listing = stepped(problems, here, by), self.query_one("#problems", RowList)
        if isinstance(listing.rows, VerdictRows):
            listing.select(listing.rows.find(chosen))
        self._to(chosen)

    def do_problem_next(self) -> None:
        """To the next problem."""
        self._step(1)

    def do_problem_back(self) -> None:
        """To the one before."""
        self._step(-1)

    def do_mend(self) -> None:
        """Write the nearest spelling."""
        problem = mendable(self._problems, self.texts.file, self.line)
        if problem is None or self.area is None:
            return
        if self._to(problem):
            mend(self.area, problem)

    # ------------------------------------------------------------- trying
    def do_try_rule(self) -> None:
        """Open or close the try-it pane."""
        if self.has_class("trying"):
            self._close_trial()
        else:
            self._open_trial(self.area.example_here() if self.area else None)

    def _open_trial(self, sentences: tuple[str, str] | None) -> None:
        pane = self.query_one(TryPane)
        self.add_class("trying")
        pane.add_class("open")
        if sentences:
            pane.put(*sentences)
        self.call_after_refresh(lambda: pane.query_one("#try-a").focus())
        self._try_rest.again()

    def _close_trial(self) -> None:
        self.remove_class("trying")
        self.query_one(TryPane).remove_class("open")
        if self.area is not None:
            self.area.focus()

    @on(TryPane.Asked)
    def _asked(self) -> None:
        self._try_rest.again()

    def _try(self) -> None:
        """Put the two sentences through the rules as they are typed."""
        if self.has_class("trying"):
            rule = self.area.rule_here() if self.area else None
            self._trying.ask(self.whole(), self.query_one(TryPane).sentences, rule)

    @on(Tried)
    def _shown(self, message: Tried) -> None:
        if not self.gone and self._trying.current(message):
            self.query_one(TryPane).show(message.trial, message.rule, self.signs)

    @on(TryPane.Goto)
    def _goto_rule(self, message: TryPane.Goto) -> None:
        session, target = self.session, message.target
        place = session.bench.place_of(self.whole(), target.rule, target.path) if session else None
        if place is None:
            self.say("That rule stands in no file that can be changed here.", bad=True)
            return
        file, line = place
        self.post_message(Go("rules", file=file, line=line))

    # ------------------------------------------------------------- commands
    def do_beside(self) -> None:
        """Between the text and the list beside it."""
        listing = self.query_one("#problems", RowList)
        if isinstance(self.focused, TomlArea):
            listing.focus()
        elif self.area is not None:
            self.area.focus()

    def action_leave(self) -> None:
        """Close what hangs above the text, then the try-it pane, then go back to the conflicts."""
        if self.query_one(Offers).open:
            self.query_one(Offers).put_away(self.area)
        elif self.has_class("trying"):
            self._close_trial()
        else:
            self.post_message(Go("conflicts"))

    def leaving(self) -> None:
        """Close what hangs above the text, and take the edit over."""
        self.query_one(Offers).put_away(self.area)
        super().leaving()
