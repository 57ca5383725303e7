"""``credtui rules ...``: check, test, list, explain, document and compare the scoring rules."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from credtui.cli.common import (
    BAD,
    DONE,
    NO,
    guarded,
    knowledge_of,
    parser,
    print_json,
    report_problems,
    rule_folders,
    ruleset_of,
    say,
    subcommand,
)  # fmt: skip
from credtui.tomlio.problem import BadInput, Problem, nearest


@guarded
def run(argv: Sequence[str]) -> int:
    """Hand over to the subcommand named first."""
    if not argv or argv[0] in ("-h", "--help"):
        width = max(map(len, COMMANDS))
        print("usage: credtui rules COMMAND ...\n")
        for name, (_, line) in COMMANDS.items():
            print(f"  {name:<{width}}  {line}")
        return DONE if argv else BAD
    if argv[0] not in COMMANDS:
        return subcommand(argv[0], list(COMMANDS), "rules")
    return COMMANDS[argv[0]][0](list(argv[1:]))


def check(argv: Sequence[str]) -> int:
    """``rules check [PATH...]``: every problem of rule packs, lexicons and registry files."""
    made = parser("rules check", "Every problem of rule packs and lexicons, each with its place.")
    made.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: all)")
    made.add_argument(
        "--case", metavar="CASE", help="also note suppressions that change nothing in this case"
    )
    options = made.parse_args(argv)
    from credtui.rulebench.checking import check_paths

    problems, count = check_paths(options.paths, rule_folders(options))
    if problems:
        return report_problems(problems, options.json)
    if options.json:
        print_json({"schema": "credtui/problems/1", "problems": []})
    _note_suppressions(options)
    say(f"{count} file{'' if count == 1 else 's'} checked, no problems", options)
    return DONE


def _note_suppressions(options: Any) -> None:
    """Suppressions of no use: of no use anywhere, or with ``--case`` in that case."""
    from credtui.rulebench.checking import packs_among
    from credtui.rulebench.coverage import columns_of, idle_suppressions, suppression_note
    from credtui.ruleset.load import load_ruleset

    try:
        ruleset = load_ruleset([*rule_folders(options), *packs_among(options.paths)])
    except BadInput:
        if options.case:
            raise
        return  # a problem in a pack that nobody asked about
    unused = idle_suppressions(ruleset)
    if options.case:
        unused = ruleset.unused_suppressions(
            columns_of([options.case], knowledge_of(options), options.sources)
        )
    for one in unused:
        say(f"note: {suppression_note(one, ruleset)}", options)


def test(argv: Sequence[str]) -> int:
    """``rules test [ID...]``: each rule's own examples through the real pipeline."""
    made = parser("rules test", "Each rule's own examples, through the real pipeline.")
    made.add_argument("ids", nargs="*", metavar="ID", help="only these rules")
    made.add_argument("--swap", action="store_true", help="exchange sides, speakers and outlets as well")
    options = made.parse_args(argv)
    from credtui.rulebench.examples import run_examples, run_exchanged

    ruleset = ruleset_of(options)
    rules = [_rule(ruleset, i) for i in options.ids] or list(ruleset.rules)
    knowledge = knowledge_of(options)
    outcomes = run_examples(rules, knowledge)
    failed = [o for o in outcomes if not o.passed]
    changed = [o for o in run_exchanged(rules, knowledge) if not o.passed] if options.swap else []
    bare = [r.id for r in rules if {e.expect for e in r.examples} != {"match", "no-match"}]
    if options.json:
        keys = ("rule", "number", "expect", "got", "why", "file", "line")
        print_json(
            {
                "schema": "credtui/rules-test/1",
                "examples": len(outcomes),
                "failed": [{k: getattr(o, k) for k in keys} for o in failed],
                "incomplete": bare,
            }
        )
    else:
        for one in failed:
            print(f"{one.file}:{one.line}: {one.rule}, example {one.number}: "
                  f"expected {one.expect}, got {one.got}")  # fmt: skip
            for line in one.why:
                print(f"    {line}")
        for one in changed:
            print(f"{one.file}:{one.line}: {one.rule}, example {one.number}: {one.expect} became {one.got} "
                  "when sides or names were exchanged")  # fmt: skip
    for rule_id in bare:
        say(f"note: {rule_id} has no example of both kinds (match and no-match)", options)
    say(f"{len(outcomes)} examples of {len(rules)} rules: {len(failed)} failed", options)
    if options.swap:
        say(f"{len(changed)} changed when sides or names were exchanged", options)
    return NO if failed or changed else DONE


def list_(argv: Sequence[str]) -> int:
    """``rules list [WORD]``: rules with points and what they argue for."""
    made = parser("rules list", "The rules, with points and what they argue for.")
    made.add_argument("word", nargs="?", default="", help="only rules whose id, title or type holds this")
    made.add_argument(
        "--coverage",
        metavar="CASE",
        action="append",
        help="how often each rule fires on this case; repeatable",
    )
    options = made.parse_args(argv)
    from credtui.rulebench.pages import argues, listing

    ruleset = ruleset_of(options)
    found = listing(ruleset, options.word)
    if options.coverage:
        return _list_coverage(ruleset, {r.id for r, _ in found}, options)
    if options.json:
        print_json({"schema": "credtui/rules/1", "rules": [
            {"id": r.id, "title": r.title, "relation": r.relation, "type": r.type, "excuse": r.excuse,
             "gate": r.gate, "points": r.points, "group": r.group, "enabled": on, "file": r.file,
             "line": r.line} for r, on in found]})  # fmt: skip
        return DONE
    width = max((len(r.id) for r, _ in found), default=0)
    for rule, on in found:
        mark = "" if on else "  (disabled)"
        print(f"{rule.id:<{width}}  {rule.points:+4d}  {argues(rule):<32}  {rule.file}:{rule.line}{mark}")
    say(f"{len(found)} rules", options)
    return DONE


