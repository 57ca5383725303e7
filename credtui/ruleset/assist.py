"""Completion and hover for a rule file that is being typed, and so is often not yet valid TOML.

Both look only at the lines from the last table header to the cursor: linear, and never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import get_args

from credtui import meanings
from credtui.fields import COMPARATORS, FIELDS, PREDICATES, Field, Kind, Scope
from credtui.ruleset import schema as models
from credtui.ruleset.parse import NUMERIC, SCORERS
from credtui.ruleset.template import names

_HEADER = re.compile(r"[ \t]*\[\[?([^\]\n]*)")
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?|[\w.-]+|[{}\[\]=,]|#[^\n]*|[ \t]+|.', re.DOTALL)
_WORD = re.compile(r"[\w-]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that could stand at the cursor."""

    text: str
    meaning: str
    start: int
    """Column (from 1) where the text that it replaces begins."""


@dataclass(frozen=True, slots=True)
class _Context:
    path: tuple[str, ...]
    """Keys around the cursor, the key of the value last."""
    value: bool
    """The cursor stands where a value goes."""
    typed: str
    quoted: bool


def completions(text: str, line: int, column: int) -> list[Completion]:
    """What may be typed at a place (both counted from 1), nearest to what stands there first."""
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        return []
    before = lines[line - 1][: max(0, column - 1)]
    hole = re.search(r"\{([ab]?\.?[\w.-]*)$", before)
    context = _context(lines, line, before)
    if context.value and context.path[-1:] == ("explain",) and hole:
        options = {f"{s}.{n}": _field_meaning(n) for s in "ab" for n in names()}
        typed = hole.group(1)
    elif before.lstrip().startswith("[") and "=" not in before:
        typed = before.lstrip().lstrip("[")
        options = dict(_TABLES)
    else:
        options, typed = _options(context), context.typed
    start = len(before) - len(typed) + 1
    fit = [o for o in options if _fits(o, typed) and not (context.quoted and o.startswith("{"))]
    found = [Completion(_quote(o, context), options[o], start) for o in fit]
    return sorted(found, key=lambda c: (not c.text.strip('"').startswith(typed), c.text))


def hover(text: str, line: int, column: int) -> str:
    """What the key or word at a place means; "" where there is nothing to say."""
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        return ""
    row = lines[line - 1]
    word = next((m for m in _WORD.finditer(row) if m.start() <= column - 1 < m.end()), None)
    if word is None:
        return ""
    context = _context(lines, line, row[: word.start()])
    meaning = _options(context).get(word.group(), "")
    field = FIELDS.get(word.group())
    if field and "when" in context.path and not context.value:
        return f"{field.name} ({field.kind.value}): {_field_meaning(field.name)}" + (
            f". One of {', '.join(field.values)}" if field.values else ""
        )
    return f"{word.group()}: {meaning}" if meaning else ""


def template(rule_id: str = "my-rule") -> str:
    """A working rule to start from: what ``n`` inserts."""
    return f"""
[rule.{rule_id}]
title = "In one sentence what collides"
relation = "contrary"
type = "number"
points = 10
explain = "{{a.quantity}} against {{b.quantity}}."
why = "Why the two cannot both hold."
misfires = []

[rule.{rule_id}.when]
measure = "equal"
quantity = "disjoint"

[[rule.{rule_id}.example]]
a = "Forty miners died in the Hlyboka pit"
b = "Six miners died in the Hlyboka pit"
expect = "match"

[[rule.{rule_id}.example]]
a = "Forty miners died in the Hlyboka pit"
b = "Six miners were hurt in the Hlyboka pit"
expect = "no-match"
"""


_TABLES = {
    "scoring": "half-way point and threshold", "rule.": "a rule", "cap.": "a ceiling on grades",
    "override.": "change a rule of another file", "suppress": "silence a rule, with a reason",
}  # fmt: skip


def _fits(option: str, typed: str) -> bool:
    return typed.casefold() in option.casefold()


def _quote(option: str, context: _Context) -> str:
    plain = not context.value or context.quoted or option in meanings.FLAGS or option.startswith("{")
    return option if plain else f'"{option}"'


def _context(lines: list[str], line: int, before: str) -> _Context:
    """The keys around the end of ``before``, read from the last header on."""
    top = next((i for i in range(line - 1, -1, -1) if _is_header(lines, i, line, before)), None)
    header = _HEADER.match(lines[top]) if top is not None else None
    base = tuple(k.strip().strip("\"'") for k in header.group(1).split(".")) if header else ()
    rows = lines[0 if top is None else top + 1 : line - 1] if top != line - 1 else []
    return _walk("\n".join([*rows, before if top != line - 1 else ""]), base)


def _is_header(lines: list[str], index: int, line: int, before: str) -> bool:
    row = before if index == line - 1 else lines[index]
    return bool(re.match(r"[ \t]*\[\[?[\w\"'. -]+(\]|$)", row)) and "=" not in row.partition("]")[0]


def _walk(text: str, base: tuple[str, ...]) -> _Context:
    stack: list[tuple[tuple[str, ...], str]] = [(base, "")]
    path, key, value, last = base, "", False, ""
    for match in _TOKEN.finditer(text):
        token = match.group()
        last = token
        if token == "=":
            path, value = (*stack[-1][0], *_parts(key)), True
            key = ""
        elif token in "{[":
            stack.append((path, token))
            value = token == "["
            key = ""
        elif token in "}]":
            if len(stack) > 1:
                stack.pop()
            path, value, key = stack[-1][0], stack[-1][1] == "[", ""
        elif token == "," or (token == "\n" and len(stack) == 1):
            path, value, key = stack[-1][0], stack[-1][1] == "[", ""
        elif not token.isspace() and not token.startswith("#"):
            key = token
    typed = "" if last in "{[=,}] \t\n" or last.isspace() or last.startswith("#") else last
    quoted = typed[:1] in ('"', "'")
    typed = typed[1:] if quoted else typed
    if not value:
        *around, typed = typed.split(".") if typed else [""]
        path = (*stack[-1][0], *around)
    return _Context(path, value, typed, quoted)


