"""The one registry of commands: bindings, footer, help and palette read it.

A command that cannot run now says why instead of doing nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from credtui.frozen import dataclass

VIEWS = ("conflicts", "disputes", "timeline", "sources", "documents", "rules")
"""The views, in the order of their digit keys."""

NAMED = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]",
    "plus": "+", "left_curly_bracket": "{", "right_curly_bracket": "}", "full_stop": ".",
}  # fmt: skip
"""Textual's names of keys that type a character, and the character."""
SPOKEN = {**NAMED, "escape": "esc", "ctrl+@": "ctrl+space"}


@dataclass(frozen=True, slots=True)
class State:
    """What commands may ask to know whether they can run: a snapshot of what is on screen."""

    loaded: bool = False
    typing: bool = False
    """The cursor is in a text: keys that type a character are no commands."""
    chosen: bool = False
    """A conflict (or other relation) is under the cursor."""
    rule: str | None = None
    """The rule that ``r``, ``[`` and ``]`` would act on."""
    tunable: bool = False
    """That rule has points that can be changed."""
    filtered: bool = False
    folded: int = 0
    """Conflicts that stand below another one, retellings of the same two claims."""
    undo: str | None = None
    redo: str | None = None
    dirty: int = 0
    """Rule files with unsaved changes."""
    problems: int = 0
    mendable: bool = False
    """A problem under the cursor has a nearest valid spelling."""
    document: bool = False
    """A document is under the cursor."""
    statement: bool = False
    """A statement is under the cursor."""
    last_statement: bool = False
    """It is the last one of its document."""
    claims: int = 0
    """Claims of that statement."""
    file: str | None = None
    """A file on disk that ``o`` could open."""
    back: bool = False
    """There is a place that ``ctrl+o`` goes back to."""
    rows: int = 0
    """Rows of the list that has the focus."""


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
    """One sentence, for help and palette."""
    where: tuple[str, ...] = ()
    """Views in which it works; empty is everywhere."""
    reason: Reason = lambda state: None
    """Why it cannot run now, as a sentence; None if it can."""
    footer: int = 0
    """Place in the footer: 1 is shown first, 0 never."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, the one that is shown first."""
        return tuple(self.key.split(","))

    @property
    def shown_key(self) -> str:
        """The key as a person knows it."""
        return spoken(self.keys[0])

    def key_now(self, typing: bool) -> str:
        """The key that works now, as a person knows it; "" if none does while a text is being typed."""
        return next((spoken(k) for k in self.keys if not (typing and types(k))), "")


def types(key: str) -> bool:
    """True for a key that puts a character into a text."""
    return len(key) == 1 or key in NAMED


def spoken(key: str) -> str:
    """A key's name as a person knows it."""
    return SPOKEN.get(key, key)


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


def _mendable(state: State) -> str | None:
    return _problems(state) or (None if state.mendable else "No nearest spelling is known for this problem.")


def _file(state: State) -> str | None:
    return _loaded(state) or (None if state.file else "There is no file to open here.")


def _folded(state: State) -> str | None:
    return _loaded(state) or (None if state.folded else "No conflict is told more than once here.")


def _back(state: State) -> str | None:
    return _loaded(state) or (None if state.back else "This is where you started.")


def _rows(state: State) -> str | None:
    return _loaded(state) or (None if state.rows else "There is no list here to jump in.")


def _document(state: State) -> str | None:
    return _loaded(state) or (None if state.document else "This case has no document.")


def _statement(state: State) -> str | None:
    return _loaded(state) or (None if state.statement else "No statement is here: a marks one by hand.")


def _claim(state: State) -> str | None:
    return _statement(state) or (None if state.claims else "This statement makes no claim.")


def _next(state: State) -> str | None:
    return _statement(state) or ("No statement follows this one." if state.last_statement else None)


_C, _Q, _T, _S, _D, _R = VIEWS
_LISTS = (_C, _Q, _T, _S, _D)
_FILTERED = (_C, _Q, _T, _S)

