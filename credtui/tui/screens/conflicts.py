"""The conflicts: the ranked list, the two statements beside each other, the points below."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from credtui.model import Comparison, Point, Statement
from credtui.tui.commands import State
from credtui.tui.index import SORTS, Entry, Listing
from credtui.tui.messages import Go, Place
from credtui.tui.pairview import pair_lines
from credtui.tui.screens.base import FilterView, bindings
from credtui.tui.theme import STYLES
from credtui.tui.widgets.bars import WIDE, CountBar
from credtui.tui.widgets.conflict_rows import ConflictRows
from credtui.tui.widgets.lines import LinePane, RowList
from credtui.tui.widgets.point_rows import PointRows


class ConflictsScreen(FilterView):
    """The view everything starts from."""

    view: ClassVar[str] = "conflicts"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conflicts")]
    AUTO_FOCUS = "#list"
    FILTER: ClassVar[str] = "words, source:x, type:frequency, score>60"
    DEFAULT_CSS = """
    ConflictsScreen #body { height: 1fr; layout: horizontal; }
    ConflictsScreen #left { width: 44; border-right: solid #3a3a3a; }
    ConflictsScreen #right { width: 1fr; }
    ConflictsScreen #list, ConflictsScreen #pair { height: 1fr; }
    ConflictsScreen #pair { padding: 0 0 0 1; }
    ConflictsScreen #points { height: 9; border-top: solid #3a3a3a; }
    ConflictsScreen.-narrow #body { layout: vertical; }
    ConflictsScreen.-narrow #left { width: 1fr; height: 6; border-right: none; border-bottom: solid #3a3a3a; }
    ConflictsScreen.-narrow #right { height: 1fr; }
    ConflictsScreen.-narrow #points { height: 5; }
    ConflictsScreen.wide #left { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._listing: Listing | None = None
        self._made_of: tuple[Comparison, bool] | None = None
        """What the listing was made of."""
        self._others = False
        self._order = SORTS[0]
        self._folded = True
        self._opened: set[str] = set()
        """Leading conflicts whose retellings are shown though the list is folded, or hidden though not."""
        self._rows: ConflictRows | None = None
        self._at: str | None = None
        """Relation under the cursor, kept over every re-score."""
        self._rule: str | None = None
        """Rule under the cursor of the points, kept likewise: its row moves when its points change."""
        self._nudged: tuple[str, str] | None = None
        """Relation and rule of the latest nudge, until the cursor is moved."""
        self._gone: tuple[str, str] | None = None
        """Relation that the latest nudge took off the list, and the rule that was nudged."""
        self._place: Place | None = None
        """Where to go once there is a comparison."""

    def body(self) -> ComposeResult:
        """List on the left, pair and points on the right; stacked where it is narrow."""
        with Container(id="body"):
            with Vertical(id="left"):
                yield CountBar()
                yield self.filter_line()
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
        if failure:
            listing.show_empty("")
            self.query_one("#pair", LinePane).show(lambda width: _failed(failure))
            return
        if session is None:
            return
        comparison = session.comparison
        if self._made_of is None or self._made_of[0] is not comparison or self._made_of[1] != self._others:
            relations = comparison.relations if self._others else comparison.conflicts
            self._listing = Listing(comparison, relations)
            self._made_of = (comparison, self._others)
        if self._nudged and self._listing and self._listing.find(self._nudged[0]) < 0:
            self._gone = self._nudged
        self._arrange()
        if self._place:
            self._go_to(self._place)
        if self._gone:
            self.call_later(self._say_gone, self._gone[1])

    def _arrange(self) -> None:
        listing, made = self.query_one("#list", RowList), self._listing
        if made is None:
            return
        index = made.arrange(self.query_words, self._order)
        lines = made.fold(index, self._is_open)
        confirmed = self.session.confirmed if self.session else frozenset()
        signs = self.signs
        rows = ConflictRows(made, lines, signs, 0, confirmed)
        self._rows = rows
        sought = self._gone[0] if self._gone else self._at
        found = rows.find(sought)
        if found >= 0 and self._gone:
            self._at, self._gone = self._gone[0], None
        listing.show_built(
            lambda width: ConflictRows(made, lines, signs, width, confirmed),
            found if found >= 0 else self._lead(sought),
        )
        listing.show_empty(self._nothing())
        self._count(len(index), sum(line.folded for line in lines if not line.open))
        self._show(rows.entry(listing.cursor))

    def _lead(self, relation: str | None) -> int:
        """The row of the conflict below which a folded one stands; the first row if there is none."""
        made, rows = self._listing, self._rows
        at = made.find(relation) if made else -1
        if made is None or rows is None or at < 0:
            return 0
        lead = made.leader(at, made.arrange(self.query_words, self._order))
        return max(0, rows.find(made.relations[lead].id)) if lead >= 0 else 0

    def _is_open(self, lead: str) -> bool:
        return (lead in self._opened) == self._folded

    def _count(self, passed: int, hidden: int) -> None:
        made = self._listing
        total = len(made) if made else 0
        noun = "pairs" if self._others else "conflicts"
        words = f"{total} {noun}" if passed == total else f"{passed} of {total} {noun}"
        note = f", {passed - hidden} rows, {hidden} folded" if hidden else ""
        note += "" if self._order == SORTS[0] else f", by {self._order}"
        self.query_one(CountBar).show(words, note)

    def _say_gone(self, rule: str) -> None:
        """What the points keys do now that the conflict under the cursor is no more."""
        last = self.session.last.sentence() if self.session and self.session.last else ""
        self.say(f"This conflict is gone; [ and ] still change {rule} until you move. {last}")

    def _nothing(self) -> str:
        session = self.session
        if self._listing is not None and len(self._listing):
            return "Nothing passes this filter: esc clears it."
        if self._others:
            return "No rule argued for another relation: w shows the conflicts."
        if session and session.problems and not session.comparison.statements:
            return "The rules cannot be used: 6 shows the problems."
        if session and not session.comparison.documents:
            return "This case has no documents yet: leave with ctrl+q and add some with credtui add."
        if session and not session.comparison.statements:
            return "No attributed statement was found: 5 shows the documents."
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
        pair.show(lambda width: pair_lines(entry, width, signs, tight=self._tight))
        points.show_rows(made, max(keep, 0))
        point = made.point(points.cursor)
        if not self._gone:
            self._rule = point.rule if point else None
        self.keys_changed()

    @property
    def _tight(self) -> bool:
        """List and pair stand above each other, so that the pair has few lines."""
        return self.app.size.width < WIDE and not self.has_class("wide")

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
        session, entry, rule = self.session, self.entry, self.tuned
        if session is None:
            return State()
        return replace(
            super().state(), chosen=entry is not None or self._gone is not None, rule=rule,
            tunable=rule in session.points, filtered=bool(self.query_words), file=_path(entry),
            folded=self._foldable(),
        )  # fmt: skip

    def _foldable(self) -> int:
        rows = self._rows.rows if self._rows else ()
        return sum(1 for r in rows if not isinstance(r, str) and (r.folded or r.below))

    # ------------------------------------------------------------- places
    def here(self) -> Place:
        """The conflict and the rule under the cursor."""
        return Place("conflicts", relation=self._at, rule=self._rule)

    def arrive(self, place: Place) -> None:
        """To a conflict and one of its points, or to a filter."""
        self._place = place
        if self._listing is not None:
            self._go_to(place)

    def _go_to(self, place: Place) -> None:
        # what is being tried may take the conflict off this list: then it is looked for again
        self._place = place if self.credtui.changing else None
        if place.query is not None:
            self.set_filter(place.query)
        if place.relation is None or self._listing is None:
            return
        if self._listing.find(place.relation) < 0:
            self._other_side(place.relation)
        made, rows = self._listing, self._rows
        if made.find(place.relation) < 0 or rows is None:
            self.say("That pair is no conflict any more, and no rule argues for anything else.")
            return
        if rows.find(place.relation) < 0:
            self._bring_out(place.relation)
        self._at, self._rule, self._nudged, self._gone = place.relation, place.rule, None, None
        self._arrange()

    def _other_side(self, relation: str) -> None:
        """Show the list that has a relation: the conflicts, or what is none."""
        session = self.session
        if session is None:
            return
        lists = (session.comparison.conflicts, session.comparison.relations)
        found = next((i for i, rows in enumerate(lists) if any(r.id == relation for r in rows)), None)
        if found is not None and bool(found) != self._others:
            self._others = bool(found)
            self.refresh_data()

    def _bring_out(self, relation: str) -> None:
        """Clear a filter that hides it, open the fold it is in."""
        made = self._listing
        if made is None:
            return
        index = made.find(relation)
        if index not in made.arrange(self.query_words, self._order):
            self.set_filter("")
        lead = made.leader(index, made.arrange(self.query_words, self._order))
        if lead >= 0 and lead != index and not self._is_open(made.relations[lead].id):
            self._opened ^= {made.relations[lead].id}

    # ------------------------------------------------------------- events
    @on(RowList.Highlighted, "#list")
    def _moved(self) -> None:
        self._nudged = self._gone = None
        self._show(self.entry)  # by now the list may be another, with the cursor on another row

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

    @on(RowList.Unfolded, "#list")
    def _unfolded(self, message: RowList.Unfolded) -> None:
        line = self._rows.at(message.index) if self._rows else None
        made = self._listing
        if line is None or made is None:
            return
        lead = made.leader(line.index, made.arrange(self.query_words, self._order))
        key = made.relations[lead].id
        if (line.folded or line.below) and self._is_open(key) != message.wanted:
            self._opened ^= {key}
            if not message.wanted:
                self._at = key
            self._arrange()

    def filtered(self) -> None:
        """Another filter, or another key of it."""
        self._arrange()

    def action_clear(self) -> None:
        """Close the filter, then the wide view, then go back to the list."""
        if self.query_one("#filter").has_class("open"):
            self.set_filter("")
        elif self.has_class("wide"):
            self.remove_class("wide")
        self.listed.focus()

    # ------------------------------------------------------------- commands
    def do_filter(self) -> None:
        """Open the filter."""
        self.remove_class("wide")
        super().do_filter()

    def do_sort(self) -> None:
        """Next order."""
        self._order = SORTS[(SORTS.index(self._order) + 1) % len(SORTS)]
        self._arrange()
        self.say(f"Sorted by {self._order}.")

    def do_fold(self) -> None:
        """Every conflict a row, or one row for each two primaries."""
        self._folded = not self._folded
        self._opened.clear()
        self._arrange()
        self.say(
            "One row for each collision of two primary sources; right opens it." if self._folded
            else "Every retelling has its row; z folds them."
        )  # fmt: skip

    def do_others(self) -> None:
        """Conflicts or what is none."""
        self._others = not self._others
        self._at = self._nudged = self._gone = None
        self.refresh_data()
        self.say("These pairs are not conflicts; each says why." if self._others else "Conflicts.")

    def do_wide(self) -> None:
        """Give the pair the whole width."""
        self.toggle_class("wide")
        self._show(self.entry)
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

    def do_misfire(self) -> None:
        """Which condition was wrong, and what to do about it."""
        from credtui.tui.screens.misfire import Amended, MisfireScreen

        session, entry, point = self.session, self.entry, self.point
        if session is None or entry is None or point is None:
            return
        texts = {**session.texts, **self.credtui.saving.buffers()}

        def chosen(made: Amended | None) -> None:
            if made is not None:
                self._amend(made.file, made.text, made.rule)

        screen = MisfireScreen(entry.relation.id, point.rule, point.explain, texts, self.signs)
        self.app.push_screen(screen, chosen)

    def _amend(self, file: str, text: str, rule: str) -> None:
        """Take the amended rule over; what it did is said, and undo takes it back."""

        def told(made: bool) -> None:
            if not made:
                self.credtui.saving.pending[file] = text
                self.post_message(Go("rules", file=file))

        self.credtui.change("do", lambda s: s.plan_texts({file: text}, f"{rule} misfired"), told)

    def do_try_pair(self) -> None:
        """Both sentences into the try-it pane."""
        entry, point = self.entry, self.point
        if entry:
            where = {"file": point.file, "line": point.line} if point else {}
            claims = (
                _claim(entry.a, entry.relation.a_proposition), _claim(entry.b, entry.relation.b_proposition)
            )  # fmt: skip
            self.post_message(Go("rules", trial=claims, **where))

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


def _claim(statement: Statement, proposition: int) -> str:
    """The claim that collides, else the whole statement."""
    claims = statement.propositions
    return claims[proposition].text if 0 <= proposition < len(claims) else statement.text


def _path(entry: Entry | None) -> str | None:
    return entry.a_document.path if entry and entry.a_document else None


def _failed(reason: str) -> list[Text]:
    from credtui.tui.display import flow, visible

    lines: list[Text] = [Text("The case could not be opened.", STYLES["error"]), Text()]
    for line in reason.splitlines():
        lines += flow([(visible(line), STYLES["text"])], 70)
    return [*lines, Text(), Text("ctrl+q leaves; nothing was changed.", STYLES["dim"])]
