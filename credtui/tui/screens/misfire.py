"""Misfired here: which condition was wrong, then a no-match example and a tighter rule to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from credtui.pause import Pause
from credtui.tui.display import clip, flow, styled, visible
from credtui.tui.keeping import difference
from credtui.tui.screens.choice import difference_lines
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import LinePane, RowList

if TYPE_CHECKING:
    from credtui.rulebench.misfire import Fired, Misfire
    from credtui.rulebench.reasons import Reason
    from credtui.tui.app import CredtuiApp

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Amended:
    """What the reader chose: the file, its new text, and the rule."""

    file: str
    text: str
    rule: str


class _Conditions:
    """The rule's conditions as they held on this pair; those that can be blamed are selectable."""

    height = 1

    def __init__(self, fired: Fired, width: int, signs: Signs) -> None:
        self.signs = signs
        self.rows: list[tuple[Text, Path]] = list(self._lines(fired.reason, width, 0))

    def __len__(self) -> int:
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        return bool(self.rows[index][1])

    def line(self, index: int, part: int, width: int) -> Text:
        return self.rows[index][0]

    def _lines(self, one: Reason, width: int, depth: int) -> Iterator[tuple[Text, Path]]:
        indent = "  " * depth
        if one.parts and depth == 0 and one.words == "all of":
            for part in one.parts:
                yield from self._lines(part, width, 0)
            return
        line = styled(indent + visible(one.words), STYLES["strong" if one.path else "dim"])
        room = width - line.cell_len - 4
        if one.read and room > 10:
            line.append(f"   {clip(visible(one.read), room, self.signs.ellipsis)}", STYLES["dim"])
        yield line, one.path
        for part in one.parts:
            yield from self._lines(part, width, depth + 1)


class _Proposals:
    """The example alone, then every tighter condition."""

    height = 2

    def __init__(self, made: Misfire, signs: Signs) -> None:
        self.made, self.signs = made, signs

    def __len__(self) -> int:
        return len(self.made.proposals) + 1

    def selectable(self, index: int) -> bool:
        return True

    def text(self, index: int) -> str:
        """The file as it would be."""
        return self.made.with_proposal(index) if index < len(self.made.proposals) else self.made.text

    def line(self, index: int, part: int, width: int) -> Text:
        made = self.made
        if index == len(made.proposals):
            words = ("only the example", "it fails until the rule is tighter" if made.fires
                     else "the rule does not fire on it even now")  # fmt: skip
        else:
            one = made.proposals[index]
            count = one.silenced
            others = (
                f"silences {count} other pair{'s' * (count != 1)} of this case"
                if count
                else ("silences no other pair of this case")
            )
            words = (one.words, others)
        shown = clip(visible(words[part]), width - 3 * part, self.signs.ellipsis)
        return styled(" " * 3 * part + shown, STYLES["strong" if part == 0 else "dim"])


