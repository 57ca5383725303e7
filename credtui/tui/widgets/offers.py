"""The completion list that hangs below the cursor: what may stand here, and what each word means."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.geometry import Offset, Size

from credtui.ruleset.assist import Completion
from credtui.tui.display import clip, pad, styled, visible
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.lines import RowList
from credtui.tui.widgets.toml_area import TomlArea

MOST = 8
"""Rows shown at once; the list scrolls."""
WIDEST = 72
_STEPS = {"up": -1, "down": 1, "pageup": -7, "pagedown": 7}


class OfferRows:
    """Completions as rows: the word, then its meaning."""

    height = 1

    def __init__(self, offers: Sequence[Completion], signs: Signs) -> None:
        self.offers, self.signs = tuple(offers), signs
        self.column = min(28, max((Text(visible(o.text)).cell_len for o in offers), default=0))

    def __len__(self) -> int:
        return len(self.offers)

    def selectable(self, index: int) -> bool:
        """Each can be taken."""
        return True

    def line(self, index: int, part: int, width: int) -> Text:
        """``ge   at least, for every possible value``."""
        offer = self.offers[index]
        line = styled(pad(visible(offer.text), self.column, self.signs.ellipsis), STYLES["key"])
        room = width - self.column - 3
        if room > 8 and offer.meaning:
            line.append("  " + clip(visible(offer.meaning), room, self.signs.ellipsis), STYLES["text"])
        return line


class Offers(RowList, can_focus=False):
    """The list; the text keeps the focus and hands it the keys."""

    DEFAULT_CSS = """
    Offers { layer: above; display: none; background: $boost; scrollbar-size-vertical: 1; }
    Offers.open { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="offers")
        self.moved = False
        """The reader has gone through the list, so enter takes what is chosen."""

    @property
    def open(self) -> bool:
        """True while it is shown."""
        return self.has_class("open")

    @property
    def chosen(self) -> Completion | None:
        """What enter would take."""
        rows = self.rows
        fit = isinstance(rows, OfferRows) and 0 <= self.cursor < len(rows)
        return rows.offers[self.cursor] if fit and isinstance(rows, OfferRows) else None

    def offer(self, offers: Sequence[Completion], at: Offset, screen: Size, signs: Signs, start: int) -> None:
        """Show them below a place of the screen, above it where there is no room below."""
        if not offers:
            self.close()
            return
        rows = OfferRows(offers, signs)
        longest = max(Text(visible(o.meaning)).cell_len for o in offers)
        width = min(WIDEST, screen.width - 2, rows.column + longest + 5)
        height = min(MOST, len(offers))
        below = screen.height - at.y - 2 > height
        self.styles.width, self.styles.height = width, height
        self.styles.offset = (
            max(0, min(at.x, screen.width - width)),
            at.y + 1 if below else max(0, at.y - height),
        )
        self.pointer, self.moved = signs.pointer, False
        self.add_class("open")
        self.show_rows(rows, start)

    def step(self, by: int) -> None:
        """Another one."""
        self.moved = True
        self.move(by)

    def close(self) -> None:
        """Away with it."""
        self.remove_class("open")

    # ------------------------------------------------------------- serving a text
    def serve(self, area: TomlArea, asked: bool, signs: Signs) -> None:
        """Open at the cursor of a text, if the reader asked or what stands there can be completed."""
        if not (asked or area.calls()):
            self.put_away(area)
            return
        self.offer(area.offers(), area.cursor_screen_offset, self.screen.size, signs, 0)
        area.offering = self.open

    def put_away(self, area: TomlArea | None) -> None:
        """Close, and let the text have its keys again."""
        self.close()
        if area is not None:
            area.offering = False

    def press(self, area: TomlArea, key: str) -> None:
        """A key that the text handed over: go through the list, take what is chosen, or close."""
        step = _STEPS.get(key)
        if step:
            self.step(step)
            return
        chosen = self.chosen
        taken = key == "tab" or (key == "enter" and (self.moved or area.partly()))
        self.put_away(area)
        if key == "enter" and not taken:
            area.insert("\n")
        elif taken and chosen is not None:
            area.take(chosen)
