"""``credtui eval pairs FILE``: conflicts found among labelled pairs of sentences.

Rows are JSON Lines ``{id, a, b, conflict|label, relation?, type?, kind?}`` (DESIGN section 5).  Each
side is described on its own and the pair goes through the same columns, rules and scores as a case.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from credtui.cli.arguments import Parser
from credtui.conflicts import case_context, relate
from credtui.conflicts.case import CaseView
from credtui.conflicts.engine import RulesetView
from credtui.knowledge import Knowledge
from credtui.model import Relation, Statement
from credtui.pairs import Pairs, rows_of
from credtui.pipeline import with_claim
from credtui.signals import PairColumns, PropositionTable

LABELS = ("contradict", "agree", "neutral", "unrelated")
HIDDEN = ("speaker", "outlet", "date")


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled pair; unknown gold values are None."""

    id: str
    a: Mapping[str, Any]
    b: Mapping[str, Any]
    conflict: bool
    label: str | None
    relation: str | None
    type: str | None
    kind: str | None
    dispute: str | None = None
    """What the pair is about, if the file says so: pairs of two disputes cannot conflict."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the program says of one row."""

    id: str
    conflict: bool
    relation: str
    type: str | None
    score: int
    rules: tuple[str, ...]

    def label(self) -> str:
        """The relation in the coarse words of public sets."""
        if self.conflict:
            return "contradict"
        return "agree" if self.relation == "restatement" else "neutral"


def read_rows(path: Path, hidden: Iterable[str] = ()) -> list[Row]:
    """Rows of a file; ``hidden`` keys of each side are left out.  Raises ValueError with the line."""
    drop = set(hidden)
    out = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            out.append(_row(json.loads(line), drop))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}:{number}: expected {{id, a, b, conflict|label}}: {error}") from error
    return out


def _row(data: Mapping[str, Any], drop: set[str]) -> Row:
    label = data.get("label")
    if label is not None and label not in LABELS:
        raise ValueError(f"label {label!r} is none of {', '.join(LABELS)}")
    if "conflict" not in data and label is None:
        raise ValueError("neither 'conflict' nor 'label' is given")
    conflict = bool(data["conflict"]) if "conflict" in data else label == "contradict"
    sides = []
    for key in ("a", "b"):
        value = data[key] if isinstance(data[key], dict) else {"text": str(data[key])}
        value = {"lang": data.get("lang"), **value}
        sides.append({k: v for k, v in value.items() if k not in drop})
    return Row(
        str(data["id"]), sides[0], sides[1], conflict, label, data.get("relation"), data.get("type"),
        data.get("kind"), data.get("dispute"),
    )  # fmt: skip


def describe_side(side: Mapping[str, Any], identity: str, knowledge: Knowledge) -> Statement:
    """One side as a statement with propositions, told from nothing but what the row gives."""
    from credtui.facets import describe_text

    made: Statement = describe_text(
        str(side.get("text", "")), lang=side.get("lang"), date=side.get("date"),
        speaker=side.get("speaker"), outlet=side.get("outlet"), knowledge=knowledge,
    )  # fmt: skip
    if not side.get("speaker"):  # a bare sentence is said by nobody else: all of it is what is said
        made = replace(made, text=str(side.get("text", "")).strip())
    return with_claim(replace(made, id=identity, document=identity))


def paired(statements: Sequence[Statement]) -> Pairs:
    """Statement 0 with 1, 2 with 3 and so on: every proposition of one with every one of the other."""
    rows = rows_of(statements)
    members: list[list[int]] = [[] for _ in statements]
    for row, statement in enumerate(rows.statement):
        members[statement].append(row)
    both = [
        (x, y)
        for i in range(0, len(statements) - 1, 2)
        for x in members[i]
        for y in members[i + 1]
    ]  # fmt: skip
    a = np.asarray([x for x, _ in both], dtype=np.int32)
    b = np.asarray([y for _, y in both], dtype=np.int32)
    return Pairs(rows, a, b)