def _list_coverage(ruleset: Any, wanted: set[str], options: Any) -> int:
    """Each wanted enabled rule with how often it fires on the pairs of a case."""
    from credtui.rulebench.coverage import columns_of, coverage, coverage_words

    knowledge = knowledge_of(options)
    cases = [columns_of([case], knowledge, options.sources) for case in options.coverage]
    pairs = sum(map(len, cases))
    rows = [c for c in coverage(ruleset, cases) if c.rule in wanted]
    if options.json:
        print_json({"schema": "credtui/rules-coverage/1", "pairs": pairs, "rules": [
            {"id": c.rule, "fired": c.fired, "verdict": c.verdict, "overlaps": list(c.overlaps)}
            for c in rows]})  # fmt: skip
        return DONE
    width = max((len(c.rule) for c in rows), default=0)
    for one in rows:
        print(f"{one.rule:<{width}}  {coverage_words(one)}")
    never, always = (sum(c.verdict == v for c in rows) for v in ("never", "always"))
    say(f"{len(rows)} rules on {pairs} pairs: {never} never fire, {always} always", options)
    return DONE


def explain(argv: Sequence[str]) -> int:
    """``rules explain ID``: one rule's or cap's page."""
    made = parser("rules explain", "One rule's page.")
    made.add_argument("id", metavar="ID")
    options = made.parse_args(argv)
    from credtui.rulebench.pages import cap_page, page

    ruleset = ruleset_of(options)
    cap = next((c for c in ruleset.caps if c.id == options.id), None)
    if cap is not None:
        print(cap_page(cap), end="")
        return DONE
    rule = _rule(ruleset, options.id)
    if rule.id != options.id:
        say(f"'{options.id}' is now called '{rule.id}'", options)
    print(page(rule), end="")
    return DONE


def docs(argv: Sequence[str]) -> int:
    """``rules docs [FILE] [--check]``: Markdown of all rules; with --check, 1 if FILE is stale."""
    made = parser("rules docs", "Markdown of all fields and rules.")
    made.add_argument("file", nargs="?", type=Path, help="write here instead of stdout")
    made.add_argument("--check", action="store_true", help="say whether FILE is up to date")
    options = made.parse_args(argv)
    from credtui.rulebench.pages import docs as text_of

    text = text_of(ruleset_of(options))
    if options.check and options.file is None:
        made.error("--check needs the FILE to check")
    if options.check:
        same = options.file.is_file() and options.file.read_text("utf-8") == text
        say(f"{options.file}: {'up to date' if same else 'stale, run credtui rules docs again'}", options)
        return DONE if same else NO
    if options.file is None:
        print(text, end="")
    else:
        options.file.write_text(text, "utf-8")
    return DONE


def schema(argv: Sequence[str]) -> int:
    """``rules schema``: JSON Schema draft-07 of a rule file."""
    parser("rules schema", "JSON Schema (draft-07) of a rule file, for editors.").parse_args(argv)
    from credtui.rulebench.jsonschema import rule_schema

    print_json(rule_schema())
    return DONE


def _rule(ruleset: Any, rule_id: str) -> Any:
    found = ruleset.rule(rule_id)
    if found is None:
        ids = [r.id for r in (*ruleset.rules, *ruleset.disabled)]
        raise BadInput([Problem(rule_id, 0, 0, "there is no such rule", "the id of a rule",
                                nearest(rule_id, ids))])  # fmt: skip
    return found


def diff(argv: Sequence[str]) -> int:
    """``rules diff OLD NEW [PATH...]``: what changes between two rule folders."""
    made = parser("rules diff", "What changes between two rule folders, losses first.")
    made.add_argument("old", type=Path)
    made.add_argument("new", type=Path)
    made.add_argument("labels", nargs="?", type=Path, help="labelled pairs (JSON Lines)")
    made.add_argument("--exit-code", action="store_true", help="exit 1 if anything changed")
    options = made.parse_args(argv)
    from credtui.rulebench.diff import print_diff

    changed = print_diff(options.old, options.new, options.labels, knowledge_of(options), sys.stdout)
    return NO if changed and options.exit_code else DONE


def fit(argv: Sequence[str]) -> int:
    """``rules fit FILE``: points proposed from labelled pairs, as a patch."""
    made = parser("rules fit", "Points proposed from labelled pairs, as a unified diff of the TOML.")
    made.add_argument("labels", type=Path, metavar="FILE", help="labelled pairs (JSON Lines)")
    made.add_argument("--write", action="store_true", help="apply the patch")
    options = made.parse_args(argv)
    from credtui.rulebench.fitting import apply, propose

    proposal = propose(rule_folders(options), options.labels, knowledge_of(options))
    print(proposal.diff, end="")
    was, now = proposal.fit.before, proposal.fit.after
    say(f"{proposal.pairs} pairs; held-out log loss {was:.3f} -> {now:.3f} bits", options)
    if options.write:
        apply(proposal)
        say(f"{len(proposal.texts)} files changed", options)
    return DONE


COMMANDS: dict[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "check": (check, "every problem of rule packs and lexicons, each with its place"),
    "test": (test, "each rule's own examples, through the real pipeline"),
    "list": (list_, "the rules, with points and what they argue for"),
    "explain": (explain, "one rule's page"),
    "diff": (diff, "what changes between two rule folders, losses first"),
    "fit": (fit, "points proposed from labelled pairs, as a patch"),
    "schema": (schema, "JSON Schema of a rule file, for editors"),
    "docs": (docs, "Markdown of all fields and rules"),
}
"""Subcommand -> what runs it, and its line in the help."""

__all__ = ["COMMANDS", "run"]
