"""A rule for people: its page, its line in the list, the Markdown of a whole ruleset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from credtui.fields import COMPARATORS, FIELDS, PREDICATES, Scope
from credtui.ruleset.conditions import All, Condition, Leaf, Not
from credtui.ruleset.ruleset import Cap, Rule, Ruleset


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it comes from."""

    key: str
    value: Any
    file: str
    line: int
    """0 for a default, which stands in no file."""
    note: str = ""
    """What it was before, or why it is so."""

    def words(self) -> str:
        """``points = 20 (my-rules/x.toml:4; was 37 in rules/conflicts.toml:12)``."""
        where = f"{self.file}:{self.line}" if self.line else "default"
        value = self.value if self.key == "when" else _shown(self.value)
        return f"{self.key} = {value} ({where}{'; ' + self.note if self.note else ''})"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


RULE_KEYS = ("title", "relation", "type", "excuse", "gate", "points", "group", "explain", "why", "misfires",
             "references", "enabled", "formerly")  # fmt: skip
CAP_KEYS = ("title", "reliability", "credibility", "why", "references", "enabled")
_DEFAULT = {"group": "the type, the excuse or the id"}


def settings(entry: Rule | Cap) -> Iterator[Setting]:
    """Every value of a rule or cap with the file and line that set it, and what overrides replaced."""
    for key in RULE_KEYS if isinstance(entry, Rule) else CAP_KEYS:
        value = getattr(entry, key)
        if key in entry.origin:
            was = [f"was {_shown(r.value)} in {r.file}:{r.line}" + (f": {r.reason}" if r.reason else "")
                   for r in entry.replaced if r.key == key]  # fmt: skip
            yield Setting(key, value, *entry.origin[key], "; ".join(was))
        elif value not in (None, "", ()):
            yield Setting(key, value, "", 0, _DEFAULT.get(key, ""))
    if "when" in entry.origin:
        yield Setting("when", f"{len(list(_leaves(entry.condition)))} conditions", *entry.origin["when"])
    for key in sorted(k for k in entry.origin if k.startswith("example.")):
        number = int(key.partition(".")[2])
        expect = entry.examples[number].expect if isinstance(entry, Rule) else ""
        yield Setting(f"example {number + 1}", expect, *entry.origin[key])


def _leaves(condition: Condition) -> Iterator[Leaf]:
    if isinstance(condition, Leaf):
        yield condition
    else:
        for part in (condition.part,) if isinstance(condition, Not) else condition.parts:
            yield from _leaves(part)


def argues(rule: Rule) -> str:
    """What a rule argues for, in a phrase."""
    if rule.relation:
        return f"{rule.relation}, {rule.type}"
    if rule.excuse:
        return f"{'veto: ' if rule.gate else ''}{rule.excuse}"
    return "setting"


def ceiling(cap: Cap) -> str:
    """What a cap allows at most, in a phrase."""
    parts = [f"reliability at most {cap.reliability}" if cap.reliability else "",
             f"credibility no better than {cap.credibility}" if cap.credibility else ""]  # fmt: skip
    return "; ".join(p for p in parts if p)


def listing(ruleset: Ruleset, words: Sequence[str] = ()) -> list[Rule]:
    """Rules whose id, title, relation, type, excuse, group or file hold every one of ``words``."""
    wanted = [w.casefold() for w in words]

    def told(rule: Rule) -> str:
        return " ".join((rule.id, rule.title, argues(rule), rule.group, rule.file)).casefold()

    return [r for r in ruleset.every if all(w in told(r) for w in wanted)]


def cap_listing(ruleset: Ruleset, words: Sequence[str] = ()) -> list[Cap]:
    """Caps whose id, title, ceiling or file hold every one of ``words``."""
    wanted = [w.casefold() for w in words]
    every = (*ruleset.caps, *ruleset.disabled_caps)
    return [
        c for c in every if all(w in f"{c.id} {c.title} {ceiling(c)} {c.file} cap".casefold() for w in wanted)
    ]


