"""The bundled flagship, read as a person would: what must be on top, and what must be in no conflict."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from credtui.cli import main


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def table(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    @lru_cache(maxsize=1)
    def read() -> str:
        assert main(["compare", "musk-putin", "--json"]) == 0
        return capsys.readouterr().out

    return dict(json.loads(read()))


def sides(table: dict[str, Any], conflict: dict[str, Any]) -> list[dict[str, Any]]:
    by_id = {s["id"]: s for s in table["statements"]}
    return [by_id[conflict["a"]], by_id[conflict["b"]]]


def reports_regular_contact(statement: dict[str, Any]) -> bool:
    """A statement of the newspaper, or of those it cites, of contact several times over."""
    document = statement["document"].startswith("wsj-")
    from_paper = statement["speaker_id"] == "wsj" or (document and statement["speaker_kind"] == "anonymous")
    counts = [p["facets"]["occurrences"] for p in statement["propositions"]]
    return from_paper and any(c and (c["min"] or 0) >= 3 for c in counts)


def test_both_collisions_of_the_story_are_found_and_one_is_on_top(table: dict[str, Any]) -> None:
    story = []
    for rank, conflict in enumerate(table["conflicts"]):
        pair = sides(table, conflict)
        speakers = {s["speaker_id"] for s in pair}
        if "peskov" in speakers and any(reports_regular_contact(s) for s in pair):
            story.append((rank, conflict))
    assert story, "WSJ's regular contact against Peskov is not found"
    rank, top = story[0]
    assert rank <= 2, sides(table, table["conflicts"][0])
    assert top["relation"] in ("contrary", "contradictory")
    assert top["type"] in ("frequency", "exclusivity", "denial", "negation")
    assert top["band"] != "weak"


@pytest.mark.parametrize("speaker", ["kirby", "pentagon", "white-house"])
def test_who_takes_no_position_is_in_no_conflict(speaker: str, table: dict[str, Any]) -> None:
    for conflict in table["conflicts"]:
        for statement in sides(table, conflict):
            assert statement["speaker_id"] != speaker, statement["text"]
            assert statement["stance"] != "decline", statement["text"]


def test_a_slip_of_an_outlet_collides_with_what_the_others_carry(table: dict[str, Any]) -> None:
    pairs = [
        sorted(s["document"] for s in sides(table, c)) for c in table["conflicts"] if c["type"] == "negation"
    ]
    assert any(a.startswith("rt-") and b.startswith("vecherniy-mayak-") for a, b in pairs)
