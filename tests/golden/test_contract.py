"""What ``compare --json`` promises, held against both bundled cases: keys, places, sums, references."""

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from credtui import bundled
from credtui.opening import Asked, open_comparison
from credtui.reports import compare_json, extract_json
from credtui.reports.jsonify import ON_FACETS

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "compare-1.schema.json").read_text("utf-8"))
CASES = ["musk-putin", "moskva"]


@lru_cache(maxsize=4)
def read(case: str) -> dict[str, Any]:
    asked = Asked((case,), (bundled.rules_dir(),), (bundled.sources_dir(),))
    return dict(json.loads(compare_json(open_comparison(asked).comparison, all_relations=True)))


@pytest.fixture(params=CASES)
def table(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


@lru_cache(maxsize=64)
def text_of(path: str) -> str:
    return (bundled.sources_dir().parent / path).read_text("utf-8").split("+++\n", 2)[2]


def statements(table: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    documents = {d["id"]: d for d in table["documents"]}
    return ((s, text_of(documents[s["document"]]["path"])) for s in table["statements"])


def relations(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [*table["conflicts"], *table["relations"]]


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_every_key_is_there_and_of_its_type(table: dict[str, Any]) -> None:
    problems = [f"{e.json_path}: {e.message}"[:300] for e in Draft7Validator(SCHEMA).iter_errors(table)]
    assert not problems, "\n".join(problems[:20])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("conflicts", 0, "score"), 0),
        (("conflicts", 0, "relation"), "restatement"),
        (("conflicts", 0, "points", 0, "line"), "5"),
        (("statements", 0, "quote"), "quoted"),
        (("statements", 0, "propositions", 0, "facets", "polarity"), "no"),
        (("documents", 0, "published_at"), "yesterday"),
        (("disputes", 0, "flip_cost"), -1),
    ],
)
def test_the_schema_sees_what_is_wrong(path: tuple[str | int, ...], value: object) -> None:
    table = json.loads(json.dumps(read("musk-putin")))
    inner = table
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    (problem,) = Draft7Validator(SCHEMA).iter_errors(table)
    assert list(problem.absolute_path) == list(path)


@pytest.mark.parametrize("key", SCHEMA["definitions"]["statement"]["required"])
def test_a_renamed_key_is_seen(key: str) -> None:
    table = json.loads(json.dumps(read("moskva")))
    table["statements"][0]["new_" + key] = table["statements"][0].pop(key)
    assert list(Draft7Validator(SCHEMA).iter_errors(table))


def test_facets_are_those_of_the_field_table(table: dict[str, Any]) -> None:
    assert {tuple(p["facets"]) for s, _ in statements(table) for p in s["propositions"]} == {ON_FACETS}


def test_documents_are_the_files(table: dict[str, Any]) -> None:
    for document in table["documents"]:
        assert hashlib.sha256(text_of(document["path"]).encode()).hexdigest() == document["version"]
    ids = [d["id"] for d in table["documents"]]
    assert len(ids) == len(set(ids))


def test_every_place_slices_the_text(table: dict[str, Any]) -> None:
    for statement, text in statements(table):
        assert text[statement["start"] : statement["end"]] == statement["text"]
        assert statement["outer_start"] <= statement["start"] < statement["end"] <= statement["outer_end"]
        for name, shown in (("speaker", "speaker_text"), ("cue", "cue")):
            start, end = statement[f"{name}_start"], statement[f"{name}_end"]
            assert start is None or text[start:end] == statement[shown], statement["id"]
        for claim in statement["propositions"]:
            assert text[claim["start"] : claim["end"]] == claim["text"]
            assert statement["outer_start"] <= claim["start"] <= claim["end"] <= statement["outer_end"]


def test_counts_and_times_show_the_words_at_their_place(table: dict[str, Any]) -> None:
    for statement, text in statements(table):
        for claim in statement["propositions"]:
            for name in ("quantity", "occurrences", "when", "covers"):
                value = claim["facets"][name]
                if value and value["start"] is not None:
                    assert text[value["start"] : value["end"]] == value["words"], (statement["id"], value)


