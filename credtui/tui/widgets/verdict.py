"""What typed rules are worth, in words: the verdict in a line, in full, and for the line of the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from credtui.session import Session
from credtui.tomlio.problem import Problem
from credtui.tui.checking import Checker
from credtui.tui.display import flow, styled, visible
from credtui.tui.theme import STYLES, Signs
from credtui.tui.widgets.problem_rows import VerdictRows


def told(checker: Checker) -> Text:
    """The verdict in a line."""
    errors, warnings = len(checker.errors), len(checker.problems) - len(checker.errors)
    wrong = f"{errors} problem{'s' * (errors != 1)}"
    notes = f"; {warnings} warning{'s' * (warnings != 1)}" if warnings else ""
    if checker.unusable and checker.edited:
        return styled(f" {wrong}; the last good result stays", STYLES["error"])
    if errors:
        notes = f"; {wrong}, left out"
    words = " If you save (ctrl+s)" if checker.edited else " The rules are good"
    if errors and not checker.edited:
        return styled(f" {wrong}; what is broken is left out", STYLES["error"])
    return styled(words + notes, STYLES["good"])


def verdict_rows(session: Session, checker: Checker, width: int, signs: Signs) -> VerdictRows:
    """What saving would do, the problems, and what there is to see where nothing is typed."""
    rows = VerdictRows(width, signs)
    made = checker.outcome.made if checker.outcome else None
    statements = {s.id: s for s in session.comparison.statements}
    if made is not None:
        rows.add_consequence(made, statements)
        rows.add([Text()])
    rows.add_problems(checker.problems)
    if not checker.edited and not checker.errors:
        rows.add(_summary(session, width))
        if session.last is not None:
            rows.add([Text(), styled("The latest change", STYLES["head"])])
            rows.add_consequence(session.last, statements)
    return rows


def _summary(session: Session, width: int) -> list[Text]:
    words = (
        f"{len(session.points)} rules with points find {len(session.comparison.conflicts)} conflicts "
        f"among {len(session.comparison.statements)} statements. Type, and what would change stands here."
    )
    lines = [*flow([(words, STYLES["dim"])], width), Text()]
    for key, what in (
        ("f2", "a new rule to fill in"), ("f4", "try two sentences"), ("ctrl+g", "find a rule"),
        ("ctrl+n", "what may stand here"), ("esc", "back to the conflicts"),
    ):  # fmt: skip
        lines.append(styled(f"{key:>7}  ", STYLES["key"]).append(what, STYLES["dim"]))
    return lines


def hover_lines(problem: Problem | None, meaning: str, width: int) -> Sequence[Text]:
    """The problem of a line, and what the word under the cursor means."""
    lines: list[Text] = []
    if problem:
        near = problem.suggestion
        end = f"; did you mean {visible(near)}? f9 writes it" if near else ""
        style = STYLES["error" if problem.is_error else "check"]
        lines += flow([(visible(problem.message) + end, style)], width)
    return lines + (flow([(visible(meaning), STYLES["text"])], width) if meaning else [])
