"""``credtui rules check`` and ``rules test``: are the rules in order, and do they do what they say?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credtui.cli.common import (
    DONE,
    NO,
    code_of,
    knowledge_of,
    parser,
    print_json,
    report_problems,
    rule_folders,
    say,
    usable_rules,
)  # fmt: skip
from credtui.cli.rules.shows import rule_named
from credtui.tomlio.problem import BadInput, Problem

if TYPE_CHECKING:
    from credtui.rulebench.checking import Inspected
    from credtui.rulebench.examples import Outcome


def check_command(argv: Sequence[str]) -> int:
    """``rules check [PATH...]``: every problem of rule packs, lexicons and registry files.

    2 if something is to be mended, 1 if only examples fail.
    """
    made = parser("rules check", "Every problem of rule packs and lexicons, each with its place.")
    made.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: all)")
    made.add_argument(
        "--case", metavar="CASE", help="also note suppressions that change nothing in this case"
    )
    made.add_argument("--no-examples", action="store_true", help="do not run the rules' own examples")
    options = made.parse_args(argv)
    from credtui.rulebench.checking import inspect

    looked = inspect(options.paths, rule_folders(options))
    problems = [*looked.problems, *_examples(looked, options), *_suppressions(options)]
    problems = list(dict.fromkeys(sorted(problems)))
    report_problems(problems, options.json)
    code = code_of(problems)
    if code == DONE:
        say(f"{looked.files} file{'' if looked.files == 1 else 's'} checked, no problems", options)
    return code


def _examples(looked: Inspected, options: Any) -> list[Problem]:
    """Failing examples; with lexicons that cannot be read, what is wrong with those."""
    if options.no_examples or not any(rule.examples for one in looked.checked for rule in one.rules):
        return []
    from credtui.rulebench.checking import example_problems

    try:
        return list(example_problems(looked.checked, knowledge_of(options)))
    except BadInput as error:
        return list(error.problems)


def _suppressions(options: Any) -> Iterator[Problem]:
    """Suppressions of no use: of no use anywhere, or with ``--case`` in that case."""
    from credtui.rulebench.checking import packs_among
    from credtui.rulebench.coverage import columns_of, idle_suppressions, suppression_problem
    from credtui.ruleset.load import usable_ruleset

    ruleset = usable_ruleset([*rule_folders(options), *packs_among(options.paths)])
    unused = idle_suppressions(ruleset)
    if options.case:
        columns = columns_of([options.case], knowledge_of(options), options.sources)
        unused = ruleset.unused_suppressions(columns)
    for one in unused:
        yield suppression_problem(one, ruleset)


def test_command(argv: Sequence[str]) -> int:
    """``rules test [ID...]``: each rule's own examples through the real pipeline."""
    made = parser("rules test", "Each rule's own examples, through the real pipeline.")
    made.add_argument("ids", nargs="*", metavar="ID", help="only these rules")
    made.add_argument("--swap", action="store_true", help="exchange sides, speakers and outlets as well")
    options = made.parse_args(argv)
    from credtui.rulebench.examples import run_examples, run_exchanged

    ruleset, code = usable_rules(options)
    rules = [rule_named(ruleset, i) for i in options.ids] or list(ruleset.rules)
    knowledge = knowledge_of(options)
    outcomes = run_examples(rules, knowledge)
    failed = [o for o in outcomes if not o.passed]
    changed = [o for o in run_exchanged(rules, knowledge) if not o.passed] if options.swap else []
    bare = [r.id for r in rules if {e.expect for e in r.examples} != {"match", "no-match"}]
    if options.json:
        print_json({
            "schema": "credtui/rules-test/1", "examples": len(outcomes), "failed": [_row(o) for o in failed],
            "changed": [_row(o) for o in changed], "incomplete": bare,
        })  # fmt: skip
    else:
        for one in failed:
            print(f"{_head(one)}: expected {one.expect}, got {one.got}")
            for line in one.why:
                print(f"    {line}")
        for one in changed:
            print(f"{_head(one)}: {one.expect} became {one.got} when sides or names were exchanged")
    for rule_id in bare:
        say(f"note: {rule_id} has no example of both kinds (match and no-match)", options)
    say(f"{len(outcomes)} examples of {len(rules)} rules: {len(failed)} failed", options)
    if options.swap:
        say(f"{len(changed)} changed when sides or names were exchanged", options)
    return code or (NO if failed or changed else DONE)


def _head(one: Outcome) -> str:
    return f"{one.file}:{one.line}: {one.rule}, example {one.number}"


def _row(one: Outcome) -> dict[str, Any]:
    keys = ("rule", "number", "expect", "got", "why", "deciding", "file", "line")
    return {key: getattr(one, key) for key in keys}
