"""``credtui rules diff`` and ``rules fit``: what other rules or other points would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credtui.cli.common import DONE, NO, knowledge_of, parser, print_json, rule_folders, say
from credtui.cli.setup import put, source_folders

if TYPE_CHECKING:
    from credtui.model import Relation
    from credtui.rulebench.consequence import Consequence, Moved
    from credtui.rulebench.diff import CaseChange, Difference, LabelledChange

LABELLED = ".jsonl"


def diff_command(argv: Sequence[str]) -> int:
    """``rules diff OLD NEW [PATH...]``: what changes, losses first; with --exit-code 1 if anything does."""
    made = parser("rules diff", "What changes between two rule folders (or files), losses first.")
    made.add_argument(
        "old", type=Path, metavar="OLD", help="rule folder or file, on top of the rules in force"
    )
    made.add_argument("new", type=Path, metavar="NEW", help="the same, as it would be")
    made.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="cases, folders, articles to compare; a .jsonl file of labelled pairs",
    )  # fmt: skip
    made.add_argument(
        "--gold", type=Path, action="append", default=[], metavar="FILE",
        help="labelled pairs (JSON Lines): the change in precision and recall; repeatable",
    )  # fmt: skip
    made.add_argument(
        "--alone", action="store_true", help="OLD and NEW are whole rule sets: leave the rules in force out"
    )
    made.add_argument("--exit-code", action="store_true", help="exit 1 if anything changed")
    options = made.parse_args(argv)
    found = _difference(options)
    if options.json:
        print_json(_json(found))
    else:
        put("".join(_lines(found)))
    if not found.changed:
        say("nothing changes", options)
    return NO if found.changed and options.exit_code else DONE


def _difference(options: Any) -> Difference:
    from credtui.rulebench.diff import Difference, compare_case, compare_labelled, sides, text_diff
    from credtui.store.find import user_sources

    gold = [*(Path(p) for p in options.paths if p.endswith(LABELLED)), *options.gold]
    cases = [p for p in options.paths if not p.endswith(LABELLED)]
    sources = source_folders(options)
    own = user_sources()
    roots = [*([own] if own.is_dir() else []), *sources]
    both = sides(options.old, options.new, rule_folders(options), roots, options.alone)
    return Difference(
        text_diff(options.old, options.new),
        tuple(compare_case(words, both, sources) for words in cases),
        tuple(compare_labelled(path, both) for path in gold),
    )


def _lines(found: Difference) -> Iterator[str]:
    from credtui.rulebench.consequence import gold_words

    yield found.text
    for case in found.cases:
        yield f"\n{case.title}: {case.consequence.sentence()}\n"
        for word, moved in case.consequence.rows():
            sure = " (confirmed)" if moved.confirmed else ""
            yield f"  {word:<8}{_move(moved)}{sure}  {_sides(case, moved.relation)}\n"
    for one in found.labelled:
        yield f"\n{one.file}: {gold_words(one.before, one.after)} ({one.pairs} pairs)\n"
        for word, moved in one.consequence.rows():
            yield f"  {_meaning(word, moved, one):<16}{_move(moved)}  {moved.relation.id}\n"


def _move(moved: Moved) -> str:
    """``#3 -> #5  84 -> 70  clear -> check  contrary``: only what changed is told twice."""
    ranks = _arrow(*(f"#{r}" if r else None for r in (moved.rank_before, moved.rank_after)))
    parts = [ranks, _arrow(_of(moved.before, "score"), _of(moved.after, "score"))]
    for key in ("band", "relation", "type"):
        parts.append(_arrow(_of(moved.before, key), _of(moved.after, key)))
    return "  ".join(p for p in parts if p)


def _of(relation: Relation | None, key: str) -> str | None:
    value = getattr(relation, key) if relation else None
    return None if value is None else str(value)


def _arrow(before: str | None, after: str | None) -> str:
    if before == after or before is None or after is None:
        return before or after or ""
    return f"{before} -> {after}"


def _sides(case: CaseChange, relation: Relation) -> str:
    names = [case.statements[k].speaker.name if k in case.statements else k for k in (relation.a, relation.b)]
    return f"{names[0]} / {names[1]} [{relation.id}]"


def _meaning(word: str, moved: Moved, one: LabelledChange) -> str:
    """What a change on a labelled row means: a conflict lost or won, a false alarm gone or new."""
    right = moved.relation.id in one.right
    told = {"vanish": ("conflict lost", "alarm gone"), "new": ("conflict found", "false alarm")}
    return told[word][not right] if word in told else f"{word}{'' if right else ' (false)'}"


def _json(found: Difference) -> dict[str, Any]:
    return {
        "schema": "credtui/rules-diff/1", "changed": found.changed, "diff": found.text,
        "cases": [{"case": c.title, **_consequence_json(c.consequence)} for c in found.cases],
        "gold": [{"file": g.file, "pairs": g.pairs, "before": g.before.figures(), "after": g.after.figures(),
                  **_consequence_json(g.consequence), "conflicts_labelled": sorted(g.right)}
                 for g in found.labelled],
    }  # fmt: skip


def _consequence_json(made: Consequence) -> dict[str, Any]:
    return {"sentence": made.sentence(), "same": made.same, "changes": [
        {"change": word, "id": m.relation.id, "a": m.relation.a, "b": m.relation.b,
         "confirmed": m.confirmed, "before": _relation_json(m.before, m.rank_before),
         "after": _relation_json(m.after, m.rank_after)}
        for word, m in made.rows()
    ]}  # fmt: skip


def _relation_json(relation: Relation | None, rank: int | None) -> dict[str, Any] | None:
    if relation is None:
        return None
    return {"rank": rank, "score": relation.score, "band": relation.band, "relation": relation.relation,
            "type": relation.type, "sum": relation.sum}  # fmt: skip


def fit_command(argv: Sequence[str]) -> int:
    """``rules fit FILE...``: points proposed from labels or verdicts, as a patch that keeps comments."""
    made = parser("rules fit", "Points proposed from labelled pairs or a case's verdicts, as a unified diff.")
    made.add_argument("labels", nargs="+", metavar="FILE",
                      help="labelled pairs (JSON Lines), or a case with verdicts")  # fmt: skip
    made.add_argument("--base-rate", type=_share, metavar="R",
                      help="share of conflicts to reckon with (default: [scoring] base_rate)")  # fmt: skip
    made.add_argument("--write", action="store_true", help="apply the patch")
    options = made.parse_args(argv)
    from credtui.rulebench.fitting import apply, propose

    proposal = propose(rule_folders(options), options.labels, knowledge_of(options),
                       source_folders(options), options.base_rate)  # fmt: skip
    if options.json:
        print_json(proposal.as_json())
    else:
        put(proposal.diff)
        for line in proposal.told():
            say(line, options)
    if options.write:
        apply(proposal)
        count = len(proposal.texts)
        say(f"{count} file{'' if count == 1 else 's'} changed", options)
    return DONE


def _share(words: str) -> float:
    value = float(words)
    if not 0 < value < 1:
        raise ValueError(words)
    return value


__all__ = ["diff_command", "fit_command"]
