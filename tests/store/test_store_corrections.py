"""Files of corrections: one a decision, written once, every broken one named with its place."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credtui.corrections.model import Anchor, Correction, FacetValue, Seen
from credtui.model import Count, Interval, Period, Ref, Speaker
from credtui.store import load_case
from credtui.store.corrections import correction_text, load_corrections, save_correction
from credtui.store.own import analyst, own_case, remember_analyst
from tests.corrections.build import KNOWLEDGE

AT = datetime(2031, 5, 13, 12, 30, tzinfo=UTC)
QUOTE = Anchor("“The gate\nis open,” [b]said\x1b he", "before \\ ", 'after "', 17)
SEEN = Seen(Speaker("Orest Lan", None, "person", "he"), "deny", "mixed", "Evening Lantern", "Iryna")
BASE = Correction(
    "", "Olena Tkach", AT, "harbour-1", "stance", QUOTE, SEEN, stance="assert", version="ab", note="why"
)


def facet(name: str, value: object) -> Correction:
    return replace(BASE, change="facet", stance=None, claim=QUOTE, facet=FacetValue(name, value))  # type: ignore[arg-type]


EVERY = [
    BASE,
    replace(BASE, change="speaker", stance=None, speaker=Speaker("Iryna Los", "los", "official")),
    replace(BASE, change="quote", stance=None, quote="direct"),
    replace(BASE, change="via", stance=None, via=""),
    replace(BASE, change="span", stance=None, parts=(QUOTE,)),
    replace(BASE, change="split", stance=None, parts=(QUOTE, QUOTE)),
    replace(BASE, change="join", stance=None, parts=(QUOTE,)),
    replace(BASE, change="not-a-statement", stance=None),
    replace(BASE, change="add", speaker=Speaker("a clerk", None, "anonymous", "a clerk"), quote="indirect"),
    facet("polarity", "negated"),
    facet("measure", "killed"),
    facet("exclusive", False),
    facet("hedge", "perhaps"),
    facet("agent", Ref("los", "Los", None, True)),
    facet("place", Ref("the old quay", "the old quay")),
    facet("participants", (Ref("los", "Los", None, True), Ref("a b", "a b"))),
    facet("quantity", Count(Interval(3, None), "some", None, "km", True)),
    facet("when", Period(date(2031, 1, 1), None, "since January", None, "month")),
    facet("covers", None),
    Correction("", "Petro", AT, "harbour-1", "revoke", revokes="20310513T123000Z-stance-00000000"),
]


@pytest.mark.parametrize("one", EVERY, ids=lambda c: f"{c.change}-{c.facet.name if c.facet else ''}")
def test_what_is_written_is_read_again(one: Correction, tmp_path: Path) -> None:
    saved = save_correction(tmp_path, one)
    assert saved == replace(one, id=saved.id)
    assert load_corrections(tmp_path) == ((saved,), ())


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text(), st.text(min_size=1), st.text(min_size=1))
def test_any_text_survives(tmp_path_factory, before: str, note: str, quote: str, by: str) -> None:  # type: ignore[no-untyped-def]
    if not by.strip() or by != by.strip():
        return
    folder = tmp_path_factory.mktemp("case")
    one = replace(BASE, by=by, note=note, statement=Anchor(quote, before, "", 0))
    saved = save_correction(folder, one)
    (read,), problems = load_corrections(folder)
    assert not problems
    assert read == saved


def test_two_analysts_at_the_same_second_lose_nothing(tmp_path: Path) -> None:
    def work(name: str) -> None:
        for number in range(20):
            save_correction(tmp_path, replace(BASE, by=name, note=str(number % 2)))

    threads = [threading.Thread(target=work, args=(n,)) for n in ("Olena", "Petro")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found, problems = load_corrections(tmp_path)
    assert not problems
    assert len(found) == 40
    assert len({c.id for c in found}) == 40


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_correction(tmp_path, BASE)
    assert list((tmp_path / "corrections").iterdir()) == []


BAD = [
    ('by = "Olena"', 'by = " "', "analyst"),
    ('by = "Olena"\n', "", "needs the key 'by'"),
    ("at = 2031-05-13T12:30:00Z", "at = 2031-05-13", "zone"),
    ("at = 2031-05-13T12:30:00Z", "at = 2031-05-13T12:30:00", "zone"),
    ('change = "stance"', 'change = "stanse"', "not a value of 'change'"),
    ('stance = "deny"', 'stance = "denies"', "not a value of 'stance'"),
    ('stance = "deny"', 'stanze = "deny"', "unknown key 'stanze'"),
    ("format = 1", "format = 2", "format"),
    ('[statement]\nquote = "the gate"\n', "", "needs statement"),
    ('[to]\nstance = "deny"\n', "", "needs to.stance"),
    ('change = "stance"', 'change = "revoke"', "needs revokes"),
    ('change = "stance"', 'change = "split"', "needs to.part"),
    ('stance = "deny"', 'speaker = {name = "a clerk", kind = "anonymous", id = "clerk"}', "has no id"),
    ('stance = "deny"', 'facet = "polaritty"\nchoice = "negated"', "did you mean 'polarity'"),
    ('stance = "deny"', 'facet = "polarity"\nchoice = "no"', "is one of affirmed, negated"),
    ('stance = "deny"', 'facet = "polarity"\nflag = true', "takes choice"),
    ('stance = "deny"', 'facet = "same-speaker"\nflag = true', "no facet that can be corrected"),
    ('stance = "deny"', 'facet = "quantity"\ncount = {at_least = 5, at_most = 3}', "more than at_most"),
    ('stance = "deny"', 'facet = "when"\nperiod = {from = 2031-05-02, to = 2031-05-01}', "later than to"),
    ('stance = "deny"', 'stance = "deny"\nchoice = "x"', "name the facet"),
]
GOOD = """format = 1
by = "Olena"
at = 2031-05-13T12:30:00Z
change = "stance"
document = "harbour-1"
[statement]
quote = "the gate"
[to]
stance = "deny"
"""


@pytest.mark.parametrize(("old", "new", "message"), BAD)
def test_a_broken_file_is_named_with_its_place_and_the_others_count(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    folder = tmp_path / "corrections"
    folder.mkdir()
    assert old in GOOD
    (folder / "good.toml").write_text(GOOD, "utf-8")
    (folder / "bad.toml").write_text(GOOD.replace(old, new, 1), "utf-8")
    before = (folder / "bad.toml").read_bytes()
    found, problems = load_corrections(tmp_path)
    assert [c.id for c in found] == ["good"]
    assert any(message in f"{p.message} {p.expected}" for p in problems), problems
    assert all(p.file.endswith("bad.toml") and p.line for p in problems)
    assert (folder / "bad.toml").read_bytes() == before


def test_a_case_has_its_corrections_and_their_problems(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('title = "Harbour"\n', "utf-8")
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.toml").write_text(GOOD, "utf-8")
    (tmp_path / "corrections" / "b.toml").write_text("by =", "utf-8")
    (tmp_path / "corrections" / ".hidden.toml").write_text("by =", "utf-8")
    case = load_case(tmp_path, KNOWLEDGE)
    assert [c.id for c in case.corrections] == ["a"]
    assert ["b.toml" in p.file for p in case.problems] == [True]


def test_files_are_in_order_of_time_whatever_their_names(tmp_path: Path) -> None:
    for name, minute in (("z", 1), ("a", 2), ("m", 0)):
        folder = tmp_path / "corrections"
        folder.mkdir(exist_ok=True)
        text = correction_text(replace(BASE, at=AT.replace(minute=minute)))
        (folder / f"{name}.toml").write_text(text, "utf-8")
    assert [c.id for c in load_corrections(tmp_path)[0]] == ["m", "z", "a"]


def test_a_bundled_case_is_copied_once_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from credtui.bundled import sources_dir

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    bundled = sources_dir() / "cases" / "moskva"
    own = own_case(bundled)
    assert own == tmp_path / "credtui" / "sources" / "cases" / "moskva"
    names = sorted(p.relative_to(bundled).as_posix() for p in bundled.rglob("*"))
    assert sorted(p.relative_to(own).as_posix() for p in own.rglob("*")) == names
    save_correction(own, BASE)
    assert own_case(bundled) == own_case(own) == own
    assert len(load_corrections(own)[0]) == 1
    assert sorted(p.name for p in own.parent.iterdir()) == ["moskva"]


def test_the_analyst_s_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDTUI_BY", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert analyst() == ""
    remember_analyst(" Olena\x1b[31m\n Tkach ")
    assert analyst() == "Olena [31m Tkach"
    monkeypatch.setenv("CREDTUI_BY", "Petro")
    assert analyst() == "Petro"
    monkeypatch.delenv("CREDTUI_BY")
    for broken in (b"by = 3", b"\xff", b"by ="):
        (tmp_path / "credtui" / "analyst.toml").write_bytes(broken)
        assert analyst() == ""