COMMANDS: tuple[Command, ...] = (
    Command("view-conflicts", "1", "conflicts",
            "Conflicts, strongest first, the two statements beside each other."),
    Command("view-disputes", "2", "disputes",
            "The questions in dispute: who stands on which side, and what would settle it.", reason=_loaded),
    Command("view-timeline", "3", "timeline", "Statements in the order they were made.", reason=_loaded),
    Command("view-sources", "4", "sources",
            "Who speaks, through whom, how often and in how many conflicts.", reason=_loaded),
    Command("view-documents", "5", "documents",
            "Documents with their statements marked in place.", reason=_loaded),
    Command("view-rules", "6,e", "rules",
            "Read and change the rules, with the consequence before saving.", reason=_loaded),
    Command("filter", "slash", "filter",
            "Filter as you type: words, source:x, type:frequency, band:clear, score>60, -word.",
            _FILTERED, _loaded, 1),
    Command("sort", "s", "sort",
            "Go through the orders: rank, score, type, date, source.", (_C,), _loaded, 2),
    Command("fold", "z", "fold",
            "Show every retelling of a conflict, or one row for each two primary sources.",
            (_C,), _folded, 8),
    Command("others", "w", "why not",
            "Show the pairs that are not conflicts, and why not; again for the conflicts.",
            (_C,), _loaded, 9),
    Command("less", "left_square_bracket", "-5",
            "Take five points from the rule under the cursor and score everything again.",
            (_C,), _tunable, 4),
    Command("more", "right_square_bracket", "+5",
            "Add five points to the rule under the cursor and score everything again.", (_C,), _tunable, 4),
    Command("less-one", "left_curly_bracket", "-1",
            "Take one point from the rule under the cursor.", (_C,), _tunable),
    Command("more-one", "right_curly_bracket", "+1",
            "Add one point to the rule under the cursor.", (_C,), _tunable),
    Command("rule", "r", "rule", "Go to the line of the rule under the cursor.", (_C,), _rule, 3),
    Command("misfire", "m", "misfired",
            "This rule should not have fired here: say which condition was wrong, get a tighter rule.",
            (_C,), _rule, 5),
    Command("try-pair", "t", "try it",
            "Try the two sentences in the rule editor: every signal and every rule's result.",
            (_C,), _chosen, 10),
    Command("read", "d", "in document",
            "Read the first statement in its document; D reads the second.", (_C, _Q, _T), _chosen, 6),
    Command("read-b", "D", "in document", "Read the second statement in its document.", (_C,), _chosen),
    Command("wide", "plus", "widen", "Give the statements the whole width, and back.", (_C,), _chosen),
    Command("jump", "f", "jump", "Give every row on screen a letter; that letter goes there.",
            _FILTERED, _rows),
    Command("undo", "u", "undo", "Take the latest change back.", _LISTS, _undo, 7),
    Command("redo", "U", "redo", "Do the latest undone change again.", _LISTS, _redo),
    Command("save", "ctrl+s", "save",
            "Write the changed rule files; bundled ones go to your own folder.", (), _dirty, 12),
    Command("complete", "ctrl+n,ctrl+@,ctrl+space", "complete",
            "List what may stand at the cursor, each with its meaning.", (_R,), _loaded, 3),
    Command("try-rule", "f4", "try it",
            "Two sentences in, every signal and every rule's result out, with the text as typed.",
            (_R,), _loaded, 2),
    Command("new-rule", "f2,n", "new rule",
            "Put a working rule at the end of the file; tab then goes from value to value.",
            (_R,), _loaded, 1),
    Command("find-rule", "ctrl+g", "find rule", "Go to any rule by a few letters of its name.",
            (_R,), _loaded, 6),
    Command("next-file", "f6", "next file", "Go to the next rule file.", (_R,), _loaded, 7),
    Command("problem-next", "f8", "next problem", "Go to the next problem.", (_R,), _problems, 4),
    Command("problem-back", "f7", "last problem", "Go to the problem before.", (_R,), _problems),
    Command("mend", "f9", "mend", "Write the nearest valid spelling where the problem is.",
            (_R,), _mendable, 5),
    Command("fires", "f5", "where it fires", "The conflicts in which the rule under the cursor fired.",
            (_R,), _loaded, 8),
    Command("beside", "f3", "list beside", "Go between the text and the list beside it.", (_R,), _loaded),
    Command("text-undo", "ctrl+z", "undo", "Take the latest typing back.", (_R,), _loaded, 9),
    Command("text-redo", "ctrl+y", "redo", "Type it again.", (_R,), _loaded),
    Command("next-statement", "n", "next statement", "Go to the next statement.", (_D,), _loaded, 2),
    Command("last-statement", "N", "last statement", "Go to the statement before.", (_D,), _loaded),
    Command("next-claim", "p", "next claim", "Go to the next claim of the statement.", (_D,), _claim, 2),
    Command("speaker", "s", "speaker", "Correct who said the statement.", (_D,), _statement, 3),
    Command("words", "w", "words", "Correct where the statement begins and ends.", (_D,), _statement, 4),
    Command("facet", "f", "facet", "Correct a facet of the claim under the cursor.", (_D,), _claim, 5),
    Command("stance", "t", "stance",
            "Correct what the speaker does: assert, deny, decline, ask, promise.", (_D,), _statement),
    Command("quotation", "i", "quotation",
            "Correct whose words they are: direct, indirect, mixed.", (_D,), _statement),
    Command("carrier", "v", "carrier", "Correct through whom the statement reached the outlet.",
            (_D,), _statement),
    Command("split", "b", "split", "Split the statement in two.", (_D,), _statement),
    Command("join", "J", "join", "Join the statement with the next one.", (_D,), _next),
    Command("no-statement", "d", "no statement", "Nobody said this: take it off the statements.",
            (_D,), _statement),
    Command("missed", "a", "add", "Mark a statement that was not found.", (_D,), _document, 6),
    Command("corrections", "c", "corrections",
            "Every correction, who made it, what became of it; take one back.", (_D,), _loaded, 8),
    Command("jump-document", "F", "jump", "Give every document on screen a letter; that letter goes there.",
            (_D,), _rows),
    Command("suggest", "a", "new sources",
            "Speakers the registry does not know, named in three documents or more; take one in.",
            (_S,), _loaded, 2),
    Command("open", "o", "$EDITOR", "Open the file in your own editor, at this line.",
            (_C, _D), _file),
    Command("open-rules", "ctrl+l,o", "$EDITOR", "Open this rule file in your own editor, at this line.",
            (_R,), _file),
    Command("export", "x", "export",
            "Preview the report in any of its formats, and write it.", _LISTS, _loaded, 11),
    Command("back", "ctrl+o,backspace", "back",
            "Back to where you came from: from a rule's line to its point.", (), _back, 13),
    Command("help", "question_mark,f1", "help", "Every key of this view, with what it does.", footer=20),
    Command("palette", "ctrl+p", "palette", "Find any command by name."),
    Command("quit", "ctrl+q", "quit", "Leave credtui.", footer=21),
)  # fmt: skip
"""Every command, in the order of help."""

BY_ID = {c.id: c for c in COMMANDS}


def commands_of(view: str) -> tuple[Command, ...]:
    """The commands that work in a view."""
    return tuple(c for c in COMMANDS if not c.where or view in c.where)
