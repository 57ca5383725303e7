"""Choosing or typing one value, with completion: who spoke, a stance, a facet, a name to sign with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from credtui.tui.display import clip, pad, styled, visible
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import RowList


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen."""

    value: str
    """What is typed for it."""
    says: str = ""
    """What it means."""
    shown: str = ""
    """What stands in the list, if it is not the value."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen or typed, and the source's words for it if they were asked for."""

    value: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a title, what can be chosen, and what is wrong with a typed value."""

    title: str
    hint: str
    options: Sequence[Option]
    check: Callable[[str, str], str | None] | None = None
    """Says what is wrong with a value and its words; None: only the options can be chosen."""
    words: str | None = None
    """The source's words as they are now; None if they are not asked for."""
    typed: str = ""
    """What stands in the field at first."""
    context: str = ""
    """What it is about, above the field."""


class _Rows:
    height = 1

    def __init__(self, options: Sequence[Option], signs: Signs) -> None:
        self.options, self.signs = options, signs

    def __len__(self) -> int:
        return len(self.options)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        option = self.options[index]
        room = min(width // 2, 30)
        name = visible(option.shown or option.value)
        line = styled(pad(name, room, self.signs.ellipsis), STYLES["strong"])
        says = clip(visible(option.says), max(0, width - room - 2), self.signs.ellipsis)
        return line.append(f"  {says}", STYLES["dim"])


class PickScreen(ModalScreen[Picked | None]):
    """A field and the values that fit what is typed in it."""

    DEFAULT_CSS = """
    PickScreen { align: center top; background: $background 60%; }
    PickScreen Vertical { width: 92; max-width: 98%; height: auto; max-height: 94%; margin-top: 2; border: round $primary; background: $panel; padding: 0 1; }
    PickScreen Input { background: $surface; margin: 0 0 0 0; }
    PickScreen Static { height: auto; }
    PickScreen RowList { height: 14; max-height: 1fr; background: $panel; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "close"),
        ("down", "move(1)", "next"),
        ("up", "move(-1)", "previous"),
        ("pagedown", "move(10)", "a page on"),
        ("pageup", "move(-10)", "a page back"),
    ]

    def __init__(self, question: Question, signs: Signs) -> None:
        super().__init__()
        self.question, self.signs = question, signs
        self._moved = False

    def compose(self) -> ComposeResult:
        """Context, field, words, what is wrong, values."""
        asked = self.question
        with Vertical() as box:
            box.border_title = Text(visible(asked.title))
            if asked.context:
                yield Static(Text(clip(visible(asked.context), 240), STYLES["text"]), markup=False)
            yield Static(Text(visible(asked.hint), STYLES["dim"]), markup=False)
            value = Input(
                value=asked.typed, id="value", select_on_focus=False, compact=True, placeholder="type here"
            )
            value.cursor_blink = False
            yield value
            if asked.words is not None:
                label = "in the source's own words (tab goes here):"
                yield Static(Text(label, STYLES["dim"]), markup=False)
                plain = asked.words if visible(asked.words) == asked.words else ""
                words = Input(value=plain, id="words", select_on_focus=False, compact=True)
                words.cursor_blink = False
                yield words
            yield Static(id="said", markup=False)
            yield RowList(empty="Nothing fits what is typed." if asked.options else "")

    def on_mount(self) -> None:
        """Everything first."""
        listing = self.query_one(RowList)
        listing.pointer = self.signs.pointer
        listing.styles.height = min(14, len(self.question.options) + 1)
        self.query_one("#value", Input).focus()
        self._fill()

    @property
    def _value(self) -> str:
        return self.query_one("#value", Input).value.strip()

    @property
    def _words(self) -> str:
        return self.query_one("#words", Input).value.strip() if self.question.words is not None else ""

    def _fill(self) -> None:
        """Values that fit, best first; what is typed comes first if it is a value by itself."""
        typed, asked = self._value, self.question
        rows = fitting(asked.options, typed)
        exact = any(o.value == typed for o in rows[:1])
        if asked.check is not None and typed and not exact and not self._wrong(typed):
            rows = [Option(typed, "as typed"), *rows]
        self._moved = False
        self.query_one(RowList).show_rows(_Rows(rows, self.signs))
        self._say()

    def _wrong(self, value: str) -> str | None:
        return self.question.check(value, self._words) if self.question.check else None

    def _say(self) -> None:
        typed, rows = self._value, self.query_one(RowList).rows
        wrong = self._wrong(typed) if typed and not (isinstance(rows, _Rows) and len(rows)) else None
        keys = "enter takes the marked value, tab completes, esc leaves"
        if self.question.words is not None and self._words:
            wrong = wrong or self._wrong(self.chosen or typed or " ")
            wrong = wrong if wrong and "does not stand" in wrong else None
        line = Text(visible(wrong), STYLES["error"]) if wrong else Text(keys, STYLES["faint"])
        self.query_one("#said", Static).update(line)

    @property
    def chosen(self) -> str:
        """The value under the cursor; empty if nothing fits."""
        listing = self.query_one(RowList)
        rows = listing.rows
        found = isinstance(rows, _Rows) and 0 <= listing.cursor < len(rows)
        return rows.options[listing.cursor].value if found and isinstance(rows, _Rows) else ""

    @on(Input.Changed, "#value")
    def _typed(self) -> None:
        self._fill()

    @on(Input.Changed, "#words")
    def _worded(self) -> None:
        self._say()

    @on(RowList.Highlighted)
    def _over(self) -> None:
        self._say()

    def action_move(self, by: int) -> None:
        """Move in the list while typing."""
        self.query_one(RowList).move(by)

    def on_key(self, event: events.Key) -> None:
        """Tab completes the field; where it is complete already it goes on to the words."""
        if event.key != "tab" or self.focused is not self.query_one("#value"):
            return
        chosen = self.chosen
        if chosen and chosen != self._value and visible(chosen) == chosen:
            event.stop()
            event.prevent_default()
            field = self.query_one("#value", Input)
            field.value = chosen
            field.cursor_position = len(chosen)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _take(self) -> None:
        value = self.chosen
        wrong = self._wrong(value) if value else self._wrong(self._value) or "Nothing fits what is typed."
        if wrong:
            self.query_one("#said", Static).update(Text(visible(wrong), STYLES["error"]))
            return
        self.dismiss(Picked(value, self._words))


def fitting(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that hold every typed word, those that begin with it first."""
    low = typed.casefold()
    words = low.split()
    fit = [
        o for o in options if all(w in f"{o.value} {o.shown} {o.says}".casefold() for w in words)
    ]  # fmt: skip
    return sorted(fit, key=lambda o: _rank(o, low)) if low else fit


def _rank(option: Option, low: str) -> int:
    names = (option.value.casefold(), option.shown.casefold())
    return 0 if low in names else 1 if any(n.startswith(low) for n in names if n) else 2
