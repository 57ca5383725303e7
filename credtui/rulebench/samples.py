"""What ``rules fit`` learns from: labelled pairs, pairs across their disputes, an analyst's verdicts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from credtui.conflicts import case_context
from credtui.evaluate.pairs import Row, describe_side, paired_columns
from credtui.knowledge import Knowledge
from credtui.model import Statement
from credtui.pairs import Pairs, candidates
from credtui.rulebench.fit import Bools, Ints, Samples
from credtui.rulebench.rescoring import labelled_rows
from credtui.ruleset.ruleset import Ruleset
from credtui.signals import PairColumns, PropositionTable
from credtui.signals.concepts import ConceptGraph
from credtui.tomlio.problem import BadInput, Problem

ACROSS = 4
"""At most so many pairs across disputes for each labelled one."""
LABELLED = ".jsonl"


@dataclass(frozen=True, slots=True)
class Learned:
    """Samples of one file or case, and what they are."""

    samples: Samples
    labelled: int
    across: int
    problems: tuple[Problem, ...] = ()


def learn(words: str, ruleset: Ruleset, knowledge: Knowledge, sources: Sequence[Path]) -> Learned:
    """The samples of a labelled file (``.jsonl``), or of a case with verdicts.  Raises BadInput."""
    if words.endswith(LABELLED):
        return from_rows(labelled_rows(Path(words)), ruleset, knowledge)
    return from_verdicts(words, ruleset, knowledge, sources)


def joined(parts: Sequence[Learned]) -> Learned:
    """The samples of several files as one."""
    pairs = np.cumsum([0, *(len(p.samples.conflict) for p in parts)])
    samples = Samples(
        np.concatenate([p.samples.fired for p in parts], axis=1),
        np.concatenate([p.samples.pair + int(n) for p, n in zip(parts, pairs[:-1], strict=True)]),
        np.concatenate([p.samples.conflict for p in parts]),
        tuple(d for p in parts for d in p.samples.dispute),
    )
    return Learned(samples, sum(p.labelled for p in parts), sum(p.across for p in parts),
                   tuple(x for p in parts for x in p.problems))  # fmt: skip


def from_rows(rows: Sequence[Row], ruleset: Ruleset, knowledge: Knowledge) -> Learned:
    """Labelled rows, and pairs of statements of two of their disputes, which cannot conflict.

    Rows that name no dispute give no pairs across: two of them may well be about one thing.
    """
    statements = [
        describe_side(side, f"{i}/{name}", knowledge)
        for i, row in enumerate(rows) for name, side in (("a", row.a), ("b", row.b))
    ]  # fmt: skip
    columns = paired_columns(statements, knowledge)
    fired = ruleset.fire(columns).fired
    pair = (columns.table.statement[columns.pairs.a] // 2).astype(np.int64)
    conflict = np.asarray([row.conflict for row in rows], dtype=np.bool_)
    about = _disputes(rows)
    more = _across(rows, statements, ruleset, knowledge)
    samples = Samples(
        np.concatenate([fired, more[0]], axis=1), np.concatenate([pair, more[1] + len(rows)]),
        np.concatenate([conflict, np.zeros(len(more[2]), dtype=np.bool_)]), (*about, *more[2]),
    )  # fmt: skip
    return Learned(samples, len(rows), len(more[2]))


def _disputes(rows: Sequence[Row]) -> list[str]:
    """What each row is about: its dispute, else whatever rows with a common sentence have in common."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for row in rows:
        first, second = (str(side.get("text", "")) for side in (row.a, row.b))
        root[find(second)] = find(first)
    return [row.dispute or find(str(row.a.get("text", ""))) for row in rows]


def _across(
    rows: Sequence[Row], statements: Sequence[Statement], ruleset: Ruleset, knowledge: Knowledge
) -> tuple[Bools, Ints, list[str]]:
    """Fired rules, pair numbers and dispute of candidate pairs across disputes, an even choice of them."""
    found = candidates(statements, links=ConceptGraph(knowledge.lexicons.concepts))
    owner = np.asarray(found.rows.statement, dtype=np.int64)
    dispute = [rows[i // 2].dispute for i in range(len(statements))]
    best: dict[tuple[int, int], bytes] = {}
    for a, b in zip(owner[found.a].tolist(), owner[found.b].tolist(), strict=True):
        if dispute[a] and dispute[b] and dispute[a] != dispute[b] and (a, b) not in best:
            best[(a, b)] = hashlib.sha256(
                f"{rows[a // 2].id}/{rows[b // 2].id}/{a % 2}{b % 2}".encode()
            ).digest()
    chosen = sorted(sorted(best, key=best.__getitem__)[: ACROSS * len(rows)])
    number = {pair: i for i, pair in enumerate(chosen)}
    pairs = [(int(owner[a]), int(owner[b])) for a, b in zip(found.a, found.b, strict=True)]
    kept = np.asarray([pair in number for pair in pairs], dtype=np.bool_)
    some = Pairs(found.rows, found.a[kept], found.b[kept])
    columns = PairColumns(
        PropositionTable(found.rows), some, knowledge, case_context(None, knowledge.registry)
    )
    owners = np.asarray([number[p] for p in pairs if p in number], dtype=np.int64)
    return ruleset.fire(columns).fired, owners, [str(dispute[a]) for a, _ in chosen]


def from_verdicts(words: str, ruleset: Ruleset, knowledge: Knowledge, sources: Sequence[Path]) -> Learned:
    """The pairs of a case on which an analyst decided.  Raises BadInput if there is no case or no verdict."""
    from credtui.pipeline import statements_of
    from credtui.store.targets import load_target
    from credtui.store.verdicts import load_verdicts

    target = load_target([words], knowledge, sources)
    if target.case is None:
        raise BadInput([Problem(words, 0, 0, "neither labelled pairs nor a case", "a .jsonl file or a case")])
    statements = statements_of(target.documents, knowledge, target.corrections)
    found, problems = load_verdicts(target.case.path, target.documents, statements)
    if any(p.is_error for p in problems):
        raise BadInput(problems)
    by_id: Mapping[str, Statement] = {s.id: s for s in statements}
    last = {frozenset((v.a, v.b)): v for v in found if v.collides is not None}
    if not last:
        message = "no verdicts in this case" if not problems else "no verdict of this case can be placed"
        raise BadInput([Problem(words, 0, 0, message, "decisions in its folder verdicts/"), *problems])
    both = [s for v in last.values() for s in (by_id[v.a], by_id[v.b])]
    columns = paired_columns(both, knowledge, target.case)
    samples = Samples(
        ruleset.fire(columns).fired, (columns.table.statement[columns.pairs.a] // 2).astype(np.int64),
        np.asarray([bool(v.collides) for v in last.values()], dtype=np.bool_),
        tuple(v.a for v in last.values()),
    )  # fmt: skip
    return Learned(samples, len(last), 0, problems)
