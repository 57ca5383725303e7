"""Colours and signs: xterm-256 colours only, a sign for every meaning that has a colour."""

from __future__ import annotations

from rich.style import Style
from textual.theme import Theme

from credtui.frozen import dataclass

DARK = Theme(
    name="credtui-dark", primary="#87d7ff", secondary="#ffd787", warning="#ffd75f", error="#ff8787",
    success="#87d7af", accent="#ffd787", foreground="#d0d0d0", background="#121212", surface="#121212",
    panel="#1c1c1c", dark=True,
    variables={
        "block-cursor-background": "#303030", "block-cursor-foreground": "#eeeeee",
        "input-selection-background": "#005f87", "footer-background": "#1c1c1c",
        "scrollbar": "#3a3a3a", "scrollbar-hover": "#585858", "scrollbar-active": "#87d7ff",
        "scrollbar-background": "#121212", "scrollbar-background-hover": "#121212",
        "scrollbar-background-active": "#121212", "scrollbar-corner-color": "#121212",
        "border": "#87d7ff", "border-blurred": "#3a3a3a",
    },
)  # fmt: skip

_S = Style.parse

STYLES: dict[str, Style] = {
    "text": _S("#d0d0d0"),
    "strong": _S("bold #eeeeee"),
    "dim": _S("#8a8a8a"),
    "faint": _S("#585858"),
    "a": _S("#87d7ff"),
    "b": _S("#ffd787"),
    "a-name": _S("bold #87d7ff"),
    "b-name": _S("bold #ffd787"),
    "a-mark": _S("bold underline #87d7ff"),
    "b-mark": _S("bold underline #ffd787"),
    "clear": _S("bold #ff8787"),
    "check": _S("#ffd75f"),
    "weak": _S("#9e9e9e"),
    "other": _S("#87afaf"),
    "plus": _S("#87d7af"),
    "minus": _S("#ff8787"),
    "key": _S("bold #87d7ff"),
    "head": _S("bold #d0d0d0"),
    "label": _S("italic #ffaf87"),
    "cursor": _S("on #303030"),
    "changed": _S("bold underline"),
    "jump": _S("bold #121212 on #ffd787"),
    "rule": _S("#afafd7"),
    "error": _S("bold #ff8787"),
    "good": _S("#87d7af"),
    "proposition": _S("on #262626"),
}
"""Style by meaning; widgets name meanings, never colours."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Every sign the terminal draws, so that ``--ascii`` is one other object."""

    clear: str = "!!"
    check: str = "! "
    weak: str = "· "
    against: str = "×"
    open: str = "‹"
    close: str = "›"
    bar: str = "│"
    line: str = "─"
    ellipsis: str = "…"
    pointer: str = "▌"
    dot: str = "·"
    same: str = "="
    differ: str = "≠"
    unknown: str = "?"
    up: str = "▲"
    down: str = "▼"
    full: str = "█"
    half: str = "░"
    quote_open: str = "“"
    quote_close: str = "”"
    dash: str = "—"
    arrow: str = "→"
    swap: str = "⇄"
    tick: str = "✓"
    stand: str = "●"
    minus: str = "−"
    plus: str = "+"
    open_fold: str = "▾"
    closed_fold: str = "▸"

    def band(self, band: str) -> str:
        """Two cells that stand for a band."""
        return {"clear": self.clear, "check": self.check, "weak": self.weak}.get(band, "  ")


UNICODE = Signs()
ASCII = Signs(
    weak=". ", against="x", open="{", close="}", bar="|", line="-", ellipsis="~", pointer=">", dot="-",
    differ="#", up="^", down="v", full="#", half=".", quote_open='"', quote_close='"', dash="-",
    arrow="->", swap="<>", tick="v", stand="*", minus="-", open_fold="v", closed_fold=">",
)  # fmt: skip