def test_a_statement_is_bare(table: dict[str, Any]) -> None:
    for statement, _ in statements(table):
        assert statement["text"] == statement["text"].strip()
        assert statement["text"][0] not in "«“„\"'(" or statement["text"][-1] not in "»”\"')"
        assert not statement["text"].endswith((",", ";", ":")), statement["text"]


def test_points_add_up_and_make_the_score(table: dict[str, Any]) -> None:
    offset = table["scoring"]["offset"]
    for row in relations(table):
        assert sum(p["points"] for p in row["points"] if p["counted"]) == row["sum"]
        if row in table["conflicts"]:
            chance = 1 / (1 + 2 ** (-(row["sum"] - offset) / 10))
            assert row["score"] == min(99, max(1, round(100 * chance)))
            assert row["score"] >= table["scoring"]["threshold"]


def test_in_a_group_only_the_strongest_counts(table: dict[str, Any]) -> None:
    for row in table["conflicts"]:
        counted = [p["group"] for p in row["points"] if p["counted"]]
        assert len(counted) == len(set(counted))


def test_every_point_leads_to_its_rule(table: dict[str, Any]) -> None:
    for row in relations(table):
        for point in row["points"]:
            lines = (bundled.rules_dir().parent / point["file"]).read_text("utf-8").splitlines()
            assert point["rule"] in lines[point["line"] - 1] or "points" in lines[point["line"] - 1]


def test_references_lead_somewhere(table: dict[str, Any]) -> None:
    known = {s["id"]: s for s in table["statements"]}
    assert len(known) == len(table["statements"])
    disputes = {d["id"]: d for d in table["disputes"]}
    for row in relations(table):
        for side in "ab":
            assert row[f"{side}_proposition"] < len(known[row[side]]["propositions"])
    for conflict in table["conflicts"]:
        members = [s for p in disputes[conflict["dispute"]]["positions"] for s in p["statements"]]
        assert {conflict["a"], conflict["b"]} <= set(members)
    for statement in table["statements"]:
        assert set(statement["footing"]["independent"]) <= set(known) - {statement["id"]}
    for dispute in table["disputes"]:
        members = [s for p in dispute["positions"] for s in p["statements"]]
        assert set(members) <= set(known)
        for position in dispute["positions"]:
            assert position["independent_primaries"] <= len(position["statements"])


def test_the_earlier_statement_comes_first(table: dict[str, Any]) -> None:
    documents = {d["id"]: d for d in table["documents"]}
    by_id = {s["id"]: s for s in table["statements"]}

    def day(statement: dict[str, Any]) -> str:
        return str(statement["said_at"] or documents[statement["document"]]["published_at"] or "")[:10]

    for conflict in table["conflicts"]:
        assert day(by_id[conflict["a"]]) <= day(by_id[conflict["b"]])


def test_conflicts_are_ranked(table: dict[str, Any]) -> None:
    ranked = [(c["same_speaker"], -c["score"]) for c in table["conflicts"]]
    assert ranked == sorted(ranked)


def test_an_anonymous_speaker_has_no_identity(table: dict[str, Any]) -> None:
    for statement in table["statements"]:
        if statement["speaker_kind"] in ("anonymous", "unknown"):
            assert statement["speaker_id"] is None


@pytest.mark.parametrize("case", CASES)
def test_extract_prints_the_same_objects(case: str) -> None:
    from credtui.knowledge import load_knowledge
    from credtui.pipeline import statements_of
    from credtui.store.targets import load_target

    knowledge = load_knowledge()
    target = load_target([case], knowledge)
    made = json.loads(extract_json(target.documents, statements_of(target.documents, knowledge)))
    assert made["schema"] == "credtui/extract/1"
    assert made["documents"] == read(case)["documents"]
    there = {s["id"]: {**s, "footing": None, "grade": None} for s in read(case)["statements"]}
    for statement in made["statements"]:
        claims = statement["propositions"] or there[statement["id"]]["propositions"]
        assert {**statement, "propositions": claims, "footing": None, "grade": None} == there[statement["id"]]
