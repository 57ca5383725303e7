"""``credtui rules list|explain|try|schema|docs``: the rules as a person or an editor reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credtui.cli.common import (
    DONE,
    NO,
    knowledge_of,
    parser,
    print_json,
    say,
    usable_rules,
)  # fmt: skip
from credtui.tomlio.problem import BadInput, Problem, nearest

if TYPE_CHECKING:
    from credtui.rulebench.reasons import Reason
    from credtui.rulebench.tryit import ClaimPair, Trial
    from credtui.ruleset.ruleset import Cap, Rule, Ruleset


def rule_named(ruleset: Ruleset, rule_id: str) -> Rule:
    """The rule of an id, or of one it had before.  Raises BadInput with the nearest one."""
    found = ruleset.rule(rule_id)
    if found is None:
        raise BadInput([_unknown(ruleset, rule_id, "the id of a rule", caps=False)])
    return found


def _unknown(ruleset: Ruleset, name: str, expected: str, caps: bool) -> Problem:
    ids = [r.id for r in ruleset.every]
    ids += [c.id for c in (*ruleset.caps, *ruleset.disabled_caps)] if caps else []
    return Problem(name, 0, 0, "there is no such rule", expected, nearest(name, ids))


def list_command(argv: Sequence[str]) -> int:
    """``rules list [WORD...]``: rules and caps with what they argue for."""
    made = parser("rules list", "The rules, with points and what they argue for.")
    made.add_argument(
        "words", nargs="*", metavar="WORD",
        help="only rules whose id, title, relation, type, group or file hold every word",
    )  # fmt: skip
    made.add_argument(
        "--coverage", metavar="CASE", action="append",
        help="how often each rule fires on this case; repeatable",
    )  # fmt: skip
    options = made.parse_args(argv)
    from credtui.rulebench.pages import argues, cap_listing, ceiling, listing

    ruleset, code = usable_rules(options)
    rules, caps = listing(ruleset, options.words), cap_listing(ruleset, options.words)
    if options.coverage:
        return _list_coverage(ruleset, {r.id for r in rules}, options) or code
    if options.json:
        print_json({"schema": "credtui/rules/1", "rules": [
            {"id": r.id, "title": r.title, "relation": r.relation, "type": r.type, "excuse": r.excuse,
             "gate": r.gate, "points": r.points, "group": r.group, "enabled": r.enabled, "file": r.file,
             "line": r.line} for r in rules], "caps": [
            {"id": c.id, "title": c.title, "reliability": c.reliability, "credibility": c.credibility,
             "enabled": c.enabled, "file": c.file, "line": c.line} for c in caps]})  # fmt: skip
        return code
    rows: list[tuple[Rule | Cap, str, str]] = [(r, f"{r.points:+4d}", argues(r)) for r in rules]
    rows += [(c, " cap", ceiling(c)) for c in caps]
    width = max((len(entry.id) for entry, _, _ in rows), default=0)
    for entry, number, words in rows:
        mark = "" if entry.enabled else "  (disabled)"
        print(f"{entry.id:<{width}}  {number}  {words:<32}  {entry.file}:{entry.line}{mark}")
    say(f"{len(rules)} rules, {len(caps)} caps", options)
    return code


def _list_coverage(ruleset: Ruleset, wanted: set[str], options: Any) -> int:
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


def explain_command(argv: Sequence[str]) -> int:
    """``rules explain ID``: the page of a rule or a cap, or ``scoring``, with the place of every value."""
    made = parser("rules explain", "One rule's or cap's page, with the file and line that set each value.")
    made.add_argument("id", metavar="ID", help="a rule, a cap, or 'scoring'")
    options = made.parse_args(argv)
    from credtui.rulebench.pages import page, scoring_page

    ruleset, code = usable_rules(options)
    entry = ruleset.rule(options.id) or ruleset.cap(options.id)
    if entry is None and options.id == "scoring":
        print(scoring_page(ruleset), end="")
        return code
    if entry is None:
        raise BadInput([_unknown(ruleset, options.id, "the id of a rule or a cap", caps=True)])
    if entry.id != options.id:
        say(f"'{options.id}' is now called '{entry.id}'", options)
    if options.json:
        print_json(_entry_json(entry, ruleset))
    else:
        print(page(entry, ruleset), end="")
    return code


def _entry_json(entry: Rule | Cap, ruleset: Ruleset) -> dict[str, Any]:
    from credtui.rulebench.pages import condition_lines, settings

    return {
        "schema": "credtui/rule/1", "id": entry.id, "file": entry.file, "line": entry.line,
        "values": [{"key": s.key, "value": s.value, "file": s.file or None, "line": s.line or None,
                    "note": s.note} for s in settings(entry)],
        "replaced": [{"key": r.key, "value": r.value, "file": r.file, "line": r.line, "reason": r.reason}
                     for r in entry.replaced],
        "when": condition_lines(entry.condition),
        "suppressions": [{"contains": s.contains, "reason": s.reason, "over": s.over, "file": s.file,
                          "until": s.until.isoformat() if s.until else None, "line": s.line}
                         for s in ruleset.suppressions if s.rule == entry.id],
    }  # fmt: skip


NEAREST = 5
"""How many rules that did not fire ``rules try`` shows."""


def try_command(argv: Sequence[str]) -> int:
    """``rules try A B``: two sentences through the real pipeline; why each rule fires or not."""
    made = parser("rules try", "Two sentences beside each other: what every rule makes of them, and why.")
    side = 'a sentence, or a side of an example as JSON: {"text": ..., "date": ..., "speaker": ...}'
    made.add_argument("a", metavar="A", help=side)
    made.add_argument("b", metavar="B", help="the same")
    made.add_argument("--rule", metavar="ID", help="this rule alone")
    made.add_argument("--all", action="store_true", help="every rule and every signal")
    options = made.parse_args(argv)
    from credtui.rulebench.tryit import try_pair

    ruleset, code = usable_rules(options)
    wanted = rule_named(ruleset, options.rule).id if options.rule else None
    trial = try_pair(_side(options.a), _side(options.b), knowledge_of(options), ruleset)
    if options.json:
        print_json(_trial_json(trial, wanted))
        return code
    found = trial.relation
    kind = f"{found.relation}{f', {found.type}' if found.type else ''}" if found else "unrelated"
    print(f"{kind}; score {found.score}, {found.band}; sum {found.sum}" if found else kind)
    for pair in trial.pairs:
        _print_pair(pair, wanted, options.all)
    return code


def _side(words: str) -> str | dict[str, Any]:
    """A sentence as it is; a JSON object as a side of an example.  Raises BadInput."""
    if not words.startswith("{"):
        return words
    from pydantic import ValidationError

    from credtui.ruleset.schema import ExampleSide

    try:
        return ExampleSide.model_validate_json(words).model_dump(exclude_none=True)
    except ValidationError as error:
        keys = ", ".join(ExampleSide.model_fields)
        raise BadInput(
            Problem(words, 0, 0, f"{'.'.join(map(str, e['loc'])) or 'JSON'}: {e['msg']}", f"keys {keys}")
            for e in error.errors(include_url=False)
        ) from error


def _print_pair(pair: ClaimPair, wanted: str | None, everything: bool) -> None:
    from credtui.rulebench.reasons import outline

    print(
        f"\na: {pair.a.text}\nb: {pair.b.text}\nsum {pair.sum}" + (f", veto {pair.veto}" if pair.veto else "")
    )
    if everything:
        for signal in (s for s in pair.signals if s.known):
            sides = f"a: {signal.a or '-'}; b: {signal.b or '-'}" if signal.a or signal.b else signal.between
            print(f"  {signal.field}: {sides}" + (f"  [{', '.join(signal.holds)}]" if signal.holds else ""))
    missed = 0
    for result in pair.rules:
        missed += result.value != "yes"
        if result.rule.id != wanted if wanted else missed > NEAREST and not everything:
            continue
        counted = "" if result.value != "yes" or result.counted else ", not counted"
        state = "silenced" if result.silenced else "fires" if result.value == "yes" else result.value
        turned = ", sides exchanged" if result.swapped else ""
        print(f"  {result.rule.points:+4d} {result.rule.id}: {state}{counted}{turned}  "
              f"{result.rule.file}:{result.rule.line}")  # fmt: skip
        for line in outline(result.reason):
            print(f"         {line}")


def _trial_json(trial: Trial, wanted: str | None) -> dict[str, Any]:
    from credtui.reports.jsonify import relation_row

    return {"schema": "credtui/try/1", "relation": relation_row(trial.relation) if trial.relation else None,
            "pairs": [{
                "a": p.a.text, "b": p.b.text, "sum": p.sum, "score": p.score, "veto": p.veto,
                "signals": [{"field": s.field, "a": s.a, "b": s.b, "between": s.between,
                             "holds": list(s.holds)} for s in p.signals],
                "rules": [{"rule": r.rule.id, "points": r.rule.points, "value": r.value,
                           "swapped": r.swapped, "counted": r.counted, "silenced": r.silenced,
                           "explain": r.explain, "when": _reason_json(r.reason)}
                          for r in p.rules if wanted in (None, r.rule.id)],
            } for p in trial.pairs]}  # fmt: skip


def _reason_json(one: Reason) -> dict[str, Any]:
    told: dict[str, Any] = {"words": one.words, "value": one.value}
    if one.parts:
        return told | {"parts": [_reason_json(p) for p in one.parts]}
    return told | {"read": one.read, "path": list(one.path)}


def docs_command(argv: Sequence[str]) -> int:
    """``rules docs [FILE] [--check]``: Markdown of all rules; with --check, 1 if FILE is stale."""
    made = parser("rules docs", "Markdown of all fields and rules.")
    made.add_argument("file", nargs="?", type=Path, help="write here instead of stdout")
    made.add_argument("--check", action="store_true", help="say whether FILE is up to date")
    options = made.parse_args(argv)
    from credtui.rulebench.pages import docs as text_of

    ruleset, code = usable_rules(options)
    text = text_of(ruleset)
    if options.check and options.file is None:
        made.error("--check needs the FILE to check")
    if options.check:
        same = options.file.is_file() and options.file.read_text("utf-8", "replace") == text
        again = f"stale, run credtui rules docs {options.file} again"
        say(f"{options.file}: {'up to date' if same else again}", options)
        return code or (DONE if same else NO)
    if options.file is None:
        print(text, end="")
        return code
    from credtui.store.files import write_atomic

    try:
        write_atomic(options.file, text.encode("utf-8"))
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise BadInput([Problem(str(options.file), 0, 0, message)]) from error
    return code


def schema_command(argv: Sequence[str]) -> int:
    """``rules schema``: JSON Schema draft-07 of a rule file."""
    parser("rules schema", "JSON Schema (draft-07) of a rule file, for editors.").parse_args(argv)
    from credtui.rulebench.jsonschema import rule_schema

    print_json(rule_schema())
    return DONE


__all__ = [
    "docs_command", "explain_command", "list_command", "rule_named", "schema_command", "try_command",
]  # fmt: skip
