import json
from pathlib import Path

from jsonschema import validate

from credtui.model import Facets
from credtui.reports import compare_json, extract_json
from credtui.reports.jsonify import ON_FACETS
from tests.reports.sample import comparison

COMPARE_KEYS = [
    "schema", "case", "ruleset_sha256", "scoring", "documents", "statements", "conflicts", "disputes",
]  # fmt: skip
DOCUMENT_KEYS = ["id", "version", "path", "outlet", "published_at", "lang", "title", "text_kind", "seen"]
STATEMENT_KEYS = [
    "id", "document", "start", "end", "outer_start", "outer_end", "text", "lang", "said_at", "speaker",
    "speaker_id", "speaker_kind", "speaker_text", "speaker_start", "speaker_end", "cue", "cue_start",
    "cue_end", "quote", "stance", "via", "chain", "propositions", "footing", "grade",
]  # fmt: skip
CONFLICT_KEYS = [
    "id", "a", "b", "a_proposition", "b_proposition", "relation", "type", "score", "band", "sum", "points",
    "same_speaker", "dispute",
]  # fmt: skip
POINT_KEYS = ["rule", "points", "counted", "swapped", "explain", "file", "line"]
DISPUTE_KEYS = ["id", "question", "positions", "separation", "rests_on", "flip_cost"]

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "compare-1.schema.json").read_text("utf-8"))
"""What other programs rely on; also used on the bundled cases."""


def test_every_promised_key_is_there_and_in_order() -> None:
    table = json.loads(compare_json(comparison()))
    validate(table, SCHEMA)
    assert list(table)[: len(COMPARE_KEYS)] == COMPARE_KEYS
    assert list(table["documents"][0])[: len(DOCUMENT_KEYS)] == DOCUMENT_KEYS
    assert list(table["statements"][0])[: len(STATEMENT_KEYS)] == STATEMENT_KEYS
    assert list(table["conflicts"][0])[: len(CONFLICT_KEYS)] == CONFLICT_KEYS
    assert list(table["conflicts"][0]["points"][0])[: len(POINT_KEYS)] == POINT_KEYS
    assert list(table["disputes"][0])[: len(DISPUTE_KEYS)] == DISPUTE_KEYS


def test_facets_are_those_of_the_field_table() -> None:
    assert set(ON_FACETS) == set(Facets.__dataclass_fields__)
    facets = json.loads(compare_json(comparison()))["statements"][1]["propositions"][0]["facets"]
    assert facets["event"] == {"id": "contact", "words": "met", "known": True, "start": 4, "end": 7}
    assert facets["occurrences"]["min"] == facets["occurrences"]["max"] == 1
    assert facets["quantity"] is None


def test_relations_only_when_asked_for() -> None:
    assert "relations" in json.loads(compare_json(comparison(), all_relations=True))


def test_extract_has_the_same_objects() -> None:
    made = comparison()
    table = json.loads(extract_json(made.documents, made.statements))
    assert list(table)[:3] == ["schema", "documents", "statements"]
    assert table["schema"] == "credtui/extract/1"
    assert table["statements"] == json.loads(compare_json(made))["statements"]


def test_same_comparison_same_bytes() -> None:
    assert compare_json(comparison()) == compare_json(comparison())
