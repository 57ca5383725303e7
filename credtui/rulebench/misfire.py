"""Misfired here: a no-match example with invented names, and tighter conditions that were tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credtui.conflicts.case import CaseView
from credtui.evaluate.pairs import paired_columns
from credtui.knowledge import Knowledge
from credtui.model import Proposition, Relation, Statement
from credtui.rulebench.examples import described
from credtui.rulebench.invented import Renamed, renamed
from credtui.rulebench.reasons import Reason, reason
from credtui.rulebench.tighten import Subject, Tighter, fires, tighter
from credtui.ruleset.conditions import YES, Leaf, leaves
from credtui.ruleset.ruleset import Rule
from credtui.ruleset.schema import Example
from credtui.signals import PairColumns
from credtui.tomlio.scan import Path
from credtui.tomlio.splice import add_block, toml_key, toml_value

ABOUT_SPEAKER = frozenset({"same-speaker", "same-side", "opposed-stakes", "speaker-named"})
"""Fields for which an example needs speakers."""


@dataclass(frozen=True, slots=True)
class Misfire:
    """What is proposed after a rule fired where it should not."""

    rule: str
    file: str
    """The file of the rule, as provenance writes it."""
    condition: Reason
    """The condition that was chosen as wrong."""
    example: str
    """The TOML of a no-match example."""
    fires: bool
    """The rule still fires on that example, so it fails until the condition is tighter."""
    left: tuple[str, ...]
    """Words with a capital that were left in the example: names, perhaps."""
    proposals: tuple[Tighter, ...]
    """Tighter conditions, best first; empty if none tells this pair from the rule's own examples."""
    text: str
    """The file with the example, and nothing else changed."""

    def with_proposal(self, index: int) -> str:
        """The file with the example and one of the proposals."""
        return add_block(self.proposals[index].text, ("rule", self.rule), self.example)


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule on the pair of claims that a relation was read from."""

    rule: Rule
    a: Statement
    b: Statement
    columns: PairColumns
    row: int
    swapped: bool

    @property
    def reason(self) -> Reason:
        """Every condition with what it came to: what a person chooses from."""
        return reason(self.rule.condition, self.columns, self.row, self.swapped)


def fired_on(
    rule: Rule, relation: Relation, a: Statement, b: Statement, knowledge: Knowledge,
    case: CaseView | None = None,
) -> Fired:  # fmt: skip
    """The rule on the claims of a relation; ``a`` and ``b`` are the relation's statements."""
    columns = paired_columns((a, b), knowledge, case)
    at = columns.table.rows.proposition
    rows = range(len(columns))
    wanted = (relation.a_proposition, relation.b_proposition)
    row = next((r for r in rows if (at[int(columns.pairs.a[r])], at[int(columns.pairs.b[r])]) == wanted), 0)
    return Fired(rule, a, b, columns, row, int(rule.condition.eval(columns, False)[row]) != YES)


def misfire(
    on: Fired, path: Sequence[str | int], text: str, knowledge: Knowledge,
    others: PairColumns | None = None,
) -> Misfire:  # fmt: skip
    """Propose what to do about a condition of a rule that held and was wrong.

    ``path`` is the condition's place below ``when`` (``Reason.path``), ``text`` the rule's file,
    ``others`` all pairs of the case, to say what else would fall silent.  Raises KeyError if the rule
    has no such condition.
    """
    leaf = _leaf(on.rule, tuple(path))
    form = _form(on, knowledge)
    subject = Subject(on.rule, text, on.columns, on.row, on.swapped, form.columns, others)
    block = _block(on.rule.id, form.example)
    chosen = reason(leaf, on.columns, on.row, on.swapped)
    return Misfire(
        on.rule.id, on.rule.file, chosen, block, form.fires, form.left, tighter(leaf, subject, knowledge),
        add_block(text, ("rule", on.rule.id), block),
    )  # fmt: skip


def _leaf(rule: Rule, path: Path) -> Leaf:
    found = next((leaf for leaf in leaves(rule.condition) if leaf.path == path), None)
    if found is None:
        raise KeyError(f"rule '{rule.id}' has no condition at {'.'.join(map(str, path))}")
    return found


@dataclass(frozen=True, slots=True)
class _Form:
    """The pair as an example in invented names."""

    example: Example
    left: tuple[str, ...]
    columns: PairColumns
    fires: bool


def _form(on: Fired, knowledge: Knowledge) -> _Form:
    """The plainest form of the pair on which the rule still fires; else the plainest of all."""
    first: _Form | None = None
    for example, left in _forms(on, knowledge):
        columns = paired_columns(described(example, 0, knowledge), knowledge)
        made = _Form(example, left, columns, bool(fires(on.rule.condition, columns).any()))
        if made.fires:
            return made
        first = first or made
    assert first is not None
    return first


def _forms(on: Fired, knowledge: Knowledge) -> Iterator[tuple[Example, tuple[str, ...]]]:
    """The claims alone, then the whole statements, with dates and speakers where the rule needs them."""
    claims = [_claim(on, side) for side in ("a", "b")]
    fields = {leaf.field for leaf in leaves(on.rule.condition)}
    both = (on.a, on.b)
    for texts in ([c.text for c in claims], [s.text for s in both], [_framed(s) for s in both]):
        names = renamed(texts, both, knowledge)
        for dated in (False, True):
            yield _made(names, both, dated, bool(fields & ABOUT_SPEAKER)), names.left


def _claim(on: Fired, side: str) -> Proposition:
    return on.columns.table.rows.at(int(on.columns.rows(side)[on.row]))


def _framed(statement: Statement) -> str:
    """The statement with who said it and how: a denial is one only beside its verb."""
    return f"{statement.speaker.name} {statement.cue}: {statement.text}" if statement.cue else statement.text


def _made(names: Renamed, both: Sequence[Statement], dated: bool, spoken: bool) -> Example:
    same = both[0].speaker.id is not None and both[0].speaker.id == both[1].speaker.id
    sides = []
    for text, statement, speaker in zip(names.texts, both, ("Olena Tkach", "Roman Sych"), strict=True):
        side: dict[str, str] = {"text": text}
        if dated and statement.said_at is not None:
            side["date"] = statement.said_at.date().isoformat()
        if spoken:
            side["speaker"] = "Olena Tkach" if same else speaker
        sides.append(side)
    return Example.model_validate({"a": sides[0], "b": sides[1], "expect": "no-match"})


def _block(rule_id: str, example: Example) -> str:
    lines = [f"[[rule.{toml_key(rule_id)}.example]]"]
    for name, side in (("a", example.a), ("b", example.b)):
        given = side.model_dump(exclude_none=True)
        inner = ", ".join(f"{key} = {toml_value(str(value))}" for key, value in given.items())
        lines.append(f"{name} = {toml_value(side.text) if len(given) == 1 else '{ ' + inner + ' }'}")
    return "\n".join([*lines, 'expect = "no-match"', ""])