def _parts(key: str) -> tuple[str, ...]:
    if key[:1] in ('"', "'"):
        return (key.strip("\"'"),)
    return tuple(p for p in key.split(".") if p)


@cache
def _model_docs(name: str) -> dict[str, str]:
    """Key -> meaning of a model of the rule file."""
    model = getattr(models, name)
    return {k: meanings.KEYS.get(k, "") or "a key of this table" for k in model.model_fields}


def _options(context: _Context) -> dict[str, str]:
    path = context.path
    if "when" in path[:3]:
        return _when_options(path[path.index("when") + 1 :], context.value, path[:1] == ("cap",))
    if context.value:
        return _values(path[-1] if path else "")
    if path[:1] == ("rule",) and len(path) >= 3 and path[2] == "example":
        return _model_docs("ExampleSide" if len(path) > 3 else "Example")
    kind = {"rule": "RuleModel", "cap": "CapModel", "override": "OverrideModel", "scoring": "ScoringModel",
            "suppress": "SuppressModel"}.get(path[0] if path else "", "RuleFile")  # fmt: skip
    return dict(_model_docs(kind))


def _values(key: str) -> dict[str, str]:
    words = {"relation": meanings.RELATIONS, "type": meanings.TYPES, "excuse": meanings.RELATIONS}
    known = {"relation": models.Relation, "type": models.ConflictType, "excuse": models.Excuse}
    if key in known:
        return {value: words[key].get(value, meanings.KEYS[key]) for value in get_args(known[key])}
    if key == "expect":
        return dict(meanings.EXPECT)
    return dict(meanings.FLAGS) if key in ("gate", "enabled") else {}


def _when_options(path: tuple[str, ...], value: bool, cap: bool) -> dict[str, str]:
    inner = [p for p in path if p not in meanings.LOGIC]
    side = inner[:1] in (["a"], ["b"]) and not cap
    inner = inner[1:] if side else inner
    if inner[:1] == ["similar"]:
        texts = [f.name for f in FIELDS.values() if f.kind is Kind.TEXT]
        sub = {"scorer": SCORERS, "of": texts}.get(inner[-1], ()) if value else ("scorer", "of", "ge")
        return dict.fromkeys(sub, "likeness of wording")
    if not inner:
        return {} if value else _field_options(side, cap)
    field = FIELDS.get(inner[0])
    if field is None:
        return {}
    if not value:
        return _operators(field, side, inner[1:])
    return _field_values(field, side, inner[1:], cap)


def _field_options(side: bool, cap: bool) -> dict[str, str]:
    scopes = {Scope.STATEMENT} if cap else {Scope.PROPOSITION} if side else {Scope.PROPOSITION, Scope.PAIR}
    out = {f.name: _field_meaning(f.name) for f in FIELDS.values() if f.scope in scopes}
    if not side and not cap:
        out |= {"a": "conditions on one side", "b": "conditions on the other side",
                "similar": "likeness of wording"}  # fmt: skip
    return out | meanings.LOGIC


def _operators(field: Field, side: bool, rest: list[str]) -> dict[str, str]:
    if field.kind is Kind.REFS and not side:
        return (
            {k: meanings.OPERATORS[k] for k in sorted(NUMERIC)}
            if rest
            else {"overlap": "how many both sides share"}
        )
    return {op: meanings.OPERATORS[op] for op in COMPARATORS[field.kind]}


def _field_values(field: Field, side: bool, rest: list[str], cap: bool) -> dict[str, str]:
    if rest[:1] in (["known"], ["missing"]):
        return dict(meanings.FLAGS)
    alone = side or cap or field.scope is not Scope.PROPOSITION
    if field.kind is Kind.BOOL and alone:
        return {**meanings.FLAGS, **_tests(field, ("missing",))}
    if rest:  # after an operator stands a value of the field
        return dict.fromkeys(field.values, field.meaning)
    if alone:
        return {**dict.fromkeys(field.values, field.meaning), **_tests(field, COMPARATORS[field.kind])}
    out = {p: meanings.PREDICATES[p] for p in PREDICATES[field.kind]}
    if field.kind is Kind.REFS:
        out["{ overlap = { ge = 2 } }"] = "at least so many are common to both"
    return out


def _tests(field: Field, operators: Iterable[str]) -> dict[str, str]:
    """Comparators as the tables that are written: ``{ ge = 1 }``."""
    out = {}
    for op in operators:
        if op in ("known", "missing"):
            out[f"{{ {op} = true }}"] = meanings.OPERATORS[op]
        elif op == "in" and field.values:
            out["{ in = [" + ", ".join(f'"{v}"' for v in field.values[:2]) + "] }"] = meanings.OPERATORS[op]
        elif op not in ("eq", "in", "ne") and field.kind in (Kind.COUNT, Kind.NUMBER):
            out[f"{{ {op} = 1 }}"] = meanings.OPERATORS[op]
    return out


def _field_meaning(name: str) -> str:
    field = FIELDS.get(name)
    if field is None:
        return {"speaker": "who says it", "outlet": "who reports it", "text": "the wording"}.get(name, "")
    return field.meaning + (f" ({field.unit})" if field.unit else "")
