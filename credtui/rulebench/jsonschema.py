"""JSON Schema (draft-07) of a rule file, for Taplo and Even Better TOML: hover text and completion."""

from __future__ import annotations

import ast
import inspect
from typing import Any

from pydantic import BaseModel

from credtui.fields import COMPARATORS, FIELDS, PREDICATES, Field, Kind, Scope
from credtui.ruleset import schema as models
from credtui.ruleset.parse import NUMERIC, SCORERS

DRAFT = "http://json-schema.org/draft-07/schema#"


def rule_schema() -> dict[str, Any]:
    """The schema, made from the models and the closed field table."""
    made: dict[str, Any] = models.RuleFile.model_json_schema(ref_template="#/definitions/{model}")
    definitions = made.pop("$defs")
    for name, definition in definitions.items():
        _describe(definition, getattr(models, name, None))
    _describe(made, models.RuleFile)
    for key in ("a", "b"):
        side = {"anyOf": [{"type": "string"}, {"$ref": "#/definitions/ExampleSide"}],
                "description": f"Side {key}: text, or a table with text, lang, date ..."}  # fmt: skip
        definitions["Example"]["properties"][key] = side
    definitions["When"] = _when()
    definitions["Side"] = _side()
    definitions["Footing"] = _footing()
    for model, conditions in (("RuleModel", "When"), ("CapModel", "Footing")):
        key = definitions[model]["properties"]["when"]
        definitions[model]["properties"]["when"] = {
            "allOf": [{"$ref": f"#/definitions/{conditions}"}], "description": key["description"],
        }  # fmt: skip
    return {"$schema": DRAFT, "title": "credtui rules", **made, "definitions": definitions}


def _describe(definition: dict[str, Any], model: Any) -> None:
    """Descriptions from the doc strings under a model's fields; pydantic's own titles are noise."""
    definition.pop("title", None)
    told = field_docs(model) if isinstance(model, type) and issubclass(model, BaseModel) else {}
    for name, value in definition.get("properties", {}).items():
        value.pop("title", None)
        if name in told:
            value["description"] = told[name]


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Field name -> the doc string that stands under it in the source; {} where there is no source."""
    try:
        body = ast.parse(inspect.getsource(model)).body[0]
    except (OSError, TypeError, SyntaxError):
        return {}
    out: dict[str, str] = {}
    last = ""
    for node in body.body if isinstance(body, ast.ClassDef) else []:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            out[last] = " ".join(str(node.value.value).split())
            last = ""
        else:
            last = ""
    return out


def _meaning(row: Field) -> str:
    return row.meaning + (f" ({row.unit})" if row.unit else "")


def _scalar(row: Field) -> dict[str, Any]:
    if row.kind in (Kind.COUNT, Kind.NUMBER):
        return {"type": "number"}
    if row.kind is Kind.BOOL:
        return {"type": "boolean"}
    return {"enum": list(row.values)} if row.values else {"type": "string"}


def _own(row: Field) -> dict[str, Any]:
    """What one side's field (or a field between the sides) may be compared with."""
    plain = _scalar(row)
    ops: dict[str, Any] = {}
    for op in COMPARATORS[row.kind]:
        many = {"type": "array", "items": plain}
        ops[op] = {"type": "boolean"} if op in ("known", "missing") else many if op == "in" else plain
    table = {"type": "object", "properties": ops, "additionalProperties": False, "minProperties": 1}
    words = {"enum": ["known", "missing"]}
    return {"description": _meaning(row), "anyOf": [plain, words, table, {"type": "array", "items": plain}]}


def _between(row: Field) -> dict[str, Any]:
    options: list[dict[str, Any]] = [{"enum": [*PREDICATES[row.kind], "same"]}]
    if row.kind is Kind.REFS:
        bounds = {op: {"type": "number"} for op in sorted(NUMERIC)}
        shared = {"type": "object", "properties": bounds, "additionalProperties": False}
        options.append({"type": "object", "properties": {"overlap": shared}, "additionalProperties": False})
    return {"description": _meaning(row) + ", compared between the sides", "anyOf": options}


def _logic(name: str) -> dict[str, Any]:
    ref = {"$ref": f"#/definitions/{name}"}
    many = {"type": "array", "items": ref, "minItems": 1}
    return {
        "all": {**many, "description": "Every condition holds"},
        "any": {**many, "description": "At least one condition holds"},
        "not": {"allOf": [ref], "description": "The conditions do not hold; unknown stays unknown"},
    }


def _when() -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for row in FIELDS.values():
        if row.scope is Scope.PROPOSITION:
            fields[row.name] = _between(row)
        elif row.scope is Scope.PAIR:
            fields[row.name] = _own(row)
    side = {"$ref": "#/definitions/Side"}
    texts = [row.name for row in FIELDS.values() if row.kind is Kind.TEXT]
    fields |= {
        "a": {"allOf": [side], "description": "Conditions on one side"},
        "b": {"allOf": [side], "description": "Conditions on the other side"},
        "similar": {
            "type": "object", "description": "Likeness of wording, 0 to 100", "required": ["of", "ge"],
            "properties": {"scorer": {"enum": list(SCORERS)}, "of": {"enum": texts},
                           "ge": {"type": "number", "minimum": 0, "maximum": 100}},
            "additionalProperties": False,
        },
    }  # fmt: skip
    return _table({**fields, **_logic("When")}, "When the rule fires: every entry holds")


def _side() -> dict[str, Any]:
    fields = {row.name: _own(row) for row in FIELDS.values() if row.scope is Scope.PROPOSITION}
    return _table({**fields, **_logic("Side")}, "Conditions on one side")


def _footing() -> dict[str, Any]:
    rows = [r for r in FIELDS.values() if r.scope is Scope.STATEMENT or r.name == "stance"]
    return _table({**{r.name: _own(r) for r in rows}, **_logic("Footing")}, "When the ceiling applies")


def _table(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": "object", "description": description, "properties": properties,
            "additionalProperties": False, "minProperties": 1}  # fmt: skip