def paired_columns(
    statements: Sequence[Statement], knowledge: Knowledge, case: CaseView | None = None
) -> PairColumns:
    """The columns of statement 0 beside 1, 2 beside 3 and so on."""
    pairs = paired(statements)
    context = case_context(case, knowledge.registry)
    return PairColumns(PropositionTable(pairs.rows), pairs, knowledge, context)


def predict(rows: Sequence[Row], knowledge: Knowledge, ruleset: RulesetView) -> list[Prediction]:
    """One prediction a row, in order."""
    statements: list[Statement] = []
    for i, row in enumerate(rows):
        statements.append(describe_side(row.a, f"{i}/a", knowledge))
        statements.append(describe_side(row.b, f"{i}/b", knowledge))
    return predict_statements(rows, statements, knowledge, ruleset)


def predict_statements(
    rows: Sequence[Row], statements: Sequence[Statement], knowledge: Knowledge, ruleset: RulesetView
) -> list[Prediction]:
    """The part after description; statements come two a row with ids ``<row number>/a|b``."""
    return predict_columns(rows, paired_columns(statements, knowledge), ruleset)


def predict_columns(rows: Sequence[Row], columns: PairColumns, ruleset: RulesetView) -> list[Prediction]:
    """The part that other rules change: the same columns may be asked again and again."""
    found: dict[int, Relation] = {
        int(r.a.split("/")[0]): r for r in relate(columns, ruleset, all_relations=True)
    }
    out = []
    for i, row in enumerate(rows):
        relation = found.get(i)
        if relation is None:
            out.append(Prediction(row.id, False, "unrelated", None, 1, ()))
        else:
            fired = tuple(p.rule for p in relation.points if p.counted or not relation.is_conflict)
            out.append(
                Prediction(
                    row.id, relation.is_conflict, relation.relation, relation.type, relation.score, fired
                )
            )
    return out


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, false alarms and misses of *conflict*."""

    hit: int = 0
    false: int = 0
    miss: int = 0

    def figures(self) -> dict[str, float | int]:
        """Precision, recall and F1, rounded to three places."""
        p = self.hit / max(self.hit + self.false, 1)
        r = self.hit / max(self.hit + self.miss, 1)
        f = 2 * p * r / max(p + r, 1e-9)
        return {
            "precision": round(p, 3), "recall": round(r, 3), "f1": round(f, 3),
            "conflicts": self.hit + self.miss, "reported": self.hit + self.false,
        }  # fmt: skip


def counts(rows: Sequence[Row], made: Sequence[Prediction]) -> Counts:
    """Count conflicts over rows and predictions in one order."""
    both = [(r.conflict, p.conflict) for r, p in zip(rows, made, strict=True)]
    return Counts(both.count((True, True)), both.count((False, True)), both.count((True, False)))


def summary(rows: Sequence[Row], made: Sequence[Prediction]) -> dict[str, Any]:
    """Every figure that ``--json`` prints."""
    out: dict[str, Any] = {"rows": len(rows), "conflict": counts(rows, made).figures()}
    typed = [(r, p) for r, p in zip(rows, made, strict=True) if r.relation is not None]
    if typed:
        out["relation_accuracy"] = round(sum(r.relation == p.relation for r, p in typed) / len(typed), 3)
        true = [(r, p) for r, p in typed if r.conflict]
        out["type_accuracy"] = round(sum(r.type == p.type for r, p in true) / max(len(true), 1), 3)
        hits = [(r, p) for r, p in true if p.conflict]
        out["type_accuracy_found"] = round(sum(r.type == p.type for r, p in hits) / max(len(hits), 1), 3)
    labelled = [(r, p) for r, p in zip(rows, made, strict=True) if r.label]
    if labelled:
        out.update(_labels(labelled))
    groupings: tuple[tuple[str, Callable[[Row], str]], ...] = (
        ("by_language", lambda r: "-".join(sorted({str(r.a.get("lang")), str(r.b.get("lang"))}))),
        ("by_type", lambda r: r.type or r.relation or ""),
        ("by_kind", lambda r: r.kind or ""),
    )
    for name, key in groupings:
        parts: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(rows):
            if key(row):
                parts[key(row)].append(i)
        if len(parts) > 1:
            out[name] = {
                k: counts([rows[i] for i in v], [made[i] for i in v]).figures()
                for k, v in sorted(parts.items())
            }
    out["by_rule"] = _by_rule(rows, made)
    return out


def _labels(labelled: Sequence[tuple[Row, Prediction]]) -> dict[str, Any]:
    gold = ["neutral" if r.label == "unrelated" else str(r.label) for r, _ in labelled]
    mine = [p.label() for _, p in labelled]
    scores = []
    for label in sorted(set(gold)):
        hit = sum(g == m == label for g, m in zip(gold, mine, strict=True))
        scores.append(2 * hit / max(gold.count(label) + mine.count(label), 1))
    right = sum(g == m for g, m in zip(gold, mine, strict=True))
    return {"accuracy": round(right / len(gold), 3), "macro_f1": round(sum(scores) / len(scores), 3)}


def _by_rule(rows: Sequence[Row], made: Sequence[Prediction]) -> dict[str, dict[str, Any]]:
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, prediction in zip(rows, made, strict=True):
        for rule in prediction.rules:
            fired[rule] += 1
            right[rule] += row.conflict
    return {
        rule: {"fired": n, "share_conflict": round(right[rule] / n, 3)} for rule, n in fired.most_common()
    }


def text_report(figures: Mapping[str, Any]) -> str:
    """The figures as lines for a person."""
    c = figures["conflict"]
    lines = [
        f"{figures['rows']} pairs, {c['conflicts']} conflicts, {c['reported']} reported: "
        f"P {c['precision']:.3f}  R {c['recall']:.3f}  F1 {c['f1']:.3f}"
    ]
    for key in ("accuracy", "macro_f1", "relation_accuracy", "type_accuracy", "type_accuracy_found"):
        if key in figures:
            lines.append(f"{key.replace('_', ' ')} {figures[key]:.3f}")
    for part in ("by_language", "by_type", "by_kind"):
        for name, c in figures.get(part, {}).items():
            lines.append(
                f"  {name:24} P {c['precision']:.3f}  R {c['recall']:.3f}  F1 {c['f1']:.3f}"
                f"  ({c['conflicts']} conflicts, {c['reported']} reported)"
            )
    for rule, c in figures["by_rule"].items():
        lines.append(f"  rule {rule:36} fired {c['fired']:5}  on conflicts {c['share_conflict']:.3f}")
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="credtui eval pairs", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--predictions", type=Path, help="write {id, conflict, relation, type, score, rules}")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--without", action="append", default=[], choices=HIDDEN,
                        help="hide this from the program (repeatable)")  # fmt: skip
    parser.add_argument("--limit", type=int, help="read only every n-th row so that about LIMIT remain")
    parser.add_argument("--rules", type=Path, action="append", default=[])
    parser.add_argument("--sources", type=Path, action="append", default=[])
    return parser


def run(argv: Sequence[str]) -> int:
    """Run the command; 0 done, 2 bad input."""
    args = _parser().parse_args(list(argv))
    from credtui.bundled import rules_dir
    from credtui.knowledge import load_knowledge
    from credtui.ruleset import load_ruleset

    try:
        rows = read_rows(args.file, args.without)
    except (OSError, ValueError) as error:
        print(f"credtui eval pairs: {error}", file=sys.stderr)
        return 2
    if args.limit and len(rows) > args.limit:
        rows = rows[:: max(1, len(rows) // args.limit)]
    knowledge = load_knowledge(args.rules, args.sources)
    made = predict(rows, knowledge, load_ruleset([rules_dir(), *args.rules]))
    if args.predictions:
        lines = [json.dumps(_line(p), ensure_ascii=False) + "\n" for p in made]
        args.predictions.write_text("".join(lines), encoding="utf-8")
    figures = summary(rows, made)
    print(json.dumps(figures, ensure_ascii=False, indent=1) if args.json else text_report(figures))
    return 0


def _line(prediction: Prediction) -> dict[str, Any]:
    return {
        "id": prediction.id, "conflict": prediction.conflict, "relation": prediction.relation,
        "type": prediction.type, "score": prediction.score, "rules": list(prediction.rules),
    }  # fmt: skip
