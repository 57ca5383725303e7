"""A rule for people: its page, its line in the list, the Markdown of a whole ruleset."""

from __future__ import annotations

from credtui.fields import COMPARATORS, FIELDS, PREDICATES, Scope
from credtui.ruleset.conditions import All, Condition, Leaf, Not
from credtui.ruleset.ruleset import Cap, Rule, Ruleset


def argues(rule: Rule) -> str:
    """What a rule argues for, in a phrase."""
    if rule.relation:
        return f"{rule.relation}, {rule.type}"
    if rule.excuse:
        return f"{'veto: ' if rule.gate else ''}{rule.excuse}"
    return "setting"


def listing(ruleset: Ruleset, word: str = "") -> list[tuple[Rule, bool]]:
    """Rules whose id, title, relation, type, excuse or group holds ``word``, with whether they are on."""
    wanted = word.casefold()
    every = [(r, True) for r in ruleset.rules] + [(r, False) for r in ruleset.disabled]
    return [
        (r, on) for r, on in every
        if wanted in " ".join((r.id, r.title, argues(r), r.group, r.file)).casefold()
    ]  # fmt: skip


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


def page(rule: Rule, heading: str = "##") -> str:
    """A rule's page, with the same headings for each rule."""
    out = [f"{heading} {rule.id}", "", rule.title, ""]
    out += [f"{heading}# Argues for", "", f"{argues(rule)}; {rule.points:+d} points; group {rule.group}", ""]
    out += [f"{heading}# Fires when", "", *condition_lines(rule.condition), ""]
    out += [f"{heading}# Why", "", rule.why or "Not written yet.", ""]
    out += [f"{heading}# Misfires", "", *(f"- {m}" for m in rule.misfires or ("None known.",)), ""]
    out += [f"{heading}# Examples", ""]
    for example in rule.examples:
        word = "fires" if example.expect == "match" else "does not fire"
        out.append(f"- {word}: “{example.a.text}” / “{example.b.text}”")
    out += ["" if rule.examples else "None yet.", f"{heading}# References", ""]
    out += [*(f"- {r}" for r in rule.references or ("None.",)), ""]
    out += [f"{heading}# Where it is set", "", f"- {rule.file}:{rule.line}"]
    moved = sorted((k, w) for k, w in rule.origin.items() if w[0] != rule.file)
    out += [f"- {key} is overridden in {file}:{line}" for key, (file, line) in moved]
    if rule.formerly:
        out += [f"- formerly {', '.join(rule.formerly)}"]
    return "\n".join(out) + "\n"


def cap_page(cap: Cap) -> str:
    """A cap's page."""
    ceiling = [f"reliability at most {cap.reliability}" if cap.reliability else "",
               f"credibility no better than {cap.credibility}" if cap.credibility else ""]  # fmt: skip
    out = [f"## {cap.id}", "", cap.title, "", "### Ceiling", "", "; ".join(c for c in ceiling if c), ""]
    out += ["### Holds when", "", *condition_lines(cap.condition), "", "### Why", ""]
    out += [cap.why or "Not written yet.", "", "### Where it is set", "", f"- {cap.file}:{cap.line}"]
    return "\n".join(out) + "\n"


def docs(ruleset: Ruleset) -> str:
    """The whole ruleset and the field table as one Markdown page; the same text for the same files."""
    out = ["# Rules", "", "Made by `credtui rules docs`; do not edit by hand.", "", "## Fields", ""]
    out += ["| field | kind | where | meaning | values | comparators | between the sides |"]
    out += ["|---|---|---|---|---|---|---|"]
    for row in FIELDS.values():
        between = ", ".join(PREDICATES[row.kind]) if row.scope is Scope.PROPOSITION else ""
        cells = (row.name, row.kind.value, row.scope.value, row.meaning, ", ".join(row.values),
                 ", ".join(COMPARATORS[row.kind]), between)  # fmt: skip
        out.append("| " + " | ".join(cells) + " |")
    out += ["", "# Conflict rules, excuses and settings", ""]
    every = sorted((*ruleset.rules, *ruleset.disabled), key=lambda r: r.id)
    body = [page(rule) for rule in every]
    caps = [cap_page(cap) for cap in sorted(ruleset.caps, key=lambda c: c.id)]
    return "\n".join([*out, *body, "# Caps\n", *caps])
