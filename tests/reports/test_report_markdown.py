from pathlib import Path

import pytest

from credtui.reports import make_report, markdown_report
from credtui.reports.terminal import comparison_text, explanation_text
from tests.reports.sample import TEXT_A, comparison

GOLDEN = Path(__file__).parent / "golden.md"


def test_report_is_the_golden_one() -> None:
    report = make_report(comparison(), title="The harbour", questions=("How often did they meet?",))
    written = markdown_report(report).replace(report.version, "VERSION")
    assert written == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("kind", ["paraphrase", "translation"])
def test_only_the_speakers_own_words_stand_in_quotation_marks(kind: str) -> None:
    quoted = markdown_report(make_report(comparison()))
    assert "“We met once" in quoted
    for written in (
        markdown_report(make_report(comparison(kind_b=kind))),
        comparison_text(make_report(comparison(kind_b=kind))),
    ):
        assert "“We met once" not in written
        assert ("our wording" if kind == "paraphrase" else "translation") in written


def test_points_and_places_are_shown() -> None:
    written = markdown_report(make_report(comparison()))
    assert "rules/conflicts.toml:12" in written
    assert "characters 0 to 33" in written
    assert "| +60 |" in written
    assert "| +0 (of +20) |" in written
    assert "Machine draft, not reviewed" in written


def test_hostile_text_is_inert_everywhere() -> None:
    text = "\x1b]0;x\x07\u202e[/b] <script>| [a](javascript:b) " + TEXT_A
    report = make_report(comparison(text_a=text))
    line = report.conflicts[0]
    for written in (markdown_report(report), comparison_text(report), explanation_text(line)):
        assert not any(c in written for c in "\x1b\x07\u202e")
        assert "<U+001B>" in written.replace("\\", "")
    table = [row for row in markdown_report(report).splitlines() if row.startswith("|")]
    assert "<script>" not in markdown_report(report)
    assert len({row.replace("\\|", "").count("|") for row in table[:5]}) == 1


def test_nothing_found_is_a_sentence() -> None:
    from dataclasses import replace

    empty = replace(comparison(), statements=(), conflicts=(), disputes=())
    assert "No attributed statements were found" in comparison_text(make_report(empty))
    quiet = replace(comparison(), conflicts=(), disputes=())
    assert "No two statements collide" in comparison_text(make_report(quiet))


def test_a_collision_told_again_stands_once_unless_all_is_asked_for() -> None:
    from dataclasses import replace

    one = comparison()
    first = one.conflicts[0]
    retold = replace(first, id="c2f00", sum=50)
    other = replace(first, id="c3f00", type="number")
    report = make_report(replace(one, conflicts=(first, retold, other)))
    assert [line.lead for line in report.conflicts] == ["", "c1f00", ""]
    short, long = comparison_text(report, every=False), comparison_text(report)
    assert "told again in c2f00" in short
    assert "3 conflicts, 1 of them told again" in short
    assert [text.count("contrary, frequency") for text in (short, long)] == [1, 2]
    assert "told again" not in long
    assert [text.count("contrary, number") for text in (short, long)] == [1, 1]
