"""The conflicts: the ranked list, the two statements beside each other, the points below."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import Input

from credtui.model import Point
from credtui.tui.commands import State
from credtui.tui.index import SORTS, Entry, arrange, entries
from credtui.tui.messages import Go
from credtui.tui.pairview import pair_lines
from credtui.tui.screens.base import View, bindings
from credtui.tui.theme import STYLES
from credtui.tui.widgets.bars import CountBar
from credtui.tui.widgets.conflict_rows import ConflictRows
from credtui.tui.widgets.lines import LinePane, RowList
from credtui.tui.widgets.point_rows import PointRows


class ConflictsScreen(View):
    """The view everything starts from."""

    view: ClassVar[str] = "conflicts"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conflicts")]
    AUTO_FOCUS = "#list"
    DEFAULT_CSS = """
    ConflictsScreen #body { height: 1fr; layout: horizontal; }
    ConflictsScreen #left { width: 46; border-right: solid #3a3a3a; }
    ConflictsScreen #right { width: 1fr; }
    ConflictsScreen #list, ConflictsScreen #pair { height: 1fr; }
    ConflictsScreen #pair { padding: 0 0 0 1; }
    ConflictsScreen #points { height: 9; border-top: solid #3a3a3a; }
    ConflictsScreen #points:focus, ConflictsScreen #pair:focus { background-tint: $foreground 2%; }
    ConflictsScreen #filter { display: none; height: 1; border: none; padding: 0 1; background: $panel; }
    ConflictsScreen #filter.open { display: block; }
    ConflictsScreen.-narrow #body { layout: vertical; }
    ConflictsScreen.-narrow #left { width: 1fr; height: 7; border-right: none; border-bottom: solid #3a3a3a; }
    ConflictsScreen.-narrow #right { height: 1fr; }
    ConflictsScreen.-narrow #points { height: 5; }
    ConflictsScreen.wide #left { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Entry, ...] = ()
        self._others = False
        self._order = SORTS[0]
        self._query = ""
        self._rows: ConflictRows | None = None
        self._at: str | None = None
        """Relation under the cursor, kept over every re-score."""
        self._rule: str | None = None
        """Rule under the cursor of the points, kept likewise: its row moves when its points change."""
        self._nudged: tuple[str, str] | None = None
        """Relation and rule of the latest nudge, until the cursor is moved."""
        self._gone: tuple[str, str] | None = None
        """Relation that the latest nudge took off the list, and the rule that was nudged."""

    def body(self) -> ComposeResult:
        """List on the left, pair and points on the right; stacked where it is narrow."""
        with Container(id="body"):
            with Vertical(id="left"):
                yield CountBar()
                yield Input(
                    id="filter",
                    placeholder="words, source:x, type:frequency, score>60",
                    select_on_focus=False,
                )
                yield RowList(id="list", empty="Reading the case and comparing its statements ...")
            with Vertical(id="right"):
                yield LinePane(id="pair")
                yield RowList(id="points")

    # ------------------------------------------------------------- data
    def refresh_data(self) -> None:
        """Index the comparison again; the cursor stays on its conflict."""
        session, failure = self.session, self.credtui.failure
        listing = self.query_one("#list", RowList)
        listing.pointer = self.signs.pointer
        self.query_one("#points", RowList).pointer = self.signs.pointer
        self.query_one("#filter", Input).cursor_blink = False
        if failure:
            listing.show_empty("")
            self.query_one("#pair", LinePane).show(lambda width: _failed(failure))
            return
        if session is None:
            return
        comparison = session.comparison
        self._all = entries(comparison, comparison.relations if self._others else comparison.conflicts)
        if self._nudged and all(e.relation.id != self._nudged[0] for e in self._all):
            self._gone = self._nudged
        self._arrange()
        self.call_after_refresh(self._arrange)  # the first frame may come before the width is known
        if self._gone:
            self.call_later(self._say_gone, self._gone[1])

    def _arrange(self) -> None:
        listing = self.query_one("#list", RowList)
        index = arrange(self._all, self._query, self._order)
        rows = ConflictRows(self._all, index, self.signs, listing.size.width or self.size.width)
        self._rows = rows
        sought = self._gone[0] if self._gone else self._at
        found = rows.find(sought) if sought else -1
        if found >= 0 and self._gone:
            self._at, self._gone = self._gone[0], None
        listing.show_rows(rows, found if found >= 0 else 0)
        listing.show_empty(self._nothing())
        noun = "not conflicts" if self._others else "conflicts"
        self.query_one(CountBar).show(noun, len(index), len(self._all), self._order, self._query)
        self._show(rows.entry(listing.cursor))

    def _say_gone(self, rule: str) -> None:
        """What the points keys do now that the conflict under the cursor is no more."""
        last = self.session.last.sentence() if self.session and self.session.last else ""
        self.say(f"This conflict is gone; [ and ] still change {rule} until you move. {last}")

    def _nothing(self) -> str:
        session = self.session
        if self._all:
            return "Nothing passes this filter: esc clears it."
        if self._others:
            return "No rule argued for another relation: w shows the conflicts."
        if session and session.problems and not session.comparison.statements:
            return "The rules cannot be used: 4 shows the problems."
        if session and not session.comparison.documents:
            return "This case has no documents yet: leave with ctrl+q and add some with credtui add."
        if session and not session.comparison.statements:
            return "No attributed statement was found: 2 shows the documents."
        return "No two statements collide here: w shows which pairs were looked at, and why not."

    def _show(self, entry: Entry | None) -> None:
        pair, points = self.query_one("#pair", LinePane), self.query_one("#points", RowList)
        session = self.session
        if entry is None or session is None:
            pair.show(None)
            points.show_rows(
                PointRows(None, session.comparison.scoring, self.signs) if session else points.rows
            )
            self.keys_changed()
            return
        made = PointRows(entry.relation, session.comparison.scoring, self.signs)
        keep = made.find(self._rule) if self._at == entry.relation.id and self._rule else 0
        self._at = entry.relation.id
        signs = self.signs
        pair.show(lambda width: pair_lines(entry, width, signs))
        points.show_rows(made, max(keep, 0))
        point = made.point(points.cursor)
        if not self._gone:
            self._rule = point.rule if point else None
        self.keys_changed()

    @property
    def entry(self) -> Entry | None:
        """What is under the cursor."""
        return self._rows.entry(self.query_one("#list", RowList).cursor) if self._rows else None

    @property
    def point(self) -> Point | None:
        """The rule that ``r`` and the points keys act on."""
        points = self.query_one("#points", RowList)
        return points.rows.point(points.cursor) if isinstance(points.rows, PointRows) else None

    @property
    def tuned(self) -> str | None:
        """The rule that the points keys act on: after a nudge took its conflict away it stays that one,
        until the cursor is moved, so that a key pressed once more hits no other conflict's rule."""
        if self._gone:
            return self._gone[1]
        point = self.point
        return point.rule if point else None

    def state(self) -> State:
        """The view's state for the commands."""
        from dataclasses import replace

        session, entry, rule = self.session, self.entry, self.tuned
        if session is None:
            return State()
        return replace(
            super().state(), chosen=entry is not None or self._gone is not None, rule=rule,
            tunable=rule in session.points, filtered=bool(self._query),
            file=_path(entry),
        )  # fmt: skip

    # ------------------------------------------------------------- events
    @on(RowList.Highlighted, "#list")
    def _moved(self, message: RowList.Highlighted) -> None:
        self._nudged = self._gone = None
        if self._rows:
            self._show(self._rows.entry(message.index))

    @on(RowList.Highlighted, "#points")
    def _point_moved(self) -> None:
        self._nudged = self._gone = None
        self._rule = self.tuned
        self.keys_changed()

    @on(RowList.Chosen, "#list")
    def _chosen(self) -> None:
        self.query_one("#points", RowList).focus()

    @on(RowList.Chosen, "#points")
    def _point_chosen(self) -> None:
        self.credtui.action_command("rule")

    @on(Input.Changed, "#filter")
    def _typed(self, message: Input.Changed) -> None:
        self._query = message.value
        self._arrange()

    @on(Input.Submitted, "#filter")
    def _submitted(self) -> None:
        if not self._query:
            self.query_one("#filter").remove_class("open")
        self.query_one("#list").focus()

    def on_resize(self, event: events.Resize) -> None:
        """Rows are one or two lines high, by the width."""
        if self._rows is not None:
            self.call_after_refresh(self._arrange)

    def key_escape(self) -> None:
        """Close the filter, then the wide view, then go back to the list."""
        box = self.query_one("#filter", Input)
        if box.has_class("open"):
            box.value = ""
            box.remove_class("open")
        elif self.has_class("wide"):
            self.remove_class("wide")
        self.query_one("#list").focus()

    # ------------------------------------------------------------- commands
    def do_filter(self) -> None:
        """Open the filter."""
        self.remove_class("wide")
        box = self.query_one("#filter", Input)
        box.add_class("open")
        box.focus()

    def do_sort(self) -> None:
        """Next order."""
        self._order = SORTS[(SORTS.index(self._order) + 1) % len(SORTS)]
        self._arrange()
        self.say(f"Sorted by {self._order}.")

    def do_others(self) -> None:
        """Conflicts or what is none."""
        self._others = not self._others
        self._at = self._nudged = self._gone = None
        self.refresh_data()
        self.say("These pairs are not conflicts; each says why." if self._others else "Conflicts.")

    def do_wide(self) -> None:
        """Give the pair the whole width."""
        self.toggle_class("wide")
        self.query_one("#pair" if self.has_class("wide") else "#list").focus()

    def _nudge(self, by: int) -> None:
        rule = self.tuned
        if rule:
            if self._at and not self._gone:
                self._nudged = (self._at, rule)
            self.credtui.change("do", lambda session: session.plan_nudge(rule, by))

    def do_less(self) -> None:
        """Five points less."""
        self._nudge(-5)

    def do_more(self) -> None:
        """Five points more."""
        self._nudge(5)

    def do_less_one(self) -> None:
        """One point less."""
        self._nudge(-1)

    def do_more_one(self) -> None:
        """One point more."""
        self._nudge(1)

    def do_rule(self) -> None:
        """To the rule's line."""
        if self.point:
            self.post_message(Go("rules", file=self.point.file, line=self.point.line))

    def do_read(self) -> None:
        """The first statement in its document."""
        if self.entry:
            self.post_message(Go("documents", document=self.entry.a.document, statement=self.entry.a.id))

    def do_read_b(self) -> None:
        """The second statement in its document."""
        if self.entry:
            self.post_message(Go("documents", document=self.entry.b.document, statement=self.entry.b.id))

    def do_open(self) -> None:
        """Open the first statement's document in the reader's own editor."""
        entry = self.entry
        if entry and entry.a_document:
            line = entry.a_document.text.count("\n", 0, entry.a.span.start) + 1
            self.credtui.open_editor(entry.a_document.path, line)


def _path(entry: Entry | None) -> str | None:
    return entry.a_document.path if entry and entry.a_document else None


def _failed(reason: str) -> list[Text]:
    from credtui.tui.display import flow, visible

    lines: list[Text] = [Text("The case could not be opened.", STYLES["error"]), Text()]
    for line in reason.splitlines():
        lines += flow([(visible(line), STYLES["text"])], 70)
    return [*lines, Text(), Text("ctrl+q leaves; nothing was changed.", STYLES["dim"])]
