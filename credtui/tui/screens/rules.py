"""The rule editor: live check, completion and hover, a try-it pane, the consequence before saving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import TextArea

from credtui.pause import Pause
from credtui.ruleset.assist import template
from credtui.tomlio.problem import Problem
from credtui.tui.checking import Checker, Rest
from credtui.tui.commands import State
from credtui.tui.display import clip, flow, short_path, styled, visible
from credtui.tui.messages import Checked, Go, Place, Previewed, Tried
from credtui.tui.screens.base import View, bindings
from credtui.tui.theme import STYLES
from credtui.tui.widgets.bars import LineBar
from credtui.tui.widgets.lines import LinePane, RowList
from credtui.tui.widgets.offers import Offers
from credtui.tui.widgets.problem_rows import VerdictRows
from credtui.tui.widgets.toml_area import TomlArea
from credtui.tui.widgets.try_pane import TryPane

HOVER = 0.05
"""Seconds of rest after a key before the meaning of the word under the cursor is shown."""


class RulesScreen(View):
    """The rule files, each in a text of its own that keeps its undo and its cursor."""

    view: ClassVar[str] = "rules"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rules"), ("escape", "leave", "back")]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    RulesScreen #body { height: 1fr; layout: horizontal; }
    RulesScreen #left { width: 3fr; }
    RulesScreen #right { width: 2fr; border-left: solid #3a3a3a; }
    RulesScreen #texts { height: 1fr; }
    RulesScreen TomlArea { height: 1fr; padding: 0; background: $background; display: none; }
    RulesScreen TomlArea, RulesScreen TomlArea:focus { border: none; }
    RulesScreen TomlArea { scrollbar-size: 0 1; }
    RulesScreen TomlArea.here { display: block; }
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
        self.areas: dict[str, TomlArea] = {}
        self._file: str | None = None
        self._place: Place | None = None
        """Where to go once the texts are there."""
        self.checker: Checker | None = None
        self._hover_rest = Rest(self, HOVER, self._hover)
        self._try_rest = Rest(self, HOVER, self._try)
        self._tried = 0
        """Generation of the latest trial."""

    def body(self) -> ComposeResult:
        """Text on the left, what it means on the right; the completion list above both."""
        with Container(id="body"):
            with Vertical(id="left"):
                yield LineBar(id="file")
                yield Container(id="texts")
                yield LinePane(id="hover")
            with Vertical(id="right"):
                yield LineBar(id="verdict")
                yield RowList(id="problems", from_top=True)
                yield TryPane()
        yield Offers()

    # ------------------------------------------------------------- texts
    @property
    def area(self) -> TomlArea | None:
        """The text that is shown."""
        return self.areas.get(self._file or "")

    def buffers(self) -> dict[str, str]:
        """What is typed and not the session's, by file."""
        return {name: area.text for name, area in self.areas.items() if area.changed}

    def refresh_data(self) -> None:
        """Bring the session's texts in; what is typed in a text stays."""
        session = self.session
        if session is None or not session.files:
            return
        if self.checker is None:
            self.checker = Checker(self.credtui, self, self.buffers)
        self.take_texts()
        for name in list(self.credtui.saving.pending):
            if name in session.files:
                self._open_area(name).change_to(self.credtui.saving.pending.pop(name))
        if self._file not in session.files:
            self._turn(_first(session.texts))
        if self._place:
            self._go_to(self._place)
        self.checker.check()
        self._head()

    def take_texts(self) -> None:
        """Every text as the session has it, with what was typed since."""
        session = self.session
        for name, area in self.areas.items():
            if session is not None and name in session.files:
                self._renew(area, session.files[name].text)

    def _renew(self, area: TomlArea, text: str) -> None:
        """The session has another text: take it over, with what was typed since put into it."""
        if area.base == text:
            return
        from credtui.tomlio.merge import merged

        together = merged(area.base, area.text, text)
        area.base = text
        if together is not None:
            area.change_to(together)

    def _open_area(self, name: str) -> TomlArea:
        """The text of a file, made when it is first wanted."""
        area = self.areas.get(name)
        if area is None:
            session = self.session
            text = session.files[name].text if session else ""
            area = self.areas[name] = TomlArea(name, text)
            self.query_one("#texts").mount(area)
        return area

    def _turn(self, name: str) -> None:
        """Show another file."""
        self._file = name
        shown = self._open_area(name)
        for area in self.areas.values():
            area.set_class(area is shown, "here")
        self.query_one(Offers).close()
        self.call_after_refresh(shown.focus)
        self._head()

    # ------------------------------------------------------------- places
    def here(self) -> Place:
        """File and line."""
        row, column = self.area.cursor_location if self.area else (0, 0)
        return Place("rules", file=self._file, line=row + 1, column=column + 1)

    def arrive(self, place: Place) -> None:
        """To a file's line, or with two sentences to try."""
        self._place = place
        if self.session is not None and self.is_mounted:
            self._go_to(place)

    def _go_to(self, place: Place) -> None:
        session = self.session
        self._place = None
        if session is None:
            return
        name = place.file if place.file in session.files else self._file
        if name is None:
            name = _first(session.texts)
        self._turn(name)
        if place.line and self.area is not None:
            area, line, column = self.area, place.line, place.column
            self.call_after_refresh(lambda: area.go(line, column))
        if place.trial:
            self.call_after_refresh(self._open_trial, place.trial)

    def _head(self) -> None:
        if self.session is not None and self._file is not None:
            self.query_one("#file", LineBar).show_built(self._head_line)

    def _head_line(self, width: int) -> Text:
        session, name = self.session, self._file
        if session is None or name is None or name not in session.files:
            return Text()
        names, file = list(session.files), session.files[name]
        line = styled(f" {visible(short_path(name, self.signs.ellipsis))}", STYLES["strong"])
        line.append(f"  {names.index(name) + 1} of {len(names)}", STYLES["dim"])
        unsaved = self.areas[name].text != file.saved if name in self.areas else file.dirty
        if unsaved:
            line.append("  not saved", STYLES["check"])
        if file.bundled:
            words = f"  bundled: saving makes {'your own copy' if not unsaved else 'a copy of your own'}"
            room = width - line.cell_len
            line.append(clip(words, room, self.signs.ellipsis) if room > 12 else "", STYLES["dim"])
        return line

    def state(self) -> State:
        """With the problems of what is typed."""
        problems = self.checker.problems if self.checker else ()
        return replace(
            super().state(), problems=len(problems), file=self._file,
            mendable=any(p.suggestion for p in problems),
        )  # fmt: skip

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
        listing.pointer = self.signs.pointer
        problems = checker.problems
        for name, area in self.areas.items():
            area.mark([p for p in problems if p.file == name])
        if checker.waiting and not checker.errors:
            bar.show_line(styled(" The rules are good; scoring ...", STYLES["dim"]))
            return
        bar.show_line(self._told())
        listing.show_built(self._verdict_rows)
        nearest = self._nearest()
        if nearest > 0:
            listing.select(nearest)
        self._head()
        self.keys_changed()

    def _told(self) -> Text:
        """The verdict in a line."""
        checker = self.checker
        if checker is None:
            return Text()
        errors, warnings = len(checker.errors), len(checker.problems) - len(checker.errors)
        wrong = f"{errors} problem{'s' * (errors != 1)}"
        notes = f"; {warnings} warning{'s' * (warnings != 1)}" if warnings else ""
        if checker.unusable and checker.edited:
            return styled(f" {wrong}; the last good result stays", STYLES["error"])
        if errors:
            notes = f"; {wrong}, left out"
        words = " If you save (ctrl+s)" if checker.edited else " The rules are good"
        if errors and not checker.edited:
            return styled(f" {wrong}; what is broken is left out", STYLES["error"])
        return styled(words + notes, STYLES["good"])

    def _verdict_rows(self, width: int) -> VerdictRows:
        session, checker = self.session, self.checker
        rows = VerdictRows(width, self.signs)
        if session is None or checker is None:
            return rows
        made = checker.outcome.made if checker.outcome else None
        statements = {s.id: s for s in session.comparison.statements}
        if made is not None:
            rows.add_consequence(made, statements)
            rows.add([Text()])
        rows.add_problems(checker.problems)
        if not checker.edited and not checker.errors:
            rows.add(self._summary(width))
            if session.last is not None:
                rows.add([Text(), styled("The latest change", STYLES["head"])])
                rows.add_consequence(session.last, statements)
        return rows

    def _nearest(self) -> int:
        """The row of the problem at or after the cursor."""
        area, rows = self.area, self.query_one("#problems", RowList).rows
        if area is None or self.checker is None or not isinstance(rows, VerdictRows):
            return -1
        line = area.cursor_location[0] + 1
        here = [p for p in self.checker.problems if p.file == self._file and p.line >= line]
        return rows.find(here[0]) if here else -1

    def _summary(self, width: int) -> list[Text]:
        session = self.session
        if session is None:
            return []
        words = (
            f"{len(session.points)} rules with points find {len(session.comparison.conflicts)} conflicts "
            f"among {len(session.comparison.statements)} statements. Type, and what would change stands here."
        )
        lines = [*flow([(words, STYLES["dim"])], width), Text()]
        for key, what in (
            ("f2", "a new rule to fill in"), ("f4", "try two sentences"), ("ctrl+g", "find a rule"),
            ("ctrl+n", "what may stand here"), ("esc", "back to the conflicts"),
        ):  # fmt: skip
            lines.append(styled(f"{key:>7}  ", STYLES["key"]).append(what, STYLES["dim"]))
        return lines

    def _hover(self) -> None:
        """The problem of this line, and what the word under the cursor means."""
        area = self.area
        if area is None:
            return
        row = area.cursor_location[0] + 1
        problems = self.checker.problems if self.checker else ()
        wrong = next((p for p in problems if p.file == self._file and p.line == row), None)
        words = visible(area.meaning())

        def build(width: int) -> list[Text]:
            lines = []
            if wrong:
                end = f"; did you mean {visible(wrong.suggestion)}? f9 writes it" if wrong.suggestion else ""
                style = STYLES["error" if wrong.is_error else "check"]
                lines += flow([(visible(wrong.message) + end, style)], width)
            return lines + (flow([(words, STYLES["text"])], width) if words else [])

        self.query_one("#hover", LinePane).show(build)

    # ------------------------------------------------------------- completion
    @on(TomlArea.Typed)
    def _offer(self, message: TomlArea.Typed) -> None:
        area, offers = self.area, self.query_one(Offers)
        if area is None:
            return
        if not (message.asked or area.calls()):
            self._close_offers()
            return
        found = area.offers()
        offers.offer(found, area.cursor_screen_offset, self.size, self.signs, 0)
        area.offering = offers.open

    def _close_offers(self) -> None:
        self.query_one(Offers).close()
        if self.area is not None:
            self.area.offering = False

    @on(TomlArea.Key)
    def _offer_key(self, message: TomlArea.Key) -> None:
        offers, area = self.query_one(Offers), self.area
        if area is None:
            return
        step = {"up": -1, "down": 1, "pageup": -7, "pagedown": 7}.get(message.key)
        if step:
            offers.step(step)
            return
        chosen = offers.chosen
        taken = message.key == "tab" or (message.key == "enter" and (offers.moved or area.partly()))
        self._close_offers()
        if message.key == "enter" and not taken:
            area.insert("\n")
        elif taken and chosen is not None:
            area.take(chosen)

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

    def _to(self, problem: Problem) -> None:
        session = self.session
        if session is None or problem.file not in session.files:
            self.say(f"{visible(problem.file)} is not among the files that can be changed here.", bad=True)
            return
        if problem.file != self._file:
            self._turn(problem.file)
        if self.area is not None:
            self.area.focus()
            self.area.go(problem.line, problem.column)

    def _step(self, by: int) -> None:
        """The next problem after the cursor, or the one before it, round the end."""
        problems = self.checker.problems if self.checker else ()
        listing, area = self.query_one("#problems", RowList), self.area
        if not problems or area is None:
            return
        here = (self._file or "", area.cursor_location[0] + 1, area.cursor_location[1] + 1)
        after = [p for p in problems if (p.file, p.line, p.column) > here]
        before = [p for p in problems if (p.file, p.line, p.column) < here]
        chosen = (after or list(problems))[0] if by > 0 else (before or list(problems))[-1]
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
        area, row = self.area, self.area.cursor_location[0] + 1 if self.area else 0
        problems = [p for p in self.checker.problems if p.suggestion] if self.checker else []
        wanted = [p for p in problems if p.file == self._file and p.line == row] or problems
        if not wanted or area is None:
            return
        problem = wanted[0]
        self._to(problem)
        area = self.area
        if area is not None:
            start = (problem.line - 1, problem.column - 1)
            end = (problem.line - 1, problem.column - 1 + problem.width)
            old = area.get_text_range(start, end)
            mark = old[:1] if old[:1] in ('"', "'") and old[:1] == old[-1:] else ""
            area.replace(f"{mark}{problem.suggestion}{mark}", start, end)

    # ------------------------------------------------------------- trying
    def do_try_rule(self) -> None:
        """Open or close the try-it pane."""
        if self.has_class("trying"):
            self._close_trial()
        else:
            self._open_trial(self._example_here())

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

    def _example_here(self) -> tuple[str, str] | None:
        """The sentences of the example under the cursor, else of the rule's first one."""
        return self.area.example_here() if self.area is not None else None

    @on(TryPane.Asked)
    def _asked(self) -> None:
        self._try_rest.again()

    def _try(self) -> None:
        """Put the two sentences through the rules as they are typed."""
        session, pane = self.session, self.query_one(TryPane)
        if session is None or not self.has_class("trying"):
            return
        a, b = pane.sentences
        if not a or not b:
            return
        self._tried += 1
        number, bench = self._tried, session.bench
        rule = self.area.rule_here() if self.area else None
        texts = {**session.texts, **self.buffers()}
        screen = self

        def work(pause: Pause) -> None:
            screen.post_message(Tried(number, rule, bench.try_pair(texts, a, b)))

        self.credtui.compute(work, "try")

    @on(Tried)
    def _shown(self, message: Tried) -> None:
        if not self.gone and message.generation == self._tried:
            self.query_one(TryPane).show(message.trial, message.rule, self.signs)

    @on(TryPane.Goto)
    def _goto_rule(self, message: TryPane.Goto) -> None:
        session = self.session
        place = session.bench.place_of({**session.texts, **self.buffers()}, message.target.rule,
                                       message.target.path) if session else None  # fmt: skip
        if place is None:
            self.say("That rule stands in no file that can be changed here.", bad=True)
            return
        file, line = place
        self.post_message(Go("rules", file=file, line=line))

    # ------------------------------------------------------------- commands
    def do_new_rule(self) -> None:
        """Put a working rule at the end of the file; tab goes through its values."""
        session, area = self.session, self.area
        if session is None or area is None:
            return
        there = "\n".join([*session.texts.values(), *self.buffers().values()])
        name, number = "my-rule", 1
        while f"[rule.{name}]" in there:
            number += 1
            name = f"my-rule-{number}"
        made = template(name).strip("\n") + "\n"
        end = area.document.end
        area.insert(("\n" if end[1] == 0 else "\n\n") + made, end, maintain_selection_offset=False)
        area.focus()
        first = end[0] + (1 if end[1] == 0 else 2)
        area.fill(first, first + made.count("\n") - 1)
        self.say(f"{name} works as it stands. Tab goes from value to value, esc ends that; typing replaces.")

    def do_find_rule(self) -> None:
        """Go to any rule."""
        from credtui.tui.screens.find_rule import FindRuleScreen

        session = self.session
        if session is not None:
            texts = {**session.texts, **self.buffers()}
            self.app.push_screen(FindRuleScreen(texts, self.signs), self._found_rule)

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
        session = self.session
        if session and self._file:
            names = list(session.files)
            self._turn(names[(names.index(self._file) + 1) % len(names)])

    def do_beside(self) -> None:
        """Between the text and the list beside it."""
        listing = self.query_one("#problems", RowList)
        if isinstance(self.focused, TomlArea):
            listing.focus()
        elif self.area is not None:
            self.area.focus()

    def do_text_undo(self) -> None:
        """Take typing back."""
        if self.area is not None:
            self.area.undo()

    def do_text_redo(self) -> None:
        """Type it again."""
        if self.area is not None:
            self.area.redo()

    def action_leave(self) -> None:
        """Close what hangs above the text, then the try-it pane, then go back to the conflicts."""
        if self.query_one(Offers).open:
            self._close_offers()
        elif self.has_class("trying"):
            self._close_trial()
        else:
            self.post_message(Go("conflicts"))

    def leaving(self) -> None:
        """Take the edit over if it is good (u takes it back); a bad one stays in its text."""
        self._close_offers()
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

    def do_open_rules(self) -> None:
        """In the reader's own editor; what it writes is taken in like any change from outside."""
        session, name, area = self.session, self._file, self.area
        if session is None or name is None or area is None:
            return
        path = session.bench.path(name)
        if path and self.credtui.open_editor(path, area.cursor_location[0] + 1):
            self.credtui.keeping.look_now()


def _first(texts: Mapping[str, str]) -> str:
    """The file to begin with: the one with most rules of conflict."""
    return max(texts, key=lambda name: texts[name].count("\nrelation ="))
