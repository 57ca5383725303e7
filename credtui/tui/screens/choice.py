"""One question with a few answers, each a key: what is at stake above, a difference to read between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonprefix
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from credtui.tui.commands import spoken
from credtui.tui.display import flow, styled, visible
from credtui.tui.theme import STYLES
from credtui.tui.widgets.lines import LinePane


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer."""

    key: str
    answer: str
    """What the asker gets; "" is no answer."""
    words: str


class ChoiceScreen(ModalScreen[str | None]):
    """Ask; dismissed with the answer, None for none."""

    leaving_is_asked = True
    """ctrl+q is answered here and not a second time."""
    DEFAULT_CSS = """
    ChoiceScreen { align: center middle; background: $background 60%; }
    ChoiceScreen Vertical { width: 88; max-width: 96%; height: auto; max-height: 92%; border: round $primary; padding: 1 2; background: $panel; }
    ChoiceScreen Static { height: auto; }
    ChoiceScreen LinePane { height: auto; max-height: 16; margin: 1 0; background: $panel; display: none; }
    ChoiceScreen LinePane.shown { display: block; }
    """  # noqa: E501
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "dismiss(None)", "stay", show=False)]

    def __init__(
        self, title: str, lines: Sequence[str], choices: Sequence[Choice], diff: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.heading, self.lines, self.choices, self.diff = title, lines, tuple(choices), diff
        self.about = ""
        """What it is about, so that nobody asks it twice."""

    def compose(self) -> ComposeResult:
        """The question, the difference, the answers."""
        with Vertical() as box:
            box.border_title = Text(visible(self.heading))
            yield Static(id="asked", markup=False)
            yield LinePane(id="difference")
            yield Static(id="answers", markup=False)

    def on_mount(self) -> None:
        """Fill it."""
        width = max(20, min(82, self.app.size.width - 10))
        asked = Text()
        for number, words in enumerate(self.lines):
            for line in flow([(visible(words), STYLES["strong" if number == 0 else "text"])], width):
                asked.append_text(line).append("\n")
        asked.rstrip()
        self.query_one("#asked", Static).update(asked)
        answers = Text()
        column = max(len(spoken(c.key)) for c in self.choices)
        for choice in self.choices:
            answers.append(f"{spoken(choice.key):>{column}}  ", STYLES["key"])
            answers.append(f"{choice.words}\n", STYLES["text"])
        answers.rstrip()
        self.query_one("#answers", Static).update(answers)
        pane = self.query_one("#difference", LinePane)
        if self.diff:
            pane.add_class("shown")
            pane.styles.height = min(16, len(difference_lines(self.diff, width)))
            pane.show(lambda width: difference_lines(self.diff, width))
            pane.focus()

    def on_key(self, event: events.Key) -> None:
        """A key of an answer gives it."""
        for choice in self.choices:
            if event.key == choice.key:
                event.stop()
                self.dismiss(choice.answer or None)
                return


def difference_lines(diff: Sequence[str], width: int) -> list[Text]:
    """A unified diff in colours; its signs say the same.  What changed inside a line stands out."""
    out: list[Text] = []
    for number, line in enumerate(diff):
        style = (
            "dim" if line.startswith(("---", "+++", "@@"))
            else "plus" if line.startswith("+") else "minus" if line.startswith("-") else "text"
        )  # fmt: skip
        start, end = _inside(diff, number) if style in ("plus", "minus") else (0, 0)
        made = styled("", STYLES[style])
        for part, mark in ((line[:start], False), (line[start:end], True), (line[end:], False)):
            made.append(visible(part), STYLES[style] + (STYLES["changed"] if mark else Style()))
        out += _cut(made, width)
    return out


def _inside(diff: Sequence[str], number: int) -> tuple[int, int]:
    """Where a line differs from the one that it replaces or is replaced by; nothing if it stands alone."""
    sign = diff[number][:1]
    other = number + (1 if sign == "-" else -1)
    pair = diff[other] if 0 <= other < len(diff) else ""
    if pair[:1] != ("+" if sign == "-" else "-") or pair.startswith(("---", "+++")):
        return 0, 0
    mine, theirs = diff[number][1:], pair[1:]
    start = len(commonprefix((mine, theirs)))  # noqa: RUF071 - of two texts, not of two paths
    rest = min(len(mine), len(theirs)) - start
    tails = (mine[len(mine) - rest :][::-1], theirs[len(theirs) - rest :][::-1])
    same = len(commonprefix(tails))  # noqa: RUF071
    return start + 1, len(mine) - same + 1


def _cut(line: Text, width: int) -> list[Text]:
    """A line in pieces of a width; the later ones stand a little in."""
    out = []
    while line.cell_len > width > 12:
        first, line = line.divide([_fitting(line.plain, width)])[:2]
        out.append(first)
        line = styled("    ", STYLES["dim"]).append_text(line)
    return [*out, line]


def _fitting(text: str, width: int) -> int:
    """How many characters fit, at a blank if there is one near the end."""
    used = fit = 0
    for char in text:
        used += cell_len(char)
        if used > width:
            break
        fit += 1
    blank = text.rfind(" ", max(8, fit - 16), fit)
    return blank + 1 if blank > 0 else fit
