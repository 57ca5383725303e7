"""Scored proposition rows become one relation a statement pair: its strongest row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credtui.conflicts.engine import FiredView, RulesetView, RuleView
from credtui.conflicts.order import relation_id
from credtui.conflicts.score import Scores, band_of, score_rows
from credtui.model import Point, Relation
from credtui.pause import Pause, no_pause, pausing
from credtui.signals.columns import PairColumns

SAME_CONTENT, SCOPE, NOTHING = "restatement", "scope", "unrelated"
FAINT = 2
"""Points below which an excuse is only a name for what is no conflict."""


def relate(
    columns: PairColumns, ruleset: RulesetView, all_relations: bool = False, pause: Pause = no_pause
) -> tuple[Relation, ...]:
    """Every conflict among the candidate pairs, and with ``all_relations`` what else a rule argued for.

    Conflicts come ranked: disputes between sources before one source's own discrepancies, then by
    score, sum and order of the statements.
    """
    fired = ruleset.fire(columns)
    pause()
    scores = score_rows(ruleset.rules, fired.fired, ruleset.scoring)
    pause()
    conflict = scores.conflict & ~_restated(columns, ruleset, scores)
    common = _in_common(ruleset.rules, fired)
    chosen = _strongest_rows(columns, ruleset, scores, conflict, common)
    out = []
    for row in pausing(chosen, pause):
        if not conflict[row] and not all_relations:
            continue
        made = _relation(row, columns, ruleset, fired, scores, bool(conflict[row]), int(common[row]))
        if made is not None:
            out.append(made)
    out = _one_row_for_whole_reports(out, columns)
    place = {s.id: i for i, s in enumerate(columns.table.rows.statements)}
    out.sort(key=lambda r: (*rank_key(r), place[r.a], place[r.b]))
    return tuple(out)


def rank_key(relation: Relation) -> tuple[Any, ...]:
    """The order of the list a person reads; equals keep the order of their statements (date, place)."""
    return (not relation.is_conflict, relation.same_speaker, -relation.score, -relation.sum)


def _verdict(rule_index: int, rules: Sequence[RuleView]) -> str | None:
    return rules[rule_index].excuse if rule_index >= 0 else None


def _weighs(rule_index: int, rules: Sequence[RuleView]) -> bool:
    return rule_index >= 0 and rules[rule_index].points != 0


def _restated(columns: PairColumns, ruleset: RulesetView, scores: Scores) -> NDArray[np.bool_]:
    """Pairs whose one side is restated by another claim of the opposite statement.

    Somebody who says P and Q does not contradict a source who says P and Q, however P and Q look
    beside each other.
    """
    rules = ruleset.rules
    kind, known, words = columns.between("event-kind")
    one_event = known & (kind == words.index("same"))
    said = [
        SAME_CONTENT in (_verdict(int(v), rules), _verdict(int(e), rules) if _weighs(int(e), rules) else None)
        for v, e in zip(scores.veto, scores.excuse, strict=True)
    ]
    same = np.asarray(said, dtype=np.bool_) & one_event & ~scores.conflict
    owner = columns.table.statement
    a, b = columns.pairs.a, columns.pairs.b
    restated: set[tuple[int, int]] = set()
    for i in np.flatnonzero(same).tolist():
        restated.add((int(a[i]), int(owner[b[i]])))
        restated.add((int(b[i]), int(owner[a[i]])))
    out = np.zeros(len(a), dtype=np.bool_)
    for i in np.flatnonzero(scores.conflict).tolist():
        out[i] = (int(a[i]), int(owner[b[i]])) in restated or (int(b[i]), int(owner[a[i]])) in restated
    return out


def _strongest_rows(
    columns: PairColumns,
    ruleset: RulesetView,
    scores: Scores,
    conflict: NDArray[np.bool_],
    in_common: NDArray[np.int64],
) -> list[int]:
    """One row a statement pair: a conflict by its sum, else the best argued non-conflict.

    Among non-conflicts agreement says most; then a reason for which the two do not collide, told of the
    propositions that have most in common.
    """
    owner = columns.table.statement
    rules = ruleset.rules
    best: dict[tuple[int, int], tuple[Any, int]] = {}
    sa, sb = owner[columns.pairs.a], owner[columns.pairs.b]
    veto, excuse, total = scores.veto.tolist(), scores.excuse.tolist(), scores.sum.tolist()
    common = in_common.tolist()
    for row, key in enumerate(zip(sa.tolist(), sb.tolist(), strict=True)):
        reason = _reason(rules, veto[row], excuse[row], common[row])
        weight = abs(rules[excuse[row]].points) if excuse[row] >= 0 and veto[row] < 0 else 0
        argued = 2 if reason == SAME_CONTENT and weight else 1 if reason != NOTHING else 0
        strength = (
            bool(conflict[row]),
            total[row] if conflict[row] else 0,
            argued,
            common[row],
            weight,
            total[row],
        )
        if key not in best or strength > best[key][0]:
            best[key] = (strength, row)
    return [row for _, row in best.values()]


def _reason(rules: Sequence[RuleView], veto: int, excuse: int, common: int) -> str:
    """The relation of a row that is no conflict: that of its gate, else of its strongest excuse.

    An excuse of next to no weight says nothing of two claims that have nothing in common.
    """
    if veto < 0 and excuse >= 0 and not common and abs(rules[excuse].points) < FAINT:
        return NOTHING
    by_gate, by_excuse = _verdict(veto, rules), _verdict(excuse, rules)
    if by_gate == SCOPE and by_excuse == SAME_CONTENT:
        return SAME_CONTENT
    return by_gate or by_excuse or NOTHING


def _in_common(rules: Sequence[RuleView], fired: FiredView) -> NDArray[np.int64]:
    """Points of what two propositions have in common before anything collides, one rule a group."""
    setting: dict[str, list[int]] = {}
    for i, rule in enumerate(rules):
        if rule.relation is None and rule.excuse is None and rule.points > 0:
            setting.setdefault(rule.group, []).append(i)
    total = np.zeros(fired.fired.shape[1], dtype=np.int64)
    for members in setting.values():
        points = np.asarray([rules[i].points for i in members], dtype=np.int64)
        total += (fired.fired[members] * points[:, None]).max(axis=0)
    return total


def _relation(
    row: int,
    columns: PairColumns,
    ruleset: RulesetView,
    fired: FiredView,
    scores: Scores,
    conflict: bool,
    common: int,
) -> Relation | None:
    rules, table = ruleset.rules, columns.table
    ra, rb = int(columns.pairs.a[row]), int(columns.pairs.b[row])
    a, b = table.owners[ra], table.owners[rb]
    top, veto, excuse = int(scores.top[row]), int(scores.veto[row]), int(scores.excuse[row])
    kind: str | None = None
    if conflict:
        relation, kind = str(rules[top].relation), rules[top].type
    else:
        relation = _reason(rules, veto, excuse, common)
        if relation == "unrelated" and not fired.fired[:, row].any():
            return None
    score, total = int(scores.score[row]), int(scores.sum[row])
    if not conflict:
        score = min(score, ruleset.scoring.threshold - 1)
    return Relation(
        id=relation_id(a.id, b.id), a=a.id, b=b.id,
        a_proposition=table.rows.proposition[ra], b_proposition=table.rows.proposition[rb],
        relation=relation, type=kind, score=score, band=band_of(score), sum=total,
        points=_points(row, columns, ruleset, fired, scores, conflict),
        same_speaker=bool(table.codes["speaker"][ra] == table.codes["speaker"][rb]),
    )  # fmt: skip


def _points(
    row: int, columns: PairColumns, ruleset: RulesetView, fired: FiredView, scores: Scores, conflict: bool
) -> tuple[Point, ...]:
    """The lines under a score, counted ones first, heaviest first; they add up to the sum."""
    lines = []
    for index in np.flatnonzero(fired.fired[:, row]).tolist():
        rule = ruleset.rules[index]
        swapped = bool(fired.swapped[index, row])
        counted = bool(scores.counted[index, row])
        if conflict and counted and not rule.points:
            continue  # it would only have said why there is none
        lines.append(
            Point(
                rule=rule.id,
                points=rule.points,
                counted=counted,
                swapped=swapped,
                explain=ruleset.explain(rule, columns, row, swapped),
                file=rule.file,
                line=rule.line,
                group=rule.group,
            )
        )
    lines.sort(key=lambda p: (not p.counted, -abs(p.points), p.rule))
    return tuple(lines)


def _one_row_for_whole_reports(relations: Iterable[Relation], columns: PairColumns) -> list[Relation]:
    """A rejection of a whole report is one row: the claim it fits best, of equals the nearest to it."""
    about = {s.id: s for s in columns.table.rows.statements}
    place = {s.id: i for i, s in enumerate(columns.table.rows.statements)}
    rejected: dict[str, list[Relation]] = defaultdict(list)
    out = []
    for relation in relations:
        key = _whole_report_key(relation, about) if relation.is_conflict else None
        if key is None:
            out.append(relation)
        else:
            rejected[key].append(relation)
    for rows in rejected.values():
        out.append(min(rows, key=lambda r: (-r.sum, abs(place[r.a] - place[r.b]), place[r.a])))
    return out


def _whole_report_key(relation: Relation, statements: dict[str, Any]) -> str | None:
    for mine in (relation.a, relation.b):
        statement = statements[mine]
        index = relation.a_proposition if mine == relation.a else relation.b_proposition
        claims = statement.propositions
        about = claims[index].facets.about if index < len(claims) else None
        if "whole-report" in (about, statement.about) and relation.type == "denial":
            return mine
    return None
