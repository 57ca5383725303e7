"""Virtual lines: only what is on screen is drawn, and a moved cursor redraws two rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice
from string import ascii_letters
from typing import ClassVar, Protocol

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from credtui.frozen import dataclass
from credtui.tui.display import flow, styled
from credtui.tui.theme import STYLES


class Rows(Protocol):
    """What a ``RowList`` draws; asked for one line at a time."""

    @property
    def height(self) -> int:
        """Lines a row."""

    def __len__(self) -> int:
        """How many rows there are."""

    def selectable(self, index: int) -> bool:
        """False for headings."""

    def line(self, index: int, part: int, width: int) -> Text:
        """Line ``part`` of row ``index``."""


@dataclass(frozen=True, slots=True)
class TextRows:
    """Ready lines as rows, all selectable or none."""

    lines: Sequence[Text]
    choose: bool = False
    height: int = 1

    def __len__(self) -> int:
        return len(self.lines)

    def selectable(self, index: int) -> bool:
        """Whether the cursor stops here."""
        return self.choose

    def line(self, index: int, part: int, width: int) -> Text:
        """One line."""
        return self.lines[index]


class RowList(ScrollView, can_focus=True):
    """A list over ``Rows`` with a cursor."""

    DEFAULT_CSS = """
    RowList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; background: $background; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "row(1)", "next row", show=False),
        Binding("up,k", "row(-1)", "previous row", show=False),
        Binding("pagedown,space", "page(1)", "a page on", show=False),
        Binding("pageup", "page(-1)", "a page back", show=False),
        Binding("home,g", "first", "first row", show=False),
        Binding("end,G", "last", "last row", show=False),
        Binding("enter", "choose", "choose", show=False),
        Binding("right,l", "unfold(True)", "open", show=False),
        Binding("left,h", "unfold(False)", "close", show=False),
    ]

    class Highlighted(Message):
        """The cursor came to another row."""

        def __init__(self, sender: RowList, index: int) -> None:
            super().__init__()
            self.list = sender
            self.index = index

        @property
        def control(self) -> RowList:
            """The list."""
            return self.list

    class Chosen(Highlighted):
        """Enter or a click on the cursor's row."""

    class Unfolded(Highlighted):
        """Right or left: what is folded below the row shall be shown, or not."""

        def __init__(self, sender: RowList, index: int, wanted: bool) -> None:
            super().__init__(sender, index)
            self.wanted = wanted

    def __init__(
        self, *, id: str | None = None, empty: str = "", from_top: bool = False,  # noqa: A002
    ) -> None:  # fmt: skip
        """``from_top`` shows what stands above the first row until the list has the focus."""
        super().__init__(id=id)
        self.rows: Rows = TextRows(())
        self.empty, self.from_top = empty, from_top
        self.cursor = -1
        self.pointer = "▌"
        self._build: Callable[[int], Rows] | None = None
        self._built = 0
        """The width that the rows were built for."""
        self._base = Style.null()
        self._labels: dict[str, int] = {}
        """While a jump is asked for: letter -> row."""

    # ------------------------------------------------------------- data in
    def show_rows(self, rows: Rows, cursor: int = 0) -> None:
        """Draw other rows; the cursor goes to the nearest selectable one."""
        self._build = None
        self._take(rows, cursor)

    def show_built(self, build: Callable[[int], Rows], cursor: int = 0) -> None:
        """Draw the rows that ``build`` makes for the width there is, and anew for another width."""
        self._build, self._built = build, self.size.width
        self._take(build(self._width_to_build), cursor)

    @property
    def _width_to_build(self) -> int:
        """Cells of a line beside the cursor's sign and a scroll bar."""
        return max(20, self.size.width - 2)

    def _take(self, rows: Rows, cursor: int) -> None:
        self.rows = rows
        self._labels = {}
        self.cursor = self._near(cursor)
        self._measure()
        self.refresh()
        self._keep_visible()

    def show_empty(self, sentence: str) -> None:
        """What stands in the list while it has no rows."""
        self.empty = sentence
        self.refresh()

    @property
    def room(self) -> int:
        """Cells that a line has, beside the scroll bar."""
        bar = self.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        return self.size.width - bar

    def _measure(self) -> None:
        self.virtual_size = Size(max(1, self.room), len(self.rows) * self.rows.height)

    def on_resize(self, event: events.Resize) -> None:
        """Build anew for another width; keep the cursor on screen."""
        if self._build is not None and self.size.width != self._built:
            self._built = self.size.width
            number = sum(map(self.rows.selectable, range(max(0, self.cursor))))
            self._take(self._build(self._width_to_build), 0)
            self.cursor = self._numbered(number)
        self._measure()
        self._keep_visible()

    def _near(self, index: int) -> int:
        count = len(self.rows)
        if not count:
            return -1
        index = min(max(index, 0), count - 1)
        order = chain(range(index, count), range(index, -1, -1))
        return next((i for i in order if self.rows.selectable(i)), -1)

    def _numbered(self, number: int) -> int:
        """The row of this number (from 0) among those the cursor can stand on: other rows may be more or
        fewer in another width."""
        found = (i for i in range(len(self.rows)) if self.rows.selectable(i))
        return next(islice(found, number, None), self.cursor)

    # ------------------------------------------------------------- cursor
    def move(self, by: int) -> None:
        """Move the cursor over ``by`` selectable rows, stopping at the ends."""
        if self.cursor < 0:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)
            return
        step = 1 if by > 0 else -1
        target, left = self.cursor, abs(by)
        i = self.cursor + step
        while left and 0 <= i < len(self.rows):
            if self.rows.selectable(i):
                target, left = i, left - 1
            i += step
        self.select(target)

    def select(self, index: int) -> None:
        """Put the cursor on a row."""
        if index == self.cursor or not 0 <= index < len(self.rows):
            return
        height, old = self.rows.height, self.cursor
        self.cursor = index
        self.refresh_lines(old * height, height)
        self.refresh_lines(index * height, height)
        self._keep_visible()
        self.post_message(self.Highlighted(self, index))

    def _keep_visible(self) -> None:
        if self.cursor < 0 or not self.size.height:
            return
        height, top, room = self.rows.height, int(self.scroll_offset.y), self.size.height
        if self.from_top and not self.has_focus and self.cursor == self._near(0):
            self.scroll_to(y=0, animate=False, immediate=True)
            return
        first = self.cursor * height
        if self.cursor and not self.rows.selectable(self.cursor - 1) and self.cursor == self._near(0):
            first -= height
        if first < top:
            self.scroll_to(y=max(0, first), animate=False, immediate=True)
        elif (self.cursor + 1) * height > top + room:
            self.scroll_to(y=(self.cursor + 1) * height - room, animate=False, immediate=True)

    def action_row(self, by: int) -> None:
        """Next or previous row."""
        self.move(by)

    def action_page(self, by: int) -> None:
        """A page on or back."""
        self.move(by * max(1, self.size.height // self.rows.height - 1))

    def action_first(self) -> None:
        """First row."""
        self.select(self._near(0))
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Last row."""
        if self.cursor >= 0:
            self.move(len(self.rows))
        else:
            self.scroll_end(animate=False)

    def action_choose(self) -> None:
        """Choose the row."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    def action_unfold(self, wanted: bool) -> None:
        """Show or hide what is folded below the row."""
        if self.cursor >= 0:
            self.post_message(self.Unfolded(self, self.cursor, wanted))

    def on_click(self, event: events.Click) -> None:
        """Select; a click on the selected row chooses it."""
        index = (int(event.y) + int(self.scroll_offset.y)) // self.rows.height
        if not 0 <= index < len(self.rows) or not self.rows.selectable(index):
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.select(index)

    def on_focus(self) -> None:
        """The cursor row looks different with focus."""
        self._keep_visible()
        if self.cursor >= 0:
            self.refresh_lines(self.cursor * self.rows.height, self.rows.height)

    on_blur = on_focus

    # ------------------------------------------------------------- jumping
    def label(self) -> None:
        """Give every row on screen a letter; the next key goes there."""
        height, top = self.rows.height, int(self.scroll_offset.y)
        first, last = top // height, min(len(self.rows), (top + self.size.height) // height + 1)
        rows = [i for i in range(first, last) if self.rows.selectable(i)]
        self._labels = dict(zip(ascii_letters, rows, strict=False))
        self.refresh()

    async def _on_key(self, event: events.Key) -> None:
        if not self._labels:
            return
        event.stop()
        event.prevent_default()
        found = self._labels.get(event.character or "")
        self._labels = {}
        self.refresh()
        if found is not None:
            self.select(found)
            self.focus()

    # ------------------------------------------------------------- drawing
    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the screen; they have one background, which takes long to find out."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.room
        base = self._base
        if not len(self.rows):
            lines = flow([(self.empty, STYLES["dim"])], width - 2) if self.empty else []
            line = Text(" ").append_text(lines[y]) if y < len(lines) else Text()
            return self._strip(line, width, base)
        index, part = divmod(y + int(self.scroll_offset.y), self.rows.height)
        if index >= len(self.rows):
            return Strip.blank(width, base)
        if self.cursor < 0:
            return self._strip(self.rows.line(index, part, width), width, base)
        here = index == self.cursor
        mark = self._mark(index, part, here)
        mark.append_text(self.rows.line(index, part, width - 1))
        return self._strip(mark, width, base + STYLES["cursor"] if here else base)

    def _mark(self, index: int, part: int, here: bool) -> Text:
        """The first cell: the cursor's sign, or the letter that jumps here."""
        if self._labels and part == 0:
            letter = next((k for k, row in self._labels.items() if row == index), None)
            if letter is not None:
                return styled(letter, STYLES["jump"])
        return styled(self.pointer if here else " ", STYLES["key"] if self.has_focus else STYLES["dim"])

    def _strip(self, line: Text, width: int, base: Style) -> Strip:
        line.end = ""
        strip = Strip(list(line.render(self.app.console)))
        return strip.adjust_cell_length(width, base).apply_style(base)


class LinePane(RowList):
    """Ready text without a cursor, laid out again when the width changes."""

    def __init__(
        self, *, id: str | None = None, empty: str = "", fits: bool = False,  # noqa: A002
    ) -> None:  # fmt: skip
        """``fits`` makes the pane as high as what it shows."""
        super().__init__(id=id, empty=empty)
        self._fits = fits
        self._page: Callable[[int], Sequence[Text]] | None = None
        self._seen: Callable[[], int] | None = None
        self._width = 0

    def show(
        self, build: Callable[[int], Sequence[Text]] | None, *, seen: Callable[[], int] | None = None
    ) -> None:
        """Draw what ``build(width)`` makes, from its top; ``seen`` tells a line of it to keep on screen."""
        self._page, self._seen = build, seen
        self._width = 0
        top = self.scroll_offset.y if seen else 0
        self._layout_lines()
        self.scroll_to(y=top, animate=False, immediate=True)
        self._reveal()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out again for the new width."""
        self._layout_lines()
        self._reveal()

    def _reveal(self) -> None:
        if self._seen is None or not self.size.height or not self._width:
            return
        line, top, room = self._seen(), int(self.scroll_offset.y), self.size.height
        if not top <= line < top + max(1, room - 2):
            top = max(0, line - room // 3)
        self.scroll_to(y=min(top, max(0, len(self.rows) - room)), animate=False, immediate=True)

    def _layout_lines(self) -> None:
        width = self.size.width - 1
        if width <= 0 or width == self._width:
            return
        self._width = width
        lines = self._page(width) if self._page else ()
        self.rows = TextRows(lines)
        self.cursor = -1
        if self._fits:
            self.styles.height = len(lines)
        self._measure()
        self.refresh()
