"""The one registry of commands: bindings, footer, help, palette and the README's table read it.

A command that cannot run now says why instead of doing nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

VIEWS = ("conflicts", "documents", "sources", "rules")
"""The views, in the order of their digit keys."""


@dataclass(frozen=True, slots=True)
class State:
    """What commands may ask to know whether they can run: a snapshot of what is on screen."""

    loaded: bool = False
    chosen: bool = False
    """A conflict (or other relation) is under the cursor."""
    rule: str | None = None
    """The rule that ``r``, ``[`` and ``]`` would act on."""
    tunable: bool = False
    """That rule has points that can be changed."""
    filtered: bool = False
    undo: str | None = None
    redo: str | None = None
    dirty: int = 0
    """Rule files with unsaved changes."""
    problems: int = 0
    file: str | None = None
    """A file on disk that ``o`` could open."""


Reason = Callable[[State], str | None]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do."""

    id: str
    key: str
    """Textual's name of the key; further keys after commas."""
    name: str
    """Footer label: one or two words."""
    help: str
    """One sentence, for help, palette and README."""
    where: tuple[str, ...] = ()
    """Views in which it works; empty is everywhere."""
    reason: Reason = lambda state: None
    """Why it cannot run now, as a sentence; None if it can."""
    footer: int = 0
    """Place in the footer: 1 is shown first, 0 never."""

    @property
    def shown_key(self) -> str:
        """The key as a person knows it."""
        names = {"slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]",
                 "plus": "+", "escape": "esc", "left_curly_bracket": "{", "right_curly_bracket": "}",
                 "enter": "enter"}  # fmt: skip
        first = self.key.split(",")[0]
        return names.get(first, first)


def _loaded(state: State) -> str | None:
    return None if state.loaded else "The case is still loading."


def _chosen(state: State) -> str | None:
    return _loaded(state) or (None if state.chosen else "No conflict is chosen: clear the filter with esc.")


def _rule(state: State) -> str | None:
    return _chosen(state) or (None if state.rule else "No rule fired here, so there is none to go to.")


def _tunable(state: State) -> str | None:
    return _rule(state) or (
        None if state.tunable else f"{state.rule} has no points: it decides, it does not add."
    )


def _undo(state: State) -> str | None:
    return _loaded(state) or (None if state.undo else "Nothing to undo.")


def _redo(state: State) -> str | None:
    return _loaded(state) or (None if state.redo else "Nothing to do again.")


def _dirty(state: State) -> str | None:
    return _loaded(state) or (None if state.dirty else "Every rule file is as it is on disk.")


def _problems(state: State) -> str | None:
    return _loaded(state) or (None if state.problems else "There are no problems.")


def _file(state: State) -> str | None:
    return _loaded(state) or (None if state.file else "There is no file to open here.")


_C, _D, _S, _R = VIEWS

COMMANDS: tuple[Command, ...] = (
    Command("view-conflicts", "1", "conflicts",
            "Conflicts, strongest first, the two statements beside each other."),
    Command("view-documents", "2", "documents",
            "Documents with their statements marked in place.", reason=_loaded),
    Command("view-sources", "3", "sources",
            "Who speaks, through whom, how often and in how many conflicts.", reason=_loaded),
    Command("view-rules", "4,e", "rules",
            "Read and change the rules, with the consequence before saving.", reason=_loaded),
    Command("filter", "slash", "filter",
            "Filter as you type: words, source:x, type:frequency, band:clear, score>60, -word.",
            (_C,), _loaded, 1),
    Command("sort", "s", "sort",
            "Go through the orders: rank, score, type, date, source.", (_C,), _loaded, 2),
    Command("others", "w", "why not",
            "Show the pairs that are not conflicts, and why not; again for the conflicts.",
            (_C,), _loaded, 3),
    Command("less", "left_square_bracket", "-5",
            "Take five points from the rule under the cursor and score everything again.",
            (_C,), _tunable, 5),
    Command("more", "right_square_bracket", "+5",
            "Add five points to the rule under the cursor and score everything again.", (_C,), _tunable, 5),
    Command("less-one", "left_curly_bracket", "-1",
            "Take one point from the rule under the cursor.", (_C,), _tunable),
    Command("more-one", "right_curly_bracket", "+1",
            "Add one point to the rule under the cursor.", (_C,), _tunable),
    Command("rule", "r", "rule", "Go to the line of the rule under the cursor.", (_C,), _rule, 4),
    Command("read", "d", "in document",
            "Read the first statement in its document; D reads the second.", (_C,), _chosen, 8),
    Command("read-b", "D", "in document", "Read the second statement in its document.", (_C,), _chosen),
    Command("wide", "plus", "widen", "Give the statements the whole width, and back.", (_C,), _chosen),
    Command("undo", "u", "undo", "Take the latest change back.", (), _undo, 7),
    Command("redo", "U", "redo", "Do the latest undone change again.", (), _redo),
    Command("save", "ctrl+s", "save",
            "Write the changed rule files; bundled ones go to your own folder.", (), _dirty, 6),
    Command("problem-next", "f8", "next problem", "Go to the next problem.", (_R,), _problems, 1),
    Command("problem-back", "f7", "last problem", "Go to the problem before.", (_R,), _problems),
    Command("new-rule", "f2,n", "new rule",
            "Put a working rule at the end of the file (n from the list beside the text).",
            (_R,), _loaded, 3),
    Command("next-file", "f6", "next file", "Go to the next rule file.", (_R,), _loaded, 2),
    Command("next-statement", "n", "next statement", "Go to the next statement.", (_D,), _loaded, 1),
    Command("last-statement", "N", "last statement", "Go to the statement before.", (_D,), _loaded),
    Command("open", "o", "$EDITOR", "Open the file in your own editor.", (_C, _D, _R), _file),
    Command("export", "x", "export",
            "Preview the report as Markdown or JSON, and write it.", (_C, _D, _S), _loaded, 9),
    Command("help", "question_mark,f1", "help", "Every key of this view, with what it does.", footer=10),
    Command("palette", "ctrl+p", "palette", "Find any command by name."),
    Command("quit", "ctrl+q", "quit", "Leave credtui.", footer=11),
)  # fmt: skip
"""Every command, in the order of help."""

BY_ID = {c.id: c for c in COMMANDS}


def commands_of(view: str) -> tuple[Command, ...]:
    """The commands that work in a view."""
    return tuple(c for c in COMMANDS if not c.where or view in c.where)


def keys_table() -> str:
    """The README's table of keys, in Markdown."""
    rows = ["| key | does | where |", "|---|---|---|"]
    for c in COMMANDS:
        rows.append(f"| `{c.shown_key}` | {c.help} | {', '.join(c.where) or 'everywhere'} |")
    return "\n".join(rows)