def condition_lines(condition: Condition, depth: int = 0) -> list[str]:
    """A condition as an indented outline."""
    pad = "  " * depth
    if isinstance(condition, Leaf):
        return [f"{pad}- {condition.told}"]
    if isinstance(condition, Not):
        return [f"{pad}- not:", *condition_lines(condition.part, depth + 1)]
    word = "all of:" if isinstance(condition, All) else "any of:"
    lines = [line for part in condition.parts for line in condition_lines(part, depth + 1)]
    return [f"{pad}- {word}", *lines]


def page(entry: Rule | Cap, ruleset: Ruleset | None = None) -> str:
    """A page with the same headings for each rule (and for each cap); with the place of every value."""
    silenced = [s for s in ruleset.suppressions if s.rule == entry.id] if ruleset else []
    where = ["### Where each value is set", "", f"- defined in {entry.file}:{entry.line}"]
    where += [f"- {s.words()}" for s in settings(entry)]
    for s in silenced:
        end = f", until {s.until}" if s.until else ""
        over = " (ended)" if s.over else ""
        where.append(
            f"- silenced by {s.file}:{s.line} where a text holds '{s.contains}'{end}{over}: {s.reason}"
        )
    return "\n".join([*_body(entry), *where]) + "\n"


def _body(entry: Rule | Cap) -> list[str]:
    if isinstance(entry, Cap):
        return [
            f"## {entry.id}", "", entry.title, "", "### Ceiling", "", ceiling(entry), "",
            "### Holds when", "", *condition_lines(entry.condition), "", *_told("Why", entry.why),
            *_listed("References", entry.references),
        ]  # fmt: skip
    examples = [
        f"{'fires' if e.expect == 'match' else 'does not fire'}: “{e.a.text}” / “{e.b.text}”"
        for e in entry.examples
    ]
    return [
        f"## {entry.id}", "", entry.title, "",
        "### Argues for", "", f"{argues(entry)}; {entry.points:+d} points; group {entry.group}", "",
        "### Fires when", "", *condition_lines(entry.condition), "", *_told("Why", entry.why),
        *_told("What a reader is told", entry.explain), *_listed("Misfires", entry.misfires),
        *_listed("Examples", examples), *_listed("References", entry.references),
    ]  # fmt: skip


def _told(heading: str, text: str) -> list[str]:
    return [f"### {heading}", "", text or "Not written yet.", ""]


def _listed(heading: str, items: Sequence[str]) -> list[str]:
    return [f"### {heading}", "", *(f"- {item}" for item in items or ("None.",)), ""]


def scoring_page(ruleset: Ruleset) -> str:
    """The values of ``[scoring]`` with the place of each."""
    values = {"offset": ruleset.scoring.offset, "threshold": ruleset.scoring.threshold,
              "base_rate": ruleset.base_rate}  # fmt: skip
    lines = [
        "- " + Setting(key, value, *ruleset.origin.get(key, ("", 0))).words()
        for key, value in values.items() if value is not None
    ]  # fmt: skip
    return "\n".join(["## scoring", "", "### Where each value is set", "", *lines]) + "\n"


def docs(ruleset: Ruleset) -> str:
    """The whole ruleset and the field table as one Markdown page; the same text for the same rules."""
    out = ["# Rules", "", "Made by `credtui rules docs`; do not edit by hand.", "", "## Fields", ""]
    out += ["| field | kind | where | meaning | values | comparators | between the sides |"]
    out += ["|---|---|---|---|---|---|---|"]
    for row in FIELDS.values():
        between = ", ".join(PREDICATES[row.kind]) if row.scope is Scope.PROPOSITION else ""
        cells = (row.name, row.kind.value, row.scope.value, row.meaning, ", ".join(row.values),
                 ", ".join(COMPARATORS[row.kind]), between)  # fmt: skip
        out.append("| " + " | ".join(cells) + " |")
    parts: tuple[tuple[str, Sequence[Rule | Cap]], ...] = (
        ("Conflict rules, excuses and settings", ruleset.every),
        ("Caps", (*ruleset.caps, *ruleset.disabled_caps)),
    )
    for heading, entries in parts:
        out += ["", f"# {heading}", ""]
        for entry in sorted(entries, key=lambda e: e.id):
            off = "" if entry.enabled else " Disabled."
            out += [*_body(entry), f"Set in `{entry.file}`.{off}", ""]
    return "\n".join(out).rstrip() + "\n"
