"""``credtui eval cases DIR...``: whole cases from raw articles, against their labelled pairs.

A case folder holds ``<article>.txt``, ``<article>.json`` (statements) and ``case.json`` (conflicts,
not_conflicts, top).  A statement found is a labelled one if their stretches share at least half of
their union.  What matters is the list a person reads: is its first line a labelled conflict, how many
labelled conflicts stand in it, how many labelled non-conflicts, and how long is it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credtui.cli.arguments import Parser
from credtui.conflicts.engine import RulesetView
from credtui.knowledge import Knowledge
from credtui.model import Comparison, Document, Span, Statement

MATCH = 0.5
"""Smallest share of the union of two stretches at which they are the same statement."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The gold of one case."""

    spans: Mapping[str, tuple[str, Span]]
    """``article#s1`` -> article and stretch."""
    conflicts: frozenset[frozenset[str]]
    others: frozenset[frozenset[str]]
    relation: Mapping[frozenset[str], tuple[str, str | None]]


def iou(a: Span, b: Span) -> float:
    """Shared code points over all code points of two stretches."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return 0.0
    return shared / (max(a.end, b.end) - min(a.start, b.start))


def read_labels(folder: Path, texts: Mapping[str, str]) -> Labels:
    """Labels of a case; a statement whose text is not in its article is left out."""
    spans: dict[str, tuple[str, Span]] = {}
    for article, text in texts.items():
        data = json.loads((folder / f"{article}.json").read_text("utf-8"))
        for item in data["statements"]:
            at = text.find(item["text"])
            if at >= 0:
                spans[f"{article}#{item['id']}"] = article, Span(at, at + len(item["text"]))
    case = json.loads((folder / "case.json").read_text("utf-8"))
    relation: dict[frozenset[str], tuple[str, str | None]] = {}
    kinds: dict[str, set[frozenset[str]]] = {"conflicts": set(), "not_conflicts": set()}
    for kind, pairs in kinds.items():
        for item in case.get(kind, ()):
            pair = frozenset((item["a"], item["b"]))
            pairs.add(pair)
            relation[pair] = item["relation"], item.get("type")
    return Labels(spans, frozenset(kinds["conflicts"]), frozenset(kinds["not_conflicts"]), relation)


def matched(statements: Sequence[Statement], articles: Mapping[str, str], labels: Labels) -> dict[str, str]:
    """Statement id -> label of the labelled statement it is, best overlap first, each label once."""
    options = []
    for statement in statements:
        for label, (article, span) in labels.spans.items():
            if articles.get(statement.document) == article:
                score = iou(statement.span, span)
                if score >= MATCH:
                    options.append((score, statement.id, label))
    out: dict[str, str] = {}
    for _, statement_id, label in sorted(options, key=lambda o: (-o[0], o[1], o[2])):
        if statement_id not in out and label not in out.values():
            out[statement_id] = label
    return out


def figures(comparison: Comparison, articles: Mapping[str, str], labels: Labels) -> dict[str, Any]:
    """The figures of one case."""
    names = matched(comparison.statements, articles, labels)
    listed = [(frozenset((names.get(r.a, r.a), names.get(r.b, r.b))), r) for r in comparison.conflicts]
    found = [(pair, r) for pair, r in listed if pair in labels.conflicts]
    false = [(pair, r) for pair, r in listed if pair in labels.others]
    typed = sum(labels.relation[pair][1] == r.type for pair, r in found)
    return {
        "statements": len(comparison.statements),
        "statements_labelled": len(labels.spans),
        "statements_found": len(names),
        "conflicts_labelled": len(labels.conflicts),
        "conflicts_found": len(found),
        "non_conflicts_labelled": len(labels.others),
        "non_conflicts_reported": len(false),
        "listed": len(listed),
        "first_is_labelled": bool(listed) and listed[0][0] in labels.conflicts,
        "types_right": typed,
    }


def evaluate_case(
    folder: Path, knowledge: Knowledge, ruleset: RulesetView
) -> tuple[dict[str, Any], Comparison, dict[str, str]]:
    """Compare the raw articles of a folder and score the result."""
    from credtui.pipeline import compare
    from credtui.read import read_path

    documents: list[Document] = []
    articles: dict[str, str] = {}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        document = read_path(path, knowledge)
        documents.append(document)
        articles[document.id] = path.stem
        texts[path.stem] = document.text
    comparison = compare(documents, knowledge, ruleset)
    labels = read_labels(folder, texts)
    return figures(comparison, articles, labels), comparison, matched(comparison.statements, articles, labels)


def _folders(paths: Sequence[Path]) -> list[Path]:
    out = []
    for path in paths:
        if (path / "case.json").is_file():
            out.append(path)
        else:
            out.extend(sorted(p.parent for p in path.glob("*/case.json")))
    return out


def run(argv: Sequence[str]) -> int:
    """Run the command; 0 done, 2 bad input."""
    parser = Parser(prog="credtui eval cases", description="Score whole cases from raw articles.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument(
        "--list", action="store_true", help="print the conflicts found, + labelled, - non-conflict"
    )
    parser.add_argument("--rules", type=Path, action="append", default=[])
    parser.add_argument("--sources", type=Path, action="append", default=[])
    args = parser.parse_args(list(argv))
    from credtui.bundled import rules_dir
    from credtui.knowledge import load_knowledge
    from credtui.ruleset import load_ruleset

    folders = _folders(args.folders)
    if not folders:
        print("credtui eval cases: no folder with a case.json there", file=sys.stderr)
        return 2
    knowledge = load_knowledge(args.rules, args.sources)
    ruleset = load_ruleset([rules_dir(), *args.rules])
    out: dict[str, Any] = {}
    for folder in folders:
        made, comparison, names = evaluate_case(folder, knowledge, ruleset)
        out[folder.name] = made
        if args.list:
            _print_list(folder, comparison, names)
    print(json.dumps(out, indent=1) if args.json else _report(out))
    return 0


def _report(cases: Mapping[str, Mapping[str, Any]]) -> str:
    lines = []
    for name, f in cases.items():
        lines.append(
            f"{name}: statements {f['statements_found']}/{f['statements_labelled']} "
            f"(of {f['statements']} found); conflicts {f['conflicts_found']}/{f['conflicts_labelled']}, "
            f"types right {f['types_right']}; non-conflicts reported "
            f"{f['non_conflicts_reported']}/{f['non_conflicts_labelled']}; list of {f['listed']}; "
            f"first {'is' if f['first_is_labelled'] else 'is NOT'} a labelled conflict"
        )
    return "\n".join(lines)


def _print_list(folder: Path, comparison: Comparison, names: Mapping[str, str]) -> None:
    texts = {s.id: s for s in comparison.statements}
    labels = json.loads((folder / "case.json").read_text("utf-8"))
    good = {frozenset((c["a"], c["b"])) for c in labels["conflicts"]}
    bad = {frozenset((c["a"], c["b"])) for c in labels["not_conflicts"]}
    for relation in comparison.conflicts:
        pair = frozenset((names.get(relation.a, relation.a), names.get(relation.b, relation.b)))
        mark = "+" if pair in good else "-" if pair in bad else " "
        rules = " ".join(p.rule for p in relation.points if p.counted)
        print(f"{mark} {relation.score:2} {relation.relation} {relation.type} [{rules}]")
        for side in (relation.a, relation.b):
            print(f"      {names.get(side, '?'):18} {texts[side].speaker.name}: {texts[side].text[:150]}")