class MisfireScreen(ModalScreen[Amended | None]):
    """Choose the condition, then what to do; dismissed with the amended text."""

    DEFAULT_CSS = """
    MisfireScreen { align: center middle; background: $background 60%; }
    MisfireScreen Vertical { width: 110; max-width: 98%; height: 92%; border: round $primary; background: $panel; padding: 0 1; }
    MisfireScreen Static { height: auto; }
    MisfireScreen #asked { padding: 1 0 0 0; }
    MisfireScreen #why { padding: 1 0; }
    MisfireScreen RowList { background: $panel; }
    MisfireScreen #rows { height: 1fr; }
    MisfireScreen #change { height: 2fr; border-top: solid #3a3a3a; display: none; }
    MisfireScreen.second #change { display: block; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "back", "back"), ("ctrl+q", "app.command('quit')", "quit"),
    ]  # fmt: skip

    class Ready(Message):
        """The rule on this pair is looked at again."""

        def __init__(self, fired: Fired | None) -> None:
            super().__init__()
            self.fired = fired

    class Proposed(Message):
        """What is proposed for a condition."""

        def __init__(self, made: Misfire) -> None:
            super().__init__()
            self.made = made

    def __init__(self, relation: str, rule: str, explain: str, texts: dict[str, str], signs: Signs) -> None:
        super().__init__()
        self.relation, self.rule, self.explain = relation, rule, explain
        self.texts, self.signs = texts, signs
        self._fired: Fired | None = None

    @property
    def _owner(self) -> CredtuiApp:
        from typing import cast

        return cast("CredtuiApp", self.app)

    def compose(self) -> ComposeResult:
        """The question, the rows, the change."""
        with Vertical() as box:
            box.border_title = Text(f"Misfired here: {visible(self.rule)}")
            yield Static(id="asked", markup=False)
            yield Static(id="why", markup=False)
            yield RowList(id="rows", empty="Looking at the rule again ...")
            yield LinePane(id="change")

    def on_mount(self) -> None:
        """Look at the rule on this pair."""
        self.query_one("#rows", RowList).pointer = self.signs.pointer
        self.query_one("#rows").focus()
        session = self._owner.session
        if session is None:
            return
        bench, comparison = session.bench, session.comparison

        def work(pause: Pause) -> None:
            self.post_message(self.Ready(bench.fired(self.texts, self.rule, self.relation, comparison)))

        self._owner.compute(work, "misfire")

    def _ask(self, words: str, why: Sequence[str]) -> None:
        width = max(30, min(104, self.app.size.width - 8))
        self.query_one("#asked", Static).update(styled(words, STYLES["strong"]))
        text = Text()
        for sentence in why:
            for line in flow([(visible(sentence), STYLES["dim"])], width):
                text.append_text(line).append("\n")
        text.rstrip()
        self.query_one("#why", Static).update(text)

    @on(Ready)
    def _ready(self, message: Ready) -> None:
        fired = message.fired
        if fired is None:
            why = "The rules have problems: mend them first. esc goes back."
            self._ask("That rule cannot be looked at here.", [why])
            self.query_one("#rows", RowList).show_empty("")
            return
        self._fired = fired
        self._first()

    def _first(self) -> None:
        """Which condition?"""
        fired, signs = self._fired, self.signs
        if fired is None:
            return
        self.remove_class("second")
        why = [self.explain]
        if fired.swapped:
            why.append("Here a is the second statement.")
        self._ask("Which condition held and should not have counted? enter chooses it.", why)
        self.query_one("#rows", RowList).show_built(lambda width: _Conditions(fired, width, signs))

    @on(RowList.Chosen, "#rows")
    def _chosen(self, message: RowList.Chosen) -> None:
        rows = message.list.rows
        if isinstance(rows, _Proposals):
            self.dismiss(Amended(self._file, rows.text(message.index), self.rule))
        elif isinstance(rows, _Conditions):
            self._propose(rows.rows[message.index][1])

    @property
    def _file(self) -> str:
        return self._fired.rule.file if self._fired else ""

    def _propose(self, path: Path) -> None:
        session, fired = self._owner.session, self._fired
        if session is None or fired is None:
            return
        self._ask("Trying tighter conditions on the rule's own examples ...", [])
        bench, text = session.bench, self.texts[self._file]

        def work(pause: Pause) -> None:
            self.post_message(self.Proposed(bench.misfire(fired, path, text)))

        self._owner.compute(work, "misfire")

    @on(Proposed)
    def _proposed(self, message: Proposed) -> None:
        made = message.made
        self.add_class("second")
        why = [f"Wrong here: {made.condition.words}. The pair becomes a no-match example in invented names."]
        if made.left:
            left = ", ".join(made.left)
            why.append(f"Names, perhaps, that were left in it: {left}. Change them before you save.")
        if not made.proposals:
            why.append("No single tighter condition tells this pair from the rule's own examples.")
        self._ask("What shall change? enter takes it, esc goes back.", why)
        listing = self.query_one("#rows", RowList)
        listing.show_rows(_Proposals(made, self.signs))
        self._show(0)

    @on(RowList.Highlighted, "#rows")
    def _moved(self, message: RowList.Highlighted) -> None:
        self._show(message.index)

    def _show(self, index: int) -> None:
        rows = self.query_one("#rows", RowList).rows
        if isinstance(rows, _Proposals):
            lines = difference(self.texts[self._file], rows.text(index), "now", "then")
            self.query_one("#change", LinePane).show(lambda width: difference_lines(lines, width))

    def action_back(self) -> None:
        """To the conditions, then away."""
        if self.has_class("second"):
            self._first()
        else:
            self.dismiss(None)
